/// Texts of `watchbook undo`.
enum UndoPhrase: Localized {
    case abstract, discussion, digestHelp, reasonHelp, undone, restored

    var text: Wording {
        switch self {
        case .abstract: ("Take your last answer back.", "撤销上一条记录。")
        case .discussion:
            (
                """
                Without a digest the last answer of this journal, also a count, an arrival or a \
                departure; again takes back the one before it. What an answer had replaced is said again. \
                Nothing is deleted: the entry and its withdrawal stay in the history.

                Example: watchbook undo --journal lan.journal --inspector S01.0007
                """,
                """
                不指定摘要值时，撤销日志中最后一条，计数、到岗、离岗也可撤销；再次执行则撤销更早的一条。\
                被它取代的内容重新生效。不删除任何内容：原记录及其作废记录都保留在历史中。

                示例：watchbook undo --journal lan.journal --inspector S01.0007
                """
            )
        case .digestHelp:
            ("First digits of the digest of another answer.", "要撤销的其他记录的摘要值前几位。")
        case .reasonHelp:
            (
                "Why; otherwise a slip, within two minutes.",
                "原因；两分钟内不填视为误点。"
            )
        case .undone: ("Taken back: %1 (%2).", "已作废：%1（%2）。")
        case .restored: ("What stood before stands again: %1.", "恢复原内容：%1。")
        }
    }
}
