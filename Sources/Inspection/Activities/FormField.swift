import Journaling

/// A field of a form for activities.
package struct FormField: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case text, integer, date
        /// One of the choices, or any number of them.
        case choice, choices
        /// An amount with a unit of measure, up to three digits behind the point.
        case quantity
        /// Yes or no.
        case truth
        /// A unit, by id or any of its names.
        case unit
        /// A point, by id.
        case point
    }

    package let id: String
    package let name: BilingualName
    package let kind: Kind
    /// The unit of measure of a quantity: `m2`, `处`.
    package let measure: String?
    package let choices: [NamedChoice]
    /// Nothing is recorded without it.
    package let isRequired: Bool
    /// The record is complete only with it.
    package let isWanted: Bool
    /// What an integer must come to for the record to be complete.
    package let least: Int64?
    /// A field whose number this one's may not exceed.
    package let within: String?
    /// Personal data of citizens: kept apart, in no list and no export.
    package let isPersonal: Bool

    init(_ value: JSONValue, path: [String]) throws(SettingFault) {
        var reader = try SettingReader(value, path: path)
        id = try reader.id("id")
        name = try BilingualName(&reader)
        kind = try reader.word("type", Kind.self) ?? .text
        measure = try reader.text("unit")
        choices = try reader.choices("choices")
        isRequired = try reader.bool("required") ?? false
        isWanted = try reader.bool("wanted") ?? false
        least = try reader.integer("at_least", in: 0...1_000_000_000)
        within = try reader.text("within")
        isPersonal = try reader.bool("personal") ?? false
        try reader.finish()
        if kind == .quantity, measure == nil { throw reader.fault("unit", .missing) }
        let isChosen = kind == .choice || kind == .choices
        if isChosen, choices.isEmpty { throw reader.fault("choices", .missing) }
        if least != nil, kind != .integer { throw reader.fault("at_least", .unknown) }
        if within != nil, kind != .integer { throw reader.fault("within", .unknown) }
        if isPersonal, kind != .text { throw reader.fault("personal", .unknown) }
    }

    /// The id of the choice that has an id or a name.
    package func choice(_ text: String) -> String? {
        let folded = NameFolding.folded(text)
        return choices.first { choice in
            [choice.id, choice.name.chinese, choice.name.english]
                .contains { NameFolding.folded($0) == folded }
        }?.id
    }
}
