import CentralLedger
import Journaling

/// What one segment brings to the set, and its place in the table.
struct SegmentArrival {
    let outcome: Absorption.Outcome
    let isStored: Bool
    /// Whether it has another entry at a seq that is here already.
    let isFork: Bool
    /// The entries whose bytes were not here before.
    let newStatements: [Statement]

    /// Compares the segment with what is here and stores it unless it brings nothing.
    ///
    /// `longest`: no segment here has more entries.
    init(_ arriving: VerifiedSegment, tables: LedgerTables, longest: Int64) throws {
        let segment = arriving.segment
        let overlaps = try tables.overlaps(
            of: segment.device,
            first: segment.first,
            through: segment.through,
            longest: longest
        )
        if overlaps.isEmpty {
            self.init(
                outcome: .init(new: arriving.statements.count, alreadyHeld: 0),
                isStored: true,
                isFork: false,
                newStatements: arriving.statements
            )
        } else if SegmentArrival.isRepeated(segment, among: overlaps) {
            self.init(
                outcome: .init(new: 0, alreadyHeld: arriving.statements.count),
                isStored: false,
                isFork: false,
                newStatements: []
            )
            return
        } else {
            try self.init(arriving, overlapping: overlaps, tables: tables)
        }
        guard isStored else { return }
        try tables.insert(segment, bytes: arriving.bytes, absent: arriving.withheldCount)
    }

    private init(
        outcome: Absorption.Outcome,
        isStored: Bool,
        isFork: Bool,
        newStatements: [Statement]
    ) {
        self.outcome = outcome
        self.isStored = isStored
        self.isFork = isFork
        self.newStatements = newStatements
    }

    /// Whether the very same run is here with all its bytes.
    static func isRepeated(_ segment: Segment, among overlaps: [LedgerTables.StoredSegment]) -> Bool
    {
        overlaps.contains {
            $0.absent == 0 && $0.first == segment.first && $0.count == segment.count
                && $0.last == segment.last
        }
    }

    /// Compares link by link.
    private init(
        _ arriving: VerifiedSegment,
        overlapping overlaps: [LedgerTables.StoredSegment],
        tables: LedgerTables
    ) throws {
        let segment = arriving.segment
        var here = DeviceLinks(device: segment.device)
        for overlap in overlaps { try here.add(try tables.segment(overlap.id)) }
        let new = arriving.statements.filter { !here.isPresent($0.digest, at: $0.seq) }
        var hasNewLink = false
        var isFork = false
        try segment.forEachEntry(trusting: true) { seq, entry, chain, _ in
            if !here.isKnown(chain: chain) { hasNewLink = true }
            if here.hasOther(than: entry, at: seq) { isFork = true }
        }
        self.init(
            outcome: .init(new: new.count, alreadyHeld: arriving.statements.count - new.count),
            isStored: !new.isEmpty || hasNewLink,
            isFork: isFork,
            newStatements: new
        )
    }
}

extension Segment {
    /// The same segment with only the digests of some entries.
    func withholding(_ digests: Set<Digest>) throws(Refusal) -> Segment {
        let links = try links(trusting: true).map { link in
            digests.contains(link.digest) ? Link(withheld: link.digest) : link
        }
        return Segment(links, key: key, first: first, before: before, last: last, seal: seal)
    }

    /// The statements of a segment that was verified before.
    func statements() throws(Refusal) -> [Statement] {
        var statements: [Statement] = []
        try forEachEntry(trusting: true) { seq, digest, _, bytes in
            if let bytes {
                statements.append(
                    Statement(reading: bytes, digest: digest, device: device, seq: seq)
                )
            }
        }
        return statements
    }
}
