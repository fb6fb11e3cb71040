import Inspection
import Journaling
import Testing

/// What is missing.
@Suite struct GapTests {
    private static let day = "2026-05-12"

    private static func city() throws -> (Gazetteer, WorkDate) {
        var city = Gazetteer()
        func add(_ record: String, _ register: String, _ claim: JSONValue) {
            city.add(record: record, register: register, claim: claim)
        }
        add("unit/U1/2026-01-01", "unit", ["name": "市公安局", "aliases": ["公安局"]])
        add("unit/U2/2026-01-01", "unit", ["name": "县公安局", "aliases": ["警察局"]])
        add("unit/U3/2026-01-01", "unit", ["name": "警察局", "parent": "U9"])
        add(
            "point/P1/2026-01-01",
            "place",
            [
                "name": "路口", "office": "S01", "stations": ["1", "2"], "types": ["CROSS"],
                "leaders": ["王小明"], "cadres": ["张三李四王五赵六"], "street": "R1",
                "units": ["point": ["公 安局", "公安分局"], "lead": ["警察局"]],
            ]
        )
        add(
            "point/P2/2026-01-01",
            "place",
            ["name": "旧站", "office": "S01", "stations": ["1"], "types": [], "closed": true]
        )
        add("person/S01.0007/2026-01-01", "person", ["name": "王 小明"])
        add("person/S01.0008/2026-01-01", "person", ["name": "李红", "left": true])
        add(
            "settings/city/2026-01-01",
            "slots",
            [
                "slots": [
                    ["id": "am", "start": 480, "end": 720],
                    ["id": "pm", "start": 780, "end": 1020],
                ]
            ]
        )
        add("roster/S01/2026-05-01", "duty.P1.1.am", ["people": ["S01.0007", "S01.0008"]])
        add("roster/S01/2026-05-01", "duty.P9.1.eve", ["people": ["S01.0009"]])
        return (city, try #require(WorkDate(day)))
    }

    private func names(_ gaps: [Gap]) -> [String] {
        gaps.map { "\($0.kind.rawValue) \($0.subject)" }
    }

    @Test func `a point's gaps are named, those of closed points are not`() throws {
        let (city, day) = try GapTests.city()
        let gaps = city.placeGaps(on: day)

        #expect(
            names(gaps) == [
                "no-units P1", "unknown-street R1", "unknown-unit 公安分局", "ambiguous-unit 警察局",
            ]
        )
        #expect(gaps.first?.detail == "supervision,authority")
        #expect(gaps.first { $0.kind == .unknownUnit }?.proposal == "U1 市公安局")
        #expect(gaps.first { $0.kind == .ambiguousUnit }?.proposal == "U2,U3")
    }

    @Test func `units that are named and not known are listed once, with the closest name`() throws
    {
        var (city, day) = try GapTests.city()
        for (indicator, unit) in [("CLN-01", "公安分局"), ("CLN-02", "交警大队")] {
            let rule = DecompositionRule(indicator: indicator, line: .lead, main: [unit])
            city.add(
                record: "settings/decomposition/2026-01-01",
                register: rule.register,
                claim: rule.claim
            )
        }

        #expect(
            names(city.unitGaps(on: day)) == [
                "unknown-unit 公安分局", "ambiguous-unit 警察局", "unknown-unit 交警大队",
                "unknown-parent U9",
            ]
        )
        #expect(city.closestUnit(to: "交警大队", on: day) == nil)
    }

    @Test func `people without record or enrolment, and names run together`() throws {
        let (city, day) = try GapTests.city()

        #expect(
            names(city.peopleGaps(on: day) { $0 == "S01.0007" }) == [
                "several-names 张三李四王五赵六", "unknown-person S01.0008", "not-enrolled S01.0008",
                "unknown-person S01.0009", "not-enrolled S01.0009",
            ]
        )
        #expect(!names(city.peopleGaps(on: day)).contains { $0.hasPrefix("not-enrolled") })
    }

    @Test func `stations and slots that the roster leaves open`() throws {
        let (city, day) = try GapTests.city()

        #expect(
            names(city.rosterGaps(on: day)) == [
                "slot-uncovered pm", "no-duty P1.2", "unknown-station P9.1", "unknown-slot eve",
            ]
        )
    }

    @Test func `indicators without a main unit at some point, and rules for unknown ones`() throws {
        var (city, day) = try GapTests.city()
        city.add(
            record: "point/P3/2026-01-01",
            register: "place",
            claim: [
                "name": "商场", "office": "S02", "stations": ["1"], "types": ["CROSS", "MALL"],
                "not_applicable": ["CLN-05"],
            ]
        )
        for rule in [
            DecompositionRule(indicator: "CLN-01", line: .lead, main: ["U1"]),
            DecompositionRule(indicator: "CLN-02", line: .lead, area: "S02", main: ["U1"]),
            DecompositionRule(indicator: "OLD-01", line: .lead, main: ["U1"]),
        ] {
            city.add(
                record: "settings/decomposition/2026-01-01",
                register: rule.register,
                claim: rule.claim
            )
        }
        var standards = StandardShelf()
        standards.add(
            record: "standard/national-2026@1",
            register: "meta",
            claim: ["name": "national-2026", "from": "2026-01-01"]
        )
        for (code, type) in [
            ("CLN-01", "CROSS"), ("CLN-02", "CROSS"), ("CLN-05", "CROSS"), ("PRK-01", "PARK"),
        ] {
            standards.add(
                record: "standard/national-2026@1",
                register: "indicator.\(code)",
                claim: [
                    "name_zh": "x", "kind": "presence", "comparator": "==", "limit": "0",
                    "point_types": [.text(type)],
                ]
            )
        }
        let gaps = city.decompositionGaps(in: standards, on: day)

        #expect(
            gaps.map { "\($0.kind.rawValue) \($0.subject) \($0.detail)" } == [
                "no-main-unit CLN-02 1/2", "no-main-unit CLN-05 1/1", "no-main-unit PRK-01 0/0",
                "unknown-indicator OLD-01 ",
            ]
        )
    }
}
