import Journaling

/// Two cases that may be one problem, until somebody decides.
package struct CasePair: Hashable, Sendable {
    /// The record of the one that was reported first.
    package let first: String
    package let second: String
    /// How far apart; `nil` where only the place's name is the same.
    package let metres: Int64?
    /// How long the second was reported after the first.
    package let minutes: Int64
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

    fileprivate func pair(with later: CaseSighting, _ limits: CaseRules.Duplicates) -> CasePair? {
        // What one person sees twice is two problems; what came back is a new one.
        let isSeenTwice = isSeenByWriter && later.isSeenByWriter && finder == later.finder
        guard !isSeenTwice, (ended ?? .max) >= later.minute, let distance = distance(to: later),
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
    /// All pairs, in the order of their reports.
    ///
    /// - Complexity: O(*n* log *n*) in the cases, times those of one indicator within the limit of
    ///   time.
    package static func pairs(among files: [CaseFile], _ books: CaseBooks) -> [CasePair] {
        pairs(among: files.compactMap { CaseSighting($0, books) }, books) { _ in true }
    }

    /// The pairs whose later case is asked for.
    package static func pairs(
        among sightings: [CaseSighting],
        _ books: CaseBooks,
        where isAsked: (CaseSighting) -> Bool
    ) -> [CasePair] {
        var places: [String: Int] = [:]
        var spots: [String: [Spot]] = [:]
        func number(_ station: String) -> Int {
            let point = Names.parent(of: station)
            if let number = places[point] { return number }
            places[point] = places.count
            return places.count - 1
        }
        for (index, sighting) in sightings.enumerated() {
            let spot = Spot(sighting, index: index, place: sighting.station.map(number))
            spots[sighting.indicator, default: []].append(spot)
        }
        return spots.values.flatMap { pairs($0, sightings, books, where: isAsked) }
            .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    /// On how many days before its own a case may have been reported that one repeats.
    package static func days(before day: Int64, _ books: CaseBooks) -> Int64 {
        // Where the rules change in the night, those of either side may hold.
        let hours = [day, day + 1].map { books.rules(at: $0 * 1440).duplicates.hours }.max() ?? 0
        return hours / 24 + 1
    }

    /// The pairs among those of one indicator.
    private static func pairs(
        _ spots: [Spot],
        _ sightings: [CaseSighting],
        _ books: CaseBooks,
        where isAsked: (CaseSighting) -> Bool
    ) -> [CasePair] {
        let sorted = spots.sorted { one, other in
            one.minute == other.minute
                ? sightings[one.index].record < sightings[other.index].record
                : one.minute < other.minute
        }
        var pairs: [CasePair] = []
        for (number, later) in sorted.enumerated() where isAsked(sightings[later.index]) {
            let limits = books.rules(at: later.minute).duplicates
            for earlier in sorted[..<number].reversed() {
                guard later.minute - earlier.minute <= limits.hours * 60 else { break }
                guard earlier.mayBeNear(later, limits) else { continue }
                let pair = sightings[earlier.index].pair(with: sightings[later.index], limits)
                if let pair { pairs.append(pair) }
            }
        }
        return pairs
    }
}

/// Of a sighting what tells quickly that it is not near another one.
///
/// Of tens of thousands of cases millions of pairs are within the limit of time.
private struct Spot {
    let minute: Int64
    /// Of the sighting among all.
    let index: Int
    /// A number for the point of its station; `nil` without a station.
    private let place: Int?
    private let position: Position?

    init(_ sighting: CaseSighting, index: Int, place: Int?) {
        minute = sighting.minute
        self.index = index
        self.place = place
        position = sighting.position
    }

    /// False only where the distance is over the limit, or not known.
    func mayBeNear(_ other: Spot, _ limits: CaseRules.Duplicates) -> Bool {
        if let place, place == other.place { return true }
        guard let position, let there = other.position else { return false }
        return position.metres(to: there) <= limits.metres
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
