/// Texts of `watchbook receipt …`.
enum ReceiptPhrase: Localized {
    case abstract
    case writeAbstract, writeDiscussion, journalHelp, keyHelp, forHelp, lineFlagHelp
    case keyNeeded, outMissing, written
    case readAbstract, readDiscussion, filesHelp, lineHelp, lineValue, deskHelp, receiptMissing
    case signed, ofOffice, ofNobody, fromHeading, throughHeading

    var text: Wording {
        switch self {
        case .abstract: ("Receipts: what an office has signed for.", "回执：单位签收了哪些记录。")
        case .writeAbstract: ("Sign for the entries that the ledger holds.", "为总库中现有的记录签署回执。")
        case .writeDiscussion:
            (
                """
                A receipt is the office's signature that its ledger holds runs of entries; only these are \
                delivered. With --line it is one line of text, to be pasted into a message.

                Example: watchbook receipt write --ledger office.ledger --journal street.journal \
                --for 3f9a07c1 --line
                """,
                """
                回执是单位对其总库持有若干段记录的签名，只有这些才算已送达。指定 --line 时输出一行文字，可直接粘贴到消息里。

                示例：watchbook receipt write --ledger office.ledger --journal street.journal \
                --for 3f9a07c1 --line
                """
            )
        case .journalHelp: ("The office's journal, whose key signs.", "本单位的日志，以其密钥签署。")
        case .keyHelp: ("The key that signs, instead of --journal.", "签署所用的密钥，可代替 --journal。")
        case .forHelp: ("Only for this device; otherwise for all.", "只为该设备签署；不指定时为全部设备。")
        case .lineFlagHelp: ("Print the receipt as one line to paste.", "输出可粘贴的一行回执。")
        case .keyNeeded:
            ("Name the office's key: --journal or --key.", "请用 --journal 或 --key 指定本单位的密钥。")
        case .outMissing: ("Name what to write: --out or --line.", "请用 --out 或 --line 指定输出方式。")
        case .written: ("Signed for %1 {1|entry|entries}: %2.", "已为 %1 条记录签署回执：%2。")
        case .readAbstract: ("Verify a receipt and show what it covers.", "核验回执并显示其所涵盖的记录。")
        case .readDiscussion:
            (
                """
                With --desk it says which office signed, and keeps the receipt there, so that journal status \
                and journal export --undelivered know of it.

                Example: watchbook receipt read --line WBR1.AbCd --desk lan.desk
                """,
                """
                指定 --desk 时显示签署单位，并把回执存入工作台，供日志的 journal status 和 journal export --undelivered 使用。

                示例：watchbook receipt read --line WBR1.AbCd --desk lan.desk
                """
            )
        case .filesHelp: ("Bundles with receipts.", "含有回执的数据包。")
        case .lineHelp: ("The line that the office sent.", "单位发来的那一行回执。")
        case .lineValue: ("WBR1…", "WBR1… 回执")
        case .deskHelp: ("The device's desk, which keeps the receipt.", "本机工作台，用于存放回执。")
        case .receiptMissing: ("Name a file with a receipt, or --line.", "请指定含有回执的文件，或用 --line。")
        case .signed:
            ("Signed by device %1 at %2 for %3 {3|entry|entries}.", "设备 %1 于 %2 为 %3 条记录签署回执。")
        case .ofOffice: ("That device is enrolled for office %1.", "该设备属于单位 %1。")
        case .ofNobody:
            (
                "That device has no enrolment in this desk, so nothing counts as delivered by it.",
                "该设备在本工作台中没有设备授权，不能据此认定已送达。"
            )
        case .fromHeading: ("From", "起")
        case .throughHeading: ("Through", "止")
        }
    }
}
