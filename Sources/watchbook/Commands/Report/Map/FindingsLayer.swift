import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// Failed checks of the dates, as they count.
struct FindingsLayer: MapLayerSource {
    var map: MapLayer {
        MapLayer(
            name: "findings",
            title: MapPhrase.findings(),
            about: MapPhrase.findingsAbout(),
            shape: .points,
            fields: [
                MapField("record", title: MapPhrase.record()),
                MapField("station", title: MapPhrase.station()),
                MapField("point", title: MapPhrase.point()),
                MapField("point_name", title: MapPhrase.pointName()),
                MapField("office", title: MapPhrase.office()),
                MapField("office_name", title: MapPhrase.officeName()),
                MapField("date", .date, title: WalkPhrase.dateHeading()),
                MapField("time", title: MapPhrase.time()),
                MapField("kind", title: MapPhrase.inspectionKind()),
                MapField("indicator", title: WalkPhrase.indicator()),
                MapField("indicator_name", title: MapPhrase.indicatorName()),
                MapField("standard", title: WalkPhrase.standard()),
                MapField("state", title: MapPhrase.state()),
                MapField("found", .integer, title: TallyPhrase.found()),
                MapField("settled", .integer, title: TallyPhrase.settled()),
                MapField("left", .integer, title: MapPhrase.left()),
                MapField("repeated", .bool, title: MapPhrase.repeated()),
                MapField("exempt", .bool, title: MapPhrase.exempt()),
                MapField("disputed", .bool, title: MapPhrase.disputed()),
                MapField("inspector", title: MapPhrase.inspector()),
            ] + FoundPlace.fields + [MapField("entry", title: MapPhrase.entry())],
            style: MapStyle(
                by: "state",
                [
                    .init(
                        "left",
                        MapPhrase.stateLeft(),
                        colour: "c92a2a",
                        mark: .triangle,
                        size: 34
                    ),
                    .init(
                        "settled",
                        MapPhrase.stateSettled(),
                        colour: "2e8b57",
                        mark: .triangle,
                        size: 28
                    ),
                    .init(nil, MapPhrase.other(), colour: "999999", mark: .triangle, size: 24),
                ]
            )
        )
    }

    func forEachFeature(of source: MapSource, _ body: (MapFeature) throws -> Void) throws {
        try source.ledger.forEachFailedCheck(in: source.dates, source.books) { row in
            guard let finding = row.counted, let statement = row.statement else { return }
            let place = FoundPlace(try source.places.place(of: statement), orAt: row.place.point)
            let date = row.place.date ?? source.date
            let code = String(decoding: row.indicator, as: UTF8.self)
            let occasion = Facet(inspector: "", occasion: row.occasion)
            let left = finding.found - finding.settled
            let values: [MapValue] = [
                .text(row.record), .text(row.station), .text(row.place.pointID),
                .optional(row.place.point?.name), .optional(row.place.point?.office),
                .optional(source.officeName(row.place.point?.office, on: date)), .date(date.text),
                .text(Moment(milliseconds: row.milliseconds).iso8601(zone: row.place.zone)),
                .text(occasion.kind.rawValue), .text(code),
                .optional(row.clause.indicator?.name(inChinese: source.isChinese)),
                .optional(row.clause.standard), .text(left > 0 ? "left" : "settled"),
                .integer(finding.found), .integer(finding.settled), .integer(left),
                .bool(finding.repeats != nil), .bool(row.clause.isExempt), .bool(row.isDisputed),
                .text(String(decoding: row.inspector, as: UTF8.self)),
            ]
            try body(
                MapFeature(
                    id: row.record,
                    geometry: source.geometry(place.position),
                    values: values + place.values + [.text(row.digest.hex)]
                )
            )
        }
    }
}
