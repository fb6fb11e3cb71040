package import Journaling

/// 报告周期: the spans of days for which something is reported or summed.
package enum ReportPeriod: String, CaseIterable, Sendable {
    case day
    /// A day that is none off in the city's calendar.
    case workday
    /// Monday to Sunday.
    case week
    case month, quarter, year

    /// One span with the name that it has.
    package struct Span: Hashable, Sendable {
        /// `2026-05-12`, `2026-W20`, `2026-05`, `2026-Q2`, `2026`.
        package let text: String
        package let dates: ClosedRange<WorkDate>

        package init(text: String, dates: ClosedRange<WorkDate>) {
            self.text = text
            self.dates = dates
        }
    }

    /// The span that a date lies in; `nil` for a day off where working days are asked for, and at
    /// the ends of the calendar.
    package func span(of date: WorkDate, isHoliday: (WorkDate) -> Bool) -> Span? {
        switch self {
        case .day: return Span(text: date.text, dates: date...date)
        case .workday:
            return isHoliday(date) ? nil : Span(text: date.text, dates: date...date)
        case .week:
            guard let monday = date.advanced(by: 1 - Int64(date.weekday)),
                let sunday = monday.advanced(by: 6)
            else { return nil }
            return Span(text: date.isoWeek, dates: monday...sunday)
        case .month: return Span(text: Month(date).text, dates: Month(date).dates)
        case .quarter: return months(of: date, count: 3)
        case .year: return months(of: date, count: 12)
        }
    }

    private func months(of date: WorkDate, count: Int64) -> Span? {
        let number = Month(date).number
        let first = number - number % count
        guard let begin = Month(number: first)?.dates.lowerBound,
            let end = Month(number: first + count - 1)?.dates.upperBound
        else { return nil }
        let year = String(number / 12)
        let text = count == 3 ? "\(year)-Q\(first % 12 / 3 + 1)" : year
        return Span(text: text, dates: begin...end)
    }

    /// The spans that lie in or overlap a range, ascending.
    package func spans(in range: ClosedRange<WorkDate>, isHoliday: (WorkDate) -> Bool) -> [Span] {
        var spans: [Span] = []
        var date = range.lowerBound
        while date <= range.upperBound {
            let span = span(of: date, isHoliday: isHoliday)
            if let span { spans.append(span) }
            guard let next = (span?.dates.upperBound ?? date).advanced(by: 1) else { break }
            date = next
        }
        return spans
    }
}

extension WorkDate {
    /// `YYYY-Www`, the week of ISO 8601: Monday is its first day, its Thursday decides the year.
    package var isoWeek: String {
        let thursday = advanced(by: 4 - Int64(weekday)) ?? self
        let year = thursday.parts.year
        let first = WorkDate("\(year)-01-01")?.day ?? thursday.day
        let week = (thursday.day - first) / 7 + 1
        return "\(year)-W\(week < 10 ? "0" : "")\(week)"
    }
}
