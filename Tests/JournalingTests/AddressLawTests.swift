import Journaling
import TestSupport
import Testing

/// Entries that belong elsewhere.
///
/// Source: merge-law.md, 2.5 step 1.
@Suite struct AddressLawTests {
    private static let moves: [(String, String, String)] = [
        ("check/gate.s1/2026-03-01/r1.1/c1", "finding", "check/gate.s2/2026-03-02/r9.1/c1"),
        ("check/gate.s1/2026-03-01/morning/c1", "review", "check/gate.s2/2026-03-02/morning/c1"),
        ("check/gate.s1/2026-03-01/r1.x/c1", "finding", "check/gate.s2/2026-03-02/r1.x/c1"),
        ("check/gate.s1/2026-03-01/r1.1.1/c1", "finding", "check/gate.s2/2026-03-02/r1.1.1/c1"),
        (
            "check/gate.s1/2026-03-01/spot-east.2-12/*", "sweep",
            "check/gate.s2/2026-03-02/spot-east.3-12/*"
        ),
        (
            "check/gate.s1/2026-03-01/spot-east.9-1/c1", "finding",
            "check/gate.s2/2026-03-02/spot-east.9-1/c1"
        ),
        (
            "check/gate.s1/2026-03-01/spot-east.2-/c1", "finding",
            "check/gate.s2/2026-03-02/spot-east.2-/c1"
        ),
        (
            "check/gate.s1/2026-03-01/Spot-east.2-1/c1", "finding",
            "check/gate.s2/2026-03-02/Spot-east.2-1/c1"
        ),
        (
            "count/gate.s1/2026-03-01/r1/c1/east.2", "acts.a",
            "count/gate.s2/2026-03-02/r9/c1/east.3"
        ),
        ("watch/gate.s1/2026-03-01/r1/east.2", "arrival", "watch/gate.s2/2026-03-02/r9/east.3"),
        (
            "walk/east.high/2026-03-01/r1.2/east.2", "positions",
            "walk/east.high/2026-03-02/r9.2/east.3"
        ),
        (
            "walk/east.high/2026-03-01/tour-east.2-3/east.2", "positions",
            "walk/east.high/2026-03-02/tour-east.3-3/east.3"
        ),
        ("case/east-1", "note", "case/east-1"),
        ("close/east/2026-03-01", "note", "close/east/2026-03-01"),
        ("assessment/east/2026-03-01/r1/a", "note", "assessment/east/2026-03-01/r1/a"),
        ("activity/east.s1/2026-03-01/r1.1/a", "note", "activity/east.s1/2026-03-01/r1.1/a"),
    ]

    @Test(arguments: moves)
    func `an address changes what the kind has and ignores the rest`(
        record: String,
        register: String,
        expected: String
    ) {
        let scene = Scene()
        let tablet = scene.author("tablet", key: 7, inspector: "east.2", rank: 1)
        scene.enrol(scene.city, tablet, .usual(level: 2, [("east.*", 1)], places: ["*"]))
        let entry = scene.write(tablet, record, register)
        scene.address(
            scene.city,
            tablet,
            date: "2026-03-02",
            station: "gate.s2",
            slot: "r9",
            inspector: "east.3"
        )

        let judged = scene.judged
        #expect(judged.record(of: entry) == expected)
        #expect((judged.resolution(record, register) == nil) == (record != expected))
        let inspector = record == expected ? "east.2" : "east.3"
        #expect(judged.standing(entry)?.placing.inspector == inspector)
    }

    @Test func `an offset is added to the time and not to the stamp`() {
        let scene = Scene()
        let finding = scene.find()
        scene.address(scene.east, scene.phone, offset: -60)

        let standing = scene.judged.standing(finding)
        #expect(standing?.placing.time == Scene.noon - Scene.hour)
        #expect(standing?.effective == Scene.noon - Scene.hour)
        #expect(standing?.placing.record == Scene.finding)
        #expect(standing?.isClockCorrected == false)
    }

    @Test func `it reaches from after the one digest through the other`() {
        let scene = Scene()
        let first = scene.find()
        let after = scene.phone.chain
        let second = scene.find(["v": 2])
        let through = scene.phone.chain
        let third = scene.find(["v": 3])
        scene.address(scene.east, scene.phone, after: after, through: through, slot: "r9")

        let judged = scene.judged
        #expect(judged.record(of: first) == Scene.finding)
        #expect(judged.record(of: second) == "check/gate.s1/2026-03-01/r9.1/c1")
        #expect(judged.record(of: third) == Scene.finding)
    }

    @Test func `through a chain that is not here it reaches nothing`() {
        let scene = Scene()
        let finding = scene.find()
        let missing = scene.address(
            scene.east,
            scene.phone,
            through: .named("missing"),
            slot: "r9"
        )
        let nothing = scene.address(
            scene.east,
            scene.phone,
            through: scene.phone.start,
            slot: "r9"
        )

        #expect(scene.judged.record(of: finding) == Scene.finding)
        #expect(scene.judged.hasEffect(missing))
        #expect(scene.judged.hasEffect(nothing))
        scene.address(scene.east, scene.phone, after: .named("missing"), slot: "r9")
        #expect(scene.judged.record(of: finding) != Scene.finding)
    }

    @Test func `an address of another device reaches nothing`() {
        let scene = Scene()
        let finding = scene.find()
        scene.write(
            scene.east,
            "address/\(scene.stranger.device.hex)",
            "range",
            Address(after: scene.phone.start, through: scene.phone.chain, slot: "r9").claim
        )

        #expect(scene.judged.record(of: finding) == Scene.finding)
    }

    @Test func `both places must be admitted, by name or by the office of the point`() {
        func moved(_ writer: (Scene) -> Author, to station: String, date: String? = nil) -> Bool {
            let scene = Scene()
            scene.publish(
                "point/gate/2026-03-05",
                "place",
                ["office": "west", "stations": ["s1", "s2"]]
            )
            scene.enrol(scene.city, scene.phone, .usual(level: 2, [("east.2", 1)]))
            let finding = scene.find()
            scene.address(writer(scene), scene.phone, date: date, station: station)
            return scene.judged.record(of: finding) != Scene.finding
        }

        #expect(moved(\.east, to: "gate.s2"))
        #expect(!moved(\.east, to: "pond.s1"))
        #expect(moved(\.city, to: "pond.s1"))
        #expect(!moved(\.west, to: "pond.s1"))
        #expect(moved(\.east, to: "gate.s1", date: "2026-03-02"))
        #expect(!moved(\.east, to: "gate.s1", date: "2026-03-06"))
        #expect(moved(\.east, to: "east.gate.s1"))
    }

    @Test func `the new inspector must be one of the device's`() {
        func inspector(_ name: String, _ grant: Grant?) -> String? {
            let scene = Scene()
            if let grant { scene.enrol(scene.city, scene.phone, grant) }
            let finding = scene.find()
            scene.address(scene.east, scene.phone, inspector: name)
            return scene.judged.standing(finding)?.placing.inspector
        }

        #expect(inspector("east.3", nil) == "east.2")
        #expect(inspector("east.3", .usual(level: 2, [("east.3", 0)], places: [])) == "east.3")
        #expect(
            inspector("club.1", .usual(level: 2, [], types: [("club.*", 1)], places: []))
                == "club.1"
        )
        #expect(
            inspector(
                "club.1",
                .usual(level: 2, [], types: [("club.*", 1)], places: [], rights: [])
            )
                == "east.2"
        )
    }

    @Test func `a grant that the entry is cut off from names nobody`() {
        let scene = Scene()
        let grant = scene.enrol(
            scene.east,
            scene.phone,
            .usual(level: 2, [("east.3", 0)], places: [])
        )
        let finding = scene.find()
        scene.address(scene.east, scene.phone, inspector: "east.3")
        #expect(scene.judged.standing(finding)?.placing.inspector == "east.3")
        scene.revoke(scene.east, scene.phone, grant, through: scene.phone.start)

        #expect(scene.judged.standing(finding)?.placing.inspector == "east.2")
    }

    @Test func `a lower device does not move an office's entries`() {
        let scene = Scene()
        let desk = scene.author("desk", key: 7, inspector: "east.8", rank: 1)
        scene.enrol(scene.city, desk, Grant.east.with { $0.level = 2 })
        let ours = scene.find(on: scene.east)
        let theirs = scene.find()
        scene.address(desk, scene.east, slot: "r9")
        scene.address(desk, scene.phone, slot: "r9")

        #expect(scene.judged.record(of: ours) == Scene.finding)
        #expect(scene.judged.record(of: theirs) != Scene.finding)
    }

    @Test func `a device may move its own entries, whatever the levels`() {
        let scene = Scene()
        scene.enrol(
            scene.east,
            scene.phone,
            .usual(level: 5, [("east.2", 1)], places: ["east"], rights: [.address])
        )
        let finding = scene.find()
        scene.address(scene.phone, scene.phone, slot: "r9")

        #expect(scene.judged.record(of: finding) != Scene.finding)
    }

    @Test func `the smallest level applies, then the greatest stamp, then the greatest digest`() {
        func slot(_ scene: Scene, _ finding: Digest) -> String? {
            scene.judged.record(of: finding)?.split(separator: "/")[3].description
        }
        let scene = Scene()
        let finding = scene.find()
        let old = scene.address(scene.city, scene.phone, slot: "city", at: Scene.start)
        scene.address(scene.east, scene.phone, slot: "east", at: Scene.noon)
        #expect(slot(scene, finding) == "city.1")
        scene.address(scene.city, scene.phone, slot: "late", at: Scene.start + 1)
        #expect(slot(scene, finding) == "late.1")
        let one = scene.address(scene.city, scene.phone, slot: "x1", at: Scene.noon)
        let two = scene.address(scene.city, scene.phone, slot: "x2", at: Scene.noon)
        #expect(slot(scene, finding) == (one > two ? "x1.1" : "x2.1"))
        #expect(scene.judged.standing(finding)?.placing.address == max(one, two))
        #expect(scene.judged.hasEffect(old))
    }

    @Test func `what was built only upon entries that were moved away is held`() {
        let scene = Scene()
        let first = scene.find()
        let chain = scene.phone.chain
        let upon = scene.find(["v": 2], bases: [first])
        let both = scene.find(["v": 3], bases: [first, upon])
        let other = scene.find(["v": 4], bases: [.named("elsewhere")])
        scene.address(scene.east, scene.phone, through: chain, slot: "r9")

        let judged = scene.judged
        #expect(judged.reasons(upon) == [.moved])
        #expect(judged.reasons(both) == [])
        #expect(judged.reasons(other) == [])
        #expect(judged.heads("check/gate.s1/2026-03-01/r9.1/c1") == [first])
    }

    @Test func `only an offset takes nothing to another record`() {
        let scene = Scene()
        let first = scene.find()
        let chain = scene.phone.chain
        let upon = scene.find(["v": 2], bases: [first])
        scene.address(scene.east, scene.phone, through: chain, offset: 5)

        #expect(scene.judged.reasons(upon) == [])
    }

    @Test func `an address that was taken back moves nothing`() {
        let scene = Scene()
        let finding = scene.find()
        let address = scene.address(scene.east, scene.phone, slot: "r9")
        scene.cancel(scene.east, address, in: "address/\(scene.phone.device.hex)", "range")

        #expect(scene.judged.record(of: finding) == Scene.finding)
    }
}
