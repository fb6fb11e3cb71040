/// Texts of the options that name a writer and a journal.
enum WriterPhrase: Localized {
    case journalHelp
    case journalValue
    case keyHelp
    case keyValue
    case inspectorHelp
    case inspectorValue
    case rankHelp
    case rankValue

    var text: Wording {
        switch self {
        case .journalHelp: ("The journal to write into.", "写入的日志。")
        case .journalValue: ("name.journal", "日志")
        case .keyHelp:
            ("Its key file; otherwise NAME.key beside it.", "日志的密钥文件；不指定时取同一文件夹的同名 .key 文件。")
        case .keyValue: ("name.key", "密钥")
        case .inspectorHelp:
            ("Who writes, as <office>.<number>: S01.0007.", "填写人，写作 <单位>.<编号>，如 S01.0007。")
        case .inspectorValue: ("inspector", "填写人")
        case .rankHelp:
            (
                "Rank; otherwise that of the enrolment known here, or 1.",
                "级别；不指定时取此处所知设备授权中的级别，没有则为 1。"
            )
        case .rankValue: ("rank", "级别")
        }
    }
}
