import Foundation
import Journaling
import Sync
import TestSupport
import Testing

/// Bundles that were cut or changed on the way, or made by somebody else.
@Suite struct TamperedBundleTests {
    /// The places at which the items of a bundle begin and end.
    private func ends(of bundle: [UInt8]) -> [Int] {
        var ends = [BundleFormat.firstLine.count]
        while let last = ends.last, last < bundle.count {
            let next = bundle[(last + 1)...].withUnsafeBytes { buffer in
                var reader = ByteReader(buffer)
                return reader.integer().map { last + 1 + reader.offset + Int($0) }
            }
            guard let next else { break }
            ends.append(next)
        }
        return ends
    }

    private struct Parts: Equatable {
        var segments = 0
        var photos = 0
        var refusals: [Problem.Code] = []
    }

    /// What a merge reads from a file.
    private func parts(of file: String) throws -> Parts {
        var parts = Parts()
        let inputs = try InputList([file])
        parts.refusals = inputs.refused.map(\.code)
        for document in inputs.documents {
            let next = try MergeDocument(document).open()
            while let part = try next() {
                switch part {
                case .segment(let segment):
                    try segment.forEachEntry { _, _, _, _ in }
                    parts.segments += 1
                case .photo(let digest, let bytes):
                    // As a merge does before it keeps one.
                    if Chain.sha256(bytes) == digest {
                        parts.photos += 1
                    } else {
                        parts.refusals.append(.photoChanged)
                    }
                case .refused(let problem): parts.refusals.append(problem.code)
                case .exported, .receipt: continue
                }
            }
        }
        return parts
    }

    private func bundle(of city: City) throws -> [UInt8] {
        for occasion in 1...4 { city.device.find(occasion) }
        return try HandMade.bundle(
            [
                city.device.segment(city.device.path[..<2]),
                city.device.segment(city.device.path[2...]),
            ],
            photos: [[1, 2, 3]]
        )
    }

    @Test func `cut at any byte it gives every whole item before the cut, and says so`() throws {
        let folder = try Folder()
        let whole = try bundle(of: City())
        let ends = ends(of: whole)

        for count in 0..<whole.count {
            let file = try folder.write("cut.bundle", whole.prefix(count))
            let read = try parts(of: file)
            let items = ends.count { $0 <= count }
            // The first line, the header, two segments, the photo.
            #expect(read.segments == min(max(items - 2, 0), 2), "cut at \(count)")
            #expect(read.photos == (items > 4 ? 1 : 0), "cut at \(count)")
            #expect(read.refusals == [count == 0 ? .fileEmpty : .bundleCut], "cut at \(count)")
        }
        let all = try parts(of: folder.write("whole.bundle", whole))
        #expect(all == Parts(segments: 2, photos: 1))
    }

    @Test func `cut bundles merge with exit code 65, and the whole one completes them`() throws {
        let desk = try Desk()
        let whole = try bundle(of: desk.city)
        for count in stride(from: 1, to: whole.count, by: whole.count / 20) {
            try desk.folder.write("cut.bundle", whole.prefix(count))
            let run = try desk.mergeForPeople("cut.bundle", language: count % 2 == 0 ? "en" : "zh")
            #expect(run.status == 65 && run.codes == ["bundle-cut"], "cut at \(count)")
        }
        try desk.folder.write("whole.bundle", whole)
        #expect(try desk.merge("whole.bundle").status == 0)
        let clean = try Desk(desk.city)
        try clean.folder.write("whole.bundle", whole)
        #expect(try clean.merge("whole.bundle").status == 0)
        #expect(try desk.digest == clean.digest)
        try desk.expectSound()
    }

    @Test func `a flipped bit anywhere is noticed and lets nothing false in`() throws {
        let folder = try Folder()
        let whole = try bundle(of: City())
        for place in whole.indices {
            var changed = whole
            changed[place] ^= 1
            let file = try folder.write("changed.bundle", changed)
            do {
                let read = try parts(of: file)
                #expect(!read.refusals.isEmpty, "byte \(place)")
            } catch is Segment.Refusal {
                continue
            }
        }
    }

    @Test func `newer versions, lengths that lie and what follows the end`() throws {
        let desk = try Desk()
        let whole = try bundle(of: desk.city)
        let afterHeader = ends(of: whole)[1]
        func with(_ item: [UInt8]) -> [UInt8] {
            Array(whole.prefix(afterHeader)) + item + Array(whole.dropFirst(afterHeader))
        }
        var newer = whole
        newer[BundleFormat.firstLine.count - 2] = UInt8(ascii: "2")
        for (bytes, code) in [
            (newer, "bundle-newer"),
            (with([9, 3, 1, 2, 3]), "bundle-newer"),
            (with([2, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]), "bundle-broken"),
            (with([2] + Array(repeating: 0xFF, count: 12)), "bundle-broken"),
            (with([2, 0x80, 0x00]), "bundle-broken"),
            (with([1, 0]), "bundle-broken"),
            (whole + [0], "bundle-broken"),
            (whole + whole, "bundle-broken"),
        ] {
            try desk.folder.write("strange.bundle", bytes)
            for language in ["zh", "en"] {
                let run = try desk.mergeForPeople("strange.bundle", language: language)
                #expect(run.status == 65 && run.codes == [code], "\(run.stderr)")
            }
        }
        try desk.expectSound()
    }

    @Test func `segments under another key, with other entries or another seal`() throws {
        let city = City()
        for occasion in 1...3 { city.device.find(occasion) }
        let good = try city.device.segment(city.device.path)
        let other = Author("other", key: 9, inspector: "S01.0101", rank: 1)
        func changed(
            key: PublicKey? = nil,
            links: [Link]? = nil,
            first: Int64? = nil,
            last: Digest? = nil,
            seal: Signature? = nil
        ) throws -> [UInt8] {
            try Segment(
                links ?? good.links(),
                key: key ?? good.key,
                first: first ?? good.first,
                before: good.before,
                last: last ?? good.last,
                seal: seal ?? good.seal
            ).bytes
        }
        var stolen = good.bytes
        stolen.replaceSubrange(16..<81, with: other.key.publicKey.bytes)
        let theirs = try other.key.signature(over: Chain.sealMessage(good.last))
        for (segment, code) in [
            (stolen, "segment-key"),
            (try changed(key: other.key.publicKey, seal: theirs), "segment-chain"),
            (try changed(seal: theirs), "segment-seal"),
            (try changed(seal: Signature.none), "segment-seal"),
            (try changed(links: Array(good.links().dropFirst())), "segment-chain"),
            (try changed(links: good.links().reversed()), "segment-chain"),
            (try changed(first: 2), "segment-chain"),
            (try changed(first: Int64.max - 5), "segment-chain"),
            (try changed(last: Digest.named("elsewhere")), "segment-chain"),
        ] {
            let desk = try Desk(city)
            var writer = BundleWriter()
            let header = BundleHeader(
                exported: .max,
                kind: .device,
                segments: .max,
                entries: .max,
                photos: .max
            )
            let bytes = writer.begin(header) + writer.segment(segment) + writer.end()
            try desk.folder.write("forged.bundle", bytes)
            let before = try desk.digest

            let run = try desk.mergeForPeople("forged.bundle")

            #expect(run.status == 65 && run.codes == [code], "\(run.stderr)")
            #expect(try desk.digest == before)
        }
    }

    @Test func `a segment that inflates without end is refused`() throws {
        let desk = try Desk()
        desk.city.device.find()
        let good = try desk.city.device.segment(desk.city.device.path)
        let links = (0..<100).map { _ in Link(bytes: [UInt8](repeating: 0, count: 131_072)) }
        let bomb = Segment(
            links,
            key: good.key,
            first: 1,
            before: good.before,
            last: good.last,
            seal: good.seal
        )
        #expect(bomb.bytes.count < 20_000)
        try desk.folder.write("bomb.bundle", HandMade.bundle([bomb]))

        #expect(try desk.mergeForPeople("bomb.bundle").codes == ["segment-chain"])
    }

    @Test func `an entry of ten megabytes is refused with its segment`() throws {
        let desk = try Desk()
        desk.city.device.append([1] + [UInt8](repeating: 0x78, count: 10 << 20))
        try desk.folder.write("long.bundle", desk.city.deviceBundle())

        for language in ["zh", "en"] {
            let run = try desk.mergeForPeople("long.bundle", language: language)
            #expect(run.status == 65 && run.codes == ["segment-frames"], "\(run.stderr)")
        }
    }

    @Test func `photos that are not what their names say are left out`() throws {
        let desk = try Desk()
        let photo: [UInt8] = [1, 2, 3]
        let attachment = Journaling.Attachment(digest: Chain.sha256(photo), length: 3)
        desk.city.device.find(attachments: [attachment])
        var writer = BundleWriter()
        let header = BundleHeader(
            exported: City.noon,
            kind: .device,
            segments: 1,
            entries: 1,
            photos: 1
        )
        let bytes =
            try writer.begin(header)
            + writer.segment(desk.city.device.segment(desk.city.device.path).bytes)
            + writer.photo(attachment.digest, [1, 2, 4]) + writer.end()
        try desk.folder.write("day.bundle", bytes)

        let run = try desk.merge("day.bundle")

        #expect(run.status == 65 && run.total("new") == 1)
        #expect(run.json?["missing_photos"]?.integer == 1)
    }
}
