import CDeflate

/// One link of a chain: an entry's bytes, or only its digest when they are withheld.
package struct Link: Hashable, Sendable {
    /// h(n).
    package let digest: Digest
    /// The canonical bytes; `nil` when withheld.
    package let bytes: [UInt8]?

    package init(bytes: [UInt8]) {
        self.bytes = bytes
        digest = Chain.identity(of: bytes)
    }

    package init(withheld digest: Digest) {
        self.digest = digest
        bytes = nil
    }
}

/// A run of one device's entries that proves itself from the chain digest before it.
///
/// The frames stay deflated until they are verified. Format: journal-format.md, section 4.
package struct Segment: Hashable, Sendable {
    package let device: DeviceID
    package let key: PublicKey
    /// Seq of the first entry, ≥ 1.
    package let first: Int64
    /// Number of entries, 1 … ``Limit/count``.
    package let count: Int64
    /// d(first − 1).
    package let before: Digest
    /// Size of the inflated frames in bytes.
    package let length: Int
    /// The frames, raw deflate.
    package let frames: [UInt8]
    /// d(first + count − 1).
    package let last: Digest
    package let seal: Signature

    /// Bounds that are checked before anything is allocated.
    package enum Limit {
        package static let count = 65_536
        package static let length = 16 << 20
        package static let body = 17 << 20
    }

    /// Seq of the last entry.
    package var through: Int64 { first + count - 1 }
}

extension Segment {
    /// Why a segment is refused.
    package enum Refusal: Error, Equatable, Sendable {
        /// Lengths or counts do not fit.
        case unreadable
        /// The key is not the device's.
        case key
        /// The frames do not inflate to what was announced.
        case frames
        /// The chain does not lead to the last digest: an entry was changed, left out or put in.
        case chain
        /// The seal is not the device's over the last chain digest.
        case seal
    }

    /// Packs links into a segment and seals it.
    ///
    /// `links`: 1 … ``Limit/count`` links whose bytes together stay below ``Limit/length``.
    ///
    /// - Throws: whatever signing throws.
    package static func sealed(
        _ links: [Link],
        device key: PrivateKey,
        first: Int64,
        before: Digest
    ) throws -> Segment {
        var last = before
        for (index, link) in links.enumerated() {
            last = Chain.next(after: last, seq: first + Int64(index), entry: link.digest)
        }
        let seal = try key.signature(over: Chain.sealMessage(last))
        return Segment(
            links,
            key: key.publicKey,
            first: first,
            before: before,
            last: last,
            seal: seal
        )
    }

    /// Packs links under a seal that exists already.
    package init(
        _ links: [Link],
        key: PublicKey,
        first: Int64,
        before: Digest,
        last: Digest,
        seal: Signature
    ) {
        var frames: [UInt8] = []
        frames.reserveCapacity(links.reduce(0) { $0 + ($1.bytes?.count ?? 32) + 3 })
        for link in links {
            if let bytes = link.bytes {
                frames.append(blob: bytes)
            } else {
                frames.append(0)
                frames.append(link.digest)
            }
        }
        self.init(
            device: key.device,
            key: key,
            first: first,
            count: Int64(links.count),
            before: before,
            length: frames.count,
            frames: Deflate.deflated(frames),
            last: last,
            seal: seal
        )
    }

    /// The bytes that stand in a bundle and in a ledger.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(frames.count + 260)
        bytes.append(device)
        bytes.append(contentsOf: key.bytes)
        bytes.append(leb: first)
        bytes.append(leb: count)
        bytes.append(before)
        bytes.append(leb: Int64(length))
        bytes.append(blob: frames)
        bytes.append(last)
        bytes.append(contentsOf: seal.bytes)
        return bytes
    }

    /// Reads ``bytes``; nothing is verified yet.
    package init(reading bytes: UnsafeRawBufferPointer) throws(Refusal) {
        var reader = ByteReader(bytes)
        guard let device = reader.device(), let keyBytes = reader.slice(PublicKey.byteCount),
            let key = PublicKey(keyBytes), let first = reader.integer(), first >= 1,
            let count = reader.count(limit: Limit.count), count >= 1,
            first <= Int64.max - Int64(count), let before = reader.digest(),
            let length = reader.count(limit: Limit.length),
            let frames = reader.blob(limit: Limit.body), let last = reader.digest(),
            let sealBytes = reader.slice(Signature.byteCount), let seal = Signature(sealBytes),
            reader.isAtEnd
        else { throw .unreadable }
        self.init(
            device: device,
            key: key,
            first: first,
            count: Int64(count),
            before: before,
            length: length,
            frames: Array(frames),
            last: last,
            seal: seal
        )
    }

    package init(reading bytes: [UInt8]) throws(Refusal) {
        self = try bytes.reading { (buffer) throws(Refusal) in try Segment(reading: buffer) }
    }

    /// Calls `body` with each entry in order: its digest, its chain digest, and its canonical bytes
    /// (`nil` when withheld), which are valid only during the call.
    ///
    /// Verifies the chain, and key and seal unless `trusting` (segments read back from a store that
    /// verified them).
    ///
    /// - Throws: the refusal; `body` may have been called for entries before the fault, so the
    ///   caller keeps nothing until this returns.
    package func forEachEntry(
        trusting: Bool = false,
        _ body: (_ seq: Int64, _ digest: Digest, _ chain: Digest, _ bytes: UnsafeRawBufferPointer?)
            -> Void
    ) throws(Refusal) {
        guard trusting || key.device == device else { throw .key }
        guard (before == Chain.start(of: device)) == (first == 1) else { throw .chain }
        guard let inflated = Deflate.inflated(frames, length: length) else { throw .frames }
        let chain = try inflated.reading { (buffer) throws(Refusal) in
            try walk(buffer, body)
        }
        guard chain == last else { throw .chain }
        guard trusting || seal.isValid(over: Chain.sealMessage(last), by: key) else { throw .seal }
    }

    private func walk(
        _ buffer: UnsafeRawBufferPointer,
        _ body: (Int64, Digest, Digest, UnsafeRawBufferPointer?) -> Void
    ) throws(Refusal) -> Digest {
        var reader = ByteReader(buffer)
        var chain = before
        for seq in first..<first + count {
            guard let size = reader.count(limit: Entry.Limit.bytes) else { throw .frames }
            if size == 0 {
                guard let digest = reader.digest() else { throw .frames }
                chain = Chain.next(after: chain, seq: seq, entry: digest)
                body(seq, digest, chain, nil)
            } else {
                guard let bytes = reader.slice(size) else { throw .frames }
                let digest = Chain.identity(of: bytes)
                chain = Chain.next(after: chain, seq: seq, entry: digest)
                body(seq, digest, chain, bytes)
            }
        }
        guard reader.isAtEnd else { throw .frames }
        return chain
    }

    /// The links, copied.
    ///
    /// - Throws: as ``forEachEntry(trusting:_:)``.
    package func links(trusting: Bool = false) throws(Refusal) -> [Link] {
        var links: [Link] = []
        try forEachEntry(trusting: trusting) { _, digest, _, bytes in
            links.append(bytes.map { Link(bytes: Array($0)) } ?? Link(withheld: digest))
        }
        return links
    }
}

/// Raw deflate of whole blocks.
enum Deflate {
    /// Compresses at level 9: bundles are written once and carried often.
    static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        let capacity = watchbook_deflate_bound(bytes.count)
        return [UInt8](unsafeUninitializedCapacity: capacity) { target, written in
            written = watchbook_deflate(target.baseAddress, capacity, bytes, bytes.count, 9)
        }
    }

    /// Inflates to exactly `length` bytes; `nil` for anything else.
    static func inflated(_ bytes: [UInt8], length: Int) -> [UInt8]? {
        var isExact = false
        let inflated = [UInt8](unsafeUninitializedCapacity: length) { target, written in
            isExact = watchbook_inflate(target.baseAddress, length, bytes, bytes.count) == 1
            written = isExact ? length : 0
        }
        return isExact ? inflated : nil
    }
}
