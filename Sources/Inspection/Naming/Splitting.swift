/// Ways to split a text into names.
enum Splitting {
    /// The one way to split at some of the words so that every part is a name, as many parts as can
    /// be; `nil` when there is none, or several with as many parts.
    static func only(
        _ text: String,
        at words: [String],
        isName: (String) -> Bool
    ) -> [String]? {
        let characters = Array(text)
        guard characters.count <= 200 else { return nil }
        let marks = words.map(Array.init)
        func lengths(_ start: Int) -> [Int] {
            marks.filter { characters[start...].starts(with: $0) }.map(\.count)
        }
        return best(characters, isName: isName) { start in
            // 及 in 以及 is no mark by itself.
            let isInside = start > 0 && lengths(start - 1).contains { $0 > 1 }
            return isInside ? [] : lengths(start)
        }
    }

    /// The one way to cut into names of such lengths, two at least; `nil` when there is none, or
    /// several.
    static func only(
        _ characters: [Character],
        lengths: ClosedRange<Int>,
        isName: (String) -> Bool
    ) -> [String]? {
        guard characters.count <= 200 else { return nil }
        /// How many ways there are to cut up what stands before each index (2 for several), and the
        /// length of the last part.
        var ways: [(count: Int, last: Int)] = [(1, 0)]
        for end in characters.indices.map({ $0 + 1 }) {
            var way = (count: 0, last: 0)
            for length in lengths where length <= end && length < characters.count {
                guard ways[end - length].count > 0,
                    isName(String(characters[(end - length)..<end]))
                else { continue }
                way = (min(2, way.count + ways[end - length].count), length)
            }
            ways.append(way)
        }
        guard ways[characters.count].count == 1 else { return nil }
        var parts: [String] = []
        var end = characters.count
        while end > 0 {
            parts.insert(String(characters[(end - ways[end].last)..<end]), at: 0)
            end -= ways[end].last
        }
        return parts
    }

    private static func best(
        _ characters: [Character],
        isName: (String) -> Bool,
        marks: (Int) -> [Int]
    ) -> [String]? {
        /// The best way to split what stands before an index, where a part ends there.
        struct Way {
            var parts: [String]
            var isOnly: Bool
        }
        var ways: [Int: Way] = [:]
        /// Where a part may begin, with the end of the part before the mark.
        var beginnings: [(start: Int, before: Int?)] = [(0, nil)]
        for index in characters.indices {
            for length in marks(index) { beginnings.append((index + length, index)) }
        }
        for end in beginnings.compactMap(\.before) + [characters.count] {
            for (start, before) in beginnings where start < end {
                let part = String(characters[start..<end])
                let earlier = before.map { ways[$0] } ?? Way(parts: [], isOnly: true)
                guard let earlier, isName(part) else { continue }
                let way = Way(parts: earlier.parts + [part], isOnly: earlier.isOnly)
                guard let known = ways[end] else {
                    ways[end] = way
                    continue
                }
                if way.parts.count > known.parts.count {
                    ways[end] = way
                } else if way.parts.count == known.parts.count, way.parts != known.parts {
                    ways[end]?.isOnly = false
                }
            }
        }
        guard let way = ways[characters.count], way.isOnly, way.parts.count > 1 else { return nil }
        return way.parts
    }
}
