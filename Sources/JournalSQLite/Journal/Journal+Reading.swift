import Foundation
import GRDB
package import Journaling

extension Journal {
    /// Seq of the last entry; 0 for an empty journal.
    package var count: Int64 {
        get throws {
            try read { try Row.fetchOne($0, sql: "SELECT max(seq) FROM entry")?.integer(0) ?? 0 }
        }
    }

    /// The chain digest of the last entry as its seal has it; d(0) for an empty journal.
    package var chainEnd: Digest {
        get throws {
            try read { db in
                let sql = "SELECT chain FROM seal ORDER BY through DESC LIMIT 1"
                guard let row = try Row.fetchOne(db, sql: sql) else {
                    return Chain.start(of: device)
                }
                guard let chain = row.blob(0).flatMap({ Digest($0) }) else {
                    throw Problem(.databaseDamaged, path)
                }
                return chain
            }
        }
    }

    /// The last confirmed entry as the key file has it.
    ///
    /// - Throws: ``Problem``: `keyUnreadable`, `keyOfOtherJournal`.
    package var mark: DeviceKey.Mark {
        get throws {
            guard let mark = try lock.mark(of: device) else {
                throw Problem(.keyOfOtherJournal, path)
            }
            return mark
        }
    }

    /// Calls `body` with the canonical bytes of each entry in `seqs`, in order.
    ///
    /// Read in pages: memory does not grow with the journal, and `body` may use the journal.
    package func forEachEntry(
        in seqs: ClosedRange<Int64> = 1...Int64.max,
        _ body: (_ seq: Int64, _ bytes: [UInt8]) throws -> Void
    ) throws {
        try forEachPage(from: seqs.lowerBound, through: seqs.upperBound) { page in
            for row in page.entries { try body(row.seq, row.bytes) }
        }
    }

    /// Calls `body` with segments that hold every entry from `first` on, in order.
    ///
    /// A segment ends where a seal stands, and is as long as `maximumCount` allows; where one
    /// append is longer than that between its seals, so is the segment.
    ///
    /// - Throws: ``Problem``: the first fault of the journal, as ``verify()`` would list it.
    package func forEachSegment(
        from first: Int64 = 1,
        maximumCount: Int = 200,
        _ body: (Segment) throws -> Void
    ) throws {
        let first = max(first, 1)
        let before = try chain(before: first)
        var cutter = SealCutter(key: key, start: first, before: before, maximumCount: maximumCount)
        try cut(from: first, with: &cutter) { run, faults in
            if let fault = faults.first { throw fault.problem(at: path, device: device) }
            if let run { try body(run.segment(key: key)) }
        }
    }

    /// The segments of ``forEachSegment(from:maximumCount:_:)``, all at once.
    package func segments(from first: Int64 = 1, maximumCount: Int = 200) throws -> [Segment] {
        var segments: [Segment] = []
        try forEachSegment(from: first, maximumCount: maximumCount) { segments.append($0) }
        return segments
    }

    /// Checks the pages, recomputes the whole chain, and looks at every seal, entry and photo.
    ///
    /// - Returns: what is wrong, by seq; empty for a sound journal.
    package func verify() throws -> [Problem] {
        guard try read({ try Row.fetchOne($0, sql: "PRAGMA quick_check(1)")?.text(0) }) == "ok"
        else {
            return [Problem(.databaseDamaged, path)]
        }
        var problems: [Problem] = []
        var cutter = SealCutter(
            key: key,
            before: Chain.start(of: device),
            maximumCount: 1
        )
        var faults: [Fault] = []
        try cut(from: 1, with: &cutter) { run, found in
            faults = found
            if let run { problems += malformed(in: run) }
        }
        problems = faults.map { $0.problem(at: path, device: device) } + problems
        if try count < mark.seq { problems.append(Problem(.journalBehindMark, path)) }
        return try problems + changedPhotos()
    }

    private func malformed(in run: SealedRun) -> [Problem] {
        var problems: [Problem] = []
        for (offset, link) in run.links.enumerated() {
            let seq = run.first + Int64(offset)
            let statement = link.bytes?.withUnsafeBytes {
                Statement(reading: $0, digest: link.digest, device: device, seq: seq)
            }
            if statement?.defect == nil { continue }
            problems.append(Problem(.entryMalformed, path, device.hex, "\(seq)"))
        }
        return problems
    }

    private func changedPhotos() throws -> [Problem] {
        try photoDigests.compactMap { digest in
            guard let bytes = try photo(digest), Chain.sha256(bytes) != digest else { return nil }
            return Problem(.photoChanged, path, device.hex, digest.hex)
        }
    }
}

// MARK: - Pages

extension Journal {
    private struct Page {
        var entries: [(seq: Int64, bytes: [UInt8])] = []
        var seals: [SealCutter.Seal] = []
    }

    private static let pageSize = 500

    /// Sends the rows through `cutter`; `body` gets each run, and at the end `nil`, with the
    /// faults so far.
    private func cut(
        from first: Int64,
        with cutter: inout SealCutter,
        _ body: (SealedRun?, [Fault]) throws -> Void
    ) throws {
        try forEachPage(from: first, through: Int64.max) { page in
            var seals = page.seals[...]
            for row in page.entries {
                var runs: [SealedRun] = []
                while let seal = seals.first, seal.through < row.seq {
                    runs += cutter.add(seals.removeFirst())
                }
                runs += cutter.add(row.seq, row.bytes)
                if let seal = seals.first, seal.through == row.seq {
                    runs += cutter.add(seals.removeFirst())
                }
                for run in runs { try body(run, cutter.faults.faults) }
            }
            for seal in seals {
                for run in cutter.add(seal) { try body(run, cutter.faults.faults) }
            }
        }
        for run in cutter.finish() { try body(run, cutter.faults.faults) }
        try body(nil, cutter.faults.faults)
    }

    private func forEachPage(
        from first: Int64,
        through last: Int64,
        _ body: (Page) throws -> Void
    ) throws {
        var first = first
        while first <= last {
            let page = try read { try self.page(of: $0, from: first, through: last) }
            try body(page)
            guard page.entries.count == Journal.pageSize, let end = page.entries.last?.seq,
                end < last
            else { return }
            first = end + 1
        }
    }

    /// The next entries, and the seals among and, on the last page, after them.
    private func page(of db: Database, from first: Int64, through last: Int64) throws -> Page {
        var page = Page()
        let entries = try Row.fetchCursor(
            db,
            sql: "SELECT seq, bytes FROM entry WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT ?",
            arguments: [first, last, Journal.pageSize]
        )
        while let row = try entries.next() {
            guard let seq = row.integer(0), seq >= first else {
                throw Problem(.databaseDamaged, path)
            }
            page.entries.append((seq, row.blob(1) ?? []))
        }
        let isFull = page.entries.count == Journal.pageSize
        let end = isFull ? page.entries.last?.seq ?? last : last
        let seals = try Row.fetchCursor(
            db,
            sql: "SELECT through, chain, signature FROM seal WHERE through BETWEEN ? AND ? "
                + "ORDER BY through",
            arguments: [first, end]
        )
        while let row = try seals.next() { page.seals.append(try seal(row)) }
        return page
    }

    private func seal(_ row: Row) throws -> SealCutter.Seal {
        guard let through = row.integer(0), let chain = row.blob(1).flatMap({ Digest($0) }),
            let signature = row.blob(2).flatMap({ Signature($0) })
        else {
            throw Problem(.databaseDamaged, path)
        }
        return SealCutter.Seal(through: through, chain: chain, signature: signature)
    }

    /// d(first − 1): from the seal before it, and by hashing from there.
    private func chain(before first: Int64) throws -> Digest {
        let seal = try read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT through, chain, signature FROM seal WHERE through < ? "
                    + "ORDER BY through DESC LIMIT 1",
                arguments: [first]
            ).map { try self.seal($0) }
        }
        var chain = seal?.chain ?? Chain.start(of: device)
        let start = (seal?.through ?? 0) + 1
        guard start < first else { return chain }
        try forEachEntry(in: start...first - 1) { seq, bytes in
            chain = Chain.next(after: chain, seq: seq, entry: Chain.identity(of: bytes))
        }
        return chain
    }
}
