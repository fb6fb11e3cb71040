import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// Makes the rows of one table, in an order that follows from the ledger alone.
protocol ExportTableMaker {
    var table: ExportTable { get }
    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws
}

/// A ledger that is exported.
struct ExportSource {
    let ledger: SQLiteLedger
    let books: CityBooks
    let now: Moment
    /// The dates that are asked for; without any those on which there is something, up to today.
    let dates: ClosedRange<WorkDate>
    /// Whether everything is asked for.
    let isWhole: Bool

    /// - Throws: `Problem`: `badTime`, `badDate`, `datesReversed`.
    init(_ ledger: SQLiteLedger, since: String?, until: String?, _ now: Moment) throws {
        self.ledger = ledger
        self.now = now
        books = try ledger.books()
        isWhole = since == nil && until == nil
        guard let today = now.date(zone: try ledger.settings(on: nil).zoneMinutes) else {
            throw Problem(.badTime, "")
        }
        let span = try ledger.sheetDates()
        let begin = try since.map(ReportDates.read)
        let end = try until.map(ReportDates.read)
        let last = end ?? max(span?.upperBound ?? today, today, begin ?? today)
        let first = begin ?? min(span?.lowerBound ?? last, last)
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        dates = first...last
    }

    /// The names between which the records of a kind stand that are asked for: `check`, `count`.
    func ranges(of kind: String) throws -> [(from: String, to: String)] {
        // "0" follows "/".
        guard !isWhole else { return [("\(kind)/", "\(kind)0")] }
        return try ledger.stations(in: dates).map { station in
            let prefix = "\(kind)/\(station)/"
            return (prefix + dates.lowerBound.text + "/", prefix + dates.upperBound.text + "0")
        }
    }

    /// Whether a record of a date, or else an entry of a moment, is asked for.
    func admits(_ record: String, _ milliseconds: Int64) -> Bool {
        guard !isWhole else { return true }
        if let date = RecordName(record).workDate { return dates.contains(date) }
        return Moment(milliseconds: milliseconds).date(zone: zone(at: milliseconds))
            .map(dates.contains) ?? false
    }

    /// Minutes that the city's clocks are ahead of UTC at a moment.
    func zone(at milliseconds: Int64) -> Int64 {
        let near = CitySettings().zoneMinutes
        let date = Moment(milliseconds: milliseconds).date(zone: near)
        return books.reference.settings(on: date).zoneMinutes
    }

    func zone(on date: WorkDate) -> Int64 { books.reference.settings(on: date).zoneMinutes }
}

extension RowBuffer {
    /// Several names in one cell.
    mutating func add(list: [String]) { add(list.joined(separator: ";")) }

    mutating func add(list: Set<String>) { add(list: list.sorted()) }

    mutating func add(date: WorkDate?) { add(date?.text) }
}
