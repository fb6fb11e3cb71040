package import Inspection
package import Journaling

/// What the offices have written about places, people and standards: what tallies look up.
package struct CityBooks: Sendable {
    package let gazetteer: Gazetteer
    package let standards: StandardShelf
    /// The city's time zone, by date.
    package let reference: Reference
    /// Dates between which nothing but points, persons and duties changes, ascending.
    let generalDates: [WorkDate]
    let personDates: [WorkDate]

    package init(gazetteer: Gazetteer, standards: StandardShelf, reference: Reference) {
        self.gazetteer = gazetteer
        self.standards = standards
        self.reference = reference
        generalDates = Set(gazetteer.generalDates + standards.versionDates).sorted()
        personDates = gazetteer.personDates
    }
}

extension [WorkDate] {
    /// Whether one of the ascending dates lies behind the first date of the span, up to its last.
    func isCut(_ dates: ClosedRange<WorkDate>) -> Bool {
        let next = count(upTo: dates.lowerBound)
        return next < count && self[next] <= dates.upperBound
    }

    /// How many of the ascending dates are not after `date`.
    func count(upTo date: WorkDate) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= date { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
