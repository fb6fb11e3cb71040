import Crypto

/// What the first item of a bundle says.
package struct BundleHeader: Hashable, Sendable {
    /// Who wrote it.
    package enum Kind: Int64, Sendable {
        case device = 0
        /// An office: reference records and enrolments are inside, so it is best merged first.
        case office = 1
    }

    /// Milliseconds since 1970 UTC by the writer's clock.
    package let exported: Int64
    package let kind: Kind
    package let segments: Int64
    package let entries: Int64
    package let photos: Int64
    /// Free text for people.
    package let remark: String

    package init(
        exported: Int64,
        kind: Kind,
        segments: Int64,
        entries: Int64,
        photos: Int64,
        remark: String = ""
    ) {
        self.exported = exported
        self.kind = kind
        self.segments = segments
        self.entries = entries
        self.photos = photos
        self.remark = remark
    }
}

/// One part of a bundle.
package enum BundleItem: Sendable {
    case header(BundleHeader)
    case segment(Segment)
    /// A segment whose bytes cannot be read; the items after it can.
    case unreadableSegment
    case photo(digest: Digest, bytes: [UInt8])
    case receipt(Receipt)
    /// A receipt whose bytes cannot be read.
    case unreadableReceipt
}

/// The words and bounds of the bundle format; journal-format.md, section 5.
package enum BundleFormat {
    package static let firstLine = Array("watchbook-bundle-1\n".utf8)
    /// What the first lines of all versions begin with.
    package static let anyFirstLine = Array("watchbook-bundle-".utf8)
    package static let photoLimit = 32 << 20

    enum Tag: UInt8 {
        case header = 1
        case segment = 2
        case photo = 3
        case receipt = 4
        case end = 127

        var limit: Int {
            switch self {
            case .header: 4096
            case .segment: Segment.Limit.body
            case .photo: photoLimit + Digest.byteCount
            case .receipt: 16 << 20
            case .end: Digest.byteCount
            }
        }
    }
}

/// Why the rest of a bundle cannot be read.
///
/// Items before it stand.
package enum BundleFault: Error, Equatable, Sendable {
    /// Not a bundle at all.
    case notABundle
    /// A first line or an item of a version that this program does not know.
    case newerVersion
    /// It ends in the middle.
    case cut
    /// A length is out of bounds, or the items are not in order.
    case broken
    /// The digest at the end is not that of what came before it.
    case changed
}

/// Writes a bundle piece by piece.
package struct BundleWriter {
    private var hash = SHA256()

    package init() {}

    /// The bytes that begin a bundle.
    package mutating func begin(_ header: BundleHeader) -> [UInt8] {
        hash.update(data: BundleFormat.firstLine)
        var body: [UInt8] = []
        body.append(leb: header.exported)
        body.append(leb: header.kind.rawValue)
        body.append(leb: header.segments)
        body.append(leb: header.entries)
        body.append(leb: header.photos)
        body.append(text: header.remark)
        return BundleFormat.firstLine + item(.header, body)
    }

    package mutating func segment(_ bytes: [UInt8]) -> [UInt8] { item(.segment, bytes) }

    package mutating func photo(_ digest: Digest, _ bytes: [UInt8]) -> [UInt8] {
        item(.photo, digest.bytes + bytes)
    }

    package mutating func receipt(_ receipt: Receipt) -> [UInt8] { item(.receipt, receipt.bytes) }

    /// The bytes that end a bundle.
    package mutating func end() -> [UInt8] {
        item(.end, Array(hash.finalize()))
    }

    private mutating func item(_ tag: BundleFormat.Tag, _ body: [UInt8]) -> [UInt8] {
        var bytes = [tag.rawValue]
        bytes.reserveCapacity(body.count + 8)
        bytes.append(blob: body)
        hash.update(data: bytes)
        return bytes
    }
}

/// Reads a bundle of unknown origin piece by piece, in memory bounded by the largest item.
package struct BundleReader {
    /// Returns at most the asked number of bytes, none only at the end.
    package typealias Source = (Int) throws -> [UInt8]

    private let read: Source
    private var buffer: [UInt8] = []
    private var position = 0
    private var hash = SHA256()
    private var hasBegun = false
    private var isDone = false
    private var seenPhotos = false

    private static let chunk = 1 << 16

    package init(reading source: @escaping Source) {
        read = source
    }

    /// Reads all of `bytes`.
    package init(_ bytes: [UInt8]) {
        var rest: [UInt8]? = bytes
        self.init { _ in
            defer { rest = nil }
            return rest ?? []
        }
    }

    /// The next item, or `nil` after the end item.
    ///
    /// - Throws: ``BundleFault``, and what the source throws. Items returned before stand.
    package mutating func next() throws -> BundleItem? {
        guard !isDone else { return nil }
        if !hasBegun { try begin() }
        let (tag, body) = try item()
        let isFirst = !hasBegun
        hasBegun = true
        guard isFirst == (tag == .header) else { throw BundleFault.broken }
        switch tag {
        case .header: return .header(try header(body))
        case .segment:
            guard !seenPhotos else { throw BundleFault.broken }
            return (try? Segment(reading: body)).map(BundleItem.segment) ?? .unreadableSegment
        case .photo:
            seenPhotos = true
            guard let digest = Digest(body.prefix(Digest.byteCount)) else {
                throw BundleFault.broken
            }
            return .photo(digest: digest, bytes: Array(body.dropFirst(Digest.byteCount)))
        case .receipt:
            return Receipt(reading: body).map(BundleItem.receipt) ?? .unreadableReceipt
        case .end:
            isDone = true
            guard try !fill(1) else { throw BundleFault.broken }
            return nil
        }
    }

    private mutating func begin() throws {
        let line = BundleFormat.firstLine
        _ = try fill(line.count)
        let found = buffer[position...].prefix(line.count)
        if !found.elementsEqual(line) {
            let isNewer = found.starts(with: BundleFormat.anyFirstLine)
            let isCut = found.count < line.count && line.starts(with: found) && !found.isEmpty
            throw isCut ? BundleFault.cut : isNewer ? .newerVersion : .notABundle
        }
        take(line.count)
    }

    private mutating func item() throws -> (BundleFormat.Tag, [UInt8]) {
        guard try fill(1) else { throw BundleFault.cut }
        guard let tag = BundleFormat.Tag(rawValue: buffer[position]) else {
            throw BundleFault.newerVersion
        }
        let finished = hash
        var width = 1
        while true {
            guard width < 10 else { throw BundleFault.broken }
            guard try fill(1 + width) else { throw BundleFault.cut }
            if buffer[position + width] & 0x80 == 0 { break }
            width += 1
        }
        let parsed = buffer[position + 1..<position + 1 + width].withUnsafeBytes { bytes in
            var reader = ByteReader(bytes)
            return reader.count(limit: tag.limit)
        }
        guard let length = parsed else { throw BundleFault.broken }
        guard try fill(1 + width + length) else { throw BundleFault.cut }
        let start = position + 1 + width
        let body = Array(buffer[start..<start + length])
        if tag == .end {
            guard body.elementsEqual(Array(finished.finalize())) else { throw BundleFault.changed }
        }
        take(1 + width + length)
        return (tag, body)
    }

    private func header(_ body: [UInt8]) throws -> BundleHeader {
        let header: BundleHeader? = body.withUnsafeBytes { bytes in
            var reader = ByteReader(bytes)
            guard let exported = reader.integer(),
                let kind = reader.integer().flatMap(BundleHeader.Kind.init(rawValue:)),
                let segments = reader.integer(), let entries = reader.integer(),
                let photos = reader.integer(), let remark = reader.blob(limit: 4096)
            else { return nil }
            return BundleHeader(
                exported: exported,
                kind: kind,
                segments: segments,
                entries: entries,
                photos: photos,
                remark: String(decoding: remark, as: UTF8.self)
            )
        }
        guard let header else { throw BundleFault.broken }
        return header
    }

    /// Makes `count` unread bytes available; false when the source ends before.
    private mutating func fill(_ count: Int) throws -> Bool {
        while buffer.count - position < count {
            let missing = count - (buffer.count - position)
            let more = try read(max(missing, BundleReader.chunk))
            if more.isEmpty { return false }
            if position > 0 {
                buffer.removeFirst(position)
                position = 0
            }
            if buffer.isEmpty { buffer = more } else { buffer.append(contentsOf: more) }
        }
        return true
    }

    private mutating func take(_ count: Int) {
        buffer.withUnsafeBytes { bytes in
            hash.update(
                bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
            )
        }
        position += count
    }
}
