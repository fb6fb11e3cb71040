import Journaling

/// Which checks belong to a campaign, or to one of its stages: those that fit all lists that are
/// not empty.
///
/// Member `checks` of section `campaign`. Source: Documentation/settings.md.
package struct CampaignChecks: Hashable, Sendable {
    /// Ids of points.
    package var points: [String] = []
    /// Codes of kinds of place.
    package var types: [String] = []
    /// Groups of indicators, as the standard names them.
    package var groups: [String] = []
    /// Codes of indicators.
    package var indicators: [String] = []
    /// On what kind of inspection they were made.
    package var kinds: [InspectionKind] = []
    /// Whose inspection it was.
    package var levels: [InspectionLevel] = []

    package init() {}

    init(_ reader: inout SettingReader) throws(SettingFault) {
        points = try reader.texts("points")
        types = try reader.texts("types")
        groups = try reader.texts("groups")
        indicators = try reader.texts("indicators")
        kinds = try reader.words("kinds", InspectionKind.self)
        levels = try reader.words("levels", InspectionLevel.self)
        try reader.finish()
    }

    /// These with the lists of a stage in the place of the same ones of its campaign.
    func narrowed(by own: CampaignChecks) -> CampaignChecks {
        var checks = self
        if !own.points.isEmpty { checks.points = own.points }
        if !own.types.isEmpty { checks.types = own.types }
        if !own.groups.isEmpty { checks.groups = own.groups }
        if !own.indicators.isEmpty { checks.indicators = own.indicators }
        if !own.kinds.isEmpty { checks.kinds = own.kinds }
        if !own.levels.isEmpty { checks.levels = own.levels }
        return checks
    }
}

extension SettingReader {
    /// A list of words of a fixed set; empty where there is none.
    fileprivate mutating func words<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        _ type: Word.Type
    ) throws(SettingFault) -> [Word] {
        try texts(name).map { text throws(SettingFault) in
            guard let word = Word(rawValue: text) else {
                throw fault(name, .outside(Word.allCases.map(\.rawValue).joined(separator: ", ")))
            }
            return word
        }
    }
}
