import CentralLedger
import Inspection

extension CaseState: Localized {
    var text: Wording {
        switch self {
        case .reported: ("to be filed", "待立案")
        case .declined: ("declined", "不予立案")
        case .filed: ("to be dispatched", "待交办")
        case .dispatched: ("to be received", "待签收")
        case .returned: ("returned by the unit", "退单待改派")
        case .received: ("in work", "整改中")
        case .rectified: ("to be verified", "待核查")
        case .rework: ("to be done again", "返工待交办")
        case .verified: ("to be closed", "待结案")
        case .closed: ("closed", "已结案")
        case .joined: ("joined", "已并案")
        case .void: ("void", "已作废")
        }
    }
}

extension CaseState {
    /// The commands that take it on, as people type them.
    var next: String {
        switch self {
        case .reported: "case file / case dispatch / case decline"
        case .declined: "case file"
        case .filed, .rework: "case dispatch"
        case .returned: "case dispatch / case refuse"
        case .dispatched: "case receive / case rectify / case return"
        case .received: "case rectify / case extend"
        case .rectified: "case verify"
        case .verified: "case close"
        case .closed: "case revisit"
        case .joined, .void: CasePhrase.nothingNext()
        }
    }
}

extension CaseStage: Localized {
    var text: Wording {
        switch self {
        case .filing: ("filing", "立案")
        case .dispatch: ("dispatch", "交办")
        case .receipt: ("receiving", "签收")
        case .handling: ("rectifying", "整改")
        case .verification: ("verifying", "核查")
        case .closing: ("closing", "结案")
        }
    }
}

extension CaseStep: Localized {
    var text: Wording {
        switch self {
        case .report: ("report", "上报")
        case .filing: ("filing", "立案")
        case .dispatch: ("dispatch", "交办")
        case .receipt: ("received", "签收")
        case .return: ("return", "退单")
        case .refusal: ("return refused", "驳回退单")
        case .passing: ("passed on", "转派")
        case .rectification: ("rectification", "整改反馈")
        case .verification: ("verification", "核查")
        case .closing: ("closing", "结案")
        case .extension: ("more time asked", "延期申请")
        case .grant: ("answer on time", "延期审批")
        case .suspension: ("suspension", "挂起")
        case .resumption: ("resumption", "恢复")
        case .void: ("made void", "案卷作废")
        case .join: ("join", "并案")
        case .distinct: ("no duplicate", "非重复")
        case .notice: ("supervision notice", "督办通知")
        case .escalation: ("escalation", "升级督办")
        case .explanation: ("written explanation", "书面情况说明")
        case .revisit: ("revisit", "回访")
        case .personal: ("personal data", "个人信息")
        case .disclosure: ("personal data seen", "查看个人信息")
        }
    }
}

extension CaseIrregularity.Kind: Localized {
    var text: Wording {
        switch self {
        case .verifierIsHandler:
            ("verified by whoever did the work: does not count", "核查人即整改经办人，核查无效")
        case .verifierOfUnit:
            ("verified by the unit that did the work: does not count", "核查人属于整改单位，核查无效")
        case .closedUnverified:
            ("closed unverified: stays open until somebody else verifies", "未经有效核查即结案，须由其他人员核查")
        case .finalReturned:
            ("returned although the unit was named for good", "单位已被指定，退单无效")
        case .lateReturn: ("returned after the time for that", "超过退单时限")
        case .lateExtension: ("more time asked for when it was over", "超期后申请延期，不予计算")
        case .notNamed: ("dispatched by an office that does not decide", "多次退单后应由指定单位交办")
        case .noReason: ("without a reason", "未写理由")
        case .joinAstray:
            (
                "joined with a case that is not there, void or declined",
                "所并案卷不存在、已作废、不予立案或互相并案"
            )
        case .numberTwice: ("two papers have the same number", "文书编号重复")
        }
    }
}

extension CaseResult: Localized {
    var text: Wording {
        switch self {
        case .settled: ("settled", "已解决")
        case .unsettled: ("unsettled", "未解决")
        case .explained: ("explained", "已解释")
        }
    }
}

extension CasePaper.Explanation: Localized {
    var text: Wording {
        switch self {
        case .notAsked: ("not asked for", "未要求")
        case .explained: ("received", "已收")
        case .missing: ("missing", "未交")
        }
    }
}

extension Satisfaction: Localized {
    var text: Wording {
        switch self {
        case .satisfied: ("satisfied", "满意")
        case .fair: ("fair", "基本满意")
        case .dissatisfied: ("dissatisfied", "不满意")
        case .unreached: ("not reached", "未联系上")
        }
    }
}
