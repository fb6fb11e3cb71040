package import Journaling

/// A month of the Gregorian calendar, 1970–9999.
package struct Month: Hashable, Sendable {
    /// 12 · year + month − 1, above 0.
    package let number: Int64

    package init?(number: Int64) {
        guard (1970 * 12..<10_000 * 12).contains(number) else { return nil }
        self.number = number
    }

    /// The month of a date.
    package init(_ date: WorkDate) {
        let parts = date.parts
        number = parts.year * 12 + parts.month - 1
    }

    /// From its first day to its last.
    package var dates: ClosedRange<WorkDate> {
        let first = Month.first(number)
        let next = Month.first(number + 1)
        guard let first, let last = (next?.day).flatMap({ WorkDate(day: $0 - 1) }) ?? Month.end
        else { preconditionFailure("Months are within the range of dates.") }
        return first...last
    }

    private static let end = WorkDate("9999-12-31")

    private static func first(_ number: Int64) -> WorkDate? {
        let month = number % 12 + 1
        return WorkDate("\(number / 12)-\(month < 10 ? "0" : "")\(month)-01")
    }

    /// `YYYY-MM`.
    package var text: String { String(dates.lowerBound.text.prefix(7)) }

    /// The months that lie in the span from first to last day, ascending.
    package static func whole(in dates: ClosedRange<WorkDate>) -> [Month] {
        (Month(dates.lowerBound).number...Month(dates.upperBound).number)
            .compactMap { Month(number: $0) }
            .filter {
                $0.dates.lowerBound >= dates.lowerBound && $0.dates.upperBound <= dates.upperBound
            }
    }
}
