package import Journaling

// People, slots, duties and the calendar on a date.

extension Gazetteer {
    /// The version of a person that holds on a date; `nil` for an unknown number.
    package func person(_ number: String, on date: WorkDate) -> Person? {
        persons[number]?.value(on: date)
    }

    /// The persons known by a date who have not left, ascending by number.
    package func persons(on date: WorkDate) -> [Person] {
        persons.values.filter { $0.hasBegun(by: date) }.compactMap { $0.value(on: date) }
            .filter { !$0.hasLeft }.sorted { $0.number < $1.number }
    }

    /// The persons with a name in any spelling on a date, ascending by number: names are not
    /// unique.
    package func persons(named name: String, on date: WorkDate) -> [Person] {
        let folded = NameFolding.folded(name)
        return (personsByName[folded] ?? [:]).keys.sorted().compactMap { person($0, on: date) }
            .filter { NameFolding.folded($0.name) == folded }
    }

    /// The slots of a date, in the order of their beginnings; empty when none were ever set.
    package func slots(on date: WorkDate) -> [Slot] { slotVersions.value(on: date) ?? [] }

    package func slot(_ id: String, on date: WorkDate) -> Slot? {
        slots(on: date).first { $0.id == id }
    }

    /// The slots with their work dates that a moment lies in, the latest beginning first.
    ///
    /// `minute`: minutes since 1970 in the city's time zone, as `UTC + zone`.
    package func slots(at minute: Int64) -> [(date: WorkDate, slot: Slot)] {
        guard minute >= 0 else { return [] }
        let day = minute / 1440
        return [day, day - 1].flatMap { day -> [(date: WorkDate, slot: Slot)] in
            guard let date = WorkDate(day: day) else { return [] }
            return slots(on: date).reversed().filter { $0.contains(minute - day * 1440) }
                .map { (date, $0) }
        }
    }

    /// The duty of a station in a slot on a date: the latest version whose span and weekdays cover
    /// it; `nil` when nobody planned one.
    ///
    /// Of two offices' versions of one date that of the greater office code counts. A duty that
    /// wants nobody is a plan too: that nobody stands there.
    /// - Complexity: O(log *n*) in the places, then O(*n*) in the later versions of this one.
    package func duty(station: String, slot: String, on date: WorkDate) -> Duty? {
        dutiesByPlace[DutyPlace(station: station, slot: slot)]?.last {
            $0.covers(date, calendar(on: date))
        }
    }

    /// The duties of a date that want somebody, ordered by station and slot.
    package func duties(on date: WorkDate) -> [Duty] {
        let calendar = calendar(on: date)
        return dutiesByPlace.values.compactMap { versions in
            versions.last { $0.covers(date, calendar) }
        }
        .filter { $0.wanted > 0 }.sorted { ($0.station, $0.slot) < ($1.station, $1.slot) }
    }

    /// The calendar that holds on a date; weekends alone where none was set.
    package func calendar(on date: WorkDate) -> WorkCalendar {
        calendars.value(on: date) ?? WorkCalendar()
    }

    /// Whether a date is no working day.
    package func isHoliday(_ date: WorkDate) -> Bool { calendar(on: date).isHoliday(date) }

    /// The `count`-th working day after a date; the date itself for 0.
    package func workingDay(_ count: Int, after date: WorkDate) -> WorkDate? {
        var left = count
        var day = date
        while left > 0 {
            guard let next = day.advanced(by: 1) else { return nil }
            day = next
            if !isHoliday(day) { left -= 1 }
        }
        return day
    }

    /// The titles that the city holds on a date.
    package func titles(on date: WorkDate) -> CityTitles {
        titleVersions.value(on: date) ?? CityTitles()
    }

    /// The systems in the order in which they judge a code that several know; empty when never set.
    package func systems(on date: WorkDate) -> [String] { systemVersions.value(on: date) ?? [] }

    /// All dates on which a version of a place, unit, person, setting or the decomposition table
    /// begins, ascending: between two of them nothing but duties and holidays differs.
    ///
    /// Without rosters, which differ from day to day and are asked by the day.
    /// - Complexity: O(*n* log *n*) in the versions.
    package var versionDates: [WorkDate] {
        var dates: Set<WorkDate> = []
        func take<Value>(_ dated: Dated<Value>) { dates.formUnion(dated.versions.map(\.from)) }
        points.values.forEach(take)
        streets.values.forEach(take)
        units.values.forEach(take)
        persons.values.forEach(take)
        take(slotVersions)
        take(titleVersions)
        take(calendars)
        take(systemVersions)
        take(decompositions)
        return dates.sorted()
    }
}
