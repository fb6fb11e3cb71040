import Journaling

/// The first sheet of a spreadsheet workbook that is not hidden, as rows of texts.
///
/// Numbers stand as short as they are, dates as `2026-05-12`, times as `09:05`, truth values as
/// `true` and `false`; of a formula its value, of merged cells the first one.
///
/// Source: ECMA-376, part 1: 18.2 workbooks, 18.3 worksheets, 18.4 shared strings, 18.8 styles.
package enum WorkbookRows {
    /// One row that has something in it.
    package struct Row: Hashable, Sendable {
        /// As the spreadsheet counts it, from 1.
        package let number: Int
        /// From column A on, without empty cells at the end.
        package let cells: [String]
    }

    /// Whether these are the first bytes of a workbook, be it one that cannot be read: those of
    /// the old format and those with a password begin as no archive does.
    package static func isWorkbook(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }

    /// Reads a workbook.
    ///
    /// - Parameters:
    ///   - bytes: the whole file, of any origin.
    ///   - name: what problems call it.
    /// - Returns: the rows in their order; empty ones are left out.
    /// - Throws: `Problem`: `workbookBroken` when it is no workbook, or damaged, or protected by a
    ///   password; `zipTooLarge` beyond ``Limit``.
    package static func rows(of bytes: [UInt8], name: String) throws -> [Row] {
        let parts = try WorkbookParts(bytes, name: name)
        let strings = try parts.optional("xl/sharedStrings.xml").map(parts.read(SharedStrings()))
        let styles = try parts.optional("xl/styles.xml").map(parts.read(CellStyles()))
        let book = try parts.read(WorkbookOutline())(parts.required("xl/workbook.xml"))
        let links = try parts.read(Relationships())(parts.required("xl/_rels/workbook.xml.rels"))
        guard let sheet = book.firstVisible, let path = links.paths[sheet] else {
            throw Problem(.workbookBroken, name)
        }
        let reader = SheetCells(
            strings: strings?.texts ?? [],
            dates: styles?.dates ?? [],
            isSince1904: book.isSince1904
        )
        return try parts.read(reader)(parts.required(path)).rows
    }

    /// What a workbook of unknown origin may ask of us.
    package enum Limit {
        /// Bytes of one part when unpacked.
        package static let part: Int64 = 64 << 20
        /// Columns of a sheet: the last is XFD.
        package static let columns = 16_384
        /// Cells with something in them.
        package static let cells = 2_000_000
    }
}

/// The parts of a workbook's archive.
private struct WorkbookParts {
    private let archive: ZipArchive
    private let members: [String: ZipMember]
    private let name: String

    init(_ bytes: [UInt8], name: String) throws {
        self.name = name
        do {
            archive = try ZipArchive(bytes, name: name)
            members = Dictionary(try archive.members().map { ($0.name, $0) }) { first, _ in first }
        } catch let problem as Problem where problem.code != .zipTooLarge {
            throw Problem(.workbookBroken, name)
        }
    }

    func optional(_ path: String) throws -> [UInt8]? {
        guard let member = members[path] else { return nil }
        guard member.byteCount <= WorkbookRows.Limit.part else { throw Problem(.zipTooLarge, name) }
        do {
            let source = try archive.open(member, name: name)
            return try source.readFully(Int(member.byteCount) + 1)
        } catch let problem as Problem where problem.code != .zipTooLarge {
            throw Problem(.workbookBroken, name)
        }
    }

    func required(_ path: String) throws -> [UInt8] {
        guard let bytes = try optional(path) else { throw Problem(.workbookBroken, name) }
        return bytes
    }

    /// A function that reads a part with `reader`.
    func read<Reader: WorkbookPart>(_ reader: Reader) -> ([UInt8]) throws -> Reader {
        { bytes in
            guard WorkbookXML.read(bytes, with: reader) else {
                throw Problem(.workbookBroken, name)
            }
            return reader
        }
    }
}
