/// Texts of `watchbook units …`.
enum UnitsPhrase: Localized {
    case abstract, importAbstract, importDiscussion, listAbstract, gapsAbstract
    case aliases, parent

    var text: Wording {
        switch self {
        case .abstract: ("Units that answer for something, and their aliases.", "责任单位及其别名。")
        case .importAbstract: ("Enter units from a table.", "从表格录入责任单位。")
        case .importDiscussion:
            (
                """
                Columns: id, name, aliases, parent (of a section), office, kind, contacts, from, closed. Rows \
                with one id, or without an id and with a name or alias that is known, are one unit: other \
                spellings become aliases. Traditional characters, full-width marks, pinyin in brackets, \
                quotation marks and spaces make no other name. A new unit without an id gets one from its \
                name.

                Example: watchbook units import units.csv --from 2026-01-01 \
                --journal city.journal --inspector C.0001
                """,
                """
                列：编号、名称、别名、上级单位（科室填）、乡镇(街道)、类别、联络员、生效日期、撤销。编号相同的行，\
                或没有编号而名称、别名已在册的行，视为同一单位，其他写法作为别名。繁体字、全角符号、括号内的拼音、引号、\
                空格不算不同名称。没有编号的新单位按名称生成编号。

                示例：watchbook units import units.csv --from 2026-01-01 \
                --journal city.journal --inspector C.0001
                """
            )
        case .listAbstract: ("List the units of a date.", "列出某日的责任单位。")
        case .gapsAbstract:
            (
                "Name the units that are named somewhere and not known.",
                "列出别处提到而不在册的单位。"
            )
        case .aliases: ("Aliases", "别名")
        case .parent: ("Section of", "上级单位")
        }
    }
}
