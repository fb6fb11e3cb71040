package import Inspection
package import Journaling

/// Where somebody stood who wrote an entry, as the device found it.
package struct EntryPlace: Hashable, Sendable {
    package let position: Position
    /// How far off it may be, in millimetres; `nil` where the device did not say.
    package let accuracy: Int64?
}

/// Reads from entries where they were written.
///
/// Places are circumstances, which no register keeps: the segments are opened again. Those read
/// last are remembered, as the entries of one device and day lie together.
package final class EntryPlaces {
    private struct Known {
        let device: DeviceID
        let seqs: ClosedRange<Int64>
        let places: [Digest: EntryPlace]
    }

    private let ledger: SQLiteLedger
    /// The one used last is the last one.
    private var known: [Known] = []
    private static let most = 64

    package init(_ ledger: SQLiteLedger) {
        self.ledger = ledger
    }

    /// Where an entry was written; `nil` where it does not say so, or its bytes are not here.
    package func place(of statement: Statement) throws -> EntryPlace? {
        func isHere(_ known: Known) -> Bool {
            known.device == statement.device && known.seqs.contains(statement.seq)
        }
        if known.last.map(isHere) == true { return known.last?.places[statement.digest] }
        if let index = known.lastIndex(where: isHere) {
            known.append(known.remove(at: index))
        } else {
            if known.count == EntryPlaces.most { known.removeFirst() }
            known.append(try read(around: statement))
        }
        return known.last?.places[statement.digest]
    }

    /// The places of all entries that lie in one segment with a statement.
    private func read(around statement: Statement) throws -> Known {
        try ledger.withTables { tables in
            var places: [Digest: EntryPlace] = [:]
            var seqs: ClosedRange<Int64>?
            for stored in try tables.overlaps(
                of: statement.device,
                first: statement.seq,
                through: statement.seq,
                longest: try tables.longestRun()
            ) {
                let segment = try tables.segment(stored.id)
                try segment.forEachEntry(trusting: true) { _, digest, _, bytes in
                    guard let bytes, let place = EntryPlace(entry: bytes) else { return }
                    places[digest] = place
                }
                // Several copies of one seq: the places of all are there for what all have.
                let own = segment.first...segment.through
                seqs = seqs.map { $0.clamped(to: own) } ?? own
            }
            return Known(
                device: statement.device,
                seqs: seqs ?? statement.seq...statement.seq,
                places: places
            )
        }
    }
}

extension EntryPlace {
    /// Reads the circumstances of an entry's canonical bytes.
    fileprivate init?(entry bytes: UnsafeRawBufferPointer) {
        // Most entries say none, and need not be taken apart.
        guard bytes.contains("\"place\":{"), let entry = Entry(reading: Array(bytes)),
            let place = JSONValue(entry.payload)?["about"]?["place"],
            let position = Position(place)
        else { return nil }
        self.init(position: position, accuracy: place["accuracy"]?.integer)
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func contains(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard self.count >= count else { return false }
        let first = text.utf8Start.pointee
        for start in 0...(self.count - count) where self[start] == first {
            if (1..<count).allSatisfy({ self[start + $0] == text.utf8Start[$0] }) { return true }
        }
        return false
    }
}
