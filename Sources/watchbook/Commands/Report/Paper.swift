import Journaling
import Reports

/// A report for people: documents to print and send, figures for machines, a table for
/// spreadsheets, all of one content.
protocol Paper: Printable {
    /// In the language of this run; each begins on a sheet of its own.
    var documents: [Document] { get }

    /// Whether digests and the command stand on its pages; if not, they stand beside the file alone.
    var showsSource: Bool { get }

    /// Writes it as a workbook, whole or not at all.
    ///
    /// `documents`: with what they were computed from.
    ///
    /// - Throws: `Problem`: `folderNotWritable`, `diskFull`.
    func writeWorkbook(_ documents: [Document], to path: String) throws
}

extension Paper {
    var showsSource: Bool { true }

    func writeWorkbook(_ documents: [Document], to path: String) throws {
        try DocumentWorkbook(documents, words: PaperPhrase.workbook, width: TextWidth.of)
            .write(to: path)
    }

    func lines(width: Int) -> [String] {
        documents.enumerated().flatMap { index, document in
            (index > 0 ? ["", String(repeating: "=", count: min(width, 80)), ""] : [])
                + DocumentText(document, width: width).lines
        }
    }

    /// The rows of the tables that have the columns of the first one, without their sums.
    var csv: (headings: [String], rows: [[TableCell]]) {
        let tables = documents.flatMap(\.tables)
        guard let first = tables.first else { return ([], []) }
        let rows = tables.filter { $0.columns == first.columns }.flatMap(\.rows)
        return (first.columns.map(\.heading), rows.filter { !$0.isTotal }.map(\.cells))
    }
}

extension Document.Language {
    /// The language of this run.
    static var current: Document.Language {
        Language.current == .chinese ? .chinese : .english
    }
}
