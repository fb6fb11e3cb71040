package import Journaling

/// The claim of a count's `acts`: a running total of one inspector on one watch.
package struct Acts: Hashable, Sendable {
    package var found: Int64
    /// At most ``found``.
    package var settled: Int64
    /// Of a ratio: how many met it, at most ``denominator``; 0 for plain counts.
    package var numerator: Int64
    /// Of a ratio: out of how many; 0 for plain counts.
    package var denominator: Int64
    package var circumstances: Circumstances

    package init(
        found: Int64 = 0,
        settled: Int64 = 0,
        numerator: Int64 = 0,
        denominator: Int64 = 0,
        circumstances: Circumstances = Circumstances()
    ) {
        self.found = found
        self.settled = settled
        self.numerator = numerator
        self.denominator = denominator
        self.circumstances = circumstances
    }

    /// Reads a claim; `nil` when it is withdrawn or no count.
    package init?(_ claim: JSONValue) {
        guard claim["withdrawn"]?.bool != true else { return nil }
        self.init(
            found: claim["found"]?.integer,
            settled: claim["settled"]?.integer,
            numerator: claim["numerator"]?.integer,
            denominator: claim["denominator"]?.integer
        )
        circumstances = Circumstances(claim)
    }

    /// The numbers as a claim states them; `nil` when they cannot be.
    private init?(found: Int64?, settled: Int64?, numerator: Int64?, denominator: Int64?) {
        guard found != nil || denominator != nil else { return nil }
        let total = Acts(
            found: found ?? 0,
            settled: settled ?? 0,
            numerator: numerator ?? 0,
            denominator: denominator ?? 0
        )
        guard (0...Measures.limit).contains(total.found),
            (0...total.found).contains(total.settled),
            (0...Measures.limit).contains(total.denominator),
            (0...total.denominator).contains(total.numerator)
        else { return nil }
        self = total
    }

    package var claim: JSONValue {
        var members = circumstances.members
        if denominator > 0 || numerator > 0 {
            members["numerator"] = .integer(numerator)
            members["denominator"] = .integer(denominator)
        }
        if found > 0 || members["denominator"] == nil {
            members["found"] = .integer(found)
            members["settled"] = .integer(settled)
        }
        return .object(members)
    }
}

extension Acts {
    /// Reads the canonical bytes of a claim; the same as from its `JSONValue`, only faster.
    package init?(claim: UnsafeRawBufferPointer) {
        var found: Int64?
        var settled: Int64?
        var isPlain = true
        let isFlat = FlatClaim.forEachMember(of: claim) { name, value in
            switch value {
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
        self.init(found: found, settled: settled, numerator: nil, denominator: nil)
    }
}
