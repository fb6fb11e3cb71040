/// The tables of a ledger file.
///
/// Only `meta`, `segment` and the photos beside the file are data; everything else follows from
/// them and can be made anew. Described in Documentation/schema.md.
package enum LedgerSchema {
    /// "WBL1" in the file header.
    package static let applicationID: Int32 = 0x5742_4C31
    package static let version: Int32 = 2

    /// Every object of version 2, in the words in which `sqlite_schema` keeps them.
    package static let statements = formerStatements + additions

    /// The objects that version 1 did not have.
    static let additions = [
        """
        CREATE TABLE file (record TEXT PRIMARY KEY, charge BLOB NOT NULL, facts BLOB NOT NULL) \
        STRICT, WITHOUT ROWID
        """
    ]

    /// Every object of version 1.
    static let formerStatements = [
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID",
        """
        CREATE TABLE segment (id INTEGER PRIMARY KEY, device BLOB NOT NULL, first INTEGER NOT NULL, \
        count INTEGER NOT NULL, before BLOB NOT NULL, last BLOB NOT NULL, absent INTEGER NOT NULL, \
        bytes BLOB NOT NULL) STRICT
        """,
        "CREATE INDEX segment_device ON segment (device, first)",
        """
        CREATE TABLE register (record TEXT NOT NULL, register TEXT NOT NULL, flags INTEGER NOT NULL, \
        state BLOB NOT NULL, PRIMARY KEY (record, register)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX register_flagged ON register (record, register) WHERE flags <> 0",
        """
        CREATE TABLE day (station TEXT NOT NULL, date INTEGER NOT NULL, cells BLOB NOT NULL, \
        PRIMARY KEY (date, station)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE photo (digest BLOB PRIMARY KEY, length INTEGER NOT NULL, state INTEGER NOT NULL) \
        STRICT, WITHOUT ROWID
        """,
        "CREATE TABLE receipt (digest BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID",
    ]
}

/// The bits of a register row's flags.
struct RegisterFlags: OptionSet {
    let rawValue: Int64
    /// Two voices say different things.
    static let conflict = RegisterFlags(rawValue: 1)
    /// One voice says different things from different devices.
    static let own = RegisterFlags(rawValue: 2)
    /// Some entry is held.
    static let held = RegisterFlags(rawValue: 4)
}

/// Whether a photo's bytes are here.
enum PhotoState: Int64 {
    case missing = 0
    case present = 1
    case erased = 2
}
