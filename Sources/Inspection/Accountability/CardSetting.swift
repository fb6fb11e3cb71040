package import Journaling

/// 红黄牌规则: what makes the program propose a card.
///
/// Setting `cards`. D15: the sources give no trigger, so there is none until a city sets one. A
/// rule only proposes; a card is given by people.
package struct CardSetting: CitySetting, Hashable {
    package static let section = "cards"

    package enum Card: String, CaseIterable, Sendable {
        case yellow, red
    }

    /// What is counted.
    package enum Matter: String, CaseIterable, Sendable {
        /// New problems found.
        case findings
        /// Cases over their time.
        case overdue
        /// 缺岗.
        case absent
    }

    /// Whose findings count.
    package enum Finder: String, CaseIterable, Sendable {
        case any
        case own = "self"
        case others
    }

    package struct Rule: Hashable, Sendable {
        package var id: String
        package var card: Card
        /// Whom it is about.
        package var kind: AnswerableKind
        package var matter: Matter
        /// The number from which on a card is proposed, at least 1.
        package var atLeast: Int64
        /// How many days the period has, ending with the day asked for.
        package var days: Int64
        /// Codes, of findings alone; empty for all.
        package var indicators: Set<String>
        package var groups: Set<String>
        package var finder: Finder
    }

    package var rules: [Rule] = []

    package static let standard = CardSetting()

    package init() {}

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        var seen: Set<String> = []
        rules = try reader.list("rules") { value, path throws(SettingFault) in
            let rule = try Rule(value, path: path)
            guard seen.insert(rule.id).inserted else {
                throw SettingFault(path + ["id"], .repeated)
            }
            return rule
        }
        try reader.finish()
    }
}

extension CardSetting.Rule {
    fileprivate init(_ value: JSONValue, path: [String]) throws(SettingFault) {
        var reader = try SettingReader(value, path: path)
        id = try reader.needed(try reader.text("id"), "id")
        card = try reader.needed(try reader.word("card", CardSetting.Card.self), "card")
        kind = try reader.needed(try reader.word("of", AnswerableKind.self), "of")
        matter = try reader.word("count", CardSetting.Matter.self) ?? .findings
        atLeast = try reader.needed(try reader.integer("at_least", in: 1...1_000_000), "at_least")
        days = try reader.needed(try reader.integer("days", in: 1...3660), "days")
        indicators = Set(try reader.texts("indicators"))
        groups = Set(try reader.texts("groups"))
        finder = try reader.word("finder", CardSetting.Finder.self) ?? .others
        try reader.finish()
    }
}
