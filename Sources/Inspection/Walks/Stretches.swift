/// A set of stretches of a street, in millimetres from its beginning.
///
/// Kept ascending, apart from each other, none of them empty; both ends belong to a stretch.
package struct Stretches: Hashable, Sendable {
    package private(set) var list: [ClosedRange<Int64>] = []

    package init() {}

    /// The union of stretches in any order; those of length 0 are left out.
    ///
    /// - Complexity: O(*n* log *n*).
    package init(_ ranges: some Sequence<ClosedRange<Int64>>) {
        for range in ranges.filter({ $0.lowerBound < $0.upperBound })
            .sorted(by: { $0.lowerBound < $1.lowerBound })
        {
            if let last = list.last, range.lowerBound <= last.upperBound {
                let upper = max(last.upperBound, range.upperBound)
                list[list.count - 1] = last.lowerBound...upper
            } else {
                list.append(range)
            }
        }
    }

    package var isEmpty: Bool { list.isEmpty }

    /// All of them together, in millimetres.
    package var length: Int64 { list.reduce(0) { $0 + $1.upperBound - $1.lowerBound } }

    /// Whether the place belongs to one of them.
    ///
    /// - Complexity: O(log *n*).
    package func contains(_ place: Int64) -> Bool {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].upperBound < place { low = middle + 1 } else { high = middle }
        }
        return low < list.count && list[low].lowerBound <= place
    }

    package func union(_ other: Stretches) -> Stretches { Stretches(list + other.list) }

    /// What both have.
    ///
    /// - Complexity: O(*n* + *m*).
    package func intersection(_ other: Stretches) -> Stretches {
        var found: [ClosedRange<Int64>] = []
        var mine = list[...]
        var theirs = other.list[...]
        while let one = mine.first, let two = theirs.first {
            let low = max(one.lowerBound, two.lowerBound)
            let high = min(one.upperBound, two.upperBound)
            if low < high { found.append(low...high) }
            if one.upperBound < two.upperBound {
                mine = mine.dropFirst()
            } else {
                theirs = theirs.dropFirst()
            }
        }
        return Stretches(found)
    }

    /// What lies between `start` and `end` and does not belong to any.
    package func complement(from start: Int64, to end: Int64) -> Stretches {
        var found: [ClosedRange<Int64>] = []
        var next = start
        for range in list {
            if next < range.lowerBound { found.append(next...min(range.lowerBound, end)) }
            next = max(next, range.upperBound)
            guard next < end else { break }
        }
        if next < end { found.append(next...end) }
        return Stretches(found.filter { $0.lowerBound < end })
    }

    /// What these have and `other` has not.
    package func subtracting(_ other: Stretches) -> Stretches {
        guard let first = list.first, let last = list.last else { return self }
        return intersection(other.complement(from: first.lowerBound, to: last.upperBound))
    }

    /// The part between `start` and `end`.
    package func clamped(from start: Int64, to end: Int64) -> Stretches {
        guard start < end else { return Stretches() }
        return intersection(Stretches([start...end]))
    }
}
