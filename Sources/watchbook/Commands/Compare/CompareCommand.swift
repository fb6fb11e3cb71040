import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook compare`: why two tallies differ, part by part.
struct CompareCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "compare",
            abstract: ComparePhrase.abstract(),
            discussion: ComparePhrase.discussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(ComparePhrase.beforeHelp, value: ComparePhrase.sideValue))
    var before: String

    @Argument(help: ArgumentHelp(ComparePhrase.afterHelp, value: ComparePhrase.sideValue))
    var after: String = "now"

    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @Option(
        name: .customLong("where"),
        parsing: .singleValue,
        help: ArgumentHelp(TallyPhrase.whereHelp, value: TallyPhrase.whereValue)
    )
    var filters: [TallyFilter] = []

    @Flag(help: ArgumentHelp(ComparePhrase.explainHelp))
    var explain = false

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let now = common.moment()
        let whole = try SQLiteLedger(opening: ledger, .reading)
        let opener = try CompareOpener(whole, path: ledger)
        let sides = (try opener.open(before), try opener.open(after))
        let asked = try span(whole, now)
        let scopes = (scope(sides.0, sides.1, asked), scope(sides.1, sides.0, asked))
        let comparison = try Comparison(
            from: try sides.0.compared(scopes.0),
            to: try sides.1.compared(scopes.1)
        )
        let last = scopes.1.question.dates.upperBound
        let manifest = try sides.0.ledger.manifest()
        let sheet = ComparisonSheet(
            comparison,
            names: (sides.0.name, sides.1.name),
            sets: (Chain.sha256(manifest), try sides.1.set()),
            scopes: scopes,
            isExplained: explain
        )
        try ResultPrinter(json: common.json, table)
            .of(sides.1.ledger, named: ledger, on: last, at: now, before: manifest).show(sheet)
    }

    /// What a side covers: what the options say, or itself, or what the other one covers, or this
    /// month.
    private func scope(
        _ side: CompareSide,
        _ other: CompareSide,
        _ asked: (dates: ClosedRange<WorkDate>, isNamed: Bool)
    ) -> TallyScope {
        let named = TallyFilter.merged(filters)
        if asked.isNamed {
            return TallyScope(TallyQuestion(dates: asked.dates, filters: named))
        }
        var scope =
            side.scope ?? other.scope ?? TallyScope(TallyQuestion(dates: asked.dates))
        scope.question.filters.merge(named) { $0.intersection($1) }
        return scope
    }

    private func span(
        _ ledger: SQLiteLedger,
        _ now: Moment
    ) throws -> (dates: ClosedRange<WorkDate>, isNamed: Bool) {
        guard let today = now.date(zone: try ledger.settings(on: nil).zoneMinutes) else {
            throw Problem(.badTime, "")
        }
        func date(_ text: String) throws -> WorkDate {
            guard let date = WorkDate(text) else { throw Problem(.badDate, text) }
            return date
        }
        let first =
            try from.map(date) ?? (to == nil ? Month(today).dates.lowerBound : date(to ?? ""))
        let last = try to.map(date) ?? (from == nil ? today : first)
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        return (first...last, from != nil || to != nil)
    }
}
