import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook report scans`: papers with and without their scan.
struct ReportScansCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "scans",
            abstract: ScanPhrase.scansAbstract(),
            discussion: ScanPhrase.scansDiscussion()
        )
    }

    @OptionGroup var report: ReportOptions

    @Option(help: ArgumentHelp(ScanPhrase.sinceHelp, value: WatchPhrase.dateValue))
    var since: String?

    @Option(help: ArgumentHelp(ScanPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @Option(help: ArgumentHelp(ScanPhrase.officeHelp, value: EnrolmentPhrase.officeValue))
    var office: String?

    @Flag(help: ArgumentHelp(ScanPhrase.watchesHelp))
    var watches = false

    @Flag(help: ArgumentHelp(ScanPhrase.missingHelp))
    var missing = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let printer = try PaperPrinter(report, common)
        let ledger = try SQLiteLedger(opening: report.ledger, .reading)
        let now = common.moment()
        let books = try ledger.caseBooks()
        let today = books.date(at: now.milliseconds / 60_000)
        let span = try CaseFilterOptions.span((since, to), books, today: today)
        // Of watches that nobody dates only those of this month: there are many.
        let month = Month(today).dates.lowerBound...today
        var list = try ScanList(ledger, watches: watches ? span ?? month : nil, now: now)
        list.keep { paper in
            (span?.contains(paper.date) ?? true)
                && (office.map { paper.office == $0 || paper.office.hasPrefix($0 + ".") } ?? true)
        }
        try printer.show(ScanPaper(list, isMissingOnly: missing, span: span), of: ledger)
    }
}

/// The list of papers and scans in words.
struct ScanPaper: Paper {
    private let list: ScanList
    private let papers: [ScannedPaper]
    private let isMissingOnly: Bool
    private let span: ClosedRange<WorkDate>?

    init(_ list: ScanList, isMissingOnly: Bool, span: ClosedRange<WorkDate>?) {
        self.list = list
        self.isMissingOnly = isMissingOnly
        self.span = span
        papers = isMissingOnly ? list.papers.filter(\.scans.isEmpty) : list.papers
    }

    private var without: Int { list.papers.count(where: \.scans.isEmpty) }

    var documents: [Document] {
        var document = Document(
            (isMissingOnly ? ScanPhrase.titleMissing : .title)(),
            subtitle: span.map {
                CaseReportPhrase.span($0.lowerBound.text, $0.upperBound.text)
            } ?? "",
            language: .current,
            paper: .landscape
        )
        document.blocks = [
            .text(ScanPhrase.sum("\(list.papers.count)", "\(without)")), .table(table),
        ]
        return [document]
    }

    private var table: DocumentTable {
        let columns: [DocumentTable.Column] = [
            .init(ScanPhrase.kind(), .id, importance: 0), .init(ScanPhrase.paper(), .id),
            .init(ScanPhrase.about(), importance: 4), .init(ScanPhrase.made(), .id, importance: 3),
        ]
        let ofScans: [DocumentTable.Column] = [
            .init(ScanPhrase.state(), .id), .init(ScanPhrase.scans(), .number, importance: 0),
            .init(ScanPhrase.by(), .id, importance: 1), .init(ScanPhrase.at(), .id, importance: 2),
        ]
        return DocumentTable(
            ScanPhrase.papers(),
            // Of papers without a scan there is nothing to tell of theirs.
            isMissingOnly ? columns : columns + ofScans,
            papers.map { .init(row($0)) },
            nothing: isMissingOnly ? ScanPhrase.without() : PaperPhrase.nothing()
        )
    }

    private func row(_ paper: ScannedPaper) -> [TableCell] {
        let last = paper.scans.last
        let cells: [TableCell] = [
            .text(kind(paper)), .text(paper.name), .text(about(paper)),
            .id(list.clock(paper.minute)),
        ]
        guard !isMissingOnly else { return cells }
        return cells + [
            .text(state(paper)()),
            paper.scans.isEmpty ? .empty : .number(Int64(paper.scans.count)),
            .id(last?.inspector ?? ""), last.map { .id(list.clock($0.minute)) } ?? .empty,
        ]
    }

    private func about(_ paper: ScannedPaper) -> String {
        paper.about.name == paper.about.id
            ? paper.about.id : CaseClaimText.words(paper.about.id, paper.about.name)
    }

    private func kind(_ paper: ScannedPaper) -> String {
        switch paper.kind {
        case .close: ScanPhrase.closeKind()
        case .notice: CaseStep.notice()
        case .escalation: CaseStep.escalation()
        case .result: ScanPhrase.resultKind()
        case .watch: ScanPhrase.watchKind()
        case .other: ScanPhrase.otherKind()
        }
    }

    private func state(_ paper: ScannedPaper) -> ScanPhrase {
        if paper.scans.isEmpty { return .hasNot }
        if paper.scans.contains(where: { $0.state == .here }) { return .has }
        return paper.scans.contains { $0.state == .missing } ? .notHere : .erased
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [ScanPhrase.record()] + table.columns.map(\.heading),
            papers.map { [.id("\($0.record) \($0.paper)")] + row($0) }
        )
    }

    /// Which files have not come here yet stands apart: it is no matter of the entries.
    var json: JSONValue {
        [
            "files_missing": .list(
                papers.flatMap(\.scans).filter { $0.state == .missing }
                    .map { .text($0.digest.hex) }
            ),
            "count": .integer(Int64(list.papers.count)), "without": .integer(Int64(without)),
            "papers": .list(
                papers.map { paper in
                    [
                        "kind": .text(paper.kind.rawValue), "record": .text(paper.record),
                        "of": .text(paper.paper), "paper_name": .text(paper.name),
                        "about": .text(paper.about.id), "about_name": .text(paper.about.name),
                        "office": .text(paper.office),
                        "office_name": .text(list.unitName(paper.office, at: paper.minute)),
                        "date": .text(paper.date.text),
                        "made": list.iso(paper.minute),
                        "scans": .list(paper.scans.map(json)),
                    ]
                }
            ),
        ]
    }

    private func json(_ scan: AttachedScan) -> JSONValue {
        var members: [String: JSONValue] = [
            "sha256": .text(scan.digest.hex), "length": .integer(scan.length),
            "entry": .text(scan.entry.hex), "who": .text(scan.inspector),
            "when": list.iso(scan.minute),
        ]
        if scan.state == .erased { members["erased"] = true }
        members["note"] = scan.note.map(JSONValue.text)
        return .object(members)
    }
}
