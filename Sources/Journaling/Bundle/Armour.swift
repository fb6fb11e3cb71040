/// Base64 (RFC 4648).
///
/// Foundation's would bring Foundation into the pure targets.
enum Base64 {
    private static let standard = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )
    private static let url = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8
    )

    /// With padding.
    static func text(_ bytes: [UInt8]) -> [UInt8] {
        var text = encoded(bytes, standard)
        while !text.count.isMultiple(of: 4) { text.append(UInt8(ascii: "=")) }
        return text
    }

    /// The URL-safe alphabet without padding.
    static func urlText(_ bytes: [UInt8]) -> String {
        String(decoding: encoded(bytes, url), as: UTF8.self)
    }

    private static func encoded(_ bytes: [UInt8], _ alphabet: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 3 * 4 + 4)
        var index = 0
        while index < bytes.count {
            let rest = min(3, bytes.count - index)
            var group: UInt32 = 0
            for place in 0..<3 {
                group = group << 8 | (place < rest ? UInt32(bytes[index + place]) : 0)
            }
            for place in 0...rest {
                text.append(alphabet[Int(group >> (18 - 6 * UInt32(place)) & 63)])
            }
            index += 3
        }
        return text
    }

    /// Reads both alphabets, with or without padding; `nil` at any other character.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var group: UInt32 = 0
        var bits: UInt32 = 0
        var padding = 0
        for character in text.utf8 {
            if character == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            guard padding == 0, let value = value(character) else { return nil }
            group = group << 6 | value
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: group >> bits))
                group &= (1 << bits) - 1
            }
        }
        return bits < 6 && group == 0 && padding <= 2 ? bytes : nil
    }

    private static func value(_ character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character) + 4
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}

/// Bundles as text that survives messengers: renamed, quoted, with other line ends.
///
/// Format: Documentation/journal-format.md, section 5.
package enum Armour {
    private static let begin = "-----BEGIN WATCHBOOK BUNDLE-----"
    private static let end = "-----END WATCHBOOK BUNDLE-----"

    package static func text(_ bundle: [UInt8]) -> String {
        let base64 = Base64.text(bundle)
        var lines = [begin]
        for start in stride(from: 0, to: base64.count, by: 64) {
            lines.append(
                String(decoding: base64[start..<min(start + 64, base64.count)], as: UTF8.self)
            )
        }
        return (lines + [end]).joined(separator: "\n") + "\n"
    }

    /// A block found in a text.
    package enum Block: Equatable, Sendable {
        case bundle([UInt8])
        /// Not base64, or without its last line.
        case damaged
    }

    /// Whether the text has the first line of a block at all.
    package static func isArmoured(_ text: String) -> Bool { text.utf8.contains(begin) }

    /// The blocks of a text in their order; what stands around them is ignored.
    package static func blocks(in text: String) -> [Block] {
        text.components(between: begin, and: end).map { inside in
            guard let inside else { return .damaged }
            let kept = inside.filter { !$0.isWhitespace && $0 != "\u{FEFF}" && $0 != ">" }
            return Base64.bytes(kept).map(Block.bundle) ?? .damaged
        }
    }
}

extension String.UTF8View {
    fileprivate func contains(_ word: String) -> Bool {
        String(self).firstRange(of: word) != nil
    }
}

extension String {
    /// The texts between each `begin` and the next `end`; `nil` for one without an end.
    fileprivate func components(between begin: String, and end: String) -> [Substring?] {
        var found: [Substring?] = []
        var rest = self[...]
        while let opening = rest.firstRange(of: begin) {
            rest = rest[opening.upperBound...]
            guard let closing = rest.firstRange(of: end) else {
                found.append(nil)
                break
            }
            found.append(rest[..<closing.lowerBound])
            rest = rest[closing.upperBound...]
        }
        return found
    }
}
