import Foundation
import GRDB
package import Journaling

extension Journal {
    /// Writes entries, seals them, and returns when they are on the disk.
    ///
    /// All of them or none, in one transaction. More than 200 are sealed in several runs, so that
    /// every run fits into a segment. Afterwards the mark in the key file is moved.
    ///
    /// - Parameters:
    ///   - drafts: in the order of their seqs; nothing is written for none.
    ///   - now: milliseconds since 1970 UTC by the device's clock.
    ///   - seen: the greatest stamp of others that the writer has seen; it raises the first stamp
    ///     by at most five minutes.
    /// - Returns: the entries as written.
    /// - Throws: ``Problem``, and then nothing is written: `entryMalformed`, `payloadTooLarge`;
    ///   `journalBehindMark` when the journal has lost confirmed entries (it was cloned or put
    ///   back); `clockFarBehind` when its last stamp is over an hour ahead of `now`; `diskFull`,
    ///   `journalBusy`, `databaseDamaged`.
    /// - Complexity: O(*n*) in the drafts, whatever the length of the journal.
    package func append(_ drafts: [Draft], now: Int64, seen: Stamp? = nil) throws -> [Entry] {
        guard !drafts.isEmpty else { return [] }
        // The clock must not be driven over the end of its range.
        let now = min(max(now, 0), Batch.lastMillisecond)
        let seen = seen.map { min($0, Stamp(milliseconds: Batch.lastMillisecond)) }
        let written = try write { db in
            let tail = try JournalTail(db, in: self)
            let clock = HybridClock(last: tail.stamp)
            guard !clock.isTooFarAhead(of: now) else { throw Problem(.clockFarBehind, path) }
            var batch = Batch(tail: tail, clock: clock, now: now, seen: seen)
            try batch.write(drafts, into: db, of: self)
            return batch
        } confirmed: { batch in
            lock.move(to: batch.mark)
        }
        return written.entries
    }
}

/// The end of a journal, fit to be continued.
private struct JournalTail {
    /// 0 when there are no entries.
    var seq: Int64 = 0
    /// d(seq).
    var chain: Digest
    /// The stamp of the last entry.
    var stamp: Stamp?

    /// - Throws: ``Problem``: `journalBehindMark`; `databaseDamaged` when the last entry is not
    ///   under a seal of this device.
    init(_ db: Database, in journal: Journal) throws {
        chain = Chain.start(of: journal.device)
        if let seal = try Row.fetchOne(
            db,
            sql: "SELECT through, chain, signature FROM seal ORDER BY through DESC LIMIT 1"
        ) {
            try read(seal: seal, in: journal)
        }
        let last = try Row.fetchOne(
            db,
            sql: "SELECT seq, bytes FROM entry ORDER BY seq DESC LIMIT 1"
        )
        if let last { try read(entry: last, in: journal) }
        guard (last == nil) == (seq == 0) else { throw Problem(.databaseDamaged, journal.path) }
        guard try isAtOrAfterMark(db, in: journal) else {
            throw Problem(.journalBehindMark, journal.path)
        }
    }

    private mutating func read(seal row: Row, in journal: Journal) throws {
        guard let through = row.integer(0), through > 0,
            let chain = row.blob(1).flatMap({ Digest($0) }),
            let signature = row.blob(2).flatMap({ Signature($0) }),
            signature.isValid(over: Chain.sealMessage(chain), by: journal.key)
        else { throw Problem(.databaseDamaged, journal.path) }
        seq = through
        self.chain = chain
    }

    private mutating func read(entry row: Row, in journal: Journal) throws {
        guard row.integer(0) == seq, let bytes = row.blob(1) else {
            throw Problem(.databaseDamaged, journal.path)
        }
        let statement = bytes.withUnsafeBytes {
            Statement(reading: $0, digest: chain, device: journal.device, seq: seq)
        }
        guard statement.defect == nil else { throw Problem(.databaseDamaged, journal.path) }
        stamp = statement.stamp
    }

    /// Whether the last confirmed entry is still here, and still the same.
    private func isAtOrAfterMark(_ db: Database, in journal: Journal) throws -> Bool {
        guard let mark = try journal.lock.mark(of: journal.device), mark.seq <= seq else {
            return false
        }
        guard mark.seq > 0 else { return true }
        let sql = "SELECT chain FROM seal WHERE through = ?"
        let row = try Row.fetchOne(db, sql: sql, arguments: [mark.seq])
        return row?.blob(0).flatMap { Digest($0) } == mark.chain
    }
}

/// Entries on their way into a journal.
private struct Batch {
    private(set) var entries: [Entry] = []
    private(set) var mark: DeviceKey.Mark
    private var clock: HybridClock
    private let now: Int64
    private let seen: Stamp?

    init(tail: JournalTail, clock: HybridClock, now: Int64, seen: Stamp?) {
        mark = DeviceKey.Mark(seq: tail.seq, chain: tail.chain)
        self.clock = clock
        self.now = now
        self.seen = seen
    }

    /// A day before the last millisecond that a stamp can say.
    static let lastMillisecond = Stamp.maximumMilliseconds - 86_400_000

    mutating func write(_ drafts: [Draft], into db: Database, of journal: Journal) throws {
        let insert = try db.makeStatement(sql: "INSERT INTO entry (seq, bytes) VALUES (?, ?)")
        entries.reserveCapacity(drafts.count)
        for (index, draft) in drafts.enumerated() {
            let stamp = clock.next(at: now, seen: index == 0 ? seen : nil)
            let entry = draft.entry(device: journal.device, seq: mark.seq + 1, stamp: stamp)
            let bytes = try Batch.checked(entry, path: journal.path)
            try insert.execute(arguments: [entry.seq, Data(bytes)])
            let chain = Chain.next(
                after: mark.chain,
                seq: entry.seq,
                entry: Chain.identity(of: bytes)
            )
            mark = DeviceKey.Mark(seq: entry.seq, chain: chain)
            entries.append(entry)
            if entries.count.isMultiple(of: JournalLimit.entriesPerSeal)
                || entries.count == drafts.count
            {
                try seal(into: db, of: journal)
            }
        }
    }

    /// The canonical bytes of `entry`, which read back without a defect.
    private static func checked(_ entry: Entry, path: String) throws -> [UInt8] {
        func problem(_ code: Problem.Code) -> Problem {
            Problem(code, path, entry.device.hex, "\(entry.seq)")
        }
        guard entry.payload.count <= Entry.Limit.payload else { throw problem(.payloadTooLarge) }
        let bytes = entry.canonicalBytes
        let statement = bytes.withUnsafeBytes { buffer in
            let digest = Chain.start(of: entry.device)
            return Statement(reading: buffer, digest: digest, device: entry.device, seq: entry.seq)
        }
        guard statement.defect == nil else { throw problem(.entryMalformed) }
        return bytes
    }

    private func seal(into db: Database, of journal: Journal) throws {
        let message = Chain.sealMessage(mark.chain)
        guard let signature = try? journal.privateKey.signature(over: message) else {
            throw Problem(.keyUnreadable, journal.path)
        }
        try db.execute(
            sql: "INSERT INTO seal (through, chain, signature) VALUES (?, ?, ?)",
            arguments: [mark.seq, Data(mark.chain.bytes), Data(signature.bytes)]
        )
    }
}
