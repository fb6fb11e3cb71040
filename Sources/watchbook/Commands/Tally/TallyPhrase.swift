import CentralLedger

/// Texts of `watchbook tally`.
enum TallyPhrase: Localized {
    case abstract, discussion, fromHelp, toHelp, byHelp, byValue, whereHelp, whereValue, csvHelp
    case fileValue, profileHelp, profileValue, compareHelp, spanValue, explainHelp, missingHelp
    case oneQuestion, oneDay
    case title, filtered, nothing, unknownValue, total, nobody, manifold, name
    case office, point, type, area, street, declared, leader, cadre, station
    case day, week, month, quarter, holiday, indicator, group, standard
    case unit, pointUnit, supervisionUnit, authorityUnit, leadUnit
    case inspector, inspectorKind, kind, level, finder, line, source, action, slot, duty, peak
    case made, failed, newProblems, found, settled, left, rate, rateAfter, ratio, verdict
    case assistingHelp, assisting, roleHeading, main, assists
    case splitLegend, doubt, doubtLegend, besides, besidesUnseen
    case met, missed, tooSmall
    case compareTitle, before, now, change
    case explainTitle, record, answer, entries
    case missingTitle, missingNothing, round, counts, people, due, gaps, missingSum, notHandedIn

    init(_ dimension: TallyDimension) {
        switch dimension {
        case .office: self = .office
        case .point: self = .point
        case .type: self = .type
        case .area: self = .area
        case .street: self = .street
        case .declared: self = .declared
        case .leader: self = .leader
        case .cadre: self = .cadre
        case .station: self = .station
        case .day: self = .day
        case .week: self = .week
        case .month: self = .month
        case .quarter: self = .quarter
        case .holiday: self = .holiday
        case .indicator: self = .indicator
        case .group: self = .group
        case .standard: self = .standard
        case .unit: self = .unit
        case .pointUnit: self = .pointUnit
        case .supervisionUnit: self = .supervisionUnit
        case .authorityUnit: self = .authorityUnit
        case .leadUnit: self = .leadUnit
        case .inspector: self = .inspector
        case .inspectorKind: self = .inspectorKind
        case .kind: self = .kind
        case .level: self = .level
        case .finder: self = .finder
        case .line: self = .line
        case .source: self = .source
        case .action: self = .action
        case .slot: self = .slot
        case .duty: self = .duty
        case .peak: self = .peak
        }
    }

    var text: Wording {
        switch self {
        case .abstract: ("Tally what was checked and found.", "统计检查与发现的情况。")
        case .discussion:
            (
                """
                From the entries in force; held entries are not counted. Without dates: this month. Without --by: by \
                indicator, what the place's own people found and what others found side by side. \
                Examples: watchbook tally day.ledger --from 2026-05-12 --by indicator,station --csv day.csv; \
                watchbook tally day.ledger --from 2026-05-12 --where station=P01.1 --where indicator=CLN-01 --explain; \
                watchbook tally day.ledger --from 2026-05-12 --missing
                """,
                """
                只统计现行有效的记录，存疑(不计入)的不在内。不指定日期时为本月。不指定 --by 时按指标统计，自查与他查并列、不相加。\
                示例：watchbook tally day.ledger --from 2026-05-12 --by indicator,station --csv day.csv；\
                watchbook tally day.ledger --from 2026-05-12 --where station=P01.1 --where indicator=CLN-01 --explain；\
                watchbook tally day.ledger --from 2026-05-12 --missing
                """
            )
        case .fromHelp: ("First work date.", "起始工作日期。")
        case .toHelp: ("Last work date; otherwise the first.", "截止工作日期；不指定时与起始日期相同。")
        case .byHelp:
            (
                """
                Columns to group by, joined by commas: office, point, type, area, street, declared, leader, cadre, station, day, week, \
                month, quarter, holiday, indicator, group, standard, unit, unit-point, unit-supervision, unit-authority, \
                unit-lead, inspector, inspector-kind, kind, level, finder, line, source, action, slot, duty, peak.
                """,
                """
                分组，用逗号连接：office（街道）、point（点位）、type（点位类型）、area（片区）、street（街路）、declared（申报或随机）、leader（责任领导）、cadre（责任干部）、\
                station（岗）、day（日）、week（周）、month（月）、quarter（季）、holiday（是否休息日）、indicator（指标）、group（指标组）、\
                standard（标准）、unit（责任单位）、unit-point、unit-supervision、unit-authority、unit-lead（四条责任线）、\
                inspector（检查人）、inspector-kind（人员类别）、kind（检查类别）、level（检查层级）、finder（自查或他查）、line（督导线）、\
                source（来源）、action（现场处置）、slot（班次）、duty（值守类别）、peak（是否重点时段）。
                """
            )
        case .byValue: ("columns", "分组")
        case .whereHelp:
            (
                "Count only these values of a column, as office=S01,S02; may be repeated. Nothing behind = means without a value.",
                "只统计某一栏的这些值，如 office=S01,S02；可重复使用。等号后为空表示没有值的。"
            )
        case .whereValue: ("column=values", "栏=值")
        case .csvHelp:
            (
                "Write the table to this file as well: CSV, or a workbook when its name ends with .xlsx.",
                "同时写入该文件：CSV；文件名以 .xlsx 结尾时为电子表格。"
            )
        case .fileValue: ("file", "文件")
        case .profileHelp:
            (
                "For whom the CSV is: rfc4180 (programs) or excel (byte order mark, ids stay text, no formulas). In Chinese excel otherwise.",
                "CSV 的用途：rfc4180（程序）或 excel（带 BOM，编号保持文本，不含公式）。中文界面默认 excel。"
            )
        case .profileValue: ("profile", "用途")
        case .compareHelp:
            ("Show the change against this earlier span.", "与此前的时段比较，列出变化。")
        case .spanValue: ("from..to", "起..止")
        case .explainHelp:
            (
                "List the entries behind the sum of what --from, --to and --where leave.",
                "列出 --from、--to、--where 所得合计背后的每一条记录。"
            )
        case .missingHelp:
            (
                "List the checks of a day that the roster asks for and nobody made.",
                "列出某日按排班应查而无人检查的项目。"
            )
        case .oneQuestion:
            (
                "Choose one of --explain, --missing and --compare.",
                "--explain、--missing、--compare 只能选用一个。"
            )
        case .oneDay:
            (
                "--missing is about one day. Give it with --from alone.",
                "--missing 只针对一天，请只用 --from 指定日期。"
            )
        case .title: ("Tally %1 to %2", "统计 %1 至 %2")
        case .filtered: ("Only %1", "仅限 %1")
        case .nothing: ("Nothing was checked.", "没有检查记录。")
        case .unknownValue: ("Nothing here is called %1.", "没有名为 %1 的对象。")
        case .total: ("Total", "合计")
        case .nobody: ("Nobody answers", "未归属")
        case .manifold:
            (
                "A finding counts in every row that answers and once in the total.",
                "一项问题在每个相关行各计一次，在合计中只计一次，各行之和可大于合计。"
            )
        case .assistingHelp:
            (
                "With units as columns or filters: units that assist stand in rows of their own.",
                "按责任单位分组或筛选时，协办单位也单独成行。"
            )
        case .assisting:
            (
                "Rows add up to more than the total: a finding counts again for each assisting unit.",
                "各行之和大于合计：一项问题对主责单位计一次，对每个协办单位再各计一次。"
            )
        case .roleHeading: ("%1 role", "%1主协办")
        case .main: ("main", "主责")
        case .assists: ("assists", "协办")
        case .name: ("%1 name", "%1名称")
        case .office: ("Office", "街道")
        case .point: ("Point", "点位")
        case .type: ("Type", "点位类型")
        case .area: ("Area", "片区")
        case .street: ("Street", "街路")
        case .declared: ("Declared", "申报/随机")
        case .leader: ("Leader", "责任领导")
        case .cadre: ("Cadre", "责任干部")
        case .station: ("Station", "岗")
        case .day: ("Day", "日期")
        case .week: ("Week", "周")
        case .month: ("Month", "月")
        case .quarter: ("Quarter", "季度")
        case .holiday: ("Day off", "休息日")
        case .indicator: ("Indicator", "指标")
        case .group: ("Group", "指标组")
        case .standard: ("Standard", "标准")
        case .unit: ("Unit", "责任单位")
        case .pointUnit: ("Unit (point)", "点位责任单位")
        case .supervisionUnit: ("Unit (supervision)", "监管责任单位")
        case .authorityUnit: ("Unit (authority)", "主管责任单位")
        case .leadUnit: ("Unit (lead)", "牵头责任单位")
        case .inspector: ("Inspector", "检查人")
        case .inspectorKind: ("Inspector kind", "人员类别")
        case .kind: ("Kind", "检查类别")
        case .level: ("Level", "检查层级")
        case .finder: ("Found by", "自查/他查")
        case .line: ("Line", "督导线")
        case .source: ("Source", "来源")
        case .action: ("Action", "现场处置")
        case .slot: ("Slot", "班次")
        case .duty: ("Duty", "值守类别")
        case .peak: ("Peak", "重点时段")
        case .made: ("Checks", "项次")
        case .failed: ("Failed", "不合格")
        case .newProblems: ("New", "新问题")
        case .found: ("Found", "发现数")
        case .settled: ("Settled", "解决数")
        case .left: ("Left", "遗留数")
        case .rate: ("Rate", "合格率")
        case .rateAfter: ("After", "处置后")
        case .ratio: ("Measured", "实测率")
        case .verdict: ("Verdict", "判定")
        case .doubt: ("Doubt", "标记")
        case .splitLegend:
            (
                "Self, By others: checks by the place's own people and by others; never added.",
                "自查、他查：本单位人员与其他人员的检查项次，不相加。"
            )
        case .doubtLegend:
            (
                "Doubt: d disputed, o decided, r changed by review, p from paper, l entered late.",
                "标记：争=有冲突，裁=单位裁定，改=复核改判，纸=纸质补录，迟=事后录入。"
            )
        case .besides:
            (
                "Not counted: %1 held, %2 practice; %3 {3|watch|watches} not handed in.",
                "未计入：存疑 %1 条，练习 %2 条；未交 %3 班。"
            )
        case .besidesUnseen: ("Not counted: %1 held, %2 practice.", "未计入：存疑 %1 条，练习 %2 条。")
        case .met: ("met", "达标")
        case .missed: ("not met", "未达标")
        case .tooSmall: ("sample too small", "样本不足")
        case .compareTitle: ("Tally %1 to %2 against %3 to %4", "统计 %1 至 %2，与 %3 至 %4 比较")
        case .before: ("%1 <", "前期%1")
        case .now: ("%1", "%1")
        case .change: ("Change", "变化")
        case .explainTitle:
            (
                "Behind the sums of %1 to %2: %3 {3|check or count|checks and counts}",
                "%1 至 %2 合计背后：检查与计数共 %3 项"
            )
        case .record: ("Record", "记录")
        case .answer: ("Answer", "结果")
        case .entries: ("Entry", "摘要")
        case .missingTitle: ("Checks missing on %1", "%1 应查未查项目")
        case .missingNothing: ("Nothing is missing.", "没有缺项。")
        case .round: ("Round", "轮次")
        case .counts: ("counts", "计数")
        case .people: ("Watchers", "值守人")
        case .due: ("Due", "应查")
        case .gaps: ("Missing", "未查")
        case .missingSum: ("%1 of %2 answers are missing.", "应答 %2 项，缺 %1 项。")
        case .notHandedIn: ("Not handed in: %1", "未交：%1")
        }
    }
}
