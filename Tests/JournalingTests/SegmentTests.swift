import Journaling
import TestSupport
import Testing

/// Four entries of one device, the third withheld.
private struct Sample {
    let key = TestKey.number(9)
    let before: Digest
    let links: [Link]
    let segment: Segment

    init(first: Int64 = 5) throws {
        before = first == 1 ? Chain.start(of: key.device) : .named("before")
        links = (0..<4).map { index in
            let bytes = [UInt8]("entry number \(index)".utf8)
            return index == 2 ? Link(withheld: Chain.identity(of: bytes)) : Link(bytes: bytes)
        }
        segment = try Segment.sealed(links, device: key, first: first, before: before)
    }

    func refusal(_ change: (inout Parts) -> Void) -> Segment.Refusal? {
        var parts = Parts(segment)
        change(&parts)
        return SegmentTests.refusal(parts.bytes)
    }
}

/// The fields of a segment, to be written wrongly.
private struct Parts {
    var device: [UInt8]
    var key: [UInt8]
    var first: Int64
    var count: Int64
    var before: Digest
    var length: Int64
    var framesLength: Int64
    var frames: [UInt8]
    var last: Digest
    var seal: [UInt8]
    var rest: [UInt8] = []

    init(_ segment: Segment) {
        device = segment.device.bytes
        key = segment.key.bytes
        first = segment.first
        count = segment.count
        before = segment.before
        length = Int64(segment.length)
        frames = segment.frames
        framesLength = Int64(frames.count)
        last = segment.last
        seal = segment.seal.bytes
    }

    var bytes: [UInt8] {
        var bytes = device + key
        bytes.append(leb: first)
        bytes.append(leb: count)
        bytes.append(before)
        bytes.append(leb: length)
        bytes.append(leb: framesLength)
        bytes += frames
        bytes.append(last)
        return bytes + seal + rest
    }
}

/// A run of entries proves itself from the chain digest before it, or is refused.
@Suite struct SegmentTests {
    /// Why the bytes are no segment; `nil` when they prove themselves.
    static func refusal(_ bytes: [UInt8]) -> Segment.Refusal? {
        do throws(Segment.Refusal) {
            _ = try Segment(reading: bytes).links()
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [1, 2, 5, Int64.max - 4] as [Int64])
    func `a sealed segment reads back`(first: Int64) throws {
        let sample = try Sample(first: first)

        let again = try Segment(reading: sample.segment.bytes)

        #expect(again == sample.segment)
        #expect(try again.links() == sample.links)
        #expect(again.through == first + 3)
    }

    @Test func `seqs, digests and chain digests come with the entries`() throws {
        let sample = try Sample()
        var chain = sample.before
        var seqs: [Int64] = []

        try sample.segment.forEachEntry { seq, digest, found, bytes in
            chain = Chain.next(after: chain, seq: seq, entry: digest)
            #expect(found == chain)
            #expect((bytes == nil) == (seq == 7))
            seqs.append(seq)
        }

        #expect(seqs == [5, 6, 7, 8])
        #expect(chain == sample.segment.last)
    }

    @Test func `a flipped bit anywhere is refused, or it says nothing`() throws {
        let sample = try Sample()
        let bytes = sample.segment.bytes
        var silent = 0

        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                guard SegmentTests.refusal(changed) == nil else { continue }
                silent += 1
                #expect(try Segment(reading: changed).links() == sample.links)
            }
        }

        // Only what deflate leaves unused in its last byte.
        #expect(silent < 8)
    }

    @Test func `a segment cut anywhere is refused`() throws {
        let bytes = try Sample().segment.bytes

        for length in bytes.indices {
            #expect(SegmentTests.refusal(Array(bytes.prefix(length))) == .unreadable)
        }
    }

    @Test func `what was renumbered is refused`() throws {
        let sample = try Sample()

        #expect(sample.refusal { $0.first = 6 } == .chain)
        #expect(sample.refusal { $0.first = 4 } == .chain)
        #expect(sample.refusal { $0.first = 1 } == .chain)
        #expect(sample.refusal { $0.before = .named("elsewhere") } == .chain)
        #expect(sample.refusal { $0.before = Chain.start(of: sample.key.device) } == .chain)
        #expect(sample.refusal { $0.last = .named("elsewhere") } == .chain)
        #expect(try Sample(first: 1).refusal { $0.first = 2 } == .chain)
    }

    @Test func `withheld entries cannot be renumbered either`() throws {
        let links = (0..<3).map { Link(withheld: .named("\($0)")) }
        let segment = try Segment.sealed(
            links,
            device: TestKey.number(9),
            first: 7,
            before: .named("before")
        )
        var parts = Parts(segment)
        parts.first = 8

        #expect(SegmentTests.refusal(segment.bytes) == nil)
        #expect(SegmentTests.refusal(parts.bytes) == .chain)
    }

    @Test func `another key, id or seal is refused`() throws {
        let sample = try Sample()
        let other = TestKey.number(10)
        let theirs = try other.signature(over: Chain.sealMessage(sample.segment.last))
        let unsealed = try sample.key.signature(over: sample.segment.last.bytes)

        #expect(sample.refusal { $0.key = other.publicKey.bytes } == .key)
        #expect(sample.refusal { $0.device = other.device.bytes } == .key)
        #expect(
            sample.refusal {
                $0.key = other.publicKey.bytes
                $0.seal = theirs.bytes
            } == .key
        )
        #expect(sample.refusal { $0.seal = theirs.bytes } == .seal)
        #expect(sample.refusal { $0.seal = unsealed.bytes } == .seal)
        #expect(sample.refusal { $0.seal = Signature.none.bytes } == .seal)
        #expect(sample.refusal { $0.key[0] = 5 } == .unreadable)
        #expect(sample.refusal { $0.key = [4] + [UInt8](repeating: 0xFF, count: 64) } == .key)
    }

    @Test func `a key that is no point of the curve proves nothing`() throws {
        let key = try #require(PublicKey([4] + [UInt8](repeating: 0xFF, count: 64)))
        let links = [Link(bytes: [1])]
        let before = Chain.start(of: key.device)
        let last = Chain.next(after: before, seq: 1, entry: links[0].digest)
        let segment = Segment(
            links,
            key: key,
            first: 1,
            before: before,
            last: last,
            seal: Signature.none
        )

        #expect(SegmentTests.refusal(segment.bytes) == .seal)
    }

    @Test func `lengths that lie are refused`() throws {
        let sample = try Sample()

        #expect(sample.refusal { $0.first = 0 } == .unreadable)
        #expect(sample.refusal { $0.first = .max } == .unreadable)
        #expect(sample.refusal { $0.count = 0 } == .unreadable)
        #expect(sample.refusal { $0.count = 3 } == .frames)
        #expect(sample.refusal { $0.count = 5 } == .frames)
        #expect(sample.refusal { $0.count = 65_537 } == .unreadable)
        #expect(sample.refusal { $0.count = .max } == .unreadable)
        #expect(sample.refusal { $0.length += 1 } == .frames)
        #expect(sample.refusal { $0.length -= 1 } == .frames)
        #expect(sample.refusal { $0.length = 0 } == .frames)
        #expect(sample.refusal { $0.length = 16 << 20 } == .frames)
        #expect(sample.refusal { $0.length = 16 << 20 + 1 } == .unreadable)
        #expect(sample.refusal { $0.length = .max } == .unreadable)
        #expect(sample.refusal { $0.framesLength += 1 } == .unreadable)
        #expect(sample.refusal { $0.framesLength -= 1 } == .unreadable)
        #expect(sample.refusal { $0.framesLength = .max } == .unreadable)
        #expect(sample.refusal { $0.rest = [0] } == .unreadable)
        #expect(
            sample.refusal {
                $0.frames.append(0)
                $0.framesLength += 1
            } == .frames
        )
    }

    @Test func `an entry that was changed, left out or put in is refused`() throws {
        let sample = try Sample()
        let changed = sample.links.dropLast() + [Link(bytes: [1, 2, 3])]
        let shorter = sample.links.dropLast()
        let longer = sample.links + [Link(bytes: [1])]

        for links in [Array(changed), Array(shorter), longer, sample.links.reversed()] {
            let forged = Segment(
                links,
                key: sample.segment.key,
                first: 5,
                before: sample.before,
                last: sample.segment.last,
                seal: sample.segment.seal
            )
            #expect(SegmentTests.refusal(forged.bytes) == .chain)
        }
    }

    @Test func `an entry may be withheld by whoever relays it`() throws {
        let sample = try Sample()
        let bare = sample.links.map { Link(withheld: $0.digest) }
        let relayed = Segment(
            bare,
            key: sample.segment.key,
            first: 5,
            before: sample.before,
            last: sample.segment.last,
            seal: sample.segment.seal
        )

        #expect(SegmentTests.refusal(relayed.bytes) == nil)
        #expect(try relayed.links() == bare)
    }

    @Test func `an entry over the limit is refused before it is read`() throws {
        let key = TestKey.number(9)
        func segment(_ size: Int) throws -> Segment {
            try Segment.sealed(
                [Link(bytes: [UInt8](repeating: 0, count: size))],
                device: key,
                first: 1,
                before: Chain.start(of: key.device)
            )
        }

        #expect(SegmentTests.refusal(try segment(131_072).bytes) == nil)
        #expect(SegmentTests.refusal(try segment(131_073).bytes) == .frames)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `garbage is refused without a trap`(seed: UInt64) throws {
        var draw = SplitMix64(seed: seed)
        var bytes = try Sample().segment.bytes
        for _ in 0...draw.below(4) {
            switch draw.below(4) {
            case 0: bytes.removeSubrange(0..<min(bytes.count, draw.below(20)))
            case 1:
                bytes.insert(contentsOf: draw.bytes(draw.below(12)), at: draw.below(bytes.count))
            case 2: bytes = draw.bytes(draw.below(300) + 1)
            default: bytes[draw.below(bytes.count)] = draw.pick([0, 0x7F, 0x80, 0xFF])
            }
            if bytes.isEmpty { bytes = [0] }
        }

        guard SegmentTests.refusal(bytes) == nil else { return }
        #expect(try Segment(reading: bytes).links() == Sample().links)
    }
}
