/// Texts of empty watch record forms.
enum BlankPhrase: Localized {
    case abstract, discussion, dateHelp
    case sheet, lines, result, ratio, nothingAsked, legend

    var text: Wording {
        switch self {
        case .abstract: ("Print empty watch record forms for a roster.", "按排班打印空白值守记录表。")
        case .discussion:
            (
                """
                One form for each person on the roster, with what is asked at the station. As .xlsx it has the \
                shape that `import sheet` reads: type what was written, and import it.

                Example: watchbook report blank street.ledger --date 2026-05-13 --office S01 --out blank.pdf
                """,
                """
                排班上每人一张，列出该岗位应查的指标。写成 .xlsx 时即为 import sheet 可读取的格式，填入后可直接导入。

                示例：watchbook report blank street.ledger --date 2026-05-13 --office S01 --out blank.pdf
                """
            )
        case .dateHelp: ("The work date; otherwise tomorrow.", "工作日期；不指定时为明天。")
        case .sheet: ("Sheet %1 · %2", "表号 %1 · %2")
        case .lines: ("Looked at", "检查情况")
        case .result: ("Result", "结果")
        case .ratio: ("Kept it/observed", "守规数/观察数")
        case .nothingAsked: ("Nothing is asked here.", "此处没有应查指标。")
        case .legend:
            (
                "Result: √ in order, × not, / not applicable. Empty: not looked at. 0 found: looked, and found none. No personal data of citizens.",
                "结果：√ 合格，× 不合格，/ 不适用。空白＝未查；发现数填 0＝查过未发现。不写市民个人信息。"
            )
        }
    }
}
