import ArgumentParser

/// `watchbook report …`: figures that have left the house.
struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: ReportPhrase.abstract(),
            subcommands: [
                // Watches.
                WatchReportCommand.self, DayReportCommand.self, BlankReportCommand.self,
                // Figures and places.
                TallyReportCommand.self, WalkReportCommand.self, ReportMapCommand.self,
                // Problems.
                CaseLedgerReportCommand.self, CaseHandoverReportCommand.self,
                CaseRectificationReportCommand.self, CaseNoticeReportCommand.self,
                CaseOverdueReportCommand.self,
                // Bulletins, and rounds of testing.
                BulletinReportCommand.self, AssessmentReportCommand.self, RankReportCommand.self,
                // What was signed.
                ReportAttachCommand.self, ReportScansCommand.self,
                // What was printed.
                ReportVerifyCommand.self,
            ]
        )
    }
}
