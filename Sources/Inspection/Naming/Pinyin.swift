/// Tells pinyin from other Latin letters.
enum Pinyin {
    /// Whether the text is pinyin in small letters, with or without tones.
    ///
    /// As `chuàng`, `wen2 ming2`, `chengguan`. A single letter is none, so that 3(a) stays what it is.
    static func isPinyin(_ scalars: some Collection<Unicode.Scalar>) -> Bool {
        var letters = ""
        for scalar in scalars {
            if let plain = toneless[scalar] {
                letters.unicodeScalars.append(plain)
            } else if ("a"..."z").contains(scalar) {
                letters.unicodeScalars.append(scalar)
            } else if scalar == " " || scalar == "'" || scalar == "’" || scalar == "-"
                || ("0"..."5").contains(scalar)
            {
                letters.append(" ")
            } else if !(0x300...0x30C).contains(scalar.value) {
                // No tone mark on its own either.
                return false
            }
        }
        let words = letters.split(separator: " ")
        return letters.count { $0 != " " } > 1 && words.allSatisfy { isSyllables($0) }
    }

    /// Whether the letters are syllables, one after the other.
    private static func isSyllables(_ word: Substring) -> Bool {
        let letters = Array(word.utf8)
        // Whether syllables can end before the letter.
        var ends = [true] + Array(repeating: false, count: letters.count)
        for end in 1...letters.count {
            ends[end] = (max(0, end - longest)..<end).contains { start in
                ends[start] && isSyllable(letters[start..<end])
            }
        }
        return ends[letters.count]
    }

    private static func isSyllable(_ letters: ArraySlice<UInt8>) -> Bool {
        let text = Substring(decoding: letters, as: UTF8.self)
        if finals.contains(text) { return true }
        return initials.contains { text.hasPrefix($0) && finals.contains(text.dropFirst($0.count)) }
    }

    /// `zhuang`.
    private static let longest = 6

    private static let initials = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r",
        "z", "c", "s", "y", "w",
    ]

    private static let finals: Set<Substring> = [
        "a", "e", "i", "o", "u", "v", "ai", "ei", "ao", "ou", "an", "en", "in", "un", "vn", "ang",
        "eng", "ing", "ong", "ia", "ie", "iu", "iao", "ian", "iang", "iong", "ua", "uo", "ui", "ue",
        "ve", "uai", "uan", "uang", "er",
    ]

    private static let toneless: [Unicode.Scalar: Unicode.Scalar] = {
        let rows: [(Unicode.Scalar, String)] = [
            ("a", "āáǎàăã"), ("e", "ēéěèĕ"), ("i", "īíǐìĭ"), ("o", "ōóǒòŏ"), ("u", "ūúǔùŭ"),
            ("v", "ǖǘǚǜü"),
        ]
        return Dictionary(
            uniqueKeysWithValues: rows.flatMap { plain, marked in
                marked.unicodeScalars.map { ($0, plain) }
            }
        )
    }()
}
