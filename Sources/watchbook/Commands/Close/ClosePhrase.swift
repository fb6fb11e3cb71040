/// Texts of `watchbook close …`.
enum ClosePhrase: Localized {
    case abstract, discussion, officeHelp, dateHelp
    case signAbstract, signDiscussion, skipHelp, stepValue, signed, nothingNew
    case answerAbstract, answerDiscussion, noteHelp, answered
    case showAbstract, versionHelp, numberValue
    case verifyAbstract, verifyDiscussion, verified, differs
    case listAbstract, listDiscussion, listDateHelp, listTitle
    case title, by, doubts, open, carried, skipped, changesTitle, sameSums
    case row, id, name, passed, state, version, madeAt, undecided, notHandedIn, changed, answer, yes
    case awaited, overdue, madeInTime, madeLate
    case answerAwaited, answerOverdue, answeredInTime, answeredLate

    /// States by their words in JSON.
    var word: String {
        switch self {
        case .awaited, .answerAwaited: "awaited"
        case .overdue, .answerOverdue: "overdue"
        case .madeLate, .answeredLate: "late"
        default: "in-time"
        }
    }

    var text: Wording {
        switch self {
        case .abstract: ("Sign for a day, and see what was signed.", "日结：对一天的情况签认，并查阅所签内容。")
        case .discussion:
            (
                """
                A close covers the slots that ended by the city's cut-off (setting close, otherwise 18:00) and \
                pins the entries it was made from. What comes later makes version 2, 3 …; what was signed stays. \
                Example: watchbook close day.ledger S01 2026-05-12 --journal office.journal --inspector S01.0001
                """,
                """
                日结涵盖在截止时间（设置 close，默认 18:00）前结束的班次，并固定所依据的全部记录。之后到达的内容形成第 2、3……版，\
                已签的不变。示例：watchbook close day.ledger S01 2026-05-12 --journal office.journal --inspector S01.0001
                """
            )
        case .officeHelp: ("The office whose day it is.", "所结单位的代码。")
        case .dateHelp: ("The work date.", "工作日期。")
        case .signAbstract: ("Close a day of an office.", "为某单位的一天作日结。")
        case .signDiscussion:
            (
                """
                Never waits: undecided conflicts, held entries and watches not handed in are named in it. When \
                something has changed since the last version, a new one is written that says what and why. \
                Example: watchbook close sign day.ledger S01 2026-05-12 --skip conflicts --journal office.journal \
                --inspector S01.0001 --dry-run
                """,
                """
                日结不等待：未裁定的冲突、存疑(不计入)的记录、未交的班次都写明在内。上一版之后如有变化，则形成新的一版，写明变了什么、原因是什么。\
                示例：watchbook close sign day.ledger S01 2026-05-12 --skip conflicts --journal office.journal \
                --inspector S01.0001 --dry-run
                """
            )
        case .skipHelp:
            (
                "A step of closing that was left out, so that the close says so: hand-ins, doubts, conflicts, dispatch, sheet; may be repeated.",
                "未做的步骤，将写明在日结上：hand-ins（收交）、doubts（存疑）、conflicts（冲突）、dispatch（派单）、sheet（报表）；可重复指定。"
            )
        case .stepValue: ("step", "步骤")
        case .signed: ("Signed as version %1 (%2).", "已签，第 %1 版（%2）。")
        case .nothingNew:
            (
                "Nothing has changed since version %1. Nothing was written.",
                "第 %1 版以来没有变化，未写入任何内容。"
            )
        case .answerAbstract: ("Answer a close as the office above.", "上级对日结作出反馈。")
        case .answerDiscussion:
            (
                """
                Says that the last version was looked at, with a note for the office. Example: \
                watchbook close answer city.ledger S01 2026-05-12 --note "Mind the market" --journal city.journal \
                --inspector C.0001
                """,
                """
                表示已阅最新一版，可附意见。示例：watchbook close answer city.ledger S01 2026-05-12 \
                --note "请关注菜市场" --journal city.journal --inspector C.0001
                """
            )
        case .noteHelp: ("What the office should know.", "反馈意见。")
        case .answered: ("Answered version %3 of %1, %2.", "已反馈 %1 %2 日结第 %3 版。")
        case .showAbstract: ("Show a close as it was signed.", "显示所签的日结。")
        case .versionHelp: ("The version; otherwise the last one.", "第几版；不指定时为最新一版。")
        case .numberValue: ("number", "版次")
        case .verifyAbstract:
            ("Compute a close again from the entries it pins.", "按所固定的记录重算日结并比对。")
        case .verifyDiscussion:
            (
                """
                Later entries do not matter. The manifest travels with the close; --manifest names a copy of it. \
                Example: watchbook close verify day.ledger S01 2026-05-12 --version 1
                """,
                """
                之后到达的记录没有影响。清单随日结一并传送，也可用 --manifest 指定其副本。\
                示例：watchbook close verify day.ledger S01 2026-05-12 --version 1
                """
            )
        case .verified:
            (
                "Equal: version %1 of %2, %3, comes out as it was signed.",
                "一致：%2 %3 日结第 %1 版的重算结果与所签相同。"
            )
        case .differs:
            (
                "Not equal: version %1 of %2, %3, comes out otherwise in %4.",
                "不一致：%2 %3 日结第 %1 版重算后有出入：%4。"
            )
        case .listAbstract: ("List who has closed a day and who has not.", "列出各单位某日是否已日结。")
        case .listDiscussion:
            (
                """
                Every office that has points on the date is expected. Example: watchbook close list city.ledger \
                --date 2026-05-12
                """,
                "当日设有点位的单位均应日结。示例：watchbook close list city.ledger --date 2026-05-12"
            )
        case .listDateHelp: ("The work date; otherwise today.", "工作日期；不指定时为今天。")
        case .listTitle:
            (
                "Closes of %1: %2 of %3 {3|office|offices}",
                "%1 日结：应结 %3 个单位，已结 %2 个"
            )
        case .title: ("Close of %1, %2, version %3, up to %4", "日结 %1 %2 第 %3 版，截止 %4")
        case .by: ("Signed by %1 at %2", "签认人 %1，%2")
        case .doubts:
            (
                "Undecided: %1. Held: %2. Not handed in: %3. Absent: %5. Excused: %6. Checks missing: %4.",
                "未裁定冲突 %1 项；存疑(不计入)：%2；未交 %3 班，缺岗 %5 班，已批准 %6 班；应查未查 %4 项。"
            )
        case .open: ("Not covered yet: %1.", "未涵盖的班次：%1。")
        case .carried: ("From the day before: %1.", "含前一日在其截止时间之后结束的班次：%1。")
        case .skipped: ("Steps left out: %1.", "未做的步骤：%1。")
        case .changesTitle: ("Changed since version %1:", "较第 %1 版的变化：")
        case .sameSums: ("The sums have not changed.", "各项合计没有变化。")
        case .row: ("Row", "行")
        case .id: ("Code", "编号")
        case .name: ("Name", "名称")
        case .passed: ("Passed", "合格项次")
        case .state: ("State", "状态")
        case .version: ("Version", "版次")
        case .madeAt: ("Closed at", "日结时间")
        case .undecided: ("Undecided", "未裁定")
        case .notHandedIn: ("Not handed in", "未交")
        case .changed: ("Changed", "其后有变")
        case .answer: ("Answer", "反馈")
        case .yes: ("yes", "是")
        case .awaited: ("not yet", "未结")
        case .overdue: ("overdue", "逾期未结")
        case .madeInTime: ("closed", "已结")
        case .madeLate: ("closed late", "迟结")
        case .answerAwaited: ("awaited", "待反馈")
        case .answerOverdue: ("overdue", "逾期未反馈")
        case .answeredInTime: ("answered", "已反馈")
        case .answeredLate: ("answered late", "迟反馈")
        }
    }
}
