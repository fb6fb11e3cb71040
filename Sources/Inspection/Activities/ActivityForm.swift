package import Journaling

/// 活动、材料、台账表单: what is recorded of one kind of activity, how often, by whom, reviewed how.
///
/// All of it is data of the city.
///
/// Section `form`, by id. Source: Documentation/settings.md.
package struct ActivityForm: CitySetting, Hashable {
    package static let section = "form"

    /// An event of every year around which something is to be done.
    package struct Event: Hashable, Sendable {
        package let id: String
        package let name: BilingualName
        /// First and last day, as `MM-DD`; the last may lie in the next year.
        package let from: String
        package let until: String

        /// The days of the event that begins in a year.
        package func dates(in year: Int64) -> ClosedRange<WorkDate>? {
            guard let first = WorkDate("\(year)-\(from)"),
                let last = WorkDate("\(until < from ? year + 1 : year)-\(until)")
            else { return nil }
            return first...last
        }
    }

    /// A rate of sums: sum of one field ÷ sum of another.
    package struct Rate: Hashable, Sendable {
        package let id: String
        package let name: BilingualName
        package let numerator: String
        package let denominator: String
    }

    package let name: BilingualName
    package let fields: [FormField]
    /// The field that says who reports; without one it is the office of the record.
    package let reporter: String?
    /// Who is expected to report, as the field has them; empty where anybody's will do.
    package let expected: [String]
    /// Fields that tell two records of one date apart; empty where the writer numbers them.
    package let key: [String]
    /// How often it is due; `nil` for whenever it happens, or at the events.
    package let period: ReportPeriod?
    package let events: [Event]
    /// How many are due each time.
    package let count: Int64
    /// Days of the week on which it is due, 1 for Monday; empty for all.
    package let weekdays: Set<Int64>
    /// Months in which it is due; empty for all.
    package let months: Set<Int64>
    package let since: WorkDate?
    package let until: WorkDate?
    /// The day of the last month of the period by which it is due; without one the last day.
    package let dueDay: Int64?
    /// How many days before it is due people are reminded.
    package let remindDays: Int64
    /// How many photos make it complete.
    package let photos: Int64
    /// The steps of review, in their order.
    package let steps: [NamedChoice]
    package let rates: [Rate]
    package let labels: [String]
    /// What the one who records, and the one who reviews, should look at.
    package let advice: BilingualName?
    /// The entry pins the end of the writer's own journal, so that a review covers what is in it.
    package let sealsJournal: Bool

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        name = try BilingualName(&reader)
        fields = try reader.named("fields", id: \.id) { value, path throws(SettingFault) in
            try FormField(value, path: path)
        }
        let ids = fields.map(\.id)
        reporter = try reader.reference("reporter", to: ids)
        expected = try reader.texts("expected")
        key = try reader.ids("key")
        period = try reader.word("period", ReportPeriod.self)
        events = try reader.named("events", id: \.id) { value, path throws(SettingFault) in
            try Event(value, path: path)
        }
        count = try reader.integer("count", in: 1...1000) ?? 1
        weekdays = try reader.integers("weekdays", in: 1...7)
        months = try reader.integers("months", in: 1...12)
        since = try reader.date("since")
        until = try reader.date("until")
        dueDay = try reader.integer("due_day", in: 1...31)
        remindDays = try reader.integer("remind_days", in: 0...366) ?? 5
        photos = try reader.integer("photos", in: 0...32) ?? 0
        steps = try reader.choices("review")
        rates = try reader.named("rates", id: \.id) { value, path throws(SettingFault) in
            try Rate(value, path: path, fields: ids)
        }
        labels = try reader.ids("labels")
        let chinese = try reader.text("advice_zh")
        let english = try reader.text("advice_en")
        advice = (chinese ?? english).map { BilingualName(chinese ?? $0, english ?? $0) }
        sealsJournal = try reader.bool("seals_journal") ?? false
        try reader.finish()
        try check(reader, ids: ids)
    }

    /// What several members say together.
    private func check(_ reader: SettingReader, ids: [String]) throws(SettingFault) {
        for (index, id) in key.enumerated() where !ids.contains(id) {
            throw SettingFault(["key", String(index)], .outside(ids.joined(separator: ", ")))
        }
        let counted = fields.filter { $0.kind == .integer }.map(\.id)
        for (index, field) in fields.enumerated() {
            guard let within = field.within else { continue }
            guard within != field.id, counted.contains(within) else {
                let path = ["fields", String(index), "within"]
                throw SettingFault(path, .outside(counted.joined(separator: ", ")))
            }
        }
        if period != nil, !events.isEmpty { throw reader.fault("events", .unknown) }
        if let since, let until, until < since {
            throw reader.fault("until", .outside("≥ \(since.text)"))
        }
    }

    package func field(_ id: String) -> FormField? { fields.first { $0.id == id } }
}

extension ActivityForm.Event {
    fileprivate init(_ value: JSONValue, path: [String]) throws(SettingFault) {
        var reader = try SettingReader(value, path: path)
        id = try reader.id("id")
        name = try BilingualName(&reader)
        let first = try reader.monthAndDay("from")
        from = try reader.needed(first, "from")
        until = try reader.monthAndDay("until") ?? from
        try reader.finish()
    }
}

extension ActivityForm.Rate {
    fileprivate init(
        _ value: JSONValue,
        path: [String],
        fields: [String]
    ) throws(SettingFault) {
        var reader = try SettingReader(value, path: path)
        id = try reader.id("id")
        name = try BilingualName(&reader)
        numerator = try reader.needed(reader.reference("numerator", to: fields), "numerator")
        denominator = try reader.needed(reader.reference("denominator", to: fields), "denominator")
        try reader.finish()
    }
}

extension SettingReader {
    /// A day of every year, `MM-DD`.
    fileprivate mutating func monthAndDay(_ name: String) throws(SettingFault) -> String? {
        guard let text = try text(name) else { return nil }
        // Not a leap year: what is there every year.
        guard text.utf8.count == 5, WorkDate("2026-\(text)") != nil else {
            throw fault(name, .wrongKind("MM-DD"))
        }
        return text
    }
}
