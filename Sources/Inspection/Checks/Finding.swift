package import Journaling

/// The claim of a check's `finding`: one state, judged by one indicator on one occasion.
package struct Finding: Hashable, Sendable {
    package var answer: Answer
    /// How many were found; 0 for every answer but fail.
    package var found: Int64
    /// How many of these were settled on the spot, at most ``found``.
    package var settled: Int64
    package var circumstances: Circumstances
    /// What was measured; `nil` when nothing was.
    package var facts: JSONValue?
    /// The finding that saw the problem first: still there, or gone where the answer is pass;
    /// `nil` for a look of its own.
    package var repeats: Digest?
    /// 加重: of what is still there, how many came in addition; at most ``found``.
    package var worseBy: Int64
    /// Whether it was seen in the walking zone of the point and not at the point itself.
    package var isInZone: Bool

    package init(
        answer: Answer,
        found: Int64 = 0,
        settled: Int64 = 0,
        circumstances: Circumstances = Circumstances(),
        facts: JSONValue? = nil,
        repeats: Digest? = nil,
        worseBy: Int64 = 0,
        isInZone: Bool = false
    ) {
        self.answer = answer
        self.found = found
        self.settled = settled
        self.circumstances = circumstances
        self.facts = facts
        self.repeats = repeats
        self.worseBy = worseBy
        self.isInZone = isInZone
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
        circumstances = Circumstances(claim)
        if let facts = claim["facts"], facts.members?.isEmpty == false { self.facts = facts }
        repeats = claim.digest("repeat")
        if answer == .fail, repeats != nil, let worse = claim["worse"]?.integer {
            worseBy = worse >= 1 && worse <= found ? worse : 0
        }
        isInZone = claim["zone"]?.bool ?? false
    }

    /// The numbers as a claim states them; `nil` when they cannot be.
    init?(answer: Answer, stated: Int64?, settled: Int64?) {
        let found = answer == .fail ? stated ?? 1 : 0
        let settled = answer == .fail ? settled ?? 0 : 0
        guard (0...Measures.limit).contains(found), (0...found).contains(settled) else {
            return nil
        }
        self.init(answer: answer, found: found, settled: settled)
    }

    package var claim: JSONValue {
        var members = circumstances.members
        members["answer"] = .text(answer.rawValue)
        if answer == .fail {
            members["found"] = .integer(found)
            members["settled"] = .integer(settled)
        }
        members["facts"] = facts
        members["repeat"] = repeats.map { .text($0.hex) }
        if worseBy > 0 { members["worse"] = .integer(worseBy) }
        if isInZone { members["zone"] = true }
        return .object(members)
    }
}

extension Finding {
    /// Reads the canonical bytes of a claim; the same as from its `JSONValue`, only faster.
    package init?(claim: UnsafeRawBufferPointer) {
        // Most of all claims.
        if claim.equals(#"{"answer":"pass"}"#) {
            self.init(answer: .pass)
            return
        }
        var answer: Answer?
        var found: Int64?
        var settled: Int64?
        var isPlain = true
        let isFlat = FlatClaim.forEachMember(of: claim) { name, value in
            switch value {
            case .text(let text) where name.equals("answer"): answer = Answer(bytes: text)
            case .integer(let number) where name.equals("found"): found = number
            case .integer(let number) where name.equals("settled"): settled = number
            default: isPlain = false
            }
        }
        guard isFlat, isPlain else {
            guard let value = JSONValue(claim) else { return nil }
            self.init(value)
            return
        }
        guard let answer else { return nil }
        self.init(answer: answer, stated: found, settled: settled)
    }
}

extension Answer {
    /// The answer of that name.
    fileprivate init?(bytes: UnsafeRawBufferPointer) {
        for answer in Answer.allCases where bytes.elementsEqual(answer.rawValue.utf8) {
            self = answer
            return
        }
        return nil
    }
}
