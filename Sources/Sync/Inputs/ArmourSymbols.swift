/// A text of unknown encoding as the few characters that armour consists of.
///
/// UTF-8 with or without a byte order mark, UTF-16 with one. ASCII stays; the spaces that
/// messengers put in become a space; everything else is ``other``.
struct ArmourSymbols {
    /// Stands for any character that armour does not have.
    static let other: UInt8 = 0xFF

    private enum Encoding { case utf8, utf16Little, utf16Big }

    private let source: any ByteSource
    private var encoding: Encoding?
    /// Bytes of a character whose rest is still to come.
    private var rest: [UInt8] = []

    init(_ source: any ByteSource) {
        self.source = source
    }

    /// The next symbols; none only at the end.
    mutating func next() throws -> [UInt8] {
        while true {
            let more = try source.read(readingStep)
            let bytes = rest + more
            if encoding == nil {
                guard bytes.count >= 2 || more.isEmpty else {
                    rest = bytes
                    continue
                }
                encoding = ArmourSymbols.encoding(of: bytes)
            }
            let symbols = encoding == .utf8 ? fromUTF8(bytes) : fromUTF16(bytes)
            if !symbols.isEmpty || more.isEmpty { return symbols }
        }
    }

    private static func encoding(of bytes: [UInt8]) -> Encoding {
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16Little }
        return bytes.starts(with: [0xFE, 0xFF]) ? .utf16Big : .utf8
    }

    private mutating func fromUTF8(_ bytes: [UInt8]) -> [UInt8] {
        var symbols: [UInt8] = []
        symbols.reserveCapacity(bytes.count)
        var index = 0
        rest = []
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                symbols.append(byte)
                index += 1
                continue
            }
            let width = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            guard index + width <= bytes.count else {
                // At the end of the text the pieces are no character and are left out.
                rest = Array(bytes[index...])
                break
            }
            let isSpace = ArmourSymbols.spaces.contains {
                $0.elementsEqual(bytes[index..<index + width])
            }
            symbols.append(isSpace ? 0x20 : ArmourSymbols.other)
            index += isWhole(bytes[index..<index + width]) ? width : 1
        }
        return symbols
    }

    private func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    }

    private mutating func fromUTF16(_ bytes: [UInt8]) -> [UInt8] {
        var symbols: [UInt8] = []
        symbols.reserveCapacity(bytes.count / 2)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let (one, two) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            let unit = encoding == .utf16Little ? two << 8 | one : one << 8 | two
            let isSpace = ArmourSymbols.spaceUnits.contains(unit)
            symbols.append(unit < 0x80 ? UInt8(unit) : isSpace ? 0x20 : ArmourSymbols.other)
        }
        rest = bytes.count.isMultiple(of: 2) ? [] : Array(bytes.suffix(1))
        return symbols
    }

    /// NEL, no-break space, the wide and narrow spaces, zero width space, line and paragraph
    /// separator, ideographic space, byte order mark.
    private static let spaceUnits: [UInt16] =
        [0x85, 0xA0] + Array(0x2000...0x200B) + [0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF]

    private static let spaces: [[UInt8]] = spaceUnits.map { unit in
        Unicode.Scalar(unit).map { Array(String($0).utf8) } ?? []
    }
}
