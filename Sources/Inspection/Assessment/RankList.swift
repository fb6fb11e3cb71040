/// 排名: rows in order, within their classes.
package struct RankList: Sendable {
    package enum State: Hashable, Sendable {
        /// From 1; rows with equal scores share one, and the next number is passed over.
        case ranked(Int)
        /// 样本不足.
        case tooSmall
        /// 未测评.
        case notTested
        /// 未归属: what nobody answers for competes with nobody.
        case nobody
    }

    package struct Place: Sendable {
        package let row: RowScore
        package let state: State
        /// Of the pass rate.
        package let interval: Interval?
        /// 同口径合格率: the pass rate at equal mix, in millionths.
        package let equalMix: Int64?
        /// 差异不明显: whether its interval overlaps that of the row before it in the ranking.
        package let isCloseToPrevious: Bool

        package var rank: Int? {
            guard case .ranked(let rank) = state else { return nil }
            return rank
        }
    }

    package let scheme: Scheme
    /// By class, then rank and id; the rows that are not ranked at the end of their class.
    package let places: [Place]

    package init(_ sheet: ScoreSheet) {
        scheme = sheet.scheme
        let groups = Dictionary(grouping: sheet.rows, by: \.group)
        var places: [Place] = []
        for name in groups.keys.sorted() {
            places += RankList.places(groups[name] ?? [], sheet.scheme)
        }
        self.places = places
    }

    private static func places(_ rows: [RowScore], _ scheme: Scheme) -> [Place] {
        let states = rows.map { state(of: $0, scheme) }
        let mix = EqualMix(zip(rows, states).filter { $1 == nil }.map(\.0))
        func shown(_ row: RowScore) -> Marks { row.score.rounded(to: scheme.decimals) }
        let ranked = zip(rows, states).filter { $1 == nil }.map(\.0)
            .sorted { one, other in
                shown(one) == shown(other)
                    ? one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
                    : shown(one) > shown(other)
            }
        var places: [Place] = []
        for (index, row) in ranked.enumerated() {
            let isTied = index > 0 && shown(ranked[index - 1]) == shown(row)
            let rank = isTied ? places[index - 1].rank ?? index + 1 : index + 1
            let interval = Interval(passed: row.passed, judged: row.judged)
            let previous = index > 0 ? places[index - 1].interval : nil
            places.append(
                Place(
                    row: row,
                    state: .ranked(rank),
                    interval: interval,
                    equalMix: mix.rate(of: row),
                    isCloseToPrevious: interval.flatMap { own in
                        previous.map { own.overlaps($0) }
                    } ?? false
                )
            )
        }
        for wanted in [State.tooSmall, .notTested, .nobody] {
            for (row, state) in zip(rows, states) where state == wanted {
                places.append(
                    Place(
                        row: row,
                        state: wanted,
                        interval: Interval(passed: row.passed, judged: row.judged),
                        equalMix: mix.rate(of: row),
                        isCloseToPrevious: false
                    )
                )
            }
        }
        return places
    }

    /// Why a row is not ranked; `nil` when it is.
    private static func state(of row: RowScore, _ scheme: Scheme) -> State? {
        guard !row.id.isEmpty else { return .nobody }
        guard row.isTested else { return .notTested }
        // Where nothing is looked at in the field, nothing can be too small.
        let hasField = scheme.items.contains { $0.way == .field }
        guard hasField else { return nil }
        guard row.points >= scheme.minimumPoints, row.judged >= scheme.minimumChecks else {
            return .tooSmall
        }
        return nil
    }

    package func place(of id: String) -> Place? { places.first { $0.row.id == id } }

    /// The ranked rows of a class.
    package func ranked(in group: String) -> [Place] {
        places.filter { $0.row.group == group && $0.rank != nil }
    }

    /// The next row above, with a better score; `nil` for the first.
    package func above(_ place: Place) -> Place? {
        guard let rank = place.rank else { return nil }
        return ranked(in: place.row.group).last { ($0.rank ?? rank) < rank }
    }
}
