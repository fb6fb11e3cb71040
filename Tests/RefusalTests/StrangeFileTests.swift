import Foundation
import Journaling
import Testing

/// Files that are not what they should be: each is named with the reason, and the others go in.
@Suite struct StrangeFileTests {
    /// Merges `names` together with a good bundle, and expects one line for each in both languages.
    private func expect(
        _ codes: [String],
        of names: [String],
        in desk: Desk,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        desk.city.device.find()
        try desk.folder.write("good.bundle", desk.city.deviceBundle())
        for language in ["zh", "en"] {
            let files = (names + ["good.bundle"]).map { desk.folder($0) }
            let run = try Program.run(
                ["merge", "--into", desk.ledger] + City.now + files,
                language: language
            )
            #expect(run.codes == codes, "\(run.stderr)", sourceLocation: sourceLocation)
            #expect(run.status == 65, sourceLocation: sourceLocation)
        }
        let again = try desk.merge("good.bundle")
        #expect(again.total("already_held") == 1, sourceLocation: sourceLocation)
        try desk.expectSound(sourceLocation: sourceLocation)
    }

    @Test func `text, nothing, a folder of rubbish and a pipe`() throws {
        let desk = try Desk()
        try desk.folder.write("hello.txt", "hello world".utf8)
        try desk.folder.write("empty.bundle", [])
        try desk.folder.write("stick/deep/photo.jpg", [0xFF, 0xD8, 0, 0, 1])
        try desk.folder.write("stick/list.csv", "a,b\n1,2\n".utf8)
        try desk.folder.write("stick/.DS_Store", [0, 1])
        #expect(mkfifo(desk.folder("pipe"), 0o600) == 0)

        try expect(
            [
                "file-unknown-kind", "file-empty", "file-unknown-kind", "file-unknown-kind",
                "file-unknown-kind",
            ],
            of: ["hello.txt", "empty.bundle", "stick", "pipe"],
            in: desk
        )
    }

    @Test func `databases of others, with views and triggers named like our tables`() throws {
        let desk = try Desk()
        let (journal, ledger) = (0x5742_4A31, 0x5742_4C31)
        try desk.folder.run("CREATE TABLE notes (text)", on: "other.db")
        for (name, id, sql) in [
            ("view.journal", journal, "CREATE VIEW entry AS SELECT 1 AS seq, x'00' AS bytes"),
            ("view.ledger", ledger, "CREATE VIEW segment AS SELECT 1 AS id, x'00' AS bytes"),
        ] {
            try desk.folder.run(
                "PRAGMA application_id = \(id); PRAGMA user_version = 1; \(sql)",
                on: name
            )
        }
        try desk.folder.copy("day.ledger", to: "trigger.ledger")
        try desk.folder.run(
            "CREATE TRIGGER segment_read AFTER INSERT ON meta BEGIN DELETE FROM segment; END",
            on: "trigger.ledger"
        )

        try expect(
            [
                "other-programs-database", "schema-unexpected", "schema-unexpected",
                "schema-unexpected",
            ],
            of: ["other.db", "view.journal", "view.ledger", "trigger.ledger"],
            in: desk
        )
        let into = try Program.run(
            "merge",
            "--into",
            desk.folder("trigger.ledger"),
            desk.folder("good.bundle")
        )
        #expect(into.codes == ["schema-unexpected"] && into.status == 65)
    }

    @Test func `ledgers that are cut, changed in the middle, or of a newer version`() throws {
        let desk = try Desk()
        let whole = try desk.folder.bytes("day.ledger")
        try desk.folder.write("cut.ledger", whole.prefix(whole.count / 2))
        try desk.folder.write("stub.ledger", whole.prefix(60))
        var newer = whole
        newer[63] = 3
        try desk.folder.write("newer.ledger", newer)

        try expect(
            ["database-damaged", "database-damaged", "schema-newer"],
            of: ["stub.ledger", "cut.ledger", "newer.ledger"],
            in: desk
        )
    }

    @Test func `a flipped bit anywhere in a ledger never brings in anything false`() throws {
        let desk = try Desk()
        for occasion in 1...40 { desk.city.device.find(occasion) }
        try desk.folder.write("day.bundle", desk.city.deviceBundle())
        #expect(try desk.merge("day.bundle").status == 0)
        let (digest, whole) = (try desk.digest, try desk.folder.bytes("day.ledger"))

        for place in stride(from: 101, to: whole.count, by: whole.count / 25) {
            var changed = whole
            changed[place] ^= 1
            try desk.folder.write("changed.ledger", changed)
            let run = try desk.merge("changed.ledger")
            #expect(run.status == 0 || run.status == 65, "byte \(place): \(run.stderr)")
        }
        #expect(try desk.digest == digest)
        try desk.expectSound()
    }

    @Test func `a private key is refused before anything is read`() throws {
        let desk = try Desk()
        let key = "watchbook-key-1\nprivate \(String(repeating: "07", count: 32))\n"
        try desk.folder.write("mine.key", key.utf8)
        try desk.folder.write("mine.bundle", key.utf8)
        try desk.folder.write("stick/mine.key", key.utf8)
        let before = try desk.folder.contents

        for language in ["zh", "en"] {
            for name in ["mine.key", "mine.bundle"] {
                let run = try desk.mergeForPeople("office.bundle", name, language: language)
                #expect(run.status == 64 && run.codes == ["key-offered"])
            }
        }
        #expect(try desk.folder.contents == before)
        // In a folder it is what stands beside every journal.
        #expect(try desk.mergeForPeople("stick").status == 0)
    }

    @Test func `archives that lie, that are too much, or that hide others`() throws {
        let desk = try Desk()
        try desk.folder.python(
            """
            good = open('office.bundle', 'rb').read()
            with zipfile.ZipFile('bomb.zip', 'w', zipfile.ZIP_DEFLATED) as z:
                z.writestr('a.bundle', bytes(300 << 20))
            with zipfile.ZipFile('many.zip', 'w') as z:
                for i in range(10001): z.writestr(str(i), b'')
            with zipfile.ZipFile('liar.zip', 'w', zipfile.ZIP_DEFLATED) as z:
                z.writestr('a.bundle', good + bytes(1000000))
            x = bytearray(open('liar.zip', 'rb').read())
            i = x.rfind(b'PK\\x01\\x02')
            x[i+24:i+28] = x[22:26] = struct.pack('<I', len(good))
            open('liar.zip', 'wb').write(x)
            with zipfile.ZipFile('nested.zip', 'w') as z:
                z.write('liar.zip'); z.writestr('../../../up.bundle', good)
            open('cut.zip', 'wb').write(open('nested.zip', 'rb').read()[:200])
            """
        )

        try expect(
            ["zip-too-large", "zip-too-large", "zip-in-zip", "zip-broken", "zip-broken"],
            of: ["bomb.zip", "many.zip", "nested.zip", "cut.zip", "liar.zip"],
            in: desk
        )
    }

    @Test func `names that would turn or clear the terminal are never shown as they are`() throws {
        let desk = try Desk()
        let evil = "a\u{202E}gpj.\u{1B}[2Jbundle"
        try desk.folder.write(evil, "rubbish".utf8)
        try desk.folder.write("b\u{2066}.bundle", desk.city.officeBundle().dropLast())

        for language in ["zh", "en"] {
            let run = try desk.mergeForPeople(evil, "b\u{2066}.bundle", language: language)
            #expect(run.codes == ["file-unknown-kind", "bundle-cut"])
            let shown = (run.stdout + run.stderr).unicodeScalars
            #expect(!shown.contains { "\u{202E}\u{1B}\u{2066}".unicodeScalars.contains($0) })
        }
        let missing = try Program.run("ledger", "digest", desk.folder("no\u{202E}.ledger"))
        #expect(missing.codes == ["file-missing"] && !missing.stderr.contains("\u{202E}"))
    }

    @Test func `a file given twice and by a link goes in once`() throws {
        let desk = try Desk()
        desk.city.device.find()
        try desk.folder.write("day.bundle", desk.city.deviceBundle())
        try FileManager.default.createSymbolicLink(
            atPath: desk.folder("link.bundle"),
            withDestinationPath: "day.bundle"
        )

        let run = try desk.merge("day.bundle", "link.bundle", "day.bundle")

        #expect(run.status == 0)
        #expect(run.total("new") == 1 && run.total("already_held") == 2)
    }
}
