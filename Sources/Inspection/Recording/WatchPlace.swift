package import Journaling

/// Which watch somebody begins: where, in which slot, of which work date.
package struct WatchPlace: Hashable, Sendable {
    package let station: String
    package let date: WorkDate
    package let slot: String
    /// Whether the roster names the person for it.
    package let isPlanned: Bool

    package init(station: String, date: WorkDate, slot: String, isPlanned: Bool) {
        self.station = station
        self.date = date
        self.slot = slot
        self.isPlanned = isPlanned
    }

    /// The name of its record.
    package func record(of inspector: String) -> String {
        "watch/\(station)/\(date.text)/\(slot)/\(inspector)"
    }

    /// Who comes so many minutes before a slot comes for that slot.
    package static let earlyMinutes: Int64 = 60
}

extension Gazetteer {
    /// The watch that somebody begins at a station at a moment.
    ///
    /// First a slot for which the roster names the person, running before beginning within an hour;
    /// then any that runs, the latest first; then the next one; and where there is none, an ad hoc
    /// watch named after the time. A slot over midnight belongs to the date on which it begins.
    ///
    /// - Parameters:
    ///   - station: where.
    ///   - inspector: who.
    ///   - minute: minutes since 1970 in the city's time zone, 0 or more.
    /// - Returns: `nil` only outside of 1970–9999.
    package func watch(at station: String, of inspector: String, minute: Int64) -> WatchPlace? {
        let candidates = slots(at: minute) + slots(soonAfter: minute)
        let planned = candidates.first { date, slot in
            isPlanned(inspector, at: station, in: slot.id, on: date)
        }
        if let chosen = planned ?? candidates.first {
            return WatchPlace(
                station: station,
                date: chosen.date,
                slot: chosen.slot.id,
                isPlanned: planned != nil
            )
        }
        guard let date = WorkDate(day: minute / 1440) else { return nil }
        let clock = minute % 1440
        let digits = String(clock / 60 * 100 + clock % 60)
        return WatchPlace(
            station: station,
            date: date,
            slot: "adhoc-" + String(repeating: "0", count: 4 - digits.count) + digits,
            isPlanned: false
        )
    }

    /// Where the roster wants a person at a moment, running slots first, each station once.
    package func plannedWatches(of inspector: String, minute: Int64) -> [WatchPlace] {
        var seen: Set<String> = []
        return (slots(at: minute) + slots(soonAfter: minute)).flatMap { date, slot in
            duties(on: date).filter { $0.slot == slot.id && $0.people.contains(inspector) }
                .map {
                    WatchPlace(station: $0.station, date: date, slot: slot.id, isPlanned: true)
                }
        }.filter { seen.insert($0.station).inserted }
    }

    /// Whether the roster names a person for a slot.
    package func isPlanned(
        _ inspector: String,
        at station: String,
        in slot: String,
        on date: WorkDate
    ) -> Bool {
        duty(station: station, slot: slot, on: date)?.people.contains(inspector) ?? false
    }

    /// The slots that begin within an hour, the next one first.
    private func slots(soonAfter minute: Int64) -> [(date: WorkDate, slot: Slot)] {
        guard minute >= 0 else { return [] }
        let day = minute / 1440
        return [day, day + 1].flatMap { day -> [(date: WorkDate, slot: Slot)] in
            guard let date = WorkDate(day: day) else { return [] }
            return slots(on: date).filter { slot in
                (1...WatchPlace.earlyMinutes).contains(day * 1440 + slot.start - minute)
            }.map { (date, $0) }
        }
    }
}
