import Foundation
import Journaling
import Reports
import Testing

/// What Python's readers read in our tables.
@Suite struct ExportFolderTests {
    private static let table = ExportTable(
        "things",
        [
            .init("id", .id), .init("name", .text), .init("count", .integer),
            .init("metre", .decimal), .init("open", .bool), .init("time", .id),
        ]
    )

    private func fill(_ row: inout RowBuffer, _ text: String, _ number: Int) {
        row.clear()
        row.add(text)
        row.add(text)
        row.add(number == 0 ? nil : Int64(number) * -7)
        row.add(thousandths: Int64(number) * 1005)
        row.add(number.isMultiple(of: 2))
        row.add(moment: 1_778_547_600_000 + Int64(number) * 86_399_000, zone: 480)
    }

    private func export(
        _ path: String,
        _ formats: [ExportFormat] = ExportFormat.allCases,
        isForSpreadsheets: Bool = false,
        texts: [String] = HostileText.all,
        replaces: Bool = false
    ) throws {
        let folder = try ExportFolder(
            path,
            formats: formats,
            isForSpreadsheets: isForSpreadsheets,
            created: 1_778_547_600_000,
            replaces: replaces
        )
        try folder.write(ExportFolderTests.table) { write in
            var row = RowBuffer()
            for (number, text) in texts.enumerated() {
                fill(&row, text, number)
                try write(row)
            }
        }
        try folder.finish(ExportFolder.mark + "}\n")
    }

    /// Reads CSV of both profiles and JSON Lines, and compares them cell by cell.
    private static let comparison = """
        import csv, json, sys
        csv.field_size_limit(1 << 30)
        def restored(text):
            if text.startswith('="') and text.endswith('"') and len(text) > 2:
                return text[2:-1].replace('""', '"')
            rest = text.lstrip("'")
            if text.startswith("'") and rest and rest[0] in '=+-@\\t\\r\\n＝＋－＠':
                return text[1:]
            return text
        def cell(value):
            return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        lines = [json.loads(l, parse_float=str, parse_int=str) for l in open(sys.argv[1] + "/things.jsonl")]
        plain = list(csv.reader(open(sys.argv[1] + "/things.csv", newline="")))
        excel = list(csv.reader(open(sys.argv[2] + "/things.csv", newline="", encoding="utf-8-sig")))
        wanted = [[cell(v) for v in l.values()] for l in lines]
        assert plain[0] == excel[0] == list(lines[0]), plain[0]
        assert plain[1:] == wanted
        kinds = [True, True, False, False, False, True]
        shown = [[restored(c) if k else c for c, k in zip(r, kinds)] for r in excel[1:]]
        assert shown == wanted, [p for p in zip(shown, wanted) if p[0] != p[1]][0]
        print(len(wanted))
        """

    @Test func `both profiles of CSV say what the JSON Lines say, whatever is in the cells`() throws
    {
        let folder = try ReportFolder()
        try export(folder("plain"))
        try export(folder("excel"), [.csv], isForSpreadsheets: true)

        let said = try ForeignProgram.run(
            ForeignProgram.python,
            "-c",
            ExportFolderTests.comparison,
            folder("plain"),
            folder("excel")
        )

        #expect(said.text == "\(HostileText.all.count)\n", "\(said.text)")
        let bytes = try folder.bytes("excel/things.csv")
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(!String(decoding: bytes, as: UTF8.self).contains("\n=1+1"))
    }

    @Test func `nothing in a workbook is a formula, and long texts are cut`() throws {
        let folder = try ReportFolder()
        let long = String(repeating: "👨‍👩‍👧", count: 9000)
        try export(folder("all"), [.xlsx], texts: HostileText.all + [long])
        let script = """
            import sys, openpyxl, json
            sheet = openpyxl.load_workbook(sys.argv[1]).active
            assert sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1"
            rows = list(sheet.iter_rows(min_row=2))
            assert all(c.data_type in "snb" for r in rows for c in r)
            assert all(r[0].number_format == "@" for r in rows if r[0].value is not None)
            print(json.dumps([r[1].value or "" for r in rows], ensure_ascii=False))
            """
        let said = try ForeignProgram.run(
            ForeignProgram.python,
            "-c",
            script,
            folder("all/things.xlsx")
        )
        let read = try JSONDecoder().decode([String].self, from: Data(said.text.utf8))

        let wanted = HostileText.all.map {
            $0.replacing("\0", with: "\u{FFFD}").replacing("\u{FFFE}", with: "\u{FFFD}")
                .replacing("\r\n", with: "\n")
        }
        // Some versions of openpyxl leave the escapes of ISO/IEC 29500 as they are.
        let plain = read.dropLast().map {
            $0.replacing("_x000D_", with: "\r").replacing("_x001B_", with: "\u{1B}")
                .replacing("\r\n", with: "\n")
        }
        #expect(plain == wanted)
        #expect(read.last?.hasSuffix("…") == true && (read.last?.utf16.count ?? 0) <= 32_767)
    }

    @Test func `the same tables are the same files, byte for byte`() throws {
        let folder = try ReportFolder()
        try export(folder("one"))
        try export(folder("two"))

        for name in ["things.csv", "things.jsonl", "things.xlsx", "manifest.json"] {
            #expect(try folder.bytes("one/\(name)") == folder.bytes("two/\(name)"), "\(name)")
        }
    }

    @Test func `what becomes of a table is told with length and digest`() throws {
        let folder = try ReportFolder()
        let made = try ExportFolder(
            folder("a"),
            formats: [.csv, .xlsx],
            isForSpreadsheets: false,
            created: 0,
            replaces: false
        )
        try made.write(ExportFolderTests.table) { write in
            var row = RowBuffer()
            fill(&row, "甲", 1)
            try write(row)
        }
        try made.finish(ExportFolder.mark + "}")

        #expect(made.tables.map(\.rows) == [1])
        for file in made.tables[0].files {
            let bytes = try folder.bytes("a/\(file.name)")
            #expect(Int64(bytes.count) == file.length)
            #expect(Chain.sha256(Array(bytes)).hex == file.digest)
        }
        #expect(
            String(decoding: try folder.bytes("a/things.csv"), as: UTF8.self)
                == "id,name,count,metre,open,time\n甲,甲,-7,1.005,false,2026-05-13T08:59:59+08:00\n"
        )
    }

    @Test func `only an earlier export is replaced, and only when it is wanted`() throws {
        let folder = try ReportFolder()
        try export(folder("a"), [.csv])
        #expect(throws: Problem(.fileInTheWay, folder("a"))) { try export(folder("a"), [.csv]) }
        try export(folder("a"), [.jsonl], replaces: true)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder("a")).sorted()
                == ["manifest.json", "things.jsonl"]
        )

        try FileManager.default.createDirectory(
            atPath: folder("mine"),
            withIntermediateDirectories: true
        )
        try folder.write("dear", to: "mine/letter.txt")
        try folder.write("x", to: "file")
        for name in ["mine", "file"] {
            #expect(throws: Problem(.fileInTheWay, folder(name))) {
                try export(folder(name), [.csv], replaces: true)
            }
        }
        #expect(try folder.names == ["a", "file", "mine"])
        #expect(try folder.bytes("mine/letter.txt") == Data("dear".utf8))
    }

    @Test func `an export that ends too early leaves nothing`() throws {
        struct Gone: Error {}
        let folder = try ReportFolder()
        #expect(throws: Gone.self) {
            let made = try ExportFolder(
                folder("a"),
                formats: ExportFormat.allCases,
                isForSpreadsheets: false,
                created: 0,
                replaces: false
            )
            try made.write(ExportFolderTests.table) { write in
                var row = RowBuffer()
                fill(&row, "甲", 1)
                try write(row)
                throw Gone()
            }
        }
        #expect(try folder.names.isEmpty)
        #expect(throws: Problem(.folderNotWritable, "/nowhere/a")) {
            try export("/nowhere/a", [.csv])
        }
    }

    @Test func `a table that is too long for a sheet goes on on the next`() throws {
        let folder = try ReportFolder()
        let made = try ExportFolder(
            folder("a"),
            formats: [.xlsx],
            isForSpreadsheets: false,
            created: 0,
            replaces: false
        )
        let table = ExportTable("long", [.init("n", .integer)])
        try made.write(table) { write in
            var row = RowBuffer()
            for number in 1...1_048_577 {
                row.clear()
                row.add(Int64(number))
                try write(row)
            }
        }
        try made.finish(ExportFolder.mark + "}")
        let script = """
            import sys, zipfile, re
            book = zipfile.ZipFile(sys.argv[1])
            print(re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode()))
            print(book.read("xl/worksheets/sheet2.xml").decode().count("<row "))
            print(book.read("xl/worksheets/sheet1.xml").decode().count("<row "))
            """
        let said = try ForeignProgram.run(
            ForeignProgram.python,
            "-c",
            script,
            folder("a/long.xlsx")
        )

        #expect(said.text == "['long', 'long 2']\n3\n1048576\n", "\(said.text)")
    }
}
