package import Journaling

// What the offices, units and finders say about a case, one type a step.
// Source: Documentation/registers.md, `case`.

/// 立案 or 不予立案.
package struct CaseFiling: CaseClaim {
    package var isFiled: Bool
    /// Needed to decline.
    package var reason: String?
    package var urgency: String?

    package init(isFiled: Bool, reason: String? = nil, urgency: String? = nil) {
        self.isFiled = isFiled
        self.reason = reason
        self.urgency = urgency
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let isFiled = claim["filed"]?.bool else { return nil }
        self.init(
            isFiled: isFiled,
            reason: claim["reason"]?.text,
            urgency: claim["urgency"]?.text
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["filed": .bool(isFiled)]
        members["reason"] = reason.map(JSONValue.text)
        members["urgency"] = urgency.map(JSONValue.text)
        return .object(members)
    }
}

/// 交办.
package struct CaseDispatch: CaseClaim {
    /// 主办单位: the unit that has to see to it; an id or a name.
    package var main: String
    /// 协办单位.
    package var assisting: [String]
    /// The units charged along the four lines; `main` counts in them or on the line of the place.
    package var units: [ResponsibilityLine: [String]]
    /// A deadline that the office sets by itself, in minutes since 1970 UTC.
    package var due: Int64?
    package var urgency: String?
    /// 指定: named by the office that decides after several returns; it cannot be returned.
    package var isFinal: Bool

    package init(
        main: String,
        assisting: [String] = [],
        units: [ResponsibilityLine: [String]] = [:],
        due: Int64? = nil,
        urgency: String? = nil,
        isFinal: Bool = false
    ) {
        self.main = main
        self.assisting = assisting
        self.units = units
        self.due = due
        self.urgency = urgency
        self.isFinal = isFinal
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn else { return nil }
        let units = ResponsibilityLine.units(claim["units"])
        let named = ResponsibilityLine.allCases.lazy.compactMap { units[$0]?.first }.first
        guard let main = claim["main"]?.text ?? named, !main.isEmpty else { return nil }
        self.init(
            main: main,
            assisting: claim.texts("assisting"),
            units: units,
            due: claim["due"]?.integer.flatMap { (0...Minute.maximum).contains($0) ? $0 : nil },
            urgency: claim["urgency"]?.text,
            isFinal: claim["final"]?.bool ?? false
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["main": .text(main)]
        members["assisting"] = .some(texts: assisting)
        members["units"] = ResponsibilityLine.claim(units)
        members["due"] = due.map(JSONValue.integer)
        members["urgency"] = urgency.map(JSONValue.text)
        members["final"] = isFinal ? true : nil
        return .object(members)
    }

    /// The units charged by line.
    package var charged: [ResponsibilityLine: [String]] {
        units.values.contains { !$0.isEmpty } ? units : [.point: [main]]
    }

    /// All units that have to act, the main one first, each once.
    package var all: [String] {
        var seen: Set<String> = []
        let lines = ResponsibilityLine.allCases.flatMap { units[$0] ?? [] }
        return ([main] + lines + assisting).filter { seen.insert($0).inserted }
    }
}

/// 签收.
package struct CaseReceipt: CaseClaim {
    package var unit: String?

    package init(unit: String? = nil) {
        self.unit = unit
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, claim.members != nil else { return nil }
        self.init(unit: claim["unit"]?.text)
    }

    package var claim: JSONValue {
        .object(unit.map { ["unit": .text($0)] } ?? [:])
    }
}

/// 退单: not ours.
package struct CaseReturn: CaseClaim {
    package var unit: String?
    package var reason: String
    /// The unit whose it is in the eyes of the one that returns it.
    package var proposed: String?

    package init(unit: String? = nil, reason: String, proposed: String? = nil) {
        self.unit = unit
        self.reason = reason
        self.proposed = proposed
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, claim.members != nil else { return nil }
        self.init(
            unit: claim["unit"]?.text,
            reason: claim["reason"]?.text ?? "",
            proposed: claim["proposed"]?.text
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["reason": .text(reason)]
        members["unit"] = unit.map(JSONValue.text)
        members["proposed"] = proposed.map(JSONValue.text)
        return .object(members)
    }
}

/// A step that has nothing but a reason: 恢复, 作废.
package struct CaseReason: CaseClaim {
    package var reason: String

    package init(reason: String) {
        self.reason = reason
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, claim.members != nil else { return nil }
        self.init(reason: claim["reason"]?.text ?? "")
    }

    package var claim: JSONValue { reason.isEmpty ? .object([:]) : ["reason": .text(reason)] }
}

/// 驳回退单.
package struct CaseRefusal: CaseClaim {
    package var reason: String
    /// The return that is refused: one written later stands again; `nil` for whatever there is.
    package var returned: Digest?

    package init(reason: String, returned: Digest? = nil) {
        self.reason = reason
        self.returned = returned
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, claim.members != nil else { return nil }
        self.init(
            reason: claim["reason"]?.text ?? "",
            returned: claim["return"]?.text.flatMap { Digest(hex: $0) }
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["reason": .text(reason)]
        members["return"] = returned.map { .text($0.hex) }
        return .object(members)
    }
}

/// 转派: a unit hands the work on, and still answers for it.
package struct CasePassing: CaseClaim {
    package var from: String?
    /// A section of the unit, a contractor or a person: id or name.
    package var to: String
    /// 施工单位、外包单位.
    package var isContractor: Bool
    package var note: String?

    package init(
        from: String? = nil,
        to: String,
        isContractor: Bool = false,
        note: String? = nil
    ) {
        self.from = from
        self.to = to
        self.isContractor = isContractor
        self.note = note
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let to = claim["to"]?.text, !to.isEmpty else { return nil }
        self.init(
            from: claim["from"]?.text,
            to: to,
            isContractor: claim["contractor"]?.bool ?? false,
            note: claim["note"]?.text
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["to": .text(to)]
        members["from"] = from.map(JSONValue.text)
        members["contractor"] = isContractor ? true : nil
        members["note"] = note.map(JSONValue.text)
        return .object(members)
    }
}

/// How a problem ended, as hotlines ask for it.
package enum CaseResult: String, CaseIterable, Sendable {
    /// 已解决.
    case settled
    /// 未解决.
    case unsettled
    /// 已解释: bound by policy, and explained.
    case explained
}

/// 整改反馈.
package struct CaseRectification: CaseClaim {
    package var unit: String?
    /// What was done.
    package var text: String?
    package var result: CaseResult
    /// Number or name of the person who did it.
    package var handler: String?

    package init(
        unit: String? = nil,
        text: String? = nil,
        result: CaseResult = .settled,
        handler: String? = nil
    ) {
        self.unit = unit
        self.text = text
        self.result = result
        self.handler = handler
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, claim.members != nil else { return nil }
        self.init(
            unit: claim["unit"]?.text,
            text: claim["text"]?.text,
            result: claim["result"]?.text.flatMap(CaseResult.init(rawValue:)) ?? .settled,
            handler: claim["handler"]?.text
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["result": .text(result.rawValue)]
        members["unit"] = unit.map(JSONValue.text)
        members["text"] = text.map(JSONValue.text)
        members["handler"] = handler.map(JSONValue.text)
        return .object(members)
    }
}

/// 核查.
package struct CaseVerification: CaseClaim {
    /// Whether the problem is gone; otherwise it is to be done again 返工.
    package var isPassed: Bool
    package var reason: String?
    /// The record of the check by which it was looked at again.
    package var check: String?

    package init(isPassed: Bool, reason: String? = nil, check: String? = nil) {
        self.isPassed = isPassed
        self.reason = reason
        self.check = check
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let isPassed = claim["passed"]?.bool else { return nil }
        self.init(
            isPassed: isPassed,
            reason: claim["reason"]?.text,
            check: claim["check"]?.text
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["passed": .bool(isPassed)]
        members["reason"] = reason.map(JSONValue.text)
        members["check"] = check.map(JSONValue.text)
        return .object(members)
    }
}

/// 结案.
package struct CaseClosing: CaseClaim {
    package var result: CaseResult
    /// Needed to close what nobody verified.
    package var reason: String?

    package init(result: CaseResult = .settled, reason: String? = nil) {
        self.result = result
        self.reason = reason
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, claim.members != nil else { return nil }
        self.init(
            result: claim["result"]?.text.flatMap(CaseResult.init(rawValue:)) ?? .settled,
            reason: claim["reason"]?.text
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["result": .text(result.rawValue)]
        members["reason"] = reason.map(JSONValue.text)
        return .object(members)
    }
}
