import Foundation
import Journaling
import Testing

/// Sum sheets and tallies as reports, of the town's day.
@Suite struct DayReportTests {
    private static let now = "--now 2026-05-13T14:00:00+08:00"
    private let folder = NSTemporaryDirectory() + "day-\(UUID().uuidString)"

    private func path(_ name: String) throws -> String {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        return "\(folder)/\(name)"
    }

    private func town() throws -> Town { try Town.merged.get() }

    @Test(arguments: ["en", "zh"])
    func `the sheets of a day read as recorded`(language: String) throws {
        var text = ""
        for question in [
            "report day town.ledger --office S01 --date 2026-05-12",
            "report tally town.ledger --from 2026-05-12 --by unit",
            "report tally town.ledger --from 2026-05-12 --by station,kind --where indicator=PRK-01",
        ] {
            text += "$ watchbook \(question)\n"
            text += try town().done("\(question) \(DayReportTests.now) --language \(language)")
        }

        try Golden.expect(text, matches: "reports.\(language).txt")
    }

    @Test func `a sum sheet adds up to what the tally says`() throws {
        let town = try town()
        let sheet = try town.json(
            "report day town.ledger --office S01 --date 2026-05-12 --json \(DayReportTests.now)"
        )
        let stations = sheet["stations"]?.list ?? []

        for figure in ["passed", "failed", "found", "settled"] {
            let sum = stations.reduce(0) { $0 + ($1["sums"]?[figure]?.integer ?? 0) }
            #expect(sum > 0)
            #expect(sheet["total"]?[figure]?.integer == sum, "\(figure)")
        }
        for name in ["planned", "stood", "not_handed_in", "unplanned"] {
            let sum = stations.reduce(0) { $0 + ($1["watches"]?[name]?.integer ?? 0) }
            #expect(sheet["watches"]?[name]?.integer == sum, "\(name)")
        }
        let close = try town.json(
            "close sign town.ledger S01 2026-05-12 --dry-run --json --inspector S01.0001 "
                + "--journal \(Town.folder)/devices/S01.0001.journal \(DayReportTests.now)"
        )
        #expect(close["claim"]?["total"]?["failed"] == sheet["total"]?["failed"])
        #expect(close["claim"]?["not_handed_in"] == sheet["watches"]?["not_handed_in"])
    }

    @Test func `a tally as a report has the rows and the sum of the tally`() throws {
        let town = try town()
        let asked = "town.ledger --from 2026-05-12 --by indicator --json \(DayReportTests.now)"
        let report = try town.json("report tally \(asked)")
        let tally = try town.json("tally \(asked)")

        #expect(report["total"]?["now"]?["failed"] == tally["total"]?["failed"])
        #expect(report["rows"]?.list?.count == tally["rows"]?.list?.count)
        // One day is compared with the day before it.
        #expect(report["before_from"]?.text == "2026-05-11")
        #expect(report["before_to"]?.text == "2026-05-11")
    }

    @Test func `sheets are repeated from what stands beside them, in every format`() throws {
        let town = try town()
        let files = try ["html", "csv", "xlsx", "json"].map { try path("day.\($0)") }
        let words = files.map { "--out \($0)" }.joined(separator: " ")
        try town.done(
            "report day town.ledger --office S01 --date 2026-05-12 \(DayReportTests.now) \(words)"
        )

        for file in files {
            let said = try town.done("report verify \(file) --ledger town.ledger --language en")
            #expect(said.contains("Equal"), "\(file): \(said)")
        }
        let page = try String(contentsOfFile: files[0], encoding: .utf8)
        #expect(page.contains("watchbook report day LEDGER"))
    }

    @Test
    func `a workbook of a tally has charts of the spreadsheet's own, and opens in LibreOffice`()
        throws
    {
        let town = try town()
        let file = try path("tally.xlsx")
        try town.done(
            "report tally town.ledger --from 2026-05-11 --to 2026-05-12 --by indicator "
                + "\(DayReportTests.now) --language zh --out \(file)"
        )

        let script = """
            import openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            print(sum(len(sheet._charts) for sheet in book))
            rates = [cell for sheet in book for row in sheet.iter_rows() for cell in row
                     if cell.number_format == "0.0%"]
            print(len(rates) > 5, all(0 <= cell.value <= 1 for cell in rates))
            """
        let said = try PaperReading.python(script, file).split(separator: "\n")
        #expect((Int(said[0]) ?? 0) >= 1)
        #expect(said[1] == "True True")
        let text = try PaperReading.text(ofWorkbook: file)
        #expect(text.contains("违规统计表"))
    }
}
