import ArgumentParser

/// `watchbook walk …`: what stands where along a street.
struct WalkCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "walk",
            abstract: WalkPhrase.abstract(),
            subcommands: [
                WalkRecordCommand.self, WalkImportCommand.self, WalkShowCommand.self,
                WalkCheckCommand.self, WalkReviewCommand.self,
            ]
        )
    }
}
