import JournalSQLite
import Journaling

/// What an import did or would do, for people and programs.
struct ImportReport {
    private let plan: ImportPlan
    private let table: CSVTable
    private let emptyPhrase: ImportPhrase
    private let isDryRun: Bool
    /// Whether there was a ledger or desk to check against.
    private let isChecked: Bool

    /// More problems than this are only counted.
    private static let listed = 20

    init(
        _ plan: ImportPlan,
        table: CSVTable,
        emptyPhrase: ImportPhrase,
        isDryRun: Bool,
        isChecked: Bool
    ) {
        self.plan = plan
        self.table = table
        self.emptyPhrase = emptyPhrase
        self.isDryRun = isDryRun
        self.isChecked = isChecked
    }

    /// Names the rows because of which nothing was written.
    func showProblems() { ImportReport.show(plan.problems) }

    /// Names the rows of any table because of which nothing was written.
    static func show(_ problems: [Problem]) {
        for problem in problems.prefix(listed) { Terminal.warn(problem.line(in: .current)) }
        let rest = problems.count - listed
        if rest > 0 { Terminal.warn(ImportPhrase.moreProblems(String(rest))) }
        Terminal.warn(ImportPhrase.nothingWritten(String(problems.count)))
    }

    func show(isJSON: Bool) {
        if isJSON {
            print(json.canonicalText)
            return
        }
        for change in plan.changes {
            guard let before = change.before else { continue }
            let after = JSONValue(change.draft.payload)?["claim"]
            print(
                ImportPhrase.correction(
                    String(change.line),
                    change.draft.record,
                    before.canonicalText,
                    after?.canonicalText ?? ""
                )
            )
        }
        let corrections = plan.changes.count { $0.before != nil }
        print(
            (isDryRun ? ImportPhrase.wouldWrite : ImportPhrase.wrote)(
                String(plan.changes.count),
                String(corrections),
                String(plan.unchanged)
            )
        )
        if plan.empty > 0 { print(emptyPhrase(String(plan.empty))) }
        if !isChecked { print(ImportPhrase.unchecked()) }
    }

    private var json: JSONValue {
        [
            "file": .text(plan.session.file), "dry_run": .bool(isDryRun),
            "checked": .bool(isChecked), "written": .integer(Int64(plan.changes.count)),
            "unchanged": .integer(Int64(plan.unchanged)), "empty": .integer(Int64(plan.empty)),
            "unknown_columns": table.unknownColumns,
            "corrections": .list(
                plan.changes.compactMap { change in
                    change.before.map { before in
                        [
                            "line": .integer(Int64(change.line)),
                            "record": .text(change.draft.record),
                            "register": .text(change.draft.register), "before": before,
                            "after": JSONValue(change.draft.payload)?["claim"] ?? .null,
                        ]
                    }
                }
            ),
        ]
    }
}
