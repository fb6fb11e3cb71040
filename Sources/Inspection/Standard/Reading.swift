/// How a standard reads a clause that can be read in several ways, by the parameters of its
/// column `reading`.
///
/// Format: Documentation/standards.md, "Readings".
package struct Reading: Hashable, Sendable {
    /// A parameter: its values, or `nil` for the name of an evidence field.
    package enum Key: String, CaseIterable, Sendable {
        /// The field with the number or measure.
        case field
        case numerator, denominator
        /// The field with the date from which an age is reckoned, and the one on which it is.
        case since, at
        /// The field with last year's value.
        case before
        /// What an area or length under the limit means.
        case under
        /// Whether each thing is judged, or all together.
        case per
        /// Whether the largest gap counts, or that each section has one.
        case spacing
        /// What is done with the stretches at both ends.
        case ends
        /// Another way to pass.
        case or

        /// The values it can have; `nil` for the name of a field.
        package var values: [String]? {
            switch self {
            case .field, .numerator, .denominator, .since, .at, .before: nil
            case .under: ["passes", "repair"]
            case .per: ["item", "all"]
            case .spacing: ["largest-gap", "per-section"]
            case .ends: ["count", "ignore"]
            case .or: ["rising"]
            }
        }

        /// The kinds of indicator it means something for.
        package var kinds: Set<Indicator.Kind> {
            switch self {
            case .field: [.presence, .count, .area, .length, .ratio, .value]
            case .numerator, .denominator: [.ratio, .ratePer]
            case .since, .at: [.age]
            case .under: [.area, .length]
            case .per: [.area, .length, .ratio]
            case .spacing, .ends: [.interval]
            case .or, .before: [.ratio, .value]
            }
        }
    }

    package private(set) var parameters: [Key: String] = [:]

    package init() {}

    /// Reads `spacing=largest-gap;ends=count`.
    ///
    /// - Throws: the first part that is no parameter, or a value it cannot have.
    init(_ text: String, kind: Indicator.Kind) throws(IndicatorFault) {
        for part in text.split(whereSeparator: { ";；, ".contains($0) }) {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, let key = Key(rawValue: String(sides[0])),
                key.kinds.contains(kind), parameters[key] == nil,
                key.values?.contains(String(sides[1])) ?? true
            else { throw IndicatorFault(.readingUnknown, .reading, String(part)) }
            parameters[key] = String(sides[1])
        }
    }

    package subscript(_ key: Key) -> String? { parameters[key] }

    /// Whether a parameter has a value other than its default.
    func says(_ key: Key, _ value: String) -> Bool { parameters[key] == value }
}
