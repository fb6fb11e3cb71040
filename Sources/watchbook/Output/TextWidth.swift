/// How many columns of a terminal a text takes.
enum TextWidth {
    static func of(_ text: some StringProtocol) -> Int {
        text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + of($1) }
    }

    /// The columns of one cluster: 0, 1 or 2.
    ///
    /// A cluster (letter and accents, emoji and modifiers, two halves of a flag) is as
    /// wide as its widest part, because terminals draw it in one place.
    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        if scalars.contains("\u{FE0F}") || scalars.allSatisfy(isRegional) && scalars.count == 2 {
            return 2
        }
        return scalars.map(width).max() ?? 0
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value < 0x20 ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return isWide(scalar) ? 2 : 1
        }
    }

    private static func isRegional(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F1E6...0x1F1FF).contains(scalar.value)
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isEmojiPresentation { return !isRegional(scalar) }
        return wide.contains { $0.contains(scalar.value) }
    }

    /// The wide code points but emoji, which are found by their property; the commonest first.
    ///
    /// Source: Unicode 14, EastAsianWidth.txt, W and F, joined over unassigned code points.
    /// Ambiguous ones are narrow.
    private static let wide: [ClosedRange<UInt32>] = [
        0x4E00...0xA4CF, 0x3400...0x4DBF, 0xFF01...0xFF60, 0x2E80...0x303E, 0x3041...0x3247,
        0x3250...0x33FF, 0xAC00...0xD7A3, 0x1100...0x115F, 0x2329...0x232A, 0xA960...0xA97C,
        0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF,
        0x18D00...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]

    /// The longest beginning of `text` that fits, with `…` where something was left out.
    static func cut(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        var room = width - 1
        let kept = text.prefix { character in
            room -= of(character)
            return room >= 0
        }
        return width > 0 ? kept + "…" : ""
    }
}
