import Journaling

/// The blocks of an armoured text, decoded while they are read.
///
/// Format: Documentation/journal-format.md, section 5. Unlike `Armour.blocks`, which takes a text
/// in memory, this gives what came before a damage and needs no more memory than a step.
final class ArmourStream {
    private enum Place {
        case outside
        case inside
        /// In a line of dashes, which must become the last line or the first of the next block.
        case atDashes(Int)
        /// Behind the first line of a block that nobody has asked for yet.
        case atNext
        /// At a character that has no place in a block.
        case atDamage
    }

    private var symbols: ArmourSymbols
    private let name: String
    private var buffer: ArraySlice<UInt8> = []
    private var place = Place.outside
    private var begin = LineMatcher(ArmourStream.lines[0].utf8)
    private var end = LineMatcher(ArmourStream.lines[1].utf8)
    private var group: UInt32 = 0
    private var bits: UInt32 = 0
    private var hasPadding = false
    /// Counts the blocks, so that the reader of an earlier one gets nothing of a later one.
    private(set) var block = 0

    /// The first and the last line of a block.
    private static let lines = Armour.text([]).split(separator: "\n")

    init(_ source: any ByteSource, name: String) {
        symbols = ArmourSymbols(source)
        self.name = name
    }

    /// Goes to the next block; false when there is none.
    func nextBlock() throws -> Bool {
        while isInBlock, let symbol = try symbol() { _ = decoded(symbol) }
        if case .atNext = place {
        } else {
            begin.reset()
            guard try findBegin() else { return false }
        }
        (group, bits, hasPadding) = (0, 0, false)
        place = .inside
        block += 1
        return true
    }

    /// At most `count` bytes of the block, none only at its end.
    ///
    /// - Throws: `Problem(.armourDamaged)` at a character that has no place in a block, after the
    ///   bytes before it were given out.
    func read(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(count, readingStep))
        while bytes.count < min(count, readingStep), isInBlock, let symbol = try symbol() {
            if let byte = decoded(symbol) { bytes.append(byte) }
        }
        if bytes.isEmpty, case .atDamage = place {
            place = .outside
            throw Problem(.armourDamaged, name)
        }
        return bytes
    }

    private var isInBlock: Bool {
        switch place {
        case .inside, .atDashes: true
        case .outside, .atNext, .atDamage: false
        }
    }

    private func findBegin() throws -> Bool {
        while let symbol = try symbol() {
            if begin.ends(with: symbol) { return true }
        }
        return false
    }

    private func symbol() throws -> UInt8? {
        if buffer.isEmpty { buffer = try symbols.next()[...] }
        return buffer.popFirst()
    }

    private func decoded(_ symbol: UInt8) -> UInt8? {
        if case .atDashes(let count) = place {
            takeDashes(symbol, count: count)
            return nil
        }
        switch symbol {
        case UInt8(ascii: "-"):
            begin.reset()
            end.reset()
            takeDashes(symbol, count: 0)
        case UInt8(ascii: "="):
            hasPadding = true
        case 0x09...0x0D, 0x20, UInt8(ascii: ">"):
            break
        default:
            if !hasPadding, let value = ArmourStream.value(symbol) { return byte(adding: value) }
            place = .atDamage
        }
        return nil
    }

    private func takeDashes(_ symbol: UInt8, count: Int) {
        let isEnd = end.ends(with: symbol)
        let isBegin = begin.ends(with: symbol)
        let isTooLong = count > 2 * ArmourStream.lines[0].utf8.count
        place = isEnd ? .outside : isBegin ? .atNext : isTooLong ? .atDamage : .atDashes(count + 1)
    }

    private func byte(adding value: UInt32) -> UInt8? {
        group = group << 6 | value
        bits += 6
        guard bits >= 8 else { return nil }
        bits -= 8
        defer { group &= (1 << bits) - 1 }
        return UInt8(truncatingIfNeeded: group >> bits)
    }

    private static func value(_ symbol: UInt8) -> UInt32? {
        switch symbol {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(symbol) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(symbol) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(symbol) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}

extension ArmourStream {
    /// Whether the bytes of a text have the first line of a block.
    static func isArmour(_ source: any ByteSource) throws -> Bool {
        try ArmourStream(source, name: "").nextBlock()
    }
}
