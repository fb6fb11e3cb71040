import CentralLedger
import Inspection
import Journaling
import Reports

/// What the latest walks of the dates saw along the streets.
struct WalksLayer: MapLayerSource {
    var map: MapLayer {
        MapLayer(
            name: "walks",
            title: MapPhrase.walks(),
            about: MapPhrase.walksAbout(),
            shape: .points,
            fields: [
                MapField("street", title: MapPhrase.street()),
                MapField("street_name", title: MapPhrase.streetName()),
                MapField("stationing", title: WalkPhrase.station()),
                MapField("metre", .decimal, title: WalkPhrase.metresHeading()),
                MapField("side", title: WalkPhrase.side()),
                MapField("category", title: WalkPhrase.categoryID()),
                MapField("category_name", title: WalkPhrase.category()),
                MapField("state", title: MapPhrase.state()),
                MapField("defect", title: WalkPhrase.defect()),
                MapField("indicator", title: WalkPhrase.indicator()),
                MapField("advert_cm2", .integer, title: MapPhrase.advertArea()),
                MapField("total_cm2", .integer, title: MapPhrase.totalArea()),
                MapField("date", .date, title: WalkPhrase.dateHeading()),
                MapField("inspector", title: MapPhrase.inspector()),
                MapField("place_from", title: MapPhrase.placeFrom()),
                MapField("entry", title: MapPhrase.entry()),
            ],
            style: MapStyle(
                by: "state",
                [
                    .init("whole", MapPhrase.whole(), colour: "2e8b57", mark: .diamond, size: 26),
                    .init(
                        "defect",
                        WalkPhrase.defect(),
                        colour: "d9480f",
                        mark: .diamond,
                        size: 30
                    ),
                    .init(nil, MapPhrase.other(), colour: "999999", mark: .diamond, size: 20),
                ]
            )
        )
    }

    func forEachFeature(of source: MapSource, _ body: (MapFeature) throws -> Void) throws {
        let setting =
            source.books.gazetteer.setting(WalkSetting.self, on: source.date) ?? .standard
        for street in source.books.gazetteer.streets(on: source.date) {
            guard
                let walks = try source.ledger.walks(
                    along: street.id,
                    in: source.dates,
                    source.books
                )
            else { continue }
            let line = StreetLine(walks.street)
            for (number, (item, index)) in walks.joined.items.enumerated() {
                let walk = walks.joined.sources[index].walk
                let onLine = line?.position(at: item.at)
                try body(
                    MapFeature(
                        id: "\(street.id)/\(number + 1)",
                        geometry: source.geometry(item.detail.position ?? onLine),
                        values: WalksLayer.values(
                            item,
                            of: walk,
                            street,
                            setting.name(of: item.category, inChinese: source.isChinese),
                            basis: item.detail.position != nil
                                ? "gps" : onLine != nil ? "street" : "unknown"
                        )
                    )
                )
            }
        }
    }

    private static func values(
        _ item: WalkItem,
        of walk: Walk,
        _ street: Street,
        _ category: String,
        basis: String
    ) -> [MapValue] {
        [
            .text(street.id), .text(street.name), .text(Stationing.text(item.at)),
            .thousandths(item.at), .text(item.side.rawValue), .text(item.category),
            .text(category), .text(item.detail.defect == nil ? "whole" : "defect"),
            .optional(item.detail.defect), .optional(item.detail.indicator),
            item.detail.advert.map { .integer($0) } ?? .empty,
            item.detail.total.map { .integer($0) } ?? .empty, .date(walk.date.text),
            .text(walk.inspector), .text(basis), .text(walk.digest.hex),
        ]
    }
}
