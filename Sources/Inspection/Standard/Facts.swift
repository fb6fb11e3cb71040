package import Journaling

/// The evidence of one check: whole numbers in the unit of their name, conditions, dates, texts
/// and lists of these.
///
/// Format: Documentation/registers.md, "Facts".
package struct Facts: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case integer(Int64)
        case condition(Bool)
        case date(WorkDate)
        case text(String)
        /// One value for each thing, in one order in all lists of the facts.
        case list([Value])
    }

    package var values: [String: Value]

    package init(_ values: [String: Value] = [:]) {
        self.values = values
    }

    package var isEmpty: Bool { values.isEmpty }

    package subscript(_ name: String) -> Value? {
        get { values[name] }
        set { values[name] = newValue }
    }
}

extension Facts {
    /// Reads the member `facts` of a claim; `nil` when it is no object of such values.
    package init?(_ json: JSONValue) {
        guard case .object(let members) = json else { return nil }
        values = [:]
        for (name, member) in members {
            guard let value = Value(member) else { return nil }
            values[name] = value
        }
    }

    /// The member `facts` of a claim.
    package var json: JSONValue { .object(values.mapValues(\.json)) }
}

extension Facts.Value {
    fileprivate init?(_ json: JSONValue, isInside: Bool = false) {
        switch json {
        case .integer(let number): self = .integer(number)
        case .bool(let isTrue): self = .condition(isTrue)
        case .text(let text): self = WorkDate(text).map { .date($0) } ?? .text(text)
        case .list(let items) where !isInside:
            let values = items.compactMap { Facts.Value($0, isInside: true) }
            guard values.count == items.count else { return nil }
            self = .list(values)
        case .null, .object, .list: return nil
        }
    }

    fileprivate var json: JSONValue {
        switch self {
        case .integer(let number): .integer(number)
        case .condition(let isTrue): .bool(isTrue)
        case .date(let date): .text(date.text)
        case .text(let text): .text(text)
        case .list(let values): .list(values.map(\.json))
        }
    }

    /// The values of a list, or the one value.
    var items: [Facts.Value] {
        if case .list(let values) = self { values } else { [self] }
    }
}

extension Facts {
    /// The numbers of a fact, one or a list; `nil` when it is missing or has anything else in it.
    package func integers(_ name: String) -> [Int64]? {
        all(name) { if case .integer(let number) = $0 { number } else { nil } }
    }

    /// The texts of a fact, one or a list.
    package func texts(_ name: String) -> [String]? {
        all(name) { if case .text(let text) = $0 { text } else { nil } }
    }

    /// The date of a fact.
    package func date(_ name: String) -> WorkDate? {
        if case .date(let date)? = values[name] { date } else { nil }
    }

    /// Whether a condition holds, of a list whether all do.
    package func holds(_ name: String) -> Bool? {
        let conditions: [Bool]? = all(name) {
            if case .condition(let isTrue) = $0 { isTrue } else { nil }
        }
        return conditions?.allSatisfy(\.self)
    }

    private func all<Item>(_ name: String, _ read: (Value) -> Item?) -> [Item]? {
        guard let items = values[name]?.items else { return nil }
        let found = items.compactMap(read)
        return found.count == items.count ? found : nil
    }
}
