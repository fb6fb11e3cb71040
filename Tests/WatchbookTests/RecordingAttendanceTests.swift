import Foundation
import Journaling
import Testing

/// Coming and going: entered late, over at the end of the slot, asked for on a terminal.
@Suite struct RecordingAttendanceTests {
    private static let at = "--journal lan.journal --inspector S01.0007 --now 2026-05-12T"

    @Test func `an arrival and a departure entered late keep their own times`() throws {
        let city = try ExchangeCity.recording()

        let start = try city.lanDone("watch start --at 8:00 --at 31.2304,121.4737", at: "14:30")
        let end = try city.lanDone("watch end --at 11:02", at: "14:31")

        let entries = try city.entries("lan.journal")
        #expect(entries.map { $0["register"]?.text } == ["arrival", "departure"])
        // The slot of that time, not of now.
        #expect(entries[0]["record"]?.text == "watch/S01.P1.1/2026-05-12/am/S01.0007")
        #expect(entries[0]["observed"]?.text == "2026-05-12T08:00:00+08:00")
        #expect(entries[0]["about"]?["place"]?["lat"]?.integer == 312_304_000)
        #expect(entries[1]["observed"]?.text == "2026-05-12T11:02:00+08:00")
        #expect(start.contains("since 08:00") && end.contains("at 11:02"))
    }

    @Test func `a departure of the evening before is entered in the morning`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start S01.P1.1", at: "8:00")

        // Forgotten for so long that it is no longer the open one.
        let now = try city.lan("watch end", at: "32:30")
        try city.lanDone("watch end --at 11:58", at: "32:30")
        let status = try city.lanJSON("watch status", at: "32:31")

        #expect(now.status == 64 && now.stderr.contains("[watch-none]"))
        #expect(try city.entries("lan.journal")[1]["observed"]?.text == "2026-05-12T11:58:00+08:00")
        #expect(status["forgotten"]?.texts == [])
        #expect(try city.lan("watch end --at 7:00", at: "32:40").status == 64)
        #expect(try city.lan("watch end --at 7:00 --at 8:00", at: "32:40").status == 64)
        #expect(try city.lan("watch end --at 25:00", at: "32:40").status == 64)
    }

    @Test(arguments: ["11:59", "12:00", "12:20"])
    func `the end of a watch tells what is due in its last round`(time: String) throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        try city.lanDone("check CLN-01 --pass", at: "11:30")

        let end = try city.lanJSON("watch end", at: time)["watch"]

        #expect(end?["occasion"]?.text == "am.4")
        #expect(end?["due"]?.texts?.contains("CLN-05") == true)
        #expect(end?["due"]?.texts?.contains("CLN-01") == false)
    }

    @Test func `answers of the watch's other devices count where the desk has them`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        try city.lanDone("check CLN-01 --fail --found 2 --settled 2", at: "8:10")
        try city.done("journal export lan.journal --out lan-out.bundle")
        try city.done("receive --desk mei.desk lan-out.bundle --now @noon")
        func mei(_ line: String) throws -> JSONValue? {
            let run = try city.watcher("mei", "S01.0008", does: line + " --json", at: "8:20")
            return JSONValue(Array(run.stdout.utf8))
        }

        _ = try mei("watch start S01.P1.1")
        let status = try mei("watch status")?["watch"]
        let sweep = try mei("sweep")

        #expect(status?["due"]?.texts?.contains("CLN-01") == false)
        #expect(sweep?["answers"]?.texts == ["CLN-05", "FAC-02", "PRK-01"])
    }

    @Test func `on a terminal a start asks for the station and for what is open`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        try city.lanDone("check CLN-01 --fail --found 3", at: "8:10")
        try city.lanDone("check CLN-05 --fail", at: "8:11")
        try city.lanDone("watch end", at: "11:00")

        // No roster names lan in the afternoon.
        let run = try city.onTerminal(
            "watch start \(RecordingAttendanceTests.at)14:05:00+08:00",
            answers: ["nowhere", "1", "w 5 by the gate", "g"]
        )

        #expect(run.status == 0, "\(run.shown)")
        #expect(run.shown.contains("1. S01.P1.1 人民路口"))
        #expect(run.shown.contains("Nothing fits “nowhere”."))
        let entries = try city.entries("lan.journal").suffix(3)
        #expect(
            entries.map { $0["record"]?.text } == [
                "watch/S01.P1.1/2026-05-12/pm/S01.0007",
                "check/S01.P1.1/2026-05-12/pm.1/CLN-01", "check/S01.P1.1/2026-05-12/pm.1/CLN-05",
            ]
        )
        let claims = entries.map { $0["claim"] }
        #expect(claims[1]?["worse"]?.integer == 2 && claims[1]?["found"]?.integer == 5)
        #expect(entries.dropFirst().first?["about"]?["note"]?.text == "by the gate")
        #expect(claims[2]?["answer"]?.text == "pass" && claims[2]?["repeat"] != nil)
    }

    @Test(
        arguments: [("s", ["sweep", "departure"]), ("b", []), ("", ["departure"])]
            as [(String, [String])]
    )
    func `on a terminal the end asks what to do with what is due`(
        answer: String,
        registers: [String]
    ) throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")

        let run = try city.onTerminal(
            "watch end \(RecordingAttendanceTests.at)12:00:00+08:00",
            answers: [answer]
        )

        #expect(run.status == 0 && run.shown.contains("Still due in am.4"), "\(run.shown)")
        let entries = try city.entries("lan.journal").dropFirst()
        #expect(entries.map { $0["register"]?.text } == registers)
        if answer == "s" {
            #expect(entries.first?["record"]?.text == "check/S01.P1.1/2026-05-12/am.4/*")
        }
    }

    @Test func `on a terminal a count goes on with what was chosen`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")

        let run = try city.onTerminal(
            "count \(RecordingAttendanceTests.at)08:10:00+08:00",
            answers: ["2 +1", "+", "+3 !", "x", "u", "trf-01 19/20", "1/1", "q"]
        )

        #expect(run.status == 0, "\(run.shown)")
        let claims = try city.entries("lan.journal").dropFirst().map { $0["claim"] }
        #expect(
            claims == [
                ["found": 1, "settled": 0], ["found": 2, "settled": 0],
                ["found": 5, "settled": 3], ["found": 2, "settled": 0],
                ["numerator": 19, "denominator": 20], ["numerator": 20, "denominator": 21],
            ]
        )
        // Nobody asks where nobody answers.
        #expect(try city.lan("count", at: "8:20").status == 64)
    }

    @Test func `on a terminal the rounds know problems by their numbers and codes`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        try city.lanDone("check CLN-01 --fail --found 3", at: "8:10")
        try city.lanDone("check PRK-01 --not-applicable", at: "8:11")
        try city.lanDone("watch end", at: "8:30")
        try city.lanDone("watch start S01.P1.1", at: "14:00")

        let run = try city.onTerminal(
            "check \(RecordingAttendanceTests.at)14:10:00+08:00",
            answers: ["#1 t", "#1 t", "prk-01 p", "s", "q"]
        )

        #expect(run.status == 0, "\(run.shown)")
        #expect(run.shown.contains("because 1 does not apply: PRK-01"))
        let entries = try city.entries("lan.journal").suffix(3)
        #expect(
            entries.map { $0["record"]?.text } == [
                "check/S01.P1.1/2026-05-12/pm.1/CLN-01", "check/S01.P1.1/2026-05-12/pm.1/PRK-01",
                "check/S01.P1.1/2026-05-12/pm.1/*",
            ]
        )
        #expect(entries.first?["claim"]?["found"]?.integer == 3)
    }
}

/// Looking again at what was found.
@Suite struct RecordingRecheckTests {
    @Test func `C09 复查督调: a recheck is linked to the first finding`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        let first = try city.lanJSON("check CLN-01 --fail --found 3", at: "8:10")
        let digest = try #require(first["entries"]?.list?.first?["digest"]?.text)

        // Somebody else, who does not have the finding: all digits, and the indicator.
        let run = try city.watcher(
            "mei",
            "S01.0008",
            does: "check S01.P1.1 CLN-01 --still-there \(digest) --kind recheck",
            at: "15:00"
        )
        #expect(run.status == 0, "\(run.stderr)")
        try city.done("merge --into street.ledger lan.journal mei.journal --now @noon")
        let tally = try city.json(
            """
            tally street.ledger --from 2026-05-12 --to 2026-05-12 --by kind,inspector \
            --now 2026-05-12T18:00:00+08:00
            """
        )

        let recheck = try #require(try city.entries("mei.journal").last)
        #expect(
            recheck["record"]?.text
                == "check/S01.P1.1/2026-05-12/recheck-S01.0008-1500/CLN-01"
        )
        #expect(recheck["claim"]?["repeat"]?.text == digest)
        let row = tally["rows"]?.list?.first { $0["kind"]?.text == "recheck" }
        #expect(row?["failed"]?.integer == 1 && row?["repeated"]?.integer == 1)
        #expect(row?["found"]?.integer == 0 && tally["total"]?["found"]?.integer == 3)
    }
}
