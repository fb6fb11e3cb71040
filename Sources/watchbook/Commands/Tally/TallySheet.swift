import CentralLedger
import Inspection
import Journaling
import Reports

/// A tally as table, CSV and JSON; the figures bear the names of Documentation/measures.md.
struct TallySheet {
    private let tally: Tally
    private let names: TallyNames
    private let filters: [TallyFilter]
    /// In their order; those of a tally are sorted whenever they are asked for.
    private let rows: [Tally.Row]
    /// The dimensions of which any value has a name beside its code.
    private let named: Set<TallyDimension>
    /// Whether the last dimension stands as two groups of columns: found by self and by others.
    var isSplit = false
    var doubts: TallyDoubts?
    var digest: Digest?

    init(_ tally: Tally, names: TallyNames, filters: [TallyFilter]) {
        self.tally = tally
        self.names = names
        self.filters = filters
        let rows = tally.rows
        self.rows = rows
        let dimensions = tally.question.dimensions
        named = Set(
            zip(dimensions.indices, dimensions).filter { column, dimension in
                TallyNames.hasCodes(dimension)
                    && rows.contains { row in
                        !row.values[column].isEmpty
                            && names.name(of: row.values[column], dimension) != nil
                    }
            }.map(\.1)
        )
    }

    private var dimensions: [TallyDimension] { tally.question.dimensions }

    private var heading: [String] {
        let span = tally.question.dates
        var lines = [TallyPhrase.title(span.lowerBound.text, span.upperBound.text)]
        if !filters.isEmpty {
            lines.append(TallyPhrase.filtered(filters.map(\.text).joined(separator: "  ")))
        }
        return lines
    }

    private var footing: [String] {
        var lines: [String] = []
        if isSplit { lines.append(TallyPhrase.splitLegend()) }
        if !isSplit, !tally.total.doubtMarks.isEmpty { lines.append(TallyPhrase.doubtLegend()) }
        if dimensions.contains(where: \.isManifold) { lines.append(TallyPhrase.manifold()) }
        if rows.contains(where: { !$0.assisting.isEmpty }) {
            lines.append(TallyPhrase.assisting())
        }
        if let doubts {
            let (held, practice) = (String(doubts.held), String(doubts.practice))
            lines.append(
                doubts.notHandedIn.map { TallyPhrase.besides(held, practice, String($0)) }
                    ?? TallyPhrase.besidesUnseen(held, practice)
            )
        }
        return lines
    }

    /// A table of the rows, one line each; with names where these fit.
    private func table(_ rows: [Tally.Row], width: Int) -> [String] {
        let figures = TallyFigure.telling(tally.total)
        let named = lines(of: rows, figures, isNamed: true, width: width)
        guard !TallySheet.fits(named, width) else { return named }
        return lines(of: rows, figures, isNamed: false, width: width)
    }

    /// What can be worked out from its neighbours goes first; CSV and JSON have all.
    private static let derived = ["rate_after", "settled", "left"]

    private static func fits(_ lines: [String], _ width: Int) -> Bool {
        lines.allSatisfy { TextWidth.of($0) <= width }
    }

    private func lines(
        of rows: [Tally.Row],
        _ figures: [TallyFigure],
        isNamed: Bool,
        width: Int
    ) -> [String] {
        func texts(_ measures: Measures) -> [String] { figures.map { $0.text(measures) } }
        let hasDoubts = !tally.total.doubtMarks.isEmpty
        let hasRatios = rows.contains { tally.judgement(of: $0) != nil }
        var columns = keyColumns(dimensions, isNamed: isNamed)
        let keyCount = columns.count
        // Names go before any figure does.
        columns += figures.map { figure in
            let importance = isNamed ? nil : TallySheet.derived.firstIndex(of: figure.key)
            return TextTable.Column(figure.heading(), .number, importance: importance)
        }
        if hasRatios {
            columns += [
                TextTable.Column(TallyPhrase.ratio(), .number),
                TextTable.Column(TallyPhrase.verdict(), .id),
            ]
        }
        if hasDoubts { columns.append(TextTable.Column(TallyPhrase.doubt(), .id)) }
        var table = TextTable(columns)
        for row in rows {
            var cells = keys(of: row.values, assisting: row.assisting, isNamed: isNamed)
            cells += texts(row.measures)
            if hasRatios { cells += ratio(of: row) }
            if hasDoubts { cells.append(row.measures.doubtMarks) }
            table.add(cells)
        }
        var cells = (0..<keyCount).map { $0 == 0 ? TallyPhrase.total() : "" }
        cells += texts(tally.total)
        if hasRatios { cells += ["", ""] }
        if hasDoubts { cells.append(tally.total.doubtMarks) }
        table.add(cells)
        return table.lines(width: width)
    }

    /// Whether rows say if the unit of a dimension answers or assists.
    private func hasRole(_ dimension: TallyDimension) -> Bool {
        tally.question.includesAssisting && dimension.isUnit
    }

    private func keyColumns(_ dimensions: [TallyDimension], isNamed: Bool) -> [TextTable.Column] {
        dimensions.flatMap { dimension in
            [TextTable.Column(TallyPhrase(dimension)(), .id)]
                + (isNamed && named.contains(dimension) ? [TextTable.Column("", .text)] : [])
        }
    }

    private func keys(
        of values: [String],
        assisting: Set<Int> = [],
        isNamed: Bool
    ) -> [String] {
        zip(values, dimensions).enumerated().flatMap { column, pair in
            let (value, dimension) = pair
            let name = names.name(of: value, dimension)
            guard TallyNames.hasCodes(dimension) else {
                return [name ?? (value.isEmpty ? "—" : value)]
            }
            let mark = assisting.contains(column) ? " " + TallyPhrase.assists() : ""
            guard isNamed, named.contains(dimension) else {
                return [(value.isEmpty ? name ?? "—" : value) + mark]
            }
            return value.isEmpty ? ["—", name ?? ""] : [value + mark, name ?? ""]
        }
    }

    /// Measured rate and what the standard makes of it; two empty cells for other indicators.
    private func ratio(of row: Tally.Row) -> [String] {
        guard let judgement = tally.judgement(of: row) else { return ["", ""] }
        let pair = (row.measures.numerator, row.measures.denominator)
        return [TallyFigure.percent(pair), TallySheet.word(judgement)?() ?? ""]
    }

    static func word(_ judgement: Judgement) -> TallyPhrase? {
        switch judgement {
        case .pass: .met
        case .fail: .missed
        case .undecided(.sampleTooSmall): .tooSmall
        case .undecided: nil
        }
    }

    // MARK: Found by self and by others

    /// The measures of a row by what its last dimension says.
    private var splitRows: [(values: [String], own: Measures, others: Measures)] {
        var split: [(values: [String], own: Measures, others: Measures)] = []
        for row in rows {
            let values = Array(row.values.dropLast())
            if split.last?.values != values { split.append((values, Measures(), Measures())) }
            if row.values.last == "self" {
                split[split.count - 1].own += row.measures
            } else {
                split[split.count - 1].others += row.measures
            }
        }
        return split
    }

    private func splitLines(isNamed: Bool, width: Int) -> [String] {
        var columns = keyColumns(dimensions.dropLast(), isNamed: isNamed)
        let keyCount = columns.count
        for word in [TallyWord.own, .others] {
            for (index, figure) in TallyFigure.twofold.enumerated() {
                columns.append(TextTable.Column(index == 0 ? word() : figure.heading(), .number))
            }
        }
        var table = TextTable(columns)
        func texts(_ measures: Measures) -> [String] {
            TallyFigure.twofold.map { measures.isEmpty ? "—" : $0.text(measures) }
        }
        var sums = (own: Measures(), others: Measures())
        for row in splitRows {
            table.add(keys(of: row.values, isNamed: isNamed) + texts(row.own) + texts(row.others))
            sums.own += row.own
            sums.others += row.others
        }
        table.add(
            (0..<keyCount).map { $0 == 0 ? TallyPhrase.total() : "" } + texts(sums.own)
                + texts(sums.others)
        )
        return table.lines(width: width)
    }

    private func splitTable(width: Int) -> [String] {
        let named = splitLines(isNamed: true, width: width)
        return TallySheet.fits(named, width) ? named : splitLines(isNamed: false, width: width)
    }
}

extension TallySheet: Printable {
    /// A typing error in a filter must not look like a clean street.
    private var unknown: [String] {
        filters.flatMap { filter -> [String] in
            // An office need not be among the units.
            guard TallyNames.areNamed(filter.dimension), filter.dimension != .office else {
                return []
            }
            return filter.values.filter {
                !$0.isEmpty && names.name(of: $0, filter.dimension) == nil
            }.map { TallyPhrase.unknownValue("\(filter.dimension.rawValue)=\($0)") }
        }
    }

    func lines(width: Int) -> [String] {
        guard !rows.isEmpty else { return heading + [TallyPhrase.nothing()] + unknown + footing }
        return heading + (isSplit ? splitTable(width: width) : table(rows, width: width)) + footing
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        var headings: [String] = []
        for dimension in dimensions {
            headings.append(TallyPhrase(dimension)())
            if TallyNames.areNamed(dimension) {
                headings.append(TallyPhrase.name(TallyPhrase(dimension)()))
            }
            if hasRole(dimension) {
                headings.append(TallyPhrase.roleHeading(TallyPhrase(dimension)()))
            }
        }
        headings += TallyFigure.all.map { $0.heading() }
        headings += [TallyPhrase.ratio(), TallyPhrase.verdict()]
        let cells = rows.map { row in
            var cells: [TableCell] = []
            for (column, (value, dimension)) in zip(row.values, dimensions).enumerated() {
                cells.append(.id(value))
                if TallyNames.areNamed(dimension) {
                    cells.append(.text(names.name(of: value, dimension) ?? ""))
                }
                if hasRole(dimension) {
                    let isAssisting = row.assisting.contains(column)
                    cells.append(.text((isAssisting ? TallyPhrase.assists : .main)()))
                }
            }
            return cells + TallyFigure.all.map { $0.cell(row.measures) }
                + ratio(of: row).map(TableCell.text)
        }
        return (headings, cells)
    }

    var json: JSONValue {
        let span = tally.question.dates
        var members: [String: JSONValue] = [
            "from": .text(span.lowerBound.text), "to": .text(span.upperBound.text),
            "by": .list(dimensions.map { .text($0.rawValue) }),
            "where": .object(
                tally.question.filters.reduce(into: [:]) { members, filter in
                    members[filter.key.rawValue] = .list(filter.value.sorted().map(JSONValue.text))
                }
            ),
            "rows": .list(rows.map(json)),
            "total": .object(tally.total.json),
        ]
        members["assisting"] = tally.question.includesAssisting ? true : nil
        members["digest"] = digest.map { .text($0.hex) }
        if let doubts {
            members["held"] = .integer(Int64(doubts.held))
            members["practice"] = .integer(Int64(doubts.practice))
            members["not_handed_in"] = doubts.notHandedIn.map { .integer(Int64($0)) }
        }
        return .object(members)
    }

    private func json(_ row: Tally.Row) -> JSONValue {
        var members = row.measures.json
        for (column, (value, dimension)) in zip(row.values, dimensions).enumerated() {
            members[dimension.rawValue] = .text(value)
            if TallyNames.areNamed(dimension), let name = names.name(of: value, dimension) {
                members["\(dimension.rawValue)_name"] = .text(name)
            }
            if hasRole(dimension) {
                members["\(dimension.rawValue)_role"] =
                    row.assisting.contains(column) ? "assisting" : "main"
            }
        }
        switch tally.judgement(of: row) {
        case .pass: members["verdict"] = "met"
        case .fail: members["verdict"] = "not-met"
        case .undecided(.sampleTooSmall): members["verdict"] = "sample-too-small"
        default: break
        }
        return .object(members)
    }
}
