import Journaling

/// One person's watch at a station, planned or not.
package struct StationWatch: Sendable {
    /// Index among the station's slots; -1 for a slot without a roster.
    package var slot: Int
    /// Index among the slot's versions; -1 for a watch that nobody planned.
    package var span: Int
    /// Index among the version's people; -1 for a watch that nobody planned.
    package var planned: Int
    /// Index among the table's rows; -1 where nothing is known.
    package var row: Int
    package var verdict: AttendanceVerdict
    /// 单岗: the only one there, where more were wanted.
    package var isAlone = false
    /// Index of the row of the one who stands there instead; -1 for none.
    package var standIn = -1
    /// Of a watch that nobody planned, whether it is for somebody else 替班.
    package var isStandIn = false
}

/// What one duty of a day came to.
package struct StationDuty: Sendable {
    package let slot: Int
    package let span: Int
    package let isOver: Bool
    /// How many stood there, planned or not.
    package let stood: Int
    /// Whether everybody who was planned is excused.
    package let isExcused: Bool
    /// Minutes of the slot in which nobody was there, in stretches longer than the city allows;
    /// counted only where somebody stood and the slot is over.
    package let gapMinutes: Int64
    /// One alone where more were wanted.
    package let isSingle: Bool

    /// Nobody came 空岗.
    package var isUnmanned: Bool { isOver && stood == 0 && !isExcused }
}

/// The watches of one station: what the roster plans, and who was there.
package struct StationWatches {
    package let slots: [RosterPlan.Slot]
    package let table: AttendanceTable
    /// The table's rows with what supervisors saw.
    package let rows: [AttendanceRow]
    /// Now, in minutes since 1970 UTC.
    private let minute: Int64
    /// Whether slots that are not over count too.
    private let isRunningIncluded: Bool
    /// Index of each slot among the table's names.
    private let slotNames: [Int]
    /// Index of each person of each version of each slot among the table's names.
    private let peopleNames: [[[Int]]]
    /// The first row of the next day; days are asked for in their order.
    private var cursor = 0
    private var watches: [StationWatch] = []

    /// - Parameters:
    ///   - slots: the station's slots with their rosters.
    ///   - table: who was there.
    ///   - minute: now, in minutes since 1970 UTC.
    ///   - isRunningIncluded: whether slots that are not over count too.
    ///   - isSupervisor: who inspects the watchers, on which day since 1970.
    package init(
        _ slots: [RosterPlan.Slot],
        _ table: AttendanceTable,
        asOf minute: Int64,
        isRunningIncluded: Bool = false,
        isSupervisor: (String, Int64) -> Bool
    ) {
        rows = table.rows(isSupervisor: isSupervisor)
        self.slots = slots
        self.table = table
        self.minute = minute
        self.isRunningIncluded = isRunningIncluded
        slotNames = slots.map { table.index(of: $0.id) }
        peopleNames = slots.map { slot in
            slot.spans.map { span in span.people.map { table.index(of: $0) } }
        }
    }

    /// Calls back for every watch, planned ones first, and every duty of a day; days must come in
    /// ascending order.
    package mutating func visit(
        _ day: RosterPlan.Day,
        watch: (StationWatch) -> Void,
        duty: (StationDuty) -> Void
    ) {
        let span = rows(of: day.date.day)
        for slot in slots.indices {
            visit(day, slot: slot, span, watch: watch, duty: duty)
        }
        for row in span where !slotNames.contains(rows[row].slot) {
            guard rows[row].stoodUnplanned else { continue }
            let times = day.times(ofSlot: table.names[rows[row].slot])
            guard isRunningIncluded || times.map({ $0.end <= minute }) ?? true else { continue }
            watch(unplanned(row, slot: -1))
        }
    }

    private mutating func rows(of day: Int64) -> Range<Int> {
        while cursor < rows.count, rows[cursor].day < day { cursor += 1 }
        let start = cursor
        while cursor < rows.count, rows[cursor].day == day { cursor += 1 }
        return start..<cursor
    }

    private mutating func visit(
        _ day: RosterPlan.Day,
        slot: Int,
        _ span: Range<Int>,
        watch: (StationWatch) -> Void,
        duty: (StationDuty) -> Void
    ) {
        let times = day.times(of: slots[slot])
        let end = times?.end ?? (day.date.day + 1) * 1440 - day.zoneMinutes
        let isOver = end <= minute
        guard isOver || isRunningIncluded else { return }
        watches.removeAll(keepingCapacity: true)
        let spanIndex = slots[slot].span(on: day)
        var stood = 0
        if let spanIndex, slots[slot].spans[spanIndex].wanted > 0 {
            stood = addPlanned(slot, spanIndex, span, times, day.setting, isOver: isOver)
        }
        let plannedCount = watches.count
        addUnplanned(slot, span)
        stood += watches.count - plannedCount
        guard let spanIndex, plannedCount > 0 || slots[slot].spans[spanIndex].wanted > 0 else {
            for item in watches { watch(item) }
            return
        }
        let wanted = slots[slot].spans[spanIndex].wanted
        if wanted < plannedCount { spare(Int(wanted), of: plannedCount) }
        let isSingle = stood == 1 && wanted >= 2 && isOver
        if isSingle {
            for index in watches.indices where watches[index].verdict.state == .stood {
                watches[index].isAlone = true
            }
        }
        duty(
            StationDuty(
                slot: slot,
                span: spanIndex,
                isOver: isOver,
                stood: stood,
                isExcused: plannedCount > 0
                    && watches[..<plannedCount].allSatisfy { $0.verdict.state == .excused },
                gapMinutes: isOver && stood > 0 ? gap(times, day.setting, span) : 0,
                isSingle: isSingle
            )
        )
        for item in watches { watch(item) }
    }

    /// Returns how many stood.
    private mutating func addPlanned(
        _ slot: Int,
        _ version: Int,
        _ span: Range<Int>,
        _ times: (start: Int64, end: Int64)?,
        _ setting: DutySetting,
        isOver: Bool
    ) -> Int {
        var stood = 0
        let slotName = slotNames[slot]
        let people = peopleNames[slot][version]
        for planned in people.indices {
            let row = row(of: people[planned], slotName, span)
            var item = StationWatch(
                slot: slot,
                span: version,
                planned: planned,
                row: row,
                verdict: AttendanceVerdict(
                    row >= 0 ? rows[row] : nil,
                    plan: times,
                    setting,
                    isOver: isOver
                )
            )
            if item.verdict.state == .stood {
                stood += 1
            } else if !span.isEmpty {
                item.standIn = standIn(for: people[planned], row, slotName, span)
            }
            watches.append(item)
        }
        return stood
    }

    private func row(of person: Int, _ slot: Int, _ span: Range<Int>) -> Int {
        guard person >= 0, slot >= 0 else { return -1 }
        for row in span where rows[row].slot == slot && rows[row].person == person {
            return row
        }
        return -1
    }

    /// Who stands there for a person: by an office's decision, or else by the own word.
    private func standIn(for person: Int, _ own: Int, _ slot: Int, _ span: Range<Int>) -> Int {
        if own >= 0, rows[own].standIn >= 0 {
            return row(of: rows[own].standIn, slot, span)
        }
        guard person >= 0 else { return -1 }
        for row in span where rows[row].slot == slot && rows[row].standsFor == person {
            return row
        }
        return -1
    }

    private mutating func addUnplanned(_ slot: Int, _ span: Range<Int>) {
        let slotName = slotNames[slot]
        guard slotName >= 0 else { return }
        let planned = watches.count
        for row in span where rows[row].slot == slotName && rows[row].stoodUnplanned {
            guard !watches[..<planned].contains(where: { $0.row == row }) else { continue }
            var item = unplanned(row, slot: slot)
            if watches[..<planned].contains(where: { $0.standIn == row }) { item.isStandIn = true }
            watches.append(item)
        }
    }

    private func unplanned(_ row: Int, slot: Int) -> StationWatch {
        StationWatch(
            slot: slot,
            span: -1,
            planned: -1,
            row: row,
            verdict: AttendanceVerdict(unplanned: rows[row]),
            isStandIn: rows[row].standsFor >= 0
        )
    }

    /// Where more are named than wanted, nobody beyond those wanted is missed.
    private mutating func spare(_ wanted: Int, of planned: Int) {
        var settled = watches[..<planned].count {
            $0.verdict.state != .notHandedIn && $0.verdict.state != .expected
        }
        for index in 0..<planned
        where watches[index].verdict.state == .notHandedIn
            || watches[index].verdict.state == .expected
        {
            if settled < wanted { settled += 1 } else { watches[index].verdict.state = .spare }
        }
    }

    /// How long nobody of those who stood was there; who has no certain time was there all along.
    private func gap(
        _ times: (start: Int64, end: Int64)?,
        _ setting: DutySetting,
        _ span: Range<Int>
    ) -> Int64 {
        guard let times else { return 0 }
        let allowed = setting.gapMinutes
        for item in watches where item.verdict.state == .stood {
            let presence = presence(item, times)
            if presence.lowerBound - times.start <= allowed,
                times.end - presence.upperBound <= allowed,
                item.row < 0 || rows[item.row].countedPauses.isEmpty
            {
                return 0
            }
        }
        var presences: [ClosedRange<Int64>] = []
        for item in watches where item.verdict.state == .stood {
            let whole = presence(item, times)
            presences += item.row >= 0 ? rows[item.row].stretches(of: whole) : [whole]
        }
        // Who stood there in the slot before or after may have come early or stayed on.
        for row in span where rows[row].stoodUnplanned {
            guard !watches.contains(where: { $0.row == row }) else { continue }
            let other = AttendanceVerdict(unplanned: rows[row])
            guard let arrival = other.arrival, let departure = other.departure,
                !other.isDoubtful, arrival < departure
            else { continue }
            let clipped = (
                min(max(arrival, times.start), times.end),
                min(max(departure, times.start), times.end)
            )
            presences += rows[row].stretches(of: clipped.0...clipped.1)
        }
        presences.sort { $0.lowerBound < $1.lowerBound }
        var covered = times.start
        var gap: Int64 = 0
        for presence in presences {
            let alone = presence.lowerBound - covered
            if alone > allowed { gap += alone }
            covered = max(covered, presence.upperBound)
        }
        let rest = times.end - covered
        return rest > allowed ? gap + rest : gap
    }

    private func presence(
        _ item: StationWatch,
        _ times: (start: Int64, end: Int64)
    ) -> ClosedRange<Int64> {
        var start = times.start
        var end = times.end
        if item.row >= 0 {
            let row = rows[item.row]
            if let arrival = item.verdict.arrival, row.isArrivalCertain {
                start = min(max(arrival, times.start), times.end)
            }
            if let departure = item.verdict.departure, row.isDepartureCertain {
                end = min(max(departure, times.start), times.end)
            }
        }
        return start...max(start, end)
    }
}

extension AttendanceTable {
    /// The index of a name; -1 for none.
    fileprivate func index(of name: String) -> Int {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < name { low = middle + 1 } else { high = middle }
        }
        return low < names.count && names[low] == name ? low : -1
    }
}
