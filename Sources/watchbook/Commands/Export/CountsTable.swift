import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// Every running total of acts that is in force, one row a device or sheet.
struct CountsTable: ExportTableMaker {
    let table = ExportTable(
        "counts",
        [
            .init("record", .id), .init("part", .id), .init("date", .id), .init("station", .id),
            .init("point", .id), .init("office", .id), .init("slot", .id), .init("indicator", .id),
            .init("inspector", .id), .init("found", .integer), .init("settled", .integer),
            .init("numerator", .integer), .init("denominator", .integer), .init("double", .bool),
            .init("action", .id), .init("level", .id), .init("line", .id),
            .init("finding_source", .id), .init("time", .id), .init("typed", .bool),
            .init("disputed", .bool), .init("entry", .id),
        ]
    )

    /// The totals of one record, and whether an office took it out.
    private struct Record {
        let name: String
        var entries: [EntryInForce] = []
        var isDouble = false
    }

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        var record: Record?
        func finish() throws {
            guard let done = record else { return }
            record = nil
            for entry in done.entries where CountsTable.fill(&row, entry, done.isDouble, source) {
                try write(row)
            }
        }
        for range in try source.ranges(of: "count") {
            try source.ledger.forEachEntry(from: range.from, to: range.to) { entry in
                if record?.name != entry.record {
                    try finish()
                    record = Record(name: entry.record)
                }
                if entry.register == "double" {
                    let claim = JSONValue(entry.statement.claim)
                    record?.isDouble =
                        claim?["double"]?.bool == true && claim?["withdrawn"]?.bool != true
                } else {
                    record?.entries.append(entry)
                }
            }
            try finish()
        }
    }

    /// Returns false for a withdrawn total.
    private static func fill(
        _ row: inout RowBuffer,
        _ entry: EntryInForce,
        _ isDouble: Bool,
        _ source: ExportSource
    ) -> Bool {
        guard let acts = JSONValue(entry.statement.claim).flatMap({ Acts($0) }) else {
            return false
        }
        let name = RecordName(entry.record)
        let station = name.component(1) ?? ""
        let said = entry.credit?.statement ?? entry.statement
        row.clear()
        row.add(entry.record)
        row.add(String(entry.register.dropFirst("acts.".count)))
        row.add(name.component(2))
        row.add(station)
        row.add(Names.parent(of: station))
        row.add(
            name.workDate.flatMap { source.books.gazetteer.point(ofStation: station, on: $0) }?
                .office
        )
        row.add(name.component(3))
        row.add(name.component(4))
        row.add(name.component(5))
        row.add(acts.found)
        row.add(acts.settled)
        row.add(acts.numerator)
        row.add(acts.denominator)
        row.add(isDouble)
        row.add(acts.circumstances.action?.rawValue)
        row.add(acts.circumstances.level?.rawValue)
        row.add(acts.circumstances.line?.rawValue)
        row.add(acts.circumstances.source?.rawValue)
        row.add(
            moment: said.stamp.milliseconds,
            zone: name.workDate.map(source.zone) ?? source.zone(at: said.stamp.milliseconds)
        )
        row.add(said.observed != 0)
        row.add(entry.isDisputed)
        row.add(entry.statement.digest)
        return true
    }
}
