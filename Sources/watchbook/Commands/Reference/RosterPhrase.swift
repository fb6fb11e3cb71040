/// Texts of `watchbook roster …`.
enum RosterPhrase: Localized {
    case abstract, importAbstract, importDiscussion, listAbstract, gapsAbstract
    case station, slot, people, duty, wanted

    var text: Wording {
        switch self {
        case .abstract: ("Who stands where and when.", "值守安排（排班）。")
        case .importAbstract: ("Enter a roster from a table.", "从表格录入排班。")
        case .importDiscussion:
            (
                """
                Columns: station, slot, people (numbers or names), from, until, date (one day alone), weekdays \
                (1-5 or 1,3,5; “except holidays” or “working days” by the city's calendar, with weekends that are worked), duty, planned, office. Of the lines whose span covers a day the latest \
                counts, so one day's exception leaves the rest alone. Rows of one station, slot and date add \
                up their people; rows without people are passed over, unless planned is 0: nobody is to stand.

                Example: watchbook roster import may.csv --journal street.journal \
                --inspector S01.0001 --against office.ledger
                """,
                """
                列：点位站、班次、值守人员（编号或姓名）、起始日期、截止日期、日期（只管一天）、星期（1-5、周一至周五，可写“节假日除外”“法定节假日除外”；“工作日”含调休上班日，均按城市日历）、\
                值守类别、计划人数、单位。某日有多行覆盖时以最晚的为准，因此一天的调整不影响其余安排。同一岗位、班次、\
                日期的多行人员相加；没有人员的行略过，计划人数为 0 表示当天不设岗。

                示例：watchbook roster import may.csv --journal street.journal \
                --inspector S01.0001 --against office.ledger
                """
            )
        case .listAbstract: ("List the duties of a date.", "列出某日的排班。")
        case .gapsAbstract:
            (
                "Name stations and slots without duty, and people who are not known or not enrolled.",
                "列出没有排班的岗位和班次，以及不在册、无设备授权的人员。"
            )
        case .station: ("Station", "岗位")
        case .slot: ("Slot", "班次")
        case .people: ("People", "值守人员")
        case .duty: ("Duty", "值守类别")
        case .wanted: ("Wanted", "人数")
        }
    }
}
