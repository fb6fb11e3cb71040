/// How stores keep statements. Not part of the format: a store can be rebuilt from its segments.
extension Statement {
    private enum Flag {
        static let decides: UInt8 = 0x04
        static let elsewhere: UInt8 = 0x08
        static let defects: UInt8 = 0x03
    }

    /// Appends this statement, leaving out record and register where they are those of the row.
    package func encode(into bytes: inout [UInt8], record: String, register: String) {
        record.withBytes { record in
            register.withBytes { register in
                encode(
                    into: &bytes,
                    record: UnsafeRawBufferPointer(record),
                    register: UnsafeRawBufferPointer(register)
                )
            }
        }
    }

    /// The same with the names as bytes.
    package func encode(
        into bytes: inout [UInt8],
        record: UnsafeRawBufferPointer,
        register: UnsafeRawBufferPointer
    ) {
        let isElsewhere =
            !withBytes(of: .record) { $0.isSame(as: record) }
            || !withBytes(of: .register) { $0.isSame(as: register) }
        var flags = defect?.rawValue ?? 0
        if decides { flags |= Flag.decides }
        if isElsewhere { flags |= Flag.elsewhere }
        bytes.append(flags)
        bytes.append(digest)
        bytes.append(device)
        bytes.append(leb: seq)
        bytes.append(leb: stamp.rawValue)
        bytes.append(leb: observed)
        append(.inspector, to: &bytes)
        bytes.append(leb: rank)
        if isElsewhere {
            append(.record, to: &bytes)
            append(.register, to: &bytes)
        }
        content.encodeWhatFollowsNames(into: &bytes)
    }

    private func append(_ part: StatementPart, to bytes: inout [UInt8]) {
        withBytes(of: part) { part in
            bytes.append(leb: Int64(part.count))
            bytes.append(raw: part)
        }
    }

    /// Reads what ``encode(into:record:register:)`` wrote; `nil` when the bytes do not fit.
    package init?(decoding reader: inout ByteReader, record: String, register: String) {
        guard let flags = reader.byte(), let digest = reader.digest(), let device = reader.device(),
            let seq = reader.integer(), let stamp = reader.integer(),
            let observed = reader.integer(), let inspector = reader.utf8(),
            let rank = reader.integer()
        else { return nil }
        let isElsewhere = flags & Flag.elsewhere != 0
        let ownRecord = isElsewhere ? reader.utf8() : UnsafeRawBufferPointer(start: nil, count: 0)
        let ownRegister = isElsewhere ? reader.utf8() : UnsafeRawBufferPointer(start: nil, count: 0)
        guard let ownRecord, let ownRegister,
            let baseCount = reader.count(limit: Entry.Limit.bases),
            let bases = reader.slice(baseCount * Digest.byteCount),
            let attachmentCount = reader.count(limit: Entry.Limit.attachments),
            let attachments = reader.attachments(attachmentCount),
            let claim = reader.blob(limit: Entry.Limit.payload)
        else { return nil }
        let content = record.withBytes { record in
            register.withBytes { register in
                StatementContent(
                    inspector: inspector,
                    record: isElsewhere ? ownRecord : UnsafeRawBufferPointer(record),
                    register: isElsewhere ? ownRegister : UnsafeRawBufferPointer(register),
                    bases: bases,
                    attachments: attachments,
                    attachmentCount: attachmentCount,
                    claim: claim
                )
            }
        }
        self.init(
            digest: digest,
            device: device,
            seq: seq,
            stamp: Stamp(rawValue: stamp),
            observed: observed,
            rank: rank,
            decides: flags & Flag.decides != 0,
            defect: Defect(rawValue: flags & Flag.defects),
            content: content
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
        blob(limit: Entry.Limit.bytes).flatMap { bytes in
            // `String(validating:)` takes several times as long, most of it to find its own types.
            // Bytes that are not UTF-8 are repaired, and differ then.
            var text = String(decoding: bytes, as: UTF8.self)
            let isWhole =
                bytes.isASCII || text.withUTF8 { UnsafeRawBufferPointer($0).isSame(as: bytes) }
            return isWhole ? text : nil
        }
    }

    /// The bytes of such a text.
    fileprivate mutating func utf8() -> UnsafeRawBufferPointer? {
        blob(limit: Entry.Limit.bytes).flatMap { $0.isUTF8 ? $0 : nil }
    }
}
