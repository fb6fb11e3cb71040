import CSQLiteGuard
import Foundation

/// What SQLite said.
struct SQLiteFailure: Error {
    let message: String

    init(_ connection: OpaquePointer?) {
        message = String(cString: sqlite3_errmsg(connection))
    }
}

/// A bare connection, without any layer between.
final class Database {
    fileprivate let connection: OpaquePointer

    /// Settings that a measure is done with.
    enum Settings {
        /// Those of `SQLiteLedger`.
        case ledger
        /// Those of `Journal`.
        case journal
    }

    init(_ path: String, _ settings: Settings = .ledger) throws {
        var connection: OpaquePointer?
        let status = sqlite3_open(path, &connection)
        guard status == SQLITE_OK, let connection else { throw SQLiteFailure(connection) }
        self.connection = connection
        switch settings {
        case .ledger:
            try execute("PRAGMA page_size = 8192; PRAGMA cache_size = -65536; PRAGMA mmap_size = 0")
            try execute("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 8000")
            try execute("PRAGMA synchronous = FULL")
        case .journal:
            try execute("PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE")
            try execute("PRAGMA synchronous = EXTRA")
        }
    }

    deinit { sqlite3_close_v2(connection) }

    func execute(_ sql: String) throws {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else {
            throw SQLiteFailure(connection)
        }
    }
}

/// A prepared statement whose values are bound without being copied.
final class Statement {
    private let database: Database
    private var statement: OpaquePointer?

    init(_ database: Database, _ sql: String) throws {
        self.database = database
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let status = sqlite3_prepare_v3(database.connection, sql, -1, flags, &statement, nil)
        guard status == SQLITE_OK else { throw SQLiteFailure(database.connection) }
    }

    deinit { sqlite3_finalize(statement) }

    func bind(_ index: Int32, _ value: Int64) {
        sqlite3_bind_int64(statement, index, value)
    }

    /// Binds bytes that must stay until the statement has run; none are NULL.
    func bind(_ index: Int32, blob slice: Slice<UnsafeRawBufferPointer>) {
        let bytes = UnsafeRawBufferPointer(rebasing: slice)
        if bytes.isEmpty {
            sqlite3_bind_null(statement, index)
        } else {
            sqlite3_bind_blob(statement, index, bytes.baseAddress, Int32(bytes.count), nil)
        }
    }

    /// Binds UTF-8 that must stay until the statement has run.
    func bind(_ index: Int32, text slice: Slice<UnsafeRawBufferPointer>) {
        let text = UnsafeRawBufferPointer(rebasing: slice).bindMemory(to: CChar.self)
        sqlite3_bind_text(statement, index, text.baseAddress, Int32(text.count), nil)
    }

    func run() throws {
        defer { sqlite3_reset(statement) }
        guard sqlite3_step(statement) == SQLITE_DONE else {
            throw SQLiteFailure(database.connection)
        }
    }
}
