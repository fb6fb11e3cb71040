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
                    Statement(reading: bytes, digest: digest, device: segment.device, seq: seq))
            } else {
                withheld += 1
            }
        }
        self.segment = segment
        self.bytes = segment.bytes
        self.statements = statements
        withheldCount = withheld
    }
}
