import Foundation
import Journaling
import Testing

/// A folder of SampleRecords/prior-versions: files of an earlier format, kept for ever.
struct PriorVersion: Sendable, CustomTestStringConvertible {
    let folder: URL

    static let all = SampleRecords.folders(
        in: SampleRecords.folder.appendingPathComponent("prior-versions")
    ).map { PriorVersion(folder: $0) }

    var testDescription: String { "format \(folder.lastPathComponent)" }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func text(_ name: String) throws -> String {
        let bytes = try #require(FileManager.default.contents(atPath: path(name)))
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// What digests.json says.
    var digests: JSONValue {
        get throws { try #require(JSONValue(Array(text("digests.json").utf8))) }
    }

    /// The names of the files whose digests are kept.
    var files: [String] {
        get throws {
            guard case .object(let files)? = try digests["files"] else { return [] }
            return files.keys.sorted()
        }
    }
}

extension PriorVersion {
    /// One file of a version, merged alone.
    struct File: Sendable, CustomTestStringConvertible {
        let version: PriorVersion
        let name: String

        /// Empty when a folder cannot be read, which another test says.
        static let all = PriorVersion.all.flatMap { version in
            ((try? version.files) ?? []).map { File(version: version, name: $0) }
        }

        var testDescription: String { "\(version.testDescription), \(name)" }
    }
}
