package import Inspection
import Journaling

extension Campaign {
    /// What a tally is asked about a stage; `nil` where no checks belong to it.
    package func question(of stage: Stage) -> TallyQuestion? {
        guard let checks = checks(in: stage) else { return nil }
        let lists: [(TallyDimension, [String])] = [
            (.office, offices), (.point, checks.points), (.type, checks.types),
            (.group, checks.groups), (.indicator, checks.indicators),
            (.kind, checks.kinds.map(\.rawValue)), (.level, checks.levels.map(\.rawValue)),
        ]
        return TallyQuestion(
            dates: stage.dates,
            filters: lists.reduce(into: [:]) { filters, list in
                if !list.1.isEmpty { filters[list.0] = Set(list.1) }
            }
        )
    }
}
