import Foundation
import Journaling
import Testing

/// Watch record forms, read back with other people's software.
@Suite struct WatchReportTests {
    private static let asked =
        "report watch town.ledger --date 2026-05-12 --now 2026-05-13T14:00:00+08:00"
    private let folder = NSTemporaryDirectory() + "forms-\(UUID().uuidString)"

    private func path(_ name: String) throws -> String {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        return "\(folder)/\(name)"
    }

    private func town() throws -> Town { try Town.merged.get() }

    @Test(arguments: ["en", "zh"])
    func `a form reads as recorded`(language: String) throws {
        let file = try path("form.html")
        try town().done(
            "\(WatchReportTests.asked) --person S01.0018 --language \(language) --out \(file)"
        )

        let html = try String(contentsOfFile: file, encoding: .utf8)
        try Golden.expect(html.unstyled, matches: "form.\(language).html")
    }

    @Test func `the same form is the same page, whenever it is written`() throws {
        let files = try ["a", "b"].map { try path($0 + ".html") }
        for file in files { try town().done("\(WatchReportTests.asked) --out \(file)") }

        let pages = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        #expect(pages[0] == pages[1])
    }

    @Test func `forms are printed with all of their Chinese`() throws {
        let file = try path("forms.pdf")
        let asked = WatchReportTests.asked + " --station A01.1"
        let forms = try town().json("\(asked) --json")["forms"]?.list ?? []
        try town().done("\(asked) --language zh --out \(file)")

        let text = try PaperReading.text(ofPDF: file)
        #expect(!forms.isEmpty)
        #expect(try PaperReading.pages(ofPDF: file) >= forms.count)
        #expect(try PaperReading.hasItsFonts(pdf: file))
        #expect(
            text.components(separatedBy: "全国文明城市实地点位值守记录表").count > forms.count
        )
        for word in ["值守人签字", "责任干部审核", "督查意见", "灭火器指针在绿区", "飞线充电"] {
            #expect(text.contains(word), "\(word)")
        }
        for form in forms {
            let station = form["station"]?.text ?? "?"
            #expect(text.contains(station), "\(station)")
        }
        // Boxes for signs that the font lacks would be empty squares; nothing is replaced.
        #expect(!text.contains("\u{FFFD}") && !text.contains("□"))
    }

    @Test func `an office changes the text document by its styles`() throws {
        let file = try path("form.docx")
        try town().done("\(WatchReportTests.asked) --person S01.0018 --language zh --out \(file)")

        let styles = try PaperReading.python(
            """
            import re, zipfile
            body = zipfile.ZipFile(sys.argv[1]).read("word/document.xml").decode()
            print(*sorted(set(re.findall(r'<w:(?:pStyle|tblStyle) w:val="([^"]+)"', body))))
            """,
            file
        )
        for style in ["Heading1", "Subtitle", "TableCaption", "Signature", "Source", "Table"] {
            #expect(styles.split(whereSeparator: \.isWhitespace).contains(Substring(style)))
        }
        let text = try PaperReading.text(ofDOCX: file)
        #expect(text.contains("飞线充电") && text.contains("值守人签字"))
    }

    @Test func `spreadsheets have what the paper has`() throws {
        let file = try path("forms.xlsx")
        let forms = try town().json("\(WatchReportTests.asked) --json")["forms"]?.list ?? []
        try town().done("\(WatchReportTests.asked) --language zh --out \(file)")

        let script = """
            import openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            print(len(book.sheetnames), book.sheetnames[0])
            print(sum(sheet.max_row - 1 for sheet in book if sheet.title.startswith("问题")))
            """
        let said = try PaperReading.python(script, file).split(separator: "\n")
        #expect(said[0] == "\(forms.count * 2 + 1) 总览")
        let problems = forms.reduce(0) { $0 + ($1["problems"]?.list?.count ?? 0) }
        #expect(said[1] == "\(problems)")
    }

    @Test func `the lines of all forms are one table, the same in CSV and JSON`() throws {
        let file = try path("forms.csv")
        let forms = try town().json("\(WatchReportTests.asked) --json")["forms"]?.list ?? []
        try town().done("\(WatchReportTests.asked) --profile rfc4180 --out \(file)")

        let script = """
            import csv
            rows = list(csv.DictReader(open(sys.argv[1], newline="")))
            print(len(rows), sum(int(row["Found"]) for row in rows))
            """
        let lines = forms.flatMap { $0["lines"]?.list ?? [] }
        let found = lines.reduce(0) { $0 + ($1["found"]?.integer ?? 0) }
        #expect(found > 0)
        #expect(try PaperReading.python(script, file) == "\(lines.count) \(found)\n")
    }

    @Test func `the code of a form is checked against a ledger`() throws {
        let town = try town()
        let asked = "\(WatchReportTests.asked) --person S01.0018 --json"
        let code = try #require(try town.json(asked)["forms"]?.list?.first?["code"]?.text)

        func verify(_ code: String) throws -> Program.Outcome {
            try Program.run(
                ["report", "verify", code, "--ledger", "town.ledger"],
                in: town.path
            )
        }
        let same = try verify(code)
        #expect(same.status == 0, "\(same.stderr)")
        #expect(same.stdout.contains("Equal") && same.stdout.contains("sealed entry"))
        var parts = code.split(separator: " ").map(String.init)
        parts[3] = String(repeating: "0", count: 64)
        #expect(try verify(parts.joined(separator: " ")).status == 65)
        parts = code.split(separator: " ").map(String.init)
        parts[6] = String(repeating: "0", count: 64)
        let foreign = try verify(parts.joined(separator: " "))
        #expect(foreign.status == 65)
        #expect(foreign.stdout.contains("is not here up to the sealed entry"))
        let cut = try verify(String(code.dropLast(3)))
        #expect(cut.status == 64)
        #expect(cut.stderr.contains("code-unreadable"))
    }

    @Test func `a report is repeated from what stands beside it`() throws {
        let file = try path("form.html")
        try town().done("\(WatchReportTests.asked) --person S01.0018 --out \(file)")

        #expect(try town().done("report verify \(file) --ledger town.ledger").contains("Equal"))
        try Data("<p>changed</p>".utf8).write(to: URL(fileURLWithPath: file))
        let changed = try Program.run(
            ["report", "verify", file, "--ledger", "town.ledger"],
            in: town().path
        )
        #expect(changed.status == 65)
        #expect(changed.stdout.contains("table"))
    }

    @Test func `a file that is there is replaced only with force`() throws {
        let file = try path("kept.html")
        try Data("kept".utf8).write(to: URL(fileURLWithPath: file))
        let words = "\(WatchReportTests.asked) --person S01.0018 --out \(file)"
            .split(separator: " ").map(String.init)

        let refused = try Program.run(words, in: town().path)
        #expect(refused.status == 64)
        #expect(refused.stderr.contains("file-in-the-way"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "kept")
        let forced = try Program.run(words + ["--force"], in: town().path)
        #expect(forced.status == 0, "\(forced.stderr)")
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
    }

    @Test func `without a printer the other files are written and the package is named`() throws {
        let files = try ["a.pdf", "a.docx", "a.html"].map(path)
        let words = "\(WatchReportTests.asked) --person S01.0018"
            .split(separator: " ").map(String.init)
        let run = try Program.run(
            words + files.flatMap { ["--out", $0] },
            environment: ["PATH": folder],
            in: town().path
        )

        #expect(run.status == 75)
        #expect(run.stderr.contains("apt-get install"))
        #expect(files.map { FileManager.default.fileExists(atPath: $0) } == [false, false, true])
    }

    @Test func `what cannot be printed says why`() throws {
        func run(_ line: String) throws -> Program.Outcome {
            try Program.run(line.split(separator: " ").map(String.init), in: town().path)
        }
        let format = try run("\(WatchReportTests.asked) --out form.odt")
        #expect(format.status == 64)
        #expect(format.stderr.contains("format-unknown") && format.stderr.contains(".docx"))
        let empty = try run("report watch town.ledger --date 2020-01-01")
        #expect(empty.status == 64)
        #expect(empty.stderr.contains("paper-empty"))
        let folder = try run("\(WatchReportTests.asked) --person S01.0018 --out none/form.html")
        #expect(folder.status == 75)
        #expect(folder.stderr.contains("folder-not-writable"))
    }
}
