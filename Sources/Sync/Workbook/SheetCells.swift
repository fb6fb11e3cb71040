import Foundation
import Journaling

/// The cells of one sheet, row by row.
///
/// Source: ECMA-376, part 1, 18.3.1.4 and 18.18.11.
final class SheetCells: WorkbookPart {
    private(set) var rows: [WorkbookRows.Row] = []
    private(set) var isBroken = false
    private let strings: [String]
    private let dates: [CellStyles.Meaning?]
    private let isSince1904: Bool
    private var cells: [String] = []
    private var rowNumber = 0
    private var column = 0
    private var kind = ""
    private var style: CellStyles.Meaning?
    private var value: String?
    private var isInValue = false
    private var isPhonetic = false
    private var count = 0

    init(strings: [String], dates: [CellStyles.Meaning?], isSince1904: Bool) {
        self.strings = strings
        self.dates = dates
        self.isSince1904 = isSince1904
    }

    func begin(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "row":
            let number = attributes["r"].flatMap { Int($0) } ?? rowNumber + 1
            isBroken = number <= rowNumber || number > 1_048_576
            rowNumber = number
            cells = []
            column = 0
        case "c":
            let place = attributes["r"].flatMap(SheetCells.column) ?? column
            isBroken = place < column || place >= WorkbookRows.Limit.columns
            column = place
            kind = attributes["t"] ?? "n"
            let number = attributes["s"].flatMap { Int($0) } ?? 0
            style = dates.indices.contains(number) ? dates[number] : nil
            value = nil
        case "rPh": isPhonetic = true
        case "v", "t":
            isInValue = !isPhonetic
            value = value ?? ""
        default: break
        }
    }

    func text(_ text: String) { if isInValue { value? += text } }

    func end(_ element: String) {
        switch element {
        case "v", "t": isInValue = false
        case "rPh": isPhonetic = false
        case "c": endCell()
        case "row": endRow()
        default: break
        }
    }

    private func endCell() {
        defer { column += 1 }
        guard let value, !value.isEmpty else { return }
        guard let text = shown(value) else {
            isBroken = true
            return
        }
        count += 1
        isBroken = count > WorkbookRows.Limit.cells
        cells += Array(repeating: "", count: column - cells.count)
        cells.append(text)
    }

    private func endRow() {
        while cells.last?.isEmpty == true { cells.removeLast() }
        if !cells.isEmpty { rows.append(WorkbookRows.Row(number: rowNumber, cells: cells)) }
    }

    /// The text of a cell; `nil` when it names a text that is not there.
    private func shown(_ value: String) -> String? {
        switch kind {
        case "s": Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil }
        case "b": value == "1" ? "true" : "false"
        case "n": number(value)
        default: value
        }
    }

    /// A number as people would write it: 15 digits are what spreadsheets keep.
    private func number(_ value: String) -> String {
        guard let number = Double(value), number.isFinite else { return value }
        if let style, let moment = moment(number, style) { return moment }
        if let whole = Int64(exactly: number) { return String(whole) }
        let short = String(format: "%.15g", number)
        // No exponents: a table never means them.
        return short.contains("e") ? String(format: "%.9f", number) : short
    }

    /// A serial number of days as date and time; `nil` where there is no such day.
    private func moment(_ serial: Double, _ style: CellStyles.Meaning) -> String? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        let minutes = Int64((serial * 1440).rounded())
        let time = SheetCells.clock(minutes % 1440)
        // Day 60 is the 29 February 1900 that never was, so days count from 1899-12-30.
        let first: Int64 = isSince1904 ? -24_107 : -25_569
        let day = WorkDate(day: minutes / 1440 + first)?.text
        switch style {
        case .time where serial < 1: return time
        case .date where minutes % 1440 == 0: return day
        case .date, .time, .dateAndTime: return day.map { "\($0) \(time)" }
        }
    }

    private static func clock(_ minute: Int64) -> String {
        [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    /// The number of the column of a reference, from 0: 1 for `B7`.
    private static func column(_ reference: String) -> Int? {
        var number = 0
        for byte in reference.utf8.prefix(while: { (0x41...0x5A).contains($0) }).prefix(4) {
            number = number * 26 + Int(byte - 0x40)
        }
        return number > 0 ? number - 1 : nil
    }
}
