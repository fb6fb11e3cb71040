/// Finds a word in bytes that come one by one.
///
/// Source: Knuth, Morris, Pratt 1977.
struct LineMatcher {
    private let word: [UInt8]
    private let fallback: [Int]
    private var matched = 0

    init(_ word: some Sequence<UInt8>) {
        self.word = Array(word)
        fallback = LineMatcher.fallback(of: self.word)
    }

    /// Takes one byte; whether the word ends with it.
    mutating func ends(with byte: UInt8) -> Bool {
        while matched > 0, word[matched] != byte { matched = fallback[matched - 1] }
        if word[matched] == byte { matched += 1 }
        guard matched == word.count else { return false }
        matched = 0
        return true
    }

    mutating func reset() { matched = 0 }

    /// For each beginning of the word, the length of its longest end that is a beginning too.
    private static func fallback(of word: [UInt8]) -> [Int] {
        var lengths = Array(repeating: 0, count: word.count)
        var length = 0
        for index in word.indices.dropFirst() {
            while length > 0, word[length] != word[index] { length = lengths[length - 1] }
            if word[length] == word[index] { length += 1 }
            lengths[index] = length
        }
        return lengths
    }
}
