import ArgumentParser

/// `watchbook case …`: problems from finding to closing.
struct CaseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "case",
            abstract: CaseHelp.abstract(),
            discussion: CaseHelp.discussion(),
            subcommands: [
                // Looking.
                CaseListCommand.self, CaseShowCommand.self, CaseOverdueCommand.self,
                CaseStatsCommand.self, CaseDuplicatesCommand.self, CasePapersCommand.self,
                CaseHandoverCommand.self, CaseDossierCommand.self,
                // Offices.
                CaseOpenCommand.self, CaseWalksCommand.self, CaseFileCommand.self,
                CaseDeclineCommand.self, CaseDispatchCommand.self, CaseRefuseCommand.self,
                CaseGrantCommand.self,
                CaseSuspendCommand.self, CaseResumeCommand.self, CaseCloseCommand.self,
                CaseVoidCommand.self, CaseJoinCommand.self, CaseDistinctCommand.self,
                CaseNoticeCommand.self, CaseEscalateCommand.self, CaseRevisitCommand.self,
                CaseImportCommand.self,
                // Units.
                CaseReceiveCommand.self, CaseReturnCommand.self, CasePassCommand.self,
                CaseRectifyCommand.self, CaseExtendCommand.self, CaseExplainCommand.self,
                // Finders.
                CaseVerifyCommand.self,
            ],
            defaultSubcommand: CaseListCommand.self
        )
    }
}
