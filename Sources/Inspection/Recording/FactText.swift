import Journaling

/// Facts as people type them: `area=0.8m2`, `width=1.5m`, `lines_drawn=yes`, `count=3`.
package enum FactText {
    /// Reads `name=value`.
    ///
    /// The name is that of a field, with or without its unit; a value may have another unit of the
    /// same sort, and be several values with `,` between them.
    /// - Returns: the recorded name and value; `nil` when there is no such field or the value is
    ///   none for it.
    package static func read(
        _ text: some StringProtocol,
        fields: [FactField]
    ) -> (name: String, value: Facts.Value)? {
        let sides = HalfWidth.folded(text).split(separator: "=", maxSplits: 1)
            .map { HalfWidth.folded($0) }
        guard sides.count == 2, !sides[1].isEmpty, let field = field(sides[0], in: fields) else {
            return nil
        }
        let parts = sides[1].split { ",、/|".contains($0) }.map { HalfWidth.folded($0) }
        let factor = field.factor(typedAs: sides[0])
        let values = parts.compactMap { value($0, of: field, factor) }
        guard values.count == parts.count, let first = values.first else { return nil }
        return (field.name, values.count == 1 ? first : .list(values))
    }

    private static func field(_ name: String, in fields: [FactField]) -> FactField? {
        fields.first { $0.label == name || $0.name == name }
            ?? fields.first { $0.bareName == name }
    }

    private static func value(
        _ text: String,
        of field: FactField,
        _ factor: Int64
    ) -> Facts.Value? {
        switch field.kind {
        case .condition: condition(text).map(Facts.Value.condition)
        case .number: Int64(text).flatMap { $0 >= 0 ? .integer($0) : nil }
        case .area: measure(text, factor, areas)
        case .length: measure(text, factor, lengths)
        case .thousandths: measure(text, factor, [])
        case .date: WorkDate(text).map(Facts.Value.date)
        case .free: free(text)
        }
    }

    /// Whatever is typed: a condition, a number, a date or a text.
    private static func free(_ text: String) -> Facts.Value? {
        if let isTrue = condition(text) { return .condition(isTrue) }
        if let number = Int64(text) { return .integer(number) }
        if let date = WorkDate(text) { return .date(date) }
        return text.utf8.count <= 200 ? .text(text) : nil
    }

    private static func condition(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "y", "true", "是", "有": true
        case "no", "n", "false", "否", "无": false
        default: nil
        }
    }

    private static func measure(
        _ text: String,
        _ factor: Int64,
        _ units: [(ending: String, factor: Int64)]
    ) -> Facts.Value? {
        let unit = units.first { text.hasSuffix($0.ending) }
        let digits = text.dropLast(unit?.ending.count ?? 0)
        guard let number = ExactDecimal(digits), number.mantissa >= 0,
            let parts = number.parts(of: unit?.factor ?? factor)
        else { return nil }
        return .integer(parts)
    }

    /// Longer endings first: `cm2` also ends in `m2`.
    private static let areas: [(ending: String, factor: Int64)] = [
        ("cm2", 1), ("cm²", 1), ("平方厘米", 1), ("m2", 10_000), ("m²", 10_000), ("平方米", 10_000),
        ("平米", 10_000), ("㎡", 10_000),
    ]
    private static let lengths: [(ending: String, factor: Int64)] = [
        ("km", 1_000_000), ("公里", 1_000_000), ("千米", 1_000_000), ("mm", 1), ("毫米", 1), ("cm", 10),
        ("厘米", 10), ("m", 1000), ("米", 1000),
    ]
}

extension FactField {
    /// The label without its unit: `area` of `area_m2`.
    package var bareName: String {
        guard kind == .area || kind == .length, let end = label.lastIndex(of: "_") else {
            return label
        }
        return String(label[..<end])
    }

    /// What one of a number without a unit is, by the name under which it was typed.
    fileprivate func factor(typedAs name: String) -> Int64 {
        name == self.name && name != label ? 1 : factor
    }
}
