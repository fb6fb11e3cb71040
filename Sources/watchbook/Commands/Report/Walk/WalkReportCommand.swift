import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook report walk`: one street as a line, with what was found along it and what lacks.
struct WalkReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "walk",
            abstract: WalkPaperPhrase.abstract(),
            discussion: WalkPaperPhrase.discussion()
        )
    }

    @OptionGroup var report: ReportOptions

    @Argument(help: ArgumentHelp(WalkPhrase.streetHelp, value: WalkPhrase.streetValue))
    var street: String

    @Option(help: ArgumentHelp(WalkPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard date == nil || from == nil && to == nil else {
            throw ValidationError(WalkPhrase.oneSpan())
        }
    }

    func run() throws {
        let printer = try PaperPrinter(report, common)
        let ledger = try SQLiteLedger(opening: report.ledger, .reading)
        let books = try ledger.books()
        let dates = try WalkSpan(date: date, from: from, to: to)
            .dates(ledger, common.moment())
        guard
            let verdict = try ledger.streetVerdicts(in: dates, streets: [street], books).first
        else { throw Problem(.streetUnknown, street) }
        try printer.show(WalkPaper(verdict, books), of: ledger, on: dates.upperBound)
    }
}
