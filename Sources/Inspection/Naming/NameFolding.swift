/// Folds the spellings of a name into one, for comparing; never for showing.
///
/// Full-width characters become half-width, traditional ones simplified, Latin letters small; what
/// debris leaves behind is dropped: pinyin in brackets, quotation marks, spaces, invisible
/// characters and the dots between the parts of foreign names.
package enum NameFolding {
    package static func folded(_ name: some StringProtocol) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in withoutPinyin(name.unicodeScalars.map(plain)) where !isDropped(scalar) {
            kept.append(scalar)
        }
        return String(kept).lowercased()
    }

    /// A name as it is kept and shown: without pinyin in brackets, invisible characters and spaces
    /// that do not stand between Latin words.
    package static func tidied(_ name: String) -> String { tidied(name, keepingSpaces: false) }

    static func tidied(_ name: String, keepingSpaces: Bool) -> String {
        let kept = withoutPinyin(Array(name.unicodeScalars)).filter { scalar in
            scalar.properties.isWhitespace
                || ![.format, .control].contains(scalar.properties.generalCategory)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: kept)
        let words = String(text).split(whereSeparator: \.isWhitespace)
        return words.dropFirst().reduce(into: words.first.map(String.init) ?? "") { name, word in
            let isApart = keepingSpaces || name.last?.isHan == false && word.first?.isHan == false
            name += isApart ? " \(word)" : String(word)
        }
    }

    /// Full-width letters, digits and marks as ASCII, without spaces at both ends.
    package static func halfWidth(_ text: String) -> String { HalfWidth.folded(text) }

    /// Whether two spellings are of one name.
    package static func isSame(_ one: String, _ other: String) -> Bool {
        folded(one) == folded(other)
    }

    /// Half-width and simplified.
    static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x3000: " "
        case 0x3008, 0x300A, 0x3014, 0x3010, 0x3016: "("
        case 0x3009, 0x300B, 0x3015, 0x3011, 0x3017: ")"
        default: TraditionalCharacters.simplified(scalar) ?? scalar
        }
    }

    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        dropped.contains(scalar) || scalar.properties.isWhitespace
            || [.format, .control].contains(scalar.properties.generalCategory)
    }

    private static let dropped = Set("\"'`´“”‘’‚„‟′″「」『』〝〞〟＂＇«»·•・‧".unicodeScalars)

    /// Without brackets in which nothing but pinyin stands.
    private static func withoutPinyin(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var kept: [Unicode.Scalar] = []
        var index = 0
        while index < scalars.count {
            let isOpening = ["(", "（", "[", "［", "【"].contains(scalars[index])
            if isOpening,
                let end = scalars[index...].firstIndex(where: {
                    [")", "）", "]", "］", "】"].contains($0)
                }),
                Pinyin.isPinyin(scalars[(index + 1)..<end])
            {
                index = end + 1
            } else {
                kept.append(scalars[index])
                index += 1
            }
        }
        return kept
    }
}
