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
        let report = item.file.report?.claim
        func meets<Value>(_ wanted: Set<Value>, _ value: Value?) -> Bool {
            wanted.isEmpty || value.map(wanted.contains) ?? false
        }
        return meets(offices, item.office) && meets(indicators, report?.indicator)
            && meets(states, item.file.state) && meets(sources, report?.source)
            && meets(levels, report?.level) && meets(lines, report?.circumstances.line)
            && meets(kinds, item.kind) && meets(classes, item.deadlineClass)
            && meets(finders, item.file.finder) && meets(urgencies, item.file.urgency ?? "ordinary")
            && admitsPlace(report) && isOpen.map { $0 == item.file.isOpen } ?? true
            && (!isOverdue || item.isOverdue) && (!isSuspended || item.isSuspended)
            && (!isDisputed || item.file.isDisputed) && (!isIrregular || item.isIrregular)
            && admitsDate(item, books) && admitsUnit(item, books)
    }

    private func admitsPlace(_ report: CaseReport?) -> Bool {
        guard !places.isEmpty else { return true }
        return [report?.station, report?.point].contains { $0.map(places.contains) ?? false }
    }

    private func admitsDate(_ item: CaseItem, _ books: CaseBooks) -> Bool {
        guard let dates else { return true }
        return item.file.report.map { dates.contains(books.date(at: $0.minute)) } ?? false
    }

    private func admitsUnit(_ item: CaseItem, _ books: CaseBooks) -> Bool {
        guard !units.isEmpty else { return true }
        guard let dispatch = item.file.dispatch, item.file.state != .returned else { return false }
        let date = books.date(at: dispatch.minute)
        let passed = item.file.passings.values.map(\.claim.to)
        return (dispatch.claim.all + passed).contains { text in
            let id = books.gazetteer.unitID(text, on: date) ?? text
            return units.contains(id)
                || books.gazetteer.chain(ofUnit: id, on: date).contains { units.contains($0.id) }
        }
    }
}
