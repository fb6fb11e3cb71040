package import Inspection
package import Journaling

/// The walks along one street over a span of dates, by the street's version at its end.
package struct StreetWalks: Sendable {
    package let street: Street
    package let dates: ClosedRange<WorkDate>
    /// All that were written, the earliest first; also those that a supervisor returned.
    package let walks: [Walk]
    /// Of those that count, the latest on each stretch.
    package let joined: JoinedWalk

    package init(street: Street, dates: ClosedRange<WorkDate>, walks: [Walk]) {
        self.street = street
        self.dates = dates
        self.walks = walks
        joined = JoinedWalk(walks, length: street.lengthMillimetres)
    }
}

extension Ledger {
    /// The walks along a street; `nil` for an unknown street.
    ///
    /// - Complexity: O(*n* log *n*) in what was seen along the street on the dates.
    package func walks(
        along id: String,
        in dates: ClosedRange<WorkDate>,
        _ books: CityBooks
    ) throws -> StreetWalks? {
        guard let street = books.gazetteer.street(id, on: dates.upperBound) else { return nil }
        var walks: [Walk] = []
        // The registers of a record follow each other: positions, then review.
        try forEachEntry(
            from: "walk/\(id)/\(dates.lowerBound.text)/",
            to: "walk/\(id)/\(dates.upperBound.text)0"
        ) { entry in
            if entry.register == "positions" {
                if let walk = Walk(entry) { walks.append(walk) }
            } else if entry.register == "review", let last = walks.indices.last,
                walks[last].record == entry.record,
                let review = entry.statement.withBytes(of: .claim, { JSONValue($0) })
                    .flatMap(WalkReview.init),
                review.positions.contains(walks[last].digest)
            {
                walks[last].review = review.verdict
            }
        }
        walks.sort { ($0.date, $0.minute, $0.record) < ($1.date, $1.minute, $1.record) }
        return StreetWalks(street: street, dates: dates, walks: walks)
    }
}

extension Walk {
    /// `nil` where the entry in force is withdrawn or no walk.
    fileprivate init?(_ entry: EntryInForce) {
        let name = RecordName(entry.record)
        guard let date = name.workDate, let inspector = name.component(4),
            let positions = entry.statement.withBytes(of: .claim, { JSONValue($0) })
                .flatMap({ WalkPositions($0) })
        else { return nil }
        let observed = entry.statement.observed
        self.init(
            record: entry.record,
            digest: entry.statement.digest,
            date: date,
            inspector: inspector,
            minute: observed != 0 ? observed : entry.statement.stamp.milliseconds / 60_000,
            positions: positions,
            isDisputed: entry.isDisputed
        )
    }
}
