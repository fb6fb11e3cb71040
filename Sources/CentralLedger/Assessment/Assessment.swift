package import Inspection
import Journaling

/// A round with its scores, as the entries in force give them now.
package struct Assessment: Sendable {
    package let round: AssessmentRound
    /// The scheme, with an item for each indicator where it has none of its own.
    package let scheme: Scheme
    /// The scheme as the city set it.
    package let original: Scheme
    /// By which the rows are made; `nil` for one row of all.
    package let dimension: TallyDimension?
    package let sheet: ScoreSheet
    package let ranks: RankList
    /// Ids of the versions of standards that held in the period, ascending.
    package let standards: [String]
    /// The number of the item of each code that was seen.
    package let itemOfCode: [String: Int]

    /// What the round asks of the tally, whoever found it.
    package let question: TallyQuestion
    package let levels: Set<InspectionLevel>
}

extension Ledger {
    /// The scores of a round.
    ///
    /// - Complexity: O(*n*) in the stations and months of the span; for a half-year also in those
    ///   of its quarters.
    package func assessment(
        of round: AssessmentRound,
        by dimension: TallyDimension? = .office,
        _ scheme: Scheme,
        _ shelf: AssessmentShelf,
        _ books: CityBooks
    ) throws -> Assessment {
        var question = TallyQuestion(dates: round.dates, dimensions: [.point, .indicator, .level])
        if let dimension, dimension != .point { question.dimensions.insert(dimension, at: 0) }
        let points = shelf.points(of: round, books)
        question.restrict(to: round, points: points, books)
        var builder = AssessmentBuilder(
            round,
            dimension,
            scheme,
            books,
            try tally(question, books)
        )
        builder.apply(shelf.appeals(of: round))
        var items = shelf.declared(of: round)
        if round.kind == .halfYear {
            let quarters = try round.quarters.compactMap { shelf.round("\(round.scheme)/\($0)") }
                .filter { $0.kind != .halfYear }
                .map { try assessment(of: $0, by: dimension, scheme, shelf, books).sheet }
            items = builder.halfYearItems(quarters, declared: items)
        }
        return builder.assessment(
            question,
            points: points,
            values: shelf.values(of: round),
            items: items
        )
    }
}

extension TallyQuestion {
    /// Leaves out what does not count in a round, but for the levels.
    mutating func restrict(to round: AssessmentRound, points: Set<String>?, _ books: CityBooks) {
        if let points { filters[.point] = points }
        if !round.kinds.isEmpty { filters[.kind] = Set(round.kinds.map(\.rawValue)) }
        if !round.systems.isEmpty {
            let versions = books.standards.versions.filter { round.systems.contains($0.system) }
            filters[.standard] = Set(versions.map(\.id))
        }
        if let within = round.within {
            let date = round.dates.upperBound
            let units = books.gazetteer.units(on: date).map(\.id).filter { id in
                books.gazetteer.chain(ofUnit: id, on: date).contains { $0.id == within }
            }
            filters[.unit] = Set(units + [within])
        }
    }
}

/// Puts the rows of a tally into the rows of a round.
private struct AssessmentBuilder {
    private let round: AssessmentRound
    private let dimension: TallyDimension?
    private let original: Scheme
    private let books: CityBooks
    private let levels: Set<InspectionLevel>
    private let date: WorkDate
    private let tally: Tally
    /// `nil` for one row of all.
    private let rowColumn: Tally.Column?
    private let codeColumn: Tally.Column
    private let pointColumn: Tally.Column
    /// By number.
    private let levelOfNumber: [InspectionLevel?]
    private let levelColumn: Tally.Column
    /// What rows and codes have at the levels that count.
    private var rowsSeen: Set<String> = []
    private var codesSeen: Set<String> = []
    private var own: [String: (judged: Int64, failed: Int64)] = [:]
    private var excuses: [(Appeal, AppealRuling)] = []

    init(
        _ round: AssessmentRound,
        _ dimension: TallyDimension?,
        _ scheme: Scheme,
        _ books: CityBooks,
        _ tally: Tally
    ) {
        self.round = round
        self.dimension = dimension
        original = scheme
        self.books = books
        levels = round.levels(in: scheme)
        date = round.dates.upperBound
        self.tally = tally
        rowColumn = dimension.map { tally.column($0) }
        codeColumn = tally.column(.indicator)
        pointColumn = tally.column(.point)
        levelColumn = tally.column(.level)
        levelOfNumber = levelColumn.texts.map { InspectionLevel(rawValue: $0) }
        look()
    }

    /// Notes which rows and codes there are, and what the rows' own people found.
    private mutating func look() {
        var isRowSeen = [Bool](repeating: false, count: rowColumn?.texts.count ?? 1)
        var isCodeSeen = [Bool](repeating: false, count: codeColumn.texts.count)
        var own: [Int: (judged: Int64, failed: Int64)] = [:]
        tally.forEachRow { key, measures in
            guard let level = levelOfNumber[levelColumn.number(of: key)] else { return }
            let row = rowColumn?.number(of: key) ?? 0
            if level == .own {
                let known = own[row] ?? (0, 0)
                own[row] = (known.judged + measures.passRate.judged, known.failed + measures.failed)
            }
            guard levels.contains(level) else { return }
            isRowSeen[row] = true
            isCodeSeen[codeColumn.number(of: key)] = true
        }
        rowsSeen = Set(isRowSeen.indices.filter { isRowSeen[$0] }.map(rowID))
        codesSeen = Set(isCodeSeen.indices.filter { isCodeSeen[$0] }.map { codeColumn.texts[$0] })
        for (row, sum) in own { self.own[rowID(row)] = sum }
    }

    private func rowID(_ number: Int) -> String { rowColumn?.texts[number] ?? "" }

    /// What was found at the levels that count: by row and item, one a point.
    private func sums(_ itemOfCode: [String: Int]) -> [String: [Int: [PointSum]]] {
        let items = codeColumn.texts.map { itemOfCode[$0] }
        var numbers: [SIMD3<Int>: Int] = [:]
        var sums: [PointSum] = []
        let places = pointColumn.texts.map { point in
            PointSum(
                point: point,
                stratum: books.gazetteer.point(point, on: date)?.types.first ?? ""
            )
        }
        tally.forEachRow { key, measures in
            guard let level = levelOfNumber[levelColumn.number(of: key)], levels.contains(level),
                let item = items[codeColumn.number(of: key)]
            else { return }
            let point = pointColumn.number(of: key)
            let place = SIMD3(rowColumn?.number(of: key) ?? 0, item, point)
            let number = numbers[place] ?? sums.count
            if number == sums.count {
                numbers[place] = number
                sums.append(places[point])
            }
            sums[number] += measures
        }
        var byRow: [String: [Int: [PointSum]]] = [:]
        for (place, number) in numbers {
            byRow[rowID(place[0]), default: [:]][place[1], default: []].append(sums[number])
        }
        return byRow
    }

    mutating func apply(_ appeals: [AssessmentShelf.AppealCase]) {
        excuses = appeals.compactMap { appeal in appeal.ruling.map { (appeal.appeal, $0) } }
    }

    /// On what a half-year builds: the items that a row missed in a quarter, and those it says it
    /// meets now, or where it says nothing all others that were tested in no quarter.
    func halfYearItems(
        _ quarters: [ScoreSheet],
        declared: [String: Set<String>]
    ) -> [String: Set<String>] {
        var missed: [String: Set<String>] = [:]
        var tested: [String: Set<String>] = [:]
        for row in quarters.flatMap(\.rows) {
            for item in row.items {
                if item.isMet != nil { tested[row.id, default: []].insert(item.id) }
                if item.isMet == false { missed[row.id, default: []].insert(item.id) }
            }
        }
        let all = Set(scheme().items.map(\.id))
        return Set(Array(rowsSeen) + tested.keys + declared.keys).reduce(into: [:]) {
            let before = tested[$1] ?? []
            $0[$1] = (declared[$1] ?? all).subtracting(before).union(missed[$1] ?? [])
        }
    }

    private func scheme() -> Scheme { original.filled(with: codesSeen) }

    func assessment(
        _ question: TallyQuestion,
        points: Set<String>?,
        values: [String: [String: Marks]],
        items: [String: Set<String>]
    ) -> Assessment {
        let scheme = scheme()
        let itemOfCode = itemNumbers(scheme)
        var rows: [String: RowInput] = [:]
        for id in allRows(points) { rows[id] = RowInput(id: id) }
        for (row, items) in sums(itemOfCode) {
            rows[row, default: RowInput(id: row)].sums = items
        }
        let common = values["*"] ?? [:]
        for id in rows.keys {
            rows[id]?.values =
                dimension == nil
                ? means(of: values, scheme, points)
                : common.merging(values[id] ?? [:]) { $1 }
            rows[id]?.items = items[id]
            if !levels.contains(.own) { rows[id]?.own = own[id] ?? (0, 0) }
            rows[id]?.excuse(excuses, scheme)
        }
        addAbsence(to: &rows, scheme, itemOfCode, points)
        let sheet = ScoreSheet(scheme, rows: Array(rows.values)) { item, numerator, denominator in
            let codes = itemOfCode.filter { $0.value == item }.keys.sorted()
            return codes.compactMap { books.standards.judging($0, on: date)?.indicator }
                .first { $0.kind == .ratio }?
                .judgement(numerator: numerator, denominator: denominator)
        }
        return Assessment(
            round: round,
            scheme: scheme,
            original: original,
            dimension: dimension,
            sheet: sheet,
            ranks: RankList(sheet),
            standards: standards,
            itemOfCode: itemOfCode,
            question: question,
            levels: levels
        )
    }

    private func itemNumbers(_ scheme: Scheme) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for code in codesSeen {
            let group = books.standards.judging(code, on: date)?.indicator.group ?? ""
            numbers[code] = scheme.itemIndex(of: code, group: group)
        }
        return numbers
    }

    /// What the row of all gets by hand: of an item the mean of the rows that have a value for it,
    /// of a bonus the mean of all rows, as no bonus is one of 0.
    private func means(
        of values: [String: [String: Marks]],
        _ scheme: Scheme,
        _ points: Set<String>?
    ) -> [String: Marks] {
        let common = values["*"] ?? [:]
        let rows = offices(points).union(values.keys).subtracting(["*"])
        guard !rows.isEmpty else { return common }
        let given = rows.map { common.merging(values[$0] ?? [:]) { $1 } }
        var means: [String: Marks] = [:]
        for item in scheme.items where item.way != .field {
            let known = given.compactMap { $0[item.id] }.map { min($0, item.mark) }
            guard !known.isEmpty else { continue }
            means[item.id] = known.sum.share(1, of: Int64(known.count))
        }
        for bonus in scheme.bonus {
            let known = given.compactMap { $0[bonus.id] }.map { min($0, bonus.most) }
            guard !known.isEmpty else { continue }
            means[bonus.id] = known.sum.share(1, of: Int64(given.count))
        }
        return means
    }

    /// Rows that stand in the list although nobody looked: that of all, or the street offices.
    private func allRows(_ points: Set<String>?) -> Set<String> {
        guard let dimension else { return [""] }
        return dimension == .office ? offices(points) : []
    }

    /// Street offices with points that count.
    private func offices(_ points: Set<String>?) -> Set<String> {
        guard round.within == nil else { return [] }
        return Set(
            books.gazetteer.points(on: date).filter { points?.contains($0.id) ?? true }
                .map(\.office)
        )
    }

    /// Notes which items no point of a street can be asked for.
    private func addAbsence(
        to rows: inout [String: RowInput],
        _ scheme: Scheme,
        _ itemOfCode: [String: Int],
        _ points: Set<String>?
    ) {
        guard dimension == .office else { return }
        var known: [[String]: Set<Int>] = [:]
        var possible: [String: Set<Int>] = [:]
        for point in books.gazetteer.points(on: date) where points?.contains(point.id) ?? true {
            let key = point.types + ["/"] + point.systems
            let items =
                known[key]
                ?? Set(
                    books.standards.due(
                        at: Set(point.types),
                        on: date,
                        systems: point.systems.isEmpty ? nil : point.systems
                    )
                    .compactMap { due in
                        itemOfCode[due.indicator.code]
                            ?? scheme.itemIndex(
                                of: due.indicator.code,
                                group: due.indicator.group
                            )
                    }
                )
            known[key] = items
            possible[point.office, default: []].formUnion(items)
        }
        for id in rows.keys {
            let here = possible[id] ?? []
            rows[id]?.withoutPlace = Set(scheme.items.indices.filter { !here.contains($0) })
        }
    }

    /// The versions of standards that held on any date of the period.
    private var standards: [String] {
        let dates = books.standards.versionDates.filter { round.dates.contains($0) }
        let ids = ([round.dates.lowerBound] + dates).flatMap { date in
            books.standards.standards(on: date)
                .filter { round.systems.isEmpty || round.systems.contains($0.system) }
        }
        return Set(ids.map(\.id)).sorted()
    }
}

extension RowInput {
    /// Takes away what rulings on appeals took away, at each item and point.
    fileprivate mutating func excuse(_ rulings: [(Appeal, AppealRuling)], _ scheme: Scheme) {
        for (appeal, ruling) in rulings {
            guard let item = scheme.items.firstIndex(where: { $0.id == appeal.item }),
                let place = sums[item]?.firstIndex(where: { $0.point == appeal.point })
            else { continue }
            sums[item]?[place].excuse(ruling)
        }
    }
}
