/// One row of a round with its score and where it lost points.
///
/// The score is out of 100: ``ItemScore/most`` of all items that count adds up to 100, and what is
/// lost at points to what is lost at items, exactly.
package struct RowScore: Sendable {
    package let id: String
    /// 组别: only rows of one class are ranked against each other.
    package let group: String
    /// In the order of the scheme.
    package let items: [ItemScore]
    /// 加分, by id, in the order of the scheme.
    package let bonus: [BonusScore]
    /// Points looked at.
    package let points: Int
    package let passed: Int64
    package let judged: Int64
    package let own: (judged: Int64, failed: Int64)

    package struct BonusScore: Hashable, Sendable {
        package let id: String
        package let marks: Marks
    }

    /// Points lost, of 100.
    package var lost: Marks { items.map(\.lost).sum }

    /// 100 less what is lost, and the bonus.
    package var score: Marks { Marks.hundred - lost + bonus.map(\.marks).sum }

    /// Whether anything was tested.
    package var isTested: Bool { items.contains { $0.state.counts && $0.state != .filled } }

    /// 得分 and 满分 in the marks of the scheme.
    package var earned: Marks { items.map(\.earned).sum }
    package var fullMark: Marks { items.filter(\.state.counts).map(\.mark).sum }

    /// 达标项占比: items met and items tested.
    package var metItems: (met: Int, tested: Int) {
        let tested = items.filter { $0.isMet != nil }
        return (tested.count { $0.isMet == true }, tested.count)
    }
}

/// One item of a row.
package struct ItemScore: Sendable {
    package enum State: Hashable, Sendable {
        /// By checks, counts or a value given by hand.
        case scored
        /// 自动符合, with full mark.
        case exempt
        /// Not tested here for want of such a place; given the mean or the full mark.
        case filled
        /// 自动符合, left out.
        case exemptLeftOut
        /// There is no such place.
        case noPlace
        /// There is, and nobody looked.
        case notTested
        /// Too few counts to judge a ratio.
        case tooSmall
        /// Not one of those that count for the row in this round.
        case notAsked

        /// Whether it is in the score.
        package var counts: Bool {
            switch self {
            case .scored, .exempt, .filled: true
            default: false
            }
        }
    }

    package let id: String
    package let state: State
    /// The full mark by the scheme.
    package let mark: Marks
    /// Of that, what was earned.
    package let earned: Marks
    /// What it can cost of the 100 points; 0 where it does not count or has no bound.
    package let most: Marks
    /// What it costs.
    package let lost: Marks
    /// Passed and judged, or the summed counts.
    package let passed: Int64
    package let judged: Int64
    /// Violations for which points are taken off; `nil` by share, and where it is not tested in the
    /// field.
    package let violations: Int64?
    /// 达标; `nil` where it was not tested.
    package let isMet: Bool?
    /// By point, ascending; what was lost at no point stands last under the empty text.
    package let places: [PlaceScore]

    /// 得分率: earned and full mark.
    package var rate: (earned: Marks, mark: Marks) { (earned, mark) }
}

/// What an item came to at one point.
package struct PlaceScore: Hashable, Sendable {
    package let sum: PointSum
    package var point: String { sum.point }
    /// How much could be lost here: the measure by which rows are compared.
    package let exposure: Int64
    package let lost: Marks
}
