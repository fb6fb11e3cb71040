/// A photo that an entry refers to.
package struct Attachment: Hashable, Sendable {
    /// SHA-256 of the photo's bytes.
    package let digest: Digest
    /// Length in bytes.
    package let length: Int64

    package init(digest: Digest, length: Int64) {
        self.digest = digest
        self.length = length
    }
}

/// One line of a journal: one inspector said one thing at one time.
///
/// A decoded view; what counts is ``canonicalBytes``. Whether an entry is well formed and can
/// count is said by ``Statement``.
package struct Entry: Hashable, Sendable {
    package let device: DeviceID
    /// 1, 2, 3 … within the device.
    package let seq: Int64
    package let stamp: Stamp
    /// Minute of observation (minutes since 1970 UTC) when it is not the minute of writing, else `nil`.
    package let observed: Int64?
    /// Who said it: `<office>.<number>`.
    package let inspector: String
    /// Larger precedes; must match the enrolment.
    package let rank: Int64
    /// What it is about.
    package let record: String
    /// Which section of the record.
    package let register: String
    /// Digests of the entries that the writer saw and answers, ascending.
    package let bases: [Digest]
    package let attachments: [Attachment]
    /// JSON, byte for byte as written.
    package let payload: [UInt8]

    package init(
        device: DeviceID,
        seq: Int64,
        stamp: Stamp,
        observed: Int64? = nil,
        inspector: String,
        rank: Int64,
        record: String,
        register: String,
        bases: [Digest] = [],
        attachments: [Attachment] = [],
        payload: [UInt8]
    ) {
        self.device = device
        self.seq = seq
        self.stamp = stamp
        self.observed = observed
        self.inspector = inspector
        self.rank = rank
        self.record = record
        self.register = register
        self.bases = bases.sorted()
        self.attachments = attachments
        self.payload = payload
    }
}

extension Entry {
    /// Limits of the format: journal-format.md, section 2.
    package enum Limit {
        package static let inspector = 64
        package static let record = 255
        package static let register = 64
        package static let bases = 64
        package static let attachments = 32
        package static let payload = 65_536
        package static let bytes = 131_072
    }

    static let version: UInt8 = 1

    /// The bytes that are hashed, sealed, stored and carried.
    package var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payload.count + record.utf8.count + 96)
        bytes.append(Entry.version)
        bytes.append(device)
        bytes.append(leb: seq)
        bytes.append(leb: stamp.rawValue)
        bytes.append(leb: observed ?? 0)
        bytes.append(text: inspector)
        bytes.append(leb: rank)
        bytes.append(text: record)
        bytes.append(text: register)
        bytes.append(leb: Int64(bases.count))
        for base in bases { bytes.append(base) }
        bytes.append(leb: Int64(attachments.count))
        for attachment in attachments {
            bytes.append(attachment.digest)
            bytes.append(leb: attachment.length)
        }
        bytes.append(blob: payload)
        return bytes
    }
}

extension Entry {
    /// Reads canonical bytes for showing; `nil` when lengths do not fit or a text is not UTF-8.
    package init?(reading bytes: [UInt8]) {
        let read: Entry? = bytes.withUnsafeBytes { buffer in
            var reader = ByteReader(buffer)
            let whole = Entry.Limit.bytes
            guard reader.byte() == Entry.version, let device = reader.device(),
                let seq = reader.integer(), let stamp = reader.integer(),
                let observed = reader.integer(), let inspector = reader.text(),
                let rank = reader.integer(), let record = reader.text(),
                let register = reader.text(), let baseCount = reader.count(limit: whole)
            else { return nil }
            var bases: [Digest] = []
            for _ in 0..<baseCount {
                guard let base = reader.digest() else { return nil }
                bases.append(base)
            }
            guard let attachmentCount = reader.count(limit: whole) else { return nil }
            var attachments: [Attachment] = []
            for _ in 0..<attachmentCount {
                guard let digest = reader.digest(), let length = reader.integer() else {
                    return nil
                }
                attachments.append(Attachment(digest: digest, length: length))
            }
            guard let payload = reader.blob(limit: whole), reader.isAtEnd else { return nil }
            return Entry(
                device: device,
                seq: seq,
                stamp: Stamp(rawValue: stamp),
                observed: observed == 0 ? nil : observed,
                inspector: inspector,
                rank: rank,
                record: record,
                register: register,
                bases: bases,
                attachments: attachments,
                payload: Array(payload)
            )
        }
        guard let read else { return nil }
        self = read
    }
}
