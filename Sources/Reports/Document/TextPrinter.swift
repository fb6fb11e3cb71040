import Foundation
package import Journaling

/// Makes text documents, which offices change before they sign them.
///
/// Its paragraphs and tables bear the names of the styles in `Reference/`, so that an office gives
/// them its own look at once. Source: pandoc 2.17 and later, from HTML to DOCX.
package struct TextPrinter: Sendable {
    private let program: String

    /// Finds the program on the path.
    ///
    /// - Throws: `Problem(.printerMissing)`, which names the package that has it.
    package init(path: String) throws(Problem) {
        program = try PrintingProgram.find("pandoc", package: "pandoc librsvg2-bin", path: path)
    }

    /// Writes documents as one text document; it lies as the first of them does.
    ///
    /// - Throws: `Problem`: `printingFailed`, `folderNotWritable`; then what was there stays.
    package func print(_ documents: [Document], to path: String) throws {
        let isAcross = documents.first?.paper == .landscape
        let styles = isAcross ? PackageResources.landscape_docx : PackageResources.portrait_docx
        let html = try DocumentPage(for: .text).html(documents)
        try PrintingProgram.run(program, input: html, to: path) { folder, file in
            let reference = folder.appendingPathComponent("styles.docx")
            try Data(styles).write(to: reference)
            return [
                "--from", "html", "--to", "docx", "--reference-doc", reference.path,
                "--output", file,
            ]
        }
    }
}
