package import Journaling

/// The claim of a check's `finding`: one state, judged by one indicator on one occasion.
package struct Finding: Hashable, Sendable {
    package var answer: Answer
    /// How many were found; 0 for every answer but fail.
    package var found: Int64
    /// How many of these were settled on the spot, at most ``found``.
    package var settled: Int64

    package init(answer: Answer, found: Int64 = 0, settled: Int64 = 0) {
        self.answer = answer
        self.found = found
        self.settled = settled
    }

    /// Reads a claim; `nil` when it is withdrawn or no finding.
    ///
    /// A failure without a number found counts 1.
    package init?(_ claim: JSONValue) {
        guard claim["withdrawn"]?.bool != true,
            let answer = claim["answer"]?.text.flatMap(Answer.init(rawValue:))
        else { return nil }
        self.init(
            answer: answer,
            stated: claim["found"]?.integer,
            settled: claim["settled"]?.integer
        )
    }

    /// The numbers as a claim states them; `nil` when they cannot be.
    init?(answer: Answer, stated: Int64?, settled: Int64?) {
        let found = answer == .fail ? stated ?? 1 : 0
        let settled = settled ?? 0
        guard found >= 0, (0...max(found, 0)).contains(answer == .fail ? settled : 0) else {
            return nil
        }
        self.init(answer: answer, found: found, settled: answer == .fail ? settled : 0)
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["answer": .text(answer.rawValue)]
        if answer == .fail {
            members["found"] = .integer(found)
            members["settled"] = .integer(settled)
        }
        return .object(members)
    }
}

/// The claim of a count's `acts`: a running total of one inspector on one watch.
package struct Acts: Hashable, Sendable {
    package var found: Int64
    package var settled: Int64

    package init(found: Int64, settled: Int64 = 0) {
        self.found = found
        self.settled = settled
    }

    /// Reads a claim; `nil` when it is withdrawn or no count.
    package init?(_ claim: JSONValue) {
        guard claim["withdrawn"]?.bool != true else { return nil }
        self.init(stated: claim["found"]?.integer, settled: claim["settled"]?.integer)
    }

    /// The numbers as a claim states them; `nil` when they cannot be.
    init?(stated: Int64?, settled: Int64?) {
        guard let found = stated, found >= 0 else { return nil }
        let settled = settled ?? 0
        guard (0...found).contains(settled) else { return nil }
        self.init(found: found, settled: settled)
    }

    package var claim: JSONValue { ["found": .integer(found), "settled": .integer(settled)] }
}

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
