import ArgumentParser

/// `watchbook report …`: figures that have left the house.
struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: ReportPhrase.abstract(),
            subcommands: [
                WatchReportCommand.self, DayReportCommand.self, TallyReportCommand.self,
                BlankReportCommand.self, WalkReportCommand.self, AssessmentReportCommand.self,
                RankReportCommand.self, ReportMapCommand.self, ReportVerifyCommand.self,
            ]
        )
    }
}
