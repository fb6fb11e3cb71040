/// 分: points of a score in millionths, so that sums are exact and need no fractions.
///
/// Rounding is half away from zero 四舍五入, once, where a share is taken; what is split into parts
/// is split so that the parts add up to the whole again.
package struct Marks: Hashable, Sendable {
    package var millionths: Int64

    /// How many millionths a point has.
    package static let one: Int64 = 1_000_000

    package static let zero = Marks(millionths: 0)
    package static let hundred = Marks(millionths: 100 * one)

    package init(millionths: Int64) {
        self.millionths = millionths
    }

    /// The points that a number in a scheme or a form says; `nil` with more than six decimals or
    /// beyond a million.
    package init?(_ decimal: ExactDecimal) {
        guard let parts = decimal.parts(of: Marks.one), abs(parts) <= Marks.one * Marks.one else {
            return nil
        }
        millionths = parts
    }

    /// A part of these points, rounded; all of them where there is no whole.
    package func share(_ part: Int64, of whole: Int64) -> Marks {
        guard whole > 0 else { return self }
        let product = Int128(millionths) * Int128(part)
        return Marks(millionths: Int64(Marks.quotient(product, Int128(whole))))
    }

    /// A quotient rounded half away from zero.
    static func quotient(_ number: Int128, _ divisor: Int128) -> Int128 {
        let doubled = 2 * number.magnitude + divisor.magnitude
        let size = Int128(doubled / (2 * divisor.magnitude))
        return (number < 0) == (divisor < 0) ? size : -size
    }

    /// The points to that many decimals, rounded.
    package func rounded(to decimals: Int) -> Marks {
        let step = Marks.step(decimals)
        return Marks(millionths: Int64(Marks.quotient(Int128(millionths), Int128(step))) * step)
    }

    private static func step(_ decimals: Int) -> Int64 {
        (min(max(decimals, 0), 6)..<6).reduce(1) { step, _ in step * 10 }
    }

    /// `93.25`, rounded to that many decimals, all of them written.
    package func text(_ decimals: Int = 2) -> String {
        let decimals = min(max(decimals, 0), 6)
        let value = rounded(to: decimals).millionths
        let digits = String(value.magnitude / UInt64(Marks.one))
        let sign = value < 0 ? "-" : ""
        guard decimals > 0 else { return sign + digits }
        let fraction = String(value.magnitude % UInt64(Marks.one))
        let padded = String(repeating: "0", count: 6 - fraction.count) + fraction
        return "\(sign)\(digits).\(padded.prefix(decimals))"
    }
}

extension Marks: Comparable {
    package static func < (one: Marks, other: Marks) -> Bool { one.millionths < other.millionths }

    package static func + (one: Marks, other: Marks) -> Marks {
        Marks(millionths: one.millionths + other.millionths)
    }

    package static func - (one: Marks, other: Marks) -> Marks {
        Marks(millionths: one.millionths - other.millionths)
    }

    package static func += (sum: inout Marks, other: Marks) { sum = sum + other }

    package static func -= (sum: inout Marks, other: Marks) { sum = sum - other }
}

extension Sequence<Marks> {
    package var sum: Marks { reduce(.zero, +) }
}

extension Marks {
    /// These points in parts as large as the weights, which add up to them exactly.
    ///
    /// By largest remainders, of equal ones the first; nothing anywhere where all weights are 0.
    ///
    /// `weights`: 0 or more.
    package func spread(over weights: [Int64]) -> [Marks] {
        let whole = weights.reduce(Int128(0)) { $0 + Int128($1) }
        guard whole > 0 else { return weights.map { _ in .zero } }
        let sign: Int64 = millionths < 0 ? -1 : 1
        let amount = Int128(millionths.magnitude)
        var parts = weights.map { Int64(amount * Int128($0) / whole) }
        let rest = Int64(amount) - parts.reduce(0, +)
        let order = weights.indices.sorted { one, other in
            let remainders = (
                amount * Int128(weights[one]) % whole, amount * Int128(weights[other]) % whole
            )
            return remainders.0 == remainders.1 ? one < other : remainders.0 > remainders.1
        }
        for index in order.prefix(Int(rest)) { parts[index] += 1 }
        return parts.map { Marks(millionths: sign * $0) }
    }

    /// Parts rounded to that many decimals so that they add up to `whole`, or without it to their
    /// rounded sum.
    ///
    /// By largest remainders, of equal ones the first. `whole` has no more decimals than these, and
    /// is within one step a part of the sum.
    package static func apportioned(
        _ parts: [Marks],
        to decimals: Int,
        adding whole: Marks? = nil
    ) -> [Marks] {
        guard !parts.isEmpty else { return [] }
        let step = Marks.step(decimals)
        func floor(_ value: Int64) -> Int64 {
            let down = value / step * step
            return down > value ? down - step : down
        }
        var rounded = parts.map { floor($0.millionths) }
        let sum = (whole ?? parts.sum.rounded(to: decimals)).millionths
        let order = parts.indices.sorted { one, other in
            let remainders = (
                parts[one].millionths - rounded[one], parts[other].millionths - rounded[other]
            )
            return remainders.0 == remainders.1 ? one < other : remainders.0 > remainders.1
        }
        let missing = (sum - rounded.reduce(0, +)) / step
        for turn in 0..<Int(abs(missing)) {
            let place = turn % order.count
            let index = missing > 0 ? order[place] : order[order.count - 1 - place]
            rounded[index] += missing > 0 ? step : -step
        }
        return rounded.map { Marks(millionths: $0) }
    }
}
