import Foundation
import Journaling
import Testing

/// What offices do with a merged ledger, with the built program.
@Suite struct OfficeTests {
    /// Counted by hand from the four tables in SampleRecords/demo.
    ///
    /// The office has decided that the fire passage was blocked:
    ///
    ///     07  CLN-01 fail 3/2, CLN-05 fail 5/5, FIR-01 fail 1/0, PRK-02 pass, CLN-01 pass, ORD-06 could not see
    ///     08  (FIR-01 pass: overruled) CLN-01 pass, PRK-01 fail 4/1, PRK-01 fail 2/2, ADV-04 not applicable
    ///     09  CLN-02 pass, PRK-01 fail 1/1, CLN-02 fail 2/2, PRK-01 pass; counts TRF-06 14/14, ORD-06 2/1
    ///
    /// passed 5, failed 7, could not see 1: 13 checks; found 3+5+1+4+2+1+2 + 14+2 = 34; settled
    /// 2+5+0+1+2+1+2 + 14+1 = 28.
    @Test func `the demo's tally is the one counted by hand`() throws {
        let city = try DemoCity()

        let tally = try city.json("tally", "city.ledger", "--from", "2026-05-12")

        let total = tally["total"]
        #expect(total?["passed"] == 5 && total?["failed"] == 7 && total?["could_not_see"] == 1)
        #expect(total?["made"] == 13 && total?["not_applicable"] == 1)
        #expect(total?["found"] == 34 && total?["settled"] == 28 && total?["left"] == 6)
    }

    @Test func `what was signed can be computed again after more has arrived`() throws {
        let city = try DemoCity()
        let set = try city.line("ledger", "manifest", "city.ledger", "--out", "signed.manifest")
        let before = try city.json("tally", "city.ledger", "--from", "2026-05-12")
        try city.write(
            "station,date,slot,time,indicator,answer,found,settled,sheet\n"
                + "P01.2,2026-05-12,am,08:55,CLN-05,fail,9,0,S01-0512-08b\n",
            to: "late.csv"
        )
        _ = try city.line(
            "import",
            "checks",
            "late.csv",
            "--slot",
            "am=08:00",
            "--journal",
            "watcher-08.journal",
            "--inspector",
            "S01.0008",
            "--now",
            DemoCity.evening
        )
        _ = try city.line("merge", "--into", "city.ledger", "watcher-08.journal")
        let after = try city.json("tally", "city.ledger", "--from", "2026-05-12")

        let again = try city.json(
            "ledger",
            "recompute",
            "city.ledger",
            "--manifest",
            "signed.manifest",
            "--out",
            "signed.ledger"
        )

        #expect(after != before)
        #expect(again["set"]?.text == set)
        // The head says when and from which ledger; what was counted is the same.
        let signed = try city.json("tally", "signed.ledger", "--from", "2026-05-12")
        #expect(signed["rows"] == before["rows"] && signed["total"] == before["total"])
    }

    @Test func `verify finds a changed table and rebuild mends it`() throws {
        let city = try DemoCity()
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = [
            "python3", "-c",
            "import sqlite3,sys;d=sqlite3.connect(sys.argv[1]);"
                + "d.execute(\"delete from day where station='P01.1'\");d.commit()",
            city.path + "/city.ledger",
        ]
        try python.run()
        python.waitUntilExit()

        let broken = try city.run("ledger", "verify", "city.ledger")
        _ = try city.line("ledger", "rebuild", "city.ledger")
        let mended = try city.run("ledger", "verify", "city.ledger")

        #expect(broken.status == 65 && broken.stdout.contains("ledger rebuild city.ledger"))
        #expect(mended.status == 0, "\(mended.stdout)")
    }

    @Test func `a watch at the wrong station is moved, and looked at first`() throws {
        let city = try DemoCity()
        let device = try city.device("watcher-09")
        let move = [
            "watch", "move", "street-1.ledger", "--device", String(device.prefix(8)), "--from-seq",
            "1", "--to-seq", "4", "--station", "P01.2", "--reason", "wrong station",
            "--journal", "street-1.journal", "--inspector", "S01.0001", "--now", DemoCity.evening,
        ]
        let digest = try city.line("ledger", "digest", "street-1.ledger")
        let journal = try city.bytes("street-1.journal")

        let looked = try Program.run(move + ["--dry-run", "--json"], in: city.path)

        let preview = JSONValue(Array(looked.stdout.utf8))
        #expect(looked.status == 0 && preview?["moved"]?.list?.count == 4, "\(looked.stderr)")
        #expect(try city.line("ledger", "digest", "street-1.ledger") == digest)
        #expect(try city.bytes("street-1.journal") == journal)

        let moved = try Program.run(move, in: city.path)

        #expect(moved.status == 0)
        let rows = try city.json(
            "tally",
            "street-1.ledger",
            "--from",
            "2026-05-12",
            "--by",
            "station"
        )
        let stations = rows["rows"]?.list?.compactMap { $0["station"]?.text }
        #expect(stations == ["P01.1", "P01.2", "P02.1"])
        let shown = try city.json(
            "conflicts",
            "show",
            "street-1.ledger",
            "check/P01.2/2026-05-12/am.1/CLN-02"
        )
        #expect(shown["heads"]?.list?.first?["moved_by"]?.text?.count == 64)
    }

    @Test func `only an office that could have enrolled for it releases a held entry`() throws {
        let city = try DemoCity()
        // P03 belongs to the other street office.
        try city.write(
            "station,date,slot,time,indicator,answer,found,settled,sheet\n"
                + "P03.1,2026-05-12,am,08:55,PET-01,fail,1,1,S01-0512-08c\n",
            to: "away.csv"
        )
        let refused = try city.run(
            "import",
            "checks",
            "away.csv",
            "--slot",
            "am=08:00",
            "--journal",
            "watcher-08.journal",
            "--inspector",
            "S01.0008",
            "--now",
            DemoCity.evening
        )
        #expect(refused.status == 65)
        try FileManager.default.removeItem(atPath: city.path + "/watcher-08.desk")
        _ = try city.line(
            "import",
            "checks",
            "away.csv",
            "--slot",
            "am=08:00",
            "--journal",
            "watcher-08.journal",
            "--inspector",
            "S01.0008",
            "--now",
            DemoCity.evening
        )
        _ = try city.line("merge", "--into", "city.ledger", "watcher-08.journal")
        let held = try city.run("held", "list", "city.ledger", "--json")
        let digest = try #require(
            JSONValue(Array(held.stdout.trimmingCharacters(in: .newlines).utf8))?["digest"]?.text
        )

        let wrong = try city.run(
            "held",
            "release",
            "city.ledger",
            digest,
            "--because",
            "asked",
            "--journal",
            "street-1.journal",
            "--inspector",
            "S01.0001",
            "--now",
            DemoCity.evening
        )
        let right = try city.run(
            "held",
            "release",
            "city.ledger",
            digest,
            "--because",
            "asked",
            "--journal",
            "city.journal",
            "--inspector",
            "C.0001",
            "--now",
            DemoCity.evening
        )

        #expect(wrong.status == 65 && wrong.stderr.contains("not-authorised"))
        #expect(right.status == 0, "\(right.stderr)")
        #expect(try city.run("held", "list", "city.ledger", "--json").stdout.isEmpty)
    }

    /// A call of `ledger erase` for the first finding of watcher 07 by a person at a journal.
    private func erasing(_ city: DemoCity, by journal: String, _ person: String) throws -> [String]
    {
        let shown = try city.json(
            "conflicts",
            "show",
            "street-1.ledger",
            "check/P01.1/2026-05-12/am.1/CLN-01"
        )
        let digest = try #require(shown["heads"]?.list?.first?["digest"]?.text)
        return [
            "ledger", "erase", "street-1.ledger", String(digest.prefix(12)), "--reason",
            "a telephone number", "--journal", journal, "--inspector", person, "--now",
            DemoCity.evening,
        ]
    }

    @Test func `an office erases an entry, and everybody who merges its journal does`() throws {
        let city = try DemoCity()
        let erase = try erasing(city, by: "street-1.journal", "S01.0001")
        let tally = ["--from", "2026-05-12", "--by", "indicator"]
        let before = try city.json("tally", "street-1.ledger", tally[0], tally[1])["total"]
        let digest = try city.line("ledger", "digest", "street-1.ledger")
        let journal = try city.bytes("street-1.journal")

        let looked = try Program.run(erase + ["--dry-run", "--json"], in: city.path)

        let preview = JSONValue(Array(looked.stdout.utf8))
        #expect(looked.status == 0, "\(looked.stderr)")
        #expect(preview?["entries"] == 1 && preview?["photos"] == 0 && preview?["kept"] == [])
        #expect(try city.line("ledger", "digest", "street-1.ledger") == digest)
        #expect(try city.bytes("street-1.journal") == journal)

        let erased = try Program.run(erase, in: city.path)

        #expect(erased.status == 0, "\(erased.stderr)")
        #expect(erased.stdout.contains("Erased 1 entry") && erased.stdout.contains("ledger purge"))
        let after = try city.json("tally", "street-1.ledger", tally[0], tally[1])["total"]
        #expect(after != before)
        _ = try city.line("merge", "--into", "city.ledger", "street-1.journal")
        let content = try city.run("ledger", "content", "city.ledger").stdout
        #expect(content.split(separator: "\n").count { $0.contains(#""erased":[""#) } == 1)
        #expect(try city.json("ledger", "purge", "city.ledger")["entries"] == 1)
        let shown = try city.run("journal", "show", "street-1.journal", "--json").stdout
        #expect(shown.contains("a telephone number") && shown.contains("S01.0001"))
        // What is erased already is not erased once more.
        let again = try Program.run(erase + ["--json"], in: city.path)
        #expect(JSONValue(Array(again.stdout.utf8))?["entries"] == 0)
    }

    @Test func `nobody erases without being above, and nothing is written`() throws {
        let city = try DemoCity()
        let journal = try city.bytes("watcher-08.journal")
        let digest = try city.line("ledger", "digest", "street-1.ledger")

        let refused = try Program.run(
            erasing(city, by: "watcher-08.journal", "S01.0008"),
            in: city.path
        )

        #expect(refused.status == 65 && refused.stderr.contains("not-authorised"))
        #expect(try city.bytes("watcher-08.journal") == journal)
        #expect(try city.line("ledger", "digest", "street-1.ledger") == digest)
    }

    @Test func `erasing names an entry or a photo that is here`() throws {
        let city = try DemoCity()
        let writer = [
            "--reason", "x", "--journal", "street-1.journal", "--inspector", "S01.0001", "--now",
            DemoCity.evening,
        ]
        for named in [["00000000"], ["--photo", "00000000"], [""]] {
            let outcome = try Program.run(
                ["ledger", "erase", "street-1.ledger"] + named + writer,
                in: city.path
            )
            #expect(outcome.status == 64 && outcome.stderr.contains("unknown-digest"))
        }
        let nothing = try Program.run(
            ["ledger", "erase", "street-1.ledger"] + writer,
            in: city.path
        )
        #expect(nothing.status == 64 && nothing.stderr.contains("--photo"))
    }

    @Test func `a watcher cannot decide, and nothing is written`() throws {
        let city = try DemoCity()
        _ = try city.line("ledger", "create", "fresh.ledger", "--trust", "root.pub")
        _ = try city.line(
            "merge",
            "--into",
            "fresh.ledger",
            "reference.bundle",
            "hand-in-07.bundle",
            "hand-in-08.bundle"
        )
        let record = "check/P01.1/2026-05-12/am.1/FIR-01"
        let heads = try city.json("conflicts", "show", "fresh.ledger", record)["heads"]?.list
        let digest = try #require(heads?.last?["digest"]?.text)
        let journal = try city.bytes("watcher-07.journal")

        let outcome = try city.run(
            "conflicts",
            "resolve",
            "fresh.ledger",
            record,
            "--choose",
            digest,
            "--reason",
            "mine",
            "--journal",
            "watcher-07.journal",
            "--inspector",
            "S01.0007",
            "--now",
            DemoCity.evening
        )

        #expect(outcome.status == 65 && outcome.stderr.contains("not-authorised"))
        #expect(try city.bytes("watcher-07.journal") == journal)
        #expect(try city.json("conflicts", "list", "fresh.ledger").list?.count == 1)
    }

    @Test func `tallies and conflicts are told in Chinese with columns in line`() throws {
        let city = try DemoCity()

        let tally = try city.run(
            "tally",
            "city.ledger",
            "--from",
            "2026-05-12",
            "--by",
            "indicator,station",
            "--language",
            "zh"
        )

        let lines = tally.stdout.split(separator: "\n")
        #expect(lines.dropFirst().first?.hasPrefix("指标    岗     项次  不合格  发现数") == true)
        let total = try #require(lines.first { $0.hasPrefix("合计") })
        #expect(total.contains("41.7%") && total.contains("75.0%"))
        #expect(lines.last == "未计入：存疑 0 条，练习 0 条；未交 0 班。")
    }
}
