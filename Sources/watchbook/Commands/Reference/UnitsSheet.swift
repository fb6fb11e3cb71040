import Inspection
import JournalSQLite
import Journaling

/// Units with their aliases: several lines may be spellings of one unit.
struct UnitsSheet: ImportedTable {
    let known: KnownReference

    static let emptyPhrase = ImportPhrase.blank
    static let columns = [
        CSVColumn("id", "编号", "单位编号", "代码", required: false),
        CSVColumn("name", "名称", "单位名称", "单位", "责任单位"),
        CSVColumn("aliases", "别名", "曾用名", "简称", "又称", required: false),
        CSVColumn("parent", "上级单位", "所属单位", required: false),
        CSVColumn("office", "乡镇(街道)", "街道", required: false),
        CSVColumn("kind", "类别", "单位类别", required: false),
        CSVColumn("contacts", "联络员", "联系人", required: false),
        // Of shops.
        CSVColumn("street", "街路", "临街", "所在街路", required: false),
        CSVColumn("door", "门牌号", "门牌", required: false),
        CSVColumn("duties", "门前三包", "门前五包", "包干事项", required: false),
        CSVColumn("from", "生效日期", "起始日期", required: false),
        CSVColumn("closed", "撤销", "是否撤销", "状态", required: false),
    ]

    func outcomes(of table: CSVTable, _ session: ImportSession) -> [RowOutcome] {
        var groups: [(row: CSVTable.Row, unit: Unit)] = []
        var outcomes: [RowOutcome] = []
        /// Ids by folded name, of the lines above.
        var ids: [String: String] = [:]
        for row in table.rows {
            do throws(Problem) {
                guard row.tidied("name") != nil || row["id"] != nil else {
                    outcomes.append(RowOutcome(row, .success(nil)))
                    continue
                }
                let (unit, isNew) = try unit(row, ids)
                for name in unit.names where ids[NameFolding.folded(name)] == nil {
                    ids[NameFolding.folded(name)] = unit.id
                }
                let first = groups.firstIndex { $0.unit.id == unit.id && $0.unit.from == unit.from }
                if let first {
                    try groups[first].unit.join(unit, row)
                } else if isNew {
                    groups.append((row, unit))
                }
            } catch {
                outcomes.append(RowOutcome(row, .failure(error)))
            }
        }
        return outcomes
            + groups.map { row, unit in
                let record = "unit/\(unit.id)/\(unit.from.text)"
                return RowOutcome(
                    row,
                    .success(session.writer.draft(record, "unit", claim: unit.claim))
                )
            }
    }

    /// The unit of a line, and whether it says anything that is not known.
    private func unit(
        _ row: CSVTable.Row,
        _ ids: [String: String]
    ) throws(Problem) -> (unit: Unit, isNew: Bool) {
        let from = try known.from(of: row)
        let name = try row.neededTidied("name")
        let id = try row.plainName("id")
        var unit = Unit(id: id ?? "", from: from, name: name)
        var base: Unit?
        if id == nil {
            // A spelling of a unit that is there, above or in the ledger, or a new one.
            let above = ids[NameFolding.folded(name)]
            base = above == nil ? known.gazetteer.unit(named: name, on: from) : nil
            unit.id = above ?? base?.id ?? UnitsSheet.id(of: name)
        }
        unit.aliases = UnitsSheet.aliases(row)
        unit.parent = try parent(row, ids, on: from)
        unit.office = try row.plainName("office")
        unit.kind = row.tidied("kind")
        unit.contacts = row.names("contacts", of: .persons, known, on: from)
        unit.street = row.tidied("street")
        unit.door = row.tidied("door")
        unit.duties = UnitsSheet.parts(row["duties"])
        unit.isClosed = try row.flag("closed")
        guard var joined = base else { return (unit, true) }
        joined.from = from
        try joined.join(unit, row)
        return (joined, base?.from == from || joined.claim != base?.claim)
    }

    private static func aliases(_ row: CSVTable.Row) -> [String] {
        guard let cell = row["aliases"] else { return [] }
        return NameList.names(in: cell, of: .units)
    }

    /// What stands in a cell, however it is separated.
    private static func parts(_ cell: String?) -> [String] {
        var parts: [String] = []
        for part in (cell ?? "").split(whereSeparator: { "，、；;,|\n".contains($0) }) {
            let tidied = NameFolding.tidied(String(part))
            if !NameList.isBlank(tidied), !parts.contains(tidied) { parts.append(tidied) }
        }
        return parts
    }

    private func parent(
        _ row: CSVTable.Row,
        _ ids: [String: String],
        on date: WorkDate
    ) throws(Problem) -> String? {
        guard let text = row.tidied("parent") else { return nil }
        let plain = NameFolding.halfWidth(text)
        if let id = ids[NameFolding.folded(text)] { return id }
        if let id = known.gazetteer.unitID(text, on: date) { return id }
        guard Names.isName(plain) else { return UnitsSheet.id(of: text) }
        return plain
    }

    /// The id of a unit that was given none: it depends on its name alone, in any spelling.
    private static func id(of name: String) -> String {
        "U-\(Chain.sha256(Array(NameFolding.folded(name).utf8)).hex.prefix(8))"
    }

    func column(for reason: Reason) -> String { "name" }
}

extension Unit {
    /// Takes in another line about the unit: its names as aliases, and what was not said yet.
    ///
    /// - Throws: `Problem` with the cell that says something else.
    fileprivate mutating func join(_ other: Unit, _ row: CSVTable.Row) throws(Problem) {
        for name in other.names
        where !names.contains(where: { NameFolding.isSame($0, name) }) {
            aliases.append(name)
        }
        parent = try Unit.joined(parent, other.parent, "parent", row)
        office = try Unit.joined(office, other.office, "office", row)
        kind = try Unit.joined(kind, other.kind, "kind", row)
        street = try Unit.joined(street, other.street, "street", row)
        door = try Unit.joined(door, other.door, "door", row)
        for duty in other.duties where !duties.contains(duty) { duties.append(duty) }
        for contact in other.contacts where !contacts.contains(contact) { contacts.append(contact) }
        isClosed = isClosed || other.isClosed
    }

    private static func joined(
        _ one: String?,
        _ other: String?,
        _ column: String,
        _ row: CSVTable.Row
    ) throws(Problem) -> String? {
        guard one == nil || other == nil || one == other else { throw row.problem(column) }
        return one ?? other
    }
}
