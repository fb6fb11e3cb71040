import Journaling

/// What users read when something goes wrong: what happened, where, and what to do.
///
/// A device's part stands alone: the rest of a file always counts, and the text says so.
extension Problem.Code: Localized {
    var text: Wording {
        switch self {
        case .fileMissing:
            (
                "There is no file %1. Check the path and the spelling.",
                "找不到文件 %1。请检查路径和文件名。"
            )
        case .fileUnreadable:
            (
                """
                %1 cannot be read. Check its permissions and whether the stick or disk is still \
                connected.
                """,
                "无法读取 %1。请检查文件权限，以及 U 盘或硬盘是否仍然连接。"
            )
        case .fileExists:
            (
                "%1 exists already and is never overwritten. Give another name or move it away.",
                "%1 已存在，不会被覆盖。请换一个名称，或先把它移走。"
            )
        case .fileUnknownKind:
            (
                """
                %1 is neither a bundle, a journal, a ledger nor a zip archive of these. If it \
                should be one, ask for it again: it was probably changed on the way.
                """,
                "%1 不是数据包、日志或总库，也不是装有这些文件的 zip 压缩包。如果本应是，请对方重新发送：文件可能在传送中被改动。"
            )
        case .fileEmpty:
            (
                "%1 is empty: the copy was probably interrupted. Copy it again.",
                "%1 是空文件，可能是复制中断造成的。请重新复制。"
            )
        case .fileNameBroken:
            (
                "The name of %1 is not UTF-8 text, so the file cannot be opened. Rename it.",
                "%1 的文件名不是 UTF-8 编码，无法打开。请重新命名。"
            )
        case .fileInTheWay:
            (
                "%1 is there already. Name another file, or give --force to replace it.",
                "%1 已存在。请换一个文件名，或用 --force 覆盖。"
            )
        case .formatUnknown:
            (
                "%1: no report is written as that. Files may end in %2.",
                "%1：不能写成这种格式。可用的扩展名：%2。"
            )
        case .printerMissing:
            (
                "The program %1 is not here; nothing was printed with it. Install it with: sudo apt-get install %2",
                "没有找到程序 %1，未能生成文件。请先安装：sudo apt-get install %2"
            )
        case .printingFailed:
            (
                "%1 could not be made: %2. Nothing was written; the same report as .html always works.",
                "未能生成 %1：%2。未写入文件；同一报表总可以写成 .html。"
            )
        case .codeUnreadable:
            (
                "“%1” is not the text of a watch record form's code. Scan it again, or copy it whole.",
                "“%1”不是值守记录表二维码的内容。请重新扫描，或完整复制。"
            )
        case .paperEmpty:
            (
                "There is nothing to print for %1 in %2. Check dates, office, person and number.",
                "%2 中没有 %1 可打印的内容。请核对日期、单位、人员和文号。"
            )
        case .scanUnreadable:
            (
                "%1 is no scan: it is neither PDF nor a picture (JPEG, PNG, TIFF, WebP).",
                "%1 不是扫描件：既不是 PDF，也不是图片（JPEG、PNG、TIFF、WebP）。"
            )
        case .scanRecordUnknown:
            (
                "No paper is printed from %1. Name a case, a close, a watch, a round with a result or an activity.",
                "%1 没有可签字的文书。请写案卷、日结、值守、已有结果的测评期或活动。"
            )
        case .scanPaperUnclear:
            (
                "Say with --of which paper of case %1 it is: %2.",
                "请用 --of 写明是案卷 %1 的哪份文书：%2。"
            )
        case .folderNotWritable:
            (
                """
                Nothing can be written beside %1. Check that its folder is there and that you may \
                write in it, then try again.
                """,
                "无法在 %1 所在的文件夹写入。请检查文件夹是否存在、是否有写入权限，然后重试。"
            )
        case .diskFull:
            (
                """
                The disk is full; %1 was not finished. Make room, then try again: nothing that \
                was confirmed is lost.
                """,
                "磁盘已满，%1 没有写完。请腾出空间后重试：已确认的内容不会丢失。"
            )
        case .keyUnreadable:
            (
                """
                The key file %1 cannot be read as one. Restore it from its copy, or ask the \
                office to enrol a new key.
                """,
                "密钥文件 %1 无法识别。请用备份恢复，或请管理单位为新密钥办理设备授权。"
            )
        case .keyMissing:
            (
                """
                The key file %1 is missing. It stands beside the journal; without it nothing \
                can be written. Put it back, or begin a new journal and ask the office to enrol \
                it.
                """,
                "缺少密钥文件 %1。它应与日志放在一起，没有它就不能写入。请放回原处，或新建日志并请管理单位重新办理设备授权。"
            )
        case .keyOfOtherJournal:
            (
                "The key %1 belongs to another journal. Put the right pair of files together.",
                "密钥 %1 属于另一本日志。请把配对的两个文件放在一起。"
            )
        case .publicKeyUnreadable:
            (
                "%1 is not a public key. Name the .pub file, or ask for it again.",
                "%1 不是公钥文件。请指定 .pub 文件，或请对方重新发送。"
            )
        case .keyOffered:
            (
                """
                %1 is a private key: never hand it over. Hand over the journal or an exported \
                bundle instead; if others have seen this key, ask the office to revoke it.
                """,
                "%1 是私钥，切勿交给任何人。请交日志或导出的数据包；如果私钥已被他人看到，请管理单位撤销该设备授权。"
            )
        case .zipBroken:
            (
                "The zip archive %1 is damaged or incomplete. Copy or send it again.",
                "压缩包 %1 已损坏或不完整。请重新复制或发送。"
            )
        case .zipEncrypted:
            (
                "%1 is protected by a password. Unpack it first, then name the unpacked files.",
                "%1 设有密码。请先解压，再指定解压后的文件。"
            )
        case .zipInZip:
            (
                "%1 is an archive inside an archive. Unpack the outer one first.",
                "%1 是压缩包里的压缩包。请先解压外层。"
            )
        case .zipTooLarge:
            (
                """
                %1 is too large to be opened: at most 10 000 files, 256 MiB each, 16 GiB \
                together. Unpack it and name the files.
                """,
                "%1 过大，不能直接打开：最多 10000 个文件，每个不超过 256 MiB，合计不超过 16 GiB。请解压后再指定文件。"
            )
        case .journalBehindMark:
            (
                """
                The journal %1 is older than its key remembers: it was restored from a copy. \
                Nothing is written. Hand over what is there, then begin a new journal and ask \
                the office to enrol it.
                """,
                "日志 %1 比密钥所记的旧，说明它是从副本恢复的，不再写入。请先上交现有内容，再新建日志并请管理单位重新办理设备授权。"
            )
        case .journalBusy:
            (
                "The journal %1 is in use by another program. Close that and try again.",
                "日志 %1 正被另一个程序使用。请关闭后重试。"
            )
        case .clockFarBehind:
            (
                """
                The last entry in %1 is over an hour ahead of this device's clock. Set the \
                clock; if it is right, begin a new journal and ask the office to enrol it.
                """,
                "%1 中最后一条记录的时间比本机时钟快一小时以上。请校准时钟；若时钟无误，请新建日志并请管理单位重新办理设备授权。"
            )
        case .journalWeakSync:
            (
                """
                The journal %1 cannot be kept safe against a power cut on this file system. \
                Move it to a local disk.
                """,
                "此文件系统不能保证日志 %1 断电不丢失。请把它移到本机硬盘。"
            )
        case .notSQLite:
            (
                """
                %1 is not a database. It was probably changed or cut short on the way; ask for \
                it again.
                """,
                "%1 不是数据库文件，可能在传送中被改动或截断。请对方重新发送。"
            )
        case .journalNotOne:
            (
                "%1 is a ledger, not a journal. Name the journal: NAME.journal.",
                "%1 是总库，不是日志。请指定日志文件（名称.journal）。"
            )
        case .otherProgramsDatabase:
            (
                "%1 is the database of another program, not a journal or a ledger.",
                "%1 是其他程序的数据库，不是日志或总库。"
            )
        case .schemaUnexpected:
            (
                """
                %1 has tables that no journal and no ledger has, so it is not opened. Use another \
                copy, or export a bundle on the device.
                """,
                "%1 的表结构与日志和总库都不符，不予打开。请改用其他副本，或在设备上导出数据包。"
            )
        case .schemaNewer:
            (
                """
                %1 was written by a newer version of this program. Update, or export a bundle \
                on the device.
                """,
                "%1 由更新版本的程序写成。请升级本程序，或在设备上导出数据包。"
            )
        case .databaseDamaged:
            (
                """
                The database %1 is damaged. Keep the file; use another copy or export a bundle \
                on the device.
                """,
                "数据库 %1 已损坏。请保留该文件，改用其他副本，或在设备上导出数据包。"
            )
        case .journalNotClosed:
            (
                """
                The journal %1 was not closed: another file with unfinished changes stands \
                beside it. Close the program on the device or export a bundle, then try again.
                """,
                "日志 %1 未正常关闭，旁边还有未完成的改动文件。请在设备上关闭程序或导出数据包后重试。"
            )
        case .inputTooCostly:
            (
                """
                Reading %1 takes more time or space than any honest file would need, so it was \
                stopped. Export a bundle on the device instead.
                """,
                "读取 %1 所需的时间或空间远超正常文件，已停止。请在设备上导出数据包。"
            )
        case .ledgerBusy:
            (
                "The ledger %1 is in use by another command. Try again when that is done.",
                "总库 %1 正被另一个命令使用。请待其结束后重试。"
            )
        case .ledgerWeakSync:
            (
                """
                The ledger %1 cannot be kept safe against a power cut on this file system. Move \
                it to a local disk.
                """,
                "此文件系统不能保证总库 %1 断电不丢失。请把它移到本机硬盘。"
            )
        case .ledgerOlder:
            (
                "%1 was made by an older version. Run “watchbook ledger rebuild %1” once.",
                "%1 由较早的版本生成。请先运行一次 “watchbook ledger rebuild %1”。"
            )
        case .ledgerNewer:
            (
                "The ledger %1 was written by a newer version of this program. Update the program.",
                "总库 %1 由更新版本的程序写成。请升级本程序。"
            )
        case .ledgerNotOne:
            (
                """
                %1 is not a ledger. Name a ledger file, or make one with: watchbook ledger create
                """,
                "%1 不是总库。请指定总库文件，或用 watchbook ledger create 新建。"
            )
        case .rootsAmbiguous:
            (
                """
                The files bring more than one root key, so the ledger %1 cannot choose. Create \
                it with --trust and the right root key.
                """,
                "文件中有不止一个根密钥，总库 %1 无法自行选择。请用 --trust 指定正确的根密钥再创建。"
            )
        case .rootsMissing:
            (
                """
                The ledger %1 trusts no root key yet, and the files bring none. Merge an office \
                bundle first, or create it with --trust.
                """,
                "总库 %1 还没有可信的根密钥，文件里也没有。请先合并管理单位的数据包，或用 --trust 创建总库。"
            )
        case .practiceMismatch:
            (
                "%1 is for practice and the other side is not; the two are never mixed.",
                "%1 与另一方一个用于练习、一个不是，两者不能混用。"
            )
        case .manifestUnknown:
            (
                """
                The ledger %1 cannot rebuild what was signed: the list of entries is damaged, or entries \
                that it names are not here. Merge the files of that day again, then try again.
                """,
                """
                总库 %1 无法重建当时签署的内容：记录清单已损坏，或清单所列的记录不在库中。请重新合并当天的文件\
                后再试。
                """
            )
        case .segmentUnreadable:
            (
                """
                In %1, entries %3 of device %2 cannot be read and are refused; the rest counts. \
                Ask the device for a new export.
                """,
                "%1 中设备 %2 的记录 %3 无法读取，未收；其余照收。请在该设备上重新导出。"
            )
        case .segmentKey:
            (
                """
                In %1, entries %3 come with a key that is not that of device %2 and are \
                refused; the rest counts. Find out who made this file.
                """,
                "%1 中的记录 %3 所附密钥不属于设备 %2，未收；其余照收。请查明文件来源。"
            )
        case .segmentFrames:
            (
                """
                In %1, entries %3 of device %2 are damaged and are refused; the rest counts. \
                Ask the device for a new export.
                """,
                "%1 中设备 %2 的记录 %3 已损坏，未收；其余照收。请在该设备上重新导出。"
            )
        case .segmentChain:
            (
                """
                In %1, entries %3 of device %2 were changed, left out or put in and are \
                refused; the rest counts. Ask the device for a new export.
                """,
                "%1 中设备 %2 的记录 %3 被改动、缺失或插入过，未收；其余照收。请在该设备上重新导出。"
            )
        case .segmentSeal:
            (
                """
                In %1, the seal under entries %3 is not that of device %2, so they are refused; \
                the rest counts. Ask the device for a new export.
                """,
                "%1 中记录 %3 的封签不是设备 %2 的，未收；其余照收。请在该设备上重新导出。"
            )
        case .entriesUnsealed:
            (
                """
                In %1, entries %3 of device %2 are not sealed yet and are left out. They come \
                with the next export.
                """,
                "%1 中设备 %2 的记录 %3 尚无封签，暂不收入；下次导出时会带上。"
            )
        case .bundleNotOne:
            (
                "%1 is not a bundle.",
                "%1 不是数据包。"
            )
        case .bundleNewer:
            (
                """
                %1 was written by a newer version of this program. Update; what could be read \
                counts.
                """,
                "%1 由更新版本的程序写成，请升级本程序；能读出的部分已收。"
            )
        case .bundleCut:
            (
                """
                %1 ends in the middle: what came before counts. Copy or send it again for the \
                rest.
                """,
                "%1 不完整，前面的部分已收。请重新复制或发送以补齐其余部分。"
            )
        case .bundleBroken:
            (
                """
                %1 is damaged: what came before the damage counts. Copy or send it again for \
                the rest.
                """,
                "%1 已损坏，损坏处之前的部分已收。请重新复制或发送以补齐其余部分。"
            )
        case .bundleChanged:
            (
                """
                %1 was changed on the way; every entry in it was checked on its own. Copy or \
                send it again to be sure of the rest.
                """,
                "%1 在传送中被改动；其中每条记录都已单独核验。请重新复制或发送，以确认其余部分。"
            )
        case .armourDamaged:
            (
                """
                The text of the bundle in %1 is damaged. Send it as a file, or paste all of it, \
                from BEGIN to END.
                """,
                "%1 中的数据包文本已损坏。请以文件形式发送，或把从 BEGIN 到 END 的全部内容重新粘贴。"
            )
        case .photoChanged:
            (
                """
                A photo in %1 is not the one that its entry names and is left out; the entry \
                counts. Ask the device for a new export.
                """,
                "%1 中有一张照片与记录所指的不符，未收照片；记录照收。请在该设备上重新导出。"
            )
        case .photoTooLarge:
            (
                "The photo %1 is larger than 32 MiB. Take it with a smaller size.",
                "照片 %1 超过 32 MiB。请缩小后再添加。"
            )
        case .receiptInvalid:
            (
                """
                The receipt in %1 is not valid, so nothing is marked as delivered. Ask the \
                office for a new one.
                """,
                "%1 中的回执无效，不会标记为已送达。请管理单位重新出具。"
            )
        case .payloadTooLarge:
            (
                "The entry is larger than 64 KiB. Shorten the note or split it.",
                "这条记录超过 64 KiB。请缩短备注或分成几条。"
            )
        case .entryMalformed:
            (
                """
                An entry that would break the format was not written: %1. This is a fault of \
                the program; report it.
                """,
                "有一条不合格式的记录没有写入：%1。这是程序故障，请报告给维护人员。"
            )
        case .unknownDigest:
            (
                """
                No entry has a digest that begins with %1. Copy it from a list, at least 8 \
                digits.
                """,
                "没有摘要以 %1 开头的记录。请从列表中复制，至少 8 位。"
            )
        case .unknownDevice:
            (
                "No device has an id that begins with %1. Copy it from a list.",
                "没有编号以 %1 开头的设备。请从列表中复制。"
            )
        case .unknownRegister:
            (
                "There is nothing under “%1” in %2. Copy record and register from a list.",
                "%2 中没有“%1”的内容。请从列表中复制记录和栏。"
            )
        case .unknownSeqs:
            (
                "The entries %1 of device %2 are not all here, or the device is forked there. Look with: watchbook doctor",
                "设备 %2 的记录 %1 不全，或该处日志有分叉。请用 watchbook doctor 查看。"
            )
        case .unknownIndicator:
            (
                "No standard in %2 has an indicator %1. “watchbook standard show” lists them.",
                "%2 中的标准没有指标 %1。用“watchbook standard show”查看全部指标。"
            )
        case .unknownStandard:
            (
                "There is no standard %1 in %2. Give its name, the beginning of its id, or a file.",
                "%2 中没有标准 %1。请写标准名称、编号开头或文件名。"
            )
        case .unknownScheme:
            (
                "There is no scheme %1 in %2. watchbook assessment scheme list shows those that there are.",
                "%2 中没有测评办法 %1。可用 watchbook assessment scheme list 查看已有办法。"
            )
        case .schemeUnusable:
            (
                "The scheme %1 cannot be used: %2 %3. Mend it in the city's settings.",
                "测评办法 %1 无法使用：%2 %3。请在城市设置中改正。"
            )
        case .unknownRound:
            (
                """
                There is no round %1 in %2, or several schemes have one. Write scheme/id; watchbook assessment round list shows them.
                """,
                """
                %2 中没有测评轮次 %1，或有多个办法用此编号。请写“办法/编号”；可用 watchbook assessment round list 查看。
                """
            )
        case .unknownRow:
            (
                "%1 has no row in %2. watchbook rank shows the rows that there are.",
                "%2 中没有 %1 这一行。可用 watchbook rank 查看各行。"
            )
        case .rowNone:
            (
                "The round has no row %1. It has: %2.",
                "本轮没有 %1 这一行。现有：%2。"
            )
        case .unknownItem:
            (
                "The scheme %2 has no item %1 for this. watchbook assessment scheme show lists its items.",
                "办法 %2 中没有可用的测评项 %1。可用 watchbook assessment scheme show 查看测评项。"
            )
        case .unknownGrouping:
            (
                "The scheme %2 has no grouping %1. Add it to the scheme's groupings.",
                "办法 %2 中没有分组 %1。请在办法的 groupings 中加入。"
            )
        case .groupingNone:
            (
                "The scheme %1 has no groupings. Add them to the scheme with watchbook settings apply.",
                "办法 %1 没有分组。请用 watchbook settings apply 在办法中加入 groupings。"
            )
        case .unknownAppeal:
            (
                "There is no appeal %1 in %2. watchbook assessment round show lists the appeals.",
                "%2 中没有申诉 %1。可用 watchbook assessment round show 查看申诉。"
            )
        case .unknownResult:
            (
                "There is no published result %1 of %2. Publish it first with watchbook assessment publish.",
                "%2 没有第 %1 版已发布的结果。请先用 watchbook assessment publish 发布。"
            )
        case .resultNone:
            (
                "%1 has no published result. Publish it first with watchbook assessment publish.",
                "%1 尚无已发布的结果。请先用 watchbook assessment publish 发布。"
            )
        case .roundBeforeNone:
            (
                "%1 names no round before. Give the one to compare with after it.",
                "%1 没有写明上一轮。请在其后写出要比较的轮次。"
            )
        case .badScore:
            (
                "“%1” gives no points. Write row=points, from 0 to %2.",
                "“%1”不是得分。请写成“行=得分”，0 至 %2。"
            )
        case .drawTooMany:
            (
                "%1 cannot be drawn, as there are only %2. Ask for fewer, or widen the list.",
                "只有 %2 个，无法抽取 %1 个。请减少个数或扩大范围。"
            )
        case .nothingLost:
            (
                "%1 lost nothing by %2 at %3. watchbook rank explain lists what was lost where.",
                "%1 在 %3 的 %2 没有失分。可用 watchbook rank explain 查看失分之处。"
            )
        case .previewMissing:
            (
                """
                Streets have not seen the result of %1. Show it with watchbook assessment preview, or set assessment.preview_days to 0.
                """,
                """
                %1 的结果尚未预告。请先用 watchbook assessment preview 预告，或将 assessment.preview_days 设为 0。
                """
            )
        case .previewTooNew:
            (
                "The result of %1 was shown at %2. It can be published from %3.",
                "%1 的结果于 %2 预告，%3 起可发布。"
            )
        case .badDate:
            (
                "“%1” is not a date. Write it like 2026-05-12.",
                "“%1”不是日期。请写成 2026-05-12 这样。"
            )
        case .datesReversed:
            (
                "The first date, %1, is after the last, %2. Give the earlier one first.",
                "起始日期 %1 晚于截止日期 %2。请调换。"
            )
        case .nothingFinal:
            (
                "From %1 to %2 people can still object on every day. Ask for earlier days.",
                "%1 至 %2 的考勤均在异议期内。请选择更早的日期。"
            )
        case .graceRunning:
            (
                "Nobody can be called absent on %1 before %2. Decide it then, or leave it as not handed in.",
                "%2 之前不能认定 %1 缺岗。请届时再认定，现按未交处理。"
            )
        case .objectionLate:
            (
                "Objections to %1 ended on %2. Turn to your office.",
                "%1 考勤的异议期已于 %2 截止。请联系所在单位。"
            )
        case .watchUnknown:
            (
                "There is no such watch: %1. Look at watchbook duty list or duty mine.",
                "没有这一班：%1。请用 watchbook duty list 或 duty mine 查看。"
            )
        case .effortUnknown:
            (
                "“%1” is no remark that the city uses. Use one of: %2.",
                "“%1”不在本市的履职提醒用语中。可用：%2。"
            )
        case .visitNobody:
            (
                "At %1, say who is there and who is not: --present, --absent. Planned: %2.",
                "请说明 %1 谁在岗、谁不在：--present、--absent。应到：%2。"
            )
        case .decisionEmpty:
            (
                "Nothing is decided. Give --state, --arrived or --left.",
                "没有认定内容。请给出 --state、--arrived 或 --left。"
            )
        case .badTime:
            (
                "“%1” is not a time. Write it with a zone, like 2026-05-12T09:00:00+08:00.",
                "“%1”不是时刻。请带时区书写，如 2026-05-12T09:00:00+08:00。"
            )
        case .badName:
            (
                """
                “%1” cannot be used as a name here. Use letters, digits, - and _, parts joined \
                by dots.
                """,
                "“%1”不能用作此处的名称。请用字母、数字、- 和 _，各段以点连接。"
            )
        case .badNumber:
            (
                """
                “%1” is not a number that can be used here. Write a whole number with digits \
                only.
                """,
                "“%1”不是此处可用的数。请只用数字书写整数。"
            )
        case .notAuthorised:
            (
                """
                %1 does not have the right to do this. Ask the office above for an enrolment \
                that allows it.
                """,
                "%1 无权进行此操作。请上级单位办理含此权限的设备授权。"
            )
        case .notReleasable:
            (
                """
                Entry %1 is held for reasons that no release lifts: %2. It has to be written again, or \
                the cause put right.
                """,
                "记录 %1 存疑(不计入)的原因无法放行：%2。请重新填写该记录，或先消除原因。"
            )
        case .deviceAmbiguous:
            (
                "Several devices have ids that begin with %1. Give more digits.",
                "有多台设备的编号以 %1 开头。请多写几位。"
            )
        case .requestDamaged:
            (
                """
                %1 is not a device request, or it was changed on the way. Have it sent again as a \
                file.
                """,
                "%1 不是设备授权申请，或在传送中被改动。请对方以文件形式重新发送。"
            )
        case .enrolmentUnknown:
            (
                """
                No enrolment of device %1 is known here. Name the bundle that it came in with \
                --with, or a ledger that has it.
                """,
                "此处没有设备 %1 的设备授权。请用 --with 指定收到的授权数据包，或指定含有它的总库。"
            )
        case .enrolmentOutside:
            (
                """
                The enrolment would go beyond what your own allows: %1. Nothing was written. Narrow \
                it, or ask the office above.
                """,
                "拟办的设备授权超出本单位自身的权限：%1。没有写入。请缩小范围，或请上级单位办理。"
            )
        case .enrolmentNone:
            (
                "Device %1 has no enrolment here that could be revoked.",
                "设备 %1 在此没有可以撤销的设备授权。"
            )
        case .chainForked:
            (
                """
                Device %1 was cloned or restored, so that its chain has several ends. Name the chain \
                digest that is meant.
                """,
                "设备 %1 曾被克隆或恢复，记录链有多个末端。请写明所指的链摘要值。"
            )
        case .indicatorUnknown:
            (
                "No standard here knows the indicator %1. watchbook today lists those that are due.",
                "此处的测评标准中没有指标 %1。可用 watchbook today 查看应查指标。"
            )
        case .indicatorCounted:
            (
                "%1 counts acts. Use watchbook count %1 +1.",
                "%1 为计数指标。请用 watchbook count %1 +1。"
            )
        case .indicatorJudged:
            (
                "%1 judges a state. Use watchbook check %1.",
                "%1 为检查指标。请用 watchbook check %1。"
            )
        case .watchNone:
            (
                "You are on no watch. Begin one with watchbook watch start, or name the station.",
                "当前没有进行中的值守。请先用 watchbook watch start 到岗，或写明岗位。"
            )
        case .watchOpen:
            (
                "You are on watch at %1 since %2. End that watch first: watchbook watch end.",
                "您自 %2 起在 %1 值守。请先用 watchbook watch end 离岗。"
            )
        case .stationUnclear:
            (
                "Say at which station. The roster has for you now: %1.",
                "请写明岗位。排班表中您此时的岗位：%1。"
            )
        case .factUnusable:
            (
                "“%1” is no fact of this indicator. Write name=value, as area=0.8m2. It has: %2.",
                "“%1”不是该指标的取证项。请写成“名称=值”，如 area=0.8m2。该指标有：%2。"
            )
        case .problemUnknown:
            (
                """
                No open problem %1 is known at %2 on this device. watchbook watch status lists those that \
                are; a finding made elsewhere is named by all digits of its digest, with its indicator.
                """,
                "本设备不知道 %2 有遗留问题 %1。watchbook watch status 列出已知的遗留问题；其他设备的检查结果须写全摘要值，并写明指标。"
            )
        case .problemUnclear:
            (
                "Several problems of %1 are open here. Name one of: %2.",
                "此处 %1 有多个遗留问题，请写明是哪一个：%2。"
            )
        case .answerMissing:
            (
                "Say what you saw at %1: --pass, --fail, a number found, or facts that tell.",
                "请写明 %1 的结果：--pass、--fail、发现数，或足以判定的取证数据。"
            )
        case .answerReplaced:
            (
                "A later entry already stands in place of %1. Take that one back.",
                "%1 已被后来的记录取代。请撤销后来的那一条。"
            )
        case .answerNone:
            (
                "There is no answer of yours in this journal that could be taken back.",
                "日志中没有可以撤销的本人记录。"
            )
        case .caseUnknown:
            (
                "No case in %2 is called %1. “watchbook case list” shows them.",
                "%2 中没有案卷 %1。用“watchbook case list”查看。"
            )
        case .caseAmbiguous:
            (
                "%1 is the beginning of %2 cases. Write more digits.",
                "以 %1 开头的案卷有 %2 件。请多写几位。"
            )
        case .caseState:
            (
                "Case %1 is %2: this cannot be said about it now. Next: %3. “watchbook case show” tells its course.",
                "案卷 %1 的状态为“%2”，目前不能这样办理。下一步：%3。用“watchbook case show”查看全过程。"
            )
        case .caseFinal:
            (
                "Case %1 was given to %2 for good, after several returns: it cannot be returned. Do the work and say so with “watchbook case rectify”, or ask for more time with “watchbook case extend”.",
                "案卷 %1 多次退单后已指定由%2办理，不能再退。请整改后用“watchbook case rectify”反馈，或用“watchbook case extend”申请延期。"
            )
        case .caseJoinedInto:
            (
                "%2 were joined into case %1, and nobody would act on them. Join them into another case with “watchbook case join”, or void them first.",
                "案卷 %2 已并入 %1，这样办理后将无人处理。请先用“watchbook case join”并入其他案卷，或先作废这些案卷。"
            )
        case .caseNone:
            (
                "No case is chosen that this fits. Name cases, or choose them with filters such as --state.",
                "没有选中可以这样办理的案卷。请写案卷号，或用 --state 等条件筛选。"
            )
        case .caseThere:
            (
                "Order %1 is case %2 already. Use “watchbook case import” to correct it.",
                "工单 %1 已是案卷 %2。如需更正，请用“watchbook case import”。"
            )
        case .caseUnitMissing:
            (
                "Nothing says which unit has to see to it: %1. Name the unit with --main.",
                "无法推定责任单位：%1。请用 --main 指定。"
            )
        case .casesBlocked:
            (
                "Nothing was written, because it cannot be said about some cases. Leave them out, or mend: %1",
                "部分案卷不能这样办理，因此没有写入。请排除或处理：%1"
            )
        case .caseStepEarly:
            (
                "No step is due for case %1 yet. The next is %2 (%3); take it earlier with --step %2.",
                "案卷 %1 尚未到应采取步骤的时间。下一步为 %2（%3）；如需提前，请用 --step %2。"
            )
        case .caseStepsTaken:
            (
                "Every step of the settings is taken for case %1. “watchbook case papers” lists them.",
                "案卷 %1 已采取城市设置中的全部步骤。用“watchbook case papers”查看。"
            )
        case .deadlineEarlier:
            (
                "Case %1: %2 is not later than %3. Give a later time.",
                "案卷 %1：%2 不晚于 %3。请写更晚的时间。"
            )
        case .caseToBeNamed:
            (
                "Returned so often that only %2 may name the unit: %1.",
                "已多次退单，只能由 %2 指定责任单位：%1。"
            )
        case .unitUnknown:
            (
                "“%1” is no unit, or the name of several. “watchbook units list” shows them.",
                "“%1”不是单位，或有多个单位同名。用“watchbook units list”查看。"
            )
        case .officeUnknown:
            (
                "No office %1 is known here. There are: %2.",
                "此处没有单位代码 %1。现有：%2。"
            )
        case .stationUnknown:
            (
                "No point or station %1 is known here. There are: %2. “watchbook places list” shows all.",
                "此处没有点位或岗位 %1。现有：%2。用“watchbook places list”查看全部。"
            )
        case .personUnknown:
            (
                "Nobody here has the number %1. “watchbook people list” shows everybody.",
                "此处没有编号为 %1 的人员。用“watchbook people list”查看。"
            )
        case .pointNone:
            (
                "There is no point %1 in %2. “watchbook places list” shows them.",
                "%2 中没有点位 %1。用“watchbook places list”查看。"
            )
        case .documentUnknown:
            (
                "No paper in the settings is called %1. There are: %2.",
                "城市设置中没有文书 %1。现有：%2。"
            )
        case .badPlace:
            (
                "“%1” is no place. Write latitude and longitude in degrees: 31.2304,121.4737.",
                "“%1”不是位置。请写纬度和经度（度）：31.2304,121.4737。"
            )
        case .dueUnknown:
            (
                """
                What is due at %1 is not known here: the desk has no standard, or no types of this \
                point. Take in a bundle of the office with watchbook receive.
                """,
                "此处不知 %1 应查哪些指标：工作台没有测评标准，或没有该点位的类型。请用 watchbook receive 接收单位的数据包。"
            )
        case .manifestMissing:
            (
                """
                The manifest %1 is not in %2, so what was signed cannot be computed again here. Merge \
                the journal of the office that signed, with its photos, or name the file with --manifest.
                """,
                "%2 中没有清单 %1，无法在此重算所签内容。请合并签认单位的日志（含照片），或用 --manifest 指定清单文件。"
            )
        case .cardRuleUnknown:
            (
                "The rule %1 proposes no card for %2 on this date. See: watchbook account cards",
                "规则 %1 当日没有对 %2 的发牌建议。请查看：watchbook account cards"
            )
        case .negativeItemUnknown:
            (
                "The city's negative list has no item %1. It has: %2. Set it with: watchbook settings apply",
                "本市负面清单没有事项 %1。现有：%2。可用 watchbook settings apply 设置。"
            )
        case .answerableUnknown:
            (
                "There is no %1 on this date. There are: %2.",
                "当日没有 %1。现有：%2。"
            )
        case .liftUnknown:
            (
                """
                No card or event in %2, or several, are called %1. Copy the id from watchbook account cards \
                or watchbook account negative.
                """,
                "%2 中没有编号为 %1 的牌或负面清单事项，或有多项。请从 watchbook account cards 或 account negative 中复制编号。"
            )
        case .rulingBeyond:
            (
                "Appeal %1 is about %2 failed {2|check|checks}. Rule on so many or fewer with --checks.",
                "申诉 %1 只涉及 %2 个不合格项次。--checks 不能超过此数。"
            )
        case .schemeIsOffice:
            (
                """
                A scheme cannot be called %1, as an office is: the office could then write its results. \
                Give it another id.
                """,
                "%1 是单位编号，不能用作测评办法的编号，否则该单位可写入其结果。请改用其他编号。"
            )
        case .closeUnknown:
            (
                "%2 has no such close: %1. See which there are with: watchbook close list %2",
                "%2 中没有该日结：%1。可用 watchbook close list %2 查看已有的日结。"
            )
        case .compareSide:
            (
                """
                “%1” is neither now, a close as S01/2026-05-12, a date or time, nor a file that is here. \
                Check the spelling.
                """,
                "“%1”既不是 now、日结（如 S01/2026-05-12）、日期或时间，也不是现有的文件。请检查写法。"
            )
        case .dayNotBegun:
            (
                "%1 has not begun, so it cannot be closed. Check the date, and the clock of this computer.",
                "%1 尚未开始，不能日结。请检查日期和本机时间。"
            )
        case .reportUnreadable:
            (
                """
                %1 carries no head that says what it was computed from. Give a result written with --json, \
                or a CSV file with its FILE.csv.json beside it.
                """,
                "%1 没有说明其依据。请提供用 --json 写出的结果，或旁边带有 FILE.csv.json 的 CSV 文件。"
            )
        case .reportNotRepeated:
            (
                """
                %1 is a result of “watchbook %2”, which this program does not repeat: it reads more than one \
                ledger, or writes, or is not known here. Give the command by hand, on the same entries.
                """,
                "%1 是“watchbook %2”的结果，本程序不能自动重算：该命令读取多个总库、会写入，或此处没有该命令。请用相同的记录手工执行该命令。"
            )
        case .streetUnknown:
            (
                "There is no street %1 here. watchbook places list --streets shows those that are known.",
                "此处没有街路 %1。可用 watchbook places list --streets 查看已知街路。"
            )
        case .streetNotDrawn:
            (
                "Nobody drew street %1: give stationing (K0+120), or enter its path with places import.",
                "街路 %1 没有走向坐标：请写桩号（K0+120），或用 places import 录入走向。"
            )
        case .badStationing:
            (
                "“%1” is no place along a street. Write K0+120, 120m or latitude,longitude.",
                "“%1”不是沿路位置。请写 K0+120、120米，或坐标 30.1,104.2。"
            )
        case .beyondStreet:
            (
                "%1 lies beyond the end of street %2, which has %3 m.",
                "%1 超出街路 %2 的终点（全长 %3 米）。"
            )
        case .offStreet:
            (
                "%1 lies %2 m from street %3, more than %4 m: it is not guessed where along it.",
                "%1 距街路 %3 %2 米，超过 %4 米，不作推断。"
            )
        case .categoryUnknown:
            (
                "“%1” is no category of this city. It has: %2.",
                "“%1”不是本市设置的类别。现有：%2。"
            )
        case .walkNothing:
            (
                "Nothing of category %2 is recorded at %1 on this walk.",
                "本次巡查在 %1 没有类别为 %2 的登记。"
            )
        case .csvOffStreet:
            (
                """
                In %1, line %2: the fix lies %3 m from street %4, more than %5 m. Correct it, or take \
                the line out.
                """,
                "%1 第 %2 行：定位点距街路 %4 %3 米，超过 %5 米。请改正或删去该行。"
            )
        case .gpxBroken:
            (
                "%1, line %2: not a GPX file that can be used (%3).",
                "%1 第 %2 行：不是可用的 GPX 文件（%3）。"
            )
        case .formUnknown:
            (
                """
                No form “%1” is known here. There are: %2. Forms are settings of the city; a device gets \
                them with watchbook receive.
                """,
                "此处没有表单“%1”。现有：%2。表单属于全市设置，设备用 watchbook receive 接收。"
            )
        case .fieldUnusable:
            (
                "“%1” fits no field of this form. Write name=value. It has: %2.",
                "“%1”不合该表单。请写成“名称=值”。各栏：%2。"
            )
        case .valueUnusable:
            (
                "“%2” cannot stand in the field “%1”. It may be: %3.",
                "“%1”栏不能填“%2”。可填：%3。"
            )
        case .fieldMissing:
            ("The field “%1” is required. Fill it in and try again.", "“%1”为必填栏。请填写后重试。")
        case .fieldBeyond:
            (
                "%1 is %2, more than %3 %4. Correct one of them.",
                "%1为 %2，多于%3 %4。请改正其中一项。"
            )
        case .settingUnknown:
            (
                "The city's settings have no “%1” here. They have: %2.",
                "全市设置中没有“%1”。现有：%2。"
            )
        case .usage:
            (
                "%1",
                "%1"
            )
        case .csvColumn:
            (
                "In %1, one column “%2” is needed in the first row. It has: %3.",
                "%1 的第一行须有且只有一列“%2”。现有：%3。"
            )
        case .csvCell:
            (
                "In %1, line %2, column “%3”: “%4” cannot be used. Correct the cell and try again.",
                "%1 第 %2 行“%3”列：“%4”不可用。请改正该单元格后重试。"
            )
        case .csvUnknown:
            (
                "In %1, line %2, column “%3”: there is no “%4”. There are: %5.",
                "%1 第 %2 行“%3”列：没有“%4”。现有：%5。"
            )
        case .csvAmbiguous:
            (
                "In %1, line %2, column “%3”: “%4” is the name of several. Write one of these: %5.",
                "%1 第 %2 行“%3”列：有多个“%4”。请改填编号：%5。"
            )
        case .csvEmpty:
            (
                "In %1, line %2, column “%3” is empty. Fill in the cell and try again.",
                "%1 第 %2 行“%3”列为空。请填写该单元格后重试。"
            )
        case .csvHeld:
            (
                """
                In %1, line %2, column “%3”: with “%4” the entry would be held: %5. Nothing was \
                written.
                """,
                "%1 第 %2 行“%3”列：“%4”会使该记录存疑(不计入)：%5。没有写入。"
            )
        case .csvTwice:
            (
                "In %1, lines %2 and %3 say different things about the same. Correct one of them.",
                "%1 第 %2 行与第 %3 行对同一事项的填写不一致。请改正其中一行。"
            )
        case .csvBroken:
            (
                "In %1, line %2, character %3: a quotation mark is out of place or never closed.",
                "%1 第 %2 行第 %3 个字符：引号位置有误或没有闭合。"
            )
        case .workbookBroken:
            (
                "%1 is no workbook that can be read: damaged, protected by a password, or in the old format. Save it as .xlsx without a password, or as CSV in UTF-8.",
                "%1 不是可读取的电子表格：文件损坏、设有密码或为旧格式。请另存为不带密码的 .xlsx，或 UTF-8 编码的 CSV。"
            )
        case .csvNotUTF8:
            (
                """
                %1 is neither UTF-8 nor GB18030 (GBK) text, or damaged. Save it again as “CSV UTF-8” \
                in Excel or WPS, then try again.
                """,
                "%1 既不是 UTF-8 也不是 GB18030（GBK）编码，或已损坏。请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”后重试。"
            )
        }
    }
}
