import Foundation
import Journaling
import Testing

/// Tables as people type them in.
@Suite struct ExchangeImportTests {
    private static let heading = "点位站,日期,班次,时间,指标,结果,发现数,现场解决数,值守人,备注,表号\n"

    @Test func `a sheet becomes entries with time, sheet, note and who typed`() throws {
        let city = try ExchangeCity.furnished()
        let rows = """
            S01.P1.1,2026/5/12,am,8：20,CLN-01,不合格,3,2,,角落,A-1
            S01.P1.1,2026年5月12日,am,9:05,CLN-05,合格,,,S01.0009,,A-1
            S01.P1.2,2026-05-12,am,9:06,CLN-05,,0,,,,A-1
            S01.P1.2,2026-05-12,am,9:07,CLN-01,,,,,,A-1
            S01.P1.2,2026-05-12,am,9:08,*,合格,,,,,A-1

            """
        let run = try city.checks(ExchangeImportTests.heading + rows, by: "lan", "S01.0007")

        #expect(run.status == 0, "\(run.stderr)")
        let entries = try city.entries("lan.journal")
        #expect(entries.count == 4)
        #expect(entries[0]["record"]?.text == "check/S01.P1.1/2026-05-12/am.1/CLN-01")
        #expect(entries[0]["claim"] == ["answer": "fail", "found": 3, "settled": 2])
        #expect(entries[0]["observed"]?.text == "2026-05-12T08:20:00+08:00")
        #expect(
            entries[0]["about"] == ["typed_by": "S01.0007", "sheet": "A-1", "note": "角落"]
        )
        #expect(entries[1]["inspector"]?.text == "S01.0009")
        #expect(entries[1]["record"]?.text == "check/S01.P1.1/2026-05-12/am.2/CLN-05")
        #expect(entries[2]["claim"] == ["answer": "pass"])
        #expect(entries[3]["register"]?.text == "sweep")
        // Due at this point: its own types and those for any point, not the shopping mall's.
        #expect(entries[3]["claim"] == ["indicators": ["CLN-01", "CLN-05"]])
        try city.done("merge --into street.ledger lan.journal")
        #expect(try city.held("street.ledger").isEmpty)
    }

    @Test func `the same sheet again writes nothing, and a differing cell is a correction`() throws
    {
        let city = try ExchangeCity.furnished()
        let row = "S01.P1.1,2026-05-12,am,8:20,CLN-01,不合格,3,2,,,A-1\n"
        _ = try city.checks(ExchangeImportTests.heading + row, by: "lan", "S01.0007")

        let again = try city.checks(ExchangeImportTests.heading + row, by: "lan", "S01.0007")
        #expect(again.status == 0)
        #expect(try city.entries("lan.journal").count == 1)

        let differing = row.replacing(",3,2,", with: ",4,2,")
        let dry = try city.checks(
            ExchangeImportTests.heading + differing,
            by: "lan",
            "S01.0007",
            "--dry-run"
        )
        #expect(dry.stdout.contains("\"found\":3") && dry.stdout.contains("\"found\":4"))
        #expect(try city.entries("lan.journal").count == 1)
        _ = try city.checks(ExchangeImportTests.heading + differing, by: "lan", "S01.0007")

        let entries = try city.entries("lan.journal")
        #expect(entries.count == 2)
        #expect(entries[1]["bases"]?.texts == [entries[0]["digest"]?.text ?? ""])
        try city.done("merge --into street.ledger lan.journal")
        let check = try city.content("street.ledger").first {
            $0["record"]?.text == "check/S01.P1.1/2026-05-12/am.1/CLN-01"
        }
        #expect(check?["heads"]?.texts == [entries[1]["digest"]?.text ?? ""])
    }

    @Test func `with slots on the desk no times are typed in, and outside of them is unplanned`()
        throws
    {
        let city = try ExchangeCity.recording()
        try city.write(
            """
            点位站,日期,班次,时间,轮次,指标,结果
            S01.P1.1,2026-05-12,am,8:20,,CLN-01,合格
            S01.P1.1,2026-05-12,am,,3,CLN-01,合格
            S01.P1.1,2026-05-12,am,7:50,,CLN-01,合格
            S01.P1.1,2026-05-11,night,1:30,,CLN-01,合格

            """,
            to: "typed.csv"
        )
        func typed(_ file: String, _ time: String = "13:00") throws -> Program.Outcome {
            try city.lan("import checks \(file)", at: time)
        }

        #expect(try typed("typed.csv").status == 0)
        #expect(
            try city.records() == [
                "check/S01.P1.1/2026-05-12/am.1/CLN-01", "check/S01.P1.1/2026-05-12/am.3/CLN-01",
                "check/S01.P1.1/2026-05-12/unplanned-S01.0007-750/CLN-01",
                "check/S01.P1.1/2026-05-11/night.4/CLN-01",
            ]
        )
        let times = try city.entries("lan.journal").map { $0["observed"]?.text }
        #expect(times[1] == "2026-05-12T10:00:00+08:00")
        #expect(times[3] == "2026-05-12T01:30:00+08:00")
        // The slot has four rounds.
        try city.write(
            "station,date,slot,round,indicator,answer\nS01.P1.1,2026-05-12,am,5,CLN-01,pass\n",
            to: "fifth.csv"
        )
        let fifth = try typed("fifth.csv")
        #expect(fifth.status == 65 && fifth.stderr.contains("round"))
    }

    @Test func `an inspection is typed in with its kind, level and what was done`() throws {
        let city = try ExchangeCity.recording()
        try city.write(
            """
            点位站,日期,场次,检查类别,时间,指标,结果,发现数,现场解决数,处置,层级,督导线,来源
            S01.P1.1,2026-05-12,covert-S01.0007-1,,8:20,CLN-01,不合格,2,1,清除,市级,分片,
            S01.P1.1,2026-05-12,,暗访,8:30,CLN-05,合格,,,,市,,随手拍
            S01.P1.1,2026-05-12,,明查,,CLN-05,合格,,,,,,

            """,
            to: "covert.csv"
        )
        let untimed = try city.lan("import checks covert.csv", at: "13:00")
        #expect(untimed.status == 65 && untimed.stderr.contains("时间"))
        let sheet = try city.text("covert.csv").replacing("明查,,", with: "明查,9:05,")
        try city.write(sheet, to: "covert.csv")

        #expect(try city.lan("import checks covert.csv", at: "13:00").status == 0)
        #expect(
            try city.records() == [
                "check/S01.P1.1/2026-05-12/covert-S01.0007-1/CLN-01",
                "check/S01.P1.1/2026-05-12/covert-S01.0007-830/CLN-05",
                "check/S01.P1.1/2026-05-12/open-S01.0007-905/CLN-05",
            ]
        )
        let claims = try city.entries("lan.journal").map { $0["claim"] }
        #expect(claims[0]?["action"]?.text == "cleared")
        #expect(claims[0]?["level"]?.text == "city")
        #expect(claims[0]?["line"]?.text == "area")
        #expect(claims[1]?["source"]?.text == "snapshot")
        #expect(try city.lan("import checks covert.csv", at: "13:30").status == 0)
        #expect(try city.records().count == 3)
    }

    @Test func `stations, slots, people and indicators are typed in by names that are unique`()
        throws
    {
        let city = try ExchangeCity.onDuty()
        let points = """
            编号,名称,单位,岗位,类型
            S01.P2,城东农贸市场,S01,1,CROSS
            S01.P3,新街口,S01,1 北岗、2 南岗,CROSS
            S01.P4,新街口,S01,1,CROSS

            """
        try city.write(points, to: "more.csv")
        try city.write("编号,姓名\nS01.0011,兰花\n", to: "namesake.csv")
        for line in ["places import more.csv", "people import namesake.csv"] {
            try city.done(
                """
                \(line) --from 2026-01-01 --journal street.journal --inspector S01.0001 --against \
                street.ledger --now @morning
                """
            )
        }
        try city.done("merge --into street.ledger street.journal --now @morning")
        func typed(_ row: String, counts: Bool = false) throws -> Program.Outcome {
            let heading =
                counts ? "岗位,日期,班次,时间,指标,发现数,值守人" : "岗位,日期,班次,时间,指标,结果,值守人"
            try city.write("\(heading)\n\(row)\n", to: "typed.csv")
            return try city.run(
                """
                import \(counts ? "counts" : "checks") typed.csv --against street.ledger --journal \
                street.journal --inspector S01.0001 --now @noon --json
                """
            )
        }
        let before = try city.entries("street.journal").count
        for row in [
            "人民路口 1,2026-05-12,am,8:10,积存垃圾,合格,梅雪",
            "人民路口２号岗,2026-05-12,am,8:10,小广告,合格,S01.0008",
            "城东农贸市场,2026-05-12,am,8:10,Small ads,合格,梅雪",
            "新街口南岗,2026-05-12,am,8:10,CLN-05,合格,梅雪", "北岗,2026-05-12,am,8:10,CLN-05,合格,梅雪",
        ] {
            let run = try typed(row)
            #expect(run.status == 0, "\(row): \(run.stderr)")
        }
        #expect(try typed("人民路口1岗,2026-05-12,am,8:10,乱穿马路,3,梅雪", counts: true).status == 0)
        let records = try city.entries("street.journal").dropFirst(before).map {
            $0["record"]?.text
        }
        #expect(
            records == [
                "check/S01.P1.1/2026-05-12/am.1/CLN-01", "check/S01.P1.2/2026-05-12/am.1/CLN-05",
                "check/S01.P2.1/2026-05-12/am.1/CLN-05", "check/S01.P3.2/2026-05-12/am.1/CLN-05",
                "check/S01.P3.1/2026-05-12/am.1/CLN-05",
                "count/S01.P1.1/2026-05-12/am/TRF-06/S01.0008",
            ]
        )
        for (row, word) in [
            ("人民路口,2026-05-12,am,8:10,积存垃圾,合格,梅雪", "S01.P1.1, S01.P1.2"),
            ("新街口,2026-05-12,am,8:10,积存垃圾,合格,梅雪", "S01.P3.1, S01.P3.2, S01.P4.1"),
            ("人民路口1,2026-05-12,am,8:10,积存垃圾,合格,兰花", "S01.0007, S01.0011"),
        ] {
            let run = try typed(row)
            #expect(run.status == 65 && run.stderr.contains("csv-ambiguous"), "\(row): \(run)")
            #expect(run.stderr.contains(word), "\(row): \(run.stderr)")
        }
        for (row, word) in [
            ("无名路口,2026-05-12,am,8:10,积存垃圾,合格,梅雪", "无名路口"),
            ("人民路口1,2026-05-12,am,8:10,无此指标,合格,梅雪", "无此指标"),
            ("人民路口1,2026-05-12,am,8:10,积存垃圾,合格,无名氏", "无名氏"),
            ("人民路口1,2026-05-12,早班,8:10,积存垃圾,合格,梅雪", "早班"),
        ] {
            let run = try typed(row)
            #expect(run.status == 65 && run.stderr.contains("csv-cell"), "\(row): \(run)")
            #expect(run.stderr.contains(word), "\(row): \(run.stderr)")
        }
    }

    @Test func `counts of a ratio are typed in with both numbers`() throws {
        let city = try ExchangeCity.recording()
        let heading = "点位站,日期,班次,指标,发现数,现场解决数,做到数,观察数,表号\n"
        func typed(_ row: String) throws -> Program.Outcome {
            try city.write(heading + row + "\n", to: "counts.csv")
            return try city.lan("import counts counts.csv", at: "13:00")
        }

        for row in [
            "S01.P1.1,2026-05-12,am,TRF-01,,,19,20,A-1",
            "S01.P1.1,2026-05-12,am,TRF-06,4,3,,,A-1", "S01.P1.1,2026-05-12,am,TRF-06,,,,,A-2",
        ] {
            let run = try typed(row)
            #expect(run.status == 0, "\(run.stderr)")
        }
        for (row, column) in [
            ("S01.P1.1,2026-05-12,am,TRF-01,,,21,20,A-3", "做到数"),
            ("S01.P1.1,2026-05-12,am,TRF-01,,,19,,A-3", "观察数"),
            ("S01.P1.1,2026-05-12,am,TRF-01,5,,,,A-3", "发现数"),
            ("S01.P1.1,2026-05-12,am,TRF-06,,,19,20,A-3", "做到数"),
            ("S01.P1.1,2026-05-12,am,TRF-06,,1,,,A-3", "现场解决数"),
        ] {
            let run = try typed(row)
            #expect(run.status == 65 && run.stderr.contains("“\(column)”"), "\(row) \(run.stderr)")
        }
        let entries = try city.entries("lan.journal")
        #expect(entries.count == 2)
        #expect(entries[0]["claim"] == ["numerator": 19, "denominator": 20])
        #expect(entries[0]["register"]?.text == "acts.A-1")
        #expect(entries[1]["claim"] == ["found": 4, "settled": 3])
        #expect(entries[1]["observed"]?.text == "2026-05-12T08:00:00+08:00")
    }

    @Test func `a table without a needed column is refused with its headings`() throws {
        let city = try ExchangeCity.furnished()
        let run = try city.checks("station,date,slot,answer\n", by: "lan", "S01.0007")

        #expect(run.status == 65)
        #expect(run.stderr.contains("[csv-column]"))
        #expect(run.stderr.contains("indicator"))
        #expect(run.stderr.contains("station, date, slot, answer"))
    }

    @Test(arguments: [
        ("S01.P1,2026-05-12,am,8:20,CLN-01,合格,,,,,", "点位站", "S01.P1"),
        ("S01.P1.1,2026-02-30,am,8:20,CLN-01,合格,,,,,", "日期", "2026-02-30"),
        ("S01.P1.1,2026-05-12,上午,8:20,CLN-01,合格,,,,,", "班次", "上午"),
        ("S01.P1.1,2026-05-12,am,25:20,CLN-01,合格,,,,,", "时间", "25:20"),
        ("S01.P1.1,2026-05-12,am,13:20,CLN-01,合格,,,,,", "时间", "13:20"),
        ("S01.P1.1,2026-05-11,pm,,CLN-01,合格,,,,,", "时间", ""),
        ("S01.P1.1,2026-05-12,am,8:20,CLN 1,合格,,,,,", "指标", "CLN 1"),
        ("S01.P1.1,2026-05-12,am,8:20,CLN-01,良好,,,,,", "结果", "良好"),
        ("S01.P1.1,2026-05-12,am,8:20,CLN-01,合格,2,,,,", "发现数", "2"),
        ("S01.P1.1,2026-05-12,am,8:20,CLN-01,不合格,-1,,,,", "发现数", "-1"),
        ("S01.P1.1,2026-05-12,am,8:20,CLN-01,不合格,1,2,,,", "现场解决数", "2"),
        ("S01.P1.1,2026-05-12,am,8:20,*,不合格,1,,,,", "结果", "不合格"),
        ("S01.P1.1,2026-05-12,am,8:20,CLN-01,合格,,,王,,", "值守人", "王"),
        // What the law would hold.
        ("S01.P9.1,2026-05-12,am,8:20,CLN-01,合格,,,,,", "点位站", "S01.P9.1"),
        ("S01.P1.9,2026-05-12,am,8:20,CLN-01,合格,,,,,", "点位站", "S01.P1.9"),
        ("S01.P1.1,2026-05-12,am,8:20,CLN-99,合格,,,,,", "指标", "CLN-99"),
        ("S01.P1.1,2026-05-12,am,8:20,CLN-01,合格,,,S01.0008,,", "值守人", "S01.0008"),
    ])
    func `a cell that cannot be used is named, and nothing at all is written`(
        row: String,
        column: String,
        cell: String
    ) throws {
        let city = try ExchangeCity.furnished()
        let good = "S01.P1.1,2026-05-12,am,8:25,CLN-05,合格,,,,,\n"

        let run = try city.checks(
            ExchangeImportTests.heading + good + row + "\n",
            by: "lan",
            "S01.0007"
        )

        #expect(run.status == 65)
        #expect(run.stderr.contains("line 3, column “\(column)”"), "\(run.stderr)")
        #expect(run.stderr.contains(cell.isEmpty ? "is empty" : "“\(cell)”"))
        #expect(try city.entries("lan.journal").isEmpty)
    }

    @Test func `two lines that say different things about the same are both named`() throws {
        let city = try ExchangeCity.furnished()
        let rows = """
            S01.P1.1,2026-05-12,am,8:20,CLN-01,合格,,,,,
            S01.P1.1,2026-05-12,am,8:20,CLN-01,合格,,,,,
            S01.P1.1,2026-05-12,am,8:20,CLN-01,不合格,1,,,,

            """
        let run = try city.checks(ExchangeImportTests.heading + rows, by: "lan", "S01.0007")

        #expect(run.status == 65)
        #expect(run.stderr.contains("lines 4 and 2"))
        #expect(try city.entries("lan.journal").isEmpty)
    }

    @Test func `every sheet of counts is a total of its own`() throws {
        let city = try ExchangeCity.furnished()
        let table = """
            station,date,slot,indicator,found,settled,sheet
            S01.P1.1,2026-05-12,am,CLN-05,12,10,A-3
            S01.P1.1,2026-05-12,am,CLN-05,3,3,A-4

            """
        try city.write(table, to: "counts.csv")
        let line = """
            import counts counts.csv --slot am=8:00 --journal lan.journal --inspector S01.0007 \
            --now @noon
            """
        let first = try city.run(line)
        let again = try city.run(line)

        #expect(first.status == 0, "\(first.stderr)")
        #expect(again.status == 0)
        let entries = try city.entries("lan.journal")
        #expect(entries.map { $0["register"]?.text } == ["acts.A-3", "acts.A-4"])
        #expect(
            entries[0]["record"]?.text == "count/S01.P1.1/2026-05-12/am/CLN-05/S01.0007"
        )
        #expect(entries[0]["claim"] == ["found": 12, "settled": 10])
    }

    @Test func `a slot that passes midnight belongs to the date it began on`() throws {
        let city = try ExchangeCity.furnished()
        let table =
            "station,date,slot,time,indicator,answer\nS01.P1.1,2026-05-11,night,0:30,CLN-01,pass\n"
        let run = try city.checks(table, by: "lan", "S01.0007", "--slot night=22:00")

        #expect(run.status == 0, "\(run.stderr)")
        let entry = try #require(try city.entries("lan.journal").first)
        #expect(entry["record"]?.text == "check/S01.P1.1/2026-05-11/night.3/CLN-01")
        #expect(entry["observed"]?.text == "2026-05-12T00:30:00+08:00")
    }

    @Test func `an office that may not publish a standard is told once`() throws {
        let city = try ExchangeCity.furnished()
        let run = try city.run(
            """
            import standard standard.csv --name demo-2027 --journal street.journal --inspector \
            S01.0001 --now @noon
            """
        )

        #expect(run.status == 65)
        #expect(run.stderr.contains("[not-authorised]"))
        #expect(run.stderr.split(separator: "\n").count == 1)
    }
}
