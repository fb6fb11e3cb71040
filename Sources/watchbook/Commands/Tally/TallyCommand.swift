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

    @OptionGroup var asked: TallyAskedOptions

    @Option(help: ArgumentHelp(TallyPhrase.compareHelp, value: TallyPhrase.spanValue))
    var compare: TallySpan?

    @Flag(help: ArgumentHelp(TallyPhrase.explainHelp))
    var explain = false

    @Flag(help: ArgumentHelp(TallyPhrase.missingHelp))
    var missing = false

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard [explain, missing, compare != nil].count(where: { $0 }) <= 1 else {
            throw ValidationError(TallyPhrase.oneQuestion())
        }
        guard !missing || asked.to == nil || asked.to == asked.from else {
            throw ValidationError(TallyPhrase.oneDay())
        }
    }

    func run() throws {
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        let books = try ledger.books()
        var question = try asked.question(ledger, at: common.moment())
        let span = question.dates
        let printer = try ResultPrinter(json: common.json, table)
            .of(ledger, on: span.upperBound, at: common.moment())
        if explain {
            question.dimensions = []
            let explanation = try ledger.explain(question, books)
            try printer.show(TallyExplanationSheet(explanation, span: span, filters: asked.filters))
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
                filters: asked.filters
            )
            sheet.isSplit = asked.by == nil
            sheet.doubts = try ledger.doubts(of: question, at: common.moment(), books)
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
        sheet.filters = asked.filters
        return sheet
    }

    /// Now, in minutes since 1970 in the city's time zone.
    private func minute(_ books: CityBooks, on date: WorkDate) -> Int64 {
        common.moment().milliseconds / 60_000 + books.reference.settings(on: date).zoneMinutes
    }
}
