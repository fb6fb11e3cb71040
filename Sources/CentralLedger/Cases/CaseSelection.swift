package import Inspection
import Journaling

/// A case with what is kept of it.
///
/// A class of constants: tens of thousands are passed on without copying what is kept.
package final class CaseRow: Sendable {
    package let record: String
    package let facts: CaseFacts

    package init(_ record: String, _ facts: CaseFacts) {
        self.record = record
        self.facts = facts
    }
}

extension Ledger {
    /// The cases that a filter admits, with what is kept of them, ascending by record.
    ///
    /// `isAsked`: which of these are meant.
    ///
    /// - Complexity: O(*n*) in the number of cases.
    package func caseFacts(
        _ books: CaseBooks,
        _ filter: CaseFilter,
        now: Int64,
        where isAsked: (CaseFacts.Outline) -> Bool = { _ in true }
    ) throws -> [CaseRow] {
        var cases: [CaseRow] = []
        let mayAdmit = { filter.mayAdmit($0, now: now) && isAsked($0) }
        try forEachCase(books, where: mayAdmit) { record, facts in
            if filter.admits(facts, now: now, books) { cases.append(CaseRow(record, facts)) }
        }
        return cases
    }

    /// The pairs of cases of which the later one is among `cases`, and may be the same problem as
    /// the earlier one.
    ///
    /// - Complexity: O(*n* log *n*) in the number of cases.
    package func duplicates(
        of cases: [CaseRow],
        _ books: CaseBooks
    ) throws -> [CasePair] {
        var indicators: Set<String> = []
        var days: Set<Int64> = []
        for row in cases {
            guard let indicator = row.facts.indicator, let date = row.facts.reported
            else { continue }
            indicators.insert(indicator)
            days.insert(date.day)
        }
        let near = Set(
            days.flatMap { day -> ClosedRange<Int64> in
                day - CaseDuplicates.days(before: day, books)...day
            }
        )
        var sightings: [CaseSighting] = []
        let isNear: (CaseFacts.Outline) -> Bool = { outline in
            outline.reported.map { near.contains($0.day) } ?? false && outline.state.canRepeat
        }
        try forEachCase(books, where: isNear) { record, facts in
            guard let sighting = facts.sighting(record), indicators.contains(sighting.indicator)
            else { return }
            sightings.append(sighting)
        }
        let records = Set(cases.map(\.record))
        return CaseDuplicates.pairs(among: sightings, books) { records.contains($0.record) }
    }
}
