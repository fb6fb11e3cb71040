import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// Every watch, planned or not, with what it came to.
struct WatchesTable: ExportTableMaker {
    let table = ExportTable(
        "watches",
        [
            .init("record", .id), .init("date", .id), .init("station", .id), .init("point", .id),
            .init("office", .id), .init("slot", .id), .init("person", .id),
            .init("planned", .bool), .init("duty", .text), .init("peak", .bool),
            .init("state", .id), .init("slot_start", .id), .init("slot_end", .id),
            .init("arrival", .id), .init("departure", .id), .init("time_doubtful", .bool),
            .init("late_minutes", .integer), .init("early_minutes", .integer),
            .init("own_record", .bool), .init("testimony", .bool), .init("visit", .bool),
            .init("decided", .bool), .init("visits_found", .integer),
            .init("visits_missed", .integer), .init("objected", .bool), .init("disputed", .bool),
            .init("typed", .bool), .init("stand_in", .id), .init("stands_for", .id),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        for dates in source.dates.byMonth {
            let list = try source.ledger.dutyList(
                dates,
                asOf: source.now.milliseconds / 60_000,
                source.books
            )
            for line in list.lines {
                WatchesTable.fill(&row, line, source)
                try write(row)
            }
        }
    }

    private static func fill(
        _ row: inout RowBuffer,
        _ line: DutyList.Line,
        _ source: ExportSource
    ) {
        let zone = source.zone(on: line.date)
        let verdict = line.verdict
        let marks = line.row?.marks ?? []
        row.clear()
        row.add(line.record)
        row.add(date: line.date)
        row.add(line.station)
        row.add(Names.parent(of: line.station))
        row.add(source.books.gazetteer.point(ofStation: line.station, on: line.date)?.office)
        row.add(line.slot)
        row.add(line.person)
        row.add(line.isPlanned)
        row.add(line.kind)
        row.add(line.isPeak)
        row.add(verdict.state.rawValue)
        row.add(minute: line.start, zone: zone)
        row.add(minute: line.end, zone: zone)
        row.add(minute: verdict.arrival, zone: zone)
        row.add(minute: verdict.departure, zone: zone)
        row.add(verdict.isDoubtful)
        row.add(verdict.lateMinutes)
        row.add(verdict.earlyMinutes)
        row.add(verdict.evidence.contains(.own))
        row.add(verdict.evidence.contains(.testimony))
        row.add(verdict.evidence.contains(.visit))
        row.add(verdict.evidence.contains(.decision))
        row.add(line.row?.found ?? 0)
        row.add(line.row?.missed ?? 0)
        row.add(marks.contains(.objected))
        row.add(marks.contains(.disputed))
        row.add(marks.contains(.typed))
        row.add(line.standIn)
        row.add(line.standsFor)
    }
}
