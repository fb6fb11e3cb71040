import Foundation
import JournalSQLite
package import Journaling

extension DatabaseFormat {
    /// A ledger of this version's schema.
    ///
    /// Source: ``LedgerSchema``.
    static let ledger = DatabaseFormat(
        applicationID: UInt32(LedgerSchema.applicationID),
        version: UInt32(LedgerSchema.version),
        objects: LedgerSchema.statements.map(SchemaObject.init(creating:))
    )

    /// A ledger of schema version 1; its segments are those of today.
    static let formerLedger = DatabaseFormat(
        applicationID: UInt32(LedgerSchema.applicationID),
        version: 1,
        objects: LedgerSchema.formerStatements.map(SchemaObject.init(creating:))
    )
}

extension SchemaObject {
    /// The row of `sqlite_schema` that a CREATE statement of ours makes.
    fileprivate init(creating sql: String) {
        let words = sql.split(separator: " ")
        let isIndex = words[1] == "INDEX"
        let name = String(words[2])
        let table = isIndex ? String(words[4]) : name
        self.init(type: isIndex ? "index" : "table", name: name, table: table, sql: sql)
    }
}

/// Another office's ledger file, read as hostile input: only its segments and photos are taken,
/// and each proves itself.
package final class ForeignLedger {
    private let path: String
    private let segments: GuardedRows
    private let photos: GuardedRows

    /// Opens a private copy of the ledger at `path`.
    ///
    /// - Throws: `Problem`, as `GuardedDatabase`.
    package init(_ path: String) throws {
        let isFormer =
            try LedgerConnection.schemaVersion(path) == DatabaseFormat.formerLedger.version
        let database = try GuardedDatabase(opening: path, as: isFormer ? .formerLedger : .ledger)
        self.path = path
        segments = try database.rows(
            "SELECT CASE WHEN length(bytes) <= \(Segment.Limit.body) THEN bytes END FROM segment ORDER BY id"
        )
        photos = try database.rows(
            "SELECT CASE WHEN length(digest) = 32 THEN digest END FROM photo WHERE state = 1"
        )
    }

    /// The next segment in the order of arrival there; `nil` after the last.
    ///
    /// - Throws: `Problem` for the file, `Segment.Refusal` for one segment: the next can be read.
    package func nextSegment() throws -> Segment? {
        guard try segments.next() else { return nil }
        guard let bytes = segments.blob(0) else { throw Segment.Refusal.unreadable }
        return try Segment(reading: bytes)
    }

    /// The next photo that lies beside the ledger; `nil` after the last.
    package func nextPhoto() throws -> (digest: Digest, bytes: [UInt8])? {
        while try photos.next() {
            guard let digest = photos.blob(0).flatMap({ Digest($0) }) else { continue }
            if let bytes = PhotoFolder(ofLedger: path).bytes(digest) { return (digest, bytes) }
        }
        return nil
    }
}

/// Where the photos of a ledger lie: `NAME.photos/ab/<sha256>` beside `NAME.ledger`.
struct PhotoFolder {
    private let base: String

    init(ofLedger path: String) {
        base = path.hasSuffix(".ledger") ? String(path.dropLast(".ledger".count)) : path
    }

    func folder(_ digest: Digest) -> String { "\(base).photos/\(digest.hex.prefix(2))" }

    func file(_ digest: Digest) -> String { "\(folder(digest))/\(digest.hex)" }

    /// What lies there; `nil` for nothing, and for what no photo can be: links, pipes, too much.
    func bytes(_ digest: Digest) -> [UInt8]? {
        let descriptor = open(file(digest), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size <= BundleFormat.photoLimit
        else { return nil }
        let size = Int(status.st_size)
        var got = 0
        var bytes = [UInt8](repeating: 0, count: size)
        bytes.withUnsafeMutableBytes { buffer in
            while got < size {
                let count = read(
                    descriptor,
                    UnsafeMutableRawBufferPointer(rebasing: buffer[got...]).baseAddress,
                    size - got
                )
                if count <= 0 { break }
                got += count
            }
        }
        return got == size ? bytes : nil
    }
}
