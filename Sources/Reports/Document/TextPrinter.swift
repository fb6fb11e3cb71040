import Foundation
package import Journaling

/// Makes text documents of pages, which offices change before they sign them.
///
/// Source: pandoc 2.17 and later, from HTML to DOCX.
package struct TextPrinter: Sendable {
    private let program: String

    /// Finds the program on the path.
    ///
    /// - Throws: `Problem(.printerMissing)`, which names the package that has it.
    package init(path: String) throws(Problem) {
        program = try PrintingProgram.find("pandoc", package: "pandoc", path: path)
    }

    /// Writes the page as a text document.
    ///
    /// - Throws: `Problem`: `printingFailed`, `folderNotWritable`; then what was there stays.
    package func print(_ html: String, to path: String) throws {
        try PrintingProgram.run(
            program,
            { ["--from", "html", "--to", "docx", "--output", $0] },
            input: html,
            to: path
        )
    }
}
