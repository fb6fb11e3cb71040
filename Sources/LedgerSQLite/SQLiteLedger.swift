import CSQLiteGuard
package import CentralLedger
import GRDB
import Inspection
import JournalSQLite
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
    private let probe: LedgerProbe?
    private let state: LedgerState
    private let lock: LedgerLock?

    /// Opens the ledger at `path`.
    ///
    /// Opened for reading it stays as it is at that moment, whatever others write meanwhile.
    /// - Throws: `Problem` with ``Problem/Code/fileMissing``, ``Problem/Code/ledgerBusy``,
    ///   ``Problem/Code/ledgerNewer``, ``Problem/Code/ledgerOlder`` (only for reading),
    ///   ``Problem/Code/ledgerWeakSync``,
    ///   ``Problem/Code/ledgerNotOne``, ``Problem/Code/schemaUnexpected``.
    package convenience init(opening path: String, _ access: Access = .writing) throws {
        try LedgerConnection.checkHeader(path)
        let lock = access == .reading ? nil : try LedgerLock(path)
        try self.init(path: path, access: access, lock: lock)
        try bringUpToDate()
    }

    /// Makes what follows from the segments anew where an older version kept it in another form.
    private func bringUpToDate() throws {
        let isCurrent = try withTables { try $0.meta("sheets") == [DaySheet.format] }
        guard !isCurrent else { return }
        guard access != .reading else { throw Problem(.ledgerOlder, path) }
        try rebuild()
    }

    /// Makes a new ledger at `path`, where nothing may be yet.
    ///
    /// It is made under another name first, so that it is there whole or not at all.
    /// - Throws: `Problem` with ``Problem/Code/fileExists`` or what opening throws; no file is
    ///   left then.
    package convenience init(creating path: String, _ charter: Charter) throws {
        let lock = try LedgerLock(path)
        do {
            try LedgerConnection.make(path, charter)
        } catch {
            if (error as? Problem)?.code != .fileExists { lock.remove() }
            throw SQLiteLedger.problem(error, path, access: .writing)
        }
        try self.init(path: path, access: .writing, lock: lock)
    }

    private init(path: String, access: Access, lock: LedgerLock?) throws {
        self.lock = lock
        self.path = path
        self.access = access
        do {
            let queue = try LedgerConnection.open(path, access: access)
            let state = LedgerState()
            try queue.inDatabase { db in
                try state.start(db, path: path, access: access)
            }
            self.queue = queue
            self.state = state
            probe = access == .reading ? nil : try LedgerProbe(path)
        } catch {
            throw SQLiteLedger.problem(error, path, access: access)
        }
    }

    deinit {
        // SQLite would roll back while closing, and call a hook of GRDB's that is gone by then. The
        // writing connection goes last: it puts everything into the main file.
        probe?.close()
        queue.inDatabase { _ in state.finish() }
        try? queue.close()
    }

    /// Does `work` on the tables, on the connection's own thread.
    func withTables<Value>(_ work: (LedgerTables) throws -> Value) throws -> Value {
        do {
            return try queue.inDatabase { _ in try work(try state.tables()) }
        } catch {
            throw SQLiteLedger.problem(error, path, access: access)
        }
    }

    /// Does `work` in one transaction: all of it stays or nothing.
    func change<Value>(_ work: (LedgerTables, inout LawState) throws -> Value) throws -> Value {
        do {
            return try queue.inDatabase { _ in
                try state.change(work)
            }
        } catch {
            throw SQLiteLedger.problem(error, path, access: access)
        }
    }

    /// Does `work` and takes back what it changed.
    func withRehearsal<Value>(_ work: () throws -> Value) throws -> Value {
        try queue.inDatabase { _ in try state.begin() }
        let result = Result { try work() }
        try queue.inDatabase { _ in try state.takeBack() }
        return try result.get()
    }

    package func together<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            try queue.inDatabase { _ in try state.begin() }
            do {
                let value = try await work()
                try queue.inDatabase { _ in try state.keep() }
                return value
            } catch {
                // The first error is the one to tell; failing to take back changes nothing that stays.
                try? queue.inDatabase { _ in try state.takeBack() }
                throw error
            }
        } catch {
            throw SQLiteLedger.problem(error, path, access: access)
        }
    }

    /// Reads what is committed, beside a change that is under way.
    func look<Value>(_ work: (LedgerTables) throws -> Value) throws -> Value {
        guard let probe else { return try withTables(work) }
        do {
            return try probe.look(work)
        } catch {
            throw SQLiteLedger.problem(error, path, access: access)
        }
    }

    var isRehearsal: Bool { access == .rehearsing }

    /// The law as it stands, for reading.
    func withLaw<Value>(_ work: (LedgerTables, LawState) throws -> Value) throws -> Value {
        do {
            return try queue.inDatabase { _ in try work(try state.tables(), try state.law()) }
        } catch {
            throw SQLiteLedger.problem(error, path, access: access)
        }
    }

    /// What a driver's error is to the people who use the ledger.
    private static func problem(_ error: any Error, _ path: String, access: Access) -> any Error {
        let code: Int32
        switch error {
        case let failure as SQLiteFailure: code = failure.code
        case let failure as DatabaseError: code = failure.extendedResultCode.rawValue
        case is DamagedTable, is DamagedSheet, is Segment.Refusal:
            return Problem(.databaseDamaged, path)
        default: return error
        }
        switch code & 0xFF {
        case SQLITE_FULL: return Problem(.diskFull, path)
        case SQLITE_BUSY, SQLITE_LOCKED: return Problem(.ledgerBusy, path)
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM: return Problem(.folderNotWritable, path)
        case SQLITE_NOTADB: return Problem(.notSQLite, path)
        case SQLITE_CORRUPT: return Problem(.databaseDamaged, path)
        case SQLITE_IOERR where code == shortRead: return Problem(.databaseDamaged, path)
        case SQLITE_IOERR where access == .reading: return Problem(.fileUnreadable, path)
        // An I/O error while writing is nearly always a full or vanished disk.
        case SQLITE_IOERR: return Problem(.diskFull, path)
        default: return error
        }
    }

    /// SQLITE_IOERR_SHORT_READ: the file ends before a page that it should have.
    private static let shortRead = SQLITE_IOERR | 2 << 8
}

/// What belongs to the connection's thread.
///
/// `@unchecked Sendable`: touched only inside `queue.inDatabase`, which serialises.
private final class LedgerState: @unchecked Sendable {
    private var opened: LedgerTables?
    private var known: LawState?
    /// The law before each transaction that is open, one in the other.
    private var before: [LawState?] = []

    func start(
        _ db: Database,
        path: String,
        access: SQLiteLedger.Access
    ) throws {
        guard let connection = db.sqliteConnection else { throw Problem(.fileUnreadable, path) }
        let tables = LedgerTables(connection)
        let isFormer = try LedgerConnection.isFormer(tables)
        try LedgerConnection.check(tables, path: path, access: access, isFormer: isFormer)
        guard !isFormer || access != .reading else { throw Problem(.ledgerOlder, path) }
        switch access {
        case .reading:
            // One transaction to the end: what is read fits together while others write.
            try tables.execute("BEGIN")
        case .writing: break
        case .rehearsing: try begin(tables)
        }
        opened = tables
        guard isFormer else { return }
        try begin(tables)
        try LedgerConnection.bringUpToDate(tables)
        try keep()
    }

    /// Ends what is open, and every statement.
    func finish() {
        if let opened, !opened.isAtRest { try? opened.execute("ROLLBACK") }
        opened = nil
    }

    /// Opens a transaction, within the one that is open if there is one.
    func begin() throws { try begin(try tables()) }

    private func begin(_ tables: LedgerTables) throws {
        try tables.execute(before.isEmpty ? "BEGIN IMMEDIATE" : "SAVEPOINT step")
        before.append(known)
    }

    /// Closes the transaction opened last; what it changed stays as far as that around it does.
    func keep() throws {
        try tables().execute(before.count == 1 ? "COMMIT" : "RELEASE step")
        before.removeLast()
    }

    /// Closes the transaction opened last and takes back what it changed.
    func takeBack() throws {
        known = before.popLast() ?? nil
        try tables().execute(before.isEmpty ? "ROLLBACK" : "ROLLBACK TO step; RELEASE step")
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
        let tables = try tables()
        var law = try law()
        try begin()
        do {
            let value = try work(tables, &law)
            try keep()
            known = law
            return value
        } catch {
            // The first error is the one to tell; failing to take back changes nothing that stays.
            try? takeBack()
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
        queue = try LedgerConnection.reading(path)
    }

    func close() {
        queue.inDatabase { _ in tables = nil }
        try? queue.close()
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
    private let path: String
    private let descriptor: Int32

    init(_ ledger: String) throws {
        path = ledger + ".lock"
        descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw Problem(
                [ENOSPC, EDQUOT].contains(errno) ? .diskFull : .folderNotWritable,
                ledger
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isInPlace else {
            close(descriptor)
            throw Problem(.ledgerBusy, ledger)
        }
    }

    deinit { close(descriptor) }

    /// Takes the lock file away, beside which no ledger came to be.
    func remove() { unlink(path) }

    /// Whether the file that is locked is the one that others find.
    private var isInPlace: Bool {
        var here = stat()
        var there = stat()
        return fstat(descriptor, &here) == 0 && stat(path, &there) == 0
            && here.st_ino == there.st_ino && here.st_dev == there.st_dev
    }
}

/// Opening ledger files.
enum LedgerConnection {
    static func open(_ path: String, access: SQLiteLedger.Access) throws -> DatabaseQueue {
        let queue =
            access == .reading
            ? try reading(path) : try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { db in
            guard let connection = db.sqliteConnection else { return }
            let tables = LedgerTables(connection)
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

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(5)
        return configuration
    }

    /// Opens a ledger so that nothing in it can change.
    static func reading(_ path: String) throws -> DatabaseQueue {
        var configuration = configuration
        configuration.readonly = true
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch let error as DatabaseError
            where error.resultCode == .SQLITE_CANTOPEN && isClosed(path)
        {
            // Without a place for the shared memory of a WAL nobody can write there either.
            return try DatabaseQueue(
                path: "file://\(escaped(path))?immutable=1",
                configuration: configuration
            )
        }
    }

    /// Whether everything that was committed is in the main file.
    private static func isClosed(_ path: String) -> Bool {
        var status = stat()
        return stat(path + "-wal", &status) != 0 || status.st_size == 0
    }

    /// The absolute path, percent-encoded for a URI.
    private static func escaped(_ path: String) -> String {
        let absolute = path.hasPrefix("/") ? path : "\(workingFolder)/\(path)"
        return absolute.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D...0x2F, 0x5F:
                String(Unicode.Scalar(byte))
            default: "%" + Hex.text([byte])
            }
        }.joined()
    }

    private static var workingFolder: String {
        guard let folder = getcwd(nil, 0) else { return "." }
        defer { free(folder) }
        return String(cString: folder)
    }

    /// Looks at the file and its header before SQLite does.
    static func checkHeader(_ path: String) throws {
        let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Problem(errno == ENOENT ? .fileMissing : .fileUnreadable, path)
        }
        defer { close(descriptor) }
        var status = stat()
        var header = [UInt8](repeating: 0, count: 100)
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            read(descriptor, &header, 100) == 100, header.starts(with: "SQLite format 3\0".utf8)
        else { throw Problem(.ledgerNotOne, path) }
        func word(_ offset: Int) -> UInt32 {
            header[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        guard word(68) == DatabaseFormat.ledger.applicationID else {
            throw Problem(.ledgerNotOne, path)
        }
        guard word(60) <= DatabaseFormat.ledger.version else { throw Problem(.ledgerNewer, path) }
    }

    /// The version of the schema that the header of a file states; `nil` for a file without one.
    static func schemaVersion(_ path: String) throws -> UInt32? {
        let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var header = [UInt8](repeating: 0, count: 64)
        guard read(descriptor, &header, 64) == 64 else { return nil }
        return header[60..<64].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Whether a ledger has the tables of version 1.
    static func isFormer(_ tables: LedgerTables) throws -> Bool {
        try PreparedStatement(tables.connection, "PRAGMA user_version")
            .firstRow { $0.integer(0) } == Int64(DatabaseFormat.formerLedger.version)
    }

    /// Gives a ledger of version 1 the tables of this one; what is in them is made anew afterwards.
    static func bringUpToDate(_ tables: LedgerTables) throws {
        for statement in LedgerSchema.additions { try tables.execute(statement) }
        try tables.execute("PRAGMA user_version = \(LedgerSchema.version)")
        try tables.execute("DELETE FROM meta WHERE key = 'sheets'")
    }

    /// Makes the file of a new ledger, with a name of its own until it is whole.
    static func make(_ path: String, _ charter: Charter) throws {
        guard Glibc.access(path, F_OK) != 0 else { throw Problem(.fileExists, path) }
        let part = path + ".part"
        unlink(part)
        defer { for suffix in ["", "-journal"] { unlink(part + suffix) } }
        let queue = try DatabaseQueue(path: part, configuration: configuration)
        try queue.inDatabase { db in
            guard let connection = db.sqliteConnection else { return }
            let tables = LedgerTables(connection)
            try tables.execute("PRAGMA page_size = 8192")
            try tables.execute("PRAGMA synchronous = EXTRA")
            try lay(tables, charter)
        }
        try queue.close()
        // Unlike renaming, linking never replaces a file; some sticks know no links.
        if link(part, path) == 0 { return }
        guard errno != EEXIST else { throw Problem(.fileExists, path) }
        guard rename(part, path) == 0 else { throw Problem(.folderNotWritable, path) }
    }

    /// Makes the tables of a new ledger.
    private static func lay(_ tables: LedgerTables, _ charter: Charter) throws {
        try tables.execute("BEGIN IMMEDIATE")
        for statement in LedgerSchema.statements { try tables.execute(statement) }
        try tables.execute("PRAGMA application_id = \(LedgerSchema.applicationID)")
        try tables.execute("PRAGMA user_version = \(LedgerSchema.version)")
        try tables.setLongestRun(0)
        try tables.setMeta("sheets", [DaySheet.format])
        try tables.setMeta("practice", [charter.isPractice ? 1 : 0])
        try tables.setMeta("incarnation", charter.incarnation)
        try tables.setMeta("roots", charter.roots.sorted().flatMap(\.bytes))
        try tables.execute("COMMIT")
    }

    /// Refuses a file with other tables than ours, and a connection that could lose what it
    /// confirmed.
    static func check(
        _ tables: LedgerTables,
        path: String,
        access: SQLiteLedger.Access,
        isFormer: Bool
    ) throws {
        try checkSchema(tables, path: path, isFormer ? .formerLedger : .ledger)
        guard access != .reading else { return }
        let synchronous = try tables.statement("PRAGMA synchronous").firstRow { $0.integer(0) }
        let mode = try tables.statement("PRAGMA journal_mode").firstRow { $0.text(0) }
        guard synchronous ?? 0 >= 2, mode == "wal" else { throw Problem(.ledgerWeakSync, path) }
    }

    private static func checkSchema(
        _ tables: LedgerTables,
        path: String,
        _ format: DatabaseFormat
    ) throws {
        var missing = Set(format.objects)
        var isOurs = true
        try tables.statement("SELECT type, name, tbl_name, sql FROM sqlite_schema").forEachRow {
            row in
            let object = SchemaObject(
                type: row.text(0),
                name: row.text(1),
                table: row.text(2),
                sql: row.text(3)
            )
            isOurs = missing.remove(object) != nil && isOurs
        }
        guard isOurs, missing.isEmpty else { throw Problem(.schemaUnexpected, path) }
    }
}
