import CentralLedger
import Inspection

/// Texts of `watchbook duty …`.
enum DutyPhrase: Localized {
    case abstract, discussion, listAbstract, listDiscussion, statsAbstract, statsDiscussion
    case todayAbstract, todayDiscussion
    case dateHelp, whereHelp, byHelp, finalHelp, withSectionsHelp, withSectionsWants, sectionsCount,
        stateHelp, stateValue, dateOrSpan
    case statsTitle, listDay, listSpan, todayTitle, nothing, besides, ofDuties, statesLegend, comma
    case person, unit, office, point, station, slot, kind, inspectorKind, peak, holiday
    case day, week, month, quarter
    case planned, stood, notHandedIn, absent, excused, late, early, rate, single, efforts, visits
    case missed, unplanned, standIns, gaps, gapMinutes, unmanned, doubtful, objected, testified
    case seen, handovers, lateMinutes, earlyMinutes
    case expected, spare, running, overdue, missing, done, shortHanded
    case state, plan, presence, remarks, planStart, planEnd, arrived, left
    case standIn, adHoc, standsFor, standsThere, byVisit, byTestimony, byDecision
    case leave, swap, weather, works, other
    case lateBy, earlyBy, awayFor, timeDoubtful, alone, foundBy, missedBy, effortBy, handedOver
    case isObjected, isDisputed, isHeld, unmannedAt, singleAt, gapAt, at, group, since, shortAt

    init(_ dimension: AttendanceDimension) {
        switch dimension {
        case .person: self = .person
        case .unit: self = .unit
        case .office: self = .office
        case .point: self = .point
        case .station: self = .station
        case .slot: self = .slot
        case .kind: self = .kind
        case .inspectorKind: self = .inspectorKind
        case .peak: self = .peak
        case .holiday: self = .holiday
        case .day: self = .day
        case .week: self = .week
        case .month: self = .month
        case .quarter: self = .quarter
        }
    }

    init(_ state: AttendanceState) {
        switch state {
        case .stood: self = .stood
        case .notHandedIn: self = .notHandedIn
        case .absent: self = .absent
        case .excused: self = .excused
        case .expected: self = .expected
        case .spare: self = .spare
        }
    }

    init(_ excuse: AttendanceDecision.Excuse) {
        switch excuse {
        case .leave: self = .leave
        case .swap: self = .swap
        case .weather: self = .weather
        case .works: self = .works
        case .other: self = .other
        }
    }

    init(_ group: DutyTodaySheet.Group) {
        switch group {
        case .running: self = .running
        case .overdue: self = .overdue
        case .missing: self = .missing
        case .absent: self = .absent
        case .excused: self = .excused
        case .expected: self = .expected
        case .done: self = .done
        }
    }

    var text: Wording {
        switch self {
        case .abstract: ("Who was to be on watch, and who was.", "值守考勤。")
        case .discussion:
            (
                """
                A watch is in one of four states that are never mixed: stood (by the own record, a \
                partner's word, a supervisor's visit or an office's decision), not handed in (nothing came \
                yet; it accuses nobody), absent (only by a supervisor who found nobody, or by an office's \
                decision), excused.
                """,
                """
                每班只有四种状态，互不混用：在岗（本人记录、同班证明、督查到点或单位认定）、未交（尚无记录，\
                不等于缺岗）、缺岗（仅由督查到点未见或单位认定）、已批准（请假、换班、天气、施工）。
                """
            )
        case .listAbstract: ("List watches with state and times.", "逐班列出状态和到离岗时间。")
        case .listDiscussion:
            (
                """
                Without dates: today. Times with a question mark are doubtful and never count as late or \
                early. JSON names the entries behind every watch.

                Example: watchbook duty list city.ledger --date 2026-05-12 --where office=S01 --csv d.csv
                """,
                """
                不写日期时为今天。带问号的时间存疑，不计迟到早退。JSON 给出每班所依据的记录。

                示例：watchbook duty list city.ledger --date 2026-05-12 --where office=S01 --csv d.csv
                """
            )
        case .statsAbstract: ("Add up attendance.", "考勤统计。")
        case .statsDiscussion:
            (
                """
                Without dates: this month up to today; without --by: by person. Slots that are not over are \
                left out. Planned = stood + not handed in + absent + excused.

                Example: watchbook duty stats city.ledger --by unit,month --from 2026-04-01 --to 2026-06-30
                """,
                """
                不写日期时为本月至今；不写 --by 时按人。未结束的班次不计。应值＝在岗＋未交＋缺岗＋已批准。

                示例：watchbook duty stats city.ledger --by unit,month --from 2026-04-01 --to 2026-06-30
                """
            )
        case .todayAbstract: ("Who is there now, and who is missing.", "当前在岗、未到和未交。")
        case .todayDiscussion:
            (
                """
                Overdue: the slot runs, and nobody came within the city's tolerance. Not handed in: the slot \
                is over, and nothing came. --date for another day.

                Example: watchbook duty today street.ledger --where office=S01
                """,
                """
                超时未到：班次已开始且超过容许时间仍无到岗记录。未交：班次已结束仍无记录。可用 --date 查其他日期。

                示例：watchbook duty today street.ledger --where office=S01
                """
            )
        case .dateHelp: ("One work date.", "某个工作日期。")
        case .whereHelp:
            (
                "Only these values of a dimension; may be repeated.",
                "只看某个维度的这些值；可重复指定。"
            )
        case .byHelp:
            ("What to group by, with commas between.", "分组维度，用逗号分隔。")
        case .finalHelp:
            (
                "Only days to which nobody can object any more: for bulletins, cards and the year.",
                "只统计异议期已过的日期，用于通报、红黄牌和年度考核。"
            )
        case .withSectionsHelp:
            (
                "Units have what their sections have: with --by unit or --where unit=….",
                "各单位含其下级科室、站所的数据，须与 --by unit 或 --where unit=… 同用。"
            )
        case .withSectionsWants:
            (
                "--with-sections needs --by unit or --where unit=….",
                "--with-sections 须与 --by unit 或 --where unit=… 同用。"
            )
        case .sectionsCount:
            (
                "A watch counts at the unit of the person and at each unit above it; in the total once.",
                "每班计入人员所在单位及其各上级单位，合计中只计一次。"
            )
        case .stateHelp: ("Only watches in this state; may be repeated.", "只列出该状态；可重复指定。")
        case .stateValue: ("state", "状态")
        case .dateOrSpan:
            ("Either --date or --from and --to.", "--date 与 --from、--to 只能选一种。")
        case .statsTitle: ("Attendance %1 to %2", "考勤统计 %1 至 %2")
        case .listDay: ("Watches of %1", "%1 值守考勤")
        case .listSpan: ("Watches %1 to %2", "%1 至 %2 值守考勤")
        case .todayTitle: ("%1: watches of %2", "%1：%2 值守情况")
        case .nothing: ("Nothing was planned, and nobody stood.", "没有排班，也没有值守记录。")
        case .besides: ("Besides: %1", "另有：%1")
        case .ofDuties:
            (
                "Gaps and unmanned posts belong to stations: --by station.",
                "脱岗和空岗属于岗位，请用 --by station 查看。"
            )
        case .statesLegend:
            (
                "Not handed in is not absent: it means that nothing came yet.",
                "未交不等于缺岗，只表示尚未收到记录。"
            )
        case .comma: (", ", "，")
        case .person: ("Person", "值守人员")
        case .unit: ("Unit", "人员单位")
        case .office: ("Office", "街道")
        case .point: ("Point", "点位")
        case .station: ("Station", "岗位")
        case .slot: ("Slot", "班次")
        case .kind: ("Kind of duty", "值守类别")
        case .inspectorKind: ("Kind of person", "人员类别")
        case .peak: ("Peak", "重点时段")
        case .holiday: ("Day off", "休息日")
        case .day: ("Day", "日期")
        case .week: ("Week", "周")
        case .month: ("Month", "月份")
        case .quarter: ("Quarter", "季度")
        case .planned: ("Planned", "应值")
        case .stood: ("Stood", "在岗")
        case .notHandedIn: ("Not handed in", "未交")
        case .absent: ("Absent", "缺岗")
        case .excused: ("Excused", "已批准")
        case .late: ("Late", "迟到")
        case .early: ("Early", "早退")
        case .rate: ("Rate", "到岗率")
        case .single: ("Single", "单岗")
        case .efforts: ("Effort", "履职提醒")
        case .visits: ("Visits", "督查次数")
        case .missed: ("Not found", "查岗未见")
        case .unplanned: ("Ad hoc", "临时值守")
        case .standIns: ("Stand-ins", "替班")
        case .gaps: ("Gaps", "脱岗")
        case .gapMinutes: ("Gap minutes", "脱岗分钟")
        case .unmanned: ("Unmanned", "空岗")
        case .doubtful: ("Time doubtful", "时间存疑")
        case .objected: ("Objections", "有异议")
        case .testified: ("By partner", "同班证明")
        case .seen: ("By visit", "督查见证")
        case .handovers: ("Handovers", "交接")
        case .lateMinutes: ("Late minutes", "迟到分钟")
        case .earlyMinutes: ("Early minutes", "早退分钟")
        case .expected: ("Expected", "待到岗")
        case .spare: ("Not needed", "无需到岗")
        case .running: ("On watch", "在岗中")
        case .overdue: ("Overdue", "超时未到")
        case .missing: ("Not handed in", "未交")
        case .done: ("Done", "已完成")
        case .shortHanded: ("Fewer than planned", "人数不足")
        case .state: ("State", "状态")
        case .plan: ("Plan", "计划")
        case .presence: ("There", "到离岗")
        case .remarks: ("Remarks", "备注")
        case .planStart: ("Planned start", "计划到岗")
        case .planEnd: ("Planned end", "计划离岗")
        case .arrived: ("Arrived", "实到时间")
        case .left: ("Left", "实离时间")
        case .standIn: ("stand-in", "替班")
        case .adHoc: ("ad hoc", "临时值守")
        case .standsFor: ("for %1", "替 %1")
        case .standsThere: ("%1 stands in", "由 %1 替班")
        case .byVisit: ("seen by a supervisor", "督查见证")
        case .byTestimony: ("partner's word", "同班证明")
        case .byDecision: ("decided by the office", "单位认定")
        case .leave: ("leave", "请假")
        case .swap: ("swap", "换班")
        case .weather: ("weather", "天气")
        case .works: ("works", "施工")
        case .other: ("other reason", "其他原因")
        case .lateBy: ("%1 min late", "迟到 %1 分钟")
        case .earlyBy: ("left %1 min early", "早退 %1 分钟")
        case .awayFor: ("away in between for %1 min", "中途离岗 %1 分钟")
        case .timeDoubtful: ("time doubtful", "时间存疑")
        case .alone: ("alone", "单岗")
        case .foundBy: ("visited %1 {1|time|times}", "督查到点 %1 次")
        case .missedBy: ("not found on %1 {1|visit|visits}", "查岗未见 %1 次")
        case .effortBy: ("%1 {1|remark|remarks} on effort", "履职提醒 %1 次")
        case .handedOver: ("handed over", "已交接")
        case .isObjected: ("objects", "有异议")
        case .isDisputed: ("disputed", "有冲突")
        case .isHeld: ("held: %1", "存疑（%1）")
        case .unmannedAt: ("%1: nobody came", "%1：空岗")
        case .singleAt: ("one instead of %1", "应 %1 人，仅 1 人")
        case .gapAt: ("nobody there for %1 {1|minute|minutes}", "脱岗 %1 分钟")
        case .at: ("%1: %2", "%1：%2")
        case .group: ("%1: %2", "%1：%2")
        case .since: ("since %1", "%1 到岗")
        case .shortAt: ("%1: %2 of %3", "%1：%2/%3 人")
        }
    }
}
