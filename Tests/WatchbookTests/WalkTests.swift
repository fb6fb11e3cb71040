import Foundation
import Journaling
import Testing

extension ExchangeCity {
    /// The recording city with a street of 2 km in S01 and the city's rules about adverts.
    static func walking() throws -> ExchangeCity {
        ExchangeCity(in: try copy(of: walked))
    }

    private static let walked = Result {
        try made("walking") { city in
            try city.watcher("lan", "S01.0007", "--types S01.0009")
            try city.watcher("mei", "S01.0008")
            try city.furnishForRecording()
            try city.layStreet()
        }
    }

    private func layStreet() throws {
        try write(
            """
            编号,道路名称,街道,长度(米),生效日期,走向,类型
            S01.R1,澜石路,S01,2000,2026-01-01,30.1 104.2; 30.1 104.2207500,main
            S01.R2,听雨路,S01,300,2026-01-01,,

            """,
            to: "streets.csv"
        )
        try done(
            """
            places import streets.csv --streets --journal street.journal --inspector S01.0001 \
            --now @morning
            """
        )
        try say(Walking.categories, in: "settings/city/2026-01-01", "walks", by: "city", "C.0001")
        try say(
            Walking.rules,
            in: "settings/city/2026-01-01",
            "spacing.county",
            by: "city",
            "C.0001"
        )
        try done("merge --into street.ledger city.journal street.journal --now @morning")
        try done("publish --ledger street.ledger --for all --out more.bundle --now @morning")
        for desk in ["lan", "mei"] {
            try done("receive --desk \(desk).desk more.bundle --now @morning")
        }
    }

    /// A walk along the whole of S01.R1 on both sides, with what the rows say.
    func walkTable(_ rows: String...) -> String {
        """
        桩号,纬度,经度,侧,类别,缺陷,围挡面积(平方米),广告面积(平方米),起点,终点,巡查侧,时间
        ,,,,,,,,K0+000,K2+000,两侧,9:05
        \(rows.joined(separator: "\n"))

        """
    }

    func walkImport(_ name: String, _ more: String = "") throws -> Program.Outcome {
        try run(
            """
            walk import \(name) --street S01.R1 --date 2026-05-12 --journal lan.journal --inspector \
            S01.0007 --now @noon \(more)
            """
        )
    }

    /// The outcomes of the street's rules by rule and side.
    func verdicts(_ more: String = "") throws -> [String: String] {
        let checked = try json(
            "walk check street.ledger --date 2026-05-12 --street S01.R1 \(more)"
        )
        var found: [String: String] = [:]
        for outcome in checked["streets"]?.list?.first?["outcomes"]?.list ?? [] {
            let name = [outcome["rule"]?.text, outcome["sides"]?.text].compactMap { $0 }
            found[name.joined(separator: " ")] = outcome["verdict"]?.text
        }
        return found
    }
}

private enum Walking {
    static let categories: JSONValue = [
        "categories": [
            ["id": "core-values", "name": "核心价值观"], ["id": "civility", "name": "文明风尚"],
            ["id": "health", "name": "健康"], ["id": "landscape", "name": "景观小品"],
            ["id": "minors", "name": "未成年人"], ["id": "trade-honesty", "name": "诚信经营"],
            ["id": "hoarding", "name": "围挡"],
        ]
    ]

    static let kinds: JSONValue = [
        "core-values", "civility", "health", "landscape", "minors", "trade-honesty",
    ]

    static let rules: JSONValue = [
        "types": ["main"],
        "rules": [
            ["id": "any-200", "categories": kinds, "within_m": 200],
            ["id": "core-500", "categories": ["core-values"], "at_least": 3, "within_m": 500],
            ["id": "hoardings-30", "categories": ["hoarding"], "share_percent": "30"],
            ["id": "hoardings-all", "categories": ["hoarding"], "carries_advert": true],
            ["id": "side-600", "categories": kinds, "within_m": 600, "sides": "each"],
        ],
    ]
}

/// Walks along streets by command.
@Suite struct WalkTests {
    @Test func `B05 巡察主要道路、重点点位巡查: a walk is recorded on the way, thing by thing`() throws {
        let city = try ExchangeCity.walking()

        let first = try city.lanJSON(
            "walk record --street S01.R1 --at K0+120 --category 核心价值观 --side left",
            at: "9:05"
        )
        #expect(first["items"]?.integer == 1)
        try city.lanDone(
            "walk record --street S01.R1 --at 30.1,104.2103750 --category civility",
            at: "9:20"
        )
        try city.lanDone("walk record --street S01.R1 --from 0 --to K1+200", at: "9:40")
        try city.lanDone(
            "walk record --street S01.R1 --at K0+900 --category health --side right",
            at: "10:00"
        )
        let removed = try city.lanDone(
            "walk record --street S01.R1 --at K0+900 --category health --remove",
            at: "10:01"
        )
        try city.lanDone("walk record --street S01.R1 --from 0 --to 5", at: "12:30")

        let entries = try city.entries("lan.journal")
        let record = "walk/S01.R1/2026-05-12/patrol-S01.0007-905/S01.0007"
        #expect(Set(entries.compactMap { $0["record"]?.text }).count == 2)
        #expect(entries[0]["record"]?.text == record)
        #expect(entries[4]["record"]?.text == record)
        #expect(
            entries[4]["claim"] == [
                "items": [
                    [120_000, "left", "core-values"],
                    [
                        1_000_000, "none", "civility",
                        ["lat": 301_000_000, "lon": 1_042_103_750],
                    ],
                ],
                "walked": [[0, 1_200_000, "both"]],
            ]
        )
        #expect(removed.contains("K0+900"))
        let undone = try city.lanJSON("undo", at: "12:31")
        #expect(undone["entries"]?.list?.first?["claim"]?["withdrawn"] == true)

        try city.done("merge --into street.ledger lan.journal --now @noon")
        #expect(try city.held("street.ledger").isEmpty)
    }

    @Test func `what lies beyond the end of a street drawn anew, or is of no category, is named`()
        throws
    {
        let city = try ExchangeCity.walking()
        for (place, category) in [("K0+120", "civility"), ("K1+900", "health")] {
            try city.lanDone(
                "walk record --street S01.R1 --at \(place) --category \(category)",
                at: "9:05"
            )
        }
        try city.say(
            ["name": "澜石路", "office": "S01", "length_mm": 1_500_000, "types": ["main"]],
            in: "street/S01.R1/2026-05-12",
            "line",
            by: "street",
            "S01.0001"
        )
        try city.say(
            ["categories": [["id": "health", "name": "健康"]]],
            in: "settings/city/2026-05-12",
            "walks",
            by: "city",
            "C.0001"
        )
        try city.done(
            "merge --into street.ledger city.journal street.journal lan.journal --now @noon"
        )
        let check = "walk check street.ledger --date 2026-05-12 --street S01.R1"

        let shown = try city.done("walk show street.ledger S01.R1 --date 2026-05-12")
        let checked = try city.done(check)
        let gaps = try city.done("\(check) --gaps")
        let nobody = try city.done(
            "walk check street.ledger --date 2026-05-11 --street S01.R1 --gaps"
        )

        for text in [shown, checked, gaps] {
            #expect(text.contains("1 thing lies beyond the end of S01.R1"), "\(text)")
            #expect(text.contains("1 thing on S01.R1 is of categories"), "\(text)")
        }
        #expect(nobody.contains("Not walked at all: S01.R1"))
        #expect(!nobody.contains("No gaps"))
        let json = try city.json(check)["streets"]?.list?.first?["left_out"]
        #expect(json?["beyond"]?.list?.count == 1)
        #expect(json?["unknown_categories"]?.list?.count == 1)
    }

    @Test func `what cannot be a place along the street is refused with its reason`() throws {
        let city = try ExchangeCity.walking()
        func refusal(_ more: String) throws -> (Int32, String) {
            let run = try city.lan("walk record --street \(more)", at: "9:05")
            return (run.status, run.stderr)
        }

        for (line, code) in [
            ("S01.R9 --at 5 --category health", "street-unknown"),
            ("S01.R1 --at K2+001 --category health", "beyond-street"),
            ("S01.R1 --at K0+1000 --category health", "bad-stationing"),
            ("S01.R1 --at 30.1009,104.21 --category health", "off-street"),
            ("S01.R2 --at 30.1,104.21 --category health", "street-not-drawn"),
            ("S01.R1 --at 5 --category weather", "category-unknown"),
            ("S01.R1 --at 5 --category health --remove", "walk-nothing"),
        ] {
            let (status, text) = try refusal(line)
            #expect(status == 64 && text.contains("[\(code)]"), "\(line): \(text)")
        }
        #expect(try city.entries("lan.journal").isEmpty)
    }

    @Test func `all the county's rules are judged at once along one street`() throws {
        let city = try ExchangeCity.walking()
        let core = stride(from: 0, through: 2000, by: 160).map {
            "K\($0 / 1000)+\(pad($0 % 1000)),,,左,核心价值观,,,,,,"
        }
        try city.write(
            city.walkTable(
                (core + ["K1+000,,,右,围挡,,100,29,,,", "K1+500,,,右,hoarding,,50,20,,,"])
                    .joined(separator: "\n")
            ),
            to: "walk.csv"
        )
        let run = try city.walkImport("walk.csv")
        #expect(run.status == 0, "\(run.stderr)")
        try city.done("merge --into street.ledger lan.journal --now @noon")

        #expect(
            try city.verdicts() == [
                "any-200 together": "met", "core-500 together": "met",
                "hoardings-30 together": "met", "hoardings-all together": "met",
                "side-600 left": "met", "side-600 right": "not-met",
            ]
        )
        let checked = try city.json("walk check street.ledger --date 2026-05-12 --street S01.R1")
        let outcomes = try #require(checked["streets"]?.list?.first?["outcomes"]?.list)
        let right = try #require(outcomes.last)
        let gap = try #require(right["gaps"]?.list?.first)
        #expect(gap["from_mm"] == 0 && gap["to_mm"] == 2_000_000)
        #expect(gap["from"] == ["lat": 301_000_000, "lon": 1_042_000_000])
        #expect(gap["to"] == ["lat": 301_000_000, "lon": 1_042_207_500])
        let digest = try #require(try city.entries("lan.journal").last?["digest"])
        #expect(gap["entries"] == [digest])
        #expect(checked["streets"]?.list?.first?["walked"]?["both_mm"] == 2_000_000)

        try city.done(
            """
            walk check street.ledger --date 2026-05-12 --gaps --csv gaps.csv --profile rfc4180 \
            --language en
            """
        )
        let lines = try city.text("gaps.csv").split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[1].hasPrefix("S01.R1,澜石路,side-600,right,K0+000,K2+000,0,2000,0,1,30.1"))

        let again = try city.walkImport("walk.csv", "--json")
        let report = JSONValue(Array(again.stdout.utf8))
        #expect(report?["written"] == 0 && report?["unchanged"] == 1)
    }

    private func pad(_ number: Int) -> String {
        String(repeating: "0", count: 3 - String(number).count) + String(number)
    }

    @Test func `B16 公益广告检查维护: faded, stained and outdated adverts are a list to work through`()
        throws
    {
        let city = try ExchangeCity.walking()
        try city.write(
            city.walkTable(
                "K0+100,,,左,核心价值观,泛白,,,,,",
                "K0+200,,,左,文明风尚,,,,,,",
                "K0+300,,,右,文明风尚,outdated,,,,,"
            ),
            to: "walk.csv"
        )
        #expect(try city.walkImport("walk.csv").status == 0)
        try city.done("merge --into street.ledger lan.journal --now @noon")

        let shown = try city.json(
            "walk show street.ledger S01.R1 --date 2026-05-12 --defects"
        )
        let items = try #require(shown["items"]?.list)
        #expect(items.compactMap { $0["item"]?.list?[3]["defect"]?.text } == ["faded", "outdated"])
        #expect(items[0]["place"]?["lat"] == 301_000_000)
        let chinese = try city.done(
            "walk show street.ledger S01.R1 --date 2026-05-12 --defects --language zh-Hans"
        )
        #expect(chinese.contains("泛白") && chinese.contains("核心价值观"))
    }

    @Test func `what walks saw with a defect becomes cases, each thing one`() throws {
        let city = try ExchangeCity.walking()
        try city.write("photo", to: "faded.jpg")
        func walked(_ rows: [String], on date: String, as name: String) throws {
            let table = city.walkTable(rows[0], rows[1], rows[2])
            try city.write(table, to: "\(name).csv")
            try city.done(
                """
                walk import \(name).csv --street S01.R1 --date \(date) --journal lan.journal \
                --inspector S01.0007 --now \(date)T12:00:00+08:00
                """
            )
            try city.done("merge --into street.ledger lan.journal --now \(date)T12:30:00+08:00")
        }
        func open(on date: String, _ more: String = "") throws -> [JSONValue] {
            let said = try city.json(
                """
                case walks street.ledger --street S01.R1 --from 2026-05-12 --to \(date) --language zh \
                --journal street.journal --inspector S01.0001 --now \(date)T13:00:00+08:00 \(more)
                """
            )
            return said["written"]?.list ?? []
        }
        try walked(
            [
                "K0+100,,,左,核心价值观,泛白,,,,,", "K0+120,,,左,核心价值观,泛白,,,,,",
                "K0+300,,,右,文明风尚,,,,,,",
            ],
            on: "2026-05-12",
            as: "first"
        )
        #expect(try open(on: "2026-05-12", "--dry-run").count == 2)
        #expect(try open(on: "2026-05-12", "--defect outdated").isEmpty)
        let cases = try open(on: "2026-05-12")
        #expect(
            cases.map { $0["claim"]?["place"]?.text }
                == ["澜石路 K0+100 左侧", "澜石路 K0+120 左侧"]
        )
        #expect(cases.first?["claim"]?["finder"]?.text == "S01.0007")
        #expect(cases.first?["claim"]?["lat"] == 301_000_000)
        #expect(cases.first?["claim"]?["kind"]?.text == "patrol")
        #expect(try open(on: "2026-05-12").isEmpty)

        // The next walk puts them some metres off, and sees another one.
        try walked(
            [
                "K0+104,,,左,核心价值观,泛白,,,,,", "K0+118,,,左,核心价值观,泛白,,,,,",
                "K0+300,,,右,文明风尚,outdated,,,,,",
            ],
            on: "2026-05-13",
            as: "second"
        )
        let more = try open(on: "2026-05-13")
        #expect(more.map { $0["claim"]?["item"]?.list?.first } == [300_000])

        // What comes back when its case has ended is another case that names it.
        let name = try #require(cases.first?["case"]?.text)
        try city.done(
            """
            case close street.ledger \(name) --result settled --because 已更换 --journal street.journal \
            --inspector S01.0001 --now 2026-05-13T15:00:00+08:00
            """
        )
        #expect(try open(on: "2026-05-13").isEmpty)
        try walked(
            [
                "K0+101,,,左,核心价值观,泛白,,,,,", "K0+119,,,左,核心价值观,泛白,,,,,",
                "K0+301,,,右,文明风尚,outdated,,,,,",
            ],
            on: "2026-05-14",
            as: "third"
        )
        let again = try open(on: "2026-05-14")
        #expect(again.map { $0["claim"]?["first"]?.text } == [name])
        let shown = try city.json("case show street.ledger \(name) --now @noon")
        #expect(shown["finder"]?.text == "S01.0007")
    }

    @Test func `a walk's table names street, person and indicator`() throws {
        let city = try ExchangeCity.walking()
        try city.write(
            """
            桩号,侧,类别,指标,起点,终点,街路,日期,时间,巡查人
            ,,,,K0+000,K0+300,澜石路,2026-05-12,9:05,
            K0+100,左,核心价值观,积存垃圾,,,,,,

            """,
            to: "walk.csv"
        )
        let line = """
            walk import walk.csv --against street.ledger --journal lan.journal --inspector S01.0007 \
            --now @noon
            """
        try city.done(line)
        let entry = try #require(try city.entries("lan.journal").last)
        #expect(entry["record"]?.text?.hasPrefix("walk/S01.R1/2026-05-12/") == true)
        #expect(entry["claim"]?["items"]?.list?.first?.list?.last?["indicator"]?.text == "CLN-01")
        try city.write(try city.text("walk.csv").replacing("澜石路", with: "无名路"), to: "walk.csv")
        let wrong = try city.run(line)
        #expect(wrong.status == 65 && wrong.stderr.contains("无名路"))
    }

    @Test func `a walk that is returned counts for nothing, and the latest walk counts`() throws {
        let city = try ExchangeCity.walking()
        try city.write(city.walkTable("K1+000,,,左,健康,,,,,,"), to: "walk.csv")
        #expect(try city.walkImport("walk.csv").status == 0)
        try city.done("merge --into street.ledger lan.journal --now @noon")
        let record = "walk/S01.R1/2026-05-12/patrol-S01.0007-905/S01.0007"
        #expect(try city.verdicts()["any-200 together"] == "not-met")

        let review = "walk review street.ledger \(record)"
        #expect(
            try city.run("\(review) --return --journal street.journal --inspector S01.0001").status
                == 64
        )
        try city.done(
            """
            \(review) --return --reason wrong --journal street.journal --inspector S01.0001 \
            --now @noon
            """
        )
        #expect(try city.verdicts()["any-200 together"] == "not-walked-enough")

        try city.done(
            "\(review) --confirm --journal street.journal --inspector S01.0001 --now @noon"
        )
        #expect(try city.verdicts()["any-200 together"] == "not-met")
    }

    @Test func `a table names the line and column of what it cannot use`() throws {
        let city = try ExchangeCity.walking()
        for (row, place) in [
            ("K2+500,,,左,健康,,,,,,", "line 3, column “桩号”"),
            ("K0+500,,,上,健康,,,,,,", "line 3, column “侧”"),
            ("K0+500,,,左,天气,,,,,,", "line 3, column “类别”"),
            (",30.1,,左,健康,,,,,,", "line 3, column “lon”"),
            (",30.2,104.21,左,健康,,,,,,", "csv-off-street"),
            ("K0+500,,,左,围挡,,10,11,,,", "line 3, column “广告面积(平方米)”"),
            (",,,,,,,,K0+100,,", "line 3, column “终点”"),
        ] {
            try city.write(city.walkTable(row), to: "walk.csv")
            let run = try city.walkImport("walk.csv")
            let words = place.replacing("“lon”", with: "“经度”")
            #expect(run.status == 65 && run.stderr.contains(words), "\(row): \(run.stderr)")
        }
        #expect(try city.entries("lan.journal").isEmpty)
    }

    @Test func `points in whose 400 m a place can lie are screened by the straight line`() throws {
        let city = try ExchangeCity.walking()
        try city.write(
            """
            编号,名称,单位,岗位,类型,生效日期,步行范围(米),纬度,经度
            S01.P2,东门,S01,1,KEYPT,2026-01-01,400,30.1000000,104.2000000
            S01.P3,西门,S01,1,KEYPT,2026-01-01,,30.1000000,104.2050000
            S01.P4,南门,S01,1,KEYPT,2026-01-01,400,,

            """,
            to: "zones.csv"
        )
        try city.done(
            "places import zones.csv --journal street.journal --inspector S01.0001 --now @noon"
        )
        try city.done("merge --into street.ledger street.journal --now @noon")
        func near(_ place: String, _ more: String = "") throws -> [String] {
            let found = try city.json(
                "places near street.ledger \(place) --date 2026-05-12 \(more)"
            )
            return found["points"]?.list?.compactMap { $0["id"]?.text } ?? []
        }

        // 0.0035936° of latitude are 398.4 m, 0.0036100° are 400.2 m.
        #expect(try near("30.1035936,104.2") == ["S01.P2"])
        #expect(try near("30.1036100,104.2") == [])
        #expect(try near("30.1,104.2050000", "--within 10") == ["S01.P3"])
        #expect(try near("S01.P3", "--within 500") == ["S01.P3"])
        let text = try city.done("places near street.ledger 30.1,104.2 --date 2026-05-12")
        #expect(text.contains("S01.P4") && text.contains("walking distance"))
    }

    @Test func `A10 责任路段、责任区域、责任点位: what a unit answers for is one list`() throws {
        let city = try ExchangeCity.walking()
        try city.write(
            """
            编号,名称,单位,岗位,类型,生效日期,责任单位
            S01.P2,东门,S01,1,KEYPT,2026-01-01,环卫所
            S01.P3,西门,S01,1,KEYPT,2026-01-01,市场所

            """,
            to: "assigned.csv"
        )
        try city.write(
            """
            编号,道路名称,街道,长度(米),生效日期,责任单位
            S01.R3,翠羽路,S01,900,2026-01-01,环卫所

            """,
            to: "roads.csv"
        )
        let writer = "--journal street.journal --inspector S01.0001 --now @noon"
        try city.done("places import assigned.csv \(writer)")
        try city.done("places import roads.csv --streets \(writer)")
        try city.done("merge --into street.ledger street.journal --now @noon")

        let points = try city.json(
            "places list street.ledger --date 2026-05-12 --unit 环卫所"
        )
        let streets = try city.json(
            "places list street.ledger --streets --date 2026-05-12 --unit 环卫所"
        )
        #expect(points["points"]?.list?.compactMap { $0["id"]?.text } == ["S01.P2"])
        #expect(streets["streets"]?.list?.compactMap { $0["id"]?.text } == ["S01.R3"])
    }
}

/// Tracks and waypoints of receivers.
@Suite struct GPXTests {
    private static func gpx(_ inside: String, head: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        \(head)<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
        \(inside)
        </gpx>
        """
    }

    @Test func `waypoints are things seen, and a track is what was walked`() throws {
        let city = try ExchangeCity.walking()
        try city.write(
            GPXTests.gpx(
                """
                <wpt lat="30.1000500" lon="104.2010375"><time>2026-05-12T01:05:00Z</time>
                <name>核心价值观 左侧 泛白</name></wpt>
                <wpt lat="30.1000000" lon="104.2103750"><name>7</name><type>health</type></wpt>
                <wpt lat="30.1100000" lon="104.2103750"><name>健康</name></wpt>
                <trk><trkseg>
                <trkpt lat="30.1" lon="104.2"/><trkpt lat="30.1001" lon="104.2015"/>
                <trkpt lat="30.1" lon="104.2030000"/>
                <trkpt lat="30.1" lon="104.2100000"/><trkpt lat="30.1" lon="104.2110000"/>
                </trkseg></trk>
                """
            ),
            to: "walk.gpx"
        )

        let run = try city.walkImport("walk.gpx", "--sides left")
        #expect(run.status == 0, "\(run.stderr)")
        #expect(run.stderr.contains("Line 6: 1"))

        let entry = try #require(try city.entries("lan.journal").first)
        let claim = try #require(entry["claim"])
        #expect(entry["record"]?.text == "walk/S01.R1/2026-05-12/patrol-S01.0007-905/S01.0007")
        #expect(
            claim["items"] == [
                [100_000, "left", "core-values", ["defect": "faded"]],
                [1_000_000, "none", "health"],
            ]
        )
        let walked = claim["walked"]?.list ?? []
        #expect(walked.count == 2 && walked.allSatisfy { $0.list?[2] == "left" })
        #expect(walked.first?.list?[0] == 0)
    }

    @Test func `shifted coordinates come to the same stations`() throws {
        let city = try ExchangeCity.walking()
        // 30.1,104.2103750 as a shifted map shows it.
        try city.write(
            GPXTests.gpx(#"<wpt lat="30.0973431" lon="104.2127428"><name>健康</name></wpt>"#),
            to: "walk.gpx"
        )

        let run = try city.walkImport("walk.gpx", "--gcj02")
        #expect(run.status == 0, "\(run.stderr)")
        let claim = try city.entries("lan.journal").first?["claim"]
        let at = try #require(claim?["items"]?.list?.first?.list?[0].integer)
        #expect(abs(at - 1_000_000) <= 50)
    }

    @Test func `files made to harm are refused with the line`() throws {
        let city = try ExchangeCity.walking()
        let bomb = """
            <!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>

            """
        let files: [(String, String)] = [
            (GPXTests.gpx("<wpt lat=\"1\" lon=\"1\"><name>&b;</name></wpt>", head: bomb), "line 2"),
            (
                GPXTests.gpx(
                    "",
                    head: "<!DOCTYPE gpx SYSTEM \"file:///etc/passwd\">\n"
                ), "line 2"
            ),
            (GPXTests.gpx("<wpt lat=\"91\" lon=\"1\"/>"), "line 3"),
            (GPXTests.gpx("<wpt lat=\"nan\" lon=\"1\"/>"), "line 3"),
            (GPXTests.gpx("<wpt lat=\"1\" lon=\"1\">"), "line "),
            (GPXTests.gpx(String(repeating: "<a>", count: 300)), "line 3"),
            ("<html></html>", "line 1"), ("", "line 1"), ("\u{0}", "line 1"),
        ]
        for (text, place) in files {
            try city.write(text, to: "walk.gpx")
            let run = try city.walkImport("walk.gpx")
            #expect(run.status == 65 && run.stderr.contains("[gpx-broken]"), "\(run.stderr)")
            #expect(run.stderr.contains(place), "\(run.stderr)")
        }
        #expect(try city.entries("lan.journal").isEmpty)
    }
}

/// The sample town's walk along one of its main roads.
@Suite struct TownWalkTests {
    @Test func `the town's walk is judged by all of the county's rules`() throws {
        let town = Program.packageFolder.appendingPathComponent("SampleRecords/town").path
        let city = try ExchangeCity()
        for file in ["C.0002.journal", "C.0002.key"] {
            try FileManager.default.copyItem(
                atPath: "\(town)/devices/\(file)",
                toPath: city.file(file)
            )
        }
        let now = "--now 2026-05-12T20:00:00+08:00"
        let writer = "--against town.ledger --journal C.0002.journal --inspector C.0002 \(now)"
        try city.done("ledger create town.ledger --trust \(town)/journals/root.pub")
        try city.done("merge --into town.ledger \(town)/journals/offices.bundle \(now)")
        try city.done(
            """
            import standard \(town)/../standards/national-2026.csv --name national-2026 \
            --from 2026-01-01 \(writer)
            """
        )
        try city.done("places import --streets \(town)/streets.csv \(writer)")
        try city.done("settings apply \(town)/settings.yaml \(writer)")
        try city.done("merge --into town.ledger C.0002.journal \(now)")
        try city.done("walk import \(town)/walks/R01.csv --street R01 \(writer)")
        try city.done("merge --into town.ledger C.0002.journal \(now)")
        #expect(try city.held("town.ledger").isEmpty)

        let checked = try city.json("walk check town.ledger --street R01 --date 2026-05-12")
        let street = try #require(checked["streets"]?.list?.first)
        var verdicts: [String: String] = [:]
        for outcome in street["outcomes"]?.list ?? [] {
            verdicts[outcome["rule"]?.text ?? ""] = outcome["verdict"]?.text
        }
        #expect(
            verdicts == [
                "any-200": "not-met", "core-500": "not-met", "civility-500": "not-met",
                "health-500": "not-met", "landscape-500": "not-met", "minors-500": "met",
                "trade-500": "not-met", "adv-01": "met", "adv-02": "met", "share-30": "met",
                "adv-03": "not-met",
            ]
        )
        let gaps = street["outcomes"]?.list?.last { $0["rule"] == "any-200" }?["gaps"]?.list
        #expect(gaps?.count == 1)
        // Between the adverts at K1+168 and K1+422.
        #expect(gaps?[0]["from_mm"] == 1_168_000 && gaps?[0]["to_mm"] == 1_422_000)
        let defects = try city.json(
            "walk show town.ledger R01 --date 2026-05-12 --defects"
        )
        #expect(defects["items"]?.list?.count == 3)
    }
}
