package import Inspection
import Journaling

/// How a tally is grouped.
package enum TallyDimension: String, CaseIterable, Sendable {
    case station
    case indicator
    case date
}

/// Sums of measures by station, indicator or date.
package struct Tally: Hashable, Sendable {
    /// What a row stands for; empty for dimensions it was not grouped by.
    package struct Key: Hashable, Sendable, Comparable {
        package var station = ""
        package var indicator = ""
        package var date = ""

        package init() {}

        package static func < (one: Key, other: Key) -> Bool {
            (one.station, one.indicator, one.date) < (other.station, other.indicator, other.date)
        }

        package subscript(_ dimension: TallyDimension) -> String {
            switch dimension {
            case .station: station
            case .indicator: indicator
            case .date: date
            }
        }
    }

    package let dimensions: Set<TallyDimension>
    private var sums: [Key: Measures] = [:]
    package private(set) var total = Measures()

    package init(by dimensions: Set<TallyDimension>) {
        self.dimensions = dimensions
    }

    package mutating func add(_ cell: DayCell) {
        var key = Key()
        if dimensions.contains(.station) { key.station = cell.station }
        if dimensions.contains(.indicator) { key.indicator = cell.indicator }
        if dimensions.contains(.date) { key.date = cell.date.text }
        sums[key, default: Measures()] += cell.measures
        total += cell.measures
    }

    /// Rows in the order of their keys.
    package var rows: [(key: Key, measures: Measures)] {
        sums.sorted { $0.key < $1.key }.map { (key: $0.key, measures: $0.value) }
    }
}
