import Inspection
import Journaling

/// Reads sheets for a question: which cells count, under which values, as judged by the standards.
struct TallyCells: Sendable {
    let question: TallyQuestion
    let books: CityBooks
    private let asked: Set<TallyDimension>
    /// Dimensions of each part that only filter.
    private let filters: [[TallyDimension]]
    /// Which dimensions each part has, in the order of the question.
    private let columns: [[TallyDimension]]
    private var tuples = [TallyTuples](repeating: TallyTuples(), count: 3)
    // What is looked up by many texts is numbered, so that cells are looked up by numbers.
    private var contextNumbers: [Context: Int] = [:]
    private var clauseNumbers: [ClauseKey: Int] = [:]
    private var clauses: [Clause] = []
    private var answererNumbers: [Answerer: Int] = [:]
    private var namedNumbers: [NamedUnits: Int] = [:]
    private var named = [NamedUnits()]
    private var chargerNumbers: [Charger: Int] = [:]
    private var chargers: [Charger] = []
    /// By charger and clause: the tuples of the part of indicators; `nil` before these are asked.
    private var charges: [[[UInt32]?]] = []
    /// What the decomposition table of an epoch names as areas and types.
    private var tables: [Int: (areas: Set<String>, types: Set<String>)] = [:]
    private let needsFacets: Bool
    private let facetFilters: [(TallyDimension, Set<String>)]
    private let needsUnits: Bool

    /// By which standards a place is judged at a time.
    private struct Context: Hashable {
        let systems: [String]
        let epoch: Int
    }

    private struct ClauseKey: Hashable {
        let code: String
        let context: Int
    }

    /// What the standards say of an indicator at a time.
    private struct Clause {
        let code: String
        let indicator: Indicator?
        let isExempt: Bool
        /// The values of group and standard.
        let group: String
        let standard: String
    }

    /// What decides who answers at a point, as far as the table names it: equal ones are charged
    /// alike.
    private struct Answerer: Hashable {
        let epoch: Int
        let id: String?
        let office: String?
        let area: String?
        let types: [String]
        let units: [ResponsibilityLine: [String]]
    }

    /// Who charges units with an indicator: the place, and what goes before it.
    private struct Charger: Hashable {
        let answerer: Int
        /// In ``TallyCells/named``.
        let named: Int
    }

    /// The units that go before the decomposition table.
    private struct NamedUnits: Hashable {
        /// By the finder.
        var finding: [ResponsibilityLine: String] = [:]
        /// By the dispatch of the case.
        var ofCase: [ResponsibilityLine: [String]] = [:]

        init() {}

        init(_ facet: Facet) {
            finding = facet.circumstances.units
            ofCase = facet.ofCase
        }

        var isEmpty: Bool { finding.isEmpty && ofCase.isEmpty }
    }

    /// Cells of one indicator with which the same units are charged, added up by their facets.
    private struct CellRun {
        private(set) var indicator: Int?
        private(set) var charger = 0
        private(set) var sums: [(facet: UInt32, measures: Measures)] = []

        mutating func begin(_ indicator: Int, _ charger: Int) {
            self.indicator = indicator
            self.charger = charger
            sums.removeAll(keepingCapacity: true)
        }

        mutating func add(_ measures: Measures, _ facet: UInt32) {
            // They are few: a list is quicker than a table.
            if let index = sums.firstIndex(where: { $0.facet == facet }) {
                sums[index].measures += measures
            } else {
                sums.append((facet, measures))
            }
        }
    }

    init(_ question: TallyQuestion, _ books: CityBooks) {
        self.question = question
        self.books = books
        asked = question.asked
        columns = [TallyDimension.Part.place, .indicator, .facet].map { part in
            question.dimensions.filter { $0.part == part }
        }
        filters = [TallyDimension.Part.place, .indicator, .facet].map { part in
            question.filters.keys.filter { $0.part == part && !question.dimensions.contains($0) }
        }
        needsFacets = asked.contains { $0.part == .facet }
        facetFilters = question.filters.filter { $0.key.part == .facet }.map { ($0.key, $0.value) }
        needsUnits = asked.contains(where: \.isUnit)
    }

    /// The values of a row in the order of the question.
    func values(of key: SIMD3<UInt32>) -> [TallyValue] {
        var next = [0, 0, 0]
        return question.dimensions.map { dimension in
            let part = dimension.part.rawValue
            defer { next[part] += 1 }
            return tuples[part].values[Int(key[part])][next[part]]
        }
    }

    /// The values of a dimension of the question, by the numbers of the tuples that have it.
    func values(of dimension: TallyDimension) -> [String] {
        let part = dimension.part.rawValue
        guard let column = columns[part].firstIndex(of: dimension) else { return [] }
        return tuples[part].values.map { $0[column].text }
    }

    /// The numbers here of the tuples that another reader of the question has numbered, by part.
    mutating func numbers(ofTuplesIn other: TallyCells) -> [[UInt32]] {
        tuples.indices.map { part in
            other.tuples[part].values.map { tuples[part].number(of: $0) }
        }
    }

    /// The values of a dimension that count; `nil` when none does.
    private func admitted(
        _ values: [TallyValue],
        _ dimension: TallyDimension
    ) -> [TallyValue]? {
        guard let filter = question.filters[dimension] else { return values }
        let values = values.filter { filter.contains($0.text) }
        return values.isEmpty ? nil : values
    }

    /// The numbers of the combinations of a part's values; empty when the filters leave nothing.
    private mutating func combinations(
        _ part: TallyDimension.Part,
        _ values: (TallyDimension) -> [TallyValue]
    ) -> [UInt32] {
        for dimension in filters[part.rawValue] {
            guard admitted(values(dimension), dimension) != nil else { return [] }
        }
        var chosen: [[TallyValue]] = []
        for dimension in columns[part.rawValue] {
            guard let admitted = admitted(values(dimension), dimension) else { return [] }
            chosen.append(admitted)
        }
        return tuples[part.rawValue].numbers(of: chosen)
    }

    /// Calls `body` with the tuples and measures of every cell that counts; returns false when the
    /// bytes do not fit.
    mutating func read(
        _ sheet: LedgerSheet,
        _ body: (
            _ places: [UInt32], _ indicators: [UInt32], _ facet: UInt32, _ measures: Measures
        ) -> Void
    ) -> Bool {
        guard var reader = SheetReader(sheet.bytes) else { return false }
        let place = Place(station: sheet.station, date: sheet.dates.lowerBound, books)
        let places = combinations(.place) { place.values(of: $0).map { TallyValue($0) } }
        guard !places.isEmpty else { return true }
        let facets = reader.facets.map { facetNumber($0, place) }
        let context = contextNumber(of: place)
        let clauses = reader.indicators.map { clause(of: $0, context, place) }
        let answerer = needsUnits ? answerer(at: place) : 0
        let chargers = reader.facets.map { charger(answerer, $0) }
        var cells: [DaySheet.Cell] = []
        cells.reserveCapacity(reader.cellCount)
        while let cell = reader.nextCell() { cells.append(cell) }
        guard let measured = reader.measured() else { return false }
        for item in measured {
            let cell = cells[item.cell]
            if let indicator = self.clauses[clauses[cell.indicator]].indicator {
                cells[item.cell].measures += Tally.correction(
                    of: item,
                    by: indicator,
                    on: place.date
                )
            }
        }
        // Cells are ordered by indicator; those that stand in one row are added up before they are
        // looked up there.
        var run = CellRun()
        func finish() {
            guard let indicator = run.indicator else { return }
            let clause = clauses[indicator]
            let tuples = charged(clause, by: run.charger, place)
            guard !tuples.isEmpty else { return }
            let isExempt = self.clauses[clause].isExempt
            for (facet, sum) in run.sums {
                var measures = sum
                if isExempt { measures.exempt() }
                body(places, tuples, facet, measures)
            }
        }
        for cell in cells {
            guard let facet = facets[cell.facet] else { continue }
            let charger = chargers[cell.facet]
            if cell.indicator != run.indicator || charger != run.charger {
                finish()
                run.begin(cell.indicator, charger)
            }
            run.add(cell.measures, facet)
        }
        finish()
        return true
    }
}

extension TallyCells {
    /// Whether a station on a date passes the filters of the question, all of them by place.
    func admits(station: String, on date: WorkDate) -> Bool {
        let place = Place(station: station, date: date, books)
        return asked.allSatisfy { dimension in
            admitted(place.values(of: dimension).map { TallyValue($0) }, dimension) != nil
        }
    }
}

// MARK: - Places and facets

/// Where and when a sheet is of.
private struct Place {
    let station: String
    let pointID: String
    let point: Point?
    /// The date, or the first of the month.
    let date: WorkDate
    let epoch: Int
    let books: CityBooks

    init(station: String, date: WorkDate, _ books: CityBooks) {
        self.station = station
        pointID = Names.parent(of: station)
        self.date = date
        point = books.gazetteer.point(pointID, on: date)
        epoch = books.generalDates.count(upTo: date)
        self.books = books
    }

    func values(of dimension: TallyDimension) -> [String] {
        switch dimension {
        case .station: [station]
        case .point: [pointID]
        case .office: [point?.office ?? ""]
        case .area: [point?.area ?? ""]
        case .street: [point?.street ?? ""]
        case .declared: [point.map { $0.isDrawn ? "drawn" : "declared" } ?? ""]
        case .type: point.map { $0.types.isEmpty ? [""] : $0.types } ?? [""]
        case .leader: people(point?.leaders)
        case .cadre: people(point?.cadres)
        case .day: [date.text]
        case .week: [date.weekText]
        case .month: [Month(date).text]
        case .quarter: [Month(date).quarterText]
        case .holiday: [books.gazetteer.isHoliday(date) ? "holiday" : "workday"]
        default: [""]
        }
    }

    private func people(_ texts: [String]?) -> [String] {
        let numbers = books.gazetteer.personNumbers(texts ?? [], on: date)
        return numbers.isEmpty ? [""] : numbers
    }
}

extension TallyCells {
    /// The number of a facet's values; `nil` when it is filtered out.
    private mutating func facetNumber(_ facet: Facet, _ place: Place) -> UInt32? {
        let part = TallyDimension.Part.facet.rawValue
        guard needsFacets else { return tuples[part].number(of: []) }
        for (dimension, filter) in facetFilters
        where !filter.contains(facet.value(of: dimension, place)) { return nil }
        return tuples[part].number(of: columns[part].map { TallyValue(facet.value(of: $0, place)) })
    }
}

extension Facet {

    /// The value of a dimension of its part.
    fileprivate func value(of dimension: TallyDimension, _ place: Place) -> String {
        switch dimension {
        case .inspector: inspector
        case .inspectorKind:
            place.books.gazetteer.person(inspector, on: place.date)?.kind?.rawValue ?? ""
        case .kind: kind.rawValue
        case .level: level(in: place).rawValue
        case .finder: level(in: place) == .own ? "self" : "others"
        case .line: circumstances.line?.rawValue ?? ""
        case .source: (circumstances.source ?? .inspector).rawValue
        case .action: circumstances.action?.rawValue ?? ""
        case .slot: slot
        case .duty: duty(in: place)
        case .peak:
            place.books.gazetteer.slot(slot, on: place.date)?.isPeak == true ? "peak" : "off-peak"
        default: ""
        }
    }

    /// As the finding says it; otherwise self in the rounds of a watch, also where an office
    /// decided, and the level of the person, or self, elsewhere.
    private func level(in place: Place) -> InspectionLevel {
        if let level = circumstances.level { return level }
        guard kind != .watch else { return .own }
        return place.books.gazetteer.person(inspector, on: place.date)?.level ?? .own
    }

    /// As stated on arrival, or else as the roster or the slot says.
    private func duty(in place: Place) -> String {
        guard duty.isEmpty, !slot.isEmpty else { return duty }
        let gazetteer = place.books.gazetteer
        return gazetteer.duty(station: place.station, slot: slot, on: place.date)?.kind
            ?? gazetteer.slot(slot, on: place.date)?.duty ?? ""
    }
}

// MARK: - Indicators and units

extension TallyCells {
    /// The number of the standards by which a place is judged.
    private mutating func contextNumber(of place: Place) -> Int {
        let key = Context(systems: place.point?.systems ?? [], epoch: place.epoch)
        if let known = contextNumbers[key] { return known }
        contextNumbers[key] = contextNumbers.count
        return contextNumbers.count - 1
    }

    /// The number of the units that a facet names; 0 for none.
    private mutating func namedNumber(_ facet: Facet) -> Int {
        let units = NamedUnits(facet)
        guard !units.isEmpty else { return 0 }
        if let known = namedNumbers[units] { return known }
        namedNumbers[units] = named.count
        named.append(units)
        return named.count - 1
    }

    /// The number of who charges the units of a facet's cells.
    private mutating func charger(_ answerer: Int, _ facet: Facet) -> Int {
        let key = Charger(answerer: answerer, named: needsUnits ? namedNumber(facet) : 0)
        if let known = chargerNumbers[key] { return known }
        chargerNumbers[key] = chargers.count
        chargers.append(key)
        charges.append([])
        return chargers.count - 1
    }

    /// The number of what the standards say of an indicator at a place.
    private mutating func clause(of code: String, _ context: Int, _ place: Place) -> Int {
        let key = ClauseKey(code: code, context: context)
        if let known = clauseNumbers[key] { return known }
        let systems = place.point?.systems ?? []
        let found = books.standards.judging(
            code,
            on: place.date,
            systems: systems.isEmpty ? nil : systems
        )
        clauses.append(
            Clause(
                code: code,
                indicator: found?.indicator,
                isExempt: found.map { books.standards.isExempt($0.indicator, on: place.date) }
                    ?? false,
                group: found?.indicator.group ?? "",
                standard: found?.standard.id ?? ""
            )
        )
        clauseNumbers[key] = clauses.count - 1
        return clauses.count - 1
    }

    /// The number of what decides who answers at a place.
    private mutating func answerer(at place: Place) -> Int {
        let table = tables[place.epoch] ?? table(on: place.date)
        tables[place.epoch] = table
        func named(_ area: String?) -> String? {
            area.flatMap { table.areas.contains($0) ? $0 : nil }
        }
        let key = Answerer(
            epoch: place.epoch,
            id: named(place.pointID),
            office: named(place.point?.office),
            area: named(place.point?.area),
            types: place.point?.types.filter { table.types.contains($0) } ?? [],
            units: place.point?.units ?? [:]
        )
        if let known = answererNumbers[key] { return known }
        answererNumbers[key] = answererNumbers.count
        return answererNumbers.count - 1
    }

    private func table(on date: WorkDate) -> (areas: Set<String>, types: Set<String>) {
        let table = books.gazetteer.decomposition(on: date)
        return (table?.areas ?? [], table?.types ?? [])
    }

    /// The tuples that a cell stands under by its indicator and by who answers for it.
    private mutating func charged(
        _ number: Int,
        by charger: Int,
        _ place: Place
    ) -> [UInt32] {
        if number < charges[charger].count, let known = charges[charger][number] { return known }
        let clause = clauses[number]
        let named = named[chargers[charger].named]
        let charge = needsUnits ? self.charge(clause.code, place, named) : nil
        let isAssisting = question.includesAssisting
        let tuples = combinations(.indicator) { dimension in
            switch dimension {
            case .indicator: [TallyValue(clause.code)]
            case .group: [TallyValue(clause.group)]
            case .standard: [TallyValue(clause.standard)]
            default:
                charge?.values(of: dimension, assisting: isAssisting)
                    ?? [TallyValue("")]
            }
        }
        let missing = clauses.count - charges[charger].count
        charges[charger] += repeatElement(nil, count: missing)
        charges[charger][number] = tuples
        return tuples
    }
}

extension TallyCells {
    private func charge(
        _ code: String,
        _ place: Place,
        _ named: NamedUnits
    ) -> Charge {
        books.gazetteer.charge(
            indicator: code,
            point: place.pointID,
            on: place.date,
            named: named.finding.mapValues { [$0] },
            ofCase: named.ofCase
        )
    }
}

extension Charge {
    /// The units of a dimension, each once; the empty text for nobody.
    ///
    /// `assisting`: whether those that assist follow, each once; one that answers on a line of the
    /// dimension does not assist as well.
    fileprivate func values(of dimension: TallyDimension, assisting: Bool) -> [TallyValue] {
        let lines: [ResponsibilityLine] =
            switch dimension {
            case .pointUnit: [.point]
            case .supervisionUnit: [.supervision]
            case .authorityUnit: [.authority]
            case .leadUnit: [.lead]
            default: ResponsibilityLine.allCases
            }
        var found: [String] = []
        for unit in lines.flatMap({ units[$0] ?? [] }) where !found.contains(unit) {
            found.append(unit)
        }
        var values = found.isEmpty ? [TallyValue("")] : found.map { TallyValue($0) }
        guard assisting else { return values }
        for unit in lines.flatMap({ self.assisting[$0] ?? [] }) where !found.contains(unit) {
            found.append(unit)
            values.append(TallyValue(unit, isAssisting: true))
        }
        return values
    }
}

// MARK: - Judging

extension Tally {
    /// What findings with facts change when the standard in force judges them.
    ///
    /// Ratios add their facts to numerator and denominator. A finding that cannot be judged stands
    /// as it was stated.
    static func correction(
        of item: DaySheet.Measured,
        by indicator: Indicator,
        on date: WorkDate
    ) -> Measures {
        guard let stated = JSONValue(item.claim).flatMap({ Finding($0) }),
            stated.answer == .pass || stated.answer == .fail,
            let facts = stated.facts.flatMap({ Facts($0) })
        else { return Measures() }
        var change = Measures()
        if indicator.kind == .ratio, let fraction = indicator.fraction(of: facts) {
            change.numerator = fraction.numerator
            change.denominator = fraction.denominator
        }
        let judged = stated.judged(by: indicator, facts, on: date)
        if judged.answer != stated.answer {
            change += Measures(judged)
            change -= Measures(stated)
        }
        return change * item.times
    }
}

extension Measures {
    /// Takes judged checks out of the pass rate; failures stand as risk.
    fileprivate mutating func exempt() {
        exempt += passed + failed
        risk = failed
        passed = 0
        failed = 0
        repeated = 0
        mended = 0
    }
}

// MARK: - Calendar

extension WorkDate {
    /// `YYYY-Www`, the week of ISO 8601: Monday is its first day, its Thursday decides the year.
    var weekText: String {
        let thursday = WorkDate(day: day - Int64(weekday) + 4) ?? self
        let year = thursday.parts.year
        let first = WorkDate("\(year)-01-01")?.day ?? thursday.day
        let week = (thursday.day - first) / 7 + 1
        return "\(year)-W\(week < 10 ? "0" : "")\(week)"
    }
}

extension Month {
    /// `YYYY-Qn`.
    var quarterText: String { "\(number / 12)-Q\(number % 12 / 3 + 1)" }
}
