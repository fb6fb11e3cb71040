import Journaling
import TestSupport
import Testing

/// What people with bad clocks or bad intentions tried, and what comes of it.
@Suite struct AttackTests {
    @Test(arguments: [Scene.hour, 40 * Scene.day, Scene.year, 100 * Scene.year])
    func `a clock ahead never beats an honest one`(ahead: Int64) {
        let scene = Scene()
        let tablet = scene.author("tablet", key: 7, inspector: "east.3", rank: 1)
        scene.enrol(scene.east, tablet, .usual(level: 2, [("east.3", 1)], places: ["east"]))
        let wrong = scene.find(["v": "wrong"], at: Scene.noon + ahead)
        scene.attest(scene.east, scene.phone, received: Scene.noon + Scene.hour / 2)
        let honest = scene.find(on: tablet, ["v": "honest"], at: Scene.noon)
        scene.attest(scene.east, tablet, received: Scene.noon + Scene.hour / 2)

        #expect(scene.judged.inForce() == honest)
        #expect(scene.judged.reasons(wrong) == [])
    }

    @Test(arguments: [Scene.hour, Scene.year, Scene.start])
    func `a clock behind is lifted to its grant and beats nobody`(behind: Int64) {
        let scene = Scene()
        let tablet = scene.author("tablet", key: 7, inspector: "east.3", rank: 1)
        scene.enrol(scene.east, tablet, .usual(level: 2, [("east.3", 1)], places: ["east"]))
        scene.find(["v": "wrong"], at: Scene.start - behind)
        let honest = scene.find(on: tablet, ["v": "honest"], at: Scene.start)

        #expect(scene.judged.inForce() == honest)
    }

    @Test func `nobody erases anybody by naming a base`() {
        let scene = Scene()
        let victim = scene.find(on: scene.east)
        let attacker = scene.find(["v": 2], bases: [victim])
        let outsider = scene.find(on: scene.stranger, ["v": 3], bases: [victim, attacker])

        #expect(Set(scene.judged.heads()) == [victim, attacker])
        #expect(scene.judged.reasons(outsider) == [.notEnrolled])
        #expect(scene.judged.isConflict())
    }

    @Test func `an office does not release itself into another's voice`() {
        let scene = Scene()
        let forged = scene.find(
            on: scene.east,
            record: "check/pond.s1/2026-03-01/r1.1/c1",
            as: ("west.1", 2)
        )
        scene.release(scene.east, forged, .notEnrolled)
        let other = scene.find(on: scene.east, as: ("west.1", 2))
        scene.release(scene.east, other, .notEnrolled)

        #expect(scene.judged.reasons(forged) == [.notEnrolled])
        #expect(scene.judged.reasons(other) == [.notEnrolled])
    }

    @Test func `two devices of one office do not release each other into another's voice`() {
        let scene = Scene()
        let desk = scene.author("desk", key: 7, inspector: "east.8", rank: 1)
        scene.enrol(scene.city, desk, .east)
        let forged = scene.find(on: desk, as: ("west.1", 2))
        scene.release(scene.east, forged, .notEnrolled)

        #expect(scene.judged.reasons(forged) == [.notEnrolled])
    }

    @Test func `one office with a bad clock does not bury honest entries`() {
        let scene = Scene()
        let honest = scene.find(at: Scene.noon)
        scene.attest(
            scene.east,
            scene.phone,
            received: Scene.start - Scene.year,
            at: Scene.start - Scene.year
        )
        scene.attest(scene.city, scene.phone, received: 0, at: 0)

        #expect(scene.judged.standing(honest)?.effective == Scene.noon)
        #expect(scene.judged.standing(honest)?.isClockCorrected == false)
    }

    @Test func `an arrival that caps honest entries can be taken back`() {
        let scene = Scene()
        let honest = scene.find(at: Scene.noon)
        let bad = scene.attest(scene.east, scene.phone, received: Scene.start)
        #expect(scene.judged.standing(honest)?.effective == Scene.start + 300_000)
        scene.cancel(scene.city, bad, in: "attestation/\(scene.phone.device.hex)", "received")

        #expect(scene.judged.standing(honest)?.effective == Scene.noon)
    }

    @Test func `a decision is not overruled from below`() {
        let scene = Scene()
        let city = scene.find(on: scene.city, ["v": 1], at: Scene.noon, decides: true)
        scene.find(
            on: scene.east,
            ["v": 2],
            at: Scene.noon + Scene.hour,
            bases: [city],
            decides: true
        )
        scene.find(["v": 3], at: Scene.noon + 2 * Scene.hour, bases: [city])

        #expect(scene.judged.inForce() == city)
        #expect(scene.judged.heads().count == 3)
    }

    @Test func `a decider corrects himself, and the office above him`() {
        let scene = Scene()
        let first = scene.find(on: scene.east, ["v": 1], decides: true)
        let second = scene.find(on: scene.east, ["v": 2], bases: [first], decides: true)
        #expect(scene.judged.heads() == [second])
        let third = scene.find(on: scene.city, ["v": 3], bases: [second], decides: true)

        #expect(scene.judged.heads() == [third])
    }

    @Test func `a decider's ordinary word does not end his decision`() {
        let scene = Scene()
        let decision = scene.find(on: scene.east, ["v": 1], decides: true)
        let word = scene.find(on: scene.east, ["v": 2], bases: [decision])

        #expect(scene.judged.heads() == [decision, word])
    }

    @Test func `an office revoked with its phones gains nothing from releasing them`() {
        let scene = Scene()
        let finding = scene.find()
        scene.revoke(scene.city, scene.phone, scene.phoneGrant, through: scene.phone.start)
        scene.enrol(scene.east, scene.stranger, Grant.east.with { $0.level = 1 })
        scene.release(scene.east, finding, .revoked, .notEnrolled)

        #expect(scene.judged.reasons(finding) == [.revoked])
    }

    @Test func `a practice office moves, releases, attests and erases nothing real`() {
        let scene = Scene()
        let finding = scene.find(at: Scene.noon + Scene.hour)
        let held = scene.find(record: "check/gate.s1/2026-03-09/r1.1/c1")
        scene.enrol(scene.root, scene.stranger, .usual(level: 0, office: "x", practice: true))
        scene.attest(scene.stranger, scene.phone, received: Scene.noon)
        scene.address(scene.stranger, scene.phone, slot: "r9")
        scene.release(scene.stranger, held, .date)
        scene.erase(scene.stranger, scene.phone, finding)

        #expect(scene.judged.heads() == [finding])
        #expect(scene.judged.standing(finding)?.effective == Scene.noon + Scene.hour)
        #expect(scene.judged.reasons(held) == [.date])
    }

    @Test func `a practice grant shields nothing from the office`() {
        let scene = Scene()
        scene.enrol(
            scene.root,
            scene.phone,
            .usual(level: 0, office: "x", from: 0, practice: true)
        )
        let late = scene.find(at: Scene.noon + Scene.hour)
        let gone = scene.find(["v": 2])
        let odd = scene.find(record: "check/gate.s1/2026-03-09/r1.1/c1")
        scene.attest(scene.east, scene.phone, received: Scene.noon)
        scene.release(scene.east, odd, .date)
        scene.address(scene.east, scene.phone, slot: "r9")
        scene.erase(scene.east, scene.phone, gone)

        let (real, drill) = (scene.judged, scene.judged(practice: true))
        #expect(real.standing(late)?.effective == Scene.noon + 300_000)
        #expect(drill.standing(late)?.effective == Scene.noon + Scene.hour)
        #expect(real.reasons(odd) == [])
        #expect(drill.reasons(odd) == [.date])
        #expect(real.standing(odd)?.placing.address != nil)
        #expect(drill.standing(odd)?.placing.address == nil)
        #expect(real.isErased(gone))
        #expect(!drill.isErased(gone))
    }

    @Test func `a practice grant makes no early arrival valid`() {
        let scene = Scene()
        scene.enrol(
            scene.root,
            scene.phone,
            .usual(level: 2, places: ["east"], from: 0, practice: true)
        )
        let finding = scene.find()
        scene.attest(
            scene.east,
            scene.phone,
            received: Scene.start - Scene.hour,
            at: Scene.noon
        )

        #expect(scene.judged.standing(finding)?.effective == Scene.noon)
        #expect(scene.judged(practice: true).standing(finding)?.effective == Scene.start)
    }

    @Test func `no office attests what a revoked grant that it is not above allowed`() {
        let scene = Scene()
        let ahead = scene.find(at: Scene.noon + Scene.hour)
        scene.enrol(
            scene.west,
            scene.phone,
            .usual(level: 2, office: "west", [("west.2", 1)], places: ["west"])
        )
        scene.revoke(scene.east, scene.phone, scene.phoneGrant, through: scene.phone.start)
        scene.attest(scene.west, scene.phone, received: Scene.noon)

        #expect(scene.judged.reasons(ahead) == [.revoked])
        #expect(scene.judged.standing(ahead)?.effective == Scene.noon + Scene.hour)
        scene.attest(scene.east, scene.phone, received: Scene.noon)
        #expect(scene.judged.standing(ahead)?.effective == Scene.noon + 300_000)
    }

    @Test func `a revoked practice grant keeps nobody from releasing`() {
        let scene = Scene()
        let drill = scene.enrol(scene.root, scene.phone, .usual(level: 0, practice: true))
        let finding = scene.find()
        scene.revoke(scene.east, scene.phone, scene.phoneGrant, through: scene.phone.start)
        scene.revoke(scene.root, scene.phone, drill, through: scene.phone.start)
        scene.release(scene.east, finding, .revoked)

        #expect(scene.judged.reasons(finding) == [])
        #expect(scene.judged(practice: true).reasons(finding) == [.revoked])
    }

    @Test func `what only a revoked practice grant allowed is released by its revoker`() {
        let scene = Scene()
        let drill = scene.enrol(
            scene.root,
            scene.stranger,
            Grant.phone.with { $0.isPractice = true }
        )
        let finding = scene.find(on: scene.stranger)
        scene.revoke(scene.root, scene.stranger, drill, through: scene.stranger.start)
        scene.release(scene.east, finding, .revoked)

        #expect(scene.judged.reasons(finding) == [.revoked])
    }

    @Test func `a copy of somebody's entry in another chain counts nowhere`() {
        let scene = Scene()
        let finding = scene.find(on: scene.east)
        let bytes = scene.east.path.last?.link.bytes ?? []
        scene.phone.append(bytes)
        scene.east.append(bytes)

        let copies = scene.statements.filter { $0.digest == finding }
        #expect(copies.count == 3)
        #expect(copies.count { $0.defect == .malformed } == 2)
        #expect(scene.judged.heads() == [finding])
    }

    @Test func `whoever enrols himself is nobody`() {
        let scene = Scene()
        let grant = scene.enrol(scene.phone, scene.phone, .usual(level: 0))
        let ring = scene.enrol(scene.stranger, scene.phone, .usual(level: 0))
        let back = scene.enrol(scene.phone, scene.stranger, .usual(level: 0))

        for enrolment in [grant, ring, back] {
            #expect(scene.judged.reasons(enrolment) == [.noAuthority])
        }
    }

    @Test func `a narrower grant of its own shields nobody from the office`() {
        let scene = Scene()
        // The office's accomplice adds a grant that the office is not above, for another place.
        scene.enrol(scene.west, scene.phone, .usual(level: 1, [("west.1", 2)], places: ["west"]))
        let ahead = scene.find(at: Scene.noon + Scene.year)
        scene.attest(scene.east, scene.phone, received: Scene.noon)
        #expect(scene.judged.standing(ahead)?.effective == Scene.noon + 300_000)
        scene.erase(scene.east, scene.phone, ahead)

        #expect(scene.judged.isErased(ahead))
    }
}
