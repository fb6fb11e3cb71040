/// 区间: where a pass rate lies with 95 % confidence, in millionths.
///
/// Wilson's score interval with z = 1.96, in whole numbers alone, so that every machine finds the
/// same: for *k* passed of *n*, (2k + z² ∓ z√(z² + 4k(n − k)/n)) ÷ 2(n + z²).
///
/// Source: Wilson, J. Am. Stat. Assoc. 22 (1927), 209–212.
package struct Interval: Hashable, Sendable {
    package let lower: Int64
    package let upper: Int64

    /// The interval of `passed` out of `judged`; `nil` where nothing was judged,
    /// and beyond ten thousand million.
    package init?(passed: Int64, judged: Int64) {
        guard judged > 0, (0...judged).contains(passed), judged <= Interval.limit else {
            return nil
        }
        let (passed, judged) = (Int128(passed), Int128(judged))
        // 10⁴ z², and √(10¹⁶ (…)) = 10⁸ √(…).
        let square: Int128 = 38_416
        let inside =
            square * Interval.power(12)
            + 4 * passed * (judged - passed) * Interval.power(16) / judged
        let root = Interval.root(inside)
        let middle = (2 * passed * Interval.power(4) + square) * Interval.power(6)
        // z √(…) in parts of 10⁻⁴ × 10⁻⁶: 1.96 × 10⁻⁸ × 10¹⁰.
        let spread = 196 * root
        let divisor = 2 * (judged * Interval.power(4) + square)
        lower = Int64(max(0, Marks.quotient(middle - spread, divisor)))
        upper = Int64(min(Interval.power(6), Marks.quotient(middle + spread, divisor)))
    }

    /// The most that 128 bits can carry under the root.
    private static let limit: Int64 = 10_000_000_000

    private static func power(_ exponent: Int) -> Int128 {
        (0..<exponent).reduce(1) { product, _ in product * 10 }
    }

    /// The whole part of a square root, by Newton's method.
    private static func root(_ number: Int128) -> Int128 {
        guard number > 0 else { return 0 }
        var guess = Int128(1) << ((128 - Int128(number.leadingZeroBitCount)) / 2 + 1)
        while true {
            let next = (guess + number / guess) / 2
            guard next < guess else { return guess }
            guess = next
        }
    }

    package func overlaps(_ other: Interval) -> Bool {
        lower <= other.upper && other.lower <= upper
    }
}
