/// Draws numbers that depend on nothing but where it begins.
///
/// Source: Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom Number Generators" (SplitMix64).
struct SeededDraw: Sendable {
    private var state: UInt64

    /// Begins at a seed and a path under it; other paths give unrelated numbers.
    init(_ seed: UInt64, _ path: Int...) {
        state = seed
        for step in path {
            state = next() ^ UInt64(bitPattern: Int64(step)) &* 0x9E37_79B9_7F4A_7C15
        }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number from 0 up to but not including `bound`, which is at least 1.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// True this many times in a thousand.
    mutating func isHit(perThousand share: Int) -> Bool { below(1000) < share }
}
