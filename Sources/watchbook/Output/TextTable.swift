import Journaling

/// Rows and columns for people, fitted to the width of the terminal.
///
/// Cells are made safe to show. For programs there is `--json`.
struct TextTable {
    /// One column.
    struct Column {
        /// How the cells stand, and whether they may be cut.
        enum Kind {
            /// Left; cut when the table is too wide.
            case text
            /// Left, never cut: ids, dates.
            case id
            /// Right, never cut.
            case number
        }

        let heading: String
        let kind: Kind
        /// A text column is not cut below this width.
        let least: Int
        /// Of columns that may be left out the least goes first; `nil` for one that always stands.
        let importance: Int?

        /// A column under a heading in the language of this run.
        init(_ heading: String, _ kind: Kind = .text, least: Int = 6, importance: Int? = nil) {
            self.heading = heading
            self.kind = kind
            self.least = least
            self.importance = importance
        }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    private static let gap = 2

    init(_ columns: [Column]) {
        self.columns = columns
    }

    var isEmpty: Bool { rows.isEmpty }

    /// Adds a row; missing cells are empty, more than there are columns are left out.
    mutating func add(_ cells: [String]) {
        let kept = cells.prefix(columns.count).map(Display.safe)
        rows.append(kept + Array(repeating: "", count: columns.count - kept.count))
    }

    /// The lines, headings first, without spaces at their ends.
    ///
    /// Columns of little importance are left out until a line can fit `width`; then text columns
    /// are cut, the widest first, until it does or none can be cut more.
    ///
    /// - Parameters:
    ///   - width: the columns of the terminal.
    ///   - rest: the last line, where columns were left out; it is told how many.
    /// - Returns: headings, a rule, the rows, and that line.
    func lines(width: Int, rest: CommonPhrase = .moreInCSV) -> [String] {
        let natural = naturalWidths
        let shown = shown(natural, in: width)
        let widths = fitted(natural, of: shown, to: width)
        let rule = shown.map { String(repeating: "-", count: widths[$0]) }
        let headings = shown.map { columns[$0].heading }
        let cells = rows.map { row in shown.map { row[$0] } }
        let lines = ([headings, rule] + cells).map { line($0, shown, widths) }
        let left = columns.count - shown.count
        return lines + (left > 0 ? [rest(String(left))] : [])
    }

    private var naturalWidths: [Int] {
        columns.indices.map { index in
            let cells = rows.map { TextWidth.of($0[index]) }
            return max(TextWidth.of(columns[index].heading), cells.max() ?? 0)
        }
    }

    /// The columns that stand, by their numbers.
    private func shown(_ natural: [Int], in width: Int) -> [Int] {
        var shown = Array(columns.indices)
        func least(_ index: Int) -> Int {
            let column = columns[index]
            return column.kind == .text ? min(natural[index], column.least) : natural[index]
        }
        while shown.map(least).reduce(gaps(of: shown), +) > width {
            let worth = shown.compactMap { columns[$0].importance }.min()
            guard let worth,
                let place = shown.lastIndex(where: { columns[$0].importance == worth })
            else { break }
            shown.remove(at: place)
        }
        return shown
    }

    private func gaps(of shown: [Int]) -> Int { TextTable.gap * max(0, shown.count - 1) }

    private func fitted(_ natural: [Int], of shown: [Int], to width: Int) -> [Int] {
        var widths = natural
        while shown.map({ widths[$0] }).reduce(gaps(of: shown), +) > width {
            let candidates = shown.filter {
                columns[$0].kind == .text && widths[$0] > columns[$0].least
            }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ shown: [Int], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in zip(shown, cells) {
            let text = columns[index].kind == .text ? TextWidth.cut(cell, to: widths[index]) : cell
            let padding = String(repeating: " ", count: max(0, widths[index] - TextWidth.of(text)))
            line += columns[index].kind == .number ? padding + text : text + padding
            line += String(repeating: " ", count: TextTable.gap)
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
