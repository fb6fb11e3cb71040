/// Texts of `watchbook report walk`.
enum WalkPaperPhrase: Localized {
    case abstract, discussion
    case title, span, street, office, length, metres, walks, walkCount, left, right, both, sum
    case ruleDrawing, walkDrawing, counted, gap, seen, notWalked
    case rules, noRule, gaps, beginsAt, endsAt, shares, share, things, entries

    var text: Wording {
        switch self {
        case .abstract: ("Print what walks found along a street.", "打印某条街路的巡查报告。")
        case .discussion:
            (
                """
                The street as a line: what each rule counts and where it is not met, which parts nobody walked, \
                every gap with stationing and coordinates, all that was seen, and the walks that it comes from. \
                Several walks are joined: on each side of each stretch the latest counts.

                Example: watchbook report walk office.ledger R01 --from 2026-05-01 --to 2026-06-30 --out r01.pdf
                """,
                """
                以一条线表示街路：各规则计入的点位和缺口、未巡查的路段、每处缺口的桩号和坐标、沿路所见，以及所依据的巡查。\
                多次巡查合并：每段路的每一侧以最近一次为准。

                示例：watchbook report walk office.ledger R01 --from 2026-05-01 --to 2026-06-30 --out r01.pdf
                """
            )
        case .title: ("Report of Walks along a Street", "街路巡查报告")
        case .span: ("%1 to %2", "%1 至 %2")
        case .street: ("Street", "街路")
        case .office: ("Street office", "所属街道")
        case .length: ("Length", "长度")
        case .metres: ("%1 m", "%1 米")
        case .walks: ("Walks", "巡查次数")
        case .walkCount: ("%1, the last one %2", "%1 次，最近一次 %2")
        case .left: ("Walked, left", "左侧已巡查")
        case .right: ("Walked, right", "右侧已巡查")
        case .both: ("Walked, both sides", "两侧均已巡查")
        case .sum: ("Rules", "规则判定")
        case .ruleDrawing: ("Rules along the street, in metres", "各规则沿线情况（单位：米）")
        case .walkDrawing: ("What was seen, and where nobody walked, in metres", "沿路所见与未巡查路段（单位：米）")
        case .counted: ("counted", "计入")
        case .gap: ("gap", "缺口")
        case .seen: ("seen", "所见")
        case .notWalked: ("not walked", "未巡查")
        case .rules: ("Rules", "规则判定表")
        case .noRule: ("No rule is set for this street.", "本市设置中没有适用于该街路的规则。")
        case .gaps: ("Gaps", "缺口明细")
        case .beginsAt: ("Begins at (WGS-84)", "起点坐标（WGS-84）")
        case .endsAt: ("Ends at (WGS-84)", "终点坐标（WGS-84）")
        case .shares: ("Shares of adverts on hoardings", "围挡公益广告面积占比")
        case .share: ("Share", "占比")
        case .things: ("Things seen", "沿路所见")
        case .entries: ("Entries of the walks", "巡查记录摘要")
        }
    }
}
