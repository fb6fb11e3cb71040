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
        var weights: [Int64] = []
        for _ in 0..<Int.random(in: 1...9, using: &draw) {
            weights.append(Int64.random(in: 0...5, using: &draw))
        }
        let whole = Marks(millionths: Int64.random(in: -200_000_000...200_000_000, using: &draw))

        let parts = whole.spread(over: weights)
        let shown = Marks.apportioned(parts, to: 2)

        let isSplit = weights.contains { $0 > 0 }
        #expect(parts.sum == (isSplit ? whole : Marks.zero))
        for (part, weight) in zip(parts, weights) where weight == 0 { #expect(part == .zero) }
        #expect(shown.sum == parts.sum.rounded(to: 2))
        for (one, other) in zip(shown, parts) {
            #expect(abs(one.millionths - other.millionths) <= 10_000)
        }
    }
}

@Suite struct PrintedMarksTests {
    private func texts(_ parts: [Int64], _ whole: Int64?) -> [String] {
        Marks.apportioned(
            parts.map { Marks(millionths: $0) },
            to: 2,
            adding: whole.map { Marks(millionths: $0) }
        )
        .map { $0.text() }
    }

    @Test func `printed parts add up to the printed whole, one step up or down`() {
        #expect(texts([3_333_333, 3_333_333, 3_333_334], nil) == ["3.33", "3.33", "3.34"])
        #expect(texts([3_333_333, 3_333_333, 3_333_334], 9_990_000) == ["3.33", "3.33", "3.33"])
        #expect(texts([3_333_333, -1_111_111], 2_230_000) == ["3.34", "-1.11"])
        #expect(texts([1_000_000, 2_000_000], 2_990_000) == ["1.00", "1.99"])
        #expect(texts([], nil).isEmpty)
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
        let great = try #require(Interval(passed: 5_000_000_000, judged: 10_000_000_000))
        // 1.96 × 0.5 ÷ √10¹⁰ = 0.000 009 8.
        #expect((499_990...499_991).contains(great.lower))
        #expect((500_009...500_010).contains(great.upper))
        #expect(Interval(passed: 1, judged: 10_000_000_001) == nil)
    }

    @Test func `intervals that touch overlap`() throws {
        let low = try #require(Interval(passed: 5, judged: 10))
        let high = try #require(Interval(passed: 10, judged: 10))
        let top = try #require(Interval(passed: 1000, judged: 1000))

        #expect(low.overlaps(high))
        #expect(high.overlaps(low))
        #expect(!low.overlaps(top))
    }
}
