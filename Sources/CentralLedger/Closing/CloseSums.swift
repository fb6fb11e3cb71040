package import Inspection
package import Journaling

/// The sums of a day, in total, by station and by indicator.
package struct CloseSums: Hashable, Sendable {
    package let total: Measures
    package let stations: [String: Measures]
    package let indicators: [String: Measures]

    /// The canonical JSON of the whole; its SHA-256 stands in every close.
    package var claim: JSONValue {
        [
            "total": total.claim, "stations": .object(stations.mapValues(\.claim)),
            "indicators": .object(indicators.mapValues(\.claim)),
        ]
    }

    package var digest: Digest { Chain.sha256(claim.canonicalBytes) }
}

extension Ledger {
    /// The sums of what a close covers.
    package func sums(of scope: CloseScope, _ books: CityBooks) throws -> CloseSums {
        var total = Measures()
        var stations: [String: Measures] = [:]
        var indicators: [String: Measures] = [:]
        for row in try rows(of: scope.tallied, by: [.station, .indicator], books) {
            total += row.measures
            stations[row.values[0], default: Measures()] += row.measures
            indicators[row.values[1], default: Measures()] += row.measures
        }
        return CloseSums(total: total, stations: stations, indicators: indicators)
    }

    /// The rows of a tally of what a scope covers, those of one value over all slots added up.
    ///
    /// - Throws: ``DamagedSheet``, and what reading a ledger throws.
    package func rows(
        of scope: TallyScope,
        by dimensions: [TallyDimension],
        _ books: CityBooks
    ) throws -> [Tally.Row] {
        var tally = scope.tally(by: dimensions, books)
        try forEachSheet(in: scope.question.dates, monthSum: { _, _ in nil }) { sheet in
            guard tally.add(sheet) else { throw DamagedSheet(station: sheet.station) }
        }
        var sums: [[String]: Measures] = [:]
        for row in scope.rows(of: tally) {
            sums[row.values, default: Measures()] += row.measures
        }
        return sums.map { Tally.Row(values: $0.key, measures: $0.value) }.sorted(by: <)
    }
}
