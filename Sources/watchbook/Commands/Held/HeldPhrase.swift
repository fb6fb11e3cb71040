/// Texts of `watchbook held …`.
enum HeldPhrase: Localized {
    case abstract, listAbstract, releaseAbstract, releaseDiscussion
    case onlyHelp, reasonValue, digestsHelp
    case reasonHeading, seqHeading
    case listed, released, wouldRelease, stillHeld

    var text: Wording {
        switch self {
        case .abstract:
            ("Entries that are kept and shown, and not counted.", "存疑(不计入)的记录：保留、显示，但不计入。")
        case .listAbstract: ("List held entries with the reasons.", "列出存疑(不计入)的记录及原因。")
        case .releaseAbstract: ("Let held entries count.", "放行存疑的记录，使其计入。")
        case .releaseDiscussion:
            (
                """
                Only an office that could itself have enrolled the device for the entry can release it, and \
                only from the reasons it has now. Malformed and practice entries cannot be released. Example:

                watchbook held release day.ledger 3f9ab2 --because "sheet seen" --journal office.journal \
                --inspector S01.0001
                """,
                """
                只有本可为该设备作出相应授权的单位才能放行，且只针对现有的原因。\
                格式有误和练习的记录不能放行。示例：

                watchbook held release day.ledger 3f9ab2 --because "已核对纸质表" --journal office.journal \
                --inspector S01.0001
                """
            )
        case .onlyHelp: ("Only those held for this reason.", "只列出该原因的记录。")
        case .reasonValue: ("reason", "原因")
        case .digestsHelp: ("First digits of the digests.", "摘要值的前几位，可多个。")
        case .reasonHeading: ("Reasons", "原因")
        case .seqHeading: ("Seq", "序号")
        case .listed: ("%1 held.", "共 %1 条存疑(不计入)。")
        case .released: ("%1 released.", "已放行 %1 条。")
        case .wouldRelease: ("%1 would be released. Nothing was written.", "将放行 %1 条。未写入任何内容。")
        case .stillHeld:
            ("%1 stays held: this office has no right over it.", "%1 仍存疑(不计入)：本单位无权放行。")
        }
    }
}
