/// How a measured value is compared with the limit; `<` and `>` are open, the others closed.
package enum Comparator: String, CaseIterable, Sendable {
    case less = "<"
    case atMost = "<="
    case equal = "=="
    case atLeast = ">="
    case more = ">"

    /// Reads a cell, also `≤`, `≥`, `=` and full-width marks.
    package init?(cell: String) {
        switch HalfWidth.folded(cell) {
        case "≤", "=<": self = .atMost
        case "≥", "=>": self = .atLeast
        case "=": self = .equal
        case let text: self.init(rawValue: text)
        }
    }

    /// Whether the limit itself passes.
    package var isClosed: Bool { self != .less && self != .more }

    /// Whether `dividend` / `divisor` stands so to the limit.
    ///
    /// `divisor` is more than 0. Exact: whole numbers are multiplied out.
    func holds(_ dividend: Int128, over divisor: Int128, _ limit: ExactDecimal) -> Bool {
        let value = dividend * ExactDecimal.power(limit.scale)
        let bound = Int128(limit.mantissa) * divisor
        return switch self {
        case .less: value < bound
        case .atMost: value <= bound
        case .equal: value == bound
        case .atLeast: value >= bound
        case .more: value > bound
        }
    }
}
