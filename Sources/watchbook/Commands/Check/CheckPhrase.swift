/// Texts of `watchbook check`.
enum CheckPhrase: Localized {
    case abstract, discussion, whatHelp, whatValue
    case passHelp, failHelp, notApplicableHelp, couldNotSeeHelp, foundHelp, settledHelp
    case factHelp, factValue, kindHelp, kindValue, photoHelp, openCaseHelp
    case stillThereHelp, goneHelp, worseHelp, inZoneHelp
    case oneAnswer, sayWhy, sayHowMany, noCaseAgain, oneIndicator, oneProblem
    case caseOpened, noCaseOpened

    var text: Wording {
        switch self {
        case .abstract: ("Say what you saw by one indicator.", "按一项指标填写所见。")
        case .discussion:
            (
                """
                The round follows from the time. Found and settled say a problem that was found and \
                put right in one go. Facts are judged by the standard on the desk, which decides where \
                you say neither --pass nor --fail. A problem that is open here is answered with \
                --still-there, --gone or --worse, and is no new problem. Without arguments, on a terminal, \
                it goes through all that is due.

                Examples: watchbook check CLN-01 --fail --found 3 --settled 2 --action cleared --journal \
                lan.journal --inspector S01.0007

                watchbook check FAC-02 --fact area=1.2m2 --photo hole.jpg --open-case --journal \
                lan.journal --inspector S01.0007

                watchbook check CLN-01 --worse --found 5 --journal lan.journal --inspector S01.0007
                """,
                """
                轮次由时间得出。--found 与 --settled 可一次写明发现并现场解决。取证数据按工作台上的测评标准判定；\
                未写 --pass、--fail 时以判定结果为准。此处的遗留问题用 --still-there（仍存在）、--gone（已消除）、\
                --worse（加重）填写，不算新问题。在终端中不带参数运行，则逐项填写全部应查指标。

                示例：watchbook check CLN-01 --fail --found 3 --settled 2 --action cleared --journal \
                lan.journal --inspector S01.0007

                watchbook check FAC-02 --fact area=1.2m2 --photo hole.jpg --open-case --journal \
                lan.journal --inspector S01.0007

                watchbook check CLN-01 --worse --found 5 --journal lan.journal --inspector S01.0007
                """
            )
        case .whatHelp:
            (
                "The indicator's code; before it the station, where it is not that of your watch.",
                "指标代码；不在当前值守岗位时，先写岗位。"
            )
        case .whatValue: ("station-and-indicator", "岗位和指标")
        case .passHelp: ("In order.", "合格。")
        case .failHelp: ("Not in order.", "不合格。")
        case .notApplicableHelp: ("Nothing of the kind is here.", "此处不适用。")
        case .couldNotSeeHelp: ("It could not be seen; say why with --note.", "无法查看；用 --note 写明原因。")
        case .foundHelp: ("How many were found; 0 is in order.", "发现数；0 为合格。")
        case .settledHelp: ("How many of them were settled on the spot.", "其中现场解决数。")
        case .factHelp:
            (
                "Something measured: area=0.8m2, width=1.5m, lines_drawn=yes; may be repeated.",
                "取证数据：area=0.8m2、width=1.5m、lines_drawn=是；可重复指定。"
            )
        case .factValue: ("name=value", "名称=值")
        case .kindHelp: ("Another occasion than a round of your watch.", "检查类别；不指定时为值守的轮次。")
        case .kindValue: ("kind", "类别")
        case .photoHelp: ("A photo; may be repeated.", "照片；可重复指定。")
        case .stillThereHelp:
            (
                "A problem that was seen before is still there; name its case or finding where several are open.",
                "以前发现的问题仍存在；有多个遗留问题时写明问题编号或检查结果的摘要值。"
            )
        case .goneHelp:
            ("A problem that was seen before is gone.", "以前发现的问题已消除。")
        case .worseHelp:
            (
                "A problem that was seen before has grown; --found says how many there are now.",
                "以前发现的问题加重；用 --found 写明现有总数。"
            )
        case .inZoneHelp:
            (
                "It was seen in the walking zone of the point, not at the point itself.",
                "在点位步行范围内、而非点位本身所见。"
            )
        case .openCaseHelp: ("Open a case for what stays.", "对遗留的问题立为问题。")
        case .oneAnswer: ("Give one answer only.", "只能填写一种结果。")
        case .sayWhy: ("Say with --note why it could not be seen.", "请用 --note 写明无法查看的原因。")
        case .sayHowMany:
            ("Say with --found how many there are now.", "请用 --found 写明现有总数。")
        case .noCaseAgain:
            (
                "A problem that was seen before is no new one: no case is opened for it.",
                "以前发现的问题不是新问题，不能同时立为问题。"
            )
        case .oneProblem: ("Name one problem only.", "只能写一个遗留问题。")
        case .oneIndicator: ("Name one indicator, and at most one station.", "请写一项指标，岗位至多一个。")
        case .caseOpened: ("Opened %1.", "已立为问题：%1。")
        case .noCaseOpened: ("Nothing stays: no case was opened.", "没有遗留：未立为问题。")
        }
    }
}
