import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// Failed checks as they count, with the place where their finder stood.
struct FindingsTable: ExportTableMaker {
    let table = ExportTable(
        "findings",
        [
            .init("record", .id), .init("date", .id), .init("station", .id), .init("point", .id),
            .init("office", .id), .init("indicator", .id), .init("standard", .id),
            .init("found", .integer), .init("settled", .integer), .init("left", .integer),
            .init("repeated", .bool), .init("exempt", .bool), .init("disputed", .bool),
            .init("inspector", .id), .init("time", .id), .init("lat", .decimal),
            .init("lon", .decimal), .init("place_from", .id), .init("accuracy_m", .decimal),
            .init("photos", .integer), .init("entry", .id),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        let places = EntryPlaces(source.ledger)
        try source.ledger.forEachFailedCheck(in: source.dates, source.books) { check in
            guard let finding = check.counted, let statement = check.statement else { return }
            let place = FoundPlace(try places.place(of: statement), orAt: check.place.point)
            row.clear()
            row.add(utf8: check.prefix, check.indicator)
            row.add(date: check.place.date)
            row.add(check.station)
            row.add(check.place.pointID)
            row.add(check.place.point?.office)
            row.add(utf8: check.indicator)
            row.add(check.clause.standard)
            row.add(finding.found)
            row.add(finding.settled)
            row.add(finding.found - finding.settled)
            row.add(finding.repeats != nil)
            row.add(check.clause.isExempt)
            row.add(check.isDisputed)
            row.add(utf8: check.inspector)
            row.add(moment: check.milliseconds, zone: check.place.zone)
            row.add(degrees: place.position?.latitude)
            row.add(degrees: place.position?.longitude)
            row.add(place.basis.rawValue)
            row.add(thousandths: place.accuracy)
            row.add(Int64(statement.attachments.count))
            row.add(check.digest)
            try write(row)
        }
    }
}
