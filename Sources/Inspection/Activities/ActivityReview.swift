package import Journaling

/// What a reviewer says of an activity in one step.
///
/// Claim: Documentation/registers.md, `review.<step>.<n>` of an activity.
package struct ActivityReview: Hashable, Sendable {
    package enum Verdict: String, CaseIterable, Sendable {
        case passed, returned
    }

    package var verdict: Verdict
    /// The entry that was looked at: the review holds while that one is in force.
    package var entry: Digest
    package var reason: String?

    package init(_ verdict: Verdict, of entry: Digest, reason: String? = nil) {
        self.verdict = verdict
        self.entry = entry
        self.reason = reason
    }

    /// Reads a claim; `nil` when it is withdrawn or none.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let verdict = claim["verdict"]?.text.flatMap(Verdict.init),
            let entry = claim.digest("entry")
        else { return nil }
        self.init(verdict, of: entry, reason: claim["reason"]?.text)
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = [
            "verdict": .text(verdict.rawValue), "entry": .text(entry.hex),
        ]
        members["reason"] = reason.map(JSONValue.text)
        return .object(members)
    }

    /// The register of the n-th review in a step: rework is numbered, so that nothing that failed
    /// disappears.
    package static func register(_ step: String, _ number: Int) -> String {
        "review.\(step).\(number)"
    }

    /// The step and number of a register; `nil` for other registers.
    static func place(of register: String) -> (step: String, number: Int)? {
        let parts = register.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "review", Names.isID(parts[1]),
            let number = Int(parts[2]), number > 0, String(number) == parts[2]
        else { return nil }
        return (String(parts[1]), number)
    }
}
