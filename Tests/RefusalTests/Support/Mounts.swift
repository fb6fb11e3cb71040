import Foundation

/// File systems of a test's own, in a mount namespace: what a shell does before the program runs.
enum Mounts {
    /// Whether this user may mount anything in a namespace of its own.
    static let arePermitted: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "unshare -m sh -c 'mount -t tmpfs none /mnt' 2> /dev/null"]
        try? process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    /// Runs commands of a shell as root of a mount namespace; `$0` is the program.
    ///
    /// - Returns: what they wrote, and the exit code of the last.
    static func run(_ script: String, _ arguments: String...) throws -> (
        status: Int32, text: String
    ) {
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["unshare", "-m", "bash", "-c", script, Program.executable] + arguments
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "WATCHBOOK_LANGUAGE": "en"]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }
}
