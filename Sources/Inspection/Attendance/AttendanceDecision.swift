package import Journaling

/// 考勤认定: what an office decided about one person's watch.
///
/// Claim: Documentation/registers.md, `attendance`.
package struct AttendanceDecision: Hashable, Sendable {
    /// What the watch counts as.
    package enum State: String, CaseIterable, Sendable {
        /// 在岗.
        case stood
        /// 缺岗.
        case absent
        /// 已批准.
        case excused
    }

    /// Why somebody needed not come.
    package enum Excuse: String, CaseIterable, Sendable {
        /// 请假.
        case leave
        /// 换班 or 替班.
        case swap
        /// 天气.
        case weather
        /// 施工.
        case works
        case other
    }

    /// `nil` where only times were decided.
    package var state: State?
    /// Why, of those excused.
    package var excuse: Excuse?
    /// The number of the person who stood there instead.
    package var standIn: String?
    /// Minutes since 1970 UTC, where the office decided the time.
    package var arrival: Int64?
    /// Minutes since 1970 UTC, where the office decided the time.
    package var departure: Int64?

    package init(
        state: State? = nil,
        excuse: Excuse? = nil,
        standIn: String? = nil,
        arrival: Int64? = nil,
        departure: Int64? = nil
    ) {
        self.state = state
        self.excuse = state == .excused ? excuse ?? .other : nil
        self.standIn = standIn
        self.arrival = arrival
        self.departure = departure
    }

    /// Reads a claim; `nil` when it is withdrawn or decides nothing that is known here.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn else { return nil }
        func minute(_ name: String) -> Int64? {
            claim[name]?.integer.flatMap { (0...Minute.maximum).contains($0) ? $0 : nil }
        }
        self.init(
            state: claim["state"]?.text.flatMap(State.init(rawValue:)),
            excuse: claim["reason"]?.text.flatMap(Excuse.init(rawValue:)),
            standIn: claim["stand_in"]?.text.flatMap { Names.isInspector($0) ? $0 : nil },
            arrival: minute("arrival"),
            departure: minute("departure")
        )
        guard state != nil || arrival != nil || departure != nil else { return nil }
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = [:]
        members["state"] = state.map { .text($0.rawValue) }
        members["reason"] = excuse.map { .text($0.rawValue) }
        members["stand_in"] = standIn.map(JSONValue.text)
        members["arrival"] = arrival.map(JSONValue.integer)
        members["departure"] = departure.map(JSONValue.integer)
        return .object(members)
    }
}

/// 督查到点: what a supervisor saw of one person's watch.
///
/// Claim: Documentation/registers.md, `attendance`.
package struct AttendanceVisit: Hashable, Sendable {
    package var isPresent: Bool
    /// A remark about effort, in the words of the city's settings; `nil` for none.
    package var effort: String?

    package init(isPresent: Bool, effort: String? = nil) {
        self.isPresent = isPresent
        self.effort = effort
    }

    /// Reads a claim; `nil` when it is withdrawn or no visit.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let isPresent = claim["present"]?.bool else { return nil }
        self.init(isPresent: isPresent, effort: claim["effort"]?.text)
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["present": .bool(isPresent)]
        members["effort"] = effort.map(JSONValue.text)
        return .object(members)
    }
}
