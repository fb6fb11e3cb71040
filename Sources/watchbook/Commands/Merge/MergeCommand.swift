import ArgumentParser
import CentralLedger
import Journaling
import LedgerSQLite
import Sync

/// `watchbook merge`.
struct MergeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "merge",
            abstract: MergePhrase.abstract(),
            discussion: MergePhrase.discussion()
        )
    }

    @Option(help: ArgumentHelp(MergePhrase.intoHelp, value: LedgerPhrase.ledgerValue))
    var into: String

    @Argument(help: ArgumentHelp(MergePhrase.filesHelp, value: MergePhrase.filesValue))
    var files: [String]

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let now = common.moment()
        let inputs = try InputList(files)
        let ledger = try SQLiteLedger(opening: into, dryRun ? .rehearsing : .writing)
        let documents = inputs.documents.map { MergeDocument($0) }
        let adopted = try RootAdoption.adopt(from: documents, for: ledger)
        let progress = Progress.standard()
        let report = try await Merge(documents, into: ledger, now: now.milliseconds).run {
            read,
            all in
            progress.show(MergePhrase.progress(String(read), String(all)))
        }
        progress.erase()
        let summary = MergeSummary(
            report,
            refusedFiles: inputs.refused,
            adopted: adopted,
            isDryRun: dryRun
        )
        if common.json {
            print(summary.json.canonicalText)
        } else {
            for line in summary.lines { print(line) }
            for problem in summary.refusals { Terminal.warn(problem.line(in: .current)) }
        }
        if !summary.refusals.isEmpty { throw ExitCode.someRefused }
    }
}
