import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

/// What counts as self-found.
///
/// Source: Documentation/measures.md, `level` and `finder`.
@Suite struct TallyFinderTests {
    @Test(
        arguments: [
            ("am.1", "{}", "self"), ("am.1", #"{"level":"city"}"#, "others"),
            ("covert-C.1-1", "{}", "others"), ("covert-C.1-1", #"{"level":"self"}"#, "self"),
            ("patrol-S01.7-1", "{}", "self"),
        ]
    )
    func `a round of a watch is self-found, whoever decided about it`(
        occasion: String,
        members: String,
        finder: String
    ) throws {
        let date = try #require(WorkDate("2026-05-12"))
        var gazetteer = Gazetteer()
        gazetteer.add(
            record: "person/C.1/2026-01-01",
            register: "person",
            claim: ["name": "A", "level": "city"]
        )
        let books = CityBooks(
            gazetteer: gazetteer,
            standards: StandardShelf(),
            reference: Reference()
        )
        var claim = try #require(JSONValue(Array(members.utf8))?.members)
        claim["answer"] = "pass"
        var builder = DaySheetBuilder(date: date, zoneMinutes: 480)
        let statement = Statement(
            digest: .named("a"),
            device: TestKey.number(1).device,
            seq: 1,
            stamp: Stamp(milliseconds: 0),
            observed: 0,
            inspector: occasion.hasPrefix("patrol") ? "S01.7" : "C.1",
            rank: 1,
            record: "check/P01.1/2026-05-12/\(occasion)/c1",
            register: "finding",
            bases: [],
            claim: JSONValue.object(claim).canonicalBytes,
            decides: occasion == "am.1",
            defect: nil
        )
        SheetEntry.with(
            statement,
            record: statement.record,
            register: statement.register,
            isDisputed: false
        ) { builder.add($0) }
        var tally = Tally(TallyQuestion(dates: date...date, dimensions: [.finder]), books)
        let isWhole = builder.finished().bytes.withUnsafeBytes { bytes in
            tally.add(LedgerSheet(station: "P01.1", dates: date...date, bytes: bytes))
        }

        #expect(isWhole)
        #expect(tally.rows.map(\.values) == [[finder]])
    }
}
