package import Journaling

/// The days off and the weekends that are worked 调休, as one dated version states.
package struct WorkCalendar: Hashable, Sendable {
    /// Days off besides Saturday and Sunday.
    package var holidays: Set<WorkDate>
    /// Saturdays and Sundays that are worked.
    package var workdays: Set<WorkDate>

    package init(holidays: Set<WorkDate> = [], workdays: Set<WorkDate> = []) {
        self.holidays = holidays
        self.workdays = workdays
    }

    /// Reads a claim; `nil` when it is withdrawn or none.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, case .object = claim else { return nil }
        self.init(
            holidays: Set(claim.texts("holidays").compactMap { WorkDate($0) }),
            workdays: Set(claim.texts("workdays").compactMap { WorkDate($0) })
        )
    }

    package var claim: JSONValue {
        [
            "holidays": .texts(holidays.sorted().map(\.text)),
            "workdays": .texts(workdays.sorted().map(\.text)),
        ]
    }

    /// Whether a date is no working day; a worked weekend wins over a holiday.
    package func isHoliday(_ date: WorkDate) -> Bool {
        !workdays.contains(date) && (date.weekday > 5 || holidays.contains(date))
    }
}
