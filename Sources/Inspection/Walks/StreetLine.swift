/// The line of a street on the ground: what lies where along it.
///
/// WGS-84. Between two positions of the path, latitude and longitude change evenly. Distances are
/// measured in planes that touch the ellipsoid, none over more than 200 m of the path, with the
/// radii of curvature of the middle: along the path and across it they differ from geodesics by
/// less than 2 cm for latitudes up to 60° and fixes up to 1 km beside the street. Stations are
/// stretched evenly so that the end of the path has the length of the street measured on the
/// ground. Additions, products, quotients and roots only: the same on every machine.
///
/// Source: Torge and Müller, Geodesy, 4th edition, 4.1 (radii of curvature).
package struct StreetLine: Sendable {
    private struct Piece {
        let from: Position
        let to: Position
        let plane: TangentPlane
        /// Of the path, in metres.
        let begin: Double
        let length: Double
    }

    private let pieces: [Piece]
    private let pathLength: Double
    /// Of the street as measured on the ground.
    package let lengthMillimetres: Int64

    private static let longestPiece = 200.0

    /// `nil` where nobody drew a path of at least two different positions, or the street has no
    /// length.
    package init?(_ street: Street) {
        var pieces: [Piece] = []
        var begin = 0.0
        for (one, two) in zip(street.path, street.path.dropFirst()) where one != two {
            let whole = TangentPlane(between: one, two).distance(from: one, to: two)
            let count = max(1, (whole / StreetLine.longestPiece).rounded(.up))
            guard count < 100_000 else { return nil }
            var from = one
            for step in 1...Int(count) {
                let to = one.interpolated(to: two, Double(step) / count)
                let plane = TangentPlane(between: from, to)
                let length = plane.distance(from: from, to: to)
                if length > 0 {
                    pieces.append(
                        Piece(from: from, to: to, plane: plane, begin: begin, length: length)
                    )
                    begin += length
                }
                from = to
            }
        }
        guard begin > 0, street.lengthMillimetres > 0 else { return nil }
        self.pieces = pieces
        pathLength = begin
        lengthMillimetres = street.lengthMillimetres
    }

    /// The length of the path itself, in millimetres.
    package var pathMillimetres: Int64 { Int64((pathLength * 1000).rounded()) }

    /// A fix put on the line.
    package struct Projection: Hashable, Sendable {
        /// Millimetres from the beginning, between 0 and the length of the street.
        package let at: Int64
        /// How far the fix lies from there, in millimetres.
        package let distance: Int64
        /// On which side it lies; ``WalkSide/none`` on the line itself.
        package let side: WalkSide
    }

    /// The nearest place on the line; of several equally near ones the first.
    ///
    /// - Complexity: O(*n*) in the positions of the path.
    package func projection(of fix: Position) -> Projection {
        var best: (distance: Double, along: Double, cross: Double)?
        for piece in pieces {
            let end = piece.plane.vector(from: piece.from, to: piece.to)
            let point = piece.plane.vector(from: piece.from, to: fix)
            let scale = (end.x * point.x + end.y * point.y) / (piece.length * piece.length)
            let part = min(1, max(0, scale))
            let x = point.x - part * end.x
            let y = point.y - part * end.y
            let distance = (x * x + y * y).squareRoot()
            if best.map({ distance < $0.distance }) ?? true {
                let cross = end.x * point.y - end.y * point.x
                best = (distance, piece.begin + part * piece.length, cross)
            }
        }
        let (distance, along, cross) = best ?? (0, 0, 0)
        let at = (along / pathLength * Double(lengthMillimetres)).rounded()
        return Projection(
            at: min(lengthMillimetres, max(0, Int64(at))),
            distance: Int64((distance * 1000).rounded()),
            side: cross == 0 ? .none : cross > 0 ? .left : .right
        )
    }

    /// The place at a station, interpolated on the path; the ends for stations beyond them.
    ///
    /// - Complexity: O(log *n*) in the positions of the path.
    package func position(at millimetres: Int64) -> Position {
        let wanted = Double(millimetres) / Double(lengthMillimetres) * pathLength
        var low = 0
        var high = pieces.count - 1
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].begin + pieces[middle].length < wanted {
                low = middle + 1
            } else {
                high = middle
            }
        }
        let piece = pieces[low]
        let part = min(1, max(0, (wanted - piece.begin) / piece.length))
        return piece.from.interpolated(to: piece.to, part)
    }

    /// The path from one station to another one behind it: at least its two ends.
    ///
    /// - Complexity: O(*n*) in the positions of the path.
    package func path(from: Int64, to: Int64) -> [Position] {
        func along(_ millimetres: Int64) -> Double {
            Double(millimetres) / Double(lengthMillimetres) * pathLength
        }
        let (begin, end) = (along(from), along(to))
        let between = pieces.filter { begin < $0.begin && $0.begin < end }.map(\.from)
        return [position(at: from)] + between + [position(at: to)]
    }
}

/// A plane that touches the ellipsoid: distances of up to some kilometres.
struct TangentPlane {
    /// Metres for 10⁻⁷ degrees.
    private let north: Double
    private let east: Double

    private static let axis = 6_378_137.0
    private static let flattening = 1 / 298.257_223_563
    private static let radians = Double.pi / 180 / 10_000_000

    /// The plane at the latitude in the middle of two places.
    init(between one: Position, _ two: Position) {
        self.init(latitude: (Double(one.latitude) + Double(two.latitude)) / 2)
    }

    private init(latitude: Double) {
        let (sine, cosine) = TangentPlane.sineAndCosine(latitude * TangentPlane.radians)
        let eccentricity = TangentPlane.flattening * (2 - TangentPlane.flattening)
        let under = 1 - eccentricity * sine * sine
        let normal = TangentPlane.axis / under.squareRoot()
        north = normal * (1 - eccentricity) / under * TangentPlane.radians
        east = normal * cosine * TangentPlane.radians
    }

    /// Metres to the east and to the north.
    func vector(from one: Position, to two: Position) -> (x: Double, y: Double) {
        var longitude = two.longitude - one.longitude
        if longitude > 1_800_000_000 { longitude -= 3_600_000_000 }
        if longitude < -1_800_000_000 { longitude += 3_600_000_000 }
        return (Double(longitude) * east, Double(two.latitude - one.latitude) * north)
    }

    func distance(from one: Position, to two: Position) -> Double {
        let (x, y) = vector(from: one, to: two)
        return (x * x + y * y).squareRoot()
    }

    /// By their series, up to a right angle: libraries differ in the last digit.
    private static func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
        var sine = 0.0
        var cosine = 0.0
        var term = 1.0
        for index in 0..<30 {
            switch index % 4 {
            case 0: cosine += term
            case 1: sine += term
            case 2: cosine -= term
            default: sine -= term
            }
            term *= angle / Double(index + 1)
        }
        return (sine, cosine)
    }
}

extension Position {
    /// A place on the way to another one; latitude and longitude change evenly.
    func interpolated(to other: Position, _ part: Double) -> Position {
        var longitude = other.longitude - self.longitude
        if longitude > 1_800_000_000 { longitude -= 3_600_000_000 }
        if longitude < -1_800_000_000 { longitude += 3_600_000_000 }
        let latitude = Double(other.latitude - self.latitude) * part
        var east = self.longitude + Int64((Double(longitude) * part).rounded())
        if east > 1_800_000_000 { east -= 3_600_000_000 }
        if east < -1_800_000_000 { east += 3_600_000_000 }
        return Position(latitude: self.latitude + Int64(latitude.rounded()), longitude: east)
            ?? self
    }

    /// How far another place is in a straight line, in millimetres.
    ///
    /// In a plane that touches the ellipsoid between the two: exact to a ten-thousandth up to
    /// 20 km and latitudes up to 60°.
    package func distance(to other: Position) -> Int64 {
        Int64((TangentPlane(between: self, other).distance(from: self, to: other) * 1000).rounded())
    }
}
