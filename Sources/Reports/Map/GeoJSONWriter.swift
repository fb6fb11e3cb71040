import Journaling

/// Writes a map as GeoJSON: one collection, one line a feature, each with the name of its layer.
///
/// Source: RFC 7946. Coordinates are whole numbers of 10⁻⁷ degrees, printed exactly; the member
/// `watchbook` says what the file was made from, and which coordinates it has: those of shifted
/// maps are none of the RFC, so that whoever reads it must know (section 4).
package final class GeoJSONWriter: MapWriter {
    private let place: UnfinishedFile
    private let file: ByteSink
    private var layer: MapLayer?
    private var hasFeature = false
    private var bounds: MapBounds?

    /// Begins a file.
    ///
    /// - Throws: `Problem`: `fileInTheWay` unless `replaces`, `folderNotWritable`, `diskFull`.
    package init(_ path: String, _ head: MapHead, replaces: Bool) throws {
        place = try UnfinishedFile(for: path, replaces: replaces)
        file = try ByteSink(at: place)
        let datum =
            "\"datum\":\"\(head.datum.rawValue)\",\"note\":\(GeoJSONWriter.quoted(head.note))"
        try file.write(
            "{\"type\":\"FeatureCollection\",\"watchbook\":{\"head\":\(head.json),\(datum)},\"features\":["
        )
    }

    package func begin(_ layer: MapLayer) throws { self.layer = layer }

    package func add(_ feature: MapFeature) throws {
        guard let layer else { return }
        var line = hasFeature ? ",\n" : "\n"
        hasFeature = true
        line += "{\"type\":\"Feature\",\"id\":"
        line += GeoJSONWriter.quoted("\(layer.name)/\(feature.id)")
        line += ",\"geometry\":\(GeoJSONWriter.geometry(feature.geometry))"
        line += ",\"properties\":{\"layer\":\"\(layer.name)\""
        for (field, value) in zip(layer.fields, feature.values) {
            line += ",\"\(field.name)\":\(GeoJSONWriter.text(of: value))"
        }
        line += "}}"
        try file.write(line)
        guard let geometry = feature.geometry else { return }
        bounds = MapBounds(geometry.positions)?.united(with: bounds) ?? bounds
    }

    package func finish() throws {
        var end = "\n]"
        if let bounds {
            let sides = [bounds.west, bounds.south, bounds.east, bounds.north]
            end += ",\"bbox\":[\(sides.map(MapPosition.degrees).joined(separator: ","))]"
        }
        try file.write(end + "}\n")
        try file.flush()
        try place.publish()
    }

    private static func geometry(_ geometry: MapGeometry?) -> String {
        func pair(_ position: MapPosition) -> String {
            let longitude = MapPosition.degrees(position.longitude)
            return "[\(longitude),\(MapPosition.degrees(position.latitude))]"
        }
        switch geometry {
        case .point(let position):
            return "{\"type\":\"Point\",\"coordinates\":\(pair(position))}"
        case .line(let positions):
            let pairs = positions.map(pair).joined(separator: ",")
            return "{\"type\":\"LineString\",\"coordinates\":[\(pairs)]}"
        case nil: return "null"
        }
    }

    private static func text(of value: MapValue) -> String {
        switch value {
        case .text(let text), .date(let text): quoted(text)
        case .integer(let number): String(number)
        case .thousandths(let number): decimal(number)
        case .bool(let flag): flag ? "true" : "false"
        case .empty: "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        JSONValue.text(text.withoutNUL).canonicalText
    }

    /// In the shortest way: 1500 is `1.5`.
    private static func decimal(_ thousandths: Int64) -> String {
        let (whole, rest) = (thousandths.magnitude / 1000, thousandths.magnitude % 1000)
        let sign = thousandths < 0 ? "-" : ""
        guard rest > 0 else { return "\(sign)\(whole)" }
        var digits = String(1000 + rest).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(sign)\(whole).\(digits)"
    }
}

extension String {
    /// With what ends a text in C shown as a mark.
    var withoutNUL: String { contains("\0") ? replacing("\0", with: "\u{FFFD}") : self }
}
