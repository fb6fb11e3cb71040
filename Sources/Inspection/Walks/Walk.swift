package import Journaling

/// One walk in force: who passed along a street when, and what was there.
package struct Walk: Hashable, Sendable {
    package var record: String
    package var digest: Digest
    package var date: WorkDate
    package var inspector: String
    /// The minute of observation, since 1970 UTC.
    package var minute: Int64
    package var positions: WalkPositions
    /// What a supervisor said of it; `nil` for nothing, or for earlier positions.
    package var review: WalkReview.Verdict?
    /// Whether two people say different things in its register.
    package var isDisputed: Bool

    package init(
        record: String,
        digest: Digest,
        date: WorkDate,
        inspector: String,
        minute: Int64,
        positions: WalkPositions,
        review: WalkReview.Verdict? = nil,
        isDisputed: Bool = false
    ) {
        self.record = record
        self.digest = digest
        self.date = date
        self.inspector = inspector
        self.minute = minute
        self.positions = positions
        self.review = review
        self.isDisputed = isDisputed
    }

    /// Whether it counts.
    package var counts: Bool { review != .returned }

    /// The order in which later walks take the place of earlier ones.
    static func precedes(_ one: Walk, _ other: Walk) -> Bool {
        if one.date != other.date { return one.date < other.date }
        if one.minute != other.minute { return one.minute < other.minute }
        if one.inspector != other.inspector { return one.inspector < other.inspector }
        return one.record < other.record
    }
}
