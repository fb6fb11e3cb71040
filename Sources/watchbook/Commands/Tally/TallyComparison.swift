import CentralLedger
import Inspection
import Journaling
import Reports

/// Two spans of one question side by side.
struct TallyComparison {
    private let now: Tally
    private let before: Tally
    private let names: TallyNames

    init(_ now: Tally, before: Tally, names: TallyNames) {
        self.now = now
        self.before = before
        self.names = names
    }

    private struct Key: Hashable {
        let values: [String]
        let assisting: Set<Int>
    }

    private struct Row {
        let now: Tally.Row
        let before: Tally.Row

        init(_ key: Key, before: Measures?, now: Measures?) {
            func row(_ measures: Measures?) -> Tally.Row {
                Tally.Row(
                    values: key.values,
                    assisting: key.assisting,
                    measures: measures ?? Measures()
                )
            }
            self.before = row(before)
            self.now = row(now)
        }
    }

    private var dimensions: [TallyDimension] { now.question.dimensions }

    /// All values of either span, in their order.
    private var rows: [Row] {
        func measures(_ tally: Tally) -> [Key: Measures] {
            Dictionary(
                uniqueKeysWithValues: tally.rows.map {
                    (Key(values: $0.values, assisting: $0.assisting), $0.measures)
                }
            )
        }
        let (before, now) = (measures(before), measures(now))
        return Set(before.keys).union(now.keys)
            .map { Row($0, before: before[$0], now: now[$0]) }
            .sorted { $0.now < $1.now }
    }

    /// Points of per cent between two rates; a dash where one of them is none.
    static func change(_ row: (before: Measures, now: Measures)) -> String {
        let (before, now) = (row.before.passRate, row.now.passRate)
        guard before.judged > 0, now.judged > 0 else { return "—" }
        let permille = { (pair: (passed: Int64, judged: Int64)) -> Int64 in
            (pair.passed * 2000 + pair.judged) / (2 * pair.judged)
        }
        let change = permille(now) - permille(before)
        let size = abs(change)
        return "\(change < 0 ? "−" : "+")\(size / 10).\(size % 10)"
    }

    private static func cells(
        _ before: Measures,
        _ now: Measures,
        _ figures: [TallyFigure]
    ) -> [String] {
        figures.flatMap { figure in
            [figure.text(before), figure.text(now)]
                + (figure.key == "rate" ? [change((before, now))] : [])
        }
    }

    private static func headings(_ figures: [TallyFigure]) -> [String] {
        figures.flatMap { figure in
            [TallyPhrase.before(figure.heading()), TallyPhrase.now(figure.heading())]
                + (figure.key == "rate" ? [TallyPhrase.change()] : [])
        }
    }
}

extension TallyComparison: Printable {
    func lines(width: Int) -> [String] {
        let (span, earlier) = (now.question.dates, before.question.dates)
        var both = now.total
        both += before.total
        var figures = TallyFigure.telling(both)
        var table = table(figures, width: width)
        // What can be worked out from its neighbours goes first; CSV and JSON have all.
        for key in ["rate_after", "settled", "left", "new", "made"]
        where table.contains(where: { TextWidth.of($0) > width }) {
            figures.removeAll { $0.key == key }
            table = self.table(figures, width: width)
        }
        return [
            TallyPhrase.compareTitle(
                span.lowerBound.text,
                span.upperBound.text,
                earlier.lowerBound.text,
                earlier.upperBound.text
            )
        ] + table
    }

    private func table(_ figures: [TallyFigure], width: Int) -> [String] {
        var table = TextTable(
            dimensions.map { TextTable.Column(TallyPhrase($0)(), .id) }
                + TallyComparison.headings(figures).map { TextTable.Column($0, .number) }
        )
        for row in rows {
            table.add(
                keys(of: row)
                    + TallyComparison.cells(row.before.measures, row.now.measures, figures)
            )
        }
        table.add(
            dimensions.indices.map { $0 == 0 ? TallyPhrase.total() : "" }
                + TallyComparison.cells(before.total, now.total, figures)
        )
        return table.lines(width: width)
    }

    private func keys(of row: Row) -> [String] {
        zip(row.now.values, dimensions).enumerated().map { column, pair in
            let label = names.label(of: pair.0, pair.1)
            return row.now.assisting.contains(column)
                ? "\(label) \(TallyPhrase.assists())" : label
        }
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            dimensions.map { TallyPhrase($0)() } + TallyComparison.headings(TallyFigure.all),
            rows.map { row in
                keys(of: row).map(TableCell.id)
                    + TallyComparison.cells(
                        row.before.measures,
                        row.now.measures,
                        TallyFigure.all
                    )
                    .map { Int64($0).map(TableCell.number) ?? .text($0) }
            }
        )
    }

    var json: JSONValue {
        let (span, earlier) = (now.question.dates, before.question.dates)
        return [
            "from": .text(span.lowerBound.text), "to": .text(span.upperBound.text),
            "before_from": .text(earlier.lowerBound.text),
            "before_to": .text(earlier.upperBound.text),
            "rows": .list(
                rows.map { row in
                    var members: [String: JSONValue] = [
                        "before": .object(row.before.measures.json),
                        "now": .object(row.now.measures.json),
                    ]
                    for (column, pair) in zip(row.now.values, dimensions).enumerated() {
                        members[pair.1.rawValue] = .text(pair.0)
                        if now.question.includesAssisting, pair.1.isUnit {
                            members["\(pair.1.rawValue)_role"] =
                                row.now.assisting.contains(column) ? "assisting" : "main"
                        }
                    }
                    return .object(members)
                }
            ),
            "total": ["before": .object(before.total.json), "now": .object(now.total.json)],
        ]
    }
}
