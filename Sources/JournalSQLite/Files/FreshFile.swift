import Foundation
import Journaling

/// A file that appears under its name only when it is complete.
///
/// It is made beside its final place under a random name, and removed when it is released without
/// having been published.
package final class FreshFile {
    let temporaryPath: String
    let descriptor: Descriptor
    private let finalPath: String
    private var isPublished = false

    /// - Parameters:
    ///   - path: the final place.
    ///   - mode: who may read it; files to be handed over are 0644.
    /// - Throws: ``Problem``: `folderNotWritable` when nothing can be made in the folder.
    package init(for path: String, mode: UInt32 = 0o600) throws {
        var template = Array("\(path).XXXXXX".utf8CString)
        let number = mkstemp(&template)
        guard number >= 0 else {
            throw Problem(errno == ENOSPC ? .diskFull : .folderNotWritable, path)
        }
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        _ = fchmod(number, mode)
        temporaryPath = template.withUnsafeBufferPointer { buffer in
            String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        descriptor = Descriptor(owning: number, path: temporaryPath)
        finalPath = path
    }

    deinit {
        if !isPublished { unlink(temporaryPath) }
    }

    /// Writes all of `bytes` at the end.
    package func append(_ bytes: [UInt8]) throws {
        try descriptor.write(bytes)
    }

    /// Syncs the file, gives it its final name and syncs the folder.
    ///
    /// - Throws: ``Problem``: `fileExists` when the name is taken; the file there is untouched.
    package func publish() throws {
        try descriptor.sync()
        if link(temporaryPath, finalPath) == 0 {
            unlink(temporaryPath)
        } else if errno == EEXIST {
            throw Problem(.fileExists, finalPath)
        } else {
            // FAT and some network file systems have no hard links.
            try rename()
        }
        isPublished = true
        try Folder.sync(of: finalPath)
    }

    private func rename() throws {
        guard access(finalPath, F_OK) != 0 else { throw Problem(.fileExists, finalPath) }
        guard Foundation.rename(temporaryPath, finalPath) == 0 else {
            throw Problem(errno: errno, at: finalPath)
        }
    }
}

/// Folders of files.
enum Folder {
    /// Waits until the names in the folder of `path` are on the disk.
    static func sync(of path: String) throws {
        let folder = try Descriptor(opening: name(of: path), O_RDONLY | O_DIRECTORY)
        // Some file systems cannot sync a folder and say EINVAL; there is nothing better then.
        guard fsync(folder.number) == 0 || errno == EINVAL else {
            throw Problem(errno: errno, at: path)
        }
    }

    /// The folder that the file at `path` lies in.
    static func name(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
