import Foundation
import Journaling
import Testing
import Reports

@testable import watchbook

@Suite struct CSVWriterTests {
    @Test func `plain rows quote what must be quoted`() {
        let writer = CSVWriter(profile: .plain)
        #expect(writer.beginning == "")
        #expect(
            writer.row([
                .text("a,b"), .text("say \"hi\""), .text("x\ny"), .number(-5), .empty, .id("007"),
            ])
                == "\"a,b\",\"say \"\"hi\"\"\",\"x\ny\",-5,,007\n"
        )
        #expect(writer.row([.text("=1+1"), .text(" a")]) == "=1+1,\" a\"\n")
    }

    @Test func `for spreadsheets ids stay text and nothing is a formula`() {
        let writer = CSVWriter(profile: .excel)
        #expect(writer.beginning == "\u{FEFF}")
        #expect(writer.row([.id("007"), .id(""), .number(-5)]) == "\"=\"\"007\"\"\",,-5\r\n")
        for start in ["=", "+", "-", "@", "＝", "\t", "\r"] {
            #expect(writer.row([.text(start + "cmd")]).contains("'" + start))
        }
        #expect(writer.row([.text("1-2")]) == "1-2\r\n")
    }

    @Test(arguments: [CSVWriter.Profile.plain, .excel])
    func `what is written reads back the same`(profile: CSVWriter.Profile) throws {
        let texts = ["=1", "+2", "-3", "@x", "路口,\"东\"", "a\r\nb", "'=x", "'x", "007", "1e5"]
        let writer = CSVWriter(profile: profile)
        var file = writer.beginning + writer.row([.text("a"), .text("b")])
        for text in texts { file += writer.row([.text(text), .id(text)]) }

        let table = try CSVTable(Array(file.utf8), file: "f", columns: [.init("a"), .init("b")])

        for (row, text) in zip(table.rows, texts) where !(profile == .plain && text == "'=x") {
            #expect(row["a"] == text && row["b"] == text)
        }
        #expect(table.rows.count == texts.count)
    }
}

@Suite struct CSVReaderTests {
    private func rows(_ text: String) throws -> [[String]] {
        try CSVReader.rows(of: Array(text.utf8), file: "f").map(\.cells)
    }

    @Test func `quotes, byte order mark and both line ends are read`() throws {
        #expect(
            try rows("\u{FEFF}a,b\r\n\"1,\"\"2\"\"\",\"x\r\ny\"\n\n,\n") == [
                ["a", "b"], ["1,\"2\"", "x\r\ny"], ["", ""],
            ]
        )
        #expect(try rows("a,b") == [["a", "b"]])
        #expect(try rows("") == [])
        #expect(try rows("\"\"") == [])
    }

    @Test func `lines are counted through quoted line breaks`() throws {
        let rows = try CSVReader.rows(of: Array("a\n\"x\ny\"\n\nb\n".utf8), file: "f")
        #expect(rows.map(\.line) == [1, 2, 5])
    }

    @Test(arguments: [
        ("a\nb\"c\n", "2", "2"), ("a\n\"b\"c\n", "2", "4"), ("a\nx,\"b\nc", "2", "3"),
        ("\"a\nb\",\"c\"d", "2", "7"),
    ])
    func `a quote out of place is told with line and character`(
        text: String,
        line: String,
        column: String
    ) {
        #expect(throws: Problem(.csvBroken, "f", line, column)) { try rows(text) }
    }

    @Test func `GB18030 is read, and so is what only GB18030 has`() throws {
        // 点位,岗 and 𠮷,a
        let gbk: [UInt8] = [0xB5, 0xE3, 0xCE, 0xBB, 0x2C, 0xB8, 0xDA, 0x0A]
        let rare: [UInt8] = [0x95, 0x34, 0xB2, 0x35, 0x2C, 0x61, 0x0A]

        let rows = try CSVReader.rows(of: gbk + rare, file: "f")

        #expect(rows.map(\.cells) == [["点位", "岗"], ["𠮷", "a"]])
    }

    @Test func `damaged UTF-8 and UTF-16 are named as such`() throws {
        var damaged = Array("点位,岗位,日期\n".utf8)
        damaged[1] = 0x41
        #expect(throws: Problem(.csvNotUTF8, "f")) {
            try CSVReader.rows(of: damaged, file: "f")
        }
        #expect(throws: Problem(.csvNotUTF8, "f")) {
            try CSVReader.rows(of: [0xFF, 0xFE, 0x61, 0], file: "f")
        }
        #expect(Problem.Code.csvNotUTF8.text.zh.contains("UTF-8"))
    }
}

@Suite struct CSVTableTests {
    private let columns = [
        CSVColumn("point", "Point", "点位"), CSVColumn("count", "Count", "数量"),
        CSVColumn("note", "Note", "备注", required: false),
    ]

    private func table(_ text: String) throws -> CSVTable {
        try CSVTable(Array(text.utf8), file: "f.csv", columns: columns)
    }

    @Test func `headings in either language and in any order name the columns`() throws {
        let table = try table("数量, POINT ,其他\n5,　p1 ,x\n,p2\n")
        #expect(table.rows.map { $0["point"] } == ["p1", "p2"])
        #expect(try table.rows[0].integer("count") == 5)
        #expect(try table.rows[1].integer("count") == nil)
        #expect(table.rows[0]["note"] == nil)
        #expect(table.unknownHeadings == ["其他"])
        #expect(table.rows[1].line == 3)
    }

    @Test func `a column that nobody reads is named where something stands in it`() throws {
        let text = "点位,数量,空列,,处理 情况,经办\np1,1,　,x,,甲\np2,2,,,已清理\n"
        #expect(try table(text).unknownHeadings == ["处理 情况", "经办"])
        let passing = try CSVTable(
            Array(text.utf8),
            file: "f.csv",
            columns: columns,
            passing: ["处理情况"]
        )
        #expect(passing.unknownHeadings == ["经办"])
    }

    @Test func `a missing or doubled heading is told with the names it may have`() {
        #expect(throws: Problem(.csvColumn, "f.csv", "count / Count / 数量", "点位")) {
            try table("点位\np1\n")
        }
        #expect(throws: Problem(.csvColumn, "f.csv", "point / Point / 点位", "点位, Point, 数量")) {
            try table("点位,Point,数量\n")
        }
    }

    @Test func `a cell that cannot be used is told with line, heading and text`() throws {
        let table = try table("点位,数量\np1,many\n,2\n")
        #expect(throws: Problem(.csvCell, "f.csv", "2", "数量", "many")) {
            try table.rows[0].integer("count")
        }
        #expect(throws: Problem(.csvEmpty, "f.csv", "3", "点位")) {
            try table.rows[1].text("point")
        }
    }
}
