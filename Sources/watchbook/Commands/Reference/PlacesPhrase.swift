/// Texts of `watchbook places …`.
enum PlacesPhrase: Localized {
    case abstract, importAbstract, importDiscussion, streetsImportHelp, shiftedHelp
    case listAbstract, streetsListHelp, closedHelp, gapsAbstract, gapsDiscussion
    case stations, types, leaders, units, closed, length
    case nearAbstract, nearDiscussion, nearHelp, nearValue, withinHelp, badWithin, straight, zone
    case nearNote, unplaced, unitHelp, unitValue

    var text: Wording {
        switch self {
        case .abstract: ("Points with their stations, and streets.", "点位、岗位和街路。")
        case .importAbstract: ("Enter points or streets from a table.", "从表格录入点位或街路。")
        case .importDiscussion:
            (
                """
                Columns for points: id, name, office, stations (1,2 or 1=gate;2=exit), types (codes or names), from, landmark, \
                street, area, zone_m, leaders, cadres, point_units, supervision_units, authority_units, \
                lead_units, drawn, items, not_applicable, systems, lat, lon (WGS-84), closed. For streets: id, \
                name, office, length_m, from, path, types, point_units and the other units, closed. A change is a new row with a later date; earlier \
                days keep what held then. The same table again changes nothing, and cells that differ become \
                corrections.

                Example: watchbook places import points.csv --journal street.journal \
                --inspector S01.0001 --against office.ledger
                """,
                """
                点位表的列：编号、名称、单位、岗位（1、2 或 1=东门；2=西门）、类型（代码或名称）、生效日期、地标、街路、区域、步行范围(米)、\
                责任领导、责任干部、点位责任单位、监管单位、主管单位、牵头单位、随机点位、标准项、不适用指标、适用体系、\
                纬度、经度（WGS-84）、关闭。街路表的列：编号、名称、单位、长度(米)、生效日期、走向、类型、点位责任单位等、关闭。\
                有变化时以更晚的生效日期另起一行，此前的日子不受影响。同一张表重复导入不会改变结果，有差异的单元格作为更正写入。

                示例：watchbook places import points.csv --journal street.journal \
                --inspector S01.0001 --against office.ledger
                """
            )
        case .streetsImportHelp: ("The table has streets.", "表中是街路。")
        case .shiftedHelp:
            (
                "Coordinates are those of a Chinese map (GCJ-02), and are turned into WGS-84.",
                "坐标取自国内地图（GCJ-02，火星坐标），导入时换算为 WGS-84。"
            )
        case .listAbstract: ("List the points or streets of a date.", "列出某日的点位或街路。")
        case .streetsListHelp: ("List streets.", "列出街路。")
        case .closedHelp: ("Closed points as well.", "包括已关闭的点位。")
        case .gapsAbstract:
            ("Name what points lack, and units that are not known.", "列出点位的缺项和不在册的单位。")
        case .gapsDiscussion:
            (
                """
                Also indicators that watchers answered with not applicable in the three months up to the \
                date, and that the point's record does not leave out: enter them in the column \
                not_applicable, and no device asks for them any more.

                Example: watchbook places gaps office.ledger
                """,
                """
                也列出截至该日三个月内值守人员填“不适用”、而点位资料中没有登记的指标：填入“不适用指标”列后，\
                所有设备都不再询问。

                示例：watchbook places gaps office.ledger
                """
            )
        case .stations: ("Stations", "岗位")
        case .types: ("Types", "类型")
        case .leaders: ("Leader, cadre", "责任领导、干部")
        case .units: ("Units", "责任单位")
        case .closed: ("closed", "已关闭")
        case .length: ("Metres", "长度(米)")
        case .nearAbstract: ("List the points in whose zone a place can lie.", "列出某处可能落入其步行范围的点位。")
        case .nearDiscussion:
            (
                """
                By the straight line between the two, which no walk is shorter than: a point that is not listed \
                cannot have the place in its zone; whether one that is listed has it, walking distance and \
                sight decide.

                Example: watchbook places near office.ledger 30.1,104.2 --within 400
                """,
                """
                按直线距离筛选，步行距离不会更短：未列出的点位，其范围不可能包括该处；列出的点位是否包括，以步行距离和可视为准。

                示例：watchbook places near office.ledger 30.1,104.2 --within 400
                """
            )
        case .nearHelp:
            (
                "A place, as latitude,longitude in WGS-84, or a point.",
                "位置（WGS-84，如 30.1,104.2），或点位编号。"
            )
        case .nearValue: ("place", "位置")
        case .withinHelp:
            ("How far zones reach that a point does not state.", "点位未注明步行范围时所取的范围。")
        case .badWithin: ("--within is 1 to 100000 metres.", "--within 为 1 至 100000 米。")
        case .straight: ("Straight m", "直线距离(米)")
        case .zone: ("Zone m", "步行范围(米)")
        case .nearNote:
            (
                "By straight line: walking distance and sight decide.",
                "按直线距离筛选，是否在范围内以步行距离和可视为准。"
            )
        case .unplaced:
            ("Nobody wrote down where these lie: %1.", "以下点位没有坐标，无法判断：%1。")
        case .unitHelp:
            ("Only those for which this unit answers on any line.", "只列该单位（任一责任线）负责的。")
        case .unitValue: ("unit", "单位")
        }
    }
}
