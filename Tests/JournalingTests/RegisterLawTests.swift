import Journaling
import TestSupport
import Testing

/// Who is in force, and what conflicts.
///
/// Source: merge-law.md, section 3.
@Suite struct RegisterLawTests {
    /// A scene with a deputy of the east who types for east.2 and a second phone of the phone's.
    private final class Cast {
        let scene = Scene()
        let tablet: Author
        let desk: Author

        init() {
            tablet = scene.author("tablet", key: 7, inspector: "east.2", rank: 1)
            desk = scene.author("desk", key: 8, inspector: "east.7", rank: 1)
            scene.enrol(scene.east, tablet, .phone)
            scene.enrol(
                scene.city,
                desk,
                .usual(
                    level: 2,
                    [("east.7", 1)],
                    types: [("east.2", 1)],
                    places: ["east"],
                    rights: [.type]
                )
            )
        }
    }

    private enum Word: String, CaseIterable, Sendable {
        case own, ownElsewhere, typed, other, office, eastDecision, cityDecision, ownDecision
    }

    /// Says something as one of several voices.
    private func say(_ word: Word, in cast: Cast, _ claim: JSONValue, bases: [Digest] = [])
        -> Digest
    {
        let scene = cast.scene
        return switch word {
        case .own: scene.find(claim, bases: bases)
        case .ownElsewhere: scene.find(on: cast.tablet, claim, bases: bases)
        case .typed: scene.find(on: cast.desk, claim, bases: bases, as: ("east.2", 1))
        case .other: scene.find(on: cast.desk, claim, bases: bases)
        case .office: scene.find(on: scene.east, claim, bases: bases)
        case .eastDecision: scene.find(on: scene.east, claim, bases: bases, decides: true)
        case .cityDecision: scene.find(on: scene.city, claim, bases: bases, decides: true)
        case .ownDecision: scene.find(claim, bases: bases, decides: true)
        }
    }

    /// What each word may take the place of.
    private static let supersedes: [Word: Set<Word>] = [
        .own: [.own, .ownElsewhere, .typed, .ownDecision],
        .ownElsewhere: [.own, .ownElsewhere, .typed, .ownDecision],
        .typed: [.typed],
        .other: [.other],
        .office: [.office],
        .eastDecision: [.own, .ownElsewhere, .typed, .other, .office, .eastDecision, .ownDecision],
        .cityDecision: Set(Word.allCases),
        // The phone has no right to decide: its word is an ordinary one.
        .ownDecision: [.own, .ownElsewhere, .typed, .ownDecision],
    ]

    @Test(arguments: Word.allCases, Word.allCases)
    private func `who may take whose place`(later: Word, earlier: Word) throws {
        let cast = Cast()
        let first = say(earlier, in: cast, ["v": 1])
        let second = say(later, in: cast, ["v": 2], bases: [first])

        let resolution = try #require(cast.scene.judged.resolution())
        let superseded = resolution.superseded.map(\.statement.digest)
        let may = RegisterLawTests.supersedes[later]?.contains(earlier) == true
        #expect(superseded == (may ? [first] : []))
        #expect(
            Set(resolution.heads.map(\.statement.digest)) == (may ? [second] : [first, second])
        )
    }

    @Test func `without naming it nobody takes anything's place`() {
        let scene = Scene()
        let first = scene.find()
        let second = scene.find(["v": 2])

        #expect(scene.judged.heads() == [second, first])
    }

    @Test func `a held entry takes nobody's place and nobody takes its`() {
        let scene = Scene()
        let first = scene.find()
        let held = scene.find(["v": 2], bases: [first], as: ("west.5", 1))
        let third = scene.find(["v": 3], bases: [held])

        #expect(scene.judged.heads() == [third, first])
        #expect(scene.judged.reasons(held) == [.notEnrolled])
    }

    // MARK: - The order

    /// Digests of two findings by the order in which the second should win.
    private func expectSecondWins(
        _ what: String,
        _ scene: Scene,
        _ first: Digest,
        _ second: Digest
    ) {
        #expect(scene.judged.heads() == [second, first], "\(what)")
    }

    @Test func `a corrected clock yields to an ordinary one, and both to a decision`() {
        let scene = Scene()
        let corrected = scene.find(on: scene.east, at: Scene.noon + Scene.hour)
        scene.attest(scene.city, scene.east, received: Scene.noon)
        let ordinary = scene.find(at: Scene.start)
        expectSecondWins("ordinary", scene, corrected, ordinary)
        let decision = scene.find(on: scene.city, at: Scene.start, decides: true)

        #expect(scene.judged.heads() == [decision, ordinary, corrected])
    }

    @Test func `of decisions the smaller level is greater, whatever the time`() {
        let scene = Scene()
        let city = scene.find(on: scene.city, at: Scene.start, decides: true)
        let east = scene.find(on: scene.east, ["v": 2], at: Scene.noon, decides: true)

        expectSecondWins("level", scene, east, city)
    }

    @Test func `the later minute counts before the rank`() {
        let scene = Scene()
        let office = scene.find(on: scene.east, at: Scene.noon + 59_999)
        let phone = scene.find(["v": 2], at: Scene.noon + 60_000)

        expectSecondWins("minute", scene, office, phone)
    }

    @Test func `within a minute the rank counts before the moment`() {
        let scene = Scene()
        let phone = scene.find(at: Scene.noon + 59_999)
        let office = scene.find(on: scene.east, ["v": 2], at: Scene.noon)

        expectSecondWins("rank", scene, phone, office)
    }

    @Test func `then the moment`() {
        let cast = Cast()
        let later = cast.scene.find(at: Scene.noon + 1)
        let earlier = cast.scene.find(on: cast.desk, ["v": 2], at: Scene.noon)

        expectSecondWins("moment", cast.scene, earlier, later)
    }

    @Test func `the moment counts before the stamp`() {
        let cast = Cast()
        let moment = cast.scene.find(at: Scene.noon + 30_000)
        let stamp = cast.scene.find(
            on: cast.desk,
            ["v": 2],
            at: Scene.noon + 600_000,
            observed: Scene.noon / 60_000
        )

        expectSecondWins("moment", cast.scene, stamp, moment)
    }

    @Test func `then the stamp`() {
        let cast = Cast()
        let minute = Scene.noon / 60_000
        let later = cast.scene.find(at: Scene.noon + 70_000, observed: minute)
        let earlier = cast.scene.find(
            on: cast.desk,
            ["v": 2],
            at: Scene.noon + 60_000,
            observed: minute
        )

        expectSecondWins("stamp", cast.scene, earlier, later)
    }

    @Test(arguments: [
        ("east.2", "east.10"), ("east.b", "east.B"), ("east.a", "east.B"), ("east.a1", "east.a"),
        ("east.a_1", "east.a-1"), ("east.aa", "east.a_"),
    ])
    func `then the inspector, as bytes`(greater: String, smaller: String) {
        for isGreaterOnTablet in [true, false] {
            let scene = Scene()
            let tablet = scene.author("tablet", key: 7, inspector: "east.3", rank: 1)
            for author in [scene.phone, tablet] {
                scene.enrol(scene.city, author, .usual(level: 2, [("east.*", 1)], places: ["east"]))
            }
            let one = scene.find(
                on: isGreaterOnTablet ? tablet : scene.phone,
                ["v": 1],
                as: (greater, 1)
            )
            let two = scene.find(
                on: isGreaterOnTablet ? scene.phone : tablet,
                ["v": 2],
                as: (smaller, 1)
            )
            expectSecondWins("inspector", scene, two, one)
        }
    }

    @Test func `then the device, as bytes`() {
        let cast = Cast()
        let phone = cast.scene.find()
        let tablet = cast.scene.find(on: cast.tablet, ["v": 2])
        let isPhoneGreater = cast.scene.phone.device > cast.tablet.device

        expectSecondWins(
            "device",
            cast.scene,
            isPhoneGreater ? tablet : phone,
            isPhoneGreater ? phone : tablet
        )
    }

    @Test func `then the seq`() {
        let scene = Scene()
        let first = scene.find()
        let second = scene.find(["v": 2])

        expectSecondWins("seq", scene, first, second)
    }

    @Test(arguments: 0..<6)
    func `and last the digest, where a device forked`(number: Int64) {
        let scene = Scene()
        let one = scene.find(["v": .integer(number)])
        scene.phone.fork(after: 0)
        let two = scene.find(["w": .integer(number)])

        expectSecondWins("digest", scene, min(one, two), max(one, two))
    }

    // MARK: - Conflicts

    @Test func `two voices that say different things conflict`() {
        let cast = Cast()
        _ = say(.own, in: cast, ["v": 1])
        _ = say(.other, in: cast, ["v": 1])
        #expect(!cast.scene.judged.isConflict())
        _ = say(.office, in: cast, ["v": 2])

        #expect(cast.scene.judged.isConflict())
        #expect(cast.scene.judged.resolution()?.isOwn == false)
    }

    @Test func `each voice speaks by its greatest head`() {
        let cast = Cast()
        cast.scene.find(["v": 1], at: Scene.noon)
        cast.scene.find(["v": 2], at: Scene.noon + 1)
        cast.scene.find(on: cast.desk, ["v": 2], at: Scene.noon)
        #expect(!cast.scene.judged.isConflict())
        cast.scene.find(["v": 1], at: Scene.noon + 2)

        #expect(cast.scene.judged.isConflict())
    }

    @Test func `typed and own are two voices of one person`() {
        let cast = Cast()
        _ = say(.own, in: cast, ["v": 1])
        _ = say(.typed, in: cast, ["v": 2])

        #expect(cast.scene.judged.isConflict())
        #expect(cast.scene.judged.resolution()?.isOwn == false)
    }

    @Test func `one voice from two devices is an own conflict and no other`() {
        let cast = Cast()
        _ = say(.own, in: cast, ["v": 1])
        _ = say(.ownElsewhere, in: cast, ["v": 1])
        #expect(cast.scene.judged.resolution()?.isOwn == false)
        _ = say(.ownElsewhere, in: cast, ["v": 2])

        #expect(cast.scene.judged.resolution()?.isOwn == true)
        #expect(!cast.scene.judged.isConflict())
    }

    @Test func `one voice twice on one device is neither`() {
        let scene = Scene()
        scene.find(["v": 1])
        scene.find(["v": 2])

        #expect(scene.judged.resolution()?.isOwn == false)
        #expect(!scene.judged.isConflict())
    }

    @Test func `a decision that names all ends a conflict, one that names some does not`() {
        let cast = Cast()
        let one = say(.own, in: cast, ["v": 1])
        let two = say(.other, in: cast, ["v": 2])
        let some = say(.eastDecision, in: cast, ["v": 1], bases: [one])
        #expect(cast.scene.judged.isConflict())
        let all = say(.eastDecision, in: cast, ["v": 2], bases: [one, two, some])

        #expect(!cast.scene.judged.isConflict())
        #expect(cast.scene.judged.heads() == [all])
    }
}
