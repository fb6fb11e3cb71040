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
            discussion: MergePhrase.discussion() + "\n\n" + ExamplePhrase.merge()
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
        let report: MergeReport
        let progress = Progress.standard()
        do {
            report = try await Merge(documents, into: ledger, now: now.milliseconds).run {
                progress.show(MergePhrase.progress(String($0), String($1)))
            }
        } catch {
            // The root stays adopted: whoever repeats the command would not hear of it.
            progress.erase()
            if let adopted, !dryRun { Terminal.warn(MergePhrase.adopted(adopted.hex)) }
            throw error
        }
        progress.erase()
        let summary = MergeSummary(
            report,
            refusedFiles: inputs.refused,
            adopted: adopted,
            hasRoots: try !ledger.charter.roots.isEmpty,
            isDryRun: dryRun
        )
        if common.json {
            print(summary.json.canonicalText)
        } else {
            for line in summary.lines { print(line) }
            for problem in summary.refusals { Terminal.warn(problem.line(in: .current)) }
        }
        if !summary.refusals.isEmpty { throw ExitCode(refusing: summary.refusals) }
    }
}
