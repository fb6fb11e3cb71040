import Foundation
import Journaling
import Testing

/// Checks, counts, and taking them back.
@Suite struct RecordingCheckTests {
    private func onWatch() throws -> ExchangeCity {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        return city
    }

    @Test func `facts decide at the limit, on both sides of it`() throws {
        let city = try onWatch()

        let under = try city.lanDone("check FAC-02 --fact area=0.9999m2", at: "8:01")
        let at = try city.lanDone("check FAC-02 --fact area=1m2", at: "9:01")
        let over = try city.lanDone("check FAC-02 --fact area=1.2m2", at: "10:01")

        #expect(under.contains("passes: 0.9999 m², limit < 1 m²"))
        #expect(at.contains("fails: 1 m² is not < 1 m²"))
        #expect(over.contains("fails: 1.2 m² is not < 1 m²"))
        let claims = try city.entries("lan.journal").dropFirst().map { $0["claim"] }
        try #require(claims.count == 3)
        #expect(claims[1]?["answer"]?.text == "fail")
        #expect(claims.first == ["answer": "pass", "facts": ["area_cm2": 9999]])
        #expect(
            claims.last
                == ["answer": "fail", "found": 1, "settled": 0, "facts": ["area_cm2": 12_000]]
        )
    }

    @Test func `an answer against the facts is kept as it was said, and that is told`() throws {
        let city = try onWatch()
        let run = try city.lanJSON("check FAC-02 --pass --fact area=1.2m2", at: "8:01")
        let text = try city.lanDone("check FAC-02 --pass --fact area=1.3m2", at: "8:02")

        #expect(run["entries"]?.list?.first?["claim"]?["answer"]?.text == "pass")
        #expect(run["judgement"] == ["answer": "fail"])
        #expect(text.contains("by the facts it is: fail"))
    }

    @Test func `missing and impossible facts, unknown fields and codes are refused`() throws {
        let city = try onWatch()
        for (line, code) in [
            ("check FAC-08 --fact numerator=19", "answer-missing"),
            ("check FAC-02 --fact height=1m", "fact-unusable"),
            ("check FAC-02 --fact area=big", "fact-unusable"),
            ("check CLN-01", "answer-missing"), ("check CNL-01 --pass", "indicator-unknown"),
            ("check TRF-06 --fail", "indicator-counted"),
            ("count CLN-01 +1", "indicator-judged"), ("count TRF-01 +1", "answer-missing"),
            ("check CLN-01 --fail --found 0", "bad-number"),
            ("check CLN-01 --fail --found 2 --settled 3", "bad-number"),
            ("check CLN-01 --pass --found 2", "bad-number"),
            ("check CLN-01 --fail --again 00", "unknown-digest"),
        ] {
            let run = try city.lan(line, at: "8:01")
            #expect(run.status == 64 && run.stderr.contains("[\(code)]"), "\(line) \(run.stderr)")
        }
        #expect(try city.lan("check CLN-01 --could-not-see", at: "8:01").status == 64)
        #expect(try city.lan("check CLN-01 --pass --fail", at: "8:01").status == 64)
        #expect(try city.lan("check CLN-01 --exempt", at: "8:01").status == 64)
        #expect(try city.entries("lan.journal").count == 1)
    }

    @Test func `the same check in one round is corrected, in the next one made again`() throws {
        let city = try onWatch()
        try city.lanDone("check CLN-01 --fail", at: "8:01")
        try city.lanDone("check CLN-01 --pass", at: "8:02")
        try city.lanDone("check CLN-01 --could-not-see --note fog", at: "9:02")

        let entries = try city.entries("lan.journal")
        #expect(entries[2]["bases"]?.texts == [entries[1]["digest"]?.text ?? ""])
        #expect(entries[3]["record"]?.text == "check/S01.P1.1/2026-05-12/am.2/CLN-01")
        #expect(entries[3]["bases"]?.texts ?? [] == [])
        #expect(entries[3]["about"]?["note"]?.text == "fog")
    }

    @Test func `other kinds, a neighbouring station and no watch have occasions of their own`()
        throws
    {
        let city = try ExchangeCity.recording()
        try city.lanDone("check S01.P1.2 CLN-01 --pass --kind patrol --level town", at: "7:30")
        try city.lanDone("check S01.P1.2 CLN-05 --pass --kind patrol", at: "7:40")
        try city.lanDone("watch start", at: "8:00")
        try city.lanDone("check S01.P1.2 CLN-01 --pass --at 31,121", at: "8:10")

        #expect(
            try city.records() == [
                "check/S01.P1.2/2026-05-12/patrol-S01.0007-730/CLN-01",
                "check/S01.P1.2/2026-05-12/patrol-S01.0007-730/CLN-05",
                "watch/S01.P1.1/2026-05-12/am/S01.0007",
                "check/S01.P1.2/2026-05-12/unplanned-S01.0007-810/CLN-01",
            ]
        )
        #expect(try city.entries("lan.journal")[0]["claim"]?["level"]?.text == "town")
        // A place is kept only during a watch.
        #expect(try city.entries("lan.journal")[3]["about"]?["place"] == nil)
    }

    @Test func `what stays opens a case, what is settled none`() throws {
        let city = try onWatch()
        let opened = try city.lanJSON(
            "check CLN-01 --fail --found 3 --settled 1 --open-case",
            at: "8:01"
        )
        let none = try city.lanJSON("check CLN-05 --fail --settled 1 --open-case", at: "8:02")

        let name = try #require(opened["case"]?.text)
        #expect(name.wholeMatch(of: /case\/S01-[0-9a-f]{16}/) != nil)
        #expect(none["case"] == .null)
        let entries = try city.entries("lan.journal")
        #expect(entries.count == 4)
        #expect(entries[1]["claim"]?["case"]?.text == name)
        #expect(entries[2]["record"]?.text == name && entries[2]["register"]?.text == "report")
        #expect(
            entries[2]["claim"] == [
                "check": "check/S01.P1.1/2026-05-12/am.1/CLN-01", "indicator": "CLN-01",
                "left": 2, "station": "S01.P1.1",
            ]
        )
    }

    @Test func `still there names the finding that saw it first`() throws {
        let city = try onWatch()
        let first = try city.lanJSON("check CLN-01 --fail", at: "8:01")
        let digest = try #require(first["entries"]?.list?.first?["digest"]?.text)

        let again = try city.lanJSON("check --again \(digest.prefix(8))", at: "9:01")

        let entry = again["entries"]?.list?.first
        #expect(entry?["record"]?.text == "check/S01.P1.1/2026-05-12/am.2/CLN-01")
        #expect(entry?["claim"]?["repeat"]?.text == digest)
        #expect(entry?["claim"]?["answer"]?.text == "fail")
    }

    @Test func `photos stand in the journal before the entry that refers to them`() throws {
        let city = try onWatch()
        try city.write("not really a picture", to: "hole.jpg")
        try city.lanDone("check CLN-01 --fail --photo hole.jpg --unit lead=U1", at: "8:01")

        let entry = try #require(try city.entries("lan.journal").last)
        #expect(entry["attachments"]?.list?.count == 1, "\(entry.canonicalText)")
        #expect(entry["claim"]?["units"] == ["lead": "U1"])
        #expect(try city.lan("check CLN-01 --fail --photo no.jpg", at: "8:02").status == 64)
    }

    @Test func `counts run on in one total`() throws {
        let city = try onWatch()
        try city.lanDone("count TRF-06 +3 --settled", at: "8:01")
        try city.lanDone("count TRF-06", at: "8:02")
        try city.lanDone("count TRF-01 19/20", at: "8:03")
        let ratio = try city.lanDone("count TRF-01 2 --of 2", at: "8:04")

        let entries = try city.entries("lan.journal")
        #expect(entries[2]["claim"] == ["found": 4, "settled": 3])
        #expect(entries[2]["bases"]?.texts == [entries[1]["digest"]?.text ?? ""])
        #expect(entries[4]["claim"] == ["numerator": 21, "denominator": 22])
        #expect(ratio.contains("21/22") && ratio.contains("limit > 95 %"))
        let register = "acts.\(try city.device("lan"))"
        #expect(entries[4]["register"]?.text == register)
    }

    @Test func `undo takes back one answer after the other`() throws {
        let city = try onWatch()
        try city.lanDone("count TRF-06 +3", at: "8:01")
        try city.lanDone("count TRF-06 +2", at: "8:02")
        try city.lanDone("check CLN-01 --fail --open-case", at: "8:03")

        let tap = try city.lanDone("undo", at: "8:04")
        try city.lanDone("undo", at: "8:10")
        try city.lanDone("undo", at: "8:11")
        let arrival = try city.lanDone("undo", at: "8:12")
        let nothing = try city.lan("undo", at: "8:13")

        let entries = try city.entries("lan.journal")
        let claims = entries.dropFirst(5).map { $0["claim"] }
        #expect(tap.contains("Taken back: check/"))
        #expect(claims[0] == ["withdrawn": true, "reason": "undone"])
        #expect(entries[6]["record"]?.text?.hasPrefix("case/") == true)
        #expect(claims[1] == ["withdrawn": true, "reason": "undone"])
        #expect(claims[2] == ["found": 3, "settled": 0])
        #expect(claims[3] == ["withdrawn": true, "reason": "mistake"])
        #expect(arrival.contains("watch/"))
        #expect(nothing.status == 64 && nothing.stderr.contains("[answer-none]"))
    }

    @Test func `a named answer is taken back with a reason, a replaced one is not`() throws {
        let city = try onWatch()
        let first = try city.lanJSON("check CLN-01 --fail", at: "8:01")
        let digest = try #require(first["entries"]?.list?.first?["digest"]?.text)
        try city.lanDone("check CLN-01 --pass", at: "8:02")
        let other = try city.lanJSON("check CLN-05 --fail", at: "8:03")
        let named = try #require(other["entries"]?.list?.first?["digest"]?.text)
        try city.lanDone("sweep", at: "8:04")

        let replaced = try city.lan("undo \(digest)", at: "8:05")
        try city.lanDone("undo \(named.prefix(12)) --reason double", at: "8:05")

        #expect(replaced.status == 64 && replaced.stderr.contains("[answer-replaced]"))
        let last = try #require(try city.entries("lan.journal").last)
        #expect(last["claim"] == ["withdrawn": true, "reason": "double"])
        #expect(last["bases"]?.texts == [named])
    }

    @Test func `what a slip had replaced is said again with its note and photo`() throws {
        let city = try onWatch()
        try city.write("not really a picture", to: "hole.jpg")
        try city.lanDone("check CLN-01 --fail --found 2 --note wall --photo hole.jpg", at: "8:01")
        try city.lanDone("check CLN-01 --pass", at: "8:02")

        let said = try city.lanDone("undo", at: "8:03")

        #expect(said.contains("stands again: fail: 2 found, 0 settled"))
        let entries = try city.entries("lan.journal")
        #expect(entries[3]["claim"] == entries[1]["claim"])
        #expect(entries[3]["attachments"] == entries[1]["attachments"])
        #expect(entries[3]["about"]?["note"]?.text == "wall")
        #expect(entries[3]["about"]?["undoes"] == entries[2]["digest"])
        #expect(entries[3]["bases"]?.list == entries[2]["digest"].map { [$0] })
    }

    @Test func `what the office does not know is recorded with a warning`() throws {
        let city = try onWatch()
        let run = try city.lan("check S01.P9.1 CLN-01 --pass", at: "8:01")

        #expect(run.status == 0)
        #expect(run.stderr.contains("would be held: unknown point"))
        #expect(try city.entries("lan.journal").count == 2)
    }

    @Test func `a command that was killed has written all of its entries or none`() throws {
        let city = try onWatch()
        for delay in 0..<8 {
            let process = Process()
            process.executableURL = Program.executable
            process.currentDirectoryURL = URL(fileURLWithPath: city.path)
            process.arguments = [
                "check", "CLN-01", "--fail", "--kind", "patrol", "--open-case", "--journal",
                "lan.journal", "--inspector", "S01.0007", "--now",
                "2026-05-12T\(10 + delay):00:00+08:00",
            ]
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(20_000 + delay * 15_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        try city.done("journal verify lan.journal")
        let entries = try city.entries("lan.journal").dropFirst()
        let findings = entries.filter { $0["register"]?.text == "finding" }
        let reports = entries.filter { $0["register"]?.text == "report" }
        #expect(
            Set(findings.map { $0["claim"]?["case"]?.text })
                == Set(reports.map { $0["record"]?.text })
        )
    }

    @Test func `on a terminal a line is an answer`() throws {
        let city = try onWatch()
        let status = try city.onTerminal(
            "check --journal lan.journal --inspector S01.0007 --now 2026-05-12T08:10:00+08:00",
            answers: ["1 f 2 1 by the wall", "7 +2", "3 area=0.5m2", "x", "1 z", "u", "s", "q"]
        ).status

        #expect(status == 0)
        let entries = try city.entries("lan.journal").dropFirst()
        #expect(
            entries.map { $0["register"]?.text } == [
                "finding", "acts.\(try city.device("lan"))", "finding", "finding", "sweep",
            ]
        )
        #expect(entries[1]["about"]?["note"]?.text == "by the wall")
        #expect(entries[1]["claim"]?["found"]?.integer == 2)
        #expect(entries[4]["claim"]?["withdrawn"]?.bool == true)
    }
}
