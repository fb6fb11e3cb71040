import Foundation
import Journaling
import Testing

/// The report of a round, read back with other people's software.
@Suite struct AssessmentReportTests {
    private static let asked = "report assessment city.ledger 2026-Q1"

    private func city() throws -> ExchangeCity {
        let city = try ExchangeCity.assessed()
        try city.nameOffices()
        try city.createQuarter()
        try city.done(
            """
            assessment values city.ledger 2026-Q1 --item school --score S01=18 --score S02=10 \
            \(ExchangeCity.byOffice)
            """
        )
        try city.done(
            """
            assessment round draw city.ledger 2026-Q1 --count 2 --seed 26131 --undeclared \
            \(ExchangeCity.byOffice)
            """
        )
        return city
    }

    private func publish(_ city: ExchangeCity) throws {
        try city.done("assessment preview city.ledger 2026-Q1 \(ExchangeCity.byOffice)")
        try city.done(
            """
            assessment publish city.ledger 2026-Q1 --journal city.journal --inspector C.0001 \
            --now 2026-05-15T09:00:00+08:00
            """
        )
    }

    @Test(arguments: ["en", "zh"])
    func `the report of a round reads as recorded`(language: String) throws {
        let city = try city()
        try city.done(
            "\(AssessmentReportTests.asked) --out round.html --language \(language) --now @noon"
        )

        try Golden.expect(
            try city.text("round.html").masked,
            matches: "assessment.\(language).html"
        )
    }

    @Test func `it has the parts that reports of third parties have`() throws {
        let city = try city()

        let page = try city.done("\(AssessmentReportTests.asked) --language zh --now @noon")

        for part in [
            "测评背景", "测评对象", "测评方法", "总体情况", "测评项排名", "分部情况", "街道排名", "责任单位排名",
            "计算依据与复核", "测评项与街道得分矩阵", "街路公益广告间距",
        ] {
            #expect(page.contains(part), "\(part)")
        }
        #expect(page.contains("26131") && page.contains("未测评：S04 北街道"))
        #expect(page.contains("样本不足") && page.contains("预览"))
        #expect(page.contains("minors 20"))
    }

    @Test func `its figures are those of the questions it is made from`() throws {
        let city = try city()

        let report = try city.json("\(AssessmentReportTests.asked) --now @noon")
        let ranks = try city.json("rank city.ledger 2026-Q1 --now @noon")
        let matrix = try city.json("assessment score city.ledger 2026-Q1 --by matrix --now @noon")
        let items = try city.json("assessment score city.ledger 2026-Q1 --by item --now @noon")

        #expect(report["offices"]?["rows"] == ranks["rows"] && ranks["rows"] != nil)
        #expect(report["matrix"]?["rows"] == matrix["rows"] && matrix["rows"] != nil)
        #expect(report["items"]?["items"] == items["items"] && items["items"] != nil)
        #expect(report["state"] == "preview")
        #expect(report["draws"]?.list?.count == 1)
        // All that was looked at: four points each of S01 and S02, and one of S03.
        #expect(report["points"]?.list?.count == 9)
    }

    @Test func `a published round is reported as it was published, whatever came since`() throws {
        let city = try city()
        try publish(city)
        try city.check(
            "S02.P1",
            "CLN-01",
            nil,
            passed: 0,
            failed: 20,
            from: "2026-02-01",
            at: ExchangeCity.afterPublishing
        )
        try city.mergeCity()
        let later = "--now 2026-05-16T09:00:00+08:00"

        let published = try city.json("\(AssessmentReportTests.asked) \(later)")
        let current = try city.json("\(AssessmentReportTests.asked) --current \(later)")
        try city.done("\(AssessmentReportTests.asked) --out round.html --language en \(later)")
        let verified = try city.run("report verify round.html --ledger city.ledger")

        #expect(published["state"] == "published" && current["state"] == "preview")
        #expect(published["published"]?["agrees"] == true)
        #expect(published["result"]?["rows"] != current["result"]?["rows"])
        let page = try city.text("round.html")
        #expect(page.contains("the same as published") && !page.contains("Preview"))
        #expect(verified.status == 0, "\(verified.stdout)\(verified.stderr)")
    }

    @Test func `it is printed with its Chinese, and the matrix lies across`() throws {
        let city = try city()

        try city.done(
            "\(AssessmentReportTests.asked) --out round.pdf --language zh --now @noon"
        )

        let file = city.file("round.pdf")
        let text = try PaperReading.text(ofPDF: file)
        for word in ["测评报告", "环境卫生", "城管局", "Wilson", "差异不明显", "得分率（%）"] {
            #expect(text.contains(word), "\(word)")
        }
        let pages = try PaperReading.pages(ofPDF: file)
        #expect((3...9).contains(pages))
        let sizes = try PaperReading.said("/usr/bin/pdfinfo", ["-f", "1", "-l", "\(pages)", file])
        #expect(sizes.contains("595.276 x 841.89") && sizes.contains("841.89 x 595.276"))
    }

    @Test func `hostile names of items and reasons come out harmless`() throws {
        let city = try city()
        try city.office(
            "settings/city/2026-01-01",
            "scheme.quarter",
            [
                "name": .text("=HYPERLINK(\"x\")<script>alert(1)</script>"),
                "levels": ["county", "city"],
                "items": [
                    [
                        "id": "clean", "name": .text("<img src=x onerror=1>\u{202E}" + "长"),
                        "groups": ["*"], "mark": "10",
                    ]
                ],
            ],
            at: ExchangeCity.noon
        )
        try city.mergeCity()

        try city.done(
            "\(AssessmentReportTests.asked) --out round.html --out round.csv --language zh --now @noon"
        )

        let page = try city.text("round.html")
        #expect(page.contains("&lt;img") && page.contains("&lt;script"))
        for mark in ["<script", "<img", "\u{202E}"] { #expect(!page.contains(mark), "\(mark)") }
    }
}
