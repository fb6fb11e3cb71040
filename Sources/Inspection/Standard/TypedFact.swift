import Journaling

extension FactField {
    /// Reads what a person typed into the field; `nil` when it cannot be that.
    ///
    /// Areas and lengths may have a unit (`0.8 m2`, `80x50 cm`, `1.2米`), otherwise they are in that
    /// of the label. `;`, `；`, `、` and `|` stand between several things, between lengths also
    /// commas.
    package func value(typed text: some StringProtocol) -> Facts.Value? {
        let folded = HalfWidth.folded(text)
        guard !folded.isEmpty else { return nil }
        let marks = kind == .length ? ";、|," : ";、|"
        let parts = folded.split(whereSeparator: { marks.contains($0) })
        guard parts.count > 1, kind != .date else {
            return single(folded)
        }
        let values = parts.compactMap { single(HalfWidth.folded($0)) }
        return values.count == parts.count ? .list(values) : nil
    }

    private func single(_ text: String) -> Facts.Value? {
        switch kind {
        case .condition: TypedFact.condition(text).map { .condition($0) }
        case .number: TypedFact.measure(TypedFact.number(text))
        case .area: TypedFact.measure(TypedFact.area(text, unit: factor))
        case .length: TypedFact.measure(TypedFact.length(text, unit: factor))
        case .thousandths:
            ExactDecimal(text).flatMap { $0.parts(of: factor) }.map { .integer($0) }
        case .date: TypedFact.date(text).map { .date($0) }
        case .free: TypedFact.anything(text)
        }
    }
}

extension Indicator {
    /// The evidence field of a name, as the standard's file has it or as it is recorded.
    package func field(_ name: String) -> FactField? {
        fields.first { $0.label == name } ?? fields.first { $0.name == name }
            ?? extraFields.first { $0.name == name }
    }

    /// Facts that are understood though the standard's row does not list them.
    private var extraFields: [FactField] {
        let always = [
            FactField("present", isCondition: true), FactField("seen", isCondition: true),
            FactField("count"),
        ]
        return kind == .set ? always + [FactField(unit)] : always
    }

    /// Facts as typed, `name=value` each, by the indicator's evidence fields.
    ///
    /// - Parameter texts: one for each fact.
    /// - Returns: the facts.
    /// - Throws: the first that is no field of the indicator or cannot be read.
    package func facts(typed texts: [String]) throws(TypedFactFault) -> Facts {
        var facts = Facts()
        for text in texts {
            let folded = HalfWidth.folded(text)
            let sides = folded.split(separator: "=", maxSplits: 1).map { HalfWidth.folded($0) }
            guard sides.count == 2, let field = field(sides[0]) else {
                throw TypedFactFault(text: text, isUnknown: true)
            }
            guard facts[field.name] == nil, let value = field.value(typed: sides[1]) else {
                throw TypedFactFault(text: text, isUnknown: false)
            }
            facts[field.name] = value
        }
        return facts
    }
}

/// A typed fact that cannot be used.
package struct TypedFactFault: Error, Hashable, Sendable {
    package let text: String
    /// Whether the indicator has no such field; otherwise its value cannot be read.
    package let isUnknown: Bool

    package init(text: String, isUnknown: Bool) {
        self.text = text
        self.isUnknown = isUnknown
    }
}

/// Reads values as people type them; the texts are half-width.
enum TypedFact {
    /// A number that somebody can have measured: at most 10¹², which is 100 km² or 10⁶ km.
    static func measure(_ number: Int64?) -> Facts.Value? {
        number.flatMap { (0...1_000_000_000_000).contains($0) ? .integer($0) : nil }
    }

    static func condition(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "是", "有", "对", "√", "yes", "y", "true", "1": true
        case "否", "无", "不是", "没有", "×", "no", "n", "false", "0": false
        default: nil
        }
    }

    /// A whole number of 0 or more, also with a measure word behind it: `3处`.
    static func number(_ text: String) -> Int64? {
        let words = ["个", "处", "辆", "人", "次", "只", "盏", "块", "根", "条", "张", "件"]
        let digits = words.first { text.hasSuffix($0) }.map { text.dropLast($0.count) } ?? text[...]
        return ExactDecimal(digits).flatMap { $0.parts(of: 1) }.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// `2026-05-01`, `2026/5/1`, `2026.5.1`, `2026年5月1日`.
    static func date(_ text: String) -> WorkDate? {
        let shape = /(\d{4})[-\/.年](\d{1,2})[-\/.月](\d{1,2})日?/
        guard let parts = text.wholeMatch(of: shape)?.output else { return nil }
        func padded(_ number: Substring) -> String {
            number.count == 1 ? "0\(number)" : "\(number)"
        }
        return WorkDate("\(parts.1)-\(padded(parts.2))-\(padded(parts.3))")
    }

    /// Square centimetres of `0.8`, `0.8 m2`, `80x50 cm`, `50厘米*0.8米`.
    static func area(_ text: String, unit: Int64) -> Int64? {
        let sides = text.split { "x×X*乘".contains($0) }
        guard sides.count == 2 else {
            guard let (number, name) = split(text) else { return nil }
            let factor: Int64? = name.isEmpty ? unit : areas[name]
            return factor.flatMap { number.parts(of: $0) }
        }
        guard let one = split(String(sides[0])), let next = split(String(sides[1])),
            let width = side(one, otherwise: next.unit),
            let height = side(next, otherwise: one.unit)
        else { return nil }
        let (product, overflow) = width.multipliedReportingOverflow(by: height)
        return overflow || !product.isMultiple(of: 100) ? nil : product / 100
    }

    /// Millimetres of one side, in its own unit or that of the other, without both in metres.
    private static func side(_ side: (number: ExactDecimal, unit: String), otherwise: String)
        -> Int64?
    {
        let name = side.unit.isEmpty ? (otherwise.isEmpty ? "m" : otherwise) : side.unit
        return lengths[name].flatMap { side.number.parts(of: $0) }
    }

    /// Millimetres of `1.2`, `1.2 m`, `120 cm`, `3公里`.
    static func length(_ text: String, unit: Int64) -> Int64? {
        guard let (number, name) = split(text) else { return nil }
        let factor: Int64? = name.isEmpty ? unit : lengths[name]
        return factor.flatMap { number.parts(of: $0) }
    }

    /// A condition, a number, a date, or else the text.
    static func anything(_ text: String) -> Facts.Value {
        if let date = date(text) { return .date(date) }
        if let number = Int64(text) { return .integer(number) }
        switch text.lowercased() {
        case "是", "yes", "true": return .condition(true)
        case "否", "no", "false": return .condition(false)
        default: return .text(text)
        }
    }

    /// A number of 0 or more and the unit behind it.
    private static func split(_ text: String) -> (number: ExactDecimal, unit: String)? {
        let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == " " }
        let name = HalfWidth.folded(text.dropFirst(digits.count)).lowercased()
        return ExactDecimal(digits).map { ($0, name) }
    }

    private static let areas: [String: Int64] = [
        "m2": 10_000, "m²": 10_000, "㎡": 10_000, "平方米": 10_000, "平米": 10_000, "平方": 10_000,
        "cm2": 1, "cm²": 1, "平方厘米": 1,
    ]
    private static let lengths: [String: Int64] = [
        "km": 1_000_000, "公里": 1_000_000, "千米": 1_000_000, "m": 1000, "米": 1000,
        "cm": 10, "厘米": 10, "公分": 10, "mm": 1, "毫米": 1,
    ]
}
