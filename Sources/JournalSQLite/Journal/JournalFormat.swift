import Journaling

extension DatabaseFormat {
    /// A journal of format version 1.
    ///
    /// Format: Documentation/journal-format.md, section 7.
    package static let journal = DatabaseFormat(
        applicationID: 0x5742_4A31,
        version: 1,
        objects: [
            SchemaObject(
                table: "entry",
                sql: "CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT"
            ),
            SchemaObject(
                table: "seal",
                sql: "CREATE TABLE seal (through INTEGER PRIMARY KEY, chain BLOB NOT NULL, "
                    + "signature BLOB NOT NULL) STRICT"
            ),
            SchemaObject(
                table: "photo",
                sql: "CREATE TABLE photo (digest BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT, "
                    + "WITHOUT ROWID"
            ),
            SchemaObject(
                table: "meta",
                sql: "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, "
                    + "WITHOUT ROWID"
            ),
        ]
    )
}

/// What the `meta` table of a journal says.
enum Meta {
    static let device = "device"
    static let key = "key"
    /// Milliseconds since 1970 UTC, 8 bytes big-endian.
    static let created = "created"

    static func bytes(_ milliseconds: Int64) -> [UInt8] {
        withUnsafeBytes(of: milliseconds.bigEndian) { Array($0) }
    }

    static func milliseconds(_ bytes: [UInt8]) -> Int64? {
        guard bytes.count == 8 else { return nil }
        return bytes.reduce(0) { $0 << 8 | Int64($1) }
    }
}

/// Bounds of what a journal holds.
package enum JournalLimit {
    /// Largest photo, in bytes.
    package static let photo = 32 << 20
    /// A longer append is sealed after each of so many entries.
    static let entriesPerSeal = 200
}
