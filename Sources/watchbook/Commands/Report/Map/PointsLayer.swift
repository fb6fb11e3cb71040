import CentralLedger
import Inspection
import Journaling
import Reports

/// Points and their stations, as they are on the last date.
///
/// Nobody's name or number is in it.
struct PointsLayer: MapLayerSource {
    var map: MapLayer {
        MapLayer(
            name: "points",
            title: MapPhrase.points(),
            about: MapPhrase.pointsAbout(),
            shape: .points,
            fields: [
                MapField("kind", title: MapPhrase.kind()),
                MapField("point", title: MapPhrase.point()),
                MapField("station", title: MapPhrase.station()),
                MapField("name", title: MapPhrase.name()),
                MapField("office", title: MapPhrase.office()),
                MapField("office_name", title: MapPhrase.officeName()),
                MapField("types", title: MapPhrase.types()),
                MapField("type_names", title: MapPhrase.typeNames()),
                MapField("landmark", title: MapPhrase.landmark()),
                MapField("street", title: MapPhrase.street()),
                MapField("area", title: MapPhrase.area()),
                MapField("drawn", .bool, title: MapPhrase.drawn()),
                MapField("zone_m", .decimal, title: MapPhrase.zone()),
                MapField("leader_office", title: MapPhrase.leaderOffice()),
                MapField("leader_office_name", title: MapPhrase.leaderOfficeName()),
                MapField("since", .date, title: MapPhrase.since()),
            ],
            style: MapStyle(
                by: "kind",
                [
                    .init("point", MapPhrase.point(), colour: "1f5fa8", size: 40),
                    .init(
                        "station",
                        MapPhrase.station(),
                        colour: "7fb2e5",
                        mark: .square,
                        size: 22
                    ),
                    .init(nil, MapPhrase.other(), colour: "999999", size: 20),
                ]
            )
        )
    }

    func forEachFeature(of source: MapSource, _ body: (MapFeature) throws -> Void) throws {
        for point in source.books.gazetteer.points(on: source.date) {
            let geometry = source.geometry(point.position)
            let shared = PointsLayer.shared(point, source)
            try body(
                MapFeature(
                    id: point.id,
                    geometry: geometry,
                    values: [.text("point"), .text(point.id), .empty, .text(point.name)] + shared
                )
            )
            for station in point.stations {
                let id = "\(point.id).\(station.id)"
                try body(
                    MapFeature(
                        id: id,
                        geometry: geometry,
                        values: [
                            .text("station"), .text(point.id), .text(id),
                            .text([point.name, station.name ?? station.id].joined(separator: " ")),
                        ] + shared
                    )
                )
            }
        }
    }

    private static func shared(_ point: Point, _ source: MapSource) -> [MapValue] {
        let types = source.books.standards.types(on: source.date)
        let names = point.types.map { code in
            let type = types[code]
            let name = source.isChinese ? type?.nameChinese : type?.nameEnglish
            return name.flatMap { $0.isEmpty ? nil : $0 } ?? code
        }
        let leaders = source.books.gazetteer.personNumbers(point.leaders, on: source.date)
            .filter { Names.isInspector($0) }
        let offices = Set(leaders.map { Names.parent(of: $0) }).sorted()
        return [
            .text(point.office), .optional(source.officeName(point.office)),
            .optional(point.types.joined(separator: " ")),
            .optional(names.joined(separator: MapPhrase.comma())), .optional(point.landmark),
            .optional(point.street), .optional(point.area), .bool(point.isDrawn),
            point.zoneMillimetres.map { .thousandths($0) } ?? .empty,
            .optional(offices.joined(separator: " ")),
            .optional(
                offices.compactMap { source.officeName($0) }.joined(separator: MapPhrase.comma())
            ),
            .date(point.from.text),
        ]
    }
}
