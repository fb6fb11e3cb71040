/// Texts of `watchbook export`.
enum ExportPhrase: Localized {
    case abstract, discussion, dirHelp, sinceHelp, untilHelp, formatHelp, formatValue
    case tablesHelp, tablesValue, forceHelp, table, rows, files, written

    var text: Wording {
        switch self {
        case .abstract: ("Write everything as tables for analysts.", "导出全部数据表，供分析使用。")
        case .discussion:
            (
                """
                One file a table, with columns that keep their place in every version, and manifest.json with \
                the moment, the digests of the entries and the SHA-256 and rows of every file. Checks, counts, \
                watches, findings, walks, conflicts, held and all entries of the dates; cases reported on them \
                or still open; all versions of points, streets, units, people and standards. Personal data of \
                callers and minors, and contacts of units, are in none of them. The folder is there when it \
                is complete.

                Example: watchbook export city.ledger --dir export --since 2026-01-01 --format csv,xlsx
                """,
                """
                每张表一个文件，列的位置在各版本中不变；manifest.json 记有时点、记录摘要和每个文件的 SHA-256 及行数。\
                包括期间的检查、计数、值守、不合格、沿路巡查、冲突、存疑和全部记录；期间上报或尚未办结的案卷；\
                点位、街路、单位、人员和标准的全部版本。来电人、未成年人的个人信息和单位联系方式不导出。\
                全部写完后文件夹才出现。

                示例：watchbook export city.ledger --dir export --since 2026-01-01 --format csv,xlsx
                """
            )
        case .dirHelp: ("The folder to make.", "要生成的文件夹。")
        case .sinceHelp:
            ("The first work date; without it from the beginning.", "起始工作日期；不指定时从头开始。")
        case .untilHelp: ("The last work date.", "截止工作日期。")
        case .formatHelp:
            (
                "What to write each table as, with commas between; otherwise csv.",
                "每张表的格式，用逗号分隔；不指定时为 csv。"
            )
        case .formatValue: ("formats", "格式")
        case .tablesHelp: ("Only these tables, with commas between them.", "只导出这些表，用逗号分隔。")
        case .tablesValue: ("tables", "表")
        case .forceHelp: ("Replace an earlier export of that name.", "覆盖同名的旧导出文件夹。")
        case .table: ("Table", "表")
        case .rows: ("Rows", "行数")
        case .files: ("Files", "文件")
        case .written: ("Wrote %1", "已写入 %1")
        }
    }
}
