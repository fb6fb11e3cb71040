import Inspection
import Journaling
import TestSupport
import Testing

/// What one walk says, and several together.
@Suite struct WalkPositionsTests {
    @Test func `a claim says the same in one way only`() throws {
        var positions = WalkPositions()
        positions.walk(500_000...900_000, .left)
        positions.walk(0...600_000, .both)
        var faded = WalkItem.Detail()
        faded.defect = "faded"
        positions.add([
            WalkItem(at: 200, side: .right, category: "health"),
            WalkItem(at: 100, side: .left, category: "civility", detail: faded),
            WalkItem(at: 200, side: .right, category: "health"),
        ])

        let claim = positions.claim

        #expect(
            claim == [
                "items": [
                    [100, "left", "civility", ["defect": "faded"]], [200, "right", "health"],
                ],
                "walked": [[0, 600_000, "both"], [600_000, 900_000, "left"]],
            ]
        )
        #expect(WalkPositions(claim) == positions)
        #expect(positions.remove(at: 200, side: nil, category: "health") == 1)
        #expect(positions.remove(at: 200, side: nil, category: "health") == 0)
    }

    @Test func `what others wrote never stops a reader`() throws {
        let claim: JSONValue = [
            "items": [
                [300, "above", "x"], ["300", "left", "x"], [-1, "left", "x"], [200, "left", "a b"],
                [100, "left", "x", ["total_cm2": -5, "defect": 3]], [1], 7,
            ],
            "walked": [[5, 5, "both"], [0, 10, "up"], [10, 20, "right"], [-1, 5, "both"], "x"],
        ]
        let read = try #require(WalkPositions(claim))

        #expect(read.items.map(\.at) == [100, 300])
        #expect(read.items.map(\.side) == [.left, .none])
        #expect(read.right.list == [10...20] && read.left.isEmpty)
        #expect(WalkPositions(["items": [], "walked": [], "withdrawn": true]) == nil)
        #expect(WalkPositions(["items": []]) == nil)
    }

    @Test func `a long walk is split so that each part fits into an entry`() throws {
        var detail = WalkItem.Detail()
        detail.defect = String(repeating: "d", count: 64)
        detail.indicator = "ADV-05"
        var positions = WalkPositions()
        positions.walk(0...5_000_000, .both)
        positions.add(
            (0..<4000).map {
                WalkItem(
                    at: Int64($0) * 1000,
                    side: .left,
                    category: "core-values",
                    detail: $0.isMultiple(of: 2) ? detail : WalkItem.Detail()
                )
            }
        )

        let parts = positions.parts

        #expect(parts.count > 2)
        #expect(parts.allSatisfy { $0.claim.canonicalBytes.count <= WalkPositions.largest })
        #expect(parts.flatMap(\.items) == positions.items)
        #expect(parts[0].left == positions.left && parts[1].left.isEmpty)
    }

    private static func walk(_ number: Int, _ positions: WalkPositions) throws -> Walk {
        let date = try #require(WorkDate("2026-05-12"))
        return Walk(
            record: "walk/R1/2026-05-12/patrol-S01.0007-\(number)/S01.0007",
            digest: .named("walk \(number)"),
            date: date,
            inspector: "S01.0007",
            minute: Int64(number),
            positions: positions
        )
    }

    @Test func `the latest walk counts on each stretch and side`() throws {
        var early = WalkPositions()
        early.walk(0...1000, .both)
        early.add([
            WalkItem(at: 100, side: .left, category: "a"),
            WalkItem(at: 100, side: .right, category: "a"),
            WalkItem(at: 100, side: .none, category: "a"),
            WalkItem(at: 800, side: .left, category: "a"),
        ])
        var late = WalkPositions()
        late.walk(0...500, .left)
        late.add([WalkItem(at: 200, side: .left, category: "b")])
        let walks = [
            try WalkPositionsTests.walk(1, early), try WalkPositionsTests.walk(2, late),
        ]

        let joined = JoinedWalk(walks, length: 1000)
        #expect(joined.items.map(\.item.at) == [100, 100, 200, 800])
        #expect(joined.items.map(\.item.side) == [.none, .right, .left, .left])
        #expect(joined.sources.map(\.left.list) == [[0...500], [500...1000]])
        #expect(joined.sources.map(\.right.list) == [[], [0...1000]])
        #expect(joined.sources.map(\.items) == [1, 3])
        #expect(JoinedWalk(walks.reversed(), length: 1000).sources.map(\.items) == [1, 3])

        var returned = walks
        returned[1].review = .returned
        #expect(JoinedWalk(returned, length: 1000).items.count == 4)
    }

    @Test func `what lies beyond the end of a street stands apart, each thing once`() throws {
        var positions = WalkPositions()
        positions.walk(0...500, .left)
        positions.add([
            WalkItem(at: 400, side: .left, category: "a"),
            WalkItem(at: 501, side: .left, category: "a"),
            WalkItem(at: 900, side: .none, category: "b"),
        ])
        let walks = [
            try WalkPositionsTests.walk(1, positions), try WalkPositionsTests.walk(2, positions),
        ]

        let joined = JoinedWalk(walks, length: 500)

        #expect(joined.items.map(\.item.at) == [400])
        #expect(joined.beyond.map(\.at) == [501, 900])
        #expect(JoinedWalk(walks, length: 1000).beyond.isEmpty)
    }

    @Test func `stretches are sets of millimetres`() {
        var random = SplitMix64(seed: 3)
        func some() -> Stretches {
            Stretches(
                (0..<random.below(6)).map { _ in
                    let from = Int64(random.below(40))
                    return from...from + Int64(random.below(12))
                }
            )
        }
        func halves(_ stretches: Stretches) -> Set<Int> {
            Set(
                (0..<120).filter { half in
                    stretches.list.contains {
                        $0.lowerBound * 2 < half && half < $0.upperBound * 2
                    }
                }
            )
        }
        for _ in 0..<500 {
            let (one, two) = (some(), some())
            // Points between millimetres: borders may belong to both.
            func odd(_ stretches: Stretches) -> Set<Int> {
                halves(stretches).filter { !$0.isMultiple(of: 2) }
            }

            #expect(odd(one.union(two)) == odd(one).union(odd(two)))
            #expect(odd(one.intersection(two)) == odd(one).intersection(odd(two)))
            #expect(odd(one.subtracting(two)) == odd(one).subtracting(odd(two)))
            #expect(one.length == Int64(odd(one).count))
            #expect(
                odd(one.complement(from: 0, to: 60))
                    == Set(stride(from: 1, to: 120, by: 2))
                    .subtracting(odd(one))
            )
        }
    }

    @Test func `a review takes out the entries it names`() throws {
        let review = WalkReview(verdict: .returned, positions: [.named("a")])

        #expect(WalkReview(review.claim) == review)
        #expect(review.returns(.named("a")) && !review.returns(.named("b")))
        #expect(WalkReview(["verdict": "replaced", "positions": []]) == nil)
    }
}
