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
        var spots: [(record: String, spot: CaseSpot)] = []
        let mayAdmit = { (record: String, outline: CaseFacts.Outline) in
            if let spot = outline.spot { spots.append((record, spot)) }
            return filter.mayAdmit(outline, now: now) && isAsked(outline)
        }
        try forEachCase(books, where: mayAdmit) { record, facts in
            if filter.admits(facts, now: now, books) { rows.append(CaseRow(record, facts)) }
        }
        return CaseSelection(rows: rows, duplicates: try duplicates(of: rows, among: spots, books))
    }

    private func duplicates(
        of rows: [CaseRow],
        among spots: [(record: String, spot: CaseSpot)],
        _ books: CaseBooks
    ) throws -> [CasePair] {
        let asked = Set(rows.map(\.record))
        let near = CaseDuplicates.near(spots.map(\.spot), books) {
            asked.contains(spots[$0].record)
        }
        let records = Set(near.flatMap { [spots[$0.earlier].record, spots[$0.later].record] })
        var sightings: [String: CaseSighting] = [:]
        for row in rows where records.contains(row.record) {
            sightings[row.record] = row.facts.sighting(row.record)
        }
        let others = records.subtracting(asked)
        if !others.isEmpty {
            let isOther = { (record: String, _: CaseFacts.Outline) in others.contains(record) }
            try forEachCase(books, where: isOther) { sightings[$0] = $1.sighting($0) }
        }
        return near.compactMap { near in
            guard let later = sightings[spots[near.later].record] else { return nil }
            return sightings[spots[near.earlier].record]?.pair(with: later, books)
        }.sorted()
    }
}
