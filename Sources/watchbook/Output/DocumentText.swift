import Journaling
import Reports

/// A document as lines of a terminal; charts and photos are named only.
struct DocumentText {
    private let document: Document
    private let width: Int

    init(_ document: Document, width: Int) {
        self.document = document
        self.width = width
    }

    var lines: [String] {
        var lines: [String] = []
        if let mark = document.mark { lines.append(mark) }
        if let issuer = document.issuer { lines.append(issuer) }
        lines.append(document.title)
        if !document.subtitle.isEmpty { lines.append(document.subtitle) }
        for block in document.blocks { lines += [""] + self.lines(of: block) }
        return lines.map(Display.safe)
    }

    private func lines(of block: Document.Block) -> [String] {
        switch block {
        case .heading(let text): [text]
        case .text(let text), .addressee(let text):
            TextWrap.lines(of: text, first: width, rest: width)
        case .list(let texts): texts.map { "· " + $0 }
        case .closing(let texts):
            texts.map { String(repeating: " ", count: max(width - TextWidth.of($0), 0)) + $0 }
        case .facts(let facts, _): lines(of: facts)
        case .table(let table): lines(of: table)
        case .chart(let chart): [PaperPhrase.chart(chart.title)]
        case .line(let line):
            [line.title]
                + line.rows.map { row in
                    let gaps = row.gaps.map {
                        "\(Int($0.lowerBound))–\(Int($0.upperBound)) m"
                    }
                    return "  \(row.name): " + (gaps.isEmpty ? "—" : gaps.joined(separator: ", "))
                }
        case .photos(let photos): photos.map { PaperPhrase.photo($0.caption) }
        case .signatures(let names): names.map { "\($0): ____________" }
        case .newPage: []
        }
    }

    private func lines(of facts: [Document.Fact]) -> [String] {
        let widest = facts.map { TextWidth.of($0.label) }.max() ?? 0
        return facts.map { fact in
            let gap = widest - TextWidth.of(fact.label) + 2
            return fact.label + String(repeating: " ", count: gap) + fact.value
        }
    }

    private func lines(of table: DocumentTable) -> [String] {
        let caption = table.caption.map { [$0] } ?? []
        guard !table.rows.isEmpty else { return caption + [table.nothing] }
        var text = TextTable(
            table.columns.map { column in
                let kind: TextTable.Column.Kind =
                    switch column.kind {
                    case .text: .text
                    case .number: .number
                    case .id: .id
                    }
                return TextTable.Column(column.heading, kind, importance: column.importance)
            }
        )
        for row in table.rows { text.add(row.cells.map(\.text)) }
        return caption + text.lines(width: width, rest: .moreInFile)
    }
}
