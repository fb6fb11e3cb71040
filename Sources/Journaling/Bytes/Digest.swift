/// A SHA-256 digest: the identity of an entry, a place in a chain, the name of a photo.
///
/// Ordered as its 32 bytes.
package struct Digest: Hashable, Sendable {
    // Four big-endian words: comparing and hashing them is comparing and hashing the bytes.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// Reads 32 bytes.
    ///
    /// - Returns: `nil` unless `bytes` has exactly 32 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Digest.byteCount else { return nil }
        let made: Digest? = bytes.withContiguousStorageIfAvailable { buffer in
            Digest(reading: UnsafeRawBufferPointer(buffer))
        }
        self = made ?? Array(bytes).withUnsafeBytes { Digest(reading: $0) }
    }

    /// Reads the first 32 bytes of `buffer`, which must have that many.
    init(reading buffer: UnsafeRawBufferPointer) {
        words = (
            UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
            UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        )
    }

    /// The number of bytes of every digest.
    package static let byteCount = 32

    /// The 32 bytes.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(Digest.byteCount)
        result.append(self)
        return result
    }

    package static func == (one: Digest, other: Digest) -> Bool {
        one.words == other.words
    }

    package func hash(into hasher: inout Hasher) {
        // A digest is already uniform; its first word is enough to spread.
        hasher.combine(words.0)
    }

    /// Calls `body` with the 32 bytes without allocating.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        var big = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
        return withUnsafeBytes(of: &big, body)
    }
}

extension Digest: Comparable {
    package static func < (earlier: Digest, later: Digest) -> Bool {
        earlier.words < later.words
    }
}

extension Digest: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    package var hex: String { Hex.text(bytes) }
    package var description: String { hex }

    /// Reads 64 lower-case hexadecimal digits; `nil` for anything else.
    package init?(hex: some StringProtocol) {
        guard let bytes = Hex.bytes(hex) else { return nil }
        self.init(bytes)
    }
}

extension [UInt8] {
    /// Appends the 32 bytes of `digest`.
    package mutating func append(_ digest: Digest) {
        digest.withBytes { append(contentsOf: $0) }
    }
}
