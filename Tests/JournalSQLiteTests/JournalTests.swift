import Foundation
import JournalSQLite
import Journaling
import Testing

@Suite struct JournalTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `what was appended is there after opening again`() throws {
        let written: [Entry]
        do {
            let journal = try scratch.journal()
            written =
                try journal.append([draft("one"), draft("two")], now: scratch.noon)
                + journal.append([draft("three")], now: scratch.noon + 5)
        }

        let journal = try scratch.open()
        var read: [Int64: [UInt8]] = [:]
        try journal.forEachEntry { read[$0] = $1 }

        #expect(written.map(\.seq) == [1, 2, 3])
        #expect(Set(written.map(\.device)) == [journal.device])
        for entry in written { #expect(read[entry.seq] == entry.canonicalBytes) }
        #expect(try journal.count == 3)
        #expect(try journal.verify() == [])
        #expect(journal.created == scratch.noon)
    }

    @Test func `an empty journal ends where its chain starts`() throws {
        let journal = try scratch.journal()

        #expect(try journal.count == 0)
        #expect(try journal.chainEnd == Chain.start(of: journal.device))
        #expect(try journal.append([], now: scratch.noon) == [])
        #expect(try journal.segments().isEmpty)
        #expect(try journal.verify() == [])
    }

    @Test func `entries are read by range, in order, over many pages`() throws {
        let journal = try scratch.journal()
        _ = try journal.append((1...1234).map { draft("\($0)") }, now: scratch.noon)

        var seqs: [Int64] = []
        try journal.forEachEntry(in: 3...1203) { seq, _ in seqs.append(seq) }

        #expect(seqs == Array(3...1203))
    }

    @Test func `the body of a reading loop may use the journal`() throws {
        let journal = try scratch.journal()
        _ = try journal.append([draft(), draft()], now: scratch.noon)

        try journal.forEachEntry { _, _ in _ = try journal.append([draft()], now: scratch.noon) }

        #expect(try journal.count == 4)
    }

    @Test func `a byte copy of the file taken after a call holds what the call confirmed`() throws {
        let journal = try scratch.journal()
        for turn in 1...5 {
            _ = try journal.append([draft("\(turn)")], now: scratch.noon)
            #expect(try scratch.names.contains("a.journal-journal") == false)

            try scratch.copy("a.journal", to: "\(turn).journal")
            let copy = try ForeignJournal.read(scratch.path("\(turn).journal"))

            #expect(copy.segments.last?.through == Int64(turn))
            #expect(copy.faults == [])
        }
    }

    @Test func `a writer killed in the middle of an append loses nothing that was confirmed`()
        throws
    {
        let confirmed = try scratch.closedJournal(appends: 3)
        // A second program spills half a transaction into the file; both files as a kill leaves them.
        try scratch.copy("a.journal", to: "b.journal")
        try scratch.copy("a.key", to: "b.key")
        try scratch.spill(into: "b.journal") {
            try scratch.copy("b.journal", to: "c.journal")
            try scratch.copy("b.journal-journal", to: "c.journal-journal")
        }
        try scratch.copy("b.key", to: "c.key")
        #expect(try scratch.bytes("c.journal") != scratch.bytes("a.journal"))

        let journal = try scratch.open("c")
        var read: [Int64: [UInt8]] = [:]
        try journal.forEachEntry { read[$0] = $1 }

        #expect(read == confirmed)
        #expect(try journal.verify() == [])
        #expect(try journal.append([draft()], now: scratch.noon + 9000).first?.seq == 4)
    }

    @Test func `no entry of a refused append is written`() throws {
        let journal = try scratch.journal()
        let wrong = draft(claim: ["state": .list([.text("\u{0}")])])

        let code = try refusal { _ = try journal.append([draft(), wrong], now: scratch.noon) }

        #expect(code == .entryMalformed)
        #expect(try journal.count == 0)
        #expect(try journal.mark.seq == 0)
        #expect(try journal.append([draft()], now: scratch.noon).first?.seq == 1)
    }

    @Test(arguments: [
        Draft(inspector: "007", rank: 1, record: "case/x-1", register: "report", claim: [:]),
        Draft(inspector: "north.007", rank: -1, record: "case/x-1", register: "report", claim: [:]),
        Draft(inspector: "north.007", rank: 1, record: "", register: "report", claim: [:]),
        Draft(inspector: "north.007", rank: 1, record: "hat/x", register: "report", claim: [:]),
        Draft(inspector: "north.007", rank: 1, record: "case/x-1", register: "", claim: [:]),
        Draft(inspector: "north.007", rank: 1, record: "case/x-1", register: "report", claim: 1),
        Draft(
            inspector: "north.007",
            rank: 1,
            record: "case/x-1",
            register: "report",
            payload: Array(#"{"claim":{"b":1,"a":2},"about":{}}"#.utf8)
        ),
        Draft(
            observed: -1,
            inspector: "north.007",
            rank: 1,
            record: "case/x-1",
            register: "report",
            claim: [:]
        ),
    ])
    func `a draft that breaks a rule of the format is refused`(draft: Draft) throws {
        let journal = try scratch.journal()

        let code = try refusal { _ = try journal.append([draft], now: scratch.noon) }

        #expect(code == .entryMalformed)
    }

    @Test func `a payload over 64 KiB is refused by name, one of 64 KiB is not`() throws {
        let journal = try scratch.journal()
        let frame = Draft.payload(claim: [:], about: ["note": ""]).count
        func large(_ size: Int) -> Draft {
            let note = String(repeating: "x", count: size - frame)
            return Draft(
                inspector: "north.007",
                rank: 1,
                record: "case/x-1",
                register: "report",
                claim: [:],
                about: ["note": .text(note)]
            )
        }

        #expect(try journal.append([large(65_536)], now: scratch.noon).count == 1)
        let code = try refusal { _ = try journal.append([large(65_537)], now: scratch.noon) }
        #expect(code == .payloadTooLarge)
    }

    @Test func `an existing journal is never overwritten`() throws {
        let bytes = try scratch.closedJournal(appends: 1)
        let key = try DeviceKey.create(at: scratch.path("b.key"), key: privateKey(8))

        let code = try refusal {
            _ = try Journal.create(at: scratch.path("a.journal"), key: key, now: scratch.noon)
        }

        #expect(code == .fileExists)
        #expect(try scratch.open().count == Int64(bytes.count))
    }

    @Test func `a journal left behind by an earlier file stops a new one`() throws {
        let key = try DeviceKey.create(at: scratch.path("a.key"), key: privateKey(7))
        try scratch.write([1, 2, 3], to: "a.journal-journal")

        let code = try refusal {
            _ = try Journal.create(at: scratch.path("a.journal"), key: key, now: scratch.noon)
        }

        #expect(code == .fileExists)
        #expect(try scratch.names == ["a.journal-journal", "a.key"])
    }

    @Test func `what is not this device's journal is not opened`() throws {
        try scratch.closedJournal(appends: 1)
        let other = try DeviceKey.create(at: scratch.path("b.key"), key: privateKey(8))
        func code(_ name: String) throws -> Problem.Code? {
            try refusal { _ = try Journal.open(at: scratch.path(name), key: other) }
        }
        try scratch.write(Array("hello, this is a text and not a database".utf8), to: "text")
        try scratch.run("CREATE TABLE hat (size)", on: "other.db")
        try scratch.copy("a.journal", to: "newer.journal")
        try scratch.run("PRAGMA user_version = 2", on: "newer.journal")
        try scratch.copy("a.journal", to: "index.journal")
        try scratch.run("CREATE INDEX hat ON entry (bytes)", on: "index.journal")

        #expect(try code("a.journal") == .keyOfOtherJournal)
        #expect(try code("missing.journal") == .fileMissing)
        #expect(try code("text") == .notSQLite)
        #expect(try code("other.db") == .otherProgramsDatabase)
        #expect(try code("newer.journal") == .schemaNewer)
        #expect(try code("index.journal") == .schemaUnexpected)
    }
}

// MARK: - One writer, one history

@Suite struct JournalMarkTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `a second writer is told that the journal is busy`() throws {
        let journal = try scratch.journal()

        let busy = try refusal { _ = try scratch.open() }
        _ = try journal.append([draft()], now: scratch.noon)

        #expect(busy == .journalBusy)
        #expect(Problem.Code.journalBusy.remedy == .retry)
    }

    @Test func `a journal can be opened again as soon as its writer is gone`() throws {
        do { _ = try scratch.journal() }

        #expect(try refusal { _ = try scratch.open() } == nil)
    }

    @Test func `another program that writes makes the journal busy and nothing else`() throws {
        let journal = try scratch.journal()
        _ = try journal.append([draft()], now: scratch.noon)

        let code = try scratch.holdingLock(on: "a.journal") {
            try refusal { _ = try journal.append([draft()], now: scratch.noon) }
        }

        #expect(code == .journalBusy)
        #expect(try journal.append([draft()], now: scratch.noon).first?.seq == 2)
        #expect(try journal.verify() == [])
    }

    @Test func `the mark in the key file follows the journal`() throws {
        let journal = try scratch.journal()
        for turn in 1...3 {
            _ = try journal.append([draft(), draft()], now: scratch.noon)

            let mark = try DeviceKey.load(from: scratch.path("a.key")).mark
            #expect(mark == DeviceKey.Mark(seq: Int64(turn * 2), chain: try journal.chainEnd))
        }
    }

    @Test func `a journal put back to an earlier state takes no more entries`() throws {
        try scratch.closedJournal(appends: 2)
        try scratch.copy("a.journal", to: "old")
        _ = try scratch.open().append([draft()], now: scratch.noon + 5000)
        try scratch.write(scratch.bytes("old"), to: "a.journal")

        let journal = try scratch.open()
        let code = try refusal { _ = try journal.append([draft()], now: scratch.noon + 6000) }

        #expect(code == .journalBehindMark)
        #expect(try journal.count == 2)
        #expect(try journal.verify().map(\.code) == [.journalBehindMark])
        #expect(try entries(of: journal.segments()).count == 2)
    }

    @Test func `a clone that went another way takes no more entries`() throws {
        try scratch.closedJournal(appends: 1)
        for file in ["key", "journal"] { try scratch.copy("a.\(file)", to: "b.\(file)") }
        _ = try scratch.open("a").append([draft("here")], now: scratch.noon + 5000)
        _ = try scratch.open("b").append([draft("there")], now: scratch.noon + 5000)
        try scratch.write(scratch.bytes("b.journal"), to: "a.journal")

        let journal = try scratch.open("a")
        let code = try refusal { _ = try journal.append([draft()], now: scratch.noon + 6000) }

        #expect(code == .journalBehindMark)
    }

    @Test func `a mark that lags behind is no obstacle`() throws {
        try scratch.closedJournal(appends: 2)
        let old = try scratch.bytes("a.key")
        _ = try scratch.open().append([draft()], now: scratch.noon + 5000)
        try scratch.write(old, to: "a.key")

        let journal = try scratch.open()

        #expect(try journal.append([draft()], now: scratch.noon + 6000).first?.seq == 4)
        #expect(try journal.mark.seq == 4)
    }

    @Test func `a key that has written never begins a second journal`() throws {
        try scratch.closedJournal(appends: 1)
        let key = try DeviceKey.load(from: scratch.path("a.key"))

        let code = try refusal {
            _ = try Journal.create(at: scratch.path("b.journal"), key: key, now: scratch.noon)
        }

        #expect(code == .journalBehindMark)
    }

    @Test func `a journal whose last seal is damaged is not continued`() throws {
        try scratch.closedJournal(appends: 2)
        try scratch.run(
            "UPDATE seal SET signature = zeroblob(64) WHERE through = 2",
            on: "a.journal"
        )

        let journal = try scratch.open()

        let code = try refusal { _ = try journal.append([draft()], now: scratch.noon + 6000) }
        #expect(code == .databaseDamaged)
    }
}

// MARK: - Clock

@Suite struct JournalClockTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `stamps rise although the clock goes back`() throws {
        let journal = try scratch.journal()

        let first = try journal.append([draft(), draft()], now: scratch.noon)
        let second = try journal.append([draft()], now: scratch.noon - 30 * 60_000)
        let stamps = (first + second).map(\.stamp)

        #expect(stamps == stamps.sorted())
        #expect(Set(stamps).count == 3)
        #expect(stamps[0] == Stamp(milliseconds: scratch.noon))
    }

    @Test func `an hour is the most that the clock may go back`() throws {
        let journal = try scratch.journal()
        _ = try journal.append([draft()], now: scratch.noon)
        let hour: Int64 = 3_600_000

        let code = try refusal { _ = try journal.append([draft()], now: scratch.noon - hour - 1) }

        #expect(code == .clockFarBehind)
        #expect(try journal.count == 1)
        #expect(try journal.append([draft()], now: scratch.noon - hour).count == 1)
    }

    @Test func `the clock is remembered with the entries`() throws {
        _ = try scratch.journal().append([draft()], now: scratch.noon)

        let journal = try scratch.open()
        let stamp = try journal.append([draft()], now: scratch.noon - 1000).first?.stamp

        #expect(stamp == Stamp(rawValue: Stamp(milliseconds: scratch.noon).rawValue + 1))
    }

    @Test func `a stamp that was seen is passed, by five minutes at most`() throws {
        let journal = try scratch.journal()
        let ahead = Stamp(milliseconds: scratch.noon + 60_000)
        let far = Stamp(rawValue: Int64.max)

        let first = try journal.append([draft()], now: scratch.noon, seen: ahead)
        let second = try journal.append([draft()], now: scratch.noon, seen: far)

        #expect(first[0].stamp > ahead)
        #expect(second[0].stamp == Stamp(milliseconds: scratch.noon + 300_000))
    }

    @Test func `no clock, however wrong, stops the program`() throws {
        for now in [Int64.min, -1, 0, Int64.max] {
            let scratch = try Scratch()
            let journal = try scratch.journal()
            _ = try? journal.append([draft()], now: now, seen: Stamp(rawValue: Int64.max))
            _ = try? journal.append([draft()], now: now)
        }
    }

    @Test func `70 000 entries in a millisecond run over into the next`() throws {
        let journal = try scratch.journal()
        let one = draft()

        let written = try journal.append(Array(repeating: one, count: 70_000), now: scratch.noon)
        let next = try journal.append([one], now: scratch.noon)

        #expect(written.count == 70_000)
        #expect(written[65_535].stamp.milliseconds == scratch.noon)
        #expect(written[65_536].stamp == Stamp(milliseconds: scratch.noon + 1))
        #expect(next[0].stamp.rawValue == Stamp(milliseconds: scratch.noon).rawValue + 70_000)
        #expect(try journal.segments().count == 351)
    }
}

// MARK: - Damage

@Suite struct JournalDamageTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `a flipped bit in one's own journal is noticed and never a crash`() throws {
        let written = try scratch.closedJournal(appends: 6, of: 5)
        let bytes = try scratch.bytes("a.journal")

        for offset in Array(0..<100) + Array(stride(from: 100, to: bytes.count, by: 67)) {
            var changed = bytes
            changed[offset] ^= 1 << UInt8(offset % 8)
            try scratch.write(changed, to: "a.journal")
            let comment: Comment = "flipped at \(offset)"
            do {
                let journal = try scratch.open()
                let isSound = try journal.verify().isEmpty
                var read: [Int64: [UInt8]] = [:]
                try journal.forEachEntry { read[$0] = $1 }
                #expect(read == written || !isSound, comment)
                _ = try journal.segments()
                _ = try journal.append([draft()], now: scratch.noon + 60_000)
            } catch {
                #expect(error is Problem, comment)
            }
            try? FileManager.default.removeItem(atPath: scratch.path("a.journal-journal"))
        }
    }

    @Test func `a crafted rollback journal beside one's own journal deletes nothing`() throws {
        try scratch.closedJournal(appends: 3)
        try scratch.write(Array("precious".utf8), to: "victim")
        let pages = try scratch.bytes("a.journal").count / 4096
        let crafted = hotJournal(naming: scratch.path("victim"), pages: pages)
        try scratch.write(crafted, to: "a.journal-journal")

        let code = try refusal { _ = try scratch.open() }

        #expect(code == .databaseDamaged)
        #expect(try scratch.bytes("victim") == Array("precious".utf8))
    }

    @Test func `the database of another program is left as it is`() throws {
        _ = try scratch.journal()
        try scratch.run("PRAGMA journal_mode = WAL; CREATE TABLE hat (size)", on: "b.journal")
        let before = try scratch.bytes("b.journal")
        let key = try DeviceKey.create(at: scratch.path("b.key"), key: privateKey(8))

        let code = try refusal { _ = try Journal.open(at: scratch.path("b.journal"), key: key) }

        #expect(code == .otherProgramsDatabase)
        #expect(try scratch.bytes("b.journal") == before)
    }
}
