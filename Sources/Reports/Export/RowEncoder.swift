import Foundation

/// Writes rows as bytes: one way of CSV, or JSON Lines.
struct RowEncoder {
    enum Kind: Hashable {
        /// Source: RFC 4180, with line feeds alone.
        case plain
        /// For spreadsheets: byte order mark, CRLF, ids stay texts, nothing is a formula.
        case excel
        /// Source: jsonlines.org; an empty cell is `null`.
        case lines
    }

    private let kind: Kind
    private let columns: [ExportColumn]
    /// Of JSON: what stands before each value.
    private let names: [[UInt8]]

    init(_ kind: Kind, _ columns: [ExportColumn]) {
        self.kind = kind
        self.columns = columns
        names = columns.enumerated().map { number, column in
            Array("\(number == 0 ? "{" : ",")\"\(column.name)\":".utf8)
        }
    }

    /// What stands before the first row.
    var beginning: [UInt8] {
        let names = columns.map(\.name).joined(separator: ",")
        switch kind {
        case .plain: return Array("\(names)\n".utf8)
        case .excel: return Array("\u{FEFF}\(names)\r\n".utf8)
        case .lines: return []
        }
    }

    /// Appends one row with its line end.
    func encode(_ row: borrowing RowBuffer, into output: inout [UInt8]) {
        switch kind {
        case .plain: encodePlain(row, into: &output)
        case .excel: encodeExcel(row, into: &output)
        case .lines: encodeLine(row, into: &output)
        }
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")

    private func encodePlain(_ row: borrowing RowBuffer, into output: inout [UInt8]) {
        row.bytes.withUnsafeBytes { bytes in
            var start = 0
            for (number, end) in row.ends.enumerated() {
                if number > 0 { output.append(RowEncoder.comma) }
                let cell = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                if columns[number].kind.isPlain || !RowEncoder.needsQuotes(cell) {
                    output.append(contentsOf: cell)
                } else {
                    RowEncoder.quote(cell, into: &output)
                }
                start = end + 1
            }
        }
        output.append(UInt8(ascii: "\n"))
    }

    private func encodeExcel(_ row: borrowing RowBuffer, into output: inout [UInt8]) {
        row.bytes.withUnsafeBytes { bytes in
            var start = 0
            for (number, end) in row.ends.enumerated() {
                if number > 0 { output.append(RowEncoder.comma) }
                let cell = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                start = end + 1
                guard !cell.isEmpty else { continue }
                switch columns[number].kind {
                case .integer, .decimal, .bool: output.append(contentsOf: cell)
                case .id:
                    let text = CSVDefusing.id(String(decoding: cell, as: UTF8.self))
                    Array(text.utf8).withUnsafeBytes { RowEncoder.quote($0, into: &output) }
                case .text:
                    let text = CSVDefusing.defused(String(decoding: cell, as: UTF8.self))
                    Array(text.utf8).withUnsafeBytes { bytes in
                        if RowEncoder.needsQuotes(bytes) {
                            RowEncoder.quote(bytes, into: &output)
                        } else {
                            output.append(contentsOf: bytes)
                        }
                    }
                }
            }
        }
        output.append(contentsOf: [13, 10])
    }

    private func encodeLine(_ row: borrowing RowBuffer, into output: inout [UInt8]) {
        row.bytes.withUnsafeBytes { bytes in
            var start = 0
            for (number, end) in row.ends.enumerated() {
                output.append(contentsOf: names[number])
                let cell = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                start = end + 1
                if cell.isEmpty {
                    output.append(contentsOf: "null".utf8)
                } else if columns[number].kind.isPlain {
                    output.append(contentsOf: cell)
                } else {
                    output.append(RowEncoder.quote)
                    RowEncoder.escape(cell, into: &output)
                    output.append(RowEncoder.quote)
                }
            }
        }
        output.append(contentsOf: [UInt8(ascii: "}"), UInt8(ascii: "\n")])
    }

    /// Whether a cell has to stand between quotes.
    private static func needsQuotes(_ cell: UnsafeRawBufferPointer) -> Bool {
        guard let first = cell.first, let last = cell.last else { return false }
        if first == 0x20 || last == 0x20 { return true }
        for byte in cell where byte <= 0x2C {
            if byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D { return true }
        }
        return false
    }

    private static func quote(_ cell: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        output.append(quote)
        for byte in cell {
            if byte == quote { output.append(quote) }
            output.append(byte)
        }
        output.append(quote)
    }

    private static func escape(_ cell: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        let isPlain = cell.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
        if isPlain {
            output.append(contentsOf: cell)
            return
        }
        for byte in cell {
            switch byte {
            case 0x22, 0x5C: output.append(contentsOf: [0x5C, byte])
            case 0x0A: output.append(contentsOf: "\\n".utf8)
            case 0x0D: output.append(contentsOf: "\\r".utf8)
            case 0x09: output.append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                output.append(contentsOf: "\\u00\(digits.count < 2 ? "0" : "")\(digits)".utf8)
            default: output.append(byte)
            }
        }
    }
}
