/// Texts of `watchbook settings …`.
enum SettingsPhrase: Localized {
    case abstract, importAbstract, importDiscussion, calendarHelp
    case setAbstract, setDiscussion, listAbstract
    case titleHelp, alsoHelp, exceptHelp, noTitleHelp, systemsHelp, zoneHelp, daysHelp
    case codeValue, codesValue, daysValue
    case nothingToSet, wasSet
    case time, rounds, peak, yes, isHoliday, isWorkday, titles, systems

    var text: Wording {
        switch self {
        case .abstract: ("The city's settings: slots, calendar, rules, forms.", "全市设置：班次、日历、规则、表单。")
        case .importAbstract: ("Enter slots or a calendar from a table.", "从表格录入班次或日历。")
        case .importDiscussion:
            (
                """
                Columns for slots: id, start, end (at or before the start: next day), name, rounds (times at \
                which a round begins; without them each full hour), duty, peak, from; the rows of a date are \
                all its slots. For a calendar: date, kind (holiday, workday), name, from; without from it \
                holds for the year.

                Example: watchbook settings import slots.csv --from 2026-01-01 \
                --journal city.journal --inspector C.0001
                """,
                """
                班次表的列：编号、开始、结束（不晚于开始时为次日）、名称、轮次（每轮开始时间；不填为每整点）、值守类别、\
                重点时段、生效日期；同一生效日期的各行即全部班次。日历表的列：日期、类别（放假、上班）、名称、生效日期；\
                不填生效日期时按年生效。

                示例：watchbook settings import slots.csv --from 2026-01-01 \
                --journal city.journal --inspector C.0001
                """
            )
        case .calendarHelp:
            (
                "The table has holidays and weekends that are worked.",
                "表中是节假日和调休上班日。"
            )
        case .setAbstract: ("Set titles, systems or the zone.", "设置称号、测评体系或时区。")
        case .setDiscussion:
            (
                """
                Each kind of setting is set as a whole from its date on.

                Example: watchbook settings set --from 2026-01-01 --title national-sanitary-city \
                --journal city.journal --inspector C.0001
                """,
                """
                每类设置自生效日期起整体生效。

                示例：watchbook settings set --from 2026-01-01 --title national-sanitary-city \
                --journal city.journal --inspector C.0001
                """
            )
        case .listAbstract: ("List the settings of a date.", "列出某日的设置。")
        case .titleHelp:
            (
                "A title that the city holds; may be repeated. These are all it holds.",
                "全市已获得的称号，可重复指定；以所列为全部。"
            )
        case .alsoHelp: ("An indicator that is exempt besides.", "另外自动符合的指标。")
        case .exceptHelp: ("An indicator that is judged all the same.", "仍须检查的指标。")
        case .noTitleHelp: ("The city holds no title.", "全市没有称号。")
        case .systemsHelp:
            (
                "Systems in the order in which they judge a code that several know.",
                "多个体系有同一代码时的先后顺序。"
            )
        case .zoneHelp: ("The city's clocks ahead of UTC.", "全市时钟比 UTC 快的分钟数。")
        case .daysHelp:
            (
                "By how many days work date and time may differ.",
                "工作日期与时间允许相差的天数。"
            )
        case .codeValue: ("code", "代码")
        case .codesValue: ("codes", "代码")
        case .daysValue: ("days", "天数")
        case .nothingToSet: ("Say what to set.", "请指定要设置的内容。")
        case .wasSet:
            (
                "Wrote %1 {1|entry|entries} of %2; %3 unchanged.",
                "已写入 %1 条记录（%2）；%3 条没有变化。"
            )
        case .time: ("Time", "时间")
        case .rounds: ("Rounds", "轮次")
        case .peak: ("Peak", "重点时段")
        case .yes: ("yes", "是")
        case .isHoliday: ("%1 is a day off.", "%1 为休息日。")
        case .isWorkday: ("%1 is a working day.", "%1 为工作日。")
        case .titles: ("Titles: %1", "称号：%1")
        case .systems: ("Systems: %1", "测评体系：%1")
        }
    }
}
