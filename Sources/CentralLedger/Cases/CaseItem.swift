package import Inspection
package import Journaling

/// A case with its deadlines, as it stands at one minute.
///
/// A class of constants: lists of thousands are sorted and passed on without copying them.
package final class CaseItem: Sendable {
    package let file: CaseFile
    package let timing: CaseTiming
    /// The minute at which it is looked at.
    package let now: Int64
    /// 属地: the office of the point, or else the one after which the case is named.
    package let office: String
    /// The class of its deadline; `nil` for none.
    package let deadlineClass: String?

    package init(_ file: CaseFile, _ books: CaseBooks, now: Int64) {
        self.file = file
        timing = CaseTiming(file, books)
        self.now = now
        let minute = file.report?.minute ?? now
        let date = books.date(at: minute)
        office =
            file.report?.claim.point.flatMap { books.gazetteer.point($0, on: date)?.office }
            ?? file.office
        let indicator = file.report?.claim.indicator
        deadlineClass =
            books.deadlines(at: minute)
            .class(indicator: indicator, group: books.group(of: indicator, at: minute))?.id
    }

    package var record: String { file.record }
    package var isSuspended: Bool { file.isSuspended(at: now) }
    package var isOverdue: Bool { !isSuspended && timing.isOverdue(at: now) }
    package var isIrregular: Bool { !timing.irregularities.isEmpty }
    /// By when whoever's turn it is has to be done.
    package var due: Int64? { timing.current?.due }

    /// 超期天数 of whoever's turn it is; 0 where nobody is over the time.
    package var daysOver: Int64 { isOverdue ? timing.current?.daysOver(at: now) ?? 0 : 0 }

    /// Whether the unit kept its time; see ``Punctuality``.
    package var punctuality: Punctuality {
        if timing.handling?.due == nil, timing.isHandledInTime(at: now) { return .untimed }
        if !timing.isHandledInTime(at: now) { return .late }
        if timing.handling?.end != nil, file.state != .rework { return .inTime }
        return isSuspended ? .suspended : .running
    }

    /// The unit's time that ran at a minute; `nil` where it was not a unit's turn yet.
    package func handling(at minute: Int64) -> CaseRun? {
        timing.runs.last { $0.stage == .handling && !$0.isVoid && $0.start <= minute }
    }

    /// On what kind of inspection it was seen: what the report says, or the occasion of its check.
    package var kind: InspectionKind? {
        file.report?.claim.kind
            ?? file.report?.claim.check.map { InspectionKind(check: RecordName($0)) }
    }
}

extension CaseItem {
    /// 是否按期: how the units stand with their time.
    package enum Punctuality: String, CaseIterable, Sendable {
        /// 按期: done, and never late in any round.
        case inTime = "in-time"
        /// 超期: late in some round.
        case late
        /// 未到期.
        case running
        /// 挂起: the clock stands still.
        case suspended
        /// 无时限: there is no deadline, or it never was a unit's turn.
        case untimed
    }
}

extension InspectionKind {
    /// By the occasion of a check; a round of a slot is that of a watch.
    package init(check: RecordName) {
        let word = (check.component(3) ?? "").prefix { $0 != "-" }
        let kind = InspectionKind(rawValue: String(word))
        self = kind == nil || kind == .other ? .watch : kind ?? .watch
    }
}

/// Cases of a ledger at one minute.
package struct CaseRoll: Sendable {
    package let books: CaseBooks
    package let now: Int64
    /// By their records, ascending.
    package let items: [CaseItem]

    private let known: [CasePair]?

    /// A part of the cases.
    ///
    /// - Parameters:
    ///   - items: as they stand at `now`, ascending by record.
    ///   - books: the city's.
    ///   - now: in minutes since 1970 UTC.
    ///   - duplicates: the pairs that nobody decided about; the first of one may be no item.
    package init(
        _ items: [CaseItem],
        _ books: CaseBooks,
        now: Int64,
        duplicates: [CasePair]
    ) {
        self.items = items
        self.books = books
        self.now = now
        known = duplicates
    }

    package init(_ files: [CaseFile], _ books: CaseBooks, now: Int64) {
        self.books = books
        self.now = now
        known = nil
        items = files.map { CaseItem($0, books, now: now) }
            .sorted { $0.record.utf8.lexicographicallyPrecedes($1.record.utf8) }
    }

    /// The pairs that nobody decided about.
    package func duplicates() -> [CasePair] {
        known ?? CaseDuplicates.pairs(among: items.map(\.file), books)
    }

    /// Joins that lead to no case here, in a circle, or to a case that is void or was declined, by
    /// the records of the cases that were joined.
    package func joinsAstray() -> [(record: String, irregularity: CaseIrregularity)] {
        let joins = Dictionary(
            items.compactMap { item in item.file.join.map { (item.record, $0) } }
        ) { $1 }
        let known = Dictionary(items.map { ($0.record, $0.file.state) }) { $1 }
        return joins.keys.sorted().compactMap { record in
            guard let join = joins[record], known[record] == .joined,
                isAstray(from: record, joins, known)
            else { return nil }
            return (record, CaseIrregularity(.joinAstray, join.digest))
        }
    }

    /// Whether nobody acts on what a case was joined into.
    private func isAstray(
        from record: String,
        _ joins: [String: CaseAct<CaseJoin>],
        _ known: [String: CaseState]
    ) -> Bool {
        var seen: Set<String> = [record]
        var last = record
        while known[last] == .joined, let into = joins[last]?.claim.into {
            guard seen.insert(into).inserted else { return true }
            last = into
        }
        switch known[last] {
        case nil, .void, .declined: return true
        default: return false
        }
    }

    /// Whether the name of a case begins with a text, with or without the office.
    package static func isNamed(_ record: String, _ text: String) -> Bool {
        let name = text.hasPrefix("case/") ? text.dropFirst(5) : text[...]
        let whole = record.dropFirst(5)
        return whole.hasPrefix(name)
            || (whole.split(separator: "-").last?.hasPrefix(name) ?? false)
    }
}
