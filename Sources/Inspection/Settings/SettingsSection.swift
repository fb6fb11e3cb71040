package import Journaling

/// A section of the city's settings: how it stands in a settings file, and how in its register.
package struct SettingsSection: Sendable {
    /// The key in a settings file.
    package let name: String
    /// Whether it holds several of a kind by their ids: register `name.<id>`, not `name`.
    package let isNamed: Bool
    /// The claim of what stands in a file.
    private let reading: @Sendable (JSONValue) throws(SettingFault) -> JSONValue
    /// What stands in a file for a claim.
    private let writing: @Sendable (JSONValue) -> JSONValue

    package init(
        _ name: String,
        isNamed: Bool = false,
        claim: @escaping @Sendable (JSONValue) throws(SettingFault) -> JSONValue,
        file: @escaping @Sendable (JSONValue) -> JSONValue = { $0 }
    ) {
        self.name = name
        self.isNamed = isNamed
        reading = claim
        writing = file
    }

    /// A section of which there is one.
    package static func single<Setting: CitySetting>(_ type: Setting.Type) -> SettingsSection {
        SettingsSection(
            Setting.section,
            claim: { value throws(SettingFault) in
                _ = try Setting(value)
                return value
            }
        )
    }

    /// A section that holds several of a kind by their ids.
    package static func named<Setting: CitySetting>(_ type: Setting.Type) -> SettingsSection {
        SettingsSection(
            Setting.section,
            isNamed: true,
            claim: { value throws(SettingFault) in
                _ = try Setting(value)
                return value
            }
        )
    }

    /// The claim of what stands in a file; one that takes the section back is not checked.
    ///
    /// - Throws: ``SettingFault`` with the first member that does not fit.
    package func claim(of value: JSONValue) throws(SettingFault) -> JSONValue {
        value.isWithdrawn ? value : try reading(value)
    }

    /// What stands in a file for a claim: ``claim(of:)`` gives the same claim again.
    package func file(of claim: JSONValue) -> JSONValue {
        claim.isWithdrawn ? claim : writing(claim)
    }

    /// The register of this section, or of one of its ids.
    func register(_ id: String?) -> String { id.map { "\(name).\($0)" } ?? name }
}
