import CentralLedger
import Inspection

/// Texts of `watchbook activity …`.
enum ActivityPhrase: Localized {
    case abstract, formsAbstract, recordAbstract, recordDiscussion, importAbstract
    case importDiscussion, withdrawAbstract, withdrawDiscussion, reviewAbstract, reviewDiscussion
    case listAbstract, listDiscussion, showAbstract, missingAbstract, missingDiscussion
    case statsAbstract, statsDiscussion
    case formHelp, formValue, fieldsHelp, fieldsValue, onHelp, untilHelp, officeHelp, photoHelp
    case labelHelp, labelValue, itemHelp, itemValue, againHelp, recordHelp, recordValue
    case reasonHelp, photosHelp, folderValue, onlyFormHelp, onlyOfficeHelp, reporterHelp
    case nameValue, onlyLabelHelp, campaignHelp, campaignValue, stageHelp, fromHelp, toHelp
    case incompleteHelp, allHelp, byHelp, stepHelp, stepValue, returnHelp, reasonMissing
    case recorded, stillLacks, withdrawn, listed, nothingMissing, noForms, anybody
    case lackField, lackNumber, lackBeyond, lackPhotos
    case stateRecorded, stateWaiting, stateReturned, statePassed, passed, returned
    case flawOwn, flawSame, flawEarly, flawStale
    case shown, kept, covers, photo, stands, disputed, yes, no
    case formHeading, dueHeading, photosHeading, stepsHeading, recordsHeading, fieldHeading
    case typeHeading, rulesHeading, dateHeading, labelsHeading, reporterHeading, whatHeading
    case stateHeading, lacksHeading, periodHeading, missingHeading, toComeHeading, incompleteHeading
    case returnedHeading, totalRow, requiredRule, personalRule, sumOfUnit, choices
    case recordHeading, disputedHeading, itemHeading, personHeading, wantedHeading
    case chineseHeading, englishHeading
    case anyText, anyInteger, anyDate, anyTruth, anyChoices, anyUnit, anyPoint, anyQuantity
    case withPersonalHelp, becauseHelp, becauseMissing, wasDisclosed

    var text: Wording {
        switch self {
        case .abstract:
            (
                "Activities, materials, questionnaires, visits and reports.",
                "活动、材料、问卷、走访和报数。"
            )
        case .formsAbstract: ("List the forms, or one with its fields.", "列出表单，或某表单的各栏。")
        case .recordAbstract: ("Fill in a form.", "填报一张表单。")
        case .recordDiscussion:
            (
                """
                Forms are settings of the city (section form); the desk beside the journal knows them. \
                Fields are named by id or name. What is still lacking by the form is said, and recorded all \
                the same.

                Example: watchbook activity record volunteer people=12 actions=clean-up,persuasion \
                --date 2026-05-15 --photo a.jpg --photo b.jpg --journal lan.journal --inspector S01.0007
                """,
                """
                表单在全市设置的 form 一节中规定，由日志旁的工作台提供。各栏可用编号或名称。\
                按表单尚缺的内容会提示，但照常记录。

                示例：watchbook activity record volunteer people=12 actions=clean-up,persuasion \
                --date 2026-05-15 --photo a.jpg --photo b.jpg --journal lan.journal --inspector S01.0007
                """
            )
        case .importAbstract: ("Enter filled forms from a table.", "从表格录入已填的表单。")
        case .importDiscussion:
            (
                """
                Columns: date, the fields of the form by id or name, and where wanted until, office, \
                inspector, n, labels, item, photos (file names in the folder), note, sheet. The same file \
                again changes nothing, what differs becomes a correction. Lines are told apart by the form's \
                key fields, else by n, else by their place among those of the date in the file.

                Example: watchbook activity import visits.csv --form visit --photos photos --against street.ledger \
                --journal street.journal --inspector S01.0001
                """,
                """
                列：日期、表单各栏（编号或名称），可另有截止日期、所属单位、填报人、序号、标签、安排事项、照片\
                （文件夹中的文件名）、备注、表号。重复导入同一文件不会改变结果，不同之处成为更正。\
                各行按表单的关键栏区分，否则按序号，再否则按同一日期在文件中的先后。

                示例：watchbook activity import visits.csv --form visit --photos photos --against street.ledger \
                --journal street.journal --inspector S01.0001
                """
            )
        case .withdrawAbstract: ("Take back a form that you filled in.", "作废本人填报的表单。")
        case .withdrawDiscussion:
            (
                """
                Example: watchbook activity withdraw activity/S01/visit/2026-05-15-S01.0007-905 \
                --journal lan.journal --inspector S01.0007
                """,
                """
                示例：watchbook activity withdraw activity/S01/visit/2026-05-15-S01.0007-905 \
                --journal lan.journal --inspector S01.0007
                """
            )
        case .reviewAbstract: ("Pass or return a step of the review.", "审核：通过或退回。")
        case .reviewDiscussion:
            (
                """
                Without --step it is the step that is next. A review holds for the entry that stands now: a \
                correction asks for it anew. The writer and those who passed earlier steps cannot pass a \
                step; what they say stays and is shown.

                Example: watchbook activity review city.ledger RECORD --step first --journal city.journal \
                --inspector C.0001
                """,
                """
                不指定 --step 时为下一步。审核只对当前的记录有效，更正后须重新审核。填报人和已通过前一步的人\
                不能再通过；所写内容保留并显示。

                示例：watchbook activity review city.ledger 记录名 --step first --journal city.journal \
                --inspector C.0001
                """
            )
        case .listAbstract: ("List activities or materials.", "列出活动或材料清单。")
        case .listDiscussion:
            (
                """
                With --form and --csv every field is a column. Personal data of citizens stands in no list.

                Example: watchbook activity list city.ledger --form material --csv material.csv
                """,
                """
                同时用 --form 和 --csv 时各栏成列。群众个人信息不进入任何清单。

                示例：watchbook activity list city.ledger --form material --csv material.csv
                """
            )
        case .showAbstract: ("Show one activity with its review.", "查看一项活动及其审核情况。")
        case .missingAbstract: ("List what is due and not done.", "列出应报未报和不齐全的事项。")
        case .missingDiscussion:
            (
                """
                By form, period or dated event and reporter, and by the month-by-month arrangement: to be \
                reminded, overdue, and what each one lacks. Missing is only what is overdue; what is due later is \
                counted apart, as to come. Without dates it is about today's periods.

                Example: watchbook activity missing city.ledger --date 2026-05-25
                """,
                """
                按表单、周期或节点和填报单位，以及按月安排列出：待提醒、已逾期，以及各缺什么。缺数只计已逾期的，未到期的另计待报数。\
                不指定日期时为今天所在的周期。

                示例：watchbook activity missing city.ledger --date 2026-05-25
                """
            )
        case .statsAbstract: ("Add up activities, with rates of sums.", "汇总活动数据和比率。")
        case .statsDiscussion:
            (
                """
                With --form the fields are columns; rates are quotients of sums, never means of rates. \
                Returned ones are in no sum.

                Example: watchbook activity stats city.ledger --form questionnaire --by quarter
                """,
                """
                指定 --form 时各栏成列；比率由合计数相除得出，不是各比率的平均。退回的不计入合计。

                示例：watchbook activity stats city.ledger --form questionnaire --by quarter
                """
            )
        case .formHelp: ("The form's id.", "表单编号。")
        case .formValue: ("form", "表单")
        case .fieldsHelp: ("Fields as name=value.", "各栏内容，写成“名称=值”。")
        case .fieldsValue: ("name=value", "名称=值")
        case .onHelp: ("The day of it; otherwise today.", "活动日期；不指定时为今天。")
        case .untilHelp: ("The last day, where it took several.", "历时多日时的最后一天。")
        case .officeHelp: ("The office it belongs to; otherwise your own.", "所属单位；不指定时为本人所在单位。")
        case .photoHelp: ("A photo; may be repeated.", "照片，可重复指定。")
        case .labelHelp: ("A label; may be repeated.", "标签，可重复指定。")
        case .labelValue: ("label", "标签")
        case .itemHelp:
            ("The item of an arrangement that it fulfils.", "所完成的按月安排事项。")
        case .itemValue: ("arrangement.item", "安排.事项")
        case .againHelp: ("The record that this corrects.", "要更正的记录名。")
        case .recordHelp:
            ("The record, as the list's JSON and CSV have it.", "记录名，见清单的 JSON 和 CSV。")
        case .recordValue: ("record", "记录名")
        case .reasonHelp: ("Why.", "原因。")
        case .photosHelp: ("The folder with the photos that the table names.", "表格所列照片所在的文件夹。")
        case .folderValue: ("folder", "文件夹")
        case .onlyFormHelp: ("Only this form.", "只看该表单。")
        case .onlyOfficeHelp: ("Only this office.", "只看该单位。")
        case .reporterHelp: ("Only what this unit or school reports.", "只看该填报单位。")
        case .nameValue: ("name", "名称")
        case .onlyLabelHelp: ("Only with this label.", "只看带该标签的。")
        case .campaignHelp: ("Only what falls into a campaign.", "只看属于该专项行动的。")
        case .campaignValue: ("id", "编号")
        case .stageHelp: ("Only what falls into this stage of the campaign.", "只看属于该阶段的。")
        case .fromHelp: ("The first date.", "起始日期。")
        case .toHelp: ("The last date.", "截止日期。")
        case .incompleteHelp: ("Only those that lack something.", "只看不齐全的。")
        case .allHelp: ("Also what is done.", "也列出已完成的。")
        case .byHelp: ("What to group by.", "按什么分组。")
        case .stepHelp: ("The step of the review.", "审核步骤。")
        case .stepValue: ("step", "步骤")
        case .returnHelp: ("Return it; needs --reason.", "退回；须写明 --reason。")
        case .reasonMissing: ("Say why it is returned: --reason.", "请用 --reason 写明退回原因。")
        case .recorded: ("%1 of %2 is recorded: %3", "已记录 %1（%2）：%3")
        case .stillLacks: ("Still lacks: %1", "尚缺：%1")
        case .withdrawn: ("%1 is taken back.", "已作废：%1")
        case .listed: ("%1 {1|activity|activities}.", "共 %1 项。")
        case .nothingMissing: ("From %1 to %2 nothing is missing.", "%1 至 %2 没有缺项。")
        case .noForms: ("The city's settings have no forms.", "全市设置中没有表单。")
        case .anybody: ("anybody", "不限单位")
        case .lackField: ("%1", "%1")
        case .lackNumber: ("%1: %2 of at least %3", "%1 为 %2，至少应为 %3")
        case .lackBeyond: ("%1 %2 is more than %3 %4", "%1 %2 多于%3 %4")
        case .lackPhotos: ("photos: %1 of at least %2", "照片 %1 张，至少应有 %2 张")
        case .stateRecorded: ("recorded", "已记录")
        case .stateWaiting: ("waits for %1", "待%1")
        case .stateReturned: ("returned by %1", "%1退回")
        case .statePassed: ("passed", "审核通过")
        case .passed: ("passed", "通过")
        case .returned: ("returned", "退回")
        case .flawOwn: ("does not count: own record", "不计：审核人即填报人")
        case .flawSame: ("does not count: passed an earlier step", "不计：已通过前一步的人")
        case .flawEarly: ("does not count yet: an earlier step is open", "暂不计：前一步未通过")
        case .flawStale: ("does not count: the record was changed later", "不计：审核后记录已更正")
        case .shown: ("%1 of %2, said by %3 at %4", "%1（%2），%3 填报于 %4")
        case .kept: ("kept apart", "另行保存")
        case .covers: ("covers the journal of %1 up to entry %2", "含设备 %1 的日志至第 %2 条")
        case .photo: ("photo %1", "照片 %1")
        case .stands: ("State: %1", "状态：%1")
        case .disputed:
            (
                "Two people say different things: conflicts show %1 entry",
                "填报内容有冲突：conflicts show %1 entry"
            )
        case .anyText: ("some text", "文字")
        case .anyInteger: ("a whole number from 0 to 1000000000", "0 至 1000000000 的整数")
        case .anyDate: ("a date such as 2026-05-12", "日期，如 2026-05-12")
        case .anyTruth: ("%1 or %2", "“%1”或“%2”")
        case .anyChoices:
            ("one or several with commas between: %1", "一项或几项，用逗号隔开：%1")
        case .anyUnit: ("a unit: %1", "单位：%1")
        case .anyPoint: ("a point: %1", "点位：%1")
        case .anyQuantity:
            (
                "an amount in %1, with at most three digits behind the point, such as 3.5",
                "以“%1”为单位的数量，小数最多三位，如 3.5"
            )
        case .yes: ("yes", "是")
        case .no: ("no", "否")
        case .recordHeading: ("Record", "记录")
        case .disputedHeading: ("Disputed", "有冲突")
        case .itemHeading: ("Item", "事项")
        case .personHeading: ("Person", "责任人")
        case .wantedHeading: ("Wanted", "应有")
        case .chineseHeading: ("Chinese name", "中文名称")
        case .englishHeading: ("English name", "英文名称")
        case .formHeading: ("Form", "表单")
        case .dueHeading: ("Due", "应报")
        case .photosHeading: ("Photos", "照片")
        case .stepsHeading: ("Review", "审核")
        case .recordsHeading: ("Records", "记录数")
        case .fieldHeading: ("Field", "栏")
        case .typeHeading: ("Type", "类型")
        case .rulesHeading: ("Rules", "要求")
        case .dateHeading: ("Date", "日期")
        case .labelsHeading: ("Labels", "标签")
        case .reporterHeading: ("Reporter", "填报单位")
        case .whatHeading: ("What", "内容")
        case .stateHeading: ("State", "状态")
        case .lacksHeading: ("Lacks", "尚缺")
        case .periodHeading: ("Period", "周期")
        case .missingHeading: ("Missing", "缺数")
        case .toComeHeading: ("To come", "待报数")
        case .incompleteHeading: ("Incomplete", "不齐全")
        case .returnedHeading: ("Returned", "退回数")
        case .totalRow: ("Total", "合计")
        case .requiredRule: ("required", "必填")
        case .personalRule: ("personal", "个人信息")
        case .withPersonalHelp:
            (
                "Show personal data; who looked and why is written down.",
                "显示个人信息；查看人和原因会记录在案。"
            )
        case .becauseHelp: ("Why personal data is looked at.", "查看个人信息的原因。")
        case .becauseMissing:
            (
                "Personal data needs --because, --journal and --inspector.",
                "查看个人信息须写明 --because、--journal 和 --inspector。"
            )
        case .wasDisclosed:
            ("Personal data shown to %1 at %2: %3", "个人信息曾由 %1 于 %2 查看：%3")
        case .sumOfUnit: ("In %1: %2", "以“%1”计：%2")
        case .choices: ("%1: %2", "%1：%2")
        }
    }
}

/// How something due stands.
enum DuePhrase: Localized {
    case done, open, remind, overdue, ahead

    init(_ state: DueActivity.State) {
        switch state {
        case .done: self = .done
        case .open: self = .open
        case .remind: self = .remind
        case .overdue: self = .overdue
        case .ahead: self = .ahead
        }
    }

    var text: Wording {
        switch self {
        case .done: ("done", "已完成")
        case .open: ("open", "未到期")
        case .remind: ("remind", "待提醒")
        case .overdue: ("overdue", "已逾期")
        case .ahead: ("to come", "未开始")
        }
    }
}

/// Periods of reports.
enum PeriodPhrase: Localized {
    case day, workday, week, month, quarter, year

    init(_ period: ReportPeriod) {
        switch period {
        case .day: self = .day
        case .workday: self = .workday
        case .week: self = .week
        case .month: self = .month
        case .quarter: self = .quarter
        case .year: self = .year
        }
    }

    var text: Wording {
        switch self {
        case .day: ("day", "每日")
        case .workday: ("working day", "每工作日")
        case .week: ("week", "每周")
        case .month: ("month", "每月")
        case .quarter: ("quarter", "每季度")
        case .year: ("year", "每年")
        }
    }
}

/// What sums are grouped by.
enum GroupingPhrase: Localized {
    case form, office, reporter, inspector, label, item, day, week, month, quarter, year

    init(_ grouping: ActivityGrouping) {
        switch grouping {
        case .form: self = .form
        case .office: self = .office
        case .reporter: self = .reporter
        case .inspector: self = .inspector
        case .label: self = .label
        case .item: self = .item
        case .day: self = .day
        case .week: self = .week
        case .month: self = .month
        case .quarter: self = .quarter
        case .year: self = .year
        }
    }

    var text: Wording {
        switch self {
        case .form: ("Form", "表单")
        case .office: ("Office", "单位")
        case .reporter: ("Reporter", "填报单位")
        case .inspector: ("Inspector", "填报人")
        case .label: ("Label", "标签")
        case .item: ("Item", "安排事项")
        case .day: ("Day", "日")
        case .week: ("Week", "周")
        case .month: ("Month", "月")
        case .quarter: ("Quarter", "季度")
        case .year: ("Year", "年")
        }
    }
}
