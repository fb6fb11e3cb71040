package import Journaling

extension WorkDate {
    /// 1 for Monday … 7 for Sunday.
    package var weekday: Int {
        // 1970-01-01 was a Thursday.
        Int((day + 3) % 7) + 1
    }

    /// That many days later; `nil` outside 1970–9999.
    package func advanced(by days: Int64) -> WorkDate? { WorkDate(day: day + days) }
}
