import Journaling
import TestSupport
import Testing

/// Which entries count as absent.
///
/// Source: merge-law.md, 2.4.
@Suite struct ErasureLawTests {
    @Test(arguments: [("city", true), ("east", true), ("west", false), ("phone", false)])
    func `an office above erases`(name: String, isErased: Bool) throws {
        let scene = Scene()
        let finding = scene.find()
        let writer = try #require(scene.authors.first { $0.name == name })
        scene.erase(writer, scene.phone, finding)

        #expect(scene.judged.isErased(finding) == isErased)
        #expect(scene.judged.heads() == (isErased ? [] : [finding]))
        #expect(scene.judged.reasons(finding) == (isErased ? nil : []))
    }

    @Test func `an erased entry supersedes nothing and is no base`() {
        let scene = Scene()
        let first = scene.find()
        let second = scene.find(["v": 2], bases: [first])
        #expect(scene.judged.heads() == [second])
        scene.erase(scene.east, scene.phone, second)

        #expect(scene.judged.heads() == [first])
    }

    @Test func `an erased entry may be held too`() {
        let scene = Scene()
        let finding = scene.find(record: "check/nowhere.s1/2026-03-01/r1.1/c1")
        let malformed = scene.phone.append([1, 2, 3])
        let unknown = scene.write(scene.phone, "poem/a", "b")
        for entry in [finding, malformed, unknown] { scene.erase(scene.east, scene.phone, entry) }

        for entry in [finding, malformed, unknown] {
            #expect(scene.judged.isErased(entry))
            #expect(scene.judged.reasons(entry) == nil)
        }
    }

    /// Names the phone's inspector with a grant that the east is not above.
    private static let naming: [(String, Grant, Bool)] = [
        ("the same level", .usual(level: 1, [("east.2", 1)], places: ["east"]), false),
        ("a wider place", .usual(level: 2, [("east.2", 1)], places: ["east", "west"]), false),
        ("an ended grant", .usual(level: 1, [("east.2", 1)], places: ["east"], until: 1), false),
        ("no place at all", .usual(level: 1, [("east.2", 1)], places: []), false),
        ("another inspector", .usual(level: 1, [("east.3", 1)], places: ["*"]), true),
        ("another rank", .usual(level: 1, [("east.2", 2)], places: ["*"]), true),
        (
            "other registers",
            .usual(level: 1, [("east.2", 1)], places: ["*"], registers: ["walk/*"]),
            true
        ),
        (
            "types with the right", .usual(level: 1, [], types: [("east.*", 1)], places: ["*"]),
            false
        ),
        (
            "types without the right",
            .usual(level: 1, [], types: [("east.*", 1)], places: ["*"], rights: []), true
        ),
        ("a grant below", .usual(level: 3, [("east.2", 1)], places: ["east.mill"]), true),
    ]

    @Test(arguments: naming.indices)
    func `the eraser is above every grant that names the entry`(index: Int) {
        let (what, grant, isErased) = ErasureLawTests.naming[index]
        let scene = Scene()
        let finding = scene.find()
        scene.enrol(
            scene.root,
            scene.phone,
            grant.with { $0.from = min($0.from, $0.until ?? .max) }
        )
        let erasure = scene.erase(scene.east, scene.phone, finding)

        #expect(scene.judged.hasEffect(erasure))
        #expect(scene.judged.isErased(finding) == isErased, "\(what)")
    }

    @Test func `a revoked grant names as before`() {
        let scene = Scene()
        let finding = scene.find()
        let grant = scene.enrol(scene.root, scene.phone, .usual(level: 1, [("east.2", 1)]))
        scene.revoke(scene.root, scene.phone, grant, through: scene.phone.start)
        scene.erase(scene.east, scene.phone, finding)

        #expect(!scene.judged.isErased(finding))
    }

    @Test func `where no grant names the entry, above some grant of the device is enough`() {
        let scene = Scene()
        let finding = scene.find(as: ("west.7", 0))
        scene.enrol(scene.root, scene.phone, .usual(level: 1, [("east.9", 1)], places: ["*"]))
        scene.erase(scene.east, scene.phone, finding)

        #expect(scene.judged.isErased(finding))
    }

    @Test func `what a device of nobody wrote is erased once a grant that gives nothing names it`()
    {
        let scene = Scene()
        let finding = scene.find()
        scene.stranger.append(scene.phone.path[0].link.bytes ?? [])
        let before = scene.erase(scene.east, scene.stranger, finding)
        #expect(scene.judged.reasons(before) == [.noAuthority])
        scene.enrol(
            scene.east,
            scene.stranger,
            .usual(level: 2, [], places: [], registers: [], rights: [])
        )

        let copy = scene.statements.filter { $0.digest == finding && $0.defect != nil }
        #expect(copy.count == 1)
        #expect(copy.allSatisfy(scene.judged.judge.isErased))
        #expect(scene.judged.heads() == [finding])
    }

    @Test func `entries of layers 1 and 2 are never erased`() {
        let scene = Scene()
        let finding = scene.find()
        let attestation = scene.attest(scene.east, scene.phone, received: Scene.noon)
        for entry in [scene.phoneGrant, attestation] { scene.erase(scene.city, scene.east, entry) }

        #expect(!scene.judged.isErased(scene.phoneGrant))
        #expect(!scene.judged.isErased(attestation))
        #expect(scene.judged.hasEffect(attestation))
        #expect(scene.judged.heads() == [finding])
    }

    @Test func `an entry of layer 3 may be erased, and with it what it made known`() {
        let scene = Scene()
        let point = scene.publish(
            "point/x/2026-01-01",
            "place",
            ["office": "east", "stations": ["s1"]],
            by: scene.east
        )
        let finding = scene.find(record: "check/x.s1/2026-03-01/r1.1/c1")
        #expect(scene.judged.reasons(point) == [.notEnrolled])
        let known = scene.publish(
            "point/east.x/2026-01-01",
            "place",
            ["office": "east", "stations": ["s1"]],
            by: scene.east
        )
        let other = scene.find(record: "check/east.x.s1/2026-03-01/r1.1/c1")
        #expect(scene.judged.reasons(other) == [])
        scene.erase(scene.city, scene.east, known)

        #expect(scene.judged.reasons(other) == [.unknownPoint])
        #expect(scene.judged.reasons(finding) == [.notEnrolled, .unknownPoint])
    }

    @Test func `an erasure must be of the entry's own device`() {
        let scene = Scene()
        let finding = scene.find()
        scene.erase(scene.city, scene.east, finding)

        #expect(!scene.judged.isErased(finding))
    }

    @Test func `an erasure that was taken back erases nothing`() {
        let scene = Scene()
        let finding = scene.find()
        let erasure = scene.erase(scene.east, scene.phone, finding)
        scene.cancel(scene.city, erasure, in: "erasure/\(scene.phone.device.hex)", "erasure")

        #expect(!scene.judged.isErased(finding))
        #expect(scene.judged.heads() == [finding])
    }

    @Test func `photos are erased by their digests`() {
        let scene = Scene()
        let photo = Digest.named("photo")
        let erasure = scene.write(
            scene.east,
            "erasure/\(scene.phone.device.hex)",
            "erasure",
            Erasure.photo(photo).claim
        )

        #expect(scene.judged.hasEffect(erasure))
        #expect(scene.judged.judge.authority.erasedPhotos == [photo])
    }
}
