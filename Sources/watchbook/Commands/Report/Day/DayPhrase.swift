/// Texts of the daily sum sheet 每日汇总表.
enum DayPhrase: Localized {
    case abstract, discussion, officeHelp, closeHelp, nowHelp
    case title, version, unsigned, office, cutOff, signed, watchesTitle
    case byStation, byIndicator, byUnit, byPerson, name, unit
    case openTitle, notHandedIn, conflicts, held, missing, notPinned
    case firstReview, secondReview, sentUp

    var text: Wording {
        switch self {
        case .abstract: ("Print an office’s daily sum sheet.", "打印街道(乡镇)每日汇总表。")
        case .discussion:
            (
                """
                The last version that was signed, from the entries that it pins; the day as it stands now where \
                nothing was signed, or with --unsigned.

                Example: watchbook report day street.ledger --office S01 --date 2026-05-12 --out day.pdf
                """,
                """
                默认为最新一版已签日结，按所固定的记录计算；尚未日结或指定 --unsigned 时按当前情况计算。

                示例：watchbook report day street.ledger --office S01 --date 2026-05-12 --out day.pdf
                """
            )
        case .officeHelp: ("The office whose day it is.", "街道(乡镇)代码。")
        case .closeHelp:
            ("The version that was signed; otherwise the last one.", "第几版日结；不指定时为最新一版。")
        case .nowHelp: ("The day as it stands now, signed or not.", "按当前情况计算，不论是否已签。")
        case .title: ("Daily Sum Sheet", "值守工作每日汇总表")
        case .version: ("signed, version %1", "已签第 %1 版")
        case .unsigned: ("not signed", "未签")
        case .office: ("Office", "街道(乡镇)")
        case .cutOff: ("Up to", "截止时间")
        case .signed: ("Signed by", "签认人")
        case .watchesTitle: ("Watches", "值守情况")
        case .byStation: ("By point and station", "按点位、岗位")
        case .byIndicator: ("By indicator", "按指标")
        case .byUnit: ("By responsible unit", "按责任单位")
        case .byPerson: ("By watcher", "按值守人员")
        case .name: ("Name", "名称")
        case .unit: ("Unit", "责任单位")
        case .openTitle: ("What is open", "待办事项")
        case .notHandedIn: ("Not handed in (%1): %2", "未交 %1 班：%2")
        case .conflicts: ("Undecided conflicts (%1): %2", "未裁定冲突 %1 项：%2")
        case .held: ("Held, not counted: %1", "存疑(不计入)：%1")
        case .missing: ("Checks missing: %1", "应查未查：%1 项")
        case .notPinned:
            (
                "The entries that the close pins are not all here; these are today’s figures.",
                "日结所固定的记录未全部到达，以下按当前记录计算。"
            )
        case .firstReview: ("First review", "初审")
        case .secondReview: ("Second review", "复审")
        case .sentUp: ("Sent up at", "上报时间")
        }
    }
}
