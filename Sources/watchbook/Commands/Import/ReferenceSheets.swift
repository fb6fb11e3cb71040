import JournalSQLite
import Journaling

/// Points and their stations.
struct PointsSheet: ImportedSheet {
    static let columns = [
        CSVColumn("id", "编号", "点位编号"), CSVColumn("name", "名称", "点位名称"),
        CSVColumn("office", "单位", "乡镇(街道)", "街道"),
        CSVColumn("stations", "岗位", "岗", "点位站"), CSVColumn("types", "类型", "点位类型"),
        CSVColumn("from", "生效日期", "起始日期"),
    ]

    func draft(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Draft? {
        let id = try row.name("id")
        let office = try row.name("office")
        let name = try row.text("name")
        let from = try row.needed("from", SheetCells.date)
        let stations = try row.needed("stations") { text in
            SheetCells.ids(text).flatMap { $0.isEmpty ? nil : $0 }
        }
        let types = try row.value("types", SheetCells.ids) ?? []
        return session.writer.draft(
            "point/\(id)/\(from.text)",
            "place",
            claim: [
                "name": .text(name), "office": .text(office),
                "stations": .list(stations.map(JSONValue.text)),
                "types": .list(types.map(JSONValue.text)),
            ]
        )
    }

    func column(for reason: Reason) -> String { "id" }
}

/// A catalogue of indicators: one version of a standard.
struct StandardSheet: ImportedSheet {
    /// The given name and the first 16 hexadecimal digits of the file's SHA-256.
    let name: String
    private let title: String
    private let digest: Digest

    /// - Parameters:
    ///   - title: system and year, as `national-2026`.
    ///   - file: the bytes of the table.
    init(_ title: String, file: [UInt8]) {
        self.title = title
        digest = Chain.sha256(file)
        name = "\(title)@\(digest.hex.prefix(16))"
    }

    /// Whether a text is a system and a year.
    static func isTitle(_ text: String) -> Bool {
        text.utf8.count <= 64 && text.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]*-[0-9]{4}/) != nil
    }

    static let columns = [
        CSVColumn("code", "代码", "指标", "编码"), CSVColumn("group", "分组", required: false),
        CSVColumn("name_zh", "中文名称", "名称"),
        CSVColumn("name_en", "英文名称", required: false),
        CSVColumn("point_types", "点位类型", required: false), CSVColumn("kind", "种类"),
        CSVColumn("comparator", "比较", required: false),
        CSVColumn("limit", "限值", required: false), CSVColumn("unit", "单位", required: false),
        CSVColumn("evidence_fields", "取证项", required: false),
        CSVColumn("force", "效力", required: false), CSVColumn("source", "来源", required: false),
        CSVColumn("note", "备注", required: false),
    ]

    /// Cells that are lists.
    private static let lists: Set = ["point_types", "evidence_fields"]

    func draft(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Draft? {
        let code = try row.needed("code") { $0.utf8.count <= 50 && Names.isID($0) ? $0 : nil }
        _ = try row.text("name_zh")
        _ = try row.text("kind")
        var claim: [String: JSONValue] = [:]
        for column in StandardSheet.columns {
            guard let text = row[column.key] else { continue }
            guard StandardSheet.lists.contains(column.key) else {
                claim[column.key] = .text(text)
                continue
            }
            let parts = text.split(whereSeparator: { "；;、|".contains($0) })
            claim[column.key] = .list(parts.map { .text(String($0)) })
        }
        return session.writer.draft(
            "standard/\(name)",
            "indicator.\(code)",
            claim: .object(claim)
        )
    }

    func head(_ session: ImportSession, rows: Int) -> [Draft] {
        [
            session.writer.draft(
                "standard/\(name)",
                "meta",
                claim: [
                    "name": .text(title), "sha256": .text(digest.hex),
                    "indicators": .integer(Int64(rows)),
                ]
            )
        ]
    }

    func column(for reason: Reason) -> String { "code" }
}
