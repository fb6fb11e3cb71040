/// Names of persons that no mark separates.
enum PersonNames {
    static func names(in part: String, isKnown: (String) -> Bool) -> [String] {
        let named = part.suffixAfterLabel
        return words(of: named.withoutTail(["等人", "等同志", "等"])).flatMap { word -> [String] in
            if isKnown(word) { return [word] }
            let scalars = Array(word)
            guard scalars.allSatisfy(\.isHan) else { return [word] }
            return joinedByWords(word) ?? runTogether(scalars, isKnown: isKnown) ?? [word]
        }
    }

    /// The words between spaces; single characters are parts of one name, Latin words too.
    private static func words(of part: String) -> [String] {
        var words: [String] = []
        var singles: [String] = []
        func closeSingles() {
            // 王 五 and 王 小 明 are one name, 王 五 赵 六 two.
            if singles.count > 3, singles.count.isMultiple(of: 2) {
                for index in stride(from: 0, to: singles.count, by: 2) {
                    words.append(singles[index] + singles[index + 1])
                }
            } else if !singles.isEmpty {
                words.append(singles.joined())
            }
            singles = []
        }
        for word in part.split(separator: " ").map(String.init) {
            let isHan = word.allSatisfy(\.isHan)
            if isHan && word.count == 1 {
                singles.append(word)
                continue
            }
            if isHan, singles.count == 1, word.count <= 2 {
                // 张 建国.
                words.append(singles[0] + word)
                singles = []
                continue
            }
            closeSingles()
            if let last = words.last, last.isLatin, word.isLatin {
                words[words.count - 1] = last + " " + word
            } else {
                words.append(word)
            }
        }
        closeSingles()
        return words
    }

    /// Names that 和, 及, 与 or 以及 joins; `nil` when there is no way to split or several.
    private static func joinedByWords(_ word: String) -> [String]? {
        Splitting.only(word, at: ["以及", "和", "及", "与", "與"]) { (2...4).contains($0.count) }
    }

    /// Names without anything between them; `nil` when there is no way to split or several.
    private static func runTogether(
        _ characters: [Character],
        isKnown: (String) -> Bool
    ) -> [String]? {
        guard (5...40).contains(characters.count) else {
            return characters.count == 4
                ? Splitting.only(characters, lengths: 2...2, isName: isKnown) : nil
        }
        return Splitting.only(characters, lengths: 2...4, isName: isKnown)
            ?? Splitting.only(characters, lengths: 2...4) { name in
                let isCompound = Surnames.compound.contains(String(name.prefix(2)))
                return isCompound
                    ? name.count > 2
                    : name.count < 4 && name.first.map(Surnames.single.contains) == true
            }
    }
}

extension String {
    /// What stands after a label such as 责任领导：.
    fileprivate var suffixAfterLabel: String {
        guard let colon = lastIndex(where: { $0 == ":" || $0 == "：" }) else { return self }
        return String(self[index(after: colon)...])
    }

    /// Without one of the words at its end.
    func withoutTail(_ tails: [String]) -> String {
        guard let tail = tails.first(where: { hasSuffix($0) && count > $0.count + 1 }) else {
            return self
        }
        return String(dropLast(tail.count))
    }

    fileprivate var isLatin: Bool { allSatisfy { $0.isLetter && !$0.isHan || ".'-".contains($0) } }
}

extension Character {
    /// Whether it is a Chinese character.
    var isHan: Bool { unicodeScalars.first?.properties.isIdeographic == true }
}
