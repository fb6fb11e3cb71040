/// Texts of `watchbook report …`.
enum ReportPhrase: Localized {
    case abstract, verifyAbstract, verifyDiscussion, fileHelp
    case equal, equalNow, changedSince, differs

    var text: Wording {
        switch self {
        case .abstract: ("Check figures that were exported.", "核对已导出的统计数据。")
        case .verifyAbstract:
            ("Compute an exported tally again and compare.", "重算已导出的统计并比对。")
        case .verifyDiscussion:
            (
                """
                For JSON and for CSV with the file FILE.csv.json that was written beside it. It is computed from \
                the entries it was made from, whatever has come since. \
                Example: watchbook report verify day.csv --ledger day.ledger
                """,
                """
                适用于 JSON 文件，以及同时写出的 FILE.csv.json 仍在旁边的 CSV 文件。按导出时所依据的记录重算，之后到达的记录没有影响。\
                示例：watchbook report verify day.csv --ledger day.ledger
                """
            )
        case .fileHelp: ("The exported file.", "导出的文件。")
        case .equal: ("Equal: %1 comes out the same.", "一致：%1 的重算结果相同。")
        case .equalNow:
            (
                "%1 is what the ledger says today; whether it said so then cannot be proven.",
                "%1 与总库现在的结果相同；当时是否如此无法证明。"
            )
        case .changedSince:
            (
                "The entries it was made from are not pinned here; it is compared with the ledger as it is now. Give --manifest for proof.",
                "此处没有导出时的记录清单，现与总库当前内容比对。如需证明，请用 --manifest 指定清单。"
            )
        case .differs: ("Not equal: %1 comes out otherwise in %2.", "不一致：%1 重算后有出入：%2。")
        }
    }
}
