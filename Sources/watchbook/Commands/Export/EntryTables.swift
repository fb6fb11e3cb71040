import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// The registers in which people say different things, one row an opinion.
struct ConflictsTable: ExportTableMaker {
    let table = ExportTable(
        "conflicts",
        [
            .init("record", .id), .init("register", .id), .init("in_force", .bool),
            .init("inspector", .id), .init("time", .id), .init("device", .id),
            .init("seq", .integer), .init("entry", .id),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        for resolution in try source.ledger.disputes() {
            for (number, head) in resolution.heads.enumerated() {
                let statement = head.statement
                guard source.admits(resolution.record, statement.stamp.milliseconds) else {
                    continue
                }
                row.clear()
                row.add(resolution.record)
                row.add(resolution.register)
                row.add(number == 0)
                row.add(head.standing.placing.inspector)
                row.add(
                    moment: statement.stamp.milliseconds,
                    zone: source.zone(at: statement.stamp.milliseconds)
                )
                row.add(statement.device.hex)
                row.add(statement.seq)
                row.add(statement.digest)
                try write(row)
            }
        }
    }
}

/// Entries that are kept and do not count, with the reasons.
struct HeldTable: ExportTableMaker {
    let table = ExportTable("held", EntriesTable.columns)

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        try source.ledger.forEachHeld { entry in
            guard source.admits(entry.record, entry.statement.stamp.milliseconds) else { return }
            EntriesTable.fill(&row, entry, source)
            try write(row)
        }
    }
}

/// Every entry and what the law makes of it; what it says is in the other tables.
struct EntriesTable: ExportTableMaker {
    static let columns: [ExportColumn] = [
        .init("entry", .id), .init("device", .id), .init("seq", .integer),
        .init("inspector", .id), .init("time", .id), .init("observed", .id),
        .init("record", .id), .init("register", .id), .init("state", .id),
        .init("reasons", .text), .init("moved_by", .id), .init("photos", .integer),
    ]

    let table = ExportTable("entries", EntriesTable.columns)

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        try source.ledger.forEachFoundEntry { entry in
            guard source.admits(entry.record, entry.statement.stamp.milliseconds) else { return }
            EntriesTable.fill(&row, entry, source)
            try write(row)
        }
    }

    static func fill(_ row: inout RowBuffer, _ entry: FoundEntry, _ source: ExportSource) {
        let statement = entry.statement
        let zone = source.zone(at: statement.stamp.milliseconds)
        row.clear()
        row.add(statement.digest)
        row.add(statement.device.hex)
        row.add(statement.seq)
        row.add(statement.inspector)
        row.add(moment: statement.stamp.milliseconds, zone: zone)
        row.add(minute: statement.observed == 0 ? nil : statement.observed, zone: zone)
        row.add(entry.record)
        row.add(entry.register)
        switch entry.state {
        case .inForce: row.add("in-force")
        case .head: row.add("head")
        case .superseded: row.add("superseded")
        case .held: row.add("held")
        case .governing: row.add("governing")
        case .cancelled: row.add("cancelled")
        }
        if case .held(let reasons) = entry.state {
            row.add(list: reasons.map(\.rawValue))
        } else {
            row.addEmpty()
        }
        if let digest = entry.movedBy { row.add(digest) } else { row.addEmpty() }
        row.add(Int64(statement.attachments.count))
    }
}
