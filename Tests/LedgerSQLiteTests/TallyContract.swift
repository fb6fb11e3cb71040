import CSQLiteGuard
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import TestSupport
import Testing

/// What every ledger's tallies come to, whatever they are grouped and filtered by.
@Suite struct TallyContract {
    /// Places, people and standards that the worlds' records speak of.
    private static func books(
        _ ledger: EvaluatedLedger,
        exempt: String = "c2"
    ) throws -> CityBooks {
        var gazetteer = Gazetteer()
        var shelf = StandardShelf()
        func put(_ record: String, _ register: String, _ claim: JSONValue) {
            gazetteer.add(record: record, register: register, claim: claim)
            shelf.add(record: record, register: register, claim: claim)
        }
        put(
            "point/gate/2026-01-01",
            "place",
            [
                "name": "Gate", "office": "east", "stations": ["s1", "s2"],
                "types": ["FARMKT", "KEYPT"], "area": "old town",
                "units": ["point": ["U1"], "lead": ["U2", "U3"]],
            ]
        )
        // A change in the middle of the month: its sum will not do.
        put(
            "point/gate/2026-03-02",
            "place",
            ["name": "Gate", "office": "west", "stations": ["s1", "s2"], "types": ["KEYPT"]]
        )
        put(
            "point/pond/2026-01-01",
            "place",
            ["name": "Pond", "office": "east", "stations": ["s1"], "types": [], "drawn": true]
        )
        put("person/east.2/2026-01-01", "person", ["name": "A", "kind": "village"])
        put("person/east.3/2026-01-01", "person", ["name": "B", "level": "city"])
        put(
            "settings/city/2026-01-01",
            "slots",
            ["slots": [["id": "r1", "start": 480, "end": 720, "peak": true, "duty": "watch"]]]
        )
        put("settings/city/2026-01-01", "exemptions", ["titles": ["sanitary"]])
        put(
            "settings/decomposition/2026-01-01",
            "rule.0",
            ["indicator": "c2", "line": "authority", "main": ["U4"]]
        )
        let id = "standard/town-2026@0123456789abcdef"
        put(id, "meta", ["name": "town-2026", "from": "2026-01-01"])
        for code in ["c1", "c2"] {
            put(
                id,
                "indicator.\(code)",
                [
                    "code": .text(code), "group": "field", "name_zh": "x", "kind": "presence",
                    "comparator": "==", "limit": "0",
                    "exemption": .text(code == exempt ? "sanitary" : ""),
                ]
            )
        }
        return CityBooks(
            gazetteer: gazetteer,
            standards: shelf,
            reference: ledger.evaluation.judge.reference
        )
    }

    /// A world in which something was checked.
    private static func countedWorld() throws -> World {
        for seed in 5..<60 as Range<UInt64> {
            let world = try World(seed: seed)
            let ledger = EvaluatedLedger(world.charter)
            _ = try ledger.absorb(world.segments)
            let dates =
                try #require(WorkDate("2026-02-01"))...(try #require(WorkDate("2026-03-31")))
            var isCounted = false
            try ledger.forEachSheet(in: dates, monthSum: { _, _ in nil }) { sheet in
                if DaySheet(sheet.bytes)?.cells.isEmpty == false { isCounted = true }
            }
            if isCounted { return world }
        }
        throw CountedNothing()
    }

    private struct CountedNothing: Error {}

    private struct City {
        let scratch: Scratch
        let evaluated: EvaluatedLedger
        let sqlite: SQLiteLedger
        let books: CityBooks
        let dates: ClosedRange<WorkDate>

        init(seed: UInt64) throws {
            scratch = try Scratch()
            let world = try World(seed: seed)
            evaluated = EvaluatedLedger(world.charter)
            sqlite = try SQLiteLedger(creating: scratch.path("a.ledger"), world.charter)
            for ledger in [evaluated, sqlite] as [any Ledger] {
                _ = try ledger.absorb(world.segments)
            }
            books = try TallyContract.books(evaluated)
            dates = try #require(WorkDate("2026-02-01"))...(try #require(WorkDate("2026-03-31")))
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `days and sums of months come to the same in every grouping`(seed: UInt64) throws {
        let city = try City(seed: seed)
        var draw = SplitMix64(seed: seed)
        let whole = try city.evaluated.tally(TallyQuestion(dates: city.dates), city.books).total

        for round in 0..<12 {
            if round == 6 { try city.sqlite.settleMonths() }
            let count = draw.below(4)
            let dimensions = Array(TallyDimension.allCases.shuffled(using: &draw).prefix(count))
            let question = TallyQuestion(dates: city.dates, dimensions: dimensions)
            let one = try city.evaluated.tally(question, city.books)
            let other = try city.sqlite.tally(question, city.books)

            #expect(one.rows == other.rows, "\(dimensions)")
            #expect(one.total == whole)
            #expect(other.total == whole)
            if !dimensions.contains(where: \.isManifold) {
                #expect(sum(one.rows) == whole, "\(dimensions)")
            } else {
                #expect(sum(one.rows).made >= whole.made)
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `the entries in force of a range of records come in one order from every ledger`(
        seed: UInt64
    ) throws {
        let city = try City(seed: seed)
        func read(_ ledger: some Ledger, _ first: String, _ end: String) throws -> [String] {
            var lines: [String] = []
            try ledger.forEachEntry(from: first, to: end) {
                lines.append(
                    "\($0.record) \($0.register) \($0.statement.digest.hex) \($0.isDisputed)"
                )
            }
            return lines
        }

        for (first, end) in [("check/", "walk0"), ("walk/east.high/", "walk/east.high0")] {
            let lines = try read(city.sqlite, first, end)
            #expect(try lines == read(city.evaluated, first, end))
            #expect(lines.allSatisfy { $0 >= first && $0 < end })
        }
        if seed == 1 { #expect(try !read(city.sqlite, "check/", "walk0").isEmpty) }
    }

    private func sum(_ rows: [Tally.Row]) -> Measures {
        rows.reduce(into: Measures()) { $0 += $1.measures }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `filtered by a row's values the total is that row, and the entries behind it explain it`(
        seed: UInt64
    ) throws {
        let city = try City(seed: seed)
        try city.sqlite.settleMonths()
        var draw = SplitMix64(seed: seed &+ 99)
        for _ in 0..<3 {
            let dimensions = Array(TallyDimension.allCases.shuffled(using: &draw).prefix(2))
            let question = TallyQuestion(dates: city.dates, dimensions: dimensions)
            for row in try city.sqlite.tally(question, city.books).rows.prefix(4) {
                var filtered = TallyQuestion(dates: city.dates)
                for (dimension, value) in zip(dimensions, row.values) {
                    filtered.filters[dimension] = [value]
                }
                let total = try city.sqlite.tally(filtered, city.books).total
                let behind = try city.sqlite.explain(filtered, city.books)
                let lines = behind.lines.reduce(into: Measures()) { $0 += $1.measures }

                #expect(total == row.measures, "\(dimensions) \(row.values)")
                #expect(behind.total == total, "\(dimensions) \(row.values)")
                #expect(lines == total)
                #expect(behind.lines.allSatisfy { !$0.entries.isEmpty })
                // What somebody said goes before the sweep of the rest.
                for line in behind.lines
                where line.entries.contains(where: { $0.register != "sweep" }) {
                    #expect(line.entries.first?.register != "sweep", "\(line.record)")
                }
            }
        }
    }

    @Test func `an exempt indicator is in no rate, and its failures are risks`() throws {
        var exempt = Measures()
        for seed in 0..<30 as Range<UInt64> {
            let world = try World(seed: seed)
            let ledger = EvaluatedLedger(world.charter)
            _ = try ledger.absorb(world.segments)
            let dates =
                try #require(WorkDate("2026-02-01"))...(try #require(WorkDate("2026-03-31")))
            let question = TallyQuestion(dates: dates, filters: [.indicator: ["c1"]])
            let books = try TallyContract.books(ledger, exempt: "c1")
            exempt += try ledger.tally(question, books).total
        }

        #expect(exempt.passed == 0)
        #expect(exempt.failed == 0)
        #expect(exempt.passRate.judged == 0)
        #expect(exempt.risk > 0)
        #expect(exempt.exempt > exempt.risk)
    }

    @Test func `a sheet that cannot be read is told with the ledger's name`() throws {
        let scratch = try Scratch()
        let path = scratch.path("a.ledger")
        let world = try TallyContract.countedWorld()
        do {
            let ledger = try SQLiteLedger(creating: path, world.charter)
            _ = try ledger.absorb(world.segments)
        }
        try scratch.sql("a.ledger", "UPDATE day SET cells = x'FF' WHERE date > 0")
        let dates = try #require(WorkDate("2026-02-01"))...(try #require(WorkDate("2026-03-31")))
        let question = TallyQuestion(dates: dates)
        let ledger = try SQLiteLedger(opening: path, .reading)

        #expect(throws: Problem(.databaseDamaged, path)) {
            try ledger.tally(question, ledger.books())
        }
        #expect(throws: Problem(.databaseDamaged, path)) {
            try ledger.explain(question, ledger.books())
        }
    }

    @Test func `a ledger of the older form is made anew when it is opened for writing`() throws {
        let scratch = try Scratch()
        let path = scratch.path("a.ledger")
        let world = try TallyContract.countedWorld()
        let dates = try #require(WorkDate("2026-02-01"))...(try #require(WorkDate("2026-03-31")))
        let question = TallyQuestion(dates: dates, dimensions: [.station, .day, .indicator])
        func tally(_ ledger: SQLiteLedger) throws -> [Tally.Row] {
            try ledger.tally(question, ledger.books()).rows
        }
        let before: [Tally.Row]
        do {
            let ledger = try SQLiteLedger(creating: path, world.charter)
            _ = try ledger.absorb(world.segments)
            before = try tally(ledger)
        }
        try scratch.sql("a.ledger", "DELETE FROM meta WHERE key = 'sheets'; DELETE FROM day")

        #expect(throws: Problem(.ledgerOlder, path)) { try SQLiteLedger(opening: path, .reading) }
        do { _ = try SQLiteLedger(opening: path, .writing) }
        #expect(try tally(SQLiteLedger(opening: path, .reading)) == before)
        #expect(!before.isEmpty)
    }

    @Test func `a ledger of the first schema gets its tables, or is merged as it is`() throws {
        let scratch = try Scratch()
        let path = scratch.path("a.ledger")
        let world = try World(seed: 7)
        let before: LedgerContent
        do {
            let ledger = try SQLiteLedger(creating: path, world.charter)
            _ = try ledger.absorb(world.segments)
            before = try LedgerContent(ledger)
        }
        try scratch.sql("a.ledger", "DROP TABLE file; PRAGMA user_version = 1")

        #expect(throws: Problem(.ledgerOlder, path)) { try SQLiteLedger(opening: path, .reading) }
        let foreign = try ForeignLedger(path)
        let other = try SQLiteLedger(creating: scratch.path("b.ledger"), world.charter)
        while let segment = try foreign.nextSegment() {
            _ = try other.absorb([try VerifiedSegment(verifying: segment)])
        }
        #expect(try LedgerContent(other).difference(from: before) == nil)
        do {
            let rehearsal = try SQLiteLedger(opening: path, .rehearsing)
            #expect(try LedgerContent(rehearsal).difference(from: before) == nil)
        }
        #expect(throws: Problem(.ledgerOlder, path)) { try SQLiteLedger(opening: path, .reading) }
        do { #expect(try SQLiteLedger(opening: path, .writing).verify().isSound) }
        let after = try SQLiteLedger(opening: path, .reading)
        #expect(try LedgerContent(after).difference(from: before) == nil)
    }

    @Test func `a charge that is not its case's is found by a verification`() throws {
        let scratch = try Scratch()
        let path = scratch.path("a.ledger")
        let world = try World(seed: 7)
        do {
            let ledger = try SQLiteLedger(creating: path, world.charter)
            _ = try ledger.absorb(world.segments)
            #expect(try ledger.verify().isSound)
        }
        try scratch.sql("a.ledger", "INSERT INTO file VALUES ('case/east-9', x'00', x'')")

        #expect(try !SQLiteLedger(opening: path, .writing).verify().isSound)
    }
}

extension Scratch {
    /// Changes a database as another program would.
    fileprivate func sql(_ name: String, _ statements: String) throws {
        var connection: OpaquePointer?
        defer { sqlite3_close(connection) }
        try #require(sqlite3_open(path(name), &connection) == SQLITE_OK)
        try #require(sqlite3_exec(connection, statements, nil, nil, nil) == SQLITE_OK)
    }
}
