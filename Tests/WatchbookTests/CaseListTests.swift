import Foundation
import Journaling
import Testing

@testable import watchbook

/// What lists and courses of cases show, and what papers and closings come to.
@Suite struct CaseListTests {
    @Test func `the course of a case keeps what was replaced`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        for (reason, time) in [("非本单位", "12T15:00"), ("路段有误", "12T15:40")] {
            try city.done("ceb", "S01.0101", "return \(name) --because \(reason)", at: time)
            try city.officeDone("refuse \(name) --because 属实", at: time)
        }
        let course = try #require(try city.asked("show \(name)", at: "12T16:00")["course"]?.list)
        let returns = course.filter { $0["register"]?.text == "return.1" }
        #expect(returns.map { $0["standing"]?.text } == ["replaced", "in-force"])
        #expect(returns.map { $0["claim"]?["reason"]?.text } == ["非本单位", "路段有误"])
        let text = try city.done("case show street.ledger \(name) --now 2026-05-12T16:00:00+08:00")
        #expect(text.contains("[replaced] 非本单位"))
        #expect(text.contains("路段有误"))
    }

    @Test func `a verification stays in the course beside somebody else's that counts`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.done("ceb", "S01.0101", "rectify \(name)", at: "12T15:00")
        try city.done("mei", "S01.0008", "verify \(name)", at: "12T16:00")
        try city.done("lan", "S01.0007", "verify \(name)", at: "12T17:00")
        let course = try #require(try city.asked("show \(name)", at: "12T18:00")["course"]?.list)
        let verdicts = course.filter { $0["register"]?.text == "verification.1" }
        #expect(verdicts.map { $0["who"]?.text } == ["S01.0008", "S01.0007"])
        #expect(verdicts.map { $0["standing"]?.text } == ["beside", "in-force"])
    }

    @Test func `closing what whoever did the work verified says that the case stays open`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.done("ceb", "S01.0101", "rectify \(name)", at: "12T15:00")
        try city.done("mei", "S01.0008", "verify \(name)", at: "12T16:00")
        let open = try city.officeDone("close \(name) --because 已办", at: "12T16:10")
        #expect(open.contains("to be verified") && open.contains("until somebody else verifies"))
        #expect(try city.asked("show \(name)", at: "12T16:10")["open"]?.bool == true)

        let other = try city.caseName("CLN-05")
        let closed = try city.officeDone("close \(other) --because 已办", at: "12T16:10")
        #expect(closed.contains("(closed)"))
    }

    @Test func `whose turn it is to file is the office after which a case is named`() throws {
        let city = try ExchangeCity.cases()
        try city.done(
            """
            case open street.ledger --station S01.P1.2 --text 垃圾 --journal city.journal --inspector \
            C.0001 --now 2026-05-12T13:00:00+08:00
            """
        )
        let found = try city.asked("list --station S01.P1.2", at: "12T13:10")["cases"]?.list
        #expect(found?.map { $0["turn"]?.text } == ["C"])
        #expect(found?.map { $0["office"]?.text } == ["S01"])
    }

    @Test func `notices chosen by filters go to units whose turn it is`() throws {
        let city = try ExchangeCity.cases()
        let (name, other) = (try city.caseName("CLN-01"), try city.caseName("CLN-05"))
        for name in [name, other] {
            try city.officeDone("dispatch \(name) --due 2026-05-13", at: "12T12:05")
        }
        try city.done("ceb", "S01.0101", "rectify \(name)", at: "13T10:00")
        // The finder's time is over as well as the unit's.
        try city.officeDone("notice --overdue", at: "18T09:00")
        let papers = try #require(try city.asked("papers", at: "18T10:00")["papers"]?.list)
        #expect(papers.count == 1)
        #expect(papers[0]["cases"]?.list?.map { $0["case"]?.text } == ["case/\(other)"])
        try city.officeDone("notice \(name)", at: "18T10:00")
        #expect(try city.asked("papers", at: "18T11:00")["papers"]?.list?.count == 2)
    }

    @Test func `a step of escalation before its time has to be named`() throws {
        let city = try ExchangeCity.cases()
        try city.write(
            """
            watchbook-settings: 1
            from: 2026-01-01
            documents:
              steps:
                - {id: letter, name_zh: 提醒函, name_en: Letter, after: 1 working day}

            """,
            to: "papers.yaml"
        )
        try city.done(
            "settings apply papers.yaml --journal city.journal --inspector C.0001 --now @morning"
        )
        try city.done("merge --into street.ledger city.journal --now @noon")
        let (name, other) = (try city.caseName("CLN-01"), try city.caseName("CLN-05"))
        for name in [name, other] {
            try city.officeDone("dispatch \(name) --due 2026-05-13", at: "12T12:05")
        }
        let early = try city.office("escalate \(name)", at: "13T09:00")
        #expect(early.status == 64)
        #expect(early.stderr.contains("letter (2026-05-14 18:00)"))
        #expect(early.stderr.contains("[case-step-early]"))
        #expect(try city.office("escalate --unit U-CEB", at: "13T09:00").status == 64)
        try city.officeDone("escalate \(name) --step letter", at: "13T09:00")
        let taken = try city.office("escalate \(name)", at: "19T09:00")
        #expect(taken.status == 64)
        #expect(taken.stderr.contains("[case-steps-taken]"))
        // Without --step what is due is taken.
        try city.officeDone("escalate --unit U-CEB", at: "19T09:00")
        let papers = try #require(try city.asked("papers", at: "19T10:00")["papers"]?.list)
        #expect(
            papers.map { $0["cases"]?.list?.map { $0["case"]?.text } } == [
                ["case/\(name)"], ["case/\(other)"],
            ]
        )
    }

    @Test func `handing over makes the folder, and names lists that are of yesterday`() throws {
        let city = try ExchangeCity.cases()
        let (name, other) = (try city.caseName("CLN-01"), try city.caseName("CLN-05"))
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.officeDone("dispatch \(other) --main U-HC", at: "12T12:05")
        let first = try city.done(
            "case handover street.ledger --folder new/lists --now 2026-05-12T13:00:00+08:00"
        )
        #expect(!first.contains("Old list"))
        try city.write("x", to: "new/lists/notes.csv")
        try city.officeDone("rectify \(other) --arrived 2026-05-12T14:00", at: "12T14:00")
        // The unit may have written its answers into the list.
        let refused = try city.run(
            "case handover street.ledger --folder new/lists --now 2026-05-12T13:00:00+08:00"
        )
        #expect(refused.status == 64)
        #expect(refused.stderr.contains("--force"))
        let second = try city.done(
            """
            case handover street.ledger --folder new/lists --force --now 2026-05-12T15:00:00+08:00
            """
        )
        #expect(second.contains("Old list: new/lists/U-HC.csv"))
        #expect(!second.contains("notes"))
        // A unit that a filter leaves out has a good list.
        let json = try city.json(
            """
            case handover street.ledger --folder new/lists --indicator CLN-05 --now \
            2026-05-12T15:00:00+08:00
            """
        )
        #expect(json["files"]?.list?.isEmpty == true)
        #expect(json["old"]?.texts == ["new/lists/U-HC.csv"])
    }

    @Test(arguments: ["en", "zh"])
    func `tables of cases fit a terminal, and say what they left out`(language: String) throws {
        let city = try ExchangeCity.cases()
        let (name, other) = (try city.caseName("CLN-01"), try city.caseName("CLN-05"))
        try city.officeDone("dispatch \(name) --due 2026-05-13", at: "12T12:05")
        try city.officeDone("dispatch \(other) --main U-HC --due 2026-05-14", at: "12T12:05")
        try city.officeDone("notice \(name) --explain-by 2026-05-20", at: "12T13:00")
        try city.officeDone("open --place 甲路 --text 垃圾 --source hotline", at: "12T14:00")
        try city.officeDone("rectify \(name) --arrived 2026-05-13T09:00", at: "13T09:00")
        try city.done("lan", "S01.0007", "verify \(name) --rework --because 仍有", at: "13T10:00")
        try city.officeDone("revisit \(name) --satisfaction satisfied", at: "13T10:00")
        try city.officeDone("close \(other) --because 已办", at: "13T11:00")
        let asked = [
            "list --all", "overdue", "stats", "stats --by unit,indicator", "papers", "show \(name)",
        ]
        for (line, year) in asked.flatMap({ [($0, "2026-05-20"), ($0, "2027-05-20")] }) {
            let words = line.split(separator: " ", maxSplits: 1)
            let span = line.hasPrefix("stats") ? "--since 2026-05-01" : ""
            let text = try city.done(
                """
                case \(words[0]) street.ledger \(words.count > 1 ? words[1] : "") \(span) --now \
                \(year)T09:00:00+08:00 --language \(language)
                """
            )
            for shown in text.split(separator: "\n") {
                #expect(TextWidth.of(shown) <= 80, "\(line): \(shown)")
            }
        }
        let stats = try city.done(
            "case stats street.ledger --since 2026-05-01 --now 2026-05-20T09:00:00+08:00"
        )
        #expect(stats.contains("U-CEB") && stats.contains("U-HC"))
        #expect(stats.contains("more columns in a wider window, or with --csv."))
        // A deadline of another year says so.
        func list(_ time: String) throws -> String {
            try city.done("case list street.ledger --all --now \(time)T09:00:00+08:00")
        }
        #expect(try !list("2026-05-20").contains("2026-05-13 18:00"))
        #expect(try list("2027-05-20").contains("2026-05"))
    }

    @Test(arguments: [
        "overdue", "papers", "decline", "refuse", "suspend", "resume", "void", "distinct",
        "revisit", "receive", "pass", "extend", "explain",
    ])
    func `the help of every command has an example`(command: String) throws {
        let english = try Program.run(["case", command, "--help", "--language", "en"]).stdout
        let chinese = try Program.run(["case", command, "--help", "--language", "zh"]).stdout
        #expect(english.contains("Example: watchbook case \(command) "))
        #expect(chinese.contains("示例：watchbook case \(command) "))
    }
}
