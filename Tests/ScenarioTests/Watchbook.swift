import Foundation

/// The built program, run as people run it.
enum Watchbook {
    /// What a run came to: its exit code, minus the signal that ended it, and what it wrote.
    struct Outcome {
        let status: Int32
        let stdout: Data
        let stderr: String

        var text: String { String(decoding: stdout, as: UTF8.self) }
    }

    static func run(_ arguments: [String]) throws -> Outcome {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        // Files and not pipes: nothing blocks however much is written.
        process.standardOutput = try folder.empty("out")
        process.standardError = try folder.empty("err")
        try process.run()
        process.waitUntilExit()
        let wasKilled = process.terminationReason == .uncaughtSignal
        return Outcome(
            status: wasKilled ? -process.terminationStatus : process.terminationStatus,
            stdout: try Data(contentsOf: folder.url.appendingPathComponent("out")),
            stderr: String(
                decoding: try Data(contentsOf: folder.url.appendingPathComponent("err")),
                as: UTF8.self
            )
        )
    }

    /// `watchbook` beside the bundle of the tests.
    private static var executable: URL {
        let beside = Bundle.main.bundleURL.appendingPathComponent("watchbook")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return SampleRecords.package.appendingPathComponent(".build/debug/watchbook")
    }
}

/// A folder of its own, gone afterwards.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("watchbook-scenario-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// A new file to write to.
    func empty(_ name: String) throws -> FileHandle {
        let file = url.appendingPathComponent(name)
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }
}
