import Foundation
import GRDB
package import Journaling

/// A device's own journal, open for writing: one SQLite file that only ever grows.
///
/// One writer at a time: the key file is locked as long as this object lives. Every call that
/// writes has written to the disk when it returns. Everything it throws is a ``Problem``.
/// Format: Documentation/journal-format.md, section 7.
package final class Journal: Sendable {
    package let path: String
    package let device: DeviceID
    package let key: PublicKey
    /// When the file was made, in milliseconds since 1970 UTC.
    package let created: Int64

    let privateKey: PrivateKey
    let lock: KeyLock
    private let queue: DatabaseQueue

    private init(path: String, key: DeviceKey, lock: KeyLock, queue: DatabaseQueue, created: Int64)
    {
        self.path = path
        self.lock = lock
        self.queue = queue
        self.created = created
        privateKey = key.key
        self.key = key.key.publicKey
        device = key.device
    }

    /// Reads from the file, and names what goes wrong.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try Journal.naming(path) { try queue.read(body) }
    }

    /// Runs one durable transaction, then `confirmed` before any other writer has its turn.
    func write<Value>(
        _ body: (Database) throws -> Value,
        confirmed: (Value) -> Void = { _ in }
    ) throws -> Value {
        try Journal.naming(path) {
            try queue.writeWithoutTransaction { db in
                var result: Value?
                try db.inTransaction(.immediate) {
                    result = try body(db)
                    return .commit
                }
                guard let result else { throw Problem(.databaseDamaged, path) }
                confirmed(result)
                return result
            }
        }
    }
}

// MARK: - Creating and opening

extension Journal {
    /// Makes an empty journal for `key` and opens it.
    ///
    /// - Parameters:
    ///   - path: where no file is yet, by custom `NAME.journal`.
    ///   - key: a key that has written nothing.
    ///   - now: milliseconds since 1970 UTC.
    /// - Returns: the journal, open for writing.
    /// - Throws: ``Problem``: `fileExists`; `journalBehindMark` when the key has written entries
    ///   already, whose journal is therefore lost; `journalBusy`, `folderNotWritable`, `diskFull`.
    package static func create(at path: String, key: DeviceKey, now: Int64) throws -> Journal {
        let lock = try KeyLock(key)
        guard try lock.mark(of: key.device)?.seq == 0 else {
            throw Problem(.journalBehindMark, path)
        }
        // A rollback journal left by an earlier file would be played into the new one.
        for suffix in ["", "-journal", "-wal"] where access(path + suffix, F_OK) == 0 {
            throw Problem(.fileExists, path + suffix)
        }
        let file = try FreshFile(for: path)
        try naming(path) {
            let queue = try connection(to: file.temporaryPath)
            try fill(queue, key: key.key.publicKey, now: now)
            try queue.close()
        }
        try file.publish()
        return try open(at: path, key: key, lock: lock)
    }

    /// Opens the journal of `key`; what a killed writer left half done is undone.
    ///
    /// - Throws: ``Problem``: `fileMissing`, `keyMissing`, `journalBusy` when another process has
    ///   it open, `keyOfOtherJournal`; `notSQLite`, `otherProgramsDatabase`, `schemaNewer`,
    ///   `schemaUnexpected`, `databaseDamaged`; `journalWeakSync` when the file system cannot
    ///   promise that confirmed entries stay.
    package static func open(at path: String, key: DeviceKey) throws -> Journal {
        guard access(path, F_OK) == 0 else { throw Problem(errno: errno, at: path) }
        return try open(at: path, key: key, lock: try KeyLock(key))
    }

    private static func open(at path: String, key: DeviceKey, lock: KeyLock) throws -> Journal {
        try naming(path) {
            // Before SQLite sees the file: preparing the connection would change another's.
            try DatabaseHeader(of: path, named: path).check(against: .journal, path: path)
            try RollbackJournal.refuseNames(beside: path)
            let queue = try connection(to: path)
            let created = try queue.read { db in
                try checkSchema(db, path: path)
                return try checkMeta(db, path: path, key: key.key.publicKey)
            }
            return Journal(path: path, key: key, lock: lock, queue: queue, created: created)
        }
    }

    private static func connection(to path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .immediateError
        configuration.prepareDatabase { db in
            // Erased photos are overwritten, not only forgotten.
            try db.execute(sql: "PRAGMA secure_delete = ON")
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
            try db.execute(sql: "PRAGMA synchronous = EXTRA")
            let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
            guard mode == "delete", level == 3 else { throw Problem(.journalWeakSync, path) }
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func fill(_ queue: DatabaseQueue, key: PublicKey, now: Int64) throws {
        try queue.write { db in
            let format = DatabaseFormat.journal
            try db.execute(sql: "PRAGMA application_id = \(format.applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(format.version)")
            for sql in format.objects.compactMap(\.sql) { try db.execute(sql: sql) }
            let rows = [
                (Meta.device, key.device.bytes), (Meta.key, key.bytes),
                (Meta.created, Meta.bytes(now)),
            ]
            for (name, value) in rows {
                try db.execute(
                    sql: "INSERT INTO meta (key, value) VALUES (?, ?)",
                    arguments: [name, Data(value)]
                )
            }
        }
    }

    private static func checkSchema(_ db: Database, path: String) throws {
        let found = try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema")
        let objects = found.map { row in
            SchemaObject(
                type: row.text(0) ?? "",
                name: row.text(1) ?? "",
                table: row.text(2) ?? "",
                sql: row.text(3)
            )
        }
        let expected = DatabaseFormat.journal.objects
        guard objects.count == expected.count, Set(objects) == Set(expected) else {
            throw Problem(.schemaUnexpected, path)
        }
    }

    /// Returns when the journal was made.
    private static func checkMeta(_ db: Database, path: String, key: PublicKey) throws -> Int64 {
        func value(_ name: String) throws -> [UInt8] {
            let sql = "SELECT value FROM meta WHERE key = ?"
            let row = try Row.fetchOne(db, sql: sql, arguments: [name])
            guard let value = row?.blob(0) else { throw Problem(.databaseDamaged, path) }
            return value
        }
        guard try value(Meta.device) == key.device.bytes, try value(Meta.key) == key.bytes else {
            throw Problem(.keyOfOtherJournal, path)
        }
        guard let created = Meta.milliseconds(try value(Meta.created)) else {
            throw Problem(.databaseDamaged, path)
        }
        return created
    }

    /// Runs `body` and throws only problems.
    static func naming<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let problem as Problem {
            throw problem
        } catch let error as DatabaseError {
            throw Problem(sqlite: error.extendedResultCode.rawValue, at: path)
        }
    }
}
