import Inspection
import Journaling
import LedgerSQLite

/// The dates that a report is about, as they are typed.
struct ReportDates {
    let from: String?
    let until: String?

    /// This month up to today where nothing is typed; up to the later one of today and the first
    /// date where no last one is.
    ///
    /// - Throws: `Problem`: `badTime`, `badDate`, `datesReversed`.
    func dates(_ ledger: SQLiteLedger, _ now: Moment) throws -> ClosedRange<WorkDate> {
        let today = now.date(zone: try ledger.settings(on: nil).zoneMinutes)
        guard let today else { throw Problem(.badTime, "") }
        let begin = try from.map(ReportDates.read)
        let last = try until.map(ReportDates.read) ?? max(today, begin ?? today)
        let first = begin ?? Month(last).dates.lowerBound
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        return first...last
    }

    static func read(_ text: String) throws(Problem) -> WorkDate {
        guard let date = SheetCells.date(text) else { throw Problem(.badDate, text) }
        return date
    }
}
