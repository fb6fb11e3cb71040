/// One cell of a table, whatever it is written to.
package enum TableCell: Hashable, Sendable {
    /// Never a formula, whatever it begins with.
    case text(String)
    /// A code, a date or a name of digits that must stay as it is written.
    case id(String)
    case number(Int64)
    /// A part of a whole, in per cent; a dash where the whole is nothing.
    case rate(part: Int64, whole: Int64)
    /// A measure that is no sum of whole things, as a mark; at most two decimals are shown.
    case decimal(Double)
    case empty

    /// In per cent with one decimal, rounded half up; a dash where the whole is nothing.
    package static func percent(_ part: Int64, of whole: Int64) -> String {
        let (part, whole) = (Int128(part), Int128(whole))
        guard whole > 0 else { return "—" }
        let permille = (part * 2000 + whole) / (2 * whole)
        return "\(permille / 10).\(permille % 10)%"
    }

    /// What people read.
    package var text: String {
        switch self {
        case .text(let text), .id(let text): text
        case .number(let number): String(number)
        case .rate(let part, let whole): TableCell.percent(part, of: whole)
        case .decimal(let number): TableCell.text(of: number)
        case .empty: ""
        }
    }

    /// With at most two decimals, rounded half away from zero, and no tail of zeros.
    private static func text(of number: Double) -> String {
        guard number.isFinite, abs(number) < 1e15 else { return "—" }
        let hundredths = Int64((number * 100).rounded())
        let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
        let sign = hundredths < 0 ? "-" : ""
        guard rest > 0 else { return "\(sign)\(whole)" }
        guard rest % 10 > 0 else { return "\(sign)\(whole).\(rest / 10)" }
        return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Whether it stands to the right, as figures do.
    package var isFigure: Bool {
        switch self {
        case .number, .rate, .decimal: true
        case .text, .id, .empty: false
        }
    }
}
