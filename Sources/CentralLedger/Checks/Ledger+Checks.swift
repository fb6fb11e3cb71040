import Inspection
package import Journaling

extension Ledger {
    /// The stations with anything in their sheets on the dates, ascending.
    ///
    /// - Complexity: O(*n*) in the stations and months.
    package func stations(in dates: ClosedRange<WorkDate>) throws -> [String] {
        var stations: Set<String> = []
        try forEachSheet(in: dates, monthSum: { _, _ in .outlined }) { stations.insert($0.station) }
        return stations.sorted()
    }

    /// Calls `body` with every check that failed, as it counts, by station and record, with the
    /// entry of whoever saw it; `body` may ask the ledger.
    ///
    /// No more than a station's month is held at once.
    package func forEachFailedCheck(
        in dates: ClosedRange<WorkDate>,
        _ books: CityBooks,
        _ body: (CheckRow) throws -> Void
    ) throws {
        var reader = CheckReader(books)
        for station in try stations(in: dates) {
            for span in dates.byMonth {
                var rows: [CheckRow] = []
                func keep(_ row: CheckRow) {
                    if row.counted?.answer == .fail { rows.append(row) }
                }
                try forEachEntry(at: station, in: span) { entry in
                    SheetEntry.with(
                        entry.statement,
                        credit: entry.credit,
                        record: entry.record,
                        register: entry.register,
                        isDisputed: entry.isDisputed,
                        ofCase: entry.ofCase
                    ) { reader.add($0, entry.credit?.statement ?? entry.statement, keep) }
                }
                reader.finish(keep)
                for row in rows { try body(row) }
            }
        }
    }
}

extension ClosedRange<WorkDate> {
    /// Cut where months end.
    package var byMonth: [ClosedRange<WorkDate>] {
        var spans: [ClosedRange<WorkDate>] = []
        var next = lowerBound
        while true {
            let last = Swift.min(Month(next).dates.upperBound, upperBound)
            spans.append(next...last)
            guard last < upperBound, let after = last.advanced(by: 1) else { return spans }
            next = after
        }
    }
}
