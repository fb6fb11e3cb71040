import Crypto

/// The digests that bind one device's entries together.
///
/// Format: Documentation/journal-format.md, section 3.
package enum Chain {
    private static let entryPrefix = Array("watchbook-entry-1\0".utf8)
    private static let chainPrefix = Array("watchbook-chain-1\0".utf8)
    private static let sealPrefix = Array("watchbook-seal-1\0".utf8)

    /// h(n): the identity of an entry.
    package static func identity(of canonicalBytes: UnsafeRawBufferPointer) -> Digest {
        var hash = SHA256()
        // Twice as fast as update(data:), which asks for regions.
        entryPrefix.withUnsafeBytes { hash.update(bufferPointer: $0) }
        hash.update(bufferPointer: canonicalBytes)
        return hash.finalize().withUnsafeBytes { Digest(reading: $0) }
    }

    package static func identity(of canonicalBytes: [UInt8]) -> Digest {
        canonicalBytes.withUnsafeBytes { identity(of: $0) }
    }

    /// d(0): the digest before a device's first entry.
    package static func start(of device: DeviceID) -> Digest {
        var hash = SHA256()
        hash.update(data: chainPrefix)
        device.withBytes { hash.update(bufferPointer: $0) }
        return hash.finalize().withUnsafeBytes { Digest(reading: $0) }
    }

    /// d(n) from d(n−1), n and h(n).
    package static func next(after before: Digest, seq: Int64, entry: Digest) -> Digest {
        let longest = chainPrefix.count + 2 * Digest.byteCount + 9
        return withUnsafeTemporaryAllocation(byteCount: longest, alignment: 8) { buffer in
            var length = 0
            func append(_ bytes: UnsafeRawBufferPointer) {
                UnsafeMutableRawBufferPointer(rebasing: buffer[length...]).copyMemory(from: bytes)
                length += bytes.count
            }
            chainPrefix.withUnsafeBytes(append)
            before.withBytes(append)
            length += encode(seq, into: UnsafeMutableRawBufferPointer(rebasing: buffer[length...]))
            entry.withBytes(append)
            let message = UnsafeRawBufferPointer(rebasing: buffer[..<length])
            var hash = SHA256()
            hash.update(bufferPointer: message)
            return hash.finalize().withUnsafeBytes { Digest(reading: $0) }
        }
    }

    /// Writes unsigned LEB128 without allocating; returns its length.
    private static func encode(_ value: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        var rest = UInt64(bitPattern: value)
        var length = 0
        while rest >= 0x80, length < 8 {
            buffer[length] = UInt8(rest & 0x7F) | 0x80
            rest >>= 7
            length += 1
        }
        buffer[length] = UInt8(rest)
        return length + 1
    }

    /// The bytes that a seal signs.
    package static func sealMessage(_ chain: Digest) -> [UInt8] {
        sealPrefix + chain.bytes
    }

    /// SHA-256 of `bytes`, the name of a photo.
    package static func sha256(_ bytes: some Collection<UInt8>) -> Digest {
        var hash = SHA256()
        hash.update(data: Array(bytes))
        return hash.finalize().withUnsafeBytes { Digest(reading: $0) }
    }
}

/// SHA-256 of bytes that come in pieces.
package struct DigestStream {
    private var hash = SHA256()

    package init() {}

    package mutating func add(_ bytes: [UInt8]) {
        hash.update(data: bytes)
    }

    /// The digest of all that was added so far.
    package var digest: Digest {
        hash.finalize().withUnsafeBytes { Digest(reading: $0) }
    }
}
