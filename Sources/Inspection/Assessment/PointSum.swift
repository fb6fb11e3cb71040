/// What one row came to at one point for one item.
package struct PointSum: Hashable, Sendable {
    package var point: String
    /// The kind of place with which it is compared: the first type of the point.
    package var stratum: String
    package var passed: Int64 = 0
    package var failed: Int64 = 0
    package var exempt: Int64 = 0
    /// Failed checks that name a first finding.
    package var repeated: Int64 = 0
    package var found: Int64 = 0
    package var numerator: Int64 = 0
    package var denominator: Int64 = 0
    package var disputed: Int64 = 0
    /// Failed checks that a ruling on an appeal took away.
    package var excused: Int64 = 0

    package init(point: String, stratum: String) {
        self.point = point
        self.stratum = stratum
    }

    package static func += (sum: inout PointSum, measures: Measures) {
        sum.passed += measures.passed
        sum.failed += measures.failed
        sum.exempt += measures.exempt
        sum.repeated += measures.repeated
        sum.found += measures.found
        sum.numerator += measures.numerator
        sum.denominator += measures.denominator
        sum.disputed += measures.disputed
    }

    /// Passed and failed: the denominator of the pass rate.
    package var judged: Int64 { passed + failed }

    /// Whether anybody looked.
    package var isLookedAt: Bool { judged > 0 || exempt > 0 || denominator > 0 || found > 0 }

    /// Takes failed checks away by a ruling: as passed ones, or as if nobody had looked.
    package mutating func excuse(_ ruling: AppealRuling) {
        guard ruling.verdict != .rejected else { return }
        let count = min(ruling.checks ?? failed, failed)
        failed -= count
        repeated = min(repeated, failed)
        found = max(0, found - count)
        excused += count
        if ruling.verdict == .upheld { passed += count }
    }
}

/// What is known of one row of a ranking before it is scored: a street, a unit, a kind of place.
package struct RowInput: Sendable {
    package var id: String
    /// By the number of the item in the scheme.
    package var sums: [Int: [PointSum]]
    /// Points given by hand, by the ids of items and bonuses.
    package var values: [String: Marks] = [:]
    /// Items that can be asked for nowhere here.
    package var withoutPlace: Set<Int> = []
    /// The only items that count; `nil` for all.
    package var items: Set<String>?
    /// Judged and failed checks of its own people: shown, never ranked.
    package var own: (judged: Int64, failed: Int64) = (0, 0)

    package init(id: String, sums: [Int: [PointSum]] = [:]) {
        self.id = id
        self.sums = sums
    }
}
