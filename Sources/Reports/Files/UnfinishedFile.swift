import Foundation
package import Journaling

/// Where a file is written before it gets its name: beside it, so that it is only renamed.
///
/// Released without ``publish()``, nothing of it stays.
package final class UnfinishedFile {
    package let path: String
    /// A new name that nobody else has.
    package let temporaryPath: String
    private let replaces: Bool
    private var isPublished = false

    /// Finds a place for a file.
    ///
    /// `replaces`: whether a file that is there gives way in the end.
    ///
    /// - Throws: `Problem`: `fileInTheWay`, `folderNotWritable`, `diskFull`.
    package init(for path: String, replaces: Bool) throws {
        self.path = path
        self.replaces = replaces
        try UnfinishedFile.check(path, replaces: replaces)
        var template = Array("\(path).XXXXXX".utf8CString)
        let number = mkstemp(&template)
        guard number >= 0 else { throw UnfinishedFile.problem(errno, path) }
        temporaryPath = template.withUnsafeBufferPointer { buffer in
            String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        let mask = umask(0)
        umask(mask)
        _ = fchmod(number, 0o666 & ~mask)
        close(number)
    }

    deinit {
        guard !isPublished else { return }
        unlink(temporaryPath)
        // What SQLite may have left.
        unlink(temporaryPath + "-journal")
    }

    /// Refuses a name that is taken, or that a folder has.
    package static func check(_ path: String, replaces: Bool) throws(Problem) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard replaces, status.st_mode & S_IFMT != S_IFDIR else {
            throw Problem(.fileInTheWay, path)
        }
    }

    /// Gives the file its name, when it is on the disk.
    ///
    /// - Throws: `Problem`: `fileInTheWay`, `folderNotWritable`, `diskFull`.
    package func publish() throws {
        let number = open(temporaryPath, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { throw UnfinishedFile.problem(errno, path) }
        let isSynced = fsync(number) == 0
        let reason = errno
        close(number)
        guard isSynced else { throw UnfinishedFile.problem(reason, path) }
        try UnfinishedFile.check(path, replaces: replaces)
        guard rename(temporaryPath, path) == 0 else { throw UnfinishedFile.problem(errno, path) }
        isPublished = true
    }

    /// What an error of the system is to people.
    static func problem(_ code: Int32, _ path: String) -> Problem {
        switch code {
        case ENOSPC, EDQUOT, EFBIG, EIO: Problem(.diskFull, path)
        default: Problem(.folderNotWritable, path)
        }
    }
}
