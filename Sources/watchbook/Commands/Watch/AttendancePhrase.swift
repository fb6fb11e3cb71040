/// Texts of `watchbook watch start`, `end`, `handover` and `status`.
enum AttendancePhrase: Localized {
    case startAbstract, startDiscussion, endAbstract, endDiscussion
    case handoverAbstract, handoverDiscussion, statusAbstract, statusDiscussion
    case stationHelp, slotHelp, dateHelp, dutyHelp, partnerHelp, forHelp, toHelp, leftHelp
    case started, continued, unplanned, dueCount, forgotten, ended, handedOver, onWatch, noWatch
    case endChoice, goesOn, choosePlanned, chooseStation, chooseNone, chooseAgain
    case answered, stillDue, nothingDue, dueUnknown, leftOver

    var text: Wording {
        switch self {
        case .startAbstract: ("Begin a watch: you are there.", "到岗。")
        case .startDiscussion:
            (
                """
                Station, slot and work date follow from the roster on the desk and the clock; a slot over \
                midnight belongs to the date on which it began. Where nobody planned you, it is a watch \
                beside the roster, which counts as well. Entered late, the time at which you came goes \
                with it: --at 8:00. It lists the problems that are open there.

                Example: watchbook watch start S01.P1.1 --at 31.2304,121.4737 --accuracy 8 --journal \
                lan.journal --inspector S01.0007
                """,
                """
                岗位、班次和工作日期由工作台上的排班表和时钟得出；跨零点的班次归开始那天。排班表中没有您时，\
                记为临时值守，同样计入。补记时写明到岗时间：--at 8:00。同时列出此处的遗留问题。

                示例：watchbook watch start S01.P1.1 --at 31.2304,121.4737 --accuracy 8 --journal \
                lan.journal --inspector S01.0007
                """
            )
        case .endAbstract: ("End your watch: you leave.", "离岗。")
        case .endDiscussion:
            (
                """
                Says what was answered, what is still due and what is left. Ended by mistake: \
                watchbook undo, or watch start again.

                Entered late, the time at which you left goes with it: --at 11:02. On a terminal it asks \
                what to do with what is due.

                Example: watchbook watch end --journal lan.journal --inspector S01.0007
                """,
                """
                同时显示已填、未填和遗留的内容。误点时可用 watchbook undo，或再次 watch start。补记时写明离岗时间：--at 11:02。\
                在终端中会询问未填内容如何处理。

                示例：watchbook watch end --journal lan.journal --inspector S01.0007
                """
            )
        case .handoverAbstract: ("Hand over what is left.", "移交遗留问题。")
        case .handoverDiscussion:
            (
                """
                Without --left all findings of this watch of which something stays.

                Example: watchbook watch handover --to S01.0008 --journal lan.journal --inspector \
                S01.0007
                """,
                """
                不写 --left 时，移交本次值守中所有尚有遗留的检查结果。

                示例：watchbook watch handover --to S01.0008 --journal lan.journal --inspector \
                S01.0007
                """
            )
        case .statusAbstract: ("Your watch, what is due and what is left.", "当前值守、应查和遗留。")
        case .statusDiscussion:
            (
                """
                Example: watchbook watch status --journal lan.journal --inspector S01.0007
                """,
                """
                示例：watchbook watch status --journal lan.journal --inspector S01.0007
                """
            )
        case .stationHelp:
            ("The station; otherwise the one of the roster.", "岗位；不指定时取排班表中的岗位。")
        case .slotHelp: ("The slot, where it is not that of the clock.", "班次；不指定时由时间得出。")
        case .dateHelp: ("The work date, where it is not that of the clock.", "工作日期；不指定时由时间得出。")
        case .dutyHelp: ("The kind of duty, for a watch on no roster.", "值守类别，用于排班表以外的值守。")
        case .partnerHelp: ("Who stands there with you; may be repeated.", "同班人员；可重复指定。")
        case .forHelp: ("For whom you stand in.", "替谁值守（替班）。")
        case .toHelp: ("Who takes over.", "接班人员。")
        case .leftHelp: ("A finding that is left; may be repeated.", "移交的检查结果的摘要值；可重复指定。")
        case .started: ("On watch at %1, %2, since %3.", "已到岗：%1，%2，%3。")
        case .continued:
            ("Your watch at %1, %2, goes on (%3).", "继续值守：%1，%2，%3。")
        case .unplanned: ("The roster does not name you for it.", "排班表中没有您的这一班，记为临时值守。")
        case .dueCount: ("%1 {1|indicator is|indicators are} due here.", "此处应查指标 %1 项。")
        case .forgotten:
            (
                "Your watch at %1 of %2 was never ended; tell the office.",
                "您 %2 在 %1 的值守没有离岗记录，请告知单位。"
            )
        case .ended: ("Left %1, %2, at %3.", "已离岗：%1，%2，%3。")
        case .handedOver:
            ("Handed over %1 {1|finding|findings} to %2.", "已移交 %1 项，接班：%2。")
        case .onWatch: ("On watch at %1, %2, since %3.", "值守中：%1，%2，到岗 %3。")
        case .noWatch: ("You are on no watch.", "当前没有进行中的值守。")
        case .endChoice:
            (
                "s all in order for the rest, and leave · b stay · Enter leave it open, and leave:",
                "s 其余正常并离岗 · b 暂不离岗 · 直接回车：保持未填并离岗 >"
            )
        case .goesOn: ("Your watch goes on.", "值守继续。")
        case .choosePlanned: ("The roster has several stations for you now:", "排班表中您此时有多个岗位：")
        case .chooseStation: ("No roster names you for now. Stations:", "此时没有您的排班。岗位：")
        case .chooseNone:
            ("Number, station or part of its name; Enter to leave:", "序号、岗位编号或名称中的字；回车退出：")
        case .chooseAgain: ("Nothing fits “%1”.", "没有与“%1”相符的岗位。")
        case .answered: ("%1 {1|answer|answers} recorded.", "已填 %1 条。")
        case .stillDue: ("Still due in %1: %2 (%3).", "%1 尚未填写 %2 项：%3。")
        case .nothingDue: ("Nothing is still due in %1.", "%1 已全部填写。")
        case .dueUnknown: ("What is due here is not known on this device.", "本设备不知此处应查哪些指标。")
        case .leftOver: ("Left: %1, %2 [%3]", "遗留：%1，%2〔%3〕")
        }
    }
}
