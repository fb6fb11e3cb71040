import Foundation
import Journaling
import Testing

/// Notices that are printed again when the case has gone on.
@Suite struct CaseNoticeReportTests {
    @Test func `a notice printed again says what was signed`() throws {
        let city = try ExchangeCity.reported()
        let name = try city.caseName("CLN-01")
        func notice(at time: String) throws -> (html: String, days: Int64?) {
            let line = "notice --document notice"
            let html = try city.printed(line, as: "notice.html", at: time)
            let paper = try city.paper(line, at: time)["papers"]?.list?.first
            return (html, paper?["cases"]?.list?.first?["days_over_then"]?.integer)
        }
        try city.done(
            "ceb",
            "S01.0101",
            "extend \(name) --until 2026-05-25 --because 下雨",
            at: "13T12:00"
        )
        let signed = try notice(at: "15T10:00")
        #expect(signed.days == 1)
        #expect(signed.html.contains("已超过整改期限"))

        try city.officeDone("grant \(name)", at: "16T11:00")
        let again = try notice(at: "17T10:00")

        #expect(again.days == 1)
        #expect(again.html.contains("已超过整改期限"))
        #expect(!again.html.contains("2026-05-25"))
    }
}
