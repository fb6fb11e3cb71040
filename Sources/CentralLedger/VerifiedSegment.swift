package import Journaling

/// A segment whose chain and seal hold, with its entries read.
package struct VerifiedSegment: Sendable {
    package let segment: Segment
    /// The bytes as received; they are stored and forwarded.
    package let bytes: [UInt8]
    /// One for each entry with bytes, in order.
    package let statements: [Statement]
    /// How many entries are withheld.
    package let withheldCount: Int

    /// Verifies a segment and reads its entries.
    ///
    /// - Throws: the refusal; nothing of the segment may be used then.
    package init(verifying segment: Segment) throws(Segment.Refusal) {
        var statements: [Statement] = []
        statements.reserveCapacity(Int(segment.count))
        var withheld = 0
        try segment.forEachEntry { seq, digest, _, bytes in
            if let bytes {
                statements.append(
                    Statement(reading: bytes, digest: digest, device: segment.device, seq: seq)
                )
            } else {
                withheld += 1
            }
        }
        self.segment = segment
        self.bytes = segment.bytes
        self.statements = statements
        withheldCount = withheld
    }

    /// A run of links that a ledger verified before, cut out of its segments; its seal is not the
    /// device's, so it is never forwarded.
    package init(trusting links: [Link], _ run: [DeviceLinks.Link], key: PublicKey) {
        let first = run.first?.seq ?? 1
        segment = Segment(
            links,
            key: key,
            first: first,
            before: run.first?.before ?? Chain.start(of: key.device),
            last: run.last?.chain ?? Chain.start(of: key.device),
            seal: Signature.none
        )
        bytes = segment.bytes
        statements = zip(links, run).compactMap { link, place in
            link.bytes.map { bytes in
                bytes.withUnsafeBytes {
                    Statement(reading: $0, digest: link.digest, device: key.device, seq: place.seq)
                }
            }
        }
        withheldCount = links.count { $0.bytes == nil }
    }
}
