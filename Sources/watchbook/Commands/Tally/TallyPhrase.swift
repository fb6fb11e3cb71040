import CentralLedger

/// Texts of `watchbook tally`.
enum TallyPhrase: Localized {
    case abstract, discussion, fromHelp, toHelp, byHelp, byValue, csvHelp, fileValue
    case title, nothing, total
    case station, indicator, date
    case made, failed, found, settled, left, rate

    init(_ dimension: TallyDimension) {
        switch dimension {
        case .station: self = .station
        case .indicator: self = .indicator
        case .date: self = .date
        }
    }

    var text: Wording {
        switch self {
        case .abstract: ("Tally what was checked and found.", "统计检查与发现的情况。")
        case .discussion:
            (
                """
                From the entries in force; held entries are not counted. Without dates: this month. \
                Example: watchbook tally day.ledger --from 2026-05-12 --by indicator,station --csv day.csv
                """,
                """
                只统计现行有效的记录，存疑(不计入)的不在内。不指定日期时为本月。\
                示例：watchbook tally day.ledger --from 2026-05-12 --by indicator,station --csv day.csv
                """
            )
        case .fromHelp: ("First work date.", "起始工作日期。")
        case .toHelp: ("Last work date; otherwise the first.", "截止工作日期；不指定时与起始日期相同。")
        case .byHelp:
            (
                "Columns to group by: station, indicator, date, joined by commas.",
                "分组：station（岗位）、indicator（指标）、date（日期），用逗号连接。"
            )
        case .byValue: ("columns", "分组")
        case .csvHelp: ("Write the table to this CSV file as well.", "同时写入该 CSV 文件。")
        case .fileValue: ("file", "文件")
        case .title: ("Tally %1 to %2", "统计 %1 至 %2")
        case .nothing: ("Nothing was checked.", "没有检查记录。")
        case .total: ("Total", "合计")
        case .station: ("Station", "岗位")
        case .indicator: ("Indicator", "指标")
        case .date: ("Date", "日期")
        case .made: ("Checks", "检查项次")
        case .failed: ("Failed", "不合格项次")
        case .found: ("Found", "发现数")
        case .settled: ("Settled", "现场解决数")
        case .left: ("Left", "遗留数")
        case .rate: ("Pass rate", "合格率")
        }
    }
}
