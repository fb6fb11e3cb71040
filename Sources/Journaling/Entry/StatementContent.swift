/// A text or the claim of a statement.
package enum StatementPart: Sendable {
    case inspector
    case record
    case register
    case claim
}

/// What a statement says, in one piece of memory: a merge holds tens of thousands of them and goes
/// through them in the order of their records.
struct StatementContent: Equatable, Sendable {
    /// The parts one behind the other, bases and attachments as they stand in an entry.
    private let bytes: [UInt8]
    private let recordStart: UInt32
    private let registerStart: UInt32
    private let basesStart: UInt32
    private let attachmentsStart: UInt32
    private let claimStart: UInt32
    let attachmentCount: Int

    /// Copies the parts.
    init(
        inspector: UnsafeRawBufferPointer,
        record: UnsafeRawBufferPointer,
        register: UnsafeRawBufferPointer,
        bases: UnsafeRawBufferPointer,
        attachments: UnsafeRawBufferPointer,
        attachmentCount: Int,
        claim: UnsafeRawBufferPointer
    ) {
        let registerOffset = inspector.count + record.count
        let basesOffset = registerOffset + register.count
        let attachmentsOffset = basesOffset + bases.count
        let claimOffset = attachmentsOffset + attachments.count
        let length = claimOffset + claim.count
        bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            let target = UnsafeMutableRawBufferPointer(buffer)
            func put(_ part: UnsafeRawBufferPointer, at offset: Int) {
                guard !part.isEmpty else { return }
                UnsafeMutableRawBufferPointer(rebasing: target[offset...]).copyMemory(from: part)
            }
            put(inspector, at: 0)
            put(record, at: inspector.count)
            put(register, at: registerOffset)
            put(bases, at: basesOffset)
            put(attachments, at: attachmentsOffset)
            put(claim, at: claimOffset)
            count = length
        }
        recordStart = UInt32(inspector.count)
        registerStart = UInt32(registerOffset)
        basesStart = UInt32(basesOffset)
        attachmentsStart = UInt32(attachmentsOffset)
        claimStart = UInt32(claimOffset)
        self.attachmentCount = attachmentCount
    }

    func text(_ part: StatementPart) -> String {
        withBytes(of: part) { String(decoding: $0, as: UTF8.self) }
    }

    func withBytes<Result>(
        of part: StatementPart,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        switch part {
        case .inspector: try withBytes(0, recordStart, body)
        case .record: try withBytes(recordStart, registerStart, body)
        case .register: try withBytes(registerStart, basesStart, body)
        case .claim: try withBytes(claimStart, UInt32(bytes.count), body)
        }
    }

    private func withBytes<Result>(
        _ start: UInt32,
        _ end: UInt32,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try bytes.withUnsafeBytes {
            try body(UnsafeRawBufferPointer(rebasing: $0[Int(start)..<Int(end)]))
        }
    }

    var baseCount: Int { Int(attachmentsStart - basesStart) / Digest.byteCount }

    var bases: [Digest] {
        guard baseCount > 0 else { return [] }
        return withBytes(basesStart, attachmentsStart) { bytes in
            var reader = ByteReader(bytes)
            return (0..<baseCount).compactMap { _ in reader.digest() }
        }
    }

    var attachments: [Attachment] {
        guard attachmentCount > 0 else { return [] }
        return withBytes(attachmentsStart, claimStart) { bytes in
            var reader = ByteReader(bytes)
            return (0..<attachmentCount).compactMap { _ in reader.attachment() }
        }
    }

    /// Appends bases, attachments and claim as a store keeps them, each with its count before it.
    func encodeWhatFollowsNames(into target: inout [UInt8]) {
        target.append(leb: Int64(baseCount))
        withBytes(basesStart, attachmentsStart) { target.append(raw: $0) }
        target.append(leb: Int64(attachmentCount))
        withBytes(attachmentsStart, claimStart) { target.append(raw: $0) }
        withBytes(of: .claim) { claim in
            target.append(leb: Int64(claim.count))
            target.append(raw: claim)
        }
    }
}

extension ByteReader {
    /// The next attachment of an entry.
    mutating func attachment() -> Attachment? {
        guard let digest = digest(), let length = integer() else { return nil }
        return Attachment(digest: digest, length: length)
    }

    /// The bytes of so many attachments; `nil` when they do not fit.
    mutating func attachments(_ count: Int) -> UnsafeRawBufferPointer? {
        var ahead = self
        for _ in 0..<count where ahead.attachment() == nil { return nil }
        return slice(ahead.offset - offset)
    }
}

extension [UInt8] {
    /// Appends the bytes of `buffer` in one go.
    mutating func append(raw buffer: UnsafeRawBufferPointer) {
        append(contentsOf: buffer.bindMemory(to: UInt8.self))
    }

    /// Appends an attachment as it stands in an entry.
    mutating func append(_ attachment: Attachment) {
        append(attachment.digest)
        append(leb: attachment.length)
    }
}
