import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook case notice`: a supervision notice 督办通知单 to one unit about its cases.
struct CaseNoticeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "notice",
            abstract: CaseHelp.noticeAbstract(),
            discussion: CaseHelp.noticeDiscussion()
        )
    }

    @OptionGroup var paper: CasePaperOptions
    @OptionGroup var options: CaseActOptions

    func run() throws {
        let desk = try CaseDesk(options)
        // Of cases that nobody named only those on which the unit has to act.
        let isNamed = !options.cases.isEmpty
        let items = try desk.chosen(options) { item in
            item.isOfUnit && (isNamed || item.file.stage == .handling)
        }
        let document = desk.books.documents(at: desk.minute).notice
        try paper.write(items.map { ($0, document) }, .notice, desk, options.common)
    }
}

/// `watchbook case escalate`: the next step for cases over their time.
struct CaseEscalateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "escalate",
            abstract: CaseHelp.escalateAbstract(),
            discussion: CaseHelp.escalateDiscussion()
        )
    }

    @Option(help: ArgumentHelp(CaseHelp.stepHelp, value: CaseHelp.wordValue))
    var step: String?

    @Flag(help: ArgumentHelp(CaseHelp.dueOnlyHelp))
    var due = false

    @OptionGroup var paper: CasePaperOptions
    @OptionGroup var options: CaseActOptions

    func run() throws {
        let desk = try CaseDesk(options)
        let documents = desk.books.documents(at: desk.minute)
        if let step, documents.document(step) == nil {
            throw Problem(.documentUnknown, step, among: documents.steps.map(\.id))
        }
        let roll = try desk.wholeRoll()
        let waiting = Dictionary(
            roll.escalationsDue().map { ($0.item.record, $0.document) }
        ) { $1 }
        // Before its time only the step that is named.
        func next(_ item: CaseItem) -> CaseDocuments.Document? {
            step.flatMap { due ? nil : documents.document($0) } ?? waiting[item.record]
        }
        let isNamed = !options.cases.isEmpty
        let fits = { (item: CaseItem) in
            item.isOfUnit && (isNamed || item.file.stage == .handling) && next(item) != nil
        }
        var options = options
        if due, options.cases.isEmpty, options.isUnfiltered { options.filter.overdue = true }
        let items = try desk.chosen(options, refusing: { refusal($0, roll) }, fits: fits)
        try paper.write(
            items.compactMap { item in next(item).map { (item, $0) } },
            .escalation,
            desk,
            options.common
        )
    }

    /// Why no step is taken on a case that is named.
    private func refusal(_ item: CaseItem, _ roll: CaseRoll) -> Problem {
        let name = CaseName.short(item.record)
        guard item.isOfUnit, item.file.stage == .handling else { return CaseDesk.misfit(item) }
        guard let next = roll.nextStep(of: item) else { return Problem(.caseStepsTaken, name) }
        let since = next.since.map { roll.books.clockText($0) } ?? CasePhrase.noTime()
        return Problem(.caseStepEarly, name, next.document.id, since)
    }
}

extension CaseItem {
    /// Open, and dispatched to a unit to which papers can be sent.
    fileprivate var isOfUnit: Bool { file.isOpen && file.mainUnit != nil }
}

/// Options of commands that write papers.
struct CasePaperOptions: ParsableArguments {
    @Option(
        name: .customLong("by"),
        help: ArgumentHelp(CaseHelp.paperDueHelp, value: CaseHelp.timeValue)
    )
    var by: CaseTime?

    @Option(help: ArgumentHelp(CaseHelp.explainByHelp, value: CaseHelp.timeValue))
    var explainBy: CaseTime?

    @Option(help: ArgumentHelp(CaseHelp.textHelp, value: RecordingPhrase.textValue))
    var text: String?

    /// One paper for each unit and document, with a number of its own.
    func write(
        _ items: [(item: CaseItem, document: CaseDocuments.Document)],
        _ step: CaseStep,
        _ desk: CaseDesk,
        _ common: CommonOptions
    ) throws {
        struct Key: Hashable {
            let document: String
            let unit: String
        }
        let books = desk.books
        let year = books.date(at: desk.minute).parts.year
        var numbers: [String: Int64] = [:]
        let roll = try desk.wholeRoll()
        var papers: [Key: Int64] = [:]
        var drafts: [CaseDraft] = []
        for (item, document) in items {
            guard let unit = item.mainUnit(books) else { continue }
            for time in [by, explainBy].compactMap({ $0 }) {
                try desk.check(time.minute(books), isAfter: desk.minute, for: item)
            }
            let key = Key(document: document.id, unit: unit)
            if papers[key] == nil {
                let next =
                    numbers[document.id]
                    ?? roll.nextNumber(office: desk.office, document: document.id, year: year)
                papers[key] = next
                numbers[document.id] = next + 1
            }
            let clock = books.clock(at: desk.minute)
            let notice = CaseNotice(
                document: document.id,
                year: year,
                number: papers[key] ?? 1,
                unit: unit,
                due: by?.minute(books)
                    ?? document.limit.flatMap { clock.end(of: $0, from: desk.minute) },
                explainBy: explainBy?.minute(books)
                    ?? document.explain.flatMap { clock.end(of: $0, from: desk.minute) },
                text: text
            )
            let taken =
                step == .notice ? item.file.notices.keys.max() : item.file.escalations.keys.max()
            drafts.append(
                CaseDraft(
                    record: item.record,
                    register: CaseRegister(step, (taken ?? 0) + 1),
                    claim: notice.claim
                )
            )
        }
        CaseReceiptSheet(try desk.write(drafts), lookedAt: items.count, desk).show(common)
    }
}

/// `watchbook case papers`: notices and documents with number, unit and deadline.
struct CasePapersCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "papers",
            abstract: CaseHelp.papersAbstract(),
            discussion: CaseExample.papers()
        )
    }

    @Flag(help: ArgumentHelp(CaseHelp.unexplainedHelp))
    var unexplained = false

    @OptionGroup var question: CaseQuestion

    func run() throws {
        let reading = try question.reading()
        let (roll, filter) = (try reading.wholeRoll(), reading.filter)
        let items = Dictionary(roll.items.map { ($0.record, $0) }) { $1 }
        let papers = (unexplained ? roll.explanationsMissing() : roll.papers()).filter { paper in
            paper.cases.contains { items[$0.record].map { filter.admits($0, roll.books) } ?? false }
        }
        try question.printer(of: reading).show(
            CasePaperSheet(papers: papers, twice: roll.numbersTwice(), roll: roll)
        )
    }
}

extension CasePaper {
    /// `S01〔2026〕3号`: with the office's code, so that no two offices have the same one.
    var numberText: String {
        CasePhrase.paperNumber(office, String(notice.year), String(notice.number))
    }
}

extension CaseBooks {
    /// What a paper is called by the settings of its day.
    func documentName(of paper: CasePaper) -> String {
        documentName(paper.notice.document, at: paper.minute)
    }

    /// What a kind of paper is called by the settings; its id where these do not know it.
    func documentName(_ id: String, at minute: Int64) -> String {
        documents(at: minute).document(id)?.name(inChinese: Language.current == .chinese) ?? id
    }
}

/// Papers as table, CSV and JSON.
struct CasePaperSheet {
    let papers: [CasePaper]
    let twice: [CaseIrregularity]
    let roll: CaseRoll

    private var books: CaseBooks { roll.books }

    private func name(_ paper: CasePaper) -> String { books.documentName(of: paper) }

    private func number(_ paper: CasePaper) -> String { paper.numberText }

    /// With the time by which one that is missing is due.
    private func explanation(_ paper: CasePaper) -> String {
        guard let by = paper.notice.explainBy, paper.explanation == .missing else {
            return paper.explanation()
        }
        return CasePhrase.missingBy(paper.explanation(), books.clockText(by, in: roll.now))
    }

    private var explanationCounts: String {
        func count(_ word: CasePaper.Explanation) -> String {
            String(papers.count { $0.explanation == word })
        }
        return CasePhrase.explanations(
            String(papers.count),
            count(.notAsked),
            count(.explained),
            count(.missing)
        )
    }
}

extension CasePaperSheet: Printable {
    func lines(width: Int) -> [String] {
        guard !papers.isEmpty else { return [CasePhrase.nothing()] }
        let columns: [TextTable.Column] = [
            .init(CasePhrase.numberHeading(), .id), .init(CasePhrase.documentHeading(), .id),
            .init(CaseDimension.unit(), .id), .init("", least: 10, importance: 1),
            .init(CasePhrase.writtenHeading(), .id, importance: 0),
            .init(CasePhrase.dueHeading(), .id),
            .init(CasePhrase.casesHeading(), .number, importance: 2),
            .init(CasePhrase.explanationHeading(), .id, importance: 3),
        ]
        var table = TextTable(columns)
        for paper in papers {
            let unit = books.unitID(paper.notice.unit, at: paper.minute)
            let name = books.unitName(paper.notice.unit, at: paper.minute)
            table.add([
                number(paper), self.name(paper), unit, name == unit ? "" : name,
                books.clockText(paper.minute, in: roll.now),
                paper.notice.due.map { books.clockText($0, in: roll.now) } ?? "",
                String(paper.cases.count), explanation(paper),
            ])
        }
        let faults = Set(twice.map(\.digest))
        let isTwice = papers.contains { $0.cases.contains { faults.contains($0.digest) } }
        return table.lines(width: width) + [explanationCounts]
            + (isTwice ? [CaseIrregularity.Kind.numberTwice()] : [])
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                CasePhrase.numberHeading(), CasePhrase.documentHeading(), CaseDimension.unit(),
                CasePhrase.writtenHeading(), CasePhrase.dueHeading(), CasePhrase.caseHeading(),
                CasePhrase.explanationHeading(), CaseReportPhrase.explanationDue(),
            ],
            papers.flatMap { paper in
                paper.cases.map { item -> [TableCell] in
                    [
                        .text(number(paper)), .text(name(paper)),
                        .text(books.unitName(paper.notice.unit, at: paper.minute)),
                        .id(books.clockText(paper.minute)),
                        paper.notice.due.map { TableCell.id(books.clockText($0)) } ?? .empty,
                        .id(String(item.record.dropFirst(5))), .text(paper.explanation()),
                        paper.notice.explainBy.map { TableCell.id(books.clockText($0)) } ?? .empty,
                    ]
                }
            }
        )
    }

    var json: JSONValue {
        [
            "papers": .list(
                papers.map { paper in
                    var members: [String: JSONValue] = [
                        "number": .text(number(paper)), "office": .text(paper.office),
                        "document": .text(paper.notice.document), "name": .text(name(paper)),
                        "unit": .text(paper.notice.unit), "written": books.iso(paper.minute),
                        "explanation": .text(paper.explanation.rawValue),
                        "cases": .list(
                            paper.cases.map {
                                ["case": .text($0.record), "entry": .text($0.digest.hex)]
                            }
                        ),
                    ]
                    members["due"] = paper.notice.due.map { books.iso($0) }
                    members["explain_by"] = paper.notice.explainBy.map { books.iso($0) }
                    return .object(members)
                }
            ),
            "numbers_twice": .list(twice.map { .text($0.digest.hex) }),
        ]
    }
}
