import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import TestSupport
import Testing

/// What a ledger keeps of cases is what their registers come to, whatever changes later.
@Suite struct CaseFactsContract {
    private func facts(_ ledger: any Ledger, _ books: CaseBooks) throws -> [String: CaseFacts] {
        var facts: [String: CaseFacts] = [:]
        try ledger.forEachCase(books, isOpen: nil) { facts[$0] = $1 }
        return facts
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
            var parts = 0
            for isOpen in [true, false] {
                try ledger.forEachCase(books, isOpen: isOpen) { _, facts in
                    #expect(facts.isOpen == isOpen)
                    parts += 1
                }
            }
            #expect(try parts == facts(ledger, books).count)
        }
        try ledger.settleMonths()
        #expect(try ledger.verify().isSound)
    }
}
