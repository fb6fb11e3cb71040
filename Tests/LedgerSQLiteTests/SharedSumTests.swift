import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

@testable import LedgerSQLite

/// Several threads come to what one comes to.
@Suite struct SharedSumTests {
    private let ledger: EvaluatedLedger
    private let books: CityBooks
    private let dates: ClosedRange<WorkDate>

    private init(seed: UInt64) throws {
        let world = try World(seed: seed)
        ledger = EvaluatedLedger(world.charter)
        _ = try ledger.absorb(world.segments)
        books = CityBooks(
            gazetteer: SharedSumTests.gazetteer,
            standards: SharedSumTests.standards,
            reference: ledger.evaluation.judge.reference
        )
        dates = try #require(WorkDate("2026-02-01"))...(try #require(WorkDate("2026-03-31")))
    }

    init() throws { try self.init(seed: 5) }

    /// Two stations with rosters, so that watches are planned.
    private static var gazetteer: Gazetteer {
        var gazetteer = Gazetteer()
        gazetteer.add(
            record: "point/gate/2026-01-01",
            register: "place",
            claim: [
                "name": "Gate", "office": "east", "stations": ["s1", "s2"], "types": ["KEYPT"],
            ]
        )
        gazetteer.add(
            record: "settings/city/2026-01-01",
            register: "slots",
            claim: ["slots": [["id": "r1", "start": 480, "end": 720]]]
        )
        for station in ["gate.s1", "gate.s2"] {
            gazetteer.add(
                record: "roster/east/2026-01-01",
                register: "duty.\(station).r1",
                claim: ["people": ["east.2", "east.3"]]
            )
        }
        return gazetteer
    }

    /// Two indicators for every place.
    private static var standards: StandardShelf {
        var shelf = StandardShelf()
        let id = "standard/town-2026@0123456789abcdef"
        shelf.add(
            record: id,
            register: "meta",
            claim: ["name": "town-2026", "from": "2026-01-01"]
        )
        for code in ["c1", "c2"] {
            shelf.add(
                record: id,
                register: "indicator.\(code)",
                claim: [
                    "code": .text(code), "group": "field", "name_zh": "x", "kind": "presence",
                    "comparator": "==", "limit": "0", "unit": "violations", "mode": "state",
                    "point_types": ["KEYPT"],
                ]
            )
        }
        return shelf
    }

    private func forEachSheet(_ body: (LedgerSheet) throws -> Void) throws {
        try ledger.forEachSheet(in: dates, monthSum: { _, _ in nil }, body)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `several threads come to the same, however large the pieces are`(
        seed: UInt64
    ) throws {
        let city = try SharedSumTests(seed: seed)
        let tallied = Tally(
            TallyQuestion(dates: dates, dimensions: [.station, .indicator, .inspector, .slot]),
            city.books
        )
        let attended = Attendance(
            AttendanceQuestion(dates: dates, dimensions: [.person, .day], asOf: .max),
            city.books
        )
        let tally = try SharedSum.of(tallied, others: 0, sheets: city.forEachSheet)
        var attendance = try SharedSum.of(attended, others: 0, sheets: city.forEachSheet)
        attendance.finish()
        let days = dates.upperBound.day - dates.lowerBound.day + 1
        #expect(attendance.total.planned == 2 * 2 * days)

        for (others, bytes) in [(1, 1), (1, 500), (3, 1), (3, 1 << 20)] {
            let other = try SharedSum.of(
                tallied,
                others: others,
                bytes: bytes,
                sheets: city.forEachSheet
            )
            #expect(other.rows == tally.rows)
            #expect(other.total == tally.total)
            var otherAttendance = try SharedSum.of(
                attended,
                others: others,
                bytes: bytes,
                sheets: city.forEachSheet
            )
            otherAttendance.finish()
            #expect(otherAttendance.rows == attendance.rows)
            #expect(otherAttendance.total == attendance.total)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `several threads miss the same checks as the reference`(seed: UInt64) throws {
        let scratch = try Scratch()
        let world = try World(seed: seed)
        let sqlite = try SQLiteLedger(creating: scratch.path("a.ledger"), world.charter)
        let evaluated = EvaluatedLedger(world.charter)
        for ledger in [sqlite, evaluated] as [any Ledger] { _ = try ledger.absorb(world.segments) }

        for day in dates.lowerBound.day...dates.upperBound.day {
            let date = try #require(WorkDate(day: day))
            let start = MissingChecks(on: date, asOf: .max, books)
            let expected = try evaluated.sum(start, at: start.stations, on: date)
            // Two stations, four rounds, two indicators.
            #expect(expected.due == 2 * 4 * 2)
            for others in [0, 1, 3] {
                let missing = try sqlite.withTables { tables in
                    try SharedSum.of(
                        start,
                        stations: start.stations,
                        others: others,
                        bytes: 1
                    ) { station, body in
                        try tables.forEachRegisterRow(at: station, in: date...date, body)
                    }
                }
                #expect(missing.lines == expected.lines)
                #expect(missing.due == expected.due)
            }
        }
    }

    @Test(arguments: [0, 1, 3])
    func `a damaged sheet is told, whoever had it`(others: Int) throws {
        let tally = Tally(TallyQuestion(dates: dates), books)

        for damaged in 0..<20 {
            let error = #expect(throws: DamagedSheet.self) {
                try SharedSum.of(tally, others: others, bytes: 1) { body in
                    for number in 0..<20 {
                        let bytes: [UInt8] =
                            number == damaged ? [0xFF] : DaySheetBuilder.nothing.bytes
                        try bytes.withUnsafeBytes {
                            let station = "S\(number)"
                            try body(LedgerSheet(station: station, dates: dates, bytes: $0))
                        }
                    }
                }
            }
            #expect(error?.station == "S\(damaged)")
        }
    }

    @Test(arguments: [0, 1, 3])
    func `what stops the reading is thrown on`(others: Int) throws {
        struct Stopped: Error {}
        let tally = Tally(TallyQuestion(dates: dates), books)

        #expect(throws: Stopped.self) {
            try SharedSum.of(tally, others: others, bytes: 1) { body in
                try DaySheetBuilder.nothing.bytes.withUnsafeBytes { bytes in
                    for _ in 0..<100 {
                        try body(LedgerSheet(station: "S", dates: dates, bytes: bytes))
                    }
                }
                throw Stopped()
            }
        }
    }
}

extension DaySheetBuilder {
    /// The sheet of a day without entries.
    fileprivate static var nothing: DaySheet {
        guard let date = WorkDate("2026-03-01") else { preconditionFailure("This is a date.") }
        var builder = DaySheetBuilder(date: date, zoneMinutes: 480)
        return builder.finished()
    }
}
