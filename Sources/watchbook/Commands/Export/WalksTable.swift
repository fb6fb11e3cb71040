import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// What each walk saw, thing by thing, and the stretches that were walked.
struct WalksTable: ExportTableMaker {
    let table = ExportTable(
        "walks",
        [
            .init("record", .id), .init("street", .id), .init("date", .id), .init("time", .id),
            .init("inspector", .id), .init("review", .id), .init("disputed", .bool),
            .init("what", .id), .init("from_m", .decimal), .init("to_m", .decimal),
            .init("side", .id), .init("category", .id), .init("defect", .id),
            .init("indicator", .id), .init("total_cm2", .integer), .init("advert_cm2", .integer),
            .init("lat", .decimal), .init("lon", .decimal), .init("place_from", .id),
            .init("entry", .id),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var streets: Set<String> = []
        try source.ledger.forEachEntry(from: "street/", to: "street0") { entry in
            if let id = RecordName(entry.record).component(1) { streets.insert(id) }
        }
        var row = RowBuffer()
        for id in streets.sorted() {
            guard
                let walks = try source.ledger.walks(along: id, in: source.dates, source.books)
            else { continue }
            let line = StreetLine(walks.street)
            for walk in walks.walks {
                func begin(_ what: String, _ from: Int64, _ to: Int64, _ side: String) {
                    row.clear()
                    row.add(walk.record)
                    row.add(id)
                    row.add(date: walk.date)
                    row.add(minute: walk.minute, zone: source.zone(on: walk.date))
                    row.add(walk.inspector)
                    row.add(walk.review?.rawValue)
                    row.add(walk.isDisputed)
                    row.add(what)
                    row.add(thousandths: from)
                    row.add(thousandths: to)
                    row.add(side)
                }
                for (side, stretches) in [
                    ("left", walk.positions.left), ("right", walk.positions.right),
                ] {
                    for stretch in stretches.list {
                        begin("walked", stretch.lowerBound, stretch.upperBound, side)
                        for _ in 0..<8 { row.addEmpty() }
                        row.add(walk.digest)
                        try write(row)
                    }
                }
                for item in walk.positions.items {
                    begin("thing", item.at, item.at, item.side.rawValue)
                    row.add(item.category)
                    row.add(item.detail.defect)
                    row.add(item.detail.indicator)
                    row.add(item.detail.total)
                    row.add(item.detail.advert)
                    let place = item.detail.position ?? line?.position(at: item.at)
                    row.add(degrees: place?.latitude)
                    row.add(degrees: place?.longitude)
                    row.add(
                        item.detail.position != nil ? "gps" : place != nil ? "street" : "unknown"
                    )
                    row.add(walk.digest)
                    try write(row)
                }
            }
        }
    }
}
