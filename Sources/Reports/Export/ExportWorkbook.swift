import CXLSXWriter
import Foundation
import Journaling

/// Writes one table as a workbook, row by row; what does not fit on a sheet goes on on the next.
///
/// Rows are in memory one at a time: libxlsxwriter keeps the sheets in files beside the workbook
/// until it packs them.
final class ExportWorkbook {
    /// Source: Microsoft, "Excel specifications and limits"; the first row has the headings.
    static let rowsOfSheet = 1_048_575

    private let table: ExportTable
    private let path: String
    /// What problems are told of.
    private let name: String
    private let rowsOfSheet: Int
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private let heading: UnsafeMutablePointer<lxw_format>
    private let textual: UnsafeMutablePointer<lxw_format>
    private var sheets = 0
    /// Of the sheet.
    private var rows = 0

    /// Begins a workbook.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - table: what it holds.
    ///   - created: the moment that it names as its making, in milliseconds since 1970 UTC.
    ///   - name: what problems are told of.
    ///   - rowsOfSheet: how many go on a sheet.
    /// - Throws: `Problem(.folderNotWritable)`.
    init(
        _ path: String,
        _ table: ExportTable,
        created: Int64,
        named name: String,
        rowsOfSheet: Int = ExportWorkbook.rowsOfSheet
    ) throws {
        self.table = table
        self.path = path
        self.name = name
        self.rowsOfSheet = rowsOfSheet
        let folder = strdup(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        defer { free(folder) }
        var options = lxw_workbook_options(constant_memory: 1, tmpdir: folder, use_zip64: 1)
        // The library keeps a copy of the folder's name.
        guard let book = workbook_new_opt(path, &options), let heading = workbook_add_format(book),
            let textual = workbook_add_format(book)
        else { throw Problem(.folderNotWritable, name) }
        self.book = book
        self.heading = heading
        self.textual = textual
        format_set_bold(heading)
        // "@": what is typed into the column stays text too.
        format_set_num_format(textual, "@")
        table.name.withCString { title in
            var properties = lxw_doc_properties()
            properties.title = UnsafeMutablePointer(mutating: title)
            properties.created = time_t(created / 1000)
            _ = workbook_set_properties(book, &properties)
        }
        try beginSheet()
    }

    deinit {
        if let book { _ = workbook_close(book) }
    }

    private func beginSheet() throws {
        sheets += 1
        rows = 0
        let name = sheets == 1 ? table.name : "\(table.name) \(sheets)"
        guard let book, let sheet = workbook_add_worksheet(book, name) else {
            throw Problem(.diskFull, name)
        }
        self.sheet = sheet
        for (index, column) in table.columns.enumerated() {
            let number = lxw_col_t(index)
            worksheet_set_column(sheet, number, number, column.kind.isPlain ? 10 : 18, nil)
            try check(worksheet_write_string(sheet, 0, number, column.name, heading))
        }
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
        worksheet_set_paper(sheet, 9)
        worksheet_set_landscape(sheet)
        worksheet_fit_to_pages(sheet, 1, 0)
    }

    private func endSheet() {
        guard let sheet, !table.columns.isEmpty else { return }
        let last = lxw_col_t(table.columns.count - 1)
        worksheet_autofilter(sheet, 0, 0, lxw_row_t(rows), last)
        worksheet_print_area(sheet, 0, 0, lxw_row_t(rows), last)
    }

    func write(_ row: borrowing RowBuffer) throws {
        if rows == rowsOfSheet {
            endSheet()
            try beginSheet()
        }
        rows += 1
        guard let sheet else { return }
        let number = lxw_row_t(rows)
        try row.bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var start = 0
            for (index, end) in row.ends.enumerated() {
                let text = (base + start).assumingMemoryBound(to: CChar.self)
                let cell = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                start = end + 1
                guard !cell.isEmpty else { continue }
                let column = lxw_col_t(index)
                switch table.columns[index].kind {
                case .bool:
                    let isTrue: Int32 = cell.first == UInt8(ascii: "t") ? 1 : 0
                    try check(worksheet_write_boolean(sheet, number, column, isTrue, nil))
                case .integer, .decimal:
                    // Beyond 15 digits a spreadsheet would round it.
                    if cell.count <= 16 {
                        let value = strtod(text, nil)
                        try check(worksheet_write_number(sheet, number, column, value, nil))
                    } else {
                        try check(worksheet_write_string(sheet, number, column, text, textual))
                    }
                case .text, .id:
                    let format = table.columns[index].kind == .id ? textual : nil
                    if ExportWorkbook.isFit(cell) {
                        try check(worksheet_write_string(sheet, number, column, text, format))
                    } else {
                        let fit = ExportWorkbook.fitted(cell)
                        try check(worksheet_write_string(sheet, number, column, fit, format))
                    }
                }
            }
        }
    }

    private func check(_ outcome: lxw_error) throws {
        guard outcome == LXW_NO_ERROR else { throw Problem(.diskFull, name) }
    }

    /// Completes the file.
    ///
    /// - Throws: `Problem`: `diskFull`.
    func finish() throws {
        guard let book else { return }
        endSheet()
        self.book = nil
        try check(workbook_close(book))
        guard WorkbookCheck.isWhole(path) else { throw Problem(.diskFull, name) }
    }

    /// Whether a text can be a cell as it is.
    private static func isFit(_ cell: UnsafeRawBufferPointer) -> Bool {
        // Two characters of UTF-16 never have fewer bytes than two.
        guard cell.count <= WorkbookWriter.longestText else { return false }
        for (index, byte) in cell.enumerated() where byte == 0xEF {
            if index + 2 < cell.count, cell[index + 1] == 0xBF, cell[index + 2] >= 0xBE {
                return false
            }
        }
        return true
    }

    /// Not longer than a cell may be, and without what XML has no place for.
    private static func fitted(_ cell: UnsafeRawBufferPointer) -> String {
        var short = ""
        var length = 1
        for scalar in String(decoding: cell, as: UTF8.self).unicodeScalars {
            length += scalar.utf16.count
            guard length <= WorkbookWriter.longestText else { return short + "…" }
            let isCharacter = scalar != "\u{FFFE}" && scalar != "\u{FFFF}"
            short.unicodeScalars.append(isCharacter ? scalar : "\u{FFFD}")
        }
        return short
    }
}
