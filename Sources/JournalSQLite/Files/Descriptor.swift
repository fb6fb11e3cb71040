import Foundation
import Journaling

/// An open file, closed when released.
final class Descriptor: Sendable {
    let number: Int32
    let path: String

    /// Opens the file at `path`.
    ///
    /// - Throws: the ``Problem`` behind `errno`.
    init(opening path: String, _ flags: Int32, mode: mode_t = 0) throws {
        number = open(path, flags | O_CLOEXEC, mode)
        self.path = path
        guard number >= 0 else { throw Problem(errno: errno, at: path) }
    }

    /// Takes over a descriptor that is open already.
    init(owning number: Int32, path: String) {
        self.number = number
        self.path = path
    }

    deinit {
        if number >= 0 { close(number) }
    }

    /// Size, times and kind as the system knows them.
    func status() throws -> stat {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw Problem(errno: errno, at: path) }
        return status
    }

    /// Up to `count` bytes from the current place; fewer only at the end of the file.
    func read(_ count: Int) throws -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let part = Foundation.read(
                    number,
                    buffer.baseAddress?.advanced(by: filled),
                    count - filled
                )
                if part < 0, errno == EINTR { continue }
                if part < 0 { failure = errno }
                if part <= 0 { return }
                filled += part
            }
        }
        guard failure == 0 else { throw Problem(errno: failure, at: path) }
        return bytes
    }

    /// Writes all of `bytes` at the current place.
    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.withUnsafeBytes { Foundation.write(number, $0.baseAddress, $0.count) }
            if part < 0, errno == EINTR { continue }
            guard part > 0 else { throw Problem(errno: errno, at: path) }
            rest = rest.dropFirst(part)
        }
    }

    /// Waits until the file is on the disk.
    func sync() throws {
        guard fsync(number) == 0 else { throw Problem(errno: errno, at: path) }
    }
}
