package import Journaling

/// All dated versions of places, units, people, rosters, settings and the decomposition table, and
/// what holds on a date.
///
/// Filled register by register with the claims in force, in any order; the outcome depends on their
/// set alone. Of each thing the latest version that begins on the date or before holds, or else its
/// first one, so that what was once in the set is never unknown; of a station's and slot's duties
/// the latest whose span and weekdays cover the date. Questions parse nothing.
package struct Gazetteer: Sendable {
    var points: [String: Dated<Point>] = [:]
    var streets: [String: Dated<Street>] = [:]
    var units: [String: Dated<Unit>] = [:]
    var persons: [String: Dated<Person>] = [:]
    /// By station and slot; each ascending by `from` and office.
    var dutiesByPlace: [DutyPlace: [Duty]] = [:]
    var slotVersions = Dated<[Slot]>()
    var titleVersions = Dated<CityTitles>()
    var calendars = Dated<WorkCalendar>()
    var systemVersions = Dated<[String]>()
    var decompositions = Dated<Decomposition>()
    /// The claims of all other registers of the city's settings; read by ``setting(_:on:)``.
    var settingClaims: [String: Dated<JSONValue>] = [:]
    /// Ids of the units that ever had a folded name, with how many versions have it.
    var unitsByName: [String: [String: Int]] = [:]
    /// Ids of the units that ever were of the kind 镇街, by the office in whose area they work.
    var townUnits: [String: Set<String>] = [:]
    /// Numbers of the persons who ever had a folded name, with how many versions have it.
    var personsByName: [String: [String: Int]] = [:]

    struct DutyPlace: Hashable {
        let station: String
        let slot: String
    }

    package init() {}

    /// Takes in one register with its claim in force, in place of what was known of it.
    ///
    /// What is no reference record, and what cannot be read, is passed over.
    ///
    /// - Returns: whether it was taken in.
    @discardableResult
    package mutating func add(record: String, register: String, claim: JSONValue) -> Bool {
        add(record: RecordName(record), register: register, claim: claim)
    }

    /// Takes in one register with its claim in force, in place of what was known of it.
    ///
    /// What is no reference record, and what cannot be read, is passed over.
    ///
    /// - Returns: whether it was taken in.
    @discardableResult
    package mutating func add(record: RecordName, register: String, claim: JSONValue) -> Bool {
        guard let id = record.component(1),
            let from = record.component(2).flatMap({ WorkDate($0) })
        else { return false }
        switch (record.kind, register) {
        case (.point, "place"):
            points[id, default: Dated()].set(Point(id: id, from: from, claim: claim), from: from)
        case (.street, "line"):
            streets[id, default: Dated()].set(Street(id: id, from: from, claim: claim), from: from)
        case (.unit, "unit"): set(Unit(id: id, from: from, claim: claim), id: id, from: from)
        case (.person, "person"):
            set(Person(number: id, from: from, claim: claim), number: id, from: from)
        case (.roster, _):
            guard let place = Duty.place(of: register) else { return false }
            let duty = Duty(register: register, office: id, from: from, claim: claim)
            set(duty, at: DutyPlace(station: place.station, slot: place.slot), id, from)
        case (.settings, _): return set(register, of: id, from: from, claim: claim)
        default: return false
        }
        return true
    }

    private mutating func set(_ unit: Unit?, id: String, from: WorkDate) {
        let old = units[id]?.value(from: from)
        unitsByName.replace(old?.names ?? [], by: unit?.names ?? [], of: id)
        if let unit, unit.isTown, let office = unit.office {
            townUnits[office, default: []].insert(id)
        }
        units[id, default: Dated()].set(unit, from: from)
    }

    private mutating func set(_ person: Person?, number: String, from: WorkDate) {
        let old = persons[number]?.value(from: from)
        personsByName.replace(
            old.map { [$0.name] } ?? [],
            by: person.map { [$0.name] } ?? [],
            of: number
        )
        persons[number, default: Dated()].set(person, from: from)
    }

    private mutating func set(
        _ duty: Duty?,
        at place: DutyPlace,
        _ office: String,
        _ from: WorkDate
    ) {
        var duties = dutiesByPlace[place] ?? []
        duties.removeAll { $0.office == office && $0.from == from }
        if let duty { duties.append(duty) }
        duties.sort { ($0.from, $0.office) < ($1.from, $1.office) }
        dutiesByPlace[place] = duties.isEmpty ? nil : duties
    }

    private mutating func set(
        _ register: String,
        of scope: String,
        from: WorkDate,
        claim: JSONValue
    ) -> Bool {
        switch (scope, register) {
        case ("city", "slots"): slotVersions.set(Slot.slots(claim), from: from)
        case ("city", "exemptions"): titleVersions.set(CityTitles(claim), from: from)
        case ("city", "calendar"): calendars.set(WorkCalendar(claim), from: from)
        case ("city", "systems"):
            let order = claim.isWithdrawn ? nil : claim["order"]?.texts
            systemVersions.set(order, from: from)
        case ("decomposition", _) where register.hasPrefix("rule."):
            var table = decompositions.value(from: from) ?? Decomposition()
            table.set(DecompositionRule(claim), register: register)
            decompositions.set(table.isEmpty ? nil : table, from: from)
        case ("city", _):
            settingClaims[register, default: Dated()]
                .set(claim.isWithdrawn ? nil : claim, from: from)
        default: return false
        }
        return true
    }
}

extension [String: [String: Int]] {
    /// Takes the names of a version of a thing out and those of another one in.
    fileprivate mutating func replace(_ old: [String], by new: [String], of id: String) {
        for name in Set(old.map(NameFolding.folded)) {
            self[name]?[id, default: 0] -= 1
            if self[name]?[id] == 0 { self[name]?[id] = nil }
            if self[name]?.isEmpty == true { self[name] = nil }
        }
        for name in Set(new.map(NameFolding.folded)) where !name.isEmpty {
            self[name, default: [:]][id, default: 0] += 1
        }
    }
}
