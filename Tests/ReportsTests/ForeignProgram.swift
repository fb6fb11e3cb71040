import Foundation

/// Programs that nobody here wrote, which read what is written here.
enum ForeignProgram {
    struct Outcome {
        let status: Int32
        let text: String
    }

    static let python = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent(".build/python/bin/python").path

    /// What a program prints, on both streams, and how it ends.
    static func run(_ path: String, _ arguments: String...) throws -> Outcome {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let said = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            text: String(decoding: said, as: UTF8.self)
        )
    }

    /// All layers with all features, as GDAL's `ogrinfo` prints them.
    static func ogrinfo(_ path: String) throws -> Outcome {
        try run("/usr/bin/ogrinfo", "-ro", "-al", path)
    }
}

/// A folder that goes when the test ends.
final class ReportFolder {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("watchbook-reports-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: self(name)))
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: self(name)))
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}

/// Texts that somebody may have typed to do harm, or by accident.
enum HostileText {
    static let all = [
        "=1+1", "+1", "-1", "@SUM(A1)", "'=x", "\t=1", "=\"a\"", "＝1", "0012", "1e5", "<b>&\"'</b>",
        "<script>alert(1)</script>", "a\u{0}b", "\u{202E}abc\u{202C}",
        "line\nbreak\r\nand \"quote\"",
        " a ", ",;|", "林晚照 👨‍👩‍👧", "\u{7F}\u{1B}[31m", "\u{FFFE}", "]]>", "\\u0000 \\n", "",
        String(repeating: "长", count: 10_000),
    ]
}
