import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import Reports

/// `watchbook report overdue`: what is over its time, by whose turn it is.
struct CaseOverdueReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "overdue",
            abstract: CaseReportPhrase.overdueAbstract(),
            discussion: CaseReportPhrase.overdueDiscussion()
        )
    }

    @OptionGroup var report: ReportOptions
    @OptionGroup var filter: CaseFilterOptions
    @OptionGroup var dates: CaseDateOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let printer = try PaperPrinter(report, common)
        var reading = try CaseReading(report.ledger, filter, dates.span, now: common.moment())
        reading.filter.isOverdue = true
        let (items, roll) = try reading.admitted()
        let texts = CaseTexts(roll)
        let paper = CaseOverduePaper(
            items: items,
            roll: roll,
            cells: CaseCells(
                texts: texts,
                evidence: try CaseEvidenceBook(items, in: reading, texts, isWithPhotos: false)
            ),
            asked: ReportScope(span: reading.filter.dates, filter, roll)
        )
        try printer.show(paper, of: reading.ledger)
    }
}

/// The overdue list in words.
struct CaseOverduePaper: Paper {
    /// What those whose turn it is have.
    private struct Turn {
        let id: String
        let name: String
        /// The longest over first.
        let items: [CaseItem]
    }

    private let turns: [Turn]
    private let roll: CaseRoll
    private let cells: CaseCells
    private let asked: ReportScope
    private let due: [String: CaseDocuments.Document]
    private var books: CaseBooks { roll.books }

    init(items: [CaseItem], roll: CaseRoll, cells: CaseCells, asked: ReportScope) {
        self.roll = roll
        self.cells = cells
        self.asked = asked
        due = Dictionary(roll.escalationsDue().map { ($0.item.record, $0.document) }) { $1 }
        let groups = Dictionary(grouping: items) { cells.texts.turn($0).id }
        turns = groups.map { id, items in
            Turn(
                id: id,
                // Of a finder no name: the list goes to units.
                name: items.first.map { item in
                    item.file.stage == .verification ? "" : cells.texts.turn(item).name
                } ?? "",
                items: items.sorted { ($1.daysOver, $0.record) < ($0.daysOver, $1.record) }
            )
        }.sorted { ($1.items.count, $0.id) < ($0.items.count, $1.id) }
    }

    private func title(_ turn: Turn) -> String {
        let isNamed = !turn.name.isEmpty && turn.name != turn.id
        return isNamed ? turn.name : books.unitName(turn.id, at: roll.now)
    }

    private var count: Int { turns.reduce(0) { $0 + $1.items.count } }

    var documents: [Document] {
        var document = Document(
            CaseReportPhrase.overdueTitle(),
            subtitle: asked.text,
            language: .current,
            paper: .landscape
        )
        document.blocks = [.table(sums)]
        if turns.count > 1 {
            document.blocks.append(
                .chart(
                    Chart(
                        .bars,
                        CaseReportPhrase.overdueChart(),
                        turns.map { turn in
                            let count = turn.items.count
                            return Chart.Value(title(turn), Double(count), "\(count)")
                        }
                    )
                )
            )
        }
        document.blocks.append(.table(list))
        return [document]
    }

    private var sums: DocumentTable {
        let rows = turns.map { turn in
            DocumentTable.Row([
                .text(title(turn)), .number(Int64(turn.items.count)),
                .number(turn.items.map(\.daysOver).max() ?? 0),
                .number(Int64(turn.items.count { due[$0.record] != nil })),
            ])
        }
        let total = DocumentTable.Row(
            [
                .text(CasePhrase.total()), .number(Int64(count)),
                .number(turns.flatMap(\.items).map(\.daysOver).max() ?? 0),
                .number(Int64(turns.flatMap(\.items).count { due[$0.record] != nil })),
            ],
            isTotal: true
        )
        return DocumentTable(
            CaseReportPhrase.byUnit(),
            [
                .init(CasePhrase.turnHeading()), .init(CasePhrase.overdueFigure(), .number),
                .init(CaseReportPhrase.longest(), .number),
                .init(CaseReportPhrase.stepsDue(), .number),
            ],
            rows.isEmpty ? [] : rows + [total],
            nothing: CasePhrase.nothing()
        )
    }

    private var list: DocumentTable {
        var number: Int64 = 0
        let rows = turns.flatMap { turn in
            turn.items.map { item in
                number += 1
                return DocumentTable.Row(row(of: item, turn, number, cells))
            }
        }
        return DocumentTable(
            CaseReportPhrase.list(),
            [
                .init(CaseReportPhrase.number(), .id, importance: 0),
                .init(CasePhrase.turnHeading()), .init(CaseReportPhrase.name(), .id),
                .init(CasePhrase.placeHeading(), importance: 3),
                .init(CaseReportPhrase.indicator(), importance: 2),
                .init(CaseReportPhrase.what(), importance: 1),
                .init(CasePhrase.stageHeading(), .id), .init(CasePhrase.dueHeading()),
                .init(CaseReportPhrase.daysOver(), .number),
                .init(CaseReportPhrase.taken(), importance: 4), .init(CaseReportPhrase.next()),
            ],
            rows,
            nothing: CasePhrase.nothing()
        )
    }

    private func row(
        of item: CaseItem,
        _ turn: Turn,
        _ number: Int64,
        _ cells: CaseCells
    ) -> [TableCell] {
        [
            .number(number), .text(title(turn)), cells.name(item), cells.place(item),
            cells.indicator(item), cells.what(item),
            .text(item.file.stage.map { $0() } ?? ""), cells.time(item.due),
            cells.daysOver(item), .text(taken(item)),
            .text(due[item.record]?.name(inChinese: Language.current == .chinese) ?? ""),
        ]
    }

    /// The last step of escalation with its number and day.
    private func taken(_ item: CaseItem) -> String {
        guard let act = roll.stepsTaken(of: item).last else { return "" }
        return CaseClaimText.words(
            books.documentName(act.claim.document, at: act.minute),
            CasePhrase.paperNumber(
                Names.parent(of: act.inspector),
                String(act.claim.year),
                String(act.claim.number)
            ),
            books.date(at: act.minute).text
        )
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                CasePhrase.turnHeading(), TallyPhrase.name(CasePhrase.turnHeading()),
                CaseReportPhrase.wholeName(), CasePhrase.placeHeading(),
                CaseReportPhrase.indicator(), CaseReportPhrase.what(),
                CasePhrase.stageHeading(), CasePhrase.dueHeading(),
                CaseReportPhrase.daysOver(), CaseReportPhrase.taken(), CaseReportPhrase.next(),
            ],
            turns.flatMap { turn in
                turn.items.map { item -> [TableCell] in
                    let head: [TableCell] = [
                        .id(turn.id), .text(title(turn)), cells.wholeName(item),
                    ]
                    return head + Array(row(of: item, turn, 0, cells.whole).dropFirst(3))
                }
            }
        )
    }

    var json: JSONValue {
        [
            "as_of": books.iso(roll.now), "count": .integer(Int64(count)),
            "turns": .list(
                turns.map { turn in
                    [
                        "turn": .text(turn.id), "turn_name": .text(title(turn)),
                        "count": .integer(Int64(turn.items.count)),
                        "longest_days": .integer(turn.items.map(\.daysOver).max() ?? 0),
                        "cases": .list(
                            turn.items.map { item in
                                var members = cells.json(item)
                                members["next"] = due[item.record].map { .text($0.id) }
                                members["taken"] = roll.stepsTaken(of: item).last.map {
                                    .text($0.claim.document)
                                }
                                return .object(members)
                            }
                        ),
                    ]
                }
            ),
        ]
    }
}
