/// Makes rows of comma-separated values.
///
/// Source: RFC 4180. ``Profile/plain`` ends lines with a line feed alone, as tools on Linux expect.
package struct CSVWriter: Sendable {
    /// Who reads the file.
    package enum Profile: Sendable {
        /// Programs: no byte order mark, line feeds, every value as it is.
        case plain
        /// Spreadsheets (Excel, WPS): byte order mark, CRLF, ids stay text, nothing is a formula.
        case excel
    }

    package let profile: Profile

    package init(profile: Profile) {
        self.profile = profile
    }

    /// What stands before the first row.
    package var beginning: String { profile == .excel ? "\u{FEFF}" : "" }

    /// One row with its line end.
    package func row(_ cells: [TableCell]) -> String {
        cells.map(field).joined(separator: ",") + (profile == .excel ? "\r\n" : "\n")
    }

    private func field(_ cell: TableCell) -> String {
        switch (cell, profile) {
        case (.empty, _): ""
        case (.number, _), (.rate, _), (.decimal, _): cell.text
        case (.text(let text), .plain), (.id(let text), .plain): quoted(text)
        case (.text(let text), .excel): quoted(CSVDefusing.defused(text))
        case (.id(let text), .excel): text.isEmpty ? "" : quoted(CSVDefusing.id(text))
        }
    }

    private func quoted(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
        let isTrimmed = text.first != " " && text.last != " "
        guard needsQuotes || !isTrimmed else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

/// How values are kept from being formulas or numbers in a spreadsheet, and read back.
///
/// Source: OWASP, "CSV Injection".
package enum CSVDefusing {
    /// Text that would begin a formula gets an apostrophe before it; so does text that looks as if
    /// it had got one already.
    static func defused(_ text: String) -> String {
        begins(text.drop { $0 == "'" }) ? "'" + text : text
    }

    /// An id as a formula that is nothing but its text: spreadsheets show and keep it.
    static func id(_ text: String) -> String {
        "=\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// The value as it was before ``defused(_:)`` or ``id(_:)``.
    package static func restored(_ text: String) -> String {
        if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count >= 3 {
            return String(text.dropFirst(2).dropLast()).replacing("\"\"", with: "\"")
        }
        let isDefused = text.first == "'" && begins(text.drop { $0 == "'" })
        return isDefused ? String(text.dropFirst()) : text
    }

    private static func begins(_ text: some StringProtocol) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
    }
}
