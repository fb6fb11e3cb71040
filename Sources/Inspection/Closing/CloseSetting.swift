package import Journaling

/// 日结: until when a day's close reaches, and by when it is made and answered.
///
/// Setting `close`. C08 当天督调、当晚汇报、次日反馈: inspected on the day, reported in the evening, answered on
/// the next day; the sources give no hours, so that these are the city's.
package struct CloseSetting: CitySetting, Hashable {
    package static let section = "close"

    /// Minutes of the work date: a close covers the slots that ended by then.
    package var cutOff: Int64 = 1080
    /// Minutes of the work date by which the close is made 当晚汇报.
    package var reportBy: Int64 = 1320
    /// Minutes of the next working day by which the office above answers 次日反馈.
    package var feedbackBy: Int64 = 1080

    /// What holds where the city said nothing: 18:00, 22:00, and 18:00 of the next working day.
    package static let standard = CloseSetting()

    package init() {}

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        cutOff = try reader.time("cut_off") ?? cutOff
        reportBy = try reader.time("report_by") ?? reportBy
        feedbackBy = try reader.time("feedback_by") ?? feedbackBy
        try reader.finish()
    }
}
