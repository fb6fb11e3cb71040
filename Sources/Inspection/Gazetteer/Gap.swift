package import Journaling

/// Something that places, units, people, rosters or the decomposition table lack.
package struct Gap: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case noOffice = "no-office"
        case noType = "no-type"
        case noLeader = "no-leader"
        case noCadre = "no-cadre"
        /// The detail names the lines.
        case noUnits = "no-units"
        case unknownStreet = "unknown-street"
        /// The subject is the name that leads to no unit.
        case unknownUnit = "unknown-unit"
        /// The subject is the name that leads to several units.
        case ambiguousUnit = "ambiguous-unit"
        case unknownParent = "unknown-parent"
        /// The subject is the number on a roster or the name at a point.
        case unknownPerson = "unknown-person"
        /// The subject is a text that looks like several names.
        case severalNames = "several-names"
        case notEnrolled = "not-enrolled"
        case noDuty = "no-duty"
        case slotUncovered = "slot-uncovered"
        case unknownStation = "unknown-station"
        case unknownSlot = "unknown-slot"
        /// The table has no main unit for the indicator; the detail says at how many points of how
        /// many.
        case noMainUnit = "no-main-unit"
        case unknownIndicator = "unknown-indicator"
        /// Watchers answer that an indicator does not apply at the point, and its record does not
        /// say so; see ``Gap/answers``.
        case answeredNotApplicable = "answered-not-applicable"
    }

    package let kind: Kind
    /// What it is about: an id, a code or a name.
    package let subject: String
    /// Where it is, or what exactly lacks.
    package let detail: String
    /// What may be meant.
    package let proposal: String?
    /// What watchers answered, where that is what the gap is about.
    package var answers: Answers?

    /// How often an indicator was answered at a point.
    package struct Answers: Hashable, Sendable {
        package let indicator: String
        /// How often with not applicable.
        package let notApplicable: Int64
        /// How often at all, without not looked at.
        package let all: Int64
        /// How many people said not applicable.
        package let people: Int

        package init(indicator: String, notApplicable: Int64, all: Int64, people: Int) {
            self.indicator = indicator
            self.notApplicable = notApplicable
            self.all = all
            self.people = people
        }
    }

    package init(_ kind: Kind, _ subject: String, detail: String = "", proposal: String? = nil) {
        self.kind = kind
        self.subject = subject
        self.detail = detail
        self.proposal = proposal
    }
}

extension Gazetteer {
    /// What points and streets lack on a date.
    package func placeGaps(on date: WorkDate) -> [Gap] {
        points(on: date).flatMap { point -> [Gap] in
            var gaps: [Gap] = []
            if point.office.isEmpty { gaps.append(Gap(.noOffice, point.id, detail: point.name)) }
            if point.types.isEmpty { gaps.append(Gap(.noType, point.id, detail: point.name)) }
            if point.leaders.isEmpty { gaps.append(Gap(.noLeader, point.id, detail: point.name)) }
            if point.cadres.isEmpty { gaps.append(Gap(.noCadre, point.id, detail: point.name)) }
            let lines = ResponsibilityLine.allCases.filter { point.units[$0] == nil }
            if !lines.isEmpty {
                let detail = lines.map(\.rawValue).joined(separator: ",")
                gaps.append(Gap(.noUnits, point.id, detail: detail))
            }
            if let id = point.street, street(id, on: date) == nil {
                gaps.append(Gap(.unknownStreet, id, detail: point.id))
            }
            let units = ResponsibilityLine.allCases.flatMap { point.units[$0] ?? [] }
            return gaps + unitGaps(units, in: point.id, on: date)
        }
    }

    /// The names of units, wherever they stand, that lead to none or to several on a date, and
    /// sections of units that are not known.
    package func unitGaps(on date: WorkDate) -> [Gap] {
        var gaps: [Gap] = []
        for point in points(on: date) {
            let units = ResponsibilityLine.allCases.flatMap { point.units[$0] ?? [] }
            gaps += unitGaps(units, in: point.id, on: date)
        }
        for rule in decomposition(on: date)?.rules ?? [] {
            gaps += unitGaps(rule.main + rule.assisting, in: rule.indicator, on: date)
        }
        for person in persons(on: date) {
            gaps += unitGaps(person.unit.map { [$0] } ?? [], in: person.number, on: date)
        }
        for unit in units(on: date) {
            guard let parent = unit.parent, self.unit(parent, on: date) == nil else { continue }
            gaps.append(Gap(.unknownParent, parent, detail: unit.id))
        }
        return gaps.joined
    }

    func unitGaps(_ names: [String], in place: String, on date: WorkDate) -> [Gap] {
        names.filter { unitID($0, on: date) == nil }.map { name in
            let several = units(named: name, on: date)
            guard several.isEmpty else {
                let ids = several.map(\.id).joined(separator: ",")
                return Gap(.ambiguousUnit, name, detail: place, proposal: ids)
            }
            let closest = closestUnit(to: name, on: date).map { "\($0.id) \($0.name)" }
            return Gap(.unknownUnit, name, detail: place, proposal: closest)
        }
    }

    /// The unit with the name or alias that is closest to a text; `nil` when none is close.
    package func closestUnit(to name: String, on date: WorkDate) -> Unit? {
        let wanted = Array(NameFolding.folded(name))
        var best: (unit: Unit, distance: Int)?
        for unit in units(on: date) {
            for alias in unit.names {
                let letters = Array(NameFolding.folded(alias))
                // Half of the longer one may differ: 公安局 and 市公安局.
                let limit = min(max(wanted.count, letters.count) / 2, (best?.distance ?? 99) - 1)
                if limit >= 0,
                    let distance = EditDistance.between(wanted, letters, limit: limit)
                {
                    best = (unit, distance)
                }
            }
        }
        return best?.unit
    }

    /// The persons on rosters or at points who have no record or no enrolment on a date.
    ///
    /// - Parameters:
    ///   - date: the date that is asked about.
    ///   - isEnrolled: whether somebody may write under a number; `nil` when nothing is known.
    /// - Returns: each gap once, with the first place where it shows.
    package func peopleGaps(
        on date: WorkDate,
        isEnrolled: ((String) -> Bool)? = nil
    ) -> [Gap] {
        var gaps: [Gap] = []
        for point in points(on: date) {
            for name in point.leaders + point.cadres where !isKnown(person: name, on: date) {
                let letters = name.filter { !$0.isWhitespace }
                let isLong = letters.count > 4 && letters.allSatisfy(\.isHan)
                gaps.append(Gap(isLong ? .severalNames : .unknownPerson, name, detail: point.id))
            }
        }
        return (gaps + rosterPeopleGaps(on: date, isEnrolled: isEnrolled)).joined
    }

    /// The persons on the rosters of a date who have no record or no enrolment.
    ///
    /// - Parameters:
    ///   - date: the date that is asked about.
    ///   - isEnrolled: whether somebody may write under a number; `nil` when nothing is known.
    /// - Returns: each gap once, with the first place where it shows.
    package func rosterPeopleGaps(
        on date: WorkDate,
        isEnrolled: ((String) -> Bool)? = nil
    ) -> [Gap] {
        var gaps: [Gap] = []
        for duty in duties(on: date) {
            let place = "\(duty.station) \(duty.slot)"
            for number in duty.people {
                if person(number, on: date).map(\.hasLeft) != false {
                    gaps.append(Gap(.unknownPerson, number, detail: place))
                }
                if let isEnrolled, !isEnrolled(number) {
                    gaps.append(Gap(.notEnrolled, number, detail: place))
                }
            }
        }
        return gaps.joined
    }

    private func isKnown(person text: String, on date: WorkDate) -> Bool {
        person(text, on: date) != nil || !persons(named: text, on: date).isEmpty
    }

    /// What the rosters of a date lack: stations that nobody stands at, slots without any duty, and
    /// duties at stations and in slots that are not known.
    package func rosterGaps(on date: WorkDate) -> [Gap] {
        let duties = duties(on: date)
        let stations = points(on: date).flatMap(\.stationIDs)
        let slots = slots(on: date)
        var gaps = slots.filter { slot in !duties.contains { $0.slot == slot.id } }
            .map { Gap(.slotUncovered, $0.id, detail: $0.name ?? "") }
        let covered = Set(duties.map(\.station))
        gaps += stations.filter { !covered.contains($0) }.map { station in
            Gap(.noDuty, station, detail: point(ofStation: station, on: date)?.name ?? "")
        }
        let known = (stations: Set(stations), slots: Set(slots.map(\.id)))
        for duty in duties {
            if !known.stations.contains(duty.station) {
                gaps.append(Gap(.unknownStation, duty.station, detail: duty.slot))
            }
            if !known.slots.contains(duty.slot) {
                gaps.append(Gap(.unknownSlot, duty.slot, detail: duty.station))
            }
        }
        return gaps.joined
    }

    /// The indicators to which the table gives no main unit at some point where they are asked, and
    /// rules for indicators that no standard knows, on a date.
    package func decompositionGaps(in standards: StandardShelf, on date: WorkDate) -> [Gap] {
        let table = decomposition(on: date)
        var asked: [String: (points: Int, without: Int)] = [:]
        for point in points(on: date) {
            for code in standards.due(at: point, on: date).map(\.indicator.code) {
                let isNobody = ResponsibilityLine.allCases.allSatisfy { line in
                    table?.rules(for: code, line: line, at: point).allSatisfy(\.main.isEmpty)
                        ?? true
                }
                asked[code, default: (0, 0)].points += 1
                asked[code, default: (0, 0)].without += isNobody ? 1 : 0
            }
        }
        let known = Set(standards.standards(on: date).flatMap(\.codes))
        let rules = table?.rules ?? []
        let decomposed = Set(rules.map(\.indicator))
        // An indicator that is asked nowhere yet still needs a rule.
        for code in known.subtracting(decomposed) where asked[code] == nil { asked[code] = (0, 0) }
        let without = asked.filter { $1.without > 0 || $1.points == 0 }
            .map { Gap(.noMainUnit, $0, detail: "\($1.without)/\($1.points)") }
        let unknown = decomposed.subtracting(known).map { Gap(.unknownIndicator, $0) }
        let units = rules.flatMap {
            unitGaps($0.main + $0.assisting, in: $0.indicator, on: date)
        }
        return (without + unknown).sorted {
            ($0.kind.rawValue, $0.subject) < ($1.kind.rawValue, $1.subject)
        }
            + units.joined
    }
}

extension [Gap] {
    /// Each gap once, with the place where it shows first.
    fileprivate var joined: [Gap] {
        var seen: Set<[String]> = []
        return filter { seen.insert([$0.kind.rawValue, $0.subject]).inserted }
    }
}
