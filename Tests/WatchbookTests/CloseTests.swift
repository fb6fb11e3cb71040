import Foundation
import Inspection
import Journaling
import Testing

/// Closing a day, comparing with it, and verifying what was exported.
@Suite struct CloseTests {
    private static let office = "--journal street.journal --inspector S01.0001"

    /// A city in which lan has watched the morning: one failure, the rest in order.
    private func watched() throws -> ExchangeCity {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        try city.lanDone("check CLN-01 --fail --found 3 --settled 1", at: "8:05")
        try city.lanDone("check CLN-05 --pass", at: "8:10")
        try city.lanDone("watch end", at: "12:00")
        try city.done("merge --into street.ledger lan.journal --now 2026-05-12T18:10:00+08:00")
        return city
    }

    private func sign(
        _ city: ExchangeCity,
        _ more: String = "",
        at time: String = "2026-05-12T18:30:00+08:00"
    ) throws -> JSONValue {
        try city.json(
            "close street.ledger S01 2026-05-12 \(CloseTests.office) --now \(time) \(more)"
        )
    }

    @Test func `a close says what the day came to and what is open, and waits for nothing`() throws
    {
        let city = try watched()

        let signed = try sign(city, "--skip conflicts --skip dispatch")

        let claim = try #require(signed["claim"])
        #expect(signed["version"]?.integer == 1)
        #expect(signed["written"]?.bool == true)
        #expect(claim["cut_off"]?.integer == 1080)
        #expect(claim["total"]?["failed"]?.integer == 1)
        #expect(claim["total"]?["found"]?.integer == 3)
        #expect(claim["stations"]?["S01.P1.1"]?["found"]?.integer == 3)
        #expect(claim["indicators"]?["CLN-01"]?["settled"]?.integer == 1)
        #expect(claim["open"]?.texts == ["night"])
        #expect(claim["skipped"]?.texts == ["conflicts", "dispatch"])
        #expect(claim["standards"]?.list?.count == 1)
        // The night over midnight belongs to the day on which it ends.
        #expect(claim["carried"]?.texts == ["night"])
        #expect(claim["not_handed_in"]?.integer == 1)
        let shown = try city.done("close show street.ledger S01 2026-05-12")
        #expect(shown.contains("S01.P1.1"))
        #expect(shown.contains("version 1"))
    }

    @Test func `a dry run writes nothing, and an unchanged day makes no second version`() throws {
        let city = try watched()
        _ = try sign(city, "--dry-run")
        #expect(try city.run("close show street.ledger S01 2026-05-12").status == 64)

        _ = try sign(city)
        let again = try sign(city, at: "2026-05-12T18:40:00+08:00")

        #expect(again["written"]?.bool == false)
        #expect(again["version"]?.integer == 1)
    }

    @Test func `what comes later makes version 2 with its causes, and version 1 stays verifiable`()
        throws
    {
        let city = try watched()
        _ = try sign(city)
        let run = try city.watcher(
            "mei",
            "S01.0008",
            does: "check S01.P1.2 CLN-05 --fail --found 2 --kind patrol",
            at: "19:00"
        )
        try #require(run.status == 0, "\(run.stderr)")
        try city.done("merge --into street.ledger mei.journal --now 2026-05-12T19:10:00+08:00")

        let second = try sign(city, at: "2026-05-12T20:00:00+08:00")

        #expect(second["version"]?.integer == 2)
        let changes = try #require(second["claim"]?["changes"]?.list)
        #expect(changes.map { $0["cause"]?.text } == ["late"])
        #expect(changes[0]["change"]?["found"]?.integer == 2)
        #expect(second["claim"]?["total"]?["found"]?.integer == 5)
        for version in [1, 2] {
            let verified = try city.json(
                "close verify street.ledger S01 2026-05-12 --version \(version)"
            )
            #expect(verified["equal"]?.bool == true)
        }
        let compared = try city.json("compare street.ledger S01/2026-05-12/1 S01/2026-05-12/2")
        #expect(compared["before"]?["total"]?["found"]?.integer == 3)
        #expect(compared["after"]?["total"]?["found"]?.integer == 5)
        #expect(compared["causes"]?.list?.map { $0["cause"]?.text } == ["late"])
    }

    @Test
    func `I01 领导小组、创建办公室: a close travels with its manifest, and the creation office verifies it`()
        throws
    {
        let city = try watched()
        _ = try sign(city)
        try city.done("ledger create city.ledger --trust root.pub")
        try city.done(
            """
            merge --into city.ledger city.journal street.journal street.bundle lan.journal --now \
            2026-05-12T20:00:00+08:00
            """
        )

        let verified = try city.json("close verify city.ledger S01 2026-05-12")

        #expect(verified["equal"]?.bool == true)
        let compared = try city.json(
            "compare city.ledger street.ledger now --from 2026-05-12 --where office=S01"
        )
        #expect(compared["causes"]?.list?.isEmpty == true)
    }

    @Test func `C08 当天督调、当晚汇报、次日反馈: the list says who closed in time and who was answered`() throws
    {
        let city = try watched()
        let list = "close list street.ledger --date 2026-05-12"
        let before = try city.json("\(list) --now 2026-05-12T23:00:00+08:00")
        #expect(before["rows"]?.list?.first?["state"]?.text == "overdue")
        _ = try sign(city)

        let closed = try city.json("\(list) --now 2026-05-12T23:00:00+08:00")
        #expect(closed["closed"]?.integer == 1)
        #expect(closed["rows"]?.list?.first?["state"]?.text == "in-time")
        #expect(closed["rows"]?.list?.first?["feedback"]?.text == "awaited")
        let late = try city.json("\(list) --now 2026-05-14T09:00:00+08:00")
        #expect(late["rows"]?.list?.first?["feedback"]?.text == "overdue")

        try city.done(
            """
            close answer street.ledger S01 2026-05-12 --note seen --journal city.journal \
            --inspector C.0001 --now 2026-05-13T10:00:00+08:00
            """
        )
        let answered = try city.json("\(list) --now 2026-05-14T09:00:00+08:00")
        #expect(answered["rows"]?.list?.first?["feedback"]?.text == "in-time")
    }

    @Test(arguments: [("C13", "四级反馈网络"), ("C14", "台账汇总报送"), ("C15", "统一上报")])
    func `C13–C15: expected offices stand against those that have closed`(
        id: String,
        wording: String
    ) throws {
        let city = try watched()
        let before = try city.json(
            "close list street.ledger --date 2026-05-12 --now 2026-05-12T19:00:00+08:00"
        )

        #expect(before["expected"]?.integer == 1)
        #expect(before["closed"]?.integer == 0)
        #expect(before["rows"]?.list?.first?["office"]?.text == "S01")
        #expect(before["rows"]?.list?.first?["state"]?.text == "awaited")
    }

    @Test func `a day that has not begun is not closed`() throws {
        let city = try watched()

        let run = try city.run(
            """
            close street.ledger S01 2026-05-13 \(CloseTests.office) --now \
            2026-05-12T18:30:00+08:00
            """
        )

        #expect(run.status == 64)
        #expect(run.stderr.contains("day-not-begun"))
    }

    @Test func `H02 一网统管: an exported tally is verified against the entries it was made from`()
        throws
    {
        let city = try watched()
        try city.done(
            """
            tally street.ledger --from 2026-05-12 --by station,indicator --csv day.csv --now \
            2026-05-12T18:30:00+08:00
            """
        )
        let head = try #require(JSONValue(Array(try city.text("day.csv.json").utf8)))
        #expect(head["head"]?["report"]?.text == "tally")
        #expect(head["head"]?["as_of"]?.text == "2026-05-12T18:30:00+08:00")
        #expect(
            try city.json("report verify day.csv --ledger street.ledger")["equal"]?.bool == true
        )
        let run = try city.watcher(
            "mei",
            "S01.0008",
            does: "check S01.P1.2 CLN-05 --fail --found 2 --kind patrol",
            at: "19:00"
        )
        try #require(run.status == 0, "\(run.stderr)")
        try city.done("merge --into street.ledger mei.journal --now 2026-05-12T19:10:00+08:00")

        #expect(
            try city.json("report verify day.csv --ledger street.ledger")["equal"]?.bool == true
        )
        let compared = try city.json("compare street.ledger day.csv now")
        #expect(compared["causes"]?.list?.map { $0["cause"]?.text } == ["late"])
        try city.done("compare street.ledger day.csv now --csv change.csv --now @noon")
        #expect(
            try city.json("report verify change.csv --ledger street.ledger")["equal"]?.bool == true
        )

        try city.write(try city.text("day.csv") + "x\n", to: "day.csv")
        let changed = try city.run("report verify day.csv --ledger street.ledger --json")
        #expect(changed.status == 65)
        #expect(changed.stdout.contains(#""differs":["table"]"#))
    }

    @Test func `H01 信息化测评: an exported figure that somebody changed is found`() throws {
        let city = try watched()
        let printed = try city.done("tally street.ledger --from 2026-05-12 --by indicator --json")
        try city.write(printed.replacing(#""found":3"#, with: #""found":2"#), to: "day.json")

        let run = try city.run("report verify day.json --ledger street.ledger --json")

        #expect(run.status == 65)
        #expect(run.stdout.contains(#""differs":["rows","total"]"#))
    }

    @Test(arguments: [
        "tally street.ledger --from 2026-05-12 --explain",
        "tally street.ledger --from 2026-05-12 --missing",
        "tally street.ledger --from 2026-05-12 --compare 2026-05-11",
        "duty stats street.ledger --date 2026-05-12 --by person", "duty list street.ledger",
        "case list street.ledger --all", "case stats street.ledger", "case papers street.ledger",
        "close list street.ledger --date 2026-05-12", "campaign list street.ledger",
        "account signs street.ledger --from 2026-05-12 --to 2026-05-12",
    ])
    func `whatever leaves the house can be computed again`(command: String) throws {
        let city = try watched()
        let printed = try city.done("\(command) --json --now 2026-05-12T18:30:00+08:00")
        try city.write(printed, to: "result.json")
        let verify = "report verify result.json --ledger street.ledger"
        #expect(try city.json(verify)["equal"]?.bool == true)

        var members = try #require(JSONValue(Array(printed.utf8))?.members)
        members["added"] = 1
        try city.write(JSONValue.object(members).canonicalText, to: "result.json")
        let run = try city.run(verify + " --json")
        #expect(run.status == 65)
        #expect(run.stdout.contains(#""differs":["added"]"#))
    }

    @Test func `a report that names a command that writes is not computed`() throws {
        let city = try watched()
        let printed = try city.done(
            "tally street.ledger --from 2026-05-12 --json --now 2026-05-12T18:30:00+08:00"
        )
        let asked = #""asked":["tally","LEDGER","--from","2026-05-12"]"#
        try #require(printed.contains(asked))
        for (words, code) in [
            (#"["ledger","create","new.ledger"]"#, "report-not-repeated"),
            (#"["nothing"]"#, "report-not-repeated"), ("[]", "report-unreadable"),
        ] {
            try city.write(printed.replacing(asked, with: #""asked":"# + words), to: "result.json")
            let run = try city.run("report verify result.json --ledger street.ledger")
            #expect(run.status == 65 && run.stderr.contains("[\(code)]"))
        }
        #expect(!FileManager.default.fileExists(atPath: city.file("new.ledger")))
    }

    @Test func `compare with a time shows what was written since`() throws {
        let city = try watched()
        let run = try city.watcher(
            "mei",
            "S01.0008",
            does: "check S01.P1.2 CLN-05 --fail --found 2 --kind patrol",
            at: "19:00"
        )
        try #require(run.status == 0, "\(run.stderr)")
        try city.done("merge --into street.ledger mei.journal --now 2026-05-12T19:10:00+08:00")

        let compared = try city.json(
            """
            compare street.ledger 2026-05-12T18:00:00+08:00 now --from 2026-05-12 --to 2026-05-12
            """
        )

        #expect(compared["before"]?["total"]?["made"]?.integer == 2)
        #expect(compared["after"]?["total"]?["made"]?.integer == 3)
        #expect(try city.run("compare street.ledger nothing").status == 64)
    }

    @Test func `a comparison is made again from both of its sides, also when more has come`() throws
    {
        let city = try watched()
        let asked = """
            compare street.ledger 2026-05-12T18:00:00+08:00 now --from 2026-05-12 --to 2026-05-12 \
            --where office=S01 --language zh --now 2026-05-12T19:30:00+08:00
            """
        func late(_ indicator: String, at time: String) throws {
            let run = try city.watcher(
                "mei",
                "S01.0008",
                does: "check S01.P1.2 \(indicator) --fail --found 2 --kind patrol",
                at: time
            )
            try #require(run.status == 0, "\(run.stderr)")
            try city.done("merge --into street.ledger mei.journal --now 2026-05-12T20:00:00+08:00")
        }
        try late("CLN-05", at: "19:00")
        try city.done("\(asked) --csv change.csv")
        let printed = try city.done("\(asked) --json")
        try city.write(printed, to: "change.json")
        func verify(_ file: String) throws -> Program.Outcome {
            try city.run("report verify \(file) --ledger street.ledger --json")
        }
        #expect(try verify("change.csv").status == 0)
        // A moment and the ledger as it is are found without a manifest.
        #expect(try verify("change.json").status == 0)
        let wrong = printed.replacing(#""found":2"#, with: #""found":1"#)
        try city.write(wrong, to: "wrong.json")
        let differs = try verify("wrong.json")
        #expect(differs.status == 65 && differs.stdout.contains("causes"), "\(differs)")

        try late("CLN-01", at: "19:40")
        #expect(try verify("change.csv").status == 0)
        // Nothing says any more what the later side was made of.
        let gone = try verify("change.json")
        #expect(gone.status == 65 && gone.stderr.contains("manifest-missing"), "\(gone)")
    }

    @Test func `a comparison of two closes is made again as they cover it`() throws {
        let city = try watched()
        _ = try sign(city)
        let run = try city.watcher(
            "mei",
            "S01.0008",
            does: "check S01.P1.2 CLN-05 --fail --found 2 --kind patrol",
            at: "19:00"
        )
        try #require(run.status == 0, "\(run.stderr)")
        try city.done("merge --into street.ledger mei.journal --now 2026-05-12T19:10:00+08:00")
        _ = try sign(city, at: "2026-05-12T20:00:00+08:00")
        let json = try city.done(
            "compare street.ledger S01/2026-05-12/1 S01/2026-05-12/2 --json --now 2026-05-12T20:10:00+08:00"
        )
        try city.write(json, to: "closes.json")

        #expect(JSONValue(Array(json.utf8))?["before"]?["scope"]?["slots"] != nil)
        let again = try city.json("report verify closes.json --ledger street.ledger")
        #expect(again["equal"]?.bool == true)
    }
}
