import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// The cases that were reported on the dates, and those from before that are still open.
struct CasesLayer: MapLayerSource {
    var map: MapLayer {
        MapLayer(
            name: "cases",
            title: MapPhrase.cases(),
            about: MapPhrase.casesAbout(),
            shape: .points,
            fields: [
                MapField("case", title: CasePhrase.caseHeading()),
                MapField("status", title: MapPhrase.status()),
                MapField("state", title: CasePhrase.stateHeading()),
                MapField("state_name", title: MapPhrase.stateName()),
                MapField("open", .bool, title: MapPhrase.open()),
                MapField("overdue", .bool, title: MapPhrase.overdue()),
                MapField("suspended", .bool, title: MapPhrase.suspended()),
                MapField("unit", title: MapPhrase.unit()),
                MapField("unit_name", title: MapPhrase.unitName()),
                MapField("office", title: MapPhrase.office()),
                MapField("office_name", title: MapPhrase.officeName()),
                MapField("reported", .date, title: MapPhrase.reported()),
                MapField("deadline", title: MapPhrase.deadline()),
                MapField("station", title: MapPhrase.station()),
                MapField("place", title: MapPhrase.placeInWords()),
                MapField("indicator", title: WalkPhrase.indicator()),
                MapField("indicator_name", title: MapPhrase.indicatorName()),
                MapField("left", .integer, title: MapPhrase.left()),
                MapField("disputed", .bool, title: MapPhrase.disputed()),
            ] + FoundPlace.fields,
            style: MapStyle(
                by: "status",
                [
                    .init("overdue", MapPhrase.overdue(), colour: "9c1c1c", mark: .star, size: 42),
                    .init("open", MapPhrase.open(), colour: "e8590c", mark: .star, size: 36),
                    .init(
                        "suspended",
                        MapPhrase.suspended(),
                        colour: "8a6d3b",
                        mark: .star,
                        size: 32
                    ),
                    .init("closed", MapPhrase.closed(), colour: "5c7c5c", mark: .star, size: 26),
                    .init(nil, MapPhrase.other(), colour: "999999", mark: .star, size: 24),
                ]
            )
        )
    }

    func forEachFeature(of source: MapSource, _ body: (MapFeature) throws -> Void) throws {
        let books = try source.ledger.caseBooks()
        let minute = source.now.milliseconds / 60_000
        let dates = source.dates
        let wanted = try source.ledger.caseRecords(books) { outline in
            guard let reported = outline.reported, reported <= dates.upperBound else {
                return false
            }
            return outline.state.isOpen || dates.contains(reported)
        }
        for record in wanted {
            guard let file = try source.ledger.caseFile(record, books) else { continue }
            try body(feature(CaseItem(file, books, now: minute), books, source))
        }
    }

    private func feature(
        _ item: CaseItem,
        _ books: CaseBooks,
        _ source: MapSource
    ) throws -> MapFeature {
        let report = item.file.report?.claim
        let minute = item.file.report?.minute ?? item.now
        let date = books.date(at: minute)
        let unit = item.file.mainUnit.map { books.unitID($0, at: item.now) }
        let place = try place(of: item, on: date, source)
        let isOpen = item.file.isOpen
        let status =
            !isOpen
            ? "closed" : item.isSuspended ? "suspended" : item.isOverdue ? "overdue" : "open"
        let name = String(item.record.dropFirst("case/".count))
        let values: [MapValue] = [
            .text(name), .text(status), .text(item.file.state.rawValue),
            .text(item.file.state()), .bool(isOpen), .bool(item.isOverdue),
            .bool(item.isSuspended), .optional(unit),
            .optional(source.unitName(unit) ?? item.file.mainUnit), .text(item.office),
            .optional(source.officeName(item.office)), .date(date.text),
            .optional((isOpen ? item.due : item.timing.due).flatMap { books.iso($0).text }),
            .optional(report?.station), .optional(report?.place), .optional(report?.indicator),
            .optional(source.indicatorName(report?.indicator, on: date)),
            .integer(report?.left ?? 1), .bool(item.file.isDisputed),
        ]
        return MapFeature(
            id: name,
            geometry: source.geometry(place.position),
            values: values + place.values
        )
    }

    /// As the report says; otherwise where its finder stood, or else the point.
    private func place(
        of item: CaseItem,
        on date: WorkDate,
        _ source: MapSource
    ) throws -> FoundPlace {
        let report = item.file.report?.claim
        if let position = report?.position { return FoundPlace(stated: position) }
        var entry: EntryPlace?
        for (record, register) in [(report?.check, "finding"), (item.record, "report")] {
            guard entry == nil, let record,
                let resolution = try source.ledger.resolution(record: record, register: register),
                let statement = resolution.heads.first?.statement
            else { continue }
            entry = try source.places.place(of: statement)
        }
        let point = report?.point.flatMap { source.books.gazetteer.point($0, on: date) }
        return FoundPlace(entry, orAt: point)
    }
}
