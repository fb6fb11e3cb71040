import ArgumentParser

/// `watchbook assessment …`: schemes, rounds, scores, results and appeals.
struct AssessmentCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "assessment",
            abstract: AssessmentPhrase.abstract(),
            subcommands: [
                SchemeCommand.self, RoundCommand.self, ScoreCommand.self,
                AssessmentCompareCommand.self, ValuesCommand.self, DeclareCommand.self,
                AppealCommand.self, RuleCommand.self, PreviewCommand.self,
                PublishResultCommand.self,
                VerifyResultCommand.self,
            ]
        )
    }
}
