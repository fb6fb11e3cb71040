package import Journaling

/// What makes a record worth a look: signs of back-filled and rushed work.
///
/// Setting `signs`; 0 looks for none of the kind. Ambiguity 19: rush work, faking and back-filled
/// records must be visible; the sources give no numbers.
package struct SignSetting: CitySetting, Hashable {
    package static let section = "signs"

    /// From so many hours between event and entry on.
    package var lateHours: Int64 = 24
    /// So many entries of one device within so many minutes.
    package var burstEntries: Int64 = 20
    package var burstMinutes: Int64 = 1
    /// So many days of one person running, with work and without a finding.
    package var smoothDays: Int64 = 10
    /// One photo in so many records.
    package var samePhotos: Int64 = 2
    /// Whether entries behind the first close of their day are named.
    package var afterClose = true

    package static let standard = SignSetting()

    package init() {}

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        lateHours = try reader.integer("late_hours", in: 0...8760) ?? lateHours
        burstEntries = try reader.integer("burst_entries", in: 0...100_000) ?? burstEntries
        burstMinutes = try reader.integer("burst_minutes", in: 1...1440) ?? burstMinutes
        smoothDays = try reader.integer("smooth_days", in: 0...3660) ?? smoothDays
        samePhotos = try reader.integer("same_photos", in: 0...1000) ?? samePhotos
        afterClose = try reader.bool("after_close") ?? afterClose
        try reader.finish()
    }
}
