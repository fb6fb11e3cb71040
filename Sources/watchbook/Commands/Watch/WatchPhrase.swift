/// Texts of `watchbook watch …`.
enum WatchPhrase: Localized {
    case abstract, moveAbstract, moveDiscussion
    case deviceHelp, deviceValue, fromHelp, toHelp, seqValue
    case dateHelp, dateValue, offsetHelp, minutesValue, stationHelp, stationValue
    case slotHelp, slotValue, toInspectorHelp
    case badRange, nothingToMove
    case fromHeading, toHeading, moved, wouldMove

    var text: Wording {
        switch self {
        case .abstract: ("Watches: begin, end, hand over, look, move.", "值守：到岗、离岗、移交、查看、更正归属。")
        case .moveAbstract:
            (
                "Put entries where they belong: date, clock, station, slot or person.",
                "更正归属：日期、时钟、岗位、班次或人员。"
            )
        case .moveDiscussion:
            (
                """
                For a whole watch made under a wrong date, clock, place or name. The originals stay, and \
                prints say who moved them. Look first with --dry-run. Example, for a clock one year behind:

                watchbook watch move day.ledger --device 3f9a01bc --from-seq 1 --to-seq 42 \
                --date 2026-05-12 --offset 525600 --reason "clock a year behind" \
                --journal office.journal --inspector S01.0001
                """,
                """
                用于整班值守的日期、时钟、岗位或姓名有误的情形。原始记录全部保留，打印件注明由谁更正。\
                请先用 --dry-run 预览。示例（时钟慢一年）：

                watchbook watch move day.ledger --device 3f9a01bc --from-seq 1 --to-seq 42 \
                --date 2026-05-12 --offset 525600 --reason "手机时钟慢一年" \
                --journal office.journal --inspector S01.0001
                """
            )
        case .deviceHelp: ("First digits of the device's id.", "设备编号的前几位。")
        case .deviceValue: ("device", "设备")
        case .fromHelp: ("First entry to move, by its number on the device.", "首条记录在该设备上的序号。")
        case .toHelp: ("Last entry to move.", "末条记录的序号。")
        case .seqValue: ("seq", "序号")
        case .dateHelp: ("The work date they belong to.", "应属的工作日期。")
        case .dateValue: ("date", "日期")
        case .offsetHelp:
            (
                "Minutes to add to the device's clock; negative when it was ahead.",
                "设备时钟应加的分钟数；时钟快时为负数。"
            )
        case .minutesValue: ("minutes", "分钟")
        case .stationHelp: ("The station they belong to.", "应属的岗位。")
        case .stationValue: ("station", "岗位")
        case .slotHelp: ("The slot they belong to.", "应属的班次。")
        case .slotValue: ("slot", "班次")
        case .toInspectorHelp: ("Who really made them.", "实际填写人。")
        case .badRange:
            (
                "--from-seq must be 1 or more, and --to-seq not before it.",
                "--from-seq 须不小于 1，--to-seq 不得小于 --from-seq。"
            )
        case .nothingToMove:
            (
                "Say what was wrong: --date, --offset, --station, --slot or --to-inspector.",
                "请指明更正的内容：--date、--offset、--station、--slot 或 --to-inspector。"
            )
        case .fromHeading: ("Written in", "原记录")
        case .toHeading: ("Belongs to", "应归属")
        case .moved: ("%1 {1|entry|entries} moved; the originals stay.", "已更正归属 %1 条，原始记录保留。")
        case .wouldMove:
            ("%1 {1|entry|entries} would move. Nothing was written.", "将更正归属 %1 条。未写入任何内容。")
        }
    }
}
