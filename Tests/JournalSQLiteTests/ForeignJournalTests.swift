import Foundation
import JournalSQLite
import Journaling
import Testing

@Suite struct ForeignJournalTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func read(_ name: String = "a.journal") throws -> ForeignJournal {
        try ForeignJournal.read(scratch.path(name), temporaryFolder: scratch.path("temporary"))
    }

    private func makeTemporary() throws {
        try FileManager.default.createDirectory(
            atPath: scratch.path("temporary"),
            withIntermediateDirectories: false
        )
    }

    @Test func `a sound journal gives all its entries and photos and stays as it is`() throws {
        try makeTemporary()
        let written = try scratch.closedJournal(appends: 5, of: 100)
        let photo = try scratch.open().addPhoto([UInt8](repeating: 3, count: 50_000))
        let before = try scratch.bytes("a.journal")

        let foreign = try read()

        #expect(try entries(of: foreign.segments) == written)
        #expect(foreign.segments.map(\.count) == [200, 200, 100])
        #expect(foreign.faults == [])
        #expect(foreign.created == scratch.noon)
        #expect(foreign.device == (try privateKey(7).device))
        #expect(try foreign.photoDigests == [photo.digest])
        #expect(try foreign.photo(photo.digest)?.count == 50_000)
        #expect(try foreign.photo(Chain.sha256([1])) == nil)
        #expect(try scratch.bytes("a.journal") == before)
        #expect(try scratch.names == ["a.journal", "a.key", "temporary"])
    }

    @Test func `nothing is left in the temporary folder, whatever happened`() throws {
        try makeTemporary()
        try scratch.closedJournal(appends: 1)
        try scratch.write([1, 2, 3], to: "text")

        let foreign = try read()
        #expect(try scratch.temporaryNames == [])
        #expect(foreign.segments.count == 1)
        #expect(try refusal { _ = try read("text") } == .notSQLite)
        #expect(try scratch.temporaryNames == [])
    }

    @Test func `a journal that its writer holds open can be read`() throws {
        try makeTemporary()
        let journal = try scratch.journal()
        _ = try journal.append([draft()], now: scratch.noon)

        #expect(try read().segments.count == 1)
    }

    @Test func `names with the characters of URIs are read`() throws {
        let folder = "tmp %3f?immutable=0#x 日"
        try FileManager.default.createDirectory(
            atPath: scratch.path(folder),
            withIntermediateDirectories: false
        )
        try scratch.closedJournal("a b?c=%41", appends: 1)

        let foreign = try ForeignJournal.read(
            scratch.path("a b?c=%41.journal"),
            temporaryFolder: scratch.path(folder)
        )

        #expect(foreign.segments.count == 1)
    }

    // MARK: Not ours

    @Test func `what is no file or no database is refused by name`() throws {
        try makeTemporary()
        try scratch.write([], to: "empty")
        try scratch.write(Array("SQLite format 3".utf8), to: "short")
        try scratch.write([UInt8](repeating: 65, count: 5000), to: "text")
        #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)

        #expect(try refusal { _ = try read("missing") } == .fileMissing)
        #expect(try refusal { _ = try read("temporary") } == .fileUnknownKind)
        #expect(try refusal { _ = try read("pipe") } == .fileUnknownKind)
        #expect(try refusal { _ = try read("empty") } == .notSQLite)
        #expect(try refusal { _ = try read("short") } == .notSQLite)
        #expect(try refusal { _ = try read("text") } == .notSQLite)
    }

    @Test func `the database of another program is refused`() throws {
        try makeTemporary()
        try scratch.run("CREATE TABLE entry (seq INTEGER PRIMARY KEY)", on: "a.journal")

        #expect(try refusal { _ = try read() } == .otherProgramsDatabase)
    }

    @Test func `a journal of a newer program is refused as newer`() throws {
        try makeTemporary()
        try scratch.closedJournal(appends: 1)
        try scratch.run("PRAGMA user_version = 2", on: "a.journal")

        #expect(try refusal { _ = try read() } == .schemaNewer)
    }

    @Test(arguments: ["a.journal-journal", "a.journal-wal"])
    func `a journal that was not closed is to be closed first`(beside: String) throws {
        try makeTemporary()
        try scratch.closedJournal(appends: 1)

        try scratch.write([], to: beside)
        #expect(try refusal { _ = try read() } == nil)
        try scratch.write([0], to: beside)
        #expect(try refusal { _ = try read() } == .journalNotClosed)
        #expect(Problem.Code.journalNotClosed.remedy == .retry)
        #expect(try scratch.temporaryNames == [])
    }

    @Test func `a link does not hide the journal beside the file`() throws {
        try makeTemporary()
        try scratch.closedJournal(appends: 1)
        try scratch.write([0], to: "a.journal-journal")
        #expect(symlink(scratch.path("a.journal"), scratch.path("link.journal")) == 0)

        #expect(try refusal { _ = try read("link.journal") } == .journalNotClosed)
    }

    @Test func `a crafted rollback journal that names another file deletes nothing`() throws {
        try makeTemporary()
        try scratch.closedJournal(appends: 3)
        try scratch.write(Array("precious".utf8), to: "victim")
        try scratch.write(
            hotJournal(
                naming: scratch.path("victim"),
                pages: scratch.bytes("a.journal").count / 4096
            ),
            to: "a.journal-journal"
        )
        let before = try scratch.names

        #expect(try refusal { _ = try read() } == .journalNotClosed)
        #expect(try scratch.names == before)
        #expect(try scratch.bytes("victim") == Array("precious".utf8))
    }

    // MARK: Schema

    @Test(arguments: [
        "CREATE INDEX hat ON entry (bytes)",
        "CREATE TABLE hat (size)",
        "CREATE VIEW hat AS SELECT * FROM entry",
        "CREATE TRIGGER hat AFTER INSERT ON entry BEGIN DELETE FROM seal; END",
        "DROP TABLE photo",
        "DROP TABLE entry; CREATE VIEW entry AS SELECT through AS seq, chain AS bytes FROM seal",
        "DROP TABLE entry; CREATE VIEW entry (seq, bytes) AS WITH RECURSIVE n(i) AS "
            + "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, zeroblob(100) FROM n",
        "DROP TABLE entry; CREATE VIRTUAL TABLE entry USING fts5 (seq, bytes)",
        "DROP TABLE photo; CREATE VIRTUAL TABLE photo USING rtree (id, a, b)",
        "DROP TABLE entry; CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL, "
            + "hat INT AS (seq * 2) STORED) STRICT",
        "DROP TABLE entry; CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
        "DROP TABLE entry; CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL "
            + "CHECK (length(hex(hex(zeroblob(10000000)))) > seq)) STRICT",
        "DROP TABLE entry; CREATE TABLE Entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
        "ANALYZE",
    ])
    func `a schema that is not the known one is refused`(sql: String) throws {
        try makeTemporary()
        try scratch.closedJournal(appends: 2)
        try scratch.run(sql, on: "a.journal")

        #expect(try refusal { _ = try read() } == .schemaUnexpected)
    }

    @Test func `a schema with thousands of tables is refused`() throws {
        try makeTemporary()
        try scratch.closedJournal(appends: 1)
        let tables = (0..<3000).map { "CREATE TABLE t\($0) (a, b, c);" }.joined()
        try scratch.run("BEGIN; \(tables) COMMIT", on: "a.journal")

        #expect(try refusal { _ = try read() } == .schemaUnexpected)
    }

    @Test func `a value of another type than the schema says is damage`() throws {
        try makeTemporary()
        try scratch.closedJournal(appends: 2)
        try scratch.run(
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '       ') WHERE name = 'entry';
            """,
            on: "a.journal"
        )
        try scratch.run("UPDATE entry SET bytes = 'text' WHERE seq = 1", on: "a.journal")
        try scratch.run(
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, '       ', ' STRICT') WHERE name = 'entry';
            """,
            on: "a.journal"
        )

        #expect(try refusal { _ = try read() } == .databaseDamaged)
    }

    @Test func `a table that claims the pages of another is damage`() throws {
        try makeTemporary()
        try scratch.closedJournal(appends: 2)
        try scratch.run(
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'entry')
            WHERE name = 'seal';
            """,
            on: "a.journal"
        )

        #expect(try refusal { _ = try read() } == .databaseDamaged)
    }

    @Test func `a query that does not end is stopped`() throws {
        try scratch.closedJournal(appends: 1)
        let database = try GuardedDatabase(opening: scratch.path("a.journal"), as: .journal)

        let code = try refusal {
            let rows = try database.rows(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
            )
            _ = try rows.next()
        }

        #expect(code == .inputTooCostly)
    }

    @Test func `a file larger than the limit is not even copied`() throws {
        try scratch.closedJournal(appends: 1)

        let code = try refusal {
            _ = try GuardedDatabase(opening: scratch.path("a.journal"), as: .journal, limit: 4096)
        }

        #expect(code == .inputTooCostly)
    }

    // MARK: Entries and seals

    @Test func `entries beyond the last seal are refused, the rest is kept`() throws {
        try makeTemporary()
        let written = try scratch.closedJournal(appends: 4)
        try scratch.run("DELETE FROM seal WHERE through > 2", on: "a.journal")

        let foreign = try read()

        #expect(try entries(of: foreign.segments) == written.filter { $0.key <= 2 })
        #expect(foreign.faults == [Fault(.entriesUnsealed, 3...4)])
        #expect(foreign.problems.first?.details.last == "3–4")
    }

    @Test func `a seal that is missing in the middle costs nothing`() throws {
        try makeTemporary()
        let written = try scratch.closedJournal(appends: 4)
        try scratch.run("DELETE FROM seal WHERE through = 2", on: "a.journal")

        #expect(try entries(of: read().segments) == written)
    }

    @Test func `a seal by another key proves nothing`() throws {
        try makeTemporary()
        let written = try scratch.closedJournal(appends: 2)
        let chain = try #require(try read().segments.last?.last)
        let seal = try privateKey(8).signature(over: Chain.sealMessage(chain))
        try scratch.run(
            "UPDATE seal SET signature = x'\(Hex.text(seal.bytes))' WHERE through = 2",
            on: "a.journal"
        )

        let foreign = try read()

        #expect(try entries(of: foreign.segments) == written.filter { $0.key == 1 })
        #expect(foreign.faults == [Fault(.segmentSeal, 2...2)])
    }

    @Test func `a journal under a key that is not its device's is refused`() throws {
        try makeTemporary()
        try scratch.closedJournal(appends: 2)
        let other = try privateKey(8)
        try scratch.run(
            "UPDATE meta SET value = x'\(Hex.text(other.publicKey.bytes))' WHERE key = 'key'",
            on: "a.journal"
        )

        #expect(try refusal { _ = try read() } == .segmentKey)

        try scratch.run(
            "UPDATE meta SET value = x'\(other.device.hex)' WHERE key = 'device'",
            on: "a.journal"
        )
        let foreign = try read()
        #expect(foreign.segments.isEmpty)
        #expect(foreign.faults.isEmpty == false)
    }

    @Test(arguments: [
        "DELETE FROM meta WHERE key = 'key'",
        "UPDATE meta SET value = zeroblob(64) WHERE key = 'key'",
        "UPDATE meta SET value = zeroblob(20000000) WHERE key = 'device'",
        "UPDATE meta SET value = x'' WHERE key = 'created'",
    ])
    func `a journal that does not say whose it is is refused`(sql: String) throws {
        try makeTemporary()
        try scratch.closedJournal(appends: 1)
        try scratch.run(sql, on: "a.journal")

        #expect(try refusal { _ = try read() } == .databaseDamaged)
    }

    @Test func `a gap costs the entries up to the next seal`() throws {
        try makeTemporary()
        let written = try scratch.closedJournal(appends: 6, of: 2)
        try scratch.run("DELETE FROM entry WHERE seq = 5", on: "a.journal")

        let foreign = try read()

        #expect(try entries(of: foreign.segments) == written.filter { ![5, 6].contains($0.key) })
        #expect(foreign.faults == [Fault(.segmentChain, 5...6)])
        #expect(foreign.segments.map(\.first) == [1, 7])
    }

    @Test func `a changed entry costs the entries under its seal`() throws {
        try makeTemporary()
        let written = try scratch.closedJournal(appends: 6, of: 2)
        try scratch.run(
            "UPDATE entry SET bytes = (SELECT bytes FROM entry WHERE seq = 1) WHERE seq = 5",
            on: "a.journal"
        )

        let foreign = try read()

        #expect(try entries(of: foreign.segments) == written.filter { ![5, 6].contains($0.key) })
        #expect(foreign.faults == [Fault(.segmentChain, 5...6)])
    }

    @Test(arguments: [
        "UPDATE entry SET seq = -9223372036854775807 - 1 WHERE seq = 4",
        "UPDATE entry SET seq = 0 WHERE seq = 4",
        "UPDATE entry SET seq = 9223372036854775807 WHERE seq = 4",
        "UPDATE entry SET seq = 9223372036854775806 WHERE seq = 4; "
            + "INSERT INTO entry VALUES (9223372036854775807, x'00')",
        "INSERT INTO seal SELECT 9223372036854775807, chain, signature FROM seal WHERE through = 4; "
            + "DELETE FROM entry WHERE seq = 4",
        "UPDATE seal SET through = 281474976710656 WHERE through = 4",
        "UPDATE seal SET chain = zeroblob(30000000) WHERE through = 4",
        "UPDATE entry SET bytes = x'' WHERE seq = 4",
        "UPDATE entry SET bytes = zeroblob(140000) WHERE seq = 4",
        "UPDATE entry SET bytes = zeroblob(40000000) WHERE seq = 4",
    ])
    func `impossible numbers and lengths cost their own entries only`(sql: String) throws {
        try makeTemporary()
        let written = try scratch.closedJournal(appends: 4)
        try scratch.run(sql, on: "a.journal")

        let foreign = try read()

        #expect(try entries(of: foreign.segments) == written.filter { $0.key < 4 })
        #expect(foreign.faults.isEmpty == false)
    }

    @Test func `no value however long is read whole`() throws {
        try makeTemporary()
        try scratch.closedJournal(appends: 1)
        try scratch.run(
            "INSERT INTO photo VALUES (zeroblob(32), zeroblob(34000000))",
            on: "a.journal"
        )
        try scratch.run(
            "INSERT INTO photo VALUES (zeroblob(33), zeroblob(60000000))",
            on: "a.journal"
        )

        let foreign = try read()
        let photo = try #require(try foreign.photoDigests.first)

        #expect(try foreign.photoDigests.count == 1)
        #expect(try refusal { _ = try foreign.photo(photo) } == .photoTooLarge)
    }

    @Test func `a photo of 32 MiB is read, one with other bytes is not`() throws {
        try makeTemporary()
        let large = [UInt8](repeating: 1, count: 32 << 20)
        do { _ = try scratch.journal().addPhoto(large) }
        try scratch.run("INSERT INTO photo VALUES (zeroblob(32), x'01')", on: "a.journal")

        let foreign = try read()

        #expect(try foreign.photo(Chain.sha256(large)) == large)
        let other = try #require(Digest([UInt8](repeating: 0, count: 32)))
        #expect(try refusal { _ = try foreign.photo(other) } == .photoChanged)
    }

    // MARK: Damage

    @Test func `a file cut anywhere gives no wrong entry`() throws {
        try makeTemporary()
        let written = try scratch.closedJournal(appends: 40)
        let bytes = try scratch.bytes("a.journal")

        for length in stride(from: 0, to: bytes.count, by: 509) {
            try scratch.write(Array(bytes.prefix(length)), to: "cut.journal")
            expectNothingWrong("cut.journal", written: written, "cut at \(length)")
        }
    }

    @Test func `a flipped bit anywhere gives no wrong entry and no crash`() throws {
        try makeTemporary()
        let written = try scratch.closedJournal(appends: 8, of: 5)
        let bytes = try scratch.bytes("a.journal")

        for offset in Array(0..<200) + Array(stride(from: 200, to: bytes.count, by: 31)) {
            var changed = bytes
            changed[offset] ^= 1 << UInt8(offset % 8)
            try scratch.write(changed, to: "flipped.journal")
            expectNothingWrong("flipped.journal", written: written, "flipped at \(offset)")
        }
    }

    @Test func `a page written over gives no wrong entry and no crash`() throws {
        try makeTemporary()
        let written = try scratch.closedJournal(appends: 8, of: 5)
        let bytes = try scratch.bytes("a.journal")

        for page in 0..<bytes.count / 4096 {
            for other in 0..<bytes.count / 4096 where other != page {
                var changed = bytes
                changed.replaceSubrange(
                    page * 4096..<(page + 1) * 4096,
                    with: bytes[other * 4096..<(other + 1) * 4096]
                )
                try scratch.write(changed, to: "over.journal")
                expectNothingWrong("over.journal", written: written, "\(other) over \(page)")
            }
        }
    }

    /// Whatever `name` holds, what is read from it was written.
    private func expectNothingWrong(
        _ name: String,
        written: [Int64: [UInt8]],
        _ comment: Comment
    ) {
        do {
            let foreign = try read(name)
            let found = try entries(of: foreign.segments)
            #expect(found.allSatisfy { written[$0.key] == $0.value }, comment)
            #expect(found.count == written.count || !foreign.faults.isEmpty, comment)
        } catch {
            #expect(error is Problem, comment)
        }
    }
}
