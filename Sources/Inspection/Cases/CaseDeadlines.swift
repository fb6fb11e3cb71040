package import Journaling

/// The city's deadlines for cases: section `deadlines` of its settings.
///
/// How long a unit has follows from the class of the indicator and the urgency: the class's limit
/// for the urgency, else the general one for it, else the class's ordinary one, else the general
/// ordinary one.
package struct CaseDeadlines: CitySetting {
    package static let section = "deadlines"

    /// When a unit's clock starts.
    package enum Start: String, CaseIterable, Sendable {
        case dispatch
        /// 签收; of a unit that does not sign for it, when the time for that is over.
        case receipt
        /// When work begins on the next working day.
        case nextMorning = "next-morning"
    }

    /// Indicators whose problems take alike long.
    package struct Class: Hashable, Sendable {
        package var id: String
        package var indicators: Set<String>
        package var groups: Set<String>
        /// By urgency; the empty text for ordinary ones.
        package var limits: [String: TimeLimit]
    }

    /// Working hours of a day, in minutes of it, ascending.
    package var hours: [Range<Int64>]
    package var start: Start
    /// In the order of the settings: the first that names the indicator, else the first that names
    /// its group.
    package var classes: [Class]
    package var limits: [String: TimeLimit]
    /// For signing 签收; `nil` for no limit.
    package var receipt: TimeLimit?
    /// For the steps of offices and finders; without a limit none is late.
    package var stages: [CaseStage: TimeLimit]

    package init(
        hours: [Range<Int64>],
        start: Start,
        classes: [Class],
        limits: [String: TimeLimit],
        receipt: TimeLimit?,
        stages: [CaseStage: TimeLimit]
    ) {
        self.hours = hours
        self.start = start
        self.classes = classes
        self.limits = limits
        self.receipt = receipt
        self.stages = stages
    }

    /// What holds where a city says nothing.
    package static let standard = CaseDeadlines(
        hours: [510..<720, 870..<1080],
        start: .dispatch,
        classes: [],
        limits: [ordinary: TimeLimit(3, .workingDays), "urgent": TimeLimit(1, .workingDays)],
        receipt: nil,
        stages: [
            .filing: TimeLimit(1, .workingDays), .dispatch: TimeLimit(1, .workingDays),
            .verification: TimeLimit(2, .workingDays), .closing: TimeLimit(1, .workingDays),
        ]
    )

    /// The urgency of a case of which nobody says any.
    package static let ordinary = ""

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        self = .standard
        let hours = try reader.list("hours", CaseDeadlines.span)
        if !hours.isEmpty { self.hours = hours.sorted { $0.lowerBound < $1.lowerBound } }
        if zip(self.hours, self.hours.dropFirst()).contains(where: { $0.overlaps($1) }) {
            throw reader.fault("hours", .repeated)
        }
        start = try reader.word("start", Start.self) ?? start
        classes = try reader.list("classes", CaseDeadlines.readClass)
        let limits = try CaseDeadlines.named(reader.limits("limits"))
        self.limits.merge(limits) { $1 }
        receipt = try reader.limit("receipt")
        if var stages = try reader.object("stages") {
            self.stages = [:]
            for stage in CaseStage.allCases where stage != .handling {
                self.stages[stage] = try stages.limit(stage.rawValue)
            }
            try stages.finish()
        }
        try reader.finish()
    }

    /// The word `ordinary` stands for no urgency.
    private static func named(_ limits: [String: TimeLimit]) -> [String: TimeLimit] {
        Dictionary(
            limits.map { ($0.key == "ordinary" ? ordinary : $0.key, $0.value) }
        ) { $1 }
    }

    private static func span(
        _ value: JSONValue,
        path: [String]
    ) throws(SettingFault) -> Range<Int64> {
        var reader = try SettingReader(value, path: path)
        let from = try reader.needed(reader.time("from"), "from")
        let to = try reader.needed(reader.time("to"), "to")
        guard from < to else { throw reader.fault("to", .outside("> from")) }
        try reader.finish()
        return from..<to
    }

    private static func readClass(
        _ value: JSONValue,
        path: [String]
    ) throws(SettingFault) -> Class {
        var reader = try SettingReader(value, path: path)
        let found = Class(
            id: try reader.needed(reader.text("id"), "id"),
            indicators: Set(try reader.texts("indicators")),
            groups: Set(try reader.texts("groups")),
            limits: named(try reader.limits("limits"))
        )
        try reader.finish()
        return found
    }
}

extension CaseDeadlines {
    /// The class of an indicator; `nil` for none.
    package func `class`(indicator: String?, group: String?) -> Class? {
        classes.first { indicator.map($0.indicators.contains) ?? false }
            ?? classes.first { group.map($0.groups.contains) ?? false }
    }

    /// How long a unit has.
    package func limit(indicator: String?, group: String?, urgency: String?) -> TimeLimit? {
        let found = `class`(indicator: indicator, group: group)?.limits ?? [:]
        let urgency = urgency ?? CaseDeadlines.ordinary
        return found[urgency] ?? limits[urgency] ?? found[CaseDeadlines.ordinary]
            ?? limits[CaseDeadlines.ordinary]
    }

    /// The urgencies that have limits of their own, ascending, without the ordinary one.
    package var urgencies: [String] {
        Set(limits.keys).union(classes.flatMap(\.limits.keys))
            .subtracting([CaseDeadlines.ordinary]).sorted()
    }
}
