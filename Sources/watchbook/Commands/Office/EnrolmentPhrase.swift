/// Texts of the commands that enrol offices and devices.
enum EnrolmentPhrase: Localized {
    case officeAbstract, officeEnrolAbstract, officeEnrolDiscussion
    case officeHelp, officeValue, inspectorsHelp, personValue
    case rootHelp, issuerJournalHelp, issuerHelp, issuerMissing
    case requestHelp, requestValue, outHelp, bundleValue, withHelp, filesValue, ledgerHelp
    case placesHelp, placeValue, registersHelp, patternValue, typesHelp, rightsHelp, rightsValue
    case levelHelp, levelValue, fromHelp, untilHelp, startValue, practiceHelp
    case enrolled, wouldEnrol, repeated, bundle

    var text: Wording {
        switch self {
        case .officeAbstract: ("Offices and what they may do.", "单位及其权限。")
        case .officeEnrolAbstract: ("Enrol a device of an office.", "为单位的设备办理设备授权。")
        case .officeEnrolDiscussion:
            (
                """
                The enrolment is an entry of the root or of the office above, and never goes beyond what \
                that one holds. The bundle carries it with everything that proves it; hand it back to the \
                office. Compare the fingerprint by telephone first.

                Example: watchbook office enrol --root root.key --request city.request --office C \
                --level 0 --out city.bundle

                Example: watchbook office enrol --journal city.journal --inspector C.0001 \
                --with city.bundle --request street.request --office S01 --out street.bundle
                """,
                """
                设备授权是根密钥或上级单位写下的一条记录，不会超出其自身的权限。数据包带有该设备授权及其全部凭据，\
                请交回该单位。办理前请先电话核对指纹。

                示例：watchbook office enrol --root root.key --request city.request --office C \
                --level 0 --out city.bundle

                示例：watchbook office enrol --journal city.journal --inspector C.0001 \
                --with city.bundle --request street.request --office S01 --out street.bundle
                """
            )
        case .officeHelp: ("Code of the office.", "单位代码。")
        case .officeValue: ("office", "单位")
        case .inspectorsHelp:
            (
                "Whose entries it may write, with the greatest rank: S01.*:9, which is the default.",
                "可写入哪些人的记录及最高级别，如 S01.*:9（默认即本单位全体）。"
            )
        case .personValue: ("person:rank", "人员：级别")
        case .rootHelp:
            (
                "Private key of the root that enrols; its journal stands beside it.",
                "办理授权的根私钥；其日志在同一文件夹。"
            )
        case .issuerJournalHelp:
            (
                "Journal of the office above that enrols, if it is not a root.",
                "非根密钥办理时，办理授权的上级单位日志。"
            )
        case .issuerHelp: ("Who enrols, as <office>.<number>.", "办理人，写作 <单位>.<编号>。")
        case .issuerMissing:
            (
                "Name who enrols: --root, or --journal and --inspector.",
                "请指定由谁办理：--root，或 --journal 加 --inspector。"
            )
        case .requestHelp: ("The device's request file.", "该设备的授权申请文件。")
        case .requestValue: ("name.request", "申请")
        case .outHelp: ("The bundle to write.", "要写出的数据包。")
        case .bundleValue: ("name.bundle", "数据包")
        case .withHelp:
            (
                "Files with the issuer's own enrolment: the bundle it came in with, or a ledger.",
                "含有办理单位自身设备授权的文件：当初收到的数据包，或总库。"
            )
        case .filesValue: ("files", "文件")
        case .ledgerHelp: ("A ledger that has the issuer's own enrolment.", "含有办理单位自身设备授权的总库。")
        case .placesHelp:
            (
                "Offices, points and other ids that it may write about; otherwise those of its office.",
                "可填写哪些单位、点位等的记录；不指定时为本单位。"
            )
        case .placeValue: ("place", "范围")
        case .registersHelp:
            ("What it may write: check/*, count/acts or *.", "可填写的栏，如 check/*、count/acts 或 *。")
        case .patternValue: ("register", "栏")
        case .typesHelp:
            (
                "Whom it may type for from paper, with the rank; adds the right to type.",
                "可代录哪些人的纸质记录及级别；同时授予代录权限。"
            )
        case .rightsHelp:
            (
                """
                Rights: all, none, or some of enrol, decide, attest, release, address, type, erase, \
                publish with commas between them.
                """,
                """
                权限：all、none，或以逗号分隔的 enrol、decide、attest、release、address、type、erase、publish。
                """
            )
        case .rightsValue: ("rights", "权限")
        case .levelHelp:
            (
                "Level: 0 is the top office, and one below the issuer is usual.",
                "层级：0 为最高单位；一般比办理单位低一级。"
            )
        case .levelValue: ("level", "层级")
        case .fromHelp:
            (
                "From when: a date or a time with a zone; otherwise today. Earlier clocks count as this.",
                "起始：日期或带时区的时刻；不指定时为当天。早于此的设备时钟按此计。"
            )
        case .untilHelp: ("Until when; that moment is not part of it.", "截止（不含）：日期或时刻。")
        case .startValue: ("date-or-time", "日期或时刻")
        case .practiceHelp: ("For practice only: nothing of it ever counts.", "仅供练习：所写内容一律不计入。")
        case .enrolled:
            (
                "Enrolled device %1 (%2) for %3 of office %4, level %5.",
                "已为设备 %1（%2）办理设备授权：人员 %3，单位 %4，层级 %5。"
            )
        case .wouldEnrol:
            (
                "Would enrol device %1 (%2) for %3 of office %4, level %5. Nothing was written.",
                "将为设备 %1（%2）办理设备授权：人员 %3，单位 %4，层级 %5。没有写入。"
            )
        case .repeated:
            (
                "The same enrolment stands already; only the bundle was written.",
                "同样的设备授权早已生效，这次只写出数据包。"
            )
        case .bundle: ("Hand %1 back to the device.", "请把 %1 交回该设备。")
        }
    }
}
