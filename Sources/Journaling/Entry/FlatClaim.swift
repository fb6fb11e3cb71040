/// Reads the members of a claim that has no lists and objects in it, without making a `JSONValue`.
///
/// For tallies, which read a claim for every register.
package enum FlatClaim {
    /// The value of a member.
    package enum Value {
        /// The bytes between the quotes.
        case text(UnsafeRawBufferPointer)
        case integer(Int64)
        case bool(Bool)
        case null
    }

    /// Calls `body` with the name and value of each member of a canonical claim.
    ///
    /// - Returns: false, perhaps after some members, when it has lists, objects or escapes or is
    ///   not canonical: then read it as a `JSONValue`.
    package static func forEachMember(
        of claim: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer, Value) -> Void
    ) -> Bool {
        var reader = Reader(bytes: claim)
        guard reader.take(UInt8(ascii: "{")) else { return false }
        if reader.take(UInt8(ascii: "}")) { return reader.isAtEnd }
        repeat {
            guard let name = reader.text(), reader.take(UInt8(ascii: ":")),
                let value = reader.value()
            else { return false }
            body(name, value)
        } while reader.take(UInt8(ascii: ","))
        return reader.take(UInt8(ascii: "}")) && reader.isAtEnd
    }

    private struct Reader {
        let bytes: UnsafeRawBufferPointer
        var offset = 0

        var isAtEnd: Bool { offset == bytes.count }

        mutating func take(_ byte: UInt8) -> Bool {
            guard offset < bytes.count, bytes[offset] == byte else { return false }
            offset += 1
            return true
        }

        mutating func text() -> UnsafeRawBufferPointer? {
            guard take(UInt8(ascii: "\"")) else { return nil }
            let start = offset
            while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
                if bytes[offset] == UInt8(ascii: "\\") { return nil }
                offset += 1
            }
            let text = UnsafeRawBufferPointer(rebasing: bytes[start..<offset])
            return take(UInt8(ascii: "\"")) ? text : nil
        }

        mutating func value() -> Value? {
            guard offset < bytes.count else { return nil }
            switch bytes[offset] {
            case UInt8(ascii: "\""): return text().map(Value.text)
            case UInt8(ascii: "t"): return word("true", .bool(true))
            case UInt8(ascii: "f"): return word("false", .bool(false))
            case UInt8(ascii: "n"): return word("null", .null)
            default: return integer()
            }
        }

        private mutating func word(_ word: StaticString, _ value: Value) -> Value? {
            for index in 0..<word.utf8CodeUnitCount {
                guard take(word.utf8Start[index]) else { return nil }
            }
            return value
        }

        private mutating func integer() -> Value? {
            let isNegative = take(UInt8(ascii: "-"))
            let start = offset
            var value: Int64 = 0
            while offset < bytes.count, case let digit = bytes[offset] &- UInt8(ascii: "0"),
                digit < 10, offset - start < 17
            {
                value = value * 10 + Int64(digit)
                offset += 1
            }
            return offset > start ? .integer(isNegative ? -value : value) : nil
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are those of `text`.
    package func equals(_ text: StaticString) -> Bool {
        isSame(as: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
