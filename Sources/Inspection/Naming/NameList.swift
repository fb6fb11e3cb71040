/// Splits a cell in which several names stand, however they are separated.
///
/// Marks always separate, outside brackets. Spaces, 和, 及, 与, 以及 and nothing at all separate only
/// where each part is a name by itself, so that no single name is split: 张和平, 王　五,
/// 人力资源和社会保障局 stay whole. Where several readings are possible the text stays whole.
package enum NameList {
    /// What the names are of.
    package enum Kind: Sendable {
        case persons
        case units
    }

    /// The names in the cell, tidied, each once; none for a blank cell or one that says so.
    ///
    /// - Parameters:
    ///   - cell: what stands there.
    ///   - kind: what the names are of.
    ///   - isKnown: whether a text is a known name; such a text is never split.
    /// - Returns: the names in their order.
    package static func names(
        in cell: String,
        of kind: Kind,
        isKnown: (String) -> Bool = { _ in false }
    ) -> [String] {
        let whole = NameFolding.tidied(cell)
        guard !isBlank(whole) else { return [] }
        if isKnown(whole) { return [whole] }
        let parts = split(cell).map { part in
            NameFolding.tidied(part, keepingSpaces: true).split(separator: " ")
                .map { unnumbered(String($0)) }.filter { !$0.isEmpty }.joined(separator: " ")
        }
        let names = parts.flatMap { part -> [String] in
            let joined = NameFolding.tidied(part)
            if isBlank(joined) || isKnown(joined) { return [joined] }
            switch kind {
            case .persons: return PersonNames.names(in: part, isKnown: isKnown)
            case .units: return UnitNames.names(in: part, isKnown: isKnown)
            }
        }
        var seen: Set<String> = []
        return names.filter { !isBlank($0) && seen.insert(NameFolding.folded($0)).inserted }
    }

    /// Whether a text says that there is nobody: empty, dashes, 无, 待定.
    package static func isBlank(_ text: String) -> Bool {
        let folded = NameFolding.folded(text)
        return folded.allSatisfy { "-—–_/\\.,;、。*?()".contains($0) } || blanks.contains(folded)
    }

    private static let blanks: Set = [
        "无", "暂无", "空", "空缺", "空白", "待定", "待补", "待补充", "未定", "未填", "不详", "略", "none", "n/a",
        "na", "tbd", "null", "nil",
    ]

    /// The parts between marks that stand outside brackets.
    private static func split(_ cell: String) -> [String] {
        var parts: [String] = [""]
        var depth = 0
        for character in cell {
            if "(（[【〔".contains(character) { depth += 1 }
            if ")）]】〕".contains(character) { depth = max(0, depth - 1) }
            if depth == 0 && isMark(character) {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        // A bracket that is never closed keeps nothing together.
        return depth == 0 ? parts : cell.split { isMark($0) }.map(String.init)
    }

    private static func isMark(_ character: Character) -> Bool {
        // A number in a circle stands before the next name.
        marks.contains(character)
            || character.isWhole && !character.isASCII
                && character.unicodeScalars.first.map { $0.value < 0xFF00 } == true
    }

    private static let marks: Set<Character> = [
        "、", "，", ",", ";", "；", "/", "／", "|", "｜", "\\", "\n", "\r\n", "\r", "\t", "&", "＆", "+",
        "＋",
        "。", "､",
    ]

    /// Without the number in a list that stands before a name: `1.`, `2)`.
    private static func unnumbered(_ word: String) -> String {
        let number = word.prefix { $0.isWhole }
        guard (1...2).contains(number.count) else { return word }
        let rest = word.dropFirst(number.count)
        guard let mark = rest.first else { return "" }
        // What goes on with a digit is the number of a person.
        guard ".)．）".contains(mark), rest.dropFirst().first?.isWhole != true else { return word }
        return String(rest.dropFirst())
    }
}

extension Character {
    /// Whether it is a digit, also one in a circle.
    fileprivate var isWhole: Bool { wholeNumberValue != nil && !isLetter }
}
