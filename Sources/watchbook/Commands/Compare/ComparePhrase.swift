import CentralLedger

/// Texts of `watchbook compare`.
enum ComparePhrase: Localized {
    case abstract, discussion, beforeHelp, afterHelp, sideValue, explainHelp
    case now, title, nothing, cause, records, before, after, register, act, others

    var text: Wording {
        switch self {
        case .abstract: ("Account for every difference of two tallies.", "逐项说明两份统计为何不同。")
        case .discussion:
            (
                """
                Each side is now, a close as S01/2026-05-12 or S01/2026-05-12/1, a manifest, an exported tally \
                with its sidecar, another ledger, or a date or time: what was written by then. The causes add up \
                exactly to the difference. Examples: watchbook compare day.ledger S01/2026-05-12 now --explain; \
                watchbook compare city.ledger street.ledger now --from 2026-05-12 --where office=S01; \
                watchbook compare day.ledger 2026-05-12 now --from 2026-05-01 --to 2026-05-12
                """,
                """
                每一方可以是：now（现在）；日结，如 S01/2026-05-12 或 S01/2026-05-12/1；清单文件；带随附文件的统计导出；另一总库；\
                日期或时间（至当时为止填写的记录）。各原因之和与差额完全相等。\
                示例：watchbook compare day.ledger S01/2026-05-12 now --explain；\
                watchbook compare city.ledger street.ledger now --from 2026-05-12 --where office=S01；\
                watchbook compare day.ledger 2026-05-12 now --from 2026-05-01 --to 2026-05-12
                """
            )
        case .beforeHelp: ("The first tally.", "第一份统计。")
        case .afterHelp: ("The second one; otherwise now.", "第二份统计；不指定时为现在。")
        case .sideValue: ("tally", "统计")
        case .explainHelp:
            ("List the records that differ, with the entries.", "列出有差异的每一条记录及其依据。")
        case .now: ("now", "现在")
        case .title: ("From %1 to %2, %3 to %4", "由“%1”到“%2”，%3 至 %4")
        case .nothing: ("Nothing differs.", "没有差异。")
        case .cause: ("Cause", "原因")
        case .records: ("Records", "记录数")
        case .before: ("Before", "此前")
        case .after: ("After", "此后")
        case .register: ("Register", "栏")
        case .act: ("By", "依据")
        case .others: ("Other sums", "其他合计")
        }
    }
}

extension ChangeCause: Localized {
    var text: Wording {
        switch self {
        case .late: ("arrived later", "迟交")
        case .lacking: ("not arrived", "未到")
        case .corrected: ("corrected", "更正")
        case .withdrawn: ("withdrawn", "作废")
        case .decided: ("decided", "裁定")
        case .review: ("review", "复核")
        case .double: ("taken out as double", "重复剔除")
        case .released: ("released", "放行")
        case .admitted: ("admitted", "补认")
        case .barred: ("now held", "转为存疑")
        case .revoked: ("enrolment revoked", "设备授权撤销")
        case .moved: ("moved", "更正归属")
        case .erased: ("erased", "已删除")
        case .clock: ("clock corrected", "时钟更正")
        case .dispatch: ("sent to another unit", "派单改责")
        case .exemption: ("exemption", "自动符合")
        case .standard: ("standard", "标准")
        case .definition: ("places and settings", "口径")
        case .scope: ("other scope", "范围")
        }
    }
}

extension Comparison.Difference {
    /// The cause in words.
    var causeText: String { cause() }
}
