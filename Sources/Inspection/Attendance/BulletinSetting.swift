package import Journaling

/// Whom bulletins commend and criticise: section `bulletin` of a city's settings.
///
/// The sources ask for bulletins and give no measure, so a city that sets nothing names nobody.
package struct BulletinSetting: CitySetting, Hashable {
    package static let section = "bulletin"

    /// How many rows a list of the greatest has.
    package var top: Int
    /// From which attendance rate on, in per cent, an office is commended; `nil` for none.
    package var commendRate: Int64?
    /// How many late or early ones a commended office may have.
    package var commendLate: Int64
    /// From how many absences 缺岗 on an office is criticised; `nil` for never.
    package var criticiseAbsent: Int64?
    /// From how many late or early ones on; `nil` for never.
    package var criticiseLate: Int64?

    package static let standard = BulletinSetting(top: 10, commendLate: 0)

    private init(top: Int, commendLate: Int64) {
        self.top = top
        self.commendLate = commendLate
    }

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        self = .standard
        top = try reader.integer("top", in: 1...100).map { Int($0) } ?? top
        if var commend = try reader.object("commend") {
            commendRate = try commend.integer("attendance_percent", in: 0...100)
            commendLate = try commend.integer("late", in: 0...1_000_000) ?? commendLate
            try commend.finish()
        }
        if var criticise = try reader.object("criticise") {
            criticiseAbsent = try criticise.integer("absent", in: 1...1_000_000)
            criticiseLate = try criticise.integer("late", in: 1...1_000_000)
            try criticise.finish()
        }
        try reader.finish()
    }

    /// Whether an office's attendance is commended: nobody absent, and late ones within bounds.
    ///
    /// What was not handed in lowers the rate, and accuses nobody.
    package func commends(stood: Int64, due: Int64, absent: Int64, late: Int64) -> Bool {
        guard let commendRate, due > 0, absent == 0, late <= commendLate else { return false }
        return stood * 100 >= due * commendRate
    }

    /// Whether an office's attendance is criticised.
    package func criticises(absent: Int64, late: Int64) -> Bool {
        criticiseAbsent.map { absent >= $0 } ?? false || criticiseLate.map { late >= $0 } ?? false
    }
}
