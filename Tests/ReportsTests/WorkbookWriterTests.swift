import Foundation
import Journaling
import Reports
import Sync
import Testing

/// What other people's software reads in our workbooks.
@Suite struct WorkbookWriterTests {
    private static let python = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent(".build/python/bin/python").path

    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("watchbook-tests-\(UUID().uuidString)")

    private func path(_ name: String) throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appendingPathComponent(name).path
    }

    private func write(_ rows: [[TableCell]], to path: String) throws {
        let columns = [WorkbookColumn("编号", width: 8), WorkbookColumn("内容", width: 90)]
        let book = try WorkbookWriter(path, title: "表", created: 315_532_800_000)
        try book.addSheet(named: "5/12 [a]", columns: columns) { write in
            for row in rows { try write(row) }
        }
        try book.finish()
    }

    /// What a script prints that has the workbook open in openpyxl.
    private func said(of path: String, _ script: String) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: WorkbookWriterTests.python)
        let head = "import openpyxl, sys\nbook = openpyxl.load_workbook(sys.argv[1])\n"
        process.arguments = ["-c", head + "sheet = book.active\n" + script, path]
        process.standardOutput = pipe
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return said
    }

    @Test func `nothing that a person types becomes a formula or a number`() throws {
        let path = try path("formulas.xlsx")
        let texts = ["=1+1", "+1", "@SUM(A1)", "-2", "0012", "<b>&\"'", "a\u{0}b", "林晚照 👨‍👩‍👧"]
        try write(texts.map { [.id($0), .text($0)] } + [[.number(12), .empty]], to: path)

        let script = """
            for row in sheet.iter_rows(min_row=2, values_only=False):
                print(row[0].data_type, repr(row[1].value), row[0].number_format)
            """
        let lines = try said(of: path, script).split(separator: "\n").map(String.init)

        #expect(lines.count == 9)
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix("s ") && $0.hasSuffix(" @") })
        #expect(lines[0] == "s '=1+1' @")
        #expect(lines[6] == "s 'a\u{FFFD}b' @")
        #expect(lines[8] == "n None General")
        let rows = try WorkbookRows.rows(
            of: Array(Data(contentsOf: URL(fileURLWithPath: path))),
            name: path
        )
        #expect(rows.dropFirst().dropLast().map(\.cells[0]).prefix(6) == texts.prefix(6))
    }

    @Test func `headings stay in sight, are repeated on paper and can be filtered`() throws {
        let path = try path("headings.xlsx")
        try write([[.id("a"), .text("b")]], to: path)

        let script = """
            print(sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows, sheet.title)
            print(sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.column_dimensions['B'].width > 60)
            """

        let said = try said(of: path, script)
        #expect(said == "A2 A1:B2 $1:$1 5-12 -a-\nTrue True\n")
    }

    @Test func `a text longer than a cell is cut and says so`() throws {
        let path = try path("long.xlsx")
        try write([[.id("a"), .text(String(repeating: "长", count: 40_000))]], to: path)

        #expect(
            try said(of: path, "print(len(sheet['B2'].value), sheet['B2'].value[-1])")
                == "\(WorkbookWriter.longestText) …\n"
        )
    }

    @Test func `the same table is the same file, and takes the place of one that is there`() throws
    {
        let first = try path("first.xlsx")
        let second = try path("second.xlsx")
        try Data("older".utf8).write(to: URL(fileURLWithPath: second))
        for path in [first, second] { try write([[.id("a"), .number(5)]], to: path) }

        let bytes = try [first, second].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        #expect(bytes[0] == bytes[1])
        #expect(!FileManager.default.fileExists(atPath: second + ".part"))
    }

    @Test func `a folder that is not there is named, and nothing is left`() throws {
        let path = folder.appendingPathComponent("none/a.xlsx").path

        #expect(throws: Problem(.folderNotWritable, path)) { try write([], to: path) }
    }
}
