/// Full-width letters, digits and marks as people type them with a Chinese keyboard.
enum HalfWidth {
    /// The text with these as ASCII, without spaces at both ends.
    static func folded(_ text: some StringProtocol) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E:
                folded.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000, 0xA0: folded.append(" ")
            case 0x2212: folded.append("-")
            default: folded.append(scalar)
            }
        }
        let isSpace = { (character: Character) in character.isWhitespace }
        return String(
            String(folded).drop(while: isSpace).reversed().drop(while: isSpace).reversed()
        )
    }
}
