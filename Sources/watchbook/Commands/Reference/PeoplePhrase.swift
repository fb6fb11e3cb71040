/// Texts of `watchbook people …`.
enum PeoplePhrase: Localized {
    case abstract, importAbstract, importDiscussion, listAbstract, gapsAbstract
    case number, personName, unit, kind, level

    var text: Wording {
        switch self {
        case .abstract: ("People with their staff numbers.", "人员及其编号。")
        case .importAbstract: ("Enter people from a table.", "从表格录入人员。")
        case .importDiscussion:
            (
                """
                Columns: number (<office>.<number>, stays for life), name, unit, kind (cadre, village, bureau, \
                volunteer, invited, supervisor, other), level (self, town, county, city, province, nation), \
                from, left. Rows without a name are passed over.

                Example: watchbook people import people.csv --from 2026-01-01 \
                --journal street.journal --inspector S01.0001
                """,
                """
                列：编号（<单位>.<编号>，终身不变）、姓名、单位、类别（干部、村居干部、单位人员、志愿者、特邀人员、督查人员、\
                其他）、检查层级（自查、镇街、县区、市级、省级、国家级）、生效日期、离岗。没有姓名的行略过。

                示例：watchbook people import people.csv --from 2026-01-01 \
                --journal street.journal --inspector S01.0001
                """
            )
        case .listAbstract: ("List the people of a date.", "列出某日的人员。")
        case .gapsAbstract:
            (
                "Name people on rosters or at points who have no record or no enrolment.",
                "列出排班或点位上没有登记、没有设备授权的人员。"
            )
        case .number: ("Number", "编号")
        case .personName: ("Name", "姓名")
        case .unit: ("Unit", "单位")
        case .kind: ("Kind", "类别")
        case .level: ("Level", "检查层级")
        }
    }
}
