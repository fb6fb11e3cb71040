import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook tally`: what was checked and found, from the entries in force.
struct TallyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tally",
            abstract: TallyPhrase.abstract(),
            discussion: TallyPhrase.discussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @Option(
        name: .customLong("by"),
        help: ArgumentHelp(TallyPhrase.byHelp, value: TallyPhrase.byValue)
    )
    var by: TallyDimensions?

    @Option(
        name: .customLong("where"),
        parsing: .singleValue,
        help: ArgumentHelp(TallyPhrase.whereHelp, value: TallyPhrase.whereValue)
    )
    var filters: [TallyFilter] = []

    @Flag(help: ArgumentHelp(TallyPhrase.assistingHelp))
    var assisting = false

    @Option(help: ArgumentHelp(TallyPhrase.compareHelp, value: TallyPhrase.spanValue))
    var compare: TallySpan?

    @Flag(help: ArgumentHelp(TallyPhrase.explainHelp))
    var explain = false

    @Flag(help: ArgumentHelp(TallyPhrase.missingHelp))
    var missing = false

    @Option(help: ArgumentHelp(TallyPhrase.csvHelp, value: TallyPhrase.fileValue))
    var csv: String?

    @Option(help: ArgumentHelp(TallyPhrase.profileHelp, value: TallyPhrase.profileValue))
    var profile: CSVProfile?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard [explain, missing, compare != nil].count(where: { $0 }) <= 1 else {
            throw ValidationError(TallyPhrase.oneQuestion())
        }
        guard !missing || to == nil || to == from else {
            throw ValidationError(TallyPhrase.oneDay())
        }
    }

    func run() throws {
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        let books = try ledger.books()
        let span = try span(ledger)
        var question = TallyQuestion(
            dates: span,
            dimensions: by?.dimensions ?? [.indicator, .finder],
            filters: TallyFilter.merged(filters)
        )
        question.includesAssisting = assisting
        let printer = try ResultPrinter(json: common.json, csv: csv, profile: profile)
            .of(ledger, on: span.upperBound, at: common.moment())
        if explain {
            question.dimensions = []
            let explanation = try ledger.explain(question, books)
            try printer.show(TallyExplanationSheet(explanation, span: span, filters: filters))
        } else if missing {
            try printer.show(try missingSheet(ledger, books, question))
        } else if let compare {
            let tally = try ledger.tally(question, books)
            question.dates = compare.dates
            let before = try ledger.tally(question, books)
            try printer.show(
                TallyComparison(tally, before: before, names: TallyNames(books, on: span))
            )
        } else {
            var sheet = TallySheet(
                try ledger.tally(question, books),
                names: TallyNames(books, on: span),
                filters: filters
            )
            sheet.isSplit = by == nil
            sheet.doubts = try doubts(ledger, books, question)
            if common.json { sheet.digest = Chain.sha256(try ledger.manifest()) }
            try printer.show(sheet)
        }
    }

    private func missingSheet(
        _ ledger: SQLiteLedger,
        _ books: CityBooks,
        _ question: TallyQuestion
    ) throws -> MissingSheet {
        // Without a date the span is this month, and the day is today.
        let day = question.dates.upperBound
        let missing = try ledger.missingChecks(
            on: day,
            asOf: minute(books, on: day),
            books,
            admits: { question.admits(station: $0, on: day, books) }
        )
        var sheet = MissingSheet(missing, date: day, names: TallyNames(books, on: day...day))
        sheet.filters = filters
        return sheet
    }

    /// Now, in minutes since 1970 in the city's time zone.
    private func minute(_ books: CityBooks, on date: WorkDate) -> Int64 {
        common.moment().milliseconds / 60_000 + books.reference.settings(on: date).zoneMinutes
    }

    /// What the same question finds among what does not count.
    private func doubts(
        _ ledger: SQLiteLedger,
        _ books: CityBooks,
        _ question: TallyQuestion
    ) throws -> TallyDoubts {
        var doubts = TallyDoubts()
        try ledger.forEachHeld { entry in
            guard case .held(let reasons) = entry.state else { return }
            doubts.add(
                held: entry.statement,
                record: entry.record,
                register: entry.register,
                reasons: reasons,
                question,
                books
            )
        }
        let attendance = try ledger.attendance(
            AttendanceQuestion(
                dates: question.dates,
                asOf: common.moment().milliseconds / 60_000
            ),
            books,
            admits: question.filters.isEmpty
                ? nil : { question.admits(station: $0, on: $1, books) }
        )
        doubts.notHandedIn = Int(attendance.total.notHandedIn)
        return doubts
    }

    /// The dates asked for; this month up to today without any.
    private func span(_ ledger: SQLiteLedger) throws -> ClosedRange<WorkDate> {
        let today = common.moment().date(zone: try ledger.settings(on: nil).zoneMinutes)
        guard let today else { throw Problem(.badTime, "") }
        let last = try to.map(TallyCommand.date) ?? (from.map(TallyCommand.date) ?? today)
        let firstOfMonth = Month(last).dates.lowerBound
        let first = try from.map(TallyCommand.date) ?? (to == nil ? firstOfMonth : last)
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        return first...last
    }

    private static func date(_ text: String) throws -> WorkDate {
        guard let date = WorkDate(text) else { throw Problem(.badDate, text) }
        return date
    }
}
