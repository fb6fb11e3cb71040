/// One evidence field of an indicator: how it is named where, and what is typed into it.
package struct FactField: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case condition
        case number
        /// Recorded in square centimetres.
        case area
        /// Recorded in millimetres.
        case length
        /// Recorded in thousandths.
        case thousandths
        case date
        /// Whatever is typed: a condition, a number, a date or a text.
        case free
    }

    /// As the standard's file names it, as `area_m2`.
    package let label: String
    /// As facts have it, as `area_cm2`.
    package let name: String
    package let kind: Kind
    /// How many of the recorded units make one of the label's: 10 000 for `area_m2`.
    package let factor: Int64

    /// - Parameters:
    ///   - label: the field as the standard's file names it.
    ///   - isCondition: whether the standard uses it as a condition.
    package init(_ label: String, isCondition: Bool = false) {
        self.label = label
        let ending = FactField.endings.first { label.hasSuffix("_" + $0.ending) }
        if let ending {
            name = label.dropLast(ending.ending.count) + ending.recorded
            kind = ending.kind
            factor = ending.factor
        } else if label == "value" || label.hasSuffix("_value") {
            name = label + "_milli"
            kind = .thousandths
            factor = 1000
        } else {
            name = label
            factor = 1
            kind = isCondition ? .condition : FactField.kind(of: label)
        }
    }

    private static let endings: [(ending: String, recorded: String, factor: Int64, kind: Kind)] = [
        ("m2", "cm2", 10_000, .area), ("cm2", "cm2", 1, .area), ("km", "mm", 1_000_000, .length),
        ("cm", "mm", 10, .length), ("mm", "mm", 1, .length), ("m", "mm", 1000, .length),
    ]

    private static func kind(of label: String) -> Kind {
        let words = label.split(separator: "_")
        if words.last == "date" { return .date }
        let isNumber =
            words.first == "count" || words.last == "count"
            || ["numerator", "denominator", "residents", "participants", "issued", "valid"]
                .contains(label)
        return isNumber ? .number : .free
    }
}
