/// A value of a dimension under which something counts.
struct TallyValue: Hashable, Sendable {
    let text: String
    /// Whether it is a unit that assists.
    var isAssisting = false

    init(_ text: String, isAssisting: Bool = false) {
        self.text = text
        self.isAssisting = isAssisting
    }
}

/// Values of some dimensions, each combination with a number.
///
/// Numbers stand in for texts while cells are added up.
struct TallyTuples: Sendable {
    private var numbers: [[TallyValue]: UInt32] = [:]
    private(set) var values: [[TallyValue]] = []

    mutating func number(of tuple: [TallyValue]) -> UInt32 {
        if let known = numbers[tuple] { return known }
        let number = UInt32(values.count)
        numbers[tuple] = number
        values.append(tuple)
        return number
    }

    /// The numbers of all combinations of one value of each column.
    mutating func numbers(of columns: [[TallyValue]]) -> [UInt32] {
        // Most often there is one.
        if columns.allSatisfy({ $0.count == 1 }) { return [number(of: columns.map { $0[0] })] }
        var tuples: [[TallyValue]] = [[]]
        for column in columns {
            tuples = tuples.flatMap { tuple in column.map { tuple + [$0] } }
        }
        return tuples.map { number(of: $0) }
    }
}
