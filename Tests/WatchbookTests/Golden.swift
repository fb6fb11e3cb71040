import Foundation
import Testing

/// Texts that the program must print exactly, kept as files in `Golden`.
///
/// With WATCHBOOK_RECORD=1 the files are written anew from what the program prints; read the
/// difference before committing it.
enum Golden {
    static func expect(
        _ text: String,
        matches name: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden/\(name)")
        if ProcessInfo.processInfo.environment["WATCHBOOK_RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
        }
        let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(text == expected, "Golden/\(name) differs", sourceLocation: sourceLocation)
    }
}
