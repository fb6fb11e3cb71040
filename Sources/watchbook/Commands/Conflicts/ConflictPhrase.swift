/// Texts of `watchbook conflicts …`.
enum ConflictPhrase: Localized {
    case abstract, listAbstract, showAbstract, resolveAbstract, resolveDiscussion
    case ownHelp, recordHelp, recordValue, registerHelp, registerValue
    case chooseHelp, digestValue, reasonHelp, reasonValue
    case none, listed
    case recordHeading, registerHeading, inForceHeading, headsHeading
    case stateHeading, whoHeading, whenHeading, deviceHeading, digestHeading, claimHeading
    case inForce, head, superseded, held
    case decided, wouldDecide

    var text: Wording {
        switch self {
        case .abstract: ("Registers in which people say different things.", "不同人员说法不一致之处（冲突）。")
        case .listAbstract: ("List the conflicts.", "列出冲突。")
        case .showAbstract:
            (
                "Show every statement of one register: who, when, from which device.",
                "显示某一栏的全部说法：何人、何时、哪台设备。"
            )
        case .resolveAbstract: ("Decide which statement holds.", "裁定采用哪一种说法。")
        case .resolveDiscussion:
            (
                """
                The decision is an entry of the office: it names every statement and closes the conflict. \
                The statements stay. Example:

                watchbook conflicts resolve day.ledger check/P01.1/2026-05-12/am.1/CLN-01 \
                --choose 3f9a --reason "seen again" --journal office.journal --inspector S01.0001
                """,
                """
                裁定本身是单位的一条记录：列明所有说法，冲突随之结束，原有说法全部保留。示例：

                watchbook conflicts resolve day.ledger check/P01.1/2026-05-12/am.1/CLN-01 \
                --choose 3f9a --reason "复看确认" --journal office.journal --inspector S01.0001
                """
            )
        case .ownHelp:
            (
                "List instead what one person said differently from several devices.",
                "改为列出同一人在不同设备上的不同说法。"
            )
        case .recordHelp:
            ("The record, as the list shows it.", "记录名称，与列表所示相同。")
        case .recordValue: ("record", "记录")
        case .registerHelp: ("Its register.", "所在的栏。")
        case .registerValue: ("register", "栏")
        case .chooseHelp:
            ("First digits of the digest of the statement that holds.", "所采用说法的摘要值的前几位。")
        case .digestValue: ("digest", "摘要值")
        case .reasonHelp: ("Why; everybody can read it.", "理由，所有人可见。")
        case .reasonValue: ("text", "文字")
        case .none: ("No conflicts.", "没有冲突。")
        case .listed: ("%1 {1|conflict|conflicts}.", "共 %1 处冲突。")
        case .recordHeading: ("Record", "记录")
        case .registerHeading: ("Register", "栏")
        case .inForceHeading: ("In force", "现行说法")
        case .headsHeading: ("Heads", "说法数")
        case .stateHeading: ("State", "状态")
        case .whoHeading: ("Who", "何人")
        case .whenHeading: ("When", "何时")
        case .deviceHeading: ("Device", "设备")
        case .digestHeading: ("Digest", "摘要值")
        case .claimHeading: ("Claim", "内容")
        case .inForce: ("in force", "现行")
        case .head: ("stands", "并存")
        case .superseded: ("answered", "已更正")
        case .held: ("held: %1", "存疑(不计入)：%1")
        case .decided: ("Decided for %1: %2 (decision %3).", "已裁定 %1：采用 %2（裁定 %3）。")
        case .wouldDecide:
            ("Would decide for %1: %2. Nothing was written.", "将裁定 %1：采用 %2。未写入任何内容。")
        }
    }
}
