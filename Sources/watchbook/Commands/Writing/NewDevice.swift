import Foundation
import JournalSQLite
import Journaling

/// A new device: a key file and an empty journal, side by side.
struct NewDevice {
    let files: JournalFiles
    let key: DeviceKey

    var device: DeviceID { key.device }

    /// Makes both files.
    ///
    /// - Parameters:
    ///   - name: path, with or without an ending; `.key` and `.journal` are added.
    ///   - now: when the journal is made.
    /// - Throws: `Problem`: `fileExists`, `folderNotWritable`, `diskFull`; no file is left then.
    init(named name: String, now: Moment) throws {
        files = JournalFiles(name)
        for path in [files.key, files.journal] where FileManager.default.fileExists(atPath: path) {
            throw Problem(.fileExists, path)
        }
        key = try DeviceKey.create(at: files.key, key: .random())
        do {
            _ = try Journal.create(at: files.journal, key: key, now: now.milliseconds)
        } catch {
            // The key has signed nothing, so nothing is lost with it.
            try? FileManager.default.removeItem(atPath: files.key)
            throw error
        }
    }
}

extension PrivateKey {
    /// A key from the system's random numbers.
    static func random() -> PrivateKey {
        while true {
            let scalar = (0..<32).map { _ in UInt8.random(in: 0...255) }
            // All but one in 2³² scalars are in the range of the curve.
            if let key = PrivateKey(scalar) { return key }
        }
    }
}

/// Small text files that are handed over.
enum TextFile {
    /// Writes a file that is there whole or not at all.
    ///
    /// - Throws: `Problem`: `fileExists`, `folderNotWritable`, `diskFull`.
    static func write(_ text: String, to path: String) throws {
        let file = try FreshFile(for: path, mode: 0o644)
        try file.append(Array(text.utf8))
        try file.publish()
    }

    /// Reads a file of at most 1 MiB.
    ///
    /// - Throws: `Problem`: `fileMissing`, `fileUnreadable`.
    static func read(_ path: String) throws -> String {
        guard FileManager.default.fileExists(atPath: path) else {
            throw Problem(.fileMissing, path)
        }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Problem(.fileUnreadable, path)
        }
        do {
            // Nothing is what an empty file gives.
            return String(decoding: try file.read(upToCount: 1 << 20) ?? Data(), as: UTF8.self)
        } catch {
            throw Problem(.fileUnreadable, path)
        }
    }
}
