/// A decimal number as it stands in a standard, compared without rounding.
///
/// Equal numbers are equal however they are written: 95 and 95.0.
package struct ExactDecimal: Hashable, Sendable {
    /// The digits without the point.
    package let mantissa: Int64
    /// How many of the digits stand behind the point, 0–9; the last of these is not 0.
    package let scale: Int

    /// Reads `95`, `0.5`, `-3`, full-width digits too; at most 15 digits, 9 behind the point.
    package init?(_ text: some StringProtocol) {
        var rest = HalfWidth.folded(text)[...]
        let isNegative = rest.first == "-"
        if isNegative { rest = rest.dropFirst() }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts.contains(where: \.isEmpty),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        var fraction = parts.count == 2 ? parts[1] : ""
        while fraction.last == "0" { fraction = fraction.dropLast() }
        let digits = parts[0] + fraction
        guard fraction.count <= 9, digits.count <= 15, let value = Int64(digits) else { return nil }
        mantissa = isNegative ? -value : value
        scale = fraction.count
    }

    /// The shortest way to write it, as `0.5`.
    package var text: String {
        let digits = String(mantissa.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let sign = mantissa < 0 ? "-" : ""
        guard scale > 0 else { return sign + padded }
        return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
    }

    /// The number as that many parts of one, as `0.5` is 5000 of 10 000; `nil` when it is no whole
    /// number of parts or too large.
    package func parts(of one: Int64) -> Int64? {
        let whole = Int128(mantissa) * Int128(one)
        let divisor = ExactDecimal.power(scale)
        guard whole.isMultiple(of: divisor) else { return nil }
        return Int64(exactly: whole / divisor)
    }

    /// Ten to the power of `exponent`.
    static func power(_ exponent: Int) -> Int128 {
        (0..<exponent).reduce(1) { product, _ in product * 10 }
    }
}
