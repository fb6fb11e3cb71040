/// A date of the Gregorian calendar, 1970–9999, as it stands in records.
package struct WorkDate: Hashable, Sendable {
    /// Days since 1970-01-01, 0 or more.
    package let day: Int64

    /// The date that many days after 1970-01-01; `nil` outside 1970–9999.
    package init?(day: Int64) {
        guard (0...WorkDate.lastDay).contains(day) else { return nil }
        self.day = day
    }

    private static let lastDay: Int64 = 2_932_896  // 9999-12-31

    /// Reads `YYYY-MM-DD`; `nil` for anything else and for dates that do not exist.
    package init?(_ text: some StringProtocol) {
        self.init(utf8: Array(text.utf8)[...])
    }

    init?(utf8: some RandomAccessCollection<UInt8>) {
        guard utf8.count == 10, WorkDate.byte(4, of: utf8) == UInt8(ascii: "-"),
            WorkDate.byte(7, of: utf8) == UInt8(ascii: "-"),
            let year = WorkDate.number(utf8.prefix(4)),
            let month = WorkDate.number(utf8.dropFirst(5).prefix(2)),
            let day = WorkDate.number(utf8.dropFirst(8)), year >= 1970,
            (1...12).contains(month),
            (1...WorkDate.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.day = WorkDate.days(year: year, month: month, day: day)
    }

    private static func byte<Bytes: RandomAccessCollection<UInt8>>(
        _ offset: Int,
        of bytes: Bytes
    ) -> UInt8 {
        bytes[bytes.index(bytes.startIndex, offsetBy: offset)]
    }

    /// `YYYY-MM-DD`.
    package var text: String {
        let (year, month, day) = parts
        func padded(_ value: Int64, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Year, month 1–12 and day 1–31.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    package var parts: (year: Int64, month: Int64, day: Int64) {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func number(_ digits: some Sequence<UInt8>) -> Int64? {
        var value: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func days(inMonth month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 4, 6, 9, 11: 30
        case 2:
            year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
                ? 29 : 28
        default: 31
        }
    }

    /// Source: Howard Hinnant, as above, days_from_civil.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension WorkDate: Comparable, CustomStringConvertible {
    package static func < (earlier: WorkDate, later: WorkDate) -> Bool { earlier.day < later.day }
    package var description: String { text }
}
