import Journaling

/// Two cases that may be one problem, until somebody decides.
///
/// Ordered by their records.
package struct CasePair: Hashable, Sendable, Comparable {
    /// The record of the one that was reported first.
    package let first: String
    package let second: String
    /// How far apart; `nil` where only the place's name is the same.
    package let metres: Int64?
    /// How long the second was reported after the first.
    package let minutes: Int64

    package static func < (one: CasePair, other: CasePair) -> Bool {
        (one.first, one.second) < (other.first, other.second)
    }
}

/// What of a case tells whether it may be one problem with another.
package struct CaseSighting: Hashable, Sendable {
    package let record: String
    package let indicator: String
    /// Of the report.
    package let minute: Int64
    package let station: String?
    /// Of the report, or of the point.
    package let position: Position?
    package let finder: String?
    /// Whether who wrote the report saw it: what citizens and media report is typed in by clerks.
    package let isSeenByWriter: Bool
    /// The cases that were found to be other ones.
    package let distinct: Set<String>
    /// The record that this one looks at again.
    package let first: String?
    /// When the case was closed; `nil` before.
    package let ended: Int64?

    package init(
        record: String,
        indicator: String,
        minute: Int64,
        station: String?,
        position: Position?,
        finder: String?,
        source: FindingSource,
        distinct: Set<String>,
        first: String?,
        ended: Int64?
    ) {
        self.record = record
        self.indicator = indicator
        self.minute = minute
        self.station = station
        self.position = position
        self.finder = finder
        isSeenByWriter = ![.snapshot, .hotline, .media].contains(source)
        self.distinct = distinct
        self.first = first
        self.ended = ended
    }

    /// `nil` for a case that repeats nothing and that nothing repeats.
    package init?(_ file: CaseFile, _ books: CaseBooks) {
        guard let report = file.report, let indicator = report.claim.indicator,
            file.state.canRepeat
        else { return nil }
        self.init(
            record: file.record,
            indicator: indicator,
            minute: report.minute,
            station: report.claim.station,
            position: books.position(of: report),
            finder: file.finder,
            source: report.claim.source,
            distinct: file.distinct,
            first: report.claim.first,
            ended: file.moments.ended
        )
    }

    /// This case and one that was reported later, where nobody decided about them yet; `nil` where
    /// they cannot be one problem.
    package func pair(with later: CaseSighting, _ books: CaseBooks) -> CasePair? {
        let limits = books.rules(at: later.minute).duplicates
        // What one person sees twice is two problems; what came back is a new one.
        let isSeenTwice = isSeenByWriter && later.isSeenByWriter && finder == later.finder
        guard indicator == later.indicator, later.minute - minute <= limits.hours * 60,
            !isSeenTwice, (ended ?? .max) >= later.minute, let distance = distance(to: later),
            distance.metres ?? 0 <= limits.metres, !isDecided(later), !isLinked(later)
        else { return nil }
        return CasePair(
            first: record,
            second: later.record,
            metres: distance.metres,
            minutes: later.minute - minute
        )
    }

    private func isDecided(_ other: CaseSighting) -> Bool {
        distinct.contains(other.record) || other.distinct.contains(record)
    }

    private func isLinked(_ other: CaseSighting) -> Bool {
        other.first == record || first == other.record
    }

    /// `nil` where nothing says that they are near.
    private func distance(to other: CaseSighting) -> (metres: Int64?, Void)? {
        guard let station, let theirs = other.station else {
            guard let position, let there = other.position else { return nil }
            return (position.metres(to: there), ())
        }
        if station == theirs { return (nil, ()) }
        if let position, let there = other.position { return (position.metres(to: there), ()) }
        return Names.parent(of: station) == Names.parent(of: theirs) ? (nil, ()) : nil
    }
}

extension CaseState {
    /// Whether such a case can be one problem with another, so that somebody has to decide.
    package var canRepeat: Bool { ![.void, .joined, .declined].contains(self) }
}

extension CaseBooks {
    /// Where the problem of a report is; `nil` where nothing says so.
    package func position(of report: CaseAct<CaseReport>) -> Position? {
        report.claim.position
            ?? report.claim.point.flatMap {
                gazetteer.point($0, on: date(at: report.minute))?.position
            }
    }
}

/// 疑似重复: the same indicator, near in place and time, seen by different people.
///
/// Only proposed: a `join` or `distinct` decides.
package enum CaseDuplicates {
    /// All pairs, by the records of the first and the second.
    ///
    /// - Complexity: O(*n* log *n*) in the cases, times those of one indicator within the limit of
    ///   time.
    package static func pairs(among files: [CaseFile], _ books: CaseBooks) -> [CasePair] {
        let sightings = files.compactMap { CaseSighting($0, books) }
            .sorted { $0.record.utf8.lexicographicallyPrecedes($1.record.utf8) }
        return near(sightings.map(CaseSpot.init), books) { _ in true }
            .compactMap { sightings[$0].pair(with: sightings[$1], books) }
            .sorted()
    }

    /// The numbers of cases that may be pairs, as far as their spots tell: the earlier and the later
    /// one, of which the later is asked for.
    ///
    /// `spots`: ascending by record, which decides between reports of one minute.
    ///
    /// - Complexity: O(*n* log *n*) in the spots, times those of one indicator within the limit of
    ///   time.
    package static func near(
        _ spots: [CaseSpot],
        _ books: CaseBooks,
        where isAsked: (Int) -> Bool
    ) -> [(earlier: Int, later: Int)] {
        // In the order of the keys alone, which is quicker than to look at the spots again.
        let order = spots.indices.map { Place(key: spots[$0].key, number: UInt32($0)) }.sorted()
        var pairs: [(earlier: Int, later: Int)] = []
        for (place, later) in order.enumerated() where isAsked(Int(later.number)) {
            let spot = spots[Int(later.number)]
            let limits = books.rules(at: spot.minute).duplicates
            let first = CaseSpot.key(spot.indicator, spot.minute - limits.hours * 60)
            for earlier in order[..<place].reversed() {
                guard earlier.key >= first else { break }
                let other = spots[Int(earlier.number)]
                if other.mayBeNear(spot, limits) {
                    pairs.append((Int(earlier.number), Int(later.number)))
                }
            }
        }
        return pairs
    }
}

/// Where a case stands by indicator and time.
private struct Place: Comparable {
    let key: UInt64
    let number: UInt32

    static func < (one: Place, other: Place) -> Bool {
        one.key == other.key ? one.number < other.number : one.key < other.key
    }
}

extension CaseSpot {
    fileprivate var key: UInt64 { CaseSpot.key(indicator, minute) }

    /// Ascending by indicator, and of one indicator by minute: there are fewer than 2³² of these
    /// until the year 10 000.
    fileprivate static func key(_ indicator: UInt32, _ minute: Int64) -> UInt64 {
        UInt64(indicator) << 32 | UInt64(min(max(minute, 0), Int64(UInt32.max)))
    }
}

extension Position {
    /// About how far away, in whole metres: for what is near, within 0.1 % of it.
    ///
    /// On a sphere of 6 371 008.8 m (IUGG mean radius), flat around the place.
    package func metres(to other: Position) -> Int64 {
        let degree = 111_195.08
        let radians = Double(latitude / 2 + other.latitude / 2) / 1e7 * 0.017_453_292_519_943_295
        let square = radians * radians
        // cos by its series: exact to 10⁻⁶ up to the poles.
        let cosine =
            1 - square / 2
            * (1 - square / 12 * (1 - square / 30 * (1 - square / 56 * (1 - square / 90))))
        var across = abs(Double(other.longitude - longitude)) / 1e7
        if across > 180 { across = 360 - across }
        let east = across * degree * cosine
        let north = Double(other.latitude - latitude) / 1e7 * degree
        return Int64((east * east + north * north).squareRoot().rounded())
    }
}
