import Foundation
import Journaling
import Testing

/// Journals looked at, checked and handed in.
@Suite struct ExchangeJournalTests {
    /// A city with a watcher who has written five entries, no two in one append.
    private func city() throws -> ExchangeCity {
        let city = try ExchangeCity()
        try city.watcher("lan", "S01.0007")
        for minute in 10..<15 {
            let table =
                "station,date,slot,round,time,indicator,answer\n"
                + "S01.P1.1,2026-05-12,am,1,8:\(minute),CLN-\(minute),pass\n"
            try city.write(table, to: "lan.csv")
            // Checked by nothing: what the desk does not know is the office's to hold.
            try city.remove("lan.desk")
            try city.done(
                "import checks lan.csv --journal lan.journal --inspector S01.0007 --now @noon"
            )
            try city.done("receive --desk lan.desk lan.bundle")
        }
        return city
    }

    private func segments(_ city: ExchangeCity, _ name: String) throws -> [Segment] {
        var reader = BundleReader(try city.bytes(name))
        var segments: [Segment] = []
        while let item = try reader.next() {
            if case .segment(let segment) = item { segments.append(segment) }
        }
        return segments
    }

    @Test func `a journal is shown for people and line by line for programs`() throws {
        let city = try city()
        let table = try city.done("journal show lan.journal --seq 2..3")
        #expect(table.contains("2026-05-12 08:11"))
        #expect(!table.contains("08:13"))
        #expect(table.contains("2 entries."))
        let lines = try city.entries("lan.journal")
        #expect(lines.compactMap { $0["seq"]?.integer } == [1, 2, 3, 4, 5])
        #expect(lines.allSatisfy { $0["rank"]?.integer == 1 })
    }

    @Test func `a changed byte, a lost end and a wrong key are noticed`() throws {
        let city = try city()
        #expect(try city.json("journal verify lan.journal")["sound"]?.bool == true)

        // Put back to an earlier state: with its key it is noticed.
        try city.copy("lan.journal", to: "old.journal")
        try city.write(
            "station,date,slot,round,indicator,answer\nS01.P1.1,2026-05-12,am,1,CLN-20,pass\n",
            to: "lan.csv"
        )
        try city.remove("lan.desk")
        try city.done(
            "import checks lan.csv --journal lan.journal --inspector S01.0007 --now @noon"
        )
        let behind = try city.run("journal verify old.journal --key lan.key")
        #expect(behind.status == 65)
        #expect(behind.stderr.contains("[journal-behind-mark]"))
        let wrong = try city.run("journal verify lan.journal --key street.key")
        #expect(wrong.status == 65)
        #expect(wrong.stderr.contains("[key-of-other-journal]"))

        var bytes = try city.bytes("lan.journal")
        let place = try #require(bytes.firstRange(of: Array("CLN-12".utf8)))
        bytes[place.upperBound - 1] = UInt8(ascii: "3")
        try Data(bytes).write(to: URL(fileURLWithPath: city.file("changed.journal")))
        let changed = try city.run("journal verify changed.journal")
        #expect(changed.status == 65)
        #expect(changed.stderr.contains("[segment-"))
    }

    @Test func `an export holds what was asked for, with the enrolment that proves it`() throws {
        let city = try city()
        let whole = try city.json("journal export lan.journal --out whole.bundle --now @noon")
        let rest = try city.json(
            "journal export lan.journal --from-seq 4 --out rest.bundle --now @noon"
        )
        let device = try city.device("lan")

        #expect(whole["entries"]?.integer == 5)
        #expect(whole["proof_segments"]?.integer == 3)
        #expect(rest["first"]?.integer == 4)
        let own = try segments(city, "rest.bundle").filter { $0.device.hex == device }
        #expect(own.map(\.first) == [4])
        #expect(own.map(\.through) == [5])
        for segment in try segments(city, "whole.bundle") { _ = try segment.links() }
    }

    @Test func `an export never replaces a file, and leaves none when it fails`() throws {
        let city = try city()
        try city.write("mine", to: "lan-1.bundle")
        let taken = try city.run("journal export lan.journal --out lan-1.bundle --text lan-1.txt")
        #expect(taken.status == 64)
        #expect(try city.text("lan-1.bundle") == "mine")
        #expect(!city.exists("lan-1.txt"))

        let nowhere = try city.run("journal export lan.journal --out no/lan.bundle")
        #expect(nowhere.status == 75)
        let names = try FileManager.default.contentsOfDirectory(atPath: city.path)
        #expect(!names.contains { $0.hasPrefix("lan-1.bundle.") })
    }

    @Test func `a journal without its key is exported as it stands`() throws {
        let city = try city()
        try FileManager.default.createDirectory(
            atPath: city.file("stick"),
            withIntermediateDirectories: false
        )
        try city.copy("lan.journal", to: "stick/lan.journal")

        let export = try city.json("journal export stick/lan.journal --out s.bundle")

        #expect(export["entries"]?.integer == 5)
        let verified = try city.json("journal verify stick/lan.journal")
        #expect(verified["mark_compared"]?.bool == false)
    }

    @Test func `a journal that another command writes is busy, and so says its exit code`() throws {
        let city = try city()
        let key = open(city.file("lan.key"), O_RDWR)
        #expect(flock(key, LOCK_EX | LOCK_NB) == 0)
        defer { close(key) }

        let run = try city.run("journal verify lan.journal")

        #expect(run.status == 75)
        #expect(run.stderr.contains("[journal-busy]"))
    }
}
