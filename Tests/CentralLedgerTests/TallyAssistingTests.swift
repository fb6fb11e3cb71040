import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

/// 协办单位 on request.
///
/// Source: Documentation/measures.md, "Assisting units"; ruling: each charged unit counts 1 in its
/// line, the total counts a finding once.
@Suite struct TallyAssistingTests {
    private let date: WorkDate
    private let books: CityBooks

    init() throws {
        date = try #require(WorkDate("2026-05-12"))
        var gazetteer = Gazetteer()
        func rule(_ line: String, main: [JSONValue], assisting: [JSONValue]) {
            gazetteer.add(
                record: "settings/decomposition/2026-01-01",
                register: "rule.\(line)",
                claim: [
                    "indicator": "c1", "line": .text(line), "main": .list(main),
                    "assisting": .list(assisting),
                ]
            )
        }
        rule("authority", main: ["U1"], assisting: ["U2", "U3"])
        rule("lead", main: ["U2"], assisting: ["U1"])
        books = CityBooks(
            gazetteer: gazetteer,
            standards: StandardShelf(),
            reference: Reference()
        )
    }

    private func tally(
        _ dimensions: [TallyDimension],
        where filters: [TallyDimension: Set<String>] = [:],
        assisting: Bool = true,
        named: JSONValue = [:],
        ofCase: [ResponsibilityLine: [String]] = [:]
    ) throws -> Tally {
        var builder = DaySheetBuilder(date: date, zoneMinutes: 480)
        let statement = Statement(
            digest: .named("a"),
            device: TestKey.number(1).device,
            seq: 1,
            stamp: Stamp(milliseconds: 0),
            observed: 0,
            inspector: "S01.7",
            rank: 1,
            record: "check/P01.1/2026-05-12/am.1/c1",
            register: "finding",
            bases: [],
            claim: JSONValue.object(["answer": "fail", "units": named]).canonicalBytes,
            decides: false,
            defect: nil
        )
        SheetEntry.with(
            statement,
            record: statement.record,
            register: statement.register,
            isDisputed: false,
            ofCase: ofCase
        ) { builder.add($0) }
        var question = TallyQuestion(
            dates: date...date,
            dimensions: dimensions,
            filters: filters
        )
        question.includesAssisting = assisting
        var tally = Tally(question, books)
        let isWhole = builder.finished().bytes.withUnsafeBytes { bytes in
            tally.add(LedgerSheet(station: "P01.1", dates: date...date, bytes: bytes))
        }
        #expect(isWhole)
        return tally
    }

    private func rows(_ tally: Tally) -> [String] {
        tally.rows.map { ($0.values[0]) + ($0.assisting.isEmpty ? "" : " assists") }
    }

    @Test func `units that assist stand in rows of their own, and the total counts once`() throws {
        let tally = try tally([.authorityUnit])

        #expect(rows(tally) == ["U1", "U2 assists", "U3 assists"])
        #expect(tally.rows.allSatisfy { $0.measures.failed == 1 })
        #expect(tally.total.failed == 1)
    }

    @Test func `over all lines a unit that answers does not assist as well`() throws {
        #expect(try rows(tally([.unit])) == ["U1", "U2", "U3 assists"])
    }

    @Test func `without a request they do not count`() throws {
        #expect(try rows(tally([.authorityUnit], assisting: false)) == ["U1"])
        let filter: [TallyDimension: Set<String>] = [.authorityUnit: ["U3"]]
        #expect(try tally([], where: filter, assisting: false).total.failed == 0)
        #expect(try tally([], where: filter).total.failed == 1)
    }

    @Test func `who answers instead of the table has nobody assisting`() throws {
        #expect(try rows(tally([.authorityUnit], named: ["authority": "U9"])) == ["U9"])
    }

    @Test func `the case goes before the table, and what the finder named before the case`() throws
    {
        let ofCase: [ResponsibilityLine: [String]] = [.authority: ["U7", "U8"], .lead: ["U7"]]

        #expect(try rows(tally([.authorityUnit], ofCase: ofCase)) == ["U7", "U8"])
        #expect(try rows(tally([.leadUnit], ofCase: ofCase)) == ["U7"])
        #expect(
            try rows(tally([.authorityUnit], named: ["authority": "U9"], ofCase: ofCase))
                == ["U9"]
        )
    }

    @Test func `two dimensions of units give each pair its own row`() throws {
        let tally = try tally([.authorityUnit, .leadUnit])

        #expect(
            tally.rows.map { "\($0.values) \($0.assisting.sorted())" } == [
                #"["U1", "U1"] [1]"#, #"["U1", "U2"] []"#, #"["U2", "U1"] [0, 1]"#,
                #"["U2", "U2"] [0]"#, #"["U3", "U1"] [0, 1]"#, #"["U3", "U2"] [0]"#,
            ]
        )
    }
}
