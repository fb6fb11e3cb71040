import Journaling

/// What a finding or a count may say besides its numbers.
package struct Circumstances: Hashable, Sendable {
    package var action: SpotAction?
    package var level: InspectionLevel?
    package var line: SupervisionLine?
    package var source: FindingSource?
    /// The units that the finder named, by line of responsibility.
    package var units: [ResponsibilityLine: String]

    package init(
        action: SpotAction? = nil,
        level: InspectionLevel? = nil,
        line: SupervisionLine? = nil,
        source: FindingSource? = nil,
        units: [ResponsibilityLine: String] = [:]
    ) {
        self.action = action
        self.level = level
        self.line = line
        self.source = source
        self.units = units
    }

    /// Reads the members that are there; words this version does not know are left out.
    init(_ claim: JSONValue) {
        func word<Word: RawRepresentable<String>>(_ name: String) -> Word? {
            claim[name]?.text.flatMap(Word.init(rawValue:))
        }
        self.init(
            action: word("action"),
            level: word("level"),
            line: word("line"),
            source: word("source"),
            units: Circumstances.units(claim["units"])
        )
    }

    private static func units(_ value: JSONValue?) -> [ResponsibilityLine: String] {
        var units: [ResponsibilityLine: String] = [:]
        for line in ResponsibilityLine.allCases { units[line] = value?[line.rawValue]?.text }
        return units
    }

    /// The members of a claim; none for what is not said.
    var members: [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        members["action"] = action.map { .text($0.rawValue) }
        members["level"] = level.map { .text($0.rawValue) }
        members["line"] = line.map { .text($0.rawValue) }
        members["source"] = source.map { .text($0.rawValue) }
        if !units.isEmpty {
            members["units"] = .object(
                Dictionary(uniqueKeysWithValues: units.map { ($0.rawValue, .text($1)) })
            )
        }
        return members
    }
}
