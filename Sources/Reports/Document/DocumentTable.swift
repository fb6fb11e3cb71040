/// A table of a document.
package struct DocumentTable: Hashable, Sendable {
    package struct Column: Hashable, Sendable {
        package enum Kind: String, Sendable {
            case text
            /// Stands to the right.
            case number
            /// Never broken over two lines.
            case id
        }

        package let heading: String
        package let kind: Kind
        /// Of columns that a narrow terminal leaves out the least goes first; `nil` for one that
        /// always stands.
        package let importance: Int?

        package init(_ heading: String, _ kind: Kind = .text, importance: Int? = nil) {
            self.heading = heading
            self.kind = kind
            self.importance = importance
        }
    }

    package struct Row: Hashable, Sendable {
        package let cells: [TableCell]
        /// A sum of the rows before it.
        package let isTotal: Bool

        package init(_ cells: [TableCell], isTotal: Bool = false) {
            self.cells = cells
            self.isTotal = isTotal
        }
    }

    /// What stands above it, and the name of its sheet in a workbook.
    package var caption: String?
    package var columns: [Column]
    package var rows: [Row]
    /// What stands in place of rows where there are none.
    package var nothing: String

    package init(
        _ caption: String? = nil,
        _ columns: [Column],
        _ rows: [Row] = [],
        nothing: String
    ) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.nothing = nothing
    }
}
