import Journaling

/// 桩号: a place along a street by its distance from the beginning.
package enum Stationing {
    /// The farthest place that can be named: 9999 km.
    package static let limit: Int64 = 9_999_000_000

    /// Reads `K0+120`, `K1+850.5`, `120`, `120m`, `120米`, `0.12km`, full-width characters too.
    ///
    /// - Returns: millimetres, 0 or more; `nil` for anything else, such as `K0+1200`.
    package static func millimetres(_ text: some StringProtocol) -> Int64? {
        var rest = HalfWidth.folded(text).lowercased()
        var kilometres: Int64 = 0
        let isMarked = rest.hasPrefix("k")
        if isMarked {
            let parts = rest.dropFirst().split(separator: "+", omittingEmptySubsequences: false)
            guard parts.count == 2, let whole = ExactDecimal(parts[0])?.parts(of: 1), whole >= 0,
                whole <= 9999
            else { return nil }
            kilometres = whole
            rest = String(parts[1])
        }
        var factor: Int64 = 1000
        let units: [(String, Int64)] = [
            ("km", 1_000_000), ("公里", 1_000_000), ("千米", 1_000_000), ("mm", 1), ("m", 1000),
            ("米", 1000),
        ]
        if let unit = units.first(where: { rest.hasSuffix($0.0) }) {
            guard !isMarked || unit.1 == 1000 else { return nil }
            rest = String(rest.dropLast(unit.0.count))
            factor = unit.1
        }
        guard let number = ExactDecimal(rest), number.mantissa >= 0,
            let millimetres = number.parts(of: factor),
            !isMarked || millimetres < 1_000_000
        else { return nil }
        let (sum, overflow) = millimetres.addingReportingOverflow(kilometres * 1_000_000)
        return !overflow && sum <= limit ? sum : nil
    }

    /// `K0+120`, with what is finer than a metre behind a point.
    package static func text(_ millimetres: Int64) -> String {
        let metres = ExactDecimal.thousandths(millimetres % 1_000_000)
        let whole = metres.prefix { $0 != "." }
        let padding = String(repeating: "0", count: max(0, 3 - whole.count))
        return "K\(millimetres / 1_000_000)+\(padding)\(metres)"
    }

    /// Millimetres as metres: `120`, `0.5`.
    package static func metres(_ millimetres: Int64) -> String {
        ExactDecimal.thousandths(millimetres)
    }
}

extension ExactDecimal {
    /// A whole number of thousandths in the shortest way: `1500` is `1.5`.
    fileprivate static func thousandths(_ number: Int64) -> String {
        let digits = String(number.magnitude)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        var fraction = String(padded.suffix(3))
        while fraction.last == "0" { fraction.removeLast() }
        let whole = (number < 0 ? "-" : "") + padded.dropLast(3)
        return fraction.isEmpty ? whole : "\(whole).\(fraction)"
    }
}
