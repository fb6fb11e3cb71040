import Foundation
import Journaling
import Testing

/// The report of walks along a street, read back with other people's software.
@Suite struct WalkReportTests {
    private static let asked = "report walk street.ledger S01.R1 --date 2026-05-12"

    /// A street walked but for its last 300 m on the right, with gaps and a faded advert.
    private func city(_ rows: String...) throws -> ExchangeCity {
        let city = try ExchangeCity.walking()
        let core = stride(from: 0, through: 1200, by: 160).map { "\($0)米,,,左,核心价值观,,,,,," }
        try city.write(
            """
            桩号,纬度,经度,侧,类别,缺陷,围挡面积(平方米),广告面积(平方米),起点,终点,巡查侧,时间
            ,,,,,,,,K0+000,K2+000,左侧,9:05
            ,,,,,,,,K0+000,K1+700,右侧,
            \((core + ["K1+000,,,右,围挡,,100,29,,,", "K1+300,,,右,文明风尚,泛白,,,,,"] + rows)
                .joined(separator: "\n"))

            """,
            to: "walk.csv"
        )
        let run = try city.walkImport("walk.csv")
        try #require(run.status == 0, "\(run.stderr)")
        try city.done("merge --into street.ledger lan.journal --now @noon")
        return city
    }

    @Test(arguments: ["en", "zh"])
    func `the report of a street reads as recorded`(language: String) throws {
        let city = try city()
        try city.done(
            "\(WalkReportTests.asked) --language \(language) --out walk.html --now @noon"
        )

        try Golden.expect(try city.text("walk.html").masked, matches: "walk.\(language).html")
    }

    @Test func `B05 巡察主要道路: the drawing shows what walk check says`() throws {
        let city = try city()

        let report = try city.json("\(WalkReportTests.asked) --now @noon")
        let check = try city.json(
            "walk check street.ledger --date 2026-05-12 --street S01.R1 --now @noon"
        )
        try city.done("\(WalkReportTests.asked) --out walk.html --language en --now @noon")

        let outcomes = check["streets"]?.list?.first?["outcomes"]
        #expect(report["outcomes"] == outcomes && outcomes?.list?.isEmpty == false)
        #expect(report["items"]?.list?.count == 10)
        let page = try city.text("walk.html")
        let gaps = (outcomes?.list ?? []).flatMap { $0["gaps"]?.list ?? [] }.count
        // Each gap once, what nobody walked on the right, and the two signs of the legends.
        #expect(page.components(separatedBy: "class=\"gap\"").count - 1 == gaps + 1 + 2)
        #expect(page.contains("K1+120") && page.contains("1700 m (85.0%)"))
        #expect(page.contains("29.0%"))
    }

    @Test func `the table for spreadsheets has a row a rule and side, and is verified`() throws {
        let city = try city()

        try city.done(
            "\(WalkReportTests.asked) --out walk.csv.csv --out walk.html --out walk.json --now @noon"
        )
        let rows = try city.text("walk.csv.csv").split(separator: "\n")
        #expect(rows.count == 1 + 6)
        #expect(rows[1].contains("any-200"))
        for file in ["walk.csv.csv", "walk.html", "walk.json"] {
            let verified = try city.run("report verify \(file) --ledger street.ledger")
            #expect(verified.status == 0, "\(verified.stdout)\(verified.stderr)")
        }
    }

    @Test func `it is printed with its Chinese`() throws {
        let city = try city()

        try city.done("\(WalkReportTests.asked) --language zh --out walk.pdf --now @noon")

        let text = try PaperReading.text(ofPDF: city.file("walk.pdf"))
        for word in ["街路巡查报告", "未达标", "缺口明细", "泛白", "核心价值观", "未巡查"] {
            #expect(text.contains(word), "\(word)")
        }
        #expect(try PaperReading.pages(ofPDF: city.file("walk.pdf")) <= 3)
    }

    @Test func `a street that nobody walked says so, and an unknown one is refused`() throws {
        let city = try ExchangeCity.walking()

        let lines = try city.done("report walk street.ledger S01.R2 --date 2026-05-12 --now @noon")
        let unknown = try city.run("report walk street.ledger S01.R9 --date 2026-05-12 --now @noon")
        let both = try city.run(
            "report walk street.ledger S01.R1 --date 2026-05-12 --to 2026-05-13"
        )

        #expect(lines.contains("Nobody walked here."))
        #expect(unknown.status == 64 && unknown.stderr.contains("street-unknown"))
        #expect(both.status == 64 && both.stderr.contains("--to"))
    }

    @Test func `hostile names of streets and categories come out harmless`() throws {
        let city = try city()
        try city.say(
            [
                "name": .text("=cmd|' /C calc'!A0<script>alert(1)</script>\u{202E}"),
                "office": "S01", "length_mm": 2_000_000, "types": ["main"],
            ],
            in: "street/S01.R1/2026-05-12",
            "line",
            by: "street",
            "S01.0001"
        )
        try city.say(
            ["categories": [["id": "core-values", "name": "<img src=x onerror=alert(1)>"]]],
            in: "settings/city/2026-05-12",
            "walks",
            by: "city",
            "C.0001"
        )
        try city.done("merge --into street.ledger city.journal street.journal --now @noon")

        try city.done(
            """
            \(WalkReportTests.asked) --out walk.html --out walk.csv.csv --profile excel --language zh \
            --now @noon
            """
        )

        let page = try city.text("walk.html")
        #expect(page.contains("&lt;script&gt;") && page.contains("&lt;img"))
        for mark in ["<script", "<img", "\u{202E}"] { #expect(!page.contains(mark), "\(mark)") }
        #expect(try city.text("walk.csv.csv").contains("'=cmd|"))
    }
}
