import Inspection

/// The words of schemes and rounds.
enum AssessmentWord: String {
    case share, deduction
    case field, report, material, questionnaire, web, overall, department
    case own = "self"
    case quarter, year, mock, inspection
    case halfYear = "half-year"
    case points, offices, people, dates
    case upheld, struck, rejected

    init(_ method: Scheme.Method) { self = method == .share ? .share : .deduction }

    init(_ way: SchemeItem.Way) {
        self =
            switch way {
            case .field: .field
            case .report: .report
            case .material: .material
            case .questionnaire: .questionnaire
            case .web: .web
            case .overall: .overall
            case .department: .department
            }
    }

    init(_ kind: AssessmentRound.Kind) {
        self =
            switch kind {
            case .own: .own
            case .quarter: .quarter
            case .halfYear: .halfYear
            case .year: .year
            case .mock: .mock
            case .inspection: .inspection
            }
    }

    init(_ pool: RandomDraw.Pool) {
        self =
            switch pool {
            case .points: .points
            case .offices: .offices
            case .people: .people
            case .dates: .dates
            }
    }

    init(_ verdict: AppealRuling.Verdict) {
        self =
            switch verdict {
            case .upheld: .upheld
            case .struck: .struck
            case .rejected: .rejected
            }
    }
}

extension AssessmentWord: Localized {
    var text: Wording {
        switch self {
        case .share: ("Share of the full mark", "得分率")
        case .deduction: ("Deduction from 100", "百分倒扣分")
        case .field: ("Field", "实地考察")
        case .report: ("Report", "工作汇报")
        case .material: ("Materials", "材料自查")
        case .questionnaire: ("Questionnaire", "问卷调查")
        case .web: ("Web survey", "网络调查")
        case .overall: ("Overall view", "整体观察")
        case .department: ("Department figures", "部门数据")
        case .own: ("Own test", "自测自评")
        case .quarter: ("Quarter", "季度考核")
        case .halfYear: ("Half-year", "半年考核")
        case .year: ("Year", "全年考核")
        case .mock: ("Mock test", "模拟测评")
        case .inspection: ("Inspection", "上级检查")
        case .points: ("points", "点位")
        case .offices: ("offices", "乡镇(街道)")
        case .people: ("people", "人员")
        case .dates: ("dates", "日期")
        case .upheld: ("upheld", "申诉成立")
        case .struck: ("struck out", "剔除不计")
        case .rejected: ("rejected", "申诉不成立")
        }
    }
}
