import Inspection

/// The figures of attendance.
///
/// Each is defined in Documentation/measures.md.
package struct AttendanceCounts: Hashable, Sendable {
    /// 应值: watches that the roster plans and that are over; always ``stood`` + ``notHandedIn`` +
    /// ``absent`` + ``excused``.
    package var planned: Int64 = 0
    /// 在岗.
    package var stood: Int64 = 0
    /// 未交.
    package var notHandedIn: Int64 = 0
    /// 缺岗.
    package var absent: Int64 = 0
    /// 已批准.
    package var excused: Int64 = 0
    /// 临时值守: watches that nobody planned, without stand-ins.
    package var unplanned: Int64 = 0
    /// 替班.
    package var standIns: Int64 = 0
    /// 迟到.
    package var late: Int64 = 0
    /// 早退.
    package var early: Int64 = 0
    package var lateMinutes: Int64 = 0
    package var earlyMinutes: Int64 = 0
    /// 时间存疑.
    package var doubtful: Int64 = 0
    /// Of those that stood, by a colleague's word alone 同班证明.
    package var testified: Int64 = 0
    /// Of those that stood, without a record of their own, because a supervisor saw them.
    package var seen: Int64 = 0
    /// 单岗.
    package var single: Int64 = 0
    /// 督查次数.
    package var visits: Int64 = 0
    /// Of these, how often nobody was found.
    package var missed: Int64 = 0
    /// 出工不出力 and the like.
    package var efforts: Int64 = 0
    /// 交接.
    package var handovers: Int64 = 0
    /// Watches on which the person objects and no office has answered.
    package var objected: Int64 = 0
    /// 脱岗: duties in which the station was left alone for longer than the city allows.
    package var gaps: Int64 = 0
    package var gapMinutes: Int64 = 0
    /// 空岗: duties to which nobody came.
    package var unmanned: Int64 = 0

    package init() {}

    package var isEmpty: Bool { self == AttendanceCounts() }

    /// The two numbers of the attendance rate 到岗率: stood ÷ planned without the excused.
    package var rate: (stood: Int64, due: Int64) { (stood, planned - excused) }

    package static func + (one: AttendanceCounts, other: AttendanceCounts) -> AttendanceCounts {
        var sum = one
        sum += other
        return sum
    }

    package static func += (sum: inout AttendanceCounts, other: AttendanceCounts) {
        sum.planned += other.planned
        sum.stood += other.stood
        sum.notHandedIn += other.notHandedIn
        sum.absent += other.absent
        sum.excused += other.excused
        sum.unplanned += other.unplanned
        sum.standIns += other.standIns
        sum.late += other.late
        sum.early += other.early
        sum.lateMinutes += other.lateMinutes
        sum.earlyMinutes += other.earlyMinutes
        sum.doubtful += other.doubtful
        sum.testified += other.testified
        sum.seen += other.seen
        sum.single += other.single
        sum.visits += other.visits
        sum.missed += other.missed
        sum.efforts += other.efforts
        sum.handovers += other.handovers
        sum.objected += other.objected
        sum.gaps += other.gaps
        sum.gapMinutes += other.gapMinutes
        sum.unmanned += other.unmanned
    }

    /// Counts one watch.
    @inline(__always)
    mutating func add(_ watch: StationWatch, _ row: AttendanceRow?) {
        let verdict = watch.verdict
        if watch.span >= 0 {
            guard verdict.state.isSettled else { return }
            planned += 1
            switch verdict.state {
            case .stood: stood += 1
            case .notHandedIn: notHandedIn += 1
            case .absent: absent += 1
            case .excused: excused += 1
            case .expected, .spare: break
            }
        } else if watch.isStandIn {
            standIns += 1
        } else {
            unplanned += 1
        }
        guard let row else { return }
        if verdict.lateMinutes > 0 {
            late += 1
            lateMinutes += verdict.lateMinutes
        }
        if verdict.earlyMinutes > 0 {
            early += 1
            earlyMinutes += verdict.earlyMinutes
        }
        if verdict.isDoubtful { doubtful += 1 }
        if watch.isAlone { single += 1 }
        if verdict.state == .stood, !row.hasOwnRecord {
            if row.found > 0 { seen += 1 } else if row.marks.contains(.testified) { testified += 1 }
        }
        visits += row.found + row.missed
        missed += row.missed
        efforts += row.efforts
        if row.marks.contains(.handedOver) { handovers += 1 }
        if row.marks.contains(.objected) { objected += 1 }
    }

    /// Counts what belongs to a duty as a whole.
    @inline(__always)
    mutating func add(_ duty: StationDuty) {
        if duty.gapMinutes > 0 {
            gaps += 1
            gapMinutes += duty.gapMinutes
        }
        if duty.isUnmanned { unmanned += 1 }
    }
}
