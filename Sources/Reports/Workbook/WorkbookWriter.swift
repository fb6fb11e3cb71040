import CXLSXWriter
import Foundation
import Journaling

/// Writes a workbook, sheet by sheet and row by row; its rows are never all in memory.
///
/// The file appears under its name only when it is complete, and takes the place of one that is
/// there. Sheets have their headings frozen, repeated on every printed page, and a filter; printed,
/// all columns fit on the width of an A4 page.
package final class WorkbookWriter {
    /// The most characters a cell holds; longer texts are cut and end with `…`.
    ///
    /// Source: Microsoft, "Excel specifications and limits".
    package static let longestText = 32_767

    private let path: String
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private let heading: UnsafeMutablePointer<lxw_format>
    private let plain: UnsafeMutablePointer<lxw_format>
    private let textual: UnsafeMutablePointer<lxw_format>
    private let percent: UnsafeMutablePointer<lxw_format>

    private var temporaryPath: String { path + ".part" }

    /// Begins a workbook.
    ///
    /// - Parameters:
    ///   - path: where it will be.
    ///   - title: its title in the properties of the document.
    ///   - created: the moment that it names as its making, in milliseconds since 1970 UTC.
    /// - Throws: `Problem(.folderNotWritable)`.
    package init(_ path: String, title: String, created: Int64) throws {
        self.path = path
        var options = lxw_workbook_options(constant_memory: 1, tmpdir: nil, use_zip64: 1)
        guard access(Self.folder(of: path), W_OK) == 0,
            let book = workbook_new_opt(path + ".part", &options),
            let heading = workbook_add_format(book), let plain = workbook_add_format(book),
            let textual = workbook_add_format(book), let percent = workbook_add_format(book)
        else { throw Problem(.folderNotWritable, path) }
        self.book = book
        self.heading = heading
        self.plain = plain
        self.textual = textual
        self.percent = percent
        format_set_bold(heading)
        format_set_text_wrap(heading)
        format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        format_set_bottom(heading, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_bg_color(heading, 0xE8EEF4)
        // "@": what is typed into the column stays text too.
        format_set_num_format(textual, "@")
        format_set_num_format(percent, "0.0%")
        title.withCString { title in
            var properties = lxw_doc_properties()
            properties.title = UnsafeMutablePointer(mutating: title)
            properties.created = time_t(created / 1000)
            _ = workbook_set_properties(book, &properties)
        }
    }

    deinit {
        guard let book else { return }
        _ = workbook_close(book)
        unlink(temporaryPath)
    }

    /// Adds a sheet and calls `body` with a function that writes its next row.
    ///
    /// `chart`: drawn beside the rows, of which the first column has its names and the second its
    /// values.
    ///
    /// - Throws: `Problem(.diskFull)` when nothing more can be written, and what `body` throws.
    package func addSheet(
        named name: String,
        columns: [WorkbookColumn],
        chart: Chart? = nil,
        _ body: (_ write: ([TableCell]) throws -> Void) throws -> Void
    ) throws {
        guard let book, let sheet = workbook_add_worksheet(book, Self.sheetName(name)) else {
            throw Problem(.badName, name)
        }
        for (index, column) in columns.enumerated() {
            let number = lxw_col_t(index)
            worksheet_set_column(sheet, number, number, Double(column.width) + 1, nil)
            try write(.text(column.heading), sheet, 0, number, heading)
        }
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
        worksheet_set_paper(sheet, 9)
        if columns.count > 6 { worksheet_set_landscape(sheet) }
        worksheet_fit_to_pages(sheet, 1, 0)
        var row: lxw_row_t = 0
        try body { cells in
            row += 1
            for (index, cell) in cells.enumerated() {
                try self.write(cell, sheet, row, lxw_col_t(index), nil)
            }
        }
        guard !columns.isEmpty else { return }
        worksheet_autofilter(sheet, 0, 0, row, lxw_col_t(columns.count - 1))
        guard let chart, row > 0 else {
            worksheet_print_area(sheet, 0, 0, row, lxw_col_t(columns.count - 1))
            return
        }
        try insert(chart, into: sheet, named: Self.sheetName(name), rows: row, columns.count)
    }

    /// Adds a sheet without headings of its own: something to fill in.
    ///
    /// `width`: how many columns of a terminal a text takes.
    ///
    /// - Throws: `Problem(.diskFull)`.
    package func addForm(
        named name: String,
        rows: [[TableCell]],
        width: (String) -> Int
    ) throws {
        guard let book, let sheet = workbook_add_worksheet(book, Self.sheetName(name)) else {
            throw Problem(.badName, name)
        }
        for index in 0..<(rows.map(\.count).max() ?? 0) {
            let widths = rows.map { index < $0.count ? width($0[index].text) : 0 }
            let number = lxw_col_t(index)
            // What is typed stays as it is typed.
            worksheet_set_column(
                sheet,
                number,
                number,
                Double(min(max(widths.max() ?? 0, 8), 40)) + 1,
                textual
            )
        }
        worksheet_set_paper(sheet, 9)
        worksheet_set_landscape(sheet)
        worksheet_fit_to_pages(sheet, 1, 0)
        for (row, cells) in rows.enumerated() {
            for (index, cell) in cells.enumerated() {
                try write(cell, sheet, lxw_row_t(row), lxw_col_t(index), nil)
            }
        }
    }

    /// A chart of the spreadsheet's own, which follows when somebody changes the values.
    private func insert(
        _ chart: Chart,
        into sheet: UnsafeMutablePointer<lxw_worksheet>,
        named name: String,
        rows: lxw_row_t,
        _ columns: Int
    ) throws {
        let type = chart.shape == .bars ? LXW_CHART_BAR : LXW_CHART_LINE
        guard let drawn = workbook_add_chart(book, UInt8(type.rawValue)),
            let series = chart_add_series(drawn, nil, nil)
        else { throw Problem(.diskFull, path) }
        chart_series_set_categories(series, name, 1, 0, rows, 0)
        chart_series_set_values(series, name, 1, 1, rows, 1)
        chart_title_set_name(drawn, Self.cellText(chart.title))
        chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
        // Bars stand from the bottom up; the first row is the first to be read.
        if chart.shape == .bars { chart_axis_set_reverse(drawn.pointee.y_axis) }
        worksheet_insert_chart(sheet, 1, lxw_col_t(columns + 1), drawn)
    }

    /// Completes the workbook and gives it its name.
    ///
    /// - Throws: `Problem`: `diskFull`, `folderNotWritable`; a file that was there stays.
    package func finish() throws {
        guard let book else { return }
        self.book = nil
        errno = 0
        guard workbook_close(book) == LXW_NO_ERROR else {
            let isFull = errno == ENOSPC || errno == EDQUOT
            unlink(temporaryPath)
            throw Problem(isFull ? .diskFull : .folderNotWritable, path)
        }
        guard WorkbookCheck.isWhole(temporaryPath) else {
            unlink(temporaryPath)
            throw Problem(.diskFull, path)
        }
        guard rename(temporaryPath, path) == 0 else {
            unlink(temporaryPath)
            throw Problem(.folderNotWritable, path)
        }
    }

    private func write(
        _ cell: TableCell,
        _ sheet: UnsafeMutablePointer<lxw_worksheet>,
        _ row: lxw_row_t,
        _ column: lxw_col_t,
        _ format: UnsafeMutablePointer<lxw_format>?
    ) throws {
        let outcome =
            switch cell {
            case .empty: LXW_NO_ERROR
            case .number(let number):
                // Beyond 2^53 a spreadsheet would round it.
                number.magnitude <= 1 << 53
                    ? worksheet_write_number(sheet, row, column, Double(number), format ?? plain)
                    : worksheet_write_string(sheet, row, column, String(number), format ?? textual)
            case .rate(let part, let whole) where whole > 0:
                worksheet_write_number(
                    sheet,
                    row,
                    column,
                    Double(part) / Double(whole),
                    format ?? percent
                )
            case .decimal(let number) where number.isFinite:
                worksheet_write_number(sheet, row, column, number, format ?? plain)
            case .rate, .decimal:
                worksheet_write_string(sheet, row, column, cell.text, format ?? plain)
            case .text(let text):
                worksheet_write_string(sheet, row, column, Self.cellText(text), format ?? plain)
            case .id(let text):
                worksheet_write_string(sheet, row, column, Self.cellText(text), format ?? textual)
            }
        guard outcome == LXW_NO_ERROR else { throw Problem(.diskFull, path) }
    }

    /// Without what ends a text in C, and not longer than a cell may be.
    private static func cellText(_ text: String) -> String {
        let clean = text.contains("\0") ? text.replacing("\0", with: "\u{FFFD}") : text
        guard clean.utf16.count > longestText else { return clean }
        var short = ""
        var length = 1
        for character in clean {
            length += character.utf16.count
            guard length <= longestText else { break }
            short.append(character)
        }
        return short + "…"
    }

    /// A name that a sheet may have: at most 31 characters, none of `[]:*?/\`.
    private static func sheetName(_ name: String) -> String {
        String(name.map { "[]:*?/\\'\0".contains($0) ? "-" : $0 }.prefix(31))
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
