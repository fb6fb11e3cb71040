/// Texts of `watchbook journal …`.
enum JournalPhrase: Localized {
    case abstract, journalHelp, keyHelp
    case showAbstract, showDiscussion, seqHelp, seqValue, shown
    case verifyAbstract, verifyDiscussion, sound, withoutKey
    case exportAbstract, exportDiscussion, textHelp, textValue, fromSeqHelp, firstValue
    case undeliveredHelp, deskHelp, deskValue, noPhotosHelp, withHelp, outMissing, firstTooSmall
    case exported, nothingToExport
    case statusAbstract, statusDiscussion, status, noReceipt, deliveredThrough

    var text: Wording {
        switch self {
        case .abstract: ("A device's own entries: look, check, hand in.", "本机日志：查看、核对、上交。")
        case .journalHelp: ("The journal file.", "日志文件。")
        case .keyHelp:
            (
                """
                Its key file; otherwise NAME.key beside it. Without one the journal is read as a file \
                from outside.
                """,
                "日志的密钥文件；不指定时取同一文件夹的同名 .key 文件。没有密钥时按外来文件读取日志。"
            )
        case .showAbstract: ("List the entries.", "列出记录。")
        case .showDiscussion:
            (
                "Example: watchbook journal show lan.journal --seq 20..40",
                "示例：watchbook journal show lan.journal --seq 20..40"
            )
        case .seqHelp: ("Only these entries: 7, 3..9 or 3..", "只列这些序号：7、3..9 或 3..")
        case .seqValue: ("a..b", "a..b 序号")
        case .shown: ("%1 {1|entry|entries}.", "共 %1 条记录。")
        case .verifyAbstract: ("Check chain, seals, photos and mark.", "核对记录链、封签、照片和水位标记。")
        case .verifyDiscussion:
            (
                """
                Computes every digest again. With the key it also notices a journal that was put back from a \
                copy. Exit code 65 when something is wrong.

                Example: watchbook journal verify lan.journal
                """,
                """
                重新计算全部摘要值；有密钥时还能发现从副本恢复的日志。有问题时退出码为 65。

                示例：watchbook journal verify lan.journal
                """
            )
        case .sound: ("%1 is sound: %2 {2|entry|entries}.", "%1 完好：共 %2 条记录。")
        case .withoutKey:
            (
                "Read without its key: whether entries at the end are missing was not checked.",
                "未用密钥读取：未能核对末尾是否缺少记录。"
            )
        case .exportAbstract: ("Write a bundle to hand in.", "导出数据包以便上交。")
        case .exportDiscussion:
            (
                """
                The bundle has entries, seals and photos, and proves itself. It is written whole or not at \
                all; handing in the same entries twice changes nothing. With the enrolment (from the desk \
                beside the journal, or --with) an office that never saw the device can check it.

                Example: watchbook journal export lan.journal --undelivered --out lan-0512.bundle
                """,
                """
                数据包含记录、封签和照片，可自行核验；要么完整写出，要么不写，重复上交不会改变结果。带上设备授权（取自日志旁的\
                工作台，或用 --with 指定），从未见过该设备的单位也能核验。

                示例：watchbook journal export lan.journal --undelivered --out lan-0512.bundle
                """
            )
        case .textHelp:
            ("Also, or only, write it as text that survives messengers.", "另写（或只写）可经聊天软件转发的文本。")
        case .textValue: ("name.txt", "文本文件")
        case .fromSeqHelp: ("From this entry on.", "从该序号的记录起。")
        case .firstValue: ("seq", "序号")
        case .undeliveredHelp: ("Only what no receipt of the desk covers.", "只导出工作台中尚无回执的部分。")
        case .deskHelp:
            (
                "The device's desk; otherwise NAME.desk beside the journal.",
                "本机工作台；不指定时取日志旁的同名 .desk 文件。"
            )
        case .deskValue: ("name.desk", "工作台")
        case .noPhotosHelp: ("Leave the photos out.", "不带照片。")
        case .withHelp: ("Files that have the device's enrolment.", "含有本机设备授权的文件。")
        case .outMissing: ("Name what to write: --out or --text.", "请用 --out 或 --text 指定要写出的文件。")
        case .firstTooSmall: ("--from-seq begins with 1.", "--from-seq 从 1 开始。")
        case .exported:
            (
                "Wrote %1 {1|entry|entries} and %2 {2|photo|photos} to %3.",
                "已写出 %1 条记录、%2 张照片：%3。"
            )
        case .nothingToExport:
            ("There is nothing to hand in; no file was written.", "没有需要上交的内容，未写出文件。")
        case .statusAbstract: ("Say what is delivered and what is not.", "查看哪些已送达、哪些未送达。")
        case .statusDiscussion:
            (
                """
                Delivered is what an office above the device has signed for; the receipts come with its \
                bundles.

                Example: watchbook journal status lan.journal
                """,
                """
                上级单位签了回执的才算已送达；回执随其数据包带回。

                示例：watchbook journal status lan.journal
                """
            )
        case .status:
            (
                "%1 {1|entry|entries}: %2 delivered, %3 not delivered yet.",
                "共 %1 条记录：已送达 %2 条，未送达 %3 条。"
            )
        case .noReceipt: ("No receipt has come yet.", "尚未收到回执。")
        case .deliveredThrough:
            ("Delivered through entry %1; the newest receipt is of %2.", "已送达至第 %1 条；最近的回执写于 %2。")
        }
    }
}
