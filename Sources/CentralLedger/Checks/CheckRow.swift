package import Inspection
package import Journaling

/// One check as it stands: what was said, and what counts of it after reviews and by the standard.
///
/// Documentation/measures.md says which answer counts; this is it for one check, as a tally has it
/// in its sums. Names are bytes of UTF-8, so that millions of rows make no texts.
package struct CheckRow: Sendable {
    /// Which register gives the answer.
    package enum Source: String, Sendable {
        case finding, review, sweep
    }

    /// The record up to the indicator: `check/<station>/<date>/<occasion>/`.
    package internal(set) var prefix: [UInt8] = []
    /// The parts of ``prefix``.
    package internal(set) var stationBytes = 0..<0
    package internal(set) var dateBytes = 0..<0
    package internal(set) var occasionBytes = 0..<0
    package internal(set) var indicator: [UInt8] = []
    package internal(set) var source = Source.finding
    /// Of the entry that says it.
    package internal(set) var digest = Chain.sha256([])
    /// Who said it.
    package internal(set) var inspector: [UInt8] = []
    /// When that was written, in milliseconds since 1970 UTC.
    package internal(set) var milliseconds: Int64 = 0
    package internal(set) var isTyped = false
    package internal(set) var isLate = false
    package internal(set) var isDisputed = false
    package internal(set) var decision = DecisionKind.none
    /// What was said; `nil` where only a review speaks.
    package internal(set) var stated: Finding?
    package internal(set) var verdict: Review.Verdict?
    /// What counts; `nil` for what was returned.
    package internal(set) var counted: Finding?
    /// The case of what was found.
    package internal(set) var ofCase: [ResponsibilityLine: [String]] = [:]
    package internal(set) var place = CheckPlace()
    /// What the standards say of the indicator.
    package internal(set) var clause = CheckClause()
    /// The whole entry, where the reader was given it.
    package internal(set) var statement: Statement?

    package var station: String { String(decoding: prefix[stationBytes], as: UTF8.self) }
    package var occasion: String { String(decoding: prefix[occasionBytes], as: UTF8.self) }
    package var record: String {
        String(decoding: prefix, as: UTF8.self) + String(decoding: indicator, as: UTF8.self)
    }
}

/// Where and when something was checked.
package struct CheckPlace: Sendable {
    package internal(set) var date: WorkDate?
    package internal(set) var pointID = ""
    package internal(set) var point: Point?
    /// Minutes that the city's clocks are ahead of UTC.
    package internal(set) var zone: Int64 = 0
    /// From when on an entry is late.
    var deadline = Int64.max
}

/// What the standards say of an indicator at a place and time.
package struct CheckClause: Sendable {
    var code: [UInt8] = []
    package internal(set) var indicator: Indicator?
    /// The id of the standard that judges; empty for none.
    package internal(set) var standard = ""
    package internal(set) var isExempt = false
}
