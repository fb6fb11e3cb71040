package import Journaling

/// What a city decides about one matter: one register of `settings/city/<from>`.
///
/// Rules of the work that sources leave open are settings, never constants in code. A section of
/// the settings file is the claim of its register, member by member.
package protocol CitySetting: Sendable {
    /// The register, and the key of the section in a settings file; a section that holds several
    /// named ones, as `scheme`, stands in registers `scheme.<id>`.
    static var section: String { get }

    /// Reads a claim.
    ///
    /// - Throws: ``SettingFault`` with the first member that does not fit; unknown members too.
    init(_ claim: JSONValue) throws(SettingFault)
}

/// A member of a setting that does not fit, as a person can mend it.
package struct SettingFault: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case missing
        /// No such member is known here.
        case unknown
        /// Another kind of value is wanted: `integer`, `text`, `list` …
        case wrongKind(String)
        /// What is allowed, as people write it: `0–1440`, `pass, fail`.
        case outside(String)
        /// A second one with the same name.
        case repeated
        /// Another member is there as well, and only one of the two may be.
        case besides(String)
    }

    /// The names of the members, and numbers from 0 in lists, from the section inwards.
    package var path: [String]
    package var reason: Reason
    /// The members that are known where this one is not; no part of what the fault is.
    package var known: Set<String> = []

    package init(_ path: [String], _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    package static func == (one: SettingFault, other: SettingFault) -> Bool {
        one.path == other.path && one.reason == other.reason
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        hasher.combine(reason)
    }
}

extension Gazetteer {
    /// The settings of a matter in force on a date; `nil` where the city said nothing about it, or
    /// nothing that can be read.
    ///
    /// - Complexity: O(members): ask once, not for every row.
    package func setting<Setting: CitySetting>(
        _ type: Setting.Type,
        on date: WorkDate
    ) -> Setting? {
        settingClaim(Setting.section, on: date).flatMap { try? Setting($0) }
    }

    /// The named settings of a kind, as `scheme.<id>`, in force on a date, by id.
    ///
    /// - Complexity: O(*n*) in all registers of settings.
    package func settings<Setting: CitySetting>(
        named type: Setting.Type,
        on date: WorkDate
    ) -> [String: Setting] {
        let prefix = Setting.section + "."
        var found: [String: Setting] = [:]
        for register in settingClaims.keys where register.hasPrefix(prefix) {
            guard let claim = settingClaim(register, on: date) else { continue }
            found[String(register.dropFirst(prefix.count))] = try? Setting(claim)
        }
        return found
    }

    /// The registers of the city's settings in which anything was ever said and that have no type
    /// of their own here, ascending.
    package var settingSections: [String] { settingClaims.keys.sorted() }

    /// The claim of a register of the city's settings in force on a date.
    package func settingClaim(_ register: String, on date: WorkDate) -> JSONValue? {
        settingClaims[register]?.value(on: date)
    }
}
