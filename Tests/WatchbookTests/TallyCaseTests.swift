import Foundation
import Journaling
import Testing

/// Who answers for a finding once its case was dispatched, and what a ledger keeps of cases.
@Suite struct TallyCaseTests {
    /// Those who answer for the refuse on the line of authority.
    private func units(_ city: ExchangeCity, _ ledger: String = "street") throws -> [String?] {
        let tally = try city.json(
            """
            tally \(ledger).ledger --from 2026-05-12 --by unit-authority \
            --where indicator=CLN-01
            """
        )
        #expect(tally["total"]?["found"]?.integer == 3)
        return try #require(tally["rows"]?.list).map { $0["unit-authority"]?.text }
    }

    @Test func `the units of the dispatch answer before the decomposition table`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        #expect(try units(city) == ["U-CEB"])

        try city.officeDone("file \(name)", at: "12T12:00")
        #expect(try units(city) == ["U-CEB"])
        try city.officeDone("dispatch \(name) --charge authority=U-HC", at: "12T12:05")
        #expect(try units(city) == ["U-HC"])
        try city.done("ledger create city.ledger --trust root.pub")
        try city.done("merge --into city.ledger street.ledger --now 2026-05-12T18:00:00+08:00")
        #expect(try units(city, "city") == ["U-HC"])

        for ledger in ["street", "city"] { try city.done("ledger verify \(ledger).ledger") }
        try city.done("ledger rebuild city.ledger")
        #expect(try units(city, "city") == ["U-HC"])
    }

    @Test func `a dispatch to another unit is a cause of its own between two tallies`() throws {
        let city = try ExchangeCity.cases()
        let name = try city.caseName("CLN-01")
        try city.officeDone("file \(name)", at: "12T12:00")
        try city.officeDone("dispatch \(name) --charge authority=U-HC", at: "12T12:05")
        let since = "compare street.ledger 2026-05-12T12:02:00+08:00 now --from 2026-05-12"

        let gained = try city.json("\(since) --where unit-authority=U-HC")
        let lost = try city.json("\(since) --where unit-authority=U-CEB")
        let all = try city.json(since)

        for (compared, found) in [(gained, 3), (lost, -3)] as [(JSONValue, Int64)] {
            let causes = compared["causes"]?.list
            #expect(causes?.map { $0["cause"]?.text } == ["dispatch"])
            #expect(causes?.first?["change"]?["found"]?.integer == found)
        }
        #expect(all["causes"]?.list?.isEmpty == true)
    }
}
