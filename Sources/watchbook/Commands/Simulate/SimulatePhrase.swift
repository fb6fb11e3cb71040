/// Texts of `watchbook simulate`.
enum SimulatePhrase: Localized {
    case abstract
    case discussion
    case seedHelp
    case devicesHelp
    case pointsHelp
    case daysHelp
    case entriesHelp
    case casesHelp
    case photosHelp
    case keysHelp
    case outHelp
    case number
    case folder
    case progress
    case done

    var text: Wording {
        switch self {
        case .abstract:
            (
                "Write an invented city of any size, for trying out and measuring.",
                "生成任意规模的虚构城市数据，用于试用和测速。"
            )
        case .discussion:
            (
                """
                The same numbers give the same entries, digests and keys. The folder then holds \
                root.pub for `ledger create --trust`, office.bundle with enrolments, points and \
                standard, the devices' files in bundles/, and world.json with what was written. \
                Never merge it into the ledger of a real city.
                """,
                """
                参数相同，生成的记录、摘要值和密钥也相同。文件夹中有供 ledger create --trust 使用的 root.pub，\
                含设备授权、点位和标准的 office.bundle，bundles/ 中各设备的数据包，以及记载生成情况的 world.json。\
                切勿并入真实城市的总库。
                """
            )
        case .seedHelp: ("What the world is drawn from.", "随机种子。")
        case .devicesHelp: ("How many devices, each with one watcher.", "设备数，每台设备一名值守人员。")
        case .pointsHelp: ("How many points, each with two stations.", "点位数，每个点位两个岗。")
        case .daysHelp: ("How many work dates, from 2026-03-02 on.", "工作日数，自 2026-03-02 起。")
        case .entriesHelp:
            ("How many entries all devices write together.", "所有设备的记录总数。")
        case .casesHelp:
            (
                "How many cases the offices follow up besides, each with about six entries.",
                "另由各单位处置的问题数，每件约六条记录。"
            )
        case .photosHelp:
            (
                "How many photos to make; of others only the digest is named.",
                "生成的照片数；其余照片只有摘要值。"
            )
        case .keysHelp:
            (
                "Write private keys into keys/ too: whoever has them writes in their holders' names.",
                "同时把私钥写入 keys/：持有者可以用相应名义填写记录。"
            )
        case .outHelp: ("A new or empty folder.", "新的或空的文件夹。")
        case .number: ("number", "数")
        case .folder: ("folder", "文件夹")
        case .progress: ("%1 of %2 entries written", "已写 %1 / %2 条记录")
        case .done:
            (
                "Wrote %2 {2|entry|entries} in %3 {3|bundle|bundles} to %1. Merge with --now %4.",
                "已向 %1 写入 %2 条记录、%3 个数据包。合并时请用 --now %4。"
            )
        }
    }
}
