import Inspection

/// Texts of `watchbook campaign …`.
enum CampaignPhrase: Localized {
    case abstract, listAbstract, listDiscussion, showAbstract, labelsAbstract
    case campaignHelp, idValue
    case none, noLabels, noChecks, ahead, running, over
    case campaignHeading, stageHeading, fromHeading, untilHeading, daysHeading, stateHeading
    case madeHeading, failedHeading, newHeading
    case labelHeading, kindHeading, numberHeading, peopleHeading, personsHeading

    var text: Wording {
        switch self {
        case .abstract: ("Campaigns with their stages, and labels.", "专项行动及其阶段、标签。")
        case .listAbstract: ("List campaigns and stages.", "列出专项行动及各阶段。")
        case .listDiscussion:
            (
                """
                Campaigns are settings of the city (section campaign); days are counted with the first and \
                the last.

                Example: watchbook campaign list city.ledger --date 2026-06-15
                """,
                """
                专项行动在全市设置的 campaign 一节中规定；天数首尾均计。

                示例：watchbook campaign list city.ledger --date 2026-06-15
                """
            )
        case .showAbstract: ("Show a campaign with what was done in each stage.", "查看专项行动各阶段的情况。")
        case .labelsAbstract:
            ("List projects, departments and posts.", "列出整治项目、部门和岗位责任标签。")
        case .campaignHelp: ("The campaign's id.", "专项行动的编号。")
        case .idValue: ("id", "编号")
        case .none: ("The city's settings have no campaign.", "全市设置中没有专项行动。")
        case .noLabels: ("The city's settings have no labels.", "全市设置中没有标签。")
        case .noChecks:
            (
                "The settings do not say which checks belong to it (campaign.%1.checks): none are counted.",
                "设置中未写明哪些检查属于该行动（campaign.%1.checks），不计检查项次。"
            )
        case .ahead: ("to come", "未开始")
        case .running: ("running", "进行中")
        case .over: ("over", "已结束")
        case .campaignHeading: ("Campaign", "专项行动")
        case .stageHeading: ("Stage", "阶段")
        case .fromHeading: ("From", "开始")
        case .untilHeading: ("Until", "结束")
        case .daysHeading: ("Days", "天数")
        case .stateHeading: ("State", "状态")
        case .madeHeading: ("Checks", "检查项次")
        case .failedHeading: ("Failed", "不合格")
        case .newHeading: ("New", "新问题")
        case .labelHeading: ("Label", "标签")
        case .kindHeading: ("Kind", "种类")
        case .numberHeading: ("No.", "序号")
        case .personsHeading: ("People", "责任人")
        case .peopleHeading: ("Answer for it", "责任单位和人员")
        }
    }
}

/// Kinds of labels.
enum LabelKindPhrase: Localized {
    case project, department, post, other

    init(_ kind: ActivityLabel.Kind) {
        switch kind {
        case .project: self = .project
        case .department: self = .department
        case .post: self = .post
        case .other: self = .other
        }
    }

    var text: Wording {
        switch self {
        case .project: ("project", "整治项目")
        case .department: ("department", "工作部门")
        case .post: ("post", "责任岗位")
        case .other: ("other", "其他")
        }
    }
}
