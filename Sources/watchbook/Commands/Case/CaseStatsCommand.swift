import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import Reports

/// The dimensions of `--by`.
struct CaseDimensions: ExpressibleByArgument {
    let dimensions: [CaseDimension]

    init?(argument: String) {
        let words = argument.split(separator: ",").map { String($0) }
        let found = words.compactMap(CaseDimension.init(rawValue:))
        guard !found.isEmpty, found.count == words.count, Set(found).count == found.count else {
            return nil
        }
        dimensions = found
    }

    static var allValueStrings: [String] { CaseDimension.allCases.map(\.rawValue) }
}

/// `watchbook case stats`.
struct CaseStatsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "stats",
            abstract: CaseHelp.statsAbstract(),
            discussion: CaseHelp.statsDiscussion()
        )
    }

    @Option(name: .customLong("by"), help: ArgumentHelp(CaseHelp.byHelp, value: CaseHelp.wordValue))
    var by: CaseDimensions?

    @Flag(help: ArgumentHelp(CaseHelp.stagesHelp))
    var stages = false

    @OptionGroup var question: CaseQuestion

    func run() throws {
        let reading = try question.reading()
        var filter = reading.filter
        let today = reading.books.date(at: reading.now)
        let month = Month(today).dates.lowerBound
        let dates =
            filter.dates.map {
                question.dates.since == nil ? min(month, $0.upperBound)...$0.upperBound : $0
            }
            ?? month...today
        filter.dates = nil
        let statistics = try reading.ledger.caseStatistics(
            reading.books,
            by: by?.dimensions ?? [.unit],
            filter,
            in: dates,
            now: reading.now
        )
        try question.printer(of: reading).show(
            CaseStatsSheet(
                statistics,
                by: by?.dimensions ?? [.unit],
                dates: dates,
                books: reading.books,
                now: reading.now,
                hasStages: stages
            )
        )
    }
}

/// Statistics of cases as table, CSV and JSON.
struct CaseStatsSheet {
    let statistics: CaseStatistics
    let by: [CaseDimension]
    let dates: ClosedRange<WorkDate>
    let books: CaseBooks
    let now: Int64
    let hasStages: Bool

    init(
        _ statistics: CaseStatistics,
        by: [CaseDimension],
        dates: ClosedRange<WorkDate>,
        books: CaseBooks,
        now: Int64,
        hasStages: Bool
    ) {
        self.statistics = statistics
        self.by = by
        self.dates = dates
        self.books = books
        self.now = now
        self.hasStages = hasStages
    }

    /// One figure: what it is called, and how it is made of the sums.
    struct Figure: Sendable {
        let phrase: CasePhrase
        let key: String
        /// Those that matter least are left out first where a row is too long.
        var importance: Int?
        let value: @Sendable (CaseCounts) -> Int
    }

    /// A rate: what it is called, its numerator and its denominator.
    struct Rate: Sendable {
        let phrase: CasePhrase
        let importance: Int
        let of: @Sendable (CaseCounts) -> (Int, Int)
    }

    static let sums: [Figure] = [
        Figure(phrase: .reportedFigure, key: "reported") { $0.reported },
        Figure(phrase: .filedFigure, key: "filed", importance: 4) { $0.filed },
        Figure(phrase: .declinedFigure, key: "declined", importance: 4) { $0.declined },
        Figure(phrase: .dispatchedFigure, key: "dispatched", importance: 5) { $0.dispatched },
        Figure(phrase: .openFigure, key: "open") { $0.open },
        Figure(phrase: .overdueFigure, key: "overdue") { $0.overdue },
        Figure(phrase: .suspendedFigure, key: "suspended", importance: 7) { $0.suspended },
        Figure(phrase: .closedFigure, key: "closed") { $0.closed },
        Figure(phrase: .reworksFigure, key: "reworks", importance: 6) { $0.reworks },
        Figure(phrase: .returnsFigure, key: "returns", importance: 6) { $0.returns },
        Figure(phrase: .duplicatesFigure, key: "duplicates", importance: 1) { $0.duplicates },
        Figure(phrase: .dueFigure, key: "due", importance: 9) { $0.due },
        Figure(phrase: .dueClosedFigure, key: "due_closed", importance: 3) { $0.dueClosed },
        Figure(phrase: .dueInTimeFigure, key: "due_in_time", importance: 3) { $0.dueInTime },
        Figure(phrase: .settledFigure, key: "settled", importance: 2) { $0.settled },
        Figure(phrase: .unsettledFigure, key: "unsettled", importance: 2) { $0.unsettled },
        Figure(phrase: .explainedFigure, key: "explained", importance: 2) { $0.explained },
        Figure(phrase: .revisitedFigure, key: "revisited", importance: 1) { $0.revisited },
        Figure(phrase: .satisfiedFigure, key: "satisfied", importance: 1) { $0.satisfied },
    ]

    static let rates: [Rate] = [
        Rate(phrase: .closedRate, importance: 11) { ($0.dueClosed, $0.due) },
        Rate(phrase: .inTimeRate, importance: 12) { ($0.dueInTime, $0.due) },
        Rate(phrase: .settledRate, importance: 8) { ($0.settled, $0.settled + $0.unsettled) },
        Rate(phrase: .satisfiedRate, importance: 8) { ($0.satisfied, $0.revisited) },
    ]

    /// In hundredths of a percent, rounded half up; `nil` without a denominator.
    private static func rate(_ parts: (Int, Int)) -> Int? {
        guard parts.1 > 0 else { return nil }
        return (parts.0 * 20_000 + parts.1) / (parts.1 * 2)
    }

    private static func text(_ parts: (Int, Int)) -> String {
        guard let rate = rate(parts) else { return "—" }
        let cents = rate % 100
        return "\(rate / 100).\(cents < 10 ? "0" : "")\(cents)%"
    }

    /// What tells a row apart, and the name of that; words have no other name.
    private func keyCells(
        _ value: String?,
        _ dimension: CaseDimension
    ) -> (id: String, name: String) {
        let name = name(value, dimension)
        guard let value else { return (name, "") }
        switch dimension {
        case .unit, .office, .point: return (value, name == value ? "" : name)
        case .indicator:
            let rest = name.dropFirst(value.count).drop { $0 == " " }
            return (value, name.hasPrefix(value) ? String(rest) : name)
        default: return (name, "")
        }
    }

    func name(_ value: String?, _ dimension: CaseDimension) -> String {
        guard let value else {
            return dimension == .unit ? TallyPhrase.nobody() : "—"
        }
        switch dimension {
        case .unit: return books.unitName(value, at: now)
        case .office: return books.officeName(value, at: now)
        case .point:
            return books.gazetteer.point(value, on: dates.upperBound)?.name ?? value
        case .indicator: return books.indicatorName(value, at: now)
        case .source: return TallyWord(.source, value)?() ?? value
        case .level: return TallyWord(.level, value)?() ?? value
        case .kind: return TallyWord(.kind, value)?() ?? value
        case .line: return TallyWord(.line, value)?() ?? value
        case .group, .deadlineClass, .day, .month: return value
        }
    }
}

extension CaseStatsSheet: Printable {
    func lines(width: Int) -> [String] {
        let title = CasePhrase.statsTitle(
            dates.lowerBound.text,
            dates.upperBound.text,
            books.clockText(now)
        )
        guard !statistics.rows.isEmpty else { return [title, CasePhrase.nothing()] }
        // What is nothing anywhere is left out; figures alone, so that a row fits.
        let shown = CaseStatsSheet.sums.filter { figure in
            ["reported", "open", "overdue", "closed"].contains(figure.key)
                || figure.value(statistics.total) > 0
        }
        let rates = CaseStatsSheet.rates.filter { $0.of(statistics.total).1 > 0 }
        // Ids tell rows apart, and are never cut; names stand beside them where these fit.
        let named = by.indices.filter { column in
            statistics.rows.contains { !keyCells($0.key[column], by[column]).name.isEmpty }
        }
        var columns = by.indices.flatMap { column -> [TextTable.Column] in
            [.init(by[column](), .id)]
                + (named.contains(column) ? [.init("", least: 12, importance: 10)] : [])
        }
        let keyCount = columns.count
        columns += shown.map { .init($0.phrase(), .number, importance: $0.importance) }
        columns += rates.map { .init($0.phrase(), .number, importance: $0.importance) }
        var table = TextTable(columns)
        for row in statistics.rows {
            let keys = by.indices.flatMap { column -> [String] in
                let cells = keyCells(row.key[column], by[column])
                return [cells.id] + (named.contains(column) ? [cells.name] : [])
            }
            table.add(
                keys + shown.map { String($0.value(row.counts)) }
                    + rates.map { CaseStatsSheet.text($0.of(row.counts)) }
            )
        }
        table.add(
            (0..<keyCount).map { $0 == 0 ? CasePhrase.total() : "" }
                + shown.map { String($0.value(statistics.total)) }
                + rates.map { CaseStatsSheet.text($0.of(statistics.total)) }
        )
        return [title] + table.lines(width: width) + (hasStages ? stageLines(width) : [])
    }

    private func stageLines(_ width: Int) -> [String] {
        var table = TextTable([
            .init(CasePhrase.stageHeading(), .id), .init(CasePhrase.timedHeading(), .number),
            .init(CasePhrase.lateHeading(), .number),
            .init(CasePhrase.stageInTimeRate(), .number),
        ])
        for stage in CaseStage.allCases {
            let timed = statistics.total.timed[stage]
            let late = statistics.total.late[stage]
            guard timed > 0 else { continue }
            table.add([
                stage(), String(timed), String(late), CaseStatsSheet.text((timed - late, timed)),
            ])
        }
        return table.isEmpty ? [] : [""] + table.lines(width: width)
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        func cells(_ counts: CaseCounts) -> [TableCell] {
            CaseStatsSheet.sums.map { .number(Int64($0.value(counts))) }
                + CaseStatsSheet.rates.map { .text(CaseStatsSheet.text($0.of(counts))) }
                + CaseStage.allCases.map { .number(Int64(counts.late[$0])) }
        }
        let headings =
            by.flatMap { [$0(), TallyPhrase.name($0())] }
            + CaseStatsSheet.sums.map { $0.phrase() } + CaseStatsSheet.rates.map { $0.phrase() }
            + CaseStage.allCases.map { CasePhrase.lateIn($0()) }
        let rows = statistics.rows.map { row in
            zip(row.key, by).flatMap { value, dimension -> [TableCell] in
                [.id(value ?? ""), .text(name(value, dimension))]
            } + cells(row.counts)
        }
        return (headings, rows)
    }

    var json: JSONValue {
        func object(_ counts: CaseCounts) -> [String: JSONValue] {
            var members: [String: JSONValue] = [:]
            for figure in CaseStatsSheet.sums {
                members[figure.key] = .integer(Int64(figure.value(counts)))
            }
            members["stages"] = .object(
                Dictionary(
                    uniqueKeysWithValues: CaseStage.allCases.map { stage -> (String, JSONValue) in
                        (
                            stage.rawValue,
                            [
                                "timed": .integer(Int64(counts.timed[stage])),
                                "late": .integer(Int64(counts.late[stage])),
                            ]
                        )
                    }
                )
            )
            return members
        }
        return [
            "from": .text(dates.lowerBound.text), "to": .text(dates.upperBound.text),
            "as_of": books.iso(now), "by": .list(by.map { .text($0.rawValue) }),
            "rows": .list(
                statistics.rows.map { row in
                    var members = object(row.counts)
                    members["key"] = .list(row.key.map { $0.map(JSONValue.text) ?? .null })
                    members["cases"] = .list(row.records.map(JSONValue.text))
                    return .object(members)
                }
            ),
            "total": .object(object(statistics.total)),
        ]
    }
}

extension CaseDimension: Localized {
    var text: Wording {
        switch self {
        case .unit: ("Unit", "责任单位")
        case .office: ("Office", "街道")
        case .point: ("Point", "点位")
        case .indicator: ("Indicator", "指标")
        case .group: ("Group", "指标组")
        case .source: ("Source", "来源")
        case .level: ("Level", "层级")
        case .kind: ("Kind", "检查类别")
        case .line: ("Line", "督导线")
        case .deadlineClass: ("Class", "时限类别")
        case .day: ("Day", "日")
        case .month: ("Month", "月")
        }
    }
}
