import Inspection
import Journaling
import Testing

/// Facts as they are typed and recorded.
@Suite struct FactsTests {
    @Test func `facts come back from a claim as they went in`() throws {
        let facts = Facts([
            "area_cm2": .list([8000, 120]), "lines_drawn": .condition(true),
            "last_check_date": .date(try #require(WorkDate("2026-05-01"))), "spot": .text("东侧"),
        ])

        #expect(Facts(facts.json) == facts)
        #expect(
            facts.json.canonicalText
                == #"{"area_cm2":[8000,120],"last_check_date":"2026-05-01","lines_drawn":true,"spot":"东侧"}"#
        )
    }

    @Test(arguments: [
        "[]", #"{"a":null}"#, #"{"a":{"b":1}}"#, #"{"a":[[1]]}"#, #"{"a":1.5}"#,
    ])
    func `other things are no facts`(text: String) {
        #expect(JSONValue(Array(text.utf8)).flatMap { Facts($0) } == nil)
    }

    @Test(arguments: [
        ("area_m2", "area_cm2"), ("advert_area_m2", "advert_area_cm2"),
        ("positions_m", "positions_mm"), ("street_end_m", "street_end_mm"),
        ("width_cm", "width_mm"), ("width_mm", "width_mm"), ("value", "value_milli"),
        ("previous_year_value", "previous_year_value_milli"), ("count", "count"),
        ("bedroom", "bedroom"),
    ])
    func `fields are recorded in whole units`(label: String, name: String) {
        #expect(FactField(label).name == name)
    }

    @Test(
        arguments: [
            ("area_m2", "0.8", 8000), ("area_m2", "0.8 m2", 8000), ("area_m2", "０．８㎡", 8000),
            ("area_m2", "0.8平方米", 8000), ("area_m2", "250 cm2", 250),
            ("area_m2", "80x50 cm", 4000), ("area_m2", "80×50厘米", 4000),
            ("area_m2", "0.8*0.5", 4000), ("area_m2", "80cm x 0.5m", 4000),
            ("positions_m", "120", 120_000), ("positions_m", "1.2 km", 1_200_000),
            ("width_m", "1.2米", 1200), ("width_m", "120厘米", 1200), ("width_cm", "3", 30),
            ("count", "３", 3), ("count", "3处", 3), ("numerator", "96", 96),
            ("value", "97.5", 97_500), ("spots", "4", 4),
        ] as [(String, String, Int64)]
    )
    func `numbers are read with their units`(label: String, text: String, number: Int64) {
        #expect(FactField(label).value(typed: text) == .integer(number))
    }

    @Test(arguments: [
        ("area_m2", "much"), ("area_m2", "0.8 kg"), ("area_m2", "0.00001"), ("area_m2", "-1"),
        ("area_m2", "3x"), ("area_m2", ""), ("width_m", "0.0001"), ("width_m", "1,2 Fuß"),
        ("count", "3.5"), ("count", "-1"), ("count", "viele"), ("last_check_date", "5月1日"),
        ("last_check_date", "2026-02-30"), ("value", "97.5678"), ("area_m2", "9999999999999 m2"),
        ("area_m2", "99999999999 km x 99999999999 km"),
    ])
    func `what cannot be read is not guessed`(label: String, text: String) {
        #expect(FactField(label).value(typed: text) == nil)
    }

    @Test func `several things are typed one behind the other`() {
        #expect(FactField("area_m2").value(typed: "0.2；0.3") == .list([2000, 3000]))
        #expect(
            FactField("positions_m").value(typed: "100，400、900")
                == .list([100_000, 400_000, 900_000])
        )
        #expect(
            FactField("defect_kind").value(typed: "泛白、破损") == .list([.text("泛白"), .text("破损")])
        )
    }

    @Test(arguments: [
        ("是", true), ("有", true), ("yes", true), ("Y", true), ("1", true), ("√", true),
        ("否", false), ("无", false), ("no", false), ("没有", false), ("０", false),
    ])
    func `conditions are read in both languages`(text: String, isTrue: Bool) {
        let field = FactField("lit", isCondition: true)

        #expect(field.value(typed: text) == .condition(isTrue))
        #expect(field.value(typed: "maybe") == nil)
    }

    @Test(arguments: ["2026-05-01", "2026/5/1", "2026年5月1日", "２０２６－０５－０１"])
    func `dates are read as people write them`(text: String) throws {
        let date = try #require(WorkDate("2026-05-01"))

        #expect(FactField("last_check_date").value(typed: text) == .date(date))
    }

    @Test func `typed facts are those of the indicator, each once`() throws {
        let puddle = indicator([
            .kind: "area", .comparator: "<", .limit: "1", .unit: "m2", .evidenceFields: "area_m2",
        ])

        let facts = try puddle.facts(typed: ["area_m2 ＝ 0.4", "count=2"])
        #expect(facts == Facts(["area_cm2": 4000, "count": 2]))
        #expect(throws: TypedFactFault(text: "depth=3", isUnknown: true)) {
            try puddle.facts(typed: ["depth=3"])
        }
        #expect(throws: TypedFactFault(text: "area_m2=big", isUnknown: false)) {
            try puddle.facts(typed: ["area_m2=big"])
        }
        #expect(throws: TypedFactFault(text: "area_m2=2", isUnknown: false)) {
            try puddle.facts(typed: ["area_m2=1", "area_m2=2"])
        }
    }
}
