import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

private func bytes(_ hex: String) throws -> [UInt8] { try #require(Hex.bytes(hex)) }

/// The manifest and digests of a set.
///
/// Source: journal-format.md, section 8.
@Suite struct ManifestTests {
    private func devices() throws -> [DeviceLinks] {
        var devices: [DeviceID: DeviceLinks] = [:]
        for vector in FormatVectors.format1.segments {
            let segment = try Segment(reading: try bytes(vector.bytes))
            try devices[segment.device, default: DeviceLinks(device: segment.device)].add(segment)
        }
        return devices.values.sorted { $0.device < $1.device }
    }

    @Test func `the vectors' manifest, set digest and ledger digests come out`() throws {
        let vector = FormatVectors.format1.set
        var manifest = ManifestPart.prefix
        for device in try devices() { device.appendManifest(to: &manifest, erased: []) }

        #expect(Hex.text(manifest) == vector.manifest)
        let set = Chain.sha256(manifest)
        #expect(set.hex == vector.set_digest)
        #expect(Chain.sha256(ManifestPart.prefix).hex == vector.empty_set_digest)
        for ledger in vector.ledgers {
            let charter = Charter(
                roots: Set(ledger.roots.compactMap { DeviceID(hex: $0) }),
                isPractice: ledger.practice,
                incarnation: []
            )
            #expect(charter.digest(set: set).hex == ledger.digest)
        }
    }

    @Test func `a manifest is read back and garbage is none`() throws {
        var manifest = ManifestPart.prefix
        for device in try devices() { device.appendManifest(to: &manifest, erased: []) }

        let parts = try #require(ManifestPart.parts(of: manifest))
        var again = ManifestPart.prefix
        for (device, part) in parts { part.append(to: &again, device: device) }
        #expect(again == manifest)
        #expect(ManifestPart.parts(of: []) == nil)
        #expect(ManifestPart.parts(of: manifest + [1]) == nil)
        #expect(ManifestPart.parts(of: Array(manifest.dropLast())) == nil)
        #expect(
            ManifestPart.parts(of: ManifestPart.prefix + [UInt8](repeating: 0xFF, count: 25)) == nil
        )
    }

    @Test func `an entry is absent though its bytes stand at another seq`() throws {
        let author = Author("a", key: 14, inspector: "a.1", rank: 0)
        for _ in 0..<2 { author.append([1]) }
        var links = DeviceLinks(device: author.device)
        try links.add(author.segment([author.path[0].withheld, author.path[1]]))
        var bytes = ManifestPart.prefix
        links.appendManifest(to: &bytes, erased: [])

        let entry = author.path[0].link.digest
        #expect(ManifestPart.parts(of: bytes)?.first?.1.absent == [entry])
        #expect(links.state(erased: []).withheld == [entry])
    }

    @Test func `ends, starts and absent entries are listed`() throws {
        let author = Author("a", key: 14, inspector: "a.1", rank: 0)
        for number in 0..<6 { author.append([UInt8(number)]) }
        author.fork(after: 4)
        author.append([9])
        let main = author.branches[0]
        let bare = main[2].withheld
        var links = DeviceLinks(device: author.device)
        try links.add(author.segment([main[1], bare, main[3]]))
        try links.add(author.segment(main[5...5]))
        try links.add(author.segment(author.path[4...4]))
        var bytes = ManifestPart.prefix
        links.appendManifest(to: &bytes, erased: [main[3].link.digest])

        let parts = try #require(ManifestPart.parts(of: bytes))
        let part = parts[0].1
        #expect(part.ends == [main[5].chain, author.chain].sorted())
        #expect(part.starts == [main[0].chain, main[4].chain].sorted())
        #expect(part.absent == [main[2].link.digest, main[3].link.digest].sorted())
        let state = links.state(erased: [main[3].link.digest])
        #expect(state.gaps == [1...1])
        #expect(state.forks == [])
        #expect(state.withheld == [main[2].link.digest])
        #expect(state.erased == [main[3].link.digest])
        try links.add(author.segment(main[4...4]))
        #expect(links.state(erased: []).forks == [5])
        #expect(links.state(erased: []).withheld == [main[2].link.digest])
        #expect(links.chain(at: 5) == nil)
        #expect(links.chain(at: 6) == main[5].chain)
        #expect(links.chain(at: 0) == author.start)
    }

    @Test func `bytes in one segment are enough`() throws {
        let author = Author("a", key: 14, inspector: "a.1", rank: 0)
        author.append([1])
        let bare = author.path[0].withheld
        for order in [[[bare], author.path], [author.path, [bare]]] {
            var links = DeviceLinks(device: author.device)
            for piece in order { try links.add(author.segment(piece)) }
            #expect(!links.state(erased: []).isRemarkable)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `the order of segments does not show`(seed: UInt64) throws {
        var draw = SplitMix64(seed: seed)
        let world = try World(seed: seed, acts: 25)
        let device = draw.pick(world.scene.authors).device
        let segments = world.segments.map(\.segment).filter { $0.device == device }
        func manifest(_ segments: [Segment]) throws -> [UInt8] {
            var links = DeviceLinks(device: device)
            for segment in segments { try links.add(segment) }
            var bytes: [UInt8] = []
            links.appendManifest(to: &bytes, erased: [])
            return bytes
        }

        #expect(
            try manifest(segments.shuffled(using: &draw) + segments.prefix(2)) == manifest(segments)
        )
    }
}

/// A verified segment.
@Suite struct VerifiedSegmentTests {
    @Test func `its statements are those with bytes, in order`() throws {
        let author = Author("a", key: 14, inspector: "a.1", rank: 0)
        let scene = Scene()
        scene.find()
        scene.find(["v": 2])
        scene.find(["v": 3])
        author.append([1])
        let path = scene.phone.path
        let bare = path[1].withheld
        let run: [PlacedLink] = [path[0], bare, path[2]]
        let segment = try scene.phone.segment(run)

        let verified = try VerifiedSegment(verifying: segment)

        let shown: [Digest] = [path[0].link.digest, path[2].link.digest]
        #expect(verified.statements.map { $0.digest } == shown)
        #expect(verified.statements.map { $0.seq } == [1, 3])
        #expect(verified.withheldCount == 1)
        #expect(verified.bytes == segment.bytes)
    }

    @Test func `a segment that does not prove itself is none`() throws {
        let scene = Scene()
        scene.find()
        let good = try scene.phone.segment(scene.phone.path)
        let forged = Segment(
            [Link(bytes: [1])],
            key: good.key,
            first: 1,
            before: good.before,
            last: good.last,
            seal: good.seal
        )

        #expect(throws: Segment.Refusal.chain) { _ = try VerifiedSegment(verifying: forged) }
    }
}
