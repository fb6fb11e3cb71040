package import Journaling

/// 值守考勤: what a city decides about attendance, the section `duty` of its settings.
///
/// No source gives a number of minutes; the defaults are starting points that a city changes.
package struct DutySetting: CitySetting, Hashable {
    /// How many minutes after the plan somebody may come without being late.
    package var lateMinutes: Int64 = 10
    /// How many minutes before the plan somebody may go without leaving early.
    package var earlyMinutes: Int64 = 10
    /// For how many minutes a station may be left alone within a slot without a gap.
    package var gapMinutes: Int64 = 15
    /// On which working day after the work date an office may say that somebody was absent.
    package var graceDays: Int64 = 1
    /// From which minute of that day on.
    package var graceTime: Int64 = 720
    /// For how many days after the work date the watcher may object.
    package var objectionDays: Int64 = 3
    /// What supervisors may remark about effort.
    package var efforts: [String] = ["出工不出力"]

    package static let section = "duty"
    /// For cities that set nothing.
    package static let standard = DutySetting()

    private init() {}

    package init(_ claim: JSONValue) throws(SettingFault) {
        self.init()
        var reader = try SettingReader(claim)
        lateMinutes = try reader.integer("late_minutes", in: 0...720) ?? lateMinutes
        earlyMinutes = try reader.integer("early_minutes", in: 0...720) ?? earlyMinutes
        gapMinutes = try reader.integer("gap_minutes", in: 0...720) ?? gapMinutes
        graceDays = try reader.integer("grace_days", in: 0...365) ?? graceDays
        graceTime = try reader.time("grace_time") ?? graceTime
        objectionDays = try reader.integer("objection_days", in: 0...365) ?? objectionDays
        if reader.has("efforts") { efforts = try reader.texts("efforts") }
        try reader.finish()
    }
}

extension Gazetteer {
    /// What the city decided about attendance on a date.
    package func dutySetting(on date: WorkDate) -> DutySetting {
        setting(DutySetting.self, on: date) ?? .standard
    }

    /// From which minute on, since 1970 by the city's clocks, an office may say that somebody was
    /// absent on a date.
    package func graceEnd(of date: WorkDate) -> Int64 {
        let setting = dutySetting(on: date)
        let day = workingDay(Int(setting.graceDays), after: date) ?? date
        return day.day * 1440 + setting.graceTime
    }
}
