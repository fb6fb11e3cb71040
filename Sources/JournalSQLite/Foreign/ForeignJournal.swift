package import Journaling

/// A journal file as another device handed it over, read as hostile input.
///
/// What comes out is proven by the device's own seals and by nothing else; what cannot be proven
/// is named in ``faults`` and left out. Whether the device may write at all is not asked here.
package final class ForeignJournal {
    package let path: String
    package let device: DeviceID
    package let key: PublicKey
    /// When the file says it was made, in milliseconds since 1970 UTC.
    package let created: Int64
    /// In order; each was verified with its seal.
    package let segments: [Segment]
    /// Entries that were refused, by seq.
    package let faults: [Fault]

    private let database: GuardedDatabase

    /// Reads the journal at `path`; the file itself is only copied.
    ///
    /// - Parameters:
    ///   - path: the file to read.
    ///   - maximumCount: entries in a segment, as for ``Journal/segments(from:maximumCount:)``.
    ///   - temporaryFolder: where the copy lies for the moment of opening.
    /// - Returns: the journal with its segments; photos are read when asked for.
    /// - Throws: ``Problem``: all of ``GuardedDatabase``; `segmentKey` when the key in it is not
    ///   the device's.
    package static func read(
        _ path: String,
        maximumCount: Int = 200,
        temporaryFolder: String = GuardedDatabase.temporaryFolder
    ) throws -> ForeignJournal {
        let database = try GuardedDatabase(
            opening: path,
            as: .journal,
            temporaryFolder: temporaryFolder
        )
        return try ForeignJournal(database, maximumCount: maximumCount)
    }

    private init(_ database: GuardedDatabase, maximumCount: Int) throws {
        self.database = database
        path = database.path
        let meta = try ForeignMeta(database)
        device = meta.device
        key = meta.key
        created = meta.created
        let cutter = SealCutter(
            key: key,
            before: Chain.start(of: device),
            maximumCount: maximumCount
        )
        var reader = try ForeignRows(database, cutter: cutter, key: key)
        try reader.readAll()
        segments = reader.segments
        faults = reader.cutter.faults.faults
    }

    /// ``faults`` as problems of this file.
    package var problems: [Problem] {
        faults.map { $0.problem(at: path, device: device) }
    }
}

// MARK: - Photos

extension ForeignJournal {
    /// The digests under which photos stand in the file, ascending; whether the bytes are those
    /// shows when they are read.
    package var photoDigests: [Digest] {
        get throws {
            let rows = try database.rows(
                "SELECT digest FROM photo WHERE typeof(digest) = 'blob' AND length(digest) = 32 "
                    + "ORDER BY digest"
            )
            var digests: [Digest] = []
            while try rows.next() {
                if let digest = rows.blob(0).flatMap({ Digest($0) }) { digests.append(digest) }
            }
            return digests
        }
    }

    /// The bytes of a photo; `nil` when it is not here.
    ///
    /// - Throws: ``Problem``: `photoTooLarge`; `photoChanged` when they are not what the digest
    ///   says.
    package func photo(_ digest: Digest) throws -> [UInt8]? {
        let rows = try database.rows(
            "SELECT length(bytes), CASE WHEN length(bytes) <= \(JournalLimit.photo) THEN bytes END "
                + "FROM photo WHERE digest = ? AND typeof(bytes) = 'blob'"
        )
        try rows.bind(digest.bytes)
        guard try rows.next() else { return nil }
        guard let bytes = rows.blob(1) else {
            throw Problem(.photoTooLarge, path, device.hex, digest.hex)
        }
        guard Chain.sha256(bytes) == digest else {
            throw Problem(.photoChanged, path, device.hex, digest.hex)
        }
        return bytes
    }
}

// MARK: - Rows

/// Whose journal a file says it is.
private struct ForeignMeta {
    let device: DeviceID
    let key: PublicKey
    let created: Int64

    init(_ database: GuardedDatabase) throws {
        let damaged = Problem(.databaseDamaged, database.path)
        let values = try ForeignMeta.values(of: database)
        guard let device = values[Meta.device].flatMap({ DeviceID($0) }),
            let key = values[Meta.key].flatMap({ PublicKey($0) }),
            let created = values[Meta.created].flatMap({ Meta.milliseconds($0) })
        else { throw damaged }
        guard key.device == device else {
            throw Problem(.segmentKey, database.path, device.hex)
        }
        self.device = device
        self.key = key
        self.created = created
    }

    private static func values(of database: GuardedDatabase) throws -> [String: [UInt8]] {
        let rows = try database.rows(
            "SELECT key, value FROM meta WHERE key IN ('device', 'key', 'created') "
                + "AND typeof(key) = 'text' AND typeof(value) = 'blob' AND length(value) <= 65"
        )
        var values: [String: [UInt8]] = [:]
        while try rows.next() {
            guard let name = rows.text(0), let value = rows.blob(1) else { continue }
            values[String(decoding: name, as: UTF8.self)] = value
        }
        return values
    }
}

/// Sends the entries and seals of a file through a cutter, side by side.
private struct ForeignRows {
    private(set) var cutter: SealCutter
    private(set) var segments: [Segment] = []
    private let key: PublicKey
    private let entries: GuardedRows
    private let seals: GuardedRows
    private var nextSeal: SealCutter.Seal?

    init(_ database: GuardedDatabase, cutter: SealCutter, key: PublicKey) throws {
        self.cutter = cutter
        self.key = key
        // What is too long is never read into memory.
        entries = try database.rows(
            "SELECT seq, CASE WHEN length(bytes) <= \(Entry.Limit.bytes) THEN bytes END "
                + "FROM entry ORDER BY seq"
        )
        seals = try database.rows(
            "SELECT through, CASE WHEN length(chain) = 32 THEN chain END, "
                + "CASE WHEN length(signature) = 64 THEN signature END FROM seal ORDER BY through"
        )
    }

    mutating func readAll() throws {
        try readSeal()
        while try entries.next() {
            guard let seq = entries.integer(0) else { continue }
            try takeSeals { $0 < seq }
            take(cutter.add(seq, entries.blob(1)))
            try takeSeals { $0 == seq }
        }
        try takeSeals { _ in true }
        take(cutter.finish())
    }

    private mutating func takeSeals(_ isDue: (Int64) -> Bool) throws {
        while let seal = nextSeal, isDue(seal.through) {
            take(cutter.add(seal))
            try readSeal()
        }
    }

    /// The next seal that can be one.
    private mutating func readSeal() throws {
        nextSeal = nil
        while nextSeal == nil, try seals.next() {
            guard let through = seals.integer(0), let chain = seals.blob(1).flatMap({ Digest($0) }),
                let signature = seals.blob(2).flatMap({ Signature($0) })
            else { continue }
            nextSeal = SealCutter.Seal(through: through, chain: chain, signature: signature)
        }
    }

    private mutating func take(_ runs: [SealedRun]) {
        for run in runs { segments.append(run.segment(key: key)) }
    }
}
