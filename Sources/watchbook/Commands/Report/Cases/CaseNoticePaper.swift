import CentralLedger
import Inspection
import Journaling
import Reports

/// Notices in words, one document each.
struct CaseNoticePaper: Paper {
    let papers: [CasePaper]
    /// By record.
    let items: [String: CaseItem]
    /// Entries whose number another paper has too.
    let twice: Set<Digest>
    let cells: CaseCells

    private var books: CaseBooks { cells.books }

    var documents: [Document] { papers.map(document) }

    /// What it said when it was issued: what became of the cases since is in CSV and JSON.
    private func document(_ paper: CasePaper) -> Document {
        var document = Document(
            books.documentName(of: paper),
            subtitle: paper.numberText,
            language: .current
        )
        let office = books.officeName(paper.office, at: paper.minute)
        document.issuer = office
        document.blocks = [
            .addressee(CaseReportPhrase.to(books.unitName(paper.notice.unit, at: paper.minute))),
            .text(order(paper)),
        ]
        if let text = paper.notice.text, !text.isEmpty { document.blocks.append(.text(text)) }
        document.blocks.append(.table(table(paper)))
        if isTwice(paper) { document.mark = CaseReportPhrase.numberTwice() }
        document.blocks += [
            .closing([CaseReportPhrase.sealed(office), books.letterDate(paper.minute)]),
            .signatures([
                CaseReportPhrase.issues(), CaseReportPhrase.receives(),
                CaseReportPhrase.receivesPerson(), CaseReportPhrase.receivesDate(),
            ]),
        ]
        return document
    }

    private func isTwice(_ paper: CasePaper) -> Bool {
        paper.cases.contains { twice.contains($0.digest) }
    }

    /// What the unit has to do, and until when.
    private func order(_ paper: CasePaper) -> String {
        let (count, notice) = ("\(paper.cases.count)", paper.notice)
        let late = paper.cases.count { daysOver(of: $0.record, paper) > 0 }
        var sentences = [CaseReportPhrase.noticeText(count)]
        if late > 0 { sentences.append(CaseReportPhrase.noticeLate("\(late)")) }
        sentences.append(
            notice.due.map { CaseReportPhrase.noticeDue(books.letterTime($0)) }
                ?? CaseReportPhrase.noticeSoon()
        )
        if let by = notice.explainBy {
            sentences.append(CaseReportPhrase.noticeExplain(books.letterTime(by)))
        }
        return sentences.joined(separator: PaperPhrase.gap)
    }

    /// A case as it stood when the paper was issued: what was written later does not count.
    ///
    /// What was written anew since is not known as it was; then the case as it is now.
    private func then(_ record: String, _ paper: CasePaper) -> CaseItem? {
        guard let item = items[record] else { return nil }
        let entries = item.file.entries.filter { $0.moment <= paper.minute }
        let file = books.file(record: record, entries: entries)
        let then = CaseItem(file, books, now: paper.minute)
        return then.file.report == nil || then.handling(at: paper.minute) == nil ? item : then
    }

    /// Days over the deadline that ran when it was issued.
    private func daysOver(of record: String, _ paper: CasePaper) -> Int64 {
        then(record, paper)?.handling(at: paper.minute)?.daysOver(at: paper.minute) ?? 0
    }

    private func table(_ paper: CasePaper) -> DocumentTable {
        DocumentTable(
            CaseReportPhrase.list(),
            [
                .init(CaseReportPhrase.number(), .id, importance: 0),
                .init(CaseReportPhrase.name(), .id),
                .init(CasePhrase.placeHeading(), importance: 4),
                .init(CaseReportPhrase.indicator(), importance: 3),
                .init(CaseReportPhrase.what(), importance: 2),
                .init(CaseReportPhrase.dispatched(), importance: 1),
                .init(CaseReportPhrase.dueThen()),
                .init(CaseReportPhrase.daysOverThen(), .number),
            ],
            paper.cases.enumerated().map { .init(row(of: $1.record, paper, $0 + 1, cells)) },
            nothing: CasePhrase.nothing()
        )
    }

    private func row(
        of record: String,
        _ paper: CasePaper,
        _ number: Int,
        _ cells: CaseCells
    ) -> [TableCell] {
        guard let item = then(record, paper) else {
            let known: [TableCell] = [.number(Int64(number)), .id(record)]
            return known + Array(repeating: .empty, count: 6)
        }
        let run = item.handling(at: paper.minute)
        let over = daysOver(of: record, paper)
        return [
            .number(Int64(number)), cells.name(item), cells.place(item), cells.indicator(item),
            cells.what(item), cells.time(run?.start), cells.time(run?.due),
            over > 0 ? .number(over) : .empty,
        ]
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                CasePhrase.numberHeading(), CasePhrase.documentHeading(),
                CaseReportPhrase.issuer(), CaseDimension.unit(), CaseReportPhrase.issued(),
                CaseReportPhrase.dueOfNotice(), CaseReportPhrase.explanationDue(),
                CaseReportPhrase.wholeName(), CasePhrase.placeHeading(),
                CaseReportPhrase.indicator(), CaseReportPhrase.what(),
                CaseReportPhrase.dueThen(), CaseReportPhrase.daysOverThen(),
                CaseReportPhrase.stateNow(),
            ],
            papers.flatMap { paper in
                paper.cases.enumerated().map { index, entry -> [TableCell] in
                    let row = row(of: entry.record, paper, index + 1, cells.whole)
                    let head: [TableCell] = [
                        .text(paper.numberText), .text(books.documentName(of: paper)),
                        .id(paper.office),
                        .text(books.unitName(paper.notice.unit, at: paper.minute)),
                        cells.time(paper.minute), cells.time(paper.notice.due),
                        cells.time(paper.notice.explainBy),
                        .id(String(entry.record.dropFirst(5))),
                    ]
                    let state = items[entry.record].map { cells.state($0) } ?? .empty
                    return head + Array(row.dropFirst(2).prefix(3)) + Array(row.dropFirst(6))
                        + [state]
                }
            }
        )
    }

    var json: JSONValue {
        ["papers": .list(papers.map(json)), "as_of": books.iso(cells.texts.now)]
    }

    private func json(_ paper: CasePaper) -> JSONValue {
        let notice = paper.notice
        var members: [String: JSONValue] = [
            "office": .text(paper.office),
            "office_name": .text(books.officeName(paper.office, at: paper.minute)),
            "document": .text(notice.document),
            "document_name": .text(books.documentName(of: paper)),
            "year": .integer(notice.year), "number": .integer(notice.number),
            "number_name": .text(paper.numberText),
            "unit": .text(notice.unit),
            "unit_name": .text(books.unitName(notice.unit, at: paper.minute)),
            "written": books.iso(paper.minute),
            "explanation": .text(paper.explanation.rawValue),
            "number_twice": .bool(isTwice(paper)),
            "cases": .list(
                paper.cases.map { entry in
                    var members: [String: JSONValue] = [:]
                    if let item = items[entry.record] {
                        members = cells.json(item)
                        members["days_over_then"] = .integer(daysOver(of: entry.record, paper))
                    }
                    members["case"] = .text(entry.record)
                    members["entry"] = .text(entry.digest.hex)
                    return .object(members)
                }
            ),
        ]
        members["due"] = notice.due.map { books.iso($0) }
        members["explain_by"] = notice.explainBy.map { books.iso($0) }
        members["text"] = notice.text.map(JSONValue.text)
        return .object(members)
    }
}
