import Foundation
import Testing

/// Papers read back with programs that nobody here wrote.
enum PaperReading {
    /// What a program of the system prints.
    ///
    /// - Throws: where it does not end well.
    static func said(
        _ program: String,
        _ arguments: [String],
        in folder: String? = nil
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory()]
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(program) \(arguments)")
        return String(decoding: data, as: UTF8.self)
    }

    /// The words of a PDF, with its lines as they lie on the sheet.
    static func text(ofPDF path: String) throws -> String {
        try said("/usr/bin/pdftotext", ["-layout", path, "-"])
    }

    static func pages(ofPDF path: String) throws -> Int {
        let lines = try said("/usr/bin/pdfinfo", [path]).split(separator: "\n")
        let line = try #require(lines.first { $0.hasPrefix("Pages:") })
        return try #require(Int(line.dropFirst(6).trimmingCharacters(in: .whitespaces)))
    }

    /// Whether every font of a PDF is in it, so that it looks everywhere as it does here.
    static func hasItsFonts(pdf path: String) throws -> Bool {
        let rows = try said("/usr/bin/pdffonts", [path]).split(separator: "\n").dropFirst(2)
        return !rows.isEmpty && rows.allSatisfy { $0.contains(" yes ") && $0.contains("CJK") }
    }

    /// The words of a text document, as LibreOffice prints it.
    static func text(ofDOCX path: String) throws -> String {
        try printed(path, "pdf", text(ofPDF:))
    }

    /// The words of the first sheet of a workbook, as LibreOffice reads it.
    static func text(ofWorkbook path: String) throws -> String {
        try printed(path, "csv:Text - txt - csv (StarCalc):44,34,76") {
            try String(contentsOfFile: $0, encoding: .utf8)
        }
    }

    /// What LibreOffice makes of a file, read by `body` while it is there.
    private static func printed(
        _ path: String,
        _ format: String,
        _ body: (String) throws -> String
    ) throws -> String {
        let folder = NSTemporaryDirectory() + "office-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try said(
            "/usr/bin/soffice",
            [
                "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to",
                format, "--outdir", folder, path,
            ]
        )
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        let ending = format.prefix { $0 != ":" }
        return try body("\(folder)/\(name).\(ending)")
    }

    /// What a script prints that finds the file in `sys.argv[1]`.
    static func python(_ script: String, _ path: String) throws -> String {
        let python = Program.packageFolder.appendingPathComponent(".build/python/bin/python").path
        return try said(python, ["-c", "import sys\n" + script, path])
    }
}
