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

/// What a filter admits of a ledger's cases.
package struct CaseSelection: Sendable {
    /// Ascending by record.
    package let rows: [CaseRow]
    /// The pairs of cases of which the later one is among the rows, and may be the same problem as
    /// the earlier one; by their records.
    package let duplicates: [CasePair]
}

/// Some cases of a ledger, which follow one another by record: where and when each was seen, and
/// which of them a filter admits.
private struct CaseStretch: Sendable {
    var rows: [CaseRow] = []
    /// Of the cases that have a spot.
    var records: [String] = []
    var spots: [CaseSpot] = []
    var isAdmitted: [Bool] = []

    mutating func pass(_ record: String, _ outline: CaseFacts.Outline) {
        guard let spot = outline.spot else { return }
        records.append(record)
        spots.append(spot)
        isAdmitted.append(false)
    }

    /// Takes in the case that was passed last.
    mutating func admit(_ record: String, _ facts: CaseFacts) {
        rows.append(CaseRow(record, facts))
        if facts.outline.spot != nil { isAdmitted[isAdmitted.count - 1] = true }
    }

    mutating func append(_ next: CaseStretch) {
        rows += next.rows
        records += next.records
        spots += next.spots
        isAdmitted += next.isAdmitted
    }
}

extension Ledger {
    /// The cases that a filter admits, with what is kept of them and what they may repeat.
    ///
    /// `isAsked`: which of these are meant.
    ///
    /// - Complexity: O(*n* log *n*) in the number of cases.
    package func selectCases(
        _ books: CaseBooks,
        _ filter: CaseFilter,
        now: Int64,
        where isAsked: @escaping @Sendable (CaseFacts.Outline) -> Bool = { _ in true }
    ) throws -> CaseSelection {
        let parts = try caseParts(books, CaseStretch()) { stretch, record, outline in
            stretch.pass(record, outline)
            return filter.mayAdmit(outline, now: now) && isAsked(outline)
        } _: { stretch, record, facts in
            if filter.admits(facts, now: now, books) { stretch.admit(record, facts) }
        }
        let all = parts.reduce(into: CaseStretch()) { $0.append($1) }
        return CaseSelection(rows: all.rows, duplicates: try duplicates(of: all, books))
    }

    /// The records of the cases whose outlines are asked for, ascending.
    ///
    /// - Complexity: O(*n*) in the number of cases.
    package func caseRecords(
        _ books: CaseBooks,
        where isAsked: @escaping @Sendable (CaseFacts.Outline) -> Bool
    ) throws -> [String] {
        try caseParts(books, [String]()) { records, record, outline in
            if isAsked(outline) { records.append(record) }
            return false
        } _: { _, _, _ in
        }.flatMap(\.self)
    }

    private func duplicates(of cases: CaseStretch, _ books: CaseBooks) throws -> [CasePair] {
        let near = CaseDuplicates.near(cases.spots, books) { cases.isAdmitted[$0] }
        guard !near.isEmpty else { return [] }
        let numbers = Set(near.flatMap { [$0.earlier, $0.later] })
        let records = Set(numbers.map { cases.records[$0] })
        var sightings: [String: CaseSighting] = [:]
        for row in cases.rows where records.contains(row.record) {
            sightings[row.record] = row.facts.sighting(row.record)
        }
        let others = records.subtracting(sightings.keys).sorted()
        try forEachCase(books, of: others) { sightings[$0] = $1.sighting($0) }
        return near.compactMap { near in
            guard let later = sightings[cases.records[near.later]] else { return nil }
            return sightings[cases.records[near.earlier]]?.pair(with: later, books)
        }.sorted()
    }
}
