import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

/// The twenty lines of the worked example.
///
/// Source: Documentation/measures.md, "A worked example"; the figures are those worked out there.
@Suite struct WorkedExampleTests {
    private static let standard: [(code: String, members: [String: JSONValue])] =
        [
            "ADV-04", "CLN-01", "CLN-02", "CLN-03", "FAC-03", "FIR-01", "GRN-01", "ORD-01",
            "PET-01",
            "PRK-01",
        ].map {
            ($0, ["kind": "presence", "comparator": "==", "limit": "0", "unit": "violations"])
        }
        + [
            (
                "CLN-05",
                [
                    "kind": "presence", "comparator": "==", "limit": "0", "unit": "violations",
                    "exemption": "national-sanitary-city",
                ]
            ),
            (
                "FAC-02",
                [
                    "kind": "area", "comparator": "<", "limit": "1", "unit": "m2",
                    "evidence_fields": ["area_m2"],
                ]
            ),
            ("TRF-06", ["kind": "count", "comparator": "none", "mode": "acts"]),
            (
                "TRF-01",
                [
                    "kind": "ratio", "comparator": ">", "limit": "95", "unit": "%", "mode": "acts",
                    "minimum": "21", "evidence_fields": ["numerator", "denominator"],
                ]
            ),
        ]

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
            ["name": "Gate", "office": "S01", "stations": ["1"], "types": ["KEYPT"]]
        )
        put("settings/city/2026-01-01", "exemptions", ["titles": ["national-sanitary-city"]])
        let id = "standard/town-2026@0123456789abcdef"
        put(id, "meta", ["name": "town-2026", "from": "2026-01-01"])
        for (code, members) in standard {
            var claim = members
            claim["code"] = .text(code)
            claim["group"] = "field"
            claim["name_zh"] = "x"
            put(id, "indicator.\(code)", .object(claim))
        }
        return CityBooks(gazetteer: gazetteer, standards: shelf, reference: Reference())
    }

    private struct Said {
        var record: String
        var register: String
        var inspector: String
        var claim: JSONValue
        var isDisputed = false
        var observed: Int64 = 0
    }

    private static let day = "P01.1/2026-05-12"

    private static func finding(
        _ occasion: String,
        _ inspector: String,
        _ claim: JSONValue
    ) -> Said {
        Said(
            record: "check/\(day)/\(occasion)",
            register: "finding",
            inspector: inspector,
            claim: claim
        )
    }

    private static func review(_ occasion: String, _ claim: [String: JSONValue]) -> Said {
        var claim = claim
        claim["findings"] = [.text(Digest.named("check/\(day)/\(occasion)finding").hex)]
        return Said(
            record: "check/\(day)/\(occasion)",
            register: "review",
            inspector: "C.1",
            claim: .object(claim)
        )
    }

    private static func count(_ indicator: String, _ inspector: String, _ claim: JSONValue) -> Said
    {
        Said(
            record: "count/\(day)/am/\(indicator)/\(inspector)",
            register: "acts.a",
            inspector: inspector,
            claim: claim
        )
    }

    private static func fail(_ found: Int64, _ settled: Int64 = 0) -> JSONValue {
        ["answer": "fail", "found": .integer(found), "settled": .integer(settled)]
    }

    /// What is in force: of line 5 the later word.
    private static let said: [Said] = {
        var disputed = finding("am.1/FIR-01", "B.1", ["answer": "pass"])
        disputed.isDisputed = true
        var paper = finding("am.2/CLN-02", "B.1", ["answer": "pass"])
        paper.observed = 29_642_000
        let first = Digest.named("check/\(day)/am.1/CLN-01finding").hex
        return [
            finding("am.1/CLN-01", "A.1", fail(3, 2)),
            finding("am.1/CLN-02", "A.1", ["answer": "pass"]),
            finding("am.1/CLN-03", "A.1", fail(2, 2)),
            finding("am.1/CLN-05", "A.1", fail(4, 4)), disputed,
            finding("am.1/ADV-04", "A.1", ["answer": "not-applicable"]),
            finding("am.1/GRN-01", "A.1", ["answer": "could-not-see"]),
            finding("am.1/PET-01", "A.1", ["answer": "not-looked-at"]),
            finding("am.1/FAC-02", "A.1", ["answer": "pass", "facts": ["area_cm2": 12000]]),
            finding("am.1/FAC-03", "A.1", fail(1)),
            review("am.1/FAC-03", ["verdict": "replaced", "answer": "pass"]),
            finding("am.1/ORD-01", "A.1", fail(1)),
            review("am.1/ORD-01", ["verdict": "returned"]),
            finding("am.2/CLN-01", "A.1", ["answer": "fail", "repeat": .text(first)]), paper,
            finding("am.2/CLN-03", "B.1", ["withdrawn": true, "reason": "mis-tap"]),
            Said(
                record: "check/\(day)/am.2/*",
                register: "sweep",
                inspector: "A.1",
                claim: ["indicators": ["CLN-02", "CLN-03", "FIR-01"]]
            ),
            count("TRF-06", "A.1", ["found": 5, "settled": 5]),
            count("TRF-06", "B.1", ["found": 2]),
            Said(
                record: "count/\(day)/am/TRF-06/B.1",
                register: "double",
                inspector: "C.1",
                claim: ["double": true]
            ),
            count("TRF-01", "A.1", ["numerator": 19, "denominator": 20]),
            count("TRF-01", "B.1", ["numerator": 20, "denominator": 20]),
            finding("am.2/PRK-01", "A.1", ["answer": "exempt"]),
        ]
    }()

    private static func tally(_ dimensions: [TallyDimension] = []) throws -> Tally {
        let date = try #require(WorkDate("2026-05-12"))
        var builder = DaySheetBuilder(date: date, zoneMinutes: 480)
        for said in said.sorted(by: { ($0.record, $0.register) < ($1.record, $1.register) }) {
            let statement = Statement(
                digest: .named(said.record + said.register),
                device: TestKey.number(1).device,
                seq: 1,
                stamp: Stamp(milliseconds: 1_778_558_400_000),
                observed: said.observed,
                inspector: said.inspector,
                rank: 1,
                record: said.record,
                register: said.register,
                bases: [],
                claim: said.claim.canonicalBytes,
                decides: false,
                defect: nil
            )
            SheetEntry.with(
                statement,
                record: said.record,
                register: said.register,
                isDisputed: said.isDisputed
            ) { builder.add($0) }
        }
        let question = TallyQuestion(dates: date...date, dimensions: dimensions)
        var tally = Tally(question, books())
        let isWhole = builder.finished().bytes.withUnsafeBytes { bytes in
            tally.add(LedgerSheet(station: "P01.1", dates: date...date, bytes: bytes))
        }
        #expect(isWhole)
        return tally
    }

    @Test func `the twenty lines come to the figures worked out by hand`() throws {
        let total = try WorkedExampleTests.tally().total

        #expect(total.passed == 6)
        #expect(total.failed == 4)
        #expect(total.exempt == 2)
        #expect(total.couldNotSee == 1)
        #expect(total.made == 13)
        #expect(total.notApplicable == 1)
        #expect(total.notLookedAt == 1)
        #expect(total.found == 15)
        #expect(total.settled == 13)
        #expect(total.left == 2)
        #expect(total.newProblems == 3)
        #expect(total.repeated == 1)
        #expect(total.mended == 1)
        #expect(total.risk == 1)
        #expect(total.passRate == (6, 10))
        #expect(total.rateAfterSettling == (7, 10))
        #expect(total.numerator == 39)
        #expect(total.denominator == 40)
        #expect(total.disputed == 1)
        #expect(total.reviewed == 2)
        #expect(total.typed == 1)
        #expect(total.late == 0)
    }

    @Test func `the yield rate is judged on the sum of both watchers`() throws {
        let tally = try WorkedExampleTests.tally([.indicator])
        let row = try #require(tally.rows.first { $0.values == ["TRF-01"] })

        #expect(tally.judgement(of: row) == .pass)
        #expect(tally.rows.filter { tally.judgement(of: $0) != nil }.count == 1)
    }

    @Test func `one watcher's twenty cars are too few to say`() throws {
        let tally = try WorkedExampleTests.tally([.indicator, .inspector])
        let row = try #require(tally.rows.first { $0.values == ["TRF-01", "B.1"] })

        #expect(
            tally.judgement(of: row)
                == .undecided(.sampleTooSmall(denominator: 20, minimum: 21))
        )
    }
}

/// Dates as values of a tally.
@Suite struct TallyCalendarTests {
    @Test(
        arguments: [
            ("2026-01-01", "2026-W01", "2026-Q1"), ("2027-01-01", "2026-W53", "2027-Q1"),
            ("2024-12-30", "2025-W01", "2024-Q4"), ("2026-05-17", "2026-W20", "2026-Q2"),
            ("2026-05-18", "2026-W21", "2026-Q2"),
        ]
    )
    func `weeks are those of ISO 8601`(day: String, week: String, quarter: String) throws {
        let date = try #require(WorkDate(day))
        let books = CityBooks(
            gazetteer: Gazetteer(),
            standards: StandardShelf(),
            reference: Reference()
        )
        var builder = DaySheetBuilder(date: date, zoneMinutes: 480)
        let statement = Statement(
            digest: .named("a"),
            device: TestKey.number(1).device,
            seq: 1,
            stamp: Stamp(milliseconds: 0),
            observed: 0,
            inspector: "A.1",
            rank: 1,
            record: "check/P01.1/\(day)/am.1/c1",
            register: "finding",
            bases: [],
            claim: Array(#"{"answer":"pass"}"#.utf8),
            decides: false,
            defect: nil
        )
        SheetEntry.with(
            statement,
            record: statement.record,
            register: statement.register,
            isDisputed: false
        ) { builder.add($0) }
        let question = TallyQuestion(dates: date...date, dimensions: [.week, .quarter, .holiday])
        var tally = Tally(question, books)
        let isWhole = builder.finished().bytes.withUnsafeBytes { bytes in
            tally.add(LedgerSheet(station: "P01.1", dates: date...date, bytes: bytes))
        }

        #expect(isWhole)
        #expect(tally.rows.first?.values.prefix(2) == [week, quarter])
    }
}
