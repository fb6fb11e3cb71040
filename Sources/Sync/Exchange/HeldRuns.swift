import CentralLedger
package import Journaling
package import LedgerSQLite

/// The runs of entries that a ledger holds with all their bytes: what a receipt may name.
package enum HeldRuns {
    /// The runs of one device in the order of their seqs, as long as they can be.
    ///
    /// - Complexity: O(*n*) in its stored segments; those with withheld entries are opened.
    package static func runs(of device: DeviceID, in ledger: SQLiteLedger) throws -> [Run] {
        let stored = try ledger.runs(of: device)
        var pieces: [Run] = stored.filter { $0.absent == 0 }.map(\.run)
        if pieces.count < stored.count {
            pieces = try ledger.segments(of: device).flatMap { try presentRuns(of: $0) }
        }
        var runs: [Run] = []
        for piece in pieces {
            // Forks lie side by side, so the run to continue need not be the last one.
            let end = runs.lastIndex { $0.last == piece.before && $0.through + 1 == piece.first }
            if let end {
                runs[end] = Run(
                    device: device,
                    first: runs[end].first,
                    through: piece.through,
                    before: runs[end].before,
                    last: piece.last
                )
            } else {
                runs.append(piece)
            }
        }
        return runs
    }

    private static func presentRuns(of segment: Segment) throws -> [Run] {
        var runs: [Run] = []
        var isOpen = false
        var before = segment.before
        try segment.forEachEntry(trusting: true) { seq, _, chain, bytes in
            defer { before = chain }
            guard bytes != nil else {
                isOpen = false
                return
            }
            let first = isOpen ? runs.removeLast() : nil
            runs.append(
                Run(
                    device: segment.device,
                    first: first?.first ?? seq,
                    through: seq,
                    before: first?.before ?? before,
                    last: chain
                )
            )
            isOpen = true
        }
        return runs
    }
}
