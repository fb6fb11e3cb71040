/// Texts of `watchbook count`.
enum CountPhrase: Localized {
    case abstract, discussion, indicatorHelp, indicatorValue, amountHelp, amountValue
    case ofHelp, settledHelp, ratio, oneIndicator, prompt, keys, nothing

    var text: Wording {
        switch self {
        case .abstract: ("Count acts on the watch you are on.", "在当前值守中计数。")
        case .discussion:
            (
                """
                What you count is added to your running total of this watch on this device. Of a ratio \
                give both numbers: those who did it and all who were seen. Without arguments, on a terminal, it \
                goes on counting until you leave.

                Examples: watchbook count TRF-06 +3 --settled --action stopped --journal lan.journal \
                --inspector S01.0007

                watchbook count TRF-01 19/20 --journal lan.journal --inspector S01.0007
                """,
                """
                所计数字加到本设备本次值守的累计数上。比率类指标须给出两个数：做到的和观察到的总数。\
                在终端中不带参数运行，可连续计数。

                示例：watchbook count TRF-06 +3 --settled --action stopped --journal lan.journal \
                --inspector S01.0007

                watchbook count TRF-01 19/20 --journal lan.journal --inspector S01.0007
                """
            )
        case .indicatorHelp: ("The indicator's code.", "指标代码。")
        case .indicatorValue: ("indicator", "指标")
        case .amountHelp: ("How many more: +3, or 19/20 of a ratio.", "新增数：+3；比率类写 19/20。")
        case .amountValue: ("amount", "数量")
        case .ofHelp: ("Out of how many, of a ratio.", "比率类的观察总数。")
        case .settledHelp: ("All of these were settled on the spot.", "这些都已现场解决。")
        case .oneIndicator: ("Name the indicator that is counted.", "请写明计数的指标。")
        case .prompt: ("Count:", "计数：")
        case .keys:
            (
                """
                Number and amount: 1 +1 · 1 +3 ! (settled) · 2 19/20. After that + or +3 or 2/2 alone goes on \
                with the same one. u undo · l list · q leave
                """,
                """
                序号加数量：1 +1 · 1 +3 !（已解决）· 2 19/20。之后只输入 +、+3 或 2/2 即继续计同一项。\
                u 撤销 · l 列表 · q 退出
                """
            )
        case .nothing: ("Nothing is counted here.", "此处没有计数指标。")
        case .ratio: ("%1 so far", "累计 %1")
        }
    }
}
