import Journaling

/// Why an entry is held, in the words of the people who must do something about it.
extension Reason: Localized {
    var text: Wording {
        switch self {
        case .date: ("work date far from the clock", "工作日期与时间不符")
        case .malformed: ("not well formed", "格式有误")
        case .moved: ("what it answers was moved", "所答复的记录已更正归属")
        case .noAuthority: ("no right to this", "无此权限")
        case .notEnrolled: ("not enrolled for this", "无相应设备授权")
        case .practice: ("practice", "练习")
        case .revoked: ("enrolment revoked", "设备授权已撤销")
        case .unknownIndicator: ("unknown indicator", "未知指标")
        case .unknownKind: ("kind of record not known here", "本版本不识别的记录种类")
        case .unknownPoint: ("unknown point", "未知点位")
        case .unknownStation: ("unknown station", "未知岗位")
        case .unknownStreet: ("unknown street", "未知街路")
        case .unknownVersion: ("written by a newer version", "由更新的版本填写")
        }
    }
}
