import Foundation
import GRDB
package import Journaling

extension Journal {
    /// Keeps a photo, and returns when it is on the disk; the same one again is no change.
    ///
    /// - Returns: what an entry refers to it by.
    /// - Throws: ``Problem``: `photoTooLarge` over 32 MiB; `diskFull`, `journalBusy`.
    package func addPhoto(_ bytes: [UInt8]) throws -> Attachment {
        guard bytes.count <= JournalLimit.photo else { throw Problem(.photoTooLarge, path) }
        let digest = Chain.sha256(bytes)
        try write { db in
            try db.execute(
                sql: "INSERT INTO photo (digest, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
                arguments: [Data(digest.bytes), Data(bytes)]
            )
        }
        return Attachment(digest: digest, length: Int64(bytes.count))
    }

    /// The bytes of a photo; `nil` when it is not here.
    package func photo(_ digest: Digest) throws -> [UInt8]? {
        try read { db in
            let sql = "SELECT bytes FROM photo WHERE digest = ?"
            let row = try Row.fetchOne(db, sql: sql, arguments: [Data(digest.bytes)])
            return row?.blob(0)
        }
    }

    /// The digests of all photos, ascending.
    package var photoDigests: [Digest] {
        get throws {
            try read { db in
                let rows = try Row.fetchAll(db, sql: "SELECT digest FROM photo ORDER BY digest")
                return rows.compactMap { $0.blob(0).flatMap { Digest($0) } }
            }
        }
    }

    /// Erases the bytes of photos from the disk; entries keep their digests.
    ///
    /// - Returns: how many of them were here.
    @discardableResult
    package func removePhotos(_ digests: some Sequence<Digest>) throws -> Int {
        try write { db in
            var removed = 0
            for digest in digests {
                try db.execute(
                    sql: "DELETE FROM photo WHERE digest = ?",
                    arguments: [Data(digest.bytes)]
                )
                removed += db.changesCount
            }
            return removed
        }
    }
}
