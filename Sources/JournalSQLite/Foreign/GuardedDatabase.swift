import CSQLiteGuard
import Foundation
import Journaling

/// An SQLite file of unknown origin, opened so that reading it can do no harm.
///
/// Only a private copy of the main file is opened, read-only and immutable, with everything off
/// that a schema could bring to life; then header, schema and pages must be those of one known
/// format. Every statement draws on a budget of work that grows with the size of the file.
///
/// Source: "Defense Against The Dark Arts", https://www.sqlite.org/security.html
package final class GuardedDatabase {
    /// The file as the caller named it, for messages.
    package let path: String
    let connection: OpaquePointer
    private let budget: UnsafeMutablePointer<Int32>

    /// Copies, opens and checks the file at `path`.
    ///
    /// - Parameters:
    ///   - path: the file to read; only its main file is touched.
    ///   - format: the only format that is let through.
    ///   - temporaryFolder: where the copy lies for the moment of opening.
    ///   - limit: larger files are refused, in bytes.
    /// - Throws: ``Problem``: `fileMissing`, `fileUnreadable`, `fileUnknownKind`;
    ///   `journalNotClosed`; `notSQLite`, `otherProgramsDatabase`, `schemaNewer`,
    ///   `schemaUnexpected`, `databaseDamaged`; `inputTooCostly`; `diskFull`, `folderNotWritable`.
    /// - Complexity: O(*n*) in the size of the file.
    package convenience init(
        opening path: String,
        as format: DatabaseFormat,
        temporaryFolder: String = GuardedDatabase.temporaryFolder,
        limit: Int64 = 16 << 30
    ) throws {
        let copy = try PrivateCopy(of: path, in: temporaryFolder, limit: limit)
        let header = try DatabaseHeader(of: copy.path, named: path)
        try header.check(against: format, path: path)
        try self.init(copy: copy.path, named: path, size: header.fileSize)
        try checkSchema(format)
        try checkPages()
    }

    private init(copy: String, named path: String, size: Int64) throws {
        self.path = path
        budget = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        budget.initialize(to: GuardedDatabase.rounds(size: size))
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE
        let uri = "file://\(GuardedDatabase.escaped(copy))?immutable=1"
        let status = sqlite3_open_v2(uri, &opened, flags, nil)
        guard let opened, status == SQLITE_OK else {
            sqlite3_close_v2(opened)
            budget.deallocate()
            throw Problem(sqlite: status, at: path)
        }
        connection = opened
        let guarded = watchbook_sqlite_guard(opened)
        guard guarded == SQLITE_OK else { throw Problem(sqlite: guarded, at: path) }
        watchbook_sqlite_budget(opened, GuardedDatabase.instructionsPerRound, budget)
    }

    deinit {
        sqlite3_close_v2(connection)
        budget.deallocate()
    }

    /// The folder for files of the moment: `TMPDIR`, else `/tmp`.
    package static var temporaryFolder: String {
        guard let folder = getenv("TMPDIR"), folder.pointee != 0 else { return "/tmp" }
        return String(cString: folder)
    }
}

// MARK: - Reading

extension GuardedDatabase {
    /// Prepares a statement that only reads.
    ///
    /// - Throws: ``Problem``, as ``GuardedRows/next()``.
    package func rows(_ sql: String) throws -> GuardedRows {
        try GuardedRows(sql, in: self)
    }
}

// MARK: - Checking

extension GuardedDatabase {
    /// Virtual-machine instructions between two looks at the budget.
    private static let instructionsPerRound: Int32 = 1000

    /// Reading every cell of the smallest size several times stays far below this.
    private static func rounds(size: Int64) -> Int32 {
        let instructions = 50_000_000 + size * 20
        return Int32(clamping: instructions / Int64(instructionsPerRound))
    }

    /// Every row of `sqlite_schema` is one of the format, and none is missing.
    ///
    /// Before the pages are checked, so that no expression of a foreign schema is ever evaluated.
    private func checkSchema(_ format: DatabaseFormat) throws {
        let expected = format.objects.map(\.texts)
        var missing = Set(expected)
        let rows = try rows("SELECT type, name, tbl_name, sql FROM sqlite_schema")
        var count = 0
        while try rows.next() {
            count += 1
            let texts = (0..<4).map { rows.text($0) }
            guard missing.remove(texts) != nil, count <= expected.count else {
                throw Problem(.schemaUnexpected, path)
            }
        }
        guard missing.isEmpty else { throw Problem(.schemaUnexpected, path) }
    }

    private func checkPages() throws {
        let rows = try rows("PRAGMA quick_check(1)")
        guard try rows.next(), rows.text(0) == Array("ok".utf8) else {
            throw Problem(.databaseDamaged, path)
        }
    }

    /// Percent-encodes everything but letters, digits and `/._-` for a URI.
    private static func escaped(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D...0x2F, 0x5F:
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "%" + Hex.text([byte])
            }
        }
        return text
    }
}

extension SchemaObject {
    /// The columns as bytes: Swift compares texts by canonical equivalence, which is too kind.
    fileprivate var texts: [[UInt8]?] {
        [Array(type.utf8), Array(name.utf8), Array(table.utf8), sql.map { Array($0.utf8) }]
    }
}
