package import Journaling

/// 专项行动: a campaign with dated stages, into which activities and checks fall by their date.
///
/// Section `campaign`, by id. Source: Documentation/settings.md.
package struct Campaign: CitySetting, Hashable {
    package static let section = "campaign"

    package struct Stage: Hashable, Sendable {
        package let id: String
        package let name: BilingualName
        package let dates: ClosedRange<WorkDate>
        /// The lists that stand in the place of those of the campaign; `nil` for none.
        package let checks: CampaignChecks?

        /// How many days it has, first and last included.
        package var days: Int64 { dates.upperBound.day - dates.lowerBound.day + 1 }
    }

    package let name: BilingualName
    /// In the order of the plan; stages may overlap.
    package let stages: [Stage]
    /// The forms whose activities belong to it; empty for all.
    package let forms: [String]
    /// Only activities with one of these labels belong to it; empty for all.
    package let labels: [String]
    /// The offices that take part; empty for all.
    package let offices: [String]
    /// Which checks belong to it; `nil` where it says nothing of checks, and none do.
    package let checks: CampaignChecks?

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        name = try BilingualName(&reader)
        stages = try reader.named("stages", id: \.id) { value, path throws(SettingFault) in
            try Stage(value, path: path)
        }
        if stages.isEmpty { throw reader.fault("stages", .missing) }
        forms = try reader.ids("forms")
        labels = try reader.ids("labels")
        offices = try reader.texts("offices")
        checks = try CampaignChecks?(&reader)
        try reader.finish()
    }

    /// The checks that belong to a stage; `nil` for none.
    package func checks(in stage: Stage) -> CampaignChecks? {
        guard let own = stage.checks else { return checks }
        return checks?.narrowed(by: own) ?? own
    }

    /// The stages that a date lies in, in the order of the plan.
    package func stages(on date: WorkDate) -> [Stage] {
        stages.filter { $0.dates.contains(date) }
    }

    /// From the first day of the first stage to the last day of the last.
    package var dates: ClosedRange<WorkDate>? {
        guard let first = stages.map(\.dates.lowerBound).min(),
            let last = stages.map(\.dates.upperBound).max()
        else { return nil }
        return first...last
    }

    /// Whether an activity belongs to it, whatever its date.
    package func includes(_ name: ActivityName, labels own: Set<String>) -> Bool {
        (forms.isEmpty || forms.contains(name.form))
            && (labels.isEmpty || !own.isDisjoint(with: labels))
            && (offices.isEmpty || offices.contains(name.office))
    }
}

extension Campaign.Stage {
    fileprivate init(_ value: JSONValue, path: [String]) throws(SettingFault) {
        var reader = try SettingReader(value, path: path)
        id = try reader.id("id")
        name = try BilingualName(&reader)
        let first = try reader.needed(reader.date("from"), "from")
        let last = try reader.needed(reader.date("until"), "until")
        guard first <= last else { throw reader.fault("until", .outside("≥ \(first.text)")) }
        dates = first...last
        checks = try CampaignChecks?(&reader)
        try reader.finish()
    }
}

extension CampaignChecks? {
    /// Reads the member `checks`.
    fileprivate init(_ reader: inout SettingReader) throws(SettingFault) {
        guard var member = try reader.object("checks") else {
            self = nil
            return
        }
        self = try CampaignChecks(&member)
    }
}
