import Foundation
import Journaling
import Testing

/// The city of `Scripts/lib/morning`, in a folder of its own.
final class DemoCity {
    let path: String
    static let evening = "2026-05-12T20:00:00+08:00"

    /// Runs the morning once; every city is a copy.
    private static let original = Result {
        let path = NSTemporaryDirectory() + "demo-\(UUID().uuidString)"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [
            Program.packageFolder.appendingPathComponent("Scripts/lib/morning").path,
            Program.executable.path, path,
        ]
        process.environment = ["PATH": "/usr/bin:/bin", "WATCHBOOK_LANGUAGE": "en"]
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return path
    }

    init() throws {
        path = NSTemporaryDirectory() + "city-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: DemoCity.original.get(), toPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func run(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(arguments, in: path)
    }

    /// What a command prints as JSON; the command must end with 0.
    func json(_ arguments: String...) throws -> JSONValue {
        let outcome = try Program.run(arguments + ["--json"], in: path)
        #expect(outcome.status == 0, "\(arguments): \(outcome.stderr)")
        return try #require(JSONValue(Array(outcome.stdout.utf8)))
    }

    /// The first line a command prints; the command must end with 0.
    func line(_ arguments: String...) throws -> String {
        let outcome = try Program.run(arguments, in: path)
        #expect(outcome.status == 0, "\(arguments): \(outcome.stderr)")
        return String(outcome.stdout.split(separator: "\n").first ?? "")
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
    }

    /// The device id of a journal made by the demo.
    func device(_ name: String) throws -> String {
        let text = String(decoding: try bytes("\(name).request"), as: UTF8.self)
        let key = try #require(
            text.split(separator: "\n").compactMap { line in
                Hex.bytes(line.split(separator: " ").last ?? "").flatMap { PublicKey($0) }
            }.first
        )
        return key.device.hex
    }
}
