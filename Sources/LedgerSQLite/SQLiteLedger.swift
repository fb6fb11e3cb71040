import CSQLiteGuard
package import CentralLedger
import GRDB
import Journaling

#if canImport(Glibc)
    import Glibc
#endif

/// The embedded ledger: one SQLite file in WAL mode with `synchronous=FULL`, photos beside it.
///
/// One process writes at a time (a lock file); others may read meanwhile.
package final class SQLiteLedger: Sendable {
    /// How a ledger is opened.
    package enum Access: Sendable {
        case reading
        case writing
        /// Everything works and nothing stays: for `--dry-run`.
        case rehearsing
    }

    /// Absolute path of the file.
    package let path: String
    private let access: Access
    private let queue: DatabaseQueue
    /// A second connection that only reads, so that a merge can look while it writes.
    private let probe: LedgerProbe
    private let state: LedgerState
    private let lock: LedgerLock?

    /// Opens the ledger at `path`.
    ///
    /// - Throws: `Problem` with ``Problem/Code/fileMissing``, ``Problem/Code/ledgerBusy``,
    ///   ``Problem/Code/ledgerNewer``, ``Problem/Code/ledgerWeakSync``,
    ///   ``Problem/Code/otherProgramsDatabase``.
    package convenience init(opening path: String, _ access: Access = .writing) throws {
        guard Glibc.access(path, F_OK) == 0 else { throw Problem(.fileMissing, path) }
        try self.init(path: path, access: access, charter: nil)
    }

    /// Makes a new ledger at `path`, where nothing may be yet.
    ///
    /// - Throws: `Problem` with ``Problem/Code/fileExists`` or what opening throws; no file is
    ///   left then.
    package convenience init(creating path: String, _ charter: Charter) throws {
        guard Glibc.access(path, F_OK) != 0 else { throw Problem(.fileExists, path) }
        do {
            try self.init(path: path, access: .writing, charter: charter)
        } catch {
            for suffix in ["", "-wal", "-shm", ".lock"] { unlink(path + suffix) }
            throw error
        }
    }

    private init(path: String, access: Access, charter: Charter?) throws {
        lock = access == .reading ? nil : try LedgerLock(path)
        self.path = path
        self.access = access
        do {
            let queue = try LedgerConnection.open(path, access: access, isNew: charter != nil)
            let state = LedgerState()
            try queue.inDatabase { db in
                try state.start(db, path: path, access: access, charter: charter)
            }
            self.queue = queue
            self.state = state
            probe = try LedgerProbe(path)
        } catch {
            throw SQLiteLedger.problem(error, path)
        }
    }

    /// Does `work` on the tables, on the connection's own thread.
    func withTables<Value>(_ work: (LedgerTables) throws -> Value) throws -> Value {
        do {
            return try queue.inDatabase { _ in try work(try state.tables()) }
        } catch {
            throw SQLiteLedger.problem(error, path)
        }
    }

    /// Does `work` in one transaction: all of it stays or nothing.
    func change<Value>(_ work: (LedgerTables, inout LawState) throws -> Value) throws -> Value {
        do {
            return try queue.inDatabase { _ in
                try state.change(work)
            }
        } catch {
            throw SQLiteLedger.problem(error, path)
        }
    }

    /// Does `work` inside a savepoint that is rolled back in the end.
    func withRehearsal<Value>(_ work: () throws -> Value) throws -> Value {
        try queue.inDatabase { _ in try state.beginRehearsal() }
        let result = Result { try work() }
        try queue.inDatabase { _ in try state.endRehearsal() }
        return try result.get()
    }

    /// Reads what is committed, beside a change that is under way.
    func look<Value>(_ work: (LedgerTables) throws -> Value) throws -> Value {
        do {
            return try probe.look(work)
        } catch {
            throw SQLiteLedger.problem(error, path)
        }
    }

    var isRehearsal: Bool { access == .rehearsing }

    /// The law as it stands, for reading.
    func withLaw<Value>(_ work: (LedgerTables, LawState) throws -> Value) throws -> Value {
        do {
            return try queue.inDatabase { _ in try work(try state.tables(), try state.law()) }
        } catch {
            throw SQLiteLedger.problem(error, path)
        }
    }

    /// What a driver's error is to the people who use the ledger.
    private static func problem(_ error: any Error, _ path: String) -> any Error {
        let code: Int32
        switch error {
        case let failure as SQLiteFailure: code = failure.code & 0xFF
        case let failure as DatabaseError: code = failure.resultCode.rawValue
        case is DamagedTable, is Segment.Refusal: return Problem(.databaseDamaged, path)
        default: return error
        }
        switch code {
        case SQLITE_FULL: return Problem(.diskFull, path)
        case SQLITE_BUSY, SQLITE_LOCKED: return Problem(.ledgerBusy, path)
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM: return Problem(.folderNotWritable, path)
        case SQLITE_NOTADB: return Problem(.notSQLite, path)
        case SQLITE_CORRUPT: return Problem(.databaseDamaged, path)
        // An I/O error while writing is nearly always a full or vanished disk.
        case SQLITE_IOERR: return Problem(.diskFull, path)
        default: return error
        }
    }
}

/// What belongs to the connection's thread.
///
/// `@unchecked Sendable`: touched only inside `queue.inDatabase`, which serialises.
private final class LedgerState: @unchecked Sendable {
    private var opened: LedgerTables?
    private var known: LawState?
    /// How many rehearsals are open, one in the other.
    private var rehearsals = 0
    /// The law before each rehearsal but the one of the whole ledger.
    private var before: [LawState?] = []

    func start(
        _ db: Database,
        path: String,
        access: SQLiteLedger.Access,
        charter: Charter?
    ) throws {
        guard let connection = db.sqliteConnection else { throw Problem(.fileUnreadable, path) }
        let tables = LedgerTables(connection)
        if let charter { try LedgerConnection.lay(tables, charter) }
        try LedgerConnection.check(tables, path: path, access: access)
        if access == .rehearsing {
            try tables.execute("BEGIN IMMEDIATE")
            rehearsals = 1
        }
        opened = tables
    }

    func beginRehearsal() throws {
        try tables().execute(rehearsals == 0 ? "BEGIN IMMEDIATE" : "SAVEPOINT rehearsal")
        before.append(known)
        rehearsals += 1
    }

    func endRehearsal() throws {
        rehearsals -= 1
        try tables().execute(
            rehearsals == 0 ? "ROLLBACK" : "ROLLBACK TO rehearsal; RELEASE rehearsal"
        )
        known = before.popLast() ?? nil
    }

    func tables() throws -> LedgerTables {
        guard let opened else { preconditionFailure("A ledger is started before it is used.") }
        return opened
    }

    func law() throws -> LawState {
        if let known { return known }
        let law = try LawState(loading: try tables())
        known = law
        return law
    }

    func change<Value>(_ work: (LedgerTables, inout LawState) throws -> Value) throws -> Value {
        let isRehearsal = rehearsals > 0
        let tables = try tables()
        var law = try law()
        try tables.execute(isRehearsal ? "SAVEPOINT step" : "BEGIN IMMEDIATE")
        do {
            let value = try work(tables, &law)
            try tables.execute(isRehearsal ? "RELEASE step" : "COMMIT")
            known = law
            return value
        } catch {
            // The first error is the one to tell; a failing rollback changes nothing that stays.
            try? tables.execute(isRehearsal ? "ROLLBACK TO step; RELEASE step" : "ROLLBACK")
            throw error
        }
    }
}

/// A reading connection with its statements.
///
/// `@unchecked Sendable`: `tables` is touched only inside `queue.inDatabase`, which serialises.
private final class LedgerProbe: @unchecked Sendable {
    private let queue: DatabaseQueue
    private var tables: LedgerTables?

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(5)
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    func look<Value>(_ work: (LedgerTables) throws -> Value) throws -> Value {
        try queue.inDatabase { db in
            if tables == nil { tables = db.sqliteConnection.map(LedgerTables.init) }
            guard let tables else { throw DamagedTable(table: "", key: "") }
            return try work(tables)
        }
    }
}

/// A lock that keeps a second writing process off a ledger as long as it lives.
final class LedgerLock: Sendable {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = Glibc.open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw Problem(errno == ENOSPC ? .diskFull : .folderNotWritable, path)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Problem(.ledgerBusy, path)
        }
    }

    deinit { close(descriptor) }
}

/// Opening ledger files.
enum LedgerConnection {
    static func open(
        _ path: String,
        access: SQLiteLedger.Access,
        isNew: Bool
    ) throws -> DatabaseQueue {
        if !isNew { try checkHeader(path) }
        var configuration = Configuration()
        configuration.readonly = access == .reading
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { db in
            guard let connection = db.sqliteConnection else { return }
            let tables = LedgerTables(connection)
            if isNew { try tables.execute("PRAGMA page_size = 8192") }
            // 64 MiB of pages; the rest of a merge's memory is the batch itself.
            try tables.execute("PRAGMA cache_size = -65536")
            try tables.execute("PRAGMA mmap_size = 0")
            try tables.execute("PRAGMA temp_store = MEMORY")
            if access != .reading {
                try tables.execute("PRAGMA journal_mode = WAL")
                // A few large checkpoints: a page changed often is copied back once.
                try tables.execute("PRAGMA wal_autocheckpoint = 8000")
                try tables.execute("PRAGMA synchronous = FULL")
            }
        }
        return queue
    }

    /// Looks at the file header before SQLite does.
    private static func checkHeader(_ path: String) throws {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Problem(.fileUnreadable, path) }
        defer { close(descriptor) }
        var header = [UInt8](repeating: 0, count: 100)
        let count = read(descriptor, &header, 100)
        guard count == 100, header.starts(with: "SQLite format 3\0".utf8) else {
            throw Problem(.notSQLite, path)
        }
        func word(_ offset: Int) -> Int32 {
            header[offset..<offset + 4].reduce(0) { $0 << 8 | Int32($1) }
        }
        guard word(68) == LedgerSchema.applicationID else {
            throw Problem(.otherProgramsDatabase, path)
        }
        guard word(60) <= LedgerSchema.version else { throw Problem(.ledgerNewer, path) }
    }

    /// Makes the tables of a new ledger.
    static func lay(_ tables: LedgerTables, _ charter: Charter) throws {
        try tables.execute("BEGIN IMMEDIATE")
        for statement in LedgerSchema.statements { try tables.execute(statement) }
        try tables.execute("PRAGMA application_id = \(LedgerSchema.applicationID)")
        try tables.execute("PRAGMA user_version = \(LedgerSchema.version)")
        try tables.setMeta("practice", [charter.isPractice ? 1 : 0])
        try tables.setMeta("incarnation", charter.incarnation)
        try tables.setMeta("roots", charter.roots.sorted().flatMap(\.bytes))
        try tables.execute("COMMIT")
    }

    /// Refuses a connection that could lose what it confirmed.
    static func check(
        _ tables: LedgerTables,
        path: String,
        access: SQLiteLedger.Access
    ) throws {
        guard access != .reading else { return }
        let synchronous = try tables.statement("PRAGMA synchronous").firstRow { $0.integer(0) }
        let mode = try tables.statement("PRAGMA journal_mode").firstRow { $0.text(0) }
        guard synchronous ?? 0 >= 2, mode == "wal" else { throw Problem(.ledgerWeakSync, path) }
    }
}
