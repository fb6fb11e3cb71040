import CentralLedger
import Inspection
import Journaling
import Reports

/// Rectification notices in words, one document each.
struct CaseRectificationPaper: Paper {
    let notices: [CaseRectificationNotice]
    let cells: CaseCells
    let isByUnit: Bool
    let hasPhotos: Bool

    private var books: CaseBooks { cells.books }
    private var now: Int64 { cells.texts.now }

    var documents: [Document] { notices.map(document) }

    private func document(_ notice: CaseRectificationNotice) -> Document {
        let one = isByUnit ? nil : notice.items.first
        var document = Document(
            CaseReportPhrase.rectificationTitle(),
            subtitle: number(notice.items),
            language: .current
        )
        let office = books.officeName(notice.office, at: now)
        document.issuer = office
        document.blocks = [
            .addressee(CaseReportPhrase.to(books.unitName(notice.unit, at: now)))
        ]
        document.blocks += one.map(self.one) ?? several(notice.items)
        let dispatched = notice.items.compactMap { $0.file.dispatch?.minute }.max() ?? now
        document.blocks += [
            .closing([CaseReportPhrase.sealed(office), books.letterDate(dispatched)]),
            .signatures([
                CaseReportPhrase.receives(), CaseReportPhrase.receivesPerson(),
                CaseReportPhrase.handles(), CaseReportPhrase.verifies(),
            ]),
        ]
        return document
    }

    /// The first case, and how many there are.
    private func number(_ items: [CaseItem]) -> String {
        guard let first = items.first else { return "" }
        let name = CaseName.short(first.record)
        guard items.count > 1 else { return CaseReportPhrase.letterNumber(name) }
        return CaseReportPhrase.letterNumberMany(name, "\(items.count)")
    }

    /// The deadline, and that it is longer than the one of the dispatch.
    private func due(_ item: CaseItem) -> TableCell {
        let due = cells.due(item)
        guard item.isExtended(books) else { return due }
        return .text(CaseReportPhrase.extendedDue(due.text))
    }

    // MARK: One problem

    private func one(_ item: CaseItem) -> [Document.Block] {
        var blocks: [Document.Block] = [
            .text(demand(item)),
            .facts(facts(item), columns: 2),
            .facts(longFacts(item), columns: 1),
        ]
        if hasPhotos {
            blocks.append(.heading(CaseReportPhrase.photosBoth()))
            blocks += cells.evidence.pairs(item).map { .photos($0) }
        }
        return blocks
    }

    private func demand(_ item: CaseItem) -> String {
        guard !item.isSuspended else { return CaseReportPhrase.rectificationPaused() }
        guard let due = item.timing.due else { return CaseReportPhrase.rectificationSoon() }
        return CaseReportPhrase.rectificationText(books.letterTime(due))
    }

    private func facts(_ item: CaseItem) -> [Document.Fact] {
        [
            fact(CaseReportPhrase.name(), cells.wholeName(item)),
            fact(CaseReportPhrase.found(), cells.time(item.file.report?.minute)),
            fact(CasePhrase.placeHeading(), cells.place(item)),
            fact(CasePhrase.leftHeading(), cells.left(item)),
            fact(CasePhrase.mainHeading(), cells.unit(item)),
            fact(CasePhrase.assistingHeading(), cells.assisting(item)),
            fact(CaseReportPhrase.dispatched(), cells.dispatched(item)),
            // That of a suspended case is yet to be told.
            fact(CaseReportPhrase.due(), item.isSuspended ? .empty : due(item)),
            fact(CaseReportPhrase.finder(), cells.finder(item)),
            fact(CasePhrase.stateHeading(), state(item)),
        ]
    }

    private func longFacts(_ item: CaseItem) -> [Document.Fact] {
        var facts = [fact(CaseReportPhrase.indicator(), cells.indicator(item))]
        let requirement = requirement(item)
        if !requirement.isEmpty {
            facts.append(fact(CaseReportPhrase.requirement(), .text(requirement)))
        }
        facts.append(fact(CaseReportPhrase.what(), cells.what(item)))
        // Answer and verdict of one round: an older verdict is not about a newer answer.
        let round =
            item.file.rounds.last { $0.rectification != nil }
            ?? item.file.rounds.last { $0.verification != nil }
        if let answer = round?.rectification {
            facts.append(
                fact(
                    CaseReportPhrase.answer(),
                    .text(
                        CaseClaimText.words(
                            books.clockText(answer.minute),
                            answer.claim.result(),
                            answer.claim.text
                        )
                    )
                )
            )
        }
        if let round, let verdict = round.verification {
            let word = (verdict.claim.isPassed ? CasePhrase.passed : CasePhrase.again)()
            let isCounted = item.file.verdict(on: round) != nil
            let text = CaseClaimText.words(
                books.clockText(verdict.minute),
                isCounted ? word : CaseReportPhrase.notCounted(word),
                verdict.claim.reason
            )
            facts.append(fact(CaseReportPhrase.verified(), .text(text)))
        }
        return facts
    }

    private func state(_ item: CaseItem) -> TableCell {
        // The unit's own time; what others are over is no matter of its notice.
        let isOver = item.daysOver > 0 && item.file.stage == .handling
        let over = isOver ? "\(CaseReportPhrase.daysOver()) \(item.daysOver)" : nil
        return .text(CaseClaimText.words(cells.state(item).text, over))
    }

    private func fact(_ label: String, _ cell: TableCell) -> Document.Fact {
        Document.Fact(label, cell.text.isEmpty ? "—" : cell.text)
    }

    /// The clause of the standard in short.
    private func requirement(_ item: CaseItem) -> String {
        guard let report = item.file.report, let code = report.claim.indicator else { return "" }
        return books.standards.judging(code, on: books.date(at: report.minute))?.indicator
            .text(inChinese: Language.current == .chinese) ?? ""
    }

    // MARK: Several problems

    private func several(_ items: [CaseItem]) -> [Document.Block] {
        var blocks: [Document.Block] = [
            .text(demand(items)),
            // A standard need not say its clauses.
            .table(table(items).withoutEmptyColumns(5..<6)),
        ]
        guard hasPhotos else { return blocks }
        for (index, item) in items.enumerated() {
            blocks.append(
                .heading(CaseReportPhrase.photosOf("\(index + 1)", CaseName.short(item.record)))
            )
            blocks += cells.evidence.pairs(item).map { .photos($0) }
        }
        return blocks
    }

    private func demand(_ items: [CaseItem]) -> String {
        let paused = items.count(where: \.isSuspended)
        guard paused < items.count else {
            return CaseReportPhrase.rectificationPausedMany("\(items.count)")
        }
        var sentences = [CaseReportPhrase.rectificationTextMany("\(items.count)")]
        if paused > 0 { sentences.append(CaseReportPhrase.rectificationPausedSome("\(paused)")) }
        return sentences.joined(separator: PaperPhrase.gap)
    }

    private func table(_ items: [CaseItem]) -> DocumentTable {
        DocumentTable(
            CaseReportPhrase.list(),
            [
                .init(CaseReportPhrase.number(), .id, importance: 0),
                .init(CaseReportPhrase.name(), .id),
                .init(CaseReportPhrase.found(), .id, importance: 1),
                .init(CasePhrase.placeHeading(), importance: 4),
                .init(CaseReportPhrase.indicator(), importance: 3),
                .init(CaseReportPhrase.requirement(), importance: 0),
                .init(CaseReportPhrase.what(), importance: 2),
                .init(CaseReportPhrase.quantity(), .number, importance: 1),
                .init(CaseReportPhrase.due()), .init(CasePhrase.stateHeading(), importance: 3),
            ],
            items.enumerated().map { .init(row(of: $1, $0 + 1, cells)) },
            nothing: CasePhrase.nothing()
        )
    }

    private func row(of item: CaseItem, _ number: Int, _ cells: CaseCells) -> [TableCell] {
        [
            .number(Int64(number)), cells.name(item), cells.foundOn(item), cells.place(item),
            cells.indicator(item), .text(requirement(item)), cells.what(item), cells.left(item),
            due(item), state(item),
        ]
    }

    // MARK: Other readers

    var csv: (headings: [String], rows: [[TableCell]]) {
        let rows = notices.flatMap { notice in
            notice.items.enumerated().map { index, item -> [TableCell] in
                var row = row(of: item, index + 1, cells.whole)
                row[1] = cells.wholeName(item)
                row[8] = cells.due(item)
                return [.text(books.unitName(notice.unit, at: now))] + row
            }
        }
        return ([CaseDimension.unit()] + table([]).columns.map(\.heading), rows)
    }

    var json: JSONValue {
        [
            "as_of": books.iso(now),
            "notices": .list(
                notices.map { notice in
                    var members: [String: JSONValue] = [
                        "office": .text(notice.office),
                        "office_name": .text(books.officeName(notice.office, at: now)),
                        "unit": .text(books.unitID(notice.unit, at: now)),
                        "unit_name": .text(books.unitName(notice.unit, at: now)),
                        "cases": .list(notice.items.map { .object(cells.json($0)) }),
                    ]
                    members["dispatched"] = notice.date.map { .text($0.text) }
                    return .object(members)
                }
            ),
        ]
    }
}

extension CaseItem {
    /// Whether more time was granted than the unit had without that.
    fileprivate func isExtended(_ books: CaseBooks) -> Bool {
        guard !file.grants.isEmpty, let due = timing.due else { return false }
        let entries = file.entries.filter { CaseRegister($0.register)?.step != .grant }
        let before = CaseTiming(books.file(record: record, entries: entries), books)
        return before.due.map { $0 < due } ?? false
    }
}
