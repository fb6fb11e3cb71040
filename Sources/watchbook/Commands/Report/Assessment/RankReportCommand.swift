import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook report rank`: "Why is our street last?" on one page.
struct RankReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rank",
            abstract: RankPaperPhrase.abstract(),
            discussion: RankPaperPhrase.discussion()
        )
    }

    @OptionGroup var report: ReportOptions

    @Argument(help: ArgumentHelp(AssessmentPhrase.roundHelp, value: AssessmentPhrase.roundValue))
    var round: String

    @Argument(help: ArgumentHelp(RankPhrase.rowHelp, value: AssessmentPhrase.officeValue))
    var row: String

    @Option(help: ArgumentHelp(RankPhrase.byHelp, value: TallyPhrase.byValue))
    var by = RankDimension.office

    @Option(help: ArgumentHelp(RankPhrase.beforeHelp, value: AssessmentPhrase.roundValue))
    var before: String?

    @Flag(help: ArgumentHelp(RankPaperPhrase.briefHelp))
    var brief = false

    @Flag(help: ArgumentHelp(RoundPaperPhrase.currentHelp))
    var current = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let printer = try PaperPrinter(report, common)
        let whole = try AssessmentDesk(report.ledger)
        let basis = try RoundBasis(whole, round, by: by, isCurrent: current)
        let desk = basis.desk
        let earlier = try desk.previous(of: basis.round, named: before, by: by.dimension)
        guard
            let explanation = try desk.ledger.explanation(
                of: row,
                in: basis.assessment,
                before: earlier,
                desk.shelf,
                desk.books
            )
        else { throw Problem(.unknownRow, row, basis.round.record) }
        let sheet = ExplanationSheet(explanation, names: desk.names(of: basis.round))
        let photos = try desk.ledger.somePhotos(behind: sheet)
        try printer.show(
            RankPaper(basis: basis, sheet: sheet, photos: photos, isBrief: brief),
            of: whole.ledger,
            on: basis.round.dates.upperBound
        )
    }
}

extension SQLiteLedger {
    /// Photos behind the greatest parts of a gap, as many as a page has room for.
    fileprivate func somePhotos(behind sheet: ExplanationSheet) throws -> RankPaper.Photos {
        var photos = RankPaper.Photos()
        for line in sheet.parts {
            let digests = sheet.failures(line.cause).flatMap(\.photos)
            for digest in digests where photos.all.insert(digest).inserted {
                // An erased one may be here still, until somebody purges it.
                guard photos.shown.count < RankPaper.mostPhotos,
                    case .here(let bytes) = try self.photos([digest])[digest]
                else { continue }
                photos.shown.append((line.cause, bytes))
            }
        }
        return photos
    }
}
