package import Inspection
import Journaling

/// Sums of measures by any combination of dimensions.
///
/// A finding is judged by the standard in force at its work date where it says what was measured;
/// exempt indicators are in no pass rate. Every figure is defined in Documentation/measures.md.
package struct Tally: Sendable {
    package struct Row: Hashable, Sendable {
        /// One value a dimension, in the order of the question; empty where there is none.
        package let values: [String]
        /// The columns whose unit assists.
        package let assisting: Set<Int>
        package let measures: Measures

        package init(values: [String], assisting: Set<Int> = [], measures: Measures) {
            self.values = values
            self.assisting = assisting
            self.measures = measures
        }
    }

    package let question: TallyQuestion
    /// Every finding counts once, also where rows have it several times.
    package private(set) var total = Measures()
    private var reader: TallyCells
    private var sums: [SIMD3<UInt32>: Int] = [:]
    private var rowMeasures: [Measures] = []

    package init(_ question: TallyQuestion, _ books: CityBooks) {
        self.question = question
        reader = TallyCells(question, books)
    }

    /// Adds a sheet; returns false and adds nothing when its bytes do not fit.
    package mutating func add(_ sheet: LedgerSheet) -> Bool {
        // Taken out, so that the cells can be added while they are read.
        var sums = self.sums
        var rowMeasures = self.rowMeasures
        var total = self.total
        self.sums = [:]
        self.rowMeasures = []
        let isWhole = reader.read(sheet) { places, indicators, facet, measures in
            total += measures
            for place in places {
                for indicator in indicators {
                    let key = SIMD3(place, indicator, facet)
                    if let index = sums[key] {
                        rowMeasures[index] += measures
                    } else {
                        sums[key] = rowMeasures.count
                        rowMeasures.append(measures)
                    }
                }
            }
        }
        self.sums = sums
        self.rowMeasures = rowMeasures
        self.total = total
        return isWhole
    }

    /// Whether any cell counted, be it with nothing found.
    var hasCells: Bool { !rowMeasures.isEmpty }

    /// Calls `body` with the values and measures of every row, in no order.
    package func forEachRow(_ body: (_ values: [String], _ measures: Measures) -> Void) {
        for (key, index) in sums { body(reader.values(of: key).map(\.text), rowMeasures[index]) }
    }

    /// Rows in the order of their values, as bytes, from the first dimension to the last; units
    /// that answer before the same that assist.
    ///
    /// - Complexity: O(*n* log *n*) each time.
    package var rows: [Row] {
        sums.map { key, index in
            let cells = reader.values(of: key)
            return Row(
                values: cells.map(\.text),
                assisting: Set(cells.indices.filter { cells[$0].isAssisting }),
                measures: rowMeasures[index]
            )
        }
        .sorted()
    }

    /// What the indicator of a row makes of its summed numerator and denominator, by the standard
    /// at the end of the span; `nil` when the row is not of one ratio indicator.
    package func judgement(of row: Row) -> Judgement? {
        guard let column = question.dimensions.firstIndex(of: .indicator),
            let found = reader.books.standards.judging(
                row.values[column],
                on: question.dates.upperBound
            ),
            found.indicator.kind == .ratio
        else { return nil }
        return found.indicator.judgement(
            numerator: row.measures.numerator,
            denominator: row.measures.denominator
        )
    }
}

extension Tally.Row: Comparable {
    package static func < (one: Tally.Row, other: Tally.Row) -> Bool {
        guard one.values == other.values else {
            return one.values.lexicographicallyPrecedes(other.values) {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
        }
        return one.assisting.sorted().lexicographicallyPrecedes(other.assisting.sorted())
    }
}

extension Ledger {
    /// The answer to a question.
    ///
    /// - Throws: what the ledger throws, also for a sheet that cannot be read.
    /// - Complexity: O(*n*) in the stations and months of the span, or in its days where the
    ///   question needs these.
    package func tally(_ question: TallyQuestion, _ books: CityBooks) throws -> Tally {
        var tally = Tally(question, books)
        try forEachSheet(
            in: question.dates,
            monthSum: { question.monthSum($1, station: $0, books) }
        ) { sheet in
            guard tally.add(sheet) else { throw DamagedSheet(station: sheet.station) }
        }
        return tally
    }
}
