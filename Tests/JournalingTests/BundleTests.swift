import Journaling
import TestSupport
import Testing

/// A small bundle with two segments, a receipt and a photo, and where its items begin.
private struct Sample {
    let header = BundleHeader(
        exported: 1_772_323_200_000,
        kind: .office,
        segments: 2,
        entries: 3,
        photos: 1,
        remark: "早班"
    )
    var bytes: [UInt8]
    /// Offsets at which an item ends, the first line first.
    var ends: [Int] = []
    let segments: [Segment]
    let receipt: Receipt
    let photo = Array("not really a photo".utf8)

    init() throws {
        let one = Author("one", key: 11, inspector: "a.1", rank: 0)
        let two = Author("two", key: 12, inspector: "a.2", rank: 0)
        for author in [one, two] { for text in ["x", "y"] { author.append(Array(text.utf8)) } }
        segments = [try one.segment(one.path), try two.segment(two.path.prefix(1))]
        receipt = try Receipt.signed(
            runs: [
                Run(
                    device: one.device,
                    first: 1,
                    through: 2,
                    before: one.start,
                    last: one.chain
                )
            ],
            incarnation: [UInt8](repeating: 3, count: 16),
            written: 7,
            by: TestKey.number(13)
        )
        var writer = BundleWriter()
        bytes = writer.begin(header)
        ends = [BundleFormat.firstLine.count, bytes.count]
        for segment in segments {
            bytes += writer.segment(segment.bytes)
            ends.append(bytes.count)
        }
        bytes += writer.receipt(receipt)
        ends.append(bytes.count)
        bytes += writer.photo(Chain.sha256(photo), photo)
        ends.append(bytes.count)
        bytes += writer.end()
        ends.append(bytes.count)
    }
}

/// What a reader made of a bundle.
private struct Reading {
    var items: [BundleItem] = []
    var fault: BundleFault?

    init(_ bytes: [UInt8]) {
        self.init(BundleReader(bytes))
    }

    init(_ reader: BundleReader) {
        var reader = reader
        do {
            while let item = try reader.next() { items.append(item) }
        } catch let fault as BundleFault {
            self.fault = fault
        } catch {
            Issue.record(error)
        }
    }

    var segments: [Segment] {
        items.compactMap { item in
            guard case .segment(let segment) = item else { return nil }
            return segment
        }
    }

    var names: String {
        items.map { item in
            switch item {
            case .header: "h"
            case .segment: "s"
            case .unreadableSegment: "S"
            case .photo: "p"
            case .receipt: "r"
            case .unreadableReceipt: "R"
            }
        }.joined()
    }
}

/// An item by its bytes.
private func item(_ tag: UInt8, _ body: [UInt8], length: Int64? = nil) -> [UInt8] {
    var bytes = [tag]
    bytes.append(leb: length ?? Int64(body.count))
    return bytes + body
}

/// A file that others wrote: every complete item is taken, and nothing else.
@Suite struct BundleTests {
    @Test func `a bundle reads back`() throws {
        let sample = try Sample()

        let reading = Reading(sample.bytes)

        #expect(reading.fault == nil)
        #expect(reading.names == "hssrp")
        #expect(reading.segments == sample.segments)
        guard case .header(let header) = reading.items[0],
            case .receipt(let receipt) = reading.items[3],
            case .photo(let digest, let photo) = reading.items[4]
        else { return }
        #expect(header == sample.header)
        #expect(receipt == sample.receipt)
        #expect(photo == sample.photo)
        #expect(digest == Chain.sha256(photo))
    }

    @Test func `cut at any byte, the items before the cut stand and the cut is told`() throws {
        let sample = try Sample()
        let names = "hssrp"

        for length in 0..<sample.bytes.count {
            let reading = Reading(Array(sample.bytes.prefix(length)))
            let whole = sample.ends.dropFirst().dropLast().count { $0 <= length }
            #expect(reading.names == String(names.prefix(whole)), "cut after \(length) bytes")
            #expect(
                reading.fault == (length == 0 ? .notABundle : .cut),
                "cut after \(length) bytes"
            )
            #expect(reading.segments == Array(sample.segments.prefix(max(0, whole - 1))))
        }
    }

    @Test func `the source may give one byte at a time`() throws {
        let sample = try Sample()
        var rest = sample.bytes[...]

        let reading = Reading(
            BundleReader { _ in
                defer { rest = rest.dropFirst() }
                return Array(rest.prefix(1))
            }
        )

        #expect(reading.fault == nil)
        #expect(reading.names == "hssrp")
        #expect(reading.segments == sample.segments)
    }

    @Test func `a changed byte is told, and no other segment comes out than was written`() throws {
        let sample = try Sample()

        for index in sample.bytes.indices {
            for bit in [0, 3, 7] as [UInt8] {
                var changed = sample.bytes
                changed[index] ^= 1 << bit
                let reading = Reading(changed)
                #expect(reading.fault != nil, "bit \(bit) of byte \(index)")
                for segment in reading.segments where (try? segment.links()) != nil {
                    #expect(sample.segments.contains { $0.last == segment.last })
                }
            }
        }
    }

    @Test func `a changed item is told at the end`() throws {
        let sample = try Sample()
        var changed = sample.bytes
        changed[sample.ends[5] - 1] ^= 1

        let reading = Reading(changed)

        #expect(reading.names == "hssrp")
        #expect(reading.fault == .changed)
    }

    @Test func `an unreadable segment or receipt does not hide the next item`() throws {
        let sample = try Sample()
        var writer = BundleWriter()
        let bytes =
            writer.begin(sample.header) + writer.segment([1, 2, 3])
            + writer.segment(sample.segments[1].bytes)

        let reading = Reading(bytes + item(4, [9]))

        #expect(reading.names == "hSsR")
        #expect(reading.fault == .cut)
    }

    @Test func `another first line or an unknown tag is of a newer version`() throws {
        let sample = try Sample()
        let head = Array(sample.bytes.prefix(sample.ends[2]))

        #expect(Reading(Array("watchbook-bundle-2\nwhatever".utf8)).fault == .newerVersion)
        #expect(Reading(Array("watchbook-bundle-10\n".utf8)).fault == .newerVersion)
        #expect(Reading(head + item(5, [1])).fault == .newerVersion)
        #expect(Reading(head + item(0, [])).fault == .newerVersion)
        #expect(Reading(head + item(5, [1])).names == "hs")
    }

    @Test(arguments: ["", "PK", "watch", "SQLite format 3\0", "watchbook bundle", "\n"])
    func `something else is no bundle`(text: String) {
        let fault = Reading(Array(text.utf8)).fault

        #expect(fault == (text == "watch" ? .cut : .notABundle))
    }

    @Test(
        arguments: [
            (1, 4097), (2, 17 << 20 + 1), (3, 32 << 20 + 33), (4, 16 << 20 + 1), (127, 33),
            (2, Int64.max),
            (3, Int64.max),
        ] as [(UInt8, Int64)]
    )
    func `a length over the limit is refused before anything is read`(
        tag: UInt8,
        length: Int64
    ) throws {
        let head = Array(try Sample().bytes.prefix(BundleFormat.firstLine.count))
        let header = tag == 1 ? [] : Array(try Sample().bytes.prefix(try Sample().ends[1]))
        var pieces = [tag == 1 ? head : header, item(tag, [], length: length)]
        var asked = 0

        let reading = Reading(
            BundleReader { count in
                asked = max(asked, count)
                return pieces.isEmpty ? [] : pieces.removeFirst()
            }
        )

        #expect(reading.fault == .broken)
        #expect(asked <= 1 << 16)
    }

    @Test func `a length that is no integer is refused`() throws {
        let head = Array(try Sample().bytes.prefix(try Sample().ends[1]))

        #expect(Reading(head + [2] + [UInt8](repeating: 0x80, count: 20)).fault == .broken)
        #expect(Reading(head + [2, 0x80, 0x00]).fault == .broken)
        #expect(Reading(head + [2, 0x80]).fault == .cut)
    }

    @Test func `items out of order are refused`() throws {
        let sample = try Sample()
        let line = BundleFormat.firstLine
        let header = Array(sample.bytes[sample.ends[0]..<sample.ends[1]])
        let segment = Array(sample.bytes[sample.ends[1]..<sample.ends[2]])
        let photo = Array(sample.bytes[sample.ends[4]..<sample.ends[5]])

        #expect(Reading(line + segment).fault == .broken)
        #expect(Reading(line + header + header).fault == .broken)
        #expect(Reading(line + header + photo + segment).fault == .broken)
        #expect(Reading(line + header + photo + segment).names == "hp")
        #expect(Reading(sample.bytes + [0]).fault == .broken)
        #expect(Reading(sample.bytes + sample.bytes).names == "hssrp")
        #expect(Reading(line + item(1, [1, 2])).fault == .broken)
        #expect(Reading(line + header + item(3, [1])).fault == .broken)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `garbage ends in a fault and never in a trap`(seed: UInt64) throws {
        var draw = SplitMix64(seed: seed)
        let whole = try Sample().bytes
        var bytes = whole
        for _ in 0...draw.below(5) {
            let place = draw.below(bytes.count)
            switch draw.below(3) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(UInt8(draw.below(256)), at: place)
            default: bytes.replaceSubrange(place..., with: draw.bytes(40))
            }
        }

        #expect(Reading(bytes).fault != nil || bytes == whole)
    }
}
