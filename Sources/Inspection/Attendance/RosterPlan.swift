package import Journaling

/// All rosters by station, ready for looking up thousands of days.
package struct RosterPlan: Sendable {
    /// One version of a duty.
    package struct Span: Sendable {
        package let people: [String]
        package let wanted: Int64
        package let kind: String?
        fileprivate let from: Int64
        fileprivate let until: Int64
        /// Bit 1 for Monday … bit 7 for Sunday; 0 for all.
        fileprivate let weekdays: UInt8
        fileprivate let exception: Duty.Exception?

        @inline(__always)
        fileprivate func covers(_ day: Day) -> Bool {
            guard from <= day.date.day, day.date.day <= until,
                weekdays == 0 || weekdays & day.weekdayBit != 0
            else { return false }
            // As ``Duty/covers(_:_:)``.
            switch exception {
            case nil: return true
            case .daysOff: return !day.isHoliday
            case .holidays: return !day.isListedOff
            }
        }
    }

    /// A slot of a station with its versions, the latest last.
    package struct Slot: Sendable {
        package let id: String
        /// Index in the times of ``Day``.
        package let number: Int
        package let spans: [Span]

        /// The version that counts on a day; `nil` for none.
        @inline(__always)
        package func span(on day: Day) -> Int? {
            var index = spans.count - 1
            while index >= 0 {
                if spans[index].covers(day) { return index }
                index -= 1
            }
            return nil
        }
    }

    /// What is the same at every station on one date.
    package struct Day: Sendable {
        package let date: WorkDate
        package let isHoliday: Bool
        /// Whether the calendar lists it among the days off.
        fileprivate let isListedOff: Bool
        package let zoneMinutes: Int64
        package let setting: DutySetting
        fileprivate let weekdayBit: UInt8
        fileprivate let times: [(start: Int64, end: Int64)?]
        fileprivate let byID: [String: (start: Int64, end: Int64)]

        /// Beginning and end of a slot, in minutes since 1970 UTC; `nil` where the city has no such
        /// slot on the date.
        @inline(__always)
        package func times(of slot: Slot) -> (start: Int64, end: Int64)? { times[slot.number] }

        /// The same by the slot's id.
        package func times(ofSlot id: String) -> (start: Int64, end: Int64)? { byID[id] }
    }

    /// By station; each by slot.
    package let stations: [String: [Slot]]
    /// From the first date of the span on, one a date.
    package let days: [Day]

    /// The day of a date within the span.
    package func day(_ date: Int64) -> Day? {
        guard let first = days.first?.date.day else { return nil }
        let index = Int(date - first)
        return days.indices.contains(index) ? days[index] : nil
    }
}

extension Gazetteer {
    /// The rosters of all stations for the dates of a span.
    ///
    /// - Parameters:
    ///   - dates: the span.
    ///   - zoneMinutes: how far the city's clocks are ahead of UTC on a date.
    /// - Returns: what ``StationWatches`` asks.
    /// - Complexity: O(*n*) in the duties, and in the dates times the slots.
    package func rosterPlan(
        for dates: ClosedRange<WorkDate>,
        zoneMinutes: (WorkDate) -> Int64
    ) -> RosterPlan {
        var numbers: [String: Int] = [:]
        var stations: [String: [RosterPlan.Slot]] = [:]
        for (place, duties) in dutiesByPlace {
            let number = numbers[place.slot] ?? numbers.count
            numbers[place.slot] = number
            let slot = RosterPlan.Slot(
                id: place.slot,
                number: number,
                spans: duties.map(RosterPlan.Span.init)
            )
            stations[place.station, default: []].append(slot)
        }
        for station in stations.keys { stations[station]?.sort { $0.id < $1.id } }
        let days = (dates.lowerBound.day...dates.upperBound.day).compactMap {
            WorkDate(day: $0).map { day($0, zone: zoneMinutes($0), numbers) }
        }
        return RosterPlan(stations: stations, days: days)
    }

    private func day(
        _ date: WorkDate,
        zone: Int64,
        _ numbers: [String: Int]
    ) -> RosterPlan.Day {
        var byID: [String: (start: Int64, end: Int64)] = [:]
        var times = [(start: Int64, end: Int64)?](repeating: nil, count: numbers.count)
        for slot in slots(on: date) {
            let origin = date.day * 1440 - zone
            byID[slot.id] = (origin + slot.start, origin + slot.end)
            if let number = numbers[slot.id] { times[number] = byID[slot.id] }
        }
        return RosterPlan.Day(
            date: date,
            isHoliday: isHoliday(date),
            isListedOff: calendar(on: date).holidays.contains(date),
            zoneMinutes: zone,
            setting: dutySetting(on: date),
            weekdayBit: 1 << UInt8(date.weekday),
            times: times,
            byID: byID
        )
    }
}

extension RosterPlan.Span {
    fileprivate init(_ duty: Duty) {
        people = duty.people
        wanted = duty.wanted
        kind = duty.kind
        from = duty.from.day
        until = duty.until?.day ?? .max
        weekdays = duty.weekdays.reduce(0) { (1...7).contains($1) ? $0 | 1 << UInt8($1) : $0 }
        exception = duty.exception
    }
}
