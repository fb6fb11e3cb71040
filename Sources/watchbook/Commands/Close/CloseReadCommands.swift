import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook close show`.
struct CloseShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: ClosePhrase.showAbstract(),
            discussion: ExamplePhrase.closeShow()
        )
    }

    @OptionGroup var day: CloseOptions

    @Option(help: ArgumentHelp(ClosePhrase.versionHelp, value: ClosePhrase.numberValue))
    var version: Int64?

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try SQLiteLedger(opening: day.ledger, .reading)
        let close = try day.close(version, in: ledger)
        let books = try ledger.books()
        let zone = books.reference.settings(on: close.date).zoneMinutes
        var sheet = CloseSheet(
            office: close.office,
            date: close.date,
            version: close.version,
            claim: close.claim,
            names: TallyNames(books, on: close.date...close.date)
        )
        sheet.signed = (
            close.statement.inspector,
            Moment(milliseconds: close.statement.stamp.milliseconds).local(zone: zone),
            close.statement.digest
        )
        try ResultPrinter(json: common.json, table)
            .of(ledger, on: close.date, at: common.moment()).show(sheet)
    }
}

/// `watchbook close verify`: what was signed, computed again.
struct CloseVerifyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: ClosePhrase.verifyAbstract(),
            discussion: ClosePhrase.verifyDiscussion()
        )
    }

    @OptionGroup var day: CloseOptions

    @Option(help: ArgumentHelp(ClosePhrase.versionHelp, value: ClosePhrase.numberValue))
    var version: Int64?

    @Option(help: ArgumentHelp(LedgerPhrase.manifestHelp, value: TallyPhrase.fileValue))
    var manifest: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try SQLiteLedger(opening: day.ledger, .reading)
        let close = try day.close(version, in: ledger)
        let pinned = try pinned(close, ledger)
        let again = try pinned.ledger.dayClose(
            office: close.office,
            date: close.date,
            asOf: close.asOf ?? 0,
            cutOff: close.cutOff,
            pinned.books
        )
        let different = differences(between: close.claim, and: again.claim)
        if output.json {
            print(
                JSONValue.object([
                    "version": .integer(close.version), "set": .text(again.set.hex),
                    "equal": .bool(different.isEmpty),
                    "differs": .list(different.map(JSONValue.text)),
                ]).canonicalText
            )
        } else if different.isEmpty {
            print(
                ClosePhrase.verified(String(close.version), close.office, close.date.text)
            )
        } else {
            print(
                ClosePhrase.differs(
                    String(close.version),
                    close.office,
                    close.date.text,
                    different.joined(separator: ", ")
                )
            )
        }
        if !different.isEmpty { throw ExitCode.someRefused }
    }

    private func pinned(_ close: SignedClose, _ ledger: SQLiteLedger) throws -> PinnedLedger {
        if let manifest {
            guard let bytes = FileManager.default.contents(atPath: manifest) else {
                throw Problem(.fileMissing, manifest)
            }
            guard Chain.sha256(Array(bytes)) == close.set else {
                throw Problem(.manifestUnknown, manifest)
            }
            return try PinnedLedger(Array(bytes), in: ledger)
        }
        guard let pinned = try PinnedLedger(close, in: ledger) else {
            throw Problem(.manifestMissing, close.set?.hex ?? "", day.ledger)
        }
        return pinned
    }

    /// The members that come out otherwise; what people added is not computed.
    private func differences(between signed: JSONValue, and again: JSONValue) -> [String] {
        let added: Set = ["skipped", "changes", "previous"]
        let (one, other) = (signed.members ?? [:], again.members ?? [:])
        return Set(one.keys).union(other.keys).subtracting(added)
            .filter { one[$0] != other[$0] }.sorted()
    }
}

/// `watchbook close list`: which offices have closed a day, and which have not.
struct CloseListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: ClosePhrase.listAbstract(),
            discussion: ClosePhrase.listDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(ClosePhrase.listDateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let now = common.moment()
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        let books = try ledger.books()
        let zone = books.reference.settings(on: nil).zoneMinutes
        guard let today = now.date(zone: zone) else { throw Problem(.badTime, "") }
        let day = try date.map { text in
            guard let day = WorkDate(text) else { throw Problem(.badDate, text) }
            return day
        }
        let list = try CloseList(ledger, books, on: day ?? today, asOf: now)
        try ResultPrinter(json: common.json, table)
            .of(ledger, on: day ?? today, at: now).show(list)
    }
}
