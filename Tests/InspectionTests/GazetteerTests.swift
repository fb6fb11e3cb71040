import Inspection
import Journaling
import Testing

private func date(_ text: String) throws -> WorkDate { try #require(WorkDate(text)) }

private func gazetteer(_ registers: (String, String, JSONValue)...) -> Gazetteer {
    var gazetteer = Gazetteer()
    for (record, register, claim) in registers {
        gazetteer.add(record: record, register: register, claim: claim)
    }
    return gazetteer
}

private func place(_ office: String, _ more: [String: JSONValue] = [:]) -> JSONValue {
    let members: [String: JSONValue] = [
        "name": "East Gate", "office": .text(office), "stations": ["1", "2"], "types": ["FARMKT"],
    ]
    return .object(members.merging(more) { $1 })
}

/// What holds on a date.
@Suite struct GazetteerTests {
    @Test func `a change in June leaves January alone`() throws {
        let gazetteer = gazetteer(
            ("point/P1/2026-06-01", "place", place("S02")),
            ("point/P1/2026-01-01", "place", place("S01"))
        )

        #expect(gazetteer.point("P1", on: try date("2026-01-01"))?.office == "S01")
        #expect(gazetteer.point("P1", on: try date("2026-05-31"))?.office == "S01")
        #expect(gazetteer.point("P1", on: try date("2026-06-01"))?.office == "S02")
        #expect(gazetteer.point("P1", on: try date("2030-01-01"))?.office == "S02")
        #expect(gazetteer.versionDates.map(\.text) == ["2026-01-01", "2026-06-01"])
    }

    @Test func `before its first version a point is known and not yet watched`() throws {
        let gazetteer = gazetteer(("point/P1/2026-06-01", "place", place("S01")))
        let before = try date("2026-05-31")

        #expect(gazetteer.point("P1", on: before)?.office == "S01")
        #expect(gazetteer.points(on: before).isEmpty)
        #expect(gazetteer.point("P2", on: before) == nil)
    }

    @Test func `a closed point stays known and is watched no more`() throws {
        let gazetteer = gazetteer(
            ("point/P1/2026-01-01", "place", place("S01")),
            ("point/P1/2026-06-01", "place", place("S01", ["closed": true]))
        )
        let july = try date("2026-07-01")

        #expect(gazetteer.points(on: try date("2026-05-31")).map(\.id) == ["P1"])
        #expect(gazetteer.points(on: july).isEmpty)
        #expect(gazetteer.points(on: july, isClosedIncluded: true).map(\.id) == ["P1"])
        #expect(gazetteer.point("P1", on: july)?.isClosed == true)
        #expect(gazetteer.point(ofStation: "P1.2", on: july)?.station("P1.2")?.id == "2")
    }

    @Test func `a withdrawn version is none, and one that comes again counts again`() throws {
        var gazetteer = gazetteer(
            ("point/P1/2026-01-01", "place", place("S01")),
            ("point/P1/2026-06-01", "place", place("S02"))
        )
        let july = try date("2026-07-01")

        gazetteer.add(
            record: "point/P1/2026-06-01",
            register: "place",
            claim: ["withdrawn": true, "reason": "typing error"]
        )
        #expect(gazetteer.point("P1", on: july)?.office == "S01")
        gazetteer.add(record: "point/P1/2026-06-01", register: "place", claim: place("S03"))
        #expect(gazetteer.point("P1", on: july)?.office == "S03")
    }

    @Test func `every member of a point comes back as it was written`() throws {
        let claim = place(
            "S01",
            [
                "station_names": ["1": "东侧"], "landmark": "东门", "street": "R1", "area": "G7",
                "zone_mm": 400_000, "leaders": ["王五"], "cadres": ["S01.0002"],
                "units": ["point": ["U1"], "lead": ["U2", "城管局"]], "drawn": true,
                "items": ["1", "13"], "not_applicable": ["CLN-05"], "systems": ["county"],
                "lat": 300_000_000, "lon": 1_040_000_000, "closed": true,
            ]
        )
        let point = try #require(Point(id: "P1", from: try date("2026-01-01"), claim: claim))

        #expect(point.claim == claim)
        #expect(point.units[.lead] == ["U2", "城管局"])
        #expect(point.isJudged(by: "county") && !point.isJudged(by: "minors"))
    }

    @Test func `every other claim comes back as it was written`() throws {
        let day = try date("2026-01-01")
        let street: JSONValue = [
            "name": "学府路", "office": "S01", "length_mm": 1_250_000, "path": [[1, 2], [3, 4]],
            "closed": true,
        ]
        let unit: JSONValue = [
            "name": "公安局", "aliases": ["警方"], "parent": "U0", "office": "S01", "kind": "bureau",
            "contacts": ["王五"], "closed": true,
        ]
        let person: JSONValue = [
            "name": "王五", "unit": "U1", "kind": "village", "level": "self", "left": true,
        ]
        let duty: JSONValue = [
            "people": ["S01.0007"], "until": "2026-02-01", "weekdays": [1, 5], "duty": "traffic",
            "planned": 2,
        ]
        let rule: JSONValue = [
            "indicator": "CLN-01", "line": "lead", "main": ["U1"], "area": "S01", "type": "MALL",
            "assisting": ["U2"],
        ]
        let slots: JSONValue = [
            "slots": [
                ["id": "am", "start": 480, "end": 720, "name": "上午", "peak": true],
                ["id": "night", "start": 1320, "end": 120, "rounds": [1320, 0]],
            ]
        ]
        let exemptions: JSONValue = ["titles": ["t"], "also": ["A"], "except": ["B"]]
        let calendar: JSONValue = ["holidays": ["2026-10-01"], "workdays": ["2026-10-10"]]

        #expect(Street(id: "R1", from: day, claim: street)?.claim == street)
        #expect(Unit(id: "U1", from: day, claim: unit)?.claim == unit)
        #expect(Person(number: "S01.0007", from: day, claim: person)?.claim == person)
        #expect(
            Duty(register: "duty.P1.1.am", office: "S01", from: day, claim: duty)?.claim == duty
        )
        #expect(DecompositionRule(rule)?.claim == rule)
        #expect(Slot.slots(slots).map(Slot.claim) == slots)
        #expect(CityTitles(exemptions)?.claim == exemptions)
        #expect(WorkCalendar(calendar)?.claim == calendar)
    }

    @Test func `units are found by any spelling, in force on the date`() throws {
        let gazetteer = gazetteer(
            ("unit/U1/2026-01-01", "unit", ["name": "市公安局", "aliases": ["公安局"]]),
            ("unit/U1/2026-06-01", "unit", ["name": "市公安局"]),
            ("unit/U2/2026-06-01", "unit", ["name": "县公安局", "aliases": ["公安局"]]),
            ("unit/U3/2026-01-01", "unit", ["name": "城管局", "parent": "U1"])
        )
        let may = try date("2026-05-01")
        let june = try date("2026-06-01")

        #expect(gazetteer.unit(named: "市公(gōng)安 局", on: may)?.id == "U1")
        #expect(gazetteer.unit(named: "公安局", on: june)?.id == "U2")
        #expect(gazetteer.unit(named: "消防队", on: june) == nil)
        #expect(gazetteer.unitIDs(["U3", "城管局", "消防队"], on: june) == ["U3", "消防队"])
        #expect(gazetteer.chain(ofUnit: "U3", on: june).map(\.id) == ["U3", "U1"])
    }

    @Test func `a name that several units have leads to none of them`() throws {
        let gazetteer = gazetteer(
            ("unit/U1/2026-01-01", "unit", ["name": "市公安局", "aliases": ["公安局"]]),
            ("unit/U2/2026-01-01", "unit", ["name": "县公安局", "aliases": ["公安局"]]),
            ("unit/U2/2026-06-01", "unit", ["name": "县公安局", "aliases": ["公安局"], "closed": true])
        )

        #expect(gazetteer.unit(named: "公安局", on: try date("2026-05-01")) == nil)
        // A closed one does not stand in the way.
        #expect(gazetteer.unit(named: "公安局", on: try date("2026-06-01"))?.id == "U1")
    }

    @Test func `an alias that was taken away leads to the unit that had it`() throws {
        var gazetteer = gazetteer(
            ("unit/U1/2026-01-01", "unit", ["name": "市公安局", "aliases": ["公安局"]]),
            ("unit/U1/2026-06-01", "unit", ["name": "市公安局"])
        )
        #expect(gazetteer.unit(named: "公安局", on: try date("2026-06-01"))?.id == "U1")

        // Corrected: it never had it.
        gazetteer.add(
            record: "unit/U1/2026-01-01",
            register: "unit",
            claim: ["name": "市公安局"]
        )
        #expect(gazetteer.unit(named: "公安局", on: try date("2026-06-01")) == nil)
    }

    @Test func `an office is called as the unit with its code, or as the town in its area`() throws
    {
        func unit(_ name: String, _ more: [String: JSONValue] = [:]) -> JSONValue {
            .object(["name": .text(name)].merging(more) { $1 })
        }
        var gazetteer = gazetteer(
            ("unit/U1/2026-01-01", "unit", unit("East", ["kind": "镇街", "office": "S01"])),
            ("unit/U1/2026-06-01", "unit", unit("New East", ["kind": "街道办", "office": "S01"])),
            (
                "unit/U2/2026-01-01", "unit",
                unit("Its office", ["kind": "镇街", "office": "S01", "parent": "U1"])
            ),
            ("unit/U3/2026-01-01", "unit", unit("A firm", ["kind": "企业", "office": "S02"])),
            ("unit/S03/2026-01-01", "unit", unit("West")),
            ("unit/U4/2026-01-01", "unit", unit("Not West", ["kind": "镇街", "office": "S03"]))
        )
        let may = try date("2026-05-01")

        #expect(gazetteer.officeName("S01", on: may) == "East")
        #expect(gazetteer.officeName("S01", on: try date("2026-06-01")) == "New East")
        #expect(gazetteer.officeName("S02", on: may) == nil)
        #expect(gazetteer.officeName("S03", on: may) == "West")
        // Of two nobody knows which is meant, until one is closed.
        gazetteer.add(
            record: "unit/U5/2026-01-01",
            register: "unit",
            claim: unit("Other", ["kind": "镇街", "office": "S01"])
        )
        #expect(gazetteer.officeName("S01", on: may) == nil)
        gazetteer.add(
            record: "unit/U5/2026-03-01",
            register: "unit",
            claim: unit("Other", ["kind": "镇街", "office": "S01", "closed": true])
        )
        #expect(gazetteer.officeName("S01", on: may) == "East")
        // Beside a team of its own the government is meant.
        for (id, name) in [("U6", "西镇人民政府"), ("U7", "西镇督查专班")] {
            gazetteer.add(
                record: "unit/\(id)/2026-01-01",
                register: "unit",
                claim: unit(name, ["kind": "镇街", "office": "S04"])
            )
        }
        #expect(gazetteer.officeName("S04", on: may) == "西镇人民政府")
    }

    @Test func `questions over 500 points and 90 days are soon answered`() throws {
        var gazetteer = Gazetteer()
        for point in 0..<500 {
            for month in 1...9 {
                gazetteer.add(
                    record: "point/P\(point)/2026-0\(month)-01",
                    register: "place",
                    claim: place("S\(month)")
                )
            }
        }
        let first = try date("2026-01-01")
        var offices: Set<String> = []

        let time = ContinuousClock().measure {
            for day in 0..<90 {
                guard let date = first.advanced(by: Int64(day)) else { continue }
                for point in 0..<500 {
                    if let point = gazetteer.point("P\(point)", on: date) {
                        offices.insert(point.office)
                    }
                }
            }
        }

        #expect(offices == ["S1", "S2", "S3"])
        // Unoptimised, beside other tests: a hundredfold of what it takes alone.
        #expect(time < .seconds(10))
    }
}
