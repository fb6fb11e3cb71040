import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// A record of the office's own, named after it and 64 random bits.
struct AccountRecord {
    let kind: String

    func name(of office: String) -> String {
        let number = String(UInt64.random(in: .min ... .max), radix: 16)
        let digits = String(repeating: "0", count: 16 - number.count) + number
        return "assessment/\(office)/\(kind)/\(digits)"
    }
}

/// What a card or an event rests on.
struct BasisOptions: ParsableArguments {
    @Option(
        name: .customLong("basis"),
        help: ArgumentHelp(AccountPhrase.basisHelp, value: ConflictPhrase.digestValue)
    )
    var basis: [String] = []

    /// The entries that the digests lead to.
    ///
    /// - Throws: `Problem` with ``Problem/Code/unknownDigest``.
    func digests(in ledger: SQLiteLedger) throws -> [Digest] {
        try basis.map { text in
            let found = try ledger.entries(digestPrefix: text)
            guard found.count == 1 else { throw Problem(.unknownDigest, text, ledger.path) }
            return found[0].statement.digest
        }
    }
}

/// `watchbook account give`: people give a card.
struct AccountGiveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "give",
            abstract: AccountPhrase.giveAbstract(),
            discussion: AccountPhrase.giveDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(AccountPhrase.cardHelp))
    var card: CardSetting.Card

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp(AccountPhrase.toHelp, value: AccountPhrase.answerableValue)
    )
    var target: AnswerableArgument

    @Option(help: ArgumentHelp(ConflictPhrase.reasonHelp, value: ConflictPhrase.reasonValue))
    var reason: String

    @Option(help: ArgumentHelp(AccountPhrase.ruleHelp, value: AccountPhrase.idValue))
    var rule: String?

    @Option(help: ArgumentHelp(AccountPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @OptionGroup var basis: BasisOptions

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let act = try OfficeAct(ledger: ledger, writer, isDryRun: dryRun)
        let books = try act.ledger.books()
        let day = try AccountOptions.date(date, books, common.moment())
        var digests = try basis.digests(in: act.ledger)
        if let rule { digests += try proposed(by: rule, act.ledger, books, day) }
        let claim = CardClaim(
            card: card,
            answerable: target.answerable,
            date: day,
            reason: reason,
            rule: rule,
            basis: Array(Set(digests)).sorted()
        )
        try AccountAct(act, common, isDryRun: dryRun)
            .write(AccountRecord(kind: "card"), "card", claim.claim) { record in
                AccountPhrase.given(card(), target.answerable.id, record)
            }
    }

    /// What the rule cites for this one today.
    ///
    /// - Throws: `Problem` with ``Problem/Code/cardRuleUnknown`` when it proposes nothing for it.
    private func proposed(
        by rule: String,
        _ ledger: SQLiteLedger,
        _ books: CityBooks,
        _ day: WorkDate
    ) throws -> [Digest] {
        let facts = try AccountFacts(ledger, books, on: day).facts
        let found = try ledger.cardProposals(on: day, facts, books).first {
            $0.rule.id == rule && $0.answerable == target.answerable
        }
        guard let found else { throw Problem(.cardRuleUnknown, rule, target.answerable.id) }
        return found.citations.map(\.digest)
    }
}

/// `watchbook account lift`.
struct AccountLiftCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "lift",
            abstract: AccountPhrase.liftAbstract(),
            discussion: AccountPhrase.liftDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(AccountPhrase.recordHelp, value: AccountPhrase.idValue))
    var record: String

    @Option(help: ArgumentHelp(ConflictPhrase.reasonHelp, value: ConflictPhrase.reasonValue))
    var reason: String

    @Option(help: ArgumentHelp(AccountPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let act = try OfficeAct(ledger: ledger, writer, isDryRun: dryRun)
        let books = try act.ledger.books()
        let day = try AccountOptions.date(date, books, common.moment())
        let records =
            try act.ledger.cards().map(\.record) + act.ledger.negativeEvents().map(\.record)
        let found = records.filter { name in
            name == record || name.split(separator: "/").last?.hasPrefix(record) == true
        }
        guard found.count == 1 else { throw Problem(.unknownRegister, record, ledger) }
        let known = try act.ledger.resolution(record: found[0], register: "lifting")?.inForce
        let claim: JSONValue = ["date": .text(day.text), "reason": .text(reason)]
        let draft = act.writer.draft(
            found[0],
            "lifting",
            claim: claim,
            bases: known.map { [$0.statement.digest] } ?? []
        )
        let entries = try act.perform([draft], now: common.moment(), seen: nil)
        AccountAct(act, common, isDryRun: dryRun)
            .report(entries, found[0], AccountPhrase.lifted(found[0]))
    }
}

/// `watchbook account note`: an event of the negative list.
struct AccountNoteCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "note",
            abstract: AccountPhrase.noteAbstract(),
            discussion: AccountPhrase.noteDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(AccountPhrase.itemHelp, value: AccountPhrase.idValue))
    var item: String

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp(AccountPhrase.toHelp, value: AccountPhrase.answerableValue)
    )
    var target: AnswerableArgument

    @Option(help: ArgumentHelp(AccountPhrase.textHelp, value: ConflictPhrase.reasonValue))
    var text: String

    @Option(help: ArgumentHelp(AccountPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @OptionGroup var basis: BasisOptions

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let act = try OfficeAct(ledger: ledger, writer, isDryRun: dryRun)
        let books = try act.ledger.books()
        let day = try AccountOptions.date(date, books, common.moment())
        let setting = books.gazetteer.setting(NegativeSetting.self, on: day) ?? .standard
        guard setting.item(item) != nil else {
            throw Problem(.negativeItemUnknown, item, among: setting.items.map(\.id))
        }
        let claim = NegativeClaim(
            item: item,
            answerable: target.answerable,
            date: day,
            text: text,
            basis: try basis.digests(in: act.ledger)
        )
        try AccountAct(act, common, isDryRun: dryRun)
            .write(AccountRecord(kind: "negative"), "event", claim.claim) { record in
                AccountPhrase.noted(target.answerable.id, record)
            }
    }
}

/// Writes an act of accountability and says so.
struct AccountAct {
    private let act: OfficeAct
    private let common: CommonOptions
    private let isDryRun: Bool

    init(_ act: OfficeAct, _ common: CommonOptions, isDryRun: Bool) {
        self.act = act
        self.common = common
        self.isDryRun = isDryRun
    }

    /// Writes it into a new record of the writer's office.
    func write(
        _ record: AccountRecord,
        _ register: String,
        _ claim: JSONValue,
        _ text: (String) -> String
    ) throws {
        let office = Names.parent(of: act.writer.inspector)
        let name = record.name(of: office)
        let draft = act.writer.draft(name, register, claim: claim)
        let entries = try act.perform([draft], now: common.moment(), seen: nil)
        report(entries, name, text(name))
    }

    func report(_ entries: [Entry], _ record: String, _ text: String) {
        if common.json {
            print(
                JSONValue.object([
                    "record": .text(record), "dry_run": .bool(isDryRun),
                    "entry": .text(Chain.identity(of: entries[0].canonicalBytes).hex),
                ]).canonicalText
            )
        } else {
            print(text)
            if isDryRun { print(MergePhrase.dryRun()) }
        }
    }
}
