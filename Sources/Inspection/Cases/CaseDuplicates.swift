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

/// 疑似重复: the same indicator, near in place and time, seen by different people.
///
/// Only proposed: a `join` or `distinct` decides.
package enum CaseDuplicates {
    /// All pairs, in the order of their reports.
    ///
    /// - Complexity: O(*n* log *n*) in the cases, times those of one indicator within the limit of
    ///   time.
    package static func pairs(among files: [CaseFile], _ books: CaseBooks) -> [CasePair] {
        var byIndicator: [String: [Candidate]] = [:]
        for file in files {
            guard let candidate = Candidate(file, books) else { continue }
            byIndicator[candidate.indicator, default: []].append(candidate)
        }
        return byIndicator.values.flatMap { pairs($0, books) }
            .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    /// On how many days before its own a case may have been reported that one repeats.
    package static func days(before day: Int64, _ books: CaseBooks) -> Int64 {
        // Where the rules change in the night, those of either side may hold.
        let hours = [day, day + 1].map { books.rules(at: $0 * 1440).duplicates.hours }.max() ?? 0
        return hours / 24 + 1
    }

    private static func pairs(_ candidates: [Candidate], _ books: CaseBooks) -> [CasePair] {
        let sorted = candidates.sorted {
            ($0.minute, $0.file.record) < ($1.minute, $1.file.record)
        }
        var pairs: [CasePair] = []
        for (index, later) in sorted.enumerated() {
            let limits = books.rules(at: later.minute).duplicates
            for earlier in sorted[..<index].reversed() {
                guard later.minute - earlier.minute <= limits.hours * 60 else { break }
                if let pair = earlier.pair(with: later, limits) { pairs.append(pair) }
            }
        }
        return pairs
    }

    private struct Candidate {
        let file: CaseFile
        let report: CaseReport
        let indicator: String
        let minute: Int64
        let position: Position?

        init?(_ file: CaseFile, _ books: CaseBooks) {
            guard let report = file.report, let indicator = report.claim.indicator,
                ![.void, .joined, .declined].contains(file.state)
            else { return nil }
            self.file = file
            self.report = report.claim
            self.indicator = indicator
            minute = report.minute
            position =
                report.claim.position
                ?? report.claim.point.flatMap {
                    books.gazetteer.point($0, on: books.date(at: report.minute))?.position
                }
        }

        func pair(with later: Candidate, _ limits: CaseRules.Duplicates) -> CasePair? {
            // What one person sees twice is two problems; what came back is a new one.
            let isSeenTwice =
                file.finder == later.file.finder && isSeenByWriter && later.isSeenByWriter
            guard !isSeenTwice, !isDecided(later), !isLinked(later),
                (file.moments.ended ?? .max) >= later.minute,
                let distance = distance(to: later), distance.metres ?? 0 <= limits.metres
            else { return nil }
            return CasePair(
                first: file.record,
                second: later.file.record,
                metres: distance.metres,
                minutes: later.minute - minute
            )
        }

        /// What citizens and media report is typed in by clerks.
        private var isSeenByWriter: Bool {
            ![.snapshot, .hotline, .media].contains(report.source)
        }

        private func isDecided(_ other: Candidate) -> Bool {
            file.distinct.contains(other.file.record) || other.file.distinct.contains(file.record)
        }

        private func isLinked(_ other: Candidate) -> Bool {
            other.report.first == file.record || report.first == other.file.record
        }

        /// `nil` where nothing says that they are near.
        private func distance(to other: Candidate) -> (metres: Int64?, Void)? {
            if let station = report.station, station == other.report.station { return (nil, ()) }
            if let position, let theirs = other.position {
                return (position.metres(to: theirs), ())
            }
            if let point = report.point, point == other.report.point { return (nil, ()) }
            return nil
        }
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
