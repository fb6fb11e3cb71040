import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import Reports

/// `watchbook report notice`: supervision notices 督办通知单 and the papers of escalation.
struct CaseNoticeReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "notice",
            abstract: CaseReportPhrase.noticeAbstract(),
            discussion: CaseReportPhrase.noticeDiscussion()
        )
    }

    @OptionGroup var report: ReportOptions

    @Option(help: ArgumentHelp(CaseReportPhrase.documentHelp, value: CaseHelp.wordValue))
    var document: String?

    @Option(help: ArgumentHelp(CaseReportPhrase.numberHelp, value: ClosePhrase.numberValue))
    var number: Int64?

    @Option(help: ArgumentHelp(CaseReportPhrase.yearHelp, value: ClosePhrase.numberValue))
    var year: Int64?

    @Option(help: ArgumentHelp(CaseReportPhrase.writtenSinceHelp, value: WatchPhrase.dateValue))
    var since: String?

    @Option(help: ArgumentHelp(CaseReportPhrase.writtenToHelp, value: WatchPhrase.dateValue))
    var to: String?

    @Flag(help: ArgumentHelp(CaseHelp.unexplainedHelp))
    var unexplained = false

    @OptionGroup var filter: CaseFilterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let printer = try PaperPrinter(report, common)
        let reading = try CaseReading(report.ledger, filter, (nil, nil), now: common.moment())
        let roll = try reading.wholeRoll()
        let items = Dictionary(roll.items.map { ($0.record, $0) }) { $1 }
        let papers = try asked(roll).filter { paper in
            paper.cases.contains { entry in
                items[entry.record].map { reading.filter.admits($0, roll.books) } ?? false
            }
        }
        guard !papers.isEmpty else {
            let words = [document, number.map(String.init), year.map(String.init), since, to]
            let asked = words.compactMap { $0 }.joined(separator: " ")
            throw Problem(
                .paperEmpty,
                asked.isEmpty ? CaseStep.notice.text(in: .current) : asked,
                report.ledger
            )
        }
        let texts = CaseTexts(roll)
        let named = papers.flatMap { $0.cases.compactMap { items[$0.record] } }
        let paper = CaseNoticePaper(
            papers: papers,
            items: items,
            twice: Set(roll.numbersTwice().map(\.digest)),
            cells: CaseCells(
                texts: texts,
                evidence: try CaseEvidenceBook(named, in: reading, texts, isWithPhotos: false)
            )
        )
        try printer.show(paper, of: reading.ledger)
    }

    /// The papers that the options ask for.
    ///
    /// - Throws: `Problem`: `badDate`, `datesReversed`, `documentUnknown`.
    private func asked(_ roll: CaseRoll) throws -> [CasePaper] {
        let books = roll.books
        let today = books.date(at: roll.now)
        let span = try CaseFilterOptions.span((since, to), books, today: today)
        let papers = unexplained ? roll.explanationsMissing() : roll.papers()
        if let document, !papers.contains(where: { $0.notice.document == document }) {
            let documents = books.documents(at: roll.now)
            let known = [documents.notice.id] + documents.steps.map(\.id)
            guard known.contains(document) else {
                throw Problem(.documentUnknown, document, among: known)
            }
        }
        return papers.filter { paper in
            (document.map { $0 == paper.notice.document } ?? true)
                && (number.map { $0 == paper.notice.number } ?? true)
                && (year.map { $0 == paper.notice.year } ?? true)
                && (span.map { $0.contains(books.date(at: paper.minute)) } ?? true)
        }
    }
}
