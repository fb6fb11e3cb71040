import Inspection
import Journaling
import Testing

/// Months as spans of dates.
@Suite struct MonthTests {
    private func date(_ text: String) throws -> WorkDate { try #require(WorkDate(text)) }

    @Test(
        arguments: [
            ("2026-02-10", "2026-02-01", "2026-02-28"), ("2028-02-29", "2028-02-01", "2028-02-29"),
            ("2026-12-31", "2026-12-01", "2026-12-31"), ("1970-01-01", "1970-01-01", "1970-01-31"),
            ("9999-12-01", "9999-12-01", "9999-12-31"),
        ]
    )
    func `a month goes from its first day to its last`(
        day: String,
        first: String,
        last: String
    ) throws {
        let month = Month(try date(day))

        #expect(month.dates == (try date(first))...(try date(last)))
        #expect(month.text == String(first.prefix(7)))
        #expect(Month(number: month.number) == month)
    }

    @Test func `only months that lie in a span from end to end are whole`() throws {
        let span = try date("2026-01-02")...(try date("2026-04-30"))

        #expect(Month.whole(in: span).map(\.text) == ["2026-02", "2026-03", "2026-04"])
        let short = try date("2026-01-02")...(try date("2026-01-31"))
        #expect(Month.whole(in: short).isEmpty)
    }

    @Test func `there are no months before 1970 and after 9999`() {
        #expect(Month(number: 1970 * 12 - 1) == nil)
        #expect(Month(number: 10_000 * 12) == nil)
    }
}
