import Reports

/// Texts that all reports for people share.
enum PaperPhrase: Localized {
    case outHelp, forceHelp, written, chart, photo, foot, shortFoot, practice
    case asOf, standards, asked, entries, definitions, definitionsValue
    case overview, name, content, value
    case nothing, photoUnknown, noPhotosHelp

    /// What stands between two sentences, and between a date and a time.
    static var gap: String { Language.current == .chinese ? "" : " " }

    /// Words of workbooks.
    static var workbook: DocumentWorkbook.Words {
        DocumentWorkbook.Words(
            overview: overview(),
            name: name(),
            content: content(),
            value: value()
        )
    }

    var text: Wording {
        switch self {
        case .outHelp:
            (
                "A file to write it to, by its ending .html, .pdf, .docx, .xlsx, .csv or .json; may be repeated.",
                "写入的文件，按扩展名决定格式：.html、.pdf、.docx、.xlsx、.csv、.json；可重复指定。"
            )
        case .forceHelp: ("Replace files that are there already.", "覆盖已有的文件。")
        case .written: ("Wrote %1", "已写入 %1")
        case .chart: ("[Chart: %1]", "［图表：%1］")
        case .photo: ("[Photo: %1]", "［照片：%1］")
        case .foot: ("%1 · as of %2 · entries %3", "%1 · 截至 %2 · 记录摘要 %3")
        case .shortFoot: ("%1 · as of %2", "%1 · 截至 %2")
        case .practice: ("Practice", "练习")
        case .asOf: ("As of", "统计时点")
        case .standards: ("Standards", "测评标准")
        case .asked: ("Command", "命令")
        case .entries: ("Digest of the entries", "记录摘要")
        case .definitions: ("Definitions", "指标口径")
        case .definitionsValue:
            ("measures version %1, merge law version %2", "统计口径第 %1 版，归并规则第 %2 版")
        case .overview: ("Overview", "总览")
        case .name: ("Name", "名称")
        case .content: ("Content", "内容")
        case .value: ("Value", "数值")
        case .nothing: ("Nothing.", "无。")
        case .photoUnknown: ("not a picture that can be shown", "图片格式无法显示")
        case .noPhotosHelp: ("Without photos.", "不含照片。")
        }
    }
}
