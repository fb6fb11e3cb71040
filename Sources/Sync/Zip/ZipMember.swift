import CZip
import Journaling

/// A file inside an archive.
struct ZipMember: Equatable, Sendable {
    let index: UInt64
    /// The bytes of the name as they stand in the archive.
    let rawName: [UInt8]
    /// Announced size when unpacked.
    let byteCount: Int64
    let isEncrypted: Bool

    /// The name for people; only shown, never a path.
    var name: String { ZipName.text(rawName) }

    var isFolder: Bool { rawName.last == UInt8(ascii: "/") }

    /// The last component of the name.
    var lastName: ArraySlice<UInt8> {
        rawName[(rawName.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
    }

    /// Whether an operating system put it there by itself.
    var isClutter: Bool {
        rawName.starts(with: "__MACOSX/".utf8) || InputNames.isClutter(lastName)
    }
}

/// Names in archives made on Windows in China are GBK, without saying so.
enum ZipName {
    static func text(_ bytes: [UInt8]) -> String {
        String(validating: bytes, as: UTF8.self) ?? GB18030.text(bytes)
            ?? String(decoding: bytes, as: UTF8.self)
    }
}
