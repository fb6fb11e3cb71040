import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook report assessment`: the report of a round, with the parts that those of third parties
/// have.
struct AssessmentReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "assessment",
            abstract: AssessmentPaperPhrase.abstract(),
            discussion: AssessmentPaperPhrase.discussion()
        )
    }

    @OptionGroup var report: ReportOptions

    @Argument(help: ArgumentHelp(AssessmentPhrase.roundHelp, value: AssessmentPhrase.roundValue))
    var round: String

    @Flag(help: ArgumentHelp(RoundPaperPhrase.currentHelp))
    var current = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let printer = try PaperPrinter(report, common)
        let whole = try AssessmentDesk(report.ledger)
        let basis = try RoundBasis(whole, round, by: .office, isCurrent: current)
        let paper = AssessmentPaper(try AssessmentReading(basis))
        try printer.show(paper, of: whole.ledger, on: basis.round.dates.upperBound)
    }
}
