import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

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
        guard !FormCode.isMeant(by: file) else { return try verifyForm() }
        let report = try ReportFile(file)
        let whole = try SQLiteLedger(opening: ledger, .reading)
        guard report.asked.name != ComparisonRecount.command else {
            return try verifyComparison(report, whole)
        }
        let pinned = try pinned(report, whole)
        let isNow = pinned == nil
        let basis = pinned?.ledger ?? whole
        try tell(try ReportRecount(report, basis).differences, of: report, isNow: isNow)
    }

    /// A comparison is a function of two sets, each of which has to be known.
    private func verifyComparison(_ report: ReportFile, _ whole: SQLiteLedger) throws {
        let again = try ComparisonRecount(
            report,
            in: whole,
            named: ledger,
            manifest: try manifest.map { try ReportVerifyCommand.bytes(of: $0) }
        )
        try tell(ReportRecount(report, again: again.result).differences, of: report, isNow: false)
    }

    private func tell(_ differences: [String], of report: ReportFile, isNow: Bool) throws {
        let different = (report.isSameTable == false ? ["table"] : []) + differences
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

    private func verifyForm() throws {
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        let check = try FormCheck(file, ledger)
        if output.json {
            print(check.json.canonicalText)
        } else {
            for line in check.lines { print(line) }
        }
        if !check.isEqual { throw ExitCode.someRefused }
    }

    private func pinned(_ report: ReportFile, _ whole: SQLiteLedger) throws -> PinnedLedger? {
        guard let manifest else { return try report.pinned(in: whole) }
        let bytes = try ReportVerifyCommand.bytes(of: manifest)
        guard Chain.sha256(bytes) == report.set else { throw Problem(.manifestUnknown, manifest) }
        return try PinnedLedger(bytes, in: whole)
    }

    /// - Throws: `Problem(.fileMissing)`.
    private static func bytes(of manifest: String) throws(Problem) -> [UInt8] {
        guard let bytes = FileManager.default.contents(atPath: manifest) else {
            throw Problem(.fileMissing, manifest)
        }
        return Array(bytes)
    }
}

/// A report made again from a ledger, beside the one of the file.
struct ReportRecount {
    /// Names of the members that come out otherwise, ascending.
    let differences: [String]

    /// - Throws: `Problem`: `reportUnreadable` without a head, `reportNotRepeated` for what is not
    ///   made again.
    init(_ report: ReportFile, _ ledger: SQLiteLedger) throws {
        guard let moment = report.asOf else { throw Problem(.reportUnreadable, report.name) }
        self.init(
            report,
            again: try report.asked.result(of: ledger.path, at: moment, named: report.name)
        )
    }

    init(_ report: ReportFile, again: JSONValue) {
        // In which language it is read is not what it says.
        let passed: Set = [
            "head", "table", "manifest", "manifest_before", "digest", "held", "practice",
            "not_handed_in", "where",
            // Which files have come here.
            "files_missing",
        ]
        let names = Set((again.members ?? [:]).keys).union((report.content.members ?? [:]).keys)
        differences = names.subtracting(passed).sorted().filter { name in
            guard !name.hasSuffix("_name") else { return false }
            return ReportRecount.plain(again[name]) != ReportRecount.plain(report.content[name])
        }
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
