/// The scores of all rows of a round by one scheme.
///
/// A pure function of scheme and rows. Source of the arithmetic: Documentation/assessment.md.
package struct ScoreSheet: Sendable {
    package let scheme: Scheme
    /// In the order of their ids.
    package let rows: [RowScore]

    /// What a standard makes of summed counts of an item; `nil` where it has no limit for them.
    package typealias Judge = (_ item: Int, _ numerator: Int64, _ denominator: Int64) -> Judgement?

    package init(_ scheme: Scheme, rows: [RowInput], judge: Judge = { _, _, _ in nil }) {
        self.scheme = scheme
        let rows = rows.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        var drafts = rows.map { RowDraft($0, scheme, judge) }
        if scheme.absent == .mean { ScoreSheet.fill(&drafts, scheme) }
        self.rows = drafts.map { $0.scored(by: scheme) }
    }

    /// Gives rows without a kind of place the mean share of the others in their class.
    private static func fill(_ drafts: inout [RowDraft], _ scheme: Scheme) {
        for item in scheme.items.indices {
            var shares: [String: [Int64]] = [:]
            for draft in drafts where draft.items[item].state == .scored {
                shares[draft.group, default: []].append(draft.items[item].share.parts)
            }
            for index in drafts.indices where drafts[index].items[item].state == .noPlace {
                guard let known = shares[drafts[index].group] else { continue }
                let sum = known.reduce(0, +)
                drafts[index].items[item].state = .filled
                drafts[index].items[item].share = Share(
                    part: sum,
                    whole: Share.one * Int64(known.count)
                )
            }
        }
    }
}

/// An exact part of a whole.
struct Share: Hashable, Sendable {
    var part: Int64
    var whole: Int64

    static let one: Int64 = 1_000_000
    static let full = Share(part: 1, whole: 1)

    /// In millionths.
    var parts: Int64 { Marks(millionths: Share.one).share(part, of: whole).millionths }
}

/// A row while it is scored: what each item earns, before what it weighs.
private struct RowDraft {
    struct Item {
        var state = ItemScore.State.notTested
        var share = Share.full
        /// Violations, where points are deducted.
        var violations: Int64 = 0
        var passed: Int64 = 0
        var judged: Int64 = 0
        /// Whether counts stand in for checks.
        var isCounted = false
        var sums: [PointSum] = []
    }

    let input: RowInput
    let group: String
    var items: [Item] = []

    init(_ input: RowInput, _ scheme: Scheme, _ judge: ScoreSheet.Judge) {
        self.input = input
        group = scheme.classOf(input.id)
        for (index, item) in scheme.items.enumerated() {
            items.append(draft(item, index, scheme, judge))
        }
    }

    private func draft(
        _ item: SchemeItem,
        _ index: Int,
        _ scheme: Scheme,
        _ judge: ScoreSheet.Judge
    ) -> Item {
        var draft = Item()
        draft.sums = (input.sums[index] ?? []).filter(\.isLookedAt)
            .sorted { $0.point.utf8.lexicographicallyPrecedes($1.point.utf8) }
        guard input.items?.contains(item.id) ?? true else {
            draft.state = .notAsked
            return draft
        }
        guard item.way == .field else {
            if let value = input.values[item.id], item.mark > .zero {
                draft.state = .scored
                let earned = min(value, item.mark).millionths
                draft.share = Share(part: earned, whole: item.mark.millionths)
            }
            return draft
        }
        draft.measure(item, index, scheme, judge)
        if draft.state == .notTested, input.withoutPlace.contains(index) {
            draft.state = scheme.absent == .full ? .filled : .noPlace
        }
        return draft
    }

    /// The row with every item's part of the 100 points.
    func scored(by scheme: Scheme) -> RowScore {
        let most = mostOfItems(scheme)
        let lost = scheme.method == .share ? lostShares(most) : deductions(scheme)
        let points = Set(items.flatMap { $0.sums.map(\.point) })
        let scores = scheme.items.indices.map { index in
            score(scheme.items[index], items[index], most[index], lost[index], scheme)
        }
        let counted = items.filter { $0.state == .scored && !$0.isCounted && !$0.sums.isEmpty }
        return RowScore(
            id: input.id,
            group: group,
            items: scores,
            bonus: scheme.bonus.compactMap { bonus in
                input.values[bonus.id].map { .init(id: bonus.id, marks: min($0, bonus.most)) }
            },
            points: points.count,
            passed: counted.reduce(0) { $0 + $1.passed },
            judged: counted.reduce(0) { $0 + $1.judged },
            own: input.own
        )
    }

    /// The 100 points spread over the parts by weight, and within these over the items by mark.
    private func mostOfItems(_ scheme: Scheme) -> [Marks] {
        var most = [Marks](repeating: .zero, count: items.count)
        guard scheme.method == .share else { return most }
        let parts = scheme.parts.isEmpty ? [Scheme.Part(id: "", weight: .hundred)] : scheme.parts
        let members = parts.enumerated().map { number, part in
            scheme.items.indices.filter { index in
                let own = scheme.items[index].part
                return items[index].state.counts
                    && (scheme.parts.isEmpty || own == part.id || own == nil && number == 0)
            }
        }
        let weights = zip(parts, members).map { part, members in
            let marks = members.map { scheme.items[$0].mark.millionths }.reduce(0, +)
            return marks > 0 ? part.weight.millionths : 0
        }
        for (marks, members) in zip(Marks.hundred.spread(over: weights), members) {
            let shares = marks.spread(over: members.map { scheme.items[$0].mark.millionths })
            for (index, share) in zip(members, shares) { most[index] = share }
        }
        return most
    }

    private func lostShares(_ most: [Marks]) -> [Marks] {
        zip(items, most).map { item, most in
            item.state.counts
                ? most.share(item.share.whole - item.share.part, of: item.share.whole) : .zero
        }
    }

    /// What is taken off for violations; no more than 100 points in all.
    private func deductions(_ scheme: Scheme) -> [Marks] {
        let points = Int64(max(1, Set(items.flatMap { $0.sums.map(\.point) }).count))
        let lost = zip(items, scheme.items).map { draft, item -> Marks in
            guard draft.state.counts else { return .zero }
            guard item.way == .field else {
                return item.mark.share(
                    draft.share.whole - draft.share.part,
                    of: draft.share.whole
                )
            }
            let marks = Marks(
                millionths: item.points.millionths.multipliedReportingOverflow(
                    by: draft.violations
                ).partialValue
            )
            let each = scheme.isPerPoint ? marks.share(1, of: points) : marks
            return min(each, item.cap ?? .hundred)
        }
        guard lost.sum > .hundred else { return lost }
        return Marks.hundred.spread(over: lost.map(\.millionths))
    }

    private func score(
        _ item: SchemeItem,
        _ draft: Item,
        _ most: Marks,
        _ lost: Marks,
        _ scheme: Scheme
    ) -> ItemScore {
        let earned: Marks =
            draft.state.counts ? item.mark.share(draft.share.part, of: draft.share.whole) : .zero
        let isTested = draft.state == .scored || draft.state == .exempt
        return ItemScore(
            id: item.id,
            state: draft.state,
            mark: item.mark,
            earned: earned,
            most: most,
            lost: lost,
            passed: draft.passed,
            judged: draft.judged,
            violations: scheme.method == .deduction && item.way == .field
                ? draft.violations : nil,
            isMet: isTested ? draft.isMet(scheme.met) : nil,
            places: places(draft, most, lost, scheme)
        )
    }

    /// What was lost, at the points where it was missed.
    private func places(
        _ draft: Item,
        _ most: Marks,
        _ lost: Marks,
        _ scheme: Scheme
    ) -> [PlaceScore] {
        guard draft.state.counts else { return [] }
        let misses = draft.sums.map { draft.misses(at: $0, scheme) }
        let looks = draft.sums.map { draft.isCounted ? $0.denominator : $0.judged }
        let exposures =
            scheme.method == .share ? most.spread(over: looks).map(\.millionths) : looks
        let parts = lost.spread(over: misses)
        var places = draft.sums.indices.map { index in
            PlaceScore(sum: draft.sums[index], exposure: exposures[index], lost: parts[index])
        }
        let rest = lost - parts.sum
        if rest != .zero || places.isEmpty && most > .zero {
            places.append(
                PlaceScore(
                    sum: PointSum(point: "", stratum: ""),
                    exposure: places.isEmpty ? most.millionths : 0,
                    lost: rest
                )
            )
        }
        return places
    }
}

extension RowDraft.Item {
    /// Judges what was seen by the item's rule.
    fileprivate mutating func measure(
        _ item: SchemeItem,
        _ index: Int,
        _ scheme: Scheme,
        _ judge: ScoreSheet.Judge
    ) {
        passed = sums.reduce(0) { $0 + $1.passed }
        judged = sums.reduce(0) { $0 + $1.judged }
        let exempt = sums.reduce(0) { $0 + $1.exempt }
        let (numerator, denominator) = sums.reduce((Int64(0), Int64(0))) {
            ($0.0 + $1.numerator, $0.1 + $1.denominator)
        }
        violations = sums.reduce(0) { $0 + $1.violations(scheme) }
        isCounted = denominator > 0 && (judged == 0 || item.award == .standard)
        if isCounted {
            passed = numerator
            judged = denominator
            switch judge(index, numerator, denominator) {
            case .undecided(.sampleTooSmall): state = .tooSmall
            case .pass where item.award == .standard: settle(.full)
            case .fail where item.award == .standard: settle(Share(part: 0, whole: 1))
            default: settle(share(item, passed, judged))
            }
        } else if judged > 0 {
            let met = scheme.exempt == .full ? exempt : 0
            settle(share(item, passed + met, judged + met))
        } else if exempt > 0 {
            state = scheme.exempt == .full ? .exempt : .exemptLeftOut
        } else if scheme.method == .deduction, !sums.isEmpty {
            settle(.full)
        }
    }

    private mutating func settle(_ share: Share) {
        state = .scored
        self.share = share
    }

    private func share(_ item: SchemeItem, _ passed: Int64, _ judged: Int64) -> Share {
        switch item.award {
        case .rate: return Share(part: passed, whole: judged)
        case .all, .standard: return Share(part: passed == judged ? 1 : 0, whole: 1)
        case .thresholds:
            let reached = item.thresholds.first { threshold in
                Share(part: passed, whole: judged).reaches(threshold.from)
            }
            return Share(
                part: reached?.share.millionths ?? 0,
                whole: Marks.hundred.millionths
            )
        }
    }

    fileprivate func isMet(_ limit: Marks) -> Bool { share.reaches(limit) }

    /// What counts as missed at a point: where a loss is laid.
    fileprivate func misses(at sum: PointSum, _ scheme: Scheme) -> Int64 {
        if scheme.method == .deduction { return sum.violations(scheme) }
        return isCounted ? max(0, sum.denominator - sum.numerator) : sum.failed
    }
}

extension PointSum {
    fileprivate func violations(_ scheme: Scheme) -> Int64 {
        switch scheme.violation {
        case .problems: failed - repeated
        case .checks: failed
        case .found: found
        }
    }
}

extension Share {
    /// Whether it is that many per cent or more.
    fileprivate func reaches(_ percent: Marks) -> Bool {
        Int128(part) * Int128(Marks.hundred.millionths) >= Int128(percent.millionths)
            * Int128(whole)
    }
}
