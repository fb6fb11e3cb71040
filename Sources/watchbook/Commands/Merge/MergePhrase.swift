/// Texts of `watchbook merge`.
enum MergePhrase: Localized {
    case abstract
    case discussion
    case intoHelp
    case filesHelp
    case filesValue
    case dryRunHelp
    case progress

    var text: Wording {
        switch self {
        case .abstract:
            ("Merge journals, bundles and other ledgers into a ledger.", "把日志、数据包和其他总库并入总库。")
        case .discussion:
            (
                """
                Files may be journals, bundles, armoured text, other ledgers, folders and zip archives, in \
                any mix and order, again and again: the result is the same. A file that cannot be used is \
                named with the reason, and the others go on.
                """,
                """
                文件可以是日志、数据包、文本数据包、其他总库、文件夹和 zip 压缩包，任意混合、任意顺序、\
                可反复合并，结果都相同。不能使用的文件会列出原因，其余文件照常合并。
                """
            )
        case .intoHelp: ("The ledger to merge into.", "并入的总库。")
        case .filesHelp: ("Files and folders to merge.", "要合并的文件和文件夹。")
        case .filesValue: ("files", "文件")
        case .dryRunHelp:
            ("Report what would change and change nothing.", "只报告将会发生的变化，不作任何改动。")
        case .progress: ("%1 of %2 files read", "已读取 %1 / %2 个文件")
        }
    }
}
