/// Texts of `watchbook report rank`.
enum RankPaperPhrase: Localized {
    case abstract, discussion, briefHelp
    case title, score, rank, mean, toMean, below, above, next, missing, checks, pointsAndChecks,
        rate
    case parts, failedOf, others, notTested
    case mixAbove, mixMean, doubts, appeals, noBefore, before, incomparable, noChange, morePhotos
    case missingNote
    case briefTitle, briefRank, briefBelow, briefNotBelow, briefAbove, briefLoss, briefRest
    case briefMix, chart

    var text: Wording {
        switch self {
        case .abstract:
            ("Print on one page why a street stands where it stands.", "用一页纸说明某街道为何排在这个名次。")
        case .discussion:
            (
                """
                Score, mean and the next above; the gap split into item and point with checks, units and photos; what \
                comes from another mix of points, what is disputed or under appeal, what changed since the last round, \
                how much is missing to the next rank. All parts add up to the gap. With --brief for leaders: ten lines \
                and one chart. From the published result, or marked as a preview.

                Example: watchbook report rank city.ledger 2026-Q2 S01 --out why.pdf
                """,
                """
                得分、平均分和上一名；差距按测评项和点位拆开，附项次、责任单位和照片；点位构成不同造成的部分、有冲突或申诉中的部分、\
                与上一轮相比的变化、距上一名还差多少。各部分之和等于差距。--brief 供领导阅看：十行文字、一张图。\
                已公布的按公布结果，未公布的标为预览。

                示例：watchbook report rank city.ledger 2026-Q2 S01 --out why.pdf
                """
            )
        case .briefHelp:
            ("For leaders: ten lines and one chart, without ids.", "供领导阅看：十行文字、一张图，不列编号。")
        case .title: ("Why %1 Stands Where It Stands", "%1 排名情况说明")
        case .score: ("Score", "得分率")
        case .rank: ("Rank", "名次")
        case .mean: ("Mean of the class", "本组平均")
        case .toMean: ("Against the mean", "与平均相比")
        case .below: ("%1 below it", "低于平均 %1")
        case .above: ("%1 above it", "高于平均 %1")
        case .next: ("Next above", "上一名")
        case .missing: ("Missing to the next rank", "距上一名还差")
        case .checks: ("Tested", "测评量")
        case .pointsAndChecks:
            ("%1 {1|point|points}, %2 {2|check|checks}", "%1 个点位，%2 项次")
        case .rate: ("Pass rate (95 %)", "合格率（95%区间）")
        case .parts:
            (
                "The gap, part by part (+: more was lost here); the parts add up to it exactly",
                "差距拆分（正数为本单位多失的分；各部分之和等于差距）"
            )
        case .failedOf: ("Failed/judged", "不合格/判定")
        case .others: ("%1 others", "其余 %1 项")
        case .notTested:
            (
                "Nothing was tested here in this round, so it has no score and no rank.",
                "本轮未测评，没有得分和名次。"
            )
        case .mixAbove:
            (
                "Another mix of points makes %1 of the gap to the next above and %2 of the gap to the mean.",
                "点位构成不同造成的差距：比上一名 %1，比平均 %2。"
            )
        case .mixMean:
            (
                "Another mix of points makes %1 of the gap to the mean.",
                "点位构成不同造成的差距：比平均 %1。"
            )
        case .doubts:
            ("Of what was lost, %1 is disputed and %2 under appeal.", "失分中，有冲突的 %1，申诉中的 %2。")
        case .appeals: ("%1 {1|appeal|appeals}: %2", "申诉 %1 件：%2")
        case .noBefore: ("There is no comparable round before.", "没有可比的上一轮。")
        case .before:
            ("Round before: %1, rank %2; change %3 (%4).", "上一轮 %1，第 %2 名；变化 %3（%4）。")
        case .incomparable:
            (
                "Round before: %1, rank %2; another scheme, so not comparable.",
                "上一轮 %1，第 %2 名；测评办法不同，不可比。"
            )
        case .noChange: ("no item changed", "各测评项没有变化")
        case .morePhotos: ("%1 {1|photo|photos} in all; the list names them.", "照片共 %1 张，见明细表。")
        case .missingNote:
            ("%1 {1|point is|points are} missing to the next rank.", "再得 %1 分即可追平上一名。")
        case .briefTitle: ("Where %1 Stands", "%1 测评情况")
        case .briefRank: ("Score %1, %2.", "得分率 %1，%2。")
        case .briefBelow: ("%2 below the mean of %1.", "本组平均 %1，低于平均 %2。")
        case .briefNotBelow: ("%2 above the mean of %1.", "本组平均 %1，高于平均 %2。")
        case .briefAbove:
            ("Next above: %1 with %2; %3 missing.", "上一名是%1，得分率 %2，还差 %3。")
        case .briefLoss:
            (
                "%1, %2: lost %3, %4 checks failed; %5 answers.",
                "%1，%2：失 %3 分，不合格 %4 项次，责任单位 %5。"
            )
        case .briefRest: ("%1 other {1|place|places} lost %2.", "其余 %1 处共失 %2 分。")
        case .briefMix:
            (
                "%1 of the gap to the next above comes from another mix of points.",
                "与上一名的差距中，点位构成不同造成 %1。"
            )
        case .chart: ("Scores of the class", "本组得分率")
        }
    }
}
