import Journaling

/// 指标责任分解表: the decomposition table that holds from one date.
///
/// A version as a whole takes the place of the one before.
package struct Decomposition: Hashable, Sendable {
    /// By register.
    private var rulesByRegister: [String: DecompositionRule] = [:]
    /// Registers by indicator and line, ascending.
    private var registers: [Place: [String]] = [:]

    private struct Place: Hashable {
        let indicator: String
        let line: ResponsibilityLine
    }

    package init() {}

    package init(_ rules: some Sequence<DecompositionRule>) {
        for rule in rules { set(rule, register: rule.register) }
    }

    /// All rules, ordered by indicator, line, area and type.
    package var rules: [DecompositionRule] {
        rulesByRegister.values.sorted { one, other in
            (one.indicator, one.line.rawValue, one.area ?? "", one.type ?? "")
                < (other.indicator, other.line.rawValue, other.area ?? "", other.type ?? "")
        }
    }

    package var isEmpty: Bool { rulesByRegister.isEmpty }

    /// What the rules name as areas: offices, ids of areas and of points.
    package var areas: Set<String> { Set(rulesByRegister.values.compactMap(\.area)) }

    /// What the rules name as types of points.
    package var types: Set<String> { Set(rulesByRegister.values.compactMap(\.type)) }

    mutating func set(_ rule: DecompositionRule?, register: String) {
        if let old = rulesByRegister[register] {
            registers[Place(indicator: old.indicator, line: old.line)]?
                .removeAll { $0 == register }
        }
        rulesByRegister[register] = rule
        guard let rule else { return }
        let place = Place(indicator: rule.indicator, line: rule.line)
        registers[place, default: []].append(register)
        registers[place]?.sort()
    }

    /// The rules that fit most closely; several where a point is of several types.
    package func rules(
        for indicator: String,
        line: ResponsibilityLine,
        at point: Point?
    ) -> [DecompositionRule] {
        let candidates = registers[Place(indicator: indicator, line: line)] ?? []
        let fitting = candidates.compactMap {
            register -> (DecompositionRule, DecompositionRule.Closeness)? in
            guard let rule = rulesByRegister[register], let closeness = rule.closeness(to: point)
            else { return nil }
            return (rule, closeness)
        }
        guard let closest = fitting.map(\.1).max() else { return [] }
        return fitting.filter { $0.1 == closest }.map(\.0)
    }
}
