/// Texts of the program as a whole and of the options that many commands share.
enum CommonPhrase: Localized {
    case programAbstract
    case programDiscussion
    case languageHelp
    case languageValue
    case jsonHelp
    case nowHelp
    case nowValue
    case error
    case unexpected
    case moreInCSV
    case moreInJSON
    case moreInFile

    var text: Wording {
        switch self {
        case .programAbstract:
            (
                "Watchbook: inspection records that are made offline and merged later.",
                "值守簿：离线填写、事后合并的实地点位值守检查记录工具。"
            )
        case .programDiscussion:
            (
                """
                A watcher writes entries into a journal on the own device. An office merges journals and \
                bundles into its ledger, settles conflicts and exports tallies. Nothing is ever overwritten, \
                and merging the same files again changes nothing.

                Exit codes: 0 done; 64 wrong use; 65 some data cannot be used; 70 fault in the program; \
                75 try again later.
                """,
                """
                值守人员在自己的设备上把记录写入日志；街道办、创城办把日志和数据包并入总库，\
                裁定冲突，导出统计。任何内容都不会被覆盖，重复合并同样的文件不会改变结果。

                退出码：0 完成；64 用法有误；65 部分数据无法使用；70 程序内部故障；75 请稍后重试。
                """
            )
        case .languageHelp:
            (
                "Language of all texts; otherwise WATCHBOOK_LANGUAGE or the system's language.",
                "界面语言；不指定时取环境变量 WATCHBOOK_LANGUAGE 或系统语言。"
            )
        case .languageValue: ("language", "语言")
        case .jsonHelp: ("Print JSON instead of text.", "以 JSON 格式输出。")
        case .nowHelp:
            (
                """
                Time to take as now: 2026-05-12T09:00:00+08:00, or milliseconds since 1970. \
                Otherwise the clock of this machine.
                """,
                """
                把该时刻当作现在：如 2026-05-12T09:00:00+08:00，或自 1970 年起的毫秒数。\
                不指定时取本机时钟。
                """
            )
        case .nowValue: ("time", "时刻")
        case .error: ("Error: %1 [%2]", "错误：%1〔%2〕")
        case .moreInFile:
            (
                "%1 more {1|column|columns} in a wider window, or with --out.",
                "另有 %1 列：请加宽窗口，或用 --out 写入文件。"
            )
        case .moreInCSV:
            (
                "%1 more {1|column|columns} in a wider window, or with --csv.",
                "另有 %1 列：请加宽窗口，或用 --csv 导出。"
            )
        case .moreInJSON:
            (
                "%1 more {1|column|columns} in a wider window, or with --json.",
                "另有 %1 列：请加宽窗口，或用 --json 输出。"
            )
        case .unexpected:
            (
                "Error: something unexpected went wrong. Try again; if it stays, report this line: %1",
                "错误：程序出现意外故障。请重试；若仍出现，请把这一行报告给维护人员：%1"
            )
        }
    }
}
