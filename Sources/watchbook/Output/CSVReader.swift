import Journaling
import Sync

/// Splits a file of comma-separated values into rows of cells.
///
/// Source: RFC 4180; also takes a byte order mark, lines that end with a line feed alone, and the
/// GB18030 (GBK) in which Excel and WPS save by default on a Chinese system.
struct CSVReader {
    /// One row and the line of the file on which it begins, from 1.
    struct Row: Equatable {
        let line: Int
        let cells: [String]
    }

    private let file: String
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var lineStart = 0

    /// Reads all rows but empty lines.
    ///
    /// A workbook's first sheet is a table too.
    ///
    /// - Throws: `workbookBroken`, `zipTooLarge`; `csvNotUTF8` when the bytes are neither UTF-8 nor
    ///   GB18030, `csvBroken` with line and column where a quote is out of place or never closed.
    static func rows(of bytes: [UInt8], file: String) throws(Problem) -> [Row] {
        if WorkbookRows.isWorkbook(bytes) { return try workbookRows(of: bytes, file: file) }
        var reader = try CSVReader(bytes, file: file)
        return try reader.rows()
    }

    private static func workbookRows(of bytes: [UInt8], file: String) throws(Problem) -> [Row] {
        do {
            return try WorkbookRows.rows(of: bytes, name: file)
                .map { Row(line: $0.number, cells: $0.cells) }
        } catch {
            throw error as? Problem ?? Problem(.workbookBroken, file)
        }
    }

    private init(_ bytes: [UInt8], file: String) throws(Problem) {
        self.file = file
        guard let text = CSVReader.text(of: bytes) else { throw Problem(.csvNotUTF8, file) }
        scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { index = 1 }
    }

    /// The text of a file; `nil` where it is in no character set that is read.
    private static func text(of bytes: [UInt8]) -> String? {
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        guard !isUTF16 else { return nil }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        // A damaged UTF-8 file is readable but for a few places; GB18030 is so nowhere.
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        let broken = scalars.count { $0 == "\u{FFFD}" }
        let foreign = scalars.count { !$0.isASCII && $0 != "\u{FFFD}" }
        return broken > foreign ? GB18030.text(bytes) : nil
    }

    private mutating func rows() throws(Problem) -> [Row] {
        var rows: [Row] = []
        while index < scalars.count {
            let row = try row()
            if row.cells != [""] { rows.append(row) }
        }
        return rows
    }

    private mutating func row() throws(Problem) -> Row {
        let begin = line
        var cells: [String] = []
        while true {
            cells.append(try cell())
            guard index < scalars.count, scalars[index] == "," else { break }
            index += 1
        }
        takeLineEnd()
        return Row(line: begin, cells: cells)
    }

    private mutating func cell() throws(Problem) -> String {
        try peek() == "\"" ? quoted() : plain()
    }

    private func peek() -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func plain() throws(Problem) -> String {
        let start = index
        while let scalar = peek(), scalar != ",", scalar != "\n", scalar != "\r" {
            guard scalar != "\"" else { throw broken(at: index) }
            index += 1
        }
        return text(scalars[start..<index])
    }

    private mutating func quoted() throws(Problem) -> String {
        let opening = (line, index - lineStart + 1)
        var kept: [Unicode.Scalar] = []
        index += 1
        while let scalar = peek() {
            if scalar == "\"" {
                index += 1
                guard peek() == "\"" else { return try closed(kept[...]) }
            } else if scalar == "\n" {
                line += 1
                lineStart = index + 1
            }
            kept.append(scalar)
            index += 1
        }
        throw Problem(.csvBroken, file, String(opening.0), String(opening.1))
    }

    private func closed(_ kept: ArraySlice<Unicode.Scalar>) throws(Problem) -> String {
        guard let next = peek(), next != ",", next != "\n", next != "\r" else { return text(kept) }
        throw broken(at: index)
    }

    private mutating func takeLineEnd() {
        if peek() == "\r" { index += 1 }
        if peek() == "\n" { index += 1 }
        line += 1
        lineStart = index
    }

    private func broken(at place: Int) -> Problem {
        Problem(.csvBroken, file, String(line), String(place - lineStart + 1))
    }

    private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
