package import Journaling

/// Which units answer for a check or a count.
///
/// For each line the first of these that names a unit: the finding, its case, the decomposition
/// table of the work date, the point's own lines of the work date. Where no line has a unit, it is
/// 未归属. Source: Documentation/registers.md, "Who answers".
package struct Charge: Hashable, Sendable {
    /// What named the unit of a line.
    package enum Source: Sendable {
        case finding
        case `case`
        case decomposition
        case point
    }

    /// The units of one line.
    package struct Part: Hashable, Sendable {
        /// Ids, each once, in the order of naming; a name that leads to no unit stands as it is.
        package var units: [String]
        package var source: Source

        package init(units: [String], source: Source) {
            self.units = units
            self.source = source
        }
    }

    package private(set) var parts: [ResponsibilityLine: Part] = [:]
    /// 协办单位, by line: those of the rules that named the line's units.
    package private(set) var assisting: [ResponsibilityLine: [String]] = [:]

    /// The units by line.
    package var units: [ResponsibilityLine: [String]] { parts.mapValues(\.units) }

    /// 未归属: nobody answers.
    package var isNobody: Bool { parts.isEmpty }
}

extension Gazetteer {
    /// Who answers for what was found by an indicator at a point on a work date.
    ///
    /// - Parameters:
    ///   - indicator: the code of the indicator.
    ///   - point: the id of the point; `nil` or an unknown one leaves general rules.
    ///   - date: the work date.
    ///   - named: the units that the finding names.
    ///   - ofCase: the units to which its case was dispatched.
    /// - Returns: the units by line, as ids where they are known.
    /// - Complexity: O(rules for this indicator).
    package func charge(
        indicator: String,
        point: String?,
        on date: WorkDate,
        named: [ResponsibilityLine: [String]] = [:],
        ofCase: [ResponsibilityLine: [String]] = [:]
    ) -> Charge {
        let place = point.flatMap { self.point($0, on: date) }
        let table = decomposition(on: date)
        var charge = Charge()
        for line in ResponsibilityLine.allCases {
            if let units = named[line], !units.isEmpty {
                charge.set(unitIDs(units, on: date), .finding, line)
            } else if let units = ofCase[line], !units.isEmpty {
                charge.set(unitIDs(units, on: date), .case, line)
            } else {
                let rules = table?.rules(for: indicator, line: line, at: place) ?? []
                let main = rules.flatMap(\.main)
                if !main.isEmpty {
                    charge.set(unitIDs(main, on: date), .decomposition, line)
                } else if let units = place?.units[line], !units.isEmpty {
                    charge.set(unitIDs(units, on: date), .point, line)
                }
                charge.set(assisting: unitIDs(rules.flatMap(\.assisting), on: date), line)
            }
        }
        return charge
    }
}

extension Charge {
    fileprivate mutating func set(
        _ units: [String],
        _ source: Source,
        _ line: ResponsibilityLine
    ) {
        parts[line] = Part(units: units, source: source)
    }

    fileprivate mutating func set(assisting units: [String], _ line: ResponsibilityLine) {
        let others = units.filter { parts[line]?.units.contains($0) != true }
        if !others.isEmpty { assisting[line] = others }
    }
}
