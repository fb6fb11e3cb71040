package import Journaling

/// A link with its place in a chain.
package struct PlacedLink: Hashable, Sendable {
    package let seq: Int64
    package let before: Digest
    package let chain: Digest
    package let link: Link

    /// The same place without the entry's bytes.
    package var withheld: PlacedLink {
        PlacedLink(seq: seq, before: before, chain: chain, link: Link(withheld: link.digest))
    }
}

/// A device of a test and all it wrote, also on abandoned branches.
package final class Author {
    package let name: String
    package let key: PrivateKey
    package let device: DeviceID
    /// As whom it writes when nothing else is said.
    package let inspector: String
    package let rank: Int64
    /// The present branch.
    package private(set) var path: [PlacedLink] = []
    package private(set) var abandoned: [[PlacedLink]] = []

    package init(_ name: String, key number: Int, inspector: String, rank: Int64) {
        self.name = name
        key = TestKey.number(number)
        device = key.device
        self.inspector = inspector
        self.rank = rank
    }

    package var seq: Int64 { Int64(path.count) }

    /// d(0).
    package var start: Digest { Chain.start(of: device) }

    /// The chain digest after the last entry.
    package var chain: Digest { path.last?.chain ?? start }

    /// The chain digest after the entry at `seq` of the present branch; d(0) for 0.
    package func chain(at seq: Int64) -> Digest {
        seq == 0 ? start : path[Int(seq) - 1].chain
    }

    package var branches: [[PlacedLink]] { (abandoned + [path]).filter { !$0.isEmpty } }

    /// Appends an entry's bytes, whatever they are.
    @discardableResult
    package func append(_ bytes: [UInt8]) -> Digest {
        let link = Link(bytes: bytes)
        let before = chain
        path.append(
            PlacedLink(
                seq: seq + 1,
                before: before,
                chain: Chain.next(after: before, seq: seq + 1, entry: link.digest),
                link: link
            )
        )
        return link.digest
    }

    /// Goes on from an earlier entry, as a restored copy of the device would.
    package func fork(after seq: Int64) {
        abandoned.append(path)
        path = Array(path.prefix(Int(seq)))
    }

    /// A sealed segment of links that follow one another.
    package func segment(_ links: some Collection<PlacedLink>) throws -> Segment {
        try Segment.sealed(
            links.map(\.link),
            device: key,
            first: links.first?.seq ?? 1,
            before: links.first?.before ?? start
        )
    }
}
