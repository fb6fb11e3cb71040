package import Inspection
package import Journaling

/// What a tally is asked: a span of work dates, what to group by and what to leave out.
package struct TallyQuestion: Hashable, Sendable {
    package var dates: ClosedRange<WorkDate>
    /// In the order of the columns, each once; empty for the total alone.
    package var dimensions: [TallyDimension]
    /// The values that count of each dimension; all values of dimensions that are absent.
    package var filters: [TallyDimension: Set<String>]
    /// Whether units that assist stand under the dimensions of units too.
    package var includesAssisting = false

    package init(
        dates: ClosedRange<WorkDate>,
        dimensions: [TallyDimension] = [],
        filters: [TallyDimension: Set<String>] = [:]
    ) {
        self.dates = dates
        self.dimensions = dimensions
        self.filters = filters
    }

    /// The dimensions that have to be known of every cell.
    var asked: Set<TallyDimension> { Set(dimensions).union(filters.keys) }

    /// Which sum of a whole month will do for a station; `nil` when its days are needed.
    package func monthSum(_ month: Month, station: String, _ books: CityBooks) -> MonthSum? {
        guard let sum = monthSum(month.dates, books),
            books.gazetteer.isConstant(point: Names.parent(of: station), in: month.dates)
        else { return nil }
        return sum
    }

    /// The same for the dates of a month at a place that stays as it is.
    func monthSum(_ dates: ClosedRange<WorkDate>, _ books: CityBooks) -> MonthSum? {
        let asked = asked
        guard !asked.contains(where: \.isDaily), !books.generalDates.isCut(dates),
            !asked.contains(where: \.isPersonal) || !books.personDates.isCut(dates)
        else { return nil }
        return asked.allSatisfy(\.isInOutline) ? .outlined : .byFacet
    }
}
