import Foundation
import Journaling
import Testing

/// The quarter of SampleRecords/quarter against what was derived by hand from its files:
/// SampleRecords/quarter/expected.md.
@Suite struct SampleQuarterTests {
    private func ask(_ line: String) throws -> JSONValue {
        try SampleQuarter.written.get().json(line)
    }

    private func list(_ key: String, _ line: String) throws -> [JSONValue] {
        try #require(try ask(line)[key]?.list)
    }

    @Test(arguments: [
        ("Attendance", "person"), ("Attendance by station", "station"),
        ("Attendance by kind", "kind"),
    ])
    func `attendance is as derived by hand`(heading: String, dimension: String) throws {
        let stats = try ask(
            """
            duty stats county.ledger --by \(dimension) --from 2026-06-01 --to 2026-06-30 \
            \(SampleQuarter.end)
            """
        )
        let rows = stats["rows"]?.list ?? []

        for expected in try SampleQuarter.table(heading) {
            let name = try #require(expected[dimension])
            let found =
                name == "total" ? stats["total"] : rows.first { $0[dimension]?.text == name }
            Town.compare(expected, with: found, "\(heading), \(name)")
        }
    }

    @Test func `checks by month and level of inspection are as derived by hand`() throws {
        let rows = try list(
            "rows",
            "tally county.ledger --from 2026-04-01 --to 2026-06-30 --by month,level"
        )
        let table = try SampleQuarter.table("Levels")

        #expect(rows.count == table.count)
        for expected in table {
            let found = rows.first {
                $0["month"]?.text == expected["month"] && $0["level"]?.text == expected["level"]
            }
            Town.compare(expected, with: found, "\(expected)")
        }
    }

    @Test func `enough cars yielded on 9 June`() throws {
        let rows = try list(
            "rows",
            "tally county.ledger --from 2026-06-09 --by indicator --where indicator=TRF-01"
        )

        #expect(rows.first?["numerator"]?.integer == 97)
        #expect(rows.first?["denominator"]?.integer == 100)
        #expect(rows.first?["verdict"]?.text == "met")
    }

    @Test func `both closes of 9 June stand as they were signed and come out again`() throws {
        for expected in try SampleQuarter.table("Close") {
            let version = try #require(expected["version"])
            let day = "county.ledger S01 2026-06-09 --version \(version)"
            let total = try ask("close show \(day)")["claim"]?["total"]
            for column in ["failed", "passed", "found", "settled"] {
                let number = try #require(expected[column].flatMap { Int64($0) })
                #expect(total?[column]?.integer ?? 0 == number, "\(version), \(column)")
            }
            #expect(try ask("close verify \(day)")["equal"]?.bool == true)
        }
        let day = try ask("close list county.ledger --date 2026-06-09 \(SampleQuarter.end)")
        #expect(day["closed"]?.integer == 1 && day["expected"]?.integer == 4)
    }

    @Test func `spacing along both main roads is as derived by hand`() throws {
        for expected in try SampleQuarter.table("Walks") {
            let streets = try list(
                "streets",
                """
                walk check county.ledger --from 2026-04-01 --to \(expected["until"] ?? "") \
                --street \(expected["street"] ?? "")
                """
            )
            let outcome = streets.first?["outcomes"]?.list?.first {
                $0["rule"]?.text == expected["rule"]
            }
            #expect(outcome?["verdict"]?.text == expected["verdict"], "\(expected)")
            #expect(outcome?["there"]?.integer == expected["there"].flatMap { Int64($0) })
            let gaps = outcome?["gaps"]?.list ?? []
            #expect(gaps.count == (expected["from"] == "" ? 0 : 1), "\(expected)")
            for (column, key) in [("from", "from_mm"), ("to", "to_mm")] {
                let metres = expected[column].flatMap { Int64($0) }
                #expect(gaps.first?[key]?.integer == metres.map { $0 * 1000 }, "\(expected)")
            }
        }
    }

    @Test func `a walk that stopped early proves nothing`() throws {
        let streets = try list(
            "streets",
            "walk check county.ledger --date 2026-06-23 --street R02"
        )
        let outcome = streets.first?["outcomes"]?.list?.first { $0["rule"]?.text == "any-200" }

        #expect(outcome?["verdict"]?.text == "not-walked-enough")
        let items = try list(
            "items",
            "walk show county.ledger R01 --from 2026-05-01 --to 2026-06-30 --defects"
        )
        #expect(items.count == 4)
    }

    @Test(arguments: [("Cases by unit", "unit"), ("Cases by source", "source")])
    func `cases are as derived by hand`(heading: String, dimension: String) throws {
        let stats = try ask(
            """
            case stats county.ledger --by \(dimension) --since 2026-04-01 --to 2026-06-30 \
            \(SampleQuarter.end)
            """
        )
        let rows = stats["rows"]?.list ?? []

        for expected in try SampleQuarter.table(heading) {
            let name = try #require(expected[dimension])
            let found = rows.first { ($0["key"]?.list?.first?.text ?? "nobody") == name }
            Town.compare(
                expected,
                with: name == "total" ? stats["total"] : found,
                "\(heading), \(name)"
            )
        }
    }

    @Test func `who verifies the own work leaves a case open, and papers have names`() throws {
        let irregular = try list(
            "cases",
            "case list county.ledger --irregular \(SampleQuarter.end)"
        )
        let papers = try list("papers", "case papers county.ledger \(SampleQuarter.end)")

        #expect(irregular.map { $0["report"]?["reference"]?.text } == ["S01-0518-08"])
        #expect(
            irregular.first?["irregularities"]?.list?.map { $0["kind"]?.text }
                == ["verifier-is-handler"]
        )
        #expect(
            Set(papers.compactMap { $0["name"]?.text })
                == ["Supervision notice", "Reminder", "Supervision order"]
        )
    }

    @Test func `scores and ranks are as derived by hand`() throws {
        for expected in try SampleQuarter.table("Scores") {
            let name = "\(expected["round"] ?? "") \(expected["id"] ?? "")"
            let rows = try list("rows", "rank county.ledger \(expected["round"] ?? "")")
            let found = rows.first { $0["id"]?.text == expected["id"] }
            Town.compare(expected, with: found, name)
            #expect(found?["state"]?.text == expected["state"], "\(name)")
            #expect(found?["score"]?.text ?? "" == expected["score"], "\(name)")
            #expect((found?["rank"] == nil) == (expected["rank"] == ""), "\(name)")
        }
        let units = try list("rows", "rank county.ledger 2026-Q2 --by unit-authority")
        #expect(units.first { $0["id"]?.text == "U-CEB" }?["score"]?.text == "86.94")
    }

    @Test func `what was drawn and what was published can be repeated`() throws {
        let mock = try list("draws", "assessment round show county.ledger mock-2")
        let province = try list("draws", "assessment round show county.ledger province")

        #expect(mock.first?["drawn"]?.texts == ["P16", "P11"])
        #expect(province.first?["drawn"]?.texts == ["S03", "S01"])
        #expect(try ask("assessment verify county.ledger 2026-Q2")["agrees"]?.bool == true)
    }

    @Test func `cards are proposed by rules, and given and lifted by people`() throws {
        let account = try ask("account cards county.ledger --date 2026-06-30")
        let proposals = account["proposals"]?.list ?? []

        let proposed = proposals.map { proposal in
            [
                "rule": proposal["rule"]?.text ?? "", "to": proposal["to"]?["id"]?.text ?? "",
                "count": "\(proposal["count"]?.integer ?? 0)",
            ]
        }
        // What a card was given for is not proposed again, lifted or not.
        let waiting = try SampleQuarter.table("Accountability")
            .filter { !["overdue-2", "absent-1"].contains($0["rule"]) }
        #expect(proposed == waiting)
        #expect(account["cards"]?.list?.filter { $0["holds"]?.bool == true }.count == 1)
        #expect(account["cards"]?.list?.count == 2)
        let totals = try list(
            "totals",
            "account negative county.ledger --from 2026-04-01 --to 2026-06-30"
        )
        #expect(totals.map { $0["points_milli"]?.integer } == [500])
    }

    private static let spans = [
        "volunteer": "--from 2026-06-01 --to 2026-06-28",
        "school-count": "--from 2026-06-08 --to 2026-06-12",
    ]

    @Test(arguments: [
        "quarter-activity", "dated-activity", "material", "task-done", "volunteer", "school-count",
    ])
    func `what is missing of activities is as derived by hand`(form: String) throws {
        let span = SampleQuarterTests.spans[form] ?? "--from 2026-04-01 --to 2026-06-28"
        let due = try list(
            "due",
            "activity missing county.ledger --form \(form) \(span) --date 2026-06-30"
        )
        let columns = ["period", "reporter", "state"]
        let expected = try SampleQuarter.table("Missing activities").filter { $0["form"] == form }

        #expect(
            due.map { row in columns.map { row[$0]?.text ?? "" } }
                == expected.map { row in columns.map { row[$0] ?? "" } }
        )
    }

    @Test func `questionnaires, volunteers and stages add up as derived by hand`() throws {
        let asked = try ask("activity stats county.ledger --form questionnaire")["total"]
        for expected in try SampleQuarter.table("Questionnaires") {
            Town.compare(expected, with: asked?["numbers"], "questionnaires")
        }
        #expect(asked?["choices"]?["kind"] == ["mock": 1, "survey": 2])
        let served = try ask("activity stats county.ledger --form volunteer")["total"]
        #expect(served?["numbers"]?["people"]?.integer == 69)
        #expect(
            served?["quantities_milli"] == [
                "处": ["corners": 32_000], "m2": ["area": 760_500], "km": ["ditch": 1250],
            ]
        )
        for expected in try SampleQuarter.table("Stages") {
            let campaign = expected["campaign"] ?? ""
            let stages = try list(
                "stages",
                "campaign show county.ledger \(campaign) --date 2026-06-30"
            )
            let found = stages.first { $0["stage"]?.text == expected["stage"] }
            Town.compare(expected, with: found, "\(expected)")
        }
    }

    @Test func `names and telephone numbers of citizens are in no list`() throws {
        let lists = [
            try ask("case list county.ledger --all \(SampleQuarter.end)"),
            try ask("activity list county.ledger --form visit"),
        ]

        for list in lists {
            let text = list.canonicalText
            #expect(!text.contains("1380000000") && !text.contains("13900001111"))
            #expect(!text.contains("贺听溪"))
        }
    }

    @Test func `the quarter says of every system where it is shown`() throws {
        let systems = Program.packageFolder.appendingPathComponent("Documentation/systems.md").path
        func ids(_ file: String) throws -> [String] {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            return text.split(separator: "\n").compactMap { line in
                line.firstMatch(of: /^\| ([A-I][0-9][0-9]) \|/).map { String($0.output.1) }
            }
        }

        let known = try ids(systems)
        #expect(!known.isEmpty)
        #expect(try ids("\(SampleQuarter.folder)/README.md") == known)
    }
}
