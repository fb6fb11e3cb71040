/// A table for analysts: its columns never change their place, and new ones come last.
package struct ExportTable: Hashable, Sendable {
    /// An id, as `checks`: the name of the file.
    package let name: String
    package let columns: [ExportColumn]

    package init(_ name: String, _ columns: [ExportColumn]) {
        self.name = name
        self.columns = columns
    }
}

/// A column of a table for analysts.
package struct ExportColumn: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case text
        /// A name or number that must stay as it is written, a date or a moment.
        case id
        case integer
        /// With decimals, exactly as it is written.
        case decimal
        case bool

        /// Whether a cell is nothing but digits, signs, points and letters.
        var isPlain: Bool {
            switch self {
            case .integer, .decimal, .bool: true
            case .text, .id: false
            }
        }
    }

    package let name: String
    package let kind: Kind

    package init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

/// What a table may be written as.
package enum ExportFormat: String, CaseIterable, Sendable {
    case csv, jsonl, xlsx
}
