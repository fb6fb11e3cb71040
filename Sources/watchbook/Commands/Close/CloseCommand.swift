import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite

/// `watchbook close …`: signing for a day, and what was signed.
struct CloseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "close",
            abstract: ClosePhrase.abstract(),
            discussion: ClosePhrase.discussion(),
            subcommands: [
                CloseSignCommand.self, CloseShowCommand.self, CloseListCommand.self,
                CloseVerifyCommand.self, CloseAnswerCommand.self,
            ],
            defaultSubcommand: CloseSignCommand.self
        )
    }
}

/// The steps of closing a day that can be left out; the close says which.
enum CloseStep: String, ExpressibleByArgument, CaseIterable {
    case handIns = "hand-ins"
    case doubts, conflicts, dispatch, sheet
}

/// Which office's day a command is about.
struct CloseOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(ClosePhrase.officeHelp, value: EnrolmentPhrase.officeValue))
    var office: String

    @Argument(help: ArgumentHelp(ClosePhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String

    /// - Throws: `Problem`: `badName`, `badDate`.
    func day() throws -> (office: String, date: WorkDate) {
        guard Names.isName(office) else { throw Problem(.badName, office) }
        guard let date = WorkDate(date) else { throw Problem(.badDate, date) }
        return (office, date)
    }

    /// The version asked for, or the last one.
    ///
    /// - Throws: `Problem` with ``Problem/Code/closeUnknown``.
    func close(_ version: Int64?, in ledger: SQLiteLedger) throws -> SignedClose {
        let (office, date) = try day()
        let closes = try ledger.closes { $0 == office && $1 == date }
        let found = version.map { number in closes.last { $0.version == number } } ?? closes.last
        guard let found else { throw Problem(.closeUnknown, "\(office) \(date.text)", self.ledger) }
        return found
    }
}

/// `watchbook close sign`.
struct CloseSignCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sign",
            abstract: ClosePhrase.signAbstract(),
            discussion: ClosePhrase.signDiscussion()
        )
    }

    @OptionGroup var day: CloseOptions

    @Option(
        name: .customLong("skip"),
        help: ArgumentHelp(ClosePhrase.skipHelp, value: ClosePhrase.stepValue)
    )
    var skipped: [CloseStep] = []

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let (office, date) = try day.day()
        let now = common.moment()
        let act = try OfficeAct(ledger: day.ledger, writer, isDryRun: dryRun)
        let books = try act.ledger.books()
        var close = try act.ledger.dayClose(
            office: office,
            date: date,
            asOf: now.milliseconds / 60_000,
            cutOff: try cutOff(of: date, books, now),
            books
        )
        close.skipped = CloseStep.allCases.filter(skipped.contains).map(\.rawValue)
        let earlier = try act.ledger.closes { $0 == office && $1 == date }
        var comparison: Comparison?
        if let last = earlier.last {
            guard !close.saysSame(as: last) else { return reportSame(last) }
            comparison = try CloseComparison(act.ledger, books).since(last, close)
            close.changes = comparison.map(CloseComparison.changes)
            close.previous = last.statement.digest
        }
        let manifest = try act.ledger.manifest()
        let record = SignedClose.record(office: office, date: date)
        let version = try act.ledger.nextVersion(of: record)
        let draft = act.writer.draft(
            record,
            "version.\(version)",
            claim: close.claim,
            attachments: [Attachment(digest: close.set, length: Int64(manifest.count))]
        )
        if !dryRun {
            // The manifest is its own digest's bytes, so it travels as a photo does.
            let journal = try Journal.open(at: act.writer.journal, key: act.writer.key)
            _ = try journal.addPhoto(manifest)
        }
        let entries = try act.perform([draft], now: now, seen: earlier.last?.statement.stamp)
        if !dryRun { _ = try act.ledger.keepPhoto(close.set, manifest) }
        report(close, version, Chain.identity(of: entries[0].canonicalBytes), comparison, books)
    }

    /// The city's cut-off, or now where that is not over yet.
    ///
    /// - Throws: `Problem` with ``Problem/Code/dayNotBegun``.
    private func cutOff(of date: WorkDate, _ books: CityBooks, _ now: Moment) throws -> Int64 {
        let setting = books.gazetteer.setting(CloseSetting.self, on: date) ?? .standard
        let zone = books.reference.settings(on: date).zoneMinutes
        let minute = now.milliseconds / 60_000 + zone - date.day * 1440
        guard minute >= 0 else { throw Problem(.dayNotBegun, date.text) }
        return min(setting.cutOff, minute)
    }

    private func reportSame(_ last: SignedClose) {
        if common.json {
            print(
                JSONValue.object([
                    "version": .integer(last.version), "written": false,
                    "close": .text(last.statement.digest.hex), "dry_run": .bool(dryRun),
                ]).canonicalText
            )
        } else {
            print(ClosePhrase.nothingNew(String(last.version)))
        }
    }

    private func report(
        _ close: DayClose,
        _ version: Int64,
        _ digest: Digest,
        _ comparison: Comparison?,
        _ books: CityBooks
    ) {
        if common.json {
            print(
                JSONValue.object([
                    "version": .integer(version), "written": .bool(!dryRun),
                    "close": .text(digest.hex), "dry_run": .bool(dryRun), "claim": close.claim,
                ]).canonicalText
            )
            return
        }
        let sheet = CloseSheet(
            office: close.office,
            date: close.date,
            version: version,
            claim: close.claim,
            names: TallyNames(books, on: close.date...close.date)
        )
        for line in sheet.lines(width: Terminal.width) { print(line) }
        print(
            dryRun
                ? MergePhrase.dryRun()
                : ClosePhrase.signed(String(version), String(digest.hex.prefix(10)))
        )
    }
}

extension SQLiteLedger {
    /// The number behind those of all versions ever written, withdrawn ones too.
    func nextVersion(of record: String) throws -> Int64 {
        let versions = try statements(in: record).compactMap {
            SignedClose.version(of: $0.register)
        }
        return (versions.max() ?? 0) + 1
    }
}

/// `watchbook close answer`: the office above has looked at a close.
struct CloseAnswerCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "answer",
            abstract: ClosePhrase.answerAbstract(),
            discussion: ClosePhrase.answerDiscussion()
        )
    }

    @OptionGroup var day: CloseOptions

    @Option(help: ArgumentHelp(ClosePhrase.noteHelp, value: ConflictPhrase.reasonValue))
    var note: String?

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let act = try OfficeAct(ledger: day.ledger, writer, isDryRun: dryRun)
        let close = try day.close(nil, in: act.ledger)
        let record = SignedClose.record(office: close.office, date: close.date)
        let known = try act.ledger.resolution(record: record, register: "feedback")?.inForce
        var claim: [String: JSONValue] = [
            "version": .integer(close.version), "close": .text(close.statement.digest.hex),
        ]
        claim["note"] = note.map(JSONValue.text)
        let draft = act.writer.draft(
            record,
            "feedback",
            claim: .object(claim),
            bases: known.map { [$0.statement.digest] } ?? []
        )
        let entries = try act.perform(
            [draft],
            now: common.moment(),
            seen: close.statement.stamp
        )
        let digest = Chain.identity(of: entries[0].canonicalBytes).hex
        if common.json {
            print(
                JSONValue.object([
                    "version": .integer(close.version), "feedback": .text(digest),
                    "dry_run": .bool(dryRun),
                ]).canonicalText
            )
        } else {
            print(ClosePhrase.answered(close.office, close.date.text, String(close.version)))
            if dryRun { print(MergePhrase.dryRun()) }
        }
    }
}
