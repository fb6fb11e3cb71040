/// Texts of what `watchbook case …` shows.
enum CasePhrase: Localized {
    case contactsHeading, codes, tasks, responsible, dossierTitle, problems, namesHeading, filed,
        declined, passed, again, granted, notGranted, namedForGood, personalHidden, said
    case more, wouldWrite, wrote, nothing, listed, caseHeading, sinceHeading, reportedHeading
    case officeHeading, placeHeading, codeHeading, leftHeading, textHeading, sourceHeading
    case levelHeading, stateHeading, turnHeading, mainHeading, assistingHeading
    case dispatchedHeading, dueHeading, marksHeading, nextHeading, firstHeading, secondHeading
    case metresHeading, hoursHeading, noDuplicates, decideDuplicates, stepHeading, stageHeading
    case roundHeading, fromHeading, doneHeading, verdictHeading, clockVoid, photos
    case dueAt, isSuspended, isOverdue, verifierIs, verifierOther, irregularity, irregularIn
    case conflict, handedOver, settledByOrder, numberHeading, documentHeading, casesHeading
    case recheckOf, rechecks, joinedCases, recheckHeading, explanationHeading, defectsSeen
    case missingBy, explanations, paperNumber, statsTitle, total, timedHeading
    case lateHeading, lateIn, reportedFigure, filedFigure, declinedFigure, dispatchedFigure
    case openFigure, overdueFigure, suspendedFigure, closedFigure, reworksFigure, returnsFigure
    case duplicatesFigure, dueFigure, dueClosedFigure, dueInTimeFigure, settledFigure
    case unsettledFigure, explainedFigure, revisitedFigure, satisfiedFigure, closedRate
    case stageInTimeRate
    case inTimeRate, settledRate, satisfiedRate, refuseReason, reworkReason, openNothing
    case personalReason, cannot, nothingNext, noTime, oldList, onToMissing, writtenHeading, mark

    var text: Wording {
        switch self {
        case .contactsHeading: ("Contacts", "联络员")
        case .codes: ("Standard: %1 {1|indicator|indicators} due.", "点位标准：应查指标 %1 项。")
        case .tasks: ("Tasks", "任务清单")
        case .responsible: ("Responsible", "网格责任清单")
        case .dossierTitle: ("Point %1 on %2", "点位 %1（%2）")
        case .problems: ("Rectification", "整改清单")
        case .namesHeading: ("Names", "名称")
        case .filed: ("filed", "立案")
        case .declined: ("declined", "不予立案")
        case .passed: ("passed", "核查通过")
        case .again: ("to be done again", "返工")
        case .granted: ("granted", "同意延期")
        case .notGranted: ("not granted", "不同意延期")
        case .namedForGood: ("named for good", "指定办理")
        case .personalHidden:
            (
                "Personal data stand in it; see --with-personal.",
                "含个人信息，查看须用 --with-personal。"
            )
        case .said: ("%1  %2: %3", "%1　%2：%3")
        case .more: ("… and %1 more.", "……另有 %1 条。")
        case .wouldWrite:
            (
                "Would write %1 {1|entry|entries} about %2 {2|case|cases}.",
                "将写入 %1 条记录，涉及 %2 件问题。"
            )
        case .wrote:
            (
                "Wrote %1 {1|entry|entries} about %2 {2|case|cases}.",
                "已写入 %1 条记录，涉及 %2 件问题。"
            )
        case .nothing: ("There is nothing of the kind.", "没有符合条件的内容。")
        case .listed: ("%1 {1|case|cases}, %2 overdue.", "共 %1 件，超期 %2 件。")
        case .caseHeading: ("Case", "案卷号")
        case .sinceHeading: ("Since", "上报日期")
        case .reportedHeading: ("Reported", "上报时间")
        case .officeHeading: ("Office", "属地")
        case .placeHeading: ("Place", "地点")
        case .codeHeading: ("Code", "指标代码")
        case .leftHeading: ("Number", "数量")
        case .textHeading: ("Text", "说明")
        case .sourceHeading: ("Source", "来源")
        case .levelHeading: ("Level", "层级")
        case .stateHeading: ("State", "状态")
        case .turnHeading: ("Whose turn", "责任方")
        case .mainHeading: ("Main unit", "主办单位")
        case .assistingHeading: ("Assisting units", "协办单位")
        case .dispatchedHeading: ("Dispatched", "交办时间")
        case .dueHeading: ("Due", "截止时间")
        case .marksHeading: ("Marks", "标记")
        case .nextHeading: ("Next step", "应采取")
        case .firstHeading: ("First", "先报案卷")
        case .secondHeading: ("Second", "后报案卷")
        case .metresHeading: ("Metres", "相距米")
        case .hoursHeading: ("Hours", "相隔小时")
        case .noDuplicates: ("No two open cases look like one problem.", "没有疑似重复的问题。")
        case .decideDuplicates:
            (
                "%1 {1|pair|pairs}. Decide by “case join” or “case distinct”.",
                "共 %1 对，请用 case join（并案）或 case distinct（非重复）认定。"
            )
        case .stepHeading: ("Step", "环节")
        case .stageHeading: ("Stage", "环节")
        case .roundHeading: ("Round", "次")
        case .fromHeading: ("From", "开始")
        case .doneHeading: ("Done", "完成")
        case .verdictHeading: ("Time", "时限")
        case .clockVoid: ("void", "不计时")
        case .photos: ("[%1 {1|photo|photos}]", "［照片 %1 张］")
        case .dueAt: ("Due %1.", "截止时间：%1。")
        case .isSuspended: ("Suspended: the clock stands still.", "已挂起，停止计时。")
        case .isOverdue: ("Overdue.", "已超期。")
        case .verifierIs: ("To be verified by %1, who found it.", "由发现人 %1 核查（谁检查谁跟踪）。")
        case .verifierOther:
            (
                "To be verified by somebody who is not of the unit that did the work.",
                "由整改单位以外的人员核查。"
            )
        case .irregularity: ("Irregular: %1 (%2).", "异常：%1（%2）。")
        case .irregularIn: ("Case %1: %2.", "案卷 %1：%2。")
        case .conflict: ("In conflict: %1 (%2)", "有冲突：%1（%2）")
        case .handedOver: ("%1: %2 {2|case|cases} in %3.", "%1：%2 件，见 %3。")
        case .settledByOrder: ("as the order says", "按工单办理结果")
        case .numberHeading: ("Number", "文号")
        case .documentHeading: ("Paper", "文书")
        case .casesHeading: ("Cases", "件数")
        case .recheckOf: ("Looks again at: %1", "复查的案卷：%1")
        case .rechecks: ("Looked at again: %1", "复查案卷：%1")
        case .joinedCases: ("Joined into it: %1", "并入的案卷：%1")
        case .recheckHeading: ("Recheck of", "复查的案卷")
        case .explanationHeading: ("Explanation", "情况说明")
        case .defectsSeen:
            (
                "Defects seen: %1. With a case already, or not asked for: %2.",
                "所见缺陷 %1 处，其中已有案卷或不在所选范围的 %2 处。"
            )
        case .missingBy: ("%1, due %2", "%1（限 %2）")
        case .explanations:
            (
                "%1 {1|paper|papers}. Explanation: not asked for %2, received %3, missing %4.",
                "共 %1 份。情况说明：未要求 %2，已收 %3，未交 %4。"
            )
        case .paperNumber: ("%1 (%2) no. %3", "%1〔%2〕%3号")
        case .statsTitle: ("Cases from %1 to %2, as of %3", "%1 至 %2 案卷统计，截至 %3")
        case .total: ("Total", "合计")
        case .timedHeading: ("With a limit", "有时限")
        case .lateHeading: ("Late", "超期")
        case .lateIn: ("Late: %1", "%1超期")
        case .reportedFigure: ("Reported", "上报数")
        case .filedFigure: ("Filed", "立案数")
        case .declinedFigure: ("Declined", "不予立案数")
        case .dispatchedFigure: ("Dispatched", "交办数")
        case .openFigure: ("Open", "在办数")
        case .overdueFigure: ("Overdue", "超期数")
        case .suspendedFigure: ("Suspended", "挂起数")
        case .closedFigure: ("Closed", "结案数")
        case .reworksFigure: ("Done again", "返工次数")
        case .returnsFigure: ("Returned", "退单次数")
        case .duplicatesFigure: ("Duplicates?", "疑似重复")
        case .dueFigure: ("Due", "应结案数")
        case .dueClosedFigure: ("Due closed", "应结已结")
        case .dueInTimeFigure: ("In time", "按期结案数")
        case .settledFigure: ("Settled", "已解决")
        case .unsettledFigure: ("Unsettled", "未解决")
        case .explainedFigure: ("Explained", "已解释")
        case .revisitedFigure: ("Revisited", "回访数")
        case .satisfiedFigure: ("Satisfied", "满意数")
        case .closedRate: ("Closed rate", "结案率")
        case .inTimeRate: ("In-time rate", "按期结案率")
        case .stageInTimeRate: ("In-time rate", "按期率")
        case .settledRate: ("Settled rate", "解决率")
        case .satisfiedRate: ("Satisfaction", "满意率")
        case .refuseReason:
            (
                "--refuse wants --because, and no --until.",
                "--refuse 须写 --because，且不能与 --until 同用。"
            )
        case .reworkReason: ("--rework wants --because.", "--rework 须写 --because。")
        case .cannot: ("%1  not possible: %2", "%1　不能办理：%2")
        case .nothingNext: ("nothing, it counts no more", "无，已不再计入")
        case .noTime: ("no time is set", "未设时间")
        case .oldList:
            (
                "Old list: %1 (the unit has no cases to see to now).",
                "旧清单：%1（该单位目前没有待办问题）。"
            )
        case .onToMissing:
            (
                "Say to whom: --on-to or --to, with a section, contractor or person.",
                "请写明转派对象：--on-to 或 --to 后写科室、外包单位或人员。"
            )
        case .mark: ("[%1]", "［%1］")
        case .writtenHeading: ("Written", "发文时间")
        case .openNothing:
            (
                "Say where or what: --station, --place or --text.",
                "请写明地点或内容：--station、--place 或 --text。"
            )
        case .personalReason:
            (
                "--with-personal wants --because, --journal and --inspector: it is written down.",
                "--with-personal 须写 --because、--journal 和 --inspector：查看会留下记录。"
            )
        }
    }
}
