import Foundation
import Journaling
import Testing

@Suite struct AssessmentTests {
    private func row(_ id: String, _ json: JSONValue) -> [String: JSONValue]? {
        json["rows"]?.list?.first { $0["id"]?.text == id }?.members
    }

    private func text(_ id: String, _ key: String, _ json: JSONValue) -> String? {
        row(id, json)?[key]?.text
    }

    private func number(_ id: String, _ key: String, _ json: JSONValue) -> Int64? {
        row(id, json)?[key]?.integer
    }

    @Test func `D05 季度考核: streets are ranked by what others found, small samples apart`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()

        let ranks = try city.json("rank city.ledger 2026-Q1")

        #expect(number("S02", "rank", ranks) == 1)
        #expect(number("S01", "rank", ranks) == 2)
        #expect(text("S02", "score", ranks) == "98.33")
        #expect(text("S01", "score", ranks) == "86.67")
        #expect(number("S01", "points", ranks) == 4)
        #expect(number("S01", "judged", ranks) == 65)
        #expect(
            text("S01", "earned", ranks) == "17.33" && text("S01", "full_mark", ranks) == "20.00"
        )
        #expect(row("S01", ranks)?["close_to_previous"]?.bool == true)

        #expect(text("S03", "state", ranks) == "too-small")
        #expect(row("S03", ranks)?["rank"] == nil)
        #expect(text("S04", "state", ranks) == "not-tested")
        #expect(row("S04", ranks)?["score"] == nil)
        let table = try city.done("rank city.ledger 2026-Q1")
        #expect(table.contains("~ no clear difference"))

        #expect(table.contains("Not tested: S04"))

    }

    @Test func `what a street's own people found stands apart and changes no score`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()

        let ranks = try city.json("rank city.ledger 2026-Q1")

        #expect(number("S01", "own_judged", ranks) == 1)
        #expect(number("S01", "own_failed", ranks) == 1)
        #expect(number("S01", "judged", ranks) == 65)

    }

    @Test func `D33 自测自评: a round of its own people counts these alone`() throws {
        let city = try ExchangeCity.assessed()
        try city.done(
            """
            assessment round create city.ledger own --scheme unit --kind self --from 2026-01-01 \
            --to 2026-03-31 \(ExchangeCity.byOffice)
            """
        )

        let ranks = try city.json("rank city.ledger own")

        #expect(number("S01", "judged", ranks) == 1)
        #expect(text("S01", "score", ranks) == "98.00")
        #expect(text("S02", "state", ranks) == "not-tested")

    }

    @Test func `D26 省级测评一轮: a round counts the level it is of`() throws {
        let city = try ExchangeCity.assessed()
        try city.check(
            "S01.P1",
            "CLN-01",
            "open-C.0009-900",
            passed: 3,
            failed: 1,
            level: "province",
            by: "C.0009",
            from: "2026-02-01"
        )
        try city.mergeCity()
        try city.done(
            """
            assessment round create city.ledger province --scheme unit --kind inspection --level \
            province --from 2026-01-01 --to 2026-03-31 \(ExchangeCity.byOffice)
            """
        )

        let ranks = try city.json("rank city.ledger province")

        #expect(number("S01", "judged", ranks) == 4)
        #expect(text("S01", "score", ranks) == "98.00")
    }

    @Test func `D20 百分倒扣分: points are taken off for each violation, by unit`() throws {
        let city = try ExchangeCity.assessed()
        try city.done(
            """
            assessment round create city.ledger units --scheme unit --kind quarter --from \
            2026-01-01 --to 2026-03-31 \(ExchangeCity.byOffice)
            """
        )

        let ranks = try city.json("rank city.ledger units --by unit-authority")

        // Six failures of refuse: 12 points, at most 8; one at the malls: 3.
        #expect(text("U1", "score", ranks) == "92.00")
        #expect(text("U2", "score", ranks) == "97.00")
        #expect(number("U1", "rank", ranks) == 2)
        #expect(text("U1", "name", ranks) == "城管局")
    }

    @Test func `the sheet of a deduction scheme shows violations and points off`() throws {
        let city = try ExchangeCity.assessed()
        try city.done(
            """
            assessment round create city.ledger units --scheme unit --kind quarter --from \
            2026-01-01 --to 2026-03-31 \(ExchangeCity.byOffice)
            """
        )
        let asked = "assessment score city.ledger units --by"

        let items = try city.json("\(asked) item --row S01")
        let page = try city.done("\(asked) item --row S01 --csv items.csv")
        let matrix = try city.done("\(asked) matrix")

        // Five failures of refuse: 10 points, at most 8; one at the mall: 3.
        let found = items["items"]?.list ?? []
        #expect(found.map { $0["id"] } == ["clean", "mall"])
        #expect(found.map { $0["violations"] } == [5, 1])
        #expect(found.map { $0["lost_millionths"] } == [8_000_000, 3_000_000])
        #expect(items["score"] == "89.00")
        #expect(page.contains("score 89.00 = 100 − 11.00"))
        let lines = page.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("clean") && $0.contains("8.00") })
        #expect(lines.contains { $0.hasPrefix("Total") && $0.contains("11.00") })
        let csv = try city.text("items.csv")
        #expect(csv.contains("Violations") && csv.contains("8.00"))
        let street = matrix.split(separator: "\n").first { $0.hasPrefix("S01") }
        let cells = street?.split(separator: " ").map(String.init)
        #expect(cells == ["S01", "89.00", "8.00", "3.00"])
        #expect(matrix.contains("Points off: 100 less these"))
    }

    @Test func `D08 未成年人季度测评: items met of items tested, with their share`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()

        let items = try city.json("assessment score city.ledger 2026-Q1 --by item --row S01")

        let met = items["items"]?.list?.compactMap { item in
            item["met"]?.bool.map { (item["id"]?.text ?? "", $0) }
        }
        #expect(met?.map(\.0) == ["clean", "order", "mall"])

        #expect(met?.map(\.1) == [false, true, false])

        #expect(items["met_items"] == 1)
        #expect(items["tested_items"] == 3)
        let text = try city.done("assessment score city.ledger 2026-Q1 --by item --row S01")
        #expect(text.contains("Items met: 1 of 3 tested (33.3%)"))

    }

    @Test func `D11 材料自查、实地考察、问卷调查: values stand beside the field`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        try city.done(
            """
            assessment values city.ledger 2026-Q1 --item school --score S01=18 --score S02=10 \
            \(ExchangeCity.byOffice)
            """
        )
        try city.write("街道,测评项,得分\nS01,media,1.5\n", to: "values.csv")
        try city.done(
            "assessment values city.ledger 2026-Q1 --file values.csv \(ExchangeCity.byOffice)"
        )

        let ranks = try city.json("rank city.ledger 2026-Q1")
        let refused = try city.run(
            """
            assessment values city.ledger 2026-Q1 --item school --score S01=21 \
            \(ExchangeCity.byOffice)
            """
        )

        // 80 % of 86.67 and 20 % of 90, and 1.5 on top; 80 % of 98.33 and 20 % of 50.
        #expect(text("S01", "score", ranks) == "88.83")
        #expect(text("S02", "score", ranks) == "88.67")
        #expect(number("S01", "rank", ranks) == 1)

        #expect(refused.status == 64)
        #expect(refused.stderr.contains("0 to 20.00"))
    }

    @Test func `A21 八大环境、一大活动、一项重点: items are summed by the labels of a grouping`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()

        let labels = try city.json("assessment score city.ledger 2026-Q1 --by label --row S02")

        let rows = labels["labels"]?.list ?? []
        #expect(rows.map { $0["name"] } == ["舒适便利的生活环境", "诚信守法的市场环境"])

        #expect(rows.map { $0["earned"] } == ["14.67", "5.00"])

        #expect(rows.map { $0["full_mark"] } == ["15.00", "5.00"])

    }

    @Test func `A22 11方面指标: another grouping sums the same items by its own labels`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()

        let labels = try city.json(
            "assessment score city.ledger 2026-Q1 --by label --grouping aspects --row S02"
        )
        let unknown = try city.run(
            "assessment score city.ledger 2026-Q1 --by label --grouping none --row S02"
        )

        let rows = labels["labels"]?.list ?? []
        #expect(rows.map { $0["earned"]?.text } == ["19.67", "0.00"])
        #expect(unknown.status == 64)
    }

    @Test func `A19 具体要求①至⑦: a clause for one kind of place asks nothing where there is none`()
        throws
    {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()

        let items = try city.json("assessment score city.ledger 2026-Q1 --by item --row S03")

        let states = items["items"]?.list?.map { $0["state"]?.text ?? "" }
        #expect(states == ["scored", "scored", "no-place", "not-tested"])
    }

    @Test func `D07 全年考核: a year takes all its quarters together`() throws {
        let city = try ExchangeCity.assessed()
        try city.check("S01.P1", "CLN-01", nil, passed: 10, failed: 0, from: "2026-04-01")
        try city.mergeCity()
        try city.done(
            """
            assessment round create city.ledger 2026 --scheme quarter --kind year --from \
            2026-01-01 --to 2026-12-31 \(ExchangeCity.byOffice)
            """
        )

        let ranks = try city.json("rank city.ledger 2026")
        let listed = try city.json("assessment round list city.ledger")

        #expect(number("S01", "judged", ranks) == 75)
        // 35 of 40 of ten, and 5 and 4 of five: 17.75 of 20.
        #expect(text("S01", "score", ranks) == "88.75")
        #expect(listed["rounds"]?.list?.first?["claim"]?["kind"]?.text == "year")
    }

    @Test func `a matrix has a column an item and fits eighty columns`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()

        let lines = try city.done("assessment score city.ledger 2026-Q1 --by matrix")
            .split(separator: "\n")

        #expect(
            lines.first?.split(separator: " ").map(String.init)
                == ["Office", "Score", "clean", "order", "mall"]
        )
        #expect(
            lines.contains { $0.hasPrefix("S01") && $0.contains("83.3") && $0.contains("80.0") }
        )
        #expect(lines.allSatisfy { $0.count <= 80 })

    }

    @Test func `A06 申报点位、随机测评点位: declared points and points drawn for the round`() throws {
        let city = try ExchangeCity.assessed()
        try city.done(
            """
            assessment round create city.ledger mock --scheme unit --kind mock --points \
            declared+draw --inspection covert --from 2026-01-01 --to 2026-03-31 \
            \(ExchangeCity.byOffice)
            """
        )
        let draw = try city.json(
            """
            assessment round draw city.ledger mock --count 2 --seed 26131 --undeclared \
            \(ExchangeCity.byOffice)
            """
        )

        let shown = try city.json("assessment round show city.ledger mock")

        let drawn = draw["drawn"]?.texts ?? []
        #expect(draw["ids"]?.texts == ["S01.P2", "S01.P3", "S02.P2", "S02.P3"])

        #expect(drawn.count == 2)

        let declared = ["S01.M1", "S01.P1", "S02.M1", "S02.P1", "S03.P1", "S04.P1"]
        #expect(shown["points"]?.texts == (declared + drawn).sorted())

        let ranks = try city.json("rank city.ledger mock --by point")
        #expect(
            Set(ranks["rows"]?.list?.compactMap { $0["id"]?.text } ?? [])
                == Set(declared + drawn).subtracting(["S04.P1"])
        )
    }

    @Test func `D34 抽取乡镇: townships are drawn, and no more than there are`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        let line = "assessment round draw city.ledger 2026-Q1 --of offices --seed July"

        let draw = try city.json("\(line) --count 3 \(ExchangeCity.byOffice)")
        let tooMany = try city.run("\(line) --count 5 \(ExchangeCity.byOffice)")

        #expect(draw["ids"]?.texts == ["S01", "S02", "S03", "S04"])

        #expect(draw["drawn"]?.texts?.count == 3)

        #expect(tooMany.status == 64)
        #expect(tooMany.stderr.contains("only 4"))
    }

    /// The script is written from Documentation/assessment.md alone.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
    func `D10 随机组建、抽选、确定: another program repeats a draw`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        let draw = try city.json(
            """
            assessment round draw city.ledger 2026-Q1 --count 4 --seed 双色球26131 \
            \(ExchangeCity.byOffice)
            """
        )
        try city.write(draw.canonicalText, to: "draw.json")
        let script = Program.packageFolder.appendingPathComponent("Tests/Model/draw.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [script.path]
        process.standardInput = FileHandle(forReadingAtPath: city.file("draw.json"))
        process.standardOutput = FileHandle.nullDevice

        try process.run()
        process.waitUntilExit()

        #expect(process.terminationStatus == 0)
        #expect(draw["list_count"]?.integer == 10)
    }

    @Test func `D06 半年考核: items missed in the quarters and newly met ones`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        try city.check("S01.P1", "CLN-01", nil, passed: 30, failed: 0, from: "2026-04-01")
        try city.check("S01.P1", "ORD-06", nil, passed: 0, failed: 9, from: "2026-04-01")
        try city.mergeCity()
        try city.done(
            """
            assessment round create city.ledger H2 --scheme quarter --kind half-year --quarter \
            2026-Q1 --from 2026-04-01 --to 2026-06-30 \(ExchangeCity.byOffice)
            """
        )

        let items = try city.json("assessment score city.ledger H2 --by item --row S01")

        let states = items["items"]?.list?.map { $0["state"]?.text }
        // Refuse and the mall were missed; order was met and is tested no more; no value yet.
        #expect(states == ["scored", "not-asked", "not-tested", "not-tested"])

        #expect(items["score"] == "100.00")

    }

    @Test func `A13 指标体系及测评要求(年版): a round tests the systems that it names`() throws {
        let city = try ExchangeCity.assessed()
        try city.write(
            "code,name_zh,name_en,point_types,kind,comparator,limit\nVIL-01,村貌,Village,ROAD,presence,==,0\n",
            to: "village.csv"
        )
        try city.done(
            """
            import standard village.csv --name village-2026 --from 2026-01-01 --journal \
            city.journal --inspector C.0001 --now @noon
            """
        )
        try city.check("S01.P1", "VIL-01", nil, passed: 1, failed: 1)
        try city.mergeCity()
        func create(_ id: String, _ system: String) throws {
            try city.done(
                """
                assessment round create city.ledger \(id) --kind quarter --system \(system) \
                --from 2026-01-01 --to 2026-03-31 \(ExchangeCity.byOffice)
                """
            )
        }
        try create("villages", "village")
        try create("county", "county")

        let villages = try city.json("assessment score city.ledger villages --by item")
        let county = try city.json("assessment score city.ledger county --by item")

        #expect(villages["items"]?.list?.map { $0["id"] } == ["VIL-01"])

        #expect(county["items"]?.list?.map { $0["id"] } == ["CLN-01", "MAL-01", "ORD-06"])

    }

    @Test func `D09 模拟测评、模拟检查: rounds are compared, and changed clauses are not`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        try city.write(
            """
            code,group,name_zh,name_en,point_types,kind,comparator,limit
            CLN-01,field.clean,积存垃圾,Refuse,ROAD,presence,==,0
            ORD-06,field.order,占道经营,Trading on the road,ROAD,count,<=,1
            MAL-01,field.mall,商场秩序,Mall order,MALL,presence,==,0

            """,
            to: "later.csv"
        )
        try city.done(
            """
            import standard later.csv --name county-2026 --from 2026-04-01 --journal \
            city.journal --inspector C.0001 --now @noon
            """
        )
        for point in ["S01.P1", "S01.P2", "S01.P3"] {
            try city.check(point, "CLN-01", nil, passed: 10, failed: 0, from: "2026-04-01")
            try city.check(point, "ORD-06", nil, passed: 9, failed: 1, from: "2026-04-01")
        }
        try city.mergeCity()
        try city.done(
            """
            assessment round create city.ledger 2026-Q2 --scheme quarter --kind mock --inspection \
            covert --previous 2026-Q1 --from 2026-04-01 --to 2026-06-30 \(ExchangeCity.byOffice)
            """
        )

        let streets = try city.json("assessment compare city.ledger 2026-Q2")
        let items = try city.json("assessment compare city.ledger 2026-Q2 2026-Q1 --row S01")

        #expect(streets["not_comparable"] == ["order"])

        // 8.33, 5 and 4 of 20 before; 10 and 4.5 of 15 now.
        #expect(number("S01", "before_millionths", streets) == 86_666_667)

        #expect(number("S01", "now_millionths", streets) == 96_666_667)

        let changes = items["items"]?.list ?? []
        #expect(changes.map { $0["comparable"] } == [true, false, true])

        #expect(changes[0]["before_millionths"] == 833_333)

        #expect(changes[0]["now_millionths"] == 1_000_000)

        let table = try city.done("assessment compare city.ledger 2026-Q2 2026-Q1 --row S01")
        #expect(table.contains("not comparable"))
        #expect(table.contains("+16.7"))
    }
}

@Suite struct RankExplainTests {
    @Test func `why our street is last: lost points by item and point add up to the gap`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()

        let page = try city.json("rank explain city.ledger 2026-Q1 S01")

        #expect(page["rank"] == 2)
        #expect(page["missing"] == "11.66")
        #expect(page["above"]?["row"] == "S02")

        let parts = page["gap_to_above"]?["parts"]?.list ?? []
        let sum = parts.compactMap { $0["gap_millionths"]?.integer }.reduce(0, +)
        let above = try #require(page["above"]?["score_millionths"]?.integer)
        let own = try #require(page["score_millionths"]?.integer)
        #expect(sum == above - own)
        #expect(page["gap_to_above"]?["millionths"]?.integer == sum)
        let lost = page["lost"]?.list ?? []
        #expect(lost.map { $0["point"] } == ["S01.P1", "S01.P3", "S01.M1"])

        #expect(lost.map { $0["failed"] } == [1, 4, 1])

        #expect(lost.map { $0["entries"]?.list?.count } == [1, 4, 1])

        #expect(lost.map { $0["units"] } == [["U1"], ["U1"], ["U2"]])

        #expect(
            lost.compactMap { $0["lost_millionths"]?.integer }.reduce(0, +) == 100_000_000 - own
        )
    }

    @Test func `the page fits eighty columns and its figures add up as they are printed`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()

        let lines = try city.done("rank explain city.ledger 2026-Q1 S01").split(separator: "\n")

        #expect(lines[0].contains("score 86.67, rank 2 of 2"))

        #expect(
            lines.contains {
                $0.hasPrefix("Total") && $0.contains("13.33") && $0.contains("+11.66")
            }
        )
        #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.map(\.count))")

    }

    @Test func `an item whose clause changed is not compared with the round before`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        try city.write(
            """
            code,group,name_zh,name_en,point_types,kind,comparator,limit
            CLN-01,field.clean,积存垃圾,Refuse,ROAD,presence,==,0
            ORD-06,field.order,占道经营,Trading on the road,ROAD,count,<=,1
            MAL-01,field.mall,商场秩序,Mall order,MALL,presence,==,0

            """,
            to: "later.csv"
        )
        try city.done(
            """
            import standard later.csv --name county-2026 --from 2026-04-01 --journal \
            city.journal --inspector C.0001 --now @noon
            """
        )
        for point in ["S01.P1", "S01.P2", "S01.P3"] {
            try city.check(point, "CLN-01", nil, passed: 10, failed: 0, from: "2026-04-01")
            try city.check(point, "ORD-06", nil, passed: 9, failed: 1, from: "2026-04-01")
        }
        try city.mergeCity()
        try city.done(
            """
            assessment round create city.ledger 2026-Q2 --scheme quarter --kind mock --inspection \
            covert --previous 2026-Q1 --from 2026-04-01 --to 2026-06-30 \(ExchangeCity.byOffice)
            """
        )

        let page = try city.json("rank explain city.ledger 2026-Q2 S01")
        let text = try city.done("rank explain city.ledger 2026-Q2 S01")

        let before = page["before"]
        #expect(before?["comparable"] == true)
        #expect(before?["not_comparable"] == ["order"])
        let items = before?["items"]?.members ?? [:]
        #expect(items["order"] == nil)
        #expect(items["clean"] == 8_333_333)
        // From 86.67 to 96.67, and 3.33 lost by trading that was judged otherwise before.
        #expect(before?["comparable_change_millionths"] == 13_333_333)
        #expect(text.contains("change +10.00 (+13.33 by comparable items)"))
        #expect(text.contains("order not comparable"))
        #expect(!text.contains("order -"))
    }

    @Test func `a street that was not tested has a dash for its score, and no gap`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()

        let page = try city.done("rank explain city.ledger 2026-Q1 S04")
        let json = try city.json("rank explain city.ledger 2026-Q1 S04")

        let lines = page.split(separator: "\n")
        #expect(lines.first?.contains("score —, not tested") == true)
        #expect(page.contains("Mean of the class 92.50"))
        #expect(!page.contains("gap") && !page.contains("Total") && !page.contains("100.00"))
        #expect(json["row"] == "S04")
        #expect(json["score_millionths"] == nil)
        #expect(json["gap_to_mean"] == nil)
        #expect(json["lost"]?.list?.isEmpty == true)
    }

    @Test func `an appeal is shown, decided, and its points come back`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        let appeal =
            "assessment appeal city.ledger 2026-Q1 --office S01 --item clean --reason roadworks"

        let written = try city.json("\(appeal) --point S01.P3 \(ExchangeCity.byStreet)")
        let nothing = try city.run("\(appeal) --point S01.P2 \(ExchangeCity.byStreet)")
        let open = try city.json("rank explain city.ledger 2026-Q1 S01")
        try city.done(
            """
            assessment rule city.ledger 2026-Q1 S01.1 --verdict upheld --checks 2 --reason photo \
            \(ExchangeCity.byOffice)
            """
        )
        let decided = try city.json("rank explain city.ledger 2026-Q1 S01")

        #expect(written["id"] == "S01.1")

        #expect(nothing.status == 64)
        #expect(nothing.stderr.contains("lost nothing"))
        // Four of thirty checks of ten of twenty points.
        #expect(open["under_appeal_millionths"] == 6_666_666)

        #expect(decided["under_appeal_millionths"] == 0)

        // 27 of 30: 9 + 5 + 4 of 20.
        #expect(decided["score_millionths"] == 90_000_000)

        #expect(
            decided["lost"]?.list?.first { $0["point"] == "S01.P3" }?["ruling"] == "upheld"
        )
    }

    @Test func `a responsible unit appeals, and what is granted counts for the street`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        let appeal =
            "assessment appeal city.ledger 2026-Q1 --office U1 --reason roadworks --point"
        func failed(_ row: String) throws -> JSONValue? {
            try city.json("rank explain city.ledger 2026-Q1 \(row)")["lost"]?.list?
                .first { $0["point"] == "S01.P3" }
        }
        func rule(_ id: String, _ checks: Int) throws -> Program.Outcome {
            try city.run(
                """
                assessment rule city.ledger 2026-Q1 \(id) --verdict upheld --checks \(checks) \
                --reason photo \(ExchangeCity.byOffice)
                """
            )
        }

        #expect(try failed("U1 --by unit-authority")?["failed"] == 4)
        let written = try city.json("\(appeal) S01.P3 --item clean \(ExchangeCity.byOffice)")
        let another = try city.run("\(appeal) S01.M1 --item mall \(ExchangeCity.byOffice)")
        let beyond = try rule("U1.1", 5)
        let ruled = try rule("U1.1", 2)

        #expect(written["id"] == "U1.1")
        // For the malls another unit answers.
        #expect(another.status == 64 && another.stderr.contains("lost nothing"))
        #expect(beyond.status == 64 && beyond.stderr.contains("4 failed checks"))
        #expect(ruled.status == 0, "\(ruled.stderr)")
        let unit = try failed("U1 --by unit-authority")
        #expect(unit?["failed"] == 2 && unit?["appeal"] == "U1.1" && unit?["ruling"] == "upheld")
        #expect(try failed("S01")?["failed"] == 2)

        // The street may appeal, too, but what is given back is given back once.
        try city.done(
            """
            assessment appeal city.ledger 2026-Q1 --office S01 --item clean --point S01.P3 \
            --reason roadworks \(ExchangeCity.byStreet)
            """
        )
        let twice = try rule("S01.1", 3)
        #expect(twice.status == 64 && twice.stderr.contains("2 failed checks"))
        #expect(try rule("S01.1", 2).status == 0)
        #expect(try failed("S01") == nil)
    }

    @Test func `an office cannot decide its own appeal`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        try city.done(
            """
            assessment appeal city.ledger 2026-Q1 --office S01 --item clean --point S01.P3 \
            --reason roadworks \(ExchangeCity.byStreet)
            """
        )

        let run = try city.run(
            """
            assessment rule city.ledger 2026-Q1 S01.1 --verdict upheld --reason ours \
            \(ExchangeCity.byStreet)
            """
        )

        #expect(run.status == 65)
        #expect(run.stderr.contains("not-authorised"))
    }
}

@Suite struct PublishedResultTests {
    private func publish(_ city: ExchangeCity, at day: String) throws -> Program.Outcome {
        try city.run(
            """
            assessment publish city.ledger 2026-Q1 --journal city.journal --inspector C.0001 \
            --now 2026-\(day)T09:00:00+08:00
            """
        )
    }

    @Test func `a result is published two working days after its preview, not before`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()

        let early = try publish(city, at: "05-12")
        try city.done("assessment preview city.ledger 2026-Q1 \(ExchangeCity.byOffice)")
        let tooNew = try publish(city, at: "05-14")
        let inTime = try publish(city, at: "05-15")

        #expect(early.status == 64)
        #expect(early.stderr.contains("preview-missing"))
        #expect(tooNew.status == 75)
        #expect(tooNew.stderr.contains("2026-05-15"))
        #expect(inTime.status == 0, "\(inTime.stderr)")

    }

    @Test func `a published result can be computed again after more has arrived`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        try city.done("assessment preview city.ledger 2026-Q1 \(ExchangeCity.byOffice)")
        try #require(try publish(city, at: "05-15").status == 0)
        try city.check(
            "S02.P1",
            "CLN-01",
            nil,
            passed: 0,
            failed: 20,
            from: "2026-02-01",
            at: ExchangeCity.afterPublishing
        )
        try city.mergeCity()

        let verified = try city.json("assessment verify city.ledger 2026-Q1")
        let result = try city.json("assessment round show city.ledger 2026-Q1")

        #expect(verified["agrees"] == true)

        #expect(verified["changed_since"]?.texts?.contains("S02") == true)

        let claim = result["results"]?.list?.first
        #expect(claim?["scheme"] == "quarter")
        #expect(claim?["rule_version"] == 1)
        #expect(claim?["standards"]?.texts?.first?.hasPrefix("county-2026@") == true)

        #expect(claim?["rows"]?.list?.first?["score"] == 98_333_333)

    }

    @Test func `rank and compare say that a result was published with other numbers`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        try city.done("assessment preview city.ledger 2026-Q1 \(ExchangeCity.byOffice)")
        try #require(try publish(city, at: "05-15").status == 0)
        let same = try city.json("rank city.ledger 2026-Q1")
        try city.check(
            "S02.P1",
            "CLN-01",
            nil,
            passed: 0,
            failed: 20,
            from: "2026-02-01",
            at: ExchangeCity.afterPublishing
        )
        try city.mergeCity()
        try city.done(
            """
            assessment round create city.ledger 2026-Q2 --scheme quarter --kind quarter \
            --previous 2026-Q1 --from 2026-04-01 --to 2026-06-30 --journal city.journal \
            --inspector C.0001 --now 2026-05-16T09:00:00+08:00
            """
        )

        let ranks = try city.json("rank city.ledger 2026-Q1")
        let table = try city.done("rank city.ledger 2026-Q1")
        let comparison = try city.json("assessment compare city.ledger 2026-Q2")
        let compared = try city.done("assessment compare city.ledger 2026-Q2")

        #expect(same["published_otherwise"] == nil)
        let otherwise = ranks["published_otherwise"]
        #expect(otherwise?["number"] == 1)
        #expect(otherwise?["shown"] == false)
        #expect(otherwise?["rows"]?.texts?.contains("S02") == true)
        #expect(text("S02", ranks) != "98.33")
        #expect(table.contains("Result 1 of 2026-Q1 was published"))
        // The round before is what was published, whatever has arrived since.
        let before = comparison["rows"]?.list?.first { $0["id"] == "S02" }
        #expect(before?["before_millionths"] == 98_333_333)
        #expect(before?["before_rank"] == 1)
        #expect(comparison["published_otherwise"]?.list?.first?["shown"] == true)
        #expect(compared.contains("Before: result 1 of 2026-Q1 as published"))
    }

    private func text(_ row: String, _ ranks: JSONValue) -> String? {
        ranks["rows"]?.list?.first { $0["id"]?.text == row }?["score"]?.text
    }

    @Test func `a result that says otherwise than its entries is found out`() throws {
        let city = try ExchangeCity.assessed()
        try city.createQuarter()
        try city.done("assessment preview city.ledger 2026-Q1 \(ExchangeCity.byOffice)")
        try #require(try publish(city, at: "05-15").status == 0)
        let shown = try city.json("assessment round show city.ledger 2026-Q1")
        let claim = try #require(shown["results"]?.list?.first)
        let forged = claim.canonicalText.replacing("98333333", with: "99333333")
        try city.office(
            "assessment/quarter/2026-Q1",
            "result.2",
            try #require(JSONValue(Array(forged.utf8))),
            at: ExchangeCity.afterPublishing
        )
        // The manifest of the first result goes with the forged one.
        try city.copyManifest(to: 2)
        try city.mergeCity()

        let run = try city.run("assessment verify city.ledger 2026-Q1")

        #expect(run.status == 65)

        #expect(run.stdout.contains("differs"))
        #expect(run.stdout.contains("S02"))
    }
}

extension ExchangeCity {
    /// Says the manifest of the first result again under another number.
    fileprivate func copyManifest(to number: Int) throws {
        let saying = try entries("city.journal").last { $0["register"] == "manifest.1.1" }
        let claim = try #require(saying?["payload"]?["claim"] ?? saying?["claim"])
        try office(
            "assessment/quarter/2026-Q1",
            "manifest.\(number).1",
            claim,
            at: ExchangeCity.afterPublishing
        )
    }
}
