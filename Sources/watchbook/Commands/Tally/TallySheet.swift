import CentralLedger
import Foundation
import Inspection
import Journaling

/// A tally as table, CSV and JSON; the figures bear the names of Documentation/measures.md.
struct TallySheet {
    private let tally: Tally
    private let dimensions: [TallyDimension]
    private let span: ClosedRange<WorkDate>

    init(_ tally: Tally, by dimensions: [TallyDimension], span: ClosedRange<WorkDate>) {
        self.tally = tally
        self.dimensions = dimensions
        self.span = span
    }

    /// A figure with its heading.
    private struct Figure: Sendable {
        let key: String
        let heading: TallyPhrase
        let value: @Sendable (Measures) -> Int64
    }

    private static let figures = [
        Figure(key: "made", heading: .made, value: { $0.made }),
        Figure(key: "failed", heading: .failed, value: { $0.failed }),
        Figure(key: "found", heading: .found, value: { $0.found }),
        Figure(key: "settled", heading: .settled, value: { $0.settled }),
        Figure(key: "left", heading: .left, value: { $0.left }),
    ]

    /// Rows ordered by the columns from left to right.
    private var rows: [(names: [String], measures: Measures)] {
        tally.rows
            .map { row in (names: dimensions.map { row.key[$0] }, measures: row.measures) }
            .sorted { $0.names.lexicographicallyPrecedes($1.names) }
    }

    /// Per mille with one decimal of a per cent, rounded half up; a dash where nothing was judged.
    private static func rate(_ measures: Measures) -> String {
        let (passed, judged) = measures.passRate
        guard judged > 0 else { return "—" }
        let (product, overflow) = passed.multipliedReportingOverflow(by: 2000)
        let permille = overflow ? passed / judged * 1000 : (product + judged) / (2 * judged)
        return "\(permille / 10).\(permille % 10) %"
    }

    func lines(width: Int) -> [String] {
        let title = TallyPhrase.title(span.lowerBound.text, span.upperBound.text)
        guard !tally.rows.isEmpty else { return [title, TallyPhrase.nothing()] }
        var table = TextTable(
            dimensions.map { TextTable.Column(TallyPhrase($0)(), .id) }
                + TallySheet.figures.map { TextTable.Column($0.heading(), .number) }
                + [TextTable.Column(TallyPhrase.rate(), .number)]
        )
        for row in rows { table.add(row.names + TallySheet.cells(row.measures)) }
        table.add(
            dimensions.indices.map { $0 == 0 ? TallyPhrase.total() : "" }
                + TallySheet.cells(tally.total)
        )
        return [title] + table.lines(width: width)
    }

    private static func cells(_ measures: Measures) -> [String] {
        figures.map { String($0.value(measures)) } + [rate(measures)]
    }

    var json: JSONValue {
        [
            "from": .text(span.lowerBound.text), "to": .text(span.upperBound.text),
            "rows": .list(
                rows.map { row in
                    var members = TallySheet.members(row.measures)
                    for (dimension, name) in zip(dimensions, row.names) {
                        members[dimension.rawValue] = .text(name)
                    }
                    return .object(members)
                }
            ),
            "total": .object(TallySheet.members(tally.total)),
        ]
    }

    private static func members(_ measures: Measures) -> [String: JSONValue] {
        var members = Dictionary(
            uniqueKeysWithValues: figures.map { ($0.key, JSONValue.integer($0.value(measures))) }
        )
        members["passed"] = .integer(measures.passed)
        members["exempt"] = .integer(measures.exempt)
        members["not_applicable"] = .integer(measures.notApplicable)
        members["not_looked_at"] = .integer(measures.notLookedAt)
        members["could_not_see"] = .integer(measures.couldNotSee)
        return members
    }

    /// Writes the table as CSV, whole or not at all.
    ///
    /// - Throws: `Problem` with ``Problem/Code/folderNotWritable``.
    func writeCSV(to path: String) throws {
        // Files written by Chinese offices are opened in spreadsheets, which need the mark.
        let writer = CSVWriter(profile: Language.current == .chinese ? .excel : .plain)
        var text = writer.beginning
        text += writer.row(
            dimensions.map { .text(TallyPhrase($0)()) }
                + TallySheet.figures.map { .text($0.heading()) } + [.text(TallyPhrase.rate())]
        )
        for row in rows {
            text += writer.row(
                row.names.map { .id($0) }
                    + TallySheet.figures.map { .number($0.value(row.measures)) }
                    + [.text(TallySheet.rate(row.measures))]
            )
        }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Problem(.folderNotWritable, path)
        }
    }
}
