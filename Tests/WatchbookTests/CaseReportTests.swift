import Foundation
import Journaling
import Testing

/// Papers about cases, read back with other people's software.
@Suite struct CaseReportTests {
    private static let reports: [(name: String, line: String)] = [
        ("cases", "cases --sort indicator"), ("handover", "handover"),
        ("rectification", "rectification --state closed"), ("notice", "notice"),
        ("overdue", "overdue"),
    ]

    @Test(arguments: ["en", "zh"])
    func `papers about cases read as recorded`(language: String) throws {
        let city = try ExchangeCity.reported()
        for (name, line) in CaseReportTests.reports {
            let html = try city.printed(line, as: "page.html", in: language)
            try Golden.expect(
                html.masked,
                matches: "report-\(name).\(language).html"
            )
        }
    }

    @Test func `letters have a style of their own, and others the style of all`() throws {
        let city = try ExchangeCity.reported()

        let letter = try city.printed("notice", as: "page.html").style
        try Golden.expect(letter, matches: "letter.css")
        let page = try city.printed("cases", as: "page.html").style
        try Golden.expect(page, matches: "page.css")
        #expect(try city.printed("bulletin --date 2026-05-12", as: "page.html").style == page)
    }

    @Test func `C03 问题整改台账: the ledger has every problem, and the figures of case stats`() throws {
        let city = try ExchangeCity.reported()

        let paper = try city.paper("cases")
        let listed = try city.asked("list --all", at: "16T10:00")
        #expect(paper["count"] == listed["count"])
        let names = { (value: JSONValue) in
            Set(value["cases"]?.list?.compactMap { $0["case"]?.text } ?? [])
        }
        #expect(names(paper) == names(listed) && names(paper).count == 3)
        let stats = try city.asked("stats --since 2026-01-01", at: "16T10:00")
        #expect(paper["statistics"]?["total"] == stats["total"])
        var standing: [String: String] = [:]
        for item in paper["cases"]?.list ?? [] {
            standing[item["report"]?["indicator"]?.text ?? "-"] = item["in_time"]?.text
        }
        #expect(standing == ["CLN-01": "late", "CLN-05": "in-time", "-": "running"])
        let open = try city.paper("cases --state received")
        #expect(open["count"]?.integer == 1)
    }

    @Test func `C03 问题整改台账: what is due in the span counts, though it was reported before`()
        throws
    {
        let city = try ExchangeCity.reported()

        // All were found on the 12th; two of them were due on the 13th and 14th.
        let span = "--since 2026-05-13 --to 2026-05-14"
        let paper = try city.paper("cases \(span)")
        #expect(paper["count"]?.integer == 0)
        let total = paper["statistics"]?["total"]
        #expect(total?["due"]?.integer == 2 && total?["due_in_time"]?.integer == 1)
        let stats = try city.asked("stats \(span)", at: "16T10:00")
        #expect(total == stats["total"])
        let html = try city.printed("cases \(span)", as: "page.html")
        #expect(html.contains("50.0%") && html.contains("本时段以前上报、未列入清单"))
        // Without a beginning nothing was reported before.
        let whole = try city.printed("cases --to 2026-05-14", as: "page.html")
        #expect(!whole.contains("本时段以前上报"))
    }

    @Test func `what a paper leaves out stands under its title`() throws {
        let city = try ExchangeCity.reported()
        let line = "cases --kind patrol --line overall --disputed --irregular"
        let html = try city.printed(line, as: "page.html")
        #expect(html.contains("巡查 · 综合 · 有冲突 · 异常 · 截至"))
        let english = try city.printed(line, as: "page.html", in: "en")
        #expect(english.contains("Patrol · Overall · disputed · irregular · until"))
    }

    @Test func `C04 问题交办清单: one list for each unit of what it has to see to`() throws {
        let city = try ExchangeCity.reported()

        let units = try #require(try city.paper("handover")["units"]?.list)
        #expect(units.map { $0["unit"]?.text } == ["U-CEB", "U-HC"])
        #expect(units.map { $0["count"]?.integer } == [1, 1])
        #expect(units[1]["cases"]?.list?[0]["before"]?.list?[0]["photo"] != nil)
        let html = try city.printed("handover", as: "page.html")
        #expect(html.components(separatedBy: "<article").count == 3)
        #expect(html.contains("签收单位（盖章）") && html.contains("县综合执法局："))
        // What is done already is with nobody.
        #expect(!html.contains("CLN-05"))
        #expect(try city.paper("handover --unit U-HC")["units"]?.list?.count == 1)
        let nothing = try city.run(
            "report handover street.ledger --indicator CLN-05 --now 2026-05-16T10:00:00+08:00"
        )
        #expect(nothing.status == 64 && nothing.stderr.contains("paper-empty"))
    }

    @Test func `units see the finder's number and nobody's name or telephone`() throws {
        let city = try ExchangeCity.reported()
        for (_, line) in CaseReportTests.reports {
            for file in ["page.html", "page.csv", "page.json"] {
                let text = try city.printed(line, as: file)
                for word in ["13900001111", "来电人甲", ">兰<", " 兰"] {
                    #expect(!text.contains(word), "\(line) \(file): \(word)")
                }
            }
        }
        #expect(try city.printed("handover", as: "page.html").contains("S01.0007"))
    }

    @Test func `整改通知书: photos before and after side by side, and what is missing says so`() throws {
        let city = try ExchangeCity.reported()
        let photos = { (html: String) in html.components(separatedBy: "<img src=\"data:").count - 1
        }

        // Small ads: nobody took a photo before; there is one from after.
        let ads = try city.caseName("CLN-05")
        var html = try city.printed("rectification \(ads)", as: "page.html")
        #expect(photos(html) == 1)
        #expect(html.contains("整改前：照片缺失") && html.contains("已清除"))
        // The order: a photo from before, and no answer yet.
        html = try city.printed("rectification --source hotline", as: "page.html")
        #expect(photos(html) == 1)
        #expect(html.contains("整改后：照片缺失（未反馈）") && html.contains("垃圾未清运"))
        // An erased one.
        let digest = try #require(
            try city.paper("rectification \(ads)")["notices"]?.list?[0]["cases"]?.list?[0]["after"]?
                .list?[0]["photo"]?.text
        )
        try city.done(
            """
            ledger erase street.ledger --photo \(digest) --reason 到期 --journal street.journal \
            --inspector S01.0001 --now 2026-05-16T09:00:00+08:00
            """
        )
        try city.done("ledger purge street.ledger")
        html = try city.printed("rectification \(ads)", as: "page.html")
        #expect(photos(html) == 0 && html.contains("整改后 已按规定删除"))
        let erased = try city.paper("rectification \(ads)")["notices"]?.list?[0]["cases"]?.list?[0]
        #expect(erased?["after"]?.list?[0]["erased"] == true)
    }

    @Test func `整改通知书: by unit and day of dispatch, or one by one`() throws {
        let city = try ExchangeCity.reported()
        let all = try city.paper("rectification --state received --state closed")["notices"]?.list
        #expect(all?.count == 2)
        let together = try #require(
            try city.paper("rectification --by-unit --state received --state closed")["notices"]?
                .list
        )
        #expect(together.count == 1 && together[0]["dispatched"]?.text == "2026-05-12")
        #expect(together[0]["cases"]?.list?.count == 2)
        let letter = try city.printed(
            "rectification --by-unit --state received --state closed",
            as: "page.html"
        )
        #expect(letter.contains(/编号：S01-[0-9a-f]{8} 等 2 件/))
        let single = try city.printed("rectification --by-unit --state received", as: "page.html")
        #expect(single.contains(#/编号：S01-[0-9a-f]{8}</p>/#))
        let unknown = try city.run("report rectification street.ledger S01-zzzz")
        #expect(unknown.status == 64 && unknown.stderr.contains("case-unknown"))
    }

    @Test func `整改通知书: of what is suspended nothing is demanded`() throws {
        let city = try ExchangeCity.reported()
        let refuse = try city.caseName("CLN-01")
        try city.officeDone("suspend \(refuse) --because 施工", at: "15T10:00")

        let names = { (line: String) -> [String] in
            try city.paper(line)["notices"]?.list?.compactMap {
                $0["cases"]?.list?[0]["case"]?.text
            } ?? []
        }
        let ordinary = try names("rectification")
        #expect(ordinary.count == 1 && ordinary != ["case/\(refuse)"])
        #expect(try names("rectification --suspended") == ["case/\(refuse)"])
        let html = try city.printed("rectification \(refuse)", as: "page.html")
        #expect(html.contains("本件已挂起，恢复办理后另行通知期限。"))
        #expect(!html.contains("请立即整改") && !html.contains("前整改到位"))
        let english = try city.printed("rectification \(refuse)", as: "page.html", in: "en")
        #expect(english.contains("It is suspended; the deadline will be told"))
        let together = try city.printed("rectification \(refuse) --by-unit", as: "page.html")
        #expect(together.contains("下列 1 件问题，现已挂起") && !together.contains("整改到位"))
    }

    @Test func `整改通知书: a verdict stands beside the answer that it is about`() throws {
        let city = try ExchangeCity.reported()
        let refuse = try city.caseName("CLN-01")
        try city.done("ceb", "S01.0101", "rectify \(refuse) --text 初次清运", at: "15T10:00")
        let rework = "verify \(refuse) --rework --because 仍有残留"
        try city.done("lan", "S01.0007", rework, at: "15T12:00")

        let first = try city.printed("rectification \(refuse)", as: "page.html")
        #expect(first.contains("初次清运") && first.contains("仍有残留"))
        try city.officeDone("dispatch \(refuse) --due 2026-05-18", at: "15T13:00")
        try city.done("ceb", "S01.0101", "rectify \(refuse) --text 再次清运", at: "16T08:00")
        let second = try city.printed("rectification \(refuse)", as: "page.html")
        #expect(second.contains("再次清运"))
        #expect(!second.contains("初次清运") && !second.contains("仍有残留"))
    }

    @Test func `整改通知书: a longer time that was granted says so`() throws {
        let city = try ExchangeCity.reported()
        let refuse = try city.caseName("CLN-01")
        let before = try city.printed("rectification \(refuse)", as: "page.html")
        #expect(!before.contains("已延期"))
        try city.officeDone("grant \(refuse) --until 2026-05-22", at: "15T10:00")

        let html = try city.printed("rectification \(refuse)", as: "page.html")
        #expect(html.contains("2026-05-22 18:00（已延期）"))
        let english = try city.printed("rectification --by-unit", as: "page.html", in: "en")
        // That of the other unit is as it was.
        #expect(english.components(separatedBy: "(extended)").count == 2)
        let table = try city.printed("rectification --profile rfc4180", as: "page.csv")
        #expect(table.contains("2026-05-22 18:00") && !table.contains("已延期"))
    }

    @Test func `C05 升级文书、C06 督办通知单: papers as they were issued, with number and deadline`()
        throws
    {
        let city = try ExchangeCity.reported()

        let papers = try #require(try city.paper("notice")["papers"]?.list)
        let known = try #require(try city.asked("papers", at: "16T10:00")["papers"]?.list)
        #expect(papers.map { $0["document"] } == known.map { $0["document"] })
        #expect(papers.map { $0["due"] } == known.map { $0["due"] })
        #expect(papers.map { $0["document"]?.text } == ["notice", "reminder"])
        #expect(papers[0]["cases"]?.list?[0]["days_over_then"]?.integer == 1)
        #expect(papers[0]["explain_by"]?.text == "2026-05-16T18:00:00+08:00")
        let html = try city.printed("notice --number 1 --document notice", as: "page.html")
        for word in ["督办通知单", "S01〔2026〕1号", "请立即办理。", "2026年5月15日18:00", "县综合执法局："] {
            #expect(html.contains(word), "\(word)")
        }
        #expect(!html.contains("催办函"))
        #expect(try city.paper("notice --since 2026-05-15")["papers"]?.list?.count == 1)
        #expect(try city.paper("notice --to 2026-05-14")["papers"]?.list?.count == 1)
        let none = try city.run(
            "report notice street.ledger --number 9 --now 2026-05-16T10:00:00+08:00"
        )
        #expect(none.status == 64)
        let unknown = try city.run(
            "report notice street.ledger --document nothing --now 2026-05-16T10:00:00+08:00"
        )
        #expect(unknown.stderr.contains("document-unknown"))
    }

    @Test func `C06 超期清单: by whose turn it is, with days over and the step that was taken`() throws
    {
        let city = try ExchangeCity.reported()

        let turns = try #require(try city.paper("overdue")["turns"]?.list)
        let known = try city.asked("overdue", at: "16T10:00")["cases"]?.list
        #expect(turns.count == 1 && turns[0]["turn"]?.text == "U-CEB")
        #expect(turns[0]["cases"]?.list?.map { $0["case"] } == known?.map { $0["case"] })
        // From 18:00 of the 13th to 10:00 of the 16th are 64 hours.
        #expect(turns[0]["longest_days"]?.integer == 3)
        #expect(turns[0]["cases"]?.list?[0]["taken"]?.text == "reminder")
        // Begun days count, and not a minute before the deadline is over.
        #expect(try city.paper("overdue", at: "13T18:00")["count"]?.integer == 0)
        #expect(try city.paper("overdue", at: "13T18:01")["turns"]?.list?[0]["longest_days"] == 1)
        let html = try city.printed("overdue", as: "page.html")
        #expect(html.contains("催办函 S01〔2026〕1号 2026-05-15"))
    }

    @Test func `papers about cases are printed with all of their Chinese`() throws {
        let city = try ExchangeCity.reported()
        _ = try city.printed("handover", as: "lists.pdf")

        let text = try PaperReading.text(ofPDF: city.file("lists.pdf"))
        #expect(try PaperReading.pages(ofPDF: city.file("lists.pdf")) >= 2)
        #expect(try PaperReading.hasItsFonts(pdf: city.file("lists.pdf")))
        for word in ["问题交办清单", "县综合执法局", "人民路12号", "垃圾未清运", "签收时间", "S01.0007"] {
            #expect(text.contains(word), "\(word)")
        }
        #expect(!text.contains("\u{FFFD}") && !text.contains("□"))
    }

    @Test func `papers about cases are computed again of the same entries`() throws {
        let city = try ExchangeCity.reported()
        for (name, line) in CaseReportTests.reports {
            _ = try city.printed(line, as: "\(name).html", in: "en")
        }
        // What comes later changes nothing about what was printed.
        try city.officeDone("open --place 路 --text 新", at: "16T11:00")
        for (name, _) in CaseReportTests.reports {
            let run = try city.run(
                "report verify \(name).html --ledger street.ledger --language zh"
            )
            #expect(run.status == 0, "\(name): \(run.stdout) \(run.stderr)")
        }
    }

    @Test func `CSV has the whole numbers of cases, and defuses formulas for spreadsheets`() throws
    {
        let city = try ExchangeCity.cases()
        try city.write(
            "工单号,受理时间,地点,问题描述\nH1,2026-05-12 08:30,路,\"=HYPERLINK(\"\"http://x\"\")\"\n",
            to: "orders.csv"
        )
        try city.officeDone("import orders.csv --source hotline", at: "12T12:00")
        let text = try city.printed("cases --profile excel", as: "page.csv")
        #expect(text.hasPrefix("\u{FEFF}") && text.contains("\"'=HYPERLINK"))
        #expect(text.contains(/"=""S01-[0-9a-f]{16}"""/))
        let plain = try city.printed("cases --profile rfc4180", as: "page.csv")
        #expect(plain.contains("\"=HYPERLINK"))
    }

    /// Texts that try to be something else: markup, formulas, text that runs the other way, signs
    /// that no font has, and very long ones.
    private static let hostile = [
        "<script>alert(1)</script><img src=x onerror=y>", "=cmd|' /C calc'!A0", "a\u{202E}gnp.exe",
        "😀👩‍👩‍👧 表情", String(repeating: "囍", count: 10_000), "{{style}} {{{style}}}",
    ]

    @Test func `hostile texts come out harmless in every paper`() throws {
        let city = try ExchangeCity.cases()
        let rows = CaseReportTests.hostile.enumerated().map { index, text in
            "X\(index),2026-05-12 08:30,路\(index),\"\(text.replacing("\"", with: "\"\""))\""
        }
        try city.write(
            "工单号,受理时间,地点,问题描述\n" + rows.joined(separator: "\n") + "\n",
            to: "orders.csv"
        )
        _ = try city.office("import orders.csv --source hotline", at: "12T12:00")
        try city.officeDone(
            "dispatch --source hotline --main U-CEB --due 2026-05-20",
            at: "12T12:05"
        )
        try city.officeDone(
            "notice --source hotline --by 2026-05-20 --text <b>{{title}}</b>\u{202E}",
            at: "13T09:00"
        )
        for line in ["cases", "handover", "rectification", "notice", "overdue"] {
            let html = try city.printed(line, as: "page.html", at: "30T10:00")
            #expect(!html.contains("<script>alert") && !html.contains("<img src=x"))
            #expect(!html.contains("\u{202E}") && !html.contains("<b>{{"))
            #expect(html.contains("&lt;script&gt;") && html.contains("😀"))
            #expect(html.contains("{{style}} {{{style}}}"))
            // Of the long text so much as fits a list.
            #expect(html.count { $0 == "囍" } == 500 && html.contains("囍…"), "\(line)")
            _ = try city.printed(line, as: "page.xlsx", at: "30T10:00")
            #expect(try city.bytes("page.xlsx").starts(with: "PK".utf8))
        }
        // Tables that are no paper have all of it.
        let table = try city.printed("handover --profile rfc4180", as: "page.csv")
        #expect(table.count { $0 == "囍" } == 10_000)
    }

    @Test func `a notice is a letter: office, number, title, to whom, what, by when, seal, date`()
        throws
    {
        let city = try ExchangeCity.reported()
        let html = try city.printed("notice --document notice", as: "page.html")
        let parts = [
            #"<p class="issuer">S01</p>"#, #"<p class="number-of-letter">S01〔2026〕1号</p>"#,
            "<h1>督办通知单</h1>", #"<p class="addressee">县综合执法局：</p>"#,
            "其中 1 件已超过整改期限。请于2026年5月15日18:00前办结", "请于2026年5月16日18:00前报送书面情况说明。",
            "请立即办理。", "CLN-01", "<p>S01（盖章）</p>", "<p>2026年5月14日</p>", "签收时间",
        ]
        let places = try parts.map { part in
            try #require(html.range(of: part)?.lowerBound, "\(part)")
        }
        #expect(places == places.sorted())

        _ = try city.printed("notice --document notice", as: "page.docx")
        let styles = try PaperReading.python(
            """
            import re, zipfile
            book = zipfile.ZipFile(sys.argv[1])
            text = book.read("word/document.xml").decode()
            for part in re.findall(r"<w:p>.*?</w:p>", text, re.S):
                style = re.search(r'pStyle w:val="(\\w+)"', part)
                words = "".join(re.findall(r"<w:t[^>]*>([^<]*)", part))
                print(style and style[1], words)
            """,
            city.file("page.docx")
        )
        let lines = [
            "Issuer S01", "LetterNumber S01〔2026〕1号", "LetterTitle 督办通知单",
            "Addressee 县综合执法局：", "LetterText 请立即办理。", "Closing S01（盖章）", "Closing 2026年5月14日",
        ]
        for line in lines { #expect(styles.contains(line), "\(line) in \(styles)") }
    }

    @Test func `the ledger opens in spreadsheets, and no file is written over unasked`() throws {
        let city = try ExchangeCity.reported()
        _ = try city.printed("cases --sort indicator", as: "page.xlsx")
        let said = try PaperReading.python(
            """
            import openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            for sheet in book:
                print("#", sheet.title)
                for row in sheet.iter_rows(values_only=True):
                    print("|".join("" if cell is None else str(cell) for cell in row))
            """,
            city.file("page.xlsx")
        )
        #expect(said.contains("# 问题清单") && said.contains("# 按责任单位汇总"))
        #expect(said.contains("|按期") && said.contains("|超期"))
        let before = try city.bytes("page.xlsx")
        for line in ["cases", "handover", "rectification", "notice", "overdue"] {
            let run = try city.run(
                "report \(line) street.ledger --out page.xlsx --now 2026-05-16T10:00:00+08:00"
            )
            #expect(run.status != 0 && run.stderr.contains("page.xlsx"), "\(line)")
        }
        #expect(try city.bytes("page.xlsx") == before)
    }

    @Test func `整改通知书: a unit that answered without a photo is not said to be silent`() throws {
        let city = try ExchangeCity.reported()
        let refuse = try city.caseName("CLN-01")
        let before = try city.printed("rectification \(refuse)", as: "page.html")
        #expect(before.contains("整改后：照片缺失（未反馈）"))
        try city.done("ceb", "S01.0101", "rectify \(refuse) --text 已清运", at: "15T10:00")

        let html = try city.printed("rectification \(refuse)", as: "page.html")
        #expect(html.contains("整改后：照片缺失") && !html.contains("未反馈"))
        let english = try city.printed("rectification \(refuse)", as: "page.html", in: "en")
        #expect(english.contains("after: photo missing") && !english.contains("no answer yet"))
    }

    @Test func `问题交办清单: the place of a photo that nobody took says so`() throws {
        let city = try ExchangeCity.reported()
        let html = try city.printed("handover --unit U-CEB", as: "page.html")
        #expect(html.contains("问题照片"))
        #expect(html.contains(/1．S01-[0-9a-f]{8,16} 照片缺失/))
        let other = try city.printed("handover --unit U-HC", as: "page.html")
        #expect(!other.contains("照片缺失"))
    }
}
