/// Texts of the reports about cases.
enum CaseReportPhrase: Localized {
    case casesAbstract, casesDiscussion, handoverAbstract, handoverDiscussion
    case rectificationAbstract, rectificationDiscussion, noticeAbstract, noticeDiscussion
    case overdueAbstract, overdueDiscussion
    case casesHelp, byUnitHelp, documentHelp, numberHelp, yearHelp, writtenSinceHelp
    case writtenToHelp
    case casesTitle, handoverTitle, rectificationTitle, overdueTitle
    case quantity, notCounted
    case number, name, wholeName, found, indicator, what, finder, due, closed, punctuality
    case daysOver, dispatched, taken, next, requirement, answer, verified
    case photosBefore, photoOf, photosBoth, before, after, noneBefore, noneAfter
    case noneAfterAnswer, photoAbsent, photosOf
    case letterDate, letterNumber, sealed, stateNow, foundLeft
    case byUnit, count, overdueCount, openCount, closedCount, inTimeRate, longest, stepsDue
    case overdueChart, list, dueFirst, to, handoverText, rectificationText
    case rectificationSoon, rectificationTextMany
    case rectificationPaused, rectificationPausedMany, rectificationPausedSome
    case letterNumberMany, extendedDue, dueOlder, disputed, irregular
    case noticeText, noticeLate, noticeDue, noticeSoon, noticeExplain
    case dueOfNotice, explanationDue, numberTwice, issuer, issued, daysOverThen, dueThen, span,
        until
    case handsOver, receives, receivesPerson, receivesDate, issues, handles, verifies

    var text: Wording {
        switch self {
        case .casesAbstract: ("Print the list of all problems.", "打印问题台账。")
        case .casesDiscussion:
            (
                """
                All problems that fit, closed ones too, with their deadlines and whether they were kept; sums by unit.

                Example: watchbook report cases city.ledger --office S01 --since 2026-05-01 --out problems.pdf
                """,
                """
                列出全部符合条件的问题（含已结案），附整改期限和是否按期；另按单位汇总。

                示例：watchbook report cases city.ledger --office S01 --since 2026-05-01 --out 问题台账.pdf
                """
            )
        case .handoverAbstract: ("Print what each unit has to see to.", "打印问题交办清单。")
        case .handoverDiscussion:
            (
                """
                One list for each unit, with photos and room to sign for it. Finders stand there by their numbers.

                Example: watchbook report handover city.ledger --unit U-CEB --out handover.pdf --out handover.docx
                """,
                """
                每个单位一份，附照片和签收栏。发现人只写编号。

                示例：watchbook report handover city.ledger --unit U-CEB --out 交办清单.pdf --out 交办清单.docx
                """
            )
        case .rectificationAbstract:
            ("Print rectification notices with photos.", "打印整改通知书（附整改前后照片）。")
        case .rectificationDiscussion:
            (
                """
                One notice for each problem, or with --by-unit one for each unit and day of dispatch. Without cases: those \
                that fit the filters and that a unit still has to settle, suspended ones only with --suspended.

                Example: watchbook report rectification city.ledger S01-3f2a --out notice.pdf
                """,
                """
                每件问题一份；加 --by-unit 时按单位和交办日期各一份。不写案卷号时，为符合条件且尚待单位整改的问题；已挂起的须加 --suspended。

                示例：watchbook report rectification city.ledger S01-3f2a --out 整改通知书.pdf
                """
            )
        case .noticeAbstract:
            ("Print supervision notices and escalations.", "打印督办通知单等文书。")
        case .noticeDiscussion:
            (
                """
                The papers that were issued by `case notice` and `case escalate`, under their numbers; what they are called is \
                a setting of the city. Filters choose by the cases that they are about.

                Example: watchbook report notice city.ledger --number 3 --year 2026 --out notice-3.pdf
                """,
                """
                打印 case notice、case escalate 已发出的文书，按文号排列；文书名称由城市设置决定。筛选条件按所涉问题选择。

                示例：watchbook report notice city.ledger --number 3 --year 2026 --out 督办通知单3号.pdf
                """
            )
        case .overdueAbstract: ("Print what is over its time, by unit.", "打印超期清单。")
        case .overdueDiscussion:
            (
                """
                By whose turn it is, with days over the deadline (of 24 hours, begun ones count), the step of escalation \
                that was taken and the one that is due.

                Example: watchbook report overdue city.ledger --office S01 --out overdue.pdf
                """,
                """
                按责任方列出超期天数（每 24 小时为一天，不足一天按一天计）、已采取和应采取的督办措施。

                示例：watchbook report overdue city.ledger --office S01 --out 超期清单.pdf
                """
            )
        case .casesHelp:
            (
                "Cases, by the first digits of their names.",
                "案卷号的前几位；可写多件。"
            )
        case .byUnitHelp:
            (
                "One notice for each unit and day of dispatch.",
                "按单位和交办日期合并，每日每单位一份。"
            )
        case .documentHelp:
            (
                "Only this kind of paper, by its id in the settings.",
                "只打印该种文书（城市设置中的编号）。"
            )
        case .numberHelp: ("Only the paper of this number.", "只打印该文号的文书。")
        case .yearHelp: ("Only papers of this year.", "只打印该年度的文书。")
        case .writtenSinceHelp: ("Written on this date or later.", "发文日期不早于。")
        case .writtenToHelp: ("Written on this date or before.", "发文日期不晚于。")
        case .casesTitle: ("Problem List", "问题台账")
        case .handoverTitle: ("Hand-over List of Problems", "问题交办清单")
        case .rectificationTitle: ("Rectification Notice", "整改通知书")
        case .overdueTitle: ("Overdue Problems", "问题超期清单")
        case .number: ("#", "序号")
        case .quantity: ("Qty", "数量")
        case .notCounted: ("%1 (does not count)", "%1（不计入）")
        case .name: ("Case", "问题编号")
        case .wholeName: ("Number of the case", "问题编号")
        case .found: ("Found", "发现时间")
        case .indicator: ("Indicator", "测评指标")
        case .what: ("What is wrong", "问题描述")
        case .finder: ("Finder", "发现人")
        case .due: ("Deadline", "整改期限")
        case .closed: ("Closed", "结案时间")
        case .punctuality: ("In time?", "是否按期")
        case .daysOver: ("Days over", "超期天数")
        case .dispatched: ("Dispatched", "交办时间")
        case .taken: ("Last step taken", "已采取措施")
        case .next: ("Step due", "应采取措施")
        case .requirement: ("What the standard asks for", "标准要求")
        case .answer: ("What was done", "整改情况")
        case .verified: ("Verified", "核查结果")
        case .photosBefore: ("Photos", "问题照片")
        case .photoOf: ("%1. %2", "%1．%2")
        case .photosBoth: ("Before and after", "整改前后对比")
        case .before: ("before", "整改前")
        case .after: ("after", "整改后")
        case .noneBefore: ("before: photo missing", "整改前：照片缺失")
        case .noneAfter: ("after: photo missing (no answer yet)", "整改后：照片缺失（未反馈）")
        case .noneAfterAnswer: ("after: photo missing", "整改后：照片缺失")
        case .photoAbsent: ("%1 photo missing", "%1 照片缺失")
        case .photosOf: ("%1. %2: before and after", "%1．%2：整改前后对比")
        case .byUnit: ("By unit", "按责任单位汇总")
        case .count: ("Problems", "问题件数")
        case .overdueCount: ("Overdue", "其中超期")
        case .openCount: ("Open", "未结")
        case .closedCount: ("Closed", "已结案")
        case .inTimeRate: ("In-time rate", "按期结案率")
        case .longest: ("Longest, days", "最长超期天数")
        case .stepsDue: ("Steps due", "应督办件数")
        case .overdueChart: ("Overdue problems", "超期件数")
        case .list: ("Problems", "问题清单")
        case .dueFirst: ("First deadline", "最早期限")
        case .to: ("To %1:", "%1：")
        case .handoverText:
            (
                "The %1 {1|problem|problems} below {1|is|are} handed over to your unit. Please sign for this list, settle what is on it by the deadlines and report back with photos.",
                "现将下列 %1 件问题交办你单位，请签收，按期整改，并反馈整改情况和整改后照片。"
            )
        case .rectificationText:
            (
                "The problem below was found on inspection. Please put it right by %1, and report what was done, with photos.",
                "检查发现下列问题，请于%1前整改到位，并反馈整改情况和整改后照片。"
            )
        case .rectificationSoon:
            (
                "The problem below was found on inspection. Please put it right without delay, and report what was done, with photos.",
                "检查发现下列问题，请立即整改，并反馈整改情况和整改后照片。"
            )
        case .rectificationTextMany:
            (
                "The %1 {1|problem|problems} below {1|was|were} found on inspection. Please put {1|it|them} right by the deadlines, and report what was done, with photos.",
                "检查发现下列 %1 件问题，请按各自期限整改到位，并反馈整改情况和整改后照片。"
            )
        case .rectificationPaused:
            (
                "The problem below was found on inspection. It is suspended; the deadline will be told when work on it goes on.",
                "检查发现下列问题。本件已挂起，恢复办理后另行通知期限。"
            )
        case .rectificationPausedMany:
            (
                "The %1 {1|problem|problems} below {1|was|were} found on inspection. {1|It is|They are} suspended; the {1|deadline|deadlines} will be told when work goes on.",
                "检查发现下列 %1 件问题，现已挂起，恢复办理后另行通知期限。"
            )
        case .rectificationPausedSome:
            (
                "%1 of them {1|is|are} suspended; the {1|deadline|deadlines} will be told when work goes on.",
                "其中 %1 件已挂起，恢复办理后另行通知期限。"
            )
        case .noticeText:
            (
                "The %1 {1|problem|problems} below {1|is|are} with your unit and not settled yet.",
                "下列 %1 件问题由你单位承办，目前尚未办结。"
            )
        case .noticeLate:
            (
                "Of these %1 {1|is|are} over the deadline.",
                "其中 %1 件已超过整改期限。"
            )
        case .noticeDue:
            (
                "Please settle what is on the list by %1, and report what was done, with photos.",
                "请于%1前办结，并反馈整改情况和整改后照片。"
            )
        case .noticeSoon:
            (
                "Please settle what is on the list without delay, and report what was done, with photos.",
                "请抓紧办理，并及时反馈整改情况和整改后照片。"
            )
        case .noticeExplain:
            ("Please hand in a written explanation by %1.", "请于%1前报送书面情况说明。")
        case .dueOfNotice: ("To be settled by", "办结期限")
        case .explanationDue: ("Written explanation by", "书面情况说明期限")
        case .foundLeft:
            (
                "found %1, settled on the spot %2, left %3",
                "发现 %1 处，现场解决 %2 处，遗留 %3 处"
            )
        case .stateNow: ("State now", "目前状态")
        case .letterDate: ("%1-%2-%3", "%1年%2月%3日")
        case .letterNumber: ("No. %1", "编号：%1")
        case .letterNumberMany: ("No. %1 and others, %2 in all", "编号：%1 等 %2 件")
        case .extendedDue: ("%1 (extended)", "%1（已延期）")
        case .dueOlder:
            (
                "Rates are of all problems whose deadline lies in this span and has come; some of these may have been reported before it and not be on the list.",
                "结案率、按期结案率按整改期限在本时段内且已到期的问题（应结案数）计算，其中可能有本时段以前上报、未列入清单的问题。"
            )
        case .disputed: ("disputed", "有冲突")
        case .irregular: ("irregular", "异常")
        case .sealed: ("%1 (stamp)", "%1（盖章）")
        case .numberTwice:
            (
                "Two papers of this office have this number.",
                "本单位有两份文书使用同一文号，请核对。"
            )
        case .issuer: ("Issued by", "发文单位")
        case .issued: ("Issued", "发文时间")
        case .daysOverThen: ("Days over then", "发文时超期天数")
        case .dueThen: ("Deadline then", "发文时期限")
        case .span: ("%1 to %2", "%1 至 %2")
        case .until: ("until %1", "截至 %1")
        case .handsOver: ("Handed over by (stamp)", "交办单位（盖章）")
        case .receives: ("Received by (stamp)", "签收单位（盖章）")
        case .receivesPerson: ("Signed for by", "签收人")
        case .receivesDate: ("Received on", "签收时间")
        case .issues: ("Issued by (signature)", "签发人")
        case .handles: ("In charge of the work", "整改负责人")
        case .verifies: ("Verified by", "核查人")
        }
    }
}
