import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import TestSupport
import Testing

/// Ruling 8: every difference of two tallies has a cause, and the causes add up exactly.
@Suite struct ComparisonContract {
    private static func books(_ ledger: EvaluatedLedger, _ draw: inout SplitMix64) -> CityBooks {
        var gazetteer = Gazetteer()
        var shelf = StandardShelf()
        func put(_ record: String, _ register: String, _ claim: JSONValue) {
            gazetteer.add(record: record, register: register, claim: claim)
            shelf.add(record: record, register: register, claim: claim)
        }
        for point in ["gate", "pond", "east.mill"] {
            put(
                "point/\(point)/2026-01-01",
                "place",
                [
                    "name": "A", "office": draw.pick(["east", "west"]), "stations": ["s1", "s2"],
                    "types": ["KEYPT"],
                ]
            )
        }
        put("settings/city/2026-01-01", "exemptions", ["titles": draw.pick([["a"], ["b"]])])
        let id = "standard/town-2026@0123456789abcdef"
        put(id, "meta", ["name": "town-2026", "from": "2026-01-01"])
        for code in ["c1", "c2"] {
            put(
                id,
                "indicator.\(code)",
                [
                    "code": .text(code), "group": "field", "name_zh": "x", "kind": "presence",
                    "comparator": "==", "limit": "0", "exemption": draw.pick(["a", ""]),
                ]
            )
        }
        return CityBooks(
            gazetteer: gazetteer,
            standards: shelf,
            reference: ledger.evaluation.judge.reference
        )
    }

    private static func scope(_ draw: inout SplitMix64) throws -> TallyScope {
        let first = try #require(WorkDate("2026-03-01"))
        let last = try #require(WorkDate("2026-03-31"))
        var question = TallyQuestion(dates: first...last)
        if draw.chance(30) { question.filters[.office] = ["east"] }
        if draw.chance(20) { question.filters[.indicator] = ["c1"] }
        return TallyScope(question, slots: draw.chance(30) ? [first: .only(["r1"])] : nil)
    }

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `the causes add up to the difference of the two tallies`(seed: UInt64) throws {
        var draw = SplitMix64(seed: seed &* 31 &+ 7)
        let world = try World(seed: seed)
        let part = world.segments.filter { _ in draw.chance(60) }
        let old = try reference(world, part)
        let new = try reference(world)
        var books = (ComparisonContract.books(old, &draw), ComparisonContract.books(new, &draw))
        if draw.chance(50) { books.0 = books.1 }
        let scope = try ComparisonContract.scope(&draw)
        let other = draw.chance(20) ? try ComparisonContract.scope(&draw) : scope

        let comparison = try Comparison(
            from: ComparedSide(old, books.0, scope),
            to: ComparedSide(new, books.1, other)
        )

        var sum = comparison.before
        for difference in comparison.differences { sum += difference.change }
        #expect(sum == comparison.after)
        #expect(
            comparison.causes.reduce(into: Measures()) { $0 += $1.change }
                == comparison.after - comparison.before
        )
        if scope.slots == nil {
            #expect(comparison.before == (try old.tally(scope.question, books.0).total))
        }
        if other.slots == nil {
            #expect(comparison.after == (try new.tally(other.question, books.1).total))
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `both stores account for a difference in the same way`(seed: UInt64) throws {
        let scratch = try Scratch()
        var draw = SplitMix64(seed: seed)
        let world = try World(seed: seed)
        let part = world.segments.filter { _ in draw.chance(60) }
        var ledgers: [(any Ledger, any Ledger)] = []
        for store in Store.allCases {
            let old = try store.make(world.charter, in: scratch, "old")
            let new = try store.make(world.charter, in: scratch, "new")
            _ = try old.absorb(part)
            _ = try new.absorb(world.segments)
            ledgers.append((old, new))
        }
        let books = ComparisonContract.books(try reference(world), &draw)
        let scope = try ComparisonContract.scope(&draw)

        let told = try ledgers.map { old, new in
            try Comparison(
                from: ComparedSide(old, books, scope, booksDigest: .named("books")),
                to: ComparedSide(new, books, scope, booksDigest: .named("books"))
            ).differences.map {
                "\($0.record) \($0.register ?? "-") \($0.cause) \($0.change.claim.canonicalText)"
            }
        }

        #expect(told[0] == told[1])
    }

    @Test func `the same set compared with itself has no differences`() throws {
        let world = try World(seed: 11)
        let ledger = try reference(world)
        var draw = SplitMix64(seed: 1)
        let books = ComparisonContract.books(ledger, &draw)
        let side = ComparedSide(ledger, books, try ComparisonContract.scope(&draw))

        #expect(try Comparison(from: side, to: side).isNothing)
    }

    @Test func `the worlds show most causes`() throws {
        var causes: Set<ChangeCause> = []
        let wanted: Set<ChangeCause> = [
            .late, .decided, .review, .admitted, .barred, .revoked, .moved,
            .exemption, .standard,
        ]
        for seed in 0..<400 as Range<UInt64> where !wanted.isSubset(of: causes) {
            var draw = SplitMix64(seed: seed &* 31 &+ 7)
            let world = try World(seed: seed, acts: 120)
            let old = try reference(world, world.segments.filter { _ in draw.chance(60) })
            let new = try reference(world)
            let books = (ComparisonContract.books(old, &draw), ComparisonContract.books(new, &draw))
            let dates =
                try #require(WorkDate("2026-02-01"))...(try #require(WorkDate("2027-12-31")))
            let scope = TallyScope(TallyQuestion(dates: dates))
            let comparison = try Comparison(
                from: ComparedSide(old, books.0, scope),
                to: ComparedSide(new, books.1, scope)
            )
            causes.formUnion(comparison.differences.map(\.cause))
        }
        #expect(wanted.subtracting(causes).isEmpty, "\(wanted.subtracting(causes))")
    }
}
