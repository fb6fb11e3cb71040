import Foundation
import Journaling
import Testing

/// What rounds refuse, say only once, and do not compare.
@Suite struct RoundRefusalTests {
    private func assessed() throws -> ExchangeCity {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        return city
    }

    private func values(_ city: ExchangeCity, _ words: String) throws -> Program.Outcome {
        try city.run("assessment values city.ledger 2026-Q1 \(words) \(ExchangeCity.byOffice)")
    }

    @Test func `rows that there are not are refused with those that there are`() throws {
        let city = try assessed()
        try city.write("街道,测评项,得分\nS01,school,5\nS99,school,5\n", to: "values.csv")

        let typed = try values(city, "--item school --score S01=8 --score S99=8")
        let table = try values(city, "--file values.csv")
        let declared = try city.run(
            """
            assessment declare city.ledger 2026-Q1 --row S77 --item clean \
            \(ExchangeCity.byOffice)
            """
        )

        #expect(typed.status == 64 && typed.stderr.contains("S01, S02, S03, S04, U1, U2"))
        #expect(table.status == 65 && table.stderr.contains("line 3"), "\(table.stderr)")
        #expect(table.stderr.contains("S01, S02"))
        #expect(declared.status == 64 && declared.stderr.contains("row-none"))
        let items = try city.json("assessment score city.ledger 2026-Q1 --by item --row S01")
        #expect(items["items"]?.list?.last?["state"] == "not-tested")
    }

    @Test func `every row of a table of values that cannot be used is named`() throws {
        let city = try assessed()
        try city.write(
            "街道,测评项,得分,批注\nS01,school,99,\nS02,school,5,好\nS99,school,5,\nS01,none,5,\nS01,school,\n",
            to: "values.csv"
        )

        let table = try values(city, "--file values.csv")

        #expect(table.status == 65)
        for line in [2, 4, 5, 6] {
            #expect(table.stderr.contains("line \(line)"), "\(table.stderr)")
        }
        #expect(!table.stderr.contains("line 3"))
        #expect(table.stderr.contains("4 rows") && table.stderr.contains("“批注”"))
        let items = try city.json("assessment score city.ledger 2026-Q1 --by item --row S02")
        #expect(items["items"]?.list?.last?["state"] == "not-tested")
    }

    @Test func `a half-year names the quarters on which it builds`() throws {
        let city = try assessed()
        func create(_ words: String) throws -> Program.Outcome {
            try city.run(
                """
                assessment round create city.ledger H1 --scheme quarter --kind half-year --from \
                2026-04-01 --to 2026-06-30 \(words) \(ExchangeCity.byOffice)
                """
            )
        }

        let bare = try create("")

        #expect(bare.status == 64 && bare.stderr.contains("--quarter"), "\(bare.stderr)")
        #expect(try create("--quarter 2026-Q1").status == 0)
    }

    @Test func `the row of all has the mean of what the rows were given by hand`() throws {
        let city = try assessed()
        let given = try values(city, "--item school --score S01=18 --score S02=10")
        try #require(given.status == 0, "\(given.stderr)")
        try #require(try values(city, "--item media --score S01=2").status == 0)

        let all = try city.json("assessment score city.ledger 2026-Q1 --by item")

        let school = all["items"]?.list?.first { $0["id"] == "school" }
        #expect(school?["state"] == "scored" && school?["earned"] == "14.00")
        // Of four streets one has the bonus.
        #expect(all["bonus"]?["media"] == "0.50")
        #expect(try city.json("rank city.ledger 2026-Q1")["rows"]?.list?.count == 4)
    }

    @Test func `an empty round still has a row of all`() throws {
        let city = try ExchangeCity.assessed()
        try city.done(
            """
            assessment round create city.ledger later --scheme quarter --kind quarter --from \
            2027-01-01 --to 2027-03-31 \(ExchangeCity.byOffice)
            """
        )

        let all = try city.json("assessment score city.ledger later --by item")

        #expect(all["tested_items"] == 0)
    }

    @Test func `the same draw, preview or result is written once`() throws {
        let city = try assessed()
        let draw = "assessment round draw city.ledger 2026-Q1 --count 2 --seed a"
        let publish =
            "assessment publish city.ledger 2026-Q1 --journal city.journal --inspector C.0001"

        for _ in 0..<2 { try city.done("\(draw) \(ExchangeCity.byOffice)") }
        let other = try city.json("\(draw)b \(ExchangeCity.byOffice)")
        try city.done("assessment preview city.ledger 2026-Q1 \(ExchangeCity.byOffice)")
        let preview = try city.json(
            "assessment preview city.ledger 2026-Q1 \(ExchangeCity.byOffice)"
        )
        try city.done("\(publish) --now 2026-05-15T09:00:00+08:00")
        let again = try city.done("\(publish) --now 2026-05-15T09:01:00+08:00")

        #expect(other["number"] == 2)
        #expect(preview["number"] == 1 && preview["written"] == false)
        #expect(again.contains("Nothing has changed since result 1"))
        let shown = try city.json("assessment round show city.ledger 2026-Q1")
        #expect(shown["draws"]?.list?.count == 2)
        #expect(shown["results"]?.list?.count == 1)
    }

    @Test func `rounds by different schemes are not compared`() throws {
        let city = try assessed()
        try city.done(
            """
            assessment round create city.ledger units --scheme unit --kind quarter --from \
            2026-01-01 --to 2026-03-31 \(ExchangeCity.byOffice)
            """
        )
        let line = "assessment compare city.ledger unit/units quarter/2026-Q1"

        let streets = try city.json(line)
        let items = try city.json("\(line) --row S01")
        let table = try city.done(line)
        let none = try city.run("assessment compare city.ledger 2026-Q1")
        let page = try city.json("rank explain city.ledger units S01 --before 2026-Q1")

        #expect(streets["same_scheme"] == false)
        #expect(streets["not_comparable"] == ["clean", "mall", "order", "school"])
        #expect(items["items"]?.list?.allSatisfy { $0["comparable"] == false } == true)
        #expect(table.contains("schemes differ: quarter then, unit now"))
        #expect(!table.contains("+") && !table.contains("-0"))
        #expect(none.status == 64 && none.stderr.contains("round-before-none"))
        #expect(page["before"]?["comparable"] == false)
        #expect(page["before"]?["items"]?.members?.isEmpty == true)
    }

    @Test func `nothing is said of a value that nobody gave`() throws {
        let city = try assessed()

        let result = try city.run("assessment verify city.ledger 2026-Q1")
        try city.done(
            """
            assessment round create city.ledger units --scheme unit --kind quarter --from \
            2026-01-01 --to 2026-03-31 \(ExchangeCity.byOffice)
            """
        )
        let labels = try city.run("assessment score city.ledger units --by label")

        #expect(result.status == 64 && result.stderr.contains("has no published result"))
        #expect(labels.status == 64 && labels.stderr.contains("has no groupings"))
    }

    @Test func `no more checks are ruled on than failed`() throws {
        let city = try assessed()
        try city.done(
            """
            assessment appeal city.ledger 2026-Q1 --office S01 --item clean --point S01.P3 \
            --reason roadworks \(ExchangeCity.byStreet)
            """
        )
        func rule(_ checks: Int) throws -> Program.Outcome {
            try city.run(
                """
                assessment rule city.ledger 2026-Q1 S01.1 --verdict upheld --checks \(checks) \
                --reason photo \(ExchangeCity.byOffice)
                """
            )
        }

        let beyond = try rule(99)
        #expect(beyond.status == 64 && beyond.stderr.contains("4 failed checks"))
        #expect(try rule(4).status == 0)
        // Decided anew: what was taken away counts again.
        #expect(try rule(3).status == 0)
    }

    @Test func `a bonus from which no gap comes is on the page, so that it adds up`() throws {
        let city = try assessed()
        try #require(try values(city, "--item media --score *=1.5").status == 0)

        let page = try city.json("rank explain city.ledger 2026-Q1 S01")
        let lines = try city.done("rank explain city.ledger 2026-Q1 S01").split(separator: "\n")

        #expect(page["score_millionths"] == 88_166_667)
        #expect(page["bonus_millionths"]?["media"] == 1_500_000)
        #expect(lines.contains { $0.hasPrefix("media") && $0.contains("-1.50") })
        #expect(lines.contains { $0.hasPrefix("Total") && $0.contains("11.83") })
    }

    @Test func `a loss that nobody answers for says so`() throws {
        let city = try assessed()
        try city.write(
            "编号,名称,单位,岗位,类型,生效日期\nS01.P9,新路,S01,1,ROAD,2026/1/1\n",
            to: "more.csv"
        )
        try city.done(
            "places import more.csv --journal city.journal --inspector C.0001 --now @noon"
        )
        try city.check("S01.P9", "CLN-01", nil, passed: 0, failed: 2)
        try city.mergeCity()

        let lines = try city.done("rank explain city.ledger 2026-Q1 S01").split(separator: "\n")

        #expect(lines.contains { $0.contains("S01.P9") && $0.contains("Nob") }, "\(lines)")
    }

    @Test func `a scheme does not bear the code of an office`() throws {
        let city = try assessed()
        func settings(_ id: String) throws -> Program.Outcome {
            try city.write(
                """
                watchbook-settings: 1
                from: 2026-04-01
                scheme:
                  \(id):
                    items:
                      - {id: all, groups: ["*"]}

                """,
                to: "more.yaml"
            )
            return try city.run(
                """
                settings apply more.yaml --against city.ledger --journal city.journal \
                --inspector C.0001 --now @noon --dry-run
                """
            )
        }

        let office = try settings("S01")

        #expect(office.status == 65 && office.stderr.contains("scheme-is-office"))
        #expect(try settings("more").status == 0)
    }
}
