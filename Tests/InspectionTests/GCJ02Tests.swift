import Foundation
import Testing

@testable import Inspection

@Suite struct `Shifted coordinates` {
    /// WGS-84 and the same place on a shifted map, in 10⁻⁷ degrees, worked out with another
    /// library of mathematics (Python).
    @Test(arguments: [
        ((311_774_276, 1_215_272_106), (311_753_040, 1_215_315_419)),
        ((225_438_470, 1_139_123_160), (225_407_961, 1_139_171_765)),
        ((399_119_540, 1_163_778_170), (399_133_455, 1_163_840_472)),
        ((350_000_000, 1_050_000_000), (349_990_986, 1_050_032_862)),
    ])
    func `are those of the published formula`(
        _ place: (Int64, Int64),
        _ shown: (Int64, Int64)
    ) throws {
        let position = try #require(Position(latitude: place.0, longitude: place.1))
        let map = try #require(Position(latitude: shown.0, longitude: shown.1))

        #expect(GCJ02.shifted(position) == map)
        #expect(isWithin(1, GCJ02.restored(map), position))
    }

    @Test func `lead back to the place within one unit all over China`() throws {
        var farthest: Int64 = 0
        for latitude in stride(from: Int64(180_000_000), to: 540_000_000, by: 7_654_321) {
            for longitude in stride(from: Int64(735_000_000), to: 1_350_000_000, by: 8_765_432) {
                let place = try #require(Position(latitude: latitude, longitude: longitude))
                let restored = GCJ02.restored(GCJ02.shifted(place))
                farthest = max(
                    farthest,
                    abs(restored.latitude - latitude),
                    abs(restored.longitude - longitude)
                )
            }
        }

        #expect(farthest <= 1)
    }

    @Test(arguments: [(488_566_000, 23_522_000), (-338_688_000, 1_512_093_000)])
    func `are not shifted outside of China`(_ latitude: Int64, _ longitude: Int64) throws {
        let place = try #require(Position(latitude: latitude, longitude: longitude))

        #expect(GCJ02.shifted(place) == place)
        #expect(GCJ02.restored(place) == place)
    }

    @Test func `use a sine as exact as that of the system`() {
        for step in -4000...4000 {
            let turns = Double(step) / 321
            #expect(abs(GCJ02.sine(halfTurns: turns) - sin(turns * .pi)) < 4e-14)
        }
        #expect(abs(GCJ02.sine(halfTurns: 0.5) - 1) < 1e-15)
        #expect(GCJ02.sine(halfTurns: 2) == 0)
    }

    private func isWithin(_ units: Int64, _ one: Position, _ other: Position) -> Bool {
        abs(one.latitude - other.latitude) <= units
            && abs(one.longitude - other.longitude) <= units
    }
}
