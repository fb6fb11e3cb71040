import ArgumentParser

/// The file to which a table is written besides being shown.
struct TableFileOptions: ParsableArguments {
    @Option(help: ArgumentHelp(TallyPhrase.csvHelp, value: TallyPhrase.fileValue))
    var csv: String?

    @Option(help: ArgumentHelp(TallyPhrase.profileHelp, value: TallyPhrase.profileValue))
    var profile: CSVProfile?

    @Flag(help: ArgumentHelp(PaperPhrase.forceHelp))
    var force = false
}
