/// Why an entry can never count, whatever else arrives.
package enum Defect: UInt8, Sendable {
    /// It breaks a rule of the format.
    case malformed = 1
    /// It is of a version that this program does not know.
    case unknownVersion = 2
    /// Its record or register is of a kind that this program does not know.
    case unknownKind = 3
}

/// What the law needs of an entry: everything but its circumstances.
///
/// Ledgers keep statements, so that judging, ordering and tallying never open a segment again.
/// Copying one costs a single reference count, however much it says.
package struct Statement: Sendable {
    /// h(n) of the entry.
    package let digest: Digest
    package let device: DeviceID
    package let seq: Int64
    package let stamp: Stamp
    /// Minutes since 1970 UTC, 0 for the minute of writing.
    package let observed: Int64
    package let rank: Int64
    /// Whether `about.decides` is `true`.
    package let decides: Bool
    package let defect: Defect?
    let content: StatementContent

    package var inspector: String { content.text(.inspector) }
    /// The record as written; empty when the entry does not decode.
    package var record: String { content.text(.record) }
    /// The register as written; empty when the entry does not decode.
    package var register: String { content.text(.register) }
    package var bases: [Digest] { content.bases }
    /// The photos it refers to; empty for an entry with a defect.
    package var attachments: [Attachment] { content.attachments }
    package var hasAttachments: Bool { content.attachmentCount > 0 }
    /// Canonical JSON; empty for an entry with a defect.
    package var claim: [UInt8] { withBytes(of: .claim) { Array($0) } }

    /// Calls `body` with a text or the claim in UTF-8, without copying it.
    package func withBytes<Result>(
        of part: StatementPart,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try content.withBytes(of: part, body)
    }

    /// The layer of the record as written, as ``RecordKind/layer(of:)``.
    package var layer: Int { withBytes(of: .record) { RecordKind.layer(ofRecord: $0) } }

    init(
        digest: Digest,
        device: DeviceID,
        seq: Int64,
        stamp: Stamp,
        observed: Int64,
        rank: Int64,
        decides: Bool,
        defect: Defect?,
        content: StatementContent
    ) {
        self.digest = digest
        self.device = device
        self.seq = seq
        self.stamp = stamp
        self.observed = observed
        self.rank = rank
        self.decides = decides
        self.defect = defect
        self.content = content
    }

    package init(
        digest: Digest,
        device: DeviceID,
        seq: Int64,
        stamp: Stamp,
        observed: Int64,
        inspector: String,
        rank: Int64,
        record: String,
        register: String,
        bases: [Digest],
        attachments: [Attachment] = [],
        claim: [UInt8],
        decides: Bool,
        defect: Defect?
    ) {
        var baseBytes: [UInt8] = []
        for base in bases { baseBytes.append(base) }
        var attachmentBytes: [UInt8] = []
        for attachment in attachments { attachmentBytes.append(attachment) }
        let parts = [
            Array(inspector.utf8), Array(record.utf8), Array(register.utf8), baseBytes,
            attachmentBytes, claim,
        ]
        let bytes = parts.flatMap { $0 }
        let content = bytes.withUnsafeBytes { buffer in
            var offset = 0
            func next(_ index: Int) -> UnsafeRawBufferPointer {
                defer { offset += parts[index].count }
                return UnsafeRawBufferPointer(
                    rebasing: buffer[offset..<offset + parts[index].count]
                )
            }
            return StatementContent(
                inspector: next(0),
                record: next(1),
                register: next(2),
                bases: next(3),
                attachments: next(4),
                attachmentCount: attachments.count,
                claim: next(5)
            )
        }
        self.init(
            digest: digest,
            device: device,
            seq: seq,
            stamp: stamp,
            observed: observed,
            rank: rank,
            decides: decides,
            defect: defect,
            content: content
        )
    }
}

extension Statement: Hashable {
    package static func == (one: Statement, other: Statement) -> Bool {
        one.element == other.element && one.stamp == other.stamp && one.observed == other.observed
            && one.rank == other.rank && one.decides == other.decides
            && one.defect == other.defect && one.content == other.content
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(element)
    }
}

extension Statement {
    /// What makes an entry one element of a set: bytes copied to another place are another one.
    ///
    /// Source: merge-law.md, introduction.
    package struct Element: Hashable, Sendable {
        let device: DeviceID
        let seq: Int64
        let digest: Digest
    }

    package var element: Element { Element(device: device, seq: seq, digest: digest) }

    /// Reads the canonical bytes of the entry at `seq` of `device`.
    ///
    /// Never fails: an entry that cannot be read becomes a statement with a ``defect``.
    package init(
        reading bytes: UnsafeRawBufferPointer,
        digest: Digest,
        device: DeviceID,
        seq: Int64
    ) {
        var draft = Draft()
        let defect = draft.read(bytes, device: device, seq: seq)
        let isDecoded = draft.isDecoded
        let none = UnsafeRawBufferPointer(start: nil, count: 0)
        self.init(
            digest: digest,
            device: device,
            seq: seq,
            stamp: Stamp(rawValue: isDecoded ? draft.stamp : 0),
            observed: isDecoded ? draft.observed : 0,
            rank: isDecoded ? draft.rank : 0,
            decides: defect == nil && draft.decides,
            defect: defect,
            content: StatementContent(
                inspector: draft.inspector,
                record: draft.record,
                register: draft.register,
                bases: defect == nil ? draft.bases : none,
                attachments: defect == nil ? draft.attachments : none,
                attachmentCount: defect == nil ? draft.attachmentCount : 0,
                claim: defect == nil ? draft.claim : none
            )
        )
    }

    /// Fields while they are read; valid as long as the bytes of the entry.
    private struct Draft {
        var isDecoded = false
        var stamp: Int64 = 0
        var observed: Int64 = 0
        var inspector = UnsafeRawBufferPointer(start: nil, count: 0)
        var rank: Int64 = 0
        var record = UnsafeRawBufferPointer(start: nil, count: 0)
        var register = UnsafeRawBufferPointer(start: nil, count: 0)
        var bases = UnsafeRawBufferPointer(start: nil, count: 0)
        var attachments = UnsafeRawBufferPointer(start: nil, count: 0)
        var attachmentCount = 0
        var claim = UnsafeRawBufferPointer(start: nil, count: 0)
        var decides = false

        /// Returns the defect, or `nil` when the entry is well formed.
        mutating func read(_ bytes: UnsafeRawBufferPointer, device: DeviceID, seq: Int64) -> Defect?
        {
            guard let version = bytes.first else { return .malformed }
            guard version == Entry.version else { return .unknownVersion }
            var reader = ByteReader(bytes)
            _ = reader.byte()
            guard let payload = frame(&reader, device: device, seq: seq) else { return .malformed }
            isDecoded = true
            return judge(payload)
        }

        private var isTextReadable = true
        private var basesAreAscending = true
        private var isWithinLimits = true

        /// Reads the fields; returns the payload, or `nil` when lengths, device or seq do not fit.
        private mutating func frame(
            _ reader: inout ByteReader,
            device: DeviceID,
            seq: Int64
        ) -> UnsafeRawBufferPointer? {
            let whole = Entry.Limit.bytes
            guard reader.device() == device, reader.integer() == seq,
                let stamp = reader.integer(), let observed = reader.integer(),
                let inspector = reader.blob(limit: whole), let rank = reader.integer(),
                let record = reader.blob(limit: whole), let register = reader.blob(limit: whole),
                let baseCount = reader.count(limit: whole / Digest.byteCount),
                let bases = reader.slice(baseCount * Digest.byteCount),
                let attachmentCount = reader.count(limit: whole / Digest.byteCount),
                let attachments = reader.attachments(attachmentCount),
                let payload = reader.blob(limit: whole), reader.isAtEnd
            else { return nil }
            isWithinLimits =
                baseCount <= Entry.Limit.bases && attachmentCount <= Entry.Limit.attachments
            basesAreAscending = Draft.areAscending(bases)
            self.bases = bases
            self.attachments = attachments
            self.attachmentCount = attachmentCount
            self.stamp = stamp
            self.observed = observed
            self.inspector = text(inspector)
            self.rank = rank
            self.record = text(record)
            self.register = text(register)
            return payload
        }

        private static func areAscending(_ digests: UnsafeRawBufferPointer) -> Bool {
            var reader = ByteReader(digests)
            var last: Digest?
            while let digest = reader.digest() {
                if let last, last >= digest { return false }
                last = digest
            }
            return true
        }

        /// The text, or an empty one (and a defect) when the bytes are not UTF-8.
        private mutating func text(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
            if bytes.isUTF8 { return bytes }
            isTextReadable = false
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }

        private mutating func judge(_ payload: UnsafeRawBufferPointer) -> Defect? {
            guard isTextReadable, isWithinLimits, basesAreAscending,
                payload.count <= Entry.Limit.payload, Names.isInspector(utf8: inspector),
                Names.isRecord(utf8: record), Names.isRegister(utf8: register),
                let outline = PayloadScanner.outline(of: payload)
            else { return .malformed }
            guard outline.version == 1 else { return .unknownVersion }
            claim = UnsafeRawBufferPointer(rebasing: payload[outline.claim])
            decides = outline.decides
            return RecordName(String(decoding: record, as: UTF8.self))
                .defect(of: String(decoding: register, as: UTF8.self), claim: claim)
        }
    }
}
