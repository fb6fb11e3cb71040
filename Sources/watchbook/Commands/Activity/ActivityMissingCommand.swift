import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import Reports

/// `watchbook activity missing`: what is due and not done, with what is lacking.
struct ActivityMissingCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "missing",
            abstract: ActivityPhrase.missingAbstract(),
            discussion: ActivityPhrase.missingDiscussion()
        )
    }

    @Option(help: ArgumentHelp(ActivityPhrase.onlyFormHelp, value: ActivityPhrase.formValue))
    var form: String?

    @Option(help: ArgumentHelp(ActivityPhrase.reporterHelp, value: ActivityPhrase.nameValue))
    var reporter: String?

    @Option(help: ArgumentHelp(ActivityPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(ActivityPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @Flag(help: ArgumentHelp(ActivityPhrase.allHelp))
    var all = false

    @OptionGroup var question: ActivityQuestion

    func run() throws {
        let (book, ledger) = try question.book()
        if let form, book.forms[form] == nil {
            throw Problem(.formUnknown, form, among: book.forms.keys.sorted())
        }
        let dates = try ActivityFilterOptions.dates(from, to) ?? book.date...book.date
        let wanted = reporter.map { book.gazetteer.unitID($0, on: book.date) ?? $0 }
        let rows = book.due(in: dates, today: book.date, form: form).filter {
            (all || $0.state != .done) && (wanted == nil || wanted == $0.reporter)
        }
        try question.show(ActivityMissingSheet(book: book, dates: dates, rows: rows), of: ledger)
    }
}

/// What is due, one line a reporter and period.
private struct ActivityMissingSheet: Printable {
    let book: ActivityBook
    let dates: ClosedRange<WorkDate>
    let rows: [DueActivity]

    func lines(width: Int) -> [String] {
        guard !rows.isEmpty else {
            return [
                ActivityPhrase.nothingMissing(dates.lowerBound.text, dates.upperBound.text)
            ]
        }
        var table = TextTable([
            .init(ActivityPhrase.stateHeading(), .id), .init(ActivityPhrase.dueHeading(), .id),
            .init(ActivityPhrase.formHeading()), .init(ActivityPhrase.periodHeading(), .id),
            .init(ActivityPhrase.reporterHeading()),
            .init(ActivityPhrase.missingHeading(), .number),
            .init(ActivityPhrase.toComeHeading(), .number),
            .init(ActivityPhrase.lacksHeading()),
        ])
        for row in rows {
            table.add([
                DuePhrase(row.state)(), row.due.text, name(row), row.period, reporter(row),
                String(row.missing), String(row.toCome), lacks(row).joined(separator: "; "),
            ])
        }
        let counts = DueActivity.State.allCases.compactMap { state -> String? in
            let count = rows.count { $0.state == state }
            return count > 0 ? "\(DuePhrase(state)()) \(count)" : nil
        }
        return table.lines(width: width)
            + [counts.joined(separator: Language.current == .chinese ? "，" : ", ")]
    }

    private func item(_ row: DueActivity) -> Arrangement.Item? {
        let parts = row.item?.split(separator: ".", maxSplits: 1).map(String.init) ?? []
        guard parts.count == 2 else { return nil }
        return book.arrangements[parts[0]]?.items.first { $0.id == parts[1] }
    }

    private func name(_ row: DueActivity) -> String {
        item(row)?.name.said ?? book.formName(row.form)
    }

    private func reporter(_ row: DueActivity) -> String {
        let unit = row.reporter.isEmpty ? ActivityPhrase.anybody() : book.reporterName(row.reporter)
        guard let person = item(row)?.person else { return unit }
        let name = book.gazetteer.person(person, on: book.date)?.name ?? person
        return row.reporter.isEmpty ? name : "\(unit) \(name)"
    }

    private func lacks(_ row: DueActivity) -> [String] {
        guard let form = book.forms[row.form] else { return [] }
        return row.unfinished.flatMap { file in
            file.lacks.map { $0.said(form) }
                + [file.returnedBy].compactMap { $0 }.map {
                    ActivityPhrase.stateReturned(form.step($0))
                }
        }
    }

    var json: JSONValue {
        [
            "date": .text(book.date.text), "from": .text(dates.lowerBound.text),
            "to": .text(dates.upperBound.text), "due": .list(rows.map(json)),
        ]
    }

    private func json(_ row: DueActivity) -> JSONValue {
        let item = item(row)
        var members: [String: JSONValue] = [
            "form": .text(row.form), "reporter": .text(row.reporter), "period": .text(row.period),
            "from": .text(row.dates.lowerBound.text), "until": .text(row.dates.upperBound.text),
            "due": .text(row.due.text), "state": .text(row.state.rawValue),
            "wanted": .integer(row.wanted), "missing": .integer(row.missing),
            "to_come": .integer(row.toCome),
            "done": .list(row.done.map { .text($0.hex) }),
            "unfinished": .list(
                row.unfinished.map { file in
                    [
                        "record": .text(file.record), "entry": .text(file.entry.hex),
                        "lacks": .list(file.lacks.map(\.json)),
                        "returned_by": file.returnedBy.map(JSONValue.text) ?? .null,
                    ]
                }
            ),
        ]
        members["item"] = row.item.map(JSONValue.text)
        members["indicator"] = (item?.indicator).map(JSONValue.text)
        members["person"] = (item?.person).map(JSONValue.text)
        return .object(members)
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                ActivityPhrase.stateHeading(), ActivityPhrase.dueHeading(),
                ActivityPhrase.formHeading(), ActivityPhrase.itemHeading(),
                ActivityPhrase.periodHeading(), ActivityPhrase.reporterHeading(),
                TallyPhrase.indicator(), ActivityPhrase.personHeading(),
                ActivityPhrase.wantedHeading(), ActivityPhrase.missingHeading(),
                ActivityPhrase.toComeHeading(), ActivityPhrase.lacksHeading(),
            ],
            rows.map { row in
                let item = item(row)
                return [
                    .text(DuePhrase(row.state)()), .id(row.due.text), .text(name(row)),
                    .id(row.item ?? ""), .id(row.period), .text(book.reporterName(row.reporter)),
                    .id(item?.indicator ?? ""), .text(item?.person ?? ""), .number(row.wanted),
                    .number(row.missing), .number(row.toCome),
                    .text(lacks(row).joined(separator: "; ")),
                ]
            }
        )
    }
}
