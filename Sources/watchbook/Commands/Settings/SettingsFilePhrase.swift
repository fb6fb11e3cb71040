import Inspection
import Journaling

/// Texts of `watchbook settings check`, `apply` and `export`.
enum SettingsFilePhrase: Localized {
    case checkAbstract, checkDiscussion, applyAbstract, applyDiscussion
    case exportAbstract, exportDiscussion
    case fileHelp, fileValue, wholeHelp, outHelp
    case good, bad, faultLine, wholeFile
    case section, held, added, changed, withdrawn, same, wrote, wouldWrite, standsToo
    case reads, notReadable, unknownSection, since, unset, exported, exportComment

    var text: Wording {
        switch self {
        case .checkAbstract: ("Check a settings file.", "检查设置文件。")
        case .checkDiscussion:
            (
                """
                Names every fault with line, column and key; nothing is written. What a settings file \
                looks like is in Documentation/settings.md.

                Example: watchbook settings check settings.yaml
                """,
                """
                逐条指出错误所在的行、列和键，不写入任何内容。设置文件的写法见 Documentation/settings.md。

                示例：watchbook settings check settings.yaml
                """
            )
        case .applyAbstract: ("Put a settings file in force.", "使设置文件生效。")
        case .applyDiscussion:
            (
                """
                Writes one entry for each section that says something else than what is in force on its \
                date, in answer to what stands there; sections that the file does not have stay. What \
                stands is read from the ledger or desk, and from the journal itself.

                Example: watchbook settings apply settings.yaml --against city.ledger \
                --journal city.journal --inspector C.0001
                """,
                """
                与该日期现行设置不同的每一节各写入一条记录，并答复原有内容；文件中没有的节保持不变。\
                现行内容取自总库或工作台以及日志本身。

                示例：watchbook settings apply settings.yaml --against city.ledger \
                --journal city.journal --inspector C.0001
                """
            )
        case .exportAbstract: ("Write the settings of a date as a file.", "把某日的设置导出为文件。")
        case .exportDiscussion:
            (
                """
                The file reads back to the same settings: change it, check it and apply it.

                Example: watchbook settings export city.ledger --date 2026-05-12 --out settings.yaml
                """,
                """
                导出的文件可原样读回：修改后先检查，再使其生效。

                示例：watchbook settings export city.ledger --date 2026-05-12 --out settings.yaml
                """
            )
        case .fileHelp: ("The settings file (YAML).", "设置文件（YAML）。")
        case .fileValue: ("file", "文件")
        case .wholeHelp:
            (
                "Take back sections of the same date that the file does not have.",
                "同一生效日期中文件没有的节一并作废。"
            )
        case .outHelp:
            ("The file to write; otherwise standard output.", "要写入的文件；不指定时写到标准输出。")
        case .good:
            (
                "%1 holds from %2 and has %3 {3|section|sections}; nothing is wrong with it.",
                "%1 自 %2 起生效，共 %3 节，没有错误。"
            )
        case .bad:
            ("%1: %2 {2|fault|faults}. Nothing was written.", "%1：共 %2 处错误。没有写入。")
        case .faultLine: ("%1:%2:%3: %4: %5", "%1:%2:%3: %4：%5")
        case .wholeFile: ("the file", "文件")
        case .section: ("Section", "节")
        case .held: ("What it does", "变化")
        case .added: ("new", "新增")
        case .changed: ("changed: %1", "更改：%1")
        case .withdrawn: ("taken back", "作废")
        case .same: ("as it is", "不变")
        case .wrote:
            (
                "Wrote %1 {1|entry|entries} of %2; %3 unchanged.",
                "已写入 %1 条记录（%2）；%3 节没有变化。"
            )
        case .wouldWrite:
            (
                "Would write %1 {1|entry|entries} of %2; %3 unchanged.",
                "将写入 %1 条记录（%2）；%3 节没有变化。"
            )
        case .standsToo:
            (
                """
                %1: what %2 said stands beside this until an office decides: it needs the right to decide.
                """,
                "%1：%2 所写的内容与此并存，须由有裁定权的单位裁定。"
            )
        case .reads: ("Says", "内容")
        case .since: ("Since", "生效日期")
        case .notReadable:
            (
                "%1: cannot be used: %2. The program goes by its defaults there.",
                "%1：不可用：%2。程序按默认值处理。"
            )
        case .unknownSection: ("no known section", "未知的节")
        case .unset:
            ("Not set, so by default: %1", "未设置，按默认值：%1")
        case .exported:
            ("%1 has %2 {2|section|sections} of %3.", "%1 含 %2 节（%3）。")
        case .exportComment:
            ("Settings in force on %1, from %2", "%1 的现行设置，来源 %2")
        }
    }
}

/// Why something in a settings file cannot be used.
enum SettingFaultPhrase: Localized {
    case missing, unknown, unknownClosest, wrongKind, noText, outside, repeated, repeatedAfter,
        besides, nothing
    case syntax, tab, alias, tag, badKey, tooDeep, notUTF8, tooLarge

    var text: Wording {
        switch self {
        case .missing: ("is missing", "缺少此键")
        case .unknown: ("is not known here", "此处没有这个键")
        case .unknownClosest: ("is not known here; “%1”?", "此处没有这个键，是否指“%1”？")
        case .wrongKind:
            ("%1 is wanted here", "此处应为%1")
        case .noText:
            ("a text is wanted here; put digits in quotes", "此处应为文字，纯数字请加引号")
        case .outside: ("allowed is %1", "允许的值：%1")
        case .repeated: ("stands here twice", "重复")
        case .repeatedAfter: ("stands here again; first in line %1", "与第 %1 行重复")
        case .besides:
            ("stands here beside %1; only one of the two may be there", "与 %1 同时出现，两者只能填一项")
        case .nothing: ("has no value", "没有值")
        case .syntax: ("is no YAML: %1", "不是有效的 YAML：%1")
        case .tab: ("a tab before the first word; use spaces", "行首有制表符，请改用空格")
        case .alias:
            (
                "anchors (&) and aliases (*) are not allowed; put such texts in quotes",
                "不允许使用锚点（&）和别名（*）；文字中有这些符号时请加引号"
            )
        case .tag:
            ("tags (!) are not allowed; put such texts in quotes", "不允许使用标签（!）；文字请加引号")
        case .badKey: ("a key must be a text", "键必须是文字")
        case .tooDeep: ("is nested too deep", "嵌套过深")
        case .notUTF8:
            ("is not UTF-8 text; save it as UTF-8", "不是 UTF-8 编码，请另存为 UTF-8")
        case .tooLarge: ("is larger than %1 bytes", "超过 %1 字节")
        }
    }
}

/// Kinds of values, as faults name them.
enum SettingKindPhrase: Localized {
    case integer, bool, number, list, texts, object, date, time, length, month, dayOfYear, id

    init?(_ kind: String) {
        switch kind {
        case "integer": self = .integer
        case "true or false": self = .bool
        case "number": self = .number
        case "list": self = .list
        case "list of texts": self = .texts
        case "object": self = .object
        case "YYYY-MM-DD": self = .date
        case "HH:MM": self = .time
        case "3 working days, 24 hours": self = .length
        case "YYYY-MM": self = .month
        case "MM-DD": self = .dayOfYear
        case "A-Z a-z 0-9 _ -": self = .id
        default: return nil
        }
    }

    var text: Wording {
        switch self {
        case .integer: ("a whole number", "整数")
        case .bool: ("true or false", "是（true）或否（false）")
        case .number: ("a number", "数字")
        case .list: ("a list", "列表")
        case .texts: ("a list of texts", "文字列表")
        case .object: ("a group of keys", "一组键值")
        case .date: ("a date YYYY-MM-DD", "日期（YYYY-MM-DD）")
        case .time: ("a time HH:MM", "时间（HH:MM）")
        case .length:
            ("a length of time, as 3 working days or 24 hours", "时长，如“3个工作日”或“24小时”")
        case .month: ("a month YYYY-MM", "月份（YYYY-MM）")
        case .dayOfYear: ("a day of the year MM-DD", "月日（MM-DD）")
        case .id: ("an id of A-Z a-z 0-9 _ -", "编号（A-Z a-z 0-9 _ -）")
        }
    }
}

extension SettingsFileFault.Reason {
    /// In the language of this run.
    var said: String {
        switch self {
        case .missing: SettingFaultPhrase.missing()
        case .unknown(nil): SettingFaultPhrase.unknown()
        case .unknown(let closest?): SettingFaultPhrase.unknownClosest(closest)
        case .wrongKind("text"): SettingFaultPhrase.noText()
        case .wrongKind(let kind):
            SettingFaultPhrase.wrongKind(SettingKindPhrase(kind)?() ?? kind)
        case .outside(let range): SettingFaultPhrase.outside(range)
        case .repeated(nil): SettingFaultPhrase.repeated()
        case .repeated(let line?): SettingFaultPhrase.repeatedAfter(String(line))
        case .besides(let other): SettingFaultPhrase.besides(other)
        case .nothing: SettingFaultPhrase.nothing()
        case .syntax(let problem): SettingFaultPhrase.syntax(problem)
        case .tab: SettingFaultPhrase.tab()
        case .alias: SettingFaultPhrase.alias()
        case .tag: SettingFaultPhrase.tag()
        case .badKey: SettingFaultPhrase.badKey()
        case .tooDeep: SettingFaultPhrase.tooDeep()
        case .notUTF8: SettingFaultPhrase.notUTF8()
        case .tooLarge(let limit): SettingFaultPhrase.tooLarge(String(limit))
        }
    }

    /// For other programs.
    var json: [String: JSONValue] {
        switch self {
        case .missing: ["reason": "missing"]
        case .unknown(nil): ["reason": "unknown"]
        case .unknown(let closest?): ["reason": "unknown", "closest": .text(closest)]
        case .wrongKind(let kind): ["reason": "wrong-kind", "wanted": .text(kind)]
        case .outside(let range): ["reason": "outside", "allowed": .text(range)]
        case .repeated(nil): ["reason": "repeated"]
        case .repeated(let line?): ["reason": "repeated", "first": .integer(Int64(line))]
        case .besides(let other): ["reason": "besides", "other": .text(other)]
        case .nothing: ["reason": "nothing"]
        case .syntax(let problem): ["reason": "syntax", "problem": .text(problem)]
        case .tab: ["reason": "tab"]
        case .alias: ["reason": "alias"]
        case .tag: ["reason": "tag"]
        case .badKey: ["reason": "bad-key"]
        case .tooDeep: ["reason": "too-deep"]
        case .notUTF8: ["reason": "not-utf8"]
        case .tooLarge(let limit): ["reason": "too-large", "allowed": .text("\(limit)")]
        }
    }
}
