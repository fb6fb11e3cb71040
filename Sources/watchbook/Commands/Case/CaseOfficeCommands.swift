import ArgumentParser
import CentralLedger
import Inspection
import Journaling

// What offices say about cases: `watchbook case file`, `decline`, `refuse`, `grant`, `suspend`,
// `resume`, `close`, `void`.

/// `watchbook case file`.
struct CaseFileCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "file",
            abstract: CaseHelp.fileAbstract(),
            discussion: CaseHelp.fileDiscussion()
        )
    }

    @Option(help: ArgumentHelp(CaseHelp.setUrgencyHelp, value: CaseHelp.urgencyValue))
    var setUrgency: String?

    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool {
        item.file.state == .reported || item.file.state == .declined
    }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        try CaseVocabulary(desk.books, at: desk.minute).check(urgency: setUrgency)
        let claim = CaseFiling(isFiled: true, urgency: setUrgency).claim
        return [CaseDraft(record: item.record, register: CaseRegister(.filing), claim: claim)]
    }

    func run() throws { try perform() }
}

/// `watchbook case decline`.
struct CaseDeclineCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "decline",
            abstract: CaseHelp.declineAbstract(),
            discussion: CaseExample.decline()
        )
    }

    @Option(
        name: .because,
        help: ArgumentHelp(CaseHelp.becauseHelp, value: ConflictPhrase.reasonValue)
    )
    var because: String

    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool {
        item.file.state == .reported || item.file.state == .filed
    }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        try desk.checkNothingJoined(into: item)
        let claim = CaseFiling(isFiled: false, reason: because).claim
        return [CaseDraft(record: item.record, register: CaseRegister(.filing), claim: claim)]
    }

    func run() throws { try perform() }
}

/// `watchbook case refuse`: the unit keeps what it returned.
struct CaseRefuseCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "refuse",
            abstract: CaseHelp.refuseAbstract(),
            discussion: CaseExample.refuse()
        )
    }

    @Option(
        name: .because,
        help: ArgumentHelp(CaseHelp.becauseHelp, value: ConflictPhrase.reasonValue)
    )
    var because: String

    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool { item.file.state == .returned }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        guard let round = item.file.rounds.last else { return [] }
        return [
            CaseDraft(
                record: item.record,
                register: CaseRegister(.refusal, round.number),
                claim: CaseRefusal(reason: because, returned: round.returned?.digest).claim
            )
        ]
    }

    func run() throws { try perform() }
}

/// `watchbook case grant`: answers requests for more time, or gives it unasked.
struct CaseGrantCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "grant",
            abstract: CaseHelp.grantAbstract(),
            discussion: CaseHelp.grantDiscussion()
        )
    }

    @Option(help: ArgumentHelp(CaseHelp.untilHelp, value: CaseHelp.timeValue))
    var until: CaseTime?

    @Flag(help: ArgumentHelp(CaseHelp.refuseFlagHelp))
    var refuse = false

    @Option(
        name: .because,
        help: ArgumentHelp(CaseHelp.becauseHelp, value: ConflictPhrase.reasonValue)
    )
    var because: String?

    @OptionGroup var options: CaseActOptions

    func validate() throws {
        guard !refuse || (until == nil && because != nil) else {
            throw ValidationError(CasePhrase.refuseReason())
        }
    }

    func fits(_ item: CaseItem) -> Bool {
        guard item.file.isOpen, item.file.rounds.last?.dispatch != nil else { return false }
        return until != nil || !item.file.unanswered.isEmpty
    }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        let file = item.file
        let number =
            file.unanswered.first
            ?? (max(file.extensions.keys.max() ?? 0, file.grants.keys.max() ?? 0) + 1)
        let due = item.timing.due
        if !refuse, until == nil, let due, let asked = file.extensions[number]?.claim.until {
            try desk.check(asked, isAfter: due, for: item)
        }
        let bound = max(desk.minute, due ?? desk.minute)
        let claim = CaseGrant(
            isGranted: !refuse,
            round: file.extensions[number] == nil ? file.rounds.last?.number : nil,
            until: try until.map { try desk.time($0, after: bound, for: item) },
            reason: because
        ).claim
        return [
            CaseDraft(record: item.record, register: CaseRegister(.grant, number), claim: claim)
        ]
    }

    func run() throws { try perform() }
}

extension CaseFile {
    /// The numbers of the requests for more time that nobody answered, ascending.
    var unanswered: [Int] { extensions.keys.filter { grants[$0] == nil }.sorted() }
}

/// `watchbook case suspend`.
struct CaseSuspendCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "suspend",
            abstract: CaseHelp.suspendAbstract(),
            discussion: CaseExample.suspend()
        )
    }

    @Option(
        name: .because,
        help: ArgumentHelp(CaseHelp.becauseHelp, value: ConflictPhrase.reasonValue)
    )
    var because: String

    @Option(help: ArgumentHelp(CaseHelp.suspendUntilHelp, value: CaseHelp.timeValue))
    var until: CaseTime?

    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool { item.file.isOpen && !item.isSuspended }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        let end = try until.map { try desk.time($0, after: desk.minute, for: item) }
        let claim = CaseSuspension(reason: because, until: end).claim
        let number = (item.file.suspensions.keys.max() ?? 0) + 1
        return [
            CaseDraft(
                record: item.record,
                register: CaseRegister(.suspension, number),
                claim: claim
            )
        ]
    }

    func run() throws { try perform() }
}

/// `watchbook case resume`.
struct CaseResumeCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "resume",
            abstract: CaseHelp.resumeAbstract(),
            discussion: CaseExample.resume()
        )
    }

    @Option(
        name: .because,
        help: ArgumentHelp(CaseHelp.becauseHelp, value: ConflictPhrase.reasonValue)
    )
    var because: String?

    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool { item.isSuspended }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        let running = item.file.suspensions.keys.filter { item.file.resumptions[$0] == nil }
            .sorted()
        return running.map { number in
            CaseDraft(
                record: item.record,
                register: CaseRegister(.resumption, number),
                claim: CaseReason(reason: because ?? "").claim
            )
        }
    }

    func run() throws { try perform() }
}

/// `watchbook case close`.
struct CaseCloseCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "close",
            abstract: CaseHelp.closeAbstract(),
            discussion: CaseHelp.closeDiscussion()
        )
    }

    @Option(help: ArgumentHelp(CaseHelp.resultHelp, value: CaseHelp.resultValue))
    var result: CaseResult?

    @Option(
        name: .because,
        help: ArgumentHelp(CaseHelp.closeBecauseHelp, value: ConflictPhrase.reasonValue)
    )
    var because: String?

    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool {
        item.file.state == .verified || (because != nil && item.file.isOpen)
    }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        let result = result ?? item.file.rounds.last?.rectification?.claim.result ?? .settled
        let claim = CaseClosing(result: result, reason: because).claim
        let register = CaseRegister(.closing)
        let tried = item.file.after(
            register,
            claim,
            by: desk.writer.inspector,
            desk.books,
            at: desk.minute
        )
        return [
            CaseDraft(
                record: item.record,
                register: register,
                claim: claim,
                note: tried.map { file, fault in
                    [file.state(), fault?()].compactMap { $0 }.joined(separator: "; ")
                }
            )
        ]
    }

    func run() throws { try perform() }
}

/// `watchbook case void`.
struct CaseVoidCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "void",
            abstract: CaseHelp.voidAbstract(),
            discussion: CaseExample.void()
        )
    }

    @Option(
        name: .because,
        help: ArgumentHelp(CaseHelp.becauseHelp, value: ConflictPhrase.reasonValue)
    )
    var because: String

    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool { item.file.void == nil }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        try desk.checkNothingJoined(into: item)
        return [
            CaseDraft(
                record: item.record,
                register: CaseRegister(.void),
                claim: CaseReason(reason: because).claim
            )
        ]
    }

    func run() throws { try perform() }
}

/// `watchbook case revisit`.
struct CaseRevisitCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "revisit",
            abstract: CaseHelp.revisitAbstract(),
            discussion: CaseExample.revisit()
        )
    }

    @Option(help: ArgumentHelp(CaseHelp.satisfactionHelp, value: CaseHelp.wordValue))
    var satisfaction: Satisfaction

    @Option(help: ArgumentHelp(CaseHelp.textHelp, value: RecordingPhrase.textValue))
    var text: String?

    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool { item.file.void == nil }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        let number = (item.file.revisits.keys.max() ?? 0) + 1
        let claim = CaseRevisit(satisfaction: satisfaction, text: text).claim
        return [
            CaseDraft(record: item.record, register: CaseRegister(.revisit, number), claim: claim)
        ]
    }

    func run() throws { try perform() }
}
