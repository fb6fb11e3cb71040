import Inspection
import Journaling
import Reports

/// A column of a table that is read: its key and the headings that name it.
struct CSVColumn: Sendable {
    /// What the program calls it; also accepted as a heading.
    let key: String
    /// Headings in English and Chinese and other usual ones.
    let names: [String]
    let isRequired: Bool

    init(_ key: String, _ names: String..., required: Bool = true) {
        self.key = key
        self.names = names
        isRequired = required
    }

    init(_ key: String, names: [String], required: Bool) {
        self.key = key
        self.names = names
        isRequired = required
    }

    /// Whether `heading` names this column, in any spelling.
    fileprivate func isNamed(_ heading: String) -> Bool {
        let folded = NameFolding.folded(heading)
        return ([key] + names).contains { NameFolding.folded($0) == folded }
    }
}

/// A file of comma-separated values whose first row has headings, in English or Chinese.
struct CSVTable {
    /// One row, by the keys of its columns.
    struct Row {
        fileprivate let file: String
        fileprivate let cells: [String: (text: String, heading: String)]
        /// The line of the file, from 1.
        let line: Int

        /// What stands in the column, without spaces around it; `nil` when there is nothing.
        subscript(_ key: String) -> String? {
            guard let text = cells[key]?.text, !text.isEmpty else { return nil }
            return text
        }

        /// What stands in the column.
        ///
        /// - Throws: `csvEmpty` when there is nothing.
        func text(_ key: String) throws(Problem) -> String {
            guard let text = self[key] else { throw problem(key) }
            return text
        }

        /// What `read` makes of the cell; `nil` when the cell is empty.
        ///
        /// - Throws: `csvCell` when there is something that `read` cannot take.
        func value<Value>(_ key: String, _ read: (String) -> Value?) throws(Problem) -> Value? {
            guard let text = self[key] else { return nil }
            guard let value = read(text) else { throw problem(key) }
            return value
        }

        /// The integer in the column; `nil` when the cell is empty.
        func integer(_ key: String) throws(Problem) -> Int64? {
            try value(key) { Int64($0) }
        }

        /// Where a cell is and what stands there: file, line, heading, text.
        func place(_ key: String) -> [String] {
            let cell = cells[key]
            return [file, String(line), cell?.heading ?? key, cell?.text ?? ""]
        }

        /// That the cell cannot be used, or that it is empty.
        func problem(_ key: String) -> Problem {
            let place = place(key)
            guard !place[3].isEmpty else { return Problem(.csvEmpty, place[0], place[1], place[2]) }
            return Problem(.csvCell, place[0], place[1], place[2], place[3])
        }

        /// That several are called as the cell says, and their ids.
        func ambiguous(_ key: String, _ ids: [String]) -> Problem {
            let place = place(key)
            return Problem(
                .csvAmbiguous,
                place[0],
                place[1],
                place[2],
                place[3],
                Problem.list(ids)
            )
        }

        /// That nothing is called as the cell says, and what there is.
        func problem(_ key: String, among known: [String]) -> Problem {
            let cell = cells[key]
            return Problem(
                .csvUnknown,
                file,
                String(line),
                cell?.heading ?? key,
                cell?.text ?? "",
                Problem.list(known)
            )
        }
    }

    let rows: [Row]
    /// Headings that name none of the columns and have something below them: it is not read.
    let unknownHeadings: [String]

    /// Reads a whole file.
    ///
    /// `passing`: headings of columns that are known and not to be read.
    /// - Throws: `csvNotUTF8`, `csvBroken`; `csvColumn` when a required heading is missing or one
    ///   column is named twice.
    init(
        _ bytes: [UInt8],
        file: String,
        columns: [CSVColumn],
        passing: [String] = []
    ) throws(Problem) {
        let rows = try CSVReader.rows(of: bytes, file: file)
        try self.init(rows, file: file, columns: columns, passing: passing)
    }

    /// Reads rows of which the first has the headings.
    ///
    /// - Throws: `csvColumn`, as for a whole file.
    init(
        _ all: [CSVReader.Row],
        file: String,
        columns: [CSVColumn],
        passing: [String] = []
    ) throws(Problem) {
        let headings = (all.first?.cells ?? []).map(\.trimmed)
        var places: [String: Int] = [:]
        for column in columns {
            let found = headings.indices.filter { column.isNamed(headings[$0]) }
            guard found.count <= 1, found.count == 1 || !column.isRequired else {
                let names = ([column.key] + column.names).joined(separator: " / ")
                throw Problem(.csvColumn, file, names, headings.joined(separator: ", "))
            }
            places[column.key] = found.first
        }
        let passed = Set(passing.map { NameFolding.folded($0) })
        var unknown: [String] = []
        for (place, heading) in headings.enumerated() where !heading.isEmpty {
            let isKnown =
                passed.contains(NameFolding.folded(heading))
                || columns.contains { $0.isNamed(heading) }
            let says = all.dropFirst().contains { row in
                place < row.cells.count && !row.cells[place].trimmed.isEmpty
            }
            if !isKnown, says { unknown.append(heading) }
        }
        unknownHeadings = unknown
        rows = all.dropFirst().map { row in
            let cells = places.mapValues { place in
                let cell = place < row.cells.count ? row.cells[place] : ""
                return (CSVDefusing.restored(cell.trimmed), headings[place])
            }
            return Row(file: file, cells: cells, line: row.line)
        }
    }
}

extension CSVTable {
    /// Says which columns are not read: to be called before anything is written.
    func tellUnknown() {
        for heading in unknownHeadings { Terminal.warn(ImportPhrase.unknownColumn(heading)) }
    }

    /// The same for programs: member `unknown_columns` of what an import did.
    var unknownColumns: JSONValue { .list(unknownHeadings.map(JSONValue.text)) }
}

extension String {
    /// Without spaces, full-width ones too, at both ends.
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
