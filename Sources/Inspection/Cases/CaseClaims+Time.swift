package import Journaling

// What changes the time that a case may take.

/// 延期申请.
package struct CaseExtension: CaseClaim {
    /// The round whose deadline is meant; `nil` for the last one.
    package var round: Int?
    package var unit: String?
    package var reason: String
    /// The deadline asked for, in minutes since 1970 UTC.
    package var until: Int64

    package init(round: Int? = nil, unit: String? = nil, reason: String, until: Int64) {
        self.round = round
        self.unit = unit
        self.reason = reason
        self.until = until
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let until = claim.minute("until") else { return nil }
        self.init(
            round: claim["round"]?.integer.flatMap { Int(exactly: $0) },
            unit: claim["unit"]?.text,
            reason: claim["reason"]?.text ?? "",
            until: until
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["reason": .text(reason), "until": .integer(until)]
        members["round"] = round.map { .integer(Int64($0)) }
        members["unit"] = unit.map(JSONValue.text)
        return .object(members)
    }
}

/// 延期审批: the answer to the extension of the same number, or an extension that nobody asked for.
package struct CaseGrant: CaseClaim {
    package var isGranted: Bool
    /// The round whose deadline is meant; `nil` for that of the request, or else the last one.
    package var round: Int?
    /// The new deadline; `nil` for the one asked for.
    package var until: Int64?
    package var reason: String?

    package init(
        isGranted: Bool,
        round: Int? = nil,
        until: Int64? = nil,
        reason: String? = nil
    ) {
        self.isGranted = isGranted
        self.round = round
        self.until = until
        self.reason = reason
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let isGranted = claim["granted"]?.bool else { return nil }
        self.init(
            isGranted: isGranted,
            round: claim["round"]?.integer.flatMap { Int(exactly: $0) },
            until: claim.minute("until"),
            reason: claim["reason"]?.text
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["granted": .bool(isGranted)]
        members["round"] = round.map { .integer(Int64($0)) }
        members["until"] = until.map(JSONValue.integer)
        members["reason"] = reason.map(JSONValue.text)
        return .object(members)
    }
}

/// 挂起.
package struct CaseSuspension: CaseClaim {
    package var reason: String
    /// When it ends by itself, in minutes since 1970 UTC.
    package var until: Int64?

    package init(reason: String, until: Int64? = nil) {
        self.reason = reason
        self.until = until
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, claim.members != nil else { return nil }
        self.init(reason: claim["reason"]?.text ?? "", until: claim.minute("until"))
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["reason": .text(reason)]
        members["until"] = until.map(JSONValue.integer)
        return .object(members)
    }
}

extension JSONValue {
    /// A moment in minutes since 1970 UTC; `nil` for what is none.
    func minute(_ name: String) -> Int64? {
        self[name]?.integer.flatMap { (0...Minute.maximum).contains($0) ? $0 : nil }
    }
}
