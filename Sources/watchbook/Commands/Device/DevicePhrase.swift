/// Texts of `watchbook device …`.
enum DevicePhrase: Localized {
    case abstract
    case requestAbstract, requestDiscussion, labelHelp, labelValue, requested, compare
    case enrolAbstract, enrolDiscussion, personHelp, personMissing, officeHelp, roleHelp, roleValue
    case revokeAbstract, revokeDiscussion, deviceHelp, deviceValue, ledgerHelp, enrolmentHelp
    case throughHelp, throughValue, bundleHelp, revoked, wouldRevoke, bundleWritten
    case attestAbstract, attestDiscussion, attestDeviceHelp, chainHelp, receivedHelp, deviceMissing
    case attested, wouldAttest, leftToOthers

    var text: Wording {
        switch self {
        case .abstract: ("Devices and their enrolments.", "设备与设备授权。")
        case .requestAbstract:
            ("Make a device's key and journal, and ask for an enrolment.", "建立设备的密钥和日志，并申请设备授权。")
        case .requestDiscussion:
            (
                """
                Makes NAME.key (private, stays on the device), NAME.journal (empty) and NAME.request, which \
                goes to the office by file or message. Offices make their own devices in the same way.

                Example: watchbook device request lan --label "Lan, S01.0007"
                """,
                """
                生成 NAME.key（私钥，只留在本机）、NAME.journal（空日志）和 NAME.request（以文件或消息交给管理单位）。\
                单位自己的设备也这样建立。

                示例：watchbook device request lan --label "小兰 S01.0007"
                """
            )
        case .labelHelp:
            ("Whose device it is, for people; otherwise the name.", "设备归谁使用，供人辨认；不指定时取名称。")
        case .labelValue: ("text", "文字")
        case .requested: ("Made %1, %2 and %3.", "已建立 %1、%2 和 %3。")
        case .compare:
            (
                "Send %1 to the office and compare the fingerprint by telephone: %2",
                "请把 %1 交给管理单位，并电话核对指纹：%2"
            )
        case .enrolAbstract: ("Enrol a device for persons.", "为人员的设备办理设备授权。")
        case .enrolDiscussion:
            (
                """
                The enrolment never goes beyond what the office itself holds; name the bundle with that \
                enrolment by --with, or a ledger. Compare the fingerprint by telephone first.

                Example: watchbook device enrol --journal street.journal --inspector S01.0001 \
                --with street.bundle --request lan.request --person S01.0007:1 --out lan.bundle
                """,
                """
                设备授权不会超出本单位自身的权限；请用 --with 指定本单位收到的授权数据包，或指定总库。办理前请先电话核对指纹。

                示例：watchbook device enrol --journal street.journal --inspector S01.0001 \
                --with street.bundle --request lan.request --person S01.0007:1 --out lan.bundle
                """
            )
        case .personHelp:
            (
                "Who writes on it, with the rank (otherwise 1); may be repeated.",
                "在该设备上填写的人员及级别（默认 1）；可重复指定。"
            )
        case .personMissing: ("Name who writes on it: --person.", "请用 --person 指定在该设备上填写的人员。")
        case .roleHelp:
            (
                "Whose device it is: a watcher finds and verifies, a unit answers cases.",
                "设备用途：watcher（值守人员，检查和核查）或 unit（责任单位，答复问题）。"
            )
        case .roleValue: ("role", "用途")
        case .officeHelp: ("Its office; otherwise that of the issuer.", "所属单位；不指定时为办理单位。")
        case .revokeAbstract: ("End an enrolment from some entry on.", "自某条记录之后撤销设备授权。")
        case .revokeDiscussion:
            (
                """
                What the device wrote up to the named entry still counts; everything later is held. Without \
                --through that is the last entry that is in the ledger.

                Example: watchbook device revoke 3f9a07c1 --ledger office.ledger --journal \
                street.journal --inspector S01.0001 --through 120 --reason "phone lost"
                """,
                """
                该设备所写记录，到指明的那一条为止照常计入，之后的一律存疑(不计入)。不指定 --through 时，以总库中现有的最后一条为界。

                示例：watchbook device revoke 3f9a07c1 --ledger office.ledger --journal \
                street.journal --inspector S01.0001 --through 120 --reason "手机遗失"
                """
            )
        case .deviceHelp: ("First digits of the device's id, or its fingerprint.", "设备编号的前几位，或其指纹。")
        case .deviceValue: ("device", "设备")
        case .ledgerHelp: ("The office's ledger.", "本单位的总库。")
        case .enrolmentHelp:
            (
                "First digits of the enrolment's digest; otherwise all that the writer may end.",
                "设备授权摘要值的前几位；不指定时撤销填写人有权撤销的全部设备授权。"
            )
        case .throughHelp:
            (
                "Last entry that counts: its seq, its chain digest, or none.",
                "最后一条仍计入的记录：序号、链摘要值，或 none（全部不计入）。"
            )
        case .throughValue: ("seq|digest|none", "序号|摘要值|none")
        case .bundleHelp: ("Also write a bundle that carries it to others.", "另写出一个数据包，以便转交其他单位。")
        case .revoked:
            (
                "Revoked %1 {1|enrolment|enrolments} of device %2; counted through %3.",
                "已撤销 %1 项设备授权（设备 %2），计入至 %3。"
            )
        case .wouldRevoke:
            (
                "Would revoke %1 {1|enrolment|enrolments} of device %2; counted through %3. Nothing was written.",
                "将撤销 %1 项设备授权（设备 %2），计入至 %3。没有写入。"
            )
        case .bundleWritten: ("Hand %1 on to other offices.", "请把 %1 转交其他单位。")
        case .attestAbstract:
            ("Say when chains arrived whose clocks run ahead.", "证明时钟偏快的记录链是何时收到的。")
        case .attestDiscussion:
            (
                """
                Run it after merging. It looks for entries whose time is over five minutes ahead of now, \
                and says when they were received, so that a clock that runs ahead wins nothing. With \
                --device, --chain and --received one chain is attested by hand.

                Example: watchbook device attest --ledger office.ledger --journal street.journal \
                --inspector S01.0001
                """,
                """
                请在合并之后运行。它查找时间比现在快五分钟以上的记录，并证明收到时刻，使偏快的时钟占不到便宜。\
                也可用 --device、--chain、--received 手工证明某一条记录链。

                示例：watchbook device attest --ledger office.ledger --journal street.journal \
                --inspector S01.0001
                """
            )
        case .attestDeviceHelp: ("Attest the chain of this device by hand.", "手工证明该设备的记录链。")
        case .chainHelp:
            (
                "The chain digest of its last entry; otherwise the last one here.",
                "末条记录的链摘要值；不指定时取此处最后一条。"
            )
        case .receivedHelp: ("When it was received; otherwise now.", "收到的时刻；不指定时为现在。")
        case .deviceMissing:
            ("--chain and --received need --device.", "--chain 和 --received 须与 --device 同用。")
        case .attested: ("Attested %1 {1|chain|chains}.", "已证明 %1 条记录链。")
        case .wouldAttest:
            ("Would attest %1 {1|chain|chains}. Nothing was written.", "将证明 %1 条记录链。没有写入。")
        case .leftToOthers:
            (
                "Device %1 runs ahead too, but is not below this office.",
                "设备 %1 的时钟也偏快，但不属于本单位管理。"
            )
        }
    }
}
