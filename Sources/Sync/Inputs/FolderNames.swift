import Foundation
import Journaling

/// The names in a folder, in the order of their bytes.
struct FolderNames {
    private(set) var texts: [String] = []
    /// Names that are not UTF-8, repaired to be shown.
    private(set) var broken: [String] = []

    /// - Throws: `Problem(.fileUnreadable)`.
    init(_ path: String) throws(Problem) {
        guard let folder = opendir(path) else {
            throw Problem(.fileUnreadable, Display.safe(path))
        }
        defer { closedir(folder) }
        var raw: [[UInt8]] = []
        while let entry = readdir(folder) {
            raw.append(FolderNames.bytes(of: &entry.pointee.d_name))
        }
        for bytes in raw.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            if let text = String(validating: bytes, as: UTF8.self) {
                if text != ".", text != ".." { texts.append(text) }
            } else {
                broken.append(String(decoding: bytes, as: UTF8.self))
            }
        }
    }

    private static func bytes<Field>(of name: inout Field) -> [UInt8] {
        withUnsafeBytes(of: &name) { Array($0.prefix { $0 != 0 }) }
    }
}
