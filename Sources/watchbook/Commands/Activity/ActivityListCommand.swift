import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import Reports

/// `watchbook activity list`: a ledger of activities or materials.
struct ActivityListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: ActivityPhrase.listAbstract(),
            discussion: ActivityPhrase.listDiscussion()
        )
    }

    @OptionGroup var filter: ActivityFilterOptions

    @Flag(help: ArgumentHelp(ActivityPhrase.incompleteHelp))
    var incomplete = false

    @OptionGroup var question: ActivityQuestion

    func run() throws {
        let (book, ledger) = try question.book()
        let files = book.files(try filter.filter(book)).filter {
            !incomplete || !book.lacks(of: $0).isEmpty
        }
        try question.show(ActivityList(book: book, form: filter.form, files: files), of: ledger)
    }
}

/// Activities, one a line; of one form with its fields.
///
/// Personal data stands in none of it.
private struct ActivityList: Printable {
    let book: ActivityBook
    let form: String?
    let files: [ActivityFile]

    func lines(width: Int) -> [String] {
        var table = TextTable([
            .init(ActivityPhrase.dateHeading(), .id), .init(ActivityPhrase.formHeading()),
            .init(ActivityPhrase.reporterHeading()), .init(ActivityPhrase.whatHeading()),
            .init(ActivityPhrase.stateHeading()),
            .init(ActivityPhrase.photosHeading(), .number),
            .init(ActivityPhrase.lacksHeading(), .number),
        ])
        for file in files {
            table.add([
                file.name.date.text, book.formName(file.name.form),
                book.reporterName(book.reporter(of: file)), what(file), book.state(of: file),
                String(file.entry.photos.photoCount), String(book.lacks(of: file).count),
            ])
        }
        let count = ActivityPhrase.listed(String(files.count))
        return (table.isEmpty ? [] : table.lines(width: width)) + [count]
    }

    /// The first of its texts that says something else than who reports.
    private func what(_ file: ActivityFile) -> String {
        guard let form = book.forms[file.name.form] else { return "" }
        return form.fields.lazy.filter { $0.kind == .text && $0.id != form.reporter }
            .map { $0.text(of: file.report) }.first { !$0.isEmpty } ?? ""
    }

    var json: JSONValue {
        [
            "date": .text(book.date.text), "count": .integer(Int64(files.count)),
            "activities": .list(files.map { book.json($0) }),
        ]
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        let fields = form.flatMap { book.forms[$0] }?.fields.filter { !$0.isPersonal } ?? []
        let headings =
            [
                ActivityPhrase.recordHeading(), ActivityPhrase.dateHeading(),
                ActivityPhrase.formHeading(), TallyPhrase.office(),
                ActivityPhrase.reporterHeading(), TallyPhrase.inspector(),
                ActivityPhrase.stateHeading(), ActivityPhrase.photosHeading(),
                ActivityPhrase.lacksHeading(), ActivityPhrase.labelsHeading(),
                ActivityPhrase.disputedHeading(),
            ] + fields.map(\.said)
        return (headings, files.map { row($0, fields) })
    }

    private func row(_ file: ActivityFile, _ fields: [FormField]) -> [TableCell] {
        let settings = book.forms[file.name.form]
        let lacks = book.lacks(of: file).compactMap { lack in settings.map { lack.said($0) } }
        return [
            .id(file.name.record), .id(file.name.date.text), .id(file.name.form),
            .id(file.name.office), .text(book.reporterName(book.reporter(of: file))),
            .id(file.entry.inspector), .text(book.state(of: file)),
            .number(Int64(file.entry.photos.photoCount)), .text(lacks.joined(separator: "; ")),
            .text(book.labels(of: file).sorted().joined(separator: ";")),
            .number(file.isDisputed ? 1 : 0),
        ]
            + fields.map { field in
                if field.kind == .integer, let number = file.report.fields[field.id]?.integer {
                    return .number(number)
                }
                return .text(field.text(of: file.report))
            }
    }
}

extension ActivityBook {
    /// Where an activity stands, in the language of this run.
    func state(of file: ActivityFile) -> String {
        let form = forms[file.name.form]
        return switch course(of: file).state {
        case .recorded: ActivityPhrase.stateRecorded()
        case .waiting(let step): ActivityPhrase.stateWaiting(form?.step(step) ?? step)
        case .returned(let step): ActivityPhrase.stateReturned(form?.step(step) ?? step)
        case .passed: ActivityPhrase.statePassed()
        }
    }

    /// For programs, without personal data.
    func json(_ file: ActivityFile) -> JSONValue {
        let (state, flaws) = course(of: file)
        let personal = file.personal.map { ActivityReport.personal($0.claim).keys.sorted() }
        return [
            "record": .text(file.name.record), "date": .text(file.name.date.text),
            "form": .text(file.name.form), "office": .text(file.name.office),
            "reporter": .text(reporter(of: file)), "inspector": .text(file.entry.inspector),
            "entry": .text(file.entry.digest.hex), "claim": file.entry.claim,
            "personal": .list((personal ?? []).map(JSONValue.text)),
            "photos": .list(file.entry.photos.map { .text($0.digest.hex) }),
            "labels": .list(labels(of: file).sorted().map(JSONValue.text)),
            "lacks": .list(lacks(of: file).map(\.json)), "state": .text(state.word),
            "step": state.step.map(JSONValue.text) ?? .null,
            "flaws": .list(flaws.map { ["flaw": .text($0.word), "step": .text($0.step)] }),
            "disputed": .bool(file.isDisputed),
        ]
    }
}

extension ActivityState {
    var word: String {
        switch self {
        case .recorded: "recorded"
        case .waiting: "waiting"
        case .returned: "returned"
        case .passed: "passed"
        }
    }

    var step: String? {
        switch self {
        case .recorded, .passed: nil
        case .waiting(let step), .returned(let step): step
        }
    }
}

extension ReviewFlaw {
    var word: String {
        switch self {
        case .own: "own"
        case .sameReviewer: "same-reviewer"
        case .early: "early"
        case .stale: "stale"
        }
    }

    var step: String {
        switch self {
        case .own(let step), .sameReviewer(let step), .early(let step), .stale(let step): step
        }
    }

    var said: String {
        switch self {
        case .own: ActivityPhrase.flawOwn()
        case .sameReviewer: ActivityPhrase.flawSame()
        case .early: ActivityPhrase.flawEarly()
        case .stale: ActivityPhrase.flawStale()
        }
    }
}
