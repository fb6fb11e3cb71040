package import CentralLedger
package import Journaling

extension SQLiteLedger {
    /// The closes in force here, by office, date and version.
    ///
    /// `isWanted`: asked of office and date.
    package func closes(
        where isWanted: (_ office: String, _ date: WorkDate) -> Bool = { _, _ in true }
    ) throws -> [SignedClose] {
        var found: [SignedClose] = []
        try forEachResolution(of: .close) { resolution in
            let name = RecordName(resolution.record)
            guard let office = name.component(1), let date = name.workDate, isWanted(office, date),
                let close = SignedClose(resolution)
            else { return }
            found.append(close)
        }
        return found.sorted { ($0.office, $0.date, $0.version) < ($1.office, $1.date, $1.version) }
    }

    /// The digest of what is written here about places, people, standards and settings: equal
    /// ones give equal books.
    package func booksDigest() throws -> Digest {
        var stream = DigestStream()
        for kind in RecordKind.allCases where kind.layer == 3 {
            try forEachResolution(of: kind) { resolution in
                guard let inForce = resolution.inForce else { return }
                stream.add(Array("\(resolution.record) \(resolution.register) ".utf8))
                stream.add(inForce.statement.digest.bytes)
            }
        }
        return stream.digest
    }

    /// Makes a ledger at `path` with the entries that were written by a moment, by the clocks of
    /// their devices.
    ///
    /// `moment`: milliseconds since 1970 UTC.
    /// - Complexity: O(*n*) in the entries here.
    package func written(by moment: Int64, at path: String) throws -> SQLiteLedger {
        let cut = try SQLiteLedger(creating: path, try charter)
        var pending: [VerifiedSegment] = []
        try forEachSegment(after: 0) { _, segment in
            if let part = try segment.written(by: moment) { pending.append(part) }
            guard pending.count >= 100 else { return }
            _ = try cut.absorb(pending)
            pending = []
        }
        _ = try cut.absorb(pending)
        return cut
    }
}

extension Segment {
    /// The part of a segment that was verified before up to the first entry with a later stamp;
    /// `nil` where that is nothing.
    fileprivate func written(by moment: Int64) throws -> VerifiedSegment? {
        var links: [Link] = []
        var run: [DeviceLinks.Link] = []
        var chainBefore = before
        var isOver = false
        let device = device
        try forEachEntry(trusting: true) { seq, digest, chain, bytes in
            if let bytes {
                let statement = Statement(reading: bytes, digest: digest, device: device, seq: seq)
                if statement.stamp.milliseconds > moment { isOver = true }
            }
            guard !isOver else { return }
            links.append(bytes.map { Link(bytes: Array($0)) } ?? Link(withheld: digest))
            run.append(DeviceLinks.Link(seq: seq, before: chainBefore, chain: chain, entry: digest))
            chainBefore = chain
        }
        return links.isEmpty ? nil : VerifiedSegment(trusting: links, run, key: key)
    }
}
