import CentralLedger
import Inspection
import Journaling

/// Which values a dimension of tallies can have over a span: what the registers know at its ends,
/// and what was found in it.
struct TallyValues {
    let books: CityBooks
    let dates: ClosedRange<WorkDate>
    /// The values that the tally of the span has rows for.
    let found: (TallyDimension) throws -> Set<String>

    /// Refuses a value that is neither known nor found; findings without one are always there.
    ///
    /// - Throws: `Problem(.valueUnusable)` with the values that there are; what `found` throws.
    func check(_ value: String, of dimension: TallyDimension) throws {
        guard !value.isEmpty else { return }
        let known = known(dimension)
        guard !known.contains(value) else { return }
        let found = try found(dimension)
        guard !found.contains(value) else { return }
        let there = (found.isEmpty ? known : found).filter { !$0.isEmpty }.sorted()
        throw Problem(.valueUnusable, dimension.rawValue, value, Problem.list(there))
    }

    private var ends: [WorkDate] {
        dates.count == 1 ? [dates.upperBound] : [dates.lowerBound, dates.upperBound]
    }

    private func known(_ dimension: TallyDimension) -> Set<String> {
        let gazetteer = books.gazetteer
        switch dimension {
        case .office, .point, .station, .area:
            return Set(points.flatMap { TallyValues.values($0, dimension) })
        case .street: return Set(ends.flatMap { gazetteer.streets(on: $0).map(\.id) })
        case .type:
            return Set(
                ends.flatMap { books.standards.types(on: $0).keys } + points.flatMap(\.types)
            )
        case .unit, .pointUnit, .supervisionUnit, .authorityUnit, .leadUnit:
            return Set(ends.flatMap { gazetteer.units(on: $0).map(\.id) })
        case .inspector, .leader, .cadre:
            return Set(ends.flatMap { gazetteer.persons(on: $0).map(\.number) })
        case .indicator: return Set(books.standards.versions.flatMap { $0.indicators.keys })
        case .group:
            return Set(books.standards.versions.flatMap { $0.indicators.values.map(\.group) })
        case .standard: return Set(books.standards.versions.map(\.id))
        case .slot: return Set(ends.flatMap { gazetteer.slots(on: $0).map(\.id) })
        case .duty:
            return Set(
                ends.flatMap { date in
                    gazetteer.slots(on: date).compactMap(\.duty)
                        + gazetteer.duties(on: date).compactMap(\.kind)
                }
            )
        case .day, .week, .month, .quarter:
            return Set(days.map { TallyValues.span(of: $0, dimension) })
        default: return TallyValues.words(of: dimension)
        }
    }

    private var points: [Point] {
        ends.flatMap { books.gazetteer.points(on: $0, isClosedIncluded: true) }
    }

    private static func values(_ point: Point, _ dimension: TallyDimension) -> [String] {
        switch dimension {
        case .office: [point.office]
        case .point: [point.id]
        case .station: point.stations.map { "\(point.id).\($0.id)" }
        default: [point.area].compactMap { $0 }
        }
    }

    private var days: [WorkDate] {
        (dates.lowerBound.day...dates.upperBound.day).compactMap { WorkDate(day: $0) }
    }

    private static func span(of date: WorkDate, _ dimension: TallyDimension) -> String {
        switch dimension {
        case .week: date.isoWeek
        case .month: Month(date).text
        case .quarter: ReportPeriod.quarter.span(of: date) { _ in false }?.text ?? ""
        default: date.text
        }
    }

    /// The fixed words of a dimension; empty for others.
    private static func words(of dimension: TallyDimension) -> Set<String> {
        func all<Word: CaseIterable & RawRepresentable<String>>(_: Word.Type) -> Set<String> {
            Set(Word.allCases.map(\.rawValue))
        }
        return switch dimension {
        case .inspectorKind: all(Person.Kind.self)
        case .kind: all(InspectionKind.self)
        case .level: all(InspectionLevel.self)
        case .line: all(SupervisionLine.self)
        case .source: all(FindingSource.self)
        case .action: all(SpotAction.self)
        case .finder: ["self", "others"]
        case .peak: ["peak", "off-peak"]
        case .holiday: ["holiday", "workday"]
        case .declared: ["declared", "drawn"]
        default: []
        }
    }
}
