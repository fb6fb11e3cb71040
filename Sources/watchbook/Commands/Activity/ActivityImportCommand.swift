import ArgumentParser
import Foundation
import Inspection
import JournalSQLite
import Journaling

/// `watchbook activity import`: a table with the columns of a form becomes entries.
struct ActivityImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: ActivityPhrase.importAbstract(),
            discussion: ActivityPhrase.importDiscussion()
        )
    }

    @Option(help: ArgumentHelp(ActivityPhrase.formHelp, value: ActivityPhrase.formValue))
    var form: String

    @Option(help: ArgumentHelp(ActivityPhrase.photosHelp, value: ActivityPhrase.folderValue))
    var photos: String?

    @Option(help: ArgumentHelp(ActivityPhrase.officeHelp, value: EnrolmentPhrase.officeValue))
    var office: String?

    @OptionGroup var options: ImportOptions

    func run() throws {
        let session = try ImportSession(options, now: options.common.moment())
        let gazetteer = try session.gazetteer()
        guard let today = session.now.date(zone: CitySettings().zoneMinutes) else {
            throw Problem(.badTime, "")
        }
        let forms = gazetteer.settings(named: ActivityForm.self, on: today)
        guard let settings = forms[form] else {
            throw Problem(.formUnknown, form, among: forms.keys.sorted())
        }
        let sheet = ActivitySheet(
            form: form,
            settings: settings,
            gazetteer: gazetteer,
            office: office,
            folder: photos,
            file: options.file
        )
        let table = try CSVTable(session.bytes, file: options.file, columns: sheet.columns)
        try options.perform(sheet, of: table, with: session)
    }
}

/// Filled forms, one line each.
struct ActivitySheet: ImportedTable {
    let form: String
    let settings: ActivityForm
    let gazetteer: Gazetteer
    let office: String?
    /// The folder with the photos that the table names.
    let folder: String?
    let file: String

    static let columns: [CSVColumn] = []
    static let emptyPhrase = ImportPhrase.blank

    /// The columns of every form, and a column for each field.
    var columns: [CSVColumn] {
        [
            CSVColumn("@date", "date", "日期", "活动日期", "填报日期"),
            CSVColumn("@until", "until", "截止日期", "结束日期", required: false),
            CSVColumn("@office", "office", "所属单位", required: false),
            CSVColumn("@inspector", "inspector", "填报人", "记录人", required: false),
            CSVColumn("@n", "n", "序号", required: false),
            CSVColumn("@labels", "labels", "标签", required: false),
            CSVColumn("@item", "item", "安排事项", required: false),
            CSVColumn("@photos", "photos", "照片", "图片", required: false),
            CSVColumn("note", "备注", required: false), CSVColumn("sheet", "表号", required: false),
        ]
            + settings.fields.map { field in
                CSVColumn(
                    field.id,
                    names: [field.name.chinese, field.name.english],
                    required: field.isRequired
                )
            }
    }

    func column(for reason: Reason) -> String { "@inspector" }

    func outcomes(of table: CSVTable, _ session: ImportSession) -> [RowOutcome] {
        var numbers: [String: Int] = [:]
        return table.rows.flatMap { row -> [RowOutcome] in
            do throws(Problem) {
                let drafts = try drafts(row, session, &numbers)
                guard !drafts.isEmpty else { return [RowOutcome(row, .success(nil))] }
                return drafts.map { RowOutcome(row, .success($0)) }
            } catch {
                return [RowOutcome(row, .failure(error))]
            }
        }
    }

    /// What a row says, and apart from it the personal data in it.
    private func drafts(
        _ row: CSVTable.Row,
        _ session: ImportSession,
        _ numbers: inout [String: Int]
    ) throws(Problem) -> [Draft] {
        guard settings.fields.contains(where: { row[$0.id] != nil }) else { return [] }
        let date = try row.needed("@date", SheetCells.date)
        let named = try row.value("@inspector") { Names.isInspector($0) ? $0 : nil }
        let inspector = named ?? session.writer.inspector
        let stated = try row.plainName("@office")
        let office = stated ?? self.office ?? Names.parent(of: session.writer.inspector)
        guard Names.isName(office) else { throw Problem(.badName, office) }
        let report = try report(row, date)
        let own = settings.key(of: report)
        let key: String
        if let own {
            key = own
        } else {
            key = try number(row, date, inspector, &numbers)
        }
        let name = ActivityName(office: office, form: form, date: date, key: key)
        let entry = Draft(
            inspector: inspector,
            rank: session.rank(of: inspector),
            record: name.record,
            register: "entry",
            attachments: try attachments(row),
            claim: report.claim,
            about: session.circumstances(of: row)
        )
        guard let personal = report.personalClaim else { return [entry] }
        return [
            entry,
            Draft(
                inspector: inspector,
                rank: session.rank(of: inspector),
                record: name.record,
                register: "personal",
                claim: personal,
                about: ["typed_by": .text(session.writer.inspector)]
            ),
        ]
    }

    private func report(_ row: CSVTable.Row, _ date: WorkDate) throws(Problem) -> ActivityReport {
        var report = ActivityReport()
        let reader = ActivityFields(form: settings, gazetteer: gazetteer, date: date)
        for field in settings.fields {
            guard let cell = row[field.id], !NameList.isBlank(cell) else { continue }
            guard reader.set(cell, of: field, in: &report) else { throw row.problem(field.id) }
        }
        for field in settings.fields where field.isRequired && !report.has(field.id) {
            throw row.problem(field.id)
        }
        for case .beyond(let id, _, _, _) in settings.lacks(of: report, photos: 0) {
            throw row.problem(id)
        }
        report.until = try row.plainValue("@until", SheetCells.date)
        if let until = report.until, until < date { throw row.problem("@until") }
        report.labels = Set(try row.plainIDs("@labels") ?? [])
        report.item = try row.plainValue("@item") { Names.isName($0, minimum: 2) ? $0 : nil }
        return report
    }

    /// A number that stays when the same file is read again: the first digits of the SHA-256 of
    /// the sheet's number, or else of the file's name, and the place among the lines of the date.
    private func number(
        _ row: CSVTable.Row,
        _ date: WorkDate,
        _ inspector: String,
        _ numbers: inout [String: Int]
    ) throws(Problem) -> String {
        if let number = try row.plainValue("@n", { Names.isID($0) ? $0 : nil }) {
            return ActivityName.key(inspector, number)
        }
        let name = row["sheet"] ?? URL(fileURLWithPath: file).lastPathComponent
        let sheet = Chain.sha256(Array(name.utf8)).hex.prefix(6)
        let place = "\(sheet) \(date.text) \(inspector)"
        numbers[place, default: 0] += 1
        return ActivityName.key(inspector, "\(sheet).\(numbers[place] ?? 0)")
    }

    /// The files of the photos that a row names.
    private func files(_ row: CSVTable.Row) throws(Problem) -> [String] {
        let names = (row["@photos"] ?? "").split { "、，；;,|\n".contains($0) }.map(String.init)
        guard !names.isEmpty else { return [] }
        guard let folder, names.count <= Entry.Limit.attachments else {
            throw row.problem("@photos")
        }
        var files: [String] = []
        for name in names {
            let path = "\(folder)/\(name.filter { $0 != " " })"
            guard !name.contains("/"), FileManager.default.fileExists(atPath: path) else {
                throw row.problem("@photos")
            }
            files.append(path)
        }
        return files
    }

    private func attachments(_ row: CSVTable.Row) throws(Problem) -> [Attachment] {
        var attachments: [Attachment] = []
        for file in try files(row) {
            let bytes = try ImportSession.bytes(of: file)
            attachments.append(
                Attachment(digest: Chain.sha256(bytes), length: Int64(bytes.count))
            )
        }
        return attachments
    }

    func photos(of table: CSVTable) throws(Problem) -> [String] {
        var seen: Set<String> = []
        var found: [String] = []
        for row in table.rows {
            for file in try files(row) where seen.insert(file).inserted { found.append(file) }
        }
        return found
    }
}
