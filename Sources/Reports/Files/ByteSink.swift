import Crypto
import Foundation
import Journaling
import Synchronization

/// Writes bytes to a file, many at a time, and knows their digest in the end.
///
/// Digest and file are seen to by another thread, so that whoever makes the bytes need not wait; of
/// what was made and not yet written there are never more than some hundred kilobytes.
package final class ByteSink {
    private let thread: ByteThread
    private let path: String
    private var buffer: [UInt8] = []
    private static let full = 1 << 17

    /// Opens an unfinished file.
    ///
    /// - Throws: `Problem`: `folderNotWritable`.
    package convenience init(at place: UnfinishedFile) throws {
        try self.init(place.temporaryPath, O_WRONLY | O_TRUNC | O_CLOEXEC, named: place.path)
    }

    /// Makes a file that is not there; problems name another one.
    convenience init(creating path: String, named name: String) throws {
        try self.init(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, named: name)
    }

    private init(_ file: String, _ flags: Int32, named name: String) throws {
        let descriptor = open(file, flags, 0o666)
        guard descriptor >= 0 else { throw UnfinishedFile.problem(errno, name) }
        path = name
        thread = ByteThread(owning: descriptor)
        buffer.reserveCapacity(ByteSink.full + 1 << 14)
    }

    package func write(_ text: String) throws { try append { $0.append(contentsOf: text.utf8) } }

    /// Calls `body` with the bytes that were not written yet, to add some.
    package func append(_ body: (inout [UInt8]) -> Void) throws {
        body(&buffer)
        if buffer.count >= ByteSink.full { try handOver() }
    }

    private func handOver() throws {
        if !buffer.isEmpty {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(ByteSink.full + 1 << 14)
            swap(&bytes, &buffer)
            thread.write(bytes)
        }
        if let failure = thread.failure { throw UnfinishedFile.problem(failure, path) }
    }

    /// Hands everything to the system.
    ///
    /// - Throws: `Problem`: `diskFull`, `folderNotWritable`.
    package func flush() throws {
        try handOver()
        thread.finish()
        try handOver()
    }

    /// Hands everything to the system and waits until it is on the disk.
    ///
    /// - Throws: `Problem`: `diskFull`, `folderNotWritable`.
    package func close() throws {
        try flush()
        guard fsync(thread.descriptor) == 0 else { throw UnfinishedFile.problem(errno, path) }
    }

    /// How many bytes the file has, when it was closed.
    package var length: Int64 { thread.length }

    /// SHA-256 of what was written, in hexadecimal digits, when it was closed.
    package var digest: String { ByteSink.text(of: thread.digest) }

    static func text(of digest: SHA256.Digest) -> String { Hex.text(Array(digest)) }
}

/// Writes what it is given in its own time, in order.
private final class ByteThread: Sendable {
    private struct State {
        var hash = SHA256()
        var length: Int64 = 0
        /// The first error of the system; nothing is written after it.
        var failure: Int32?
    }

    let descriptor: Int32
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "watchbook.bytes")
    private let room = DispatchSemaphore(value: 3)

    init(owning descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { _ = Foundation.close(descriptor) }

    var failure: Int32? { state.withLock { $0.failure } }
    var length: Int64 { state.withLock { $0.length } }
    var digest: SHA256.Digest { state.withLock { $0.hash.finalize() } }

    /// Waits while too much is not written yet.
    func write(_ bytes: [UInt8]) {
        room.wait()
        queue.async {
            self.put(bytes)
            self.room.signal()
        }
    }

    /// Waits until everything is written.
    func finish() { queue.sync {} }

    private func put(_ bytes: [UInt8]) {
        state.withLock { state in
            guard state.failure == nil else { return }
            state.length += Int64(bytes.count)
            bytes.withUnsafeBytes { bytes in
                state.hash.update(bufferPointer: bytes)
                var written = 0
                while written < bytes.count, let start = bytes.baseAddress {
                    let count = Foundation.write(descriptor, start + written, bytes.count - written)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else {
                        state.failure = errno
                        return
                    }
                    written += count
                }
            }
        }
    }
}
