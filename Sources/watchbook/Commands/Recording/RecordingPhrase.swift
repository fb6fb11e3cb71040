/// Texts that the recording commands share.
enum RecordingPhrase: Localized {
    case dryRunHelp, nothingWritten, doubtful
    case atHelp, atValue, accuracyHelp, metresValue, accuracyAlone, noPlace
    case whereOrWhenHelp, whereOrWhenValue, atTwice
    case actionHelp, actionValue, levelHelp, levelValue, lineHelp, lineValue, sourceHelp
    case sourceValue, unitHelp, unitValue, noteHelp, textValue, numberValue, digestValue
    case recorded, notJudged, factsSayOtherwise
    case passes, passesMeasured, fails, failsMeasured, countedOnly, factsMissing
    case sampleTooSmall, noRate, factImpossible, unreadable, days
    case notAsked, notAskedAgain

    var text: Wording {
        switch self {
        case .dryRunHelp: ("Show what would be written, and write nothing.", "只显示将写入的内容，不写入。")
        case .nothingWritten: ("Nothing was written.", "没有写入。")
        case .doubtful:
            (
                "As things are known here, this would be held: %1. It is kept, and counts when that is put right.",
                "按此处所知，该记录将存疑(不计入)：%1。记录已保留，情况更正后即计入。"
            )
        case .atHelp:
            (
                "Where you stand, in degrees of WGS-84: 31.2304,121.4737. Kept only during a watch.",
                "所在位置（WGS-84 度）：31.2304,121.4737。只在值守期间记录。"
            )
        case .atValue: ("lat,lon", "纬度，经度")
        case .whereOrWhenHelp:
            (
                "Where you stand, in degrees of WGS-84: 31.2304,121.4737; or when it was, if not now: 11:02. May be given twice.",
                "所在位置（WGS-84 度）：31.2304,121.4737；补记时写当时的时间：11:02。两者可同时给出。"
            )
        case .whereOrWhenValue: ("lat,lon|hh:mm", "纬度，经度|hh:mm")
        case .atTwice: ("Give one place and one time at most.", "位置和时间至多各写一个。")
        case .accuracyHelp: ("How exact that is, in metres.", "位置精度（米）。")
        case .metresValue: ("metres", "米")
        case .accuracyAlone: ("--accuracy goes with --at.", "--accuracy 须与 --at 同用。")
        case .noPlace: ("You are on no watch: the place was not kept.", "不在值守中：未记录位置。")
        case .actionHelp: ("What was done on the spot.", "现场处置。")
        case .actionValue: ("action", "处置")
        case .levelHelp: ("The level of inspection.", "检查层级。")
        case .levelValue: ("level", "层级")
        case .lineHelp: ("The line of supervision.", "督导线。")
        case .lineValue: ("line", "督导线")
        case .sourceHelp: ("Whose eyes saw it.", "来源。")
        case .sourceValue: ("source", "来源")
        case .unitHelp:
            (
                "The unit that answers for it, by line (point, supervision, authority, lead): lead=U01.",
                "责任单位，按责任线（point、supervision、authority、lead）：lead=U01。"
            )
        case .unitValue: ("line=unit", "责任线=单位")
        case .noteHelp: ("A note; no personal data of citizens.", "备注；不写市民个人信息。")
        case .textValue: ("text", "文字")
        case .numberValue: ("n", "数")
        case .digestValue: ("digest", "摘要值")
        case .recorded: ("%1, %2: %3", "%1，%2：%3")
        case .notJudged:
            (
                "Not judged: no standard is at hand on this device.",
                "未判定：本设备没有测评标准。"
            )
        case .factsSayOtherwise:
            (
                "Your answer is recorded as you said it; by the facts it is: %1.",
                "已按您填写的结果记录；按取证数据应为：%1。"
            )
        case .passes: ("passes: the limit is %1", "合格：限值为 %1")
        case .passesMeasured: ("passes: %1, limit %2", "合格：%1，限值 %2")
        case .fails: ("fails: the limit is %1", "不合格：限值为 %1")
        case .failsMeasured: ("fails: %1 is not %2", "不合格：%1 不符合 %2")
        case .countedOnly: ("counted, not judged", "只计数，不判定")
        case .factsMissing: ("not judged: these facts would tell: %1", "未判定：缺少取证数据 %1")
        case .sampleTooSmall:
            (
                "not judged: the sample is too small, %1 of at least %2",
                "未判定：样本不足，现有 %1，至少 %2"
            )
        case .noRate: ("not judged: nothing was observed", "未判定：没有观察数据")
        case .factImpossible: ("not judged: %1 cannot be", "未判定：%1 的数值不可能成立")
        case .unreadable:
            (
                "not judged: the standard's row cannot be understood",
                "未判定：无法识别标准中的这一行"
            )
        case .days: ("days", "天")
        case .notAsked:
            (
                "Not asked here, because %1 {1|does|do} not apply: %2.",
                "此处不适用、不再询问的指标 %1 项：%2。"
            )
        case .notAskedAgain:
            (
                "%1 will not be asked again at %2 on this device, until you answer it otherwise.",
                "本设备在 %2 不再询问 %1；改填其他结果后恢复询问。"
            )
        }
    }
}

extension RecordingPhrase {
    /// That some indicators are not asked for.
    static func notAsked(_ codes: [String]) -> String {
        notAsked(String(codes.count), codes.joined(separator: ", "))
    }
}
