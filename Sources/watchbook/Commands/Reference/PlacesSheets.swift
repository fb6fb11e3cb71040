import Inspection
import JournalSQLite
import Journaling

/// Points and their stations: one line a point and version.
struct PointsSheet: ImportedSheet {
    let known: KnownReference
    /// Whether coordinates are those of a shifted map.
    var isShifted = false

    static let emptyPhrase = ImportPhrase.blank
    static let columns = [
        CSVColumn("id", "编号", "点位编号", "序号"), CSVColumn("name", "名称", "点位名称", "点位"),
        CSVColumn("office", "单位", "乡镇(街道)", "街道", "街道办", "所属单位"),
        CSVColumn("stations", "岗位", "岗", "点位站", "站位"),
        CSVColumn("types", "类型", "点位类型", required: false),
        CSVColumn("from", "生效日期", "起始日期", required: false),
        CSVColumn("landmark", "地标", "道路、地标", "位置", required: false),
        CSVColumn("street", "街路", "道路", "路段", required: false),
        CSVColumn("area", "区域", "片区", "网格", "小区、村居", required: false),
        CSVColumn("zone_m", "步行范围(米)", "步行范围", required: false),
        CSVColumn("leaders", "责任领导", "挂点领导", "leader", required: false),
        CSVColumn("cadres", "责任干部", "挂点干部", "cadre", required: false),
        CSVColumn("point_units", "点位责任单位", "责任单位", "属地单位", required: false),
        CSVColumn("supervision_units", "监管单位", "行业监管单位", required: false),
        CSVColumn("authority_units", "主管单位", "行业主管单位", required: false),
        CSVColumn("lead_units", "牵头单位", "专项牵头单位", required: false),
        CSVColumn("drawn", "随机点位", "是否随机", required: false),
        CSVColumn("items", "标准项", "建设标准项", required: false),
        CSVColumn("not_applicable", "不适用指标", required: false),
        CSVColumn("systems", "适用体系", required: false),
        CSVColumn("lat", "纬度", "latitude", required: false),
        CSVColumn("lon", "经度", "longitude", required: false),
        CSVColumn("closed", "关闭", "是否关闭", "状态", required: false),
    ]

    func draft(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Draft? {
        guard row["id"] != nil || row["name"] != nil else { return nil }
        let from = try known.from(of: row)
        guard let stations = try row.value("stations", ReferenceCells.stations) else {
            throw row.problem("stations")
        }
        var point = Point(
            id: try row.neededName("id"),
            from: from,
            name: try row.neededTidied("name"),
            office: try row.neededName("office"),
            stations: stations
        )
        point.types = try row.value("types") { known.types($0, on: from) } ?? []
        point.landmark = row.tidied("landmark")
        point.street = try street(row, on: from)
        point.area = try row.plainName("area")
        point.zoneMillimetres = try row.plainValue("zone_m", ReferenceCells.millimetres)
        point.leaders = row.names("leaders", of: .persons, known, on: from)
        point.cadres = row.names("cadres", of: .persons, known, on: from)
        for (line, column) in PointsSheet.unitColumns {
            let units = row.names(column, of: .units, known, on: from)
            if !units.isEmpty { point.units[line] = units }
        }
        point.isDrawn = try row.plainValue("drawn", PointsSheet.isDrawn) ?? false
        point.items = try row.plainIDs("items") ?? []
        point.notApplicable = Set(try row.plainIDs("not_applicable") ?? [])
        point.systems = try row.plainIDs("systems") ?? []
        point.position = try position(row)
        point.isClosed = try row.flag("closed")
        return session.writer.draft("point/\(point.id)/\(from.text)", "place", claim: point.claim)
    }

    static let unitColumns: [(ResponsibilityLine, String)] = [
        (.point, "point_units"), (.supervision, "supervision_units"),
        (.authority, "authority_units"), (.lead, "lead_units"),
    ]

    /// The id of the street that the cell names, by id or name.
    private func street(_ row: CSVTable.Row, on date: WorkDate) throws(Problem) -> String? {
        guard let text = row.tidied("street") else { return nil }
        let named = known.gazetteer.streets(on: date).filter { NameFolding.isSame($0.name, text) }
        if named.count == 1 { return named[0].id }
        let id = NameFolding.halfWidth(text)
        guard Names.isName(id) else { throw row.problem("street") }
        return id
    }

    private func position(_ row: CSVTable.Row) throws(Problem) -> Position? {
        let latitude = try row.plainValue("lat", ReferenceCells.degrees)
        let longitude = try row.plainValue("lon", ReferenceCells.degrees)
        guard let latitude else {
            guard longitude == nil else { throw row.problem("lat") }
            return nil
        }
        guard let longitude else { throw row.problem("lon") }
        guard let position = Position(latitude: latitude, longitude: longitude) else {
            throw row.problem("lat")
        }
        return isShifted ? GCJ02.restored(position) : position
    }

    private static func isDrawn(_ text: String) -> Bool? {
        switch NameFolding.folded(text) {
        case "申报", "申报点位", "declared": false
        case "随机", "随机点位", "抽取", "drawn", "random": true
        default: ReferenceCells.flag(text)
        }
    }

    func column(for reason: Reason) -> String { "id" }
}

/// Streets: one line a street and version.
struct StreetsSheet: ImportedSheet {
    let known: KnownReference
    /// Whether coordinates are those of a shifted map.
    var isShifted = false

    static let emptyPhrase = ImportPhrase.blank
    static let columns = [
        CSVColumn("id", "编号", "街路编号", "道路编号"), CSVColumn("name", "名称", "街路名称", "道路名称"),
        CSVColumn("office", "单位", "乡镇(街道)", "街道", "所属单位"),
        CSVColumn("length_m", "长度(米)", "长度", "length"),
        CSVColumn("from", "生效日期", "起始日期", required: false),
        CSVColumn("path", "走向", "坐标", required: false),
        CSVColumn("types", "类型", "道路类型", required: false),
        CSVColumn("point_units", "点位责任单位", "责任单位", "属地单位", required: false),
        CSVColumn("supervision_units", "监管单位", "行业监管单位", required: false),
        CSVColumn("authority_units", "主管单位", "行业主管单位", required: false),
        CSVColumn("lead_units", "牵头单位", "专项牵头单位", required: false),
        CSVColumn("closed", "关闭", "是否关闭", "状态", required: false),
    ]

    func draft(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Draft? {
        guard row["id"] != nil || row["name"] != nil else { return nil }
        let from = try known.from(of: row)
        guard let length = try row.plainValue("length_m", ReferenceCells.millimetres) else {
            throw row.problem("length_m")
        }
        var street = Street(
            id: try row.neededName("id"),
            from: from,
            name: try row.neededTidied("name"),
            office: try row.neededName("office"),
            lengthMillimetres: length
        )
        let path = try row.plainValue("path", StreetsSheet.path) ?? []
        street.path = isShifted ? path.map(GCJ02.restored) : path
        street.types = try row.plainIDs("types") ?? []
        for (line, column) in PointsSheet.unitColumns {
            let units = row.names(column, of: .units, known, on: from)
            if !units.isEmpty { street.units[line] = units }
        }
        street.isClosed = try row.flag("closed")
        return session.writer.draft("street/\(street.id)/\(from.text)", "line", claim: street.claim)
    }

    /// `30.1 104.2; 30.2 104.3`.
    private static func path(_ text: String) -> [Position]? {
        let parts = text.split { ";|\n".contains($0) }
        let positions = parts.compactMap { ReferenceCells.position(String($0)) }
        return positions.count == parts.count ? positions : nil
    }

    func column(for reason: Reason) -> String { "id" }
}
