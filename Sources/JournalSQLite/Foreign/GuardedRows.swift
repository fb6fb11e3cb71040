import CSQLiteGuard
import Journaling

/// The rows of one statement on a ``GuardedDatabase``; a value of another type reads as `nil`.
package final class GuardedRows {
    private let database: GuardedDatabase
    private let statement: OpaquePointer
    /// SQLite would begin again after the last row.
    private var isDone = false

    init(_ sql: String, in database: GuardedDatabase) throws {
        var prepared: OpaquePointer?
        let status = sqlite3_prepare_v2(database.connection, sql, -1, &prepared, nil)
        guard status == SQLITE_OK, let prepared else {
            throw Problem(sqlite: status, at: database.path)
        }
        self.database = database
        statement = prepared
    }

    deinit {
        sqlite3_finalize(statement)
    }

    /// Binds `bytes` to the first parameter of the statement.
    package func bind(_ bytes: [UInt8]) throws {
        // SQLITE_TRANSIENT: SQLite copies the bytes before it returns.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let status = sqlite3_bind_blob(statement, 1, bytes, Int32(bytes.count), transient)
        guard status == SQLITE_OK else { throw Problem(sqlite: status, at: database.path) }
    }

    /// Goes to the next row.
    ///
    /// - Returns: `false` after the last, however often it is asked.
    /// - Throws: ``Problem``: `inputTooCostly` when the budget is spent, `databaseDamaged`.
    package func next() throws -> Bool {
        guard !isDone else { return false }
        let status = sqlite3_step(statement)
        isDone = status != SQLITE_ROW
        guard status == SQLITE_ROW || status == SQLITE_DONE else {
            throw Problem(sqlite: status, at: database.path)
        }
        return !isDone
    }

    /// The integer in `column`, from 0.
    package func integer(_ column: Int32) -> Int64? {
        guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { return nil }
        return sqlite3_column_int64(statement, column)
    }

    /// The blob in `column`, from 0.
    package func blob(_ column: Int32) -> [UInt8]? {
        guard sqlite3_column_type(statement, column) == SQLITE_BLOB else { return nil }
        let start = sqlite3_column_blob(statement, column)
        let count = Int(sqlite3_column_bytes(statement, column))
        return Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// The UTF-8 of the text in `column`, from 0.
    package func text(_ column: Int32) -> [UInt8]? {
        guard sqlite3_column_type(statement, column) == SQLITE_TEXT else { return nil }
        let start = sqlite3_column_text(statement, column)
        let count = Int(sqlite3_column_bytes(statement, column))
        return Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
    }
}
