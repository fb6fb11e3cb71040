/// Texts of `watchbook import …`.
enum ImportPhrase: Localized {
    case abstract, fileHelp, fileValue, againstHelp, dryRunHelp, slotHelp, slotValue
    case sheetAbstract, sheetDiscussion
    case checksAbstract, checksDiscussion, countsAbstract, countsDiscussion
    case standardAbstract, standardDiscussion, nameHelp, nameValue
    case fromHelp, typesHelp
    case standardName
    case wrote, wouldWrite, correction, empty, blank, unknownColumn, unchecked
    case moreProblems, nothingWritten

    var text: Wording {
        switch self {
        case .abstract: ("Turn tables into entries.", "把表格导入为记录。")
        case .fileHelp:
            (
                "The table, as CSV in UTF-8 or GB18030 (GBK), or a workbook.",
                "表格：CSV（UTF-8 或 GB18030/GBK 编码）或工作簿。"
            )
        case .fileValue: ("file.csv", "表格.csv")
        case .againstHelp:
            (
                "Ledger or desk to check against; otherwise NAME.desk beside the journal.",
                "用于核对的总库或工作台；不指定时取日志旁的同名 .desk 文件。"
            )
        case .dryRunHelp: ("Check everything and write nothing.", "只核对，不写入。")
        case .slotHelp:
            (
                "When a slot begins that no ledger or desk at hand knows: am=08:00; may be repeated.",
                "总库或工作台中没有的班次的开始时间，如 am=08:00；可重复指定。"
            )
        case .slotValue: ("slot=hh:mm", "班次=hh:mm")
        case .sheetAbstract: ("Type in the record form of one watch.", "录入一张值守记录表。")
        case .sheetDiscussion:
            (
                """
                One file is one watch. First lines of two cells: station, date, slot, inspector (otherwise \
                you), arrival, departure, sheet (its number), duty, partners. Then a table: indicator, \
                answer, found, settled, numerator, denominator, facts, action, time, note. An empty line \
                means nobody looked; 0 means looked and found none. Lines without a time count from \
                arrival. Nothing is written unless all of it is good. The same sheet again changes nothing; \
                what differs becomes a correction, and what is no longer there is taken back.

                Example: watchbook import sheet form-17.csv --journal lan.journal --inspector S01.0007
                """,
                """
                一个文件为一次值守。前几行各两格：岗位、日期、班次、值守人员（不填为录入人）、实到时间、实离时间、表号、值守类别、同班人员。\
                其后为表格：指标、结果、发现、现场解决、做到数、观察数、取证、现场处置、时间、备注。整行留空表示未查，0 表示已查未发现。\
                没有时间的行按到岗时间计。全部无误才写入。同一张表重复导入不会改变结果；有差异的作为更正，不再出现的予以作废。

                示例：watchbook import sheet form-17.csv --journal lan.journal --inspector S01.0007
                """
            )
        case .checksAbstract: ("Type in checks from paper.", "录入纸质检查记录。")
        case .checksDiscussion:
            (
                """
                Columns: station, date, slot, round or time, indicator, answer (pass, fail, exempt, \
                not-applicable, not-looked-at, could-not-see), found, settled, inspector, note, sheet. \
                Nothing is written unless every row is good. The same sheet again changes nothing, and \
                cells that differ become corrections. An empty answer means nobody looked; a number \
                alone says it too. Indicator * with pass stands for all the rest. Optional: action, level, \
                line, source; and for an inspection beside the slots kind (covert, open, mock, patrol, \
                recheck, unplanned) with a time, or occasion (covert-C.0031-1). Stations, slots, people and \
                indicators are named by id, or by a name that only one has on the day.

                Example: watchbook import checks am.csv --journal lan.journal \
                --inspector S01.0007
                """,
                """
                列：点位站、日期、班次、轮次或时间、指标、结果（合格、不合格、自动符合、不适用、未查、无法查看）、发现数、现场解决数、\
                值守人、备注、表号。全部行无误才写入。同一张表重复导入不会改变结果，有差异的单元格作为更正写入。结果留空表示未查；\
                只填数字也可以。指标填 * 且结果为合格表示其余正常。可选：现场处置、检查层级、督导线、来源；\
                班次以外的检查填检查类别（暗访、明查、模拟测评、巡查、复查、临时）和时间，或填场次（covert-C.0031-1）。\
                岗位、班次、人员和指标可填编号，也可填当天唯一的名称。

                示例：watchbook import checks am.csv --journal lan.journal \
                --inspector S01.0007
                """
            )
        case .countsAbstract: ("Type in counts from paper.", "录入纸质计数。")
        case .countsDiscussion:
            (
                """
                Columns: station, date, slot, time, indicator, found, settled, or of a ratio numerator and \
                denominator, inspector, note, sheet. Each sheet is a total of its own, and they add up. Stations, \
                slots, people and indicators are named by id, or by a name that only one has on the day.

                Example: watchbook import counts acts.csv --journal lan.journal \
                --inspector S01.0007
                """,
                """
                列：点位站、日期、班次、时间、指标、发现数、现场解决数（比率类为做到数、观察数）、值守人、备注、表号。每张表各记一个总数，相加计入。\
                岗位、班次、人员和指标可填编号，也可填当天唯一的名称。

                示例：watchbook import counts acts.csv --journal lan.journal \
                --inspector S01.0007
                """
            )
        case .standardAbstract: ("Enter a version of a standard.", "录入一个版本的测评标准。")
        case .standardDiscussion:
            (
                """
                Columns: code, group, name_zh, name_en, point_types, optional_at, kind, comparator, limit, \
                unit, evidence_fields, mode, due, exemption, minimum, rule, reading, text_zh, text_en, force, \
                source, note. The version is named after the file, so that another file is another version.

                Example: watchbook import standard indicators.csv --name national-2026 \
                --from 2026-07-01 --journal city.journal --inspector C.0001
                """,
                """
                列：代码、分组、中文名称、英文名称、点位类型、选查类型、种类、比较、限值、单位、取证项、方式、应查、自动符合、\
                最小样本、条件、读法、中文要求、英文要求、效力、来源、备注。版本名取自文件内容，文件不同即为不同版本。

                示例：watchbook import standard indicators.csv --name national-2026 \
                --from 2026-07-01 --journal city.journal --inspector C.0001
                """
            )
        case .nameHelp: ("System and year, as national-2026.", "体系和年份，如 national-2026。")
        case .nameValue: ("name", "名称")
        case .fromHelp:
            (
                "The date it holds from; today where it has none yet.",
                "生效日期；尚无日期时取今天。"
            )
        case .typesHelp:
            (
                "The kinds of place that go with it, and which of them stand for others, as CSV.",
                "与之配套的点位类型表（CSV），含泛指类型所包含的类型。"
            )
        case .standardName: ("The standard is %1.", "标准名称：%1。")
        case .wrote:
            (
                "Wrote %1 {1|entry|entries}, %2 of them corrections; %3 unchanged.",
                "已写入 %1 条记录，其中更正 %2 条；%3 条没有变化。"
            )
        case .wouldWrite:
            (
                "Would write %1 {1|entry|entries}, %2 of them corrections; %3 unchanged. Nothing was written.",
                "将写入 %1 条记录，其中更正 %2 条；%3 条没有变化。没有写入。"
            )
        case .correction: ("Line %1, %2: %3 becomes %4", "第 %1 行，%2：%3 更正为 %4")
        case .empty: ("%1 {1|row|rows} left empty: nobody looked.", "%1 行留空：未查。")
        case .blank: ("%1 {1|row|rows} left blank: passed over.", "%1 行为空：已略过。")
        case .unknownColumn: ("The column “%1” is not known and was not read.", "不认识“%1”列，未读取。")
        case .unchecked:
            (
                "No ledger or desk was at hand: nothing was checked against enrolments, points and standard.",
                "没有可用的总库或工作台：未与设备授权、点位和标准核对。"
            )
        case .moreProblems: ("… and %1 more.", "……另有 %1 处。")
        case .nothingWritten:
            ("Nothing was written: %1 {1|row|rows} cannot be used.", "没有写入：有 %1 行不可用。")
        }
    }
}
