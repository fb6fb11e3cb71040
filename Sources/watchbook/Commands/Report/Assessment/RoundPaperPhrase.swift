/// Texts that the papers about a round share.
enum RoundPaperPhrase: Localized {
    case preview, previewState, publishedState, result, scored, scoredFrom, currentHelp
    case span, comma, semicolon

    var text: Wording {
        switch self {
        case .preview: ("Preview", "预览")
        case .previewState:
            ("preview from the entries as they are now, not published", "预览，按现有记录计算，尚未公布")
        case .publishedState: ("published as result %1, %2, by %3", "已公布（第 %1 号结果，%2，%3）")
        case .result: ("Result", "结果状态")
        case .scored: ("Scored by", "计算依据")
        case .scoredFrom:
            (
                "standards %1; scheme %2…; entries %3…",
                "测评标准 %1；测评办法摘要 %2…；记录摘要 %3…"
            )
        case .currentHelp:
            (
                "From the entries as they are now, as a preview, also where a result was published.",
                "即使已公布结果，也按现有记录计算，标为预览。"
            )
        case .span: ("%1 to %2", "%1 至 %2")
        case .comma: (", ", "、")
        case .semicolon: ("; ", "；")
        }
    }
}
