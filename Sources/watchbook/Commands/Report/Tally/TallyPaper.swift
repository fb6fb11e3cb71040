import CentralLedger
import Inspection
import Journaling
import Reports

/// A violation tally for people: totals, charts, the rows beside those of the span before.
struct TallyPaper: Paper {
    let tally: Tally
    /// The same question about the span before.
    let before: Tally
    /// By days, weeks or months.
    let trend: Tally
    let doubts: TallyDoubts
    let filters: [TallyFilter]
    let names: TallyNames

    private static let bars = 20

    private var dimensions: [TallyDimension] { tally.question.dimensions }
    private var figures: [TallyFigure] { TallyFigure.telling(tally.total) }

    var documents: [Document] {
        let (span, earlier) = (tally.question.dates, before.question.dates)
        var document = Document(
            TallyPaperPhrase.title(),
            subtitle: TallyPaperPhrase.span(span.lowerBound.text, span.upperBound.text),
            language: .current,
            paper: .landscape
        )
        var facts = [
            Document.Fact(
                TallyPaperPhrase.by(),
                dimensions.map { TallyPhrase($0)() }.joined(separator: " × ")
            )
        ]
        if !filters.isEmpty {
            facts.append(
                Document.Fact(
                    TallyPaperPhrase.filters(),
                    filters.map(\.text).joined(separator: "  ")
                )
            )
        }
        facts.append(
            Document.Fact(
                TallyPaperPhrase.compared(),
                TallyPaperPhrase.span(earlier.lowerBound.text, earlier.upperBound.text)
            )
        )
        document.blocks = [.facts(facts, columns: 1), .table(totals)]
        if let ranked { document.blocks.append(.chart(ranked)) }
        if let steps { document.blocks.append(.chart(steps)) }
        document.blocks += [.table(table), .list(notes)]
        return [document]
    }

    /// CSV has the rows, not the totals before them.
    var csv: (headings: [String], rows: [[TableCell]]) {
        let table = table
        return (
            table.columns.map(\.heading), table.rows.filter { !$0.isTotal }.map(\.cells)
        )
    }

    // MARK: Tables

    private var totals: DocumentTable {
        func row(_ name: String, _ measures: Measures) -> DocumentTable.Row {
            .init([.text(name)] + TallyFigure.all.map { $0.cell(measures) })
        }
        return DocumentTable(
            TallyPaperPhrase.totals(),
            [.init("")] + TallyFigure.all.map { .init($0.heading(), .number) },
            [
                row(TallyPaperPhrase.thisSpan(), tally.total),
                row(TallyPaperPhrase.spanBefore(), before.total),
            ],
            nothing: TallyPhrase.nothing()
        )
    }

    private var table: DocumentTable {
        let known = Dictionary(
            before.rows.map { (Key($0), $0.measures) },
            uniquingKeysWith: { one, _ in one }
        )
        var columns: [DocumentTable.Column] = dimensions.flatMap { dimension in
            [.init(TallyPhrase(dimension)(), .id)]
                + (TallyNames.hasCodes(dimension)
                    ? [.init(TallyPhrase.name(TallyPhrase(dimension)()), importance: 0)] : [])
        }
        let keys = columns.count
        columns += figures.map { .init($0.heading(), .number) }
        columns += [
            .init(TallyPaperPhrase.moreFailed(), .number, importance: 2),
            .init(TallyPaperPhrase.moreRate(), .number, importance: 1),
            .init(TallyPhrase.ratio(), .number), .init(TallyPhrase.verdict(), .id),
            .init(TallyPhrase.doubt(), .id, importance: 3),
        ]
        let rows = tally.rows.map { row in
            DocumentTable.Row(
                self.keys(of: row) + cells(row.measures, before: known[Key(row)] ?? Measures())
                    + ratio(of: row) + [.text(row.measures.doubtMarks)]
            )
        }
        let total = DocumentTable.Row(
            [.text(TallyPhrase.total())] + Array(repeating: .empty, count: max(keys - 1, 0))
                + cells(tally.total, before: before.total) + [.empty, .empty]
                + [.text(tally.total.doubtMarks)],
            isTotal: true
        )
        return DocumentTable(
            TallyPaperPhrase.rows(),
            columns,
            rows.isEmpty ? [] : rows + [total],
            nothing: TallyPhrase.nothing()
        )
    }

    private struct Key: Hashable {
        let values: [String]
        let assisting: Set<Int>

        init(_ row: Tally.Row) {
            values = row.values
            assisting = row.assisting
        }
    }

    private func keys(of row: Tally.Row) -> [TableCell] {
        zip(row.values, dimensions).enumerated().flatMap { column, pair -> [TableCell] in
            let (value, dimension) = pair
            let name = names.name(of: value, dimension) ?? ""
            guard TallyNames.hasCodes(dimension) else {
                return [.text(name.isEmpty ? (value.isEmpty ? "—" : value) : name)]
            }
            let mark = row.assisting.contains(column) ? " " + TallyPhrase.assists() : ""
            return [.id((value.isEmpty ? "—" : value) + mark), .text(name)]
        }
    }

    private func cells(_ measures: Measures, before: Measures) -> [TableCell] {
        figures.map { $0.cell(measures) }
            + [
                .text(ComparisonSheet.signed(measures.failed - before.failed)),
                .text(TallyComparison.change((before, measures))),
            ]
    }

    private func ratio(of row: Tally.Row) -> [TableCell] {
        guard let judgement = tally.judgement(of: row) else { return [.empty, .empty] }
        return [
            .rate(part: row.measures.numerator, whole: row.measures.denominator),
            .text(TallySheet.word(judgement)?() ?? ""),
        ]
    }

    // MARK: Charts

    /// The rows with most failures; `nil` where there is nothing to compare.
    private var ranked: Chart? {
        let rows = tally.rows.filter { $0.measures.failed > 0 }
            .sorted { one, other in
                one.measures.failed == other.measures.failed
                    ? one < other : one.measures.failed > other.measures.failed
            }
        guard rows.count > 1 else { return nil }
        return Chart(
            .bars,
            TallyPaperPhrase.chart("\(min(rows.count, TallyPaper.bars))"),
            rows.prefix(TallyPaper.bars).map { row in
                let name = zip(row.values, dimensions).map { value, dimension in
                    let name = names.name(of: value, dimension)
                    guard TallyNames.hasCodes(dimension), !value.isEmpty else {
                        return name ?? value
                    }
                    return [value, name].compactMap { $0 }.joined(separator: " ")
                }.joined(separator: " · ")
                return Chart.Value(name, Double(row.measures.failed), "\(row.measures.failed)")
            }
        )
    }

    /// Failures over time; `nil` where there is but one step.
    private var steps: Chart? {
        let rows = trend.rows
        guard rows.count > 1 else { return nil }
        return Chart(
            .trend,
            TallyPaperPhrase.trend(),
            rows.map {
                Chart.Value(
                    $0.values.first ?? "",
                    Double($0.measures.failed),
                    "\($0.measures.failed)"
                )
            }
        )
    }

    private var notes: [String] {
        var lines: [String] = []
        if !tally.total.doubtMarks.isEmpty { lines.append(TallyPhrase.doubtLegend()) }
        if dimensions.contains(where: \.isManifold) { lines.append(TallyPhrase.manifold()) }
        if tally.rows.contains(where: { !$0.assisting.isEmpty }) {
            lines.append(TallyPhrase.assisting())
        }
        let (held, practice) = (String(doubts.held), String(doubts.practice))
        lines.append(
            doubts.notHandedIn.map { TallyPhrase.besides(held, practice, String($0)) }
                ?? TallyPhrase.besidesUnseen(held, practice)
        )
        return lines
    }

    // MARK: For machines

    var json: JSONValue {
        let comparison = TallyComparison(tally, before: before, names: names).json
        guard var members = comparison.members else { return comparison }
        members["by"] = .list(dimensions.map { .text($0.rawValue) })
        members["where"] = .object(
            tally.question.filters.reduce(into: [:]) { members, filter in
                members[filter.key.rawValue] = .list(filter.value.sorted().map(JSONValue.text))
            }
        )
        members["trend_by"] = .text(trend.question.dimensions.first?.rawValue ?? "")
        members["trend"] = .list(
            trend.rows.map { row in
                var members = row.measures.json
                members["step"] = .text(row.values.first ?? "")
                return .object(members)
            }
        )
        return .object(members)
    }
}
