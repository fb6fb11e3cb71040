/// Texts of `watchbook report assessment`.
enum AssessmentPaperPhrase: Localized {
    case abstract, discussion
    case title, matrixTitle, spacingTitle, heading
    case background, objects, method, overall, itemsRanked, parts, offices, units, basis
    case round, kind, scheme, dates, askedBy, askedAt, previous, state
    case tested, typesCaption, noType, inDraw
    case drawsCaption, number, drawnFrom, listCount, listDigest, seed, drawnIDs
    case totalScore, earnedOf, lostInAll, passRate, metItems, metOf, overallCaption, totalNote,
        weightedNote,
        itemID
    case grouping, itemsCaption
    case noParts, partsCaption, part, weight, partItems, partOffices
    case officeChart
    case standards, schemeDigest, entries, ruleVersion, appeals, noAppeals, appealCount
    case recomputed, same, differs, howPreview, howPublished
    case matrixCaption, noWalks

    var text: Wording {
        switch self {
        case .abstract: ("Print the report of a round of testing.", "打印一轮测评的报告。")
        case .discussion:
            (
                """
                Background, objects and method; the overall table; items with rank; the parts of the scheme, as that of \
                minors; street offices and responsible units with rank; the matrix of items and street offices; spacing \
                along the streets; what it was computed from. A published round is computed from the entries that its \
                result names, any other one from the entries as they are now, marked as a preview.

                Example: watchbook report assessment city.ledger 2026-Q2 --out report.pdf --out report.docx
                """,
                """
                包括测评背景、对象与方法，总体得分表，测评项排名，办法的各分部（如未成年人），街道和责任单位排名，\
                测评项与街道矩阵，街路公益广告间距附表，以及计算依据。已公布的轮次按公布结果所列记录计算，未公布的按现有记录计算，标为预览。

                示例：watchbook report assessment city.ledger 2026-Q2 --out report.pdf --out report.docx
                """
            )
        case .title: ("Assessment Report", "测评报告")
        case .matrixTitle:
            ("Assessment Report, Annex 1: Items and Street Offices", "测评报告附表一：测评项与街道得分矩阵")
        case .spacingTitle:
            ("Assessment Report, Annex 2: Spacing along Streets", "测评报告附表二：街路公益广告间距")
        case .heading: ("%1. %2", "%1、%2")
        case .background: ("Background", "测评背景")
        case .objects: ("Objects", "测评对象")
        case .method: ("Method", "测评方法")
        case .overall: ("Overall result", "总体情况")
        case .itemsRanked: ("Items by rank", "测评项排名")
        case .parts: ("Parts of the scheme, minors", "分部情况（含未成年人）")
        case .offices: ("Street offices by rank", "街道排名")
        case .units: ("Responsible units by rank", "责任单位排名")
        case .basis: ("What it was computed from", "计算依据与复核")
        case .round: ("Round", "测评轮次")
        case .kind: ("Kind", "测评种类")
        case .scheme: ("Scheme", "测评办法")
        case .dates: ("Dates", "测评日期")
        case .askedBy: ("Asked for by", "下达人")
        case .askedAt: ("Asked for at", "下达时间")
        case .previous: ("Round before", "上一轮")
        case .state: ("Result", "结果状态")
        case .tested:
            (
                "Tested: %2 {2|point|points} of %1 street {1|office|offices}; %3 declared, %4 marked as random, %5 drawn in this round.",
                "共测 %1 个街道的 %2 个点位：申报点位 %3 个，标为随机的点位 %4 个，其中本轮抽取 %5 个。"
            )
        case .typesCaption:
            (
                "Points by kind; a point of several kinds stands in each",
                "各类点位（一个点位属于多类的分别计入）"
            )
        case .noType: ("without a kind", "未分类")
        case .inDraw: ("Drawn in the round", "本轮抽取")
        case .drawsCaption:
            (
                "Draws of the round (%1); anyone repeats them from seed and list",
                "本轮抽取（算法 %1；据种子和名单可由任何人重做）"
            )
        case .number: ("No.", "序号")
        case .drawnFrom: ("From", "抽取范围")
        case .listCount: ("In the list", "名单个数")
        case .listDigest: ("Digest of the list", "名单摘要")
        case .seed: ("Seed", "种子")
        case .drawnIDs: ("Drawn", "抽中")
        case .totalScore: ("Score of all", "总得分率")
        case .earnedOf: ("Earned of full mark", "得分/满分")
        case .lostInAll: ("Taken off", "扣分")
        case .passRate: ("Pass rate", "合格率")
        case .metItems: ("Items met", "达标项")
        case .metOf: ("%1 of %2 (%3)", "%1/%2（达标项占比 %3）")
        case .overallCaption: ("Items, full mark, score, pass rate", "各测评项满分、得分与合格率")
        case .totalNote:
            (
                "The row of all adds up the checks of all street offices; it is no mean of their scores.",
                "总体按全部街道的检查合并计算，不是各街道得分的平均数。"
            )
        case .weightedNote:
            (
                "The row of all adds up the checks of all street offices; it is no mean of their scores. The score weighs the parts, the total of the table adds their marks.",
                "总体按全部街道的检查合并计算，不是各街道得分的平均数。总得分率按分部权重计算，表中合计为各项得分直接相加。"
            )
        case .itemID: ("No.", "编号")
        case .grouping: ("By labels: %1", "按标签汇总：%1")
        case .itemsCaption: ("Items in the order of their share of the full mark", "按得分率排序")
        case .noParts: ("The scheme has no parts.", "本测评办法未设分部。")
        case .partsCaption: ("Parts", "各分部得分")
        case .part: ("Part", "分部")
        case .weight: ("Weight", "权重")
        case .partItems: ("%1: items", "%1：各测评项")
        case .partOffices: ("%1: street offices", "%1：各街道")
        case .officeChart: ("Scores of the street offices", "各街道得分率")
        case .standards: ("Standards", "测评标准")
        case .schemeDigest: ("Digest of the scheme", "测评办法摘要")
        case .entries: ("Digest of the entries", "记录摘要")
        case .ruleVersion: ("Version of the merge law", "归并规则版本")
        case .appeals: ("Appeals", "申诉")
        case .noAppeals: ("none", "无")
        case .appealCount:
            ("%1, of them granted %2, open %3", "%1 件，其中成立或剔除 %2 件，尚未裁定 %3 件")
        case .recomputed: ("Computed again", "重算")
        case .same:
            (
                "the same as published: rows, items, scheme and standards",
                "与公布结果一致（名次、测评项、办法、标准均相同）"
            )
        case .differs:
            (
                "NOT the same as published; `assessment verify` names the differences",
                "与公布结果不一致，差异见 assessment verify"
            )
        case .howPreview:
            (
                "This is a preview. What comes later changes it until a result is published.",
                "本报告为预览，公布前如有新记录到达，结果会变化。"
            )
        case .howPublished:
            (
                "Anyone with the ledger computes it again: watchbook assessment verify LEDGER %1",
                "任何持有总库的人都可重算核对：watchbook assessment verify LEDGER %1"
            )
        case .matrixCaption: ("Share of the full mark in per cent", "得分率（%）")
        case .noWalks:
            ("No street was walked on the dates of this round.", "本轮日期内没有街路巡查记录。")
        }
    }
}
