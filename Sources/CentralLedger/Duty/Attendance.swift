import Inspection
package import Journaling

/// Attendance added up by what a question asks for.
///
/// Filled with the sheets that cover the question's dates.
package struct Attendance: SheetSumming {
    /// One row of the answer.
    package struct Row: Hashable, Sendable {
        /// One a dimension.
        package let values: [String]
        package let counts: AttendanceCounts
    }

    package let question: AttendanceQuestion
    /// Everything that the filters let through.
    package private(set) var total = AttendanceCounts()
    private let books: CityBooks
    private let plan: RosterPlan
    /// The dimensions that are asked for, and behind them those that only filter.
    private let asked: [AttendanceDimension]
    private let isDaily: Bool
    private let isPersonal: Bool
    private let admits: (@Sendable (String, WorkDate) -> Bool)?
    private var sums: [[String]: AttendanceCounts] = [:]
    private var units: [PersonOnDate: [String]] = [:]
    /// By station: the days that sheets have covered.
    private var covered: [String: [ClosedRange<Int64>]] = [:]

    /// Nothing yet.
    ///
    /// `admits`: which stations are wanted on which date; `nil` for all.
    package init(
        _ question: AttendanceQuestion,
        _ books: CityBooks,
        admits: (@Sendable (String, WorkDate) -> Bool)? = nil
    ) {
        self.question = question
        self.admits = admits
        self.books = books
        plan = books.gazetteer.rosterPlan(for: question.dates) {
            books.reference.settings(on: $0).zoneMinutes
        }
        let rest = question.filters.keys.filter { !question.dimensions.contains($0) }
        asked = question.dimensions + rest.sorted { $0.rawValue < $1.rawValue }
        isDaily = asked.contains(where: \.isDaily) || admits != nil
        isPersonal = asked.contains(where: \.isPersonal)
    }

    /// The rows, ascending by their values.
    package var rows: [Row] {
        sums.map { Row(values: $0, counts: $1) }.sorted {
            $0.values.lexicographicallyPrecedes($1.values)
        }
    }

    /// Adds a sheet; returns false when its bytes do not fit.
    package mutating func add(_ sheet: LedgerSheet) -> Bool {
        guard let table = SheetReader.watches(sheet.bytes) else { return false }
        add(table, station: sheet.station, dates: sheet.dates)
        return true
    }

    /// Adds who was at a station on dates that no table of it covers besides.
    private mutating func add(
        _ table: AttendanceTable,
        station: String,
        dates: ClosedRange<WorkDate>
    ) {
        let first = max(dates.lowerBound.day, question.dates.lowerBound.day)
        let last = min(dates.upperBound.day, question.dates.upperBound.day)
        guard first <= last else { return }
        covered[station, default: []].append(first...last)
        process(table, station, first...last)
    }

    package mutating func merge(_ part: Attendance) {
        total += part.total
        sums.merge(part.sums) { $0 + $1 }
        covered.merge(part.covered) { $0 + $1 }
    }

    /// Adds the duties of which nothing came, on days without a sheet; to be called when all sheets
    /// were added.
    package mutating func finish() {
        let last = question.dates.upperBound.day
        for station in plan.stations.keys.sorted() {
            var next = question.dates.lowerBound.day
            for days in (covered[station] ?? []).sorted(by: { $0.lowerBound < $1.lowerBound }) {
                if next < days.lowerBound { process(.empty, station, next...(days.lowerBound - 1)) }
                next = max(next, days.upperBound + 1)
            }
            if next <= last { process(.empty, station, next...last) }
            covered[station] = [question.dates.lowerBound.day...last]
        }
    }

    // MARK: One station

    private mutating func process(
        _ table: AttendanceTable,
        _ station: String,
        _ days: ClosedRange<Int64>
    ) {
        var rest = days
        while let date = WorkDate(day: rest.lowerBound) {
            let end = min(Month(date).dates.upperBound.day, rest.upperBound)
            let isWhole = !isDaily && !isCut(station, date, end)
            if isWhole {
                add(table, station, rest.lowerBound...end, date)
            } else {
                for day in rest.lowerBound...end {
                    guard let date = WorkDate(day: day) else { continue }
                    add(table, station, day...day, date)
                }
            }
            guard end < rest.upperBound else { return }
            rest = (end + 1)...rest.upperBound
        }
    }

    /// Whether something that rows depend on changes within the days of a month.
    private func isCut(_ station: String, _ first: WorkDate, _ last: Int64) -> Bool {
        guard let last = WorkDate(day: last) else { return true }
        let dates = first...last
        return books.generalDates.isCut(dates) || (isPersonal && books.personDates.isCut(dates))
            || !books.gazetteer.isConstant(point: Names.parent(of: station), in: dates)
    }

    /// Sums of one person or duty at one station.
    private struct Sums {
        var planned: [AttendanceCounts]
        var duties: [AttendanceCounts]
        var unplanned: [Unplanned: AttendanceCounts] = [:]
    }

    private struct Unplanned: Hashable {
        let slot: Int
        let person: Int
        let duty: Int
    }

    /// Adds days on which a row's values are those of its first date.
    private mutating func add(
        _ table: AttendanceTable,
        _ station: String,
        _ days: ClosedRange<Int64>,
        _ date: WorkDate
    ) {
        guard books.gazetteer.point(ofStation: station, on: date)?.isClosed != true,
            admits?(station, date) ?? true
        else { return }
        let slots = plan.stations[station] ?? []
        guard !slots.isEmpty || !table.rows.isEmpty else { return }
        var watches = StationWatches(slots, table, asOf: question.minute) {
            books.isSupervisor($0, at: station, onDay: $1)
        }
        let rows = watches.rows
        let offsets = Offsets(slots)
        var sums = Sums(
            planned: Array(repeating: AttendanceCounts(), count: offsets.people),
            duties: Array(repeating: AttendanceCounts(), count: offsets.spans)
        )
        for number in days {
            guard let day = plan.day(number) else { continue }
            watches.visit(day) { watch in
                let row = watch.row >= 0 ? rows[watch.row] : nil
                if watch.span >= 0 {
                    let index = offsets.person(watch.slot, watch.span) + watch.planned
                    sums.planned[index].add(watch, row)
                } else if let row {
                    let key = Unplanned(slot: row.slot, person: row.person, duty: row.duty)
                    sums.unplanned[key, default: AttendanceCounts()].add(watch, row)
                }
            } duty: { duty in
                sums.duties[offsets.span(duty.slot, duty.span)].add(duty)
            }
        }
        flush(sums, offsets, slots, table, station, date)
    }

    private mutating func flush(
        _ sums: Sums,
        _ offsets: Offsets,
        _ slots: [RosterPlan.Slot],
        _ table: AttendanceTable,
        _ station: String,
        _ date: WorkDate
    ) {
        var place = PlaceOfWatch(station: station, date: date, books: books)
        for (slotIndex, slot) in slots.enumerated() {
            for (spanIndex, span) in slot.spans.enumerated() {
                let first = offsets.person(slotIndex, spanIndex)
                for (index, person) in span.people.enumerated() {
                    let counts = sums.planned[first + index]
                    guard !counts.isEmpty else { continue }
                    take(counts, &place, person: person, slot: slot.id, kind: span.kind)
                }
                let counts = sums.duties[offsets.span(slotIndex, spanIndex)]
                guard !counts.isEmpty, !isPersonalFiltered else { continue }
                take(counts, &place, person: nil, slot: slot.id, kind: span.kind)
            }
        }
        for (key, counts) in sums.unplanned {
            take(
                counts,
                &place,
                person: table.names[key.person],
                slot: table.names[key.slot],
                kind: table.name(key.duty)
            )
        }
    }

    private struct PersonOnDate: Hashable {
        let person: String
        let date: WorkDate
    }

    /// The unit of a person, who stands at many places, and where sections count at their units
    /// those above it; names of units take long to look up.
    private mutating func units(of person: String?, on place: PlaceOfWatch) -> [String] {
        let key = PersonOnDate(person: person ?? "", date: place.date)
        if let known = units[key] { return known }
        let unit = place.value(.unit, person: person, slot: "", kind: nil)
        var found = [unit]
        if question.includesSections {
            found += books.gazetteer.chain(ofUnit: unit, on: place.date).dropFirst().map(\.id)
        }
        units[key] = found
        return found
    }

    private var isPersonalFiltered: Bool { question.filters.keys.contains(where: \.isPersonal) }

    private mutating func take(
        _ counts: AttendanceCounts,
        _ place: inout PlaceOfWatch,
        person: String?,
        slot: String,
        kind: String?
    ) {
        var values: [String] = []
        values.reserveCapacity(question.dimensions.count)
        // Where several units are, the column in which they stand.
        var several: (column: Int, units: [String])?
        for (index, dimension) in asked.enumerated() {
            var units: [String] = []
            var value = ""
            if dimension == .unit {
                units = self.units(of: person, on: place)
                if let wanted = question.filters[.unit] { units.removeAll { !wanted.contains($0) } }
                guard let first = units.first else { return }
                value = first
            } else {
                value = place.value(dimension, person: person, slot: slot, kind: kind)
                if let wanted = question.filters[dimension], !wanted.contains(value) { return }
            }
            guard index < question.dimensions.count else { continue }
            values.append(value)
            if units.count > 1 { several = (index, units) }
        }
        total += counts
        guard person != nil || !question.dimensions.contains(where: \.isPersonal) else { return }
        guard let several else {
            sums[values, default: AttendanceCounts()] += counts
            return
        }
        for unit in several.units {
            values[several.column] = unit
            sums[values, default: AttendanceCounts()] += counts
        }
    }
}

/// Where the sums of a station's slots, versions and people lie.
private struct Offsets {
    private var spanStarts: [Int] = []
    private var peopleStarts: [Int] = []
    private(set) var spans = 0
    private(set) var people = 0

    init(_ slots: [RosterPlan.Slot]) {
        for slot in slots {
            spanStarts.append(spans)
            for span in slot.spans {
                peopleStarts.append(people)
                people += span.people.count
                spans += 1
            }
        }
    }

    func span(_ slot: Int, _ span: Int) -> Int { spanStarts[slot] + span }
    func person(_ slot: Int, _ span: Int) -> Int { peopleStarts[spanStarts[slot] + span] }
}

/// What the values of dimensions are at a station on a date.
struct PlaceOfWatch {
    let station: String
    let date: WorkDate
    let books: CityBooks

    func value(
        _ dimension: AttendanceDimension,
        person: String?,
        slot: String,
        kind: String?
    ) -> String {
        let gazetteer = books.gazetteer
        switch dimension {
        case .person: return person ?? ""
        case .unit:
            let unit = person.flatMap { gazetteer.person($0, on: date)?.unit }
            return unit.map { gazetteer.unitID($0, on: date) ?? $0 } ?? ""
        case .inspectorKind:
            return person.flatMap { gazetteer.person($0, on: date)?.kind?.rawValue } ?? ""
        case .office: return gazetteer.point(ofStation: station, on: date)?.office ?? ""
        case .point: return Names.parent(of: station)
        case .station: return station
        case .slot: return slot
        case .kind: return kind ?? gazetteer.slot(slot, on: date)?.duty ?? ""
        case .peak: return gazetteer.slot(slot, on: date)?.isPeak == true ? "peak" : "off-peak"
        case .holiday: return gazetteer.isHoliday(date) ? "holiday" : "workday"
        case .day: return date.text
        case .week: return date.weekText
        case .month: return Month(date).text
        case .quarter: return Month(date).quarterText
        }
    }
}

extension CityBooks {
    /// Whether somebody inspects the watchers of a station: whom the register of people names as a
    /// supervisor or with a level of inspection above the watchers' own, and the point's leaders
    /// and cadres.
    package func isSupervisor(_ person: String, at station: String, onDay day: Int64) -> Bool {
        guard let date = WorkDate(day: day) else { return false }
        if let known = gazetteer.person(person, on: date) {
            if known.kind == .supervisor { return true }
            if let level = known.level, level != .own { return true }
        }
        let point = gazetteer.point(ofStation: station, on: date)
        return point.map { $0.leaders.contains(person) || $0.cadres.contains(person) } ?? false
    }
}

extension Ledger {
    /// Attendance over a span, added up from the sheets, at the stations that `admits` lets
    /// through.
    ///
    /// - Throws: ``DamagedSheet``, and what reading a ledger throws.
    /// - Complexity: O(*n*) in the watches, and in the duties times the days.
    package func attendance(
        _ question: AttendanceQuestion,
        _ books: CityBooks,
        admits: (@Sendable (String, WorkDate) -> Bool)? = nil
    ) throws -> Attendance {
        // Sums of months keep who was there day by day.
        var attendance = try sum(
            Attendance(question, books, admits: admits),
            in: question.dates
        ) { _, _ in .outlined }
        attendance.finish()
        return attendance
    }
}
