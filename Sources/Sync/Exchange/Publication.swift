import CentralLedger
package import Journaling
package import LedgerSQLite

/// What an office gives down to its devices: everything they work by, and what was said about
/// their own records.
package struct Publication {
    private let ledger: SQLiteLedger
    /// Whom it is for; `nil` for all devices alike.
    private let device: DeviceID?

    package init(of ledger: SQLiteLedger, for device: DeviceID?) {
        self.ledger = ledger
        self.device = device
    }

    /// Entries of layers 1 to 3, and for one device reviews and decisions on the records that it
    /// wrote in, and what others say of its people's attendance.
    ///
    /// Of other entries in the same segments only the digests are given.
    package func segments() throws -> [Segment] { try ledger.segments(showing: statements()) }

    /// The entries that are shown.
    package func statements() throws -> [Statement] {
        var shown = try ledger.statements(of: RecordKind.allCases.filter { $0.layer < 4 })
        for record in try ownRecords() {
            shown += try ledger.statements(in: record).filter {
                $0.device != device && ($0.decides || $0.register == "review")
            }
        }
        let known = Set(shown.map(\.digest))
        shown += try attendance().filter { !known.contains($0.digest) }
        return shown
    }

    /// What others say of the attendance of the people who write from the device.
    private func attendance() throws -> [Statement] {
        guard let device else { return [] }
        let grants = try ledger.judge().authority.grants[device] ?? []
        let people = Set(
            grants.flatMap(\.grant.inspectors).map(\.pattern).filter { !$0.hasSuffix("*") }
        )
        guard !people.isEmpty else { return [] }
        return try ledger.statements(ofWatchesOf: people).filter {
            $0.device != device && ["arrival", "attendance"].contains($0.register)
        }
    }

    /// The receipts that are here and name entries of the device.
    package func receipts() throws -> [Receipt] {
        let all = try ledger.receipts()
        guard let device else { return all }
        return all.filter { receipt in receipt.runs.contains { $0.device == device } }
    }

    private func ownRecords() throws -> Set<String> {
        guard let device else { return [] }
        var records = Set<String>()
        for segment in try ledger.segments(of: device) {
            try segment.forEachEntry(trusting: true) { seq, digest, _, bytes in
                guard let bytes else { return }
                let statement = Statement(
                    reading: bytes,
                    digest: digest,
                    device: device,
                    seq: seq
                )
                if statement.defect == nil { records.insert(statement.record) }
            }
        }
        return records.filter { RecordName($0).layer == 4 }
    }
}
