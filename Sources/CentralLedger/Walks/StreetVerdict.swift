package import Inspection
package import Journaling

/// What the city's rules come to along one street.
package struct StreetVerdict: Sendable {
    package let walks: StreetWalks
    /// By section, ascending, and within it in the order of the settings.
    package let outcomes: [Outcome]
    /// `nil` where nobody drew the street.
    package let line: StreetLine?

    package struct Outcome: Sendable {
        /// The id of the section of the settings: `adverts` of `spacing.adverts`.
        package let section: String
        package let outcome: RuleOutcome
        /// The standard whose indicator the rule names; `nil` without one.
        package let standard: String?
    }

    /// Judges what was walked by the settings and standards in force at the end of the span.
    package init(_ walks: StreetWalks, rules: [String: SpacingSetting], _ books: CityBooks) {
        self.walks = walks
        let date = walks.dates.upperBound
        line = StreetLine(walks.street)
        outcomes = rules.sorted { $0.key < $1.key }.filter { $0.value.isAbout(walks.street) }
            .flatMap { section, setting in
                setting.rules.flatMap { rule -> [Outcome] in
                    var judging: (standard: Standard, indicator: Indicator)?
                    if case .indicator(let code) = rule.measure {
                        judging = books.standards.judging(code, on: date)
                    }
                    return walks.joined.outcomes(of: rule, indicator: judging?.indicator).map {
                        Outcome(section: section, outcome: $0, standard: judging?.standard.id)
                    }
                }
            }
    }

    /// The entries from which a part of an outcome follows: the walks that are the latest there.
    package func entries(behind gap: RuleOutcome.Gap, of outcome: RuleOutcome) -> [Digest] {
        walks.joined.sources(from: gap.from, to: gap.to, outcome.sides).map(\.walk.digest)
    }

    /// Where a station lies on the ground; `nil` where nobody drew the street.
    package func position(at millimetres: Int64) -> Position? { line?.position(at: millimetres) }
}

extension Ledger {
    /// Judges all streets that are open at the end of the span, or those named.
    ///
    /// - Complexity: O(*n* log *n*) in what was seen along the streets on the dates.
    package func streetVerdicts(
        in dates: ClosedRange<WorkDate>,
        streets: Set<String>? = nil,
        _ books: CityBooks
    ) throws -> [StreetVerdict] {
        let rules = books.gazetteer.settings(named: SpacingSetting.self, on: dates.upperBound)
        let asked = streets?.sorted() ?? books.gazetteer.streets(on: dates.upperBound).map(\.id)
        return try asked.compactMap { id in
            try walks(along: id, in: dates, books).map { StreetVerdict($0, rules: rules, books) }
        }
    }
}
