import CentralLedger
import Inspection
package import Journaling
package import LedgerSQLite

/// What an office gives down to its devices: everything they work by, what was said about their own
/// records, and the problems that are open where they work.
package struct Publication {
    private let ledger: SQLiteLedger
    /// Whom it is for; `nil` for all devices alike.
    private let device: DeviceID?
    /// Minutes since 1970 UTC.
    private let minute: Int64

    /// - Parameters:
    ///   - ledger: what the office has.
    ///   - device: whom it is for; `nil` for all devices alike.
    ///   - minute: now, in minutes since 1970 UTC.
    package init(of ledger: SQLiteLedger, for device: DeviceID?, at minute: Int64) {
        self.ledger = ledger
        self.device = device
        self.minute = minute
    }

    /// Entries of layers 1 to 3, and for one device reviews and decisions on the records that it
    /// wrote in, the cases of its places, and what others say of its people's attendance.
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
        shown += try cases().filter { !known.contains($0.digest) }
        return shown + (try attendance().filter { !known.contains($0.digest) })
    }

    /// So long after its end a case is still given down, so that devices learn that it ended.
    private static let endedMinutes: Int64 = 92 * 1440

    /// The cases at the stations of the device's places that are open or ended lately, with the
    /// findings that they came from; entries with personal data are left out.
    private func cases() throws -> [Statement] {
        guard let device else { return [] }
        let grants = (try ledger.judge().authority.grants[device] ?? []).map(\.grant)
        guard !grants.isEmpty else { return [] }
        let gazetteer = try ledger.gazetteer()
        var entries: [String: [(entry: CaseEntry, statement: Statement)]] = [:]
        try ledger.forEachResolution(of: .case) { resolution in
            guard let statement = resolution.inForce?.statement, let entry = CaseEntry(resolution)
            else { return }
            entries[resolution.record, default: []].append((entry, statement))
        }
        return try entries.sorted { $0.key < $1.key }.flatMap { record, entries -> [Statement] in
            let file = CaseFile(record: record, entries: entries.map(\.entry))
            let check = file.report?.claim.check.map { RecordName($0) }
            guard let station = file.report?.claim.station ?? check?.station,
                file.isOpen || (file.moments.ended ?? 0) > minute - Publication.endedMinutes,
                grants.contains(where: { sees(station, check?.workDate, $0, gazetteer) })
            else { return [] }
            let plain = entries.map(\.statement).filter { $0.register != PersonalData.register }
            let finding = try check.flatMap {
                try ledger.resolution(record: $0.text, register: "finding")?.inForce
            }
            return plain + (finding.map { [$0.statement] } ?? [])
        }
    }

    /// Whether a station is in the places of a grant, itself or by the office of its point.
    private func sees(
        _ station: String,
        _ date: WorkDate?,
        _ grant: Grant,
        _ gazetteer: Gazetteer
    ) -> Bool {
        if grant.covers(place: station) { return true }
        guard let date = date ?? WorkDate(day: minute / 1440),
            let point = gazetteer.point(ofStation: station, on: date)
        else { return false }
        return grant.covers(place: point.office)
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
