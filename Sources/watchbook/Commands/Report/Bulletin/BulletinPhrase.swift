/// Texts of bulletins.
enum BulletinPhrase: Localized {
    case abstract, discussion, dateHelp, fromHelp, toHelp, officeHelp, topicHelp, whereHelp
    case briefHelp, topicWants, whereWants, briefTopic
    case title, titleSpan, briefTitle, topicTitle, span, objectable, leftOut, whole
    case attendance, attendanceByUnit, findings, indicators, cases, casesSpan
    case watches, noWatches
    case titleHelp, titleWants, titleNeeded, watchesLater, seal, issuedOn
    case commended, criticised, cards, chart, place
    case sumAttendance, sumRate, sumLate, sumVisits, sumFindings, sumNothing, sumOpen, sumCases
    case sumCasesSpan, sumWorst, sumIndicators, sumObjected, sumCommended, sumCriticised
    case sumCards, notHandedIn
    case semicolon, part, enumeration
    case places, units, worstPhotos, photoOf, noFindings, noFailures, checks, failed, found, left,
        rate

    var text: Wording {
        switch self {
        case .abstract: ("Print a bulletin of supervision.", "打印通报（每日通报、专题通报）。")
        case .discussion:
            (
                """
                Without dates: the last day to which nobody can object any more; of a span only such days. \
                --date takes any day, and says so where objections are still possible. With --topic and \
                --where: places by what was found of one indicator or group, the worst first.

                Examples: watchbook report bulletin city.ledger --date 2026-05-12 --out bulletin.pdf; \
                watchbook report bulletin city.ledger --topic --where group=field.clean --title Cleanliness \
                --out topic.pdf
                """,
                """
                不写日期时为异议期已过的最近一天；写起止日期时只含异议期已过的日期。--date 可指定任意一天，仍在异议期内的注明“可异议”。\
                --topic 与 --where 同用时为专题通报，按问题多少列出各点位。

                示例：watchbook report bulletin city.ledger --date 2026-05-12 --out 每日通报.pdf；\
                watchbook report bulletin city.ledger --topic --where group=field.clean --title 环境卫生 \
                --out 专题通报.pdf
                """
            )
        case .dateHelp:
            ("The work date, also one to which people can still object.", "工作日期，可在异议期内。")
        case .fromHelp: ("First work date.", "起始日期。")
        case .toHelp: ("Last work date.", "截止日期。")
        case .officeHelp: ("Only this office, and those in it.", "只含该街道（含下属单位）。")
        case .topicHelp: ("A bulletin on one topic, chosen by --where.", "专题通报，须用 --where 指定内容。")
        case .whereHelp:
            (
                "The topic, as indicator=CLN-01 or group=field.clean; may be repeated.",
                "专题内容，如 indicator=CLN-01 或 group=field.clean；可重复指定。"
            )
        case .briefHelp:
            ("One page for leaders: ten lines and a chart.", "领导一页纸：十行要点，一张图。")
        case .titleHelp:
            (
                "What the topic is called; otherwise as indicators are. Groups need one.",
                "专题名称；不写时用指标名称。指标组须写名称。"
            )
        case .titleNeeded:
            (
                "“%1” has no name that could stand in a title. Add --title.",
                "“%1”没有可用于标题的名称。请用 --title 写明专题名称。"
            )
        case .titleWants: ("--title is for --topic.", "--title 只用于 --topic。")
        case .topicWants: ("--topic wants --where.", "--topic 须与 --where 同用。")
        case .whereWants: ("--where is for --topic.", "--where 只用于 --topic。")
        case .briefTopic: ("Either --brief or --topic.", "--brief 与 --topic 只能选一种。")
        case .title: ("Daily Bulletin of Supervision", "每日督查通报")
        case .titleSpan: ("Bulletin of Supervision", "督查通报")
        case .briefTitle: ("Supervision in Brief", "督查情况要点")
        case .topicTitle: ("Bulletin on %1", "关于%1的专题通报")
        case .span: ("%1 to %2", "%1 至 %2")
        case .objectable:
            (
                "People can still object to the attendance of this day; nobody is named.",
                "可异议：本日考勤仍在异议期内，不点名，以异议处理结果为准。"
            )
        case .leftOut:
            (
                "%1 to %2 are left out: people can still object.",
                "%1 至 %2 仍在异议期内，未列入。"
            )
        case .whole: ("All offices", "全部街道")
        case .attendance: ("Attendance", "值守考勤")
        case .attendanceByUnit: ("Attendance by unit of the watchers", "按人员单位")
        case .findings: ("What was found", "检查发现")
        case .indicators: ("Most frequent problems", "突出问题")
        case .cases: ("Problems reported or due on this day", "当日上报和到期问题办理情况")
        case .casesSpan: ("Problems reported or due on these days", "本期上报和到期问题办理情况")
        case .watches: ("Watches to note", "需说明的值守班次")
        case .noWatches:
            ("Nobody was absent, late or early.", "没有缺岗、迟到、早退。")
        case .watchesLater:
            ("Not told while people can still object.", "仍在异议期内，暂不列出。")
        case .seal: ("Issued by (stamp)", "发文单位（盖章）")
        case .issuedOn: ("Date", "发文日期")
        case .commended: ("Commended", "表扬")
        case .criticised: ("Criticised", "批评")
        case .cards: ("Cards given", "红黄牌")
        case .chart: ("%1: found", "%1发现数")
        case .place: ("Place", "点位")
        case .sumAttendance:
            (
                "%1 {1|watch|watches} planned; stood %2, not handed in %3, absent %4, excused %5.",
                "应值 %1 班，其中在岗 %2 班、未交 %3 班、缺岗 %4 班、已批准 %5 班。"
            )
        case .sumRate: ("Attendance rate %1.", "到岗率 %1。")
        case .sumLate: ("Late %1, left early %2.", "迟到 %1 班，早退 %2 班。")
        case .sumVisits:
            ("%1 {1|visit|visits} of supervisors, nobody found %2 times.", "督查到点 %1 次，查岗未见 %2 次。")
        case .sumFindings:
            (
                "%1: %2 {2|check|checks}, %3 failed; %4 found, %5 settled on the spot, %6 left.",
                "%1：检查 %2 项次，不合格 %3 项次；发现 %4 处，现场解决 %5 处，遗留 %6 处。"
            )
        case .sumNothing: ("%1: nothing was checked.", "%1：没有检查记录。")
        case .sumOpen:
            (
                "Problems open now %1, of these overdue %2.",
                "问题办理：目前在办 %1 件，其中超期 %2 件。"
            )
        case .sumCases:
            (
                "Problems reported on this day %1, of these closed %2.",
                "当日上报 %1 件，其中已结案 %2 件。"
            )
        case .sumCasesSpan:
            (
                "Problems reported on these days %1, of these closed %2.",
                "本期上报 %1 件，其中已结案 %2 件。"
            )
        case .sumWorst: ("Most found (%2): %1.", "%2发现最多：%1。")
        case .sumIndicators: ("Most frequent: %1.", "突出问题：%1。")
        case .sumObjected:
            (
                "%1 {1|watch|watches} with an objection that no office has answered; {1|it names|they name} nobody here.",
                "另有 %1 班有异议待处理，不点名。"
            )
        case .sumCommended: ("Commended: %1.", "表扬：%1。")
        case .sumCriticised: ("Criticised: %1.", "批评：%1。")
        case .sumCards: ("Cards given: %1.", "红黄牌：%1。")
        case .notHandedIn:
            (
                "Not handed in is not absent: it means that nothing came yet.",
                "未交不等于缺岗，只表示尚未收到记录。"
            )
        case .semicolon: ("; ", "；")
        case .part: ("%1 (%2)", "%1（%2）")
        case .enumeration: (", ", "、")
        case .places: ("Places, the worst first", "各点位情况（问题多的在前）")
        case .units: ("Units that answer", "责任单位")
        case .worstPhotos: ("Photos of the worst places", "问题较多点位照片")
        case .photoOf: ("%1, %2", "%1，%2")
        case .noFindings: ("Nothing was checked.", "没有检查记录。")
        case .noFailures: ("No check failed.", "没有不合格项。")
        case .checks: ("checks", "项次")
        case .failed: ("failed", "不合格")
        case .found: ("found", "发现")
        case .left: ("left", "遗留")
        case .rate: ("pass rate", "合格率")
        }
    }
}
