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
    private var names: [Range<Int>] = []
    private var isCanonical = false
    private var lastInteger: Int64 = 0
    private var lastWasTrue = false
    /// Whether there is no backslash anywhere: then names are compared as they stand.
    private let isPlain: Bool

    private struct Broken: Error {}

    static let depthLimit = 16

    private init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        isPlain = !bytes.contains(UInt8(ascii: "\\"))
        names.reserveCapacity(16)
    }

    /// The outline of `bytes`, or `nil` when they break a rule of the format.
    static func outline(of bytes: UnsafeRawBufferPointer) -> Outline? {
        guard isValidUTF8(bytes) else { return nil }
        var scanner = PayloadScanner(bytes)
        return try? scanner.payload()
    }

    /// Whether `bytes` are one canonical claim: sorted members, no spaces, shortest escapes.
    static func isCanonicalClaim(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard isValidUTF8(bytes) else { return false }
        var scanner = PayloadScanner(bytes)
        scanner.isCanonical = true
        guard bytes.first == UInt8(ascii: "{"), (try? scanner.value(depth: 2)) != nil else {
            return false
        }
        return scanner.offset == bytes.count
    }

    private static func isValidUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
        // The standard library's validation refuses surrogates, and makes a copy.
        bytes.isASCII
            || String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) != nil
    }

    private mutating func payload() throws(Broken) -> Outline {
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
                guard peek() == UInt8(ascii: "{") else { throw Broken() }
                try value(depth: 2)
                isCanonical = false
                outline.claim = start..<offset
            } else if !hasAbout, equals(name, "about") {
                hasAbout = true
                guard peek() == UInt8(ascii: "{") else { throw Broken() }
                outline.decides = try object(depth: 2, flag: "decides")
                outline.about = start..<offset
            } else if !hasVersion, equals(name, "version") {
                hasVersion = true
                guard let first = peek(), first == UInt8(ascii: "-") || isDigit(first) else {
                    throw Broken()
                }
                try number()
                outline.version = lastInteger
            } else {
                throw Broken()
            }
            skipSpace()
        }
        offset += 1
        skipSpace()
        guard offset == bytes.count, hasClaim, hasAbout, !hasVersion || outline.version != 1 else {
            throw Broken()
        }
        return outline
    }

    private func peek() -> UInt8? {
        offset < bytes.count ? bytes[offset] : nil
    }

    private mutating func expect(_ byte: UInt8) throws(Broken) {
        guard peek() == byte else { throw Broken() }
        offset += 1
    }

    /// Skips white space, of which a canonical claim has none.
    private mutating func skipSpace() {
        guard !isCanonical else { return }
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            offset += 1
        }
    }

    private mutating func value(depth: Int) throws(Broken) {
        lastWasTrue = false
        guard let first = peek() else { throw Broken() }
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
    private mutating func object(depth: Int, flag: StaticString?) throws(Broken) -> Bool {
        guard depth <= PayloadScanner.depthLimit else { throw Broken() }
        let base = names.count
        defer { names.removeSubrange(base...) }
        var isFlagged = false
        try expect(UInt8(ascii: "{"))
        skipSpace()
        while peek() != UInt8(ascii: "}") {
            if names.count > base {
                try expect(UInt8(ascii: ","))
                skipSpace()
            }
            let name = try string()
            try admit(name, after: base)
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

    private mutating func array(depth: Int) throws(Broken) {
        guard depth <= PayloadScanner.depthLimit else { throw Broken() }
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
    private mutating func admit(_ name: Range<Int>, after base: Int) throws(Broken) {
        if isCanonical {
            if names.count > base, let last = names.last, !isBefore(last, name) { throw Broken() }
        } else if names.count - base < 32 {
            for known in names[base...] where isEqual(known, name) { throw Broken() }
        } else {
            // Large objects: linear search would make a hostile payload expensive.
            var seen = Set<[UInt8]>()
            for known in names[base...] { seen.insert(unescaped(known)) }
            if seen.contains(unescaped(name)) { throw Broken() }
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
            ? one.count == other.count && raw(one).elementsEqual(raw(other))
            : unescaped(one) == unescaped(other)
    }

    private func isBefore(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        isPlain(one) && isPlain(other)
            ? raw(one).lexicographicallyPrecedes(raw(other))
            : unescaped(one).lexicographicallyPrecedes(unescaped(other))
    }

    private func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
        let wanted = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return isPlain(range)
            ? range.count == wanted.count && raw(range).elementsEqual(wanted)
            : unescaped(range).elementsEqual(wanted)
    }

    private func unescaped(_ range: Range<Int>) -> [UInt8] {
        JSONText.unescaped(raw(range))
    }

    /// Reads a string; returns the range between its quotes.
    private mutating func string() throws(Broken) -> Range<Int> {
        try expect(UInt8(ascii: "\""))
        let start = offset
        while let byte = peek() {
            if byte == UInt8(ascii: "\"") {
                offset += 1
                return start..<offset - 1
            }
            if byte < 0x20 { throw Broken() }
            offset += 1
            if byte == UInt8(ascii: "\\") { try escape() }
        }
        throw Broken()
    }

    private mutating func escape() throws(Broken) {
        guard let kind = peek() else { throw Broken() }
        offset += 1
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "/"):
            if isCanonical { throw Broken() }
        case UInt8(ascii: "u"):
            let unit = try hexadecimal()
            if isCanonical {
                let hasShortForm = [8, 9, 10, 12, 13].contains(unit)
                if unit >= 0x20 || hasShortForm { throw Broken() }
            }
            if unit == 0 || (0xDC00...0xDFFF).contains(unit) { throw Broken() }
            if (0xD800...0xDBFF).contains(unit) {
                try expect(UInt8(ascii: "\\"))
                try expect(UInt8(ascii: "u"))
                guard (0xDC00...0xDFFF).contains(try hexadecimal()) else { throw Broken() }
            }
        default: throw Broken()
        }
    }

    private mutating func hexadecimal() throws(Broken) -> Int {
        var unit = 0
        for _ in 0..<4 {
            guard let digit = peek() else { throw Broken() }
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | Int(digit - 48)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | Int(digit - 87)
            case UInt8(ascii: "A")...UInt8(ascii: "F"):
                if isCanonical { throw Broken() }
                unit = unit << 4 | Int(digit - 55)
            default: throw Broken()
            }
            offset += 1
        }
        return unit
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// Reads an integer within ±(2⁵³−1), without fraction, exponent, leading zero or `-0`.
    private mutating func number() throws(Broken) {
        let isNegative = peek() == UInt8(ascii: "-")
        if isNegative { offset += 1 }
        let start = offset
        var value: Int64 = 0
        while let byte = peek(), isDigit(byte) {
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
            guard value <= 1 << 53 - 1 else { throw Broken() }
            offset += 1
        }
        let digits = offset - start
        guard digits > 0, digits == 1 || bytes[start] != UInt8(ascii: "0"),
            !(isNegative && value == 0)
        else { throw Broken() }
        if let next = peek(), next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") {
            throw Broken()
        }
        lastInteger = isNegative ? -value : value
    }

    private mutating func literal(_ text: StaticString) throws(Broken) {
        for index in 0..<text.utf8CodeUnitCount { try expect(text.utf8Start[index]) }
    }
}

extension UnsafeRawBufferPointer {
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
