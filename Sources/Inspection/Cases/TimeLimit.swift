import Journaling

/// 时限: how long something may take.
package struct TimeLimit: Hashable, Sendable {
    package enum Unit: String, CaseIterable, Sendable {
        case minutes
        case hours
        /// Hours of work, by the city's working hours and calendar.
        case workingHours = "working hours"
        case days
        case workingDays = "working days"
    }

    /// 1 or more.
    package let amount: Int64
    package let unit: Unit

    package init(_ amount: Int64, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// The greatest amount: ten years of minutes.
    private static let greatest: Int64 = 5_256_000

    /// Reads `30 minutes`, `4 working hours`, `1 working day`, `5个工作日`, `24小时`.
    package init?(_ text: String) {
        let text = HalfWidth.folded(text).filter { $0 != " " }.lowercased()
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let word = text.dropFirst(digits.count).drop { $0 == "个" }
        guard let amount = Int64(digits), (1...TimeLimit.greatest).contains(amount),
            let unit = TimeLimit.words[String(word)]
        else { return nil }
        self.init(amount, unit)
    }

    private static let words: [String: Unit] = [
        "minute": .minutes, "minutes": .minutes, "min": .minutes, "分钟": .minutes, "分": .minutes,
        "hour": .hours, "hours": .hours, "h": .hours, "小时": .hours,
        "workinghour": .workingHours, "workinghours": .workingHours, "工作小时": .workingHours,
        "day": .days, "days": .days, "d": .days, "天": .days, "日": .days, "自然日": .days,
        "workingday": .workingDays, "workingdays": .workingDays, "工作日": .workingDays,
    ]

    /// As it is read, in English.
    package var text: String {
        let word = unit.rawValue
        return "\(amount) \(amount == 1 ? String(word.dropLast()) : word)"
    }
}

extension SettingReader {
    /// A length of time; `nil` where there is none.
    mutating func limit(_ name: String) throws(SettingFault) -> TimeLimit? {
        guard let text = try text(name) else { return nil }
        guard let limit = TimeLimit(text) else {
            throw fault(name, .wrongKind("3 working days, 24 hours"))
        }
        return limit
    }

    /// An object whose members are lengths of time.
    mutating func limits(_ name: String) throws(SettingFault) -> [String: TimeLimit] {
        guard var reader = try object(name) else { return [:] }
        var limits: [String: TimeLimit] = [:]
        for name in reader.names { limits[name] = try reader.limit(name) }
        return limits
    }
}
