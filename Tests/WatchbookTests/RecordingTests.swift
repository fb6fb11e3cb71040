import Foundation
import Journaling
import Testing

/// A watcher's day by commands.
@Suite struct RecordingTests {
    @Test func `a whole watch goes from arrival to departure and counts at the office`() throws {
        let city = try ExchangeCity.recording()

        let start = try city.lanJSON(
            "watch start --at 31.2304,121.4737 --accuracy 8.5 --partner S01.0008",
            at: "7:55"
        )
        #expect(start["station"]?.text == "S01.P1.1" && start["planned"]?.bool == true)
        try city.lanDone("check CLN-01 --fail --found 3 --settled 2 --action cleared", at: "8:10")
        try city.lanDone("check PRK-01 --pass", at: "8:12")
        try city.lanDone("count TRF-01 19/20", at: "8:15")
        try city.lanDone("count TRF-06 +3 --settled --action stopped", at: "8:20")
        let sweep = try city.lanJSON("sweep", at: "8:30")
        try city.lanDone("watch handover --to S01.0008", at: "11:55")
        try city.lanDone("watch end", at: "12:00")

        let entries = try city.entries("lan.journal")
        let watch = "watch/S01.P1.1/2026-05-12/am/S01.0007"
        #expect(entries[0]["record"]?.text == watch)
        #expect(entries[0]["claim"] == ["partners": ["S01.0008"]])
        #expect(
            entries[0]["about"]?["place"]
                == ["lat": 312_304_000, "lon": 1_214_737_000, "accuracy": 8500]
        )
        #expect(entries[1]["record"]?.text == "check/S01.P1.1/2026-05-12/am.1/CLN-01")
        #expect(
            entries[1]["claim"]
                == ["action": "cleared", "answer": "fail", "found": 3, "settled": 2]
        )
        #expect(entries[1]["about"]?["standard"]?.text?.hasPrefix("town-2026@") == true)
        #expect(sweep["answers"]?.texts == ["CLN-05", "FAC-02"])
        #expect(sweep["left_out"]?.texts == ["FAC-08"])
        let handover = entries.first { $0["register"]?.text == "handover" }
        let found = try #require(entries[1]["digest"])
        #expect(handover?["claim"] == ["to": "S01.0008", "left": [found]])
        #expect(entries.last?["register"]?.text == "departure")

        try city.done("merge --into street.ledger lan.journal")
        #expect(try city.held("street.ledger").isEmpty)
    }

    @Test func `a watch over midnight keeps the date on which it began`() throws {
        let city = try ExchangeCity.recording()

        try city.lanDone("watch start S01.P1.1", at: "23:50")
        try city.lanDone("check CLN-01 --pass", at: "24:30")
        try city.lanDone("count TRF-06", at: "25:10")

        #expect(
            try city.records() == [
                "watch/S01.P1.1/2026-05-12/night/S01.0007",
                "check/S01.P1.1/2026-05-12/night.3/CLN-01",
                "count/S01.P1.1/2026-05-12/night/TRF-06/S01.0007",
            ]
        )
    }

    @Test func `who is on no roster stands all the same`() throws {
        let city = try ExchangeCity.recording()
        let start = try city.watcher(
            "mei",
            "S01.0008",
            does: "watch start S01.P1.2 --duty spot --json",
            at: "8:05"
        )

        let said = JSONValue(Array(start.stdout.utf8))
        #expect(said?["planned"]?.bool == false && said?["slot"]?.text == "am")
        #expect(said?["entries"]?.list?.first?["claim"] == ["duty": "spot"])
    }

    @Test func `without a desk everything is recorded and nothing judged`() throws {
        let city = try ExchangeCity.recording()
        func bare(_ line: String, _ time: String) throws -> Program.Outcome {
            try city.watcher("bare", "S01.0010", does: line, at: time)
        }

        #expect(try bare("watch start S01.P1.1", "8:05").status == 0)
        let check = try bare("check CLN-01 --fail", "8:10")
        let count = try bare("count TRF-06 +2", "8:11")
        let sweep = try bare("sweep", "8:12")
        let facts = try bare("check FAC-02 --fact area_m2=1.2", "8:13")

        #expect(check.status == 0 && check.stdout.contains("Not judged"))
        #expect(count.status == 0 && count.stdout.contains("Not judged"))
        #expect(sweep.status == 65 && sweep.stderr.contains("[due-unknown]"))
        #expect(facts.status == 64 && facts.stderr.contains("[answer-missing]"))
        #expect(
            try city.entries("bare.journal").map { $0["record"]?.text } == [
                "watch/S01.P1.1/2026-05-12/adhoc-0805/S01.0010",
                "check/S01.P1.1/2026-05-12/unplanned-S01.0010-810/CLN-01",
                "count/S01.P1.1/2026-05-12/adhoc-0805/TRF-06/S01.0010",
            ]
        )
    }

    @Test func `a dry run writes nothing`() throws {
        let city = try ExchangeCity.recording()
        try city.write("not really a picture", to: "hole.jpg")
        try city.lanDone("watch start", at: "8:00")
        let before = try city.bytes("lan.journal")

        for line in [
            "check CLN-01 --fail --open-case --photo hole.jpg", "check PRK-01 --pass", "sweep",
            "count TRF-06 +3", "undo", "watch end", "watch handover",
        ] {
            let run = try city.lan(line + " --dry-run", at: "8:10")
            #expect(run.status == 0, "\(line): \(run.stderr)")
            #expect(run.stdout.contains("Nothing was written."), "\(line)")
        }

        #expect(try city.bytes("lan.journal") == before)
    }

    @Test func `two watches at once, and none at all, are refused`() throws {
        let city = try ExchangeCity.recording()

        #expect(try city.lan("watch end", at: "8:00").stderr.contains("[watch-none]"))
        #expect(try city.lan("count TRF-06", at: "8:00").stderr.contains("[watch-none]"))
        #expect(try city.lan("check CLN-01 --pass", at: "8:00").status == 64)
        try city.lanDone("watch start", at: "8:00")
        let second = try city.lan("watch start S01.P1.2", at: "8:05")
        #expect(second.status == 64 && second.stderr.contains("S01.P1.1 since 08:00"))
    }

    @Test func `a watch ended by mistake goes on`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        try city.lanDone("watch end", at: "8:30")

        let again = try city.lanDone("watch start", at: "8:31")

        #expect(again.contains("goes on"))
        let entries = try city.entries("lan.journal")
        #expect(entries.map { $0["register"]?.text } == ["arrival", "departure", "departure"])
        #expect(entries[2]["claim"]?["withdrawn"]?.bool == true)
        #expect(try city.lanJSON("watch status", at: "8:40")["watch"]?["slot"]?.text == "am")
    }

    @Test func `a forgotten watch is named and stands in nobody's way`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start S01.P1.1", at: "8:00")

        let status = try city.lanJSON("watch status", at: "32:00")
        let start = try city.lanDone("watch start", at: "32:00")

        #expect(status["watch"] == .null)
        #expect(status["forgotten"]?.texts == ["watch/S01.P1.1/2026-05-12/am/S01.0007"])
        #expect(start.contains("was never ended"))
    }

    @Test func `status and today say what is due, answered and left`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        try city.lanDone("check CLN-01 --fail", at: "8:05")
        try city.lanDone("check PRK-01 --pass", at: "8:06")

        let status = try city.lanJSON("watch status", at: "8:10")["watch"]
        let today = try city.lanJSON("today", at: "8:10")
        let chinese = try city.lanDone("today --language zh", at: "8:10")
        let next = try city.lanJSON("watch status", at: "9:10")["watch"]

        #expect(status?["due"]?.texts == ["CLN-05", "FAC-02", "FAC-08", "TRF-01", "TRF-06"])
        #expect(status?["left"]?.list?.count == 1)
        #expect(next?["occasion"]?.text == "am.2" && next?["due"]?.list?.count == 7)
        #expect(today["slots"]?.list?.map { $0["slot"]?.text } == ["am", "night"])
        #expect(today["answers"]?.list?.count == 2)
        #expect(today["due"]?.list?.count == 7)
        #expect(chinese.contains("积存垃圾") && chinese.contains("2026-05-12 您的班次"))
    }
}
