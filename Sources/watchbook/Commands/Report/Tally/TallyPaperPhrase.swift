/// Texts of the violation tally as a report.
enum TallyPaperPhrase: Localized {
    case abstract, discussion, beforeHelp
    case title, span, by, filters, compared, totals, rows, thisSpan, spanBefore
    case moreFailed, moreRate, chart, trend

    var text: Wording {
        switch self {
        case .abstract:
            ("Print a violation tally with charts and change.", "打印违规统计表，含图表和环比。")
        case .discussion:
            (
                """
                Dates, dimensions and filters as `tally` has them; the span before is as long, or whole months \
                before whole months.

                Example: watchbook report tally city.ledger --from 2026-04-01 --to 2026-06-30 --by office,indicator --out tally.pdf
                """,
                """
                日期、维度、筛选与 tally 相同；对比期为之前同样长的时段，整月则为之前的整月。

                示例：watchbook report tally city.ledger --from 2026-04-01 --to 2026-06-30 --by office,indicator --out tally.pdf
                """
            )
        case .beforeHelp: ("The span to compare with.", "对比期。")
        case .title: ("Violation Tally", "违规统计表")
        case .span: ("%1 to %2", "%1 至 %2")
        case .by: ("By", "分组")
        case .filters: ("Only", "筛选")
        case .compared: ("Compared with", "对比期")
        case .totals: ("Totals", "合计")
        case .rows: ("In detail", "明细")
        case .thisSpan: ("This span", "本期")
        case .spanBefore: ("Span before", "上期")
        case .moreFailed: ("± failed", "不合格增减")
        case .moreRate: ("± rate", "合格率增减")
        case .chart: ("Failed checks, the %1 largest", "不合格项次，前 %1 位")
        case .trend: ("Failed checks over time", "不合格项次走势")
        }
    }
}
