/// 火星坐标: the shifted coordinates that maps sold in China show.
///
/// Files hold WGS-84; shifted coordinates are turned into it where they come in, and are made from
/// it only where a map is shown. The shift is at most 720 m. It is a published
/// approximation, not an official formula: how exactly a map follows it cannot be told from here.
///
/// Only `+ - × ÷ √` of doubles are used, which IEEE 754 rounds the same way everywhere, so one
/// input gives one position on any machine.
///
/// Source: the formula that circulates as "WGS-84 to GCJ-02", on the Krasovsky 1940 ellipsoid.
package enum GCJ02 {
    /// The position on a shifted map.
    package static func shifted(_ position: Position) -> Position {
        guard isShifted(position) else { return position }
        let place = Degrees(position)
        return (place + offset(at: place)).position ?? position
    }

    /// The true position of a place on a shifted map.
    ///
    /// The inverse of ``shifted(_:)`` within one unit (10⁻⁷ degrees, 1.2 cm) in each direction:
    /// half a unit of each of the two roundings. The offset changes by less than 2 % of the way, so
    /// that each of the five steps leaves less than 1/50 of the error, at first 0.01 degrees.
    package static func restored(_ position: Position) -> Position {
        guard isShifted(position) else { return position }
        let goal = Degrees(position)
        var place = goal
        for _ in 0..<5 { place = goal - offset(at: place) }
        return place.position ?? position
    }

    /// Whether maps are shifted there: a box around China.
    private static func isShifted(_ position: Position) -> Bool {
        (8_293_000...558_271_000).contains(position.latitude)
            && (720_040_000...1_378_347_000).contains(position.longitude)
    }

    /// How far a place is shifted.
    private static func offset(at place: Degrees) -> Degrees {
        let x = place.longitude - 105
        let y = place.latitude - 35
        let root = x.magnitude.squareRoot()
        let fine = 20 * sine(halfTurns: 6 * x) + 20 * sine(halfTurns: 2 * x)
        let northWaves =
            20 * sine(halfTurns: y) + 40 * sine(halfTurns: y / 3)
            + 160 * sine(halfTurns: y / 12) + 320 * sine(halfTurns: y / 30)
        let north =
            -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
            + (fine + northWaves) * 2 / 3
        let eastWaves =
            20 * sine(halfTurns: x) + 40 * sine(halfTurns: x / 3)
            + 150 * sine(halfTurns: x / 12) + 300 * sine(halfTurns: x / 30)
        let east =
            300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
            + (fine + eastWaves) * 2 / 3
        // Metres to degrees on the ellipsoid.
        let sineOfLatitude = sine(halfTurns: place.latitude / 180)
        let bulge = 1 - eccentricity * sineOfLatitude * sineOfLatitude
        let meridian = radius * (1 - eccentricity) / (bulge * bulge.squareRoot())
        let parallel = radius / bulge.squareRoot() * sine(halfTurns: 0.5 - place.latitude / 180)
        return Degrees(
            latitude: north * 180 / (meridian * .pi),
            longitude: east * 180 / (parallel * .pi)
        )
    }

    /// The semi-major axis in metres, and the square of the eccentricity.
    private static let radius = 6_378_245.0
    private static let eccentricity = 0.006_693_421_622_965_943

    /// The sine of `turns` × 180 degrees, within 10⁻¹⁵.
    ///
    /// The series of Taylor up to the 21st power of at most a quarter turn.
    static func sine(halfTurns turns: Double) -> Double {
        var rest = turns - 2 * (turns / 2).rounded()
        if rest > 0.5 { rest = 1 - rest }
        if rest < -0.5 { rest = -1 - rest }
        let angle = rest * .pi
        let square = angle * angle
        var sum = 1.0
        for power in stride(from: 20.0, through: 2, by: -2) {
            sum = 1 - square / (power * (power + 1)) * sum
        }
        return angle * sum
    }

    /// A position, or the way from one to another.
    private struct Degrees {
        var latitude: Double
        var longitude: Double

        init(latitude: Double, longitude: Double) {
            self.latitude = latitude
            self.longitude = longitude
        }

        init(_ position: Position) {
            latitude = Double(position.latitude) / 10_000_000
            longitude = Double(position.longitude) / 10_000_000
        }

        var position: Position? {
            Position(
                latitude: Int64((latitude * 10_000_000).rounded()),
                longitude: Int64((longitude * 10_000_000).rounded())
            )
        }

        static func + (place: Degrees, way: Degrees) -> Degrees {
            Degrees(
                latitude: place.latitude + way.latitude,
                longitude: place.longitude + way.longitude
            )
        }

        static func - (place: Degrees, way: Degrees) -> Degrees {
            Degrees(
                latitude: place.latitude - way.latitude,
                longitude: place.longitude - way.longitude
            )
        }
    }
}
