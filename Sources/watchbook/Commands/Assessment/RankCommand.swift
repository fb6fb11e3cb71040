import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook rank …`: streets in the order of their scores, and why.
struct RankCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rank",
            abstract: RankPhrase.abstract(),
            subcommands: [RankListCommand.self, RankExplainCommand.self],
            defaultSubcommand: RankListCommand.self
        )
    }
}

/// Which rows a ranking has.
enum RankDimension: String, ExpressibleByArgument, CaseIterable {
    case office, unit, type, point
    case pointUnit = "unit-point"
    case supervisionUnit = "unit-supervision"
    case authorityUnit = "unit-authority"
    case leadUnit = "unit-lead"

    var dimension: TallyDimension { TallyDimension(rawValue: rawValue) ?? .office }
}

/// `watchbook rank list`.
struct RankListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: RankPhrase.listAbstract(),
            discussion: RankPhrase.listDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(RankPhrase.roundHelp, value: AssessmentPhrase.roundValue))
    var round: String?

    @Option(help: ArgumentHelp(RankPhrase.byHelp, value: TallyPhrase.byValue))
    var by = RankDimension.office

    @Option(help: ArgumentHelp(RankPhrase.schemeHelp, value: AssessmentPhrase.schemeValue))
    var scheme: String?

    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard round == nil || (scheme == nil && from == nil && to == nil) else {
            throw ValidationError(RankPhrase.roundOrSpan())
        }
    }

    func run() throws {
        let desk = try AssessmentDesk(ledger)
        let asked = try round.map(desk.round) ?? adHocRound(desk)
        let assessment = try desk.assessment(of: asked, by: by.dimension)
        let printer = try ResultPrinter(json: common.json, table)
            .of(desk.ledger, on: asked.dates.upperBound, at: common.moment())
        var sheet = RankSheet(assessment, names: desk.names(of: asked))
        sheet.published = desk.publishedChange(assessment)
        if common.json { sheet.digest = Chain.sha256(try desk.ledger.manifest()) }
        try printer.show(sheet)
    }

    /// A span that is no round: this month up to today unless said otherwise.
    private func adHocRound(_ desk: AssessmentDesk) throws -> AssessmentRound {
        func date(_ text: String) throws -> WorkDate {
            guard let date = WorkDate(text) else { throw Problem(.badDate, text) }
            return date
        }
        let today = common.moment().date(zone: try desk.ledger.settings(on: nil).zoneMinutes)
        guard let today else { throw Problem(.badTime, "") }
        let last = try to.map(date) ?? today
        let first = try from.map(date) ?? Month(last).dates.lowerBound
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        return AssessmentRound(
            scheme: scheme ?? AssessmentDesk.standardScheme,
            id: "",
            kind: .inspection,
            dates: first...last
        )
    }
}
