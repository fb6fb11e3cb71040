package import Journaling

/// An indicator that is asked for or offered at a place.
package struct DueIndicator: Hashable, Sendable {
    /// The id of the version that judges it.
    package let standard: String
    package let indicator: Indicator
    /// Whether it is asked for; otherwise it is only offered.
    package let isAsked: Bool
    /// Whether the city meets it by a title: asked and counted, but in no rate.
    package let isExempt: Bool

    /// Whether "all in order for the rest" answers it.
    package var isAnsweredBySweep: Bool { isAsked && indicator.isAnsweredBySweep }
}

extension StandardShelf {
    /// What is asked for and offered at a place.
    ///
    /// - Parameters:
    ///   - types: the types of the point, at least one.
    ///   - date: the work date.
    ///   - systems: the systems that apply to the point; `nil` for all.
    ///   - without: codes of which the point says that they do not apply.
    /// - Returns: in the order of the systems, in each by code; each code once, by the system that
    ///   judges it.
    package func due(
        at types: Set<String>,
        on date: WorkDate,
        systems: [String]? = nil,
        without: Set<String> = []
    ) -> [DueIndicator] {
        let table = self.types(on: date)
        var seen = without
        var due: [DueIndicator] = []
        for standard in standards(on: date, systems: systems) {
            let own = standard.types.isEmpty ? table : standard.types
            for code in standard.codes where seen.insert(code).inserted {
                guard let indicator = standard.indicators[code], indicator.due != .off else {
                    continue
                }
                let isAsked = indicator.isFor(types, own)
                guard isAsked || indicator.isOffered(at: types, own) else { continue }
                due.append(
                    DueIndicator(
                        standard: standard.id,
                        indicator: indicator,
                        isAsked: isAsked && indicator.due == .yes,
                        isExempt: isExempt(indicator, on: date)
                    )
                )
            }
        }
        return due
    }
}

extension StandardShelf {
    /// What is asked for and offered at a point, by its types, systems and what it says does not
    /// apply.
    package func due(at point: Point, on date: WorkDate) -> [DueIndicator] {
        due(
            at: Set(point.types),
            on: date,
            systems: point.systems.isEmpty ? nil : point.systems,
            without: point.notApplicable
        )
    }
}

extension Indicator {
    /// Whether it is asked at a point of these types.
    package func isFor(_ types: Set<String>, _ table: [String: PointType]) -> Bool {
        pointTypes.isEmpty || !table.covered(by: pointTypes).isDisjoint(with: types)
    }

    /// Whether it is only offered at a point of these types.
    package func isOffered(at types: Set<String>, _ table: [String: PointType]) -> Bool {
        !table.covered(by: optionalAt).isDisjoint(with: types)
    }
}
