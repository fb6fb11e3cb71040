import Foundation
package import Journaling

/// A device's private key and high-water mark: the file `NAME.key`, beside its journal.
///
/// Whoever has this file can write in the device's name; it is never handed over.
/// Format: Documentation/journal-format.md, section 7.
package struct DeviceKey: Sendable {
    package let path: String
    package let key: PrivateKey
    /// The last entry that was confirmed when the file was read; moves on while a journal is open.
    package let mark: Mark

    /// The last confirmed entry of a device.
    package struct Mark: Hashable, Sendable {
        /// 0 before the first entry.
        package let seq: Int64
        /// d(seq).
        package let chain: Digest

        package init(seq: Int64, chain: Digest) {
            self.seq = seq
            self.chain = chain
        }
    }

    package var device: DeviceID { key.device }
}

extension DeviceKey {
    /// Writes a new key file: complete, with mode 0600 and on the disk, or not at all.
    ///
    /// - Throws: ``Problem``: `fileExists` when there is a file already, which is never
    ///   overwritten; `folderNotWritable`, `diskFull`.
    package static func create(at path: String, key: PrivateKey) throws -> DeviceKey {
        let mark = Mark(seq: 0, chain: Chain.start(of: key.device))
        let file = try FreshFile(for: path)
        try file.descriptor.write(KeyText.text(key: key, mark: mark))
        try file.publish()
        return DeviceKey(path: path, key: key, mark: mark)
    }

    /// Reads a key file.
    ///
    /// - Throws: ``Problem``: `keyMissing`, `keyUnreadable`.
    package static func load(from path: String) throws -> DeviceKey {
        let file: Descriptor
        do {
            file = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
        } catch let problem as Problem {
            throw Problem(problem.code == .fileMissing ? .keyMissing : .keyUnreadable, path)
        }
        return try load(from: file)
    }

    static func load(from file: Descriptor) throws -> DeviceKey {
        guard let bytes = try? file.read(KeyText.length + 1), let text = KeyText.read(bytes) else {
            throw Problem(.keyUnreadable, file.path)
        }
        return DeviceKey(path: file.path, key: text.key, mark: text.mark)
    }
}

/// The text of a key file: three lines of fixed length, so that the mark is rewritten in place.
enum KeyText {
    private static let title = "watchbook-key-1\n"
    private static let keyWord = "private "
    private static let markWord = "mark "
    private static let seqDigits = 12

    /// Where the seq of the mark begins.
    static let markOffset = title.utf8.count + keyWord.utf8.count + 65 + markWord.utf8.count
    static let length = markOffset + seqDigits + 1 + 65

    static func text(key: PrivateKey, mark: DeviceKey.Mark) -> [UInt8] {
        Array("\(title)\(keyWord)\(Hex.text(key.scalar))\n\(markWord)".utf8) + text(mark)
            + [UInt8(ascii: "\n")]
    }

    /// The part that is rewritten.
    static func text(_ mark: DeviceKey.Mark) -> [UInt8] {
        let digits = String(mark.seq)
        let zeros = String(repeating: "0", count: max(0, seqDigits - digits.utf8.count))
        return Array("\(zeros)\(digits) \(mark.chain.hex)".utf8)
    }

    static func read(_ bytes: [UInt8]) -> (key: PrivateKey, mark: DeviceKey.Mark)? {
        guard bytes.count == length else { return nil }
        let scalar = bytes.dropFirst(title.utf8.count + keyWord.utf8.count).prefix(64)
        let seq = bytes.dropFirst(markOffset).prefix(seqDigits)
        let chain = bytes.dropFirst(markOffset + seqDigits + 1).prefix(64)
        guard let raw = Hex.bytes(String(decoding: scalar, as: UTF8.self)),
            let key = PrivateKey(raw), let seq = Int64(String(decoding: seq, as: UTF8.self)),
            let chain = Digest(hex: String(decoding: chain, as: UTF8.self))
        else { return nil }
        let mark = DeviceKey.Mark(seq: seq, chain: chain)
        return text(key: key, mark: mark) == bytes ? (key, mark) : nil
    }
}
