import Foundation
import Journaling
import Testing

/// What the commands of cases refuse, and what they say then.
@Suite struct CaseRefusalTests {
    @Test func `a time that has gone by, or shortens the time, is refused`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        func isRefused(_ line: String, at time: String) throws -> Bool {
            let run = try city.office(line, at: time)
            return run.status == 64 && run.stderr.contains("[deadline-earlier]")
        }
        #expect(try isRefused("dispatch \(name) --due 2020-01-01", at: "12T12:05"))
        #expect(try city.state(name, at: "12T12:05") == "reported")
        try city.officeDone("dispatch \(name) --due 2026-05-15T18:00", at: "12T12:05")
        #expect(try isRefused("extend \(name) --until 2026-05-01 --because 雨", at: "13T09:00"))
        #expect(try isRefused("extend \(name) --until 2026-05-14 --because 雨", at: "13T09:00"))
        #expect(try isRefused("grant \(name) --until 2026-05-14", at: "13T09:00"))
        #expect(try isRefused("suspend \(name) --because 施工 --until 2026-05-12", at: "13T09:00"))
        #expect(try isRefused("notice \(name) --by 2026-05-12", at: "13T09:00"))
        #expect(
            try city.asked("show \(name)", at: "13T09:00")["due"]?.text
                == "2026-05-15T18:00:00+08:00"
        )
    }

    @Test func `a step that does not fit says what comes next`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        let receive = try city.office("receive \(name)", at: "12T12:00")
        #expect(receive.stderr.contains("Next: case file"))
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        let close = try city.office("close \(name)", at: "12T12:10")
        #expect(close.stderr.contains("Next: case receive"))
        try city.officeDone("suspend \(name) --reason 施工", at: "12T12:20")
        let twice = try city.office("suspend \(name) --because 施工", at: "12T12:30")
        #expect(twice.stderr.contains("case resume"))
        try city.officeDone("void \(name) --because 误报", at: "12T12:40")
        let void = try city.office("receive \(name)", at: "12T12:50")
        #expect(void.stderr.contains("nothing, it counts no more"))
    }

    @Test func `a new case is not at a station, nor of an urgency, that nobody knows`() throws {
        let city = try ExchangeCity.cases()
        let station = try city.office("open --station S01.P1.9 --text 垃圾", at: "12T13:00")
        #expect(station.status == 64)
        #expect(station.stderr.contains("S01.P1.1") && station.stderr.contains("[station-unknown]"))
        let urgency = try city.office("open --place 路 --urgency superurgent", at: "12T13:00")
        #expect(urgency.status == 64)
        #expect(urgency.stderr.contains("ordinary, urgent"))
        let name = try city.caseName("CLN-01")
        let other = try city.office("dispatch \(name) --set-urgency superurgent", at: "12T13:00")
        #expect(other.status == 64)
        #expect(try city.asked("list", at: "12T14:00")["count"]?.integer == 2)
    }

    @Test(arguments: [
        ("--indicator ZZZ-1", "indicator-unknown"), ("--station Q99", "station-unknown"),
        ("--finder S01.9999", "person-unknown"), ("--urgency zzz", "setting-unknown"),
        ("--class zzz", "setting-unknown"), ("--office S99", "office-unknown"),
        ("--unit U-ZZ", "unit-unknown"),
    ])
    func `a filter by what is unknown here is wrong use`(filter: String, code: String) throws {
        let city = try ExchangeCity.cases()
        for question in ["list", "overdue", "stats", "papers", "duplicates"] {
            let run = try city.run("case \(question) street.ledger \(filter) --now @noon")
            #expect(run.status == 64)
            #expect(run.stderr.contains("[\(code)]"))
        }
        let act = try city.office("file \(filter) --dry-run", at: "12T12:00")
        #expect(act.status == 64)
        #expect(act.stderr.contains("[\(code)]"))
    }

    @Test func `what only cases know is known, and ordinary is what has no word`() throws {
        let city = try ExchangeCity.cases()
        // PRK-99 stands in no standard, and in no case yet.
        let none = try city.run("case list street.ledger --indicator PRK-99 --now @noon")
        #expect(none.status == 64)
        let orders = "工单号,地点,内容,指标,紧急程度\nG1,路,垃圾,PRK-99,特急\n"
        try city.write(orders, to: "orders.csv")
        try city.officeDone("import orders.csv --source hotline", at: "12T13:00")
        func count(_ filter: String) throws -> Int64? {
            try city.asked("list \(filter)", at: "12T14:00")["count"]?.integer
        }
        #expect(try count("--indicator PRK-99") == 1)
        #expect(try count("--urgency 特急") == 1)
        #expect(try count("--urgency ordinary") == 2)
        #expect(try count("--urgency urgent") == 0)
    }

    @Test func `one case that cannot be dispatched does not hide the others in a preview`() throws {
        let city = try ExchangeCity.cases()
        try city.officeDone("open --place 甲路 --text 垃圾", at: "12T13:00")
        try city.officeDone("open --place 乙路 --text 垃圾", at: "12T13:00")
        let dry = try city.office("dispatch --state reported --dry-run", at: "12T13:10")
        #expect(dry.status == 64)
        #expect(dry.stdout.contains("县综合执法局"))
        #expect(dry.stdout.components(separatedBy: "not possible").count == 3)
        let json = try city.office("dispatch --state reported --dry-run --json", at: "12T13:10")
        let read = try #require(JSONValue(Array(json.stdout.utf8)))
        #expect(
            read["blocked"]?.list?.map { $0["problem"]?.text } == [
                "case-unit-missing", "case-unit-missing",
            ]
        )
        #expect(read["written"]?.list?.isEmpty == false)

        let run = try city.office("dispatch --state reported", at: "12T13:10")
        #expect(run.status == 64)
        let names = read["blocked"]?.list?.compactMap { $0["case"]?.text?.dropFirst(5) } ?? []
        for name in names { #expect(run.stderr.contains(name.prefix(12))) }
        #expect(try city.asked("list --state reported", at: "12T13:20")["count"]?.integer == 4)
    }

    @Test func `identical lines of a table are one`() throws {
        let city = try ExchangeCity.cases()
        let line = "G1,2026-05-12 08:30,人民路12号,垃圾\n"
        try city.write("工单号,受理时间,地点,内容\n" + line + line, to: "orders.csv")
        let written = try city.officeDone("import orders.csv --source hotline", at: "12T12:00")
        #expect(written.contains("Wrote 1 entry"))
        try city.write(
            "工单号,受理时间,地点,内容\n" + line + line.replacing("垃圾", with: "噪声"),
            to: "orders.csv"
        )
        let differing = try city.office("import orders.csv --source hotline", at: "12T12:10")
        #expect(differing.status == 65)
        #expect(differing.stderr.contains("[csv-twice]"))
        // What differs in the time alone shows it.
        try city.write("工单号,受理时间,地点,内容\n" + line.replacing("08:30", with: "08:45"), to: "o.csv")
        let later = try city.officeDone("import o.csv --source hotline", at: "12T12:20")
        #expect(later.contains("2026-05-12 08:30") && later.contains("2026-05-12 08:45"))
        // A cell that is needed and empty says so.
        try city.write("工单号,地点,内容\n,甲,垃圾\n", to: "o.csv")
        let empty = try city.office("import o.csv --source hotline", at: "12T12:30")
        #expect(empty.stderr.contains("is empty") && empty.stderr.contains("[csv-empty]"))
    }

    @Test func `a unit is passed on to with --to as well`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("dispatch \(name)", at: "12T12:05")
        try city.done("ceb", "S01.0101", "pass \(name) --to 市容科", at: "12T15:00")
        let chain = try city.asked("show \(name)", at: "12T15:10")["passed_on"]?.list
        #expect(chain?.map { $0["to"]?.text } == ["U-CEB-1"])
        let date = "pass \(name) --to 2026-05-13"
        let bare = try city.acting("ceb", "S01.0101", date, at: "12T16:00")
        #expect(bare.status == 64)
        #expect(bare.stderr.contains("--on-to"))
    }
}
