/// A place on the earth in 10⁻⁷ degrees.
package struct MapPosition: Hashable, Sendable {
    package var latitude: Int64
    package var longitude: Int64

    package init(latitude: Int64, longitude: Int64) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// `104.2000000`: always seven decimals, from the whole number itself.
    static func degrees(_ units: Int64) -> String {
        let digits = String(units.magnitude)
        let padded = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
        return (units < 0 ? "-" : "") + padded.dropLast(7) + "." + padded.suffix(7)
    }
}

/// Where a feature lies.
package enum MapGeometry: Hashable, Sendable {
    case point(MapPosition)
    /// At least two positions.
    case line([MapPosition])

    var positions: [MapPosition] {
        switch self {
        case .point(let position): [position]
        case .line(let positions): positions
        }
    }
}

/// What a layer says of one thing.
package enum MapValue: Hashable, Sendable {
    case text(String)
    case integer(Int64)
    /// Of one: 1500 is 1.5.
    case thousandths(Int64)
    case bool(Bool)
    /// `2026-05-12`.
    case date(String)
    case empty

    /// The text, or nothing for none.
    package static func optional(_ text: String?) -> MapValue {
        text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty
    }
}

/// One thing on a map.
package struct MapFeature: Hashable, Sendable {
    /// Names it in its layer, whenever the map is made.
    package let id: String
    /// `nil` where nobody knows where it lies.
    package let geometry: MapGeometry?
    /// In the order of the layer's fields.
    package let values: [MapValue]

    package init(id: String, geometry: MapGeometry?, values: [MapValue]) {
        self.id = id
        self.geometry = geometry
        self.values = values
    }
}

/// The smallest box around places.
struct MapBounds: Hashable {
    private(set) var west: Int64
    private(set) var south: Int64
    private(set) var east: Int64
    private(set) var north: Int64

    /// `nil` for no places.
    init?(_ positions: some Sequence<MapPosition>) {
        var bounds: MapBounds?
        for position in positions {
            if bounds == nil { bounds = MapBounds(position) } else { bounds?.add(position) }
        }
        guard let bounds else { return nil }
        self = bounds
    }

    private init(_ position: MapPosition) {
        west = position.longitude
        east = position.longitude
        south = position.latitude
        north = position.latitude
    }

    private mutating func add(_ position: MapPosition) {
        west = min(west, position.longitude)
        east = max(east, position.longitude)
        south = min(south, position.latitude)
        north = max(north, position.latitude)
    }

    /// The smallest box around both.
    func united(with other: MapBounds?) -> MapBounds {
        guard let other else { return self }
        var bounds = self
        bounds.west = min(west, other.west)
        bounds.east = max(east, other.east)
        bounds.south = min(south, other.south)
        bounds.north = max(north, other.north)
        return bounds
    }
}
