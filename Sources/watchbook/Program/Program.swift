import ArgumentParser
import Foundation

/// Parses, runs one command and turns what went wrong into words and an exit code.
@main
enum Program {
    static func main() async {
        let arguments = Array(ProcessInfo.processInfo.arguments.dropFirst())
        let report = await outcome(of: Language.taking(from: arguments).rest)
        report.write()
        if report.status == 0, fflush(nil) != 0 {
            let lost = Report.outputLost(language: .current)
            lost.write()
            exit(lost.status)
        }
        exit(report.status)
    }

    private static func outcome(of arguments: [String]) async -> Report {
        do {
            try await run(Watchbook.parseAsRoot(arguments))
        } catch {
            return Report(error, language: .current, width: Terminal.width)
        }
        return .success
    }

    private static func run(_ command: any ParsableCommand) async throws {
        var command = command
        if var waiting = command as? any AsyncParsableCommand {
            try await waiting.run()
        } else {
            try command.run()
        }
    }
}
