import Foundation
import Journaling

/// A copy of a file of unknown origin, in a folder of its own that nobody else can enter.
///
/// The folder is removed when this object is released, also after an error. A database that was
/// opened from it before stays readable: the system keeps the bytes until it is closed.
final class PrivateCopy {
    /// Absolute.
    let path: String
    private let folder: String

    /// Copies only the file at `path`, and only when nothing shows that a program has it open.
    ///
    /// - Parameters:
    ///   - path: the file to copy.
    ///   - temporaryFolder: where the folder is made.
    ///   - limit: larger files are refused, in bytes.
    /// - Throws: ``Problem``: `fileMissing`, `fileUnreadable`, `fileUnknownKind` for what is not a
    ///   file; `journalNotClosed` with a journal beside it, or when it changes while it is copied;
    ///   `inputTooCostly`; `diskFull`, `folderNotWritable`.
    init(of path: String, in temporaryFolder: String, limit: Int64) throws {
        let source = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
        let status = try source.status()
        guard status.st_mode & S_IFMT == S_IFREG else { throw Problem(.fileUnknownKind, path) }
        guard status.st_size <= limit else { throw Problem(.inputTooCostly, path) }
        var template = Array("\(temporaryFolder)/watchbook-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Problem(.folderNotWritable, temporaryFolder) }
        let name = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
        folder = PrivateCopy.absolute(name)
        self.path = folder + "/copy"
        try PrivateCopy.refuseOpen(path)
        try fill(from: source)
        try PrivateCopy.refuseOpen(path)
        guard PrivateCopy.isSame(status, try source.status()) else {
            throw Problem(.journalNotClosed, path)
        }
    }

    deinit {
        unlink(path)
        rmdir(folder)
    }

    private func fill(from source: Descriptor) throws {
        let target = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
        while true {
            let part = try source.read(1 << 20)
            if part.isEmpty { return }
            try target.write(part)
        }
    }

    /// Throws `journalNotClosed` when the file has a rollback journal or a write-ahead log: it
    /// is not whole without them, and they are not to be trusted.
    private static func refuseOpen(_ path: String) throws {
        for name in Set([path, realPath(path)]) {
            for suffix in ["-journal", "-wal"] {
                var status = stat()
                guard lstat(name + suffix, &status) == 0 else { continue }
                let isFile = status.st_mode & S_IFMT == S_IFREG
                if !isFile || status.st_size > 0 { throw Problem(.journalNotClosed, path) }
            }
        }
    }

    private static func isSame(_ one: stat, _ other: stat) -> Bool {
        one.st_size == other.st_size && one.st_mtim.tv_sec == other.st_mtim.tv_sec
            && one.st_mtim.tv_nsec == other.st_mtim.tv_nsec
    }

    private static func realPath(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : realPath(path)
    }
}
