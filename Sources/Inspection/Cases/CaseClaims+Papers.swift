package import Journaling

// What is written about a case besides its course: papers, joins, revisits.

/// 并案: counts with another case from now on.
package struct CaseJoin: CaseClaim {
    /// The record of the case that goes on.
    package var into: String

    package init(into: String) {
        self.into = into
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let into = claim["into"]?.text, into.hasPrefix("case/") else {
            return nil
        }
        self.init(into: into)
    }

    package var claim: JSONValue { ["into": .text(into)] }
}

/// 督办通知, or a document of a step of escalation, with a number of its own.
package struct CaseNotice: CaseClaim {
    /// The id of the document in the settings; `notice` for a supervision notice.
    package var document: String
    package var year: Int64
    /// From 1 within office, document and year; one paper may speak of several cases.
    package var number: Int64
    package var unit: String
    /// When the unit has to be done, in minutes since 1970 UTC.
    package var due: Int64?
    /// Until when it has to explain in writing; `nil` where nobody asks it to.
    package var explainBy: Int64?
    package var text: String?

    package init(
        document: String,
        year: Int64,
        number: Int64,
        unit: String,
        due: Int64? = nil,
        explainBy: Int64? = nil,
        text: String? = nil
    ) {
        self.document = document
        self.year = year
        self.number = number
        self.unit = unit
        self.due = due
        self.explainBy = explainBy
        self.text = text
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let unit = claim["unit"]?.text, !unit.isEmpty,
            let year = claim["year"]?.integer, let number = claim["number"]?.integer
        else { return nil }
        self.init(
            document: claim["document"]?.text ?? "notice",
            year: year,
            number: number,
            unit: unit,
            due: claim.minute("due"),
            explainBy: claim.minute("explain_by"),
            text: claim["text"]?.text
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = [
            "document": .text(document), "year": .integer(year), "number": .integer(number),
            "unit": .text(unit),
        ]
        members["due"] = due.map(JSONValue.integer)
        members["explain_by"] = explainBy.map(JSONValue.integer)
        members["text"] = text.map(JSONValue.text)
        return .object(members)
    }
}

/// 书面情况说明.
package struct CaseExplanation: CaseClaim {
    package var unit: String
    package var text: String?
    /// 整改时限: by when the unit says it will be done, in minutes since 1970 UTC.
    package var until: Int64?

    package init(unit: String, text: String? = nil, until: Int64? = nil) {
        self.unit = unit
        self.text = text
        self.until = until
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let unit = claim["unit"]?.text, !unit.isEmpty else { return nil }
        self.init(unit: unit, text: claim["text"]?.text, until: claim.minute("until"))
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["unit": .text(unit)]
        members["text"] = text.map(JSONValue.text)
        members["until"] = until.map(JSONValue.integer)
        return .object(members)
    }
}

/// 满意度.
package enum Satisfaction: String, CaseIterable, Sendable {
    case satisfied
    case fair
    case dissatisfied
    /// 未联系上.
    case unreached
}

/// 回访.
package struct CaseRevisit: CaseClaim {
    package var satisfaction: Satisfaction
    package var text: String?

    package init(satisfaction: Satisfaction, text: String? = nil) {
        self.satisfaction = satisfaction
        self.text = text
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn,
            let word = claim["satisfaction"]?.text.flatMap(Satisfaction.init(rawValue:))
        else { return nil }
        self.init(satisfaction: word, text: claim["text"]?.text)
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["satisfaction": .text(satisfaction.rawValue)]
        members["text"] = text.map(JSONValue.text)
        return .object(members)
    }
}

/// What stands about persons in a case: texts by their names, as `caller` and `phone`.
package struct CasePersonal: CaseClaim {
    package var members: [String: String]

    package init(_ members: [String: String]) {
        self.members = members
    }

    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let members = claim.members else { return nil }
        self.init(members.compactMapValues(\.text))
    }

    package var claim: JSONValue { .object(members.mapValues(JSONValue.text)) }
}
