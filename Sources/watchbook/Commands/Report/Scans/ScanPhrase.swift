/// Texts of scans of signed and stamped papers.
enum ScanPhrase: Localized {
    case attachAbstract, attachDiscussion, scansAbstract, scansDiscussion
    case recordHelp, recordValue, scanHelp, paperHelp, noteHelp, missingHelp, watchesHelp
    case sinceHelp, toHelp, officeHelp
    case attached, attachedAlready, wouldAttach
    case title, titleMissing, kind, paper, about, made, scans, by, at, state, record, sum
    case closeKind, closeName, resultKind, watchKind, otherKind, handover, rectification
    case has, hasNot, erased, notHere, papers, without

    var text: Wording {
        switch self {
        case .attachAbstract:
            ("Attach the scan of a signed paper to what it was printed from.", "上传已签字盖章文书的扫描件。")
        case .attachDiscussion:
            (
                """
                The record is a case, a close (close/S01/2026-05-12), a round of testing (assessment/…), an activity, or a watch \
                (watch/S01.P1.1/2026-05-12/am/S01.0007), whose scan stands in the close of its office’s day. The ledger keeps who \
                attached which file and when; the same file again changes nothing.

                Example: watchbook report attach city.ledger S01-3f2a --of notice.1 --scan notice.pdf --journal office.journal --inspector C.0001
                """,
                """
                记录可以是案卷、日结（close/S01/2026-05-12）、测评期（assessment/…）、活动，或值守（watch/S01.P1.1/2026-05-12/am/S01.0007，\
                其扫描件存于所属街道当日日结）。总库记明何人何时上传了哪个文件；同一文件重复上传不产生变化。

                示例：watchbook report attach city.ledger S01-3f2a --of notice.1 --scan 督办通知单.pdf --journal office.journal --inspector C.0001
                """
            )
        case .scansAbstract:
            ("List papers with and without their scan.", "列出文书及其扫描件，含缺扫描件的。")
        case .scansDiscussion:
            (
                """
                Closes, notices and papers of escalation, published results, and with --watches the watch record forms. Papers \
                of the dates asked for; without dates all.

                Example: watchbook report scans city.ledger --missing --since 2026-05-01
                """,
                """
                包括日结、督办通知单等文书、已公布的测评结果；加 --watches 另列值守记录表。按日期筛选，不写日期时为全部。

                示例：watchbook report scans city.ledger --missing --since 2026-05-01
                """
            )
        case .recordHelp:
            (
                "What the paper was printed from: a record, or the first digits of a case.",
                "文书所属的记录，或案卷号的前几位。"
            )
        case .recordValue: ("record", "记录")
        case .scanHelp: ("The scan: PDF or a picture; may be repeated.", "扫描件：PDF 或图片；可重复指定。")
        case .paperHelp:
            (
                "Which paper it is: notice.1, escalation.2, version.1, result.1, rectification, handover. Needed where there are several.",
                "哪一份文书：notice.1、escalation.2、version.1、result.1、rectification、handover；有多份时必填。"
            )
        case .noteHelp: ("A remark.", "备注。")
        case .missingHelp: ("Only papers without a scan.", "只列缺扫描件的。")
        case .watchesHelp: ("Watch record forms of watches that were stood, too.", "另列在岗班次的值守记录表。")
        case .sinceHelp: ("Papers of this date or later.", "文书日期不早于。")
        case .toHelp: ("Papers of this date or before.", "文书日期不晚于。")
        case .officeHelp: ("Only papers of this office, and of those in it.", "只含该单位（含下属单位）的文书。")
        case .attached:
            ("Attached %1 to %2, %3 (%4).", "已将 %1 上传至 %2 的 %3（%4）。")
        case .attachedAlready:
            ("%1 is attached to %2, %3, already.", "%1 此前已上传至 %2 的 %3。")
        case .wouldAttach:
            ("Would attach %1 to %2, %3.", "将上传 %1 至 %2 的 %3。")
        case .title: ("Papers and Their Scans", "文书扫描件清单")
        case .titleMissing: ("Papers without a Scan", "缺扫描件文书清单")
        case .kind: ("Kind", "类别")
        case .paper: ("Paper", "文书")
        case .about: ("To, of", "对象")
        case .made: ("Made", "形成时间")
        case .scans: ("Scans", "扫描件数")
        case .by: ("Attached by", "上传人")
        case .at: ("When", "上传时间")
        case .state: ("Scan", "扫描件")
        case .record: ("Record", "记录")
        case .sum: ("%1 {1|paper|papers}, %2 without a scan.", "文书 %1 份，缺扫描件 %2 份。")
        case .closeKind: ("Close", "日结")
        case .closeName: ("Close of %1, version %2", "%1 日结，第 %2 版")
        case .resultKind: ("Published result", "测评结果")
        case .watchKind: ("Watch record form", "值守记录表")
        case .otherKind: ("Other", "其他")
        case .handover: ("Hand-over list", "问题交办清单")
        case .rectification: ("Rectification notice", "整改通知书")
        case .has: ("there", "已上传")
        case .hasNot: ("missing", "缺")
        case .erased: ("erased by rule", "已按规定删除")
        case .notHere: ("attached, the file is not here yet", "已上传，文件尚未到达")
        case .papers: ("Papers", "文书")
        case .without: ("All papers have their scan.", "文书均有扫描件。")
        }
    }
}
