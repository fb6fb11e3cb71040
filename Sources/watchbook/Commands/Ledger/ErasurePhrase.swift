/// Texts of `watchbook ledger erase`.
enum ErasurePhrase: Localized {
    case abstract, discussion
    case entriesHelp, photoHelp, withPhotosHelp, nothingNamed
    case erased, wouldErase, kept

    var text: Wording {
        switch self {
        case .abstract:
            ("Erase entries or photos by an office's decision.", "由单位决定删除记录或照片。")
        case .discussion:
            (
                """
                For personal data that must not be kept. Writes who decided it and why into the office's \
                journal; wherever that arrives, the entry is no longer shown or counted. The office must be \
                above every enrolment that names the entry's author. The bytes stay until ledger purge \
                removes them for good. Look first with --dry-run. Example:

                watchbook ledger erase day.ledger 3f9ab2c4 --with-photos --reason "a minor's name" \
                --journal office.journal --inspector S01.0001
                """,
                """
                用于依规不得保存的个人信息。决定人和理由写入本单位日志；该决定所到之处，所指记录不再显示、不再计入。\
                本单位须在该记录填写人的各项设备授权之上。字节保留至用 ledger purge 从总库彻底移除。请先用 --dry-run 预览。示例：

                watchbook ledger erase day.ledger 3f9ab2c4 --with-photos --reason "含未成年人姓名" \
                --journal office.journal --inspector S01.0001
                """
            )
        case .entriesHelp:
            (
                "First digits of the entries' digests, also of withheld ones.",
                "记录摘要值的前几位，可多个；隐去的记录亦可。"
            )
        case .photoHelp:
            ("First digits of a photo's SHA-256; may be repeated.", "照片 SHA-256 的前几位；可重复指定。")
        case .withPhotosHelp: ("Erase the photos of these entries too.", "一并删除这些记录的照片。")
        case .nothingNamed:
            ("Name what to erase: digests of entries, or --photo.", "请指明要删除的内容：记录的摘要值，或 --photo。")
        case .erased:
            (
                """
                Erased %1 {1|entry|entries} and %2 {2|photo|photos}. The bytes stay until you run: watchbook \
                ledger purge %3
                """,
                "已删除 %1 条记录、%2 张照片。字节保留至运行：watchbook ledger purge %3"
            )
        case .wouldErase:
            (
                "Would erase %1 {1|entry|entries} and %2 {2|photo|photos}. Nothing was written.",
                "将删除 %1 条记录、%2 张照片。未写入任何内容。"
            )
        case .kept:
            (
                "%1 of device %2 stays: this office has no right over it.",
                "设备 %2 的 %1 未删除：本单位无权删除。"
            )
        }
    }
}
