import ArgumentParser
import CentralLedger
import Foundation
import Journaling
import LedgerSQLite

/// The dimensions of `--by`, in the order in which they stand as columns.
struct TallyDimensions: ExpressibleByArgument {
    let dimensions: [TallyDimension]

    init?(argument: String) {
        let words = argument.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let found = words.compactMap(TallyDimension.init(rawValue:))
        guard !found.isEmpty, found.count == words.count, Set(found).count == found.count else {
            return nil
        }
        dimensions = found
    }

    static var allValueStrings: [String] { TallyDimension.allCases.map(\.rawValue) }
}

/// `office=S01,S02`: the values of a dimension that count.
struct TallyFilter: ExpressibleByArgument {
    let dimension: TallyDimension
    let values: [String]

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let dimension = TallyDimension(rawValue: String(parts[0])) else {
            return nil
        }
        self.dimension = dimension
        // Nothing behind the sign: those without a value, as 未归属.
        values = parts[1].split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }

    static var allValueStrings: [String] { TallyDimension.allCases.map { $0.rawValue + "=" } }

    /// Values of one dimension named several times count together.
    static func merged(_ filters: [TallyFilter]) -> [TallyDimension: Set<String>] {
        filters.reduce(into: [:]) { $0[$1.dimension, default: []].formUnion($1.values) }
    }

    var text: String { "\(dimension.rawValue)=\(values.joined(separator: ","))" }
}

/// `2026-04-01..2026-04-30`, or one date.
struct TallySpan: ExpressibleByArgument {
    let dates: ClosedRange<WorkDate>

    init?(argument: String) {
        let parts = argument.components(separatedBy: "..")
        guard (1...2).contains(parts.count), let first = WorkDate(parts[0]),
            let last = WorkDate(parts[parts.count - 1]), first <= last
        else { return nil }
        dates = first...last
    }
}

/// `--profile`: for whom CSV is written.
enum CSVProfile: String, ExpressibleByArgument, CaseIterable {
    case rfc4180
    case excel

    /// The profile asked for; files written by Chinese offices are opened in spreadsheets.
    static func writer(_ profile: CSVProfile?) -> CSVWriter {
        switch profile {
        case .rfc4180: CSVWriter(profile: .plain)
        case .excel: CSVWriter(profile: .excel)
        case nil: CSVWriter(profile: Language.current == .chinese ? .excel : .plain)
        }
    }
}

/// Something to show as table, CSV and JSON.
protocol Printable {
    func lines(width: Int) -> [String]
    var json: JSONValue { get }
    /// Headings, then rows.
    var csv: (headings: [String], rows: [[CSVWriter.Cell]]) { get }
}

/// Shows one result as it was asked for.
struct TallyPrinter {
    let json: Bool
    let csv: String?
    let profile: CSVProfile?
    /// What the result is computed from; with it a table's file gets its sidecar.
    private var head: ReportHead?

    init(json: Bool, csv: String?, profile: CSVProfile?) {
        self.json = json
        self.csv = csv
        self.profile = profile
    }

    /// Takes the result instead of showing it, where somebody computes it again.
    @TaskLocal static var keeping: KeptResult?

    /// The printer for a result of a ledger: what leaves the screen says what it is made from.
    ///
    /// `date`: the last one that the result is about; today for `nil`.
    func of(
        _ ledger: SQLiteLedger,
        on date: WorkDate? = nil,
        at now: Moment
    ) throws -> TallyPrinter {
        guard json || csv != nil, TallyPrinter.keeping == nil else { return self }
        var printer = self
        printer.head = try ReportHead(ledger, on: date, asOf: now)
        return printer
    }

    /// Prints it, and writes the CSV file first, whole or not at all.
    ///
    /// - Throws: `Problem` with ``Problem/Code/folderNotWritable``.
    func show(_ result: some Printable) throws {
        if let kept = TallyPrinter.keeping {
            kept.keep(result.json)
            return
        }
        if let csv { try write(result, to: csv) }
        if json {
            print((head?.added(to: result.json) ?? result.json).canonicalText)
        } else {
            for line in result.lines(width: Terminal.width) { print(line) }
        }
    }

    func write(_ result: some Printable, to path: String) throws {
        let (headings, rows) = result.csv
        if path.lowercased().hasSuffix(".xlsx") {
            try WorkbookFile(headings, rows).write(to: path)
        } else {
            let writer = CSVProfile.writer(profile)
            let text =
                writer.beginning
                + ([headings.map(CSVWriter.Cell.text)] + rows).map(writer.row).joined()
            try write(Data(text.utf8), to: path)
        }
        guard let head, let data = FileManager.default.contents(atPath: path) else { return }
        let name = URL(fileURLWithPath: path).lastPathComponent
        let sidecar = head.sidecar(result.json, table: data, named: name)
        try write(
            Data(sidecar.canonicalBytes + [UInt8(ascii: "\n")]),
            to: Sidecar.path(of: path)
        )
    }

    private func write(_ data: Data, to path: String) throws {
        do {
            try data.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Problem(.folderNotWritable, path)
        }
    }
}
