package import Journaling

/// The claim of a `sweep`: "all in order for the rest".
package struct Sweep: Hashable, Sendable {
    /// The indicators that were due, by code.
    package var indicators: [String]

    package init(indicators: [String]) {
        self.indicators = indicators
    }

    /// Reads a claim; `nil` when it is withdrawn or no sweep.
    package init?(_ claim: JSONValue) {
        guard claim["withdrawn"]?.bool != true, let indicators = claim["indicators"]?.texts else {
            return nil
        }
        self.init(indicators: indicators)
    }

    package var claim: JSONValue {
        ["indicators": .list(Set(indicators).sorted().map(JSONValue.text))]
    }
}
