/// Texts of `watchbook doctor` and of the state of devices.
enum DoctorPhrase: Localized {
    case abstract, discussion, versions, walRace
    case ledger, root, noRoots, practice, photosMissing, whole
    case fork, gap, withheld, erased

    var text: Wording {
        switch self {
        case .abstract: ("Versions in use, and what is odd about a ledger.", "所用版本，以及总库的异常情况。")
        case .discussion:
            (
                "Forks, gaps, withheld and erased entries, missing photos. Changes nothing.",
                "分叉、缺号、未附内容和已删除的记录、缺失的照片。不作任何改动。"
            )
        case .versions:
            ("watchbook %1, SQLite %2, rules version %3", "watchbook %1，SQLite %2，规则版本 %3")
        case .walRace:
            (
                """
                This SQLite is older than 3.51.3 (WAL-reset race). Watchbook writes from one process and one \
                connection, so it is not affected; do not open a ledger for writing with other programs.
                """,
                """
                此 SQLite 早于 3.51.3（存在 WAL 重置竞争缺陷）。值守簿只用一个进程、一个连接写入，\
                不受影响；请勿用其他程序以写方式打开总库。
                """
            )
        case .ledger: ("%1: %2 {2|device|devices}", "%1：%2 台设备")
        case .root: ("Trusts root %1", "信任根密钥 %1")
        case .noRoots:
            ("Trusts no root yet; the first merge adopts one.", "尚未信任任何根密钥，首次合并时采用。")
        case .practice: ("A practice ledger: practice entries count here.", "练习用总库：练习记录在此计入。")
        case .photosMissing: ("%1 {1|photo|photos} missing.", "缺 %1 张照片。")
        case .whole: ("No forks, no gaps.", "无分叉，无缺号。")
        case .fork:
            (
                """
                Device %1 is forked from seq %2 on (%3 {3|seq|seqs}): it was cloned or restored. Both branches \
                count; enrol a new key for it.
                """,
                "设备 %1 自序号 %2 起分叉（%3 处）：曾被复制或恢复。两支均计入，请为其授权新密钥。"
            )
        case .gap:
            (
                "Device %1 lacks %2. Ask for another export; what is there counts.",
                "设备 %1 缺序号 %2。请再次导出；已有的照常计入。"
            )
        case .withheld:
            ("Device %1: %2 withheld {2|entry|entries}.", "设备 %1：%2 条记录未附内容。")
        case .erased: ("Device %1: %2 erased {2|entry|entries}.", "设备 %1：%2 条记录已按规定删除。")
        }
    }
}
