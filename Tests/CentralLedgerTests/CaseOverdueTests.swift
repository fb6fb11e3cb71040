import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

/// 超期 as card rules count it.
@Suite struct CaseOverdueTests {
    private var books: CaseBooks {
        var gazetteer = Gazetteer()
        gazetteer.add(
            record: "settings/city/2026-01-01",
            register: "deadlines",
            claim: ["limits": ["ordinary": "1 day"]]
        )
        return CaseBooks(
            gazetteer: gazetteer,
            standards: StandardShelf(),
            reference: Reference()
        )
    }

    private func entry(_ register: String, _ claim: JSONValue, at minute: Int64) -> CaseEntry {
        CaseEntry(
            register: register,
            claim: claim,
            digest: .named(register),
            inspector: "S01.0001",
            effective: minute,
            moment: minute
        )
    }

    private func date(_ text: String) throws -> WorkDate { try #require(WorkDate(text)) }

    /// Ten in the morning in China.
    private func minute(_ text: String) throws -> Int64 { try date(text).day * 1440 + 120 }

    /// Dispatched on 10 May 2026, looked at on a day, and answered on one.
    private func facts(
        on day: String,
        back days: Int64,
        answered: String? = nil
    ) throws -> [AccountFact] {
        var entries = [
            entry("report", ["station": "P01.1", "indicator": "c1"], at: try minute("2026-05-09")),
            entry("dispatch.1", ["main": "U1"], at: try minute("2026-05-10")),
        ]
        if let answered {
            let minute = try minute(answered)
            entries.append(
                entry(
                    "rectification.1",
                    ["handler": "x", "arrived": .integer(minute)],
                    at: minute
                )
            )
        }
        let file = books.file(record: "case/S01-0000000000000001", entries: entries)
        let roll = CaseRoll([file], books, now: try minute(day))
        let first = try #require(try date(day).advanced(by: 1 - days))
        return roll.overdue(in: first...(try date(day)))
    }

    @Test func `a unit that stays late stays in the rules, whenever its time was over`() throws {
        #expect(try facts(on: "2026-05-10", back: 7).isEmpty)
        #expect(try facts(on: "2026-05-14", back: 7).count == 1)
        #expect(try facts(on: "2026-09-01", back: 7).count == 1)
        let units = try facts(on: "2026-09-01", back: 7)[0].answerables
        #expect(units.contains(Answerable(.unit, "U1")))
    }

    @Test func `whoever answered late was late up to then`() throws {
        #expect(try facts(on: "2026-06-20", back: 7, answered: "2026-06-15").count == 1)
        #expect(try facts(on: "2026-06-30", back: 7, answered: "2026-06-15").isEmpty)
        // Asked about a day on which there was still time.
        #expect(try facts(on: "2026-05-10", back: 7, answered: "2026-06-15").isEmpty)
        #expect(try facts(on: "2026-05-20", back: 7, answered: "2026-06-15").count == 1)
    }
}
