/// Breaks text into lines at spaces and between Chinese characters.
enum TextWrap {
    /// - Parameters:
    ///   - text: one paragraph.
    ///   - first: columns of the first line.
    ///   - rest: columns of the others.
    /// - Returns: at least one line; a piece that fits no line stands alone and is too long.
    static func lines(of text: String, first: Int, rest: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for piece in pieces(of: text) {
            let room = lines.isEmpty ? first : rest
            let width = TextWidth.of(line) + TextWidth.of(piece.trimmedEnd)
            if width > room, !line.isEmpty {
                lines.append(line.trimmedEnd)
                line = ""
            }
            line += piece
        }
        return lines + [line.trimmedEnd]
    }

    /// Pieces that are not broken, each with the spaces after it.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var previous: Character = " "
        for character in text {
            if let last = pieces.indices.last, !mayBreak(between: previous, and: character) {
                pieces[last].append(character)
            } else {
                pieces.append(String(character))
            }
            previous = character
        }
        return pieces
    }

    private static func mayBreak(between one: Character, and next: Character) -> Bool {
        if next == " " { return false }
        if one == " " { return true }
        if "，。；：、！？）》〉」』】〕”’".contains(next) || "（《〈「『【〔“‘".contains(one) { return false }
        return TextWidth.of(one) == 2 || TextWidth.of(next) == 2
    }
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
