import Foundation
import Journaling

/// A folder that only this user can enter and that goes away with all it has.
struct TemporaryFolder: ~Copyable {
    let path: String

    /// - Throws: `Problem(.folderNotWritable)` or `.diskFull`.
    init() throws {
        let parent = FileManager.default.temporaryDirectory.path
        var template = Array("\(parent)/watchbook-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else {
            throw Problem(errno == ENOSPC ? .diskFull : .folderNotWritable, parent)
        }
        path = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Writes bytes into a new file, mode 0600.
struct FreshFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    init(_ path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        self.path = path
        guard descriptor >= 0 else {
            throw Problem(errno == ENOSPC ? .diskFull : .folderNotWritable, path)
        }
    }

    deinit { close(descriptor) }

    func append(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else {
                throw Problem(errno == ENOSPC ? .diskFull : .folderNotWritable, path)
            }
            rest = rest.dropFirst(written)
        }
    }
}
