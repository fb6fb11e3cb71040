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

/// The spots of a ledger's cases, and which of these are asked for.
private struct CaseSpots {
    var records: [String] = []
    var spots: [CaseSpot] = []
    var isAsked: [Bool] = []

    mutating func append(_ spot: CaseSpot, of record: String) {
        records.append(record)
        spots.append(spot)
        isAsked.append(false)
    }

    /// Asks for the case whose spot came last, if it has one.
    mutating func ask(_ record: String) {
        if records.last == record { isAsked[isAsked.count - 1] = true }
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
        where isAsked: (CaseFacts.Outline) -> Bool = { _ in true }
    ) throws -> CaseSelection {
        var rows: [CaseRow] = []
        var spots = CaseSpots()
        let mayAdmit = { (record: String, outline: CaseFacts.Outline) in
            if let spot = outline.spot { spots.append(spot, of: record) }
            return filter.mayAdmit(outline, now: now) && isAsked(outline)
        }
        try forEachCase(books, where: mayAdmit) { record, facts in
            guard filter.admits(facts, now: now, books) else { return }
            rows.append(CaseRow(record, facts))
            spots.ask(record)
        }
        return CaseSelection(rows: rows, duplicates: try duplicates(of: rows, spots, books))
    }

    private func duplicates(
        of rows: [CaseRow],
        _ spots: CaseSpots,
        _ books: CaseBooks
    ) throws -> [CasePair] {
        let near = CaseDuplicates.near(spots.spots, books) { spots.isAsked[$0] }
        guard !near.isEmpty else { return [] }
        let numbers = Set(near.flatMap { [$0.earlier, $0.later] })
        let records = Set(numbers.map { spots.records[$0] })
        var sightings: [String: CaseSighting] = [:]
        for row in rows where records.contains(row.record) {
            sightings[row.record] = row.facts.sighting(row.record)
        }
        let others = records.subtracting(sightings.keys)
        if !others.isEmpty {
            let isOther = { (record: String, _: CaseFacts.Outline) in others.contains(record) }
            try forEachCase(books, where: isOther) { sightings[$0] = $1.sighting($0) }
        }
        return near.compactMap { near in
            guard let later = sightings[spots.records[near.later]] else { return nil }
            return sightings[spots.records[near.earlier]]?.pair(with: later, books)
        }.sorted()
    }
}
