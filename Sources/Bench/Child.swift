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
