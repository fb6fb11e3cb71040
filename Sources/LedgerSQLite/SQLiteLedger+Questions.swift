package import CentralLedger
package import Inspection
package import Journaling

extension SQLiteLedger {
    /// The registers in conflict, or with different words of one person from several devices, in
    /// the order of their records.
    package func disputes(own: Bool = false) throws -> [Resolution] {
        try withLaw { tables, law in
            var found: [Resolution] = []
            try tables.forEachRegister(flagged: own ? .own : .conflict) { key, row in
                found.append(
                    law.judge.resolution(
                        record: key.record,
                        register: key.register,
                        of: row.statements
                    )
                )
            }
            return found
        }
    }

    /// One register put in order; `nil` when nothing was ever written in it.
    package func resolution(record: String, register: String) throws -> Resolution? {
        try withLaw { tables, law in
            try tables.register(RegisterKey(record: record, register: register)).map {
                law.judge.resolution(record: record, register: register, of: $0.row.statements)
            }
        }
    }

    /// Calls `body` with every held entry in the order of the records.
    package func forEachHeld(_ body: (FoundEntry) throws -> Void) throws {
        try withLaw { tables, law in
            try tables.forEachRegister(flagged: .held) { key, row in
                for entry in found(key, row, law) {
                    if case .held = entry.state { try body(entry) }
                }
            }
        }
    }

    /// The entries whose digest begins with `prefix` in hexadecimal.
    ///
    /// - Complexity: O(*n*) in the number of entries.
    package func entries(digestPrefix prefix: String) throws -> [FoundEntry] {
        try withLaw { tables, law in
            var matches: [FoundEntry] = []
            try tables.forEachRegister { key, row in
                guard row.statements.contains(where: { $0.digest.hex.hasPrefix(prefix) }) else {
                    return
                }
                matches += found(key, row, law).filter { $0.statement.digest.hex.hasPrefix(prefix) }
            }
            return matches
        }
    }

    private func found(_ key: RegisterKey, _ row: RegisterRow, _ law: LawState) -> [FoundEntry] {
        if key.record.isEmpty {
            return row.statements.compactMap { statement in
                statement.defect.map {
                    FoundEntry(
                        statement: statement,
                        state: .held([Reason($0)]),
                        record: statement.record,
                        register: statement.register
                    )
                }
            }
        }
        if RecordKind.layer(of: key.record) < 3 {
            return row.statements.map { statement in
                let state: FoundEntry.State =
                    switch law.judge.authority.fates[statement.digest] {
                    case .effective: .governing
                    case .cancelled: .cancelled
                    case .withoutAuthority, nil: .held([.noAuthority])
                    }
                return FoundEntry(
                    statement: statement,
                    state: state,
                    record: key.record,
                    register: key.register
                )
            }
        }
        let resolution = law.judge.resolution(
            record: key.record,
            register: key.register,
            of: row.statements
        )
        func entry(_ member: Resolution.Member, _ state: FoundEntry.State) -> FoundEntry {
            FoundEntry(
                statement: member.statement,
                state: state,
                record: key.record,
                register: key.register,
                movedBy: member.standing.placing.address
            )
        }
        return resolution.heads.enumerated().map { entry($1, $0 == 0 ? .inForce : .head) }
            + resolution.superseded.map { entry($0, .superseded) }
            + resolution.held.map { entry($0, .held($0.standing.reasons)) }
    }

    /// The canonical bytes of an entry; `nil` when they are withheld or erased.
    package func bytes(of statement: Statement) throws -> [UInt8]? {
        try withTables { tables in
            for stored in try tables.overlaps(
                of: statement.device,
                first: statement.seq,
                through: statement.seq,
                longest: try tables.longestRun()
            ) {
                var found: [UInt8]?
                try tables.segment(stored.id).forEachEntry(trusting: true) { _, digest, _, bytes in
                    if digest == statement.digest, let bytes { found = Array(bytes) }
                }
                if let found { return found }
            }
            return nil
        }
    }

    /// All links of a device that are here.
    package func links(of device: DeviceID) throws -> DeviceLinks {
        try withTables { try $0.links(of: device) }
    }

    /// The devices with entries here, ascending.
    package func devices() throws -> [DeviceID] { try withTables { try $0.devices() } }

    /// The stored segments of a device in the order of their seqs.
    package func segments(of device: DeviceID) throws -> [Segment] {
        try withTables { try $0.segments(of: device).map(\.segment) }
    }

    /// The law as it stands here: who may write what, and the places and settings known.
    package func judge() throws -> Judge { try withLaw { $1.judge } }

    /// The city's settings on a date.
    package func settings(on date: WorkDate?) throws -> CitySettings {
        try withLaw { $1.judge.reference.settings(on: date) }
    }
}

// What exports need of everything.

extension SQLiteLedger {
    /// The first and the last work date of any station's checks, counts or watches; `nil` for none.
    package func sheetDates() throws -> ClosedRange<WorkDate>? {
        try withTables { tables in
            func edge(_ order: String) throws -> WorkDate? {
                try tables.statement(
                    "SELECT date FROM day WHERE date >= 0 ORDER BY date \(order) LIMIT 1"
                )
                .firstRow { $0.integer(0) }.flatMap { WorkDate(day: $0) }
            }
            guard let first = try edge("ASC"), let last = try edge("DESC") else { return nil }
            return first...last
        }
    }

    /// The entries in force of all records from one name up to another, as bytes that are valid
    /// during the call; `body` asks the ledger nothing.
    package func forEachSheetEntry(
        from first: String,
        to end: String,
        _ body: (SheetEntry) throws -> Void
    ) throws {
        try withTables { try $0.forEachSheetEntry(from: first, to: end, body) }
    }

    /// Calls `body` with every entry and what the law makes of it, in the order of the registers;
    /// `body` asks the ledger nothing.
    package func forEachFoundEntry(_ body: (FoundEntry) throws -> Void) throws {
        try withLaw { tables, law in
            try tables.forEachRegister { key, row in
                for entry in found(key, row, law) { try body(entry) }
            }
        }
    }
}
