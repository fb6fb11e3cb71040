package import Journaling

/// The claim of a walk's `review`: a supervisor's word on its positions.
///
/// A judgement that replaces a walk is a walk of the supervisor's own, later or by decision.
package struct WalkReview: Hashable, Sendable {
    package enum Verdict: String, CaseIterable, Sendable {
        /// 确认: the walk stands.
        case confirmed
        /// 退回: to be walked again; counts as nothing.
        case returned
    }

    package var verdict: Verdict
    /// Digests of the entries that it judged.
    package var positions: [Digest]

    package init(verdict: Verdict, positions: [Digest]) {
        self.verdict = verdict
        self.positions = positions
    }

    /// Reads a claim; `nil` when it is withdrawn or no review.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn,
            let verdict = claim["verdict"]?.text.flatMap(Verdict.init(rawValue:)),
            let positions = claim["positions"]?.texts
        else { return nil }
        self.init(verdict: verdict, positions: positions.compactMap { Digest(hex: $0) })
    }

    package var claim: JSONValue {
        [
            "verdict": .text(verdict.rawValue),
            "positions": .list(positions.map(\.hex).sorted().map(JSONValue.text)),
        ]
    }

    /// Whether it takes an entry out.
    package func returns(_ digest: Digest) -> Bool {
        verdict == .returned && positions.contains(digest)
    }
}
