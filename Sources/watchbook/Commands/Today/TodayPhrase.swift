/// Texts of `watchbook today`.
enum TodayPhrase: Localized {
    case abstract, discussion, slots, none, answers, due, exempt, offered

    var text: Wording {
        switch self {
        case .abstract: ("Your slots, your answers and what is due today.", "今天的班次、已填记录和应查指标。")
        case .discussion:
            (
                """
                Example: watchbook today --journal lan.journal --inspector S01.0007
                """,
                """
                示例：watchbook today --journal lan.journal --inspector S01.0007
                """
            )
        case .slots: ("%1, your slots:", "%1 您的班次：")
        case .none: ("none that are known here", "此处没有您的排班")
        case .answers: ("Your answers (%1):", "已填记录（%1）：")
        case .due: ("Due at %1 (%2):", "%1 应查指标（%2）：")
        case .exempt: ("(exempt)", "（自动符合）")
        case .offered: ("(if there is any)", "（选查）")
        }
    }
}
