import Testing
import TestSupport

@testable import Inspection

@Suite struct MarksTests {
    private func marks(_ text: String) throws -> Marks {
        try #require(ExactDecimal(text).flatMap { Marks($0) })
    }

    @Test func `a share is rounded half away from zero`() throws {
        let one = Marks(millionths: 1)

        #expect(one.share(1, of: 2) == one)
        #expect(Marks(millionths: -1).share(1, of: 2) == Marks(millionths: -1))
        #expect(Marks(millionths: 10).share(1, of: 3) == Marks(millionths: 3))
        #expect(try marks("10").share(2, of: 3) == Marks(millionths: 6_666_667))
    }

    @Test func `texts have the decimals that are asked for`() throws {
        #expect(try marks("93.245").text(2) == "93.25")
        #expect(try marks("93.244999").text(2) == "93.24")
        #expect(try marks("-0.005").text(2) == "-0.01")
        #expect(try marks("99.995").text(2) == "100.00")
        #expect(try marks("7").text(0) == "7")
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `what is spread adds up, and so does what is rounded`(seed: UInt64) {
        var draw = SplitMix64(seed: seed)
        let weights = (0..<Int.random(in: 1...9, using: &draw)).map { _ in
            Int64.random(in: 0...5, using: &draw)
        }
        let whole = Marks(millionths: Int64.random(in: -200_000_000...200_000_000, using: &draw))

        let parts = whole.spread(over: weights)
        let shown = Marks.apportioned(parts, to: 2)

        #expect(parts.sum == (weights.contains { $0 > 0 } ? whole : .zero))
        #expect(zip(parts, weights).allSatisfy { $1 > 0 || $0 == .zero })
        #expect(shown.sum == parts.sum.rounded(to: 2))
        #expect(zip(shown, parts).allSatisfy { abs($0.millionths - $1.millionths) <= 10_000 })
    }
}

@Suite struct IntervalTests {
    /// Values by the formula with 50 digits.
    @Test(arguments: [
        (0, 10, 0, 277_540), (5, 10, 236_590, 763_410), (10, 10, 722_460, 1_000_000),
        (27, 30, 743_786, 965_401), (950, 1000, 934_686, 961_870), (1, 1, 206_543, 1_000_000),
    ])
    func `Wilson's interval is exact to a millionth`(
        example: (passed: Int64, judged: Int64, lower: Int64, upper: Int64)
    ) throws {
        let interval = try #require(Interval(passed: example.passed, judged: example.judged))

        #expect(interval.lower == example.lower)
        #expect(interval.upper == example.upper)
    }

    @Test func `nothing judged has no interval, and great numbers have one`() throws {
        #expect(Interval(passed: 0, judged: 0) == nil)
        #expect(Interval(passed: 3, judged: 2) == nil)
        let great = try #require(Interval(passed: 499_999_999_999, judged: 1_000_000_000_000))
        #expect(great.lower == 499_999 && great.upper == 500_001)
    }

    @Test func `intervals that touch overlap`() throws {
        let low = try #require(Interval(passed: 5, judged: 10))
        let high = try #require(Interval(passed: 10, judged: 10))
        let top = try #require(Interval(passed: 1000, judged: 1000))

        #expect(low.overlaps(high) && high.overlaps(low))
        #expect(!low.overlaps(top))
    }
}
