import Foundation
import Inspection
import Journaling
import TestSupport
import Testing

/// Stations and fixes along a line on the ground, against geodesics.
@Suite struct StreetLineTests {
    /// Millimetres between two places on the ellipsoid WGS-84.
    ///
    /// Source: Vincenty 1975, "Direct and inverse solutions of geodesics", inverse formula.
    private static func geodesic(_ one: Position, _ two: Position) -> Double {
        let a = 6_378_137.0
        let f = 1 / 298.257_223_563
        let b = a * (1 - f)
        func radians(_ value: Int64) -> Double { Double(value) / 1e7 * .pi / 180 }
        let u1 = atan((1 - f) * tan(radians(one.latitude)))
        let u2 = atan((1 - f) * tan(radians(two.latitude)))
        let l = radians(two.longitude - one.longitude)
        var lambda = l
        var sigma = 0.0
        var sinSigma = 0.0
        var cosSigma = 0.0
        var cosSquareAlpha = 0.0
        var cos2M = 0.0
        for _ in 0..<50 {
            let x = cos(u2) * sin(lambda)
            let y = cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(lambda)
            sinSigma = (x * x + y * y).squareRoot()
            if sinSigma == 0 { return 0 }
            cosSigma = sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(lambda)
            sigma = atan2(sinSigma, cosSigma)
            let sinAlpha = cos(u1) * cos(u2) * sin(lambda) / sinSigma
            cosSquareAlpha = 1 - sinAlpha * sinAlpha
            cos2M = cosSquareAlpha == 0 ? 0 : cosSigma - 2 * sin(u1) * sin(u2) / cosSquareAlpha
            let c = f / 16 * cosSquareAlpha * (4 + f * (4 - 3 * cosSquareAlpha))
            let before = lambda
            lambda =
                l + (1 - c) * f * sinAlpha
                * (sigma + c * sinSigma * (cos2M + c * cosSigma * (2 * cos2M * cos2M - 1)))
            if abs(lambda - before) < 1e-14 { break }
        }
        let square = cosSquareAlpha * (a * a - b * b) / (b * b)
        let bigA = 1 + square / 16384 * (4096 + square * (-768 + square * (320 - 175 * square)))
        let bigB = square / 1024 * (256 + square * (-128 + square * (74 - 47 * square)))
        let delta =
            bigB * sinSigma
            * (cos2M + bigB / 4
                * (cosSigma * (2 * cos2M * cos2M - 1)
                    - bigB / 6 * cos2M * (4 * sinSigma * sinSigma - 3) * (4 * cos2M * cos2M - 3)))
        return b * bigA * (sigma - delta) * 1000
    }

    private static func line(_ path: [Position], length: Int64? = nil) throws -> StreetLine {
        let date = try #require(WorkDate("2026-05-01"))
        var street = Street(id: "R1", from: date, name: "x", office: "S01", lengthMillimetres: 1)
        street.path = path
        let path = try #require(StreetLine(street)).pathMillimetres
        street.lengthMillimetres = length ?? path
        return try #require(StreetLine(street))
    }

    private static func place(_ latitude: Int64, _ longitude: Int64) throws -> Position {
        try #require(Position(latitude: latitude, longitude: longitude))
    }

    @Test func `lengths of paths up to 5 km are those of geodesics within 2 cm`() throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<200 {
            let latitude = Int64(random.below(1_200_000_000)) - 600_000_000
            let from = try StreetLineTests.place(latitude, 1_042_000_000)
            let to = try StreetLineTests.place(
                latitude + Int64(random.below(700_000)) - 350_000,
                1_042_000_000 + Int64(random.below(700_000)) - 350_000
            )
            let line = try StreetLineTests.line([from, to])

            #expect(
                abs(Double(line.pathMillimetres) - StreetLineTests.geodesic(from, to)) < 20
            )
        }
    }

    @Test func `a fix beside the street has the station and distance that geodesics give`() throws {
        var random = SplitMix64(seed: 8)
        for _ in 0..<300 {
            // A street of 1 km in any direction, and a fix up to 1 km beside it.
            let latitude = Int64(random.below(1_200_000_000)) - 600_000_000
            let from = try StreetLineTests.place(latitude, 1_042_000_000)
            let to = try StreetLineTests.place(
                latitude + Int64(random.below(120_000)) - 60_000,
                1_042_000_000 + 80_000 + Int64(random.below(40_000))
            )
            let line = try StreetLineTests.line([from, to])
            let fix = try StreetLineTests.place(
                (from.latitude + to.latitude) / 2 + Int64(random.below(180_000)) - 90_000,
                (from.longitude + to.longitude) / 2 + Int64(random.below(60_000)) - 30_000
            )

            let found = line.projection(of: fix)
            let foot = line.position(at: found.at)

            // The distance is the geodesic to the foot; the foot has the station it claims; and no
            // other place on the street is nearer.
            #expect(abs(Double(found.distance) - StreetLineTests.geodesic(fix, foot)) < 20)
            #expect(abs(Double(found.at) - StreetLineTests.geodesic(from, foot)) < 20)
            for step in [-2000, -500, 500, 2000] as [Int64] {
                let beside = line.position(at: found.at + step)
                #expect(
                    StreetLineTests.geodesic(fix, beside) > Double(found.distance) - 20
                )
            }
        }
    }

    @Test func `a station comes back from its own place`() throws {
        let path = [
            try StreetLineTests.place(301_000_000, 1_042_000_000),
            try StreetLineTests.place(301_000_000, 1_042_100_000),
            try StreetLineTests.place(301_010_000, 1_042_190_000),
        ]
        let line = try StreetLineTests.line(path, length: 1_850_000)

        for at in stride(from: Int64(0), through: 1_850_000, by: 12_345) {
            let found = line.projection(of: line.position(at: at))
            #expect(abs(found.at - at) <= 20)
            #expect(found.distance <= 10)
        }
        #expect(line.position(at: 0) == path[0])
        #expect(line.position(at: 1_850_000) == path[2])
        #expect(line.position(at: 9_999_999) == path[2])
    }

    @Test func `left and right are seen from the beginning`() throws {
        let path = [
            try StreetLineTests.place(301_000_000, 1_042_000_000),
            try StreetLineTests.place(301_000_000, 1_042_100_000),
        ]
        let east = try StreetLineTests.line(path)
        let west = try StreetLineTests.line(path.reversed())
        let north = try StreetLineTests.place(301_001_000, 1_042_050_000)

        #expect(east.projection(of: north).side == .left)
        #expect(west.projection(of: north).side == .right)
        #expect(east.projection(of: north).distance / 1000 == 11)
    }

    @Test func `a street that nobody drew has no line`() throws {
        let date = try #require(WorkDate("2026-05-01"))
        var street = Street(id: "R1", from: date, name: "x", office: "S01", lengthMillimetres: 9)
        #expect(StreetLine(street) == nil)

        let place = try StreetLineTests.place(301_000_000, 1_042_000_000)
        street.path = [place, place]
        #expect(StreetLine(street) == nil)
    }

    @Test func `A03 步行400米可视范围: straight lines between points are geodesics within a metre`() throws
    {
        var random = SplitMix64(seed: 9)
        for _ in 0..<200 {
            let latitude = Int64(random.below(1_200_000_000)) - 600_000_000
            let from = try StreetLineTests.place(latitude, 1_799_990_000)
            let to = try StreetLineTests.place(
                latitude + Int64(random.below(400_000)) - 200_000,
                random.chance(50) ? 1_799_990_000 - 100_000 : -1_799_980_000
            )
            let other = try StreetLineTests.place(
                to.latitude,
                to.longitude < 0 ? to.longitude + 1_800_000_000 : to.longitude
            )
            let shifted = try StreetLineTests.place(
                from.latitude,
                to.longitude < 0 ? from.longitude - 1_800_000_000 : from.longitude
            )
            let geodesic = StreetLineTests.geodesic(shifted, other)
            #expect(abs(Double(from.distance(to: to)) - geodesic) < max(1000, geodesic / 10_000))
        }
    }
}

/// 桩号.
@Suite struct StationingTests {
    @Test(
        arguments: [
            ("K0+120", 120_000), ("k1+850.5", 1_850_500), ("K12+000", 12_000_000), ("120", 120_000),
            ("120m", 120_000), ("1.85km", 1_850_000), ("Ｋ0＋120", 120_000), ("120米", 120_000),
            ("0", 0),
        ] as [(String, Int64)]
    )
    func `a station is read as people write it`(text: String, expected: Int64) {
        #expect(Stationing.millimetres(text) == expected)
    }

    @Test(arguments: ["", "K", "K0", "K0+", "K0+1000", "K0+-5", "-5", "abc", "K1+5km", "99999km"])
    func `what is no station is none`(text: String) {
        #expect(Stationing.millimetres(text) == nil)
    }

    @Test(
        arguments: [
            (0, "K0+000"), (120_000, "K0+120"), (1_850_500, "K1+850.5"), (5_001, "K0+005.001"),
        ] as [(Int64, String)]
    )
    func `and written the same way`(millimetres: Int64, expected: String) {
        #expect(Stationing.text(millimetres) == expected)
        #expect(Stationing.millimetres(expected) == millimetres)
    }
}
