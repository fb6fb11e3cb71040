import Foundation
import Journaling

/// A program of the system that makes files of pages.
enum PrintingProgram {
    /// Where a program is.
    ///
    /// - Throws: `Problem(.printerMissing)`.
    static func find(_ name: String, package: String, path: String) throws(Problem) -> String {
        let found = path.split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else { throw Problem(.printerMissing, name, package) }
        return found
    }

    /// Runs a program that reads a page and writes a file, which gets its name when it is whole.
    ///
    /// `input`: what it reads. `arguments`: those for a folder of the moment and the name of the
    /// file that it is to write.
    ///
    /// - Throws: `Problem`: `printingFailed` with the last that the program said,
    ///   `folderNotWritable`; then what was there stays.
    static func run(
        _ program: String,
        input: String,
        to path: String,
        _ arguments: (URL, String) throws -> [String]
    ) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("watchbook-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appendingPathComponent("page.html")
        let said = folder.appendingPathComponent("said")
        let ending = URL(fileURLWithPath: path).pathExtension
        let part = path + ".part." + ending
        defer { unlink(part) }
        try Data(input.utf8).write(to: page)
        try Data().write(to: said)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = try arguments(folder, part)
        process.standardInput = try FileHandle(forReadingFrom: page)
        process.standardOutput = FileHandle.nullDevice
        // A file, not a pipe: nothing that it says can make it wait.
        process.standardError = try FileHandle(forWritingTo: said)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0, FileManager.default.fileExists(atPath: part) else {
            let text = String(decoding: (try? Data(contentsOf: said)) ?? Data(), as: UTF8.self)
            let last = text.split(separator: "\n").last.map(String.init) ?? ""
            throw Problem(.printingFailed, path, Display.safe(last))
        }
        guard rename(part, path) == 0 else { throw Problem(.folderNotWritable, path) }
    }
}
