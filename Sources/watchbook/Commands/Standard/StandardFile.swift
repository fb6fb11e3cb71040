import Inspection
import Journaling

/// A standard's file, read and checked.
struct StandardFile {
    let table: StandardTable
    /// The rows as they stand, by code.
    let claims: [String: JSONValue]
    /// How the file names the columns.
    let headings: [IndicatorColumn: String]

    /// - Parameters:
    ///   - bytes: the table.
    ///   - file: its name, for messages.
    ///   - types: the codes of the kinds of place; `nil` when there is no table of them.
    /// - Throws: `Problem` when it is no such table at all.
    init(_ bytes: [UInt8], file: String, types: Set<String>?) throws(Problem) {
        let table = try CSVTable(bytes, file: file, columns: StandardColumns.all)
        let rows = table.rows.map { row in
            StandardTable.Row(
                line: row.line,
                code: row["code"] ?? "",
                claim: StandardColumns.claim(of: row)
            )
        }
        self.table = StandardTable(rows, types: types)
        claims = Dictionary(rows.map { ($0.code, $0.claim) }) { first, _ in first }
        headings = Dictionary(
            IndicatorColumn.allCases.compactMap { column in
                table.rows.first.map { (column, $0.place(column.rawValue)[2]) }
            }
        ) { first, _ in first }
    }

    /// Reads a file, with the kinds of place of another where there is one.
    init(_ file: String, types: String?) throws(Problem) {
        var codes: Set<String>?
        if let types {
            let rows = try PointTypeRow.rows(of: ImportSession.bytes(of: types), file: types)
            codes = Set(rows.map(\.code))
        }
        try self.init(ImportSession.bytes(of: file), file: file, types: codes)
    }

    var errors: [StandardTable.Issue] { table.issues.filter(\.isError) }
    var warnings: [StandardTable.Issue] { table.issues.filter { !$0.isError } }
}
