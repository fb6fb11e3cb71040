import Foundation
import Journaling

/// A file that a command writes: there whole, or as it was before.
enum OutputFile {
    /// Refuses a name that is taken, before anything is written elsewhere: for what cannot be made
    /// again.
    ///
    /// - Throws: `Problem(.fileExists)`.
    static func check(_ path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Problem(.fileExists, path)
        }
    }

    /// Refuses to replace a file unless somebody wants it.
    ///
    /// - Throws: `Problem(.fileInTheWay)`.
    static func check(_ path: String, isReplaced: Bool) throws {
        guard isReplaced || !FileManager.default.fileExists(atPath: path) else {
            throw Problem(.fileInTheWay, path)
        }
    }

    /// Writes the bytes under another name first.
    ///
    /// - Throws: `Problem`: `folderNotWritable`, `diskFull`; then what was there stays.
    static func write(_ data: Data, to path: String) throws {
        do {
            try data.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw Problem(.diskFull, path)
        } catch {
            throw Problem(.folderNotWritable, path)
        }
    }
}
