package import Journaling

extension Indicator {
    /// What the indicator makes of facts.
    ///
    /// - Parameters:
    ///   - facts: the evidence, by recorded names.
    ///   - found: the number of problems stated beside it; judged where the facts have no number
    ///     and more problems can only be worse.
    ///   - date: the day of the observation, for ages whose facts do not name it.
    /// - Returns: pass or fail, or why neither.
    package func judgement(
        of facts: Facts,
        found: Int64? = nil,
        on date: WorkDate? = nil
    ) -> Judgement {
        guard faults.isEmpty else { return .undecided(.unreadable) }
        guard comparator != nil, limit != nil else { return .undecided(.tallyOnly) }
        if kind == .presence { return presence(facts, found) }
        let measured =
            switch kind {
            case .presence, .count: count(facts, found)
            case .ratio, .ratePer: share(facts)
            case .area, .length: sizes(facts)
            case .interval: interval(facts)
            case .age: age(facts, on: date)
            case .set: members(facts)
            case .value: value(facts)
            }
        return rule.map { Judgement.all([measured, judgement(of: $0, facts)]) } ?? measured
    }

    /// What the indicator makes of sums over a period or area.
    ///
    /// - Parameters:
    ///   - numerator: the part.
    ///   - denominator: the whole.
    /// - Returns: pass or fail; undecided below ``minimum`` and without a rate.
    package func judgement(numerator: Int64, denominator: Int64) -> Judgement {
        guard faults.isEmpty else { return .undecided(.unreadable) }
        guard comparator != nil else { return .undecided(.tallyOnly) }
        guard denominator >= 0 else { return .undecided(.impossible(denominatorName)) }
        guard numerator >= 0, kind != .ratio || numerator <= denominator else {
            return .undecided(.impossible(numeratorName))
        }
        guard denominator > 0 else { return .undecided(.noRate) }
        guard denominator >= minimum ?? 1 else {
            return .undecided(.sampleTooSmall(denominator: denominator, minimum: minimum ?? 1))
        }
        let base = kind == .ratePer ? MeasureUnit(rate: unit)?.factor ?? 1 : 100
        return compare(Int128(numerator) * Int128(base), over: Int128(denominator))
    }

    /// The part and the whole of facts of a ratio, of lists their sums: what tallies add up.
    ///
    /// - Returns: `nil` where a fact is missing, negative or too large.
    package func fraction(of facts: Facts) -> (numerator: Int64, denominator: Int64)? {
        guard let numerator = sum(facts.integers(numeratorName)),
            let denominator = sum(facts.integers(denominatorName))
        else { return nil }
        return (numerator, denominator)
    }

    /// The recorded name of the fact with the part of a ratio.
    package var numeratorName: String { FactField(reading[.numerator] ?? "numerator").name }

    /// The recorded name of the fact with the whole of a ratio.
    package var denominatorName: String { FactField(reading[.denominator] ?? "denominator").name }
}

extension Indicator {
    private func compare(_ dividend: Int128, over divisor: Int128 = 1) -> Judgement {
        guard let comparator, let limit else { return .undecided(.tallyOnly) }
        return Judgement(comparator.holds(dividend, over: divisor, limit))
    }

    private func judgement(of rule: Condition, _ facts: Facts) -> Judgement {
        switch rule.value(in: facts) {
        case .yes: .pass
        case .no: .fail
        case .unknown(let names): .undecided(.missing(names))
        }
    }

    private func sum(_ numbers: [Int64]?) -> Int64? {
        guard let numbers, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        return Int64(exactly: numbers.reduce(Int128(0)) { $0 + Int128($1) })
    }

    private func name(_ key: Reading.Key, otherwise kind: FactField.Kind) -> String {
        if let label = reading[key] { return FactField(label).name }
        return fields.first { $0.kind == kind }?.name ?? key.rawValue
    }

    // MARK: Seen and counted

    /// The rule where any of its facts are given, otherwise the number of problems.
    private func presence(_ facts: Facts, _ found: Int64?) -> Judgement {
        if let rule, rule.facts.contains(where: { facts[$0] != nil }) {
            return judgement(of: rule, facts)
        }
        let name = reading[.field].map { FactField($0).name } ?? "count"
        let isWanted = limit.map { $0.mantissa > 0 } ?? false
        if let number = sum(facts.integers(name)) { return seen(number, isWanted) }
        if facts[name] != nil { return .undecided(.impossible(name)) }
        if let isThere = facts.holds(isWanted ? "present" : "seen") {
            return compare(isThere ? 1 : 0)
        }
        if let found { return seen(found, isWanted) }
        return .undecided(.missing(rule?.facts ?? [isWanted ? "present" : name]))
    }

    /// A number of problems, of which there must be none where the thing is wanted.
    private func seen(_ problems: Int64, _ isWanted: Bool) -> Judgement {
        isWanted ? compare(problems == 0 ? 1 : 0) : compare(Int128(problems))
    }

    private func count(_ facts: Facts, _ found: Int64?) -> Judgement {
        let labels = fields.map(\.label)
        let label =
            reading[.field] ?? (labels.contains("count") ? "count" : labels.first ?? "count")
        let name = FactField(label).name
        if let number = sum(facts.integers(name)) { return compare(Int128(number)) }
        if facts[name] != nil { return .undecided(.impossible(name)) }
        guard let found, isMoreWorse else { return .undecided(.missing([name])) }
        return compare(Int128(found))
    }

    /// Whether only a number that is too large fails.
    private var isMoreWorse: Bool {
        switch comparator {
        case .less, .atMost: true
        case .equal: limit?.mantissa == 0
        case .atLeast, .more, nil: false
        }
    }

    private func members(_ facts: Facts) -> Judgement {
        let names = fields.map(\.name)
        if let listed = facts.texts(unit) {
            return compare(Int128(Set(listed).intersection(names).count))
        }
        let missing = names.filter { facts.holds($0) == nil }
        let there = names.count { facts.holds($0) == true }
        let outcomes = Set((there...there + missing.count).map { compare(Int128($0)) })
        guard outcomes.count == 1, let outcome = outcomes.first else {
            return .undecided(.missing(missing))
        }
        return outcome
    }

    // MARK: Rates and figures

    private func share(_ facts: Facts) -> Judgement {
        let parts = facts.integers(numeratorName)
        let wholes = facts.integers(denominatorName)
        guard let parts, let wholes else {
            let figure = fields.first { $0.kind == .thousandths }
            if let figure, facts[figure.name] != nil { return value(facts) }
            let pair = [(numeratorName, parts), (denominatorName, wholes)]
            let missing = pair.filter { $0.1 == nil }.map(\.0)
            return .undecided(.missing(figure.map { [$0.name] } ?? missing))
        }
        guard parts.count == wholes.count else { return .undecided(.impossible(numeratorName)) }
        if reading.says(.per, "item") {
            return .all(zip(parts, wholes).map { judgement(numerator: $0, denominator: $1) })
        }
        guard let pair = fraction(of: facts) else { return .undecided(.impossible(numeratorName)) }
        return judgement(numerator: pair.numerator, denominator: pair.denominator)
    }

    /// A department's figure; or one that rose since the year before, where the standard says so.
    private func value(_ facts: Facts) -> Judgement {
        let name = name(.field, otherwise: .thousandths)
        guard let value = facts.integers(name), value.count == 1 else {
            return .undecided(.missing([name]))
        }
        let judgement = compare(Int128(value[0]), over: 1000)
        guard judgement == .fail, reading.says(.or, "rising") else { return judgement }
        let before = FactField(reading[.before] ?? "previous_year_value").name
        guard let earlier = facts.integers(before), earlier.count == 1 else {
            return .undecided(.missing([before]))
        }
        return Judgement(value[0] > earlier[0])
    }

    // MARK: Sizes and distances

    private var unitFactor: Int128 {
        let unit = kind == .area ? MeasureUnit(area: unit) : MeasureUnit(length: unit)
        return Int128(unit?.factor ?? 1)
    }

    private func sizes(_ facts: Facts) -> Judgement {
        let name = name(.field, otherwise: kind == .area ? .area : .length)
        guard let sizes = facts.integers(name) else { return .undecided(.missing([name])) }
        guard let total = sum(sizes) else { return .undecided(.impossible(name)) }
        if reading.says(.under, "repair") { return Judgement(total == 0) }
        let judged = reading.says(.per, "all") ? [total] : sizes
        return .all(judged.map { compare(Int128($0), over: unitFactor) })
    }

    private func interval(_ facts: Facts) -> Judgement {
        let lengths = fields.filter { $0.kind == .length }.map(\.name)
        guard let name = lengths.first, let all = facts.integers(name) else {
            return .undecided(.missing([lengths.first ?? "positions_mm"]))
        }
        guard all.allSatisfy({ $0 >= 0 }) else { return .undecided(.impossible(name)) }
        let ends = (
            start: lengths.dropFirst().first { $0.hasSuffix("start_mm") },
            end: lengths.dropFirst().first { $0.hasSuffix("end_mm") }
        )
        let start = ends.start.flatMap { facts.integers($0)?.first }
        let end = ends.end.flatMap { facts.integers($0)?.first }
        let isFree = reading.says(.ends, "ignore") && !reading.says(.spacing, "per-section")
        let missing = [(ends.start, start), (ends.end, end)].filter { $0.1 == nil }
            .compactMap(\.0)
        guard missing.isEmpty || isFree && all.count > 1 else {
            return .undecided(.missing(missing))
        }
        let first = start ?? all.min() ?? 0
        let last = end ?? all.max() ?? 0
        guard 0 <= first, first <= last else { return .undecided(.impossible(ends.end ?? name)) }
        let spacing = Spacing(
            positions: all.filter { (first...last).contains($0) }.sorted()[...],
            start: first,
            end: last,
            countsEnds: !reading.says(.ends, "ignore")
        )
        if reading.says(.spacing, "per-section"), let section = limit?.parts(of: Int64(unitFactor))
        {
            return Judgement(spacing.hasOne(inEach: section))
        }
        return compare(Int128(spacing.largestGap), over: unitFactor)
    }

    private func age(_ facts: Facts, on date: WorkDate?) -> Judgement {
        let dates = fields.filter { $0.kind == .date }.map(\.name)
        let at = reading[.at] ?? "observed_date"
        let since = reading[.since] ?? dates.first { $0 != at } ?? "last_date"
        guard let begin = facts.date(since) else { return .undecided(.missing([since])) }
        guard let end = facts.date(at) ?? date else { return .undecided(.missing([at])) }
        guard begin <= end else { return .undecided(.impossible(since)) }
        return compare(Int128(end.day - begin.day))
    }
}
