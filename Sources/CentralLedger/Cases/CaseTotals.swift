package import Inspection
package import Journaling

/// Figures about all cases by one of their circumstances, from what a ledger keeps of each.
///
/// Each figure is defined in Documentation/measures.md.
package struct CaseTotals: Sendable {
    package struct Row: Hashable, Sendable {
        /// 在办数, without suspended ones.
        package var open = 0
        /// 超期数: of these, whoever's turn it is has no time left.
        package var overdue = 0
        /// 挂起数.
        package var suspended = 0
        /// 应结案数, 结案, 按期结案: those whose deadline lies in the span and has come.
        package var due = 0
        package var dueClosed = 0
        package var dueInTime = 0

        package init() {}

        package static func += (sum: inout Row, other: Row) {
            sum.open += other.open
            sum.overdue += other.overdue
            sum.suspended += other.suspended
            sum.due += other.due
            sum.dueClosed += other.dueClosed
            sum.dueInTime += other.dueInTime
        }
    }

    /// By the value asked for; `nil` for cases without one.
    package private(set) var rows: [String?: Row] = [:]
    package private(set) var total = Row()
    private let now: Int64
    private let dates: ClosedRange<WorkDate>?
    private let value: @Sendable (CaseFacts) -> String?

    /// Nothing yet.
    ///
    /// - Parameters:
    ///   - now: in minutes since 1970 UTC.
    ///   - dates: the span in which deadlines count; `nil` for none.
    ///   - value: by what cases are counted.
    package init(
        now: Int64,
        dates: ClosedRange<WorkDate>? = nil,
        by value: @escaping @Sendable (CaseFacts) -> String?
    ) {
        self.now = now
        self.dates = dates
        self.value = value
    }

    package mutating func add(_ facts: CaseFacts) {
        guard facts.state != .joined, facts.state != .void else { return }
        var row = Row()
        if facts.isSuspended(at: now) {
            row.suspended = 1
        } else {
            if facts.isOpen {
                row.open = 1
                if facts.isOverdue(at: now) { row.overdue = 1 }
            }
            countDeadline(of: facts, in: &row)
        }
        rows[value(facts), default: Row()] += row
        total += row
    }

    private func countDeadline(of facts: CaseFacts, in row: inout Row) {
        guard let dates, let due = facts.due, due <= now, let date = facts.dueDate,
            dates.contains(date)
        else { return }
        row.due = 1
        guard facts.state == .closed else { return }
        row.dueClosed = 1
        if facts.isHandledInTime(at: now) { row.dueInTime = 1 }
    }
}

extension Ledger {
    /// Open cases, and of these overdue ones, by unit.
    ///
    /// - Complexity: O(*n*) in the number of cases.
    package func openCases(_ books: CaseBooks, now: Int64) throws -> CaseTotals {
        var totals = CaseTotals(now: now) { $0.unit }
        try forEachCase(books, isOpen: true) { totals.add($1) }
        return totals
    }

    /// Closing rates by unit of the cases whose deadline lies in a span.
    package func closingRates(
        _ books: CaseBooks,
        in dates: ClosedRange<WorkDate>,
        now: Int64
    ) throws -> CaseTotals {
        var totals = CaseTotals(now: now, dates: dates) { $0.unit }
        try forEachCase(books, isOpen: nil) { totals.add($1) }
        return totals
    }
}
