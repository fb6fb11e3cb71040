import ArgumentParser
import CentralLedger
import Foundation
import Journaling
import LedgerSQLite
import Reports

/// Something to show as table, CSV and JSON.
protocol Printable {
    func lines(width: Int) -> [String]
    var json: JSONValue { get }
    /// Headings, then rows.
    var csv: (headings: [String], rows: [[TableCell]]) { get }
}

/// Shows one result as it was asked for.
struct ResultPrinter {
    let json: Bool
    let table: TableFileOptions
    /// What the result is computed from; with it a table's file gets its sidecar.
    private var head: ReportHead?

    init(json: Bool, _ table: TableFileOptions) {
        self.json = json
        self.table = table
    }

    /// Takes the result instead of showing it, where somebody computes it again.
    @TaskLocal static var keeping: KeptResult?

    /// The printer for a result of a ledger: what leaves the screen says what it is made from.
    ///
    /// - Parameters:
    ///   - ledger: what the result is a function of; of a comparison its later side.
    ///   - typed: the ledger as the command names it; `nil` for `ledger`.
    ///   - date: the last one that the result is about; today for `nil`.
    ///   - now: the moment of the result.
    ///   - before: of a comparison the manifest of its earlier side.
    /// - Returns: the printer with the head where something leaves the screen.
    /// - Throws: what reading the ledger throws.
    func of(
        _ ledger: SQLiteLedger,
        named typed: String? = nil,
        on date: WorkDate? = nil,
        at now: Moment,
        before: [UInt8]? = nil
    ) throws -> ResultPrinter {
        guard json || table.csv != nil, ResultPrinter.keeping == nil else { return self }
        var printer = self
        printer.head = try ReportHead(ledger, named: typed, on: date, asOf: now, before: before)
        return printer
    }

    /// Prints it, and writes the CSV file first, whole or not at all.
    ///
    /// - Throws: `Problem`: `fileInTheWay` without `--force`, `folderNotWritable`, `diskFull`.
    func show(_ result: some Printable) throws {
        if let kept = ResultPrinter.keeping {
            kept.keep(result.json)
            return
        }
        if let csv = table.csv { try write(result, to: csv) }
        if json {
            print((head?.added(to: result.json) ?? result.json).canonicalText)
        } else {
            for line in result.lines(width: Terminal.width) { print(line) }
        }
    }

    func write(_ result: some Printable, to path: String) throws {
        try OutputFile.check(path, isReplaced: table.force)
        let (headings, rows) = result.csv
        if path.lowercased().hasSuffix(".xlsx") {
            try WorkbookFile(headings, rows).write(to: path)
        } else {
            let writer = CSVProfile.writer(table.profile)
            let text =
                writer.beginning
                + ([headings.map(TableCell.text)] + rows).map(writer.row).joined()
            try OutputFile.write(Data(text.utf8), to: path)
        }
        guard let head, let data = FileManager.default.contents(atPath: path) else { return }
        let name = URL(fileURLWithPath: path).lastPathComponent
        let sidecar = head.sidecar(result.json, table: data, named: name)
        try OutputFile.write(
            Data(sidecar.canonicalBytes + [UInt8(ascii: "\n")]),
            to: Sidecar.path(of: path)
        )
    }
}
