/// Where things stand along a street, in millimetres from its beginning.
struct Spacing {
    /// Ascending, all between ``start`` and ``end``.
    let positions: [Int64]
    let start: Int64
    let end: Int64
    /// Whether the stretches before the first and behind the last are gaps like the others.
    let countsEnds: Bool

    /// The largest stretch without one; the whole street where there is none at all.
    var largestGap: Int64 {
        guard let first = positions.first, let last = positions.last else { return end - start }
        let between = zip(positions, positions.dropFirst()).map { $1 - $0 }
        let ends = countsEnds ? [first - start, end - last] : []
        return (between + ends).max() ?? 0
    }

    /// Whether each section of that length, from the beginning, has one.
    ///
    /// One that stands where two sections meet is in both. What remains at the end is a section
    /// where the ends count.
    func hasOne(inEach section: Int64) -> Bool {
        guard section > 0 else { return false }
        var begin = start
        var next = positions[...]
        while begin < end {
            let isRest = end - begin < section
            if isRest, !countsEnds { return true }
            let close = isRest ? end : begin + section
            next = next.drop { $0 < begin }
            guard let position = next.first, position <= close else { return false }
            begin = close
        }
        return true
    }
}
