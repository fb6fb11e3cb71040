import CSQLiteGuard
import Foundation
package import Journaling

extension Problem {
    /// The problem behind a result code of SQLite, extended or not, with the file at `path`.
    package init(sqlite code: Int32, at path: String) {
        let meaning: Problem.Code =
            switch code & 0xFF {
            case SQLITE_BUSY, SQLITE_LOCKED: .journalBusy
            case SQLITE_FULL: .diskFull
            case SQLITE_NOTADB: .notSQLite
            case SQLITE_READONLY, SQLITE_PERM: .folderNotWritable
            case SQLITE_INTERRUPT, SQLITE_NOMEM: .inputTooCostly
            case SQLITE_CANTOPEN, SQLITE_AUTH: .fileUnreadable
            case SQLITE_IOERR where code != Problem.shortRead: .fileUnreadable
            default: .databaseDamaged
            }
        self.init(meaning, path)
    }

    /// SQLITE_IOERR_SHORT_READ: the file ends before a page that it should have.
    private static let shortRead = SQLITE_IOERR | 2 << 8

    /// The problem behind `errno` after a call on the file at `path`.
    init(errno code: Int32, at path: String) {
        let meaning: Problem.Code =
            switch code {
            case ENOENT: .fileMissing
            case EEXIST: .fileExists
            case ENOSPC, EDQUOT: .diskFull
            case EWOULDBLOCK: .journalBusy
            case EROFS: .folderNotWritable
            default: .fileUnreadable
            }
        self.init(meaning, path)
    }
}
