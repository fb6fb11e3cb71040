package import Inspection
package import Journaling

/// A card that a rule of the city proposes: nobody has given it yet.
package struct CardProposal: Hashable, Sendable {
    package let rule: CardSetting.Rule
    package let answerable: Answerable
    package let dates: ClosedRange<WorkDate>
    package let count: Int64
    /// Every entry that was counted, ascending by record.
    package let citations: [Citation]
}

extension Ledger {
    /// The cards that the city's rules propose on a date, in the order of the rules, the greatest
    /// counts first.
    ///
    /// `facts`: what else counts besides findings, as overdue cases and absences.
    package func cardProposals(
        on date: WorkDate,
        _ facts: [AccountFact],
        _ books: CityBooks
    ) throws -> [CardProposal] {
        let setting = books.gazetteer.setting(CardSetting.self, on: date) ?? .standard
        var proposals: [CardProposal] = []
        for rule in setting.rules {
            guard let first = date.advanced(by: 1 - rule.days) ?? WorkDate(day: 0) else { continue }
            let found =
                try rule.matter == .findings
                ? findings(rule, in: first...date, books)
                : CardProposal.counted(facts, rule, in: first...date)
            proposals += found.sorted {
                ($1.count, $0.answerable.id) < ($0.count, $1.answerable.id)
            }
        }
        return proposals
    }

    private func findings(
        _ rule: CardSetting.Rule,
        in dates: ClosedRange<WorkDate>,
        _ books: CityBooks
    ) throws -> [CardProposal] {
        guard let dimension = TallyDimension(rawValue: rule.kind.rawValue) else { return [] }
        var question = TallyQuestion(dates: dates, dimensions: [dimension])
        if !rule.indicators.isEmpty { question.filters[.indicator] = rule.indicators }
        if !rule.groups.isEmpty { question.filters[.group] = rule.groups }
        if rule.finder != .any { question.filters[.finder] = [rule.finder.rawValue] }
        var proposals: [CardProposal] = []
        for row in try tally(question, books).rows
        where row.measures.newProblems >= rule.atLeast && !row.values[0].isEmpty {
            var narrow = question
            narrow.dimensions = []
            narrow.filters[dimension] = [row.values[0]]
            let lines = try explain(narrow, books).lines.filter { $0.measures.newProblems > 0 }
            proposals.append(
                CardProposal(
                    rule: rule,
                    answerable: Answerable(rule.kind, row.values[0]),
                    dates: dates,
                    count: row.measures.newProblems,
                    citations: lines.flatMap { line in
                        line.entries.map {
                            Citation(record: line.record, digest: $0.statement.digest)
                        }
                    }.sorted()
                )
            )
        }
        return proposals
    }
}

extension CardProposal {
    fileprivate static func counted(
        _ facts: [AccountFact],
        _ rule: CardSetting.Rule,
        in dates: ClosedRange<WorkDate>
    ) -> [CardProposal] {
        var counted: [Answerable: Set<Citation>] = [:]
        for fact in facts where fact.matter == rule.matter && dates.overlaps(fact.dates) {
            for answerable in fact.answerables where answerable.kind == rule.kind {
                counted[answerable, default: []].insert(fact.citation)
            }
        }
        return counted.filter { Int64($0.value.count) >= rule.atLeast }.map { answerable, cited in
            CardProposal(
                rule: rule,
                answerable: answerable,
                dates: dates,
                count: Int64(cited.count),
                citations: cited.sorted()
            )
        }
    }
}
