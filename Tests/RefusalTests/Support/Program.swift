import Foundation
import Journaling
import Testing

/// The built program, run as people run it.
enum Program {
    /// Runs the program and waits for it.
    ///
    /// - Parameters:
    ///   - arguments: what stands behind `watchbook`.
    ///   - language: `en` or `zh`.
    ///   - environment: more variables.
    ///   - shell: commands of a shell that come before it, in the same process: `ulimit -n 50`.
    ///   - folder: the working directory.
    /// - Returns: its exit code and what it wrote.
    /// - Throws: what starting a process throws.
    static func run(
        _ arguments: String...,
        language: String = "en",
        environment: [String: String] = [:],
        after shell: String? = nil,
        in folder: String? = nil
    ) throws -> Outcome {
        try run(
            arguments,
            language: language,
            environment: environment,
            after: shell,
            in: folder
        )
    }

    static func run(
        _ arguments: [String],
        language: String = "en",
        environment: [String: String] = [:],
        after shell: String? = nil,
        in folder: String? = nil
    ) throws -> Outcome {
        let run = try Running(arguments, language, environment, after: shell, in: folder)
        return try run.outcome()
    }

    /// Starts the program and does not wait.
    static func start(
        _ arguments: [String],
        environment: [String: String] = [:]
    ) throws -> Running {
        try Running(arguments, "en", environment, after: nil, in: nil)
    }

    /// `watchbook` beside the bundle of the tests.
    static var executable: String {
        let beside = Bundle.main.bundleURL.appendingPathComponent("watchbook").path
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent(".build/debug/watchbook").path
    }
}

/// A run of the program that may still go on.
final class Running {
    private let process = Process()
    private let streams: Folder

    fileprivate init(
        _ arguments: [String],
        _ language: String,
        _ environment: [String: String],
        after shell: String?,
        in folder: String?
    ) throws {
        streams = try Folder()
        if let shell {
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments =
                ["-c", shell + "\nexec \"$0\" \"$@\"", Program.executable] + arguments
        } else {
            process.executableURL = URL(fileURLWithPath: Program.executable)
            process.arguments = arguments
        }
        process.environment = [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "WATCHBOOK_LANGUAGE": language,
            "SWIFT_BACKTRACE": "enable=no",
        ].merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        // Files and not pipes: nothing blocks however much is written.
        for name in ["out", "err"] { try streams.write(name, []) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: streams("out"))
        process.standardError = FileHandle(forWritingAtPath: streams("err"))
        try process.run()
    }

    /// Ends it as a power cut would, unless it is done.
    func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

    /// Waits for the end.
    func outcome() throws -> Outcome {
        process.waitUntilExit()
        let wasKilled = process.terminationReason == .uncaughtSignal
        return Outcome(
            status: wasKilled ? -process.terminationStatus : process.terminationStatus,
            stdout: String(decoding: try streams.bytes("out"), as: UTF8.self),
            stderr: String(decoding: try streams.bytes("err"), as: UTF8.self)
        )
    }
}

/// What a run came to.
struct Outcome {
    /// The exit code, or minus the signal that ended it.
    let status: Int32
    let stdout: String
    let stderr: String

    /// The code at the end of each line of standard error; `?` for a line without one.
    var codes: [String] {
        stderr.split(separator: "\n").map { line in
            line.firstMatch(of: #/(?:\[|〔)([a-z0-9-]+)(?:\]|〕)$/#).map { String($0.1) } ?? "?"
        }
    }

    /// Standard output of a run with `--json`.
    var json: JSONValue? { JSONValue(Array(stdout.utf8.dropLast())) }

    /// A member of the total of a merge with `--json`.
    func total(_ name: String) -> Int64? { json?["total"]?[name]?.integer }

    /// How often an entry was held for a reason, in a merge with `--json`.
    func held(_ reason: String) -> Int64? {
        json?["total"]?["held_by_reason"]?[reason]?.integer
    }
}
