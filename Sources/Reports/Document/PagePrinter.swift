import Foundation
package import Journaling

/// Prints pages of HTML as PDF.
///
/// Source: WeasyPrint 57 and later; fonts Noto CJK.
package struct PagePrinter: Sendable {
    private let program: String

    /// Finds the program on the path.
    ///
    /// - Throws: `Problem(.printerMissing)`, which names the package that has it.
    package init(path: String) throws(Problem) {
        program = try PrintingProgram.find(
            "weasyprint",
            package: "weasyprint fonts-noto-cjk",
            path: path
        )
    }

    /// Writes the page as PDF.
    ///
    /// - Throws: `Problem`: `printingFailed`, `folderNotWritable`; then what was there stays.
    package func print(_ html: String, to path: String) throws {
        try PrintingProgram.run(program, input: html, to: path) { _, file in
            ["--quiet", "--encoding", "utf-8", "--optimize-size", "all", "-", file]
        }
    }
}
