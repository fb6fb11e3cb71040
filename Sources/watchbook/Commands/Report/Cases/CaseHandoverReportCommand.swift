import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import Reports

/// `watchbook report handover`: what each unit has to see to 问题交办清单.
struct CaseHandoverReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "handover",
            abstract: CaseReportPhrase.handoverAbstract(),
            discussion: CaseReportPhrase.handoverDiscussion()
        )
    }

    @OptionGroup var report: ReportOptions

    @Flag(help: ArgumentHelp(PaperPhrase.noPhotosHelp))
    var noPhotos = false

    @OptionGroup var filter: CaseFilterOptions
    @OptionGroup var dates: CaseDateOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let printer = try PaperPrinter(report, common)
        var reading = try CaseReading(report.ledger, filter, dates.span, now: common.moment())
        reading.filter.isOpen = true
        let (admitted, roll) = try reading.admitted()
        let byUnit = CaseHandoverCommand.byUnit(admitted, roll.books).filter { unit, _ in
            isWanted(unit, reading)
        }
        guard !byUnit.isEmpty else {
            throw Problem(
                .paperEmpty,
                CaseReportPhrase.handoverTitle.text(in: .current),
                report.ledger
            )
        }
        let items = byUnit.values.flatMap { $0 }
        let texts = CaseTexts(roll)
        let paper = CaseHandoverPaper(
            units: byUnit.sorted { $0.key < $1.key }.map { unit, items in
                (unit, CaseSheet.sorted(items, .due, roll))
            },
            cells: CaseCells(
                texts: texts,
                evidence: try CaseEvidenceBook(items, in: reading, texts, isWithPhotos: !noPhotos)
            ),
            hasPhotos: !noPhotos
        )
        try printer.show(paper, of: reading.ledger)
    }
}

extension CaseHandoverReportCommand {
    /// Whether a unit's list is asked for: its own, or that of a section of a unit asked for; the
    /// filter alone would let through what a unit only assists in.
    private func isWanted(_ unit: String, _ reading: CaseReading) -> Bool {
        let wanted = reading.filter.units
        let chain = reading.books.gazetteer.chain(
            ofUnit: unit,
            on: reading.books.date(at: reading.now)
        )
        return wanted.isEmpty || wanted.contains(unit) || chain.contains { wanted.contains($0.id) }
    }
}

/// The lists of the units in words, one document each.
struct CaseHandoverPaper: Paper {
    let units: [(unit: String, items: [CaseItem])]
    let cells: CaseCells
    let hasPhotos: Bool

    private var books: CaseBooks { cells.books }
    private var now: Int64 { cells.texts.now }

    var documents: [Document] { units.map { document($0.unit, $0.items) } }

    private func document(_ unit: String, _ items: [CaseItem]) -> Document {
        let name = books.unitName(unit, at: now)
        var document = Document(
            CaseReportPhrase.handoverTitle(),
            subtitle: "\(name) · \(books.date(at: now).text)",
            language: .current,
            paper: .landscape
        )
        let contacts = cells.texts.contacts(unit)
        let first = items.compactMap(\.timing.due).min().map { books.clockText($0) }
        document.blocks = [
            .addressee(CaseReportPhrase.to(name)),
            .text(CaseReportPhrase.handoverText("\(items.count)")),
            .facts(
                [
                    .init(CaseReportPhrase.count(), "\(items.count)"),
                    .init(CaseReportPhrase.overdueCount(), "\(items.count(where: \.isOverdue))"),
                    .init(CaseReportPhrase.dueFirst(), first ?? "—"),
                    .init(CasePhrase.contactsHeading(), contacts.isEmpty ? "—" : contacts),
                ],
                columns: 4
            ),
            .table(table(items)),
        ]
        let photos = hasPhotos ? self.photos(items) : []
        if !photos.isEmpty {
            document.blocks += [.heading(CaseReportPhrase.photosBefore()), .photos(photos)]
        }
        document.blocks.append(
            .signatures([
                CaseReportPhrase.handsOver(), CaseReportPhrase.receives(),
                CaseReportPhrase.receivesPerson(), CaseReportPhrase.receivesDate(),
            ])
        )
        return document
    }

    private func table(_ items: [CaseItem]) -> DocumentTable {
        DocumentTable(
            CaseReportPhrase.list(),
            [
                .init(CaseReportPhrase.number(), .id, importance: 0),
                .init(CaseReportPhrase.name(), .id),
                .init(CaseReportPhrase.found(), .id, importance: 1),
                .init(CasePhrase.placeHeading(), importance: 6),
                .init(CaseReportPhrase.indicator(), importance: 5),
                .init(CaseReportPhrase.what(), importance: 4),
                .init(CaseReportPhrase.quantity(), .number, importance: 2),
                .init(CaseReportPhrase.finder(), .id, importance: 0),
                .init(CasePhrase.assistingHeading(), importance: 0),
                .init(CaseReportPhrase.dispatched(), importance: 3),
                .init(CaseReportPhrase.due()), .init(CasePhrase.stateHeading(), .id, importance: 3),
                .init(CaseReportPhrase.daysOver(), .number),
            ],
            items.enumerated().map { .init(row(of: $1, $0 + 1, cells)) },
            nothing: CasePhrase.nothing()
        )
    }

    private func row(of item: CaseItem, _ number: Int, _ cells: CaseCells) -> [TableCell] {
        [
            .number(Int64(number)), cells.name(item), cells.foundOn(item), cells.place(item),
            cells.indicator(item), cells.what(item), cells.left(item), cells.finder(item),
            cells.assisting(item), cells.dispatched(item), cells.due(item), cells.state(item),
            cells.daysOver(item),
        ]
    }

    private func photos(_ items: [CaseItem]) -> [DocumentPhoto] {
        items.enumerated().flatMap { index, item in
            let name = CaseReportPhrase.photoOf("\(index + 1)", CaseName.short(item.record))
            return cells.evidence.before(item, named: name)
        }
    }

    /// The lists one below the other, with their units.
    var csv: (headings: [String], rows: [[TableCell]]) {
        let headings = table([]).columns.map(\.heading)
        let rows = units.flatMap { unit, items in
            items.enumerated().map { index, item -> [TableCell] in
                var row = row(of: item, index + 1, cells.whole)
                row[1] = cells.wholeName(item)
                return [.id(unit), .text(books.unitName(unit, at: now))] + row
            }
        }
        return ([CaseDimension.unit(), TallyPhrase.name(CaseDimension.unit())] + headings, rows)
    }

    var json: JSONValue {
        [
            "as_of": books.iso(now),
            "units": .list(
                units.map { unit, items in
                    [
                        "unit": .text(unit),
                        "unit_name": .text(books.unitName(unit, at: now)),
                        "count": .integer(Int64(items.count)),
                        "cases": .list(items.map { .object(cells.json($0)) }),
                    ]
                }
            ),
        ]
    }
}
