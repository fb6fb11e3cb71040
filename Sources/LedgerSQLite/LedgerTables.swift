import CSQLiteGuard
import CentralLedger
import Journaling

/// The tables of one open ledger by what is asked of them, with their statements prepared once.
///
/// Used only by the thread that holds the connection.
final class LedgerTables {
    let connection: OpaquePointer
    private var prepared: [String: PreparedStatement] = [:]

    init(_ connection: OpaquePointer) {
        self.connection = connection
    }

    /// The statement for `sql`, prepared at its first use.
    func statement(_ sql: String) throws -> PreparedStatement {
        if let known = prepared[sql] { return known }
        let statement = try PreparedStatement(connection, sql)
        prepared[sql] = statement
        return statement
    }

    private lazy var insertRegister = Result {
        try PreparedStatement(
            connection,
            "INSERT INTO register (record, register, flags, state) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        )
    }

    private lazy var insertPhoto = Result {
        try PreparedStatement(
            connection,
            "INSERT INTO photo (digest, length, state) VALUES (?, ?, 0) ON CONFLICT DO NOTHING"
        )
    }

    func execute(_ sql: String) throws {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else {
            throw SQLiteFailure(connection)
        }
    }

    /// Whether no transaction is open.
    var isAtRest: Bool { sqlite3_get_autocommit(connection) != 0 }
}

/// What is wrong with a ledger file itself; `ledger rebuild` makes derived tables anew.
struct DamagedTable: Error {
    let table: String
    let key: String
}

// MARK: - Segments

extension LedgerTables {
    /// A segment as the table has it, without its bytes.
    struct StoredSegment {
        let id: Int64
        let first: Int64
        let count: Int64
        let before: Digest
        let last: Digest
        let absent: Int64

        var through: Int64 { first + count - 1 }
    }

    private static let columns = "id, first, count, before, last, absent"

    private func stored(_ row: PreparedStatement.Row) throws -> StoredSegment {
        guard let before = Digest(row.buffer(3)), let last = Digest(row.buffer(4)) else {
            throw DamagedTable(table: "segment", key: String(row.integer(0)))
        }
        return StoredSegment(
            id: row.integer(0),
            first: row.integer(1),
            count: row.integer(2),
            before: before,
            last: last,
            absent: row.integer(5)
        )
    }

    /// The segments of a device that begin at a seq.
    func segments(of device: DeviceID, first: Int64) throws -> [StoredSegment] {
        var found: [StoredSegment] = []
        try statement(
            "SELECT \(LedgerTables.columns) FROM segment WHERE device = ? AND first = ?"
        )
        .bind(1, device.bytes).bind(2, first)
        .forEachRow { found.append(try stored($0)) }
        return found
    }

    /// No segment here has more entries than this.
    ///
    /// Kept so that looking for overlaps touches no more segments than it must: each lies on
    /// pages of its own.
    func longestRun() throws -> Int64 {
        guard let bytes = try meta("longest") else { return Int64(Segment.Limit.count) }
        return bytes.reduce(0) { $0 << 8 | Int64($1) }
    }

    func setLongestRun(_ count: Int64) throws {
        try setMeta(
            "longest",
            [UInt8(count >> 16 & 0xFF), UInt8(count >> 8 & 0xFF), UInt8(count & 0xFF)]
        )
    }

    /// The segments of a device that share a seq with `first...through`.
    ///
    /// `longest`: no segment here has more entries.
    func overlaps(
        of device: DeviceID,
        first: Int64,
        through: Int64,
        longest: Int64
    ) throws -> [StoredSegment] {
        var found: [StoredSegment] = []
        let statement = try statement(
            """
            SELECT \(LedgerTables.columns) FROM segment \
            WHERE device = ? AND first > ? AND first <= ? AND first + count > ?
            """
        )
        try statement.bind(1, device.bytes)
            .bind(2, first - longest).bind(3, through).bind(4, first)
            .forEachRow { found.append(try stored($0)) }
        return found
    }

    func insert(_ segment: Segment, bytes: [UInt8], absent: Int) throws {
        try statement(
            "INSERT INTO segment (device, first, count, before, last, absent, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        .bind(1, segment.device.bytes).bind(2, segment.first).bind(3, segment.count)
        .bind(4, segment.before.bytes).bind(5, segment.last.bytes).bind(6, Int64(absent))
        .bind(7, bytes).run()
    }

    /// Puts a segment with fewer bytes in the place of a stored one.
    func replace(segment id: Int64, with segment: Segment) throws {
        let absent = try segment.links(trusting: true).count { $0.bytes == nil }
        try statement("UPDATE segment SET bytes = ?, absent = ? WHERE id = ?")
            .bind(1, segment.bytes).bind(2, Int64(absent)).bind(3, id).run()
    }

    func segment(_ id: Int64) throws -> Segment {
        let found = try statement("SELECT bytes FROM segment WHERE id = ?").bind(1, id)
            .firstRow { try Segment(reading: $0.buffer(0)) }
        guard let found else { throw DamagedTable(table: "segment", key: String(id)) }
        return found
    }

    /// All segments of a device in the order of their seqs.
    func segments(of device: DeviceID) throws -> [(id: Int64, segment: Segment)] {
        var found: [(Int64, Segment)] = []
        try statement("SELECT id, bytes FROM segment WHERE device = ? ORDER BY first, id")
            .bind(1, device.bytes)
            .forEachRow { row in
                found.append((row.integer(0), try Segment(reading: row.buffer(1))))
            }
        return found
    }

    /// The segments of a device in the order of their seqs, without their bytes.
    func outline(of device: DeviceID) throws -> [StoredSegment] {
        var found: [StoredSegment] = []
        try statement(
            "SELECT \(LedgerTables.columns) FROM segment WHERE device = ? ORDER BY first, id"
        )
        .bind(1, device.bytes)
        .forEachRow { found.append(try stored($0)) }
        return found
    }

    /// The devices with segments here, ascending.
    func devices() throws -> [DeviceID] {
        var found: [DeviceID] = []
        try statement("SELECT DISTINCT device FROM segment ORDER BY device").forEachRow { row in
            guard let device = DeviceID(row.buffer(0)) else {
                throw DamagedTable(table: "segment", key: "device")
            }
            found.append(device)
        }
        return found
    }

    func links(of device: DeviceID) throws -> DeviceLinks {
        var links = DeviceLinks(device: device)
        for (_, segment) in try segments(of: device) { try links.add(segment) }
        return links
    }

    /// Calls `body` with every segment after the arrival number, in the order of arrival.
    func forEachSegment(after id: Int64, _ body: (Int64, Segment) throws -> Void) throws {
        // Not one of the prepared statements: `body` may ask for segments itself.
        let statement = try PreparedStatement(
            connection,
            "SELECT id, bytes FROM segment WHERE id > ? ORDER BY id"
        )
        try statement.bind(1, id).forEachRow { row in
            try body(row.integer(0), try Segment(reading: row.buffer(1)))
        }
    }
}

// MARK: - Registers

extension LedgerTables {
    /// Adds a register; returns false and changes nothing when there is one already.
    func insert(_ key: RegisterKey, flags: RegisterFlags, state: [UInt8]) throws -> Bool {
        try key.record.withBytes { record in
            try key.register.withBytes { register in
                let bytes = KeyBytes(
                    record: UnsafeRawBufferPointer(record),
                    register: UnsafeRawBufferPointer(register)
                )
                return try insert(bytes, flags: flags, state: state)
            }
        }
    }

    /// The same with the names as bytes.
    func insert(_ key: KeyBytes, flags: RegisterFlags, state: [UInt8]) throws -> Bool {
        let statement = try insertRegister.get()
        try state.withUnsafeBytes { state in
            statement.bind(1, stayingText: key.record)
            statement.bind(2, stayingText: key.register)
            statement.bind(3, flags.rawValue)
            statement.bind(4, staying: state)
            try statement.run()
        }
        return statement.changes == 1
    }

    func update(_ key: RegisterKey, flags: RegisterFlags, state: [UInt8]) throws {
        try statement("UPDATE register SET flags = ?, state = ? WHERE record = ? AND register = ?")
            .bind(1, flags.rawValue).bind(2, state).bind(3, key.record).bind(4, key.register).run()
    }

    func delete(_ key: RegisterKey) throws {
        try statement("DELETE FROM register WHERE record = ? AND register = ?")
            .bind(1, key.record).bind(2, key.register).run()
    }

    func register(_ key: RegisterKey) throws -> (row: RegisterRow, flags: RegisterFlags)? {
        try statement("SELECT flags, state FROM register WHERE record = ? AND register = ?")
            .bind(1, key.record).bind(2, key.register)
            .firstRow { row in
                guard let state = RegisterRow(decoding: row.buffer(1), for: key) else {
                    throw DamagedTable(table: "register", key: key.record)
                }
                return (state, RegisterFlags(rawValue: row.integer(0)))
            }
    }

    /// Calls `body` with every register, or with those flagged, in the order of their keys.
    func forEachRegister(
        flagged flags: RegisterFlags? = nil,
        from lower: String = "",
        to upper: String = "~",
        _ body: (RegisterKey, RegisterRow) throws -> Void
    ) throws {
        let filter = flags == nil ? "" : "AND flags <> 0 AND (flags & ?) <> 0"
        let statement = try PreparedStatement(
            connection,
            """
            SELECT record, register, state FROM register \
            WHERE record >= ? AND record < ? \(filter) ORDER BY record, register
            """
        )
        statement.bind(1, lower).bind(2, upper)
        if let flags { statement.bind(3, flags.rawValue) }
        try statement.forEachRow { row in
            let key = RegisterKey(record: row.text(0), register: row.text(1))
            guard let state = RegisterRow(decoding: row.buffer(2), for: key) else {
                throw DamagedTable(table: "register", key: key.record)
            }
            try body(key, state)
        }
    }
}

// MARK: - Photos, charter

extension LedgerTables {
    /// Notes that an entry refers to a photo.
    func expectPhoto(_ attachment: Attachment) throws {
        try insertPhoto.get().bind(1, attachment.digest.bytes).bind(2, attachment.length).run()
    }

    /// The photos that entries referred to when they came and that are not here, by their digests.
    func missingPhotos() throws -> [Attachment] {
        var missing: [Attachment] = []
        try statement("SELECT digest, length FROM photo WHERE state = 0 ORDER BY digest")
            .forEachRow { row in
                guard let digest = Digest(row.buffer(0)) else { return }
                missing.append(Attachment(digest: digest, length: row.integer(1)))
            }
        return missing
    }

    /// The photos that erased entries refer to whose bytes are still here.
    ///
    /// - Complexity: O(*n*) in the entries of the devices of which something was erased.
    func photosOfErased(by law: LawState) throws -> Set<Digest> {
        var photos: Set<Digest> = []
        for device in law.judge.authority.devicesWithErasures {
            for (_, segment) in try segments(of: device) {
                for statement in try segment.statements()
                where !statement.attachments.isEmpty && law.judge.isErased(statement) {
                    photos.formUnion(statement.attachments.map(\.digest))
                }
            }
        }
        return photos
    }

    /// Those of `photos` that an entry refers to which is not erased.
    ///
    /// - Complexity: O(*n*) in the entries of the ledger.
    func photosOfRegisters(among photos: Set<Digest>) throws -> Set<Digest> {
        var found: Set<Digest> = []
        // Rows drop what is erased.
        try forEachRegister { _, row in
            for attachment in row.statements.lazy.flatMap(\.attachments)
            where photos.contains(attachment.digest) {
                found.insert(attachment.digest)
            }
        }
        return found
    }

    /// Expects photos no longer that nothing refers to.
    func forgetPhotos(_ photos: Set<Digest>) throws {
        for photo in photos.sorted() {
            try statement("DELETE FROM photo WHERE digest = ? AND state = 0")
                .bind(1, photo.bytes).run()
        }
    }

    func meta(_ key: String) throws -> [UInt8]? {
        try statement("SELECT value FROM meta WHERE key = ?").bind(1, key).firstRow { $0.bytes(0) }
    }

    func setMeta(_ key: String, _ value: [UInt8]) throws {
        try statement("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)")
            .bind(1, key).bind(2, value).run()
    }
}
