import Foundation
import Journaling
import Testing

/// Places, units, people, rosters, the decomposition table and settings, typed in from tables.
@Suite struct ReferenceTests {
    private static let city = "--journal city.journal --inspector C.0001 --now @noon"

    /// Imports a table by the creation office.
    private func importing(
        _ table: String,
        with command: String,
        in city: ExchangeCity,
        _ more: String = "--from 2026-01-01"
    ) throws -> Program.Outcome {
        try city.write(table, to: "table.csv")
        return try city.run("\(command) table.csv \(more) \(ReferenceTests.city)")
    }

    /// The entries of a journal but those that enrol.
    private func written(
        _ city: ExchangeCity,
        in journal: String = "city.journal"
    ) throws -> [JSONValue] {
        try city.entries(journal).filter { $0["register"]?.text != "grant" }
    }

    /// The claims of a journal by record and register, the latest of each.
    private func claims(_ journal: String, in city: ExchangeCity) throws -> [String: JSONValue] {
        var claims: [String: JSONValue] = [:]
        for entry in try written(city, in: journal) {
            let place = [entry["record"]?.text ?? "", entry["register"]?.text ?? ""]
            claims[place.joined(separator: " ")] = entry["claim"]
        }
        return claims
    }

    /// A ledger with all that the creation office wrote.
    private func merged(_ city: ExchangeCity) throws {
        try city.done("ledger create city.ledger --trust root.pub")
        try city.done("merge --into city.ledger city.journal city.bundle --now @noon")
    }

    private static let units = """
        编号,名称,别名,上级单位
        U1,市公安局,公安局、市警察局,
        U1,市公安(gōng ān)局,,
        ,市城市管理局,城管局；市城管局,
        ,市城管局(chéng guǎn),城市管理執法局,
        U3,“三清一维护”办公室,三清办,市公安局
        ,  ,,

        """

    @Test func `spellings of one unit become its aliases, and the same table adds nothing`() throws
    {
        let city = try ExchangeCity()
        let run = try importing(ReferenceTests.units, with: "units import", in: city)

        #expect(run.status == 0, "\(run.stderr)")
        let claims = try claims("city.journal", in: city)
        #expect(claims.count == 3)
        #expect(
            claims["unit/U1/2026-01-01 unit"] == ["name": "市公安局", "aliases": ["公安局", "市警察局"]]
        )
        #expect(
            claims.values.contains([
                "name": "市城市管理局", "aliases": ["城管局", "市城管局", "城市管理執法局"],
            ])
        )
        #expect(claims["unit/U3/2026-01-01 unit"]?["parent"]?.text == "U1")
        #expect(run.stdout.contains("1 row left blank"))

        let again = try importing(ReferenceTests.units, with: "units import", in: city)
        #expect(again.status == 0)
        #expect(try written(city).count == 3)

        // Known by its alias, in another spelling: nothing new.
        let spelling = try importing(
            "name\n「三清办」\n",
            with: "units import",
            in: city,
            "--from 2026-03-01"
        )
        #expect(spelling.status == 0)
        #expect(try written(city).count == 3)
    }

    @Test func `lines about one unit that contradict each other are named`() throws {
        let city = try ExchangeCity()
        let run = try importing(
            "id,name,kind\nU1,公安局,局\nU1,警察局,委\n",
            with: "units import",
            in: city
        )

        #expect(run.status == 65)
        #expect(run.stderr.contains("line 3, column “kind”"), "\(run.stderr)")
        #expect(try written(city).isEmpty)
    }

    @Test func `coordinates of a shifted map become WGS-84`() throws {
        let city = try ExchangeCity()
        let points = """
            id,name,office,stations,lat,lon
            S01.P1,人民路口,S01,1,31.1753040,121.5315419

            """
        let streets = "id,name,office,length_m,path\nR1,学府路,S01,900,31.1753040 121.5315419\n"

        let run = try importing(points, with: "places import --gcj02", in: city)
        let line = try importing(streets, with: "places import --streets --gcj02", in: city)

        #expect(run.status == 0 && line.status == 0, "\(run.stderr)\(line.stderr)")
        let claims = try claims("city.journal", in: city)
        let point = claims["point/S01.P1/2026-01-01 place"]
        #expect(point?["lat"]?.integer == 311_774_276 && point?["lon"]?.integer == 1_215_272_106)
        let street = claims["street/R1/2026-01-01 line"]
        #expect(street?["path"] == [[311_774_276, 1_215_272_106]])
    }

    @Test func `kinds of place are named by code or in either language`() throws {
        let city = try ExchangeCity()
        try city.done("receive --desk city.desk city.bundle --now @morning")
        try city.write("code,name_zh,kind\nCLN-01,积存垃圾,presence\n", to: "rules.csv")
        try city.write(
            "code,name_zh,name_en,covers\nFARMKT,农贸(集贸)市场,Farm produce market,\n"
                + "MALL,商场超市,\"Shopping mall, supermarket\",\nCROSS,路口,Crossing,\n",
            to: "types.csv"
        )
        try city.done(
            """
            import standard rules.csv --types types.csv --name town-2026 --from 2026-01-01 \
            --journal city.journal --inspector C.0001 --now @morning
            """
        )
        try city.done("merge --into city.desk city.journal --now @morning")
        let run = try importing(
            """
            id,name,office,stations,types
            S01.P1,一,S01,1,农贸（集贸）市场、路口
            S01.P2,二,S01,1,"Shopping mall, supermarket"
            S01.P3,三,S01,1,CROSS MALL
            S01.P4,四,S01,1,菜场

            """,
            with: "places import",
            in: city
        )
        #expect(run.status == 65 && run.stderr.contains("菜场"), "\(run.stderr)")
        _ = try importing(
            """
            id,name,office,stations,types
            S01.P1,一,S01,1,农贸（集贸）市场、路口
            S01.P2,二,S01,1,"Shopping mall, supermarket"
            S01.P3,三,S01,1,CROSS MALL

            """,
            with: "places import",
            in: city
        )
        let claims = try claims("city.journal", in: city)
        func types(_ point: String) -> [String]? {
            claims["point/\(point)/2026-01-01 place"]?["types"]?.texts
        }
        #expect(types("S01.P1") == ["FARMKT", "CROSS"])
        #expect(types("S01.P2") == ["MALL"])
        #expect(types("S01.P3") == ["CROSS", "MALL"])
    }

    @Test(
        arguments: [
            ("周一至周五（法定节假日除外）", ["weekdays": [1, 2, 3, 4, 5], "except": "holidays"]),
            ("节假日除外", ["except": "days-off"]), ("每天，节假日除外", ["except": "days-off"]),
            ("1-6 except holidays", ["weekdays": [1, 2, 3, 4, 5, 6], "except": "holidays"]),
            ("法定节假日除外", ["except": "holidays"]), ("工作日", ["except": "days-off"]),
            ("工作日（法定节假日除外）", ["except": "days-off"]), ("Working days", ["except": "days-off"]),
            ("周一至周五", ["weekdays": [1, 2, 3, 4, 5]]), ("周末", ["weekdays": [6, 7]]),
        ] as [(String, JSONValue)]
    )
    func `rosters say except holidays`(cell: String, members: JSONValue) throws {
        let city = try ExchangeCity()
        let run = try importing(
            "station,slot,people,weekdays\nS01.P1.1,am,S01.0007,\"\(cell)\"\n",
            with: "roster import",
            in: city
        )

        #expect(run.status == 0, "\(run.stderr)")
        var claim = members.members ?? [:]
        claim["people"] = ["S01.0007"]
        let said = try claims("city.journal", in: city).values.first
        #expect(said == .object(claim))
    }

    @Test func `lists of one office leave out the others`() throws {
        let city = try ExchangeCity()
        _ = try importing(
            "id,name,office,stations\nS01.P1,一,S01,1\nS02.P1,二,S02,1\nS01.9.P1,三,S01.9,1\n",
            with: "places import",
            in: city
        )
        _ = try importing(
            "number,name\nS01.0007,丁一\nS02.0007,丁二\n",
            with: "people import",
            in: city
        )
        try merged(city)

        let points = try city.json("places list city.ledger --office S01 --now @noon")
        let people = try city.json("people list city.ledger --office S02 --now @noon")
        let all = try city.json("places list city.ledger --now @noon")

        func ids(_ list: JSONValue?) -> [String?]? { list?.list?.map { $0["id"]?.text } }
        #expect(ids(points["points"]) == ["S01.9.P1", "S01.P1"])
        #expect(ids(people["people"]) == ["S02.0007"])
        #expect(all["points"]?.list?.count == 3)
    }

    @Test func `a plan with debris becomes points`() throws {
        let city = try ExchangeCity()
        try city.write("id,name,office,length_m\nR1,学府路,S01,1250.5米\n", to: "streets.csv")
        try city.done(
            "places import --streets streets.csv --from 2026-01-01 \(ReferenceTests.city)"
        )
        _ = try importing(ReferenceTests.units, with: "units import", in: city)
        let table = """
            點位編號,點位名稱,單位,崗位,類型,責任領導,責任幹部,責任單位,牵头单位,街路,纬度,经度,步行范围(米),随机点位
            Ｐ０１,人民路口(rén mín),S01,①②,CROSS；KEYPT,王小明 李红,无,公安局和城管局,“三清一维护”办公室,學府路,30.5,-104.1234567,400,随机
            P02,东门市场,S01,1=东门;2=西门,FARMKT,待定,张三李四王五,公安局警察局,,,,,,申报
            ,,,,,,,,,,,,,

            """
        let run = try importing(table, with: "places import", in: city)

        #expect(run.status == 0, "\(run.stderr)")
        let claims = try claims("city.journal", in: city)
        #expect(
            claims["street/R1/2026-01-01 line"] == [
                "name": "学府路", "office": "S01", "length_mm": 1_250_500,
            ]
        )
        #expect(
            claims["point/P01/2026-01-01 place"] == [
                "name": "人民路口", "office": "S01", "stations": ["1", "2"],
                "types": ["CROSS", "KEYPT"], "leaders": ["王小明", "李红"],
                "units": ["point": ["公安局", "城管局"], "lead": ["“三清一维护”办公室"]],
                "street": "R1", "lat": 305_000_000, "lon": -1_041_234_567, "zone_mm": 400_000,
                "drawn": true,
            ]
        )
        #expect(
            claims["point/P02/2026-01-01 place"] == [
                "name": "东门市场", "office": "S01", "stations": ["1", "2"],
                "station_names": ["1": "东门", "2": "西门"], "types": ["FARMKT"],
                "cadres": ["张三", "李四", "王五"], "units": ["point": ["公安局警察局"]],
            ]
        )

        let again = try importing(table, with: "places import", in: city)
        #expect(again.stdout.contains("Wrote 0 entries"))
        let differing = table.replacing("400", with: "300")
        let dry = try importing(
            differing,
            with: "places import",
            in: city,
            "--from 2026-01-01 --dry-run"
        )
        #expect(dry.stdout.contains("Would write 1 entry, 1 of them corrections"))
        let correction = try importing(differing, with: "places import", in: city)
        #expect(correction.stdout.contains("\"zone_mm\":400000"))
        let last = try #require(try written(city).last)
        #expect(last["claim"]?["zone_mm"]?.integer == 300_000)
        #expect(last["bases"]?.list?.count == 1)
    }

    @Test(arguments: [
        ("P 1,名,S01,1,,,,", "id", "P 1"), ("P1,,S01,1,,,,", "name", ""),
        ("P1,名,城 东,1,,,,", "office", "城 东"), ("P1,名,S01,东门,,,,", "stations", "东门"),
        ("P1,名,S01,1、1,,,,", "stations", "1、1"), ("P1,名,S01,1,2026-13-01,,,", "from", "2026-13-01"),
        ("P1,名,S01,1,,91,1,", "lat", "91"), ("P1,名,S01,1,,30,,", "lon", ""),
        ("P1,名,S01,1,,30,x,", "lon", "x"), ("P1,名,S01,1,,,,也许", "closed", "也许"),
    ])
    func `a cell that makes no point is named, and nothing is written`(
        row: String,
        column: String,
        cell: String
    ) throws {
        let city = try ExchangeCity()
        let heading = "id,name,office,stations,from,lat,lon,closed\n"
        let run = try importing(
            heading + "P9,好,S01,1,,,,\n" + row + "\n",
            with: "places import",
            in: city
        )

        #expect(run.status == 65)
        #expect(run.stderr.contains("line 3, column “\(column)”"), "\(run.stderr)")
        #expect(run.stderr.contains(cell.isEmpty ? "is empty" : "“\(cell)”"))
        #expect(try written(city).isEmpty)
    }

    @Test func `a row without a date, and no option for it, is refused`() throws {
        let city = try ExchangeCity()
        let run = try importing("id,name\nU1,公安局\n", with: "units import", in: city, "")

        #expect(run.status == 65)
        #expect(run.stderr.contains("line 2, column “from”"), "\(run.stderr)")
    }

    @Test func `a roster names people by number or name, and slots by name`() throws {
        let city = try furnished()
        let roster = """
            点位站,班次,值守人员,起始日期,截止日期,星期,计划人数
            P01.1,上午,王小明,2026/5/1,,周一至周五,
            P01.1,上午,李　红、S01.0009,2026年5月1日,,周一至周五,
            P01.1,am,S01.0009,2026-05-13,2026-05-13,,
            P01.2,夜间,,2026-05-01,,,
            P01.2,am,,2026-05-14,2026-05-14,,0

            """
        let run = try importing(roster, with: "roster import", in: city, "")

        #expect(run.status == 0, "\(run.stderr)")
        let claims = try claims("city.journal", in: city).filter { $0.key.hasPrefix("roster/") }
        #expect(
            claims == [
                "roster/S01/2026-05-01 duty.P01.1.am": [
                    "people": ["S01.0007", "S01.0008", "S01.0009"], "weekdays": [1, 2, 3, 4, 5],
                ],
                "roster/S01/2026-05-13 duty.P01.1.am": [
                    "people": ["S01.0009"], "until": "2026-05-13",
                ],
                "roster/S01/2026-05-14 duty.P01.2.am": [
                    "people": [], "planned": 0, "until": "2026-05-14",
                ],
            ]
        )
        #expect(
            try importing(roster, with: "roster import", in: city, "").stdout.contains(
                "3 unchanged"
            )
        )

        try merged(city)
        func people(_ date: String) throws -> [[String]?] {
            let duties = try city.json("roster list city.ledger --date \(date)")["duties"]?.list
            return (duties ?? []).map { $0["people"]?.texts }
        }
        #expect(try people("2026-05-12") == [["S01.0007", "S01.0008", "S01.0009"]])
        #expect(try people("2026-05-13") == [["S01.0009"]])
        #expect(try people("2026-05-16").isEmpty)
    }

    @Test(arguments: [
        ("P01.9,am,S01.0007,,", "station", "P01.9"), ("P01.1,晚上,S01.0007,,", "slot", "晚上"),
        ("P01.1,am,赵无名,,", "people", "赵无名"), ("P01.1,am,张伟,,", "people", "张伟"),
        ("P01.1,am,S01.0007,周八,", "weekdays", "周八"),
        ("P01.1,am,S01.0007,,2026-04-30", "until", "2026-04-30"),
    ])
    func `a cell that makes no duty is named`(row: String, column: String, cell: String) throws {
        let city = try furnished()
        let before = try written(city).count
        let run = try importing(
            "station,slot,people,weekdays,until\n" + row + "\n",
            with: "roster import",
            in: city,
            "--from 2026-05-01"
        )

        #expect(run.status == 65)
        #expect(run.stderr.contains("line 2, column “\(column)”"), "\(run.stderr)")
        #expect(run.stderr.contains("“\(cell)”"))
        #expect(try written(city).count == before)
    }

    @Test func `blank persons are nobody`() throws {
        let city = try ExchangeCity()
        let run = try importing(
            "编号,姓名,类别\nS01.0007,王小明,村居干部\nS01.0008,,\nS01.0009,待定,\n",
            with: "people import",
            in: city
        )

        #expect(run.status == 0, "\(run.stderr)")
        #expect(run.stdout.contains("2 rows left blank"))
        let claims = try claims("city.journal", in: city)
        #expect(
            claims == ["person/S01.0007/2026-01-01 person": ["name": "王小明", "kind": "village"]]
        )
    }

    @Test func `a decomposition table of several indicators a line, as a whole or in parts`() throws
    {
        let city = try ExchangeCity()
        _ = try importing(ReferenceTests.units, with: "units import", in: city)
        let table = """
            指标,责任线,点位类型,主要责任单位,协办单位
            CLN-01、CLN-05,牵头责任,,城管局,公安局 三清办
            PRK-01,,CROSS,市警察局,
            ORD-01,,,,

            """
        let run = try importing(table, with: "decomposition import", in: city)
        #expect(run.status == 0, "\(run.stderr)")
        #expect(run.stdout.contains("Wrote 3 entries"))
        #expect(
            try importing(table, with: "decomposition import", in: city).stdout.contains(
                "3 unchanged"
            )
        )

        let shorter = table.replacing("、CLN-05", with: "")
        let part = try importing(shorter, with: "decomposition import", in: city)
        #expect(part.stdout.contains("Wrote 0 entries"))
        let whole = try importing(
            shorter,
            with: "decomposition import",
            in: city,
            "--from 2026-01-01 --whole"
        )
        #expect(whole.stdout.contains("Wrote 1 entry, 1 of them corrections"))

        try merged(city)
        let rules = try city.json("decomposition list city.ledger --date 2026-05-12")["rules"]?.list
        #expect(
            rules == [
                [
                    "indicator": "CLN-01", "line": "lead", "main": ["城管局"],
                    "assisting": ["公安局", "三清办"],
                ],
                [
                    "indicator": "PRK-01", "line": "authority", "main": ["市警察局"],
                    "type": "CROSS",
                ],
            ]
        )
    }

    @Test func `slots, calendar and titles are settings of their dates`() throws {
        let city = try furnished()
        let calendar = "日期,类别,名称\n2026-05-01,放假,劳动节\n2026-05-09,上班,调休\n"
        #expect(
            try importing(calendar, with: "settings import --calendar", in: city, "").status == 0
        )
        let set = "settings set --from 2026-06-01 --title sanitary --systems county,national"
        #expect(try city.done("\(set) \(ReferenceTests.city)").contains("Wrote 2 entries"))
        #expect(try city.done("\(set) \(ReferenceTests.city)").contains("2 unchanged"))
        try merged(city)

        let june = try city.json("settings list city.ledger --date 2026-06-01")
        #expect(june["titles"]?.texts == ["sanitary"])
        #expect(june["systems"]?.texts == ["county", "national"])
        #expect(
            june["slots"]?.list?.last == [
                "id": "night", "name": "夜间", "start": 1320, "end": 120,
            ]
        )
        let holiday = try city.json("settings list city.ledger --date 2026-05-01")
        let worked = try city.json("settings list city.ledger --date 2026-05-09")
        #expect(holiday["holiday"]?.bool == true && worked["holiday"]?.bool == false)
        #expect(try city.run("settings set --from 2026-06-01 \(ReferenceTests.city)").status == 64)
    }

    @Test(arguments: ["en", "zh"])
    func `lists and gaps fit the terminal in both languages`(language: String) throws {
        let city = try furnished()
        let roster = "station,slot,people\nP01.1,am,S01.0007、S01.0099\n"
        _ = try importing(roster, with: "roster import", in: city, "--from 2026-05-01")
        let rule = "indicator,main\nCLN-99,公安分局\n"
        _ = try importing(rule, with: "decomposition import", in: city)
        try merged(city)
        func shown(_ command: String) throws -> String {
            let run = try city.run(
                "\(command) city.ledger --date 2026-05-12 --language \(language)"
            )
            #expect(run.status == 0, "\(command): \(run.stderr)")
            #expect(!run.stdout.contains("%"))
            return run.stdout
        }

        let isEnglish = language == "en"
        #expect(try shown("places list").contains("人民路口"))
        #expect(try shown("places list --streets").contains(isEnglish ? "Metres" : "长度(米)"))
        #expect(try shown("units list").contains("市公安局"))
        #expect(try shown("people list").contains(isEnglish ? "village cadre" : "村居干部"))
        #expect(try shown("roster list").contains("王小明、S01.0099"))
        #expect(try shown("decomposition list").contains("公安分局"))
        #expect(try shown("settings list").contains("22:00–02:00"))
        #expect(try shown("places gaps").contains(isEnglish ? "no leader" : "无责任领导"))
        #expect(try shown("units gaps").contains("U1 市公安局"))
        #expect(try shown("people gaps").contains(isEnglish ? "no enrolment" : "无设备授权"))
        #expect(try shown("roster gaps").contains(isEnglish ? "nobody on duty" : "无人值守"))
        #expect(try shown("decomposition gaps").contains("CLN-99"))
    }

    @Test func `a change in June and a closed point leave January alone`() throws {
        let city = try ExchangeCity()
        let table = """
            id,name,office,stations,from,closed
            P01,路口,S01,1,2026-01-01,
            P01,路口,S02,1,2026-06-01,
            P01,路口,S02,1,2026-09-01,是

            """
        #expect(try importing(table, with: "places import", in: city, "").status == 0)
        try merged(city)
        func offices(_ more: String) throws -> [String?] {
            let list = try city.json("places list city.ledger \(more)")["points"]?.list ?? []
            return list.map { $0["office"]?.text }
        }

        #expect(try offices("--date 2026-01-01") == ["S01"])
        #expect(try offices("--date 2026-06-01") == ["S02"])
        #expect(try offices("--date 2026-10-01").isEmpty)
        #expect(try offices("--date 2026-10-01 --closed") == ["S02"])
        #expect(try city.run("places list city.ledger --date May").status == 64)
    }

    @Test func `the tables of the sample town are taken as they are, and twice as once`() throws {
        let city = try ExchangeCity()
        let town = Program.packageFolder.appendingPathComponent("SampleRecords/town").path
        let tables = [
            "settings import \(town)/slots.csv", "settings import --calendar \(town)/calendar.csv",
            "units import \(town)/units.csv", "people import \(town)/people.csv",
            "places import --streets \(town)/streets.csv", "places import \(town)/points.csv",
            "roster import \(town)/roster.csv", "decomposition import \(town)/decomposition.csv",
        ]
        for table in tables { try city.done("\(table) \(ReferenceTests.city)") }
        let count = try written(city).count
        for table in tables { try city.done("\(table) \(ReferenceTests.city)") }
        #expect(try written(city).count == count)
        try merged(city)

        let points = try city.json("places list city.ledger --date 2026-05-12")["points"]?.list
        #expect(points?.count == 74)
        #expect(points?.allSatisfy { $0["leaders"]?.texts?.contains("") != true } == true)
        let gaps = try city.json("units gaps city.ledger --date 2026-05-12")["gaps"]?.list ?? []
        #expect(Set(gaps.map { $0["subject"]?.text }) == ["各社区居委会", "净美环卫"])
        let people = try city.json("people gaps city.ledger --date 2026-05-12")["gaps"]?.list ?? []
        #expect(people.allSatisfy { $0["gap"]?.text == "not-enrolled" })
    }

    /// A city with two units, slots, a point with two stations, and people, two of one name.
    private func furnished() throws -> ExchangeCity {
        let city = try ExchangeCity()
        let tables = [
            ("units import", "id,name\nU1,市公安局\nU2,市城管局\n"),
            ("settings import", "id,start,end,name\nam,8:00,12:00,上午\nnight,22：00,2:00,夜间\n"),
            ("places import --streets", "id,name,office,length_m\nR1,学府路,S01,1250\n"),
            (
                "places import",
                "id,name,office,stations,types,point_units\nP01,人民路口,S01,1、2,CROSS,市公安局\n"
            ),
            (
                "people import",
                """
                number,name,unit,kind
                S01.0007,王小明,市公安局,村居干部
                S01.0008,李红,,
                S01.0009,张伟,,
                S01.0010,张 伟,,

                """
            ),
        ]
        for (command, table) in tables {
            let run = try importing(table, with: command, in: city)
            try #require(run.status == 0, "\(command): \(run.stderr)")
        }
        return city
    }
}
