import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// The cases that were reported on the dates, and those from before that are still open; personal
/// data of callers stands in none of the columns.
struct CasesTable: ExportTableMaker {
    let table = ExportTable(
        "cases",
        [
            .init("case", .id), .init("state", .id), .init("open", .bool), .init("overdue", .bool),
            .init("suspended", .bool), .init("disputed", .bool), .init("irregular", .bool),
            .init("office", .id), .init("unit", .id), .init("assisting", .text),
            .init("reported", .id), .init("finder", .id), .init("check", .id),
            .init("station", .id), .init("place", .text), .init("text", .text),
            .init("indicator", .id), .init("left", .integer), .init("kind", .id),
            .init("source", .id), .init("level", .id), .init("line", .id),
            .init("reference", .id), .init("urgency", .id), .init("deadline_class", .id),
            .init("lat", .decimal), .init("lon", .decimal), .init("dispatched", .id),
            .init("due", .id), .init("handled_in_time", .bool), .init("closed", .id),
            .init("result", .id), .init("rounds", .integer), .init("returns", .integer),
            .init("reworks", .integer), .init("joined_into", .id), .init("report_entry", .id),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        let books = try source.ledger.caseBooks()
        let minute = source.now.milliseconds / 60_000
        let dates = source.isWhole ? nil : source.dates
        let wanted = try source.ledger.caseRecords(books) { outline in
            guard let dates else { return true }
            let isLater = outline.reported.map { $0 > dates.upperBound } ?? false
            return !isLater
                && (outline.state.isOpen || outline.reported.map(dates.contains) == true)
        }
        var row = RowBuffer()
        for record in wanted {
            guard let file = try source.ledger.caseFile(record, books) else { continue }
            CasesTable.fill(&row, CaseItem(file, books, now: minute), books)
            try write(row)
        }
    }

    private static func fill(_ row: inout RowBuffer, _ item: CaseItem, _ books: CaseBooks) {
        let file = item.file
        let report = file.report?.claim
        func add(_ minute: Int64?) {
            row.add(minute: minute, zone: minute.map(books.zone) ?? 0)
        }
        row.clear()
        row.add(item.record)
        row.add(file.state.rawValue)
        row.add(file.isOpen)
        row.add(item.isOverdue)
        row.add(item.isSuspended)
        row.add(file.isDisputed)
        row.add(item.isIrregular)
        row.add(item.office)
        row.add(file.mainUnit.map { books.unitID($0, at: item.now) })
        row.add(list: file.assisting.map { books.unitID($0, at: item.now) })
        add(file.report?.minute)
        row.add(file.finder)
        row.add(report?.check)
        row.add(report?.station)
        row.add(report?.place)
        row.add(report?.text)
        row.add(report?.indicator)
        row.add(report?.left)
        row.add(item.kind?.rawValue)
        row.add(report?.source.rawValue)
        row.add(report?.level?.rawValue)
        row.add(report?.circumstances.line?.rawValue)
        row.add(report?.reference)
        row.add(file.urgency)
        row.add(item.deadlineClass)
        row.add(degrees: report?.position?.latitude)
        row.add(degrees: report?.position?.longitude)
        add(file.dispatch?.minute)
        add(item.timing.due)
        if item.timing.due == nil {
            row.addEmpty()
        } else {
            row.add(item.timing.isHandledInTime(at: item.now))
        }
        add(file.closing?.minute)
        row.add(file.result?.rawValue)
        row.add(Int64(file.rounds.count))
        row.add(Int64(file.returns))
        row.add(Int64(file.reworks))
        row.add(file.join?.claim.into)
        if let digest = file.report?.digest { row.add(digest) } else { row.addEmpty() }
    }
}
