/// Texts of `watchbook root …`.
enum RootPhrase: Localized {
    case abstract, createAbstract, createDiscussion
    case outHelp, nameValue
    case created, fingerprint, keepSafe

    var text: Wording {
        switch self {
        case .abstract: ("The root key: what all enrolments come from.", "根密钥：一切设备授权的来源。")
        case .createAbstract: ("Make a root key.", "建立根密钥。")
        case .createDiscussion:
            (
                """
                Makes NAME.key (private), NAME.pub (for every office that is to trust it) and NAME.journal, \
                which holds the enrolments it signs and nothing else. Keep key and journal off line.

                Example: watchbook root create --out root
                """,
                """
                生成 NAME.key（私钥）、NAME.pub（交给信任它的各单位）和 NAME.journal（只存放由它签署的设备授权）。\
                私钥和日志应离线保存。

                示例：watchbook root create --out root
                """
            )
        case .outHelp: ("Path of the new files, without an ending.", "新文件的路径，不带扩展名。")
        case .nameValue: ("name", "名称")
        case .created: ("Made %1, %2 and %3.", "已建立 %1、%2 和 %3。")
        case .fingerprint: ("Fingerprint: %1", "指纹：%1")
        case .keepSafe:
            (
                "Whoever has %1 can enrol any device: keep it off line, with a copy elsewhere.",
                "持有 %1 的人可以给任何设备授权：请离线保存，并另存一份副本。"
            )
        }
    }
}
