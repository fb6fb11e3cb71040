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

    /// The first eight digits of such a name, as lists show them.
    static func short(_ record: String) -> String {
        String((record.split(separator: "/").last ?? "").prefix(8))
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

    @Option(help: ArgumentHelp(AccountPhrase.cardHelp, value: AccountPhrase.cardValue))
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
        try target.answerable.require(books, on: day)
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
        let cards = try ledger.cards()
        let found = try ledger.cardProposals(on: day, facts, books).first { proposal in
            proposal.rule.id == rule && proposal.answerable == target.answerable
                && !cards.contains { $0.answers(proposal) }
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
        let found = try records(act.ledger)
        guard found.count == 1 else { throw Problem(.liftUnknown, record, ledger) }
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

    /// The cards and events that are meant: by name, by the end of the name, or by their entry.
    private func records(_ ledger: SQLiteLedger) throws -> [String] {
        let all =
            try ledger.cards().map { ($0.record, $0.digest) }
            + ledger.negativeEvents().map { ($0.record, $0.digest) }
        guard !record.isEmpty else { return [] }
        return all.filter { name, digest in
            name == record || name.split(separator: "/").last?.hasPrefix(record) == true
                || record.count >= 8 && digest.hex.hasPrefix(record.lowercased())
        }
        .map(\.0)
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
        try target.answerable.require(books, on: day)
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

extension Answerable {
    /// - Throws: `Problem` with ``Problem/Code/answerableUnknown`` for what is not there on a date.
    ///   Where nothing of its kind is known anything goes.
    func require(_ books: CityBooks, on date: WorkDate) throws(Problem) {
        let gazetteer = books.gazetteer
        let known: [String] =
            switch kind {
            case .office: Set(gazetteer.points(on: date).map(\.office)).sorted()
            case .point: gazetteer.points(on: date).map(\.id)
            case .leader: gazetteer.answering(\.leaders, on: date)
            case .cadre: gazetteer.answering(\.cadres, on: date)
            case .inspector: gazetteer.persons(on: date).map(\.number)
            case .unit, .pointUnit, .supervisionUnit, .authorityUnit, .leadUnit:
                gazetteer.units(on: date).map(\.id)
            }
        guard known.isEmpty || known.contains(id) else {
            throw Problem(.answerableUnknown, text, among: known)
        }
    }
}

extension Gazetteer {
    /// The numbers of all people, and the texts of points that name somebody.
    fileprivate func answering(_ persons: KeyPath<Point, [String]>, on date: WorkDate) -> [String] {
        let texts = Set(points(on: date).flatMap { $0[keyPath: persons] })
        let numbers = self.persons(on: date).map(\.number)
        return numbers + texts.subtracting(numbers).sorted()
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
