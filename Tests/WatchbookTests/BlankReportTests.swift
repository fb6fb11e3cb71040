import Foundation
import Journaling
import Testing

/// Empty forms for a roster, and what becomes of them when somebody has written on them.
@Suite struct BlankReportTests {
    private static let asked =
        "report blank town.ledger --date 2026-05-12 --now 2026-05-11T14:00:00+08:00"
    private let folder = NSTemporaryDirectory() + "blank-\(UUID().uuidString)"

    private func path(_ name: String) throws -> String {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        return "\(folder)/\(name)"
    }

    @Test func `everybody on the roster has a form with what is asked there`() throws {
        let town = try Town.merged.get()
        let file = try path("blank.html")
        let forms = try town.json("\(BlankReportTests.asked) --json")["forms"]?.list ?? []
        try town.done("\(BlankReportTests.asked) --language zh --out \(file)")

        #expect(forms.count >= 10)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        for form in forms {
            #expect(text.contains(form["sheet"]?.text ?? "?"))
            #expect(form["indicators"]?.list?.isEmpty == false)
        }
        #expect(text.contains("空白＝未查"))
    }

    @Test func `a form that was filled in as a workbook is imported as it is`() throws {
        let town = try Town.merged.get()
        let file = try path("blank.xlsx")
        try town.done("\(BlankReportTests.asked) --person S01.0011 --language zh --out \(file)")
        let sheet = try PaperReading.python(
            """
            import openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = book.active
            rows = {str(row[0].value): row for row in sheet.iter_rows()}
            rows["实到时间"][1].value = "07:00"
            rows["FIR-01"][1].value = "合格"
            book.save(sys.argv[1])
            print(rows["表号"][1].value)
            """,
            file
        )
        // Who types for others at this town's office.
        let typist = try path("typist")
        for ending in ["journal", "key"] {
            try FileManager.default.copyItem(
                atPath: "\(Town.folder)/devices/S01.0030.\(ending)",
                toPath: "\(typist).\(ending)"
            )
        }
        let run = try Program.run(
            [
                "import", "sheet", file, "--journal", "\(typist).journal", "--inspector",
                "S01.0030", "--against", "town.ledger", "--dry-run", "--json", "--now",
                "2026-05-12T20:00:00+08:00",
            ],
            in: town.path
        )
        let outcome = try #require(JSONValue(Array(run.stdout.utf8)))

        #expect(sheet == "0512-P01.1-am-S01.0011\n")
        #expect(run.status == 0, "\(run.stderr)")
        // The arrival and one check; everything else was left empty.
        #expect(outcome["written"]?.integer == 2)
        #expect(outcome["empty"]?.integer == 29)
    }
}
