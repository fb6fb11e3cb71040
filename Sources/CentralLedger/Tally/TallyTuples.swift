/// Values of some dimensions, each combination with a number.
///
/// Numbers stand in for texts while cells are added up.
struct TallyTuples: Sendable {
    private var numbers: [[String]: UInt32] = [:]
    private(set) var values: [[String]] = []

    mutating func number(of tuple: [String]) -> UInt32 {
        if let known = numbers[tuple] { return known }
        let number = UInt32(values.count)
        numbers[tuple] = number
        values.append(tuple)
        return number
    }

    /// The numbers of all combinations of one value of each column.
    mutating func numbers(of columns: [[String]]) -> [UInt32] {
        var tuples: [[String]] = [[]]
        for column in columns {
            tuples = tuples.flatMap { tuple in column.map { tuple + [$0] } }
        }
        return tuples.map { number(of: $0) }
    }
}
