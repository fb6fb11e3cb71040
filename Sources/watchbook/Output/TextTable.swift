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

        /// A column under a heading in the language of this run.
        init(_ heading: String, _ kind: Kind = .text) {
            self.heading = heading
            self.kind = kind
        }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    private static let gap = 2
    /// A text column is not cut below this width.
    private static let least = 6

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
    /// Text columns are cut, the widest first, until a line fits `width` or none can be cut more.
    func lines(width: Int) -> [String] {
        let widths = fitted(naturalWidths, to: width)
        let rule = zip(columns, widths).map { String(repeating: "-", count: $1) }
        return ([columns.map(\.heading), rule] + rows).map { line($0, widths) }
    }

    private var naturalWidths: [Int] {
        columns.indices.map { index in
            let cells = rows.map { TextWidth.of($0[index]) }
            return max(TextWidth.of(columns[index].heading), cells.max() ?? 0)
        }
    }

    private func fitted(_ natural: [Int], to width: Int) -> [Int] {
        var widths = natural
        let gaps = TextTable.gap * max(0, columns.count - 1)
        while widths.reduce(gaps, +) > width {
            let candidates = columns.indices.filter {
                columns[$0].kind == .text && widths[$0] > TextTable.least
            }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let text = columns[index].kind == .text ? TextWidth.cut(cell, to: widths[index]) : cell
            let padding = String(repeating: " ", count: max(0, widths[index] - TextWidth.of(text)))
            line += columns[index].kind == .number ? padding + text : text + padding
            line += String(repeating: " ", count: TextTable.gap)
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
