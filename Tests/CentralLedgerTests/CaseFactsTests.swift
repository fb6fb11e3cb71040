import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

/// What questions about many cases need of one.
@Suite struct CaseFactsTests {
    private let books = CaseBooks(
        gazetteer: Gazetteer(),
        standards: StandardShelf(),
        reference: Reference()
    )
    private let start: Int64 = 29_000_000

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

    /// Dispatched to U1, and closed unless `isOpen`.
    private func item(isOpen: Bool, suspended: Bool = false) -> CaseItem {
        var entries = [
            entry("report", ["station": "P01.1", "indicator": "c1", "left": 1], at: start),
            entry("filing", ["filed": true], at: start + 10),
            entry("dispatch.1", ["main": "U1"], at: start + 20),
        ]
        if suspended {
            entries.append(entry("suspension.1", ["reason": "weather"], at: start + 30))
        }
        if !isOpen {
            entries += [
                entry("rectification.1", ["handler": "x", "arrived": 29_000_040], at: start + 40),
                entry("closing", ["result": "settled", "reason": "seen"], at: start + 60),
            ]
        }
        let file = books.file(record: "case/S01-0000000000000001", entries: entries)
        return CaseItem(file, books, now: 0)
    }

    @Test(arguments: [true, false])
    func `facts say what the case itself says`(isOpen: Bool) throws {
        let item = item(isOpen: isOpen)
        let facts = CaseFacts(item, books)

        #expect(facts.isOpen == isOpen)
        #expect(facts.unit == "U1")
        #expect(facts.due == item.timing.due)
        let due = try #require(facts.due)
        for now in [due - 1, due, due + 1, due + 100_000] {
            let later = CaseItem(item.file, books, now: now)
            #expect(facts.isOverdue(at: now) == later.isOverdue)
            #expect(facts.isHandledInTime(at: now) == item.timing.isHandledInTime(at: now))
        }
    }

    @Test func `the bytes read back, whole or not at all`() {
        for item in [item(isOpen: true), item(isOpen: false), item(isOpen: true, suspended: true)] {
            let facts = CaseFacts(item, books)
            #expect(facts.bytes.withUnsafeBytes { CaseFacts($0) } == facts)
            #expect(facts.bytes.withUnsafeBytes { CaseFacts.Outline($0) } == facts.outline)
            for length in 0..<facts.bytes.count {
                #expect(facts.bytes.prefix(length).withUnsafeBytes { CaseFacts($0) } == nil)
            }
        }
        #expect([UInt8]().withUnsafeBytes { CaseFacts.Outline($0) } == nil)
    }

    @Test func `statistics count open, overdue, suspended and due cases by unit`() throws {
        let due = try #require(CaseFacts(item(isOpen: true), books).due)
        let items = [
            item(isOpen: true), item(isOpen: true, suspended: true), item(isOpen: false),
        ]
        let cases = items.enumerated().map { number, item in
            CaseRow("case/S01-\(number)", CaseFacts(item, books))
        }
        let statistics = CaseStatistics(
            cases,
            duplicates: [],
            by: [.unit],
            dates: books.date(at: start)...books.date(at: due),
            now: due + 1
        )

        #expect(statistics.total.reported == 3)
        #expect(statistics.total.open == 1)
        #expect(statistics.total.overdue == 1)
        #expect(statistics.total.suspended == 1)
        #expect(statistics.total.due == 2)
        #expect(statistics.total.dueClosed == 1)
        #expect(statistics.total.dueInTime == 1)
        #expect(statistics.rows.map(\.key) == [["U1"]])
        #expect(statistics.rows.first?.counts == statistics.total)
        #expect(statistics.rows.first?.records == cases.map(\.record))
    }
}
