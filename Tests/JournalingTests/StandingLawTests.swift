import Journaling
import TestSupport
import Testing

/// What becomes of one entry of layers 3 and 4.
///
/// Source: merge-law.md, 2.5 steps 2–10.
@Suite struct StandingLawTests {
    // MARK: - 2. Place

    @Test(arguments: [
        ("check/gate.s1/2026-03-01/r1.1/c1", "finding", true),
        ("check/pond.s1/2026-03-01/r1.1/c1", "finding", false),
        ("watch/gate.s1/2026-03-01/r1/east.2", "plan", true),
        ("walk/east.high/2026-03-01/r1.1/east.2", "positions", true),
        ("case/east-1", "note", true), ("case/east.mill-1", "note", true),
        ("case/east", "note", true),
        ("case/east-a-1", "note", false), ("case/west-1", "note", false),
        ("case/eastern-1", "note", false), ("close/east/2026-03-01", "note", true),
        ("close/west/2026-03-01", "note", false), ("assessment/east/x", "note", true),
        ("assessment/x/east", "note", false), ("activity/east.c/x", "note", true),
        ("activity/west", "note", false),
    ])
    func `the place of a record must be admitted`(record: String, register: String, admits: Bool) {
        let scene = Scene()
        let entry = scene.write(scene.phone, record, register, at: Scene.noon)

        #expect(scene.judged.reasons(entry) == (admits ? [] : [.notEnrolled]))
    }

    @Test func `the office of a point admits in layer 4 only`() {
        let scene = Scene()
        let finding = scene.find(on: scene.east)
        let point = scene.publish(
            "point/gate/2026-04-01",
            "place",
            ["office": "east", "stations": ["s1"]],
            by: scene.east
        )

        #expect(scene.judged.reasons(finding) == [])
        #expect(scene.judged.reasons(point) == [.notEnrolled])
    }

    // MARK: - 3. Candidates

    @Test func `inspector, rank and register must be given`() {
        let scene = Scene()
        let tablet = scene.author("tablet", key: 7, inspector: "east.3", rank: 1)
        scene.enrol(
            scene.city,
            tablet,
            .usual(level: 2, [("east.3", 1)], registers: ["check/finding"])
        )

        let good = scene.find(on: tablet)
        let person = scene.find(on: tablet, as: ("east.2", 1))
        let rank = scene.find(on: tablet, as: ("east.3", 2))
        let review = scene.write(tablet, Scene.finding, "review", at: Scene.noon)
        let nobody = scene.find(on: scene.stranger)

        let judged = scene.judged
        #expect(judged.reasons(good) == [])
        for entry in [person, rank, review, nobody] {
            #expect(judged.reasons(entry) == [.notEnrolled])
        }
    }

    @Test func `layer 3 needs the right to publish`() {
        let scene = Scene()
        let grant = Grant.usual(level: 1, [("east.2", 1)], rights: [.decide])
        scene.enrol(scene.city, scene.phone, grant)
        scene.enrol(scene.city, scene.stranger, grant.with { $0.rights = [.publish] })
        let without = scene.publish("street/x/2026-01-01", "name", [:], by: scene.phone)
        let with = scene.publish("street/y/2026-01-01", "name", [:], by: scene.stranger)

        #expect(scene.judged.reasons(without) == [.notEnrolled])
        #expect(scene.judged.reasons(with) == [])
    }

    @Test func `typing for others needs the right, and its voice is another`() {
        let scene = Scene()
        let own = scene.find(on: scene.east)
        let typed = scene.find(on: scene.east, as: ("club.1", 0))
        scene.enrol(
            scene.city,
            scene.stranger,
            .usual([("east.2", 1)], types: [("club.*", 1)], rights: [])
        )
        let without = scene.find(on: scene.stranger, as: ("club.1", 0))

        let judged = scene.judged
        #expect(judged.standing(own)?.voice == .own)
        #expect(judged.standing(typed)?.voice == .typed)
        #expect(judged.reasons(without) == [.notEnrolled])
    }

    // MARK: - 4. The cap

    @Test func `no clock counts for more than its arrival and five minutes`() {
        let scene = Scene()
        let ahead = scene.find(at: Scene.noon + 40 * Scene.minute)
        let within = scene.find(at: Scene.noon + 5 * Scene.minute)
        let honest = scene.find(at: Scene.noon - 7)
        scene.attest(scene.east, scene.phone, received: Scene.noon)
        let after = scene.find(at: Scene.noon + 40 * Scene.minute)

        let judged = scene.judged
        #expect(judged.standing(ahead)?.effective == Scene.noon + 300_000)
        #expect(judged.standing(ahead)?.isClockCorrected == true)
        #expect(judged.standing(ahead)?.rankingClass == 0)
        #expect(judged.standing(within)?.effective == Scene.noon + 300_000)
        #expect(judged.standing(within)?.isClockCorrected == false)
        #expect(judged.standing(honest)?.effective == Scene.noon - 7)
        #expect(judged.standing(after)?.effective == Scene.noon + 40 * Scene.minute)
    }

    @Test func `the earliest arrival counts`() {
        let scene = Scene()
        let ahead = scene.find(at: Scene.noon + Scene.hour)
        scene.attest(scene.city, scene.phone, received: Scene.noon + Scene.minute)
        scene.attest(scene.east, scene.phone, received: Scene.noon)

        #expect(scene.judged.standing(ahead)?.effective == Scene.noon + 300_000)
    }

    @Test(
        arguments: [
            (Scene.start, Scene.start, true), (Scene.start - 1, Scene.start, false),
            (Scene.start, Scene.start - 1, false), (0, 0, false),
        ] as [(Int64, Int64, Bool)]
    )
    func `an arrival before the grant, or told by a clock before it, is void`(
        received: Int64,
        written: Int64,
        counts: Bool
    ) {
        let scene = Scene()
        let finding = scene.find()
        scene.attest(scene.east, scene.phone, received: received, at: written)

        #expect(
            scene.judged.standing(finding)?.effective
                == (counts ? Scene.start + 300_000 : Scene.noon)
        )
    }

    @Test func `an arrival is told by an office above every grant that could allow the entry`() {
        func effective(_ second: Grant) -> Int64? {
            let scene = Scene()
            let finding = scene.find(at: Scene.noon + Scene.hour)
            scene.enrol(scene.city, scene.phone, second)
            scene.attest(scene.east, scene.phone, received: Scene.noon)
            return scene.judged.standing(finding)?.effective
        }

        #expect(
            effective(.usual(level: 1, [("east.2", 1)], places: ["east"])) == Scene.noon
                + Scene.hour
        )
        #expect(
            effective(.usual(level: 2, [("east.2", 1)], places: ["*"])) == Scene.noon + Scene.hour
        )
        #expect(
            effective(.usual(level: 2, [("east.2", 1)], places: ["west"])) == Scene.noon + 300_000
        )
        #expect(effective(.usual(level: 1, [("east.7", 1)], places: ["*"])) == Scene.noon + 300_000)
    }

    @Test func `a device that is enrolled nowhere is capped as well`() {
        let scene = Scene()
        let finding = scene.find(at: Scene.noon + Scene.hour, as: ("west.5", 0))
        scene.attest(scene.east, scene.phone, received: Scene.noon)

        #expect(scene.judged.reasons(finding) == [.notEnrolled])
        #expect(scene.judged.standing(finding)?.effective == Scene.noon + 300_000)
    }

    @Test func `what a revocation cut off is capped by whoever is above that grant`() {
        let scene = Scene()
        let finding = scene.find(at: Scene.noon + Scene.hour)
        scene.attest(scene.east, scene.phone, received: Scene.noon)
        scene.revoke(scene.east, scene.phone, scene.phoneGrant, through: scene.phone.start)

        #expect(scene.judged.reasons(finding) == [.revoked])
        #expect(scene.judged.standing(finding)?.effective == Scene.noon + 300_000)
    }

    // MARK: - 5. The allowing grant

    @Test func `a grant allows until its end, by the time after the cap`() {
        let until = Scene.noon / 60_000
        let scene = Scene()
        let tablet = scene.author("tablet", key: 7, inspector: "east.3", rank: 1)
        scene.enrol(
            scene.east,
            tablet,
            .usual(level: 2, [("east.3", 1)], places: ["east"], until: until)
        )
        let last = scene.find(on: tablet, at: Scene.noon - 1)
        let late = scene.find(on: tablet, at: Scene.noon)
        #expect(scene.judged.reasons(last) == [])
        #expect(scene.judged.reasons(late) == [.notEnrolled])
        scene.attest(scene.east, tablet, received: Scene.noon - 300_001)

        #expect(scene.judged.reasons(late) == [])
        #expect(scene.judged.standing(late)?.effective == Scene.noon - 1)
    }

    @Test func `an offset moves an entry before the end too`() {
        let scene = Scene()
        let tablet = scene.author("tablet", key: 7, inspector: "east.3", rank: 1)
        scene.enrol(
            scene.east,
            tablet,
            .usual(level: 2, [("east.3", 1)], places: ["east"], until: Scene.noon / 60_000)
        )
        let late = scene.find(on: tablet, at: Scene.noon)
        scene.address(scene.east, tablet, offset: -1)

        #expect(scene.judged.reasons(late) == [])
    }

    @Test func `of several grants the one that is not for practice comes first`() {
        let scene = Scene()
        scene.enrol(
            scene.east,
            scene.phone,
            .usual(level: 2, [("east.2", 1)], places: ["east"], practice: true)
        )
        let finding = scene.find()

        #expect(scene.judged.reasons(finding) == [])
    }

    @Test func `then the one for the writer's own word`() {
        let scene = Scene()
        scene.enrol(
            scene.root,
            scene.phone,
            .usual(level: 2, [], types: [("east.*", 1)], places: ["east"], from: 0)
        )
        let finding = scene.find(at: Scene.start - 1)

        #expect(scene.judged.standing(finding)?.voice == .own)
        #expect(scene.judged.standing(finding)?.effective == Scene.start)
    }

    @Test func `then the earlier one`() {
        let scene = Scene()
        scene.enrol(scene.root, scene.phone, Grant.phone.with { $0.from -= 600 })
        scene.enrol(scene.root, scene.phone, Grant.phone.with { $0.from -= 60 })
        let finding = scene.find(at: 0)

        #expect(scene.judged.standing(finding)?.effective == Scene.start - 600 * 60_000)
    }

    // MARK: - 6. The times

    @Test func `no entry counts for earlier than its grant`() {
        let scene = Scene()
        let early = scene.find(at: Scene.start - Scene.day)

        #expect(scene.judged.standing(early)?.effective == Scene.start)
        #expect(scene.judged.standing(early)?.isClockCorrected == true)
        #expect(scene.judged.standing(early)?.rankingClass == 0)
    }

    @Test(
        arguments: [
            // Minute of observation, clock, effective, corrected, relative to noon in minutes.
            (-10, 0, -10, false), (10, 0, 0, false), (0, 0, 0, false), (-10_000, 0, -10_000, false),
            (-10, 60, -10, false), (2, 60, 2, false), (10, 60, 5, true),
            (-10_000, -10_000, -10_000, true),
        ] as [(Int64, Int64, Int64, Bool)]
    )
    func `the minute of observation counts where it is earlier`(
        observed: Int64,
        clock: Int64,
        effective: Int64,
        isCorrected: Bool
    ) {
        let scene = Scene()
        let noon = Scene.noon / 60_000
        let finding = scene.find(at: Scene.noon + clock * 60_000, observed: noon + observed)
        scene.attest(scene.east, scene.phone, received: Scene.noon)

        let standing = scene.judged.standing(finding)
        #expect(standing?.effective == (noon + effective) * 60_000)
        #expect(standing?.isClockCorrected == (isCorrected && observed != -10_000))
    }

    @Test func `extreme stamps and observations do not trap`() {
        let scene = Scene()
        for observed in [nil, 1, Int64.max] as [Int64?] {
            for stamp in [0, Stamp.maximumMilliseconds] {
                let finding = scene.find(at: stamp, observed: observed)
                #expect(scene.judged.standing(finding) != nil)
            }
        }
        scene.address(scene.east, scene.phone, offset: -52_560_000)
        let offset = scene.find(at: 0)
        scene.address(scene.east, scene.phone, offset: -52_560_000)

        #expect(scene.judged.standing(offset)?.placing.time == -52_560_000 * 60_000)
        #expect(scene.judged.standing(offset)?.effective == Scene.start)
    }

    // MARK: - 7. Decisions

    @Test func `a decision needs the right, the writer's own grant and a time before its end`() {
        func voice(_ grant: Grant, as person: (String, Int64)? = nil) -> VoiceKind? {
            let scene = Scene()
            scene.enrol(scene.city, scene.stranger, grant)
            let finding = scene.find(on: scene.stranger, decides: true, as: person)
            return scene.judged.standing(finding)?.voice
        }
        let grant = Grant.usual(level: 1, [("east.2", 1)], types: [("club.*", 1)])

        #expect(voice(grant) == .decision)
        #expect(voice(grant.with { $0.rights = [] }) == .own)
        #expect(voice(grant, as: ("club.1", 0)) == .typed)
        #expect(voice(grant.with { $0.until = Scene.noon / 60_000 }) == .own)
    }

    @Test func `its level is the smallest that gives it`() {
        let scene = Scene()
        for level in [3, 1, 2] as [Int64] {
            scene.enrol(scene.city, scene.stranger, .usual(level: level, [("east.2", 1)]))
        }
        let decision = scene.find(on: scene.stranger, decides: true)
        let ordinary = scene.find(on: scene.stranger)

        #expect(scene.judged.standing(decision)?.level == 1)
        #expect(scene.judged.standing(decision)?.rankingClass == 2)
        #expect(scene.judged.standing(ordinary)?.level == 0)
        #expect(scene.judged.standing(ordinary)?.rankingClass == 1)
    }

    @Test(
        arguments: [["decides": 1], ["decides": "true"], ["decides": false], ["decided": true]]
            as [JSONValue]
    )
    func `only the word true decides`(about: JSONValue) {
        let scene = Scene()
        let finding = scene.write(
            scene.city,
            Scene.finding,
            "finding",
            at: Scene.noon,
            about: about
        )

        #expect(scene.judged.standing(finding)?.voice == .own)
    }

    @Test func `a practice grant decides in practice ledgers only`() {
        let scene = Scene()
        scene.enrol(
            scene.east,
            scene.phone,
            .usual(level: 2, [("east.2", 1)], places: ["east"], rights: [.decide], practice: true)
        )
        let finding = scene.find(decides: true)

        #expect(scene.judged.standing(finding)?.voice == .own)
        #expect(scene.judged(practice: true).standing(finding)?.voice == .decision)
    }

    // MARK: - 8. Further reasons

    @Test(
        arguments: [
            ("check/gate.s1/2026-03-01/r1.1/c1", "finding", []),
            ("check/none.s1/2026-03-01/r1.1/c1", "finding", [.unknownPoint]),
            ("check/gate.s9/2026-03-01/r1.1/c1", "finding", [.unknownStation]),
            ("check/gate.s1/2026-03-01/r1.1/c9", "finding", [.unknownIndicator]),
            ("check/gate.s1/2026-03-01/r1.1/c9", "review", [.unknownIndicator]),
            ("check/gate.s1/2026-03-01/r1.1/*", "sweep", []),
            ("check/none.s1/2026-03-01/r1.1/c9", "finding", [.unknownIndicator, .unknownPoint]),
            ("count/gate.s1/2026-03-01/r1/c9/city.1", "acts.a", [.unknownIndicator]),
            ("count/gate.s1/2026-03-01/r1/c1/city.1", "acts.a", []),
            ("watch/none.s1/2026-03-01/r1/city.1", "plan", [.unknownPoint]),
            ("walk/east.lost/2026-03-01/r1.1/city.1", "positions", [.unknownStreet]),
            ("walk/east.high/2026-03-01/r1.1/city.1", "positions", []),
            ("check/gate.s1/2026-03-03/r1.1/c1", "finding", [.date]),
            ("check/gate.s1/2026-03-02/r1.1/c1", "finding", []),
            ("check/gate.s1/2026-02-28/r1.1/c1", "finding", []),
            ("check/gate.s1/2026-02-27/r1.1/c1", "finding", [.date]),
            ("check/gate.s1/2026-03-03/r1.1/c1", "review", []),
            ("check/gate.s1/2026-03-03/r1.1/*", "sweep", [.date]),
            ("count/gate.s1/2026-03-03/r1/c1/city.1", "acts.a", [.date]),
            ("count/gate.s1/2026-03-03/r1/c1/city.1", "double", []),
            ("watch/gate.s1/2026-03-03/r1/city.1", "plan", []),
            ("watch/gate.s1/2026-03-03/r1/city.1", "arrival", [.date]),
            ("watch/gate.s1/2026-03-03/r1/city.1", "departure", [.date]),
            ("watch/gate.s1/2026-03-03/r1/city.1", "handover", [.date]),
            ("watch/gate.s1/2026-03-03/r1/city.1", "attendance", []),
            ("walk/east.high/2026-03-03/r1.1/city.1", "positions", [.date]),
            ("walk/east.high/2026-03-03/r1.1/city.1", "review", []),
            ("close/city/2026-03-03", "finding", []),
            ("case/city-1", "arrival", []),
        ] as [(String, String, [Reason])]
    )
    func `what is unknown or misdated is held`(
        record: String,
        register: String,
        reasons: [Reason]
    ) {
        let scene = Scene()
        let entry = scene.write(scene.city, record, register, at: Scene.noon)

        #expect(scene.judged.reasons(entry) == reasons)
    }

    @Test func `decisions have no date`() {
        let scene = Scene()
        let record = "check/gate.s1/2026-03-09/r1.1/c1"
        let decision = scene.find(on: scene.city, decides: true, record: record)
        let ordinary = scene.find(on: scene.city, record: record)

        #expect(scene.judged.reasons(decision) == [])
        #expect(scene.judged.reasons(ordinary) == [.date])
    }

    @Test func `practice entries are held except in a practice ledger`() {
        let scene = Scene()
        scene.enrol(scene.east, scene.stranger, Grant.phone.with { $0.isPractice = true })
        let finding = scene.find(on: scene.stranger)

        #expect(scene.judged.reasons(finding) == [.practice])
        #expect(scene.judged(practice: true).reasons(finding) == [])
    }

    @Test(arguments: [
        ("case/east-1", "note", "[]", Reason.malformed), ("poem/a", "note", "{}", .unknownKind),
        ("check/gate.s1/2026-03-01/r1.1/c1", "sweep", "{}", .unknownKind),
        ("check/gate.s1/2026-03-01/r1.1/*", "finding", "{}", .unknownKind),
        ("count/gate.s1/2026-03-01/r1/c1/east.2", "acts.", "{}", .unknownKind),
        ("enrolment/x", "grant", "{}", .malformed), ("check/gate.s1", "finding", "{}", .malformed),
        ("check/gate/2026-03-01/r1.1/c1", "finding", "{}", .malformed),
        ("check/gate.s1/2026-02-29/r1.1/c1", "finding", "{}", .malformed),
        ("check/gate.s1/2026-03-01/r*/c1", "finding", "{}", .malformed),
        ("check/gate.s1/2026-03-01/r1.1/c.1", "finding", "{}", .malformed),
        ("watch/gate.s1/2026-03-01/r1/east", "plan", "{}", .malformed),
        ("walk/east.high/2026-03-01/r1.1/east.2/x", "positions", "{}", .malformed),
        ("case/a/b", "note", "{}", .malformed), ("activity", "note", "{}", .malformed),
        ("person/east/2026-01-01", "name", "{}", .malformed),
        ("standard/a/b", "meta", "{}", .malformed),
        ("point/gate/2026-01-01", "place", "{}", .malformed),
        ("point/gate/2026-01-01", "place", #"{"office":"east","stations":["a.b"]}"#, .malformed),
        ("settings/city/2026-01-01", "settings", #"{"zone_minutes":1441}"#, .malformed),
        ("settings/city/2026-01-01", "settings", #"{"date_days":-1}"#, .malformed),
        ("settings/city/2026-01-01", "settings", #"{"date_days":366}"#, .malformed),
    ])
    func `a defect is the only reason and nobody lifts it`(
        record: String,
        register: String,
        claim: String,
        reason: Reason
    ) {
        let scene = Scene()
        let payload = Array(#"{"about":{},"claim":\#(claim)}"#.utf8)
        let entry = Entry(
            device: scene.city.device,
            seq: scene.city.seq + 1,
            stamp: Stamp(milliseconds: Scene.noon),
            inspector: "city.1",
            rank: 3,
            record: record,
            register: register,
            payload: payload
        )
        let digest = scene.city.append(entry.canonicalBytes)
        scene.release(scene.east, digest, reason)

        #expect(scene.judged.reasons(digest) == [reason])
    }

    // MARK: - 9. Releases

    private static let lost = "check/none.s1/2026-03-09/r1.1/c1"

    @Test func `a release lifts what it lists`() {
        let scene = Scene()
        scene.enrol(scene.city, scene.phone, .usual(level: 2, [("east.2", 1)]))
        let finding = scene.find(record: StandingLawTests.lost)
        #expect(scene.judged.reasons(finding) == [.date, .unknownPoint])
        scene.release(scene.city, finding, .date)
        #expect(scene.judged.reasons(finding) == [.unknownPoint])
        scene.release(scene.city, finding, .unknownPoint, .moved)

        #expect(scene.judged.heads(StandingLawTests.lost) == [finding])
    }

    @Test func `nobody lifts practice`() {
        let scene = Scene()
        scene.enrol(scene.east, scene.stranger, Grant.phone.with { $0.isPractice = true })
        let finding = scene.find(on: scene.stranger)
        scene.release(scene.city, finding, .practice, .notEnrolled)

        #expect(scene.judged.reasons(finding) == [.practice])
    }

    @Test func `an entry of nobody counts from the releasing grant's beginning`() {
        let scene = Scene()
        let early = scene.find(on: scene.stranger, at: Scene.start - Scene.hour)
        scene.release(scene.east, early, .notEnrolled)

        #expect(scene.judged.heads() == [early])
        #expect(scene.judged.standing(early)?.effective == Scene.start)
        #expect(scene.judged.standing(early)?.voice == .own)
    }

    @Test func `a released entry that typed speaks with its own voice`() {
        let scene = Scene()
        let finding = scene.find(on: scene.stranger, as: ("club.1", 0), )
        scene.release(scene.city, finding, .notEnrolled)

        #expect(scene.judged.standing(finding)?.voice == .own)
        #expect(scene.judged.reasons(finding) == [])
    }

    private static let releasing: [GrantChange] = [
        GrantChange("nothing", true) { _ in },
        GrantChange("no right to enrol", false) { $0.rights.remove(.enrol) },
        GrantChange("no right to release", false) { $0.rights.remove(.release) },
        GrantChange("an inspector that is not the entry's", false) {
            $0.inspectors = [.init("east.1", 2)]
        },
        GrantChange("both inspectors", true) {
            $0.inspectors = [.init("east.1", 2), .init("east.2", 1)]
        },
        GrantChange("a lower rank", false) {
            $0.inspectors = [.init("east.1", 2), .init("east.2", 0)]
        },
        GrantChange("a higher rank", true) {
            $0.inspectors = [.init("east.1", 2), .init("east.2", 2)]
        },
        GrantChange("other registers", false) { $0.registers = ["release/*", "count/*"] },
        GrantChange("these registers", true) { $0.registers = ["release/*", "check/finding"] },
        GrantChange("another place", false) { $0.places = ["west"] },
        GrantChange("the station's name", true) { $0.places = ["gate"] },
        GrantChange("practice", false) { $0.isPractice = true },
    ]

    @Test(arguments: releasing)
    func `whoever could have enrolled the device for it may release`(change: GrantChange) {
        let scene = Scene(enrolled: false)
        scene.enrol(scene.root, scene.city, .usual(level: 0, office: "city", types: [("*", 3)]))
        scene.enrol(scene.city, scene.east, Grant.east.with(change.change))
        let finding = scene.find(on: scene.stranger)
        scene.release(scene.east, finding, .notEnrolled)

        #expect(scene.judged.reasons(finding) == (change.isGood ? [] : [.notEnrolled]))
    }

    @Test func `nobody releases his own, nor what a root wrote`() {
        let scene = Scene()
        let own = scene.find(on: scene.east, record: "check/gate.s1/2026-03-09/r1.1/c1")
        let root = scene.write(scene.root, "case/east-1", "note", as: ("east.1", 0))
        scene.release(scene.east, own, .date)
        scene.release(scene.east, root, .notEnrolled)
        scene.release(scene.city, root, .notEnrolled)

        #expect(scene.judged.reasons(own) == [.date])
        #expect(scene.judged.reasons(root) == [.notEnrolled])
        scene.release(scene.city, own, .date)
        #expect(scene.judged.reasons(own) == [])
    }

    @Test func `no lower office releases, the same level may`() {
        let scene = Scene()
        let desk = scene.author("desk", key: 7, inspector: "east.8", rank: 1)
        scene.enrol(scene.city, desk, Grant.east.with { $0.level = 2 })
        let peer = scene.author("peer", key: 8, inspector: "east.8", rank: 1)
        scene.enrol(scene.city, peer, .east)
        let own = scene.find(on: scene.east, record: "check/gate.s1/2026-03-09/r1.1/c1")
        scene.release(desk, own, .date)
        #expect(scene.judged.reasons(own) == [.date])
        scene.release(peer, own, .date)

        #expect(scene.judged.reasons(own) == [])
    }

    @Test(arguments: [
        ("city", "east", true), ("east", "east", true), ("east", "city", false),
        ("city", "city", true), ("east", "root", false), ("city", "root", false),
    ])
    func `what was revoked is released by the revoker or above`(
        releaser: String,
        revoker: String,
        isLifted: Bool
    ) throws {
        let scene = Scene()
        let finding = scene.find()
        let one = try #require(scene.authors.first { $0.name == revoker })
        let other = try #require(scene.authors.first { $0.name == releaser })
        scene.revoke(one, scene.phone, scene.phoneGrant, through: scene.phone.start)
        scene.release(other, finding, .revoked)

        #expect(scene.judged.reasons(finding) == (isLifted ? [] : [.revoked]))
        if isLifted { #expect(scene.judged.standing(finding)?.effective == Scene.noon) }
    }

    @Test func `each revocation that cuts the entry off must be answered`() {
        let scene = Scene()
        let finding = scene.find()
        scene.revoke(scene.east, scene.phone, scene.phoneGrant, through: scene.phone.start)
        scene.revoke(scene.city, scene.phone, scene.phoneGrant, through: scene.phone.start)
        scene.release(scene.east, finding, .revoked)
        #expect(scene.judged.reasons(finding) == [.revoked])
        scene.release(scene.city, finding, .revoked)

        #expect(scene.judged.reasons(finding) == [])
    }

    @Test func `a revoked entry counts from the revoked grant's beginning when it is released`() {
        let scene = Scene()
        let early = scene.find(at: Scene.start - Scene.hour)
        scene.revoke(scene.east, scene.phone, scene.phoneGrant, through: scene.phone.start)
        scene.release(scene.city, early, .revoked)

        #expect(scene.judged.standing(early)?.effective == Scene.start)
    }
}
