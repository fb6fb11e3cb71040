import CSQLiteGuard
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import TestSupport
import Testing

/// What a ledger keeps of cases is what their registers come to, whatever changes later.
@Suite struct CaseFactsContract {
    private func facts(_ ledger: any Ledger, _ books: CaseBooks) throws -> [String: CaseFacts] {
        let said = try ledger.caseParts(books, [CaseSaid]()) { _, _, _ in
            true
        } _: { said, record, facts in
            said.append(CaseSaid(record: record, facts: facts))
        }.flatMap(\.self)
        #expect(said.map(\.record) == said.map(\.record).sorted())
        return Dictionary(uniqueKeysWithValues: said.map { ($0.record, $0.facts) })
    }

    /// What a ledger says of some cases, in its order.
    private func picked(
        _ records: [String],
        _ ledger: any Ledger,
        _ books: CaseBooks
    ) throws -> [CaseSaid] {
        var said: [CaseSaid] = []
        try ledger.forEachCase(books, of: records) { said.append(CaseSaid(record: $0, facts: $1)) }
        return said
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `settled and unsettled cases come to the same, after every portion`(seed: UInt64) throws {
        let scratch = try Scratch()
        var draw = SplitMix64(seed: seed)
        let world = try World(seed: seed)
        let expected = EvaluatedLedger(world.charter)
        let ledger = try SQLiteLedger(creating: scratch.path("a.ledger"), world.charter)
        var rest = world.segments.shuffled(using: &draw)[...]
        while !rest.isEmpty {
            let portion = Array(rest.prefix(draw.pick([4, 15, 100])))
            rest = rest.dropFirst(portion.count)
            _ = try ledger.absorb(portion)
            _ = try expected.absorb(portion)
            if draw.chance(60) { try ledger.settleMonths() }
            let books = try ledger.caseBooks()

            #expect(try facts(ledger, books) == facts(expected, books), "seed \(seed)")
            let open = try ledger.caseRecords(books) { $0.state.isOpen }
            let over = try ledger.caseRecords(books) { !$0.state.isOpen }
            #expect(try open == facts(expected, books).filter(\.value.isOpen).keys.sorted())
            #expect(try open.count + over.count == facts(ledger, books).count)
            let some =
                try facts(expected, books).keys.shuffled(using: &draw).prefix(5) + ["case/none"]
            #expect(try picked(Array(some), ledger, books) == picked(Array(some), expected, books))
        }
        try ledger.settleMonths()
        #expect(try ledger.verify().isSound)
    }

    /// What people ask for most.
    private func filters(_ books: CaseBooks, _ items: [CaseItem]) -> [CaseFilter] {
        var open = CaseFilter()
        open.isOpen = true
        var overdue = CaseFilter()
        overdue.isOverdue = true
        var others: [CaseFilter] = []
        for item in items.prefix(3) {
            var filter = CaseFilter()
            filter.offices = [item.office]
            filter.states = [item.file.state]
            filter.indicators = Set([item.file.report?.claim.indicator].compactMap { $0 })
            filter.classes = Set([item.deadlineClass].compactMap { $0 })
            filter.dates = item.file.report.map { books.date(at: $0.minute) }.map { $0...$0 }
            others.append(filter)
            filter = CaseFilter()
            filter.isSuspended = item.isSuspended
            filter.isDisputed = item.file.isDisputed
            filter.isIrregular = item.isIrregular
            others.append(filter)
        }
        return [open, overdue] + others
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `what is kept of cases selects those that their registers do, and what they repeat`(
        seed: UInt64
    ) throws {
        let scratch = try Scratch()
        let world = try World(seed: seed)
        let ledger = try SQLiteLedger(creating: scratch.path("a.ledger"), world.charter)
        _ = try ledger.absorb(world.segments)
        let books = try ledger.caseBooks()
        let files = try ledger.cases(books)
        let last = files.flatMap(\.entries).map(\.moment).max() ?? 0
        for now in [last - 5000, last, last + 20_000] {
            let whole = CaseRoll(files, books, now: now)
            let repeats = whole.duplicates()
            for filter in filters(books, whole.items) {
                let selection = try ledger.selectCases(books, filter, now: now)
                let wanted = whole.items.filter { filter.admits($0, books) }.map(\.record)

                #expect(selection.rows.map(\.record) == wanted)
                #expect(
                    selection.duplicates == repeats.filter { wanted.contains($0.second) },
                    "seed \(seed)"
                )
            }
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `of every settled case something is kept, whatever an earlier version kept`(
        seed: UInt64
    ) throws {
        let scratch = try Scratch()
        let path = scratch.path("a.ledger")
        let world = try World(seed: seed)
        let ledger = try SQLiteLedger(creating: path, world.charter)
        _ = try ledger.absorb(world.segments)
        let count = try scratch.count("a.ledger", "SELECT count(*) FROM file")
        let kept = "SELECT count(*) FROM file WHERE length(facts) > 1"
        guard count > 0 else { return }

        try ledger.settleMonths()

        #expect(try scratch.count("a.ledger", kept) == count)
        _ = try scratch.count("a.ledger", "UPDATE file SET facts = x'01' RETURNING 1")
        try ledger.settleMonths()
        #expect(try scratch.count("a.ledger", kept) == count)
    }
}

/// What was said of a case.
private struct CaseSaid: Equatable, Sendable {
    let record: String
    let facts: CaseFacts
}

extension Scratch {
    /// The first number that a statement gives.
    fileprivate func count(_ name: String, _ sql: String) throws -> Int64 {
        var connection: OpaquePointer?
        defer { sqlite3_close(connection) }
        try #require(sqlite3_open(path(name), &connection) == SQLITE_OK)
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        try #require(sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK)
        try #require(sqlite3_step(statement) == SQLITE_ROW)
        return sqlite3_column_int64(statement, 0)
    }
}
