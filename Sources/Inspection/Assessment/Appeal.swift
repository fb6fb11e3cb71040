package import Journaling

/// 申诉: an office's word against points that it lost at one item and point.
///
/// Claim: Documentation/registers.md, `appeal.<n>`.
package struct Appeal: Hashable, Sendable {
    package var item: String
    package var point: String
    package var reason: String
    /// Digests of the findings that it is about; empty for all of the item at the point.
    package var findings: [Digest]

    package init(item: String, point: String, reason: String, findings: [Digest] = []) {
        self.item = item
        self.point = point
        self.reason = reason
        self.findings = findings
    }

    /// Reads a claim; `nil` when it is withdrawn or none.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let item = claim["item"]?.text, let point = claim["point"]?.text
        else { return nil }
        self.init(
            item: item,
            point: point,
            reason: claim["reason"]?.text ?? "",
            findings: claim.texts("findings").compactMap { Digest(hex: $0) }
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = [
            "item": .text(item), "point": .text(point), "reason": .text(reason),
        ]
        members["findings"] = .some(texts: findings.map(\.hex).sorted())
        return .object(members)
    }
}

/// 申诉裁定: what the office above says to an appeal.
package struct AppealRuling: Hashable, Sendable {
    package enum Verdict: String, CaseIterable, Sendable {
        /// 成立: the failures count as met.
        case upheld
        /// 剔除: the failures count as not looked at.
        case struck
        /// 不成立.
        case rejected
    }

    package var verdict: Verdict
    /// How many failed checks it takes away; `nil` for all of them.
    package var checks: Int64?
    package var reason: String

    package init(verdict: Verdict, checks: Int64? = nil, reason: String) {
        self.verdict = verdict
        self.checks = checks
        self.reason = reason
    }

    /// Reads a claim; `nil` when it is withdrawn or none.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn,
            let verdict = claim["verdict"]?.text.flatMap(Verdict.init(rawValue:))
        else { return nil }
        self.init(
            verdict: verdict,
            checks: claim["checks"]?.integer.map { min(max($0, 0), Measures.limit) },
            reason: claim["reason"]?.text ?? ""
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = [
            "verdict": .text(verdict.rawValue), "reason": .text(reason),
        ]
        members["checks"] = checks.map(JSONValue.integer)
        return .object(members)
    }
}
