import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook duty stats`: attendance added up.
struct DutyStatsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "stats",
            abstract: DutyPhrase.statsAbstract(),
            discussion: DutyPhrase.statsDiscussion()
        )
    }

    @OptionGroup var question: DutyQuestion

    @Option(help: ArgumentHelp(DutyPhrase.byHelp, value: TallyPhrase.byValue))
    var by: DutyDimensions?

    @Flag(help: ArgumentHelp(DutyPhrase.withSectionsHelp))
    var withSections = false

    @Flag(help: ArgumentHelp(DutyPhrase.finalHelp))
    var final = false

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    func validate() throws {
        let isOfUnits =
            by?.dimensions.contains(.unit) == true
            || question.filters.contains { $0.dimension == .unit }
        guard !withSections || isOfUnits else {
            throw ValidationError(DutyPhrase.withSectionsWants())
        }
    }

    func run() throws {
        let ledger = try SQLiteLedger(opening: question.ledger, .reading)
        let known = try DutyBooks(ledger, now: common.moment())
        var dates = try question.span(today: known.today, isMonth: true)
        if final { dates = try known.final(dates) }
        var asked = AttendanceQuestion(
            dates: dates,
            dimensions: by?.dimensions ?? [.person],
            filters: question.wanted,
            asOf: known.minute
        )
        asked.includesSections = withSections
        let attendance = try ledger.attendance(asked, known.books)
        var sheet = DutyStatsSheet(attendance, known, question.filters)
        if common.json { sheet.digest = Chain.sha256(try ledger.manifest()) }
        try ResultPrinter(json: common.json, table)
            .of(ledger, on: dates.upperBound, at: common.moment()).show(sheet)
    }
}

extension DutyBooks {
    /// The part of a span on which nobody can object any more.
    ///
    /// - Throws: `Problem` with ``Problem/Code/datesReversed`` where there is none.
    func final(_ dates: ClosedRange<WorkDate>) throws(Problem) -> ClosedRange<WorkDate> {
        var last = dates.upperBound
        while !isFinal(last) {
            guard let before = last.advanced(by: -1), before >= dates.lowerBound else {
                throw Problem(.nothingFinal, dates.lowerBound.text, dates.upperBound.text)
            }
            last = before
        }
        return dates.lowerBound...last
    }

    /// Whether the days for objections are over.
    func isFinal(_ date: WorkDate) -> Bool {
        date.day + books.gazetteer.dutySetting(on: date).objectionDays < today.day
    }
}

/// Attendance as table, CSV and JSON.
struct DutyStatsSheet {
    private let attendance: Attendance
    private let known: DutyBooks
    private let filters: [DutyFilter]
    var digest: Digest?

    init(_ attendance: Attendance, _ known: DutyBooks, _ filters: [DutyFilter]) {
        self.attendance = attendance
        self.known = known
        self.filters = filters
    }

    private var question: AttendanceQuestion { attendance.question }

    /// Those that rows have: what belongs to a station is in no row by people.
    private var figures: [DutyFigure] {
        let isPersonal = question.dimensions.contains(where: \.isPersonal)
        return DutyFigure.all.filter { !isPersonal || !$0.isOfDuties }
    }

    /// Those that are always told, and of the others those that are not 0.
    private var telling: [DutyFigure] {
        figures.enumerated().filter { $0 < DutyFigure.leastCount || !$1.isZero(attendance.total) }
            .map(\.1)
    }

    private func name(of value: String, _ dimension: AttendanceDimension) -> String? {
        let gazetteer = known.books.gazetteer
        let date = question.dates.upperBound
        switch dimension {
        case .person: return gazetteer.person(value, on: date)?.name
        case .unit: return gazetteer.unit(value, on: date)?.name
        case .office: return gazetteer.officeName(value, on: date)
        case .point: return gazetteer.point(value, on: date)?.name
        case .station:
            let point = gazetteer.point(ofStation: value, on: date)
            return point.map { point in
                [point.name, point.station(value)?.name].compactMap { $0 }.joined(separator: " ")
            }
        case .slot: return gazetteer.slot(value, on: date)?.name
        case .inspectorKind, .peak, .holiday: return TallyWord(rawValue: value)?()
        case .kind, .day, .week, .month, .quarter: return nil
        }
    }

    private func table(_ figures: [DutyFigure], isNamed: Bool, width: Int) -> [String] {
        var columns: [TextTable.Column] = []
        for dimension in question.dimensions {
            columns.append(TextTable.Column(DutyPhrase(dimension)(), .id))
            if isNamed, isNamedDimension(dimension) { columns.append(TextTable.Column("")) }
        }
        let keyCount = columns.count
        columns += figures.map { TextTable.Column($0.heading(), .number) }
        var table = TextTable(columns)
        for row in attendance.rows {
            var cells: [String] = []
            for (value, dimension) in zip(row.values, question.dimensions) {
                let name = name(of: value, dimension)
                if isNamed, isNamedDimension(dimension) {
                    cells += [value.isEmpty ? "—" : value, name ?? ""]
                } else {
                    cells.append(isWord(dimension) ? name ?? "—" : value.isEmpty ? "—" : value)
                }
            }
            table.add(cells + figures.map { $0.text(row.counts) })
        }
        let sums = figures.map { $0.text(attendance.total) }
        table.add((0..<keyCount).map { $0 == 0 ? TallyPhrase.total() : "" } + sums)
        return table.lines(width: width)
    }

    /// Whether the values are words and no codes.
    private func isWord(_ dimension: AttendanceDimension) -> Bool {
        [.inspectorKind, .peak, .holiday].contains(dimension)
    }

    private func isNamedDimension(_ dimension: AttendanceDimension) -> Bool {
        guard !isWord(dimension), let column = question.dimensions.firstIndex(of: dimension) else {
            return false
        }
        return attendance.rows.contains { name(of: $0.values[column], dimension) != nil }
    }
}

extension DutyStatsSheet: Printable {
    func lines(width: Int) -> [String] {
        let span = question.dates
        var lines = [DutyPhrase.statsTitle(span.lowerBound.text, span.upperBound.text)]
        if !filters.isEmpty {
            lines.append(TallyPhrase.filtered(filters.map(\.text).joined(separator: "  ")))
        }
        guard !attendance.rows.isEmpty else { return lines + [DutyPhrase.nothing()] }
        var figures = telling
        var isNamed = true
        var table = table(figures, isNamed: isNamed, width: width)
        func fits() -> Bool { table.allSatisfy { TextWidth.of($0) <= width } }
        // What is told least goes first; CSV and JSON have all.
        while !fits(), isNamed || figures.count > DutyFigure.leastCount {
            if isNamed { isNamed = false } else { figures.removeLast() }
            table = self.table(figures, isNamed: isNamed, width: width)
        }
        lines += table
        let rest = telling.dropFirst(figures.count)
        if !rest.isEmpty {
            let words = rest.map { "\($0.heading()) \($0.text(attendance.total))" }
            let besides = DutyPhrase.besides(words.joined(separator: DutyPhrase.comma()))
            lines += TextWrap.lines(of: besides, first: width, rest: width)
        }
        if question.dimensions.contains(where: \.isPersonal),
            attendance.total.gaps + attendance.total.unmanned > 0
        {
            lines.append(DutyPhrase.ofDuties())
        }
        if question.includesSections, question.dimensions.contains(.unit) {
            lines.append(DutyPhrase.sectionsCount())
        }
        lines.append(DutyPhrase.statesLegend())
        return lines
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        var headings: [String] = []
        for dimension in question.dimensions {
            headings += [DutyPhrase(dimension)(), TallyPhrase.name(DutyPhrase(dimension)())]
        }
        headings += figures.map { $0.heading() }
        let rows = attendance.rows.map { row in
            var cells: [TableCell] = []
            for (value, dimension) in zip(row.values, question.dimensions) {
                cells += [.id(value), .text(name(of: value, dimension) ?? "")]
            }
            return cells + figures.map { $0.cell(row.counts) }
        }
        return (headings, rows)
    }

    var json: JSONValue {
        let span = question.dates
        var members: [String: JSONValue] = [
            "from": .text(span.lowerBound.text), "to": .text(span.upperBound.text),
            "by": .list(question.dimensions.map { .text($0.rawValue) }),
            "where": .object(
                question.filters.reduce(into: [:]) { members, filter in
                    members[filter.key.rawValue] = .list(filter.value.sorted().map(JSONValue.text))
                }
            ),
            "rows": .list(
                attendance.rows.map { row in
                    var members = DutyFigure.members(row.counts, figures)
                    for (value, dimension) in zip(row.values, question.dimensions) {
                        members[dimension.rawValue] = .text(value)
                        if let name = name(of: value, dimension) {
                            members["\(dimension.rawValue)_name"] = .text(name)
                        }
                    }
                    return .object(members)
                }
            ),
            "total": .object(DutyFigure.members(attendance.total, DutyFigure.all)),
        ]
        members["with_sections"] = question.includesSections ? true : nil
        members["digest"] = digest.map { .text($0.hex) }
        return .object(members)
    }
}

/// A figure of attendance with its heading and how it is shown.
struct DutyFigure: Sendable {
    /// As in JSON.
    let key: String
    let heading: DutyPhrase
    private let value: @Sendable (AttendanceCounts) -> Int64?

    init(
        _ key: String,
        _ heading: DutyPhrase,
        _ value: @escaping @Sendable (AttendanceCounts) -> Int64?
    ) {
        self.key = key
        self.heading = heading
        self.value = value
    }

    /// In the order in which they stand; the rate has no number of its own.
    static let all = [
        DutyFigure("planned", .planned) { $0.planned },
        DutyFigure("stood", .stood) { $0.stood },
        DutyFigure("not_handed_in", .notHandedIn) { $0.notHandedIn },
        DutyFigure("absent", .absent) { $0.absent },
        DutyFigure("excused", .excused) { $0.excused },
        DutyFigure("late", .late) { $0.late },
        DutyFigure("early", .early) { $0.early },
        DutyFigure("rate", .rate) { _ in nil },
        DutyFigure("single", .single) { $0.single },
        DutyFigure("efforts", .efforts) { $0.efforts },
        DutyFigure("visits", .visits) { $0.visits },
        DutyFigure("missed", .missed) { $0.missed },
        DutyFigure("unplanned", .unplanned) { $0.unplanned },
        DutyFigure("stand_ins", .standIns) { $0.standIns },
        DutyFigure("gaps", .gaps) { $0.gaps },
        DutyFigure("gap_minutes", .gapMinutes) { $0.gapMinutes },
        DutyFigure("unmanned", .unmanned) { $0.unmanned },
        DutyFigure("doubtful", .doubtful) { $0.doubtful },
        DutyFigure("objected", .objected) { $0.objected },
        DutyFigure("testified", .testified) { $0.testified },
        DutyFigure("seen", .seen) { $0.seen },
        DutyFigure("handovers", .handovers) { $0.handovers },
        DutyFigure("late_minutes", .lateMinutes) { $0.lateMinutes },
        DutyFigure("early_minutes", .earlyMinutes) { $0.earlyMinutes },
    ]

    /// Those that a table always has: the first ones.
    static let leastCount = 8

    /// Whether it belongs to a duty as a whole, and to nobody.
    var isOfDuties: Bool { ["gaps", "gap_minutes", "unmanned"].contains(key) }

    func isZero(_ counts: AttendanceCounts) -> Bool { value(counts) == 0 }

    func cell(_ counts: AttendanceCounts) -> TableCell {
        value(counts).map(TableCell.number)
            ?? .text(TallyFigure.percent((counts.rate.stood, counts.rate.due)))
    }

    func text(_ counts: AttendanceCounts) -> String {
        value(counts).map(String.init)
            ?? TallyFigure.percent((counts.rate.stood, counts.rate.due))
    }

    static func members(
        _ counts: AttendanceCounts,
        _ figures: [DutyFigure]
    ) -> [String: JSONValue] {
        figures.reduce(into: [:]) { members, figure in
            members[figure.key] = figure.value(counts).map(JSONValue.integer)
        }
    }
}
