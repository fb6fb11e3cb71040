package import Journaling

/// A place on the earth, WGS-84, in 10⁻⁷ degrees.
package struct Position: Hashable, Sendable {
    package var latitude: Int64
    package var longitude: Int64

    /// `nil` outside the globe.
    package init?(latitude: Int64, longitude: Int64) {
        guard (-900_000_000...900_000_000).contains(latitude),
            (-1_800_000_000...1_800_000_000).contains(longitude)
        else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Reads the members `lat` and `lon`.
    package init?(_ value: JSONValue) {
        guard let latitude = value["lat"]?.integer, let longitude = value["lon"]?.integer else {
            return nil
        }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// Reads `[lat, lon]`.
    init?(pair: JSONValue) {
        guard let pair = pair.list, pair.count == 2, let latitude = pair[0].integer,
            let longitude = pair[1].integer
        else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }
}
