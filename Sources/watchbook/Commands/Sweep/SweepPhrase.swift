/// Texts of `watchbook sweep`.
enum SweepPhrase: Localized {
    case abstract, discussion, stationHelp, swept, leftOut, problems

    var text: Wording {
        switch self {
        case .abstract: ("All in order for the rest.", "其余正常。")
        case .discussion:
            (
                """
                Answers every indicator that is due in this round, that a look can tell and that you did \
                not answer yourself. It never stands against a finding.

                Example: watchbook sweep --journal lan.journal --inspector S01.0007
                """,
                """
                对本轮应查、可目测判定且您尚未填写的指标，一律记为合格；不会盖过任何人已填的检查结果。

                示例：watchbook sweep --journal lan.journal --inspector S01.0007
                """
            )
        case .stationHelp:
            ("The station; otherwise that of your watch.", "岗位；不指定时取当前值守的岗位。")
        case .swept:
            ("%1: all in order for the rest, %2 {2|indicator|indicators}.", "%1：其余正常，共 %2 项指标。")
        case .leftOut:
            ("Left out, because figures are needed: %1.", "未包括（需要填写数据）：%1。")
        case .problems:
            (
                "Left out, because a problem is open: %1. Say --still-there, --gone or --worse.",
                "未包括（有遗留问题）：%1。请用 --still-there、--gone 或 --worse 填写。"
            )
        }
    }
}
