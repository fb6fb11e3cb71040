package import Inspection
import Journaling

/// Sums of measures by any combination of dimensions.
///
/// A finding is judged by the standard in force at its work date where it says what was measured;
/// exempt indicators are in no pass rate. Every figure is defined in Documentation/measures.md.
package struct Tally: SheetSumming {
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
    private var sums: [Key: Int] = [:]
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
                    let key = Key(place, indicator, facet)
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

    package mutating func merge(_ part: Tally) {
        total += part.total
        let numbers = reader.numbers(ofTuplesIn: part.reader)
        for (key, index) in part.sums {
            add(
                part.rowMeasures[index],
                to: Key(
                    numbers[0][Int(key[0])],
                    numbers[1][Int(key[1])],
                    numbers[2][Int(key[2])]
                )
            )
        }
    }

    private mutating func add(_ measures: Measures, to key: Key) {
        if let index = sums[key] {
            rowMeasures[index] += measures
        } else {
            sums[key] = rowMeasures.count
            rowMeasures.append(measures)
        }
    }

    /// Whether any cell counted, be it with nothing found.
    var hasCells: Bool { !rowMeasures.isEmpty }

    /// Stands for a row: what each part of its values is.
    typealias Key = SIMD3<UInt32>

    /// The values of one dimension by numbers, for those who go through many rows.
    struct Column {
        /// Each once, in no order.
        let texts: [String]
        private let part: Int
        private let numbers: [Int]

        fileprivate init(_ values: [String], part: Int) {
            self.part = part
            var known: [String: Int] = [:]
            var texts: [String] = []
            numbers = values.map { value in
                if let number = known[value] { return number }
                known[value] = texts.count
                texts.append(value)
                return texts.count - 1
            }
            self.texts = texts
        }

        /// The number of the value in a row.
        func number(of key: Key) -> Int { numbers[Int(key[part])] }
    }

    /// The values of one of the question's dimensions.
    func column(_ dimension: TallyDimension) -> Column {
        Column(reader.values(of: dimension), part: dimension.part.rawValue)
    }

    /// Calls `body` with what stands for every row and its measures, in no order.
    func forEachRow(_ body: (_ key: Key, _ measures: Measures) -> Void) {
        for (key, index) in sums { body(key, rowMeasures[index]) }
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
        // What holds for all places is found out once a month.
        var months: [Month: (dates: ClosedRange<WorkDate>, sum: MonthSum?)] = [:]
        return try sum(Tally(question, books), in: question.dates) { station, month in
            let known = months[month] ?? (month.dates, question.monthSum(month.dates, books))
            months[month] = known
            let point = Names.parent(of: station)
            return books.gazetteer.isConstant(point: point, in: known.dates) ? known.sum : nil
        }
    }
}
