import Foundation
import Journaling
import Testing

/// "Why is our street last?" on one page.
@Suite struct RankReportTests {
    private static let asked = "report rank city.ledger 2026-Q1 S01"

    private func city() throws -> ExchangeCity {
        let city = try ExchangeCity.assessed()
        try city.nameOffices()
        try city.createQuarter()
        return city
    }

    @Test(arguments: ["en", "zh"])
    func `the page and that for leaders read as recorded`(language: String) throws {
        let city = try city()
        let more = "--language \(language) --now @noon"
        try city.done("\(RankReportTests.asked) --out why.html \(more)")
        try city.done("\(RankReportTests.asked) --brief --out brief.html \(more)")

        try Golden.expect(try city.text("why.html").masked, matches: "rank.\(language).html")
        try Golden.expect(
            try city.text("brief.html").masked,
            matches: "rank-brief.\(language).html"
        )
    }

    @Test func `its parts add up to the gap, and it says what rank explain says`() throws {
        let city = try city()

        let report = try city.json("\(RankReportTests.asked) --now @noon")
        let explained = try city.json("rank explain city.ledger 2026-Q1 S01 --now @noon")
        let lines = try city.done("\(RankReportTests.asked) --language en --now @noon")
            .split(separator: "\n")

        for key in ["gap_to_above", "gap_to_mean", "lost", "missing", "rank"] {
            #expect(report[key] == explained[key] && report[key] != nil, "\(key)")
        }
        #expect(report["state"] == "preview")
        #expect(
            lines.contains {
                $0.hasPrefix("Total") && $0.contains("13.33") && $0.contains("+11.66")
            }
        )
        #expect(lines.contains { $0.contains("东三路") && $0.contains("4/10") })
    }

    @Test func `for leaders: ten lines, one chart, no ids`() throws {
        let city = try city()

        try city.done(
            "\(RankReportTests.asked) --brief --out brief.html --language zh --now @noon"
        )

        let page = try city.text("brief.html")
        let article = try #require(page.components(separatedBy: "<article").last)
        #expect(article.components(separatedBy: "<li>").count - 1 <= 10)
        #expect(article.components(separatedBy: "<svg").count - 1 == 1)
        for id in ["S01", "S02", "P3", "U1", "CLN", "watchbook"] {
            #expect(!article.contains(id), "\(id)")
        }
        #expect(article.firstMatch(of: /[0-9a-f]{8}/) == nil)
        #expect(article.contains("东三路") && article.contains("城管局"))
        let verified = try city.run("report verify brief.html --ledger city.ledger")
        #expect(verified.status == 0, "\(verified.stdout)\(verified.stderr)")
    }

    @Test func `either is one page of A4`() throws {
        let city = try city()

        try city.done("\(RankReportTests.asked) --out why.pdf --language zh --now @noon")
        try city.done("\(RankReportTests.asked) --brief --out brief.pdf --language zh --now @noon")

        for file in ["why.pdf", "brief.pdf"] {
            #expect(try PaperReading.pages(ofPDF: city.file(file)) == 1, "\(file)")
        }
        let text = try PaperReading.text(ofPDF: city.file("why.pdf"))
        for word in ["排名情况说明", "差距拆分", "东三路", "合计", "点位构成"] {
            #expect(text.contains(word), "\(word)")
        }
    }

    @Test func `it stays one harmless page with hostile names of any length`() throws {
        let city = try city()
        let long = String(repeating: "长", count: 3_000)
        try city.write("编号,名称\nU1,\(long)<script>\nU2,\(long)\nS01,\(long)\n", to: "units.csv")
        let by = "--journal city.journal --inspector C.0001 --now @noon"
        try city.done("units import units.csv --from 2026-01-02 \(by)")
        try city.write(
            """
            编号,名称,单位,岗位,类型,生效日期,主管单位
            S01.P1,\(long)<script>alert(1)</script>,S01,1,ROAD,2026/1/2,U1
            S01.P3,\(long),S01,1,ROAD,2026/1/2,U1

            """,
            to: "points.csv"
        )
        try city.done("places import points.csv \(by)")
        try city.mergeCity()

        for (file, more) in [("why", ""), ("brief", "--brief")] {
            try city.done(
                """
                \(RankReportTests.asked) \(more) --out \(file).pdf --out \(file).html --language zh \
                --now @noon
                """
            )
            #expect(try PaperReading.pages(ofPDF: city.file("\(file).pdf")) == 1, "\(file)")
            #expect(!(try city.text("\(file).html").contains("<script")))
        }
    }

    @Test func `an appeal, and the photo of a failed check, are named`() throws {
        let city = try city()
        try city.done(
            """
            assessment appeal city.ledger 2026-Q1 --office S01 --item clean --point S01.P3 \
            --reason roadworks \(ExchangeCity.byStreet)
            """
        )

        let lines = try city.done("\(RankReportTests.asked) --language en --now @noon")

        #expect(lines.contains("S01.1 环境卫生 东三路 under appeal"))
        #expect(lines.contains("6.67 under appeal"))
    }

    @Test func `a row that was not tested, or that nobody knows, is told`() throws {
        let city = try city()

        let untested = try city.done(
            "report rank city.ledger 2026-Q1 S04 --language en --now @noon"
        )
        let unknown = try city.run("report rank city.ledger 2026-Q1 S99 --now @noon")

        #expect(untested.contains("Nothing was tested here"))
        #expect(unknown.status == 64 && unknown.stderr.contains("unknown-row"))
    }
}

extension ExchangeCity {
    /// Names for the street offices.
    func nameOffices() throws {
        try write("编号,名称\nS01,东街道\nS02,西街道\nS03,南街道\nS04,北街道\n", to: "offices.csv")
        try done("units import offices.csv --from 2026-01-01 \(ExchangeCity.byOffice)")
        try mergeCity()
    }
}
