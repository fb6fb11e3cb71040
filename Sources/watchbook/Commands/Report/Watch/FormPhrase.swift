/// Texts of the watch record form 实地点位值守记录表.
enum FormPhrase: Localized {
    case abstract, discussion, dateHelp, officeHelp, stationHelp, personHelp, slotHelp
    case title, point, station, landmark, area, slot, kind, outside
    case person, partners, personUnit, personKind, leader, cadre
    case planned, stood, state, written
    case lines, code, indicatorName, looks, ratio, others, otherAnswers, numerator, denominator
    case nothingFound, inOrder, answered, notLookedAt
    case problems, number, time, what, foundSettled, action, units, caseNumber, remark, noProblems
    case inZone, semicolon, stillThere, typed, typedFrom, moved, disputed, overruled
    case photo, photoErased, photoMissing
    case handover, leftOver, visit, watcherSigns, cadreSigns, supervisorSigns
    case entries, noEntries

    var text: Wording {
        switch self {
        case .abstract:
            ("Print the watch record forms of a day.", "打印某日的实地点位值守记录表。")
        case .discussion:
            (
                """
                One form for each watch that was stood, with what this person wrote; where others say \
                otherwise, the line says so. The square code is checked with `report verify`.

                Example: watchbook report watch street.ledger --date 2026-05-12 --office S01 --out forms.pdf
                """,
                """
                每人每班一张，内容为本人所记；与他人记录不一致的在备注中注明。二维码可用 report verify 核对。

                示例：watchbook report watch street.ledger --date 2026-05-12 --office S01 --out forms.pdf
                """
            )
        case .dateHelp: ("The work date; otherwise today.", "工作日期；不指定时为今天。")
        case .officeHelp: ("Only the points of this office.", "只含该街道的点位。")
        case .stationHelp: ("Only this station.", "只含该岗位。")
        case .personHelp: ("Only this person.", "只含该人员。")
        case .slotHelp: ("Only this slot.", "只含该班次。")
        case .title: ("Field Point Watch Record Form", "全国文明城市实地点位值守记录表")
        case .point: ("Point", "点位")
        case .station: ("Station", "岗位")
        case .landmark: ("Road, landmark", "道路、地标")
        case .area: ("Area", "责任片区")
        case .slot: ("Slot", "班次")
        case .kind: ("Kind of duty", "值守类别")
        case .outside: ("Outside of watches", "值守以外")
        case .person: ("Watcher", "值守人员")
        case .partners: ("On the same watch", "同班人员")
        case .personUnit: ("Unit", "人员单位")
        case .personKind: ("Kind of person", "人员类别")
        case .leader: ("Leader", "责任领导")
        case .cadre: ("Cadre", "责任干部")
        case .planned: ("Planned", "计划到离岗")
        case .stood: ("There", "实际到离岗")
        case .state: ("Attendance", "考勤")
        case .written: ("Written down", "填写时间")
        case .lines: ("Found and dealt with", "发现与处置")
        case .code: ("Code", "编号")
        case .indicatorName: ("Indicator", "测评指标")
        case .looks: ("Looked", "检查项次")
        case .ratio: ("Rate", "比率")
        case .others: ("Other", "其他")
        case .otherAnswers: ("Other answers", "其他答复")
        case .numerator: ("Kept it", "守规数")
        case .denominator: ("Observed", "观察数")
        case .nothingFound: ("Nothing was found.", "未发现问题。")
        case .inOrder: ("In order (%1): %2", "合格 %1 项：%2")
        case .answered: ("%1 (%2): %3", "%1 %2 项：%3")
        case .notLookedAt: ("Not looked at (%1): %2", "未查 %1 项：%2")
        case .problems: ("Problems", "问题")
        case .number: ("No.", "序号")
        case .time: ("Time", "时间")
        case .what: ("What", "情况说明")
        case .foundSettled: ("Found/settled", "发现/解决")
        case .action: ("On the spot", "现场处置")
        case .units: ("Unit", "责任单位")
        case .caseNumber: ("Case", "问题编号")
        case .remark: ("Remark", "备注")
        case .noProblems: ("No problem.", "没有问题。")
        case .inZone: ("in the walking zone", "在步行范围内")
        case .semicolon: ("; ", "；")
        case .stillThere: ("still there", "仍存在")
        case .typed: ("typed from paper", "纸质补录")
        case .typedFrom: ("typed from sheet %1", "据 %1 号表补录")
        case .moved: ("moved here", "更正归属")
        case .disputed: ("others say otherwise", "有争议")
        case .overruled: ("another word counts", "以他人记录为准")
        case .photo: ("Problem %1, photo %2", "问题 %1 照片 %2")
        case .photoErased: ("erased by rule", "已按规定删除")
        case .photoMissing: ("not handed in", "照片未交")
        case .handover: ("Handed over to", "移交下一班")
        case .leftOver: ("%1 left over", "遗留 %1 件")
        case .visit: ("Visit", "督查到点")
        case .watcherSigns: ("Watcher", "值守人签字")
        case .cadreSigns: ("Reviewed by the cadre", "责任干部审核")
        case .supervisorSigns: ("Supervisor’s remarks", "督查意见")
        case .entries: ("Entries", "记录编号")
        case .noEntries: ("none of the person’s own", "无本人记录")
        }
    }
}
