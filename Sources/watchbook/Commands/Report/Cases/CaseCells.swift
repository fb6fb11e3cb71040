import CentralLedger
import Inspection
import Journaling
import Reports

/// What the tables of papers about cases have in common: one cell a matter.
struct CaseCells {
    let texts: CaseTexts
    let evidence: CaseEvidenceBook
    /// Whether long texts stand whole: on paper they would fill sheets, column by column.
    private var isWhole = false
    var books: CaseBooks { texts.books }

    /// More characters than this of one text are not printed in a table; they end with `…`.
    static let longestText = 500

    init(texts: CaseTexts, evidence: CaseEvidenceBook) {
        self.texts = texts
        self.evidence = evidence
    }

    /// The same with texts that stand whole, for tables that are no paper.
    var whole: CaseCells {
        var cells = self
        cells.isWhole = true
        return cells
    }

    /// Office and first digits, as people name it.
    func name(_ item: CaseItem) -> TableCell { .id(CaseName.short(item.record)) }

    /// The whole number.
    func wholeName(_ item: CaseItem) -> TableCell { .id(String(item.record.dropFirst(5))) }

    func foundOn(_ item: CaseItem) -> TableCell { date(item.file.report?.minute) }

    func place(_ item: CaseItem) -> TableCell {
        fitted(texts.place(item))
    }

    /// Code and name; empty for what has none.
    func indicator(_ item: CaseItem) -> TableCell {
        guard let report = item.file.report, let code = report.claim.indicator else {
            return .empty
        }
        return .text(books.indicatorName(code, at: report.minute))
    }

    func what(_ item: CaseItem) -> TableCell { fitted(evidence.what(item)) }

    private func fitted(_ text: String) -> TableCell {
        guard !isWhole, text.count > CaseCells.longestText else { return .text(text) }
        return .text(String(text.prefix(CaseCells.longestText)) + "…")
    }

    func left(_ item: CaseItem) -> TableCell {
        item.file.report.map { .number($0.claim.left) } ?? .empty
    }

    func source(_ item: CaseItem) -> TableCell {
        .text(
            item.file.report.flatMap { TallyWord(.source, $0.claim.source.rawValue)?() } ?? ""
        )
    }

    /// The number of whoever found it; never a name, units read it.
    func finder(_ item: CaseItem) -> TableCell { .id(item.file.finder ?? "") }

    func unit(_ item: CaseItem) -> TableCell {
        fitted(item.file.mainUnit.map { books.unitName($0, at: texts.now) } ?? "")
    }

    func assisting(_ item: CaseItem) -> TableCell {
        fitted(names(item.file.assisting))
    }

    func names(_ units: [String]) -> String {
        units.map { books.unitName($0, at: texts.now) }.joined(separator: DutyPhrase.comma())
    }

    func dispatched(_ item: CaseItem) -> TableCell { time(item.file.dispatch?.minute) }

    /// The date of the unit's deadline, where there is no room for more.
    func dueOn(_ item: CaseItem) -> TableCell { date(item.timing.due) }

    /// The unit's deadline.
    func due(_ item: CaseItem) -> TableCell { time(item.timing.due) }

    func state(_ item: CaseItem) -> TableCell {
        let marks = texts.marks(item).filter { $0 == .suspended || $0 == .duplicate }
        return .text(([item.file.state()] + marks.map { $0.word() }).joined(separator: " "))
    }

    func closedOn(_ item: CaseItem) -> TableCell { date(item.file.moments.ended) }
    func punctuality(_ item: CaseItem) -> TableCell { .text(item.punctuality()) }

    func daysOver(_ item: CaseItem) -> TableCell {
        item.daysOver > 0 ? .number(item.daysOver) : .empty
    }

    func time(_ minute: Int64?) -> TableCell {
        minute.map { .text(books.clockText($0)) } ?? .empty
    }

    func date(_ minute: Int64?) -> TableCell {
        minute.map { .id(books.date(at: $0).text) } ?? .empty
    }

    /// A case for programs.
    func json(_ item: CaseItem) -> [String: JSONValue] {
        var members = CaseJSON(item, books).members
        members["marks"] = .list(texts.marks(item).map { .text($0.rawValue) })
        members["in_time"] = .text(item.punctuality.rawValue)
        members["days_over"] = .integer(item.daysOver)
        members["unit_due"] = item.timing.due.map { books.iso($0) }
        members.merge(evidence.members(item)) { $1 }
        return members
    }
}

extension CaseMark {
    /// The mark as a word.
    func word() -> String {
        switch self {
        case .suspended: CaseItem.Punctuality.suspended()
        case .disputed: CaseReportPhrase.disputed()
        case .irregular: CaseReportPhrase.irregular()
        case .duplicate: CasePhrase.duplicatesFigure()
        case .overdue: CasePhrase.lateHeading()
        }
    }
}

extension CaseItem.Punctuality: Localized {
    var text: Wording {
        switch self {
        case .inTime: ("in time", "按期")
        case .late: ("late", "超期")
        case .running: ("not due yet", "未到期")
        case .suspended: ("suspended", "挂起")
        case .untimed: ("no deadline", "无时限")
        }
    }
}

extension CaseStatsSheet {
    /// The figures that say something, as a table of a document.
    func table(_ caption: String) -> DocumentTable {
        let shown = CaseStatsSheet.sums.filter { figure in
            ["reported", "open", "overdue", "closed"].contains(figure.key)
                || ["declined", "suspended", "returns", "reworks", "due"].contains(figure.key)
                    && figure.value(statistics.total) > 0
        }
        let rates = CaseStatsSheet.rates.prefix(2)
        func cells(_ counts: CaseCounts) -> [TableCell] {
            var cells: [TableCell] = shown.map { .number(Int64($0.value(counts))) }
            for rate in rates {
                let (part, whole) = rate.of(counts)
                cells.append(.rate(part: Int64(part), whole: Int64(whole)))
            }
            return cells
        }
        var columns: [DocumentTable.Column] = by.map { .init($0()) }
        columns += shown.map { .init($0.phrase(), .number, importance: $0.importance) }
        columns += rates.map { .init($0.phrase(), .number, importance: $0.importance) }
        let rows = statistics.rows.map { row in
            let keys = zip(row.key, by).map { TableCell.text(name($0, $1)) }
            return DocumentTable.Row(keys + cells(row.counts))
        }
        let keys = by.indices.map { TableCell.text($0 == 0 ? CasePhrase.total() : "") }
        let total = DocumentTable.Row(keys + cells(statistics.total), isTotal: true)
        return DocumentTable(
            caption,
            columns,
            rows.isEmpty ? [] : rows + [total],
            nothing: CasePhrase.nothing()
        )
    }
}
