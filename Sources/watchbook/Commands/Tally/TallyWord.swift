import CentralLedger

/// The words that some dimensions have as values.
enum TallyWord: String {
    case own = "self"
    case others
    case watch, unplanned, patrol, open, covert, mock, recheck, other
    case town, county, city, province, nation
    case area, trade, overall
    case inspector, volunteer, snapshot, hotline, media
    case cleared, corrected, stopped, persuaded
    case passedOn = "passed-on"
    case peak
    case offPeak = "off-peak"
    case holiday, workday, declared, drawn
    case cadre, village, bureau, invited, supervisor

    init?(_ dimension: TallyDimension, _ value: String) {
        switch dimension {
        case .finder, .kind, .level, .line, .source, .action, .peak, .holiday, .declared,
            .inspectorKind:
            self.init(rawValue: value)
        default: return nil
        }
    }
}

extension TallyWord: Localized {
    var text: Wording {
        switch self {
        case .own: ("Self", "自查")
        case .others: ("By others", "他查")
        case .watch: ("Watch", "值守")
        case .unplanned: ("Unplanned", "临时检查")
        case .patrol: ("Patrol", "巡查")
        case .open: ("Open", "明查")
        case .covert: ("Covert", "暗访")
        case .mock: ("Mock test", "模拟测评")
        case .recheck: ("Recheck", "复查")
        case .other: ("Other", "其他")
        case .town: ("Town", "乡镇(街道)")
        case .county: ("County", "区县")
        case .city: ("City", "市级")
        case .province: ("Province", "省级")
        case .nation: ("Nation", "国家级")
        case .area: ("By area", "分片")
        case .trade: ("By trade", "分类")
        case .overall: ("Overall", "综合")
        case .inspector: ("Inspector", "检查人员")
        case .volunteer: ("Volunteer", "志愿者")
        case .snapshot: ("Snapshot", "随手拍")
        case .hotline: ("Hotline", "12345热线")
        case .media: ("Media", "媒体")
        case .cleared: ("Cleared", "清除")
        case .corrected: ("Corrected", "纠正")
        case .stopped: ("Stopped", "制止")
        case .persuaded: ("Persuaded", "劝导")
        case .passedOn: ("Passed on", "转交")
        case .peak: ("Peak", "重点时段")
        case .offPeak: ("Off-peak", "非重点时段")
        case .holiday: ("Day off", "休息日")
        case .workday: ("Working day", "工作日")
        case .declared: ("Declared", "申报点位")
        case .drawn: ("Drawn", "随机点位")
        case .cadre: ("Cadre", "干部")
        case .village: ("Village cadre", "村居干部")
        case .bureau: ("Bureau staff", "部门人员")
        case .invited: ("Invited", "特邀人员")
        case .supervisor: ("Supervisor", "督查人员")
        }
    }
}
