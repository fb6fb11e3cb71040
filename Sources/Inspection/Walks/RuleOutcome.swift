/// What a rule comes to along a street, on one side or on both together.
package struct RuleOutcome: Sendable {
    package enum Verdict: String, CaseIterable, Sendable {
        /// 达标.
        case met
        /// 未达标.
        case notMet = "not-met"
        /// 巡查不足: what was not walked, or not measured, could change it.
        case notWalkedEnough = "not-walked-enough"
        /// 不适用: there is nothing that it judges.
        case nothing
        /// No standard is at hand that has the indicator, or its row is of another kind.
        case noIndicator = "no-indicator"
    }

    package let rule: SpacingRule
    package let sides: RuleSides
    package let verdict: Verdict
    /// How many of its things are there.
    package let there: Int
    /// What is missing where, ascending.
    package var gaps: [Gap] = []
    /// The areas together, for a rule about shares, in square centimetres.
    package var areas: (advert: Int64, total: Int64)?

    /// A part of the street that does not meet a rule.
    package struct Gap: Hashable, Sendable {
        /// Millimetres from the beginning.
        package let from: Int64
        package let to: Int64
        /// The fewest in any window of it; of a hoarding its advert in square centimetres.
        package let there: Int64
        /// How many were wanted; of a hoarding the least area, rounded up.
        package let wanted: Int64

        package init(from: Int64, to: Int64, there: Int64, wanted: Int64) {
            self.from = from
            self.to = to
            self.there = there
            self.wanted = wanted
        }
    }
}

extension JoinedWalk {
    /// Judges a rule.
    ///
    /// `indicator`: what the standard in force has under the code that the rule names.
    ///
    /// - Returns: one outcome for each part of the street's sides that is judged for itself.
    /// - Complexity: O(*n*) in the items, times the number wanted in a window for each gap.
    package func outcomes(of rule: SpacingRule, indicator: Indicator? = nil) -> [RuleOutcome] {
        rule.sides.parts.map { sides in
            let seen = seen(by: rule, sides)
            switch rule.measure {
            case .spacing(let wanted, let within, let windows, let ends):
                return spacing(
                    rule,
                    sides,
                    seen.map(\.at),
                    SpacingWish(wanted: wanted, within: within, windows, ends)
                )
            case .share(let percent, let per):
                return share(rule, sides, seen, .atLeast, percent, per)
            case .carries: return carries(rule, sides, seen)
            case .indicator: return outcome(of: rule, sides, seen, by: indicator)
            }
        }
    }

    /// What a rule counts on some of the sides, ascending by place.
    ///
    /// - Complexity: O(*n*) in the items.
    package func seen(by rule: SpacingRule, _ sides: RuleSides) -> [WalkItem] {
        items.lazy.map(\.item).filter { item in
            sides.contains(item.side)
                && (rule.categories.isEmpty || rule.categories.contains(item.category))
                && (rule.countsDefective || item.detail.defect == nil)
        }
    }

    private func outcome(
        of rule: SpacingRule,
        _ sides: RuleSides,
        _ seen: [WalkItem],
        by indicator: Indicator?
    ) -> RuleOutcome {
        switch indicator?.kind {
        case .interval:
            if let wish = indicator.flatMap(SpacingWish.init) {
                return spacing(rule, sides, seen.map(\.at), wish)
            }
        case .ratio:
            if let comparator = indicator?.comparator, let limit = indicator?.limit {
                let per: SpacingRule.Per = indicator?.reading[.per] == "item" ? .item : .all
                return share(rule, sides, seen, comparator, limit, per)
            }
        case .presence: return carries(rule, sides, seen)
        default: break
        }
        return RuleOutcome(rule: rule, sides: sides, verdict: .noIndicator, there: seen.count)
    }
}

/// At least so many in every window, as a rule or an indicator wants it.
struct SpacingWish: Hashable {
    let wanted: Int
    let within: Int64
    let windows: SpacingRule.Windows
    let ends: SpacingRule.Ends

    init(wanted: Int, within: Int64, _ windows: SpacingRule.Windows, _ ends: SpacingRule.Ends) {
        self.wanted = wanted
        self.within = within
        self.windows = windows
        self.ends = ends
    }

    /// What an indicator of kind `interval` wants; `nil` where its limit is no longest stretch.
    init?(_ indicator: Indicator) {
        guard let comparator = indicator.comparator, let limit = indicator.limit,
            let unit = MeasureUnit(length: indicator.unit),
            var within = limit.parts(of: unit.factor),
            within > 0
        else { return nil }
        let isBlocks = indicator.reading.says(.spacing, "per-section")
        switch comparator {
        case .atMost: break
        // Whole millimetres: shorter than a limit is at most one less.
        case .less: if !isBlocks { within -= 1 }
        case .equal, .atLeast, .more: if !isBlocks { return nil }
        }
        self.init(
            wanted: 1,
            within: within,
            isBlocks ? .blocks : .sliding,
            indicator.reading.says(.ends, "ignore") ? .ignore : .count
        )
    }
}

// MARK: - Windows

extension JoinedWalk {
    private func spacing(
        _ rule: SpacingRule,
        _ sides: RuleSides,
        _ places: [Int64],
        _ wish: SpacingWish
    ) -> RuleOutcome {
        let walked = walked(sides)
        let (sure, isOpen) =
            switch wish.windows {
            case .sliding: slidingGaps(places, walked, wish)
            case .blocks: blockGaps(places, walked, wish)
            }
        var outcome = RuleOutcome(
            rule: rule,
            sides: sides,
            verdict: !sure.isEmpty
                ? .notMet
                : isOpen || walked.isEmpty && places.isEmpty ? .notWalkedEnough : .met,
            there: places.count
        )
        outcome.gaps = sure
        return outcome
    }

    /// The parts where some fully walked window has too few, and whether others could have.
    ///
    /// Windows that overlap make one gap.
    private func slidingGaps(
        _ places: [Int64],
        _ walked: Stretches,
        _ wish: SpacingWish
    ) -> (sure: [RuleOutcome.Gap], isOpen: Bool) {
        var low: Int64 = 0
        var high = length
        var mayBe = (low: low, high: high)
        if wish.ends == .ignore, places.count >= wish.wanted, let first = places.first,
            let last = places.last
        {
            (low, high) = (first, last)
            let unwalked = walked.complement(from: 0, to: length).list
            mayBe.low = min(first, unwalked.first?.lowerBound ?? first)
            mayBe.high = max(last, unwalked.last?.upperBound ?? last)
        }
        var sure: [RuleOutcome.Gap] = []
        var rest = places[...]
        for stretch in walked.clamped(from: low, to: high).list {
            rest = rest.drop { $0 < stretch.lowerBound }
            let inside = rest.prefix { $0 <= stretch.upperBound }
            sure += JoinedWalk.gaps(inside, stretch, wish)
        }
        let isOpen = !Spacing(
            positions: places[...],
            start: mayBe.low,
            end: mayBe.high,
            countsEnds: true,
            wanted: wish.wanted
        ).stretches(longerThan: wish.within).isEmpty
        return (sure, isOpen)
    }

    private static func gaps(
        _ places: ArraySlice<Int64>,
        _ stretch: ClosedRange<Int64>,
        _ wish: SpacingWish
    ) -> [RuleOutcome.Gap] {
        func spacing(_ places: ArraySlice<Int64>, _ from: Int64, _ to: Int64, _ wanted: Int)
            -> [Spacing.Stretch]
        {
            Spacing(positions: places, start: from, end: to, countsEnds: true, wanted: wanted)
                .stretches(longerThan: wish.within)
        }
        var joined: [(from: Int64, to: Int64)] = []
        for found in spacing(places, stretch.lowerBound, stretch.upperBound, wish.wanted) {
            if let last = joined.last, found.from < last.to {
                joined[joined.count - 1].to = max(last.to, found.to)
            } else {
                joined.append((found.from, found.to))
            }
        }
        var rest = places
        return joined.map { gap in
            rest = rest.drop { $0 < gap.from }
            let inside = rest.prefix { $0 <= gap.to }
            let fewest = (0..<wish.wanted).first {
                !spacing(inside, gap.from, gap.to, $0 + 1).isEmpty
            }
            return RuleOutcome.Gap(
                from: gap.from,
                to: gap.to,
                there: Int64(fewest ?? wish.wanted - 1),
                wanted: Int64(wish.wanted)
            )
        }
    }

    /// The sections with too few that were walked, and whether there are others.
    private func blockGaps(
        _ places: [Int64],
        _ walked: Stretches,
        _ wish: SpacingWish
    ) -> (sure: [RuleOutcome.Gap], isOpen: Bool) {
        let lacking = Spacing(
            positions: places[...],
            start: 0,
            end: length,
            countsEnds: wish.ends == .count,
            wanted: wish.wanted
        ).sections(of: wish.within).filter { $0.there < wish.wanted }
        let sure = lacking.filter { section in
            walked.list.contains { $0.lowerBound <= section.from && section.to <= $0.upperBound }
        }
        return (
            sure.map {
                RuleOutcome.Gap(
                    from: $0.from,
                    to: $0.to,
                    there: Int64($0.there),
                    wanted: Int64(wish.wanted)
                )
            }, sure.count < lacking.count
        )
    }
}

// MARK: - Areas

extension JoinedWalk {
    /// Whether all of the street was looked at.
    private func isWhole(_ sides: RuleSides) -> Bool { walked(sides).length >= length }

    private func share(
        _ rule: SpacingRule,
        _ sides: RuleSides,
        _ seen: [WalkItem],
        _ comparator: Comparator,
        _ limit: ExactDecimal,
        _ per: SpacingRule.Per
    ) -> RuleOutcome {
        let measured = seen.compactMap { item -> (at: Int64, advert: Int64, total: Int64)? in
            guard let total = item.detail.total, total > 0 else { return nil }
            return (item.at, min(item.detail.advert ?? 0, total), total)
        }
        let advert = measured.reduce(Int64(0)) { $0 + $1.advert }
        let total = measured.reduce(Int64(0)) { $0 + $1.total }
        func holds(_ advert: Int64, _ total: Int64) -> Bool {
            comparator.holds(Int128(advert) * 100, over: Int128(total), limit)
        }
        let lacking =
            switch per {
            case .item: measured.filter { !holds($0.advert, $0.total) }
            case .all: measured.isEmpty || holds(advert, total) ? [] : measured
            }
        let isAll = measured.count == seen.count && isWhole(sides)
        let fails = !lacking.isEmpty && (per == .item || isAll)
        var outcome = RuleOutcome(
            rule: rule,
            sides: sides,
            verdict: fails ? .notMet : !isAll ? .notWalkedEnough : seen.isEmpty ? .nothing : .met,
            there: seen.count
        )
        outcome.areas = (advert, total)
        outcome.gaps =
            fails && per == .item
            ? lacking.map {
                RuleOutcome.Gap(
                    from: $0.at,
                    to: $0.at,
                    there: $0.advert,
                    wanted: JoinedWalk.least($0.total, limit)
                )
            } : []
        return outcome
    }

    /// So many percent of an area, rounded up.
    private static func least(_ total: Int64, _ percent: ExactDecimal) -> Int64 {
        let divisor = ExactDecimal.power(percent.scale) * 100
        let product = Int128(total) * Int128(percent.mantissa)
        return Int64(exactly: (product + divisor - 1) / divisor) ?? total
    }

    private func carries(
        _ rule: SpacingRule,
        _ sides: RuleSides,
        _ seen: [WalkItem]
    ) -> RuleOutcome {
        let bare = seen.filter { $0.detail.advert == 0 }
        let isAll = seen.allSatisfy { $0.detail.advert != nil } && isWhole(sides)
        var outcome = RuleOutcome(
            rule: rule,
            sides: sides,
            verdict: !bare.isEmpty
                ? .notMet : !isAll ? .notWalkedEnough : seen.isEmpty ? .nothing : .met,
            there: seen.count
        )
        outcome.gaps = bare.map {
            RuleOutcome.Gap(from: $0.at, to: $0.at, there: 0, wanted: 1)
        }
        return outcome
    }
}
