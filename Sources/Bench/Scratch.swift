import Foundation

/// A folder for one run, gone afterwards.
final class Scratch {
    let path: String

    init(in folder: String) throws {
        path = folder + (folder.hasSuffix("/") ? "" : "/") + "watchbook-bench-\(getpid())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    /// Removes a database with the files beside it.
    func remove(_ name: String) {
        for suffix in ["", "-wal", "-shm", "-journal", ".lock"] {
            try? FileManager.default.removeItem(atPath: file(name + suffix))
        }
    }
}
