import CentralLedger
import Journaling

// What a comparison covers, as its file says it and reads it again.

extension TallyScope {
    var filtersJSON: JSONValue {
        .object(
            question.filters.reduce(into: [:]) { members, filter in
                members[filter.key.rawValue] = .list(filter.value.sorted().map(JSONValue.text))
            }
        )
    }

    /// `{"from", "to", "where"}` and, where not all slots of all dates count, `"slots"`: of a date
    /// those that alone count (`only`) or that do not (`except`).
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "from": .text(question.dates.lowerBound.text),
            "to": .text(question.dates.upperBound.text), "where": filtersJSON,
        ]
        members["slots"] = slots.map { slots in
            .object(
                slots.reduce(into: [:]) { members, slot in
                    members[slot.key.text] =
                        switch slot.value {
                        case .only(let ids): ["only": .list(ids.sorted().map(JSONValue.text))]
                        case .except(let ids): ["except": .list(ids.sorted().map(JSONValue.text))]
                        }
                }
            )
        }
        return .object(members)
    }

    /// Reads what ``json`` says; `nil` for anything else.
    init?(_ value: JSONValue) {
        guard let first = value["from"]?.text.flatMap({ WorkDate($0) }),
            let last = value["to"]?.text.flatMap({ WorkDate($0) }), first <= last,
            let named = value["where"]?.members
        else { return nil }
        var filters: [TallyDimension: Set<String>] = [:]
        for (name, values) in named {
            guard let dimension = TallyDimension(rawValue: name), let texts = values.texts else {
                return nil
            }
            filters[dimension] = Set(texts)
        }
        var slots: [WorkDate: Slots]?
        if let listed = value["slots"] {
            guard let members = listed.members else { return nil }
            slots = [:]
            for (text, value) in members {
                guard let date = WorkDate(text), let read = Slots(value) else { return nil }
                slots?[date] = read
            }
        }
        self.init(TallyQuestion(dates: first...last, filters: filters), slots: slots)
    }
}

extension TallyScope.Slots {
    fileprivate init?(_ value: JSONValue) {
        if let ids = value["only"]?.texts {
            self = .only(Set(ids))
        } else if let ids = value["except"]?.texts {
            self = .except(Set(ids))
        } else {
            return nil
        }
    }
}
