import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

/// What the roster asks for and nobody answered.
@Suite struct MissingChecksTests {
    private static let day = "P01.1/2026-05-12"

    private static func books() -> CityBooks {
        var gazetteer = Gazetteer()
        var shelf = StandardShelf()
        func put(_ record: String, _ register: String, _ claim: JSONValue) {
            gazetteer.add(record: record, register: register, claim: claim)
            shelf.add(record: record, register: register, claim: claim)
        }
        put(
            "point/P01/2026-01-01",
            "place",
            [
                "name": "Gate", "office": "S01", "stations": ["1"], "types": ["KEYPT"],
                "not_applicable": ["c9"],
            ]
        )
        put(
            "settings/city/2026-01-01",
            "slots",
            ["slots": [["id": "am", "start": 480, "end": 600]]]
        )
        put(
            "roster/S01/2026-05-12",
            "duty.P01.1.am",
            ["people": ["S01.0007", "S01.0008"], "until": "2026-05-12"]
        )
        let id = "standard/town-2026@0123456789abcdef"
        put(id, "meta", ["name": "town-2026", "from": "2026-01-01"])
        for (code, types, mode) in [
            ("c1", ["KEYPT"], "state"), ("c2", ["KEYPT"], "state"), ("c3", ["PARK"], "state"),
            ("c4", ["KEYPT"], "acts"), ("c9", ["KEYPT"], "state"),
        ] as [(String, [JSONValue], String)] {
            put(
                id,
                "indicator.\(code)",
                [
                    "code": .text(code), "group": "field", "name_zh": "x", "kind": "presence",
                    "comparator": "==", "limit": "0", "unit": "violations", "mode": .text(mode),
                    "point_types": .list(types),
                ]
            )
        }
        return CityBooks(gazetteer: gazetteer, standards: shelf, reference: Reference())
    }

    private static func missing(
        _ said: [(record: String, register: String, inspector: String, claim: JSONValue)],
        at minute: Int64 = 1440
    ) throws -> MissingChecks {
        let date = try #require(WorkDate("2026-05-12"))
        let books = books()
        var missing = MissingChecks(on: date, asOf: date.day * 1440 + minute, books)
        missing.add(station: "P01.1") { add in
            for item in said.sorted(by: { $0.record < $1.record }) {
                let statement = MissingChecksTests.statement(item)
                SheetEntry.with(
                    statement,
                    record: item.record,
                    register: item.register,
                    isDisputed: false
                ) { add($0) }
            }
        }
        var watches = DutyList(date...date, asOf: date.day * 1440 + minute - 480, books)
        var builder = DaySheetBuilder(date: date, zoneMinutes: 480)
        for item in said.sorted(by: { $0.record < $1.record }) {
            let statement = MissingChecksTests.statement(item)
            SheetEntry.with(
                statement,
                record: item.record,
                register: item.register,
                isDisputed: false
            ) { builder.add($0) }
            builder.add(watch: .alone(statement))
        }
        watches.add(builder.finished().watches, station: "P01.1")
        watches.finish { _, _ in true }
        missing.add(watches)
        return missing
    }

    private static func statement(
        _ item: (record: String, register: String, inspector: String, claim: JSONValue)
    ) -> Statement {
        Statement(
            digest: .named(item.record),
            device: TestKey.number(1).device,
            seq: 1,
            stamp: Stamp(milliseconds: 1_778_547_600_000),
            observed: 0,
            inspector: item.inspector,
            rank: 1,
            record: item.record,
            register: item.register,
            bases: [],
            claim: item.claim.canonicalBytes,
            decides: false,
            defect: nil
        )
    }

    @Test func `without an entry everything asked for is missing, and nobody handed in`() throws {
        let missing = try MissingChecksTests.missing([])

        #expect(missing.lines.map(\.round) == [1, 2, nil])
        #expect(missing.lines.map(\.missing) == [["c1", "c2"], ["c1", "c2"], ["c4"]])
        #expect(missing.due == 5)
        #expect(missing.notHandedIn.map(\.person) == ["S01.0007", "S01.0008"])
    }

    @Test func `findings, sweeps and counts answer; not looked at does not`() throws {
        let day = MissingChecksTests.day
        let missing = try MissingChecksTests.missing([
            ("check/\(day)/am.1/c1", "finding", "S01.0007", ["answer": "fail"]),
            ("check/\(day)/am.1/c2", "finding", "S01.0007", ["answer": "not-looked-at"]),
            ("check/\(day)/am.2/*", "sweep", "S01.0007", ["indicators": ["c1", "c2"]]),
            ("check/\(day)/patrol-S01.0008-1/c2", "finding", "S01.0008", ["answer": "pass"]),
            ("count/\(day)/am/c4/S01.0007", "acts.a", "S01.0007", ["found": 0]),
        ])

        #expect(missing.lines.map(\.missing) == [["c2"]])
        #expect(missing.lines.map(\.round) == [1])
        #expect(missing.notHandedIn.map(\.person) == ["S01.0008"])
    }

    @Test func `who only arrived has handed in`() throws {
        let missing = try MissingChecksTests.missing([
            ("watch/\(MissingChecksTests.day)/am/S01.0008", "arrival", "S01.0008", [:])
        ])

        #expect(missing.notHandedIn.map(\.person) == ["S01.0007"])
        #expect(missing.lines.count == 3)
    }

    @Test(arguments: [(479, 0), (539, 0), (540, 1), (599, 1), (600, 3)] as [(Int64, Int)])
    func `what is not over is not missing`(minute: Int64, lines: Int) throws {
        #expect(try MissingChecksTests.missing([], at: minute).lines.count == lines)
    }
}
