/// All sections that the city's settings may have.
///
/// Each is explained in Documentation/settings.md.
package enum SettingsSections {
    package static let all: [SettingsSection] = [
        .law,
        .slots,
        .calendar,
        .exemptions,
        .systems,
        .single(CloseSetting.self),
        .single(DutySetting.self),
        .single(BulletinSetting.self),
        .single(WalkSetting.self),
        .named(SpacingSetting.self),
        .single(CaseRules.self),
        .single(CaseDeadlines.self),
        .single(CaseDocuments.self),
        .single(CardSetting.self),
        .single(NegativeSetting.self),
        .single(SignSetting.self),
        // One line for each type of ``CitySetting``: `.single(…)`, or `.named(…)` where a section
        // holds several by their ids.
        .named(ActivityForm.self),
        .named(ActivityLabel.self),
        .named(Arrangement.self),
        .named(Campaign.self),
        .named(Scheme.self),
        .single(AssessmentSetting.self),
    ]

    /// The section of that name.
    package static func section(_ name: String) -> SettingsSection? {
        all.first { $0.name == name }
    }

    /// The section that a register of `settings/city/<from>` belongs to, and the id in it.
    package static func section(ofRegister register: String) -> (SettingsSection, id: String?)? {
        if let section = section(register), !section.isNamed { return (section, nil) }
        guard let dot = register.firstIndex(of: "."),
            let section = section(String(register[..<dot])), section.isNamed
        else { return nil }
        return (section, String(register[register.index(after: dot)...]))
    }
}
