import CSQLiteGuard
import Foundation
import Testing

extension Scratch {
    var temporaryNames: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path("temporary")) }
    }

    /// Runs `body` while half a transaction is in the file and its rollback journal beside it.
    func spill(into name: String, _ body: () throws -> Void) throws {
        var connection: OpaquePointer?
        try #require(sqlite3_open(path(name), &connection) == SQLITE_OK)
        defer { sqlite3_close(connection) }
        let sql = """
            PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE entry SET bytes = zeroblob(3000);
            INSERT INTO entry WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n LIMIT 90)
            SELECT i, zeroblob(3000) FROM n;
            """
        try #require(sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK)
        try body()
        try #require(sqlite3_exec(connection, "ROLLBACK", nil, nil, nil) == SQLITE_OK)
    }

    /// Runs `body` while another program holds the write lock.
    func holdingLock<Value>(on name: String, _ body: () throws -> Value) throws -> Value {
        var connection: OpaquePointer?
        try #require(sqlite3_open(path(name), &connection) == SQLITE_OK)
        defer { sqlite3_close(connection) }
        try #require(sqlite3_exec(connection, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK)
        let value = try body()
        try #require(sqlite3_exec(connection, "ROLLBACK", nil, nil, nil) == SQLITE_OK)
        return value
    }
}

/// A rollback journal without pages that names `file` as its super-journal, which SQLite deletes
/// when it plays the journal back.
///
/// Source: https://www.sqlite.org/fileformat2.html, section 3, and the comments of pager.c.
func hotJournal(naming file: String, pages: Int) -> [UInt8] {
    func word(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
    let magic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
    var bytes = magic + word(0) + word(0) + word(UInt32(pages)) + word(512) + word(4096)
    bytes += [UInt8](repeating: 0, count: 512 - bytes.count)
    let name = Array(file.utf8)
    let sum = name.reduce(UInt32(0)) { $0 &+ UInt32(bitPattern: Int32(Int8(bitPattern: $1))) }
    bytes += word(UInt32(1 << 30 / 4096 + 1)) + name + word(UInt32(name.count)) + word(sum) + magic
    return bytes
}
