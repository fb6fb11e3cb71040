/// Texts of `watchbook merge`.
enum MergePhrase: Localized {
    case abstract
    case discussion
    case intoHelp
    case filesHelp
    case filesValue
    case dryRunHelp
    case progress
    case adopted, wouldAdopt, noRoot, dryRun, total, heldReason, otherFiles, lateNote
    case fileHeading, newHeading, knownHeading, heldHeading, conflictHeading, photoHeading
    case refusedHeading

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
        case .adopted:
            ("Adopted root %1. Compare it with the office's paper.", "已采用根密钥 %1。请与单位存档核对。")
        case .wouldAdopt:
            (
                "Would adopt root %1. Compare it with the office's paper.",
                "将采用根密钥 %1。请与单位存档核对。"
            )
        case .noRoot:
            (
                """
                The ledger trusts no root key yet, so every entry is held. Merge a bundle of the office \
                that enrolled the devices.
                """,
                "总库尚未信任任何根密钥，全部记录存疑(不计入)。请合并为设备办理授权的单位所发的数据包。"
            )
        case .dryRun: ("Dry run: nothing was changed.", "预演：未作任何改动。")
        case .total:
            (
                "%1 new, %2 already here, %3 held, %4 {4|conflict|conflicts} opened, %5 closed.",
                "新增 %1 条，已有 %2 条，存疑(不计入) %3 条，新出现冲突 %4 处，消除冲突 %5 处。"
            )
        case .heldReason: ("  held: %1: %2", "  存疑(不计入)：%1 %2 条")
        case .otherFiles:
            ("… and %1 more {1|file|files} with nothing to remark.", "……另有 %1 个文件无异常。")
        case .lateNote:
            (
                "* exported more than 12 hours before it came, or by a clock that is wrong",
                "* 导出超过 12 小时后才收到，或设备时钟有误"
            )
        case .fileHeading: ("File", "文件")
        case .newHeading: ("New", "新增")
        case .knownHeading: ("Known", "已有")
        case .heldHeading: ("Held", "存疑")
        case .conflictHeading: ("Conflicts", "冲突")
        case .photoHeading: ("Photos", "照片")
        case .refusedHeading: ("Refused", "拒收")
        }
    }
}
