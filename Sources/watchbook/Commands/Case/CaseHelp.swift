/// Texts of the help of `watchbook case …`.
enum CaseHelp: Localized {
    case xlsxHelp, dossierAbstract, dossierDiscussion, pointHelp, pointValue, abstract, discussion,
        ledgerHelp, casesHelp, caseValue, unitValue, codeValue
    case stateValue, classValue, personValue, urgencyValue, timeValue, resultValue, photoValue
    case recordValue, wordValue, orderValue, folderValue, unitHelp, officeHelp, stationHelp
    case indicatorHelp, stateHelp, sourceHelp, levelHelp, lineHelp, kindHelp, classHelp
    case finderHelp, urgencyHelp, sinceHelp, toHelp, overdueHelp, suspendedHelp, disputedHelp
    case irregularHelp, becauseHelp, listAbstract, listDiscussion, allHelp, answersHelp
    case sortHelp, showAbstract, showDiscussion, withPersonalHelp, overdueAbstract
    case statsAbstract, statsDiscussion, byHelp, stagesHelp, duplicatesAbstract
    case duplicatesDiscussion, papersAbstract, unexplainedHelp, handoverAbstract
    case handoverDiscussion, folderHelp, openAbstract, openDiscussion, openStationHelp
    case openAtHelp
    case placeHelp, openIndicatorHelp, leftHelp, openTextHelp, openKindHelp, referenceHelp
    case openUrgencyHelp, firstHelp, callerHelp, phoneHelp, openArrivedHelp, photoHelp
    case fileAbstract, fileDiscussion, setUrgencyHelp, declineAbstract, dispatchAbstract
    case dispatchDiscussion, mainHelp, assistHelp, chargeHelp, dueHelp, againHelp
    case refuseAbstract, grantAbstract, grantDiscussion, untilHelp, refuseFlagHelp
    case suspendAbstract, suspendUntilHelp, resumeAbstract, closeAbstract, closeDiscussion
    case resultHelp, closeBecauseHelp, voidAbstract, joinAbstract, joinDiscussion, intoHelp
    case distinctAbstract, fromCaseHelp, noticeAbstract, noticeDiscussion, escalateAbstract
    case escalateDiscussion, stepHelp, dueOnlyHelp, paperDueHelp, explainByHelp, textHelp
    case revisitAbstract, satisfactionHelp, importAbstract, importDiscussion, importSourceHelp
    case walksAbstract, walksDiscussion, walksDefectHelp
    case photosHelp, receiveAbstract, returnAbstract, returnDiscussion, proposeHelp
    case passAbstract, onToHelp, contractorHelp, rectifyAbstract, rectifyDiscussion
    case rectifyTextHelp, handlerHelp, extendAbstract, explainAbstract, explainUntilHelp, asHelp
    case arrivedHelp, verifyAbstract, verifyDiscussion, reworkHelp, verifyBecauseHelp, checkHelp

    var text: Wording {
        switch self {
        case .xlsxHelp: ("Workbooks (XLSX) and not CSV.", "写成工作簿（XLSX），不用 CSV。")
        case .dossierAbstract: ("Show the four papers of a point.", "查看点位的四项清单。")
        case .dossierDiscussion:
            (
                """
                Its standard, its task list, who answers for it, and its problems.

                Example: watchbook case dossier city.ledger P01
                """,
                """
                点位标准、任务清单、网格责任清单和整改清单。

                示例：watchbook case dossier city.ledger P01
                """
            )
        case .pointHelp: ("The point.", "点位。")
        case .pointValue: ("point", "点位")
        case .abstract: ("Problems from finding to closing.", "问题（案卷）从发现到结案。")
        case .discussion:
            (
                """
                A problem that stays is reported, filed or declined, dispatched, received, rectified, verified and closed. \
                Offices file, dispatch, grant and close; units receive, return, rectify and extend; finders verify. Every \
                step is an entry: nothing is overwritten, and what breaks a rule of the work is shown as irregular.

                Commands that act take cases by the first digits of their names, or all that fit by filters; with \
                --dry-run they only show.

                Example: watchbook case list city.ledger --unit U-CEB --overdue
                """,
                """
                未能当场解决的问题，依次上报、立案（或不予立案）、交办、签收、整改、核查、结案。单位办公室负责立案、交办、审批延期和结案；责任单位负责签收、退单、整改和申请延期；\
                发现人负责核查。每一步都是一条记录，不覆盖任何内容；不合规则的做法显示为异常。

                各办理命令可写案卷号的前几位，也可用筛选条件一次办理多件；加 --dry-run 只预览。

                示例：watchbook case list city.ledger --unit U-CEB --overdue
                """
            )
        case .ledgerHelp:
            (
                "The ledger of an office, or the desk beside a unit's or finder's journal.",
                "单位总库，或责任单位、发现人日志旁的工作台文件。"
            )
        case .casesHelp:
            (
                "First digits of the case's name, as S01-3f2a.",
                "案卷号的前几位，如 S01-3f2a。"
            )
        case .caseValue: ("case", "案卷")
        case .unitValue: ("unit", "单位")
        case .codeValue: ("code", "代码")
        case .stateValue: ("state", "状态")
        case .classValue: ("class", "类别")
        case .personValue: ("person", "人员")
        case .urgencyValue: ("urgency", "紧急程度")
        case .timeValue: ("time", "时间")
        case .resultValue: ("result", "结果")
        case .photoValue: ("photo", "照片")
        case .recordValue: ("check", "检查")
        case .wordValue: ("word", "词")
        case .orderValue: ("order", "排序")
        case .folderValue: ("folder", "文件夹")
        case .unitHelp:
            (
                "Main, charged or assisting unit, with its sections.",
                "主办、责任或协办单位（含内设科室）。"
            )
        case .officeHelp: ("Office of the place.", "属地单位。")
        case .stationHelp: ("Station, or point with all its stations.", "岗位，或点位（含全部岗位）。")
        case .indicatorHelp: ("Code of the indicator.", "指标代码。")
        case .stateHelp: ("State.", "状态。")
        case .sourceHelp: ("Whose eyes saw it.", "来源。")
        case .levelHelp: ("Level of inspection.", "检查层级。")
        case .lineHelp: ("Line of supervision.", "督导线。")
        case .kindHelp: ("Kind of inspection.", "检查类别。")
        case .classHelp: ("Class of the deadline, as in the settings.", "时限类别，见城市设置。")
        case .finderHelp: ("Who found it.", "发现人。")
        case .urgencyHelp: ("Urgency.", "紧急程度。")
        case .sinceHelp: ("Reported on this date or later.", "上报日期不早于。")
        case .toHelp: ("Reported on this date or before.", "上报日期不晚于。")
        case .overdueHelp: ("Only those over their time.", "只看超期。")
        case .suspendedHelp: ("Only suspended ones.", "只看挂起。")
        case .disputedHelp: ("Only those on which people disagree.", "只看有冲突的。")
        case .irregularHelp: ("Only irregular ones.", "只看异常的。")
        case .becauseHelp: ("The reason.", "原因。")
        case .listAbstract: ("List problems.", "问题整改清单。")
        case .listDiscussion:
            (
                """
                Without --state or --all: what somebody still has to act on. --csv writes all columns; with --answers also empty \
                ones that a unit fills in, and “case import” reads.

                Example: watchbook case list city.ledger --office S01 --state rectified --sort due
                """,
                """
                不写 --state 或 --all 时只列未结的问题。--csv 写出全部列；加 --answers 另留空列供责任单位填写，再用 case import 读入。

                示例：watchbook case list city.ledger --office S01 --state rectified --sort due
                """
            )
        case .allHelp:
            (
                "Closed, declined, joined and void ones too.",
                "包括已结案、不予立案、已并案和已作废的。"
            )
        case .answersHelp: ("With columns for the unit's answers.", "另留责任单位答复列。")
        case .sortHelp: ("In what order.", "排序方式。")
        case .showAbstract: ("Show the full course of a case.", "查看一件案卷的全过程。")
        case .showDiscussion:
            (
                """
                Who said what and when, also what was replaced or is held, the time of every stage, conflicts and \
                irregularities.

                Example: watchbook case show city.ledger S01-3f2a
                """,
                """
                各环节由谁、何时办理（含已被取代和存疑(不计入)的记录），每个环节的时限，以及冲突和异常。

                示例：watchbook case show city.ledger S01-3f2a
                """
            )
        case .withPersonalHelp:
            (
                "Show personal data; who looked and why is written down.",
                "显示个人信息；查看人和原因会留下记录。"
            )
        case .overdueAbstract:
            (
                "List whose time is over, and the step that follows.",
                "超期清单及应采取的措施。"
            )
        case .statsAbstract: ("Count cases, with closing rates.", "案卷统计和结案率。")
        case .statsDiscussion:
            (
                """
                Cases reported in the span count by what became of them; the rates are of the cases whose deadline lies in the \
                span. Without dates: this month. Documentation/measures.md defines every figure.

                Example: watchbook case stats city.ledger --by unit --since 2026-04-01 --to 2026-06-30
                """,
                """
                上报日期在期内的案卷按办理情况计数；各比率按截止时间在期内的案卷计算。不写日期时为本月。各项指标的定义见 Documentation/measures.md。

                示例：watchbook case stats city.ledger --by unit --since 2026-04-01 --to 2026-06-30
                """
            )
        case .byHelp: ("Columns, with commas between them.", "分组，以逗号分隔。")
        case .stagesHelp: ("Also how many stages were in time.", "另列各环节按期情况。")
        case .duplicatesAbstract: ("List cases that may be one problem.", "疑似重复问题清单。")
        case .duplicatesDiscussion:
            (
                """
                The same indicator, near in place and time, seen by different people; how near is a setting. Until somebody \
                decides they count once.

                Example: watchbook case duplicates city.ledger --office S01
                """,
                """
                指标相同、地点和时间相近、由不同的人发现；多近算相近由城市设置决定。认定之前只计一次。

                示例：watchbook case duplicates city.ledger --office S01
                """
            )
        case .papersAbstract:
            (
                "List notices and other papers with their numbers.",
                "督办通知单等文书清单。"
            )
        case .unexplainedHelp: ("Only those whose explanation has not come.", "只看未交情况说明的。")
        case .handoverAbstract: ("Write one list for each unit.", "按单位导出问题交办清单。")
        case .handoverDiscussion:
            (
                """
                One file for each unit with the cases that it has, and columns for its answers. “case import” reads \
                what comes back. The folder is made; lists of units that have no cases any more are named.

                Example: watchbook case handover city.ledger --folder lists
                """,
                """
                每个单位一个文件，列出交办给它的问题，并留有答复列；填好后用 case import 读入。没有文件夹时自动建立；已无问题的单位的旧清单会提示。

                示例：watchbook case handover city.ledger --folder lists
                """
            )
        case .folderHelp: ("The folder to write into.", "写入的文件夹。")
        case .openAbstract: ("Report a problem that came without a check.", "上报没有检查记录的问题。")
        case .openDiscussion:
            (
                """
                From a snapshot, the hotline, media, an inspection from above or a recheck. With --reference the same order is \
                never two cases.

                Example: watchbook case open city.ledger --place "Renmin Road 12" --text "Refuse not collected" --source hotline \
                --journal office.journal --inspector C.0001
                """,
                """
                随手拍、12345 热线、媒体、上级检查或复查发现的问题。写 --reference 时，同一工单不会成为两件案卷。

                示例：watchbook case open city.ledger --place "人民路12号" --text "垃圾未清运" --source hotline --journal office.journal --inspector C.0001
                """
            )
        case .walksAbstract:
            ("Open a case for each thing that walks saw with a defect.", "为巡街所见的每处缺陷立一件案卷。")
        case .walksDiscussion:
            (
                """
                Of the walks of the dates, joined as “walk show” does, on the named streets or all: what has a defect and no case yet. What another walk saw near by (the setting of duplicates), alike and with a case that is open, or ended since, is not opened again; what came back names the case before. The walker is the finder; the street's units stand for lines of which the decomposition table says nothing.

                Example: watchbook case walks city.ledger --street R01 --date 2026-05-12 --dry-run --journal office.journal --inspector C.0001
                """,
                """
                按日期合并各次巡街（同 walk show），对指定街路或全部街路上有缺陷、尚无案卷的逐处立案卷。另一次巡街在附近（按疑似重复的设置）见到的同类缺陷，其案卷在办或此后才结案的，不再重复立；结案后再次出现的，注明原案卷。发现人为巡查人；责任分解表未规定的，按街路的责任单位。

                示例：watchbook case walks city.ledger --street R01 --date 2026-05-12 --dry-run --journal office.journal --inspector C.0001
                """
            )
        case .walksDefectHelp: ("Only this defect; may be repeated.", "只限该缺陷；可重复指定。")
        case .openStationHelp: ("The station.", "岗位。")
        case .placeHelp: ("The place in words.", "地点描述。")
        case .openAtHelp:
            (
                "Where the problem is, in degrees of WGS-84: 31.2304,121.4737.",
                "问题所在位置（WGS-84 度）：31.2304,121.4737。"
            )
        case .openIndicatorHelp: ("The indicator.", "指标代码。")
        case .leftHelp: ("How many.", "数量。")
        case .openTextHelp: ("What is wrong; no personal data.", "问题描述；不写个人信息。")
        case .openKindHelp: ("On what kind of inspection it was seen.", "检查类别。")
        case .referenceHelp: ("Its number where it came from.", "来源编号，如工单号。")
        case .openUrgencyHelp:
            (
                "How pressing it is, in a word of the settings.",
                "紧急程度，用城市设置中的词。"
            )
        case .firstHelp: ("The case or check that is looked at again.", "所复查的案卷或检查。")
        case .callerHelp:
            (
                "Who called; stands apart, and is in no list.",
                "来电人；单独存放，不进入任何清单。"
            )
        case .phoneHelp:
            (
                "Telephone number of a caller or on an advert; as --caller.",
                "来电人或小广告上的电话；同 --caller。"
            )
        case .openArrivedHelp: ("When it came in.", "受理时间。")
        case .photoHelp: ("A photo; may be repeated.", "照片，可多次使用。")
        case .fileAbstract: ("File reported problems.", "立案。")
        case .fileDiscussion:
            (
                """
                Several at once by filters; look first with --dry-run.

                Example: watchbook case file city.ledger --state reported --indicator CLN-05 --dry-run --journal office.journal --inspector C.0001
                """,
                """
                可按条件批量立案；先用 --dry-run 预览。

                示例：watchbook case file city.ledger --state reported --indicator CLN-05 --dry-run --journal office.journal --inspector C.0001
                """
            )
        case .setUrgencyHelp:
            (
                "How pressing it is, in a word of the settings.",
                "紧急程度，用城市设置中的词。"
            )
        case .declineAbstract: ("Decline to file, with a reason.", "不予立案，须写原因。")
        case .dispatchAbstract: ("Dispatch to main and assisting units.", "交办给主办单位和协办单位。")
        case .dispatchDiscussion:
            (
                """
                Units that are not named follow from the finding, the decomposition table and the point. A case that was only \
                reported is filed as well.

                Example: watchbook case dispatch city.ledger S01-3f2a --main U-CEB --assist U-S01 --journal office.journal --inspector C.0001
                """,
                """
                未写单位时，按检查记录、责任分解表和点位责任推定。尚未立案的同时立案。

                示例：watchbook case dispatch city.ledger S01-3f2a --main U-CEB --assist U-S01 --journal office.journal --inspector C.0001
                """
            )
        case .mainHelp: ("The unit that has to see to it.", "主办单位。")
        case .assistHelp: ("An assisting unit; may be repeated.", "协办单位，可多次使用。")
        case .chargeHelp: ("The unit charged on a line of responsibility.", "某条责任线上的责任单位。")
        case .dueHelp: ("Deadline, instead of the settings'.", "办结期限；不写则按城市设置。")
        case .againHelp:
            (
                "Also what another unit has: it is taken away from it.",
                "包括已在其他单位办理的（收回改派）。"
            )
        case .refuseAbstract: ("Refuse a return: the unit keeps it.", "驳回退单，由原单位继续办理。")
        case .grantAbstract: ("Answer requests for more time.", "审批延期。")
        case .grantDiscussion:
            (
                """
                With --until a longer time can also be given unasked. A grant never shortens the time.

                Example: watchbook case grant city.ledger S01-3f2a --until 2026-05-20 --journal office.journal --inspector C.0001
                """,
                """
                写 --until 时，未申请的也可延期。延期不会缩短期限。

                示例：watchbook case grant city.ledger S01-3f2a --until 2026-05-20 --journal office.journal --inspector C.0001
                """
            )
        case .untilHelp: ("The new deadline.", "新的期限。")
        case .refuseFlagHelp: ("Refuse it.", "不同意。")
        case .suspendAbstract: ("Suspend: the clock stands still.", "挂起，停止计时。")
        case .suspendUntilHelp: ("When it ends by itself.", "到期自动恢复的时间。")
        case .resumeAbstract: ("Resume what is suspended.", "恢复办理。")
        case .closeAbstract: ("Close what was verified.", "结案。")
        case .closeDiscussion:
            (
                """
                What nobody verified is closed only with a reason. What was verified by whoever did the work stays open until \
                somebody else verifies it.

                Example: watchbook case close city.ledger --state verified --journal office.journal --inspector C.0001
                """,
                """
                未经核查的，须写原因才能结案。由整改方自行核查的，须由其他人员核查后才能结案。

                示例：watchbook case close city.ledger --state verified --journal office.journal --inspector C.0001
                """
            )
        case .resultHelp:
            (
                "settled, unsettled or explained.",
                "办理结果：settled（已解决）、unsettled（未解决）、explained（已解释）。"
            )
        case .closeBecauseHelp:
            (
                "The reason to close without a verification.",
                "未经核查结案的原因。"
            )
        case .voidAbstract: ("Take a case out of the count, with a reason.", "作废案卷，须写原因。")
        case .joinAbstract:
            (
                "Join a case with another that is the same problem.",
                "并案：与另一案卷为同一问题。"
            )
        case .joinDiscussion:
            (
                """
                It counts with the other one from now on; everything stays.

                Example: watchbook case join city.ledger S01-77aa --into S01-3f2a --journal office.journal --inspector C.0001
                """,
                """
                此后与另一案卷合并计数，原有内容全部保留。

                示例：watchbook case join city.ledger S01-77aa --into S01-3f2a --journal office.journal --inspector C.0001
                """
            )
        case .intoHelp: ("The case that goes on.", "保留的案卷。")
        case .distinctAbstract: ("Say that two cases are two problems.", "认定两件案卷不是同一问题。")
        case .fromCaseHelp: ("The other case.", "另一案卷。")
        case .noticeAbstract: ("Write a supervision notice.", "发出督办通知单。")
        case .noticeDiscussion:
            (
                """
                One for each unit, with a number of the office's own, about all chosen cases of that unit. Filters choose \
                those on which the unit has to act; others only by name.

                Example: watchbook case notice city.ledger --unit U-CEB --overdue --journal office.journal --inspector C.0001
                """,
                """
                每个单位一份，由发文单位编号，列入所选该单位的全部案卷。按条件筛选时只选应由单位办理的，其他须写案卷号。

                示例：watchbook case notice city.ledger --unit U-CEB --overdue --journal office.journal --inspector C.0001
                """
            )
        case .escalateAbstract: ("Take the next step for what is overdue.", "对超期案卷升级督办。")
        case .escalateDiscussion:
            (
                """
                The steps and what their papers are called are settings (documents). Only steps that are due are taken; --step takes \
                one before its time.

                Example: watchbook case escalate city.ledger --due --dry-run --journal office.journal --inspector C.0001
                """,
                """
                步骤和文书名称由城市设置（documents）决定。只采取已到时间的步骤；提前采取须写 --step。

                示例：watchbook case escalate city.ledger --due --dry-run --journal office.journal --inspector C.0001
                """
            )
        case .stepHelp:
            (
                "The step by its id, before its time too; otherwise the one that is due.",
                "步骤的编号，可提前；不写则为已到时间的步骤。"
            )
        case .dueOnlyHelp: ("Only cases whose next step is due.", "只处理已到下一步时间的案卷。")
        case .paperDueHelp: ("Deadline; otherwise by the settings.", "办结期限；不写则按城市设置。")
        case .explainByHelp: ("Until when the unit explains in writing.", "书面情况说明的截止时间。")
        case .textHelp: ("A text.", "文字说明。")
        case .revisitAbstract:
            (
                "Write down a revisit and how satisfied people are.",
                "登记回访和满意度。"
            )
        case .satisfactionHelp:
            (
                "satisfied, fair, dissatisfied or unreached.",
                "满意度：satisfied（满意）、fair（基本满意）、dissatisfied（不满意）、unreached（未联系上）。"
            )
        case .importAbstract:
            (
                "Read orders, answers or decisions from CSV.",
                "从 CSV 读入工单、答复或办理决定。"
            )
        case .importDiscussion:
            (
                """
                With --source hotline or snapshot each row is an order, and becomes a case. Without it each row answers a case of \
                “case handover” or decides about it. The same table again changes nothing; differing cells are shown and \
                become corrections. A row with a unit to dispatch to begins the next round of a case that was returned or has to be done again.

                Example: watchbook case import city.ledger answers.csv --photos photos --dry-run --journal office.journal --inspector C.0001
                """,
                """
                写 --source hotline 或 snapshot 时，每行一张工单，成为一件案卷；不写时，每行是对 case handover 清单中一件案卷的答复或决定。\
                同一张表再次读入不会改变任何内容；有差异的单元格会显示出来并作为更正。已退单或需返工的案卷，写有交办单位的行开始下一轮交办。

                示例：watchbook case import city.ledger answers.csv --photos photos --dry-run --journal office.journal --inspector C.0001
                """
            )
        case .importSourceHelp: ("The rows are orders from there.", "各行为该来源的工单。")
        case .photosHelp: ("The folder with the photos.", "照片文件夹。")
        case .receiveAbstract: ("Sign for a dispatched case.", "签收。")
        case .returnAbstract: ("Return what is not the unit's own.", "退单：不属本单位的问题。")
        case .returnDiscussion:
            (
                """
                In the first part of its time (a setting) the unit's clock becomes void. After several returns an office names \
                the unit for good.

                Example: watchbook case return U1.desk S01-3f2a --because "not our road" --propose U-HC --journal U1.journal --inspector U1.0001
                """,
                """
                在规定的前段时间内退单，本单位的计时作废。多次退单后由指定单位最终交办。

                示例：watchbook case return U1.desk S01-3f2a --because "非本单位路段" --propose U-HC --journal U1.journal --inspector U1.0001
                """
            )
        case .proposeHelp: ("Whose it is.", "应属单位。")
        case .passAbstract: ("Pass a case on to a section or contractor.", "转派给科室或外包单位。")
        case .onToHelp:
            (
                "Section, contractor or person; --to alone says it too.",
                "科室、外包单位或人员；也可只写 --to。"
            )
        case .contractorHelp: ("It is a contractor.", "是外包单位。")
        case .rectifyAbstract: ("Say what was done.", "整改反馈。")
        case .rectifyDiscussion:
            (
                """
                An office that writes down a unit's answer says when it came: --arrived.

                Example: watchbook case rectify U1.desk S01-3f2a --text "Cleared" --photo after.jpg --journal U1.journal --inspector U1.0001
                """,
                """
                由单位办公室代为登记时，用 --arrived 写明收到答复的时间。

                示例：watchbook case rectify U1.desk S01-3f2a --text "已清理" --photo after.jpg --journal U1.journal --inspector U1.0001
                """
            )
        case .rectifyTextHelp: ("What was done.", "整改情况。")
        case .handlerHelp: ("Who did it.", "经办人。")
        case .extendAbstract: ("Ask for more time.", "申请延期。")
        case .explainAbstract:
            (
                "Write down that a unit's explanation has come.",
                "登记书面情况说明。"
            )
        case .explainUntilHelp: ("By when the unit says it will be done.", "单位承诺的整改时限。")
        case .asHelp: ("The unit that answers; otherwise the main one.", "答复单位；不写则为主办单位。")
        case .arrivedHelp:
            (
                "When the answer came, where an office writes it down.",
                "收到答复的时间（由单位办公室代为登记时）。"
            )
        case .verifyAbstract: ("Verify what was done.", "核查整改结果。")
        case .verifyDiscussion:
            (
                """
                The finder follows up. A verification by whoever did the work, or by the unit that did it, does not count.

                Example: watchbook case verify lan.desk S01-3f2a --photo after.jpg --journal lan.journal --inspector S01.0007
                """,
                """
                谁检查谁跟踪。整改经办人或整改单位人员的核查无效。

                示例：watchbook case verify lan.desk S01-3f2a --photo after.jpg --journal lan.journal --inspector S01.0007
                """
            )
        case .reworkHelp: ("It is to be done again.", "不合格，返工。")
        case .verifyBecauseHelp: ("What is still wrong, or a note.", "存在问题或说明。")
        case .checkHelp: ("The check by which it was looked at again.", "复查的检查记录。")
        }
    }
}
