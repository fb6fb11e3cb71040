import ArgumentParser

/// The root command: what the program is, and the list of its commands.
struct Watchbook: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "watchbook",
            abstract: CommonPhrase.programAbstract(),
            discussion: CommonPhrase.programDiscussion(),
            version: "0.1.0",
            subcommands: [LedgerCommand.self, MergeCommand.self, SimulateCommand.self]
        )
    }

    @OptionGroup var language: LanguageOption

    func run() throws {
        throw CleanExit.helpRequest(self)
    }
}
