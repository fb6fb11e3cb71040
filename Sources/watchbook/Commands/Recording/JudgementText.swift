import Inspection
import Journaling

/// A judgement with what was measured and the limit, in words.
enum JudgementText {
    /// `fails: 1.2 m² is not < 1 m²`.
    static func text(
        _ judgement: Judgement,
        of indicator: Indicator,
        facts: Facts,
        found: Int64?
    ) -> String {
        let limit = limit(of: indicator)
        let measured = measured(by: indicator, facts: facts, found: found)
        switch judgement {
        case .pass:
            return measured.map { RecordingPhrase.passesMeasured($0, limit) }
                ?? RecordingPhrase.passes(limit)
        case .fail:
            return measured.map { RecordingPhrase.failsMeasured($0, limit) }
                ?? RecordingPhrase.fails(limit)
        case .undecided(let doubt): return text(doubt, of: indicator)
        }
    }

    /// The judgement for programs.
    static func json(_ judgement: Judgement?) -> JSONValue {
        guard let judgement else { return .null }
        if let answer = judgement.answer { return ["answer": .text(answer.rawValue)] }
        guard case .undecided(let doubt) = judgement else { return .null }
        switch doubt {
        case .tallyOnly: return ["undecided": "tally-only"]
        case .missing(let names):
            return ["undecided": "missing", "facts": .list(names.map(JSONValue.text))]
        case .sampleTooSmall: return ["undecided": "sample-too-small"]
        case .noRate: return ["undecided": "no-rate"]
        case .impossible(let name): return ["undecided": "impossible", "facts": [.text(name)]]
        case .unreadable: return ["undecided": "unreadable"]
        }
    }

    private static func text(_ doubt: Judgement.Doubt, of indicator: Indicator) -> String {
        switch doubt {
        case .tallyOnly: RecordingPhrase.countedOnly()
        case .missing(let names):
            RecordingPhrase.factsMissing(
                names.map { label(of: $0, indicator) }.joined(separator: ", ")
            )
        case .sampleTooSmall(let denominator, let minimum):
            RecordingPhrase.sampleTooSmall(String(denominator), String(minimum))
        case .noRate: RecordingPhrase.noRate()
        case .impossible(let name): RecordingPhrase.factImpossible(label(of: name, indicator))
        case .unreadable: RecordingPhrase.unreadable()
        }
    }

    private static func label(of name: String, _ indicator: Indicator) -> String {
        indicator.fields.first { $0.name == name }?.label ?? name
    }

    /// `< 1 m²`.
    static func limit(of indicator: Indicator) -> String {
        guard let comparator = indicator.comparator, let limit = indicator.limit else { return "" }
        return "\(sign(of: comparator)) \(limit.text)\(unit(of: indicator))"
    }

    private static func sign(of comparator: Comparator) -> String {
        switch comparator {
        case .less: "<"
        case .atMost: "≤"
        case .equal: "="
        case .atLeast: "≥"
        case .more: ">"
        }
    }

    /// The unit as people write it; none for numbers of things.
    private static func unit(of indicator: Indicator) -> String {
        switch (indicator.kind, indicator.unit) {
        case (.ratio, _): " %"
        case (_, "m2"): " m²"
        case (_, "cm2"): " cm²"
        case (.area, let unit), (.length, let unit), (.interval, let unit): " " + unit
        case (.age, _): " " + RecordingPhrase.days()
        case (.ratePer, let unit), (.value, let unit): " " + unit
        case (.presence, _), (.count, _), (.set, _): ""
        }
    }

    /// What the facts say in the unit of the limit; `nil` where no one number tells it.
    private static func measured(
        by indicator: Indicator,
        facts: Facts,
        found: Int64?
    ) -> String? {
        switch indicator.kind {
        case .area, .length:
            let kind: FactField.Kind = indicator.kind == .area ? .area : .length
            let named = indicator.reading[.field].map { FactField($0) }
            guard let field = named ?? indicator.fields.first(where: { $0.kind == kind }),
                let sizes = facts.integers(field.name)
            else { return nil }
            let factor: Int64 =
                switch indicator.unit {
                case "m2": 10_000
                case "km": 1_000_000
                case "m": 1000
                case "cm": 10
                default: 1
                }
            return sizes.map { decimal($0, over: factor) + unit(of: indicator) }
                .joined(separator: ", ")
        case .ratio, .ratePer:
            guard let pair = indicator.fraction(of: facts), pair.denominator > 0 else { return nil }
            return rate(pair.numerator, pair.denominator)
        case .count, .presence:
            let field = indicator.fields.first { $0.kind == .number }
            let number = field.flatMap { facts.integers($0.name)?.first }
            guard indicator.rule == nil || facts.isEmpty else { return nil }
            return (number ?? found).map(String.init)
        case .interval, .age, .set, .value: return nil
        }
    }

    /// `19/20`.
    static func rate(_ numerator: Int64, _ denominator: Int64) -> String {
        "\(numerator)/\(denominator)"
    }

    /// A number of small units as a decimal of large ones.
    static func decimal(_ number: Int64, over factor: Int64) -> String {
        guard factor > 1 else { return String(number) }
        let digits = String(factor).count - 1
        let rest = String(number % factor)
        var fraction = String(repeating: "0", count: max(0, digits - rest.count)) + rest
        while fraction.last == "0" { fraction.removeLast() }
        return "\(number / factor)" + (fraction.isEmpty ? "" : "." + fraction)
    }
}
