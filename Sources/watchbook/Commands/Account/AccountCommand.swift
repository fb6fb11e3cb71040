import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook account …`: who answers, cards, the negative list, and what is worth a look.
struct AccountCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "account",
            abstract: AccountPhrase.abstract(),
            discussion: AccountPhrase.discussion(),
            subcommands: [
                AccountShowCommand.self, AccountCardsCommand.self, AccountGiveCommand.self,
                AccountLiftCommand.self, AccountNegativeCommand.self, AccountNoteCommand.self,
                AccountSignsCommand.self,
            ]
        )
    }
}

/// `unit=U01`: whom a card or an event is about.
struct AnswerableArgument: ExpressibleByArgument {
    let answerable: Answerable

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = AnswerableKind(rawValue: parts[0]), !parts[1].isEmpty
        else { return nil }
        answerable = Answerable(kind, parts[1])
    }

    static var allValueStrings: [String] { AnswerableKind.allCases.map { $0.rawValue + "=" } }
}

extension CardSetting.Card: ExpressibleByArgument {}

/// Options of the questions about accountability.
struct AccountOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @OptionGroup var table: TableFileOptions
}

extension AccountOptions {
    /// Shows a result as asked for, with its head.
    func show(
        _ result: some Printable,
        _ opened: SQLiteLedger,
        _ books: CityBooks,
        on date: WorkDate,
        _ common: CommonOptions
    ) throws {
        try ResultPrinter(json: common.json, table)
            .of(opened, on: date, at: common.moment()).show(result)
    }

    /// A date as typed, or today in the city.
    static func date(
        _ text: String?,
        _ books: CityBooks,
        _ now: Moment
    ) throws -> WorkDate {
        if let text {
            guard let date = WorkDate(text) else { throw Problem(.badDate, text) }
            return date
        }
        guard let today = now.date(zone: books.reference.settings(on: nil).zoneMinutes) else {
            throw Problem(.badTime, "")
        }
        return today
    }

    /// The dates asked for; this month up to today without any.
    static func span(
        from: String?,
        to: String?,
        _ books: CityBooks,
        _ now: Moment
    ) throws -> ClosedRange<WorkDate> {
        let last = try date(to ?? from, books, now)
        let isMonth = from == nil && to == nil
        let first = try isMonth ? Month(last).dates.lowerBound : date(from ?? to, books, now)
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        return first...last
    }
}

/// `watchbook account cards`.
struct AccountCardsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cards",
            abstract: AccountPhrase.cardsAbstract(),
            discussion: AccountPhrase.cardsDiscussion()
        )
    }

    @OptionGroup var options: AccountOptions

    @Option(help: ArgumentHelp(AccountPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try SQLiteLedger(opening: options.ledger, .reading)
        let books = try ledger.books()
        let day = try AccountOptions.date(date, books, common.moment())
        let facts = try AccountFacts(ledger, books, on: day).facts
        let cards = try ledger.cards().filter { $0.claim.date <= day }
        let sheet = CardSheet(
            date: day,
            proposals: try ledger.cardProposals(on: day, facts, books).filter { proposal in
                !cards.contains { $0.answers(proposal) }
            },
            cards: cards,
            names: TallyNames(books, on: day...day)
        )
        try options.show(sheet, ledger, books, on: day, common)
    }
}

/// `watchbook account negative`.
struct AccountNegativeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "negative",
            abstract: AccountPhrase.negativeAbstract(),
            discussion: AccountPhrase.negativeDiscussion()
        )
    }

    @OptionGroup var options: AccountOptions

    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try SQLiteLedger(opening: options.ledger, .reading)
        let books = try ledger.books()
        let dates = try AccountOptions.span(from: from, to: to, books, common.moment())
        let sheet = NegativeSheet(
            dates: dates,
            events: try ledger.negativeEvents().filter { dates.contains($0.claim.date) },
            books,
            names: TallyNames(books, on: dates)
        )
        try options.show(sheet, ledger, books, on: dates.upperBound, common)
    }
}

/// `watchbook account signs`.
struct AccountSignsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "signs",
            abstract: AccountPhrase.signsAbstract(),
            discussion: AccountPhrase.signsDiscussion()
        )
    }

    @OptionGroup var options: AccountOptions

    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try SQLiteLedger(opening: options.ledger, .reading)
        let books = try ledger.books()
        let dates = try AccountOptions.span(from: from, to: to, books, common.moment())
        var closed: [WorkSigns.OfficeDay: Int64] = [:]
        for close in try ledger.closes(where: { dates.contains($1) }) {
            let day = WorkSigns.OfficeDay(close.office, close.date)
            let moment = close.statement.stamp.milliseconds
            closed[day] = min(closed[day] ?? moment, moment)
        }
        let signs = try ledger.workSigns(in: dates, closed: closed, books)
        let sheet = SignSheet(
            dates: dates,
            signs: signs.signs,
            names: TallyNames(books, on: dates)
        )
        try options.show(sheet, ledger, books, on: dates.upperBound, common)
    }
}
