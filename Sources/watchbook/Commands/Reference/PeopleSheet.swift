import Inspection
import JournalSQLite
import Journaling

/// People with staff numbers: one line a person and version.
struct PeopleSheet: ImportedSheet {
    let known: KnownReference

    static let emptyPhrase = ImportPhrase.blank
    static let columns = [
        CSVColumn("number", "编号", "人员编号", "工号"), CSVColumn("name", "姓名", "名字"),
        CSVColumn("unit", "单位", "所在单位", "工作单位", required: false),
        CSVColumn("kind", "类别", "人员类别", required: false),
        CSVColumn("level", "检查层级", "层级", required: false),
        CSVColumn("from", "生效日期", "起始日期", required: false),
        CSVColumn("left", "离岗", "是否离岗", "状态", required: false),
    ]

    func draft(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Draft? {
        // A number that nobody has yet is no person.
        guard let name = row.tidied("name") else { return nil }
        let from = try known.from(of: row)
        guard let number = try row.plainValue("number", { Names.isInspector($0) ? $0 : nil }) else {
            throw row.problem("number")
        }
        guard NameList.names(in: name, of: .persons).count == 1 else { throw row.problem("name") }
        var person = Person(number: number, from: from, name: name)
        person.unit = row.tidied("unit")
        person.kind = try row.plainValue("kind", ReferenceCells.personKind)
        person.level = try row.plainValue("level", ReferenceCells.level)
        person.hasLeft = try row.flag("left")
        return session.writer.draft("person/\(number)/\(from.text)", "person", claim: person.claim)
    }

    func column(for reason: Reason) -> String { "number" }
}
