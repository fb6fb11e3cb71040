package import Journaling

/// The claim of a `sweep`: "all in order for the rest".
package struct Sweep: Hashable, Sendable {
    /// The indicators that were due, by code.
    package var indicators: [String]
    /// Indicators of which somebody said earlier that they do not apply at the point, by code.
    package var notApplicable: [String]

    package init(indicators: [String], notApplicable: [String] = []) {
        self.indicators = indicators
        self.notApplicable = notApplicable
    }

    /// Reads a claim; `nil` when it is withdrawn or no sweep.
    package init?(_ claim: JSONValue) {
        guard claim["withdrawn"]?.bool != true, let indicators = claim["indicators"]?.texts else {
            return nil
        }
        self.init(
            indicators: indicators,
            notApplicable: claim.texts("not_applicable").filter { !indicators.contains($0) }
        )
    }

    /// What it answers, each code once.
    package var answers: [String: Answer] {
        var answers: [String: Answer] = [:]
        for code in notApplicable { answers[code] = .notApplicable }
        for code in indicators { answers[code] = .pass }
        return answers
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["indicators": .texts(Set(indicators).sorted())]
        members["not_applicable"] = .some(texts: Set(notApplicable).sorted())
        return .object(members)
    }
}
