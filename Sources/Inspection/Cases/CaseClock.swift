import Journaling

/// How time passes for cases: the city's calendar, working hours and zone.
///
/// All moments are minutes since 1970 UTC. A limit in days ends with the last working minute (or,
/// for calendar days, at midnight) of the day so many days after the one on which it began, which
/// does not count itself 当日不计; what is done in that minute is in time.
package struct CaseClock: Sendable {
    private let workingDays: WorkingDays
    /// Working hours, in minutes of the day, ascending, at least one.
    private let hours: [Range<Int64>]
    private let zone: Int64

    package init(
        hours: [Range<Int64>],
        zone: Int64,
        workingDays: WorkingDays
    ) {
        self.hours = hours.isEmpty ? CaseDeadlines.standard.hours : hours
        self.zone = zone
        self.workingDays = workingDays
    }

    /// Beyond so many days nobody looks: a calendar without working days ends there.
    private static let horizon: Int64 = 4000

    /// When a limit that begins at `start` is over; `nil` while a pause that it lies in has no end.
    ///
    /// `pauses`: spans in which the clock stands still, ascending. For limits in days each pause
    /// adds as many days as lie between its ends.
    package func end(
        of limit: TimeLimit,
        from start: Int64,
        pauses: [Range<Int64>] = []
    ) -> Int64? {
        switch limit.unit {
        case .minutes: return run(limit.amount, from: start, pauses, isWorking: false)
        case .hours: return run(limit.amount * 60, from: start, pauses, isWorking: false)
        case .workingHours:
            return run(limit.amount * 60, from: start, pauses, isWorking: true)
        case .days, .workingDays:
            var days = limit.amount
            for pause in pauses where pause.upperBound > start {
                guard let end = lastMinute(days, after: start, limit.unit),
                    pause.lowerBound < end
                else { break }
                guard pause.upperBound != .max else { return nil }
                let from = max(pause.lowerBound, start)
                days += self.days(from: from, to: pause.upperBound, limit.unit)
            }
            return lastMinute(days, after: start, limit.unit)
        }
    }

    /// When work begins on the working day after a moment's.
    package func nextMorning(after minute: Int64) -> Int64? {
        workingDay(1, after: day(of: minute)).map { $0 * 1440 + hours[0].lowerBound - zone }
    }

    /// How much of a limit's own time lies between two moments.
    package func elapsed(
        from start: Int64,
        to end: Int64,
        pauses: [Range<Int64>] = [],
        isWorking: Bool
    ) -> Int64 {
        guard start < end else { return 0 }
        func length(_ from: Int64, _ to: Int64) -> Int64 {
            isWorking ? workingMinutes(from, to) : to - from
        }
        return pauses.reduce(length(start, end)) { sum, pause in
            let from = max(pause.lowerBound, start)
            let to = min(pause.upperBound, end)
            return from < to ? sum - length(from, to) : sum
        }
    }
}

// MARK: - Running minutes

extension CaseClock {
    private func run(
        _ amount: Int64,
        from start: Int64,
        _ pauses: [Range<Int64>],
        isWorking: Bool
    ) -> Int64? {
        func advanced(_ amount: Int64, _ from: Int64) -> Int64? {
            isWorking ? self.advanced(amount, from) : from + amount
        }
        var left = amount
        var time = start
        for pause in pauses where pause.upperBound > time {
            guard let end = advanced(left, time) else { return nil }
            if end <= pause.lowerBound { return end }
            if pause.lowerBound > time {
                left -= elapsed(from: time, to: pause.lowerBound, isWorking: isWorking)
            }
            guard pause.upperBound != .max else { return nil }
            time = pause.upperBound
        }
        return advanced(left, time)
    }

    /// The moment at which so many working minutes have passed.
    private func advanced(_ amount: Int64, _ from: Int64) -> Int64? {
        var left = amount
        var day = day(of: from)
        let last = day + CaseClock.horizon
        var time = from + zone - day * 1440
        while day < last {
            if isWorkingDay(day) {
                for span in hours where span.upperBound > time {
                    let begin = max(span.lowerBound, time)
                    if span.upperBound - begin >= left { return day * 1440 + begin + left - zone }
                    left -= span.upperBound - begin
                }
            }
            day += 1
            time = 0
        }
        return nil
    }

    private func workingMinutes(_ from: Int64, _ to: Int64) -> Int64 {
        let first = day(of: from)
        let last = min(day(of: to), first + CaseClock.horizon)
        guard first <= last else { return 0 }
        var sum: Int64 = 0
        for day in first...last where isWorkingDay(day) {
            for span in hours {
                let begin = max(day * 1440 + span.lowerBound, from + zone)
                let end = min(day * 1440 + span.upperBound, to + zone)
                if begin < end { sum += end - begin }
            }
        }
        return sum
    }
}

// MARK: - Days

extension CaseClock {
    private func day(of minute: Int64) -> Int64 {
        let local = minute + zone
        return local >= 0 ? local / 1440 : (local - 1439) / 1440
    }

    private func isWorkingDay(_ day: Int64) -> Bool {
        workingDays.contains(day)
    }

    private func workingDay(_ count: Int64, after day: Int64) -> Int64? {
        var left = count
        for next in 1...CaseClock.horizon where isWorkingDay(day + next) {
            left -= 1
            if left == 0 { return day + next }
        }
        return nil
    }

    private func lastMinute(_ count: Int64, after start: Int64, _ unit: TimeLimit.Unit) -> Int64? {
        if unit == .days { return (day(of: start) + count + 1) * 1440 - zone }
        return workingDay(count, after: day(of: start)).map {
            $0 * 1440 + (hours.last?.upperBound ?? 1440) - zone
        }
    }

    /// How many days, or working days, lie after the day of one moment up to that of another.
    private func days(from start: Int64, to end: Int64, _ unit: TimeLimit.Unit) -> Int64 {
        let first = day(of: start)
        let last = min(day(of: end), first + CaseClock.horizon)
        guard first < last else { return 0 }
        if unit == .days { return last - first }
        return Int64((first + 1...last).count { isWorkingDay($0) })
    }
}

/// Which days are worked, looked up once for the decades in which cases happen.
///
/// A class of constants: every clock has it.
package final class WorkingDays: Sendable {
    private let gazetteer: Gazetteer
    private let table: [Bool]

    /// 2000-01-01 and 60 years on.
    private static let first: Int64 = 10_957
    private static let count: Int64 = 21_915

    package init(_ gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        table = (0..<WorkingDays.count).map { offset in
            WorkDate(day: WorkingDays.first + offset).map { !gazetteer.isHoliday($0) } ?? false
        }
    }

    /// Whether a day since 1970 is worked.
    func contains(_ day: Int64) -> Bool {
        let offset = day - WorkingDays.first
        if (0..<WorkingDays.count).contains(offset) { return table[Int(offset)] }
        return WorkDate(day: day).map { !gazetteer.isHoliday($0) } ?? false
    }
}
