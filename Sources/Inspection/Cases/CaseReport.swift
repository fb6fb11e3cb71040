package import Journaling

/// The claim of a case's `report`: a problem that was not settled on the spot.
package struct CaseReport: Hashable, Sendable {
    /// The record of the check that found it.
    package var check: String
    package var station: String
    package var indicator: String
    /// How many stayed; 1 or more.
    package var left: Int64

    package init(check: String, station: String, indicator: String, left: Int64) {
        self.check = check
        self.station = station
        self.indicator = indicator
        self.left = left
    }

    /// Reads a claim; `nil` when it is withdrawn or no report.
    package init?(_ claim: JSONValue) {
        guard claim["withdrawn"]?.bool != true, let check = claim["check"]?.text,
            let station = claim["station"]?.text, let indicator = claim["indicator"]?.text,
            let left = claim["left"]?.integer, (1...Measures.limit).contains(left)
        else { return nil }
        self.init(check: check, station: station, indicator: indicator, left: left)
    }

    package var claim: JSONValue {
        [
            "check": .text(check), "station": .text(station), "indicator": .text(indicator),
            "left": .integer(left),
        ]
    }
}
