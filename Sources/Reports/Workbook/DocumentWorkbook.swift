import Journaling

/// A document as a workbook: a sheet of what stands outside of tables, then one for each table and
/// each chart.
package struct DocumentWorkbook {
    private let documents: [Document]
    /// Headings of the sheet that has all but tables and charts, and its name.
    private let words: Words
    private let width: (String) -> Int

    /// Words that only a workbook needs.
    package struct Words {
        package let overview: String
        package let name: String
        package let content: String
        package let value: String

        package init(overview: String, name: String, content: String, value: String) {
            self.overview = overview
            self.name = name
            self.content = content
            self.value = value
        }
    }

    /// A workbook of documents.
    ///
    /// `width`: how many columns of a terminal a text takes.
    package init(_ documents: [Document], words: Words, width: @escaping (String) -> Int) {
        self.documents = documents
        self.words = words
        self.width = width
    }

    /// 1980-01-01, in milliseconds since 1970: the earliest that archives can say.
    ///
    /// Always the same moment of making, so that the same report is the same file.
    package static let epoch: Int64 = 315_532_800_000

    /// Writes it, whole or not at all.
    ///
    /// - Throws: `Problem`: `folderNotWritable`, `diskFull`.
    package func write(to path: String) throws {
        let book = try WorkbookWriter(
            path,
            title: documents.first?.title ?? "",
            created: DocumentWorkbook.epoch
        )
        var names = SheetNames()
        let overview = documents.flatMap(overview)
        try book.addSheet(
            named: names.unused(words.overview),
            columns: columns([words.name, words.content], overview)
        ) { write in
            for row in overview { try write(row) }
        }
        for document in documents {
            for block in document.blocks {
                switch block {
                case .table(let table): try add(table, of: document, to: book, &names)
                case .chart(let chart): try add(chart, to: book, &names)
                default: break
                }
            }
        }
        try book.finish()
    }

    private func add(
        _ table: DocumentTable,
        of document: Document,
        to book: WorkbookWriter,
        _ names: inout SheetNames
    ) throws {
        let rows = table.rows.map(\.cells)
        try book.addSheet(
            named: names.unused(table.caption ?? document.title),
            columns: columns(table.columns.map(\.heading), rows)
        ) { write in
            for row in rows { try write(row) }
        }
    }

    private func add(
        _ chart: Chart,
        to book: WorkbookWriter,
        _ names: inout SheetNames
    ) throws {
        let rows = chart.values.map { value -> [TableCell] in
            [.text(value.name), .decimal(value.value), .text(value.text)]
        }
        try book.addSheet(
            named: names.unused(chart.title),
            columns: columns([words.name, words.value, ""], rows),
            chart: chart
        ) { write in
            for row in rows { try write(row) }
        }
    }

    private func columns(_ headings: [String], _ rows: [[TableCell]]) -> [WorkbookColumn] {
        headings.enumerated().map { index, heading in
            let widths = rows.lazy.map { index < $0.count ? width($0[index].text) : 0 }
            return WorkbookColumn(heading, width: max(widths.max() ?? 0, width(heading)))
        }
    }

    /// Rows of names and contents of what stands outside of tables and charts.
    private func overview(_ document: Document) -> [[TableCell]] {
        var rows: [[TableCell]] = []
        if let mark = document.mark { rows.append([.empty, .text(mark)]) }
        if let issuer = document.issuer { rows.append([.empty, .text(issuer)]) }
        rows.append([.text(document.title), .text(document.subtitle)])
        func add(_ facts: [Document.Fact]) {
            rows += facts.map { [.text($0.label), .text($0.value)] }
        }
        for block in document.blocks {
            switch block {
            case .heading(let text), .text(let text), .addressee(let text):
                rows.append([.empty, .text(text)])
            case .list(let texts), .closing(let texts): rows += texts.map { [.empty, .text($0)] }
            case .facts(let facts, _): add(facts)
            case .photos(let photos): rows += photos.map { [.empty, .text($0.caption)] }
            case .signatures(let names): rows += names.map { [.text($0), .empty] }
            case .line(let line):
                for row in line.rows {
                    let gaps = row.gaps.map { "\(Int($0.lowerBound))–\(Int($0.upperBound)) m" }
                    rows.append([.text(row.name), .text(gaps.joined(separator: ", "))])
                }
            case .table, .chart, .newPage: break
            }
        }
        add(document.source)
        return rows
    }
}
