package import Inspection
package import Journaling

/// By what cases are counted.
package enum CaseDimension: String, CaseIterable, Sendable {
    case unit, office, point, indicator, group, source, level, kind, line
    /// The class of the deadline.
    case deadlineClass = "class"
    case day, month
}

/// Sums over cases; each is defined in Documentation/measures.md.
package struct CaseCounts: Hashable, Sendable {
    /// 上报数, without joined ones, void ones and undecided duplicates.
    package var reported = 0
    /// 立案数.
    package var filed = 0
    /// 不予立案数.
    package var declined = 0
    /// 交办数.
    package var dispatched = 0
    /// 在办数: open, and not suspended.
    package var open = 0
    /// 超期数: of these, whoever's turn it is has no time left.
    package var overdue = 0
    /// 挂起数.
    package var suspended = 0
    /// 结案数.
    package var closed = 0
    /// 返工次数.
    package var reworks = 0
    /// 退单次数.
    package var returns = 0
    /// 疑似重复: undecided duplicates of cases that are counted.
    package var duplicates = 0
    /// 应结案数: the unit's deadline lies in the span, and has come.
    package var due = 0
    /// Of these, closed; and closed with no unit ever late.
    package var dueClosed = 0
    package var dueInTime = 0
    /// 已解决、未解决、已解释, of those closed.
    package var settled = 0
    package var unsettled = 0
    package var explained = 0
    /// 回访: those reached, and of these satisfied.
    package var revisited = 0
    package var satisfied = 0
    /// Stretches over their time, by stage.
    package var late = ByStage()
    /// Stretches that are over or have a limit, by stage.
    package var timed = ByStage()

    /// A number for each stage.
    package struct ByStage: Hashable, Sendable {
        private var numbers = SIMD8<Int>()

        package subscript(stage: CaseStage) -> Int {
            get { numbers[ByStage.index(stage)] }
            set { numbers[ByStage.index(stage)] = newValue }
        }

        private static func index(_ stage: CaseStage) -> Int {
            switch stage {
            case .filing: 0
            case .dispatch: 1
            case .receipt: 2
            case .handling: 3
            case .verification: 4
            case .closing: 5
            }
        }

        static func += (sum: inout ByStage, other: ByStage) { sum.numbers &+= other.numbers }
    }

    package init() {}
}

/// Cases counted over a span of dates.
package struct CaseStatistics: Sendable {
    package struct Row: Sendable {
        /// In the order of the dimensions; `nil` where there is no value, as for nobody's unit.
        package let key: [String?]
        package let counts: CaseCounts
        /// The records of the cases behind the row, ascending.
        package let records: [String]
    }

    /// In the order of their keys.
    package let rows: [Row]
    /// Each case once.
    package let total: CaseCounts

    /// Counts the cases that were reported in the span, and those whose deadline lies in it.
    ///
    /// - Parameters:
    ///   - cases: at least these.
    ///   - duplicates: the records of undecided duplicates.
    ///   - dimensions: by what they are counted.
    ///   - dates: the span.
    ///   - now: in minutes since 1970 UTC.
    package init(
        _ cases: [CaseRow],
        duplicates: Set<String>,
        by dimensions: [CaseDimension],
        dates: ClosedRange<WorkDate>,
        now: Int64
    ) {
        var numbers: [[String?]: Int] = [:]
        var counts: [CaseCounts] = []
        var records: [[String]] = []
        var total = CaseCounts()
        for row in cases {
            let isDuplicate = duplicates.contains(row.record)
            guard
                let case_ = CaseCounts(row.facts, dates: dates, now: now, isDuplicate: isDuplicate)
            else { continue }
            total += case_
            let key = dimensions.map { row.facts.value(of: $0) }
            let number = numbers[key] ?? counts.count
            if number == counts.count {
                numbers[key] = number
                counts.append(CaseCounts())
                records.append([])
            }
            counts[number] += case_
            records[number].append(row.record)
        }
        self.total = total
        rows = numbers.map {
            Row(key: $0.key, counts: counts[$0.value], records: records[$0.value])
        }
        .sorted { one, other in
            one.key.lexicographicallyPrecedes(other.key) {
                ($0 ?? "\u{10FFFF}") < ($1 ?? "\u{10FFFF}")
            }
        }
    }
}

extension Ledger {
    /// Counts the cases that a filter admits, and that were reported in a span or whose deadline
    /// lies in it.
    ///
    /// - Complexity: O(*n* log *n*) in the number of cases.
    package func caseStatistics(
        _ books: CaseBooks,
        by dimensions: [CaseDimension],
        _ filter: CaseFilter,
        in dates: ClosedRange<WorkDate>,
        now: Int64
    ) throws -> CaseStatistics {
        let selection = try selectCases(books, filter, now: now) { outline in
            [outline.reported, outline.dueDate].contains { $0.map(dates.contains) ?? false }
        }
        return CaseStatistics(
            selection.rows,
            duplicates: Set(selection.duplicates.map(\.second)),
            by: dimensions,
            dates: dates,
            now: now
        )
    }
}

extension CaseFacts {
    /// What stands in a column; `nil` for no value.
    package func value(of dimension: CaseDimension) -> String? {
        switch dimension {
        case .unit: unit
        case .office: office
        case .point: point
        case .indicator: indicator
        case .group: group
        case .source: source?.rawValue
        case .level: level?.rawValue
        case .kind: kind?.rawValue
        case .line: line?.rawValue
        case .deadlineClass: deadlineClass
        case .day: reported?.text
        case .month: reported.map { String($0.text.prefix(7)) }
        }
    }
}

extension CaseCounts {
    /// What one case adds; `nil` for one that has nothing to do with the span.
    init?(_ facts: CaseFacts, dates: ClosedRange<WorkDate>, now: Int64, isDuplicate: Bool) {
        guard facts.state != .joined, facts.state != .void, let reported = facts.reported else {
            return nil
        }
        let isReported = dates.contains(reported)
        let isDue =
            facts.due.map { $0 <= now } ?? false
            && facts.dueDate.map { dates.contains($0) } ?? false
        guard isReported || isDue else { return nil }
        if isReported {
            if isDuplicate {
                duplicates = 1
            } else {
                count(facts, now: now)
            }
        }
        guard isDue, !isDuplicate, !facts.isSuspended(at: now) else { return }
        due = 1
        guard facts.state == .closed else { return }
        dueClosed = 1
        if facts.isHandledInTime(at: now) { dueInTime = 1 }
    }

    private mutating func count(_ facts: CaseFacts, now: Int64) {
        reported = 1
        if facts.state == .declined {
            declined = 1
        } else if facts.isFiled {
            filed = 1
        }
        if facts.isDispatched { dispatched = 1 }
        if facts.isSuspended(at: now) {
            suspended = 1
        } else if facts.isOpen {
            open = 1
            if facts.isOverdue(at: now) { overdue = 1 }
        }
        reworks = Int(facts.reworks)
        returns = Int(facts.returns)
        if facts.state == .closed { close(facts) }
        if let satisfaction = facts.satisfaction, satisfaction != .unreached {
            revisited = 1
            if satisfaction == .satisfied { satisfied = 1 }
        }
        for stretch in facts.stretches where stretch.due != nil && !stretch.isVoid {
            timed[stretch.stage] += 1
            if stretch.isLate(at: now) { late[stretch.stage] += 1 }
        }
    }

    private mutating func close(_ facts: CaseFacts) {
        closed = 1
        switch facts.result {
        case .settled, nil: settled = 1
        case .unsettled: unsettled = 1
        case .explained: explained = 1
        }
    }

    package static func += (sum: inout CaseCounts, other: CaseCounts) {
        sum.reported += other.reported
        sum.filed += other.filed
        sum.declined += other.declined
        sum.dispatched += other.dispatched
        sum.open += other.open
        sum.overdue += other.overdue
        sum.suspended += other.suspended
        sum.closed += other.closed
        sum.reworks += other.reworks
        sum.returns += other.returns
        sum.duplicates += other.duplicates
        sum.due += other.due
        sum.dueClosed += other.dueClosed
        sum.dueInTime += other.dueInTime
        sum.settled += other.settled
        sum.unsettled += other.unsettled
        sum.explained += other.explained
        sum.revisited += other.revisited
        sum.satisfied += other.satisfied
        sum.late += other.late
        sum.timed += other.timed
    }
}
