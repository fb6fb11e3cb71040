import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// `bench tally`: how long the questions take that leaders ask of a quarter of a city.
struct TallyBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tally",
        abstract: "Measure questions about a quarter of 500 points.",
        discussion: """
            The ledger is merged from a simulated city; units, decomposition, rosters and a standard \
            are put beside it. Every question is asked several times by one process, with the file in \
            the page cache; the median counts.
            """
    )

    @Flag(help: "A tenth of the entries.")
    var quick = false

    @Flag(help: "Print JSON instead of a table.")
    var json = false

    @Option(help: "Entries of the city; three quarters of them lie in the quarter asked about.")
    var entries: Int?

    @Option(help: "Work dates from 2 March 2026: 122 for a whole quarter, 396 for four.")
    var days = 122

    @Option(help: "Devices; each stands at two stations a day: 1000 watch all in two slots.")
    var devices = 250

    @Option(help: "How often each question is asked.")
    var turns = 9

    @Option(help: "Folder for the work; removed at the end.")
    var folder = NSTemporaryDirectory()

    @Option(help: "Ledger to ask; made and kept where there is none yet.")
    var ledger: String?

    private static let points = 500

    func validate() throws {
        guard turns > 0, days > 0, (entries ?? 1000) >= 1000 else {
            throw ValidationError("At least one turn, one day and 1000 entries.")
        }
    }

    func run() throws {
        let scratch = try Scratch(in: folder)
        let path = ledger ?? scratch.file("city.ledger")
        if !FileManager.default.fileExists(atPath: path) { try make(path, scratch) }
        // A ledger of another version is brought up to date first.
        try SQLiteLedger(opening: path).settleMonths()
        let questions = try TallyQuestions(SQLiteLedger(opening: path, .reading))
        var figures = Figures(Figures.ofQuestions)
        for turn in 1...turns {
            note("Turn \(turn) of \(turns) …")
            try questions.ask(into: &figures)
        }
        print(json ? figures.json : figures.table)
    }

    /// Simulates a city and merges it into a new ledger.
    private func make(_ path: String, _ scratch: Scratch) throws {
        let count = entries ?? (quick ? 600_000 : 6_000_000)
        note("Writing a city of \(count) entries …")
        let city = scratch.file("city")
        let watchbook = Child.program("watchbook")
        try Child.run(
            watchbook,
            [
                "simulate", "--seed", "1", "--devices", "\(devices)", "--points",
                "\(TallyBenchCommand.points)", "--days", "\(days)", "--entries", "\(count)",
                "--cases", "\(count / 120)", "--out", city,
            ]
        )
        note("Merging …")
        let streets = try StreetWalkOffice(in: scratch, watchbook)
        try Child.run(
            watchbook,
            ["ledger", "create", path, "--trust", city + "/root.pub", "--trust", streets.root]
        )
        try Child.run(
            watchbook,
            [
                "merge", "--into", path, city + "/office.bundle", city + "/cases.bundle",
                city + "/bundles",
            ] + streets.files
        )
    }
}

/// The questions to one ledger.
private struct TallyQuestions {
    let ledger: SQLiteLedger
    let books: CityBooks
    let dates: ClosedRange<WorkDate>
    /// The last twelve whole months; `nil` where there are not as many.
    let year: ClosedRange<WorkDate>?
    let stations: [String]
    let indicators: [String]

    init(_ ledger: SQLiteLedger) throws {
        self.ledger = ledger
        guard let first = WorkDate(day: 0), let last = WorkDate("9999-12-31") else {
            throw CocoaError(.featureUnsupported)
        }
        var stations: Set<String> = []
        var indicators: Set<String> = []
        var slots: Set<String> = []
        var people: [String: [String: Set<String>]] = [:]
        var days: [WorkDate] = []
        try ledger.forEachSheet(in: first...last, monthSum: { _, _ in nil }) { sheet in
            stations.insert(sheet.station)
            if days.last != sheet.dates.lowerBound { days.append(sheet.dates.lowerBound) }
            if let table = SheetReader.watches(sheet.bytes) {
                for row in table.rows where row.marks.contains(.arrived) {
                    people[sheet.station, default: [:]][table.names[row.slot], default: []]
                        .insert(table.names[row.person])
                }
            }
            guard days.count < 8, let reader = SheetReader(sheet.bytes) else { return }
            indicators.formUnion(reader.indicators)
            slots.formUnion(reader.facets.map(\.slot))
        }
        guard let from = days.min(), let until = days.max() else {
            throw CocoaError(.fileReadCorruptFile)
        }
        // Whole months at the end, three of them where there are as many.
        let whole = Month.whole(in: from...until)
        let months = whole.suffix(3)
        year =
            whole.count >= 12
            ? whole[whole.count - 12].dates.lowerBound...whole[whole.count - 1].dates.upperBound
            : nil
        dates = (months.first?.dates.lowerBound ?? from)...(months.last?.dates.upperBound ?? until)
        self.stations = stations.sorted()
        self.indicators = indicators.sorted()
        books = try TallyQuestions.books(
            ledger,
            self.stations,
            self.indicators,
            slots.filter { !$0.isEmpty }.sorted(),
            people
        )
    }

    /// The ledger's books, and what a city of this size has besides: a standard, a decomposition
    /// table of 40 units, rosters for all stations and slots.
    private static func books(
        _ ledger: SQLiteLedger,
        _ stations: [String],
        _ indicators: [String],
        _ slots: [String],
        _ people: [String: [String: Set<String>]]
    ) throws -> CityBooks {
        var gazetteer = try ledger.gazetteer()
        var shelf = try ledger.standards()
        func put(_ record: String, _ register: String, _ claim: JSONValue) {
            gazetteer.add(record: record, register: register, claim: claim)
            shelf.add(record: record, register: register, claim: claim)
        }
        let standard = "standard/bench-2026@0123456789abcdef"
        put(standard, "meta", ["name": "bench-2026", "from": "2026-01-01"])
        put("settings/city/2026-01-01", "systems", ["order": ["bench"]])
        for (number, code) in indicators.enumerated() {
            put(
                standard,
                "indicator.\(code)",
                [
                    "code": .text(code), "group": .text("group-\(number % 6)"), "name_zh": "x",
                    "kind": "presence", "comparator": "==", "limit": "0",
                ]
            )
            for line in ["authority", "supervision"] {
                put(
                    "settings/decomposition/2026-01-01",
                    "rule.\(number)-\(line)",
                    [
                        "indicator": .text(code), "line": .text(line),
                        "main": [.text("U\(number % 40)")],
                    ]
                )
            }
        }
        put(
            "settings/city/2026-01-01",
            "slots",
            [
                "slots": .list(
                    (slots + ["am", "pm"]).enumerated().map { number, slot in
                        [
                            "id": .text(slot), "start": .integer(Int64(480 + 240 * number % 720)),
                            "end": .integer(Int64(720 + 240 * number % 720)),
                        ]
                    }
                )
            ]
        )
        let inspectors = Set(people.values.flatMap(\.values).joined()).sorted()
        for (number, person) in inspectors.enumerated() {
            put(
                "person/\(person)/2026-01-01",
                "person",
                ["name": .text(person), "unit": .text("U\(number % 40)")]
            )
        }
        // Two slots at every station, each with the people who stand there in turn.
        let planned = (slots + ["am", "pm"]).prefix(max(2, slots.count))
        for station in stations {
            for slot in planned {
                let here = people[station]?[slot]?.sorted().prefix(2) ?? []
                put(
                    "roster/S01/2026-01-01",
                    "duty.\(station).\(slot)",
                    ["people": .list((here.isEmpty ? ["S01.0101"] : here).map(JSONValue.text))]
                )
            }
        }
        return CityBooks(
            gazetteer: gazetteer,
            standards: shelf,
            reference: try ledger.judge().reference
        )
    }

    func ask(into figures: inout Figures) throws {
        let middle = dates.lowerBound.advanced(by: 40) ?? dates.lowerBound
        let walks = WorkDate(StreetWalkOffice.date).map { Month($0).dates } ?? dates
        let byUnit: [TallyDimension] = [.unit, .indicator]
        let quarter = TallyQuestion(dates: dates, dimensions: byUnit)
        var checks: Int64 = 0
        var rows = 0
        try time("by_unit_indicator_ms", &figures) {
            checks = try ledger.tally(quarter, books).total.made
        }
        try time("by_station_month_ms", &figures) {
            _ = try ledger.tally(
                TallyQuestion(dates: dates, dimensions: [.station, .month]),
                books
            ).rows
        }
        let cell = TallyQuestion(
            dates: dates,
            filters: [.station: [stations[stations.count / 2]], .indicator: [indicators[0]]]
        )
        try time("explain_cell_ms", &figures) { _ = try ledger.explain(cell, books).lines.count }
        try time("missing_day_ms", &figures) {
            _ = try ledger.missingChecks(on: middle, asOf: .max, books).lines.count
        }
        let streets = Set((0..<StreetWalkOffice.streets).map(StreetWalkOffice.id))
        var verdicts = 0
        try time("spacing_200_streets_ms", &figures) {
            verdicts = try ledger.streetVerdicts(in: walks, streets: streets, books)
                .reduce(0) { $0 + $1.outcomes.count }
        }
        guard verdicts == StreetWalkOffice.streets * 6 else {
            throw CocoaError(.fileReadCorruptFile)
        }
        try time("books_ms", &figures) { _ = try ledger.books() }
        try time("month_by_unit_indicator_ms", &figures) {
            _ = try ledger.tally(
                TallyQuestion(dates: Month(middle).dates, dimensions: byUnit),
                books
            ).rows
        }
        if let year {
            try time("year_by_unit_indicator_ms", &figures) {
                _ = try ledger.tally(TallyQuestion(dates: year, dimensions: byUnit), books).rows
            }
        }
        // The city's checks are those of watches: only a round of its own people counts them.
        try time("ranking_ms", &figures) { rows = try ranking(dates) }
        try time("ranking_month_ms", &figures) { _ = try ranking(Month(middle).dates) }
        if let year { try time("ranking_year_ms", &figures) { rows = try ranking(year) } }
        figures.add("ranked_offices", Double(rows))
        try time("days_by_unit_indicator_ms", &figures) {
            var tally = Tally(quarter, books)
            try ledger.forEachSheet(in: dates, monthSum: { _, _ in nil }) {
                _ = tally.add($0)
            }
        }
        let attendance = AttendanceQuestion(dates: dates, asOf: .max)
        for (key, dimension) in [
            ("attendance_person_ms", AttendanceDimension.person), ("attendance_unit_ms", .unit),
        ] {
            var question = attendance
            question.dimensions = [dimension]
            try time(key, &figures) { _ = try ledger.attendance(question, books).rows.count }
        }
        for (key, span) in [
            ("attendance_month_ms", Month(middle).dates), ("attendance_year_ms", year),
        ] {
            guard let span else { continue }
            let question = AttendanceQuestion(dates: span, dimensions: [.person], asOf: .max)
            try time(key, &figures) { _ = try ledger.attendance(question, books).rows.count }
        }
        let total = try ledger.attendance(attendance, books).total
        figures.add("watches_planned", Double(total.planned))
        figures.add("watches_stood", Double(total.stood))
        try askAboutCases(into: &figures)
        // The same work on every machine and day, beside which the others are to be read.
        let block = [UInt8](repeating: 0x5A, count: 64 << 20)
        try time("sha256_64_mb_ms", &figures) { _ = Chain.sha256(block) }
        figures.add("stations", Double(stations.count))
        figures.add("days", Double(dates.upperBound.day - dates.lowerBound.day + 1))
        figures.add("checks", Double(checks))
    }

    /// Ranks the street offices of a span, with intervals and equal mix; how many are ranked.
    private func ranking(_ dates: ClosedRange<WorkDate>) throws -> Int {
        let round = AssessmentRound(scheme: "bench", id: "round", kind: .own, dates: dates)
        var scheme = Scheme.standard
        scheme.items = (0..<6).map { number in
            var item = SchemeItem(id: "item-\(number)")
            item.groups = ["group-\(number)"]
            return item
        }
        let assessment = try ledger.assessment(of: round, scheme, AssessmentShelf(), books)
        return assessment.ranks.places.count { $0.rank != nil && $0.equalMix != nil }
    }

    private func askAboutCases(into figures: inout Figures) throws {
        let caseBooks = try ledger.caseBooks()
        let now = (dates.upperBound.day + 1) * 1440 - 480
        let cases = try ledger.caseRecords(caseBooks) { _ in true }.count
        var filter = CaseFilter()
        try time("case_stats_ms", &figures) {
            _ = try ledger.caseStatistics(caseBooks, by: [.unit], filter, in: dates, now: now).rows
        }
        filter.isOpen = true
        try time("open_cases_ms", &figures) {
            _ = try ledger.caseStatistics(caseBooks, by: [.unit], filter, in: dates, now: now).rows
        }
        filter.isOverdue = true
        try time("overdue_by_unit_ms", &figures) {
            _ = try ledger.caseStatistics(caseBooks, by: [.unit], filter, in: dates, now: now).rows
        }
        // With all that a list shows of them, and what they may repeat.
        try time("overdue_cases_ms", &figures) {
            let overdue = try ledger.selectCases(caseBooks, filter, now: now)
            let items = try ledger.cases(caseBooks, of: overdue.rows.map(\.record)) {
                CaseItem($0, caseBooks, now: now)
            }
            let roll = CaseRoll(items, caseBooks, now: now, duplicates: overdue.duplicates)
            _ = roll.escalationsDue().count
        }
        figures.add("cases", Double(cases))
        figures.add(
            "overdue_cases",
            Double(try ledger.selectCases(caseBooks, filter, now: now).rows.count)
        )
    }

    private func time(
        _ name: String,
        _ figures: inout Figures,
        _ work: () throws -> Void
    ) throws {
        figures.add(name, try seconds(work) * 1000)
    }
}
