import CSQLiteGuard
import Foundation
import Journaling

/// The limit that a merge is held against: the same entries as rows of one table, every field a
/// column, by one prepared insert in one transaction, with the settings of a ledger.
///
/// Reading and decoding the bundles is not counted. Only one window of rows is in memory.
struct BareInserts {
    private let path: String
    private static let window = 20_000

    init(_ path: String) {
        self.path = path
    }

    func run(_ bundles: [String]) throws -> Measurement {
        let database = try Database(path)
        try database.execute(
            """
            CREATE TABLE entry (device BLOB NOT NULL, seq INTEGER NOT NULL, mark INTEGER NOT NULL, \
            stamp INTEGER NOT NULL, observed INTEGER NOT NULL, inspector TEXT NOT NULL, \
            rank INTEGER NOT NULL, record TEXT NOT NULL, register TEXT NOT NULL, bases BLOB, \
            attachments BLOB, payload BLOB NOT NULL, UNIQUE (device, seq, mark)) STRICT
            """
        )
        let insert = try Statement(
            database,
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        var count = 0
        var time = try seconds { try database.execute("BEGIN IMMEDIATE") }
        var rows = BareRows()
        func flush() throws {
            time += try seconds { try rows.insert(by: insert) }
            count += rows.count
            rows.removeAll()
        }
        for path in bundles {
            try BundleEntries.forEachSegment(of: path) { segment in
                // Enrolments travel with every bundle; they are in the table once at most.
                guard segment.count > 1 else { return }
                try rows.add(segment)
            }
            if rows.count >= BareInserts.window { try flush() }
        }
        try flush()
        time += try seconds { try database.execute("COMMIT") }
        try database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Measurement(seconds: time, count: count, bytes: fileSize(path))
    }
}

/// Rows of entries that wait to be inserted, all their bytes in one array.
private struct BareRows {
    private struct Row {
        var integers: (seq: Int64, mark: Int64, stamp: Int64, observed: Int64, rank: Int64)
        var device: Range<Int>
        var inspector: Range<Int>
        var record: Range<Int>
        var register: Range<Int>
        var bases: Range<Int>
        var attachments: Range<Int>
        var payload: Range<Int>
    }

    private var rows: [Row] = []
    private var bytes: [UInt8] = []

    var count: Int { rows.count }

    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func add(_ segment: Segment) throws {
        try segment.forEachEntry(trusting: true) { seq, digest, _, entry in
            guard let entry else { return }
            add(entry, seq: seq, mark: digest)
        }
    }

    private mutating func add(_ entry: UnsafeRawBufferPointer, seq: Int64, mark: Digest) {
        let base = bytes.count
        bytes.append(contentsOf: entry)
        var reader = ByteReader(entry)
        func range(_ slice: UnsafeRawBufferPointer?) -> Range<Int> {
            base + reader.offset - (slice?.count ?? 0)..<base + reader.offset
        }
        _ = reader.byte()
        let device = range(reader.slice(DeviceID.byteCount))
        _ = reader.integer()
        let stamp = reader.integer() ?? 0
        let observed = reader.integer() ?? 0
        let inspector = range(reader.blob(limit: 255))
        let rank = reader.integer() ?? 0
        let record = range(reader.blob(limit: 255))
        let register = range(reader.blob(limit: 255))
        let baseCount = reader.count(limit: 64) ?? 0
        let bases = range(reader.slice(baseCount * Digest.byteCount))
        let attachmentCount = reader.count(limit: 32) ?? 0
        let start = reader.offset
        for _ in 0..<attachmentCount {
            _ = reader.digest()
            _ = reader.integer()
        }
        let attachments = base + start..<base + reader.offset
        let payload = range(reader.blob(limit: Entry.Limit.payload))
        let first = mark.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        rows.append(
            Row(
                integers: (seq, Int64(bitPattern: first), stamp, observed, rank),
                device: device,
                inspector: inspector,
                record: record,
                register: register,
                bases: bases,
                attachments: attachments,
                payload: payload
            )
        )
    }

    func insert(by statement: Statement) throws {
        try bytes.withUnsafeBytes { buffer in
            for row in rows {
                statement.bind(1, blob: buffer[row.device])
                statement.bind(2, row.integers.seq)
                statement.bind(3, row.integers.mark)
                statement.bind(4, row.integers.stamp)
                statement.bind(5, row.integers.observed)
                statement.bind(6, text: buffer[row.inspector])
                statement.bind(7, row.integers.rank)
                statement.bind(8, text: buffer[row.record])
                statement.bind(9, text: buffer[row.register])
                statement.bind(10, blob: buffer[row.bases])
                statement.bind(11, blob: buffer[row.attachments])
                statement.bind(12, blob: buffer[row.payload])
                try statement.run()
            }
        }
    }
}
