/// Texts of `watchbook report …`.
enum ReportPhrase: Localized {
    case abstract, verifyAbstract, verifyDiscussion, fileHelp
    case equal, equalNow, changedSince, differs
    case formEqual, formDiffers, formUnknown, sealKnown, sealUnknown

    var text: Wording {
        switch self {
        case .abstract:
            ("Print forms and reports, and check what was exported.", "打印表单和报表，核对已导出的数据。")
        case .verifyAbstract:
            ("Compute an exported tally again and compare.", "重算已导出的统计并比对。")
        case .verifyDiscussion:
            (
                """
                For JSON, and for any other file with the FILE.json that was written beside it. It is computed from \
                the entries it was made from, whatever has come since. \
                In place of a file: the text of a watch record form’s square code, in quotes. \
                Example: watchbook report verify day.csv --ledger day.ledger
                """,
                """
                适用于 JSON 文件，以及同时写出的“文件名.json”仍在旁边的其他文件。按导出时所依据的记录重算，之后到达的记录没有影响。文件处也可填写值守记录表二维码的内容（加引号）。\
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
        case .formEqual:
            (
                "Equal: %1 says what was printed (%2 {2|entry|entries}).",
                "一致：%1 与所打印的内容相同（%2 条记录）。"
            )
        case .formDiffers:
            (
                "Not equal: %1 has other entries now (%3; printed: %2). Print it again to see what changed.",
                "不一致：%1 现有记录不同（%3 条，打印时 %2 条）。请重新打印比对。"
            )
        case .formUnknown:
            ("Nothing is known here of %1.", "此处没有 %1 的任何记录。")
        case .sealKnown:
            (
                "Its writer’s journal (%1…) is here, unchanged, up to the sealed entry %2.",
                "填写设备（%1…）的日志至第 %2 条封签处与此处一致。"
            )
        case .sealUnknown:
            (
                "Its writer’s journal (%1…) is not here up to the sealed entry %2: the paper is of other entries, or these did not arrive.",
                "此处没有填写设备（%1…）至第 %2 条封签处的日志：纸表依据的是其他记录，或记录尚未到达。"
            )
        case .differs: ("Not equal: %1 comes out otherwise in %2.", "不一致：%1 重算后有出入：%2。")
        }
    }
}
