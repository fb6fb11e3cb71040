import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import Reports

/// `watchbook report cases`: the ledger of problems 问题台账.
struct CaseLedgerReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cases",
            abstract: CaseReportPhrase.casesAbstract(),
            discussion: CaseReportPhrase.casesDiscussion()
        )
    }

    @OptionGroup var report: ReportOptions

    @Option(help: ArgumentHelp(CaseHelp.sortHelp, value: CaseHelp.orderValue))
    var sort: CaseOrder = .reported

    @OptionGroup var filter: CaseFilterOptions
    @OptionGroup var dates: CaseDateOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let printer = try PaperPrinter(report, common)
        let reading = try CaseReading(report.ledger, filter, dates.span, now: common.moment())
        let (admitted, roll) = try reading.admitted()
        let items = CaseSheet.sorted(admitted, sort, roll)
        let texts = CaseTexts(roll)
        let dates = reading.filter.dates ?? roll.books.date(at: 0)...roll.books.date(at: roll.now)
        // The span chooses what is listed; what is due in it may have been reported before.
        var counted = reading.filter
        counted.dates = nil
        let statistics = CaseStatsSheet(
            try reading.ledger.caseStatistics(
                reading.books,
                by: [.unit],
                counted,
                in: dates,
                now: reading.now
            ),
            by: [.unit],
            dates: dates,
            books: roll.books,
            now: roll.now,
            hasStages: false
        )
        let paper = CaseLedgerPaper(
            items: items,
            cells: CaseCells(
                texts: texts,
                evidence: try CaseEvidenceBook(items, in: reading, texts, isWithPhotos: false)
            ),
            statistics: statistics,
            asked: ReportScope(span: reading.filter.dates, filter, roll)
        )
        try printer.show(paper, of: reading.ledger)
    }
}

/// The ledger of problems in words.
struct CaseLedgerPaper: Paper {
    let items: [CaseItem]
    let cells: CaseCells
    let statistics: CaseStatsSheet
    let asked: ReportScope

    var documents: [Document] {
        var document = Document(
            CaseReportPhrase.casesTitle(),
            subtitle: asked.text,
            language: .current,
            paper: .landscape
        )
        let total = statistics.statistics.total
        func fact(_ phrase: CaseReportPhrase, _ value: String) -> Document.Fact {
            Document.Fact(phrase(), value)
        }
        document.blocks = [
            .facts(
                [
                    fact(.count, "\(items.count)"),
                    fact(.openCount, "\(items.count { $0.file.isOpen })"),
                    fact(.overdueCount, "\(items.count(where: \.isOverdue))"),
                    fact(.closedCount, "\(items.count { $0.file.state == .closed })"),
                    fact(
                        .inTimeRate,
                        TableCell.percent(Int64(total.dueInTime), of: Int64(total.due))
                    ),
                ],
                columns: 5
            )
        ]
        if asked.hasBeginning { document.blocks.append(.text(CaseReportPhrase.dueOlder())) }
        document.blocks += [.table(table), .table(statistics.table(CaseReportPhrase.byUnit()))]
        return [document]
    }

    private var table: DocumentTable {
        DocumentTable(
            CaseReportPhrase.list(),
            [
                .init(CaseReportPhrase.number(), .id, importance: 0),
                .init(CaseReportPhrase.name(), .id),
                .init(CaseReportPhrase.found(), .id, importance: 3),
                .init(CasePhrase.placeHeading(), importance: 6),
                .init(CaseReportPhrase.indicator(), importance: 5),
                .init(CaseReportPhrase.what(), importance: 4),
                .init(CaseReportPhrase.quantity(), .number, importance: 1),
                .init(CasePhrase.sourceHeading(), .id, importance: 0),
                .init(CaseDimension.unit()), .init(CaseReportPhrase.due(), .id, importance: 7),
                .init(CasePhrase.stateHeading()),
                .init(CaseReportPhrase.closed(), .id, importance: 2),
                .init(CaseReportPhrase.punctuality(), .id),
            ],
            items.enumerated().map { index, item in
                .init([
                    .number(Int64(index + 1)), cells.name(item), cells.foundOn(item),
                    cells.place(item), cells.indicator(item), cells.what(item), cells.left(item),
                    cells.source(item), cells.unit(item), cells.dueOn(item), cells.state(item),
                    cells.closedOn(item), cells.punctuality(item),
                ])
            },
            nothing: CasePhrase.nothing()
        )
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        let cells = cells.whole
        return (
            [
                CaseReportPhrase.wholeName(), CasePhrase.officeHeading(),
                CaseReportPhrase.found(), CasePhrase.placeHeading(),
                CaseReportPhrase.indicator(), CaseReportPhrase.what(), CasePhrase.leftHeading(),
                CasePhrase.sourceHeading(), CaseReportPhrase.finder(), CasePhrase.mainHeading(),
                CasePhrase.assistingHeading(), CaseReportPhrase.dispatched(),
                CaseReportPhrase.due(), CasePhrase.stageHeading(), CasePhrase.stateHeading(),
                CaseReportPhrase.closed(), CaseReportPhrase.punctuality(),
                CaseReportPhrase.daysOver(),
            ],
            items.map { item in
                [
                    cells.wholeName(item), .id(item.office), cells.foundOn(item),
                    cells.place(item), cells.indicator(item), cells.what(item), cells.left(item),
                    cells.source(item), cells.finder(item), cells.unit(item),
                    cells.assisting(item), cells.dispatched(item), cells.due(item),
                    .text(item.file.stage.map { $0() } ?? ""), cells.state(item),
                    cells.closedOn(item), cells.punctuality(item), cells.daysOver(item),
                ]
            }
        )
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "as_of": cells.books.iso(cells.texts.now), "count": .integer(Int64(items.count)),
            "cases": .list(items.map { .object(cells.json($0)) }),
            "statistics": statistics.json,
        ]
        members["from"] = asked.span.map { .text($0.lowerBound.text) }
        members["to"] = asked.span.map { .text($0.upperBound.text) }
        return .object(members)
    }
}
