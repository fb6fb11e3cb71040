import Foundation
import Journaling

/// The bytes of a regular file, read in steps of 64 KiB.
final class FileBytes: ByteSource {
    private let descriptor: Int32
    private let name: String
    /// Size in bytes when it was opened.
    let byteCount: Int64

    /// Opens a file for reading.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - name: what problems call it.
    /// - Throws: `Problem`: `fileMissing`, `fileUnreadable`, or `fileUnknownKind` for pipes,
    ///   devices and the like, which are not waited for.
    init(_ path: String, name: String) throws {
        let opened = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard opened >= 0 else {
            throw Problem(errno == ENOENT ? .fileMissing : .fileUnreadable, name)
        }
        var status = stat()
        let isRegular = fstat(opened, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        guard isRegular else {
            close(opened)
            throw Problem(.fileUnknownKind, name)
        }
        descriptor = opened
        byteCount = Int64(status.st_size)
        self.name = name
    }

    deinit { close(descriptor) }

    func read(_ count: Int) throws -> [UInt8] {
        // Little more than is left, so that a small file takes little memory.
        let left = max(0, byteCount - consumed) + 512
        let wanted = min(count, readingStep, Int(left))
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            repeat {
                filled = Foundation.read(descriptor, buffer.baseAddress, wanted)
            } while filled < 0 && errno == EINTR
            failed = filled < 0
            filled = max(filled, 0)
        }
        guard !failed else { throw Problem(.fileUnreadable, name) }
        consumed += Int64(bytes.count)
        return bytes
    }

    private var failed = false
    /// How many bytes were read.
    private var consumed: Int64 = 0

    /// The last `count` bytes, or all when there are fewer; does not move where ``read(_:)`` is.
    func end(_ count: Int) throws -> [UInt8] {
        let wanted = min(count, Int(byteCount))
        var bytes = [UInt8](repeating: 0, count: wanted)
        let got = bytes.withUnsafeMutableBytes { buffer in
            pread(descriptor, buffer.baseAddress, wanted, off_t(byteCount - Int64(wanted)))
        }
        guard got == wanted else { throw Problem(.fileUnreadable, name) }
        return bytes
    }
}
