/// 检查层级: from how high up someone looks.
package enum InspectionLevel: String, CaseIterable, Sendable {
    /// 自查: those who answer for the place.
    case own = "self"
    case town
    case county
    case city
    case province
    case nation
}

extension InspectionLevel: Comparable {
    package static func < (one: InspectionLevel, other: InspectionLevel) -> Bool {
        one.height < other.height
    }

    private var height: Int {
        switch self {
        case .own: 0
        case .town: 1
        case .county: 2
        case .city: 3
        case .province: 4
        case .nation: 5
        }
    }
}
