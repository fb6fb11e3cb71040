import Foundation
import Journaling
import Testing

@testable import watchbook

extension ExchangeCity {
    /// A city with the forms of SampleRecords/town/settings.yaml; `lan` (S01.0007) and `mei`
    /// (S01.0008) have desks that know them, as `street.ledger` does.
    static func withForms() throws -> ExchangeCity {
        ExchangeCity(in: try copy(of: formed))
    }

    private static let formed = Result {
        try made("forms") { city in
            try city.watcher("lan", "S01.0007", "--types S01.0009")
            try city.watcher("mei", "S01.0008")
            try city.furnish()
            let settings = Program.packageFolder
                .appendingPathComponent("SampleRecords/town/settings.yaml").path
            try city.done(
                "settings apply \(settings) --journal city.journal --inspector C.0001 --now @morning"
            )
            try city.done("merge --into street.ledger city.journal --now @morning")
            try city.done("publish --ledger street.ledger --for all --out forms.bundle --now @noon")
            for desk in ["lan", "mei"] {
                try city.done("receive --desk \(desk).desk forms.bundle --now @noon")
            }
        }
    }

    /// Records an activity by `lan` at noon of a date and merges it; what the program said.
    @discardableResult
    func record(
        _ line: String,
        on date: String = "2026-05-12",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let said = try json(
            """
            activity record \(line) --journal lan.journal --inspector S01.0007 --now \
            \(date)T12:00:00+08:00
            """,
            sourceLocation: sourceLocation
        )
        try done("merge --into street.ledger lan.journal --now \(date)T12:30:00+08:00")
        return said
    }

    func photo(_ name: String) throws { try write("photo \(name)", to: name) }

    /// Asks the street's ledger.
    func ask(
        _ line: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let words = line.split(separator: " ", maxSplits: 2).map(String.init)
        let rest = words.count > 2 ? words[2] : ""
        return try json(
            "\(words[0]) \(words[1]) street.ledger \(rest)",
            sourceLocation: sourceLocation
        )
    }

    /// A step of review by somebody of the street.
    func review(
        _ record: String,
        by inspector: String,
        _ more: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let said = try json(
            """
            activity review street.ledger \(record) \(more) --journal street.journal --inspector \
            \(inspector) --now 2026-05-12T15:00:00+08:00
            """,
            sourceLocation: sourceLocation
        )
        return try #require(said["reviewed"]?.list?.first, sourceLocation: sourceLocation)
    }
}

/// Activities by the forms of the sample town, one test a system of the creation work.
@Suite struct ActivityTests {
    private func due(
        _ city: ExchangeCity,
        _ question: String
    ) throws -> [JSONValue] {
        try city.ask("activity missing \(question)")["due"]?.list ?? []
    }

    /// State, reporter, how many are missing and how many may still come, of each row.
    private func short(_ rows: [JSONValue]) -> [String] {
        rows.map {
            [
                $0["state"]?.text ?? "", $0["reporter"]?.text ?? "",
                "\($0["missing"]?.integer ?? -1)+\($0["to_come"]?.integer ?? -1)",
            ]
            .joined(separator: " ")
        }
    }

    @Test func `E01 季度活动图片: one a quarter with two photos, the organiser and ten people`() throws {
        let city = try ExchangeCity.withForms()
        try city.photo("a.jpg")
        try city.photo("b.jpg")
        let poor = try city.record(
            "quarter-activity unit=县商务局 title=诚信经营 people=9 --photo a.jpg"
        )
        let record = try #require(poor["record"]?.text)

        #expect(
            poor["lacks"]?.list == [
                ["lack": "field", "field": "organiser"],
                ["lack": "too-few", "field": "people", "number": 9, "least": 10],
                ["lack": "photos", "number": 1, "least": 2],
            ]
        )
        let question = "--form quarter-activity --date 2026-05-12"
        #expect(
            short(try due(city, question)) == [
                "open 县商务局 0+1", "open 县市监局 0+1", "open 县住建局 0+1",
            ]
        )
        #expect(try due(city, question)[0]["unfinished"]?.list?[0]["lacks"] == poor["lacks"])

        // The same photo twice is one photo.
        try city.write("photo a.jpg", to: "again.jpg")
        let twice = try city.record(
            """
            quarter-activity unit=县商务局 title=诚信经营 people=10 organiser=张某 --photo a.jpg \
            --photo again.jpg --correct \(record)
            """
        )
        #expect(twice["lacks"]?.list == [["lack": "photos", "number": 1, "least": 2]])
        #expect(short(try due(city, question)).first == "open 县商务局 0+1")

        try city.record(
            """
            quarter-activity unit=县商务局 title=诚信经营 people=10 organiser=张某 --photo a.jpg \
            --photo b.jpg --correct \(record)
            """
        )
        let after = try due(city, "\(question) --all")
        #expect(
            short(after) == [
                "done 县商务局 0+0", "open 县市监局 0+1", "open 县住建局 0+1",
            ]
        )
        #expect(after[0]["done"]?.list?.count == 1)
        #expect(after.map { $0["period"]?.text } == ["2026-Q2", "2026-Q2", "2026-Q2"])
        // Ten days before its end people are reminded, behind it it is overdue.
        #expect(
            try due(city, "--form quarter-activity --date 2026-06-20").map { $0["state"]?.text }
                == ["remind", "remind"]
        )
        let late = "--form quarter-activity --date 2026-07-01 --from 2026-06-30 --to 2026-06-30"
        #expect(try due(city, late).map { $0["state"]?.text } == ["overdue", "overdue"])
    }

    @Test func `E02 节点活动图片: consumer day, food safety week and quality month`() throws {
        let city = try ExchangeCity.withForms()
        let year = "--form dated-activity --from 2026-01-01 --to 2026-12-31 --date 2026-08-01"
        let rows = try due(city, year)
        #expect(
            rows.map { "\($0["period"]?.text ?? "") \($0["state"]?.text ?? "")" } == [
                "consumer-day 2026 overdue", "consumer-day 2026 overdue",
                "food-safety 2026 overdue", "food-safety 2026 overdue", "quality 2026 ahead",
                "quality 2026 ahead",
            ]
        )
        try city.photo("a.jpg")
        try city.photo("b.jpg")
        for (date, isIn) in [("2026-06-09", false), ("2026-06-16", true)] {
            try city.record(
                """
                dated-activity unit=县商务局 title=食品安全宣传 people=30 organiser=张某 --photo a.jpg \
                --photo b.jpg --date \(date)
                """,
                on: date
            )
            let food = try due(city, "\(year) --reporter 县商务局 --all").filter {
                $0["period"]?.text == "food-safety 2026"
            }
            #expect((food.first?["state"]?.text == "done") == isIn)
        }
    }

    @Test func `E03 问题照片: a field finding has its photos, by their digests`() throws {
        let city = try ExchangeCity.withForms()
        try city.photo("a.jpg")
        try city.done(
            """
            check S01.P1.1 CLN-01 --fail --photo a.jpg --journal lan.journal --inspector \
            S01.0007 --now @noon
            """
        )
        let entry = try #require(
            try city.entries("lan.journal").last { $0["register"]?.text == "finding" }
        )
        #expect(entry["attachments"]?.list?.count == 1)
    }

    @Test func `what is wrong with a value is said, with what may stand there`() throws {
        let city = try ExchangeCity.withForms()
        func refused(_ line: String) throws -> String {
            let run = try city.run(
                """
                activity record \(line) --journal lan.journal --inspector S01.0007 --now \
                2026-05-12T12:00:00+08:00 --language en
                """
            )
            #expect(run.status == 64, "\(line)")
            return run.stderr
        }

        let choice = try refused("material unit=县商务局 title=x list=不存在")
        #expect(choice.contains("value-unusable") && choice.contains("Self-checked"))
        #expect(choice.contains("“不存在”") && !choice.contains("fits no field"))
        let number = try refused("questionnaire kind=survey issued=many")
        #expect(number.contains("“many”") && number.contains("whole number"))
        let field = try refused("questionnaire kind=survey sent=5")
        #expect(field.contains("field-unusable"))
    }

    @Test func `headings of tables are in the language of the run`() throws {
        let city = try ExchangeCity.withForms()
        for (line, heading) in [
            ("activity list street.ledger", "记录,日期,表单"),
            ("activity missing street.ledger", "状态,应报,表单"),
            ("activity forms street.ledger", "表单,中文名称,英文名称"),
            ("campaign list street.ledger", "专项行动,阶段,名称"),
            ("campaign labels street.ledger", "标签,种类,序号"),
        ] {
            try city.done("\(line) --csv h.csv --profile rfc4180 --language zh --now @noon")
            #expect(try city.text("h.csv").hasPrefix(heading), "\(line)")
            try city.remove("h.csv")
        }
    }

    @Test func `E05 材料自查台账: three lists in one ledger, as a table with a column a field`() throws {
        let city = try ExchangeCity.withForms()
        for (title, list) in [("甲", "自查材料"), ("乙", "provincial"), ("丙", "创新工作")] {
            try city.record("material unit=县商务局 title=\(title) list=\(list) indicator=CLN-01")
        }
        try city.done(
            "activity list street.ledger --form material --csv m.csv --profile rfc4180 --language en"
        )

        let lines = try city.text("m.csv").split(separator: "\n")
        #expect(lines.first?.hasSuffix("Title,Indicator,Unit,List") == true)
        #expect(
            lines.dropFirst().map { $0.split(separator: ",").suffix(4).joined(separator: ",") } == [
                "甲,CLN-01,县商务局,Self-checked", "乙,CLN-01,县商务局,Provincial evaluation",
                "丙,CLN-01,县商务局,Innovative work",
            ]
        )
        let wrong = try city.run(
            """
            activity record material unit=县商务局 title=丁 list=别的 --journal lan.journal --inspector \
            S01.0007 --now @noon
            """
        )
        #expect(wrong.status == 64 && wrong.stderr.contains("value-unusable"))
    }

    @Test func `E06 初审、复审、终审: three steps by different persons, and the day's journal`() throws {
        let city = try ExchangeCity.withForms()
        let said = try city.record("material unit=县商务局 title=甲 list=self-check")
        let record = try #require(said["record"]?.text)

        // A later step alone does not pass, nor does one person pass two.
        let early = try city.review(record, by: "S01.0001", "--step final")
        #expect(early["state"]?.text == "waiting" && early["step"]?.text == "first")
        #expect(early["flaws"]?.list == [["flaw": "early", "step": "final"]])
        #expect(try city.review(record, by: "S01.0002")["step"]?.text == "second")
        let same = try city.review(record, by: "S01.0002", "--step second")
        #expect(same["flaws"]?.list?.first == ["flaw": "same-reviewer", "step": "second"])

        // Returned, corrected, and then everything is looked at anew.
        let back = try city.review(record, by: "S01.0003", "--step second --return --reason 缺盖章")
        #expect(back["state"]?.text == "returned" && back["step"]?.text == "second")
        try city.record(
            "material unit=县商务局 title=甲(盖章) list=self-check --correct \(record)"
        )
        let stale = try city.ask("activity show \(record)")
        #expect(stale["state"]?.text == "waiting" && stale["step"]?.text == "first")
        #expect(stale["flaws"]?.list?.map { $0["flaw"]?.text } == ["stale", "stale", "stale"])
        for person in ["S01.0002", "S01.0003", "S01.0004"] {
            _ = try city.review(record, by: person)
        }
        #expect(try city.ask("activity show \(record)")["state"]?.text == "passed")
        #expect(
            try city.run(
                """
                activity review street.ledger \(record) --step first --return --journal \
                street.journal --inspector S01.0001 --now @noon
                """
            ).status == 64
        )

        let journal = try city.record("day-journal note=今日日志")
        let end = journal["entries"]?.list?.first?["claim"]?["journal"]
        #expect(end?["seq"]?.integer == 2)
        #expect(end?["device"]?.text == (try city.device("lan")))
        let day = try #require(journal["record"]?.text)
        #expect(try city.review(day, by: "S01.0002")["step"]?.text == "office")
        #expect(try city.review(day, by: "S01.0003")["state"]?.text == "passed")
    }

    @Test func `a review that does not count says why, also when a later one counts`() throws {
        let city = try ExchangeCity.withForms()
        let said = try city.record("material unit=县商务局 title=甲 list=self-check")
        let record = try #require(said["record"]?.text)
        _ = try city.review(record, by: "S01.0002")
        _ = try city.review(record, by: "S01.0002", "--step second")
        #expect(try city.review(record, by: "S01.0003")["step"]?.text == "final")

        let shown = try city.ask("activity show \(record)")
        let text = try city.done("activity show street.ledger \(record) --language en")

        #expect(shown["flaws"]?.list?.isEmpty == true)
        let reviews = shown["reviews"]?.list ?? []
        #expect(
            reviews.map { "\($0["step"]?.text ?? "") \($0["reason"]?.text ?? "counts")" } == [
                "first counts", "second same-reviewer", "second counts",
            ]
        )
        #expect(text.contains("does not count: passed an earlier step"), "\(text)")
    }

    @Test func `E07 每月材料申报提示: open, reminded from the 20th, overdue after the 25th`() throws {
        let city = try ExchangeCity.withForms()
        func state(_ date: String) throws -> String? {
            let question = "--form material --date \(date) --from 2026-02-01 --to 2026-02-28"
            return try due(city, question).first?["state"]?.text
        }

        #expect(try state("2026-01-31") == "ahead")
        #expect(try state("2026-02-19") == "open")
        #expect(try state("2026-02-20") == "remind")
        #expect(try state("2026-02-25") == "remind")
        #expect(try state("2026-02-26") == "overdue")
        try city.record(
            "material unit=县商务局 title=二月 --date 2026-02-10",
            on: "2026-05-12"
        )
        #expect(try state("2026-02-26") == nil)
    }

    @Test func `what is due later than now is to come and not missing`() throws {
        let city = try ExchangeCity.withForms()
        let ahead = "--form quarter-activity --from 2026-04-01 --to 2026-09-30 --date 2026-07-01"
        #expect(
            Set(short(try due(city, "\(ahead) --reporter 县商务局")))
                == ["overdue 县商务局 1+0", "open 县商务局 0+1"]
        )
        let late = "--form quarter-activity --from 2026-07-01 --to 2026-12-31 --date 2026-06-30"
        #expect(
            short(try due(city, "\(late) --reporter 县商务局"))
                == ["ahead 县商务局 0+1", "ahead 县商务局 0+1"]
        )
        let table = try city.done("activity missing street.ledger \(ahead) --language zh")
        #expect(table.contains("缺数") && table.contains("待报数"), "\(table)")
    }

    @Test func `E08 按月具体安排: April to September, with section and person`() throws {
        let city = try ExchangeCity.withForms()
        let span = "--form task-done --from 2026-04-01 --to 2026-09-30 --date 2026-05-12"
        let rows = try due(city, span)

        #expect(
            rows.map { [$0["item"]?.text ?? "", $0["period"]?.text ?? ""].joined(separator: " ") }
                == [
                    "villages.water 2026-04", "villages.water 2026-07", "villages.toilets 2026-05",
                    "villages.toilets 2026-06", "villages.toilets 2026-08",
                    "villages.toilets 2026-09",
                ]
        )
        #expect(rows.first?["indicator"]?.text == "RUR-02")
        #expect(rows.first?["reporter"]?.text == "县农业农村局")
        #expect(rows.map { $0["state"]?.text }.prefix(3) == ["overdue", "ahead", "open"])
        try city.record("task-done what=已排查 --item villages.water --date 2026-04-20")
        #expect(try due(city, span).count == 5)
        let text = try city.done("activity missing street.ledger --date 2026-05-12 --language zh")
        #expect(text.contains("公厕管护检查"), "\(text)")
    }

    @Test func `F01 问卷调查: knowledge, support and satisfaction are rates of sums`() throws {
        let city = try ExchangeCity.withForms()
        for line in [
            "issued=100 returned=90 valid=80 know=72 support=80 satisfied=60",
            "issued=300 returned=290 valid=270 know=270 support=260 satisfied=200",
        ] { try city.record("questionnaire kind=survey \(line)") }

        let total = try city.ask("activity stats --form questionnaire --by form")["total"]
        #expect(total?["rates"]?["knowledge"] == ["numerator": 342, "denominator": 350])
        #expect(total?["rates"]?["support"] == ["numerator": 340, "denominator": 350])
        #expect(total?["rates"]?["satisfaction"] == ["numerator": 260, "denominator": 350])
        let text = try city.done(
            "activity stats street.ledger --form questionnaire --by form --language en"
        )
        // 342 ÷ 350 and not the mean of 90 % and 100 %.
        #expect(text.contains("97.71%"), "\(text)")
    }

    @Test func `F02 模拟问卷: mock questionnaires are counted apart`() throws {
        let city = try ExchangeCity.withForms()
        try city.record("questionnaire kind=mock place=澜石小区 issued=20 returned=20 valid=19")
        try city.record("questionnaire kind=问卷调查 issued=50", on: "2026-05-13")

        let total = try city.ask("activity stats --form questionnaire --by month")["total"]
        #expect(total?["choices"]?["kind"] == ["mock": 1, "survey": 1])
        #expect(total?["numbers"]?["issued"]?.integer == 70)
    }

    @Test func `F03 访千楼进万家: one round in the first ten days of March, personal data apart`() throws
    {
        let city = try ExchangeCity.withForms()
        let question = "--form visit --from 2026-03-01 --to 2026-03-31"
        #expect(try due(city, "\(question) --date 2026-03-11").first?["state"]?.text == "overdue")
        try city.record(
            "visit household=A-101 resident=陈某 phone=13800000000 opinion=路灯不亮 settled=否 --date 2026-03-10"
        )

        #expect(try due(city, "\(question) --date 2026-03-11").isEmpty)
        let list = try city.done("activity list street.ledger --form visit --csv v.csv --json")
        let record = try #require(
            JSONValue(Array(list.utf8))?["activities"]?.list?.first?["record"]?.text
        )
        let shown = try city.done("activity show street.ledger \(record)")
        for text in [list, try city.text("v.csv"), shown] {
            #expect(!text.contains("13800000000") && !text.contains("陈某"), "\(text)")
            #expect(text.contains("路灯不亮"))
        }
        // Who looks at it says why, and that stays.
        let looked = try city.json(
            """
            activity show street.ledger \(record) --with-personal --because 回访 --journal \
            street.journal --inspector S01.0002 --now @noon
            """
        )
        #expect(looked["disclosed"] == ["resident": "陈某", "phone": "13800000000"])
        let trace = try city.content("street.ledger").filter {
            $0["register"]?.text == "disclosure.1"
        }
        #expect(!trace.isEmpty)
        #expect(
            try city.run("activity show street.ledger \(record) --with-personal").status == 64
        )
        // The same household again on that day is the same record.
        let again = try city.record("visit household=Ａ-101 opinion=已修好 --date 2026-03-10")
        #expect(again["record"]?.text == record)
        #expect(try city.ask("activity list --form visit")["count"]?.integer == 1)
    }

    @Test func `F04 问卷份数: issued, returned, valid, suggestions, none above the one before`() throws
    {
        let city = try ExchangeCity.withForms()
        try city.record(
            "questionnaire kind=survey issued=20000 returned=17000 valid=17000 suggestions=56732"
        )
        let numbers = try city.ask("activity stats --form questionnaire")["total"]?["numbers"]
        #expect(
            numbers == [
                "issued": 20_000, "returned": 17_000, "valid": 17_000, "suggestions": 56_732,
            ]
        )
        let more = try city.run(
            """
            activity record questionnaire kind=survey issued=10 returned=11 --journal lan.journal \
            --inspector S01.0007 --now @noon
            """
        )
        #expect(more.status == 64 && more.stderr.contains("field-beyond"), "\(more.stderr)")
    }

    @Test func `G01 周五志愿服务日: every Friday, with five actions`() throws {
        let city = try ExchangeCity.withForms()
        try city.photo("a.jpg")
        let week = "--form volunteer --date 2026-05-17"
        // 15 May 2026 is a Friday; Thursday's service is none of the day.
        try city.record(
            "volunteer team=青螺镇志愿服务队 people=8 --photo a.jpg --date 2026-05-14",
            on: "2026-05-14"
        )
        #expect(short(try due(city, week)) == ["overdue 青螺镇志愿服务队 1+0"])
        try city.record(
            """
            volunteer team=青螺镇志愿服务队 people=12 --photo a.jpg --date 2026-05-15 \
            actions=清扫保洁、冲洗擦洗、清理堆物、设施维护、文明劝导
            """,
            on: "2026-05-15"
        )
        #expect(try due(city, week).isEmpty)
        let total = try city.ask("activity stats --form volunteer")["total"]
        #expect(
            total?["choices"]?["actions"] == [
                "clean-up": 1, "washing": 1, "piles": 1, "repair": 1, "persuasion": 1,
            ]
        )
    }

    @Test func `G05 志愿服务队: teams report, and sums are by team`() throws {
        let city = try ExchangeCity.withForms()
        try city.record("volunteer team=青螺镇志愿服务队 people=8")
        try city.record("volunteer team=商务局志愿队 people=5", on: "2026-05-13")
        try city.record("volunteer team=商务局志愿队 people=6", on: "2026-05-14")

        let rows = try city.ask("activity stats --form volunteer --by reporter")["rows"]?.list
        #expect(
            rows?.map { "\($0["reporter"]?.text ?? "") \($0["numbers"]?["people"]?.integer ?? 0)" }
                == ["商务局志愿队 11", "青螺镇志愿服务队 8"]
        )
    }

    @Test func `G06 清理成果数量: quantities are summed by their unit of measure`() throws {
        let city = try ExchangeCity.withForms()
        try city.record("volunteer team=甲队 people=8 corners=850处 area=9999.5 ditch=3.5km")
        try city.record("volunteer team=乙队 people=8 corners=1 area=0.5m2", on: "2026-05-13")

        let total = try city.ask("activity stats --form volunteer")["total"]
        #expect(
            total?["quantities_milli"] == [
                "处": ["corners": 851_000], "m2": ["area": 10_000_000], "km": ["ditch": 3500],
            ]
        )
        let text = try city.done("activity stats street.ledger --form volunteer --language en")
        #expect(text.contains("In m2: 10000\n") && text.contains("In km: 3.5\n"), "\(text)")
        let fine = try city.run(
            """
            activity record volunteer team=甲队 people=8 area=0.0005 --journal lan.journal \
            --inspector S01.0007 --now @noon
            """
        )
        #expect(fine.status == 64)
    }

    @Test func `C16 每工作日报数: each school on each working day, with those that are missing`() throws {
        let city = try ExchangeCity.withForms()
        try city.write(
            """
            日期,学校,参与人数
            2026-05-07,青螺镇中心小学,120
            2026/5/8,青螺镇初级中学,80
            2026-05-09,青螺镇中心小学,60

            """,
            to: "counts.csv"
        )
        let imported = """
            activity import counts.csv --form school-count --against street.ledger --journal \
            street.journal --inspector S01.0001 --now @noon
            """
        #expect(try city.json(imported)["written"]?.integer == 3)
        #expect(try city.json(imported)["unchanged"]?.integer == 3)
        try city.done("merge --into street.ledger street.journal --now @noon")

        // 9 May is a Saturday that is worked; 10 May a Sunday.
        let rows = try due(
            city,
            "--form school-count --from 2026-05-07 --to 2026-05-11 --date 2026-05-11"
        )
        #expect(
            rows.map {
                [$0["period"]?.text, $0["reporter"]?.text, $0["state"]?.text].compactMap { $0 }
                    .joined(separator: " ")
            } == [
                "2026-05-07 青螺镇初级中学 overdue", "2026-05-08 青螺镇中心小学 overdue",
                "2026-05-09 青螺镇初级中学 overdue", "2026-05-11 青螺镇中心小学 remind",
                "2026-05-11 青螺镇初级中学 remind",
            ]
        )
        // From 1 April on.
        let march = "--form school-count --from 2026-03-30 --to 2026-04-01 --date 2026-04-01"
        #expect(try due(city, march).map { $0["period"]?.text } == ["2026-04-01", "2026-04-01"])

        // Another one who reports the same school and day disagrees; nothing is added twice.
        try city.record("school-count school=青螺镇中心小学 participants=121 --date 2026-05-07")
        let total = try city.ask(
            "activity stats --form school-count --from 2026-05-07 --to 2026-05-07"
        )["total"]
        #expect(total?["made"]?.integer == 1 && total?["disputed"]?.integer == 1)
    }

    @Test func `D23 自查自评、检查督导、全面整改: stages of 11, 16 and 127 days, first and last included`()
        throws
    {
        let city = try ExchangeCity.withForms()
        for date in ["2026-05-29", "2026-05-30", "2026-06-09", "2026-06-10", "2026-10-30"] {
            try city.record(
                "questionnaire kind=survey issued=1 --label project-9 --date \(date)",
                on: "2026-11-02"
            )
        }
        // Not of the campaign: it has no label of it.
        try city.record("questionnaire kind=survey issued=1 --date 2026-06-01", on: "2026-11-02")

        let stages = try city.ask("campaign show public-safety --date 2026-06-15")["stages"]?.list
        #expect(stages?.map { $0["days"]?.integer } == [11, 16, 127])
        #expect(stages?.map { $0["made"]?.integer } == [2, 1, 1])
        #expect(stages?.map { $0["state"]?.text } == ["over", "running", "ahead"])
        let inStage = try city.ask("activity list --campaign public-safety --stage inspect")
        #expect(inStage["count"]?.integer == 1)
    }

    @Test func `D23 自查自评、检查督导、全面整改: only checks of the campaign count in its stages`()
        throws
    {
        let city = try ExchangeCity.withForms()
        let plan = """
            watchbook-settings: 1
            from: 2026-05-01
            campaign:
              clean:
                name_zh: 洁净行动
                offices: [S01]
                checks: {indicators: [CLN-01, CLN-05], kinds: [watch]}
                stages:
                  - {id: all, name_zh: 全程, from: 2026-05-12, until: 2026-05-12}
                  - {id: one, name_zh: 一项, from: 2026-05-12, until: 2026-05-12, checks: {indicators: [CLN-05]}}
                  - {id: other, name_zh: 另一类, from: 2026-05-12, until: 2026-05-12, checks: {points: [S01.P9]}}
              bare:
                name_zh: 未写检查范围
                stages:
                  - {id: all, name_zh: 全程, from: 2026-05-12, until: 2026-05-12}

            """
        try city.write(plan, to: "plan.yaml")
        try city.done(
            "settings apply plan.yaml --journal city.journal --inspector C.0001 --now @noon"
        )
        try city.done("merge --into street.ledger city.journal --now @noon")
        try city.write(
            """
            岗位,日期,班次,轮次,时间,指标,结果,发现数,检查类别
            S01.P1.1,2026-05-12,am,1,,CLN-01,不合格,2,
            S01.P1.1,2026-05-12,am,1,,CLN-05,合格,,
            S01.P1.2,2026-05-12,,,09:30,CLN-05,合格,,暗访

            """,
            to: "checks.csv"
        )
        try city.done(
            """
            import checks checks.csv --against street.ledger --journal street.journal \
            --inspector S01.0001 --now @noon
            """
        )
        try city.done("merge --into street.ledger street.journal --now @noon")

        let stages = try city.ask("campaign show clean")["stages"]?.list
        #expect(stages?.map { $0["checks"]?["made"]?.integer } == [2, 1, 0])
        #expect(stages?.map { $0["checks"]?["failed"]?.integer } == [1, 0, 0])
        #expect(stages?.first?["checks"]?["where"]?["kind"] == ["watch"])
        let bare = try city.ask("campaign show bare")["stages"]?.list
        #expect(bare?.first?["checks"] == nil)
        let table = try city.done("campaign show street.ledger bare --language en")
        #expect(table.contains("campaign.bare.checks"))
        try city.write(plan.replacing("kinds: [watch]", with: "kinds: [round]"), to: "bad.yaml")
        let bad = try city.run("settings check bad.yaml")
        #expect(bad.status == 65)
        #expect((bad.stdout + bad.stderr).contains("covert"), "\(bad)")
    }

    @Test func `D25 六个阶段: phases of a plan may run at the same time`() throws {
        let city = try ExchangeCity.withForms()
        try city.write(
            """
            watchbook-settings: 1
            from: 2026-05-01
            campaign:
              city-plan:
                name_zh: 创建规划
                stages:
                  - {id: launch, name_zh: 动员部署, from: 2014-11-01, until: 2015-04-30}
                  - {id: plans, name_zh: 制定方案, from: 2014-11-01, until: 2015-04-30}
                  - {id: push, name_zh: 全面推进, from: 2015-04-01, until: 2015-12-31}
                  - {id: mock, name_zh: 模拟测评, from: 2016-01-01, until: 2016-02-29}
                  - {id: rectify, name_zh: 督查整改, from: 2016-03-01, until: 2016-04-30}
                  - {id: inspected, name_zh: 迎接检查, from: 2016-05-01, until: 2017-08-31}

            """,
            to: "plan.yaml"
        )
        try city.done(
            "settings apply plan.yaml --journal city.journal --inspector C.0001 --now @noon"
        )
        try city.done("merge --into street.ledger city.journal --now @noon")
        try city.record("questionnaire kind=survey issued=1 --date 2015-04-15")

        let stages = try city.ask("campaign show city-plan")["stages"]?.list
        #expect(stages?.map { $0["made"]?.integer } == [1, 1, 1, 0, 0, 0])
        #expect(stages?.map { $0["days"]?.integer } == [181, 181, 275, 60, 61, 488])
    }

    @Test func `D26 省级测评一轮: the months of a provincial round are stages`() throws {
        let city = try ExchangeCity.withForms()
        let stages = try city.ask("campaign show province-round --date 2026-08-15")["stages"]?.list

        #expect(
            stages?.map { "\($0["stage"]?.text ?? "") \($0["state"]?.text ?? "")" } == [
                "meeting over", "visit-1 over", "archives running", "visit-2 ahead", "test ahead",
            ]
        )
    }

    @Test(arguments: [
        ("day", ["2026-03-31", "2026-04-01", "2026-04-05", "2026-04-06"]),
        ("week", ["2026-W14", "2026-W15"]), ("month", ["2026-03", "2026-04"]),
        ("quarter", ["2026-Q1", "2026-Q2"]),
    ])
    func `D28 周例会、月点评、季总结: sums by day, week, month and quarter`(
        period: String,
        names: [String]
    ) throws {
        let city = try ExchangeCity.withForms()
        for date in ["2026-03-31", "2026-04-01", "2026-04-05", "2026-04-06"] {
            try city.record("questionnaire kind=survey issued=1 --date \(date)")
        }

        let rows = try city.ask("activity stats --form questionnaire --by \(period)")["rows"]?.list
        #expect(rows?.map { $0[period]?.text } == names)
        #expect(rows?.compactMap { $0["made"]?.integer }.reduce(0, +) == 4)
    }

    @Test func `A07 实地考察点推荐: a street recommends points that are in the book`() throws {
        let city = try ExchangeCity.withForms()
        try city.record("recommendation point=S01.P1 reason=秩序良好")
        let unknown = try city.run(
            """
            activity record recommendation point=S01.P9 --journal lan.journal --inspector S01.0007 \
            --now @noon
            """
        )

        #expect(unknown.status == 64 && unknown.stderr.contains("value-unusable"))
        let list = try city.ask("activity list --label field-test")["activities"]?.list
        #expect(list?.map { $0["claim"]?["fields"]?["point"]?.text } == ["S01.P1"])
    }

    @Test(arguments: [
        ("I02 县创城指挥部", "command-publicity", "department", nil),
        ("I08 十二大整治项目", "project-9", "project", 9 as Int64?),
        ("I10 领导负责制、岗位责任制", "post-street", "post", nil),
    ])
    func `I02 I08 I10: departments of the command, projects by number and posts are labels`(
        system: String,
        label: String,
        kind: String,
        number: Int64?
    ) throws {
        let city = try ExchangeCity.withForms()
        try city.record("questionnaire kind=survey issued=1 --label \(label)")

        let found = try city.ask("campaign labels")["labels"]?.list?.first {
            $0["label"]?.text == label || $0["id"]?.text == label
        }
        #expect(found?["kind"]?.text == kind, "\(system)")
        #expect(found?["number"]?.integer == number)
        #expect(found?["activities"]?.integer == 1)
        #expect(try city.ask("activity list --label \(label)")["count"]?.integer == 1)
    }
}

/// Activities beside the systems: withdrawal, tables with photos, rights, languages.
@Suite struct ActivityCommandTests {
    @Test func `what was recorded can be corrected and taken back by its writer`() throws {
        let city = try ExchangeCity.withForms()
        let said = try city.record("questionnaire kind=survey issued=5")
        let record = try #require(said["record"]?.text)
        #expect(record == "activity/S01/questionnaire/2026-05-12-S01.0007-1200")
        // A second one in the same minute is another record.
        let second = try city.record("questionnaire kind=survey issued=6")
        #expect(second["record"]?.text == "activity/S01/questionnaire/2026-05-12-S01.0007-1201")

        try city.done(
            """
            activity withdraw \(record) --reason 重复 --journal lan.journal --inspector S01.0007 \
            --now @noon
            """
        )
        try city.done("merge --into street.ledger lan.journal --now @noon")
        #expect(try city.ask("activity list")["count"]?.integer == 1)
        let gone = try city.run(
            """
            activity withdraw \(record) --journal lan.journal --inspector S01.0007 --now @noon
            """
        )
        #expect(gone.status == 64)
    }

    @Test func `a table with photos becomes records, and another photo a correction`() throws {
        let city = try ExchangeCity.withForms()
        try FileManager.default.createDirectory(
            atPath: city.file("photos"),
            withIntermediateDirectories: true
        )
        for name in ["a.jpg", "b.jpg", "c.jpg"] { try city.photo("photos/\(name)") }
        let table = """
            日期,活动单位,活动名称,组织者,参加人数,照片
            2026-05-12,县商务局,诚信经营,张某,12,a.jpg、b.jpg
            2026-05-12,县住建局,文明工地,,8,c.jpg
            ,,,,,

            """
        try city.write(table, to: "table.csv")
        let line = """
            activity import table.csv --form quarter-activity --photos photos --against \
            street.ledger --journal street.journal --inspector S01.0001 --now @noon
            """
        let dry = try city.json(line + " --dry-run")
        #expect(dry["written"]?.integer == 2 && dry["empty"]?.integer == 1)
        #expect(try city.json(line)["written"]?.integer == 2)
        #expect(try city.json(line)["unchanged"]?.integer == 2)
        try city.write(table.replacing("a.jpg、b.jpg", with: "a.jpg c.jpg"), to: "table.csv")
        #expect(try city.run(line).status == 65)
        try city.write(table.replacing("a.jpg、b.jpg", with: "a.jpg;c.jpg"), to: "table.csv")
        #expect(try city.json(line)["corrections"]?.list?.count == 1)

        try city.done("merge --into street.ledger street.journal --now @noon")
        let list = try city.ask("activity list --form quarter-activity")["activities"]?.list
        #expect(list?.map { $0["photos"]?.list?.count } == [2, 1])
        #expect(list?.map { $0["lacks"]?.list?.count } == [0, 3])
        #expect(try city.ask("activity list --incomplete")["count"]?.integer == 1)
    }

    @Test(arguments: [
        ("2026-05-12,县商务局,诚信,x,a.jpg", "参加人数"), ("2026-05-12,县商务局,诚信,12,z.jpg", "照片"),
        ("2026-05-12,县商务局,诚信,12,../a.jpg", "照片"), ("x,县商务局,诚信,12,", "日期"),
        ("2026-05-12,,诚信,12,", "活动单位"),
    ])
    func `a cell that fits no field is named, and nothing is written`(
        row: String,
        column: String
    ) throws {
        let city = try ExchangeCity.withForms()
        try city.write("日期,活动单位,活动名称,参加人数,照片\n\(row)\n", to: "table.csv")
        let before = try city.entries("street.journal").count
        let run = try city.run(
            """
            activity import table.csv --form quarter-activity --photos . --against street.ledger \
            --journal street.journal --inspector S01.0001 --now @noon --language en
            """
        )

        #expect(run.status == 65)
        #expect(run.stderr.contains("line 2, column “\(column)”"), "\(run.stderr)")
        #expect(try city.entries("street.journal").count == before)
    }

    @Test func `a watcher records, and reviewing is the office's`() throws {
        let city = try ExchangeCity.withForms()
        let said = try city.record("material unit=县商务局 title=甲")
        let record = try #require(said["record"]?.text)
        let run = try city.run(
            """
            activity review street.ledger \(record) --journal lan.journal --inspector S01.0007 \
            --now @noon
            """
        )

        #expect(run.status == 65 && run.stderr.contains("not-authorised"), "\(run.stderr)")
        #expect(try city.ask("activity show \(record)")["step"]?.text == "first")
    }

    @Test func `what is not there is named with what there is`() throws {
        let city = try ExchangeCity.withForms()
        let form = try city.run(
            "activity record volunter people=1 --journal lan.journal --inspector S01.0007 --now @noon"
        )
        #expect(form.status == 64 && form.stderr.contains("volunteer"), "\(form.stderr)")
        let missing = try city.run(
            "activity record volunteer people=1 --journal lan.journal --inspector S01.0007 --now @noon"
        )
        #expect(missing.status == 64 && missing.stderr.contains("field-missing"))
        let campaign = try city.run("campaign show street.ledger nothing")
        #expect(campaign.status == 64 && campaign.stderr.contains("public-safety"))
        #expect(try city.run("activity show street.ledger activity/S01/x/y").status == 64)
        #expect(
            try city.run("activity list street.ledger --campaign public-safety --stage no").status
                == 64
        )
    }

    @Test(arguments: ["en", "zh"])
    func `tables fit the terminal in both languages`(language: String) throws {
        let city = try ExchangeCity.withForms()
        try city.record("volunteer team=青螺镇志愿服务队 people=12 corners=3 area=20 ditch=0.5")
        try city.record("material unit=县商务局 title=甲")
        for line in [
            "activity forms", "activity list", "activity missing", "activity stats",
            "activity stats --form volunteer", "campaign list", "campaign labels",
            "activity forms --form questionnaire", "activity stats --form volunteer --by form",
            "activity stats --form questionnaire --by form", "campaign show public-safety",
        ] {
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            let rest = words.count > 2 ? words[2] : ""
            let text = try city.done(
                """
                \(words[0]) \(words[1]) street.ledger \(rest) --date 2026-05-12 --language \
                \(language)
                """
            )
            #expect(!text.isEmpty)
            for row in text.split(separator: "\n") {
                #expect(TextWidth.of(String(row)) <= 80, "\(line): \(row)")
            }
        }
    }
}
