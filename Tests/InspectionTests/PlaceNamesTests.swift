import Inspection
import Journaling
import Testing

/// What people call stations and streets.
@Suite struct PlaceNamesTests {
    private static func gazetteer() -> Gazetteer {
        var gazetteer = Gazetteer()
        func put(_ record: String, _ register: String, _ claim: JSONValue) {
            gazetteer.add(record: record, register: register, claim: claim)
        }
        put(
            "point/P1/2026-01-01",
            "place",
            [
                "name": "人民路口", "office": "S01", "stations": ["1", "2"],
                "station_names": ["2": "南岗"],
            ]
        )
        put(
            "point/P2/2026-01-01",
            "place",
            ["name": "市场", "office": "S01", "stations": ["1"]]
        )
        put(
            "point/P2/2026-06-01",
            "place",
            ["name": "城东市场", "office": "S01", "stations": ["1"]]
        )
        put(
            "point/P3/2026-01-01",
            "place",
            ["name": "老市场", "office": "S01", "stations": ["1"], "closed": true]
        )
        put(
            "point/P4/2026-01-01",
            "place",
            ["name": "老市场", "office": "S01", "stations": ["1"]]
        )
        put("street/R1/2026-01-01", "line", ["name": "澜石路", "office": "S01", "length_mm": 9])
        return gazetteer
    }

    @Test(
        arguments: [
            ("人民路口1", ["P1.1"]), ("人民路口 １号岗", ["P1.1"]), ("南岗", ["P1.2"]), ("人民路口南岗", ["P1.2"]),
            ("人民路口", ["P1.1", "P1.2"]), ("市场", ["P2.1"]), ("城东市场", []), ("老市场", ["P4.1"]),
            ("无名路口", []),
        ] as [(String, [String])]
    )
    func `a station is called by its point, with its name or id`(
        name: String,
        stations: [String]
    ) throws {
        let names = PlaceNames(PlaceNamesTests.gazetteer())

        #expect(names.stations(named: name, on: try #require(WorkDate("2026-05-12"))) == stations)
    }

    @Test func `names are those of the day`() throws {
        let names = PlaceNames(PlaceNamesTests.gazetteer())
        let day = try #require(WorkDate("2026-06-01"))

        #expect(names.stations(named: "市场", on: day).isEmpty)
        #expect(names.stations(named: "城东市场", on: day) == ["P2.1"])
        #expect(names.streets(named: "瀾石路", on: day) == ["R1"])
        #expect(names.streets(named: "R1", on: day).isEmpty)
    }
}
