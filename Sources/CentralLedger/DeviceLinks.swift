package import Journaling

/// All links of one device that are here, in full; made where runs overlap, fork or have holes.
package struct DeviceLinks: Sendable {
    /// One link of the chain.
    package struct Link: Hashable, Sendable {
        package let seq: Int64
        package let before: Digest
        package let chain: Digest
        package let entry: Digest

        package init(seq: Int64, before: Digest, chain: Digest, entry: Digest) {
            self.seq = seq
            self.before = before
            self.chain = chain
            self.entry = entry
        }
    }

    package let device: DeviceID
    /// By chain digest.
    private var links: [Digest: Link] = [:]
    private var entriesBySeq: [Int64: Set<Digest>] = [:]
    /// The entries whose bytes are here, by their places: bytes copied to another seq are another
    /// entry.
    private var present: Set<Place> = []

    private struct Place: Hashable, Sendable {
        let seq: Int64
        let entry: Digest
    }

    package init(device: DeviceID) {
        self.device = device
    }

    /// Takes in a segment that was verified before.
    package mutating func add(_ segment: Segment) throws(Segment.Refusal) {
        var before = segment.before
        var found: [(Link, Bool)] = []
        try segment.forEachEntry(trusting: true) { seq, entry, chain, bytes in
            found.append((Link(seq: seq, before: before, chain: chain, entry: entry), bytes != nil))
            before = chain
        }
        for (link, hasBytes) in found {
            links[link.chain] = link
            entriesBySeq[link.seq, default: []].insert(link.entry)
            if hasBytes { present.insert(Place(seq: link.seq, entry: link.entry)) }
        }
    }

    package func isKnown(chain: Digest) -> Bool { links[chain] != nil }

    /// Whether another entry than `entry` is here at `seq`.
    package func hasOther(than entry: Digest, at seq: Int64) -> Bool {
        entriesBySeq[seq]?.contains { $0 != entry } ?? false
    }

    /// Whether the bytes of `entry` at `seq` are here.
    package func isPresent(_ entry: Digest, at seq: Int64) -> Bool {
        present.contains(Place(seq: seq, entry: entry))
    }

    /// The entries that are withheld at some place.
    package var withheldEntries: Set<Digest> {
        Set(links.values.filter { !isPresent($0.entry, at: $0.seq) }.map(\.entry))
    }

    /// The links that lead to each of the chain digests, back to one of `starts` or the first
    /// missing one, in ascending order and in pieces that fit a segment.
    package func runs(endingIn ends: [Digest], startingAt starts: Set<Digest>) -> [[Link]] {
        ends.flatMap { end in
            var run: [Link] = []
            var place = end
            while let link = links[place] {
                run.append(link)
                place = link.before
                if starts.contains(place) { break }
            }
            run.reverse()
            return stride(from: 0, to: run.count, by: DeviceLinks.piece).map {
                Array(run[$0..<min($0 + DeviceLinks.piece, run.count)])
            }
        }
    }

    private static let piece = 1000

    /// The chain digest after the entry at `seq`; `nil` when that is not here or forked.
    package func chain(at seq: Int64) -> Digest? {
        if seq == 0 { return Chain.start(of: device) }
        let found = links.values.filter { $0.seq == seq }
        return found.count == 1 ? found[0].chain : nil
    }

    /// The links as the law's walk needs them.
    package var chain: DeviceChain {
        var chain = DeviceChain()
        for link in links.values {
            chain.add(before: link.before, chain: link.chain, entry: link.entry)
        }
        return chain
    }

    /// Adds the device's part of the manifest.
    ///
    /// Source: journal-format.md, section 8.
    ///
    /// `erased`: entries that an effective erasure names.
    package func appendManifest(to bytes: inout [UInt8], erased: Set<Digest>) {
        let befores = Set(links.values.map(\.before))
        let start = Chain.start(of: device)
        let ends = links.keys.filter { !befores.contains($0) }
        let starts = befores.filter { links[$0] == nil && $0 != start }
        let absent = Set(
            links.values.filter { !isPresent($0.entry, at: $0.seq) || erased.contains($0.entry) }
                .map(\.entry)
        )
        ManifestPart(ends: ends, starts: starts, absent: absent).append(to: &bytes, device: device)
    }

    /// What is remarkable about the device.
    package func state(erased: Set<Digest>) -> DeviceState {
        var state = DeviceState(device: device)
        state.forks = Set(entriesBySeq.lazy.filter { $0.value.count > 1 }.map(\.key))
        let entries = Set(links.values.map(\.entry))
        state.erased = entries.intersection(erased)
        state.withheld = Set(
            links.values.filter { !isPresent($0.entry, at: $0.seq) }.map(\.entry)
        ).subtracting(erased)
        var expected: Int64 = 1
        for seq in entriesBySeq.keys.sorted() {
            if seq > expected { state.gaps.append(expected...(seq - 1)) }
            expected = seq + 1
        }
        return state
    }
}

/// One device's lists in a manifest.
package struct ManifestPart: Sendable {
    package let ends: [Digest]
    package let starts: [Digest]
    package let absent: [Digest]

    package init(
        ends: some Sequence<Digest>,
        starts: some Sequence<Digest>,
        absent: some Sequence<Digest>
    ) {
        self.ends = ends.sorted()
        self.starts = starts.sorted()
        self.absent = absent.sorted()
    }

    package func append(to bytes: inout [UInt8], device: DeviceID) {
        bytes.append(device)
        for list in [ends, starts, absent] {
            bytes.append(leb: Int64(list.count))
            for digest in list { bytes.append(digest) }
        }
    }

    /// Reads a manifest; `nil` when it is none.
    package static func parts(of manifest: [UInt8]) -> [(DeviceID, ManifestPart)]? {
        guard manifest.starts(with: prefix) else { return nil }
        return manifest.withUnsafeBytes { buffer in
            var reader = ByteReader(UnsafeRawBufferPointer(rebasing: buffer[prefix.count...]))
            var parts: [(DeviceID, ManifestPart)] = []
            while !reader.isAtEnd {
                guard let device = reader.device(), let ends = digests(&reader),
                    let starts = digests(&reader), let absent = digests(&reader)
                else { return nil }
                parts.append((device, ManifestPart(ends: ends, starts: starts, absent: absent)))
            }
            return parts
        }
    }

    private static func digests(_ reader: inout ByteReader) -> [Digest]? {
        guard let count = reader.count(limit: reader.remaining / Digest.byteCount) else {
            return nil
        }
        var digests: [Digest] = []
        for _ in 0..<count {
            guard let digest = reader.digest() else { return nil }
            digests.append(digest)
        }
        return digests
    }

    /// What a manifest begins with.
    package static let prefix = Array("watchbook-set-1\0".utf8)
}
