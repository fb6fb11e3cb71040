import ArgumentParser

/// The root command: what the program is, and the list of its commands.
struct Watchbook: ParsableCommand {
    /// The version of the program, as in CHANGELOG.md.
    static let version = "0.1.0"

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "watchbook",
            abstract: CommonPhrase.programAbstract(),
            discussion: CommonPhrase.programDiscussion(),
            version: version,
            subcommands: [
                RootCommand.self,
                OfficeCommand.self,
                DeviceCommand.self,
                PlacesCommand.self,
                UnitsCommand.self,
                PeopleCommand.self,
                RosterCommand.self,
                DecompositionCommand.self,
                SettingsCommand.self,
                TodayCommand.self,
                WatchCommand.self,
                CheckCommand.self,
                CountCommand.self,
                SweepCommand.self,
                WalkCommand.self,
                UndoCommand.self,
                ActivityCommand.self,
                CampaignCommand.self,
                ImportCommand.self,
                StandardCommand.self,
                JournalCommand.self,
                PublishCommand.self,
                ReceiveCommand.self,
                ReceiptCommand.self,
                MergeCommand.self,
                LedgerCommand.self,
                ConflictsCommand.self,
                HeldCommand.self,
                DutyCommand.self,
                TallyCommand.self,
                CloseCommand.self,
                CompareCommand.self,
                AccountCommand.self,
                ReportCommand.self,
                ExportCommand.self,
                RankCommand.self,
                AssessmentCommand.self,
                CaseCommand.self,
                DoctorCommand.self,
                SimulateCommand.self,
            ]
        )
    }

    @OptionGroup var language: LanguageOption

    func run() throws {
        throw CleanExit.helpRequest(self)
    }
}
