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

    /// Adds a sheet; returns false, perhaps after some cells, when its bytes do not fit.
    package mutating func add(_ sheet: LedgerSheet) -> Bool {
        guard var reader = SheetReader(sheet.bytes) else { return false }
        while let cell = reader.nextCell() {
            var key = Key()
            if dimensions.contains(.station) { key.station = sheet.station }
            if dimensions.contains(.indicator) { key.indicator = reader.indicators[cell.indicator] }
            if dimensions.contains(.date) { key.date = sheet.dates.lowerBound.text }
            sums[key, default: Measures()] += cell.measures
            total += cell.measures
        }
        return reader.measured() != nil
    }

    /// Rows in the order of their keys.
    package var rows: [(key: Key, measures: Measures)] {
        sums.sorted { $0.key < $1.key }.map { (key: $0.key, measures: $0.value) }
    }
}
