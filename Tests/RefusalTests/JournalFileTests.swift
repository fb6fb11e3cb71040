import Foundation
import JournalSQLite
import Journaling
import TestSupport
import Testing

/// Journal files handed in as they are, whole and not.
@Suite struct JournalFileTests {
    /// A journal of the city's device with one entry an append.
    private func journal(_ count: Int, in folder: Folder, name: String = "day") throws {
        let device = Author("device", key: 3, inspector: "S01.0101", rank: 1)
        let key = try DeviceKey.create(at: folder("\(name).key"), key: device.key)
        let journal = try Journal.create(at: folder("\(name).journal"), key: key, now: City.noon)
        for occasion in 1...count {
            let draft = Draft(
                inspector: "S01.0101",
                rank: 1,
                record: "check/P1.1/\(City.date)/A.\(occasion)/A1",
                register: "finding",
                claim: ["answer": "pass"]
            )
            _ = try journal.append([draft], now: City.noon)
        }
    }

    @Test func `a whole journal goes in, also out of an archive`() throws {
        let desk = try Desk()
        try journal(5, in: desk.folder)
        try desk.folder.python("zipfile.ZipFile('day.zip', 'w').write('day.journal')")

        #expect(try desk.merge("day.journal").total("new") == 5)
        #expect(try desk.merge("day.zip").total("already_held") == 5)
    }

    @Test(arguments: ["-journal", "-wal"])
    func `a journal that was not closed can be merged later`(suffix: String) throws {
        let desk = try Desk()
        try journal(2, in: desk.folder)
        try desk.folder.write("day.journal\(suffix)", [1, 2, 3])

        for language in ["zh", "en"] {
            let run = try desk.mergeForPeople("office.bundle", "day.journal", language: language)
            #expect(run.status == 75 && run.codes == ["journal-not-closed"], "\(run.stderr)")
        }
        // With damage beside it the exit code says what cannot be put right by waiting.
        try desk.folder.write("hello.txt", "hello".utf8)
        #expect(try desk.mergeForPeople("hello.txt", "day.journal").status == 65)
        try FileManager.default.removeItem(atPath: desk.folder("day.journal\(suffix)"))
        #expect(try desk.merge("day.journal").total("new") == 2)
    }

    @Test func `a journal in the middle of a transaction can be merged later`() throws {
        let desk = try Desk()
        try journal(2, in: desk.folder)
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        writer.arguments = [
            "python3", "-c",
            """
            import sqlite3, sys
            c = sqlite3.connect(sys.argv[1], isolation_level=None)
            c.execute("PRAGMA cache_size = 1")
            c.execute("BEGIN IMMEDIATE")
            c.execute("INSERT INTO photo VALUES (x'00', zeroblob(1000000))")
            print("written", flush=True)
            sys.stdin.read()
            """,
            desk.folder("day.journal"),
        ]
        let (input, output) = (Pipe(), Pipe())
        writer.standardInput = input
        writer.standardOutput = output
        try writer.run()
        _ = output.fileHandleForReading.availableData

        let run = try desk.mergeForPeople("day.journal")

        #expect(run.status == 75 && run.codes == ["journal-not-closed"], "\(run.stderr)")
        try input.fileHandleForWriting.close()
        writer.waitUntilExit()
        #expect(try desk.merge("day.journal").total("new") == 2)
    }

    @Test func `a journal that is open elsewhere and at rest goes in`() throws {
        let desk = try Desk()
        try journal(2, in: desk.folder)
        let key = try DeviceKey.load(from: desk.folder("day.key"))
        let open = try Journal.open(at: desk.folder("day.journal"), key: key)

        #expect(try desk.merge("day.journal").total("new") == 2)
        withExtendedLifetime(open) {}
    }

    @Test func `newer, cut and foreign journals are named`() throws {
        let desk = try Desk()
        try journal(30, in: desk.folder)
        let whole = try desk.folder.bytes("day.journal")
        var newer = whole
        newer[63] = 2
        try desk.folder.write("newer.journal", newer)
        try desk.folder.write("cut.journal", whole.prefix(whole.count - 4096))
        try desk.folder.copy("day.journal", to: "view.journal")
        try desk.folder.run(
            "DROP TABLE photo; CREATE VIEW photo AS SELECT bytes AS digest, bytes FROM entry",
            on: "view.journal"
        )
        try desk.folder.copy("day.journal", to: "trigger.journal")
        try desk.folder.run(
            "CREATE TRIGGER t INSERT ON entry BEGIN DELETE FROM entry; END",
            on: "trigger.journal"
        )
        try desk.folder.copy("day.journal", to: "key.journal")
        let other = TestKey.number(20).publicKey.bytes
        try desk.folder.run(
            "UPDATE meta SET value = x'\(Hex.text(other))' WHERE key = 'key'",
            on: "key.journal"
        )

        for (name, code) in [
            ("newer.journal", "schema-newer"), ("cut.journal", "database-damaged"),
            ("view.journal", "schema-unexpected"), ("trigger.journal", "schema-unexpected"),
            ("key.journal", "segment-key"),
        ] {
            for language in ["zh", "en"] {
                let run = try desk.mergeForPeople(name, language: language)
                #expect(run.status == 65 && run.codes == [code], "\(name): \(run.stderr)")
            }
        }
        #expect(try desk.merge("day.journal").total("new") == 30)
    }

    @Test func `what is not proven in a journal stays out, and the rest goes in`() throws {
        let desk = try Desk()
        try journal(10, in: desk.folder)
        try desk.folder.run(
            """
            UPDATE entry SET bytes = CAST(substr(bytes, 1, 60) || x'00' || substr(bytes, 62) AS BLOB)
            WHERE seq = 4;
            DELETE FROM entry WHERE seq = 8;
            INSERT INTO entry SELECT 11, bytes FROM entry WHERE seq = 10;
            """,
            on: "day.journal"
        )

        let run = try desk.merge("day.journal")

        #expect(run.status == 65)
        #expect(run.total("new") == 8, "\(run.stdout)")
        try desk.expectSound()
    }

    @Test func `a flipped bit anywhere in a journal never brings in anything false`() throws {
        let desk = try Desk()
        try journal(20, in: desk.folder)
        let whole = try desk.folder.bytes("day.journal")
        for place in stride(from: 101, to: whole.count, by: whole.count / 40) {
            var changed = whole
            changed[place] ^= 4
            try desk.folder.write("changed.journal", changed)
            let run = try desk.merge("changed.journal")
            #expect(run.status == 0 || run.status == 65, "byte \(place): \(run.stderr)")
        }
        #expect(try desk.merge("day.journal").status == 0)
        let clean = try Desk()
        try clean.folder.write("day.journal", whole)
        #expect(try clean.merge("day.journal").total("new") == 20)
        #expect(try desk.digest == clean.digest)
        try desk.expectSound()
    }
}
