package import Journaling

/// How long streets and units see their results before these are published.
package struct AssessmentSetting: CitySetting, Hashable {
    package static let section = "assessment"

    /// 预告: working days between preview and publication; 0 for no preview.
    package var previewDays: Int64 = 2

    package static let standard = AssessmentSetting()

    package init() {}

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        previewDays = try reader.integer("preview_days", in: 0...60) ?? 2
        try reader.finish()
    }

    /// The first date on which a result may be published that was shown on `preview`: the one after
    /// that many whole working days.
    package func earliest(after preview: WorkDate, _ isHoliday: (WorkDate) -> Bool) -> WorkDate {
        var date = preview
        var left = previewDays
        // Ten holidays for each working day are more than any calendar has.
        for _ in 0..<(11 * previewDays + 1) where left > 0 {
            date = date.advanced(by: 1) ?? date
            if !isHoliday(date) { left -= 1 }
        }
        return previewDays == 0 ? preview : date.advanced(by: 1) ?? date
    }
}
