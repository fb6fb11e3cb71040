package import Inspection
package import Journaling

/// Which cases are asked for; what is empty asks for all.
package struct CaseFilter: Sendable {
    /// Ids: the main unit, one charged or an assisting one, or one of which these are sections.
    package var units: Set<String> = []
    package var offices: Set<String> = []
    /// Stations, or points with all their stations.
    package var places: Set<String> = []
    package var indicators: Set<String> = []
    package var states: Set<CaseState> = []
    package var sources: Set<FindingSource> = []
    package var levels: Set<InspectionLevel> = []
    package var lines: Set<SupervisionLine> = []
    package var kinds: Set<InspectionKind> = []
    package var classes: Set<String> = []
    /// Numbers of those who found them.
    package var finders: Set<String> = []
    /// Words of the settings; `ordinary` for cases of which nobody says any.
    package var urgencies: Set<String> = []
    /// Of the report, by the city's clocks.
    package var dates: ClosedRange<WorkDate>?
    package var isOpen: Bool?
    package var isOverdue = false
    package var isSuspended = false
    package var isDisputed = false
    package var isIrregular = false

    package init() {}

    package func admits(_ item: CaseItem, _ books: CaseBooks) -> Bool {
        admits(CaseFacts(item, books), now: item.now, books)
    }

    package func admits(_ facts: CaseFacts, now: Int64, _ books: CaseBooks) -> Bool {
        func meets<Value>(_ wanted: Set<Value>, _ value: Value?) -> Bool {
            wanted.isEmpty || value.map(wanted.contains) ?? false
        }
        return mayAdmit(facts.outline, now: now)
            && meets(offices, facts.office) && meets(indicators, facts.indicator)
            && meets(sources, facts.source) && meets(levels, facts.level)
            && meets(lines, facts.line) && meets(kinds, facts.kind)
            && meets(classes, facts.deadlineClass) && meets(finders, facts.finder)
            && meets(urgencies, facts.urgency ?? "ordinary") && admitsPlace(facts)
            && (!isOverdue || facts.isOverdue(at: now))
            && (!isSuspended || facts.isSuspended(at: now))
            && (!isDisputed || facts.isDisputed) && (!isIrregular || facts.isIrregular)
            && admitsUnit(facts, books)
    }

    /// Whether a case may be admitted of which no more is known.
    package func mayAdmit(_ outline: CaseFacts.Outline, now: Int64) -> Bool {
        (states.isEmpty || states.contains(outline.state))
            && isOpen.map { $0 == outline.state.isOpen } ?? true
            && (!isOverdue || outline.isLate(at: now)) && (!isSuspended || outline.state.isOpen)
            && dates.map { dates in outline.reported.map(dates.contains) ?? false } ?? true
    }

    private func admitsPlace(_ facts: CaseFacts) -> Bool {
        guard !places.isEmpty else { return true }
        return [facts.station, facts.point].contains { $0.map(places.contains) ?? false }
    }

    private func admitsUnit(_ facts: CaseFacts, _ books: CaseBooks) -> Bool {
        guard !units.isEmpty else { return true }
        guard let date = facts.dispatched else { return false }
        return facts.units.contains { id in
            units.contains(id)
                || books.gazetteer.chain(ofUnit: id, on: date).contains { units.contains($0.id) }
        }
    }
}
