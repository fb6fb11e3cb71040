import Foundation
import Journaling
import Testing

/// The closed loop of a case, by the commands of finders, offices and units.
@Suite struct CaseTests {
    @Test func `C01 发现、交办、整改、反馈: a case goes from finding to closing, each step an entry`()
        throws
    {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        #expect(try city.state(name, at: "12T12:00") == "reported")
        try city.officeDone("file \(name)", at: "12T12:00")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.done("ceb", "S01.0101", "receive \(name)", at: "12T14:40")
        try city.done("ceb", "S01.0101", "rectify \(name) --text 已清理", at: "13T10:00")
        #expect(try city.state(name, at: "13T10:00") == "rectified")
        try city.done("lan", "S01.0007", "verify \(name)", at: "13T11:00")
        try city.officeDone("close \(name)", at: "13T11:30")

        let shown = try city.asked("show \(name)", at: "14T09:00")
        #expect(shown["state"]?.text == "closed")
        #expect(shown["irregularities"]?.list?.isEmpty == true)
        let course = try #require(shown["course"]?.list)
        #expect(
            course.map { $0["register"]?.text } == [
                "report", "filing", "dispatch.1", "receipt.1", "rectification.1",
                "verification.1", "closing",
            ]
        )
        #expect(course.allSatisfy { $0["entry"]?.text?.count == 64 })
        #expect(
            course.map { $0["who"]?.text } == [
                "S01.0007", "S01.0001", "S01.0001", "S01.0101", "S01.0101", "S01.0007", "S01.0001",
            ]
        )
        #expect(shown["times"]?.list?.allSatisfy { $0["late"]?.bool == false } == true)
        let text = try city.done(
            "case show street.ledger \(name) --now 2026-05-14T09:00:00+08:00 --language zh"
        )
        #expect(text.contains("已结案"))
        #expect(text.contains("按期"))
    }

    @Test func `a step that does not fit the state is refused, and nothing is written`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        let verify = try city.acting("lan", "S01.0007", "verify \(name)", at: "12T12:00")
        #expect(verify.status == 64)
        #expect(verify.stderr.contains("to be filed"))
        #expect(try city.office("file S99-ab", at: "12T12:00").status == 64)
        #expect(try city.office("file S01-", at: "12T12:00").stderr.contains("2 cases"))
        #expect(try city.office("file", at: "12T12:00").status == 64)
        #expect(try city.state(name, at: "12T12:00") == "reported")
        try city.officeDone("decline \(name) --because 非问题", at: "12T12:00")
        #expect(try city.state(name, at: "12T12:00") == "declined")
    }

    @Test func `A14 责任分解表: main and assisting units follow from the table`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        let preview = try city.officeDone("dispatch \(name) --dry-run", at: "12T12:05")
        #expect(preview.contains("县综合执法局"))
        #expect(try city.state(name, at: "12T12:06") == "reported")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        let shown = try city.asked("show \(name)", at: "12T12:06")
        #expect(shown["unit"]?.text == "U-CEB")
        #expect(shown["assisting"]?.texts == ["U-HC"])
    }

    @Test func `A15 责任单位名册: a unit is named by any of its spellings`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-05")
        try city.officeDone("dispatch \(name) --main 住建局", at: "12T12:05")
        #expect(try city.asked("show \(name)", at: "12T12:06")["unit"]?.text == "U-HC")
        let listed = try city.asked("list --unit 县住建局", at: "12T12:06")["count"]
        #expect(listed?.integer == 1)
        let unknown = try city.office("dispatch \(name) --main 某局 --again", at: "12T12:07")
        #expect(unknown.status == 64)
        #expect(unknown.stderr.contains("某局"))
    }

    @Test func `A16 牵头单位、配合单位: the cooperating unit hands in beside the lead unit`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.officeDone(
            "rectify \(name) --as U-HC --text 已配合 --arrived 2026-05-12T15:00",
            at: "12T16:00"
        )
        let shown = try city.asked("show \(name)", at: "12T16:00")
        #expect(shown["state"]?.text == "dispatched")
        let registers = shown["course"]?.list?.compactMap { $0["register"]?.text } ?? []
        #expect(registers.contains("rectification.1.U-HC"))
    }

    @Test func `A17 四条责任线: a case charges units along the lines`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name) --charge lead=U-HC", at: "12T12:05")
        let units = try city.asked("show \(name)", at: "12T12:06")["units"]
        #expect(units?["authority"]?.texts == ["U-CEB"])
        #expect(units?["point"]?.texts == ["U-S01"])
        #expect(units?["lead"]?.texts == ["U-HC"])
    }

    @Test func `C02 谁检查谁跟踪: the finder is proposed to verify, and the handler never counts`()
        throws
    {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.done("ceb", "S01.0101", "rectify \(name)", at: "12T15:00")
        let waiting = try city.asked("list --state rectified", at: "12T15:30")["cases"]?.list?[0]
        #expect(waiting?["verifier"]?.text == "S01.0007")

        // Somebody of the unit: the entry stands, the case stays open and irregular.
        let wrong = try city.done("mei", "S01.0008", "verify \(name)", at: "12T16:00")
        #expect(wrong.contains("does not count"))
        try city.officeDone("close \(name) --because 已办", at: "12T16:10")
        var shown = try city.asked("show \(name)", at: "12T16:10")
        #expect(shown["open"]?.bool == true)
        #expect(
            shown["irregularities"]?.list?.map { $0["kind"]?.text } == [
                "verifier-of-unit", "closed-unverified",
            ]
        )
        #expect(
            try city.asked("list --irregular", at: "12T16:10")["count"]?.integer == 1
        )
        // The finder looks again: the case is closed.
        try city.done("lan", "S01.0007", "verify \(name)", at: "12T17:00")
        shown = try city.asked("show \(name)", at: "12T17:00")
        #expect(shown["state"]?.text == "closed")
        #expect(shown["irregularities"]?.list?.isEmpty == true)
    }

    @Test func `C03 问题整改台账: the list filters by every column`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        func count(_ filter: String) throws -> Int64? {
            try city.asked("list \(filter)", at: "12T13:00")["count"]?.integer
        }
        #expect(try count("") == 2)
        #expect(try count("--indicator CLN-05") == 1)
        #expect(try count("--unit U-CEB") == 1)
        #expect(try count("--unit U-CEB-1") == 0)
        #expect(try count("--office S01 --station S01.P1") == 2)
        #expect(try count("--state dispatched") == 1)
        #expect(try count("--kind patrol --source inspector") == 2)
        #expect(try count("--kind covert") == 0)
        #expect(try count("--finder S01.0007 --since 2026-05-12") == 2)
        #expect(try count("--to 2026-05-11") == 0)
        #expect(try count("--overdue") == 0)
        #expect(
            try city.asked("list --overdue", at: "18T09:00")["count"]?.integer == 2
        )
        let table = try city.done(
            "case list street.ledger --csv list.csv --now 2026-05-12T13:00:00+08:00"
        )
        #expect(table.contains("2 cases"))
        #expect(try city.text("list.csv").contains(name))
    }

    @Test func `C04 问题交办清单: each unit has a list, and its answers come back by file`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        let other = try city.caseName("CLN-05")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.officeDone("dispatch \(other) --main U-HC", at: "12T12:05")
        let written = try city.json(
            """
            case handover street.ledger --folder lists --now 2026-05-12T13:00:00+08:00
            """
        )
        #expect(written["files"]?.list?.map { $0["unit"]?.text } == ["U-CEB", "U-HC"])
        let list = try city.text("lists/U-CEB.csv")
        #expect(list.contains(name))
        #expect(!list.contains(other))

        // The unit fills in its columns.
        var lines = list.split(separator: "\n").map(String.init)
        #expect(lines.count == 2)
        let empty = String(repeating: ",", count: 10)
        #expect(lines[1].hasSuffix(empty))
        lines[1] =
            lines[1].dropLast(10) + ",2026-05-12 15:00,settled,Cleared,2026-05-13 10:00,Luo,,,,,"
        try city.write(lines.joined(separator: "\n") + "\n", to: "answers.csv")
        try FileManager.default.createDirectory(
            atPath: city.file("photos"),
            withIntermediateDirectories: true
        )
        try city.write("a photo", to: "photos/\(name)-1.jpg")
        let dry = try city.officeDone(
            "import answers.csv --photos photos --dry-run",
            at: "13T11:00"
        )
        #expect(dry.contains("Would write 2 entries"))
        try city.officeDone("import answers.csv --photos photos", at: "13T11:00")
        let shown = try city.asked("show \(name)", at: "13T11:00")
        #expect(shown["state"]?.text == "rectified")
        let last = try #require(shown["course"]?.list?.last)
        #expect(last["claim"]?["text"]?.text == "Cleared")
        #expect(last["photos"]?.list?.count == 1)

        // The same file again changes nothing; another word is a correction that is shown.
        let again = try city.officeDone("import answers.csv --photos photos", at: "13T12:00")
        #expect(again.contains("Wrote 0 entries"))
        try city.write(
            lines.joined(separator: "\n").replacing("Cleared", with: "Swept") + "\n",
            to: "answers.csv"
        )
        let corrected = try city.officeDone("import answers.csv --photos photos", at: "13T13:00")
        #expect(corrected.contains("Cleared"))
        #expect(corrected.contains("Swept"))
    }

    @Test func `C08 当天督调、次日反馈: an answer written down later counts when it came`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name) --due 2026-05-13T12:00", at: "12T12:05")
        try city.officeDone("rectify \(name) --arrived 2026-05-13T11:59", at: "14T09:00")
        let times = try city.asked("show \(name)", at: "14T09:00")["times"]?.list
        let handling = times?.first { $0["stage"]?.text == "handling" }
        #expect(handling?["late"]?.bool == false)
        #expect(handling?["end"]?.text == "2026-05-13T11:59:00+08:00")
    }

    @Test func `C09 复查督调: a recheck is linked to the first finding`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone(
            """
            open --station S01.P1.1 --indicator CLN-01 --kind recheck --level county --text 复发 \
            --first \(name)
            """,
            at: "20T10:00"
        )
        let found = try city.asked("list --kind recheck", at: "20T10:00")["cases"]?.list
        #expect(found?.count == 1)
        #expect(found?[0]["report"]?["first"]?.text == "case/\(name)")
        #expect(try city.asked("duplicates", at: "20T10:00")["pairs"]?.list?.isEmpty == true)
        // Each of the two says which the other one is.
        let record = try #require(found?[0]["case"]?.text)
        #expect(
            try city.asked("show \(name)", at: "20T10:00")["rechecks"] == .list([.text(record)])
        )
        let now = "--now 2026-05-20T10:00:00+08:00"
        let short = record.dropFirst(5).prefix(12)
        #expect(
            try city.done("case show street.ledger \(name) \(now)")
                .contains("Looked at again: \(short)")
        )
        #expect(
            try city.done("case show street.ledger \(record) \(now)")
                .contains("Looks again at: \(name.prefix(12))")
        )
        try city.done("case list street.ledger --kind recheck \(now) --csv recheck.csv")
        #expect(try city.text("recheck.csv").contains(",Recheck of"))
        #expect(try city.text("recheck.csv").contains(name.prefix(12)))
    }

    @Test func `C10 限期整改: rework has a round of its own, and nothing that failed disappears`()
        throws
    {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.done("ceb", "S01.0101", "rectify \(name)", at: "12T15:00")
        let bare = try city.acting("lan", "S01.0007", "verify \(name) --rework", at: "12T16:00")
        #expect(bare.status == 64)
        try city.done("lan", "S01.0007", "verify \(name) --rework --because 仍有", at: "12T16:00")
        #expect(try city.state(name, at: "12T16:00") == "rework")
        try city.officeDone("dispatch \(name)", at: "12T16:10")
        let shown = try city.asked("show \(name)", at: "12T16:10")
        #expect(shown["reworks"]?.integer == 1)
        #expect(shown["unit"]?.text == "U-CEB")
        let registers = shown["course"]?.list?.compactMap { $0["register"]?.text } ?? []
        #expect(registers.contains("verification.1") && registers.contains("dispatch.2"))
    }

    @Test func `the handler who is named by name cannot verify either`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.done("ceb", "S01.0101", "rectify \(name) --handler 兰", at: "12T15:00")
        let wrong = try city.done("lan", "S01.0007", "verify \(name)", at: "12T16:00")
        #expect(wrong.contains("does not count"))
        let shown = try city.asked("show \(name)", at: "12T16:10")
        #expect(shown["state"]?.text == "rectified")
        #expect(
            shown["irregularities"]?.list?.map { $0["kind"]?.text } == ["verifier-is-handler"]
        )
        #expect(try city.asked("list --irregular", at: "12T16:10")["count"]?.integer == 1)
    }

    @Test func `a step that still runs is neither in time nor late`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        let text = try city.done("case show street.ledger \(name) --now 2026-05-12T13:00:00+08:00")
        let handling = text.split(whereSeparator: \.isNewline).filter { $0.contains("U-CEB") }
        #expect(handling.contains { $0.hasSuffix("not due yet") })
        #expect(!handling.contains { $0.hasSuffix("in time") })
    }

    @Test func `two offices that act at once make a conflict, and the case goes on`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.copy("street.ledger", to: "city.ledger")
        try city.officeDone("dispatch \(name) --main U-CEB", at: "12T12:05")
        try city.done(
            """
            case dispatch city.ledger \(name) --main U-HC --journal city.journal --inspector C.0001 \
            --now 2026-05-12T12:06:00+08:00
            """
        )
        try city.done("merge --into street.ledger city.ledger --now @noon")
        let shown = try city.asked("show \(name)", at: "12T12:10")
        #expect(shown["disputed"]?.bool == true)
        #expect(shown["unit"]?.text == "U-HC")
        #expect(
            shown["conflicts"]?.list?.map { $0["register"]?.text }.contains("dispatch.1") == true
        )
        let text = try city.done(
            "case show street.ledger \(name) --language zh --now 2026-05-12T12:10:00+08:00"
        )
        #expect(text.contains("有冲突：交办（dispatch.1）"), "\(text)")
        #expect(try city.asked("list --disputed", at: "12T12:10")["count"]?.integer == 1)
        try city.done("ceb", "S01.0101", "rectify \(name)", at: "12T15:00")
        #expect(try city.state(name, at: "12T15:00") == "rectified")
    }

    @Test func `退单: a unit returns what is not its own, and the right unit's clock starts anew`()
        throws
    {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.done(
            "ceb",
            "S01.0101",
            "return \(name) --because 非本单位 --propose 住建局",
            at: "12T15:00"
        )
        #expect(try city.state(name, at: "12T15:00") == "returned")
        try city.officeDone("refuse \(name) --because 属实", at: "12T15:30")
        #expect(try city.state(name, at: "12T15:30") == "dispatched")
        try city.done(
            "ceb",
            "S01.0101",
            "return \(name) --because 已查明 --propose 住建局",
            at: "12T15:40"
        )
        try city.officeDone("dispatch \(name) --main U-HC --again", at: "13T09:00")
        let shown = try city.asked("show \(name)", at: "13T09:00")
        #expect(shown["unit"]?.text == "U-HC")
        let times = shown["times"]?.list?.filter { $0["stage"]?.text == "handling" } ?? []
        #expect(times.map { $0["void"]?.bool } == [true, false])
        #expect(times.last?["start"]?.text == "2026-05-13T09:00:00+08:00")
    }

    @Test func `延期、挂起: more time is asked for and granted, and a pause stops the clock`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name) --due 2026-05-13T18:00", at: "12T12:05")
        try city.done(
            "ceb",
            "S01.0101",
            "extend \(name) --until 2026-05-15 --because 下雨",
            at: "13T10:00"
        )
        func due() throws -> String? { try city.asked("show \(name)", at: "13T12:00")["due"]?.text }
        #expect(try due() == "2026-05-13T18:00:00+08:00")
        try city.officeDone("grant \(name)", at: "13T10:30")
        #expect(try due() == "2026-05-15T18:00:00+08:00")
        try city.officeDone("suspend \(name) --because 施工", at: "13T11:00")
        #expect(try due() == nil)
        #expect(try city.asked("list --suspended", at: "13T11:30")["count"]?.integer == 1)
        try city.officeDone("resume \(name)", at: "13T11:30")
        #expect(try due() == "2026-05-15T18:30:00+08:00")
    }

    @Test func `filing and dispatch also in bulk, with a preview`() throws {
        let city = try ExchangeCity.cases()
        let dry = try city.officeDone("file --state reported --dry-run", at: "12T12:00")
        #expect(dry.contains("2 cases"))
        #expect(try city.asked("list --state reported", at: "12T12:00")["count"]?.integer == 2)
        try city.officeDone("file --state reported", at: "12T12:00")
        try city.officeDone("dispatch --state filed --indicator CLN-05", at: "12T12:10")
        #expect(try city.asked("list --state filed", at: "12T12:10")["count"]?.integer == 1)
        let name = try city.caseName("CLN-01")
        try city.write("案卷号,交办单位,交办协办单位\n\(name),住建局,城管局\n", to: "plan.csv")
        try city.officeDone("import plan.csv", at: "12T12:20")
        let shown = try city.asked("show \(name)", at: "12T12:20")
        #expect(shown["unit"]?.text == "U-HC")
        #expect(shown["assisting"]?.texts == ["U-CEB"])
        try city.write("案卷号,交办单位\n\(name),某局\n", to: "plan.csv")
        let bad = try city.office("import plan.csv", at: "12T12:30")
        #expect(bad.status == 65)
        #expect(bad.stderr.contains("某局"))
    }

    @Test func `a table dispatches again what was returned or has to be done again, once`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.write("案卷号,交办单位\n\(name),城管局\n", to: "plan.csv")
        func imported(at time: String) throws -> [String] {
            let json = try city.officeDone("import plan.csv --json", at: time)
            let written = JSONValue(Array(json.utf8))?["written"]?.list ?? []
            return written.compactMap { $0["register"]?.text }
        }
        #expect(try imported(at: "12T12:00") == ["dispatch.1"])
        #expect(try imported(at: "12T12:01").isEmpty)

        try city.done("ceb", "S01.0101", "return \(name) --because 非本单位", at: "12T12:30")
        #expect(try imported(at: "12T13:00") == ["dispatch.2"])
        #expect(try imported(at: "12T13:01").isEmpty)

        try city.done("ceb", "S01.0101", "rectify \(name)", at: "12T15:00")
        #expect(try imported(at: "12T15:01").isEmpty)
        try city.write("案卷号,交办单位\n\(name),住建局\n", to: "other.csv")
        #expect(try city.office("import other.csv", at: "12T15:02").status == 65)
        try city.done("lan", "S01.0007", "verify \(name) --rework --because 仍有", at: "12T16:00")
        try city.write(
            "案卷号,交办时间,交办单位\n\(name),2026-05-12 12:00,城管局\n",
            to: "old.csv"
        )
        #expect(try city.office("import old.csv", at: "12T16:05").status == 65)
        #expect(try imported(at: "12T16:10") == ["dispatch.3"])
        #expect(try imported(at: "12T16:11").isEmpty)
        #expect(try city.office("import old.csv", at: "12T16:12").status == 0)
        #expect(try city.state(name, at: "12T16:12") == "dispatched")
    }

    @Test func `转派: units pass cases on, and the chain is kept`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.done("ceb", "S01.0101", "pass \(name) --on-to 市容科", at: "12T15:00")
        try city.done("ceb", "S01.0101", "pass \(name) --on-to 净美环卫 --contractor", at: "12T15:10")
        let chain = try city.asked("show \(name)", at: "12T15:10")["passed_on"]?.list
        #expect(chain?.map { $0["from"]?.text } == ["U-CEB", "U-CEB-1"])
        #expect(chain?.last?["contractor"]?.bool == true)
        #expect(try city.asked("list --unit 市容科", at: "12T15:10")["count"]?.integer == 1)
    }
}
