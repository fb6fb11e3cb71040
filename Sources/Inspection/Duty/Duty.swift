package import Journaling

/// 值守安排: who is to stand at a station in a slot, on the days that one version of it covers.
///
/// Claim: Documentation/registers.md, `duty.<station>.<slot>`.
package struct Duty: Hashable, Sendable {
    package var station: String
    package var slot: String
    /// The office whose roster it is.
    package var office: String
    /// The first date that it covers.
    package var from: WorkDate
    /// The last date; `nil` for no end.
    package var until: WorkDate?
    /// 1 for Monday … 7 for Sunday; empty for all.
    package var weekdays: Set<Int> = []
    /// Days on which nobody is to stand although span and weekdays cover them.
    package var exception: Exception?
    /// Numbers of the people.
    package var people: [String] = []
    /// The kind of duty.
    package var kind: String?
    /// People wanted, where it is not the number of those named.
    package var planned: Int64?

    /// Days that a plan leaves out, by the city's calendar.
    package enum Exception: String, CaseIterable, Sendable {
        /// 节假日除外: no working day by the calendar, weekends too; what is left are the working
        /// days 工作日, also weekends that are worked 调休.
        case daysOff = "days-off"
        /// 法定节假日除外: only the days that the calendar lists as off.
        case holidays
    }

    package init(station: String, slot: String, office: String, from: WorkDate) {
        self.station = station
        self.slot = slot
        self.office = office
        self.from = from
    }

    /// Reads a claim; `nil` when it is withdrawn, no duty, or `register` is none of a roster.
    package init?(register: String, office: String, from: WorkDate, claim: JSONValue) {
        guard let (station, slot) = Duty.place(of: register), !claim.isWithdrawn,
            let people = claim["people"]?.texts
        else { return nil }
        self.init(station: station, slot: slot, office: office, from: from)
        self.people = people.filter { !$0.isEmpty }
        if let text = claim["until"]?.text {
            // A span that cannot be read covers nothing rather than everything.
            guard let until = WorkDate(text) else { return nil }
            self.until = until
        }
        weekdays = Set((claim["weekdays"]?.list ?? []).compactMap { $0.integer.map(Int.init) })
        exception = claim["except"]?.text.flatMap(Exception.init(rawValue:))
        kind = claim["duty"]?.text
        planned = claim["planned"]?.integer.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// Station and slot of a register `duty.<station>.<slot>`.
    package static func place(of register: String) -> (station: String, slot: String)? {
        guard register.hasPrefix("duty.") else { return nil }
        let place = register.dropFirst("duty.".count)
        guard let dot = place.lastIndex(of: ".") else { return nil }
        let station = String(place[..<dot])
        let slot = String(place[place.index(after: dot)...])
        return Names.isName(station, minimum: 2) && Names.isID(slot) ? (station, slot) : nil
    }

    package var register: String { "duty.\(station).\(slot)" }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["people": .texts(people)]
        members["until"] = until.map { .text($0.text) }
        if !weekdays.isEmpty {
            members["weekdays"] = .list(weekdays.sorted().map { .integer(Int64($0)) })
        }
        members["except"] = exception.map { .text($0.rawValue) }
        members["duty"] = kind.map(JSONValue.text)
        members["planned"] = planned.map(JSONValue.integer)
        return .object(members)
    }

    /// How many people are wanted; 0 where nobody is to stand.
    package var wanted: Int64 { planned ?? Int64(people.count) }

    /// Whether its span and weekdays cover a date that its exceptions leave in.
    package func covers(_ date: WorkDate, _ calendar: @autoclosure () -> WorkCalendar) -> Bool {
        guard from <= date, until.map({ date <= $0 }) ?? true,
            weekdays.isEmpty || weekdays.contains(date.weekday)
        else { return false }
        switch exception {
        case nil: return true
        case .daysOff: return !calendar().isHoliday(date)
        case .holidays: return !calendar().holidays.contains(date)
        }
    }
}
