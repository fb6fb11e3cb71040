import CentralLedger
import Inspection
import Journaling
import Reports

/// What the items of a round came to: all of them, by rank, and by the parts of the scheme.
struct ItemSections {
    private let reading: AssessmentReading
    private let names: TallyNames
    private var scheme: Scheme { reading.scheme }

    init(_ reading: AssessmentReading) {
        self.reading = reading
        names = reading.names
    }

    private func fact(_ label: AssessmentPaperPhrase, _ value: String) -> Document.Fact {
        Document.Fact(label(), value)
    }

    private func name(_ item: String) -> String {
        reading.all.name(ofItem: item, names) ?? item
    }

    var overall: [Document.Block] {
        guard let total = reading.total else { return [.text(PaperPhrase.nothing())] }
        var blocks: [Document.Block] = [
            .facts(sums(total), columns: 2),
            .table(itemTable(total.items, AssessmentPaperPhrase.overallCaption())),
            .text(
                scheme.parts.isEmpty
                    ? AssessmentPaperPhrase.totalNote() : AssessmentPaperPhrase.weightedNote()
            ),
        ]
        for grouping in scheme.groupings { blocks.append(.table(labels(grouping, total))) }
        return blocks
    }

    private func sums(_ total: RowScore) -> [Document.Fact] {
        let met = total.metItems
        return [
            fact(.totalScore, reading.score(total)),
            scheme.method == .share
                ? fact(.earnedOf, "\(total.earned.text()) / \(total.fullMark.text())")
                : fact(.lostInAll, total.lost.text()),
            fact(.passRate, TableCell.percent(total.passed, of: total.judged)),
            fact(
                .metItems,
                AssessmentPaperPhrase.metOf(
                    "\(met.met)",
                    "\(met.tested)",
                    TableCell.percent(Int64(met.met), of: Int64(met.tested))
                )
            ),
        ]
    }

    /// Items with full mark, score and pass rate, and their total.
    private func itemTable(
        _ items: [ItemScore],
        _ caption: String
    ) -> DocumentTable {
        let counted = items.filter(\.state.counts)
        // Of items that were counted, not checked, there is no pass rate to add.
        let checked = items.filter { item in
            item.state == .scored && item.places.reduce(0) { $0 + $1.sum.judged } == item.judged
        }
        let passed = checked.reduce(0) { $0 + $1.passed }
        let judged = checked.reduce(0) { $0 + $1.judged }
        let rest: [TableCell] = [
            .number(judged), .rate(part: passed, whole: judged), .empty,
        ]
        let rows = items.map { item in
            let cells: [TableCell] = [
                .id(item.id), .text(self.name(item.id)), .text(way(of: item.id)),
            ]
            let checks: [TableCell] = [
                .number(item.judged), .rate(part: item.passed, whole: item.judged),
                .text(note(ItemLine(item))),
            ]
            return DocumentTable.Row(cells + figures(of: item) + checks)
        }
        let name: [TableCell] = [.text(TallyPhrase.total()), .empty, .empty]
        let total = name + figures(of: counted) + rest
        let columns: [DocumentTable.Column] = [
            .init(AssessmentPaperPhrase.itemID(), .id), .init(AssessmentPhrase.item()),
            .init(AssessmentPhrase.way(), .text, importance: 1),
        ]
        return DocumentTable(
            caption,
            columns + figureColumns + [
                .init(RankPhrase.judged(), .number), .init(RankPhrase.rate(), .number),
                .init(RankPhrase.note(), .text, importance: 2),
            ],
            rows + [.init(total, isTotal: true)],
            nothing: PaperPhrase.nothing()
        )
    }

    /// What an item came to: in marks, or in points taken off.
    private var figureColumns: [DocumentTable.Column] {
        switch scheme.method {
        case .share:
            [
                .init(RankPhrase.fullMark(), .number), .init(RankPhrase.earned(), .number),
                .init(ScorePhrase.scoreRate(), .number),
            ]
        case .deduction:
            [
                .init(AssessmentPhrase.points(), .number),
                .init(AssessmentPaperPhrase.lostInAll(), .number),
            ]
        }
    }

    private func figures(of item: ItemScore) -> [TableCell] {
        switch scheme.method {
        case .share:
            return [
                .text(item.mark.text()), .text(item.state.counts ? item.earned.text() : "—"),
                .text(ItemLine(item).scoreRate),
            ]
        case .deduction:
            let points = scheme.items.first { $0.id == item.id }?.points
            return [
                .text(points.map(SchemeWords.short) ?? "—"),
                .text(item.state.counts ? item.lost.text() : "—"),
            ]
        }
    }

    private func figures(of items: [ItemScore]) -> [TableCell] {
        let (earned, mark) = (items.map(\.earned).sum, items.map(\.mark).sum)
        switch scheme.method {
        case .share:
            return [
                .text(mark.text()), .text(earned.text()),
                .rate(part: earned.millionths, whole: mark.millionths),
            ]
        case .deduction: return [.empty, .text(items.map(\.lost).sum.text())]
        }
    }

    private func way(of id: String) -> String {
        scheme.items.first { $0.id == id }.map { AssessmentWord($0.way)() } ?? ""
    }

    private func note(_ line: ItemLine) -> String {
        [line.met, line.note].filter { !$0.isEmpty }.joined(separator: RoundPaperPhrase.comma())
    }

    private func labels(_ grouping: Scheme.Grouping, _ row: RowScore) -> DocumentTable {
        DocumentTable(
            AssessmentPaperPhrase.grouping(grouping.id),
            [
                .init(ScorePhrase.label()), .init(AssessmentPhrase.items(), .number),
                .init(RankPhrase.fullMark(), .number), .init(RankPhrase.earned(), .number),
                .init(ScorePhrase.scoreRate(), .number),
            ],
            LabelSheet(reading.all, row, grouping).rows.map { line in
                .init([
                    .text(line.name), .number(Int64(line.items)), .text(line.full.text()),
                    .text(line.earned.text()),
                    .rate(part: line.earned.millionths, whole: line.full.millionths),
                ])
            },
            nothing: PaperPhrase.nothing()
        )
    }

    var itemsRanked: [Document.Block] {
        guard let total = reading.total else { return [.text(PaperPhrase.nothing())] }
        let ranked = ItemSheet(reading.all, total, names: names).ranked
        let columns: [DocumentTable.Column] = [
            .init(RankPhrase.rank(), .number), .init(AssessmentPhrase.item()),
        ]
        let rows = ranked.map { rank, item in
            let head: [TableCell] = [
                rank.map { .number(Int64($0)) } ?? .text("—"),
                .text("\(item.id) \(name(item.id))"),
            ]
            let failed = "\(item.judged - item.passed)/\(item.judged)"
            let rest: [TableCell] = [
                .text(item.judged > 0 ? failed : "—"), .text(note(ItemLine(item))),
            ]
            return DocumentTable.Row(head + figures(of: item) + rest)
        }
        return [
            .table(
                DocumentTable(
                    AssessmentPaperPhrase.itemsCaption(),
                    columns + figureColumns + [
                        .init(RankPaperPhrase.failedOf(), .number),
                        .init(RankPhrase.note(), .text, importance: 1),
                    ],
                    rows,
                    nothing: PaperPhrase.nothing()
                )
            )
        ]
    }

    // MARK: Parts, as that of minors

    var parts: [Document.Block] {
        guard let total = reading.total, !scheme.parts.isEmpty else {
            return [.text(AssessmentPaperPhrase.noParts())]
        }
        let sums = DocumentTable(
            AssessmentPaperPhrase.partsCaption(),
            [
                .init(AssessmentPaperPhrase.part()), .init(AssessmentPaperPhrase.weight(), .number),
                .init(AssessmentPhrase.items(), .number), .init(RankPhrase.fullMark(), .number),
                .init(RankPhrase.earned(), .number), .init(ScorePhrase.scoreRate(), .number),
            ],
            scheme.parts.enumerated().map { number, part in
                let items = self.items(of: number, in: total).filter(\.state.counts)
                let (earned, mark) = (items.map(\.earned).sum, items.map(\.mark).sum)
                return .init([
                    .text(part.name ?? part.id), .text(SchemeWords.short(part.weight)),
                    .number(Int64(items.count)), .text(mark.text()), .text(earned.text()),
                    .rate(part: earned.millionths, whole: mark.millionths),
                ])
            },
            nothing: PaperPhrase.nothing()
        )
        var blocks: [Document.Block] = [.table(sums)]
        // The first part is the report's main matter; each other one stands for itself.
        for number in scheme.parts.indices.dropFirst() {
            let name = scheme.parts[number].name ?? scheme.parts[number].id
            let items = items(of: number, in: total)
            blocks.append(.table(itemTable(items, AssessmentPaperPhrase.partItems(name))))
            blocks.append(.table(partOffices(number, name)))
        }
        return blocks
    }

    private func items(of part: Int, in row: RowScore) -> [ItemScore] {
        row.items.indices.filter { reading.part(of: $0) == part }.map { row.items[$0] }
    }

    private func partOffices(_ part: Int, _ name: String) -> DocumentTable {
        DocumentTable(
            AssessmentPaperPhrase.partOffices(name),
            [
                .init(TallyPhrase.office()), .init(RankPhrase.fullMark(), .number),
                .init(RankPhrase.earned(), .number), .init(ScorePhrase.scoreRate(), .number),
            ],
            reading.offices.ranks.places.filter(\.row.isTested).map { place in
                let items = self.items(of: part, in: place.row).filter(\.state.counts)
                let (earned, mark) = (items.map(\.earned).sum, items.map(\.mark).sum)
                return .init([
                    .text("\(place.row.id) \(names.name(of: place.row.id, .office) ?? "")"),
                    .text(items.isEmpty ? "—" : mark.text()),
                    .text(items.isEmpty ? "—" : earned.text()),
                    .rate(part: earned.millionths, whole: mark.millionths),
                ])
            },
            nothing: RankPhrase.untested()
        )
    }
}
