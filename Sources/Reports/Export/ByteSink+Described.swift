import Crypto
import Foundation
import Journaling

extension ByteSink {
    /// Length and digest of a file that somebody else wrote.
    static func described(_ path: String, as name: String) throws -> ExportFolder.File {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Problem(.diskFull, path)
        }
        var hash = SHA256()
        var length: Int64 = 0
        while let part = try file.read(upToCount: 1 << 20), !part.isEmpty {
            hash.update(data: part)
            length += Int64(part.count)
        }
        try file.close()
        return ExportFolder.File(name: name, length: length, digest: text(of: hash.finalize()))
    }
}
