import Inspection
import JournalSQLite
import Journaling

/// A walk as it stands in a table: one line a thing seen, or a stretch walked.
///
/// The lines of one street, date and person make one walk. A line that leaves these blank has
/// those of the line above.
struct WalkSheet: ImportedTable {
    let gazetteer: Gazetteer
    let names: CellNames
    /// The street of lines that name none.
    let street: String?
    /// The date of lines that name none.
    let date: WorkDate?
    /// The sides of stretches that name none.
    let sides: WalkSides
    let kind: InspectionKind
    let isShifted: Bool

    static let emptyPhrase = ImportPhrase.blank
    static let columns = [
        CSVColumn("at", "桩号", "里程", "位置", "stationing", required: false),
        CSVColumn("lat", "纬度", "latitude", required: false),
        CSVColumn("lon", "经度", "longitude", required: false),
        CSVColumn("side", "侧", "侧别", "方位", required: false),
        CSVColumn("category", "类别", "内容", "类型", required: false),
        CSVColumn("defect", "缺陷", "问题", required: false),
        CSVColumn("indicator", "指标", required: false),
        CSVColumn("total_m2", "围挡面积(平方米)", "围挡面积", "总面积", required: false),
        CSVColumn("advert_m2", "广告面积(平方米)", "广告面积", "公益广告面积", required: false),
        CSVColumn("from", "起点", "起", required: false),
        CSVColumn("to", "终点", "止", required: false),
        CSVColumn("sides", "巡查侧", "巡查范围", required: false),
        CSVColumn("street", "街路", "道路", "道路编号", required: false),
        CSVColumn("date", "日期", required: false), CSVColumn("time", "时间", required: false),
        CSVColumn("inspector", "巡查人", "值守人", "检查人", required: false),
        CSVColumn("note", "备注", required: false), CSVColumn("sheet", "表号", required: false),
    ]

    /// The lines of one walk.
    private struct Group {
        let street: String
        let date: WorkDate
        let inspector: String
        var rows: [CSVTable.Row] = []
        var positions = WalkPositions()
        var time: Int64?
    }

    func outcomes(of table: CSVTable, _ session: ImportSession) -> [RowOutcome] {
        var groups: [Group] = []
        var places: [String: WalkPlace] = [:]
        var outcomes: [RowOutcome] = []
        for row in table.rows {
            do throws(Problem) {
                guard WalkSheet.says(row) else {
                    outcomes.append(RowOutcome(row, .success(nil)))
                    continue
                }
                try read(row, session, into: &groups, &places)
            } catch {
                outcomes.append(RowOutcome(row, .failure(error)))
            }
        }
        for group in groups {
            do throws(Problem) {
                // One line stands for each part of a walk that is too long for one entry.
                for (row, draft) in zip(group.rows, try drafts(of: group, session)) {
                    outcomes.append(RowOutcome(row, .success(draft)))
                }
            } catch {
                outcomes.append(RowOutcome(group.rows[0], .failure(error)))
            }
        }
        return outcomes
    }

    private static func says(_ row: CSVTable.Row) -> Bool {
        ["at", "lat", "lon", "category", "from", "to"].contains { row[$0] != nil }
    }

    private func read(
        _ row: CSVTable.Row,
        _ session: ImportSession,
        into groups: inout [Group],
        _ places: inout [String: WalkPlace]
    ) throws(Problem) {
        let above = groups.last
        let day = try row.value("date", SheetCells.date) ?? above?.date ?? date
        guard let street = try names.street(row, on: day) ?? above?.street ?? street else {
            throw row.problem("street")
        }
        guard let date = day else { throw row.problem("date") }
        let inspector =
            try names.person(row, on: date) ?? above?.inspector ?? session.writer.inspector
        let place: WalkPlace
        if let known = places[street + date.text] {
            place = known
        } else {
            place = try WalkPlace(
                street: street,
                on: date,
                session.ledger == nil ? nil : gazetteer,
                isShifted: isShifted
            )
            places[street + date.text] = place
        }
        var group = Group(street: street, date: date, inspector: inspector)
        let index = groups.firstIndex {
            $0.street == street && $0.date == date && $0.inspector == inspector
        }
        if let index { group = groups[index] }
        if let time = try row.value("time", SheetCells.minute) {
            group.time = min(group.time ?? time, time)
        }
        if row["from"] != nil || row["to"] != nil {
            group.positions.walk(
                try stretch(row, place),
                try row.value("sides", WalkCells.sides) ?? sides
            )
        }
        if row["at"] != nil || row["lat"] != nil || row["lon"] != nil || row["category"] != nil {
            group.positions.add([try item(row, place, on: date, session)])
        }
        group.rows.append(row)
        // The walk of the line above is the last one.
        if let index { groups.remove(at: index) }
        groups.append(group)
    }

    private func stretch(
        _ row: CSVTable.Row,
        _ place: WalkPlace
    ) throws(Problem) -> ClosedRange<Int64> {
        func station(_ key: String) throws(Problem) -> Int64 {
            let at = try row.needed(key, Stationing.millimetres)
            if let street = place.street, at > street.lengthMillimetres { throw row.problem(key) }
            return at
        }
        let (from, to) = (try station("from"), try station("to"))
        guard from != to else { throw row.problem("to") }
        return min(from, to)...max(from, to)
    }

    private func item(
        _ row: CSVTable.Row,
        _ place: WalkPlace,
        on date: WorkDate,
        _ session: ImportSession
    ) throws(Problem) -> WalkItem {
        let (at, fix) = try station(row, place, session)
        let category = try row.needed("category", place.setting.category)
        var item = WalkItem(
            at: at,
            side: try row.value("side", WalkCells.side) ?? .none,
            category: category
        )
        item.detail.position = fix
        item.detail.defect = try row.value("defect", WalkCells.defect)
        item.detail.indicator = try names.indicator(row, on: date)
        item.detail.total = try row.plainValue("total_m2", WalkCells.area)
        item.detail.advert = try row.plainValue("advert_m2", WalkCells.area)
        if let total = item.detail.total, item.detail.advert ?? 0 > total {
            throw row.problem("advert_m2")
        }
        return item
    }

    private func station(
        _ row: CSVTable.Row,
        _ place: WalkPlace,
        _ session: ImportSession
    ) throws(Problem) -> (Int64, Position?) {
        if let at = try row.value("at", Stationing.millimetres) {
            if let street = place.street, at > street.lengthMillimetres { throw row.problem("at") }
            return (at, nil)
        }
        guard row["lat"] != nil || row["lon"] != nil else { throw row.problem("at") }
        guard let latitude = try row.plainValue("lat", ReferenceCells.degrees) else {
            throw row.problem("lat")
        }
        guard let longitude = try row.plainValue("lon", ReferenceCells.degrees) else {
            throw row.problem("lon")
        }
        guard let typed = Position(latitude: latitude, longitude: longitude) else {
            throw row.problem("lat")
        }
        let position = isShifted ? GCJ02.restored(typed) : typed
        let found = try place.projection(of: position)
        guard found.distance <= place.setting.offStreetMillimetres else {
            throw Problem(
                .csvOffStreet,
                session.file,
                String(row.line),
                String(found.distance / 1000),
                place.id,
                String(place.setting.offStreetMillimetres / 1000)
            )
        }
        return (found.at, position)
    }

    private func drafts(of group: Group, _ session: ImportSession) throws(Problem) -> [Draft] {
        let first = group.rows[0]
        let zone = session.zone(on: group.date)
        var minute: Int64?
        if let time = group.time {
            let at = group.date.day * 1440 + time - zone
            guard at > 0, at <= session.now.milliseconds / 60_000 else {
                throw first.problem("time")
            }
            minute = at
        } else if session.now.date(zone: zone) != group.date {
            throw first.problem("time")
        }
        let number = group.time.map { Int($0 / 60 * 100 + $0 % 60) } ?? 0
        return group.positions.parts.enumerated().map { index, part in
            let occasion = CheckOccasion.other(
                kind,
                inspector: group.inspector,
                number: number + index
            ).text
            var about = session.circumstances(of: first).members ?? [:]
            about["zone"] = .integer(zone)
            return Draft(
                observed: minute,
                inspector: group.inspector,
                rank: session.rank(of: group.inspector),
                record:
                    "walk/\(group.street)/\(group.date.text)/\(occasion)/\(group.inspector)",
                register: "positions",
                claim: part.claim,
                about: .object(about)
            )
        }
    }

    func column(for reason: Reason) -> String {
        switch reason {
        case .unknownStreet: "street"
        case .date: "date"
        default: "inspector"
        }
    }
}
