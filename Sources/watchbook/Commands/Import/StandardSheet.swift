import Inspection
import JournalSQLite
import Journaling

/// A catalogue of indicators: one version of a standard.
struct StandardSheet: ImportedSheet {
    /// The given name and the first 16 hexadecimal digits of the file's SHA-256.
    let name: String
    private let title: String
    private let digest: Digest
    /// The date it holds from; `nil` for the date that it has already, otherwise today.
    private let from: WorkDate?
    /// The kinds of place that go with it.
    private let types: [PointTypeRow]

    /// - Parameters:
    ///   - title: system and year, as `national-2026`.
    ///   - file: the bytes of the table.
    ///   - from: the date it holds from.
    ///   - types: the kinds of place that go with it.
    init(_ title: String, file: [UInt8], from: WorkDate?, types: [PointTypeRow]) {
        self.title = title
        self.from = from
        self.types = types
        digest = Chain.sha256(file)
        name = "\(title)@\(digest.hex.prefix(16))"
    }

    /// Whether a text is a system and a year.
    static func isTitle(_ text: String) -> Bool {
        text.utf8.count <= 64 && text.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]*-[0-9]{4}/) != nil
    }

    static let columns = StandardColumns.all

    func draft(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Draft? {
        // What contradicts itself was found before: see ``StandardFile``.
        let code = try row.text("code")
        return session.writer.draft(
            "standard/\(name)",
            "indicator.\(code)",
            claim: StandardColumns.claim(of: row)
        )
    }

    func head(
        _ session: ImportSession,
        rows: Int,
        known: (String, String) -> JSONValue?
    ) -> [Draft] {
        let zone = session.now.date(zone: 0).map { session.zone(on: $0) } ?? 480
        let earlier = known("standard/\(name)", "meta")?["from"]?.text.flatMap { WorkDate($0) }
        let from = from ?? earlier ?? session.now.date(zone: zone)
        var meta: [String: JSONValue] = [
            "name": .text(title), "sha256": .text(digest.hex), "indicators": .integer(Int64(rows)),
        ]
        meta["from"] = from.map { .text($0.text) }
        return [session.writer.draft("standard/\(name)", "meta", claim: .object(meta))]
            + types.map {
                session.writer.draft("standard/\(name)", "type.\($0.code)", claim: $0.claim)
            }
    }

    func column(for reason: Reason) -> String { "code" }
}

/// The columns of a standard's table, and the claim that a row becomes.
enum StandardColumns {
    static let all = IndicatorColumn.allCases.map { column in
        CSVColumn(
            column.rawValue,
            names: headings(of: column),
            required: [.code, .nameChinese, .kind].contains(column)
        )
    }

    private static func headings(of column: IndicatorColumn) -> [String] {
        switch column {
        case .code: ["代码", "指标", "编码"]
        case .group: ["分组"]
        case .nameChinese: ["中文名称", "名称"]
        case .nameEnglish: ["英文名称"]
        case .pointTypes: ["点位类型"]
        case .optionalAt: ["选查类型"]
        case .kind: ["种类"]
        case .comparator: ["比较"]
        case .limit: ["限值"]
        case .unit: ["单位"]
        case .evidenceFields: ["取证项"]
        case .mode: ["方式"]
        case .due: ["应查"]
        case .exemption: ["自动符合"]
        case .minimum: ["最小样本"]
        case .rule: ["条件"]
        case .reading: ["读法"]
        case .textChinese: ["中文要求", "要求"]
        case .textEnglish: ["英文要求"]
        case .force: ["效力"]
        case .source: ["来源"]
        case .note: ["备注"]
        }
    }

    /// Texts as they stand, lists as lists; empty cells are left out.
    static func claim(of row: CSVTable.Row) -> JSONValue {
        var claim: [String: JSONValue] = [:]
        for column in IndicatorColumn.allCases {
            guard let text = row[column.rawValue] else { continue }
            claim[column.rawValue] = column.isList ? list(text) : .text(text)
        }
        return .object(claim)
    }

    private static func list(_ text: String) -> JSONValue {
        let parts = text.split { "；;、|，, ".contains($0) }
        return .list(parts.map { .text(String($0)) })
    }
}

/// One row of a table of the kinds of place.
struct PointTypeRow: Sendable {
    let code: String
    let claim: JSONValue

    static let columns = [
        CSVColumn("code", "代码", "编码"), CSVColumn("name_zh", "中文名称", "名称"),
        CSVColumn("name_en", "英文名称", required: false),
        CSVColumn("covers", "包含", required: false), CSVColumn("source", "来源", required: false),
        CSVColumn("note", "备注", required: false),
    ]

    /// Reads a table.
    ///
    /// - Throws: `Problem` with the first cell that cannot be used, `csvTwice` for a code that
    ///   stands there twice.
    static func rows(of bytes: [UInt8], file: String) throws(Problem) -> [PointTypeRow] {
        let table = try CSVTable(bytes, file: file, columns: columns)
        table.tellUnknown()
        var lines: [String: Int] = [:]
        var rows: [PointTypeRow] = []
        for row in table.rows {
            let code = try row.needed("code") { $0.utf8.count <= 50 && Names.isID($0) ? $0 : nil }
            if let other = lines.updateValue(row.line, forKey: code) {
                throw Problem(.csvTwice, file, String(row.line), String(other))
            }
            _ = try row.text("name_zh")
            var claim: [String: JSONValue] = [:]
            for column in columns where column.key != "code" {
                guard let text = row[column.key] else { continue }
                claim[column.key] = .text(text)
            }
            if let covers = try row.value("covers", SheetCells.ids) {
                claim["covers"] = .list(covers.map(JSONValue.text))
            }
            rows.append(PointTypeRow(code: code, claim: .object(claim)))
        }
        return rows
    }
}
