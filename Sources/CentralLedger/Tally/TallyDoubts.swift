import Inspection
package import Journaling

/// What stands under a tally: entries that the same question would count if they counted.
package struct TallyDoubts: Hashable, Sendable {
    /// 存疑: kept and not counted, for other reasons than practice.
    package var held = 0
    /// 练习.
    package var practice = 0
    /// 未交: watches on the roster of which nothing came; `nil` when there is too much to look at.
    package var notHandedIn: Int?

    package init() {}

    /// Counts a held entry if the question asks for what it says.
    package mutating func add(
        held statement: Statement,
        record: String,
        register: String,
        reasons: [Reason],
        _ question: TallyQuestion,
        _ books: CityBooks
    ) {
        let name = RecordName(record)
        guard let station = name.station, let date = name.workDate,
            question.dates.contains(date)
        else { return }
        var builder = DaySheetBuilder(date: date, zoneMinutes: 0)
        SheetEntry.with(statement, record: record, register: register, isDisputed: false) {
            builder.add($0)
        }
        var tally = Tally(question, books)
        builder.finished().bytes.withUnsafeBytes { bytes in
            _ = tally.add(LedgerSheet(station: station, dates: date...date, bytes: bytes))
        }
        guard tally.hasCells else { return }
        if reasons.contains(.practice) { practice += 1 } else { held += 1 }
    }
}

extension TallyQuestion {
    /// Whether a station on a date passes the filters by place and date.
    package func admits(station: String, on date: WorkDate, _ books: CityBooks) -> Bool {
        let places = filters.filter { $0.key.part == .place }
        guard !places.isEmpty else { return true }
        let cells = TallyCells(TallyQuestion(dates: dates, filters: places), books)
        return cells.admits(station: station, on: date)
    }
}
