package import Journaling

/// The four lines along which units answer for a place.
package enum ResponsibilityLine: String, CaseIterable, Sendable {
    /// 点位责任(属地、网格): the place itself.
    case point
    /// 监管责任: supervision of the trade.
    case supervision
    /// 主管责任: authority over the trade.
    case authority
    /// 牵头责任: the lead in special work.
    case lead

    /// Reads `{line: unit}` or `{line: [units]}`; unknown lines are passed over.
    package static func units(_ claim: JSONValue?) -> [ResponsibilityLine: [String]] {
        var units: [ResponsibilityLine: [String]] = [:]
        for line in allCases {
            guard let value = claim?[line.rawValue] else { continue }
            let named = (value.text.map { [$0] } ?? value.texts ?? []).filter { !$0.isEmpty }
            if !named.isEmpty { units[line] = named }
        }
        return units
    }

    /// What ``units(_:)`` reads; `nil` for none.
    package static func claim(_ units: [ResponsibilityLine: [String]]) -> JSONValue? {
        let named = units.filter { !$0.value.isEmpty }
        guard !named.isEmpty else { return nil }
        return .object(
            Dictionary(uniqueKeysWithValues: named.map { ($0.rawValue, .texts($1)) })
        )
    }
}
