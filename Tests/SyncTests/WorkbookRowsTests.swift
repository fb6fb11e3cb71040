import Foundation
import Journaling
import Sync
import Testing

/// Workbooks as other programs make them, and as nobody should.
@Suite struct WorkbookRowsTests {
    private static let python = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent(".build/python/bin/python").path

    /// The bytes of a workbook that a script made with openpyxl.
    private func workbook(_ script: String) throws -> [UInt8] {
        let folder = try TestFolder()
        let head = "import openpyxl, datetime\nfrom openpyxl.styles import numbers\n"
        let tail = "\nbook.save('made.xlsx')"
        try folder.run(WorkbookRowsTests.python, "-c", head + script + tail)
        return try folder.bytes("made.xlsx")
    }

    /// An archive with these parts in place of those of a small workbook.
    private func archive(_ parts: [String: String]) throws -> [UInt8] {
        let folder = try TestFolder()
        var all = [
            "xl/workbook.xml": """
            <workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="one"/></sheets></workbook>
            """,
            "xl/_rels/workbook.xml.rels": """
            <Relationships><Relationship Id="one" Target="worksheets/a.xml"/></Relationships>
            """,
            "xl/worksheets/a.xml": """
            <worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>
            """,
        ]
        all.merge(parts) { $1 }
        for (name, text) in all { try folder.write("parts/\(name)", text.utf8) }
        try folder.python(
            """
            import os
            with zipfile.ZipFile('made.xlsx', 'w', zipfile.ZIP_DEFLATED) as made:
                for root, _, names in os.walk('parts'):
                    for name in names:
                        path = os.path.join(root, name)
                        made.write(path, os.path.relpath(path, 'parts'))
            """
        )
        return try folder.bytes("made.xlsx")
    }

    private func rows(of bytes: [UInt8]) throws -> [[String]] {
        try WorkbookRows.rows(of: bytes, name: "made.xlsx").map(\.cells)
    }

    private func problem(of bytes: [UInt8]) -> Problem.Code? {
        do {
            _ = try WorkbookRows.rows(of: bytes, name: "made.xlsx")
            return nil
        } catch {
            return (error as? Problem)?.code
        }
    }

    @Test func `texts, numbers, dates, times and truth values read as people write them`() throws {
        let bytes = try workbook(
            """
            book = openpyxl.Workbook(); sheet = book.active
            sheet.append(['点位站', '日期', '时间', '发现数', '面积', '是'])
            sheet.append(['P01.1', datetime.date(2026, 5, 12), datetime.time(9, 5), 3, 1.2, True])
            sheet.append(['001', datetime.datetime(2026, 5, 12, 19, 30), '09:05', -4, 0.1 + 0.2, False])
            sheet['A5'] = '=1+1'; sheet['C5'] = 1234567890123
            sheet['B5'] = 46154; sheet['B5'].number_format = 'yyyy"年"m"月"d"日"'
            sheet['D5'] = 12; sheet['D5'].number_format = '0"日"'
            """
        )

        let rows = try WorkbookRows.rows(of: bytes, name: "made.xlsx")

        #expect(rows.map(\.number) == [1, 2, 3, 5])
        #expect(rows[1].cells == ["P01.1", "2026-05-12", "09:05", "3", "1.2", "true"])
        #expect(rows[2].cells == ["001", "2026-05-12 19:30", "09:05", "-4", "0.3", "false"])
        // Nobody has calculated the formula yet, so it has no value.
        #expect(rows[3].cells == ["", "2026-05-12", "1234567890123", "12"])
    }

    @Test func `days count from 1904 where the workbook says so`() throws {
        let bytes = try workbook(
            """
            from openpyxl.utils.datetime import CALENDAR_MAC_1904
            book = openpyxl.Workbook(); book.epoch = CALENDAR_MAC_1904
            book.active.append([datetime.date(2026, 5, 12)])
            """
        )

        #expect(try rows(of: bytes) == [["2026-05-12"]])
    }

    @Test func `hidden sheets are passed over, and rich text is its letters`() throws {
        let bytes = try workbook(
            """
            from openpyxl.cell.rich_text import CellRichText, TextBlock
            from openpyxl.cell.text import InlineFont
            book = openpyxl.Workbook(); book.active.sheet_state = 'hidden'
            book.active.append(['hidden'])
            book.create_sheet('b').append([CellRichText('林', TextBlock(InlineFont(b=True), '晚照'))])
            """
        )

        #expect(try rows(of: bytes) == [["林晚照"]])
    }

    @Test func `how a word is read aloud is no part of it`() throws {
        let bytes = try archive([
            "xl/sharedStrings.xml": "<sst><si><t>县</t><rPh><t>xian</t></rPh></si></sst>",
            "xl/worksheets/a.xml": """
            <worksheet><row r="2"><c r="B2" t="s"><v>0</v></c><c t="inlineStr"><is><t>x</t></is></c>\
            </row></worksheet>
            """,
        ])

        #expect(try rows(of: bytes) == [["", "县", "x"]])
    }

    @Test(arguments: [
        "xl/worksheets/a.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
    ])
    func `a part that is cut, or that declares entities, is refused`(part: String) throws {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>"

        #expect(try problem(of: archive([part: "<worksheet><row"])) == .workbookBroken)
        #expect(try problem(of: archive([part: bomb])) == .workbookBroken)
        let late = String(repeating: "<!-- -->", count: 1000) + bomb
        #expect(try problem(of: archive([part: late])) == .workbookBroken)
    }

    @Test(arguments: [
        #"<row r="2"/><row r="1"/>"#,
        #"<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>"#,
        #"<row r="1"><c r="ZZZZ1"><v>1</v></c></row>"#, #"<row r="1"><c t="s"><v>5</v></c></row>"#,
        #"<row r="99999999"/>"#,
    ])
    func `a sheet that contradicts itself is refused`(data: String) throws {
        let sheet = "<worksheet><sheetData>\(data)</sheetData></worksheet>"

        #expect(try problem(of: archive(["xl/worksheets/a.xml": sheet])) == .workbookBroken)
    }

    @Test func `what is no workbook is named, the old format and passwords too`() throws {
        #expect(problem(of: [0x50, 0x4B, 3, 4, 0, 0]) == .workbookBroken)
        #expect(problem(of: [0xD0, 0xCF, 0x11, 0xE0, 0xA1]) == .workbookBroken)
        #expect(WorkbookRows.isWorkbook([0xD0, 0xCF, 0x11, 0xE0]))
        #expect(!WorkbookRows.isWorkbook(Array("code,name".utf8)))
    }
}
