import Foundation
import Journaling
import Testing

/// Bulletins of supervision.
@Suite struct BulletinReportTests {
    /// A day on which lan stood late, mei handed nothing in, a supervisor found nobody at the other
    /// station, and the afternoon was excused; and what lan found.
    private func day() throws -> ExchangeCity {
        let city = try ExchangeCity.onDuty()
        try city.writePhotos()
        try city.does("lan", "watch start", at: "8:20")
        try city.does(
            "lan",
            "check CLN-01 --fail --found 3 --settled 1 --photo before.png",
            at: "9:00"
        )
        try city.does("lan", "check CLN-05 --pass", at: "9:05")
        try city.does("lan", "watch end", at: "12:00")
        try city.does("sun", "duty visit S01.P1.2 --absent S01.0010", at: "9:30")
        try city.merge("lan", "sun")
        let excused = try city.decide(
            "--where slot=pm --where person=S01.0008 --excuse weather --reason 暴雨"
        )
        try #require(excused.status == 0, "\(excused.stderr)")
        return city
    }

    private func bulletin(
        _ city: ExchangeCity,
        _ line: String,
        at now: String = "2026-05-16T09:00:00+08:00"
    ) throws -> JSONValue {
        try city.json("report bulletin street.ledger \(line) --now \(now)")
    }

    /// Makes lines the city's setting about bulletins.
    private func apply(_ lines: String..., to city: ExchangeCity) throws {
        try city.write(
            """
            watchbook-settings: 1
            from: 2026-05-12

            bulletin:
              \(lines.joined(separator: "\n  "))

            """,
            to: "bulletin.yaml"
        )
        try city.done(
            """
            settings apply bulletin.yaml --against street.ledger --journal city.journal \
            --inspector C.0001 --now 2026-05-13T14:00:00+08:00
            """
        )
        try city.done("merge --into street.ledger city.journal --now 2026-05-13T15:00:00+08:00")
    }

    @Test(arguments: ["en", "zh"])
    func `bulletins read as recorded`(language: String) throws {
        let city = try day()
        let lines = [
            ("bulletin", "--date 2026-05-12"), ("bulletin-brief", "--date 2026-05-12 --brief"),
            (
                "bulletin-topic",
                "--topic --where indicator=CLN-01 --from 2026-05-01 --to 2026-05-12"
            ),
        ]
        for (name, line) in lines {
            try city.done(
                """
                report bulletin street.ledger \(line) --out page.html --force --language \
                \(language) --now 2026-05-16T09:00:00+08:00
                """
            )
            try Golden.expect(
                try city.text("page.html").masked,
                matches: "report-\(name).\(language).html"
            )
        }
    }

    @Test func `C07 每日通报: four states that are never mixed, as duty stats has them`() throws {
        let city = try day()
        let total = try #require(try bulletin(city, "")["attendance"]?["total"])
        let stats = try city.json(
            """
            duty stats street.ledger --from 2026-05-12 --to 2026-05-12 --by office \
            --now 2026-05-16T09:00:00+08:00
            """
        )
        #expect(total == stats["total"])
        let states = ["planned", "stood", "not_handed_in", "absent", "excused", "late"]
        #expect(states.map { total[$0]?.integer } == [5, 1, 2, 1, 1, 1])
        let html = try city.done(
            """
            report bulletin street.ledger --date 2026-05-12 --language zh \
            --now 2026-05-16T09:00:00+08:00
            """
        )
        #expect(html.contains("应值 5 班，其中在岗 1 班、未交 2 班、缺岗 1 班、已批准 1 班"))
        #expect(html.contains("未交不等于缺岗"))
        // mei handed nothing in, and is named nowhere.
        #expect(!html.contains("S01.0008"))
        #expect(html.contains("S01.0010") && html.contains("迟到 20 分钟"))
    }

    @Test func `a bulletin has only days to which nobody can object, unless one is named`() throws {
        let city = try day()
        let last = try bulletin(city, "")
        #expect(last["from"]?.text == "2026-05-12" && last["objectable"] == false)
        let early = try bulletin(city, "", at: "2026-05-15T09:00:00+08:00")
        #expect(early["to"]?.text == "2026-05-11")
        let named = try bulletin(city, "--date 2026-05-12", at: "2026-05-15T09:00:00+08:00")
        #expect(named["to"]?.text == "2026-05-12" && named["objectable"] == true)
        // Ruling 6: figures at once, names when nobody can object any more.
        #expect(named["attendance"]?["total"]?["absent"]?.integer == 1)
        #expect(named["watches"]?.list?.isEmpty == true)
        let span = try bulletin(city, "--from 2026-05-11 --to 2026-05-14")
        #expect(span["to"]?.text == "2026-05-12")
        #expect(span["left_out"]?["from"]?.text == "2026-05-13")
        let none = try city.run(
            """
            report bulletin street.ledger --from 2026-05-13 --to 2026-05-14 \
            --now 2026-05-16T09:00:00+08:00
            """
        )
        #expect(none.status == 64 && none.stderr.contains("nothing-final"))
    }

    @Test func `self-found and found by others stand apart`() throws {
        let city = try day()
        let total = try bulletin(city, "")["findings"]?["total"]
        #expect(total?["self"]?["found"]?.integer == 3 && total?["self"]?["left"]?.integer == 2)
        #expect(total?["others"]?["made"]?.integer == 0)
        let tally = try city.json(
            """
            tally street.ledger --from 2026-05-12 --to 2026-05-12 --by finder \
            --now 2026-05-16T09:00:00+08:00
            """
        )
        let own = tally["rows"]?.list?.first { $0["finder"]?.text == "self" }
        #expect(own?["found"] == total?["self"]?["found"])
        let rows = try bulletin(city, "")["indicators"]?["rows"]?.list
        #expect(rows?.first?["key"]?.text == "CLN-01")
    }

    @Test func `who objects is not named before an office has answered`() throws {
        let city = try day()
        try city.does("lan", "duty object S01.P1.1 am --text 系统时间不准", at: "18:00")
        try city.merge("lan")
        let before = try bulletin(city, "")["watches"]?.list?.compactMap { $0["person"]?.text }
        #expect(before == ["S01.0010"])
    }

    @Test func `offices are commended and criticised only as the city's setting says`() throws {
        let city = try day()
        #expect(try bulletin(city, "")["criticised"]?.texts == [])
        try apply("criticise: {absent: 1}", "commend: {attendance_percent: 30}", to: city)
        #expect(try bulletin(city, "")["criticised"]?.texts == ["S01"])
        // Nobody who was absent is commended.
        #expect(try bulletin(city, "")["commended"]?.texts == [])
        let open = try bulletin(city, "--date 2026-05-12", at: "2026-05-14T09:00:00+08:00")
        #expect(open["criticised"]?.texts == [])
    }

    @Test func `while people can still object nobody is commended and no card is listed`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("lan", "watch start", at: "8:00")
        try city.does("lan", "watch end", at: "12:00")
        try city.merge("lan")
        try apply("commend: {attendance_percent: 10}", to: city)
        try city.done(
            """
            account give street.ledger --card yellow --to office=S01 --reason x --date 2026-05-12 \
            --journal city.journal --inspector C.0001 --now 2026-05-13T16:00:00+08:00
            """
        )
        let last = try bulletin(city, "")
        #expect(last["to"]?.text == "2026-05-12")
        #expect(last["commended"]?.texts == ["S01"])
        #expect(last["cards"]?.list?.count == 1)
        let early = try bulletin(city, "--date 2026-05-12", at: "2026-05-14T09:00:00+08:00")
        #expect(early["objectable"] == true)
        #expect(early["commended"]?.texts == [])
        #expect(early["cards"]?.list?.isEmpty == true)
    }

    @Test func `what somebody objects to counts for no criticism before an office has answered`()
        throws
    {
        let city = try day()
        try apply("criticise: {late: 1}", to: city)
        #expect(try bulletin(city, "")["criticised"]?.texts == ["S01"])
        try city.does("lan", "duty object S01.P1.1 am --text 系统时间不准", at: "18:00")
        try city.merge("lan")
        #expect(try bulletin(city, "")["criticised"]?.texts == [])
    }

    @Test func `what is open is told whole, whenever it was reported`() throws {
        let city = try ExchangeCity.reported()

        // All three were reported on the 12th; one is closed, one over its time since the 13th.
        let paper = try city.paper("bulletin --date 2026-05-13")
        #expect(paper["cases"]?["total"]?["reported"]?.integer == 0)
        #expect(paper["open_cases"]?["open"]?.integer == 2)
        #expect(paper["open_cases"]?["overdue"]?.integer == 1)
        #expect(paper["open_cases"]?["suspended"]?.integer == 0)
        let day = try city.printed("bulletin --date 2026-05-13", as: "page.html")
        #expect(day.contains("目前在办 2 件，其中超期 1 件。当日上报 0 件，其中已结案 0 件。"))
        let brief = try city.printed("bulletin --date 2026-05-13 --brief", as: "page.html")
        #expect(brief.contains("目前在办 2 件，其中超期 1 件。"))
        let span = try city.printed("bulletin --from 2026-05-01 --to 2026-05-12", as: "page.html")
        #expect(span.contains("目前在办 2 件，其中超期 1 件。本期上报 3 件，其中已结案 1 件。"))
    }

    @Test func `watches to note cite the entries that duty list cites`() throws {
        let city = try day()
        let noted = try #require(try bulletin(city, "")["watches"]?.list)
        let watches = try city.watches(at: "2026-05-16T09:00:00+08:00")
        #expect(noted.count == 2)
        for watch in noted {
            let words = ["slot", "station", "person"].compactMap { watch[$0]?.text }
            let known = watches[words.joined(separator: " ")]
            #expect(watch["entries"] == known?["entries"])
        }
        #expect(noted.contains { $0["entries"]?.list?.isEmpty == false })
    }

    @Test func `the topic of a bulletin is known here and has a name to stand in a title`() throws {
        let city = try day()
        func topic(_ line: String) throws -> Program.Outcome {
            try city.run(
                """
                report bulletin street.ledger --topic \(line) --from 2026-05-12 --to 2026-05-12 \
                --language zh --now 2026-05-16T09:00:00+08:00
                """
            )
        }
        let code = try topic("--where slot=am")
        #expect(code.status == 64 && code.stderr.contains("slot=am"))
        let named = try topic("--where slot=am --title 上午班次")
        #expect(named.status == 0 && named.stdout.contains("关于上午班次的专题通报"))
        let group = try topic("--where group=nonsense --title 环境卫生")
        #expect(group.status == 64 && group.stderr.contains("value-unusable"))
        let indicator = try topic("--where indicator=CLN-99 --title 环境卫生")
        #expect(indicator.status == 64 && indicator.stderr.contains("indicator-unknown"))
        for value in [
            "office=S09", "point=S01.P9", "station=S01.P1.9", "street=R99", "type=NONE",
            "area=nowhere", "unit=U-NO", "unit-lead=U-NO", "inspector=S01.9999", "leader=S01.9999",
            "slot=evening", "kind=rounds", "level=world", "finder=nobody", "source=rumour",
            "action=none", "line=none", "duty=无此类别", "peak=yes", "holiday=no", "declared=yes",
            "inspector-kind=robot", "standard=none-2026", "day=2026-06-01", "week=2026-W40",
            "month=2026-06", "quarter=2026-Q4",
        ] {
            let wrong = try topic("--where \(value) --title 专题")
            #expect(
                wrong.status == 64 && wrong.stderr.contains("value-unusable"),
                "\(value): \(wrong)"
            )
        }
        let known = try topic("--where kind=rounds --title 专题")
        #expect(known.stderr.contains("watch"), "\(known.stderr)")
        for value in [
            "point=S01.P1", "day=2026-05-12", "week=2026-W20", "quarter=2026-Q2", "kind=mock",
            "line=",
        ] {
            let there = try topic("--where \(value) --title 专题")
            #expect(there.status == 0, "\(value): \(there.stderr)")
        }
    }

    @Test func `领导一页纸: ten lines at most and one chart`() throws {
        let city = try day()
        try city.done(
            """
            report bulletin street.ledger --date 2026-05-12 --brief --language zh --out brief.html \
            --now 2026-05-13T09:00:00+08:00
            """
        )
        let html = try city.text("brief.html")
        let lines = html.components(separatedBy: "<li>").count - 1
        #expect((5...10).contains(lines))
        #expect(html.components(separatedBy: "<svg").count == 2)
        #expect(html.contains("可异议") && !html.contains("CLN-01") && !html.contains("S01.P1"))
        try city.done(
            """
            report bulletin street.ledger --date 2026-05-12 --brief --language zh --out brief.pdf \
            --now 2026-05-13T09:00:00+08:00
            """
        )
        #expect(try PaperReading.pages(ofPDF: city.file("brief.pdf")) == 1)
        let text = try PaperReading.text(ofPDF: city.file("brief.pdf"))
        #expect(text.contains("督查情况要点") && text.contains("突出问题"))
    }

    @Test func `C07 专题通报: the places of one topic, the worst first, with its photos`() throws {
        let city = try day()
        let line = "--topic --where indicator=CLN-01 --from 2026-05-12 --to 2026-05-12"
        let topic = try bulletin(city, line)
        #expect(topic["places"]?.list?.map { $0["key"]?.text } == ["S01.P1"])
        #expect(topic["total"]?["self"]?["found"]?.integer == 3)
        #expect(topic["photos"]?.list?.map { $0["point"]?.text } == ["S01.P1"])
        let other = try bulletin(
            city,
            "--topic --where indicator=CLN-05 --from 2026-05-12 --to 2026-05-12"
        )
        #expect(other["total"]?["self"]?["found"]?.integer == 0)
        #expect(other["photos"]?.list?.isEmpty == true)
        let named = try city.done(
            """
            report bulletin street.ledger \(line) --title 环境卫生 --language zh \
            --now 2026-05-16T09:00:00+08:00
            """
        )
        #expect(named.contains("关于环境卫生的专题通报"))
        let wrongs = ["--topic", "--where indicator=CLN-01", "--title 卫生", "--brief \(line)"]
        for wrong in wrongs {
            #expect(try city.run("report bulletin street.ledger \(wrong)").status == 64)
        }
    }

    @Test func `a bulletin is computed again of the same entries`() throws {
        let city = try day()
        try city.done(
            """
            report bulletin street.ledger --date 2026-05-12 --out b.html \
            --now 2026-05-16T09:00:00+08:00
            """
        )
        let same = try city.run("report verify b.html --ledger street.ledger --language zh")
        #expect(same.status == 0, "\(same.stdout) \(same.stderr)")
    }

    @Test func `a bulletin of an office goes by its points`() throws {
        let city = try day()
        let own = try bulletin(city, "--office S01")
        #expect(own["attendance"]?["by"]?.text == "point")
        #expect(own["attendance"]?["rows"]?.list?.map { $0["key"]?.text } == ["S01.P1"])
        let run = try city.run(
            "report bulletin street.ledger --office S77 --now 2026-05-16T09:00:00+08:00"
        )
        #expect(run.status == 64 && run.stderr.contains("office-unknown"))
    }
}
