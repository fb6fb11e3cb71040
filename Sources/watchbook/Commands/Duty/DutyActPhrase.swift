import Inspection

/// Texts of `watchbook duty visit`, `decide`, `object` and `mine`.
enum DutyActPhrase: Localized {
    case visitAbstract, visitDiscussion, objectAbstract, objectDiscussion
    case mineAbstract, mineDiscussion, decideAbstract, decideDiscussion
    case stationHelp, slotHelp, presentHelp, absentHelp, allPresentHelp, nobodyHelp, effortHelp
    case effortValue, allOrNobody, textHelp, withdrawHelp, textOrWithdraw
    case nowHelp, stateHelp, excuseHelp, excuseValue, standInHelp, agreeHelp, arrivedHelp
    case leftHelp, clockValue, fileHelp
    case visited, isThere, isNotThere, objected, withdrawn, changed, wouldDecide, decided, until
    case nothingNew
    case objection, found, notFound

    /// A state in either language.
    static func state(_ text: String) -> AttendanceDecision.State? {
        let words: [String: AttendanceDecision.State] = [
            "在岗": .stood, "缺岗": .absent, "已批准": .excused, "批准": .excused,
        ]
        return words[text] ?? AttendanceDecision.State(rawValue: text.lowercased())
    }

    /// A reason in either language.
    static func excuse(_ text: String) -> AttendanceDecision.Excuse? {
        let words: [String: AttendanceDecision.Excuse] = [
            "请假": .leave, "换班": .swap, "替班": .swap, "天气": .weather, "施工": .works,
            "其他": .other, "其他原因": .other,
        ]
        return words[text] ?? AttendanceDecision.Excuse(rawValue: text.lowercased())
    }

    var text: Wording {
        switch self {
        case .visitAbstract: ("A supervisor calls at a station.", "督查到点：记录谁在岗、谁不在。")
        case .visitDiscussion:
            (
                """
                One entry for each watch, from your own device. Whom you did not find, and of whom there is \
                no record, is absent; whom you saw stood, also without a record of the own.

                Example: watchbook duty visit S01.P1.1 --present S01.0007 --absent S01.0008 --effort \
                S01.0007 --note "…" --journal sun.journal --inspector S01.0900
                """,
                """
                在本人设备上记录，每班一条。查岗未见且没有任何记录的为缺岗；见到的即为在岗，本人没有记录也算。

                示例：watchbook duty visit S01.P1.1 --present S01.0007 --absent S01.0008 --effort \
                S01.0007 --note "…" --journal sun.journal --inspector S01.0900
                """
            )
        case .objectAbstract: ("Object to your attendance.", "对本人考勤提出异议。")
        case .objectDiscussion:
            (
                """
                The objection stays open until the office has decided; it goes with the next hand-in.

                Example: watchbook duty object S01.P1.1 am --date 2026-05-12 --text "phone broken" \
                --journal lan.journal --inspector S01.0007
                """,
                """
                单位认定前一直保留，随下次交数一并上交。

                示例：watchbook duty object S01.P1.1 am --date 2026-05-12 --text "手机损坏" \
                --journal lan.journal --inspector S01.0007
                """
            )
        case .mineAbstract: ("Your own attendance.", "本人考勤。")
        case .mineDiscussion:
            (
                """
                From the desk beside the journal and what the journal has beyond it; without dates this \
                month. Something wrong: watchbook duty object.

                Example: watchbook duty mine --journal lan.journal --inspector S01.0007
                """,
                """
                依据日志旁的工作台和本机尚未上交的记录；不写日期时为本月。如有不符，请用 watchbook duty object。

                示例：watchbook duty mine --journal lan.journal --inspector S01.0007
                """
            )
        case .decideAbstract: ("Decide about watches.", "认定考勤。")
        case .decideDiscussion:
            (
                """
                Decides every watch of the dates that the filters let through, or of the rows of a table \
                (columns date, station, slot, person, state, excuse, stand_in, arrived, left, reason); \
                --dry-run shows which. Nobody can be called absent before the grace period of the settings \
                ends, nor in passing who has a record of the own: for that give --in stood. Stand-ins are agreed with --agree.

                Example: watchbook duty decide city.ledger --date 2026-05-12 --where slot=pm --in \
                not-handed-in --excuse weather --reason "storm warning" --journal street.journal --inspector \
                S01.0001
                """,
                """
                认定所选日期和条件下的每一班，或表格中的每一行（列：日期、岗位、班次、值守人员、状态、批准原因、\
                替班人员、实到时间、实离时间、说明）；可先用 --dry-run 预览。宽限期未过不能认定缺岗；\
                本人有在岗记录的须写明 --in stood 才能认定缺岗。\
                同意替班用 --agree。

                示例：watchbook duty decide city.ledger --date 2026-05-12 --where slot=pm --in \
                not-handed-in --excuse weather --reason "暴雨预警" --journal street.journal --inspector \
                S01.0001
                """
            )
        case .stationHelp: ("The station.", "岗位。")
        case .slotHelp: ("The slot.", "班次。")
        case .presentHelp: ("Who is there.", "在岗人员。")
        case .absentHelp: ("Who is not there.", "不在岗人员。")
        case .allPresentHelp:
            ("All whom the roster names are there.", "排班人员全部在岗。")
        case .nobodyHelp: ("Nobody whom the roster names is there.", "排班人员均不在岗。")
        case .effortHelp:
            (
                "Somebody who is there does little; the words are the city's settings'.",
                "在岗但履职不到位的人员；用语由本市设定。"
            )
        case .effortValue: ("person[=words]", "人员[=用语]")
        case .allOrNobody:
            ("Either --all-present or --nobody.", "--all-present 与 --nobody 只能选一种。")
        case .textHelp: ("What is wrong, in your words.", "异议内容。")
        case .withdrawHelp: ("Take the objection back.", "作废异议。")
        case .textOrWithdraw: ("Either --text or --withdraw.", "请给出 --text 或 --withdraw。")
        case .nowHelp:
            (
                "Only watches in this state now; for --state absent otherwise those not handed in.",
                "只认定目前处于该状态的班次；认定缺岗（--state absent）时默认只认定未交的班次。"
            )
        case .stateHelp: ("What the watch counts as.", "认定为。")
        case .excuseHelp: ("Why nobody needed to come; means excused.", "批准的原因；即认定为已批准。")
        case .excuseValue: ("reason", "原因")
        case .standInHelp: ("Who stood there instead.", "替班人员。")
        case .agreeHelp:
            (
                "Agree to the stand-ins: whom they stand for is excused.",
                "同意替班：被替人员认定为已批准。"
            )
        case .arrivedHelp: ("When the person came.", "认定的到岗时间。")
        case .leftHelp: ("When the person left.", "认定的离岗时间。")
        case .clockValue: ("HH:MM", "时刻")
        case .fileHelp: ("A table of decisions.", "认定表。")
        case .visited: ("Called at %1, %2.", "督查到点：%1，%2。")
        case .isThere: ("%1 is there", "%1 在岗")
        case .isNotThere: ("%1 is not there", "%1 不在岗")
        case .objected: ("Objected to the attendance at %1, %2.", "已对 %1 %2 的考勤提出异议。")
        case .withdrawn: ("Took the objection back: %1, %2.", "已作废异议：%1，%2。")
        case .changed: ("%1: %2 → %3", "%1：%2 → %3")
        case .wouldDecide:
            ("Would decide %1 {1|watch|watches}; nothing is written.", "将认定 %1 班；未写入。")
        case .decided: ("Decided %1 {1|watch|watches}.", "已认定 %1 班。")
        case .nothingNew:
            (
                "%1 {1|watch is|watches are} decided so already. Nothing was written.",
                "所选 %1 班均已如此认定，未写入。"
            )
        case .objection: ("objection: %1", "异议：%1")
        case .found: ("visit: there", "督查到点：在岗")
        case .notFound: ("visit: not there", "督查到点：未见")
        case .until: ("until %1", "%1 离岗")
        }
    }
}
