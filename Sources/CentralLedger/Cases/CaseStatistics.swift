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
    package var late: [CaseStage: Int] = [:]
    /// Stretches that are over or have a limit, by stage.
    package var timed: [CaseStage: Int] = [:]

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
    package init(
        _ roll: CaseRoll,
        by dimensions: [CaseDimension],
        filter: CaseFilter,
        dates: ClosedRange<WorkDate>
    ) {
        let duplicates = Set(roll.duplicates().map(\.second))
        var counts: [[String?]: CaseCounts] = [:]
        var records: [[String?]: [String]] = [:]
        var total = CaseCounts()
        for item in roll.items where filter.admits(item, roll.books) {
            let case_ = CaseCounts(
                item,
                roll.books,
                dates: dates,
                isDuplicate: duplicates.contains(item.record)
            )
            guard let case_ else { continue }
            total += case_
            let key = dimensions.map { item.value(of: $0, roll.books) }
            counts[key, default: CaseCounts()] += case_
            records[key, default: []].append(item.record)
        }
        self.total = total
        rows = counts.map { Row(key: $0.key, counts: $0.value, records: records[$0.key] ?? []) }
            .sorted { one, other in
                one.key.lexicographicallyPrecedes(other.key) {
                    ($0 ?? "\u{10FFFF}") < ($1 ?? "\u{10FFFF}")
                }
            }
    }
}

extension CaseItem {
    /// What stands in a column; `nil` for no value.
    package func value(of dimension: CaseDimension, _ books: CaseBooks) -> String? {
        let report = file.report
        switch dimension {
        case .unit:
            return file.mainUnit.map { unit in
                file.dispatch.flatMap {
                    books.gazetteer.unitID(unit, on: books.date(at: $0.minute))
                } ?? unit
            }
        case .office: return office
        case .point: return report?.claim.point
        case .indicator: return report?.claim.indicator
        case .group: return books.group(of: report?.claim.indicator, at: report?.minute ?? now)
        case .source: return report?.claim.source.rawValue
        case .level: return report?.claim.level?.rawValue
        case .kind: return kind?.rawValue
        case .line: return report?.claim.circumstances.line?.rawValue
        case .deadlineClass: return deadlineClass
        case .day: return report.map { books.date(at: $0.minute).text }
        case .month: return report.map { String(books.date(at: $0.minute).text.prefix(7)) }
        }
    }
}

extension CaseCounts {
    /// What one case adds; `nil` for one that has nothing to do with the span.
    init?(
        _ item: CaseItem,
        _ books: CaseBooks,
        dates: ClosedRange<WorkDate>,
        isDuplicate: Bool
    ) {
        let file = item.file
        guard file.state != .joined, file.state != .void, let report = file.report else {
            return nil
        }
        let isReported = dates.contains(books.date(at: report.minute))
        let isDue =
            item.timing.due.map { $0 <= item.now && dates.contains(books.date(at: $0)) } ?? false
        guard isReported || isDue else { return nil }
        if isReported {
            if isDuplicate {
                duplicates = 1
            } else {
                count(item)
            }
        }
        guard isDue, !isDuplicate, !item.isSuspended else { return }
        due = 1
        guard file.state == .closed else { return }
        dueClosed = 1
        if item.timing.isHandledInTime(at: item.now) { dueInTime = 1 }
    }

    private mutating func count(_ item: CaseItem) {
        let file = item.file
        reported = 1
        if file.state == .declined {
            declined = 1
        } else if file.filing?.claim.isFiled == true || !file.rounds.isEmpty {
            filed = 1
        }
        if file.rounds.contains(where: { $0.dispatch != nil }) { dispatched = 1 }
        if item.isSuspended {
            suspended = 1
        } else if file.isOpen {
            open = 1
            if item.isOverdue { overdue = 1 }
        }
        reworks = file.reworks
        returns = file.returns
        if file.state == .closed { close(file) }
        if let last = file.revisits.keys.max(), let revisit = file.revisits[last]?.claim,
            revisit.satisfaction != .unreached
        {
            revisited = 1
            if revisit.satisfaction == .satisfied { satisfied = 1 }
        }
        for run in item.timing.runs where run.due != nil && !run.isVoid {
            timed[run.stage, default: 0] += 1
            if run.isLate(at: item.now) { late[run.stage, default: 0] += 1 }
        }
    }

    private mutating func close(_ file: CaseFile) {
        closed = 1
        switch file.result {
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
        sum.late.merge(other.late, uniquingKeysWith: +)
        sum.timed.merge(other.timed, uniquingKeysWith: +)
    }
}
