/// Why a row stands behind another one: the gap between two scores, in parts that add up to it.
///
/// At each item and point the row lost something; the other one would have lost something at as
/// many checks at such a place, too. The difference is the part of the point. What is left of an
/// item comes from another mix of places and items. Derivation: Documentation/assessment.md.
package struct GapSplit: Sendable {
    package enum Cause: Hashable, Sendable {
        /// At a point, by an item.
        case place(item: String, point: String)
        /// By an item tested otherwise than at points.
        case value(item: String)
        /// Another mix of places, or an item that only one of them has.
        case mix(item: String)
        case bonus(id: String)
    }

    package struct Part: Hashable, Sendable {
        package let cause: Cause
        /// What the row lost there; less than nothing where a bonus gave something.
        package let lost: Marks
        /// What it lost more than the other would have: its part of the gap.
        package let gap: Marks
    }

    /// In the order of the scheme, then of the points; parts of nothing are left out.
    package let parts: [Part]

    /// The gap itself: the sum of all parts.
    package var gap: Marks { parts.map(\.gap).sum }

    /// Against one row, or against the mean of several.
    package init(_ row: RowScore, against others: [RowScore]) {
        var parts: [Part] = []
        for (index, item) in row.items.enumerated() {
            parts += GapSplit.parts(item, against: others.map { $0.items[index] })
        }
        parts += GapSplit.bonusParts(row, against: others)
        self.parts = parts.filter { $0.lost != .zero || $0.gap != .zero }
    }

    private static func parts(_ item: ItemScore, against others: [ItemScore]) -> [Part] {
        let reference = Reference(others)
        var expected = Marks.zero
        var parts: [Part] = []
        for place in item.places {
            let there = reference.loss(of: place)
            expected += there
            parts.append(
                Part(
                    cause: place.point.isEmpty
                        ? .value(item: item.id) : .place(item: item.id, point: place.point),
                    lost: place.lost,
                    gap: place.lost - there
                )
            )
        }
        parts.append(
            Part(cause: .mix(item: item.id), lost: .zero, gap: expected - reference.mean)
        )
        return parts
    }

    private static func bonusParts(_ row: RowScore, against others: [RowScore]) -> [Part] {
        let ids = ([row] + others).flatMap { $0.bonus.map(\.id) }
        var seen: Set<String> = []
        return ids.filter { seen.insert($0).inserted }.map { id in
            func marks(_ row: RowScore) -> Marks {
                row.bonus.first { $0.id == id }?.marks ?? .zero
            }
            let mean = others.map(marks).sum.share(1, of: Int64(max(1, others.count)))
            return Part(cause: .bonus(id: id), lost: .zero - marks(row), gap: mean - marks(row))
        }
    }

    /// What the others lost by an item, by kind of place.
    private struct Reference {
        private var lost: [String: Marks] = [:]
        private var exposure: [String: Int64] = [:]
        private var allLost = Marks.zero
        private var allExposure: Int64 = 0
        let mean: Marks

        init(_ items: [ItemScore]) {
            for place in items.flatMap(\.places) {
                lost[place.sum.stratum, default: .zero] += place.lost
                exposure[place.sum.stratum, default: 0] += place.exposure
                allLost += place.lost
                allExposure += place.exposure
            }
            mean = items.map(\.lost).sum.share(1, of: Int64(max(1, items.count)))
        }

        /// What they would have lost at a place: at such a kind of place, or else anywhere, or else
        /// as much as the row itself.
        func loss(of place: PlaceScore) -> Marks {
            let stratum = place.sum.stratum
            if let whole = exposure[stratum], whole > 0 {
                return (lost[stratum] ?? .zero).share(place.exposure, of: whole)
            }
            guard allExposure > 0 else { return place.lost }
            return allLost.share(place.exposure, of: allExposure)
        }
    }
}
