import Foundation

/// Processes that do one measure each, so that memory and caches of one do not help the next.
enum Child {
    struct Failed: Error, CustomStringConvertible {
        let arguments: [String]
        let status: Int32

        var description: String {
            "\(arguments.prefix(3).joined(separator: " ")) … ended with \(status)."
        }
    }

    /// A program that was built beside this one.
    static func program(_ name: String) -> String {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent(name).path
    }

    /// Runs a program to its end and returns what it printed.
    @discardableResult
    static func run(_ program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(arguments: [program] + arguments, status: process.terminationStatus)
        }
        return printed
    }

    /// What a process took.
    struct Usage {
        let seconds: Double
        let peakBytes: Int

        var peakMegabytes: Double { Double(peakBytes) / 1_000_000 }
    }

    /// Runs a program to its end, without what it prints, and says what it took.
    static func used(_ program: String, _ arguments: [String]) throws -> Usage {
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        defer { words.forEach { free($0) } }
        words.append(nil)
        var settings: [UnsafeMutablePointer<CChar>?] = ProcessInfo.processInfo.environment
            .map { strdup("\($0)=\($1)") }
        defer { settings.forEach { free($0) } }
        settings.append(nil)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        var pid: pid_t = 0
        var status: Int32 = 0
        var usage = rusage()
        let seconds = try seconds {
            guard posix_spawn(&pid, program, &actions, nil, words, settings) == 0 else {
                throw Failed(arguments: [program] + arguments, status: errno)
            }
            while wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
        }
        guard status == 0 else { throw Failed(arguments: [program] + arguments, status: status) }
        return Usage(seconds: seconds, peakBytes: usage.ru_maxrss * 1024)
    }

    /// Runs one of ``Measure`` in a process of its own.
    static func measure(_ measure: Measure, _ options: [String]) throws -> Measurement {
        let printed = try run(program("bench"), ["measure", measure.rawValue] + options)
        return try JSONDecoder().decode(Measurement.self, from: printed)
    }
}

/// What one child process found out.
struct Measurement: Codable {
    var seconds: Double
    /// How many rows, entries or transactions that took.
    var count: Int
    /// Bytes of the database file after its checkpoint.
    var bytes = 0
    /// Largest resident set of the process.
    var peakBytes = 0

    var rate: Double { Double(count) / seconds }
}
