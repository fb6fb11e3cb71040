/// Reads a payload in one pass: strict I-JSON with integers only, and where its claim lies.
///
/// Format: Documentation/journal-format.md, "Payload". Foundation's reader would accept trailing
/// commas and duplicate members and costs several times as much.
struct PayloadScanner {
    /// What the law needs of a payload.
    struct Outline: Equatable {
        /// The bytes of the claim, canonical.
        var claim: Range<Int> = 0..<0
        var about: Range<Int> = 0..<0
        /// Whether `about.decides` is `true`.
        var decides = false
        /// 1 unless the payload says otherwise.
        var version: Int64 = 1
    }

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0
    /// The names of the objects that are open, where their order alone does not say that no two
    /// are the same.
    private var names: [Range<Int>] = []
    private var isCanonical = false
    /// Whether names are expected in ascending order everywhere, as programs write them.
    private let expectsOrder: Bool
    private var lastInteger: Int64 = 0
    private var lastWasTrue = false
    /// Whether there is no backslash anywhere: then names are compared as they stand.
    private let isPlain: Bool

    private enum Fault: Error {
        case broken
        /// Names are not in the order that was expected.
        case unordered
    }

    static let depthLimit = 16

    private init(_ bytes: UnsafeRawBufferPointer, isPlain: Bool, expectsOrder: Bool = false) {
        self.bytes = bytes
        self.isPlain = isPlain
        self.expectsOrder = expectsOrder
    }

    /// The outline of `bytes`, or `nil` when they break a rule of the format.
    static func outline(of bytes: UnsafeRawBufferPointer) -> Outline? {
        let traits = bytes.textTraits
        guard isValidUTF8(bytes, traits) else { return nil }
        var scanner = PayloadScanner(bytes, isPlain: traits.isPlain, expectsOrder: true)
        do throws(Fault) {
            return try scanner.payload()
        } catch .unordered {
            scanner = PayloadScanner(bytes, isPlain: traits.isPlain)
            return try? scanner.payload()
        } catch {
            return nil
        }
    }

    /// Whether `bytes` are one canonical claim: sorted members, no spaces, shortest escapes.
    static func isCanonicalClaim(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let traits = bytes.textTraits
        guard isValidUTF8(bytes, traits) else { return false }
        var scanner = PayloadScanner(bytes, isPlain: traits.isPlain)
        scanner.isCanonical = true
        guard bytes.first == UInt8(ascii: "{"), (try? scanner.value(depth: 2)) != nil else {
            return false
        }
        return scanner.offset == bytes.count
    }

    private static func isValidUTF8(
        _ bytes: UnsafeRawBufferPointer,
        _ traits: (isASCII: Bool, isPlain: Bool)
    ) -> Bool {
        // The standard library's validation refuses surrogates, and makes a copy.
        traits.isASCII
            || String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) != nil
    }

    private mutating func payload() throws(Fault) -> Outline {
        var outline = Outline()
        var hasClaim = false
        var hasAbout = false
        var hasVersion = false
        skipSpace()
        try expect(UInt8(ascii: "{"))
        skipSpace()
        var isFirst = true
        while peek() != UInt8(ascii: "}") {
            if !isFirst {
                try expect(UInt8(ascii: ","))
                skipSpace()
            }
            isFirst = false
            let name = try string()
            skipSpace()
            try expect(UInt8(ascii: ":"))
            skipSpace()
            let start = offset
            if !hasClaim, equals(name, "claim") {
                hasClaim = true
                isCanonical = true
                guard peek() == UInt8(ascii: "{") else { throw Fault.broken }
                try value(depth: 2)
                isCanonical = false
                outline.claim = start..<offset
            } else if !hasAbout, equals(name, "about") {
                hasAbout = true
                guard peek() == UInt8(ascii: "{") else { throw Fault.broken }
                outline.decides = try object(depth: 2, flag: "decides")
                outline.about = start..<offset
            } else if !hasVersion, equals(name, "version") {
                hasVersion = true
                guard let first = peek(), first == UInt8(ascii: "-") || isDigit(first) else {
                    throw Fault.broken
                }
                try number()
                outline.version = lastInteger
            } else {
                throw Fault.broken
            }
            skipSpace()
        }
        offset += 1
        skipSpace()
        guard offset == bytes.count, hasClaim, hasAbout, !hasVersion || outline.version != 1 else {
            throw Fault.broken
        }
        return outline
    }

    private func peek() -> UInt8? {
        offset < bytes.count ? bytes[offset] : nil
    }

    private mutating func expect(_ byte: UInt8) throws(Fault) {
        guard peek() == byte else { throw Fault.broken }
        offset += 1
    }

    /// Skips white space, of which a canonical claim has none.
    private mutating func skipSpace() {
        guard !isCanonical else { return }
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            offset += 1
        }
    }

    private mutating func value(depth: Int) throws(Fault) {
        lastWasTrue = false
        guard let first = peek() else { throw Fault.broken }
        switch first {
        case UInt8(ascii: "{"): _ = try object(depth: depth, flag: nil)
        case UInt8(ascii: "["): try array(depth: depth)
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"):
            try literal("true")
            lastWasTrue = true
            return
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        default: try number()
        }
        lastWasTrue = false
    }

    /// Reads an object; returns whether its member named `flag` is `true`.
    private mutating func object(depth: Int, flag: StaticString?) throws(Fault) -> Bool {
        guard depth <= PayloadScanner.depthLimit else { throw Fault.broken }
        let base = names.count
        defer { if names.count > base { names.removeSubrange(base...) } }
        var isFlagged = false
        var last: Range<Int>?
        try expect(UInt8(ascii: "{"))
        skipSpace()
        while peek() != UInt8(ascii: "}") {
            if last != nil {
                try expect(UInt8(ascii: ","))
                skipSpace()
            }
            let name = try string()
            try admit(name, last: last, after: base)
            last = name
            skipSpace()
            try expect(UInt8(ascii: ":"))
            skipSpace()
            try value(depth: depth + 1)
            if let flag, lastWasTrue, equals(name, flag) { isFlagged = true }
            skipSpace()
        }
        offset += 1
        return isFlagged
    }

    private mutating func array(depth: Int) throws(Fault) {
        guard depth <= PayloadScanner.depthLimit else { throw Fault.broken }
        try expect(UInt8(ascii: "["))
        skipSpace()
        var isFirst = true
        while peek() != UInt8(ascii: "]") {
            if !isFirst {
                try expect(UInt8(ascii: ","))
                skipSpace()
            }
            isFirst = false
            try value(depth: depth + 1)
            skipSpace()
        }
        offset += 1
    }

    /// Takes a member name into the object whose names begin at `base`, unless it is there already.
    ///
    /// `last`: the name before it.
    private mutating func admit(
        _ name: Range<Int>,
        last: Range<Int>?,
        after base: Int
    ) throws(Fault) {
        if isCanonical || expectsOrder {
            if let last, !isBefore(last, name) { throw isCanonical ? Fault.broken : .unordered }
            return
        }
        if names.count - base < 32 {
            for known in names[base...] where isEqual(known, name) { throw Fault.broken }
        } else {
            // Large objects: linear search would make a hostile payload expensive.
            var seen = Set<[UInt8]>()
            for known in names[base...] { seen.insert(unescaped(known)) }
            if seen.contains(unescaped(name)) { throw Fault.broken }
        }
        names.append(name)
    }

    private func raw(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[range])
    }

    private func isPlain(_ range: Range<Int>) -> Bool {
        isPlain || !raw(range).contains(UInt8(ascii: "\\"))
    }

    private func isEqual(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        isPlain(one) && isPlain(other)
            ? raw(one).isSame(as: raw(other))
            : unescaped(one) == unescaped(other)
    }

    private func isBefore(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        isPlain(one) && isPlain(other)
            ? raw(one).precedes(raw(other))
            : unescaped(one).lexicographicallyPrecedes(unescaped(other))
    }

    private func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
        let wanted = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return isPlain(range)
            ? raw(range).isSame(as: wanted)
            : unescaped(range).elementsEqual(wanted)
    }

    private func unescaped(_ range: Range<Int>) -> [UInt8] {
        JSONText.unescaped(raw(range))
    }

    /// Reads a string; returns the range between its quotes.
    private mutating func string() throws(Fault) -> Range<Int> {
        try expect(UInt8(ascii: "\""))
        let start = offset
        var place = offset
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: "\"") {
                offset = place
                return start..<place - 1
            }
            if byte < 0x20 { throw Fault.broken }
            if byte == UInt8(ascii: "\\") {
                offset = place
                try escape()
                place = offset
            }
        }
        throw Fault.broken
    }

    private mutating func escape() throws(Fault) {
        guard let kind = peek() else { throw Fault.broken }
        offset += 1
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "/"):
            if isCanonical { throw Fault.broken }
        case UInt8(ascii: "u"):
            let unit = try hexadecimal()
            if isCanonical {
                let hasShortForm = [8, 9, 10, 12, 13].contains(unit)
                if unit >= 0x20 || hasShortForm { throw Fault.broken }
            }
            if unit == 0 || (0xDC00...0xDFFF).contains(unit) { throw Fault.broken }
            if (0xD800...0xDBFF).contains(unit) {
                try expect(UInt8(ascii: "\\"))
                try expect(UInt8(ascii: "u"))
                guard (0xDC00...0xDFFF).contains(try hexadecimal()) else { throw Fault.broken }
            }
        default: throw Fault.broken
        }
    }

    private mutating func hexadecimal() throws(Fault) -> Int {
        var unit = 0
        for _ in 0..<4 {
            guard let digit = peek() else { throw Fault.broken }
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | Int(digit - 48)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | Int(digit - 87)
            case UInt8(ascii: "A")...UInt8(ascii: "F"):
                if isCanonical { throw Fault.broken }
                unit = unit << 4 | Int(digit - 55)
            default: throw Fault.broken
            }
            offset += 1
        }
        return unit
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// Reads an integer within ±(2⁵³−1), without fraction, exponent, leading zero or `-0`.
    private mutating func number() throws(Fault) {
        let isNegative = peek() == UInt8(ascii: "-")
        if isNegative { offset += 1 }
        let start = offset
        var value: Int64 = 0
        while let byte = peek(), isDigit(byte) {
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
            guard value <= 1 << 53 - 1 else { throw Fault.broken }
            offset += 1
        }
        let digits = offset - start
        guard digits > 0, digits == 1 || bytes[start] != UInt8(ascii: "0"),
            !(isNegative && value == 0)
        else { throw Fault.broken }
        if let next = peek(), next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") {
            throw Fault.broken
        }
        lastInteger = isNegative ? -value : value
    }

    private mutating func literal(_ text: StaticString) throws(Fault) {
        for index in 0..<text.utf8CodeUnitCount { try expect(text.utf8Start[index]) }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether no byte is above 0x7F, and whether none is a backslash; looks at eight at a time.
    fileprivate var textTraits: (isASCII: Bool, isPlain: Bool) {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones << 7
        let backslashes = ones &* UInt64(UInt8(ascii: "\\"))
        var high: UInt64 = 0
        var backslash: UInt64 = 0
        var offset = 0
        while offset + 8 <= count {
            let word = loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            high |= word
            // A byte that is zero here has its highest bit set in the end.
            let other = word ^ backslashes
            backslash |= (other &- ones) & ~other
            offset += 8
        }
        for byte in self[offset...] {
            high |= UInt64(byte)
            if byte == UInt8(ascii: "\\") { backslash = highs }
        }
        return (high & highs == 0, backslash & highs == 0)
    }

    /// Whether the bytes are the same.
    package func isSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }

    package func isSame(as bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { isSame(as: $0) }
    }

    /// As many of the first bytes as there are.
    package func first(_ length: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: self[..<Swift.min(length, count)])
    }

    /// Whether these come first in the order of bytes.
    fileprivate func precedes(_ other: UnsafeRawBufferPointer) -> Bool {
        for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
            return self[index] < other[index]
        }
        return count < other.count
    }

    /// Whether the bytes are text in UTF-8.
    var isUTF8: Bool {
        // The standard library's validation makes a copy.
        isASCII || String(validating: bindMemory(to: UInt8.self), as: UTF8.self) != nil
    }

    /// Whether no byte is above 0x7F; looks at eight at a time.
    var isASCII: Bool {
        var offset = 0
        while offset + 8 <= count {
            let word = loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { return false }
            offset += 8
        }
        return self[offset...].allSatisfy { $0 < 0x80 }
    }
}

/// Text of JSON strings.
enum JSONText {
    /// The characters of the inside of a valid JSON string, in UTF-8.
    static func unescaped(_ raw: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var iterator = raw.makeIterator()
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "\\"), let kind = iterator.next() else {
                result.append(byte)
                continue
            }
            switch kind {
            case UInt8(ascii: "b"): result.append(8)
            case UInt8(ascii: "f"): result.append(12)
            case UInt8(ascii: "n"): result.append(10)
            case UInt8(ascii: "r"): result.append(13)
            case UInt8(ascii: "t"): result.append(9)
            case UInt8(ascii: "u"):
                var unit = hexadecimal(&iterator)
                if (0xD800...0xDBFF).contains(unit) {
                    _ = iterator.next()
                    _ = iterator.next()
                    unit = 0x10000 + (unit - 0xD800) << 10 + (hexadecimal(&iterator) - 0xDC00)
                }
                if let scalar = Unicode.Scalar(unit) {
                    result.append(contentsOf: Array(String(Character(scalar)).utf8))
                }
            default: result.append(kind)
            }
        }
        return result
    }

    private static func hexadecimal(_ iterator: inout some IteratorProtocol<UInt8>) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = iterator.next() else { return unit }
            unit = unit << 4 | UInt32(digit < 58 ? digit - 48 : (digit | 0x20) - 87)
        }
        return unit
    }

    /// Appends `text` between quotes with the shortest escapes.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: Array(#"\""#.utf8))
            case UInt8(ascii: "\\"): bytes.append(contentsOf: Array(#"\\"#.utf8))
            case 8: bytes.append(contentsOf: Array(#"\b"#.utf8))
            case 9: bytes.append(contentsOf: Array(#"\t"#.utf8))
            case 10: bytes.append(contentsOf: Array(#"\n"#.utf8))
            case 12: bytes.append(contentsOf: Array(#"\f"#.utf8))
            case 13: bytes.append(contentsOf: Array(#"\r"#.utf8))
            case 0..<0x20:
                bytes.append(contentsOf: Array(#"\u00"#.utf8) + Array(Hex.text([byte]).utf8))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
