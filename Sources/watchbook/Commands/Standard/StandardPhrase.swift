/// Texts of `watchbook standard …`.
enum StandardPhrase: Localized {
    case abstract, checkAbstract, checkDiscussion, showAbstract, showDiscussion
    case compareAbstract, compareDiscussion
    case fileHelp, codeHelp, codeValue, typesHelp, typesValue, typeTableHelp, dateHelp
    case oneHelp, otherHelp, oneValue, otherValue, againstHelp
    case clean, issues
    case codeHeading, nameHeading, asksHeading, dueHeading, systemHeading
    case asked, offered, off, exempt
    case inForce, shown, shownAt
    case none, present, counted
    case days
    case standard, group, kind, requirement, text, fields, rule, reading, types, optionalAt
    case mode, due, exemption, minimum, source, note
    case judges, judgesNot
    case state, acts
    case certainly, uncertainly
    case columnHeading, oldHeading, newHeading
    case added, removed, compared

    var text: Wording {
        switch self {
        case .abstract: ("Check, show and compare standards.", "核对、查看和对比测评标准。")
        case .checkAbstract:
            ("Find what contradicts itself in a standard's file.", "找出标准文件中自相矛盾之处。")
        case .checkDiscussion:
            (
                """
                Names line and column of codes that stand there twice, of words and numbers that cannot be \
                read, and of indicators that say opposite things. Ends with 65 when the file cannot be \
                imported as it is; what is only to be looked at is marked as a warning.

                Example: watchbook standard check national.csv --types point-types.csv
                """,
                """
                逐行逐列指出重复的代码、无法识别的用词和数字、互相矛盾的指标。文件不能原样导入时退出码为 65；\
                仅供留意的标为提示。

                示例：watchbook standard check national.csv --types point-types.csv
                """
            )
        case .showAbstract:
            ("Show the standards in force, or one indicator.", "查看生效的标准，或某一指标。")
        case .showDiscussion:
            (
                """
                With kinds of place only what is asked or offered there is listed, each indicator once, as \
                the system says that judges it.

                Examples:
                watchbook standard show city.ledger --types KEYPT,CROSS
                watchbook standard show city.ledger FAC-08 --date 2026-05-12
                """,
                """
                指定点位类型时只列出该处应查和选查的指标，每个指标只列一次，以评判它的体系为准。

                示例：
                watchbook standard show city.ledger --types KEYPT,CROSS
                watchbook standard show city.ledger FAC-08 --date 2026-05-12
                """
            )
        case .compareAbstract:
            ("Compare two files or versions.", "对比两个文件或两个版本。")
        case .compareDiscussion:
            (
                """
                Lists indicators that were added and removed, and each column that changed.

                Examples:
                watchbook standard compare national-2025.csv national-2026.csv
                watchbook standard compare national-2026 county-2026 --against city.ledger
                """,
                """
                列出新增、取消的指标和每一处改动。

                示例：
                watchbook standard compare national-2025.csv national-2026.csv
                watchbook standard compare national-2026 county-2026 --against city.ledger
                """
            )
        case .fileHelp: ("The standard, as CSV in UTF-8.", "UTF-8 编码的标准 CSV 文件。")
        case .codeHelp: ("One indicator by its code.", "某一指标的代码。")
        case .codeValue: ("code", "代码")
        case .typesHelp:
            (
                "Kinds of place with commas between them; only what is due there is listed.",
                "点位类型，以逗号分隔；只列出该处应查的指标。"
            )
        case .typesValue: ("types", "类型")
        case .typeTableHelp:
            (
                "The kinds of place, as CSV; without it their codes are not checked.",
                "点位类型表（CSV）；不指定时不核对类型代码。"
            )
        case .dateHelp: ("The work date; otherwise today.", "工作日期；不指定时取今天。")
        case .oneHelp:
            ("A file, or a version by its name or id.", "文件，或某一版本的名称或编号。")
        case .otherHelp: ("The newer one, likewise.", "较新的一个，写法相同。")
        case .oneValue: ("old", "旧")
        case .otherValue: ("new", "新")
        case .againstHelp: ("The ledger or desk that holds the versions.", "版本所在的总库或工作台。")
        case .clean: ("%1 {1|indicator|indicators}; nothing contradicts itself.", "%1 项指标，没有矛盾。")
        case .issues:
            (
                "%1 {1|indicator|indicators}; %2 {2|error|errors}, %3 {3|warning|warnings}.",
                "%1 项指标；错误 %2 处，提示 %3 处。"
            )
        case .codeHeading: ("Code", "代码")
        case .nameHeading: ("Name", "名称")
        case .asksHeading: ("Limit", "限值")
        case .dueHeading: ("Asked", "应查")
        case .systemHeading: ("System", "体系")
        case .asked: ("yes", "应查")
        case .offered: ("optional", "选查")
        case .off: ("off", "停用")
        case .exempt: ("exempt", "自动符合")
        case .inForce: ("%1: in force from %2, %3 {3|indicator|indicators}", "%1：自 %2 起生效，指标 %3 项")
        case .shown: ("%1 {1|indicator|indicators} on %2.", "指标 %1 项（%2）。")
        case .shownAt: ("%1 {1|indicator|indicators} at %2 on %3.", "指标 %1 项（%2，%3）。")
        case .none: ("none", "无")
        case .present: ("present", "有")
        case .counted: ("counted only", "只计数")
        case .days: ("%1 {1|day|days}", "%1 天")
        case .standard: ("Standard", "标准")
        case .group: ("Group", "分组")
        case .kind: ("Kind", "种类")
        case .requirement: ("Limit", "限值")
        case .text: ("Clause", "要求")
        case .fields: ("Evidence", "取证项")
        case .rule: ("Rule", "条件")
        case .reading: ("Reading", "读法")
        case .types: ("Places", "点位类型")
        case .optionalAt: ("Offered at", "选查类型")
        case .mode: ("Mode", "方式")
        case .due: ("Asked", "应查")
        case .exemption: ("Exempt by", "自动符合")
        case .minimum: ("Minimum", "最小样本")
        case .source: ("Source", "来源")
        case .note: ("Note", "备注")
        case .judges: ("%1, judges", "%1，以此评判")
        case .judgesNot: ("%1, does not judge here", "%1，此处不以此评判")
        case .state: ("a state", "状态")
        case .acts: ("acts that add up", "行为计数")
        case .certainly: ("%1", "%1")
        case .uncertainly:
            ("%1, where the city names the indicator", "%1（须由城市设置中列明）")
        case .columnHeading: ("Column", "列")
        case .oldHeading: ("Old", "旧")
        case .newHeading: ("New", "新")
        case .added: ("added", "新增")
        case .removed: ("removed", "取消")
        case .compared:
            (
                "%1 added, %2 removed, %3 changed, %4 the same.",
                "新增 %1 项，取消 %2 项，改动 %3 项，相同 %4 项。"
            )
        }
    }
}
