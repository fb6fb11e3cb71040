import Foundation
import Reports

/// A table as a workbook with one sheet.
struct WorkbookFile {
    private let columns: [WorkbookColumn]
    private let rows: [[TableCell]]
    /// 1980-01-01, in milliseconds since 1970: the earliest that archives can say.
    private static let epoch: Int64 = 315_532_800_000

    init(_ headings: [String], _ rows: [[TableCell]]) {
        self.rows = rows
        columns = headings.enumerated().map { index, heading in
            let widths = rows.lazy.map { index < $0.count ? $0[index].width : 0 }
            return WorkbookColumn(heading, width: max(widths.max() ?? 0, TextWidth.of(heading)))
        }
    }

    /// Writes it, whole or not at all.
    ///
    /// - Throws: `Problem`: `folderNotWritable`, `diskFull`.
    func write(to path: String) throws {
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        // Always the same moment of making: the same table is the same file.
        let book = try WorkbookWriter(path, title: name, created: WorkbookFile.epoch)
        try book.addSheet(named: name, columns: columns) { write in
            for row in rows { try write(row) }
        }
        try book.finish()
    }
}

extension TableCell {
    fileprivate var width: Int { TextWidth.of(text) }
}
