import Foundation
import Journaling
import Mustache

/// What the template of the page asks for; texts are safe to show, escaping is the template's.
struct PageContext {
    let language: String
    let pageTitle: String
    let style: String
    let documents: [DocumentContext]

    init(_ documents: [Document], _ use: DocumentPage.Use) {
        language = documents.first?.language.rawValue ?? "en"
        pageTitle = Display.safe(documents.first?.title ?? "")
        let hasLetters = documents.contains { $0.issuer != nil }
        style = DocumentTemplate.style + (hasLetters ? "\n" + DocumentTemplate.letterStyle : "")
        self.documents = documents.map { DocumentContext($0, use) }
    }
}

struct DocumentContext {
    /// The head of an office's letter.
    struct Letterhead {
        let issuer: String
        let number: String
    }

    let paper: String
    let title: String
    let subtitle: String?
    let letterhead: Letterhead?
    let mark: String?
    let foot: String
    let blocks: [BlockContext]
    let source: [FactContext]
    let code: String?

    init(_ document: Document, _ use: DocumentPage.Use) {
        paper = document.paper.rawValue
        title = Display.safe(document.title)
        let under = Display.safe(document.subtitle)
        letterhead = document.issuer.map {
            Letterhead(issuer: Display.safe($0), number: under)
        }
        subtitle = document.issuer != nil || under.isEmpty ? nil : under
        mark = document.mark.map(Display.safe)
        foot = Display.safe(document.foot)
        let isLetter = document.issuer != nil
        blocks = document.blocks.map { BlockContext($0, use, isOfLetter: isLetter) }
        source = document.source.map(FactContext.init)
        let svg = document.code.flatMap { text in SquareCode(text)?.svg(title: text) }
        code = use == .page ? svg : svg.map(FigureContext.picture)
    }
}

struct FactContext {
    let label: String
    let value: String

    init(_ fact: Document.Fact) {
        label = Display.safe(fact.label)
        value = Display.safe(fact.value)
    }
}

/// A drawing: in the page itself, or as a picture of its own.
struct FigureContext {
    let caption: String
    let svg: String?
    let picture: String?

    init(_ title: String, svg: String, _ use: DocumentPage.Use) {
        caption = Display.safe(title)
        self.svg = use == .page ? svg : nil
        picture = use == .text ? FigureContext.picture(of: svg) : nil
    }

    /// The address of a drawing that has it in itself.
    static func picture(of svg: String) -> String {
        // Apart from the page its styles do not reach it.
        let styled = svg.replacing(
            "<title>",
            with: "<style>\(DocumentTemplate.drawing)</style><title>",
            maxReplacements: 1
        )
        return "data:image/svg+xml;base64," + Data(styled.utf8).base64EncodedString()
    }
}

struct BlockContext {
    struct FactRow {
        let facts: [FactContext]
    }

    struct Photo {
        let image: String?
        let caption: String

        init(_ photo: DocumentPhoto) {
            caption = Display.safe(photo.caption)
            image = photo.bytes.flatMap { bytes in
                PhotoType(bytes).map {
                    "data:\($0.rawValue);base64,\(Data(bytes).base64EncodedString())"
                }
            }
        }
    }

    var heading: String?
    var text: String?
    /// The same in a letter, where its first line is set in.
    var paragraph: String?
    var addressee: String?
    var closing: [String]?
    var list: [String]?
    var facts: [FactRow]?
    var table: TableContext?
    var figure: FigureContext?
    var photos: [Photo]?
    /// The same side by side, in a letter as a text document.
    var photosOfLetter: [Photo]?
    var signatures: [String]?
    var isNewPage = false

    init(_ block: Document.Block, _ use: DocumentPage.Use, isOfLetter: Bool) {
        switch block {
        case .heading(let text): heading = Display.safe(text)
        case .text(let text) where isOfLetter: paragraph = Display.safe(text)
        case .text(let text): self.text = Display.safe(text)
        case .addressee(let name): addressee = Display.safe(name)
        case .closing(let lines): closing = lines.map(Display.safe)
        case .list(let texts): list = texts.map(Display.safe)
        case .facts(let all, let columns):
            let width = max(columns, 1)
            facts = stride(from: 0, to: all.count, by: width).map { start in
                FactRow(facts: all[start...].prefix(width).map(FactContext.init))
            }
        case .table(let table): self.table = TableContext(table)
        case .chart(let chart):
            figure = FigureContext(chart.title, svg: chart.svg, use)
        case .line(let line): figure = FigureContext(line.title, svg: line.svg, use)
        case .photos(let photos) where isOfLetter && use == .text:
            photosOfLetter = photos.map(Photo.init)
        case .photos(let photos): self.photos = photos.map(Photo.init)
        case .signatures(let names): signatures = names.map(Display.safe)
        case .newPage: isNewPage = true
        }
    }
}

struct TableContext {
    struct Column {
        let heading: String
        let kind: String
    }

    /// Of a table there are many of these; asked directly, they take a tenth of the time.
    struct Row: MustacheParent {
        let cells: [Cell]
        let isTotal: Bool

        func child(named name: String) -> Any? { name == "cells" ? cells : isTotal }
    }

    struct Cell: MustacheParent {
        let text: String
        let kind: String

        func child(named name: String) -> Any? { name == "text" ? text : kind }
    }

    let caption: String?
    let columns: [Column]
    let rows: [Row]
    let nothing: String?
    let width: Int
    /// Shares of the width of the sheet, in per cent: for text documents, which do not fit columns
    /// to what stands in them.
    let shares: [Int]

    init(_ table: DocumentTable) {
        caption = table.caption.map(Display.safe)
        columns = table.columns.map {
            Column(heading: Display.safe($0.heading), kind: $0.kind.rawValue)
        }
        rows = table.rows.map { row in
            Row(
                cells: zip(row.cells, table.columns).map { cell, column in
                    Cell(text: Display.safe(cell.text), kind: column.kind.rawValue)
                },
                isTotal: row.isTotal
            )
        }
        nothing = table.rows.isEmpty ? Display.safe(table.nothing) : nil
        width = table.columns.count
        shares = ColumnShares.shares(
            of: table.columns.enumerated().map { index, column in
                ([column.heading] + table.rows.map { $0.cells[safe: index]?.text ?? "" })
                    .map { Int(Chart.width(of: $0) / 6) }
            }
        )
    }
}

/// How wide the columns of a table are to be.
enum ColumnShares {
    private static let longest = 40
    private static let shortest = 4

    /// Shares in per cent, by the lengths of what stands in each column; the longest text is
    /// broken over lines, so it counts only so much.
    static func shares(of columns: [[Int]]) -> [Int] {
        let widths = columns.map { lengths in
            min(max(lengths.max() ?? 0, shortest), longest) + 2
        }
        let sum = max(widths.reduce(0, +), 1)
        return widths.map { max($0 * 100 / sum, 1) }
    }
}

extension [TableCell] {
    fileprivate subscript(safe index: Int) -> TableCell? {
        indices.contains(index) ? self[index] : nil
    }
}
