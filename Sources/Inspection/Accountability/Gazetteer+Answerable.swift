package import Journaling

extension Gazetteer {
    /// The numbers that numbers and names of persons lead to on a date, each once; a name of
    /// nobody, or of several, stays as it is.
    package func personNumbers(_ texts: [String], on date: WorkDate) -> [String] {
        var found: [String] = []
        for text in texts {
            let named = person(text, on: date) == nil ? persons(named: text, on: date) : []
            let number = named.count == 1 ? named[0].number : text
            if !found.contains(number) { found.append(number) }
        }
        return found
    }

    /// Who answers for a point as such: the office, the leaders and cadres, and its units by line.
    package func answerables(atPoint id: String, on date: WorkDate) -> Set<Answerable> {
        var found: Set<Answerable> = [Answerable(.point, id)]
        guard let point = point(id, on: date) else { return found }
        found.insert(Answerable(.office, point.office))
        found.formUnion(personNumbers(point.leaders, on: date).map { Answerable(.leader, $0) })
        found.formUnion(personNumbers(point.cadres, on: date).map { Answerable(.cadre, $0) })
        found.formUnion(answerables(units: point.units, on: date))
        return found
    }

    /// Units by line, each also as a unit on any line.
    package func answerables(
        units: [ResponsibilityLine: [String]],
        on date: WorkDate
    ) -> Set<Answerable> {
        var found: Set<Answerable> = []
        for (line, units) in units {
            for unit in unitIDs(units, on: date) {
                found.formUnion([
                    Answerable(AnswerableKind(line), unit), Answerable(.unit, unit),
                ])
            }
        }
        return found
    }
}

extension AnswerableKind {
    /// A unit on a line of responsibility.
    package init(_ line: ResponsibilityLine) {
        switch line {
        case .point: self = .pointUnit
        case .supervision: self = .supervisionUnit
        case .authority: self = .authorityUnit
        case .lead: self = .leadUnit
        }
    }
}
