import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook activity …`: forms, materials, questionnaires and all else that is no check.
struct ActivityCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "activity",
            abstract: ActivityPhrase.abstract(),
            subcommands: [
                ActivityFormsCommand.self, ActivityRecordCommand.self,
                ActivityImportCommand.self, ActivityWithdrawCommand.self,
                ActivityReviewCommand.self, ActivityListCommand.self, ActivityShowCommand.self,
                ActivityMissingCommand.self, ActivityStatsCommand.self,
            ]
        )
    }
}

/// A ledger, the date whose settings hold, and how the answer is printed.
struct ActivityQuestion: ParsableArguments {
    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(ReferencePhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions
}

extension ActivityQuestion {
    /// What the ledger knows, with the settings of the date.
    ///
    /// - Throws: `Problem`: `badDate`, and what opening a ledger throws.
    func book() throws -> (book: ActivityBook, ledger: SQLiteLedger) {
        let opened = try SQLiteLedger(opening: ledger, .reading)
        return (try ActivityBook(of: opened, on: try day(of: opened)), opened)
    }

    /// The date whose settings hold: the one that was asked for, or today.
    func day(of ledger: SQLiteLedger) throws -> WorkDate {
        if let date {
            guard let date = SheetCells.date(date) else { throw Problem(.badDate, date) }
            return date
        }
        let zone = try ledger.settings(on: nil).zoneMinutes
        guard let today = common.moment().date(zone: zone) else { throw Problem(.badTime, "") }
        return today
    }

    /// Shows what a ledger says.
    func show(_ result: some Printable, of ledger: SQLiteLedger) throws {
        try ResultPrinter(json: common.json, table)
            .of(ledger, at: common.moment()).show(result)
    }
}

extension ActivityBook {
    /// The activities in force in a ledger, with the settings of a date.
    ///
    /// - Complexity: O(*n*) in the registers of activities, whatever else the ledger has.
    init(of ledger: SQLiteLedger, on date: WorkDate) throws {
        var collector = ActivityCollector()
        try ledger.forEachResolution(of: .activity) { collector.add($0) }
        self.init(files: collector.files, gazetteer: try ledger.gazetteer(), on: date)
    }

    /// The name of a reporter: of the unit that it is, or as it stands.
    func reporterName(_ reporter: String) -> String {
        gazetteer.unit(reporter, on: date)?.name ?? reporter
    }

    /// The name of a form in the language of this run.
    func formName(_ id: String) -> String { forms[id]?.name.said ?? id }
}

/// Which activities a command is about.
struct ActivityFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp(ActivityPhrase.onlyFormHelp, value: ActivityPhrase.formValue))
    var form: String?

    @Option(help: ArgumentHelp(ActivityPhrase.onlyOfficeHelp, value: EnrolmentPhrase.officeValue))
    var office: String?

    @Option(help: ArgumentHelp(ActivityPhrase.reporterHelp, value: ActivityPhrase.nameValue))
    var reporter: String?

    @Option(help: ArgumentHelp(ActivityPhrase.onlyLabelHelp, value: ActivityPhrase.labelValue))
    var label: String?

    @Option(help: ArgumentHelp(ActivityPhrase.campaignHelp, value: ActivityPhrase.campaignValue))
    var campaign: String?

    @Option(help: ArgumentHelp(ActivityPhrase.stageHelp, value: ActivityPhrase.campaignValue))
    var stage: String?

    @Option(help: ArgumentHelp(ActivityPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(ActivityPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?
}

extension ActivityFilterOptions {
    /// - Throws: `Problem`: `badDate`, `datesReversed`, `formUnknown`, `settingUnknown`.
    func filter(_ book: ActivityBook) throws(Problem) -> ActivityFilter {
        var filter = ActivityFilter()
        if let form {
            // A form that was taken back still has its records.
            guard book.forms[form] != nil || book.files.contains(where: { $0.name.form == form })
            else {
                throw Problem(.formUnknown, form, among: book.forms.keys.sorted())
            }
        }
        if let campaign, book.campaigns[campaign] == nil {
            throw Problem(.settingUnknown, campaign, among: book.campaigns.keys.sorted())
        }
        if let stage {
            let stages = campaign.flatMap { book.campaigns[$0] }?.stages ?? []
            guard stages.contains(where: { $0.id == stage }) else {
                throw Problem(.settingUnknown, stage, among: stages.map(\.id))
            }
        }
        filter.form = form
        filter.office = office
        filter.reporter = reporter
        filter.label = label
        filter.campaign = campaign
        filter.stage = stage
        filter.dates = try ActivityFilterOptions.dates(from, to)
        return filter
    }

    /// The span of `--from` and `--to`: one alone means that day, or all up to it.
    static func dates(
        _ from: String?,
        _ to: String?
    ) throws(Problem) -> ClosedRange<WorkDate>? {
        guard from != nil || to != nil else { return nil }
        guard let first = SheetCells.date(from ?? "1970-01-01") else {
            throw Problem(.badDate, from ?? "")
        }
        guard let last = SheetCells.date(to ?? from ?? "") else {
            throw Problem(.badDate, to ?? "")
        }
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        return first...last
    }
}

/// `watchbook activity forms`: which forms there are, and one in detail.
struct ActivityFormsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "forms",
            abstract: ActivityPhrase.formsAbstract(),
            discussion: ExamplePhrase.activityForms()
        )
    }

    @Option(help: ArgumentHelp(ActivityPhrase.onlyFormHelp, value: ActivityPhrase.formValue))
    var form: String?

    @OptionGroup var question: ActivityQuestion

    func run() throws {
        let (book, ledger) = try question.book()
        guard let form else {
            try question.show(ActivityFormList(book: book), of: ledger)
            return
        }
        guard let settings = book.forms[form] else {
            throw Problem(.formUnknown, form, among: book.forms.keys.sorted())
        }
        try question.show(ActivityFormSheet(id: form, form: settings), of: ledger)
    }
}

/// All forms with how often they are due.
private struct ActivityFormList: Printable {
    let book: ActivityBook

    private var forms: [(id: String, form: ActivityForm)] {
        book.forms.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    func lines(width: Int) -> [String] {
        var table = TextTable([
            .init(ActivityPhrase.formHeading(), .id), .init(ReferencePhrase.name()),
            .init(ActivityPhrase.dueHeading()), .init(ActivityPhrase.photosHeading(), .number),
            .init(ActivityPhrase.stepsHeading()), .init(ActivityPhrase.recordsHeading(), .number),
        ])
        for (id, form) in forms {
            let records = book.files.count { $0.name.form == id }
            table.add([
                id, form.name.said, often(form), String(form.photos),
                form.steps.map(\.name.said).joined(separator: " → "), String(records),
            ])
        }
        return table.isEmpty ? [ActivityPhrase.noForms()] : table.lines(width: width)
    }

    private func often(_ form: ActivityForm) -> String {
        if !form.events.isEmpty {
            return form.events.map { "\($0.name.said) \($0.from)" }.joined(separator: ", ")
        }
        guard let period = form.period else { return "" }
        return "\(form.count) × \(PeriodPhrase(period)())"
    }

    var json: JSONValue {
        [
            "date": .text(book.date.text),
            "forms": .list(
                forms.map { id, form in
                    [
                        "id": .text(id), "name_zh": .text(form.name.chinese),
                        "name_en": .text(form.name.english),
                        "fields": .list(form.fields.map { .text($0.id) }),
                        "steps": .list(form.steps.map { .text($0.id) }),
                        "records": .integer(Int64(book.files.count { $0.name.form == id })),
                    ]
                }
            ),
        ]
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                ActivityPhrase.formHeading(), ActivityPhrase.chineseHeading(),
                ActivityPhrase.englishHeading(), ActivityPhrase.dueHeading(),
                ActivityPhrase.photosHeading(), ActivityPhrase.stepsHeading(),
            ],
            forms.map { id, form in
                [
                    .id(id), .text(form.name.chinese), .text(form.name.english),
                    .text(often(form)), .number(form.photos),
                    .text(form.steps.map(\.id).joined(separator: ";")),
                ]
            }
        )
    }
}

/// The fields of one form; as CSV an empty table to fill in.
private struct ActivityFormSheet: Printable {
    let id: String
    let form: ActivityForm

    func lines(width: Int) -> [String] {
        var table = TextTable([
            .init(ActivityPhrase.fieldHeading(), .id), .init(ReferencePhrase.name()),
            .init(ActivityPhrase.typeHeading(), .id), .init(ActivityPhrase.rulesHeading()),
        ])
        for field in form.fields {
            table.add([field.id, field.said, field.kind.rawValue, rules(field)])
        }
        let lines = ["\(id): \(form.name.said)"] + table.lines(width: width)
        return form.advice.map { lines + [$0.said] } ?? lines
    }

    private func rules(_ field: FormField) -> String {
        var rules: [String] = []
        if field.isRequired { rules.append(ActivityPhrase.requiredRule()) }
        if let least = field.least { rules.append("≥ \(least)") }
        if let within = field.within { rules.append("≤ \(form.said(within))") }
        if let measure = field.measure { rules.append(measure) }
        if field.isPersonal { rules.append(ActivityPhrase.personalRule()) }
        rules += field.choices.map(\.name.said)
        return rules.joined(separator: ", ")
    }

    var json: JSONValue {
        [
            "id": .text(id), "name_zh": .text(form.name.chinese),
            "name_en": .text(form.name.english),
            "fields": .list(
                form.fields.map { field in
                    [
                        "id": .text(field.id), "name_zh": .text(field.name.chinese),
                        "name_en": .text(field.name.english), "type": .text(field.kind.rawValue),
                        "required": .bool(field.isRequired), "personal": .bool(field.isPersonal),
                        "choices": .list(field.choices.map { .text($0.id) }),
                    ]
                }
            ),
        ]
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        let head = [
            ActivityPhrase.dateHeading(), ActivityPhrase.photosHeading(),
            ActivityPhrase.labelsHeading(),
        ]
        return (head + form.fields.map(\.said), [])
    }
}
