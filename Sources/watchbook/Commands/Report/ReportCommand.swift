import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook report …`: figures that have left the house.
struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: ReportPhrase.abstract(),
            subcommands: [ReportVerifyCommand.self]
        )
    }
}

/// `watchbook report verify`: an exported result, computed again.
struct ReportVerifyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: ReportPhrase.verifyAbstract(),
            discussion: ReportPhrase.verifyDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(ReportPhrase.fileHelp, value: TallyPhrase.fileValue))
    var file: String

    @Option(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(LedgerPhrase.manifestHelp, value: TallyPhrase.fileValue))
    var manifest: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let report = try ReportFile(file)
        let whole = try SQLiteLedger(opening: ledger, .reading)
        let pinned = try pinned(report, whole)
        let isNow = pinned == nil
        let basis = pinned?.ledger ?? whole
        var different = try ReportRecount(report, basis).differences
        if report.isSameTable == false { different.insert("table", at: 0) }
        if output.json {
            print(
                JSONValue.object([
                    "equal": .bool(different.isEmpty && !isNow),
                    "same_entries": .bool(!isNow),
                    "differs": .list(different.map(JSONValue.text)),
                ]).canonicalText
            )
        } else {
            if isNow { print(ReportPhrase.changedSince()) }
            if different.isEmpty {
                print((isNow ? ReportPhrase.equalNow : ReportPhrase.equal)(file))
            } else {
                print(ReportPhrase.differs(file, different.joined(separator: ", ")))
            }
        }
        if !different.isEmpty || isNow { throw ExitCode.someRefused }
    }

    private func pinned(_ report: ReportFile, _ whole: SQLiteLedger) throws -> PinnedLedger? {
        guard let manifest else { return try report.pinned(in: whole) }
        guard let bytes = FileManager.default.contents(atPath: manifest) else {
            throw Problem(.fileMissing, manifest)
        }
        guard Chain.sha256(Array(bytes)) == report.set else {
            throw Problem(.manifestUnknown, manifest)
        }
        return try PinnedLedger(Array(bytes), in: whole)
    }
}

/// A report made again from a ledger, beside the one of the file.
struct ReportRecount {
    /// Names of the members that come out otherwise, ascending.
    let differences: [String]

    /// - Throws: `Problem` with ``Problem/Code/reportUnreadable`` for a kind that cannot be made
    ///   again.
    init(_ report: ReportFile, _ ledger: SQLiteLedger) throws {
        let books = try ledger.books()
        let again = try ReportRecount.result(report, ledger, books)
        guard let again = again.members else {
            differences = []
            return
        }
        // Who reads it, in which language and when, is not what it says.
        let passed: Set = [
            "head", "table", "manifest", "digest", "held", "practice", "not_handed_in", "where",
        ]
        differences = again.keys.filter { !passed.contains($0) }.sorted().filter { name in
            ReportRecount.plain(again[name]) != ReportRecount.plain(report.content[name])
        }
    }

    private static func result(
        _ report: ReportFile,
        _ ledger: SQLiteLedger,
        _ books: CityBooks
    ) throws -> JSONValue {
        guard let kind = report.kind else { throw Problem(.reportUnreadable, report.name) }
        switch kind {
        case .tally:
            guard let question = report.question else {
                throw Problem(.reportUnreadable, report.name)
            }
            return TallySheet(
                try ledger.tally(question, books),
                names: TallyNames(books, on: question.dates),
                filters: []
            ).json
        case .explanation:
            guard let question = report.question else {
                throw Problem(.reportUnreadable, report.name)
            }
            return TallyExplanationSheet(
                try ledger.explain(question, books),
                span: question.dates,
                filters: []
            ).json
        case .missing:
            guard let date = report.content["date"]?.text.flatMap({ WorkDate($0) }),
                let asOf = report.asOf
            else { throw Problem(.reportUnreadable, report.name) }
            return try missing(report, date, asOf, ledger, books)
        case .spans, .close, .comparison, .account:
            throw Problem(.reportUnreadable, report.name)
        }
    }

    private static func missing(
        _ report: ReportFile,
        _ date: WorkDate,
        _ asOf: Moment,
        _ ledger: SQLiteLedger,
        _ books: CityBooks
    ) throws -> JSONValue {
        let question = report.question ?? TallyQuestion(dates: date...date)
        let zone = books.reference.settings(on: date).zoneMinutes
        return MissingSheet(
            try ledger.missingChecks(
                on: date,
                asOf: asOf.milliseconds / 60_000 + zone,
                books,
                admits: { question.admits(station: $0, on: date, books) }
            ),
            date: date,
            names: TallyNames(books, on: date...date)
        ).json
    }

    /// Without the names that stand beside codes, which are of a language.
    private static func plain(_ value: JSONValue?) -> JSONValue? {
        switch value {
        case .object(let members):
            .object(
                members.filter { !$0.key.hasSuffix("_name") }.compactMapValues { plain($0) }
            )
        case .list(let values): .list(values.compactMap { plain($0) })
        default: value
        }
    }
}
