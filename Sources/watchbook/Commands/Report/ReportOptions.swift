import ArgumentParser
import Foundation
import Journaling

/// Which ledger a report is made from and what it is written to.
struct ReportOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(PaperPhrase.outHelp, value: TallyPhrase.fileValue))
    var out: [String] = []

    @Option(help: ArgumentHelp(TallyPhrase.profileHelp, value: TallyPhrase.profileValue))
    var profile: CSVProfile?

    @Flag(help: ArgumentHelp(PaperPhrase.forceHelp))
    var force = false

    /// The files with their formats.
    ///
    /// - Throws: `Problem`: `formatUnknown`; `fileInTheWay` for one that is there, without `--force`.
    func files() throws -> [(path: String, format: ReportFormat)] {
        try out.map { path in
            guard let format = ReportFormat(of: path) else {
                throw Problem(.formatUnknown, path, ReportFormat.list)
            }
            try OutputFile.check(path, isReplaced: force)
            return (path, format)
        }
    }
}
