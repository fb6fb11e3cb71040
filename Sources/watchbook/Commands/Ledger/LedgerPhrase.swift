/// Texts of `watchbook ledger …`.
enum LedgerPhrase: Localized {
    case abstract
    case createAbstract
    case createDiscussion
    case ledgerHelp
    case ledgerValue
    case trustHelp
    case trustValue
    case practiceHelp
    case created
    case digestAbstract
    case digestDiscussion
    case entriesHelp
    case contentAbstract
    case contentDiscussion

    var text: Wording {
        switch self {
        case .abstract: ("Make, check and read an office's ledger.", "建立、核对和读取单位的总库。")
        case .createAbstract: ("Make an empty ledger.", "建立一个空的总库。")
        case .createDiscussion:
            (
                "Without --trust, the first merge adopts the one root it finds and prints it.",
                "不指定 --trust 时，首次合并采用所发现的唯一根密钥并显示出来。"
            )
        case .ledgerHelp: ("The ledger file.", "总库文件。")
        case .ledgerValue: ("ledger", "总库")
        case .trustHelp:
            (
                "Public key file of a root that this ledger trusts; may be repeated.",
                "本总库信任的根密钥的公钥文件；可重复指定。"
            )
        case .trustValue: ("root.pub", "根公钥")
        case .practiceHelp:
            (
                "A practice ledger: practice enrolments count here.",
                "练习用总库：持练习设备授权者的记录在此计入。"
            )
        case .created: ("Made %1, trusting %2 {2|root|roots}.", "已建立 %1，信任 %2 个根密钥。")
        case .digestAbstract: ("Print the digest of a ledger.", "显示总库的摘要值。")
        case .digestDiscussion:
            (
                """
                Two ledgers with the same digest have the same entries, roots and rules, and hence the \
                same content.
                """,
                "摘要值相同的两个总库，其记录、根密钥和规则都相同，内容也必然相同。"
            )
        case .entriesHelp:
            ("Digest of the set of entries alone.", "只计算记录集合的摘要值。")
        case .contentAbstract:
            ("Print what is in force, in conflict and held.", "逐行显示生效、冲突和存疑(不计入)的内容。")
        case .contentDiscussion:
            (
                "One line of JSON each, sorted: for comparing ledgers and for other programs.",
                "每行一个 JSON，按字节排序：用于比较总库，也供其他程序读取。"
            )
        }
    }
}
