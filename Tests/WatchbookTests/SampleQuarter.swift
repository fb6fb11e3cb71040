import Foundation
import Journaling
import Testing

/// The folder in which Scripts/lib/quarter has written SampleRecords/quarter, once for all tests.
final class SampleQuarter: Sendable {
    let path: String

    static let folder =
        Program.packageFolder.appendingPathComponent("SampleRecords/quarter").path
    static let written = Result { try SampleQuarter() }
    /// The evening on which the quarter ends.
    static let end = "--now 2026-06-30T20:00:00+08:00"

    private init() throws {
        path = NSTemporaryDirectory() + "quarter-\(UUID().uuidString)"
        SampleQuarter.remember(path)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [
            Program.packageFolder.appendingPathComponent("Scripts/lib/quarter").path,
            Program.executable.path, path, "quiet",
        ]
        process.environment = ["PATH": "/usr/bin:/bin", "WATCHBOOK_LANGUAGE": "en"]
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    /// Removes the folder when the run ends.
    private static func remember(_ path: String) {
        setenv("WATCHBOOK_TESTED_QUARTER", path, 1)
        atexit {
            guard let path = getenv("WATCHBOOK_TESTED_QUARTER") else { return }
            try? FileManager.default.removeItem(atPath: String(cString: path))
        }
    }

    /// What the program says with `--json`, run in the folder with the words of a line.
    func json(_ line: String) throws -> JSONValue {
        let words = line.split(separator: " ").map(String.init)
        let run = try Program.run(words + ["--json"], in: path)
        try #require(run.status == 0, "\(line): \(run.stderr)")
        return try #require(JSONValue(Array(run.stdout.utf8)))
    }

    /// The rows of the table under a heading of expected.md, by its columns.
    static func table(_ heading: String) throws -> [[String: String]] {
        try Town.table(heading, in: "\(folder)/expected.md")
    }
}
