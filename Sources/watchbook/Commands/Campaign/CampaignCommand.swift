import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook campaign …`: campaigns with dated stages, and labels.
struct CampaignCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "campaign",
            abstract: CampaignPhrase.abstract(),
            subcommands: [
                CampaignListCommand.self, CampaignShowCommand.self, CampaignLabelsCommand.self,
            ]
        )
    }
}

/// `watchbook campaign list`.
struct CampaignListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: CampaignPhrase.listAbstract(),
            discussion: CampaignPhrase.listDiscussion()
        )
    }

    @OptionGroup var question: ActivityQuestion

    func run() throws {
        let (book, ledger) = try question.book()
        try question.show(CampaignList(book: book, ids: book.campaigns.keys.sorted()), of: ledger)
    }
}

/// `watchbook campaign show`.
struct CampaignShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: CampaignPhrase.showAbstract(),
            discussion: ExamplePhrase.campaignShow()
        )
    }

    @OptionGroup var question: ActivityQuestion

    @Argument(help: ArgumentHelp(CampaignPhrase.campaignHelp, value: CampaignPhrase.idValue))
    var campaign: String

    func run() throws {
        let (book, ledger) = try question.book()
        guard let shown = book.campaigns[campaign] else {
            throw Problem(.settingUnknown, campaign, among: book.campaigns.keys.sorted())
        }
        let books = try ledger.books()
        var list = CampaignList(book: book, ids: [campaign], isMeasured: true)
        for stage in shown.stages {
            guard let question = shown.question(of: stage) else { continue }
            list.questions[stage.id] = question
            list.measures[stage.id] = try ledger.tally(question, books).total
        }
        try question.show(list, of: ledger)
    }
}

/// Campaigns with their stages, one line a stage.
private struct CampaignList: Printable {
    /// A campaign and one of its stages.
    private struct Row {
        let id: String
        let campaign: Campaign
        let stage: Campaign.Stage
    }

    let book: ActivityBook
    let ids: [String]
    /// Whether it says what of checks there is.
    private let isMeasured: Bool
    /// The checks that belong to a stage, where any do, and what was asked for them.
    var measures: [String: Measures] = [:]
    var questions: [String: TallyQuestion] = [:]

    init(book: ActivityBook, ids: [String], isMeasured: Bool = false) {
        self.book = book
        self.ids = ids
        self.isMeasured = isMeasured
    }

    private var rows: [Row] {
        ids.flatMap { id -> [Row] in
            guard let campaign = book.campaigns[id] else { return [] }
            return campaign.stages.map { Row(id: id, campaign: campaign, stage: $0) }
        }
    }

    private func sums(_ row: Row) -> ActivitySums {
        var sums = ActivitySums()
        for file in book.files
        where book.stages(of: file, in: row.campaign).contains(where: { $0.id == row.stage.id }) {
            sums.add(file, in: book)
        }
        return sums
    }

    private func state(_ stage: Campaign.Stage) -> CampaignPhrase {
        if book.date < stage.dates.lowerBound { return .ahead }
        return book.date > stage.dates.upperBound ? .over : .running
    }

    func lines(width: Int) -> [String] {
        guard !rows.isEmpty else { return [CampaignPhrase.none()] }
        var columns: [TextTable.Column] = [
            .init(CampaignPhrase.campaignHeading(), importance: 1),
            .init(CampaignPhrase.stageHeading()),
            .init(CampaignPhrase.fromHeading(), .id), .init(CampaignPhrase.untilHeading(), .id),
            .init(CampaignPhrase.daysHeading(), .number, importance: 0),
            .init(CampaignPhrase.stateHeading(), .id),
            .init(ActivityPhrase.recordsHeading(), .number),
        ]
        if !measures.isEmpty {
            columns += [
                .init(CampaignPhrase.madeHeading(), .number),
                .init(CampaignPhrase.failedHeading(), .number),
                .init(CampaignPhrase.newHeading(), .number),
            ]
        }
        var table = TextTable(columns)
        for row in rows {
            let dates = row.stage.dates
            var cells = [
                row.campaign.name.said, row.stage.name.said, dates.lowerBound.text,
                dates.upperBound.text, String(row.stage.days), state(row.stage)(),
                String(sums(row).made),
            ]
            if !measures.isEmpty {
                let measured = measures[row.stage.id]
                cells += [measured?.made, measured?.failed, measured?.newProblems].map { number in
                    number.map { String($0) } ?? "—"
                }
            }
            table.add(cells)
        }
        let note = isMeasured && measures.isEmpty ? CampaignPhrase.noChecks(ids.first ?? "") : nil
        return table.lines(width: width)
            + (note.map { TextWrap.lines(of: $0, first: width, rest: width) } ?? [])
    }

    var json: JSONValue {
        [
            "date": .text(book.date.text),
            "stages": .list(
                rows.map { row in
                    let sums = sums(row)
                    var members: [String: JSONValue] = [
                        "campaign": .text(row.id), "stage": .text(row.stage.id),
                        "from": .text(row.stage.dates.lowerBound.text),
                        "until": .text(row.stage.dates.upperBound.text),
                        "days": .integer(row.stage.days),
                        "state": .text("\(state(row.stage))"), "made": .integer(sums.made),
                        "entries": .list(sums.entries.map { .text($0.hex) }),
                    ]
                    if let measured = measures[row.stage.id] {
                        members["checks"] = [
                            "made": .integer(measured.made), "failed": .integer(measured.failed),
                            "new": .integer(measured.newProblems),
                            "where": .object(
                                (questions[row.stage.id]?.filters ?? [:]).reduce(into: [:]) {
                                    $0[$1.key.rawValue] = .list(
                                        $1.value.sorted().map(JSONValue.text)
                                    )
                                }
                            ),
                        ]
                    }
                    return .object(members)
                }
            ),
        ]
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                CampaignPhrase.campaignHeading(), CampaignPhrase.stageHeading(),
                ReferencePhrase.name(), CampaignPhrase.fromHeading(),
                CampaignPhrase.untilHeading(), CampaignPhrase.daysHeading(),
                CampaignPhrase.stateHeading(), ActivityPhrase.recordsHeading(),
            ]
                + (isMeasured
                    ? [
                        CampaignPhrase.madeHeading(), CampaignPhrase.failedHeading(),
                        CampaignPhrase.newHeading(),
                    ] : []),
            rows.map { row in
                let cells: [TableCell] = [
                    .id(row.id), .id(row.stage.id), .text(row.stage.name.said),
                    .id(row.stage.dates.lowerBound.text), .id(row.stage.dates.upperBound.text),
                    .number(row.stage.days), .text(state(row.stage)()),
                    .number(sums(row).made),
                ]
                guard isMeasured else { return cells }
                let measured = measures[row.stage.id]
                return cells
                    + [measured?.made, measured?.failed, measured?.newProblems].map { number in
                        number.map { TableCell.number($0) } ?? .empty
                    }
            }
        )
    }
}

/// `watchbook campaign labels`: projects, departments and posts.
struct CampaignLabelsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "labels",
            abstract: CampaignPhrase.labelsAbstract(),
            discussion: ExamplePhrase.campaignLabels()
        )
    }

    @OptionGroup var question: ActivityQuestion

    func run() throws {
        let (book, ledger) = try question.book()
        try question.show(LabelList(book: book), of: ledger)
    }
}

/// Labels by kind and number, with how many activities bear them.
private struct LabelList: Printable {
    let book: ActivityBook

    private var rows: [(id: String, label: ActivityLabel, count: Int)] {
        book.labels.sorted {
            ($0.value.kind.rawValue, $0.value.number ?? .max, $0.key)
                < ($1.value.kind.rawValue, $1.value.number ?? .max, $1.key)
        }.map { id, label in
            (id, label, book.files.count { book.labels(of: $0).contains(id) })
        }
    }

    func lines(width: Int) -> [String] {
        guard !rows.isEmpty else { return [CampaignPhrase.noLabels()] }
        var table = TextTable([
            .init(CampaignPhrase.labelHeading(), .id), .init(CampaignPhrase.kindHeading(), .id),
            .init(CampaignPhrase.numberHeading(), .number), .init(ReferencePhrase.name()),
            .init(CampaignPhrase.peopleHeading()), .init(ActivityPhrase.recordsHeading(), .number),
        ])
        for (id, label, count) in rows {
            let units = book.gazetteer.unitIDs(label.units, on: book.date).map(book.reporterName)
            let people = label.people.map { book.gazetteer.person($0, on: book.date)?.name ?? $0 }
            table.add([
                id, LabelKindPhrase(label.kind)(), label.number.map { String($0) } ?? "",
                label.name.said, (units + people).joined(separator: ", "), String(count),
            ])
        }
        return table.lines(width: width)
    }

    var json: JSONValue {
        [
            "date": .text(book.date.text),
            "labels": .list(
                rows.map { id, label, count in
                    [
                        "id": .text(id), "kind": .text(label.kind.rawValue),
                        "number": label.number.map(JSONValue.integer) ?? .null,
                        "parent": label.parent.map(JSONValue.text) ?? .null,
                        "name_zh": .text(label.name.chinese),
                        "name_en": .text(label.name.english),
                        "people": .list(label.people.map(JSONValue.text)),
                        "units": .list(label.units.map(JSONValue.text)),
                        "activities": .integer(Int64(count)),
                    ]
                }
            ),
        ]
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                CampaignPhrase.labelHeading(), CampaignPhrase.kindHeading(),
                CampaignPhrase.numberHeading(), ReferencePhrase.name(),
                CampaignPhrase.personsHeading(), TallyPhrase.unit(),
                ActivityPhrase.recordsHeading(),
            ],
            rows.map { id, label, count in
                [
                    .id(id), .text(LabelKindPhrase(label.kind)()),
                    label.number.map { .number($0) } ?? .empty,
                    .text(label.name.said), .text(label.people.joined(separator: ";")),
                    .text(label.units.joined(separator: ";")), .number(Int64(count)),
                ]
            }
        )
    }
}
