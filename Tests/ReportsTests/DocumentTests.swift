import Foundation
import Journaling
import Reports
import Testing

/// Documents whose every text is meant to do harm, and what other people's software makes of them.
@Suite struct DocumentTests {
    private static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{title}}{{{style}}}",
        "=HYPERLINK(\"http://x\")", "+1+1", "@SUM(A1)", "\u{202E}gnp.exe", "a\u{0}b", "&amp;<b>",
        "👨‍👩‍👧‍👦 林晚照", String(repeating: "长", count: 10_000), "]]>--><!--", "</style></svg>",
    ]

    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("watchbook-tests-\(UUID().uuidString)")

    private func path(_ name: String) throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appendingPathComponent(name).path
    }

    /// A document with a text in every place where one can stand.
    private func document(_ text: String) -> Document {
        var document = Document(text, subtitle: text, language: .chinese)
        document.mark = text
        document.foot = text
        document.code = String(text.prefix(100))
        document.source = [.init(text, text)]
        document.blocks = [
            .heading(text), .text(text), .list([text, text]),
            .facts([.init(text, text), .init(text, text), .init(text, text)], columns: 2),
            .table(
                DocumentTable(
                    text,
                    [.init(text), .init(text, .id), .init(text, .number)],
                    [
                        .init([.text(text), .id(text), .number(5)]),
                        .init([.text(text), .empty, .rate(part: 1, whole: 3)], isTotal: true),
                    ],
                    nothing: text
                )
            ),
            .table(DocumentTable(nil, [.init(text)], nothing: text)),
            .chart(Chart(.bars, text, [.init(text, 3, text), .init(text, 0, text)])),
            .chart(Chart(.trend, text, [.init(text, 1, text), .init(text, 2, text)])),
            .line(
                StreetDrawing(
                    text,
                    length: 900,
                    rows: [.init(text, marks: [.init(at: 10, text)], gaps: [100...400])],
                    legend: .init(mark: text, gap: text)
                )
            ),
            .photos([
                DocumentPhoto(nil, caption: text), DocumentPhoto([1, 2, 3], caption: text),
            ]),
            .signatures([text, text]), .addressee(text), .closing([text, text]), .newPage,
        ]
        return document
    }

    private func python(_ script: String, _ path: String) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent(".build/python/bin/python")
        process.arguments = ["-c", "import sys\n" + script, path]
        process.standardOutput = pipe
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return said
    }

    @Test func `a letter has the office over number and title, and no other page its style`() throws
    {
        let text = "<script>alert(1)</script>"
        var letter = document(text)
        letter.issuer = text
        let page = try DocumentPage().html([letter])
        #expect(!page.contains("<script>"))
        let places = [#"class="issuer">&lt;script"#, #"class="number-of-letter">&lt;s"#, "<h1>"]
            .compactMap { page.range(of: $0)?.lowerBound }
        #expect(places.count == 3 && places == places.sorted())
        #expect(page.contains(#"<p class="paragraph">&lt;script"#))
        #expect(try !DocumentPage().html([document(text)]).contains(".letterhead"))
    }

    @Test(arguments: hostile)
    func `no text becomes markup, wherever it stands`(text: String) throws {
        let file = try path("page.html")
        for use in [DocumentPage.Use.page, .text] {
            let html = try DocumentPage(for: use).html([document(text)])
            try Data(html.utf8).write(to: URL(fileURLWithPath: file))

            let script = """
                from html.parser import HTMLParser
                class Reader(HTMLParser):
                    tags, events, texts = set(), set(), []
                    def handle_starttag(self, tag, attributes):
                        self.tags.add(tag)
                        self.events |= {name for name, _ in attributes if name.startswith("on")}
                    def handle_data(self, data):
                        self.texts.append(data)
                page = open(sys.argv[1], encoding="utf-8").read()
                reader = Reader()
                reader.feed(page)
                print("script" in reader.tags, len(reader.events), "\\0" in page, "\\u202e" in page)
                """
            #expect(try python(script, file) == "False 0 False False\n")
            if text.contains("{{") { #expect(html.contains("{{title}}{{{style}}}")) }
        }
    }

    @Test(arguments: hostile)
    func `drawings are well-formed`(text: String) throws {
        let file = try path("drawing.svg")
        let drawings = [
            Chart(.bars, text, [.init(text, 3, text)]).svg,
            Chart(.trend, text, [.init(text, 3, text), .init(text, 1, text)]).svg,
            SquareCode(String(text.prefix(100)))?.svg(title: text) ?? "",
        ]
        for drawing in drawings {
            try Data(drawing.utf8).write(to: URL(fileURLWithPath: file))
            let script = """
                import xml.dom.minidom
                print(xml.dom.minidom.parse(sys.argv[1]).documentElement.tagName)
                """
            #expect(try python(script, file) == "svg\n")
        }
    }

    @Test(arguments: hostile)
    func `a workbook has every text as a text`(text: String) throws {
        let file = try path("book.xlsx")
        let words = DocumentWorkbook.Words(overview: "总览", name: "名", content: "容", value: "值")
        try DocumentWorkbook([document(text)], words: words) { $0.count }.write(to: file)

        let script = """
            import openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
            print(len(book.sheetnames), "f" in kinds, sum(len(sheet._charts) for sheet in book))
            print(max(len(name) for name in book.sheetnames) <= 31)
            """
        #expect(try python(script, file) == "5 False 2\nTrue\n")
    }

    @Test func `a code says again what it was made of`() throws {
        let text = "watchbook-form-1 watch/P01.1/2026-05-12/am/S01.0011 8"
        let code = try #require(SquareCode(text))
        let white = code.rows.count

        // Finder patterns in three corners, none in the fourth.
        #expect(code.rows[0].prefix(7).allSatisfy { $0 })
        #expect(code.rows[white - 1].prefix(7).allSatisfy { $0 })
        #expect(code.rows[0].suffix(7).allSatisfy { $0 })
        #expect(SquareCode(String(repeating: "x", count: 5000)) == nil)
    }

    @Test func `a table says rates of sums in per cent`() {
        #expect(TableCell.rate(part: 1, whole: 3).text == "33.3%")
        #expect(TableCell.rate(part: 1, whole: 2000).text == "0.1%")
        #expect(TableCell.rate(part: 0, whole: 0).text == "—")
        #expect(TableCell.rate(part: .max, whole: .max).text == "100.0%")
        #expect(TableCell.decimal(-0.005).text == "-0.01")
        #expect(TableCell.decimal(12).text == "12")
        #expect(TableCell.decimal(3.1).text == "3.1")
        #expect(TableCell.decimal(.nan).text == "—")
    }
}
