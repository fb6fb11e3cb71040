import Journaling
import TestSupport
import Testing

/// Dates of the Gregorian calendar from 1970 to 9999.
@Suite struct WorkDateTests {
    @Test(
        arguments: [
            ("1970-01-01", 0), ("1970-12-31", 364), ("1972-02-29", 789), ("1999-12-31", 10_956),
            ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2026-11-21", 20_778),
            ("2038-01-19", 24_855),
            ("2100-02-28", 47_540), ("2100-03-01", 47_541), ("2400-02-29", 157_113),
            ("9999-12-31", 2_932_896),
        ] as [(String, Int64)]
    )
    func `known dates have their days`(text: String, day: Int64) {
        #expect(WorkDate(text)?.day == day)
        #expect(WorkDate(day: day)?.text == text)
    }

    @Test func `every day follows the one before`() throws {
        var (year, month, day) = (1970, 1, 1)
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        // Each day of the first 140 years and of the last, and the turns of the months between.
        for number in 0...2_932_896 as ClosedRange<Int64> {
            if number < 51_500 || number > 2_932_500 || day <= 1 {
                let date = try #require(WorkDate(day: number))
                let parts = date.parts
                if parts != (Int64(year), Int64(month), Int64(day)) {
                    Issue.record("\(number): \(date.text)")
                }
                if WorkDate(date.text) != date { Issue.record("\(date.text)") }
            }
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            day += 1
            if day > lengths[month - 1] + (isLeap && month == 2 ? 1 : 0) {
                (month, day) = (month + 1, 1)
            }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(year == 10_000)
    }

    @Test(arguments: [
        "", "2026", "2026-1-01", "2026-01-1", "2026-13-01", "2026-00-01", "2026-01-00",
        "2026-01-32",
        "2026-02-29", "2100-02-29", "2026-04-31", "1969-12-31", "0000-01-01", "10000-01-01",
        "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-0a", "２０２６-01-01", "-026-01-01",
        "+026-01-01",
    ])
    func `what is no date is none`(text: String) {
        #expect(WorkDate(text) == nil)
    }

    @Test func `days outside are none`() {
        #expect(WorkDate(day: -1) == nil)
        #expect(WorkDate(day: 2_932_897) == nil)
        #expect(WorkDate(day: .max) == nil)
        #expect(WorkDate(day: .min) == nil)
    }
}
