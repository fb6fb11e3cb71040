import Journaling

/// A text with places for values: `%1` … `%9`, and `{1|entry|entries}` for a word that depends on
/// whether value 1 is `1`.
struct Template: Equatable {
    /// A piece of a template.
    enum Piece: Equatable {
        case words(String)
        /// Counted from 1.
        case value(Int)
        case plural(Int, one: String, many: String)
    }

    let pieces: [Piece]

    init(_ text: String) {
        pieces = Template.pieces(of: text)
    }

    /// The numbers of the values that it shows or counts by, each once, ascending.
    var places: [Int] {
        let numbers = pieces.compactMap { piece -> Int? in
            switch piece {
            case .words: nil
            case .value(let number), .plural(let number, _, _): number
            }
        }
        return Set(numbers).sorted()
    }

    /// The text with its values; a value that is not given shows as a dash.
    func filled(with values: [String]) -> String {
        func value(_ number: Int) -> String? {
            values.indices.contains(number - 1) ? values[number - 1] : nil
        }
        return pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .value(let number): value(number).map(Display.safe) ?? "—"
            case .plural(let number, let one, let many): value(number) == "1" ? one : many
            }
        }.joined()
    }

    /// The values that make this text out of `line`, by number; `nil` when none do.
    func match(_ line: String) -> [Int: String]? {
        var rest = line[...]
        var found: [Int: String] = [:]
        var open: Int?
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .plural: return nil
            case .value(let number): open = number
            case .words(let words):
                let isEnd = index == pieces.count - 1 && open != nil
                let range = isEnd ? rest.lastRange(of: words) : rest.firstRange(of: words)
                guard let range else { return nil }
                if let number = open {
                    found[number] = String(rest[..<range.lowerBound])
                } else if range.lowerBound != rest.startIndex {
                    return nil
                }
                open = nil
                rest = rest[range.upperBound...]
            }
        }
        if let number = open {
            found[number] = String(rest)
            rest = ""
        }
        return rest.isEmpty ? found : nil
    }
}

extension Template {
    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var words = ""
        var rest = text[...]
        // Most texts have no place at all, and every run builds hundreds of them for its help.
        while let mark = rest.utf8.firstIndex(where: Template.isMark) {
            words += rest[..<mark]
            rest = rest[mark...]
            if let (piece, after) = place(at: rest) {
                if !words.isEmpty { pieces.append(.words(words)) }
                words = ""
                pieces.append(piece)
                rest = after
            } else {
                words.append(rest.removeFirst())
            }
        }
        words += rest
        return words.isEmpty ? pieces : pieces + [.words(words)]
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "%") || byte == UInt8(ascii: "{")
    }

    private static func place(at text: Substring) -> (Piece, Substring)? {
        guard let second = text.dropFirst().first, let number = second.wholeNumberValue,
            second.isASCII, number > 0
        else { return nil }
        if text.first == "%" { return (.value(number), text.dropFirst(2)) }
        guard text.first == "{", let end = text.firstIndex(of: "}") else { return nil }
        let inside = text[..<end].dropFirst(2)
        let parts = inside.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty else { return nil }
        let piece = Piece.plural(number, one: String(parts[1]), many: String(parts[2]))
        return (piece, text[end...].dropFirst())
    }
}

extension Substring {
    fileprivate func lastRange(of words: String) -> Range<Index>? {
        guard hasSuffix(words) else { return nil }
        return index(endIndex, offsetBy: -words.count)..<endIndex
    }
}
