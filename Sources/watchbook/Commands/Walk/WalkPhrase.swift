import Inspection

/// Texts of `watchbook walk …`.
enum WalkPhrase: Localized {
    case abstract, recordAbstract, recordDiscussion, importAbstract, importDiscussion
    case showAbstract, showDiscussion, checkAbstract, checkDiscussion
    case reviewAbstract, reviewDiscussion
    case streetHelp, streetValue, atHelp, stationingValue, categoryHelp, categoryValue
    case sideHelp, sideValue, defectHelp, defectValue, indicatorHelp, codeValue
    case totalHelp, advertHelp, areaValue, fromHelp, toHelp, sidesHelp, sidesValue
    case gcj02Help, removeHelp, whatSeen, seen, removed, walkSoFar, sayStretch
    case importStreetHelp, importDateHelp, importSidesHelp, gpxStreet
    case fixOffStreet, moreOffStreet
    case dateHelp, oneSpan, defectsHelp, checkStreetHelp, gapsHelp
    case recordHelp, recordValue, confirmHelp, returnHelp, oneVerdict, sayReason, reviewed
    case showTitle, walkedSides, noWalks, nothingSeen, disputed
    case checkTitle, noRule, noStreets, checkSum, unwalked, howRules, gapsTitle, noGaps
    case beyondEnd, unknownCategories
    case street, station, side, category, categoryID, defect, indicator, areas, advertArea
    case totalArea, who, dateHeading, latestLeft, latestRight, itemsHeading, reviewHeading
    case metresHeading, latitude, longitude, walkedBoth, rule, verdict, there, wanted
    case gapsHeading, longestGap, standard, fromHeading, toHeading, fromMetres, toMetres
    case fromLatitude, fromLongitude, toLatitude, toLongitude, placeHeading, entries

    var text: Wording {
        switch self {
        case .abstract:
            ("Walks along streets: what stands where, and what is missing.", "巡街：沿路有什么、缺什么。")
        case .recordAbstract:
            ("Record a thing seen along a street, or the stretch walked.", "登记沿路所见，或已巡查的路段。")
        case .recordDiscussion:
            (
                """
                Each one is added to the walk that you are on along this street; after an hour without any a \
                new walk begins. Say also which stretch you walked (--from, --to): what was not walked counts \
                neither as met nor as missing.

                Example: watchbook walk record --street R01 --at K0+120 --category core-values --side left \
                --journal lan.journal --inspector S01.0007
                """,
                """
                每次登记都计入您在该街路上正在进行的巡查；间隔超过一小时即另起一次。请同时说明走过的路段\
                （--from、--to）：没有走到的路段，既不算达标，也不算缺。

                示例：watchbook walk record --street R01 --at K0+120 --category 核心价值观 --side left \
                --journal lan.journal --inspector S01.0007
                """
            )
        case .importAbstract:
            ("Enter a walk from a table or a GPX file.", "从表格或 GPX 文件录入一次巡查。")
        case .importDiscussion:
            (
                """
                Columns: at (K0+120, or lat and lon in WGS-84), side, category, defect, indicator, total_m2, \
                advert_m2; for the stretch walked: from, to, sides; optional street, date, time, inspector, note, \
                sheet. The lines of one street, date and person make one walk; a line that leaves these blank \
                has those of the line above. Streets, people and indicators are named by id, or by a name that only one \
                has on the day. In a GPX file waypoints are \
                things seen (category, side and defect among the words of their name, type or comment) and \
                tracks are what was walked; fixes too far from the street are named and left out.

                Example: watchbook walk import r01.gpx --street R01 --journal street.journal \
                --inspector S01.0007 --against office.ledger
                """,
                """
                表格的列：桩号（K0+120；或纬度、经度，WGS-84）、侧、类别、缺陷、指标、围挡面积(平方米)、广告面积(平方米)；\
                巡查路段：起点、终点、巡查侧；可选：街路、日期、时间、巡查人、备注、表号。同一街路、日期、人员的各行合为一次巡查；空着的与上一行相同。\
                街路、人员和指标可填编号，也可填当天唯一的名称。\
                GPX 文件中，航点为沿路所见（名称、类型、说明中的类别、侧、缺陷），航迹为走过的路段；离街路过远的定位点逐一列出，不计入。

                示例：watchbook walk import r01.gpx --street R01 --journal street.journal \
                --inspector S01.0007 --against office.ledger
                """
            )
        case .showAbstract:
            ("Show what the latest walks saw along a street.", "查看某条街路最近巡查所见。")
        case .showDiscussion:
            (
                """
                Several walks are joined: on each side of each stretch the latest counts, and the table says \
                which. With --defects only what has to be replaced, cleaned or taken down.

                Example: watchbook walk show office.ledger R01 --date 2026-05-12
                """,
                """
                多次巡查合并：每段路的每一侧以最近一次为准，表中注明是哪一次。--defects 只列需要更换、清洗或撤除的。

                示例：watchbook walk show office.ledger R01 --date 2026-05-12
                """
            )
        case .checkAbstract:
            ("Judge the city's spacing rules along its streets.", "按本市间距规则判定各街路。")
        case .checkDiscussion:
            (
                """
                Rules are settings of the city (spacing.<id>): so many of a category in every window of so many \
                metres, sliding or in fixed sections, per side or together, ends counted or not; shares of \
                hoardings; indicators of the standard. Not met: a stretch that was walked lacks something. Not \
                walked enough: what was not walked could decide it. --gaps lists every gap with stationing and \
                coordinates.

                Example: watchbook walk check office.ledger --from 2026-05-01 --to 2026-05-31 --gaps \
                --csv gaps.csv
                """,
                """
                规则由本市设置给出（spacing.<编号>）：某类在每若干米内不少于若干处，可滑动计算或按固定路段，可分侧或两侧合计，\
                路端可计可不计；围挡广告面积占比；测评标准的指标。未达标：走过的路段确有缺失。巡查不足：没有走到的路段可能改变结论。\
                --gaps 逐一列出缺口的桩号和坐标。

                示例：watchbook walk check office.ledger --from 2026-05-01 --to 2026-05-31 --gaps \
                --csv gaps.csv
                """
            )
        case .reviewAbstract: ("Confirm or return a walk.", "复核一次巡查：确认或退回。")
        case .reviewDiscussion:
            (
                """
                A walk that is returned counts for nothing until it is handed in anew; it stays on record. What \
                should count instead is walked again.

                Example: watchbook walk review office.ledger \
                walk/R01/2026-05-12/patrol-S01.0007-905/S01.0007 --return --reason "wrong street" \
                --journal office.journal --inspector S01.0001
                """,
                """
                退回的巡查在重新填报前不计入，记录保留。应以哪次为准，请重新巡查。

                示例：watchbook walk review office.ledger \
                walk/R01/2026-05-12/patrol-S01.0007-905/S01.0007 --return --reason "走错路" \
                --journal office.journal --inspector S01.0001
                """
            )
        default: labels
        }
    }

    private var labels: Wording {
        switch self {
        case .streetHelp: ("The street's id.", "街路编号。")
        case .streetValue: ("street", "街路")
        case .atHelp:
            (
                "Where it stands: K0+120, 120m, or latitude,longitude of it.",
                "所在位置：K0+120、120米，或其坐标 30.1,104.2。"
            )
        case .stationingValue: ("station", "桩号")
        case .categoryHelp: ("What it is: an id or name of the city's settings.", "类别：本市设置中的编号或名称。")
        case .categoryValue: ("category", "类别")
        case .sideHelp:
            (
                "The side, seen from the street's beginning: left, right or none.",
                "所在侧（从起点看）：left 左、right 右、none 不分侧。"
            )
        case .sideValue: ("side", "侧")
        case .defectHelp:
            (
                "What is wrong: faded, stained, outdated, wrong, broken, covered, or an id.",
                "缺陷：faded 泛白、stained 污损、outdated 过时、wrong 错误、broken 破损、covered 被覆盖，或其他编号。"
            )
        case .defectValue: ("defect", "缺陷")
        case .indicatorHelp: ("The indicator that it fails.", "对应的指标代码。")
        case .codeValue: ("code", "代码")
        case .totalHelp: ("The area of the whole hoarding: 12.5m2.", "围挡总面积：12.5m2。")
        case .advertHelp: ("The area of adverts on it.", "其中公益广告面积。")
        case .areaValue: ("area", "面积")
        case .fromHelp: ("Where the stretch that you walked begins.", "所走路段的起点。")
        case .toHelp: ("Where it ends.", "所走路段的终点。")
        case .sidesHelp:
            ("The sides you looked at: both, left or right.", "查看的侧：both 两侧、left 左侧、right 右侧。")
        case .sidesValue: ("sides", "侧")
        case .gcj02Help:
            (
                "Coordinates are from a Chinese map (GCJ-02); they are kept as WGS-84.",
                "坐标取自国内地图（GCJ-02），按 WGS-84 保存。"
            )
        case .removeHelp: ("Take out what was recorded there.", "撤去该处已登记的内容。")
        case .whatSeen:
            (
                "Say what you saw (--at and --category), or what you walked (--from and --to).",
                "请说明所见（--at 和 --category），或走过的路段（--from 和 --to）。"
            )
        case .seen: ("Recorded: %1", "已登记：%1")
        case .removed: ("Taken out: %1", "已撤去：%1")
        case .walkSoFar:
            (
                "%1: %2 {2|thing|things}; walked %3 m on both sides, %4 m on one.",
                "%1：%2 处；两侧已走 %3 米，单侧 %4 米。"
            )
        case .sayStretch:
            (
                "No stretch yet: say where you walked with --from and --to.",
                "尚未说明走过的路段：请用 --from、--to。"
            )
        case .importStreetHelp:
            ("The street of lines that name none; needed for GPX.", "未写街路的行所属的街路；GPX 必填。")
        case .importDateHelp:
            ("The work date of lines that name none.", "未写日期的行所属的工作日期。")
        case .importSidesHelp:
            (
                "The sides looked at, where a stretch names none: both, left or right.",
                "未写巡查侧的路段所查看的侧：both 两侧、left 左侧、right 右侧。"
            )
        case .gpxStreet: ("A GPX file needs --street.", "GPX 文件须用 --street 指明街路。")
        case .fixOffStreet:
            (
                "Line %1: %2 m from street %3, left out.",
                "第 %1 行：距街路 %3 %2 米，未计入。"
            )
        case .moreOffStreet: ("%1 more fixes too far from the street.", "另有 %1 个定位点离街路过远。")
        case .dateHelp: ("One work date; otherwise this month.", "某个工作日期；不指定时为本月。")
        case .oneSpan:
            ("--date stands alone, without --from and --to.", "--date 不能与 --from、--to 同用。")
        case .defectsHelp: ("Only what has a defect.", "只列有缺陷的。")
        case .checkStreetHelp: ("Only this street; can be given several times.", "只判定该街路；可多次指定。")
        case .gapsHelp: ("List every gap.", "逐一列出缺口。")
        case .recordHelp:
            ("The walk's record, as walk show --json gives it.", "巡查的记录名，见 walk show --json。")
        case .recordValue: ("record", "记录")
        case .confirmHelp: ("The walk stands.", "确认。")
        case .returnHelp: ("The walk counts for nothing.", "退回，不计入。")
        case .oneVerdict: ("Say either --confirm or --return.", "请指明 --confirm 或 --return。")
        case .sayReason: ("Say why with --reason.", "退回须用 --reason 说明原因。")
        case .reviewed: ("%1: %2.", "%1：%2。")
        case .showTitle: ("%1 %2, %3 m; walks of %4 to %5", "%1 %2，%3 米；%4 至 %5 的巡查")
        case .walkedSides:
            (
                "Walked: left %1 m, right %2 m, both sides %3 m.",
                "已走：左侧 %1 米，右侧 %2 米，两侧 %3 米。"
            )
        case .noWalks: ("Nobody walked here.", "没有巡查记录。")
        case .nothingSeen: ("Nothing of that kind was seen.", "没有登记。")
        case .disputed: ("disputed", "有冲突")
        case .checkTitle: ("Streets, walks of %1 to %2", "各街路，%1 至 %2 的巡查")
        case .noRule: ("no rule", "没有规则")
        case .noStreets: ("No streets.", "没有街路。")
        case .checkSum:
            (
                "Met %1, not met %2, not walked enough %3.",
                "达标 %1，未达标 %2，巡查不足 %3。"
            )
        case .unwalked: ("Not walked at all: %1.", "完全没有巡查：%1。")
        case .howRules:
            (
                "The city's settings have no section spacing.<id> for these streets.",
                "本市设置中没有适用于这些街路的 spacing.<编号>。"
            )
        case .beyondEnd:
            (
                "%1 {1|thing lies|things lie} beyond the end of %2 and {1|counts|count} nowhere: %3.",
                "%2 有 %1 处登记超出街路终点，不计入：%3。"
            )
        case .unknownCategories:
            (
                "%1 {1|thing|things} on %2 {1|is|are} of categories that the settings do not have: %3.",
                "%2 有 %1 处登记的类别不在本市设置中：%3。"
            )
        case .gapsTitle: ("Gaps, walks of %1 to %2", "缺口，%1 至 %2 的巡查")
        case .noGaps: ("No gaps where somebody walked.", "走过的路段没有缺口。")
        default: headings
        }
    }

    private var headings: Wording {
        switch self {
        case .street: ("Street", "街路")
        case .station: ("Station", "桩号")
        case .side: ("Side", "侧")
        case .category: ("Category", "类别")
        case .categoryID: ("Category id", "类别编号")
        case .defect: ("Defect", "缺陷")
        case .indicator: ("Indicator", "指标")
        case .areas: ("Advert / all m²", "广告/总 m²")
        case .advertArea: ("Advert m²", "广告面积(平方米)")
        case .totalArea: ("Hoarding m²", "围挡面积(平方米)")
        case .who: ("Who", "巡查人")
        case .dateHeading: ("Date", "日期")
        case .latestLeft: ("Latest on the left", "左侧为准路段")
        case .latestRight: ("Latest on the right", "右侧为准路段")
        case .itemsHeading: ("Things", "处数")
        case .reviewHeading: ("Review", "复核")
        case .metresHeading: ("Metres", "米")
        case .latitude: ("Latitude", "纬度")
        case .longitude: ("Longitude", "经度")
        case .walkedBoth: ("Walked m", "已走(米)")
        case .rule: ("Rule", "规则")
        case .verdict: ("Verdict", "判定")
        case .there: ("There", "现有")
        case .wanted: ("Wanted", "应有")
        case .gapsHeading: ("Gaps", "缺口数")
        case .longestGap: ("Longest gap", "最长缺口")
        case .standard: ("Standard", "测评标准")
        case .fromHeading: ("From", "起")
        case .toHeading: ("To", "止")
        case .fromMetres: ("From m", "起(米)")
        case .toMetres: ("To m", "止(米)")
        case .fromLatitude: ("From latitude", "起点纬度")
        case .fromLongitude: ("From longitude", "起点经度")
        case .toLatitude: ("To latitude", "终点纬度")
        case .toLongitude: ("To longitude", "终点经度")
        case .placeHeading: ("Begins at", "起点坐标")
        default: ("Entries", "依据")
        }
    }
}

/// A side of a street in words.
enum WalkSidePhrase: Localized {
    case left, right, none, together

    init(_ side: WalkSide) {
        switch side {
        case .left: self = .left
        case .right: self = .right
        case .none: self = .none
        }
    }

    init(_ sides: RuleSides) {
        switch sides {
        case .left: self = .left
        case .right: self = .right
        case .together: self = .together
        }
    }

    var text: Wording {
        switch self {
        case .left: ("left", "左侧")
        case .right: ("right", "右侧")
        case .none: ("not said", "不分侧")
        case .together: ("both", "两侧")
        }
    }
}

/// The verdicts of rules in words.
enum WalkVerdictPhrase: Localized {
    case met, notMet, notWalkedEnough, nothing, noIndicator

    init(_ verdict: RuleOutcome.Verdict) {
        switch verdict {
        case .met: self = .met
        case .notMet: self = .notMet
        case .notWalkedEnough: self = .notWalkedEnough
        case .nothing: self = .nothing
        case .noIndicator: self = .noIndicator
        }
    }

    var text: Wording {
        switch self {
        case .met: ("met", "达标")
        case .notMet: ("not met", "未达标")
        case .notWalkedEnough: ("not walked enough", "巡查不足")
        case .nothing: ("nothing to judge", "不适用")
        case .noIndicator: ("no such indicator", "无此指标")
        }
    }
}

/// What a supervisor said of a walk.
enum WalkReviewPhrase: Localized {
    case confirmed, returned

    init(_ verdict: WalkReview.Verdict) {
        switch verdict {
        case .confirmed: self = .confirmed
        case .returned: self = .returned
        }
    }

    var text: Wording {
        switch self {
        case .confirmed: ("confirmed", "确认")
        case .returned: ("returned", "退回")
        }
    }
}

/// What can be wrong with an advert, by the words of the sources; cities may use other ids.
enum WalkDefectPhrase: Localized {
    case faded, stained, outdated, wrong, broken, covered

    /// The id of the claims.
    var id: String {
        switch self {
        case .faded: "faded"
        case .stained: "stained"
        case .outdated: "outdated"
        case .wrong: "wrong"
        case .broken: "broken"
        case .covered: "covered"
        }
    }

    var text: Wording {
        switch self {
        case .faded: ("faded", "泛白")
        case .stained: ("stained", "污损")
        case .outdated: ("outdated", "过时")
        case .wrong: ("wrong", "错误")
        case .broken: ("broken", "破损")
        case .covered: ("covered", "被覆盖")
        }
    }

    /// What people write for it.
    var words: [String] {
        let more: [String] =
            switch self {
            case .faded: ["褪色", "老化"]
            case .stained: ["大面积污损", "脏污"]
            case .outdated: ["陈旧", "失效"]
            case .wrong: ["内容错误"]
            case .broken: ["损坏"]
            case .covered: ["遮挡", "覆盖"]
            }
        return [id, text.zh] + more
    }

    /// Whether a word names one of these.
    static func isDefect(_ word: String) -> Bool {
        allCases.contains { $0.words.contains(word.lowercased()) }
    }
}
