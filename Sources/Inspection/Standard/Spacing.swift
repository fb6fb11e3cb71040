/// Where things stand along a street, in millimetres from its beginning.
///
/// The one reading of spacing, for a standard's indicators of kind `interval` and for the rules of
/// a city about walks.
struct Spacing {
    /// Ascending, all between ``start`` and ``end``.
    let positions: ArraySlice<Int64>
    let start: Int64
    let end: Int64
    /// Whether the stretches before the first and behind the last are gaps like the others.
    ///
    /// Otherwise only what lies between the first and the last is looked at, and the whole where
    /// there are fewer than wanted.
    let countsEnds: Bool
    /// How many are wanted in each window; 1 or more.
    let wanted: Int

    /// A stretch with fewer than wanted in it.
    struct Stretch: Hashable {
        let from: Int64
        let to: Int64
        /// How many are in it.
        let there: Int

        var length: Int64 { to - from }
    }

    init(
        positions: ArraySlice<Int64>,
        start: Int64,
        end: Int64,
        countsEnds: Bool,
        wanted: Int = 1
    ) {
        self.positions = positions
        self.start = start
        self.end = end
        self.countsEnds = countsEnds
        self.wanted = wanted
    }

    /// The largest stretch without one; the whole street where there is none at all.
    var largestGap: Int64 {
        var largest: Int64 = 0
        forEachStretch { largest = max(largest, $0.length) }
        return largest
    }

    /// The stretches longer than a window with fewer than wanted in them, in their order.
    ///
    /// Exactly there a window of that length can lie that has too few; each stretch is as long as
    /// it can be.
    /// - Complexity: O(*n*) in the positions.
    func stretches(longerThan window: Int64) -> [Stretch] {
        var found: [Stretch] = []
        forEachStretch { if $0.length > window { found.append($0) } }
        return found
    }

    /// Calls `body` with each stretch between two that has one fewer than wanted in it.
    private func forEachStretch(_ body: (Stretch) -> Void) {
        let count = positions.count
        guard count >= wanted, let first = positions.first, let last = positions.last else {
            body(Stretch(from: start, to: end, there: count))
            return
        }
        let (low, high) = countsEnds ? (start, end) : (first, last)
        for index in 0...count - wanted + 1 {
            let from = index == 0 ? low : positions[positions.startIndex + index - 1]
            let next = index + wanted - 1
            let to = next == count ? high : positions[positions.startIndex + next]
            body(Stretch(from: from, to: to, there: wanted - 1))
        }
    }

    /// Whether each section of that length, from the beginning, has one.
    func hasOne(inEach section: Int64) -> Bool {
        // One is in two sections at most: with more sections than that, some have none.
        guard section > 0, (end - start) / section <= 2 * positions.count + 1 else { return false }
        return sections(of: section).allSatisfy { $0.there >= wanted }
    }

    /// The sections of that length from the beginning, with how many each has.
    ///
    /// One that stands where two sections meet is in both. What remains at the end is a section
    /// where the ends count. `section` is more than 0.
    func sections(of section: Int64) -> [Stretch] {
        var found: [Stretch] = []
        var begin = start
        var next = positions
        while begin < end {
            let isRest = end - begin < section
            if isRest, !countsEnds { break }
            let close = isRest ? end : begin + section
            next = next.drop { $0 < begin }
            let there = next.prefix { $0 <= close }.count
            found.append(Stretch(from: begin, to: close, there: there))
            begin = close
        }
        return found
    }
}
