/// Texts of `watchbook ledger …`.
enum LedgerPhrase: Localized {
    case abstract
    case createAbstract
    case createDiscussion
    case ledgerHelp
    case ledgerValue
    case trustHelp
    case trustValue
    case practiceHelp
    case created
    case digestAbstract
    case digestDiscussion
    case entriesHelp
    case contentAbstract
    case contentDiscussion
    case linesAbstract, linesDiscussion
    case verifyAbstract, verifyDiscussion, verifying, verified
    case segmentDamaged, derivedDiffers, photoDamaged
    case rebuildAbstract, rebuilt
    case manifestAbstract, manifestDiscussion, outHelp
    case purgeAbstract, purgeDiscussion, purged
    case recomputeAbstract, recomputeDiscussion, manifestHelp, pinnedHelp, recomputed

    var text: Wording {
        switch self {
        case .abstract: ("Make, check and read an office's ledger.", "建立、核对和读取单位的总库。")
        case .createAbstract: ("Make an empty ledger.", "建立一个空的总库。")
        case .createDiscussion:
            (
                "Without --trust, the first merge adopts the one root it finds and prints it.",
                "不指定 --trust 时，首次合并采用所发现的唯一根密钥并显示出来。"
            )
        case .ledgerHelp: ("The ledger file.", "总库文件。")
        case .ledgerValue: ("ledger", "总库")
        case .trustHelp:
            (
                "Public key file of a root that this ledger trusts; may be repeated.",
                "本总库信任的根密钥的公钥文件；可重复指定。"
            )
        case .trustValue: ("root.pub", "根公钥")
        case .practiceHelp:
            (
                "A practice ledger: practice enrolments count here.",
                "练习用总库：持练习设备授权者的记录在此计入。"
            )
        case .created: ("Made %1, trusting %2 {2|root|roots}.", "已建立 %1，信任 %2 个根密钥。")
        case .digestAbstract: ("Print the digest of a ledger.", "显示总库的摘要值。")
        case .digestDiscussion:
            (
                """
                Two ledgers with the same digest have the same entries, roots and rules, and hence the \
                same content.
                """,
                "摘要值相同的两个总库，其记录、根密钥和规则都相同，内容也必然相同。"
            )
        case .entriesHelp:
            ("Digest of the set of entries alone.", "只计算记录集合的摘要值。")
        case .contentAbstract:
            ("Print what is in force, in conflict and held.", "逐行显示生效、冲突和存疑(不计入)的内容。")
        case .contentDiscussion:
            (
                "One line of JSON each, sorted: for comparing ledgers and for other programs.",
                "每行一个 JSON，按字节排序：用于比较总库，也供其他程序读取。"
            )
        case .linesAbstract:
            ("Print every register with its entry in force.", "逐行显示每一栏现行有效的记录。")
        case .linesDiscussion:
            (
                """
                One line of JSON each: record, register, inspector, stamp_ms, observed, conflict, digest, device and \
                claim; reference records too, personal data of citizens never. Example: watchbook ledger lines day.ledger > day.jsonl
                """,
                """
                每行一个 JSON：record、register、inspector、stamp_ms、observed、conflict、digest、device、claim；\
                点位、标准等基础资料也在内，群众个人信息除外。示例：watchbook ledger lines day.ledger > day.jsonl
                """
            )
        case .verifyAbstract: ("Compute everything again and compare.", "重新计算全部内容并比对。")
        case .verifyDiscussion:
            (
                """
                Every chain and seal is verified, the content is compared with one made anew beside the ledger, and every photo is hashed. Changes nothing.
                """,
                "核验总库的每条链和每个封签，另行重算内容并比对，核对每张照片的摘要值。不作任何改动。"
            )
        case .verifying: ("%1 entries verified", "已核验 %1 条记录")
        case .verified:
            (
                "Sound: %1 {1|entry|entries} in %2 {2|segment|segments}.",
                "完好：%1 条记录，%2 段。"
            )
        case .segmentDamaged:
            (
                "Segment %1 no longer proves itself (%2). Merge it again from another copy.",
                "第 %1 段已无法自证（%2）。请从其他副本重新合并。"
            )
        case .derivedDiffers:
            (
                "What follows from the entries differs from a fresh computation. Run: watchbook ledger rebuild %1",
                "由记录推出的内容与重算结果不一致。请运行：watchbook ledger rebuild %1"
            )
        case .photoDamaged:
            (
                "Photo %1 is missing or changed. Merge it again from another copy.",
                "照片 %1 缺失或已改动。请从其他副本重新合并。"
            )
        case .rebuildAbstract:
            ("Make everything that follows from the entries anew.", "由记录重新推出全部内容。")
        case .rebuilt: ("%1 is rebuilt.", "%1 已重建。")
        case .manifestAbstract:
            ("Write the list that pins exactly the entries here.", "写出清单，固定当前的全部记录。")
        case .manifestDiscussion:
            (
                "Its SHA-256 is the digest of the set, which is printed. Keep it with what was signed.",
                "清单的 SHA-256 即集合摘要值，同时显示。请与签署的文件一同保存。"
            )
        case .outHelp: ("The file to write.", "写出的文件。")
        case .purgeAbstract:
            ("Remove the bytes of erased entries and photos for good.", "彻底移除已按规定删除的记录和照片的内容。")
        case .purgeDiscussion:
            (
                """
                Erasure entries take effect at once: what they name is no longer shown or counted. This \
                removes the bytes too. Digests, chains and counts stay; it cannot be undone.
                """,
                "删除决定即时生效：所指内容不再显示、不再计入。本命令进一步移除其字节；摘要值、链和计数不变，且不可恢复。"
            )
        case .purged:
            (
                "Removed the bytes of %1 {1|entry|entries} and %2 {2|photo|photos}.",
                "已移除 %1 条记录、%2 张照片的内容。"
            )
        case .recomputeAbstract:
            ("Make the ledger as it was when something was signed.", "还原签署时的总库。")
        case .recomputeDiscussion:
            (
                """
                Takes exactly the entries that a manifest names, whatever arrived later, and computes the content anew.
                """,
                "只取清单所列的记录，不论其后收到什么，重新计算内容。"
            )
        case .manifestHelp: ("The manifest that was kept.", "所保存的清单。")
        case .pinnedHelp: ("The ledger file to make.", "生成的总库文件。")
        case .recomputed: ("Made %1; digest of the content: %2", "已生成 %1，内容摘要值：%2")
        }
    }
}
