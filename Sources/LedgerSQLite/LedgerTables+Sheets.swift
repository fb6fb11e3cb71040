import CentralLedger
import Inspection
import Journaling

// A row of the table `day` is the sheet of a station and a work date, or of a station and a month:
// then its date is the month's number below zero, and its bytes are empty until the days' sum is
// made.

extension LedgerTables {
    /// The kinds of record that a sheet is made of.
    private static let sheetKinds = ["check", "count", "watch"]

    /// Whether there are registers from which the sheet of a station and date is made.
    func hasDay(station: String, date: WorkDate) throws -> Bool {
        let text = date.text
        for kind in LedgerTables.sheetKinds {
            let prefix = "\(kind)/\(station)/\(text)"
            let found = try statement(
                "SELECT 1 FROM register WHERE record >= ? AND record < ? LIMIT 1"
            )
            .bind(1, prefix + "/").bind(2, prefix + "0").firstRow { _ in true }
            if found == true { return true }
        }
        return false
    }

    /// What the checks and counts of a station came to on a date.
    func daySheet(station: String, date: WorkDate, by judge: Judge) throws -> DaySheet {
        var builder = DaySheetBuilder(date: date, judge.reference.settings(on: date))
        for kind in LedgerTables.sheetKinds {
            let prefix = "\(kind)/\(station)/\(date.text)"
            // "0" follows "/", so this is the range of all records under the prefix.
            try statement(
                """
                SELECT record, register, flags, state FROM register \
                WHERE record >= ? AND record < ? ORDER BY record
                """
            )
            .bind(1, prefix + "/").bind(2, prefix + "0")
            .forEachRow { row in
                if let entry = try SheetEntry(row, self) { builder.add(entry) }
                guard kind == "watch" else { return }
                let key = RegisterKey(record: row.text(0), register: row.text(1))
                guard let statements = RegisterRow(decoding: row.buffer(3), for: key)?.statements
                else { throw DamagedTable(table: "register", key: key.record) }
                builder.add(
                    watch: judge.resolution(
                        record: key.record,
                        register: key.register,
                        of: statements
                    )
                )
            }
        }
        return builder.finished()
    }

    /// Puts a day's sheet in place; the sum of its month is to be made anew.
    func write(_ sheet: DaySheet, station: String, date: WorkDate) throws {
        if sheet.isEmpty {
            try statement("DELETE FROM day WHERE date = ? AND station = ?")
                .bind(1, date.day).bind(2, station).run()
        } else {
            try statement("INSERT OR REPLACE INTO day (station, date, cells) VALUES (?, ?, ?)")
                .bind(1, station).bind(2, date.day).bind(3, sheet.bytes).run()
        }
    }

    /// Notes that days of a station's month have changed.
    func unsettle(_ month: Month, station: String) throws {
        for sum in MonthSum.allCases {
            try statement(
                """
                INSERT INTO day (station, date, cells) VALUES (?, ?, x'') ON CONFLICT DO UPDATE \
                SET cells = x'' WHERE cells <> x''
                """
            )
            .bind(1, station).bind(2, month.key(sum)).run()
        }
    }

    /// Makes the sums of all months whose days have changed.
    func settleMonths() throws {
        var unsettled: [String: Set<Month>] = [:]
        try statement("SELECT station, date FROM day WHERE date < 0 AND cells = x''")
            .forEachRow { row in
                guard let (month, _) = Month.and(key: row.integer(1)) else { return }
                unsettled[row.text(0), default: []].insert(month)
            }
        for (station, months) in unsettled.sorted(by: { $0.key < $1.key }) {
            for month in months.sorted(by: { $0.number < $1.number }) {
                let sums = try self.sums(of: month, station: station)
                for (sum, sheet) in sums {
                    let change =
                        sheet.isEmpty
                        ? "DELETE FROM day WHERE date = ?2 AND station = ?3 AND ?1 IS NOT NULL"
                        : "UPDATE day SET cells = ?1 WHERE date = ?2 AND station = ?3"
                    try statement(change).bind(1, sheet.bytes).bind(2, month.key(sum))
                        .bind(3, station).run()
                }
            }
        }
    }

    private func sums(of month: Month, station: String) throws -> [(MonthSum, DaySheet)] {
        var sum = SheetSum()
        let days = try statement("SELECT cells FROM day WHERE date = ? AND station = ?")
        for day in month.dates.lowerBound.day...month.dates.upperBound.day {
            try days.bind(1, day).bind(2, station).forEachRow { row in
                guard sum.add(row.buffer(0)) else {
                    throw DamagedTable(table: "day", key: station)
                }
            }
        }
        let whole = sum.sheet
        sum.merge(facets: \.outline)
        return [(.byFacet, whole), (.outlined, sum.sheet)]
    }

    /// Whether the month sums that were made are those of their days.
    func areMonthsSound() throws -> Bool {
        var settled: [(station: String, month: Month, sum: MonthSum, bytes: [UInt8])] = []
        var isSound = true
        try statement("SELECT station, date, cells FROM day WHERE date < 0 AND cells <> x''")
            .forEachRow { row in
                guard let (month, sum) = Month.and(key: row.integer(1)) else {
                    isSound = false
                    return
                }
                settled.append((row.text(0), month, sum, row.bytes(2)))
            }
        for (station, month, sum, bytes) in settled where isSound {
            let sums = try sums(of: month, station: station)
            isSound = sums.contains { $0.0 == sum && $0.1.bytes == bytes }
        }
        return isSound
    }

    /// Calls `body` with the sheets that cover the dates, ordered by date, then station.
    ///
    /// `monthSum`: which sum of a whole month will do for a station, `nil` for its days.
    func forEachSheet(
        in dates: ClosedRange<WorkDate>,
        monthSum: (String, Month) -> MonthSum?,
        _ body: (LedgerSheet) throws -> Void
    ) throws {
        guard let dates = try span(within: dates) else { return }
        var next = dates.lowerBound
        for month in Month.whole(in: dates) {
            if next < month.dates.lowerBound, let last = month.dates.lowerBound.advanced(by: -1) {
                try forEachDaySheet(in: next...last, body)
            }
            let rest = try forEachMonthSheet(month, monthSum, body)
            if !rest.isEmpty {
                try forEachDaySheet(in: month.dates) { sheet in
                    if rest.contains(sheet.station) { try body(sheet) }
                }
            }
            guard let after = month.dates.upperBound.advanced(by: 1) else { return }
            next = after
        }
        if next <= dates.upperBound { try forEachDaySheet(in: next...dates.upperBound, body) }
    }

    /// The part of a span from the first month with a sheet in it to the last; `nil` for none.
    private func span(within dates: ClosedRange<WorkDate>) throws -> ClosedRange<WorkDate>? {
        func edge(_ order: String) throws -> WorkDate? {
            try statement(
                "SELECT date FROM day WHERE date BETWEEN ? AND ? ORDER BY date \(order) LIMIT 1"
            )
            .bind(1, dates.lowerBound.day).bind(2, dates.upperBound.day)
            .firstRow { $0.integer(0) }.flatMap { WorkDate(day: $0) }
        }
        guard let first = try edge("ASC"), let last = try edge("DESC") else { return nil }
        let months = (Month(first).dates.lowerBound, Month(last).dates.upperBound)
        return max(months.0, dates.lowerBound)...min(months.1, dates.upperBound)
    }

    /// Returns the stations whose days have to be added up.
    private func forEachMonthSheet(
        _ month: Month,
        _ monthSum: (String, Month) -> MonthSum?,
        _ body: (LedgerSheet) throws -> Void
    ) throws -> Set<String> {
        var rest: Set<String> = []
        for sum in MonthSum.allCases {
            let statement = try PreparedStatement(
                connection,
                "SELECT station, cells FROM day WHERE date = ? ORDER BY station"
            )
            try statement.bind(1, month.key(sum)).forEachRow { row in
                let station = row.text(0)
                let wanted = monthSum(station, month)
                guard wanted == sum || wanted == nil else { return }
                let bytes = row.buffer(1)
                if wanted == nil || bytes.isEmpty {
                    rest.insert(station)
                } else {
                    try body(LedgerSheet(station: station, dates: month.dates, bytes: bytes))
                }
            }
        }
        return rest
    }

    private func forEachDaySheet(
        in dates: ClosedRange<WorkDate>,
        _ body: (LedgerSheet) throws -> Void
    ) throws {
        let statement = try PreparedStatement(
            connection,
            "SELECT station, date, cells FROM day WHERE date BETWEEN ? AND ? ORDER BY date, station"
        )
        statement.bind(1, dates.lowerBound.day).bind(2, dates.upperBound.day)
        try statement.forEachRow { row in
            let station = row.text(0)
            guard let date = WorkDate(day: row.integer(1)) else {
                throw DamagedTable(table: "day", key: station)
            }
            try body(LedgerSheet(station: station, dates: date...date, bytes: row.buffer(2)))
        }
    }
}

extension LedgerTables {
    /// Calls `body` with the entries in force of a station's checks, counts and watches.
    func forEachEntry(
        at station: String,
        in dates: ClosedRange<WorkDate>,
        _ body: (EntryInForce) throws -> Void
    ) throws {
        try forEachRegisterRow(at: station, in: dates) { row in
            if let entry = try EntryInForce(row, self) { try body(entry) }
        }
    }

    /// Calls `body` with the entries in force of all records from one name up to another.
    func forEachEntry(
        from first: String,
        to end: String,
        _ body: (EntryInForce) throws -> Void
    ) throws {
        try statement(LedgerTables.registerRows).bind(1, first).bind(2, end).forEachRow { row in
            if let entry = try EntryInForce(row, self) { try body(entry) }
        }
    }

    /// The same, as bytes of the row.
    func forEachSheetEntry(
        from first: String,
        to end: String,
        _ body: (SheetEntry) throws -> Void
    ) throws {
        try statement(LedgerTables.registerRows).bind(1, first).bind(2, end).forEachRow { row in
            if let entry = try SheetEntry(row, self) { try body(entry) }
        }
    }

    /// The entries at a station, as bytes of the row.
    func forEachSheetEntry(
        at station: String,
        in dates: ClosedRange<WorkDate>,
        _ body: (SheetEntry) throws -> Void
    ) throws {
        try forEachRegisterRow(at: station, in: dates) { row in
            if let entry = try SheetEntry(row, self) { try body(entry) }
        }
    }

    /// The registers of the records from one name up to another.
    private static let registerRows = """
        SELECT record, register, flags, state FROM register \
        WHERE record >= ? AND record < ? ORDER BY record, register
        """

    /// Calls `body` with record, register, flags and state of a station's checks, counts and watches.
    func forEachRegisterRow(
        at station: String,
        in dates: ClosedRange<WorkDate>,
        _ body: (PreparedStatement.Row) throws -> Void
    ) throws {
        for kind in LedgerTables.sheetKinds {
            // "0" follows "/": up to the last record of the last date.
            try statement(LedgerTables.registerRows)
                .bind(1, "\(kind)/\(station)/\(dates.lowerBound.text)/")
                .bind(2, "\(kind)/\(station)/\(dates.upperBound.text)0")
                .forEachRow(body)
        }
    }
}

extension EntryInForce {
    /// A row of record, register, flags and state; `nil` when nothing is in force.
    fileprivate init?(_ row: PreparedStatement.Row, _ tables: LedgerTables) throws {
        let key = RegisterKey(record: row.text(0), register: row.text(1))
        guard let inForce = RegisterRow.statementInForce(row.buffer(3), for: key) else {
            return nil
        }
        self.init(
            record: key.record,
            register: key.register,
            statement: inForce.statement,
            credit: inForce.credit,
            isDisputed: RegisterFlags(rawValue: row.integer(2)).contains(.conflict),
            ofCase: try inForce.statement.withBytes(of: .claim) { claim in
                try tables.units(ofCaseIn: claim, register: row.buffer(1), check: row.buffer(0))
            }
        )
    }
}

extension SheetEntry {
    /// A row of record, register, flags and state; `nil` when nothing is in force.
    fileprivate init?(_ row: PreparedStatement.Row, _ tables: LedgerTables) throws {
        self.init(
            record: row.buffer(0),
            register: row.buffer(1),
            state: row.buffer(3),
            isDisputed: RegisterFlags(rawValue: row.integer(2)).contains(.conflict)
        )
        ofCase = try tables.units(ofCaseIn: claim, register: register, check: record)
    }

    /// The columns of a row, without the units of a case; `nil` when nothing is in force.
    init?(
        record: UnsafeRawBufferPointer,
        register: UnsafeRawBufferPointer,
        state: UnsafeRawBufferPointer,
        isDisputed: Bool
    ) {
        guard let inForce = RegisterRow.inForce(decoding: state) else { return nil }
        self.init(
            record: record,
            register: register,
            digest: inForce.digest,
            inspector: inForce.inspector,
            milliseconds: inForce.stamp.milliseconds,
            isTyped: inForce.observed != 0,
            decision: inForce.decision,
            isDisputed: isDisputed,
            claim: inForce.claim
        )
    }
}

extension DaySheetBuilder {
    init(date: WorkDate, _ settings: CitySettings) {
        self.init(date: date, zoneMinutes: settings.zoneMinutes, dateDays: settings.dateDays)
    }
}

extension Month {
    /// What stands for a sum of the month in the column of dates.
    fileprivate func key(_ sum: MonthSum) -> Int64 {
        switch sum {
        case .byFacet: -2 * number
        case .outlined: -2 * number - 1
        }
    }

    /// The month and the sum that a key stands for.
    fileprivate static func and(key: Int64) -> (Month, MonthSum)? {
        Month(number: -key / 2).map { ($0, key.isMultiple(of: 2) ? .byFacet : .outlined) }
    }
}
