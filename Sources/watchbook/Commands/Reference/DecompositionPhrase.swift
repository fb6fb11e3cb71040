/// Texts of `watchbook decomposition …`.
enum DecompositionPhrase: Localized {
    case unitHelp, unitValue
    case abstract, importAbstract, importDiscussion, wholeHelp, listAbstract, gapsAbstract
    case line, area, type, main, assisting

    var text: Wording {
        switch self {
        case .unitHelp:
            (
                "Only what this unit answers for, with its sections: its responsibility list.",
                "只看该单位（含内设科室）的责任清单。"
            )
        case .unitValue: ("unit", "单位")
        case .abstract: ("Which units answer for which indicator.", "指标责任分解表。")
        case .importAbstract: ("Enter the decomposition table.", "录入指标责任分解表。")
        case .importDiscussion:
            (
                """
                Columns: indicator (several with any mark between), line (point, supervision, authority, lead; \
                without it authority), area (an office, area or point), type (of point), main, assisting (units \
                by id or any name), from. Of the rules that fit a point the closest counts: area and type, \
                area, type, general. The table of a date as a whole takes the place of the one before.

                Example: watchbook decomposition import table.csv --from 2026-01-01 \
                --journal city.journal --inspector C.0001
                """,
                """
                列：指标（可并列多个）、责任线（点位责任、监管责任、主管责任、牵头责任；不填为主管责任）、区域（单位、片区或点位）、\
                点位类型、主要责任单位、协办单位（编号或任一名称）、生效日期。多条规则符合时以最具体的为准：区域加类型、区域、\
                类型、通用。新生效日期的整张表取代上一张。

                示例：watchbook decomposition import table.csv --from 2026-01-01 \
                --journal city.journal --inspector C.0001
                """
            )
        case .wholeHelp:
            (
                "The file is the whole table: withdraw what else stands under its date.",
                "该文件即为整张表：同一生效日期下的其他规则作废。"
            )
        case .listAbstract: ("List the table of a date.", "列出某日的分解表。")
        case .gapsAbstract:
            ("Name the indicators that no unit answers for.", "列出没有责任单位的指标。")
        case .line: ("Line", "责任线")
        case .area: ("Area", "区域")
        case .type: ("Type", "点位类型")
        case .main: ("Main", "主要责任单位")
        case .assisting: ("Assisting", "协办单位")
        }
    }
}
