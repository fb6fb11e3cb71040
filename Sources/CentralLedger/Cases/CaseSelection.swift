package import Inspection
import Journaling

// Which cases have to be read from their registers to answer a question, going by what is kept.

extension CaseFilter {
    /// Whether a case of which this is known may be admitted; what is not kept decides nothing.
    package func mayAdmit(_ facts: CaseFacts, now: Int64) -> Bool {
        func meets<Value>(_ wanted: Set<Value>, _ value: Value?) -> Bool {
            wanted.isEmpty || value.map(wanted.contains) ?? false
        }
        return meets(offices, facts.office) && meets(indicators, facts.indicator)
            && meets(states, facts.state) && meets(classes, facts.deadlineClass)
            && isOpen.map { $0 == facts.isOpen } ?? true
            && (!isOverdue || facts.isOverdue(at: now))
            && (!isSuspended || facts.isSuspended(at: now))
            && (!isDisputed || facts.isDisputed) && (!isIrregular || facts.isIrregular)
            && dates.map { dates in facts.reported.map(dates.contains) ?? false } ?? true
    }
}

extension Ledger {
    /// The records of the cases of which `isAsked` says so, and of earlier ones that each may
    /// repeat: without those nobody could say which are possibly the same problem.
    ///
    /// - Complexity: O(*n* log *n*) in the number of cases.
    package func caseRecords(
        _ books: CaseBooks,
        where isAsked: (CaseFacts) -> Bool
    ) throws -> Set<String> {
        var asked: Set<String> = []
        var byIndicator: [String: [(day: Int64, record: String)]] = [:]
        var repeating: [String: Set<Int64>] = [:]
        try forEachCase(books, isOpen: nil) { record, facts in
            let isWanted = isAsked(facts)
            if isWanted { asked.insert(record) }
            guard let indicator = facts.indicator, let date = facts.reported else { return }
            byIndicator[indicator, default: []].append((date.day, record))
            if isWanted { repeating[indicator, default: []].insert(date.day) }
        }
        for (indicator, days) in repeating {
            let days = days.flatMap { day -> ClosedRange<Int64> in
                day - CaseDuplicates.days(before: day, books)...day
            }
            let near = Set(days)
            for item in byIndicator[indicator] ?? [] where near.contains(item.day) {
                asked.insert(item.record)
            }
        }
        return asked
    }
}
