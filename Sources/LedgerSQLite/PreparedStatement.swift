import CSQLiteGuard
import Journaling

/// An SQL statement on the C interface, for the paths that run once an entry.
///
/// GRDB's statements convert every value; at hundreds of thousands of rows a second that costs as
/// much as the insert itself (Documentation/decisions/0003).
final class PreparedStatement {
    private let connection: OpaquePointer
    private var statement: OpaquePointer?

    /// Says to SQLite that it must copy what is bound.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ connection: OpaquePointer, _ sql: String) throws {
        self.connection = connection
        let status = sqlite3_prepare_v3(
            connection,
            sql,
            -1,
            UInt32(SQLITE_PREPARE_PERSISTENT),
            &statement,
            nil
        )
        guard status == SQLITE_OK else { throw SQLiteFailure(connection) }
    }

    deinit { sqlite3_finalize(statement) }

    @discardableResult
    func bind(_ index: Int32, _ value: Int64) -> PreparedStatement {
        sqlite3_bind_int64(statement, index, value)
        return self
    }

    /// Binds ASCII or other UTF-8 text; it is copied.
    @discardableResult
    func bind(_ index: Int32, _ text: String) -> PreparedStatement {
        var text = text
        text.withUTF8 { bytes in
            _ = bytes.withMemoryRebound(to: CChar.self) { characters in
                sqlite3_bind_text(
                    statement,
                    index,
                    characters.baseAddress,
                    Int32(characters.count),
                    PreparedStatement.transient
                )
            }
        }
        return self
    }

    @discardableResult
    func bind(_ index: Int32, _ bytes: [UInt8]) -> PreparedStatement {
        bytes.withUnsafeBytes { buffer in
            if buffer.isEmpty {
                _ = sqlite3_bind_zeroblob(statement, index, 0)
            } else {
                _ = sqlite3_bind_blob(
                    statement,
                    index,
                    buffer.baseAddress,
                    Int32(buffer.count),
                    PreparedStatement.transient
                )
            }
        }
        return self
    }

    /// Binds text that stays where it is until the statement has run; it is not copied.
    func bind(_ index: Int32, stayingText text: UnsafeRawBufferPointer) {
        let characters = text.bindMemory(to: CChar.self)
        sqlite3_bind_text(statement, index, characters.baseAddress, Int32(characters.count), nil)
    }

    /// Binds bytes, at least one, that stay where they are until the statement has run.
    func bind(_ index: Int32, staying bytes: UnsafeRawBufferPointer) {
        sqlite3_bind_blob(statement, index, bytes.baseAddress, Int32(bytes.count), nil)
    }

    /// Runs a statement without rows and makes it ready for the next run.
    func run() throws {
        defer { sqlite3_reset(statement) }
        let status = sqlite3_step(statement)
        guard status == SQLITE_DONE || status == SQLITE_ROW else { throw SQLiteFailure(connection) }
    }

    /// How many rows the last change touched.
    var changes: Int32 { sqlite3_changes(connection) }

    /// Calls `body` for each row.
    func forEachRow(_ body: (Row) throws -> Void) throws {
        defer { sqlite3_reset(statement) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try body(Row(statement: statement))
            case SQLITE_DONE: return
            default: throw SQLiteFailure(connection)
            }
        }
    }

    /// What `body` makes of the first row; `nil` without one.
    func firstRow<Value>(_ body: (Row) throws -> Value) throws -> Value? {
        defer { sqlite3_reset(statement) }
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return try body(Row(statement: statement))
        case SQLITE_DONE: return nil
        default: throw SQLiteFailure(connection)
        }
    }

    /// The current row; valid only until the next step.
    struct Row {
        fileprivate let statement: OpaquePointer?

        func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

        func text(_ column: Int32) -> String { String(decoding: buffer(column), as: UTF8.self) }

        func bytes(_ column: Int32) -> [UInt8] { Array(buffer(column)) }

        /// The bytes of a text or blob without copying them.
        func buffer(_ column: Int32) -> UnsafeRawBufferPointer {
            let start = sqlite3_column_blob(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            return UnsafeRawBufferPointer(start: start, count: count)
        }
    }
}

/// What SQLite said.
struct SQLiteFailure: Error {
    let code: Int32
    let message: String

    init(_ connection: OpaquePointer) {
        code = sqlite3_extended_errcode(connection)
        message = String(cString: sqlite3_errmsg(connection))
    }
}
