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
