import Journaling

/// What the city's settings say about cases from one date to the next.
///
/// A class of constants: it is asked for at every step of every case.
final class CaseSettings: Sendable {
    let deadlines: CaseDeadlines
    let rules: CaseRules
    let documents: CaseDocuments

    private init(_ gazetteer: Gazetteer, on date: WorkDate) {
        deadlines = gazetteer.setting(CaseDeadlines.self, on: date) ?? .standard
        rules = gazetteer.setting(CaseRules.self, on: date) ?? .standard
        documents = gazetteer.setting(CaseDocuments.self, on: date) ?? .standard
    }

    /// All that ever held, by the dates on which one of them changed.
    static func all(_ gazetteer: Gazetteer) -> Dated<CaseSettings> {
        let sections = [CaseDeadlines.section, CaseRules.section, CaseDocuments.section]
        let dates = sections.flatMap { gazetteer.settingClaims[$0]?.versions.map(\.from) ?? [] }
        var settings = Dated<CaseSettings>()
        for date in dates.isEmpty ? [.first] : dates {
            settings.set(CaseSettings(gazetteer, on: date), from: date)
        }
        return settings
    }
}
