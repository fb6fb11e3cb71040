import Journaling
import TestSupport
import Testing

/// Attestations, releases, addresses and erasures: who may write them and take them back.
///
/// Source: merge-law.md, 2.3.
@Suite struct ActLawTests {
    private static let acts = ["attestation", "release", "address", "erasure"]

    /// An act of the east about the phone.
    private func act(_ kind: String, in scene: Scene, by writer: Author? = nil) -> Digest {
        let writer = writer ?? scene.east
        let finding = scene.find()
        return switch kind {
        case "attestation": scene.attest(writer, scene.phone, received: Scene.noon)
        case "release": scene.release(writer, finding, .date)
        case "address": scene.address(writer, scene.phone, slot: "r2")
        default: scene.erase(writer, scene.phone, finding)
        }
    }

    @Test(arguments: acts)
    func `an office may act with the right for it`(kind: String) {
        let right: [String: Grant.Right] = [
            "attestation": .attest, "release": .release, "address": .address, "erasure": .erase,
        ]
        for isGiven in [true, false] {
            let scene = Scene(enrolled: false)
            scene.enrol(scene.root, scene.city, .usual(level: 0, office: "city", types: [("*", 3)]))
            let rights = Set(Grant.Right.allCases).filter { isGiven || $0 != right[kind] }
            scene.enrol(scene.city, scene.east, Grant.east.with { $0.rights = rights })
            scene.enrol(scene.east, scene.phone, .phone)
            let act = act(kind, in: scene)
            #expect(scene.judged.reasons(act) == (isGiven ? [] : [.noAuthority]))
        }
    }

    @Test(
        arguments: acts,
        [
            GrantChange("nothing", true) { _ in },
            GrantChange("another inspector", false) { $0.inspectors = [.init("east.2", 2)] },
            GrantChange("a rank below the writer's", false) {
                $0.inspectors = [.init("east.*", 1)]
            },
            GrantChange("other registers", false) { $0.registers = ["enrolment/*", "check/*"] },
            GrantChange("an end before", false) { $0.until = Scene.start / 60_000 },
            GrantChange("an end after", true) { $0.until = Scene.start / 60_000 + 600 },
        ] as [GrantChange]
    )
    func `an act needs a grant that authorises it`(kind: String, change: GrantChange) {
        let scene = Scene(enrolled: false)
        scene.enrol(scene.root, scene.city, .usual(level: 0, office: "city", types: [("*", 3)]))
        scene.enrol(scene.city, scene.east, Grant.east.with(change.change))
        // The city enrols the phone, so that nothing but the act hangs on the east's grant.
        scene.enrol(scene.city, scene.phone, .phone)
        let act = act(kind, in: scene)

        #expect(scene.judged.reasons(act) == (change.isGood ? [] : [.noAuthority]))
    }

    @Test(arguments: acts)
    func `an act of an office that is cut off has no authority`(kind: String) {
        let scene = Scene()
        scene.revoke(scene.city, scene.east, scene.eastGrant, through: scene.east.chain)
        let act = act(kind, in: scene)

        #expect(scene.judged.reasons(act) == [.noAuthority])
    }

    @Test(arguments: acts)
    func `an act under a practice grant has authority in practice ledgers only`(kind: String) {
        let scene = Scene()
        scene.enrol(
            scene.root,
            scene.stranger,
            .usual(level: 0, office: "x", practice: true)
        )
        let act = act(kind, in: scene, by: scene.stranger)

        #expect(scene.judged.reasons(act) == [.noAuthority])
        #expect(scene.judged(practice: true).reasons(act) == [])
    }

    @Test(arguments: ["attestation", "erasure"])
    func `attesting and erasing need a grant above one of the device`(kind: String) {
        let scene = Scene()
        let fromWest = act(kind, in: scene, by: scene.west)
        let fromCity = act(kind, in: scene, by: scene.city)
        let fromEast = act(kind, in: scene, by: scene.east)
        let own = scene.attest(scene.east, scene.east, received: Scene.noon)
        let unknown = scene.attest(scene.city, scene.stranger, received: Scene.noon)

        let judged = scene.judged
        #expect(judged.reasons(fromWest) == [.noAuthority])
        #expect(judged.reasons(fromCity) == [])
        #expect(judged.reasons(fromEast) == [])
        #expect(judged.reasons(own) == [.noAuthority])
        #expect(judged.reasons(unknown) == [.noAuthority])
    }

    @Test func `a grant that somebody else adds shields nobody`() {
        let scene = Scene()
        scene.enrol(scene.west, scene.phone, .usual(level: 2, [("west.9", 0)], places: ["west"]))
        let act = act("erasure", in: scene)
        let attestation = scene.attest(scene.east, scene.phone, received: Scene.noon)

        #expect(scene.judged.reasons(act) == [])
        #expect(scene.judged.reasons(attestation) == [])
        #expect(scene.judged.heads() == [])
    }

    @Test(
        arguments: [
            ("attestation", "received", ["chain": "00", "received": 1]),
            ("attestation", "received", ["received": 1]),
            ("attestation", "received", ["chain": .text(Digest.named("x").hex), "received": -1]),
            ("attestation", "received", ["chain": .text(Digest.named("x").hex), "received": "1"]),
            ("attestation", "received", ["withdrawn": false]),
            ("release", "release", ["reasons": "date"]),
            ("release", "release", ["reasons": ["date", 1]]),
            ("release", "release", [:]),
            ("address", "range", ["after": .text(Digest.named("x").hex), "slot": "r1"]),
            ("address", "range", ["slot": "r1"]),
            ("erasure", "erasure", [:]),
            ("erasure", "erasure", ["entry": "x"]),
            ("erasure", "erasure", ["photo": 1]),
        ] as [(String, String, JSONValue)]
    )
    func `a claim without what the law reads is malformed`(
        kind: String,
        register: String,
        claim: JSONValue
    ) {
        let scene = Scene()
        let subject = kind == "release" ? Digest.named("x").hex : scene.phone.device.hex
        let digest = scene.write(scene.city, "\(kind)/\(subject)", register, claim)
        let withdrawn = scene.write(
            scene.city,
            "\(kind)/\(subject)",
            register,
            ["withdrawn": true, "note": [1]]
        )

        #expect(scene.judged.reasons(digest) == [.malformed])
        #expect(scene.judged.reasons(withdrawn) == [])
    }

    @Test(
        arguments: [
            ("date", "2026-02-29", false), ("date", "2026-03-01", true), ("date", 1, false),
            ("offset", 52_560_000, true), ("offset", -52_560_000, true),
            ("offset", 52_560_001, false),
            ("offset", "1", false), ("station", "gate", false), ("station", "gate.s1", true),
            ("slot", "r.1", false), ("slot", "r1", true), ("inspector", "east", false),
            ("inspector", "east.2", true), ("other", 1, false),
        ] as [(String, JSONValue, Bool)]
    )
    func `an address says at least one thing, and rightly`(
        member: String,
        value: JSONValue,
        isGood: Bool
    ) {
        let scene = Scene()
        let digest = scene.write(
            scene.city,
            "address/\(scene.phone.device.hex)",
            "range",
            .object([
                "after": .text(scene.phone.start.hex), "through": .text(scene.phone.chain.hex),
                member: value,
            ])
        )

        #expect(scene.judged.reasons(digest) == (isGood ? [] : [.malformed]))
    }

    @Test func `a revocation cannot be withdrawn by itself`() {
        let scene = Scene()
        let digest = scene.write(
            scene.city,
            "revocation/\(scene.phone.device.hex)",
            "revocation",
            ["withdrawn": true]
        )

        #expect(scene.judged.reasons(digest) == [.malformed])
    }

    @Test func `a withdrawn act has no effect of its own, whatever else it says`() {
        let scene = Scene()
        let finding = scene.find()
        let subject = scene.phone.device.hex
        let erasure: JSONValue = ["withdrawn": true, "entry": .text(finding.hex)]
        let arrival: JSONValue = [
            "withdrawn": true, "chain": .text(scene.phone.chain.hex),
            "received": .integer(Scene.start),
        ]
        let one = scene.write(scene.east, "erasure/\(subject)", "erasure", erasure)
        let two = scene.write(scene.east, "attestation/\(subject)", "received", arrival)

        #expect(scene.judged.hasEffect(one))
        #expect(scene.judged.hasEffect(two))
        #expect(scene.judged.heads() == [finding])
        #expect(scene.judged.standing(finding)?.effective == Scene.noon)
    }

    // MARK: - Taking back

    private func record(_ scene: Scene) -> String { "erasure/\(scene.phone.device.hex)" }

    @Test(arguments: [("city", true), ("east", true), ("west", false), ("phone", false)])
    func `the same office or one above takes an act back`(name: String, isCancelled: Bool) throws {
        let scene = Scene()
        let finding = scene.find()
        let erasure = scene.erase(scene.east, scene.phone, finding)
        let writer = try #require(scene.authors.first { $0.name == name })
        scene.cancel(writer, erasure, in: record(scene), "erasure")

        #expect(scene.judged.hasEffect(erasure) == !isCancelled)
        #expect(scene.judged.heads() == (isCancelled ? [finding] : []))
    }

    @Test func `the lower office takes nothing of the upper back`() {
        let scene = Scene()
        let finding = scene.find()
        let erasure = scene.erase(scene.city, scene.phone, finding)
        let attempt = scene.cancel(scene.east, erasure, in: record(scene), "erasure")

        #expect(scene.judged.hasEffect(erasure))
        #expect(scene.judged.hasEffect(attempt))
        #expect(scene.judged.isErased(finding))
    }

    @Test func `another device of the same office takes an act back`() {
        let scene = Scene()
        let desk = scene.author("desk", key: 7, inspector: "east.5", rank: 1)
        scene.enrol(
            scene.city,
            desk,
            Grant.east.with {
                $0.level = 1; $0.places = ["*"]
            }
        )
        let finding = scene.find()
        let erasure = scene.erase(scene.east, scene.phone, finding)
        scene.cancel(desk, erasure, in: record(scene), "erasure")

        #expect(!scene.judged.hasEffect(erasure))
    }

    @Test func `taking back needs the same record and the name`() {
        let scene = Scene()
        let finding = scene.find()
        let erasure = scene.erase(scene.east, scene.phone, finding)
        scene.cancel(scene.east, erasure, in: "erasure/\(scene.stranger.device.hex)", "erasure")
        scene.cancel(scene.east, finding, in: record(scene), "erasure")
        scene.cancel(
            scene.city,
            erasure,
            in: "attestation/\(scene.phone.device.hex)",
            "received"
        )

        #expect(scene.judged.hasEffect(erasure))
    }

    @Test func `what took back and is taken back itself does nothing`() {
        let scene = Scene()
        let finding = scene.find()
        let erasure = scene.erase(scene.east, scene.phone, finding)
        let one = scene.cancel(scene.east, erasure, in: record(scene), "erasure")
        let two = scene.cancel(scene.city, one, in: record(scene), "erasure")

        #expect(scene.judged.hasEffect(erasure))
        #expect(!scene.judged.hasEffect(one))
        scene.cancel(scene.city, two, in: record(scene), "erasure")
        #expect(!scene.judged.hasEffect(erasure))
        #expect(scene.judged.heads() == [finding])
    }

    @Test func `whoever may not write it takes nothing back`() {
        let scene = Scene()
        let erasure = scene.erase(scene.east, scene.phone, scene.find())
        let attempt = scene.write(
            scene.east,
            record(scene),
            "erasure",
            ["withdrawn": true],
            bases: [erasure],
            as: ("east.1", 5)
        )

        #expect(scene.judged.reasons(attempt) == [.noAuthority])
        #expect(scene.judged.hasEffect(erasure))
    }

    @Test(arguments: [0, Scene.start, Stamp.maximumMilliseconds])
    func `no clock takes part in taking back, not even at the end of time`(moment: Int64) {
        let scene = Scene()
        let finding = scene.find()
        let attestation = scene.attest(
            scene.east,
            scene.phone,
            received: 0,
            at: Stamp.maximumMilliseconds
        )
        let erasure = scene.write(
            scene.east,
            record(scene),
            "erasure",
            Erasure.entry(finding).claim,
            at: Stamp.maximumMilliseconds
        )
        scene.write(
            scene.east,
            record(scene),
            "erasure",
            ["withdrawn": true],
            at: moment,
            bases: [erasure]
        )
        scene.write(
            scene.east,
            "attestation/\(scene.phone.device.hex)",
            "received",
            ["withdrawn": true],
            at: moment,
            bases: [attestation]
        )

        #expect(!scene.judged.hasEffect(erasure))
        #expect(!scene.judged.hasEffect(attestation))
        #expect(scene.judged.heads() == [finding])
    }

    @Test func `a new statement takes the old one's place`() {
        let scene = Scene()
        scene.find(at: Scene.noon + Scene.year)
        let first = scene.attest(scene.east, scene.phone, received: Scene.start)
        let second = scene.attest(scene.east, scene.phone, received: Scene.noon, bases: [first])

        let judged = scene.judged
        #expect(!judged.hasEffect(first))
        #expect(judged.hasEffect(second))
        #expect(judged.resolution()?.inForce?.standing.effective == Scene.noon + 300_000)
    }
}
