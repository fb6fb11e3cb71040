import CentralLedger
import Inspection
import Journaling

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

    private struct Row {
        let values: [String]
        var before = Measures()
        var now = Measures()
    }

    private var dimensions: [TallyDimension] { now.question.dimensions }

    /// All values of either span, in their order.
    private var rows: [Row] {
        var rows: [[String]: Row] = [:]
        for row in before.rows {
            rows[row.values, default: Row(values: row.values)].before = row.measures
        }
        for row in now.rows {
            rows[row.values, default: Row(values: row.values)].now = row.measures
        }
        return rows.values.sorted { $0.values.lexicographicallyPrecedes($1.values) }
    }

    private static let figures = TallyFigure.all.filter { ["failed", "found"].contains($0.key) }

    /// Points of per cent between two rates; a dash where one of them is none.
    private static func change(_ row: (before: Measures, now: Measures)) -> String {
        let (before, now) = (row.before.passRate, row.now.passRate)
        guard before.judged > 0, now.judged > 0 else { return "—" }
        let permille = { (pair: (passed: Int64, judged: Int64)) -> Int64 in
            (pair.passed * 2000 + pair.judged) / (2 * pair.judged)
        }
        let change = permille(now) - permille(before)
        let size = abs(change)
        return "\(change < 0 ? "−" : "+")\(size / 10).\(size % 10)"
    }

    private func cells(_ before: Measures, _ now: Measures) -> [String] {
        TallyComparison.figures.flatMap { [$0.text(before), $0.text(now)] }
            + [
                TallyFigure.percent(before.passRate), TallyFigure.percent(now.passRate),
                TallyComparison.change((before, now)),
            ]
    }

    private var headings: [String] {
        TallyComparison.figures.flatMap {
            [TallyPhrase.before($0.heading()), TallyPhrase.now($0.heading())]
        } + [
            TallyPhrase.before(TallyPhrase.rate()), TallyPhrase.now(TallyPhrase.rate()),
            TallyPhrase.change(),
        ]
    }
}

extension TallyComparison: Printable {
    func lines(width: Int) -> [String] {
        let (span, earlier) = (now.question.dates, before.question.dates)
        var table = TextTable(
            dimensions.map { TextTable.Column(TallyPhrase($0)(), .id) }
                + headings.map { TextTable.Column($0, .number) }
        )
        for row in rows {
            table.add(
                zip(row.values, dimensions).map { names.label(of: $0, $1) }
                    + cells(row.before, row.now)
            )
        }
        table.add(
            dimensions.indices.map { $0 == 0 ? TallyPhrase.total() : "" }
                + cells(before.total, now.total)
        )
        return [
            TallyPhrase.compareTitle(
                span.lowerBound.text,
                span.upperBound.text,
                earlier.lowerBound.text,
                earlier.upperBound.text
            )
        ] + table.lines(width: width)
    }

    var csv: (headings: [String], rows: [[CSVWriter.Cell]]) {
        (
            dimensions.map { TallyPhrase($0)() } + headings,
            rows.map { row in
                row.values.map(CSVWriter.Cell.id)
                    + cells(row.before, row.now).map {
                        Int64($0).map(CSVWriter.Cell.number) ?? .text($0)
                    }
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
                        "before": .object(row.before.json), "now": .object(row.now.json),
                    ]
                    for (value, dimension) in zip(row.values, dimensions) {
                        members[dimension.rawValue] = .text(value)
                    }
                    return .object(members)
                }
            ),
            "total": ["before": .object(before.total.json), "now": .object(now.total.json)],
        ]
    }
}
