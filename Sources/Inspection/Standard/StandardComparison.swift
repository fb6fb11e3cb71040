package import Journaling

/// What differs between two versions of a standard.
package struct StandardComparison: Hashable, Sendable {
    /// One column of one indicator.
    package struct Change: Hashable, Sendable {
        package let code: String
        package let column: IndicatorColumn
        /// As it stands in the file; empty for nothing.
        package let old: String
        package let new: String
    }

    /// Codes that only the new one has, ascending.
    package private(set) var added: [String] = []
    /// Codes that only the old one had, ascending.
    package private(set) var removed: [String] = []
    /// By code, in it by column.
    package private(set) var changes: [Change] = []
    /// How many indicators both have that are the same in every column.
    package private(set) var unchanged = 0

    /// Compares the claims of indicators by their codes.
    package init(_ old: [String: JSONValue], _ new: [String: JSONValue]) {
        added = new.keys.filter { old[$0] == nil }.sorted()
        removed = old.keys.filter { new[$0] == nil }.sorted()
        for code in old.keys.sorted() {
            guard let before = old[code], let after = new[code] else { continue }
            let differing = IndicatorColumn.allCases.compactMap { column -> Change? in
                let texts = (before.cell(column), after.cell(column))
                guard texts.0 != texts.1 else { return nil }
                return Change(code: code, column: column, old: texts.0, new: texts.1)
            }
            if differing.isEmpty { unchanged += 1 }
            changes += differing
        }
    }
}

extension JSONValue {
    /// What stands in a column, lists with `;` in one order, numbers in one writing.
    fileprivate func cell(_ column: IndicatorColumn) -> String {
        let text = self[column.rawValue]?.text ?? ""
        switch column {
        case .pointTypes, .optionalAt: return texts(column.rawValue).sorted().joined(separator: ";")
        case .evidenceFields: return texts(column.rawValue).joined(separator: ";")
        case .limit: return ExactDecimal(text)?.text ?? text
        case .comparator: return text == "none" ? "" : Comparator(cell: text)?.rawValue ?? text
        default: return text
        }
    }
}
