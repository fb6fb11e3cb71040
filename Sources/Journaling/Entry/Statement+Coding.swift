/// How stores keep statements. Not part of the format: a store can be rebuilt from its segments.
extension Statement {
    private enum Flag {
        static let decides: UInt8 = 0x04
        static let elsewhere: UInt8 = 0x08
        static let defects: UInt8 = 0x03
    }

    /// Appends this statement, leaving out record and register where they are those of the row.
    package func encode(into bytes: inout [UInt8], record: String, register: String) {
        let isElsewhere = self.record != record || self.register != register
        var flags = defect?.rawValue ?? 0
        if decides { flags |= Flag.decides }
        if isElsewhere { flags |= Flag.elsewhere }
        bytes.append(flags)
        bytes.append(digest)
        bytes.append(device)
        bytes.append(leb: seq)
        bytes.append(leb: stamp.rawValue)
        bytes.append(leb: observed)
        bytes.append(text: inspector)
        bytes.append(leb: rank)
        if isElsewhere {
            bytes.append(text: self.record)
            bytes.append(text: self.register)
        }
        bytes.append(leb: Int64(bases.count))
        for base in bases { bytes.append(base) }
        bytes.append(leb: Int64(attachments.count))
        for attachment in attachments {
            bytes.append(attachment.digest)
            bytes.append(leb: attachment.length)
        }
        bytes.append(blob: claim)
    }

    /// Reads what ``encode(into:record:register:)`` wrote; `nil` when the bytes do not fit.
    package init?(decoding reader: inout ByteReader, record: String, register: String) {
        guard let flags = reader.byte(), let digest = reader.digest(), let device = reader.device(),
            let seq = reader.integer(), let stamp = reader.integer(),
            let observed = reader.integer(), let inspector = reader.text(),
            let rank = reader.integer()
        else { return nil }
        var ownRecord = record
        var ownRegister = register
        if flags & Flag.elsewhere != 0 {
            guard let record = reader.text(), let register = reader.text() else { return nil }
            ownRecord = record
            ownRegister = register
        }
        guard let baseCount = reader.count(limit: Entry.Limit.bases) else { return nil }
        var bases: [Digest] = []
        for _ in 0..<baseCount {
            guard let base = reader.digest() else { return nil }
            bases.append(base)
        }
        guard let attachmentCount = reader.count(limit: Entry.Limit.attachments) else { return nil }
        var attachments: [Attachment] = []
        for _ in 0..<attachmentCount {
            guard let digest = reader.digest(), let length = reader.integer() else { return nil }
            attachments.append(Attachment(digest: digest, length: length))
        }
        guard let claim = reader.blob(limit: Entry.Limit.payload) else { return nil }
        self.init(
            digest: digest,
            device: device,
            seq: seq,
            stamp: Stamp(rawValue: stamp),
            observed: observed,
            inspector: inspector,
            rank: rank,
            record: ownRecord,
            register: ownRegister,
            bases: bases,
            attachments: attachments,
            claim: Array(claim),
            decides: flags & Flag.decides != 0,
            defect: Defect(rawValue: flags & Flag.defects)
        )
    }
}

extension Statement {
    /// What tallies need of a statement, valid as long as the bytes it was read from.
    package struct Outline {
        package let digest: Digest
        package let stamp: Stamp
        /// Minutes since 1970 UTC, 0 for the minute of writing.
        package let observed: Int64
        package let inspector: UnsafeRawBufferPointer
        package let claim: UnsafeRawBufferPointer
    }

    /// Reads what ``encode(into:record:register:)`` wrote, as far as tallies need it; `nil` when
    /// the bytes do not fit.
    package static func outline(decoding reader: inout ByteReader) -> Outline? {
        guard let flags = reader.byte(), let digest = reader.digest(), reader.device() != nil,
            reader.integer() != nil, let stamp = reader.integer(), let observed = reader.integer(),
            let inspector = reader.blob(limit: Entry.Limit.bytes), reader.integer() != nil
        else { return nil }
        if flags & Flag.elsewhere != 0 {
            guard reader.blob(limit: Entry.Limit.bytes) != nil,
                reader.blob(limit: Entry.Limit.bytes) != nil
            else { return nil }
        }
        guard let baseCount = reader.count(limit: Entry.Limit.bases),
            reader.slice(baseCount * Digest.byteCount) != nil,
            let attachmentCount = reader.count(limit: Entry.Limit.attachments)
        else { return nil }
        for _ in 0..<attachmentCount {
            guard reader.digest() != nil, reader.integer() != nil else { return nil }
        }
        return reader.blob(limit: Entry.Limit.payload).map { claim in
            Outline(
                digest: digest,
                stamp: Stamp(rawValue: stamp),
                observed: observed,
                inspector: inspector,
                claim: claim
            )
        }
    }
}

extension ByteReader {
    /// A length-prefixed text of at most 128 KiB; bytes that are not UTF-8 give `nil`.
    package mutating func text() -> String? {
        blob(limit: Entry.Limit.bytes).flatMap {
            String(validating: $0.bindMemory(to: UInt8.self), as: UTF8.self)
        }
    }
}
