import Foundation
import JournalSQLite
import Journaling

/// How many entries a device makes durable in a second, one at a time.
struct DeviceWriting {
    private let path: String
    private let now: Int64

    init(_ path: String, now: Int64) {
        self.path = path
        self.now = now
    }

    /// Appends entries to a new journal, one a call.
    func append(_ count: Int) throws -> Measurement {
        let seed = Chain.sha256(Array("bench".utf8)).bytes
        guard let key = PrivateKey(seed) else { throw CocoaError(.featureUnsupported) }
        let journal = try Journal.create(
            at: path,
            key: try DeviceKey.create(at: path + ".key", key: key),
            now: now
        )
        let time = try seconds {
            for index in 0..<count {
                _ = try journal.append([DeviceWriting.draft(index)], now: now + Int64(index))
            }
        }
        return Measurement(seconds: time, count: count)
    }

    /// Inserts rows of the same size into a bare table, one a transaction.
    func fsync(_ count: Int) throws -> Measurement {
        let database = try Database(path, .journal)
        try database.execute(
            "CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT"
        )
        let insert = try Statement(database, "INSERT INTO entry VALUES (?, ?)")
        let bytes = [UInt8](repeating: 7, count: 310)
        let time = try seconds {
            for index in 0..<count {
                try bytes.withUnsafeBytes { buffer in
                    insert.bind(1, Int64(index))
                    insert.bind(2, blob: buffer[...])
                    try insert.run()
                }
            }
        }
        return Measurement(seconds: time, count: count)
    }

    private static func draft(_ index: Int) -> Draft {
        Draft(
            inspector: "S01.0101",
            rank: 1,
            record: "check/P0001.1/2026-03-02/A.\(index)/CLN-01",
            register: "finding",
            claim: ["answer": "pass"],
            about: [
                "place": ["accuracy": 8000, "lat": 311_500_000, "lon": 1_213_800_000],
                "standard": "field-2026@0123456789abcdef", "zone": 480,
            ]
        )
    }
}
