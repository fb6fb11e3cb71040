package import Journaling

/// The claim of a `review`: a supervisor's word on the findings of a check.
package struct Review: Hashable, Sendable {
    package enum Verdict: String, Sendable {
        /// 确认: the finding stands.
        case confirmed
        /// 改判: this judgement counts instead.
        case replaced
        /// 退回: to be looked at again; counts as nothing.
        case returned
    }

    package var verdict: Verdict
    /// Digests of the findings it judged.
    package var findings: [Digest]
    /// The judgement that counts instead; `nil` unless replaced.
    package var judgement: Finding?

    package init(verdict: Verdict, findings: [Digest], judgement: Finding? = nil) {
        self.verdict = verdict
        self.findings = findings
        self.judgement = judgement
    }

    /// Reads a claim; `nil` when it is withdrawn or no review.
    package init?(_ claim: JSONValue) {
        guard claim["withdrawn"]?.bool != true,
            let verdict = claim["verdict"]?.text.flatMap(Verdict.init(rawValue:)),
            let findings = claim["findings"]?.texts
        else { return nil }
        let judgement = verdict == .replaced ? Finding(claim) : nil
        guard verdict != .replaced || judgement != nil else { return nil }
        self.init(
            verdict: verdict,
            findings: findings.compactMap { Digest(hex: $0) },
            judgement: judgement
        )
    }

    package var claim: JSONValue {
        guard case .object(var members) = judgement?.claim ?? .object([:]) else { return .null }
        members["verdict"] = .text(verdict.rawValue)
        members["findings"] = .list(findings.map(\.hex).sorted().map(JSONValue.text))
        return .object(members)
    }
}
