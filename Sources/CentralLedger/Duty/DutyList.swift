package import Inspection
package import Journaling

/// The watches of some days one by one, and what each duty came to.
package struct DutyList: Sendable {
    /// One person's watch.
    package struct Line: Hashable, Sendable {
        package let date: WorkDate
        package let station: String
        package let slot: String
        package let person: String
        package let isPlanned: Bool
        /// The kind of duty.
        package let kind: String?
        package let isPeak: Bool
        /// Beginning and end of the slot, in minutes since 1970 UTC; `nil` for a slot that the city
        /// does not have.
        package let start: Int64?
        package let end: Int64?
        package let verdict: AttendanceVerdict
        /// What is known of it; `nil` for nothing.
        package let row: AttendanceRow?
        /// Who stands there instead, and whether the office agreed.
        package let standIn: String?
        /// For whom the person stands there.
        package let standsFor: String?
        package let isStandIn: Bool
        package let isAlone: Bool

        /// The name of the record.
        package var record: String { "watch/\(station)/\(date.text)/\(slot)/\(person)" }
    }

    /// One duty of one day.
    package struct Post: Hashable, Sendable {
        package let date: WorkDate
        package let station: String
        package let slot: String
        package let kind: String?
        package let start: Int64?
        package let end: Int64?
        package let wanted: Int64
        package let stood: Int
        package let gapMinutes: Int64
        package let isOver: Bool
        package let isUnmanned: Bool
        package let isSingle: Bool
    }

    /// By date, station and slot, planned ones first.
    package private(set) var lines: [Line] = []
    /// By date, station and slot.
    package private(set) var posts: [Post] = []
    private let books: CityBooks
    private let plan: RosterPlan
    private let minute: Int64
    private var tables: [String: AttendanceSum] = [:]

    /// Nothing yet; `minute` is now, in minutes since 1970 UTC.
    package init(_ dates: ClosedRange<WorkDate>, asOf minute: Int64, _ books: CityBooks) {
        self.books = books
        self.minute = minute
        plan = books.gazetteer.rosterPlan(for: dates) {
            books.reference.settings(on: $0).zoneMinutes
        }
    }

    /// Takes in who was at a station.
    package mutating func add(_ table: AttendanceTable, station: String) {
        tables[station, default: AttendanceSum()].add(table)
    }

    /// Makes the lines of the stations that `admits` lets through, when all tables were added.
    package mutating func finish(admits: (String, WorkDate) -> Bool) {
        let stations = Set(plan.stations.keys).union(tables.keys).sorted()
        for station in stations {
            let table = tables[station]?.table ?? .empty
            var watches = StationWatches(
                plan.stations[station] ?? [],
                table,
                asOf: minute,
                isRunningIncluded: true
            ) { books.isSupervisor($0, at: station, onDay: $1) }
            let (slots, rows) = (watches.slots, watches.rows)
            for day in plan.days {
                let isShown =
                    books.gazetteer.point(ofStation: station, on: day.date)?.isClosed != true
                    && admits(station, day.date)
                watches.visit(day) { watch in
                    if isShown { add(watch, slots, table, rows, station, day) }
                } duty: { duty in
                    if isShown { add(duty, slots, station, day) }
                }
            }
        }
        lines.sort {
            ($0.date, $0.station, $0.start ?? .max, $0.slot, $0.isPlanned ? 0 : 1, $0.person)
                < ($1.date, $1.station, $1.start ?? .max, $1.slot, $1.isPlanned ? 0 : 1, $1.person)
        }
        posts.sort { ($0.date, $0.station, $0.slot) < ($1.date, $1.station, $1.slot) }
        tables = [:]
    }

    /// Keeps the lines whose values `admits` lets through, and their posts.
    package mutating func keep(_ admits: (AttendanceDimension, String) -> Bool) {
        func isKept(_ place: PlaceOfWatch, _ slot: String, _ kind: String?, _ person: String?)
            -> Bool
        {
            AttendanceDimension.allCases.allSatisfy { dimension in
                (person == nil && dimension.isPersonal)
                    || admits(
                        dimension,
                        place.value(dimension, person: person, slot: slot, kind: kind)
                    )
            }
        }
        lines.removeAll { line in
            let place = PlaceOfWatch(station: line.station, date: line.date, books: books)
            return !isKept(place, line.slot, line.kind, line.person)
        }
        posts.removeAll { post in
            let place = PlaceOfWatch(station: post.station, date: post.date, books: books)
            return !isKept(place, post.slot, post.kind, nil)
        }
    }

    /// Leaves out what duties as a whole came to.
    package mutating func forgetPosts() { posts = [] }

    /// Keeps the lines that `isKept` wants.
    package mutating func keep(_ isKept: (Line) -> Bool) { lines.removeAll { !isKept($0) } }

    private mutating func add(
        _ watch: StationWatch,
        _ slots: [RosterPlan.Slot],
        _ table: AttendanceTable,
        _ rows: [AttendanceRow],
        _ station: String,
        _ day: RosterPlan.Day
    ) {
        let row = watch.row >= 0 ? rows[watch.row] : nil
        let slot: String
        let person: String
        var kind: String?
        if watch.span >= 0 {
            let span = slots[watch.slot].spans[watch.span]
            slot = slots[watch.slot].id
            person = span.people[watch.planned]
            kind = span.kind
        } else if let row {
            slot = table.names[row.slot]
            person = table.names[row.person]
            kind = table.name(row.duty)
        } else {
            return
        }
        let place = PlaceOfWatch(station: station, date: day.date, books: books)
        let named = place.value(.kind, person: person, slot: slot, kind: kind)
        let times = day.times(ofSlot: slot)
        let standIn =
            watch.standIn >= 0
            ? table.names[rows[watch.standIn].person] : row.flatMap { table.name($0.standIn) }
        lines.append(
            Line(
                date: day.date,
                station: station,
                slot: slot,
                person: person,
                isPlanned: watch.span >= 0,
                kind: named.isEmpty ? nil : named,
                isPeak: place.value(.peak, person: nil, slot: slot, kind: nil) == "peak",
                start: times?.start,
                end: times?.end,
                verdict: watch.verdict,
                row: row,
                standIn: standIn,
                standsFor: row.flatMap { table.name($0.standsFor) },
                isStandIn: watch.isStandIn,
                isAlone: watch.isAlone
            )
        )
    }

    private mutating func add(
        _ duty: StationDuty,
        _ slots: [RosterPlan.Slot],
        _ station: String,
        _ day: RosterPlan.Day
    ) {
        let slot = slots[duty.slot]
        let times = day.times(of: slot)
        posts.append(
            Post(
                date: day.date,
                station: station,
                slot: slot.id,
                kind: slot.spans[duty.span].kind,
                start: times?.start,
                end: times?.end,
                wanted: slot.spans[duty.span].wanted,
                stood: duty.stood,
                gapMinutes: duty.gapMinutes,
                isOver: duty.isOver,
                isUnmanned: duty.isUnmanned,
                isSingle: duty.isSingle
            )
        )
    }
}

extension Ledger {
    /// The watches of some days one by one, at the stations that `admits` lets through; slots that
    /// are not over are among them.
    ///
    /// - Parameters:
    ///   - dates: the days.
    ///   - minute: now, in minutes since 1970 UTC.
    ///   - books: the city's books.
    ///   - admits: which stations are wanted on which date.
    /// - Returns: the watches and the posts.
    /// - Throws: ``DamagedSheet``, and what reading a ledger throws.
    /// - Complexity: O(*n*) in the sheets of the days, and in the duties times the days.
    package func dutyList(
        _ dates: ClosedRange<WorkDate>,
        asOf minute: Int64,
        _ books: CityBooks,
        admits: (String, WorkDate) -> Bool = { _, _ in true }
    ) throws -> DutyList {
        var list = DutyList(dates, asOf: minute, books)
        try forEachSheet(in: dates, monthSum: { _, _ in .outlined }) { sheet in
            guard let table = SheetReader.watches(sheet.bytes) else {
                throw DamagedSheet(station: sheet.station)
            }
            list.add(table, station: sheet.station)
        }
        list.finish(admits: admits)
        return list
    }
}
