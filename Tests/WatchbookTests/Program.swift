import Foundation
import Testing

/// The built program, run as people run it.
enum Program {
    /// What a run came to.
    struct Outcome {
        let status: Int32
        let stdout: String
        let stderr: String
    }

    /// Runs the program and waits for it.
    ///
    /// - Parameters:
    ///   - arguments: what stands behind `watchbook`.
    ///   - environment: all of it but the path; English unless it says otherwise.
    ///   - input: what the program finds at standard input.
    ///   - folder: the working directory.
    /// - Returns: its exit code, or minus the signal that ended it, and what it wrote.
    /// - Throws: what starting a process throws.
    static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String = "",
        in folder: String? = nil
    ) throws -> Outcome {
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        // Files and not pipes: nothing blocks however much is written.
        try process.standardInput = scratch.reading("in", of: input)
        try process.standardOutput = scratch.writing("out")
        try process.standardError = scratch.writing("err")
        try process.run()
        process.waitUntilExit()
        let wasKilled = process.terminationReason == .uncaughtSignal
        return Outcome(
            status: wasKilled ? -process.terminationStatus : process.terminationStatus,
            stdout: try scratch.text("out"),
            stderr: try scratch.text("err")
        )
    }

    /// `watchbook` beside the bundle of the tests.
    static var executable: URL {
        let beside = Bundle.main.bundleURL.appendingPathComponent("watchbook")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return packageFolder.appendingPathComponent(".build/debug/watchbook")
    }

    static var packageFolder: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }
}

/// Files for the standard streams of one run, gone afterwards.
private final class Scratch {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("watchbook-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func reading(_ name: String, of text: String) throws -> FileHandle {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return try FileHandle(forReadingFrom: file)
    }

    func writing(_ name: String) throws -> FileHandle {
        let file = folder.appendingPathComponent(name)
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }

    func text(_ name: String) throws -> String {
        let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
        return String(decoding: bytes, as: UTF8.self)
    }
}
