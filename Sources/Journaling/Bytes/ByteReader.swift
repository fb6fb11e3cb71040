/// Reads integers, texts and blobs from bytes of unknown origin; nothing in it traps.
///
/// Format: Documentation/journal-format.md, "Conventions".
package struct ByteReader {
    private let buffer: UnsafeRawBufferPointer
    package private(set) var offset = 0

    /// Reads from `buffer`, which must outlive the reader.
    package init(_ buffer: UnsafeRawBufferPointer) {
        self.buffer = buffer
    }

    package var remaining: Int { buffer.count - offset }
    package var isAtEnd: Bool { offset == buffer.count }

    /// The next byte, or `nil` at the end.
    package mutating func byte() -> UInt8? {
        guard offset < buffer.count else { return nil }
        defer { offset += 1 }
        return buffer[offset]
    }

    /// The next unsigned LEB128 integer: at most 9 bytes, shortest form, at most 2⁶³−1.
    package mutating func integer() -> Int64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while offset < buffer.count {
            let byte = buffer[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 {
                let isShortest = byte != 0 || shift == 0
                return isShortest ? Int64(value) : nil
            }
            shift += 7
            if shift > 56 { return nil }
        }
        return nil
    }

    /// An integer of at most `limit`, as `Int`.
    package mutating func count(limit: Int) -> Int? {
        guard let value = integer(), value <= Int64(limit) else { return nil }
        return Int(value)
    }

    /// The next `count` bytes as a view that is valid as long as the buffer; `nil` when there are fewer.
    package mutating func slice(_ count: Int) -> UnsafeRawBufferPointer? {
        guard count >= 0, count <= remaining else { return nil }
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: buffer[offset..<offset + count])
    }

    /// A length of at most `limit` and that many bytes.
    package mutating func blob(limit: Int) -> UnsafeRawBufferPointer? {
        guard let length = count(limit: limit) else { return nil }
        return slice(length)
    }

    package mutating func digest() -> Digest? {
        slice(Digest.byteCount).map { Digest(reading: $0) }
    }

    package mutating func device() -> DeviceID? {
        slice(DeviceID.byteCount).map { DeviceID(reading: $0) }
    }
}

extension [UInt8] {
    /// Appends `value`, which must not be negative, as unsigned LEB128 in its shortest form.
    package mutating func append(leb value: Int64) {
        var rest = UInt64(bitPattern: value)
        while rest >= 0x80 {
            append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    /// Appends the length of `bytes` and the bytes.
    package mutating func append(blob bytes: some Collection<UInt8>) {
        append(leb: Int64(bytes.count))
        append(contentsOf: bytes)
    }

    /// Appends the length of `text` in UTF-8 and its bytes.
    package mutating func append(text: String) {
        append(blob: text.utf8)
    }
}

extension [UInt8] {
    /// Calls `body` with the bytes and keeps the type of its error, which
    /// `withUnsafeBytes` does not.
    func reading<Value, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let result: Result<Value, Failure> = withUnsafeBytes { buffer in
            do throws(Failure) {
                return .success(try body(buffer))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
