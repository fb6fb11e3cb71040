import Inspection
import Journaling
import Testing

private func date(_ text: String) throws -> WorkDate { try #require(WorkDate(text)) }

/// Who answers for a check.
///
/// Source: registers.md, "Who answers".
@Suite struct ChargeTests {
    /// A point with units of its own on two lines, a table from January and another from June.
    private static func city() -> Gazetteer {
        var gazetteer = Gazetteer()
        func add(_ record: String, _ register: String, _ claim: JSONValue) {
            gazetteer.add(record: record, register: register, claim: claim)
        }
        for unit in ["U1", "U2", "U3", "U4", "U5"] {
            add("unit/\(unit)/2026-01-01", "unit", ["name": .text("\(unit)局")])
        }
        add(
            "point/P1/2026-01-01",
            "place",
            [
                "name": "P1", "office": "S01", "stations": ["1"], "types": ["MALL", "NIGHT"],
                "area": "G7", "units": ["point": ["U1"], "lead": ["U2"]],
            ]
        )
        func rule(_ from: String, _ rule: DecompositionRule) {
            add("settings/decomposition/\(from)", rule.register, rule.claim)
        }
        rule(
            "2026-01-01",
            DecompositionRule(
                indicator: "CLN-01",
                line: .authority,
                main: ["U3"],
                assisting: ["U4", "U3"]
            )
        )
        rule(
            "2026-06-01",
            DecompositionRule(indicator: "CLN-01", line: .authority, main: ["U5局"])
        )
        rule(
            "2026-06-01",
            DecompositionRule(indicator: "CLN-01", line: .point, area: "G7", main: ["U4"])
        )
        return gazetteer
    }

    @Test func `the units of the finding come first, line by line`() throws {
        let charge = ChargeTests.city().charge(
            indicator: "CLN-01",
            point: "P1",
            on: try date("2026-05-01"),
            named: [.point: ["U5"]],
            ofCase: [.point: ["U4"], .lead: ["U4"]]
        )

        #expect(
            charge.parts == [
                .point: .init(units: ["U5"], source: .finding),
                .lead: .init(units: ["U4"], source: .case),
                .authority: .init(units: ["U3"], source: .decomposition),
            ]
        )
    }

    @Test func `without them the table of the work date, then the point's own lines`() throws {
        let city = ChargeTests.city()

        let may = city.charge(indicator: "CLN-01", point: "P1", on: try date("2026-05-01"))
        #expect(
            may.parts == [
                .point: .init(units: ["U1"], source: .point),
                .lead: .init(units: ["U2"], source: .point),
                .authority: .init(units: ["U3"], source: .decomposition),
            ]
        )
        #expect(may.assisting == [.authority: ["U4"]])

        // The table of June as a whole takes the place of January's; names lead to units.
        let june = city.charge(indicator: "CLN-01", point: "P1", on: try date("2026-06-01"))
        #expect(june.units == [.point: ["U4"], .lead: ["U2"], .authority: ["U5"]])
        #expect(june.assisting.isEmpty)
    }

    @Test func `where nobody is named nobody answers`() throws {
        let city = ChargeTests.city()
        let day = try date("2026-05-01")

        #expect(city.charge(indicator: "FIR-01", point: "P9", on: day).isNobody)
        #expect(city.charge(indicator: "FIR-01", point: nil, on: day).isNobody)
        // Of an unknown point the general rule still speaks.
        #expect(
            city.charge(indicator: "CLN-01", point: "P9", on: day).units == [.authority: ["U3"]]
        )
    }

    @Test func `a name that leads to no unit stays as it is written`() throws {
        let charge = ChargeTests.city().charge(
            indicator: "FIR-01",
            point: "P9",
            on: try date("2026-05-01"),
            named: [.lead: ["消防队", "U1局", "U1"]]
        )

        #expect(charge.units == [.lead: ["消防队", "U1"]])
    }

    @Test func `the rule that fits the point most closely counts`() throws {
        let point = try #require(ChargeTests.city().point("P1", on: try date("2026-05-01")))
        func rule(_ area: String?, _ type: String?, _ main: String) -> DecompositionRule {
            DecompositionRule(
                indicator: "CLN-01",
                line: .lead,
                area: area,
                type: type,
                main: [main]
            )
        }
        // From the closest on; each must win over all that follow.
        let rules = [
            rule("P1", "MALL", "a"), rule("G7", "MALL", "b"), rule("S01", "MALL", "c"),
            rule("P1", nil, "d"), rule("G7", nil, "e"), rule("S01", nil, "f"),
            rule(nil, "MALL", "g"), rule(nil, nil, "h"),
        ]
        let others = [rule("P2", "MALL", "x"), rule("S02", nil, "y"), rule(nil, "PARK", "z")]

        for first in rules.indices {
            let table = Decomposition(others + rules[first...].reversed())
            let found = table.rules(for: "CLN-01", line: .lead, at: point)
            #expect(found.map(\.main) == [rules[first].main])
        }
        #expect(Decomposition(others).rules(for: "CLN-01", line: .lead, at: point).isEmpty)
        #expect(
            Decomposition(rules).rules(for: "CLN-01", line: .lead, at: nil).map(\.main) == [["h"]]
        )
    }

    @Test func `a point of several types is answered for under each`() throws {
        let point = try #require(ChargeTests.city().point("P1", on: try date("2026-05-01")))
        let table = Decomposition(
            ["MALL", "NIGHT", "PARK"].map { (type: String) in
                DecompositionRule(
                    indicator: "CLN-01",
                    line: .lead,
                    type: type,
                    main: ["U-\(type)"]
                )
            }
        )
        let main = table.rules(for: "CLN-01", line: .lead, at: point).flatMap(\.main)

        #expect(Set(main) == ["U-MALL", "U-NIGHT"])
    }

    @Test func `a rule is named by what it is for`() {
        let one = DecompositionRule(indicator: "CLN-01", line: .lead, main: ["U1"])
        let other = DecompositionRule(indicator: "CLN-01", line: .lead, main: ["U2"])
        let wider = DecompositionRule(indicator: "CLN-01", line: .lead, area: "S01", main: ["U1"])

        // printf 'CLN-01|||lead' | sha256sum
        #expect(one.register == "rule.ec844cfcbf3120b2")
        #expect(one.register == other.register)
        #expect(one.register != wider.register)
    }
}
