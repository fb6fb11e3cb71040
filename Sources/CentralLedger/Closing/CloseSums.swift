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
        let tallied = scope.tallied
        var tally = tallied.tally(by: [.station, .indicator], books)
        try forEachSheet(in: tallied.question.dates, monthSum: { _, _ in nil }) { sheet in
            guard tally.add(sheet) else { throw DamagedSheet(station: sheet.station) }
        }
        var total = Measures()
        var stations: [String: Measures] = [:]
        var indicators: [String: Measures] = [:]
        for row in tallied.rows(of: tally) {
            total += row.measures
            stations[row.values[0], default: Measures()] += row.measures
            indicators[row.values[1], default: Measures()] += row.measures
        }
        return CloseSums(total: total, stations: stations, indicators: indicators)
    }
}
