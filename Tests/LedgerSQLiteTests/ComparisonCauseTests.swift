import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

/// Every cause that `compare` names, each brought about by itself.
@Suite struct ComparisonCauseTests {
    private let scene = Scene()
    private let charter: Charter

    init() {
        charter = Charter(
            roots: [scene.root.device],
            isPractice: false,
            incarnation: [UInt8](repeating: 1, count: 16)
        )
    }

    private static let fail: JSONValue = ["answer": "fail", "found": 3, "settled": 1]
    private static let count = "count/gate.s1/2026-03-01/r1/c1/east.2"

    /// A ledger with all that was written so far.
    private func ledger(without author: Author? = nil) throws -> EvaluatedLedger {
        let ledger = EvaluatedLedger(charter)
        for author in scene.authors.filter({ $0 !== author && $0.seq > 0 }) {
            _ = try ledger.absorb([VerifiedSegment(verifying: author.segment(author.path))])
        }
        return ledger
    }

    private func books(_ ledger: EvaluatedLedger) -> CityBooks {
        CityBooks(
            gazetteer: Gazetteer(),
            standards: StandardShelf(),
            reference: ledger.evaluation.judge.reference
        )
    }

    private func side(_ ledger: EvaluatedLedger) throws -> ComparedSide {
        let dates = try #require(WorkDate("2026-02-01"))...(try #require(WorkDate("2027-12-31")))
        return ComparedSide(ledger, books(ledger), TallyScope(TallyQuestion(dates: dates)))
    }

    private func causes(
        from old: EvaluatedLedger,
        to new: EvaluatedLedger
    ) throws -> [ChangeCause] {
        let comparison = try Comparison(from: try side(old), to: try side(new))
        let sum = comparison.differences.reduce(into: comparison.before) { $0 += $1.change }
        #expect(sum == comparison.after)
        return comparison.causes.map(\.cause)
    }

    @Test func `late and not arrived`() throws {
        let old = try ledger()
        let finding = scene.find()
        let new = try ledger()

        #expect(try causes(from: old, to: new) == [.late])
        #expect(try causes(from: new, to: old) == [.lacking])
        let comparison = try Comparison(from: try side(old), to: try side(new))
        #expect(comparison.differences.map(\.after) == [finding])
    }

    @Test func `corrected and withdrawn by the same person`() throws {
        let finding = scene.find()
        let old = try ledger()
        let again = scene.find(ComparisonCauseTests.fail, bases: [finding])
        let corrected = try ledger()
        scene.find(["withdrawn": true], bases: [again])
        let withdrawn = try ledger()

        #expect(try causes(from: old, to: corrected) == [.corrected])
        #expect(try causes(from: corrected, to: withdrawn) == [.withdrawn])
    }

    @Test func `a conflict that came, and its decision`() throws {
        let mine = scene.find()
        let old = try ledger()
        let theirs = scene.find(
            on: scene.east,
            ComparisonCauseTests.fail,
            at: Scene.noon + Scene.hour
        )
        let disputed = try ledger()
        scene.find(on: scene.east, bases: [mine, theirs], decides: true)
        let decided = try ledger()

        #expect(try causes(from: old, to: disputed) == [.late])
        #expect(try causes(from: disputed, to: decided) == [.decided])
    }

    @Test func `a review, and a count that was double`() throws {
        let finding = scene.find(ComparisonCauseTests.fail)
        scene.write(
            scene.phone,
            ComparisonCauseTests.count,
            "acts.a",
            ["found": 2, "settled": 0],
            at: Scene.noon
        )
        let old = try ledger()
        scene.write(
            scene.east,
            Scene.finding,
            "review",
            Review(verdict: .returned, findings: [finding]).claim,
            at: Scene.noon
        )
        let reviewed = try ledger()
        scene.write(scene.east, ComparisonCauseTests.count, "double", ["double": true])
        let doubled = try ledger()

        #expect(try causes(from: old, to: reviewed) == [.review])
        #expect(try causes(from: reviewed, to: doubled) == [.double])
    }

    @Test func `a held entry that was released, and one whose enrolment came`() throws {
        let finding = scene.find(at: Scene.noon + 20 * Scene.day)
        let held = try ledger()
        scene.release(scene.east, finding, .date)
        let released = try ledger()
        #expect(try causes(from: held, to: released) == [.released])

        scene.find(
            on: scene.stranger,
            ComparisonCauseTests.fail,
            record: "check/gate.s1/2026-03-01/r1.2/c1"
        )
        let unknown = try ledger()
        scene.enrol(scene.east, scene.stranger, .phone)
        let enrolled = try ledger()
        #expect(try causes(from: unknown, to: enrolled) == [.admitted])
    }

    @Test func `an enrolment that was revoked`() throws {
        scene.find()
        let old = try ledger()
        scene.revoke(
            scene.east,
            scene.phone,
            scene.phoneGrant,
            through: scene.phone.start
        )
        let revoked = try ledger()

        #expect(try causes(from: old, to: revoked) == [.revoked])
    }

    @Test func `a watch that was moved, and an entry that was erased`() throws {
        let finding = scene.find()
        let old = try ledger()
        let address = scene.address(scene.east, scene.phone, station: "gate.s2")
        let moved = try ledger()
        #expect(try causes(from: old, to: moved) == [.moved])
        let comparison = try Comparison(from: try side(old), to: try side(moved))
        #expect(comparison.differences.map(\.act) == [address, address])
        #expect(comparison.before == comparison.after)

        scene.erase(scene.city, scene.phone, finding)
        let erased = try ledger()
        #expect(try causes(from: moved, to: erased) == [.erased])
    }
}
