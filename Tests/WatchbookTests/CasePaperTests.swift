import Foundation
import Journaling
import Testing

/// Papers, statistics, orders from outside and personal data of cases.
@Suite struct CasePaperTests {
    @Test func `C05 两书一函: steps of escalation have the names that the city gives them`() throws {
        let city = try ExchangeCity.cases()
        try city.write(
            """
            watchbook-settings: 1
            from: 2026-01-01
            documents:
              steps:
                - {id: letter, name_zh: 提醒函, name_en: Letter, after: 1 working day}
                - {id: paper, name_zh: 督办书, name_en: Paper, after: 1 working day, explain: 2 working days}

            """,
            to: "papers.yaml"
        )
        try city.done(
            "settings apply papers.yaml --journal city.journal --inspector C.0001 --now @morning"
        )
        try city.done("merge --into street.ledger city.journal --now @morning")
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name) --due 2026-05-13", at: "12T12:05")
        // One working day after the deadline the first step is due.
        #expect(try city.office("escalate --due", at: "14T18:00").status == 64)
        let overdue = try city.asked("overdue --indicator CLN-01", at: "15T09:00")["cases"]?.list
        #expect(overdue?[0]["next"]?.text == "letter")
        try city.officeDone("escalate --due", at: "15T09:00")
        #expect(try city.office("escalate --due", at: "15T09:10").status == 64)
        try city.officeDone("escalate --due", at: "19T09:00")
        let papers = try #require(try city.asked("papers", at: "19T09:00")["papers"]?.list)
        #expect(papers.map { $0["document"]?.text } == ["letter", "paper"])
        #expect(papers.map { $0["name"]?.text } == ["Letter", "Paper"])
        #expect(papers[1]["explain_by"]?.text == "2026-05-21T18:00:00+08:00")
        let bad = try city.office("escalate \(name) --step nothing", at: "19T10:00")
        #expect(bad.status == 64)
        #expect(bad.stderr.contains("letter, paper"))
    }

    @Test func `C06 督办通知单: number, unit, deadline; no two offices have the same number`() throws {
        let city = try ExchangeCity.cases()
        for code in ["CLN-01", "CLN-05"] {
            try city.officeDone("dispatch \(try city.caseName(code))", at: "12T12:05")
        }
        try city.officeDone("notice --unit U-CEB --by 2026-05-14", at: "12T13:00")
        try city.officeDone("notice --indicator CLN-05", at: "12T14:00")
        try city.done(
            """
            case notice street.ledger --indicator CLN-01 --journal city.journal --inspector C.0001 \
            --now 2026-05-12T15:00:00+08:00
            """
        )
        let papers = try #require(try city.asked("papers", at: "12T16:00")["papers"]?.list)
        #expect(papers.count == 3)
        #expect(papers.map { $0["office"]?.text } == ["C", "S01", "S01"])
        #expect(Set(papers.compactMap { $0["number"]?.text }).count == 3)
        // One paper about two cases of one unit.
        #expect(papers[1]["cases"]?.list?.count == 2)
        #expect(papers[1]["unit"]?.text == "U-CEB")
        #expect(papers[1]["due"]?.text == "2026-05-14T18:00:00+08:00")
        #expect(papers[2]["number"]?.text?.contains("2") == true)
    }

    @Test func `C12 书面情况说明: an explanation that was asked for is missing until it comes`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.officeDone("notice \(name) --explain-by 2026-05-14", at: "12T13:00")
        func missing() throws -> Int? {
            try city.asked("papers --unexplained", at: "15T09:00")["papers"]?.list?.count
        }
        #expect(try missing() == 1)
        try city.officeDone(
            "explain \(name) --text 已说明 --until 2026-05-20 --arrived 2026-05-14T10:00",
            at: "14T11:00"
        )
        #expect(try missing() == 0)
        #expect(try city.asked("papers", at: "15T09:00")["papers"]?.list?.count == 1)
    }

    @Test func `C12 书面情况说明: papers that asked for none are told apart from those explained`()
        throws
    {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        let other = try city.caseName("CLN-05")
        for name in [name, other] { try city.officeDone("dispatch \(name)", at: "12T12:05") }
        try city.officeDone("notice \(name) --by 2026-05-15", at: "12T13:00")
        try city.officeDone("notice \(name) --explain-by 2026-05-14", at: "12T14:00")
        try city.officeDone("notice \(other) --explain-by 2026-05-14", at: "12T15:00")
        try city.officeDone("explain \(name) --text 已说明", at: "14T11:00")

        let papers = try #require(try city.asked("papers", at: "15T09:00")["papers"]?.list)
        let words = papers.map { $0["explanation"]?.text }
        #expect(words == ["not-asked", "explained", "missing"])
        let now = "--now 2026-05-15T09:00:00+08:00"
        let table = try city.done("case papers street.ledger \(now)")
        #expect(table.contains("not asked for 1, received 1, missing 1"))
        try city.done("case papers street.ledger \(now) --csv papers.csv")
        let ends = try city.text("papers.csv").split(whereSeparator: \.isNewline).dropFirst().map {
            row in
            row.split(separator: ",", omittingEmptySubsequences: false).suffix(2).joined(
                separator: ","
            )
        }
        #expect(
            ends == ["not asked for,", "received,2026-05-14 18:00", "missing,2026-05-14 18:00"]
        )
    }

    @Test func `C07 专题通报、每天通报: the figures of each day as a table`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("file \(name)", at: "12T12:05")
        try city.officeDone("open --place 人民路 --text 垃圾 --level city", at: "13T10:00")
        let stats = try city.asked("stats --by day", at: "13T12:00")
        let rows = try #require(stats["rows"]?.list)
        #expect(rows.map { $0["key"]?.texts } == [["2026-05-12"], ["2026-05-13"]])
        #expect(rows.map { $0["reported"]?.integer } == [2, 1])
        #expect(rows[0]["filed"]?.integer == 1)
        #expect(rows[0]["cases"]?.list?.count == 2)
    }

    @Test func `结案率、按期结案率: closed, and closed in time, of the cases due in the span`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        let other = try city.caseName("CLN-05")
        try city.officeDone("dispatch \(name) --due 2026-05-13", at: "12T12:05")
        try city.officeDone("dispatch \(other) --due 2026-05-14", at: "12T12:05")
        try city.done("ceb", "S01.0101", "rectify \(name)", at: "13T10:00")
        try city.done("lan", "S01.0007", "verify \(name)", at: "14T09:00")
        try city.officeDone("close \(name)", at: "14T10:00")
        func total(_ options: String, at time: String) throws -> JSONValue? {
            try city.asked("stats \(options)", at: time)["total"]
        }
        // At noon of the 14th one of the two deadlines has come.
        var figures = try total("", at: "14T12:00")
        #expect(figures?["due"]?.integer == 1)
        #expect(figures?["due_in_time"]?.integer == 1)
        try city.done("ceb", "S01.0101", "rectify \(other)", at: "15T10:00")
        try city.done("lan", "S01.0007", "verify \(other)", at: "15T11:00")
        try city.officeDone("close \(other)", at: "15T12:00")
        figures = try total("--by unit", at: "15T13:00")
        #expect(figures?["due"]?.integer == 2)
        #expect(figures?["due_closed"]?.integer == 2)
        #expect(figures?["due_in_time"]?.integer == 1)
        #expect(figures?["stages"]?["handling"]?["late"]?.integer == 1)
        figures = try total("--since 2026-05-13 --to 2026-05-13", at: "15T13:00")
        #expect(figures?["reported"]?.integer == 0)
        #expect(figures?["due"]?.integer == 1)
        let table = try city.done(
            "case stats street.ledger --stages --language zh --now 2026-05-15T13:00:00+08:00"
        )
        #expect(table.contains("按期结案率"))
        #expect(table.contains("50.00%"))
        // A stage in time is no case closed in time.
        #expect(table.contains("按期率"))
    }

    @Test func `suspended cases stand apart from open and due ones`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name) --due 2026-05-13", at: "12T12:05")
        try city.officeDone("suspend \(name) --because 施工", at: "12T13:00")
        let total = try city.asked("stats", at: "15T09:00")["total"]
        #expect(total?["suspended"]?.integer == 1)
        #expect(total?["open"]?.integer == 1)
        #expect(total?["due"]?.integer == 0)
    }

    @Test func `a possible duplicate counts once until somebody decides`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("open --station S01.P1.1 --indicator CLN-01 --text 同", at: "12T13:00")
        let pairs = try city.asked("duplicates", at: "12T14:00")["pairs"]?.list
        #expect(pairs?.count == 1)
        #expect(pairs?[0]["first"]?.text == "case/\(name)")
        let second = try #require(pairs?[0]["second"]?.text?.dropFirst(5))
        func total() throws -> JSONValue? { try city.asked("stats", at: "12T14:00")["total"] }
        #expect(try total()?["reported"]?.integer == 2)
        #expect(try total()?["duplicates"]?.integer == 1)
        try city.officeDone("distinct \(second) --from \(name)", at: "12T14:00")
        #expect(try total()?["reported"]?.integer == 3)
        #expect(try total()?["duplicates"]?.integer == 0)
        try city.officeDone("join \(second) --into \(name)", at: "12T14:10")
        #expect(try city.state(String(second), at: "12T14:20") == "joined")
        #expect(try total()?["reported"]?.integer == 2)
        let circle = try city.office("join \(name) --into \(second)", at: "12T14:20")
        #expect(circle.status == 64)

        // Nobody would act on what was joined: neither void nor declined, until it stands elsewhere.
        let void = try city.office("void \(name) --because 误录", at: "12T14:30")
        #expect(void.status == 64)
        #expect(void.stderr.contains("were joined into case"))
        #expect(try city.office("decline \(name) --because 无", at: "12T14:30").status == 64)
        let shown = try city.asked("show \(name)", at: "12T14:30")
        #expect(shown["joined_cases"]?.list?.count == 1)
        let other = try city.caseName("CLN-05")
        try city.officeDone("join \(second) --into \(other)", at: "12T14:40")
        try city.officeDone("void \(name) --because 误录", at: "12T14:50")
        try city.officeDone("void \(second) --because 误录", at: "12T14:51")
        #expect(try city.office("join \(other) --into \(name)", at: "12T15:00").status == 64)
    }

    private static let orders = """
        工单号,受理时间,地点,问题描述,来电人,联系电话,办理结果,办理情况,满意度
        G1,2026-05-12 08:30,人民路12号,垃圾未清运,张三,13800000000,已解决,已清运,满意
        G2,2026-05-12 09:30,学府路,噪声,,,未解决,正在协调,不满意
        G3,2026-05-12 10:30,东门,政策咨询,,,已解释,依规解释,
        G4,2026-05-12 11:30,西门,路灯不亮,李四,,,,

        """

    @Test func `C21 12345工单台账: settled, unsettled, explained, and the settled rate`() throws {
        let city = try ExchangeCity.cases()
        try city.write(CasePaperTests.orders, to: "orders.csv")
        try city.officeDone("import orders.csv --source hotline", at: "12T12:00")
        let stats = try city.asked("stats --by source", at: "12T12:30")
        let row = stats["rows"]?.list?.first { $0["key"]?.texts == ["hotline"] }
        #expect(row?["reported"]?.integer == 4)
        #expect(row?["settled"]?.integer == 1)
        #expect(row?["unsettled"]?.integer == 1)
        #expect(row?["explained"]?.integer == 1)
        #expect(row?["revisited"]?.integer == 2)
        #expect(row?["satisfied"]?.integer == 1)
        // The same table again changes nothing; another text is a correction.
        let again = try city.officeDone("import orders.csv --source hotline", at: "12T12:40")
        #expect(again.contains("Wrote 0 entries"))
        try city.write(
            CasePaperTests.orders.replacing("路灯不亮", with: "路灯损坏"),
            to: "orders.csv"
        )
        let corrected = try city.officeDone("import orders.csv --source hotline", at: "12T12:50")
        #expect(corrected.contains("路灯不亮") && corrected.contains("路灯损坏"))
        #expect(
            try city.asked("list --all --source hotline", at: "12T13:00")["count"]?.integer == 4
        )
        let late = try city.office("import orders.csv --source hotline", at: "12T08:00")
        #expect(late.status == 65)
    }

    @Test func `columns that an import of cases does not know are named before it writes`() throws {
        let city = try ExchangeCity.cases()
        let imports = "import orders.csv --source hotline"
        try city.write(
            "工单号,来电日期,地点,问题描述,备用,\nG1,2026-05-12 08:30,人民路12号,垃圾未清运,,\n",
            to: "orders.csv"
        )
        let dry = try city.office(imports + " --dry-run", at: "12T12:00")
        #expect(dry.status == 0)
        #expect(dry.stderr.contains("“来电日期”"))
        #expect(!dry.stderr.contains("备用"))
        let json = try city.officeDone(imports + " --dry-run --json", at: "12T12:00")
        #expect(JSONValue(Array(json.utf8))?["unknown_columns"]?.texts == ["来电日期"])
        try city.write("工单号,受理时间,地点\nG1,昨天,人民路12号\n", to: "orders.csv")
        let unread = try city.office(imports, at: "12T12:00")
        #expect(unread.status == 65)
        #expect(unread.stderr.contains("受理时间") && unread.stderr.contains("昨天"))

        let name = try city.caseName("CLN-01")
        try city.write("案卷号,处理情况\n\(name),已清理\n", to: "answers.csv")
        let answers = try city.office("import answers.csv", at: "12T12:00")
        #expect(answers.stderr.contains("“处理情况”"))
        try city.write("案卷号,交办期限\n\(name),后天\n", to: "plan.csv")
        let plan = try city.office("import plan.csv", at: "12T12:00")
        #expect(plan.status == 65)
        #expect(plan.stderr.contains("交办期限"))
    }

    @Test(arguments: ["en", "zh"])
    func `a hand-over list that comes back has no column that is not known`(_ language: String)
        throws
    {
        let city = try ExchangeCity.cases()
        try city.officeDone("dispatch \(try city.caseName("CLN-01"))", at: "12T12:05")
        try city.done(
            """
            case list street.ledger --answers --csv list.csv --now 2026-05-12T13:00:00+08:00 \
            --language \(language)
            """
        )
        let back = try city.office("import list.csv --dry-run", at: "12T14:00")
        #expect(back.status == 0)
        #expect(back.stderr.isEmpty)
    }

    @Test func `C19 随手拍: a citizen's snapshot becomes a case with its photo`() throws {
        let city = try ExchangeCity.cases()
        try city.write("photo", to: "shot.jpg")
        try city.officeDone(
            """
            open --place 人民路12号 --text 乱倒垃圾 --source snapshot --reference P-77 --photo shot.jpg
            """,
            at: "12T13:00"
        )
        let found = try city.asked("list --source snapshot", at: "12T13:00")["cases"]?.list
        let name = try #require(found?.first?["case"]?.text?.dropFirst(5))
        let course = try city.asked("show \(name)", at: "12T13:00")["course"]?.list
        #expect(course?[0]["photos"]?.list?.count == 1)
        let again = try city.office(
            "open --place 别处 --source snapshot --reference P-77",
            at: "12T14:00"
        )
        #expect(again.status == 64)
        #expect(again.stderr.contains("P-77"))
    }

    @Test func `C18 回访: a revisit asks how satisfied people are`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("revisit \(name) --satisfaction dissatisfied", at: "13T10:00")
        try city.officeDone("revisit \(name) --satisfaction satisfied", at: "14T10:00")
        let total = try city.asked("stats", at: "14T11:00")["total"]
        #expect(total?["revisited"]?.integer == 1)
        #expect(total?["satisfied"]?.integer == 1)
    }

    @Test func `C24 小广告电话、F06 个人信息: personal data are in no list, and looking leaves a trace`()
        throws
    {
        let city = try ExchangeCity.cases()
        func published(_ out: String) throws -> Int64? {
            try city.json(
                "publish --ledger street.ledger --for \(city.device("lan")) --out \(out) --now @noon"
            )["entries"]?.integer
        }
        let before = try #require(try published("before.bundle"))
        try city.officeDone(
            """
            open --station S01.P1.1 --indicator CLN-05 --text 广告 --phone 13900001111 --kind patrol
            """,
            at: "12T13:00"
        )
        let names = try city.caseNames("CLN-05")
        let name = try #require(
            try names.first { name in
                try city.asked("show \(name)", at: "12T13:00")["course"]?.list?
                    .contains { $0["register"]?.text == "personal" } ?? false
            }
        )
        let plain = try city.done("case show street.ledger \(name) --now 2026-05-12T13:00:00+08:00")
        let listed = try city.done(
            "case list street.ledger --all --json --csv all.csv --now 2026-05-12T13:00:00+08:00"
        )
        let lines = try city.done("ledger lines street.ledger")
        let journal = try city.done("journal show street.journal --json")
        #expect(lines.contains(name) && journal.contains("personal"))
        for text in [plain, listed, lines, journal, try city.text("all.csv")] {
            #expect(!text.contains("13900001111"))
        }
        // Devices are sent the report and no more.
        #expect(try published("after.bundle") == before + 1)
        let bare = try city.run("case show street.ledger \(name) --with-personal")
        #expect(bare.status == 64)
        let shown = try city.done(
            """
            case show street.ledger \(name) --with-personal --because 停机处置 --journal \
            street.journal --inspector S01.0001 --now 2026-05-12T14:00:00+08:00
            """
        )
        #expect(shown.contains("13900001111"))
        let course = try city.asked("show \(name)", at: "12T15:00")["course"]?.list
        let trace = course?.first { $0["register"]?.text == "disclosure.1" }
        #expect(trace?["who"]?.text == "S01.0001")
        #expect(trace?["claim"]?["reason"]?.text == "停机处置")
    }

    @Test func `C13 四级反馈网络、C14 台账汇总报送、C15 统一上报: a higher office's list is the merge`()
        throws
    {
        let city = try ExchangeCity.cases()
        try city.officeDone("dispatch --state reported", at: "12T12:05")
        try city.done("ledger create city.ledger --trust root.pub")
        try city.done("merge --into city.ledger street.ledger --now @noon")
        try city.done("merge --into city.ledger street.ledger --now @noon")
        let below = try city.asked("list", at: "12T13:00")
        let above = try city.json("case list city.ledger --now 2026-05-12T13:00:00+08:00")
        #expect(below == above)
        #expect(above["count"]?.integer == 2)
    }

    @Test func `C11 任务进度表: by indicator, with who is responsible and until when`() throws {
        let city = try ExchangeCity.cases()
        try city.officeDone("dispatch --state reported --due 2026-05-15", at: "12T12:05")
        try city.done(
            """
            case list street.ledger --sort indicator --csv list.csv --language zh --profile rfc4180 \
            --now 2026-05-12T13:00:00+08:00
            """
        )
        let lines = try city.text("list.csv").split(separator: "\n")
        #expect(lines[0].contains("指标代码") && lines[0].contains("责任方"))
        #expect(lines[0].contains("截止时间"))
        #expect(lines[1].contains("CLN-01") && lines[1].contains("2026-05-15 18:00"))
        #expect(lines[2].contains("CLN-05") && lines[2].contains("县综合执法局"))
    }

    @Test func `I03 联络员: the hand-over list names the unit's contact`() throws {
        let city = try ExchangeCity.cases()
        try city.officeDone("dispatch --state reported", at: "12T12:05")
        try city.done(
            "case list street.ledger --csv list.csv --now 2026-05-12T13:00:00+08:00"
        )
        #expect(try city.text("list.csv").contains("罗星遥"))
    }

    @Test func `D04 分片、分类、综合督导: cases count by the line of supervision`() throws {
        let city = try ExchangeCity.cases()
        for line in ["area", "trade", "trade"] {
            try city.officeDone("open --place 路 --text 垃圾 --line \(line)", at: "12T13:00")
        }
        #expect(try city.asked("list --line trade", at: "12T14:00")["count"]?.integer == 2)
        let rows = try city.asked("stats --by line", at: "12T14:00")["rows"]?.list
        #expect(rows?.map { $0["key"]?.list?.first?.text } == ["area", "trade", nil])
    }

    @Test func `B14 城市啄木鸟: what volunteers find becomes cases of their source`() throws {
        let city = try ExchangeCity.cases()
        try city.officeDone(
            "open --station S01.P1.2 --text 垃圾桶破损 --source volunteer --kind patrol",
            at: "12T13:00"
        )
        let found = try city.asked("list --source volunteer", at: "12T13:00")["cases"]?.list
        #expect(found?.count == 1)
        #expect(found?[0]["office"]?.text == "S01")
    }

    @Test func `A24 责任清单、A23 条目分科室: what a unit and its sections answer for`() throws {
        let city = try ExchangeCity.cases()
        try city.write("指标,责任线,责任单位\nPRK-01,主管,市容科\nCLN-01,主管,住建局\n", to: "t.csv")
        try city.done(
            """
            decomposition import t.csv --from 2026-02-01 --journal city.journal --inspector C.0001 \
            --now @morning
            """
        )
        try city.done("merge --into street.ledger city.journal --now @noon")
        let rules = try city.json(
            "decomposition list street.ledger --unit 县综合执法局 --date 2026-05-12"
        )["rules"]?.list
        #expect(rules?.map { $0["indicator"]?.text } == ["PRK-01"])
    }

    @Test func `A18 一任务一方案一领导一部门: one main unit sees to a case, others assist`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name) --main 住建局 --assist 城管局", at: "12T12:05")
        let shown = try city.asked("show \(name)", at: "12T12:06")
        #expect(shown["unit"]?.text == "U-HC")
        #expect(shown["assisting"]?.texts == ["U-CEB"])
    }

    @Test func `A08 包抓点位、A09 责任小区、A11 网格: a case goes to the unit of its point or area`()
        throws
    {
        let city = try ExchangeCity.cases()
        try city.write(
            """
            编号,名称,单位,岗位,类型,片区,责任单位,生效日期
            S01.P2,商场,S01,1,MALL,,县住建局,2026/1/1
            S01.P3,小区,S01,1,KEYPT,G7,,2026/1/1

            """,
            to: "more.csv"
        )
        try city.write("指标,责任线,区域,责任单位\nCLN-05,点位,G7,云屏街道办\n", to: "t.csv")
        try city.done(
            "places import more.csv --journal street.journal --inspector S01.0001 --now @morning"
        )
        try city.done(
            """
            decomposition import t.csv --from 2026-02-01 --journal city.journal --inspector C.0001 \
            --now @morning
            """
        )
        try city.done("merge --into street.ledger street.journal city.journal --now @noon")
        for (station, unit) in [("S01.P2.1", "U-HC"), ("S01.P3.1", "U-S01")] {
            try city.officeDone(
                "open --station \(station) --indicator CLN-05 --text 广告",
                at: "12T13:00"
            )
            try city.officeDone("dispatch --station \(station)", at: "12T13:10")
            let found = try city.asked("list --station \(station)", at: "12T13:20")["cases"]?.list
            #expect(found?[0]["unit"]?.text == unit)
        }
    }

    @Test func `A05 点位标准、任务清单、网格责任清单、整改台账: four papers of a point`()
        throws
    {
        let city = try ExchangeCity.cases()
        let dossier = try city.asked("dossier S01.P1", at: "12T13:00")
        #expect(
            dossier["standard"]?.list?.map { $0["indicator"]?.text } == ["CLN-01", "CLN-05"]
        )
        #expect(dossier["tasks"]?.list?[0]["units"]?["authority"]?.texts == ["U-CEB"])
        #expect(dossier["units"]?["point"]?.texts == ["U-S01"])
        #expect(dossier["problems"]?.list?.count == 2)
        let text = try city.done(
            "case dossier street.ledger S01.P1 --language zh --now 2026-05-12T13:00:00+08:00"
        )
        #expect(text.contains("任务清单") && text.contains("整改清单"))
        #expect(try city.run("case dossier street.ledger S01.P9").status == 64)
    }

    @Test func `C27 门前三包、门前五包: shops are units with a street, a door and their duties`() throws {
        let city = try ExchangeCity.cases()
        try city.write(
            """
            编号,名称,类别,街路,门牌号,门前三包,联系人
            SHOP-1,利民小吃,商铺,学府路,12号,包卫生、包绿化、包秩序,叶知秋

            """,
            to: "shops.csv"
        )
        try city.done(
            """
            units import shops.csv --from 2026-01-01 --journal city.journal --inspector C.0001 \
            --now @morning
            """
        )
        try city.done("merge --into street.ledger city.journal --now @noon")
        let units = try city.json("units list street.ledger --date 2026-05-12")["units"]?.list
        let shop = units?.first { $0["id"]?.text == "SHOP-1" }
        #expect(shop?["door"]?.text == "12号")
        #expect(shop?["duties"]?.texts == ["包卫生", "包绿化", "包秩序"])
        // It answers for what is found before its door.
        try city.officeDone("open --place 学府路12号 --text 店外堆物", at: "12T13:00")
        let listed = try city.asked("list --source inspector", at: "12T13:00")["cases"]?.list
        let name = try #require(
            listed?.first { $0["report"]?["place"] != nil }?["case"]?.text?.dropFirst(5)
        )
        try city.officeDone("dispatch \(name) --main 利民小吃", at: "12T13:10")
        #expect(try city.asked("list --unit SHOP-1", at: "12T13:20")["count"]?.integer == 1)
    }
}
