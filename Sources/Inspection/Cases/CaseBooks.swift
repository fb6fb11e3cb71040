package import Journaling

/// What the city says about cases, by date: deadlines, rules, papers, calendar and people.
package struct CaseBooks: Sendable {
    package let gazetteer: Gazetteer
    package let standards: StandardShelf
    private let reference: Reference
    private let deadlines: DatedSetting<CaseDeadlines>
    private let rules: DatedSetting<CaseRules>
    private let documents: DatedSetting<CaseDocuments>
    private let workingDays: WorkingDays

    package init(gazetteer: Gazetteer, standards: StandardShelf, reference: Reference) {
        self.gazetteer = gazetteer
        self.standards = standards
        self.reference = reference
        deadlines = DatedSetting(gazetteer, standard: .standard)
        rules = DatedSetting(gazetteer, standard: .standard)
        documents = DatedSetting(gazetteer, standard: .standard)
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

    package func deadlines(at minute: Int64) -> CaseDeadlines {
        deadlines.value(on: date(at: minute))
    }

    package func rules(at minute: Int64) -> CaseRules { rules.value(on: date(at: minute)) }

    package func documents(at minute: Int64) -> CaseDocuments {
        documents.value(on: date(at: minute))
    }

    /// How time passes by the working hours of a minute.
    package func clock(at minute: Int64) -> CaseClock {
        CaseClock(
            hours: deadlines(at: minute).hours,
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
        CaseFile(record: record, entries: entries) { works($0, for: $1, at: $2) }
    }
}

extension WorkDate {
    fileprivate static var first: WorkDate {
        guard let date = WorkDate(day: 0) else { preconditionFailure("1970 is a date") }
        return date
    }
}
