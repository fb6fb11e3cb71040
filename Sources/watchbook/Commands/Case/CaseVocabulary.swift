import CentralLedger
import Inspection
import Journaling

/// What places, people and words of the settings are called here, by the city's books.
struct CaseVocabulary {
    private let books: CaseBooks
    private let now: Int64

    init(_ books: CaseBooks, at now: Int64) {
        self.books = books
        self.now = now
    }

    private var today: WorkDate { books.date(at: now) }

    /// Refuses values that neither the books nor any case knows.
    ///
    /// - Throws: `Problem`: `officeUnknown`, `stationUnknown`, `indicatorUnknown`,
    ///   `personUnknown`, `settingUnknown`; what `cases` throws.
    func check(_ options: CaseFilterOptions, cases: () throws -> [CaseItem]) throws {
        func check(
            _ values: [String],
            _ isKnown: (String) -> Bool,
            of item: (CaseItem) -> [String?],
            else problem: (String) -> Problem
        ) throws {
            for value in values where !isKnown(value) {
                guard try cases().contains(where: { item($0).contains(value) }) else {
                    throw problem(value)
                }
            }
        }
        let offices = offices
        try check(options.office, offices.contains, of: { [$0.office] }) {
            Problem(.officeUnknown, $0, among: offices.sorted())
        }
        try check(options.station, isPlace, of: { [$0.station, $0.point] }, else: placeUnknown)
        try check(options.indicator, isIndicator, of: { [$0.file.report?.claim.indicator] }) {
            Problem(.indicatorUnknown, $0)
        }
        try check(options.finder, isPerson, of: { [$0.file.finder] }) {
            Problem(.personUnknown, $0)
        }
        let classes = books.deadlines(at: now).classes.map(\.id)
        try check(options.deadlineClass, classes.contains, of: { [$0.deadlineClass] }) {
            Problem(.settingUnknown, $0, among: classes)
        }
        try check(options.urgency, urgencies.contains, of: { [$0.file.urgency] }) {
            Problem(.settingUnknown, $0, among: urgencies)
        }
    }

    /// Refuses an urgency that the settings do not have.
    ///
    /// - Throws: `Problem` with ``Problem/Code/settingUnknown``.
    func check(urgency: String?) throws(Problem) {
        guard let urgency, !urgencies.contains(urgency) else { return }
        throw Problem(.settingUnknown, urgency, among: urgencies)
    }

    /// Refuses a station that no point has, where points are known.
    ///
    /// - Throws: `Problem` with ``Problem/Code/stationUnknown``.
    func check(station: String) throws(Problem) {
        guard books.gazetteer.knowsPoints, !points.contains(where: { $0.has(station) }) else {
            return
        }
        throw placeUnknown(station)
    }

    /// Whether a station is known, or none is here at all.
    func admits(station: String) -> Bool {
        !books.gazetteer.knowsPoints || points.contains { $0.has(station) || $0.id == station }
    }

    // MARK: - What is known

    private var urgencies: [String] { ["ordinary"] + books.deadlines(at: now).urgencies }

    private var points: [Point] { books.gazetteer.points(on: today, isClosedIncluded: true) }

    private var offices: Set<String> {
        let gazetteer = books.gazetteer
        return Set(points.map(\.office) + gazetteer.persons(on: today).map(\.office))
            .union(gazetteer.units(on: today).compactMap(\.office))
    }

    private func isPlace(_ text: String) -> Bool {
        points.contains { $0.id == text || $0.has(text) }
    }

    private func isIndicator(_ code: String) -> Bool {
        books.standards.versions.contains { $0.indicators[code] != nil }
    }

    private func isPerson(_ number: String) -> Bool {
        books.gazetteer.person(number, on: today) != nil
    }

    /// That a place is unknown, with those whose names begin as it does.
    private func placeUnknown(_ text: String) -> Problem {
        let places = points.flatMap { [$0.id] + $0.stationIDs }
        let alike = places.map { place in
            (length: zip(place, text).prefix { $0 == $1 }.count, place: place)
        }.sorted { ($0.length, $1.place) > ($1.length, $0.place) }.map(\.place)
        return Problem(.stationUnknown, text, among: alike)
    }
}

extension Point {
    /// Whether it has a station of this whole name.
    fileprivate func has(_ station: String) -> Bool { stationIDs.contains(station) }
}

extension CaseItem {
    fileprivate var station: String? { file.report?.claim.station }
    fileprivate var point: String? { file.report?.claim.point }
}
