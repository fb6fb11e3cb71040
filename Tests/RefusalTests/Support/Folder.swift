import CSQLiteGuard
import Foundation
import Testing

/// A folder of one test, removed with everything in it afterwards.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "refusals-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of `name` in the folder.
    func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, making the folders on its way, and gives its path.
    @discardableResult
    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let file = URL(fileURLWithPath: self(name))
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
        return file.path
    }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: self(name))))
    }

    func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: self(name), toPath: self(other))
    }

    /// All files below the folder with their bytes, without those that come and go with a reader.
    var contents: [String: [UInt8]] {
        get throws {
            var contents: [String: [UInt8]] = [:]
            for name in try FileManager.default.subpathsOfDirectory(atPath: path)
            where !name.hasSuffix("-shm") && !name.hasSuffix("-wal") && !name.hasSuffix(".lock") {
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: self(name), isDirectory: &isFolder)
                contents[name] = isFolder.boolValue ? [] : try bytes(name)
            }
            return contents
        }
    }

    /// Runs SQL on a file as any other program could.
    func run(_ sql: String, on name: String) throws {
        var connection: OpaquePointer?
        try #require(sqlite3_open(self(name), &connection) == SQLITE_OK)
        defer { sqlite3_close(connection) }
        let status = sqlite3_exec(connection, sql, nil, nil, nil)
        try #require(status == SQLITE_OK, "\(String(cString: sqlite3_errmsg(connection)))")
    }
}

extension Folder {
    /// Runs a Python script in the folder, with `zipfile` and `struct` imported.
    func python(_ script: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import zipfile, struct\n" + script]
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}
