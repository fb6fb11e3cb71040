import Journaling
import TestSupport
import Testing

/// Whose word a decision is.
///
/// Source: Documentation/measures.md, "Who said it".
@Suite struct CreditLawTests {
    private let scene = Scene()
    private let desk: Author

    init() {
        desk = scene.author("desk", key: 8, inspector: "east.7", rank: 1)
        scene.enrol(
            scene.city,
            desk,
            .usual(level: 2, [("east.7", 1)], places: ["east"], rights: [])
        )
    }

    private var credit: Resolution.Credit? { scene.judged.resolution()?.credit }

    @Test func `without a decision the word is who wrote it`() {
        scene.find(["v": 1])

        #expect(credit == nil)
        #expect(scene.judged.resolution()?.answered.isEmpty == true)
    }

    @Test func `a decision is the word of the greatest entry it names that says the same`() throws {
        let early = scene.find(["v": 1], at: Scene.noon)
        let late = scene.find(on: desk, ["v": 1], at: Scene.noon + Scene.minute)
        let other = scene.find(on: scene.west, ["v": 2])
        scene.find(
            on: scene.east,
            ["v": 1],
            at: Scene.noon + Scene.hour,
            bases: [early, late, other].sorted(),
            decides: true
        )

        let credit = try #require(credit)
        #expect(credit.statement.digest == late)
        #expect(credit.inspector == "east.7")
        #expect(credit.decision == .chosen)
    }

    @Test func `what is not named, is held or is missing earns no credit`() throws {
        scene.find(["v": 1])
        let held = scene.find(on: scene.stranger, ["v": 1])
        let named = scene.find(on: desk, ["v": 2])
        let decision = scene.find(
            on: scene.east,
            ["v": 1],
            at: Scene.noon + Scene.hour,
            bases: [held, named, .named("missing")].sorted(),
            decides: true
        )

        let credit = try #require(credit)
        #expect(credit.statement.digest == decision)
        #expect(credit.inspector == "east.1")
        #expect(credit.decision == .own)
    }

    @Test func `who decides anew without saying anything new names what the first one answered`()
        throws
    {
        let said = scene.find(["v": 1])
        let first = scene.find(on: scene.east, ["v": 2], bases: [said], decides: true)
        scene.find(on: scene.city, ["v": 1], bases: [first], decides: true)

        let credit = try #require(credit)
        #expect(credit.statement.digest == said)
        #expect(credit.decision == .chosen)
    }

    @Test func `who may not decide says it himself`() {
        let said = scene.find(on: desk, ["v": 1])
        scene.find(["v": 1], at: Scene.noon + Scene.hour, bases: [said], decides: true)

        #expect(credit == nil)
    }

    @Test func `what an address moved to another inspector is that inspector's word`() throws {
        scene.enrol(scene.east, scene.phone, .phone.with { $0.inspectors = [.init("east.*", 1)] })
        let start = scene.phone.chain
        scene.find(["v": 1])
        scene.address(scene.east, scene.phone, after: start, slot: "r1", inspector: "east.3")

        let credit = try #require(credit)
        #expect(credit.inspector == "east.3")
        #expect(credit.decision == .none)
    }
}
