package import Journaling

/// A draw that anyone can repeat from the published seed and the list.
///
/// Algorithm `sha256-shuffle-1`:
/// 1. The list: ids sorted as bytes, each once. Its digest L is the SHA-256 of the ids in UTF-8,
///    each followed by a line feed.
/// 2. The key K is the SHA-256 of `watchbook-draw-1`, a zero byte, the seed in UTF-8, a zero byte
///    and the 32 bytes of L.
/// 3. Block *j* = 0, 1, 2 … is the SHA-256 of K and *j* as 8 bytes, big-endian; it gives four
///    numbers of 8 bytes, big-endian, in order.
/// 4. A number below *m*: the next number *x* that is less than the greatest multiple of *m* not
///    above 2⁶⁴, modulo *m*; others are passed over.
/// 5. For *i* = 0 … *n* − 1: swap the ids at *i* and *i* + (a number below count − *i*). The first
///    *n* are drawn, in this order.
///
/// Source: Fisher and Yates, Statistical Tables, 1938, in the form of Durstenfeld 1964.
package struct RandomDraw: Hashable, Sendable {
    /// What is drawn from.
    package enum Pool: String, CaseIterable, Sendable {
        case points
        case offices
        case people
        case dates
    }

    package static let algorithm = "sha256-shuffle-1"

    package let seed: String
    /// Ascending as bytes, each once.
    package let list: [String]
    /// In the order in which they were drawn.
    package let drawn: [String]

    /// Draws `count` of the ids; all of them, shuffled, where there are no more.
    package init(_ count: Int, of ids: some Sequence<String>, seed: String) {
        self.seed = seed
        list = Set(ids).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var rest = list
        var numbers = NumberStream(seed: seed, list: RandomDraw.digest(of: list))
        for index in 0..<min(max(count, 0), rest.count) {
            rest.swapAt(index, index + Int(numbers.next(below: UInt64(rest.count - index))))
        }
        drawn = Array(rest.prefix(max(count, 0)))
    }

    /// The digest of the list that was drawn from.
    package var listDigest: Digest { RandomDraw.digest(of: list) }

    package static func digest(of list: [String]) -> Digest {
        Chain.sha256(list.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] })
    }
}

/// The numbers of steps 2 to 4.
private struct NumberStream {
    private let key: [UInt8]
    private var block: UInt64 = 0
    private var numbers: [UInt64] = []

    init(seed: String, list: Digest) {
        var bytes = Array("watchbook-draw-1\0".utf8) + Array(seed.utf8) + [0]
        bytes.append(list)
        key = Chain.sha256(bytes).bytes
    }

    mutating func next(below bound: UInt64) -> UInt64 {
        // 2⁶⁴ modulo the bound.
        let surplus = (UInt64.max % bound + 1) % bound
        var number = next()
        while surplus > 0, number > UInt64.max - surplus { number = next() }
        return number % bound
    }

    private mutating func next() -> UInt64 {
        if numbers.isEmpty {
            let counter = (0..<8).map { UInt8(truncatingIfNeeded: block >> (56 - 8 * $0)) }
            let bytes = Chain.sha256(key + counter).bytes
            numbers = stride(from: 0, to: 32, by: 8).map { start in
                bytes[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) }
            }
            block += 1
        }
        return numbers.removeFirst()
    }
}

/// The claim of a `draw.<n>`.
package struct DrawClaim: Hashable, Sendable {
    package var pool: RandomDraw.Pool
    package var seed: String
    package var list: Digest
    package var listCount: Int64
    /// The list itself; `nil` where it is too long to publish with the draw.
    package var ids: [String]?
    package var drawn: [String]

    /// Up to so many bytes the list stands in the claim.
    private static let longestList = 40_000

    package init(_ draw: RandomDraw, of pool: RandomDraw.Pool) {
        self.pool = pool
        seed = draw.seed
        list = draw.listDigest
        listCount = Int64(draw.list.count)
        let length = draw.list.reduce(0) { $0 + $1.utf8.count + 3 }
        ids = length <= DrawClaim.longestList ? draw.list : nil
        drawn = draw.drawn
    }

    /// Reads a claim; `nil` when it is withdrawn or none.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let pool = claim["of"]?.text.flatMap(RandomDraw.Pool.init),
            let seed = claim["seed"]?.text,
            let list = claim["list"]?.text.flatMap({ Digest(hex: $0) }),
            let count = claim["list_count"]?.integer
        else { return nil }
        self.pool = pool
        self.seed = seed
        self.list = list
        listCount = count
        ids = claim["ids"]?.texts
        drawn = claim.texts("drawn")
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = [
            "of": .text(pool.rawValue), "seed": .text(seed), "list": .text(list.hex),
            "list_count": .integer(listCount), "drawn": .texts(drawn),
            "algorithm": .text(RandomDraw.algorithm),
        ]
        members["ids"] = ids.map(JSONValue.texts)
        return .object(members)
    }

    /// Whether the draw from a list gives this.
    package func agrees(with list: some Sequence<String>) -> Bool {
        let again = RandomDraw(drawn.count, of: list, seed: seed)
        return again.listDigest == self.list && again.drawn == drawn
    }
}
