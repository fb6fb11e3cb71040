package import Journaling

extension Gazetteer {
    /// Whether one version of a point, or none, holds on all dates of a span.
    package func isConstant(point id: String, in dates: ClosedRange<WorkDate>) -> Bool {
        guard let versions = points[id] else { return true }
        return versions.start(on: dates.lowerBound) == versions.start(on: dates.upperBound)
    }

    /// The dates on which a version of a unit, a setting or the decomposition table begins,
    /// ascending, each once.
    package var generalDates: [WorkDate] {
        var dates: Set<WorkDate> = []
        for unit in units.values { dates.formUnion(unit.versions.map(\.from)) }
        dates.formUnion(slotVersions.versions.map(\.from))
        dates.formUnion(titleVersions.versions.map(\.from))
        dates.formUnion(calendars.versions.map(\.from))
        dates.formUnion(systemVersions.versions.map(\.from))
        dates.formUnion(decompositions.versions.map(\.from))
        return dates.sorted()
    }

    /// The dates on which a version of a person begins, ascending, each once.
    package var personDates: [WorkDate] {
        Set(persons.values.flatMap { $0.versions.map(\.from) }).sorted()
    }
}
