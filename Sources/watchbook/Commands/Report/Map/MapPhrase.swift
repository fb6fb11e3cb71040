/// Texts of `watchbook report map`.
enum MapPhrase: Localized {
    case abstract, discussion, outHelp, layerHelp, layerValue, gcj02Help, forceHelp, badFile
    case progress, sum, sumUnplaced, written, trueNote, shiftedNote
    case points, pointsAbout, walks, walksAbout, gaps, gapsAbout, findings, findingsAbout
    case cases, casesAbout
    case kind, point, station, name, office, officeName, types, typeNames, landmark, street, area
    case drawn, zone, leaderOffice, leaderOfficeName, since, other, comma
    case streetName, state, whole, advertArea, totalArea, inspector, placeFrom, accuracy, entry
    case section, ruleName, length, countUnit
    case record, pointName, time, inspectionKind, indicatorName, left, repeated, exempt, disputed
    case stateLeft, stateSettled
    case status, stateName, open, overdue, suspended, closed, unit, unitName, reported, deadline
    case placeInWords

    var text: Wording {
        switch self {
        case .abstract: ("Write layers for a map.", "导出地图图层。")
        case .discussion:
            (
                """
                Points and stations as they are on the last date; what walks saw and where streets do not \
                meet a rule; failed checks with the place where their finder stood; cases reported on the \
                dates or still open. A feature whose place nobody knows has none and is counted. \
                A .geojson file has all layers in one collection, each feature with its layer; a .gpkg file \
                has one table a layer, with styles that QGIS applies. Coordinates are WGS-84.

                Example: watchbook report map city.ledger --from 2026-04-01 --to 2026-06-30 --out city.gpkg
                """,
                """
                点位和站位以最后一日为准；另有沿路巡查所见、未达标路段、不合格的检查（附检查人所在位置）、\
                期间上报或尚未办结的案卷。位置不明的要素不带位置，另行计数。.geojson 文件把各图层放在一个集合中，\
                每个要素注明图层；.gpkg 文件每个图层一张表，并带 QGIS 可用的样式。坐标为 WGS-84。

                示例：watchbook report map city.ledger --from 2026-04-01 --to 2026-06-30 --out city.gpkg
                """
            )
        case .outHelp:
            (
                "A file to write it to, by its ending .geojson or .gpkg; may be repeated.",
                "写入的文件，按扩展名决定格式：.geojson、.gpkg；可重复指定。"
            )
        case .layerHelp: ("Only these layers, with commas between them.", "只导出这些图层，用逗号分隔。")
        case .layerValue: ("layers", "图层")
        case .gcj02Help:
            (
                "Shift coordinates to GCJ-02, for maps sold in China.",
                "坐标转换为 GCJ-02（火星坐标），用于国内底图。"
            )
        case .forceHelp: ("Replace files that are there already.", "覆盖已有的文件。")
        case .badFile: ("%1 ends neither in .geojson nor in .gpkg.", "%1 的扩展名不是 .geojson 或 .gpkg。")
        case .progress: ("%1: %2", "%1：%2")
        case .sum: ("%1: %2", "%1：%2")
        case .sumUnplaced: ("%1: %2, of which %3 without a place", "%1：%2，其中 %3 个位置不明")
        case .written: ("Wrote %1 (%2)", "已写入 %1（%2）")
        case .trueNote: ("Coordinates: WGS-84.", "坐标：WGS-84。")
        case .shiftedNote:
            (
                "Coordinates: GCJ-02, shifted for maps sold in China; wrong by up to 720 m on all others.",
                "坐标：GCJ-02（火星坐标），只用于国内底图；在其他地图上最多偏差 720 米。"
            )
        case .points: ("Points", "点位")
        case .pointsAbout: ("Points and their stations.", "点位及其站位。")
        case .walks: ("Walks", "沿路巡查")
        case .walksAbout: ("What the latest walks saw along the streets.", "最近一次沿路巡查所见。")
        case .gaps: ("Gaps", "未达标路段")
        case .gapsAbout:
            ("Parts of streets that do not meet a rule.", "沿路间距等规则未达标的路段。")
        case .findings: ("Findings", "不合格")
        case .findingsAbout: ("Failed checks.", "不合格的检查。")
        case .cases: ("Cases", "案卷")
        case .casesAbout: ("Cases with their deadlines.", "案卷及时限。")
        case .kind: ("Kind", "类别")
        case .point: ("Point", "点位")
        case .station: ("Station", "站位")
        case .name: ("Name", "名称")
        case .office: ("Office", "单位")
        case .officeName: ("Office name", "单位名称")
        case .types: ("Types", "类型")
        case .typeNames: ("Type names", "类型名称")
        case .landmark: ("Landmark", "地标")
        case .street: ("Street", "街路")
        case .area: ("Area", "区域")
        case .drawn: ("Drawn at random", "随机点位")
        case .zone: ("Zone m", "步行范围(米)")
        case .leaderOffice: ("Leader's office", "责任领导单位")
        case .leaderOfficeName: ("Leader's office name", "责任领导单位名称")
        case .since: ("Since", "生效日期")
        case .other: ("Other", "其他")
        case .comma: (", ", "、")
        case .streetName: ("Street name", "街路名称")
        case .state: ("State", "情况")
        case .whole: ("in order", "完好")
        case .advertArea: ("Advert cm²", "广告面积(平方厘米)")
        case .totalArea: ("Hoarding cm²", "围挡面积(平方厘米)")
        case .inspector: ("Staff number", "工号")
        case .placeFrom: ("Place from", "位置来源")
        case .accuracy: ("Accuracy m", "定位误差(米)")
        case .entry: ("Entry", "记录摘要")
        case .section: ("Section", "规则组")
        case .ruleName: ("Rule name", "规则名称")
        case .length: ("Length m", "长度(米)")
        case .countUnit: ("Counted in", "计数单位")
        case .record: ("Record", "记录")
        case .pointName: ("Point name", "点位名称")
        case .time: ("Time", "时间")
        case .inspectionKind: ("Kind of inspection", "检查类别")
        case .indicatorName: ("Indicator name", "指标名称")
        case .left: ("Left", "遗留数")
        case .repeated: ("Still there", "仍存在")
        case .exempt: ("Exempt", "自动符合")
        case .disputed: ("Disputed", "有冲突")
        case .stateLeft: ("left", "有遗留")
        case .stateSettled: ("settled on the spot", "现场解决")
        case .status: ("Status", "办理情况")
        case .stateName: ("State in words", "状态")
        case .open: ("open", "在办")
        case .overdue: ("overdue", "超期")
        case .suspended: ("suspended", "挂起")
        case .closed: ("closed", "办结")
        case .unit: ("Unit", "责任单位")
        case .unitName: ("Unit name", "责任单位名称")
        case .reported: ("Reported", "上报日期")
        case .deadline: ("Deadline", "时限")
        case .placeInWords: ("Place in words", "位置描述")
        }
    }
}
