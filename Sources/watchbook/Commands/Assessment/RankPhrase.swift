/// Texts of `watchbook rank`.
enum RankPhrase: Localized {
    case abstract, listAbstract, listDiscussion, roundHelp, byHelp, schemeHelp, roundOrSpan
    case explainAbstract, explainDiscussion, rowHelp, beforeHelp
    case title, group, rank, score, points, judged, passed, rate, interval, equalMix, own, ownFailed
    case passLabel, earned, fullMark, lower, upper, metItems, testedItems, metShare, close, note
    case classHeading, failedOf, closeLegend, smallLegend, notTested, ownLegend, tooSmall, untested

    var text: Wording {
        switch self {
        case .abstract: ("Rank streets and units, and say why.", "街道、单位排名及原因说明。")
        case .listAbstract: ("Rank the rows of a round or a span.", "按测评轮次或时段排名。")
        case .listDiscussion:
            (
                """
                Only inspections of levels above the ranked ones count; what a street's own people found stands beside it. Rows \
                are ranked within their class; too few points or checks are not ranked. Every figure is defined in \
                Documentation/measures.md. Examples: watchbook rank city.ledger 2026-Q2; \
                watchbook rank city.ledger --from 2026-04-01 --to 2026-06-30 --by unit-authority --csv rank.csv
                """,
                """
                只计上级检查；本街道人员自查另列，不参加排名。按组别分别排名；点位或项次过少的不排名。各项数字的口径见 \
                Documentation/measures.md。示例：watchbook rank city.ledger 2026-Q2；\
                watchbook rank city.ledger --from 2026-04-01 --to 2026-06-30 --by unit-authority --csv rank.csv
                """
            )
        case .roundHelp:
            (
                "Id of the round; without it the span of --from and --to, or this month.",
                "测评轮次编号；不写时按 --from、--to 的时段，或本月。"
            )
        case .byHelp:
            (
                "Rows: office, unit, unit-point, unit-supervision, unit-authority, unit-lead, type, point.",
                "行：office（街道）、unit（责任单位）、unit-point、unit-supervision、unit-authority、unit-lead（四条责任线）、type（点位类型）、point（点位）。"
            )
        case .schemeHelp:
            (
                "Scheme for a span that is no round; otherwise every indicator counts one point.",
                "不属于轮次的时段所用的测评办法；不写时每项指标计 1 分。"
            )
        case .roundOrSpan:
            (
                "A round has its own dates and scheme. Give the round, or --from, --to and --scheme.",
                "测评轮次自带日期和办法。请写轮次编号，或者写 --from、--to 和 --scheme。"
            )
        case .explainAbstract: ("Say why a row stands where it stands.", "说明某街道为何排在这个名次。")
        case .explainDiscussion:
            (
                """
                One page: score, mean and the next above; the gap split into item and point, with the checks, units and photos \
                behind it, what comes from another mix of places, what is disputed or under appeal, and what changed since the \
                last round. All parts add up to the gap. Example: watchbook rank explain city.ledger 2026-Q2 S01
                """,
                """
                一页说明：得分、平均分和上一名；差距按测评项和点位拆开，附项次、责任单位和照片，点位构成不同造成的部分、有冲突或申诉中的部分、\
                与上一轮相比的变化。各部分之和等于差距。示例：watchbook rank explain city.ledger 2026-Q2 S01
                """
            )
        case .rowHelp: ("The street office, or the row of --by.", "街道编号，或 --by 所指的行。")
        case .beforeHelp:
            ("The round before; otherwise the one that the round names.", "上一轮编号；不写时用轮次自带的上一轮。")
        case .title: ("%1 %2 to %3", "%1 %2 至 %3")
        case .group: ("Class: %1", "组别：%1")
        case .rank: ("Rank", "名次")
        case .score: ("Score", "得分率")
        case .points: ("Points", "点位数")
        case .judged: ("Checks", "判定项次")
        case .passed: ("Passed", "合格项次")
        case .rate: ("Rate", "合格率")
        case .interval: ("95 %", "95%区间")
        case .equalMix: ("Equal mix", "同口径")
        case .own: ("Own", "自查")
        case .ownFailed: ("Own failed", "自查不合格")
        case .passLabel: ("Passing", "及格率")
        case .earned: ("Earned", "得分")
        case .fullMark: ("Full mark", "满分")
        case .lower: ("From", "区间下限")
        case .upper: ("To", "区间上限")
        case .metItems: ("Items met", "达标项")
        case .testedItems: ("Items tested", "测评项")
        case .metShare: ("Share met", "达标项占比")
        case .close: ("no clear difference", "差异不明显")
        case .note: ("Note", "备注")
        case .classHeading: ("Class", "组别")
        case .failedOf: ("Failed", "不合格")
        case .closeLegend:
            (
                "~ no clear difference from the row above: the 95 % intervals overlap.",
                "~ 与上一行差异不明显：95% 区间重叠。"
            )
        case .smallLegend:
            (
                "— not ranked, sample too small: fewer than %1 {1|point|points} or %2 {2|check|checks}.",
                "— 样本不足，不排名：少于 %1 个点位或 %2 项次。"
            )
        case .notTested: ("Not tested: %1", "未测评：%1")
        case .ownLegend:
            (
                "Own: failed and judged checks of its own people; in no score.",
                "自查：本单位人员的不合格项次与判定项次，不计入得分。"
            )
        case .tooSmall: ("not ranked, sample too small", "样本不足，不排名")
        case .untested: ("not tested", "未测评")
        }
    }
}

/// Texts of `watchbook rank explain`.
enum ExplainPhrase: Localized {
    case title, ranked, mean, toMean, toAbove, lost, aboveGap, meanGap, photos, mix, value, bonus
    case mixSum, doubts, before, partly, appealed, disputed

    var text: Wording {
        switch self {
        case .title: ("%1, %2: score %3, %4", "%1，%2：得分率 %3，%4")
        case .ranked: ("rank %1 of %2", "第 %1 名（共 %2 个）")
        case .mean: ("Mean of the class %1", "本组平均 %1")
        case .toMean: ("Mean of the class %1; gap %2", "本组平均 %1，差距 %2")
        case .toAbove:
            ("Next above: %1 with %2; missing to the next rank %3", "上一名：%1，%2；距上一名还差 %3")
        case .lost: ("Lost", "失分")
        case .aboveGap: ("To above", "比上一名")
        case .meanGap: ("To mean", "比平均")
        case .photos: ("Photos", "照片")
        case .mix: ("(mix)", "（构成）")
        case .value: ("(value)", "（非实地）")
        case .bonus: ("(bonus)", "（加分）")
        case .mixSum:
            (
                "Of the gap to the next above, %1 comes from another mix of places.",
                "与上一名的差距中，点位构成不同造成 %1。"
            )
        case .doubts: ("Of what was lost, %1 is disputed and %2 under appeal.", "失分中有冲突 %1，申诉中 %2。")
        case .before: ("Round before: %1, rank %2; change %3. %4", "上一轮：%1，第 %2 名；变化 %3。%4")
        case .partly: ("%1 (%2 by comparable items)", "%1（其中可比测评项 %2）")
        case .appealed: ("under appeal", "申诉中")
        case .disputed: ("disputed", "有冲突")
        }
    }
}

/// Texts of `watchbook assessment score`.
enum ScorePhrase: Localized {
    case abstract, discussion, byHelp, rowHelp, groupingHelp
    case itemTitle, metItems, scoreRate, label, matrixLegend, filled, noPlace, notAsked
    case deductionTitle, violations, capped, perPoint, deductionLegend

    var text: Wording {
        switch self {
        case .abstract: ("Show the scores of a round.", "查看一轮测评的得分。")
        case .discussion:
            (
                """
                By item, street office, unit, type of point, point, as a matrix of streets and items, or by the labels of a \
                grouping. Example: watchbook assessment score city.ledger 2026-Q2 --by matrix
                """,
                """
                可按测评项、街道、责任单位、点位类型、点位查看，也可查看街道与测评项的矩阵，或按分组标签汇总。\
                示例：watchbook assessment score city.ledger 2026-Q2 --by matrix
                """
            )
        case .byHelp:
            (
                "item, office, unit, type, point, matrix or label.",
                "item（测评项）、office（街道）、unit（责任单位）、type（点位类型）、point（点位）、matrix（矩阵）或 label（分组标签）。"
            )
        case .rowHelp: ("Only this street office.", "只看该街道。")
        case .groupingHelp: ("Grouping of the scheme; otherwise its first.", "办法中的分组编号；不写时用第一个。")
        case .itemTitle: ("%1: score %2, earned %3 of %4", "%1：得分率 %2，得分 %3，满分 %4")
        case .metItems: ("Items met: %1 of %2 tested (%3)", "达标项 %1，测评项 %2，达标项占比 %3")
        case .scoreRate: ("Share", "得分率")
        case .label: ("Label", "分组")
        case .matrixLegend:
            (
                "Per cent of the full mark. * exempt, = given by the scheme, — not tested.",
                "表中为得分率（%）。* 自动符合，= 无此类点位按办法给分，— 未测评。"
            )
        case .deductionTitle: ("%1: score %2", "%1：得分 %2")
        case .violations: ("Violations", "扣分项次")
        case .capped: ("at most %1", "上限 %1")
        case .perPoint:
            ("Divided by the number of points looked at: %1.", "扣分已除以检查点位数 %1。")
        case .deductionLegend:
            (
                "Points off: 100 less these, with bonuses added, is the score. * exempt, = given by the scheme, — not tested.",
                "表中为扣分：100 减各项扣分，加上加分，即为得分。* 自动符合，= 无此类点位按办法给分，— 未测评。"
            )
        case .filled: ("given by the scheme", "按办法给分")
        case .noPlace: ("no such place", "无此类点位")
        case .notAsked: ("not in this round", "本轮不测")
        }
    }
}
