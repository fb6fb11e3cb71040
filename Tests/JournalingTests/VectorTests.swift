import Journaling
import TestSupport
import Testing

private let vectors = FormatVectors.format1

private func bytes(_ hex: String) throws -> [UInt8] { try #require(Hex.bytes(hex)) }
private func digest(_ hex: String) throws -> Digest { try #require(Digest(hex: hex)) }
private func device(_ hex: String) throws -> DeviceID { try #require(DeviceID(hex: hex)) }

private func key(_ name: String) throws -> PrivateKey {
    let vector = try #require(vectors.keys.first { $0.name == name })
    return try #require(PrivateKey(try bytes(vector.private)))
}

/// Every byte of `SampleRecords/vectors/format-1.json`.
@Suite struct VectorTests {
    @Test(arguments: vectors.keys.indices)
    func `a key has its public half, its id and its file`(index: Int) throws {
        let vector = vectors.keys[index]

        let key = try key(vector.name)

        #expect(Hex.text(key.publicKey.bytes) == vector.public)
        #expect(key.device.hex == vector.device)
        #expect(key.publicKey.text == vector.public_file)
        #expect(PublicKey(text: vector.public_file) == key.publicKey)
    }

    @Test(arguments: vectors.entries.indices)
    func `an entry has its canonical bytes and its digest`(index: Int) throws {
        let vector = vectors.entries[index]
        let fields = vector.fields
        let entry = Entry(
            device: try device(fields.device),
            seq: fields.seq,
            stamp: Stamp(rawValue: fields.stamp),
            observed: fields.observed == 0 ? nil : fields.observed,
            inspector: fields.inspector,
            rank: fields.rank,
            record: fields.record,
            register: fields.register,
            bases: try fields.bases.map(digest),
            attachments: try fields.attachments.map {
                Attachment(digest: try digest($0.digest), length: $0.length)
            },
            payload: try bytes(fields.payload)
        )

        #expect(Hex.text(entry.canonicalBytes) == vector.canonical)
        #expect(Chain.identity(of: entry.canonicalBytes).hex == vector.h)
        #expect(Entry(reading: try bytes(vector.canonical)) == entry)
    }

    @Test(arguments: vectors.entries.indices)
    func `an entry is read with all that the law needs`(index: Int) throws {
        let vector = vectors.entries[index]
        let fields = vector.fields

        let statement = Statement(
            reading: try bytes(vector.canonical),
            digest: try digest(vector.h),
            device: try device(fields.device),
            seq: fields.seq
        )

        let payload = try #require(JSONValue(try bytes(fields.payload)))
        #expect(statement.defect == nil)
        #expect(statement.stamp.rawValue == fields.stamp)
        #expect(statement.observed == fields.observed)
        #expect(statement.inspector == fields.inspector)
        #expect(statement.rank == fields.rank)
        #expect(statement.record == fields.record)
        #expect(statement.register == fields.register)
        #expect(statement.bases.map(\.hex) == fields.bases)
        #expect(statement.attachments.map(\.digest.hex) == fields.attachments.map(\.digest))
        #expect(statement.attachments.map(\.length) == fields.attachments.map(\.length))
        #expect(statement.claim == payload["claim"]?.canonicalBytes)
        #expect(statement.decides == (payload["about"]?["decides"] == true))
    }

    @Test func `the chain binds every entry`() throws {
        var chain = Chain.start(of: try device(vectors.chain.device))
        #expect(chain.hex == vectors.chain.d[0])

        for (index, entry) in vectors.entries.enumerated() {
            chain = Chain.next(after: chain, seq: Int64(index) + 1, entry: try digest(entry.h))
            #expect(chain.hex == vectors.chain.d[index + 1])
        }
    }

    @Test(arguments: vectors.segments.indices)
    func `a segment is read, proves itself and is written again`(index: Int) throws {
        let vector = vectors.segments[index]

        let segment = try Segment(reading: try bytes(vector.bytes))

        #expect(segment.device.hex == vector.device)
        #expect(segment.first == vector.first)
        #expect(segment.count == vector.count)
        #expect(segment.before.hex == vector.before)
        #expect(segment.last.hex == vector.last)
        #expect(Hex.text(segment.seal.bytes) == vector.seal)
        #expect(Hex.text(segment.bytes) == vector.bytes)
        let links = try segment.links()
        var frames: [UInt8] = []
        for link in links {
            if let bytes = link.bytes {
                frames.append(blob: bytes)
            } else {
                frames.append(0)
                frames.append(link.digest)
            }
        }
        #expect(Hex.text(frames) == vector.frames)
        #expect(segment.length == frames.count)
        let packed = Segment(
            links,
            key: segment.key,
            first: segment.first,
            before: segment.before,
            last: segment.last,
            seal: segment.seal
        )
        #expect(try packed.links() == links)
    }

    @Test(arguments: vectors.refused_segments.indices)
    func `a segment that was changed on its way is refused`(index: Int) throws {
        let body = try bytes(vectors.refused_segments[index].bytes)

        #expect(throws: Segment.Refusal.self) { _ = try Segment(reading: body).links() }
    }

    @Test func `the receipt is authentic and fits a line`() throws {
        let vector = vectors.receipt

        let receipt = try #require(Receipt(reading: try bytes(vector.bytes)))

        #expect(receipt.office.hex == vector.office)
        #expect(Hex.text(receipt.incarnation) == vector.incarnation)
        #expect(receipt.written == vector.written)
        #expect(Hex.text(receipt.signature.bytes) == vector.signature)
        #expect(receipt.isAuthentic)
        #expect(Hex.text(receipt.bytes) == vector.bytes)
        #expect(receipt.line == vector.line)
        #expect(Receipt(line: vector.line) == receipt)
        #expect(receipt.runs.map(\.device.hex) == vector.runs.map(\.device))
        #expect(receipt.runs.map(\.first) == vector.runs.map(\.first))
        #expect(receipt.runs.map(\.through) == vector.runs.map(\.last))
        #expect(receipt.runs.map(\.before.hex) == vector.runs.map(\.before))
        #expect(receipt.runs.map(\.last.hex) == vector.runs.map(\.last_chain))
    }

    @Test func `the bundle is read and written again`() throws {
        let vector = vectors.bundle
        var reader = BundleReader(try bytes(vector.bytes))
        var writer = BundleWriter()
        var written: [UInt8] = []
        var segments: [Segment] = []

        while let item = try reader.next() {
            switch item {
            case .header(let header):
                #expect(header.exported == vector.header.exported)
                #expect(header.kind.rawValue == vector.header.kind)
                #expect(header.segments == vector.header.segments)
                #expect(header.entries == vector.header.entries)
                #expect(header.photos == vector.header.photos)
                #expect(header.remark == vector.header.remark)
                written += writer.begin(header)
            case .segment(let segment):
                segments.append(segment)
                written += writer.segment(segment.bytes)
            case .photo(let digest, let bytes):
                #expect(Hex.text(bytes) == vector.photo)
                #expect(Chain.sha256(bytes) == digest)
                written += writer.photo(digest, bytes)
            case .receipt, .unreadableReceipt, .unreadableSegment: Issue.record("\(item)")
            }
        }
        written += writer.end()

        #expect(segments.map { Hex.text($0.bytes) } == vectors.segments.map(\.bytes))
        #expect(Hex.text(written) == vector.bytes)
        #expect(Armour.text(written) == vector.armoured)
        #expect(Armour.blocks(in: vector.armoured) == [.bundle(written)])
    }

    @Test(arguments: vectors.payload_verdicts.indices)
    func `a payload is judged by its letters`(index: Int) throws {
        let vector = vectors.payload_verdicts[index]
        let entry = Entry(
            device: try key("phone").device,
            seq: 1,
            stamp: Stamp(rawValue: 1),
            inspector: "hq.1",
            rank: 0,
            record: "case/a",
            register: "note",
            payload: try bytes(vector.payload)
        )

        #expect(verdict(of: entry.canonicalBytes) == vector.verdict, "\(vector.name)")
    }

    @Test(arguments: vectors.entry_verdicts.indices)
    func `an entry's form is judged`(index: Int) throws {
        let vector = vectors.entry_verdicts[index]

        #expect(verdict(of: try bytes(vector.bytes)) == vector.verdict, "\(vector.name)")
    }

    /// The verdict of the format alone, on an entry of the phone that stands at its own place.
    private func verdict(of bytes: [UInt8]) -> String {
        guard let device = try? key("phone").device else { return "no key" }
        let statement = Statement(
            reading: bytes,
            digest: Chain.identity(of: bytes),
            device: device,
            seq: max(Entry(reading: bytes)?.seq ?? 1, 1)
        )
        // Which kinds there are, and how many components they have, is the law's: section 1.
        if statement.record == "case" { return "ok" }
        return switch statement.defect {
        case .malformed: "malformed"
        case .unknownVersion: "unknown-version"
        case .unknownKind, nil: "ok"
        }
    }
}
