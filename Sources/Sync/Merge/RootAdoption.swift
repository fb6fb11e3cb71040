import CentralLedger
package import Journaling
package import LedgerSQLite

/// A ledger without a root adopts the one root among its first files.
package enum RootAdoption {
    /// Looks for keys that enrol others and that nobody enrols.
    ///
    /// - Returns: the root adopted, or `nil` when the ledger has roots or none was found.
    /// - Throws: `Problem` with ``Problem/Code/rootsAmbiguous`` for two; nothing is changed then.
    package static func adopt(
        from documents: [MergeDocument],
        for ledger: SQLiteLedger
    ) throws -> DeviceID? {
        guard try ledger.charter.roots.isEmpty else { return nil }
        var writers = Set<DeviceID>()
        var enrolled = Set<DeviceID>()
        for document in documents {
            guard let next = try? document.open() else { continue }
            while let part = try? next() {
                guard case .segment(let segment) = part, segment.hasEnrolments,
                    let verified = try? VerifiedSegment(verifying: segment)
                else { continue }
                for statement in verified.statements where statement.defect == nil {
                    let name = RecordName(statement.record)
                    guard name.kind == .enrolment, let device = name.component(1) else { continue }
                    writers.insert(statement.device)
                    DeviceID(hex: device).map { _ = enrolled.insert($0) }
                }
            }
        }
        let roots = writers.subtracting(enrolled)
        guard roots.count < 2 else {
            throw Problem(.rootsAmbiguous, roots.sorted().map(\.hex).joined(separator: ", "))
        }
        guard let root = roots.first else { return nil }
        try ledger.adopt([root])
        return root
    }
}

extension Segment {
    /// Whether an entry says that it enrols a device; nothing is verified or read any further.
    fileprivate var hasEnrolments: Bool {
        var isFound = false
        try? forEachEntry(trusting: true) { _, _, _, bytes in
            isFound = isFound || bytes.map(Segment.isEnrolment) ?? false
        }
        return isFound
    }

    /// Source: journal-format.md, section 2: the fields before the record.
    private static func isEnrolment(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var reader = ByteReader(bytes)
        guard reader.slice(1 + DeviceID.byteCount) != nil, reader.integer() != nil,
            reader.integer() != nil, reader.integer() != nil,
            reader.blob(limit: Entry.Limit.bytes) != nil, reader.integer() != nil,
            let record = reader.blob(limit: Entry.Limit.bytes)
        else { return false }
        return record.starts(with: "enrolment/".utf8)
    }
}
