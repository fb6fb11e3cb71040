package import Journaling

/// One rule about what stands along a street.
package struct SpacingRule: Hashable, Sendable {
    /// Its id within its section.
    package var id: String
    /// What people call it; the id where nothing is said.
    package var name: String
    /// The categories it counts; all where there are none.
    package var categories: Set<String>
    package var sides: Sides
    /// Whether things with a defect count as well.
    package var countsDefective: Bool
    package var measure: Measure

    package enum Sides: String, CaseIterable, Sendable {
        case together
        /// The left and the right, each for itself.
        case each
        case left
        case right

        /// The parts that are judged one by one.
        package var parts: [RuleSides] {
            switch self {
            case .together: [.together]
            case .each: [.left, .right]
            case .left: [.left]
            case .right: [.right]
            }
        }
    }

    package enum Windows: String, CaseIterable, Sendable {
        case sliding
        /// Fixed sections from the beginning of the street.
        case blocks
    }

    package enum Ends: String, CaseIterable, Sendable {
        case count
        case ignore
    }

    package enum Per: String, CaseIterable, Sendable {
        case item
        case all
    }

    package enum Measure: Hashable, Sendable {
        /// At least so many in every window of so many millimetres.
        case spacing(wanted: Int, within: Int64, Windows, Ends)
        /// At least so many percent of the whole area are adverts.
        case share(percent: ExactDecimal, Per)
        /// Each has an advert on it.
        case carries
        /// As the standard's indicator of that code says, with its limit and readings.
        case indicator(String)
    }

    package static let wantedRange: ClosedRange<Int64> = 1...1000
    package static let windowRange: ClosedRange<Int64> = 1...100_000
}

/// 间距规则: what a city wants along some of its streets: section `spacing.<id>`.
package struct SpacingSetting: CitySetting {
    package static let section = "spacing"

    package var name: String?
    /// The streets it holds for; with none and no types, all.
    package var streets: Set<String>
    /// The kinds of street it holds for.
    package var types: Set<String>
    /// In the order of the settings.
    package var rules: [SpacingRule]

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        name = try reader.text("name")
        streets = Set(try reader.texts("streets"))
        types = Set(try reader.texts("types"))
        var ids: Set<String> = []
        rules = try reader.list("rules") { (item, path) throws(SettingFault) in
            var member = try SettingReader(item, path: path)
            let rule = try SpacingRule(&member)
            guard ids.insert(rule.id).inserted else { throw member.fault("id", .repeated) }
            try member.finish()
            return rule
        }
        guard !rules.isEmpty else { throw reader.fault("rules", .missing) }
        try reader.finish()
    }

    /// Whether it holds for a street.
    package func isAbout(_ street: Street) -> Bool {
        streets.isEmpty && types.isEmpty || streets.contains(street.id)
            || street.types.contains(where: types.contains)
    }
}

extension SpacingRule {
    fileprivate init(_ reader: inout SettingReader) throws(SettingFault) {
        id = try reader.needed(try reader.text("id"), "id")
        guard Names.isID(id) else { throw reader.fault("id", .wrongKind("A-Z a-z 0-9 _ -")) }
        name = try reader.text("name") ?? id
        categories = Set(try reader.texts("categories"))
        sides = try reader.word("sides", Sides.self) ?? .together
        countsDefective = try reader.bool("defective_count") ?? true
        let measures = ["within_m", "share_percent", "carries_advert", "indicator"]
        let named = measures.filter { reader.has($0) }
        guard let kind = named.first else { throw reader.fault("within_m", .missing) }
        guard named.count == 1 else { throw reader.fault(named[1], .besides(kind)) }
        measure = try SpacingRule.measure(kind, &reader)
    }

    private static func measure(
        _ kind: String,
        _ reader: inout SettingReader
    ) throws(SettingFault) -> Measure {
        switch kind {
        case "within_m":
            let metres = try reader.integer("within_m", in: windowRange)
            return .spacing(
                wanted: Int(try reader.integer("at_least", in: wantedRange) ?? 1),
                within: try reader.needed(metres, "within_m") * 1000,
                try reader.word("windows", Windows.self) ?? .sliding,
                try reader.word("ends", Ends.self) ?? .count
            )
        case "share_percent":
            let percent = try reader.needed(try reader.decimal("share_percent"), "share_percent")
            guard percent.mantissa >= 0,
                percent.parts(of: 1_000_000_000).map({ $0 <= 100_000_000_000 })
                    == true
            else { throw reader.fault("share_percent", .outside("0–100")) }
            return .share(percent: percent, try reader.word("per", Per.self) ?? .all)
        case "carries_advert":
            guard try reader.bool("carries_advert") == true else {
                throw reader.fault("carries_advert", .outside("true"))
            }
            return .carries
        default:
            return .indicator(try reader.needed(try reader.text("indicator"), "indicator"))
        }
    }
}
