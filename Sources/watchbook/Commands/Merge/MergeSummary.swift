import CentralLedger
import Journaling
import Sync

/// A merge report as people and programs read it.
struct MergeSummary {
    private let report: MergeReport
    /// Files that are nothing that can be merged.
    private let refused: [Problem]
    private let isDryRun: Bool

    init(_ report: MergeReport, refused: [Problem], isDryRun: Bool) {
        self.report = report
        self.refused = refused
        self.isDryRun = isDryRun
    }

    var json: JSONValue {
        [
            "dry_run": .bool(isDryRun),
            "files": .list(report.files.map(MergeSummary.json)),
            "refused": .list(refused.map(MergeSummary.json)),
            "total": MergeSummary.json(report.total),
        ]
    }

    private static func json(_ file: MergeReport.File) -> JSONValue {
        [
            "name": .text(file.name),
            "outcome": json(file.outcome),
            "photos": .integer(Int64(file.photos)),
            "refusals": .list(file.refusals.map(json)),
        ]
    }

    private static func json(_ problem: Problem) -> JSONValue {
        [
            "code": .text(problem.code.rawValue),
            "details": .list(problem.details.map(JSONValue.text)),
        ]
    }

    private static func json(_ outcome: Absorption.Outcome) -> JSONValue {
        [
            "new": .integer(Int64(outcome.new)),
            "already_held": .integer(Int64(outcome.alreadyHeld)),
            "held": .object(
                Dictionary(
                    uniqueKeysWithValues: outcome.held.map { ($0.key.rawValue, .integer(Int64($0.value))) })),
            "held_entries": .integer(Int64(outcome.heldEntries)),
            "conflicts_opened": .integer(Int64(outcome.conflictsOpened)),
        ]
    }

    var text: String {
        let total = report.total
        return "\(total.new) new, \(total.alreadyHeld) already held, \(total.heldEntries) held, \(total.conflictsOpened) conflicts"
            + (report.files.flatMap(\.refusals) + refused).map { "\n\($0.line(in: .current))" }.joined()
    }
}
