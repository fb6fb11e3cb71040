/// Texts of `watchbook publish` and `watchbook receive`.
enum PublishPhrase: Localized {
    case abstract, discussion, forHelp, forValue, keyHelp, published
    case receiveAbstract, receiveDiscussion, deskHelp, filesHelp, trustHelp, practiceHelp
    case created, received

    var text: Wording {
        switch self {
        case .abstract:
            (
                "Write a bundle for devices: standard, places, enrolments, receipts.",
                "导出下发给设备的数据包：标准、点位、设备授权、回执。"
            )
        case .discussion:
            (
                """
                For one device also the reviews and decisions on its own records, and the cases at the stations \
                of its places that are open or ended in the last 92 days, with the findings that they came \
                from; entries with personal data stay here. Of all else only digests are given. With --key the bundle has a fresh receipt.

                Example: watchbook publish --ledger office.ledger --for 3f9a07c1 --key street.key \
                --out down.bundle
                """,
                """
                下发给单台设备时，还带上对其自身记录的审核和裁定，以及其点位范围内未办结和 92 天内办结的问题及相应检查结果\
                （含个人信息的记录不下发）；其余内容只给摘要值。指定 --key 时数据包附上新的回执。

                示例：watchbook publish --ledger office.ledger --for 3f9a07c1 --key street.key \
                --out down.bundle
                """
            )
        case .forHelp: ("First digits of the device's id, or all.", "设备编号的前几位，或 all（全部设备）。")
        case .forValue: ("device|all", "设备|all")
        case .keyHelp: ("The office's key, to sign a receipt with.", "本单位的密钥，用于签署回执。")
        case .published:
            (
                "Wrote %1 {1|entry|entries} and %2 {2|receipt|receipts} to %3.",
                "已写出 %1 条记录、%2 份回执：%3。"
            )
        case .receiveAbstract: ("Take an office's bundles into the desk.", "把单位下发的数据包收入工作台。")
        case .receiveDiscussion:
            (
                """
                The desk is what the device knows: enrolments, standard, places, receipts. It is made at the \
                first time; without --trust it trusts the one root that the files bring, and prints it.

                Example: watchbook receive --desk lan.desk lan.bundle
                """,
                """
                工作台存放本机所知的设备授权、标准、点位和回执，首次使用时自动建立；不指定 --trust 时，信任文件中唯一的根密钥并显示出来。

                示例：watchbook receive --desk lan.desk lan.bundle
                """
            )
        case .deskHelp: ("The desk, made when there is none.", "工作台；没有时自动建立。")
        case .filesHelp: ("Bundles from the office.", "单位下发的数据包。")
        case .trustHelp:
            ("Public key of the root to trust, when the desk is made.", "建立工作台时信任的根公钥。")
        case .practiceHelp: ("Make a desk for practice.", "建立练习用的工作台。")
        case .created: ("Made %1, which trusts the root %2.", "已建立 %1，信任根密钥 %2。")
        case .received:
            (
                "Received %1 new {1|entry|entries} and %2 {2|receipt|receipts}.",
                "已收入 %1 条新记录、%2 份回执。"
            )
        }
    }
}
