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
    private let content: Content

    package var inspector: String { content.inspector }
    /// The record as written; empty when the entry does not decode.
    package var record: String { content.record }
    /// The register as written; empty when the entry does not decode.
    package var register: String { content.register }
    package var bases: [Digest] { content.bases }
    /// The photos it refers to; empty for an entry with a defect.
    package var attachments: [Attachment] { content.attachments }
    /// Canonical JSON; empty for an entry with a defect.
    package var claim: [UInt8] { content.claim }

    /// What is counted by reference.
    private final class Content: Sendable {
        let inspector: String
        let record: String
        let register: String
        let bases: [Digest]
        let attachments: [Attachment]
        let claim: [UInt8]

        init(
            _ inspector: String,
            _ record: String,
            _ register: String,
            _ bases: [Digest],
            _ attachments: [Attachment],
            _ claim: [UInt8]
        ) {
            self.inspector = inspector
            self.record = record
            self.register = register
            self.bases = bases
            self.attachments = attachments
            self.claim = claim
        }
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
        self.digest = digest
        self.device = device
        self.seq = seq
        self.stamp = stamp
        self.observed = observed
        self.rank = rank
        self.decides = decides
        self.defect = defect
        content = Content(inspector, record, register, bases, attachments, claim)
    }
}

extension Statement: Hashable {
    package static func == (one: Statement, other: Statement) -> Bool {
        one.element == other.element && one.stamp == other.stamp && one.observed == other.observed
            && one.rank == other.rank && one.decides == other.decides
            && one.defect == other.defect && one.inspector == other.inspector
            && one.record == other.record && one.register == other.register
            && one.bases == other.bases && one.attachments == other.attachments
            && one.claim == other.claim
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
        self.init(
            digest: digest,
            device: device,
            seq: seq,
            stamp: Stamp(rawValue: isDecoded ? draft.stamp : 0),
            observed: isDecoded ? draft.observed : 0,
            inspector: isDecoded ? draft.inspector : "",
            rank: isDecoded ? draft.rank : 0,
            record: isDecoded ? draft.record : "",
            register: isDecoded ? draft.register : "",
            bases: defect == nil ? draft.bases : [],
            attachments: defect == nil ? draft.attachments : [],
            claim: defect == nil ? draft.claim : [],
            decides: defect == nil && draft.decides,
            defect: defect
        )
    }

    /// Fields while they are read.
    private struct Draft {
        var isDecoded = false
        var stamp: Int64 = 0
        var observed: Int64 = 0
        var inspector = ""
        var rank: Int64 = 0
        var record = ""
        var register = ""
        var bases: [Digest] = []
        var attachments: [Attachment] = []
        var claim: [UInt8] = []
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
                let baseCount = reader.count(limit: whole / Digest.byteCount)
            else { return nil }
            isWithinLimits = baseCount <= Entry.Limit.bases
            for _ in 0..<baseCount {
                guard let base = reader.digest() else { return nil }
                if let last = bases.last, last >= base { basesAreAscending = false }
                bases.append(base)
            }
            guard let attachmentCount = reader.count(limit: whole / Digest.byteCount) else {
                return nil
            }
            isWithinLimits = isWithinLimits && attachmentCount <= Entry.Limit.attachments
            for _ in 0..<attachmentCount {
                guard let digest = reader.digest(), let length = reader.integer() else {
                    return nil
                }
                attachments.append(Attachment(digest: digest, length: length))
            }
            guard let payload = reader.blob(limit: whole), reader.isAtEnd else { return nil }
            self.stamp = stamp
            self.observed = observed
            self.inspector = text(inspector)
            self.rank = rank
            self.record = text(record)
            self.register = text(register)
            return payload
        }

        /// The text, or an empty one (and a defect) when the bytes are not UTF-8.
        private mutating func text(_ bytes: UnsafeRawBufferPointer) -> String {
            if bytes.isASCII { return String(decoding: bytes, as: UTF8.self) }
            if let text = String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) {
                return text
            }
            isTextReadable = false
            return ""
        }

        private mutating func judge(_ payload: UnsafeRawBufferPointer) -> Defect? {
            guard isTextReadable, isWithinLimits, basesAreAscending,
                payload.count <= Entry.Limit.payload,
                Names.isInspector(inspector), Names.isRecord(record), Names.isRegister(register),
                let outline = PayloadScanner.outline(of: payload)
            else { return .malformed }
            guard outline.version == 1 else { return .unknownVersion }
            claim = Array(payload[outline.claim])
            decides = outline.decides
            return RecordName(record).defect(of: register, claim: claim)
        }
    }
}
