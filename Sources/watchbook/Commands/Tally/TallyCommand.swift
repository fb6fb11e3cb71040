import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook tally`: what was checked and found, from the entries in force.
struct TallyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tally",
            abstract: TallyPhrase.abstract(),
            discussion: TallyPhrase.discussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @Option(
        name: .customLong("by"),
        help: ArgumentHelp(TallyPhrase.byHelp, value: TallyPhrase.byValue)
    )
    var by: TallyDimensions = TallyDimensions([.indicator, .station])

    @Option(help: ArgumentHelp(TallyPhrase.csvHelp, value: TallyPhrase.fileValue))
    var csv: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        let span = try span(ledger)
        var tally = Tally(by: Set(by.dimensions))
        try ledger.forEachSheet(in: span, takesMonth: { _, _ in !by.dimensions.contains(.date) }) {
            guard tally.add($0) else { throw Problem(.databaseDamaged, self.ledger) }
        }
        let sheet = TallySheet(tally, by: by.dimensions, span: span)
        if let csv { try sheet.writeCSV(to: csv) }
        if common.json {
            print(sheet.json.canonicalText)
        } else {
            for line in sheet.lines(width: Terminal.width) { print(line) }
        }
    }

    /// The dates asked for; this month up to today without any.
    private func span(_ ledger: SQLiteLedger) throws -> ClosedRange<WorkDate> {
        let today = common.moment().date(zone: try ledger.settings(on: nil).zoneMinutes)
        guard let today else { throw Problem(.badTime, "") }
        let parts = today.parts
        let firstOfMonth = WorkDate(day: today.day - parts.day + 1)
        let last = try to.map(TallyCommand.date) ?? (from.map(TallyCommand.date) ?? today)
        let first = try from.map(TallyCommand.date) ?? (to == nil ? firstOfMonth ?? last : last)
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        return first...last
    }

    private static func date(_ text: String) throws -> WorkDate {
        guard let date = WorkDate(text) else { throw Problem(.badDate, text) }
        return date
    }
}

/// The dimensions of `--by`, in the order in which they stand as columns.
struct TallyDimensions: ExpressibleByArgument {
    let dimensions: [TallyDimension]

    init(_ dimensions: [TallyDimension]) {
        self.dimensions = dimensions
    }

    init?(argument: String) {
        let words = argument.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let found = words.compactMap(TallyDimension.init(rawValue:))
        guard !found.isEmpty, found.count == words.count, Set(found).count == found.count else {
            return nil
        }
        dimensions = found
    }

    var defaultValueDescription: String {
        dimensions.map(\.rawValue).joined(separator: ",")
    }
}
