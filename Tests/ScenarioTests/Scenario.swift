import Foundation
import Testing

/// The folder of sample records, found from this file.
enum SampleRecords {
    static var package: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    static var folder: URL { package.appendingPathComponent("SampleRecords") }

    /// The folders in a folder, by name.
    static func folders(in folder: URL) -> [URL] {
        let found = try? FileManager.default.contentsOfDirectory(
            at: folder,
            includingPropertiesForKeys: [.isDirectoryKey]
        )
        return (found ?? []).filter { $0.hasDirectoryPath }.sorted { $0.path < $1.path }
    }
}

/// A folder of SampleRecords/scenarios; what is in it stands in SampleRecords/scenarios/README.md.
struct Scenario: Sendable, CustomTestStringConvertible {
    let folder: URL

    static let all = SampleRecords.folders(
        in: SampleRecords.folder.appendingPathComponent("scenarios")
    ).map { Scenario(folder: $0) }

    var name: String { folder.lastPathComponent }
    var testDescription: String { name }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// A file of the folder; `nil` when the scenario has none of this name.
    func file(_ name: String) -> Data? {
        FileManager.default.contents(atPath: path(name))
    }

    /// The paths of each delivery's files, in the order of their names.
    var deliveries: [[String]] {
        get throws {
            try SampleRecords.folders(in: folder).map { delivery in
                try FileManager.default.contentsOfDirectory(atPath: delivery.path).sorted()
                    .map { delivery.appendingPathComponent($0).path }
            }
        }
    }

    /// All files, deliveries in order.
    var files: [String] {
        get throws { try deliveries.flatMap(\.self) }
    }

    /// What is in force, in conflict and held in the end.
    var content: Data {
        get throws { try #require(file("expected.content")) }
    }

    /// The same after a delivery, from 0.
    func content(after delivery: Int) throws -> Data {
        let isLast = try delivery == deliveries.count - 1
        return try isLast ? content : #require(file("expected-\(delivery + 1).content"))
    }
}
