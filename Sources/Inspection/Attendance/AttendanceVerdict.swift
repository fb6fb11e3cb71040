import Journaling

/// The states of a watch, never mixed.
///
/// Source: ruling 6.
package enum AttendanceState: String, CaseIterable, Sendable {
    /// 在岗.
    case stood
    /// 未交: nothing came yet. It accuses nobody.
    case notHandedIn = "not-handed-in"
    /// 缺岗: only by a supervisor who found nobody, or by an office's decision.
    case absent
    /// 已批准.
    case excused
    /// The slot is not over, and nothing came yet.
    case expected
    /// More people are named than are wanted, and enough of them stood.
    case spare

    /// Whether it is one of the four states of a watch that was planned and is over.
    package var isSettled: Bool { self != .expected && self != .spare }
}

/// What one person's watch comes to, against the plan.
package struct AttendanceVerdict: Hashable, Sendable {
    /// By what somebody was there; several can hold.
    package struct Evidence: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The own record.
        package static let own = Evidence(rawValue: 1)
        /// 同班证明.
        package static let testimony = Evidence(rawValue: 2)
        /// 督查到点.
        package static let visit = Evidence(rawValue: 4)
        /// 单位认定.
        package static let decision = Evidence(rawValue: 8)
    }

    package var state: AttendanceState
    package var evidence: Evidence = []
    /// Minutes since 1970 UTC; of the office's decision where there is one.
    package var arrival: Int64?
    /// Minutes since 1970 UTC; of the office's decision where there is one.
    package var departure: Int64?
    /// Whether arrival or departure cannot be held against the plan 时间存疑.
    package var isDoubtful = false
    /// Minutes after the planned beginning, where these are more than the city allows; else 0.
    package var lateMinutes: Int64 = 0
    /// Minutes before the planned end, where these are more than the city allows; else 0.
    package var earlyMinutes: Int64 = 0

    package init(state: AttendanceState) {
        self.state = state
    }

    /// The verdict on a planned watch.
    ///
    /// - Parameters:
    ///   - row: what is known; `nil` for nothing.
    ///   - plan: beginning and end in minutes since 1970 UTC; `nil` where they are not known.
    ///   - setting: the city's tolerance.
    ///   - isOver: whether the slot has ended.
    @inline(__always)
    package init(
        _ row: AttendanceRow?,
        plan: (start: Int64, end: Int64)?,
        _ setting: DutySetting,
        isOver: Bool
    ) {
        guard let row else {
            self.init(state: isOver ? .notHandedIn : .expected)
            return
        }
        self.init(state: .stood)
        if row.hasOwnRecord { evidence.insert(.own) }
        if row.marks.contains(.testified) { evidence.insert(.testimony) }
        if row.found > 0 { evidence.insert(.visit) }
        if row.decision != nil { evidence.insert(.decision) }
        state = AttendanceVerdict.state(of: row, isOver: isOver)
        addTimes(of: row)
        guard state == .stood, let plan else { return }
        // What a doubtful clock says is never held against anybody.
        if let arrival, row.isArrivalCertain, arrival > plan.start + setting.lateMinutes {
            lateMinutes = arrival - plan.start
        }
        if let departure, row.isDepartureCertain, departure < plan.end - setting.earlyMinutes {
            earlyMinutes = plan.end - departure
        }
    }

    /// The verdict on a watch that nobody planned: it can only be stood.
    @inline(__always)
    package init(unplanned row: AttendanceRow) {
        self.init(row, plan: nil, .standard, isOver: true)
    }

    private static func state(of row: AttendanceRow, isOver: Bool) -> AttendanceState {
        switch row.decision {
        case .stood: return .stood
        case .absent: return .absent
        case .excused: return .excused
        case nil: break
        }
        if row.hasOwnRecord || row.found > 0 { return .stood }
        // A colleague's word does not overrule a supervisor who looked and found nobody.
        if row.missed > 0 { return .absent }
        if row.marks.contains(.testified) { return .stood }
        return isOver ? .notHandedIn : .expected
    }

    @inline(__always)
    private mutating func addTimes(of row: AttendanceRow) {
        arrival = row.decidedArrival ?? (row.marks.contains(.arrived) ? row.arrival : nil)
        departure = row.decidedDeparture ?? (row.marks.contains(.left) ? row.departure : nil)
        isDoubtful =
            (arrival != nil && !row.isArrivalCertain)
            || (departure != nil && !row.isDepartureCertain)
    }
}

extension AttendanceRow {
    /// Whether a time of arrival can be held against the plan.
    package var isArrivalCertain: Bool {
        decidedArrival != nil || !marks.contains(.arrivalDoubtful)
    }

    /// Whether a time of departure can be held against the plan.
    package var isDepartureCertain: Bool {
        decidedDeparture != nil || !marks.contains(.departureDoubtful)
    }

    /// The pauses that count; an office that decided the times decided these too.
    package var countedPauses: [ClosedRange<Int64>] {
        decidedArrival == nil && decidedDeparture == nil ? pauses : []
    }

    /// How long the person had left in between.
    package var pauseMinutes: Int64 {
        countedPauses.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    }

    /// A stretch of time without the pauses in it.
    func stretches(of whole: ClosedRange<Int64>) -> [ClosedRange<Int64>] {
        var stretches: [ClosedRange<Int64>] = []
        var start = whole.lowerBound
        for pause in countedPauses {
            let left = min(max(pause.lowerBound, start), whole.upperBound)
            stretches.append(start...left)
            start = min(max(pause.upperBound, left), whole.upperBound)
        }
        stretches.append(start...whole.upperBound)
        return stretches
    }

    /// Whether somebody was there without a plan: the own arrival, a testimony or a supervisor who
    /// saw the person; checks alone do not make a watch.
    package var stoodUnplanned: Bool {
        switch decision {
        case .stood: true
        case .absent, .excused: false
        case nil: !marks.isDisjoint(with: [.arrived, .testified]) || found > 0
        }
    }
}
