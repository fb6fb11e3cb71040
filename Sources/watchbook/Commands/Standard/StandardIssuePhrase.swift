import Inspection

/// What `watchbook standard check` says about a cell.
enum StandardIssuePhrase: Localized {
    case place, warning
    case codeUnusable, codeTwice, nameMissing, typeUnknown
    case limitsDiffer, sameTwice, neverJudged, minimumTooSmall

    var text: Wording {
        switch self {
        case .place: ("Error: line %1, column “%2”: %3 [%4]", "错误：第 %1 行“%2”列：%3〔%4〕")
        case .warning: ("Warning: line %1, column “%2”: %3 [%4]", "提示：第 %1 行“%2”列：%3〔%4〕")
        case .codeUnusable:
            (
                "“%1” cannot be a code: letters, digits, - and _, at most 50.",
                "“%1”不能作代码：限用字母、数字、- 和 _，不超过 50 个。"
            )
        case .codeTwice: ("the code %1 stands in line %2 already.", "代码 %1 已见于第 %2 行。")
        case .nameMissing: ("the Chinese name is missing.", "缺中文名称。")
        case .typeUnknown:
            ("“%1” is not in the table of the kinds of place.", "点位类型表中没有“%1”。")
        case .limitsDiffer:
            (
                "the same name at the same place has another limit than in line %2: %1.",
                "同名指标在同类点位的限值与第 %2 行不同：%1。"
            )
        case .sameTwice: ("“%1” is asked at the same place in line %2 too.", "“%1”在同类点位与第 %2 行重复。")
        case .neverJudged:
            ("there is no limit, so that it is never judged.", "没有限值，永远不作评判。")
        case .minimumTooSmall:
            (
                "a sample of %1 may still miss none; take more.",
                "样本为 %1 时仍不容许一次不合格，宜取更大。"
            )
        }
    }
}

extension IndicatorFault.Reason: Localized {
    var text: Wording {
        switch self {
        case .kindUnknown:
            (
                "“%1” is no kind of measurement: presence, count, ratio, area, length, interval, age, set, rate_per or value.",
                "没有种类“%1”，可用：presence、count、ratio、area、length、interval、age、set、rate_per、value。"
            )
        case .comparatorUnknown:
            ("“%1” is none of <, <=, ==, >=, >, none.", "“%1”不是 <、<=、==、>=、>、none 之一。")
        case .limitNotNumber: ("the limit “%1” is no number.", "限值“%1”不是数字。")
        case .limitWithoutComparator:
            ("the limit %1 has no comparator.", "限值 %1 没有比较符。")
        case .comparatorWithoutLimit:
            ("there is a comparator, but no limit.", "有比较符，没有限值。")
        case .unitUnfit: ("the unit “%1” does not fit the kind.", "单位“%1”与种类不符。")
        case .ratioWithoutFields:
            (
                "a rate needs the evidence fields numerator and denominator, or value.",
                "比率须有取证项 numerator 和 denominator，或 value。"
            )
        case .fieldMissing:
            ("the evidence field “%1” is missing.", "缺取证项“%1”。")
        case .fieldName:
            (
                "“%1” cannot be a field: small letters, digits and _, at most 50.",
                "“%1”不能作取证项：限用小写字母、数字和 _，不超过 50 个。"
            )
        case .modeUnknown: ("“%1” is neither state nor acts.", "“%1”不是 state 或 acts。")
        case .dueUnknown: ("“%1” is none of yes, optional, off.", "“%1”不是 yes、optional、off 之一。")
        case .exemptionUnreadable:
            (
                "“%1” is no title: letters, digits, - and _, perhaps with ? behind.",
                "“%1”不是称号代码：限用字母、数字、- 和 _，末尾可加 ?。"
            )
        case .minimumNotNumber:
            ("the minimum “%1” is no whole number above 0.", "最小样本“%1”不是大于 0 的整数。")
        case .minimumWithoutRatio:
            ("only rates have a minimum, here %1.", "只有比率才有最小样本，此处为 %1。")
        case .ruleUnreadable:
            ("“%1” is no rule: names with &, |, ! and brackets.", "“%1”不是条件：用 &、|、! 和括号连接取证项。")
        case .ruleUnfit: ("“%1” is no evidence field of this row.", "“%1”不是本行的取证项。")
        case .readingUnknown:
            ("“%1” is no parameter of this kind.", "“%1”不是该种类可用的参数。")
        }
    }
}

extension StandardTable.Issue {
    /// One line for people, with the columns as the file names them.
    func line(_ headings: [IndicatorColumn: String]) -> String {
        let heading = headings[column] ?? column.rawValue
        return (isError ? StandardIssuePhrase.place : .warning)(
            String(line),
            heading,
            sentence,
            code
        )
    }

    /// The stable word for programs.
    var code: String {
        switch kind {
        case .codeUnusable: "code-unusable"
        case .codeTwice: "code-twice"
        case .nameMissing: "name-missing"
        case .fault(let reason): reason.rawValue
        case .typeUnknown: "type-unknown"
        case .limitsDiffer: "limits-differ"
        case .sameTwice: "same-twice"
        case .neverJudged: "never-judged"
        case .minimumTooSmall: "minimum-too-small"
        }
    }

    private var sentence: String {
        let other = otherLine.map(String.init) ?? ""
        return switch kind {
        case .codeUnusable: StandardIssuePhrase.codeUnusable(text)
        case .codeTwice: StandardIssuePhrase.codeTwice(text, other)
        case .nameMissing: StandardIssuePhrase.nameMissing()
        case .fault(let reason): reason(text)
        case .typeUnknown: StandardIssuePhrase.typeUnknown(text)
        case .limitsDiffer: StandardIssuePhrase.limitsDiffer(text, other)
        case .sameTwice: StandardIssuePhrase.sameTwice(text, other)
        case .neverJudged: StandardIssuePhrase.neverJudged()
        case .minimumTooSmall: StandardIssuePhrase.minimumTooSmall(text)
        }
    }
}
