package import Journaling

/// What the city says about cases, by date: deadlines, rules, papers, calendar and people.
///
/// A class of constants: every case is worked out with it on every core, and a copy of what a city
/// says is dozens of counted references.
package final class CaseBooks: Sendable {
    package let gazetteer: Gazetteer
    package let standards: StandardShelf
    private let reference: Reference
    private let settings: Dated<CaseSettings>
    private let workingDays: WorkingDays

    package init(gazetteer: Gazetteer, standards: StandardShelf, reference: Reference) {
        self.gazetteer = gazetteer
        self.standards = standards
        self.reference = reference
        settings = CaseSettings.all(gazetteer)
        workingDays = WorkingDays(gazetteer)
    }

    /// Minutes that the city's clocks are ahead of UTC at a minute.
    package func zone(at minute: Int64) -> Int64 {
        let near = CitySettings().zoneMinutes
        let date = WorkDate(day: max(minute + near, 0) / 1440)
        return reference.settings(on: date).zoneMinutes
    }

    /// The date by the city's clocks.
    package func date(at minute: Int64) -> WorkDate {
        let day = max(minute + zone(at: minute), 0) / 1440
        return WorkDate(day: day) ?? WorkDate.first
    }

    package func deadlines(at minute: Int64) -> CaseDeadlines { settings(at: minute).deadlines }

    package func rules(at minute: Int64) -> CaseRules { settings(at: minute).rules }

    package func documents(at minute: Int64) -> CaseDocuments { settings(at: minute).documents }

    private func settings(at minute: Int64) -> CaseSettings {
        guard let settings = settings.value(on: date(at: minute)) else {
            preconditionFailure("There are settings for every date")
        }
        return settings
    }

    /// How time passes by the working hours of a minute.
    package func clock(at minute: Int64) -> CaseClock {
        CaseClock(
            hours: settings(at: minute).deadlines.hours,
            zone: zone(at: minute),
            workingDays: workingDays
        )
    }

    /// The group of an indicator in the standard that judges it; `nil` for an unknown one.
    package func group(of indicator: String?, at minute: Int64) -> String? {
        indicator.flatMap { standards.judging($0, on: date(at: minute))?.indicator.group }
    }

    /// Whether somebody belonged to a unit, named by id or name, or to a section of it.
    package func works(_ inspector: String, for unit: String, at minute: Int64) -> Bool {
        let date = date(at: minute)
        guard let own = gazetteer.person(inspector, on: date)?.unit else { return false }
        let theirs = gazetteer.unitID(unit, on: date) ?? unit
        let mine = gazetteer.unitID(own, on: date) ?? own
        return mine == theirs
            || gazetteer.chain(ofUnit: mine, on: date).contains { $0.id == theirs }
    }

    /// A case as its registers tell it, with the rules that need to know who works where.
    package func file(record: String, entries: [CaseEntry]) -> CaseFile {
        CaseFile(record: record, entries: entries) {
            works($0, for: $1, at: $2)
        } isNamed: {
            isNamed($0, by: $1, at: $2)
        }
    }

    /// Whether a text names somebody: by number, or by the name in any spelling, alone or among
    /// others.
    ///
    /// Of two people with one name both are meant: a number tells them apart.
    private func isNamed(_ inspector: String, by text: String, at minute: Int64) -> Bool {
        if text == inspector { return true }
        guard let name = gazetteer.person(inspector, on: date(at: minute))?.name else {
            return false
        }
        let folded = NameFolding.folded(name)
        let isKnown = { (text: String) in NameFolding.folded(text) == folded }
        return NameList.names(in: text, of: .persons, isKnown: isKnown).contains {
            $0 == inspector || isKnown($0)
        }
    }
}

extension WorkDate {
    /// 1970-01-01.
    static var first: WorkDate {
        guard let date = WorkDate(day: 0) else { preconditionFailure("1970 is a date") }
        return date
    }
}
