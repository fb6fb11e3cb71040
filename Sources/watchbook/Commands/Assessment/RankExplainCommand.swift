import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook rank explain`: why a street stands where it stands, on one page.
struct RankExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain",
            abstract: RankPhrase.explainAbstract(),
            discussion: RankPhrase.explainDiscussion()
        )
    }

    @OptionGroup var options: RoundOptions

    @Argument(help: ArgumentHelp(RankPhrase.rowHelp, value: AssessmentPhrase.officeValue))
    var row: String

    @Option(help: ArgumentHelp(RankPhrase.byHelp, value: TallyPhrase.byValue))
    var by = RankDimension.office

    @Option(help: ArgumentHelp(RankPhrase.beforeHelp, value: AssessmentPhrase.roundValue))
    var before: String?

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try AssessmentDesk(options.ledger)
        let round = try desk.round(options.round)
        let assessment = try desk.assessment(of: round, by: by.dimension)
        let earlier = try desk.previous(of: round, named: before, by: by.dimension)
        guard
            let explanation = try desk.ledger.explanation(
                of: row,
                in: assessment,
                before: earlier,
                desk.shelf,
                desk.books
            )
        else { throw Problem(.unknownRow, row, round.record) }
        let sheet = ExplanationSheet(explanation, names: desk.names(of: round))
        try ResultPrinter(json: common.json, table)
            .of(desk.ledger, on: round.dates.upperBound, at: common.moment()).show(sheet)
    }
}
