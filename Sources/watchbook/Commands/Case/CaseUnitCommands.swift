import ArgumentParser
import CentralLedger
import Inspection
import Journaling

// What units say about their cases, or offices write down for them: `watchbook case receive`,
// `return`, `pass`, `rectify`, `extend`, `explain`.

/// Who answers, and when it came to the office.
struct CaseAnswerOptions: ParsableArguments {
    @Option(name: .customLong("as"), help: ArgumentHelp(CaseHelp.asHelp, value: CaseHelp.unitValue))
    var speaker: String?

    @Option(help: ArgumentHelp(CaseHelp.arrivedHelp, value: CaseHelp.timeValue))
    var arrived: CaseTime?

    /// The unit that speaks: the one named, or the main one.
    ///
    /// - Returns: its id, and the suffix of its registers where it is not the main one.
    /// - Throws: `Problem`: `unitUnknown`, `badName`.
    func unit(_ item: CaseItem, _ desk: CaseDesk) throws -> (unit: String?, suffix: String?) {
        let main = item.file.rounds.last?.dispatch?.claim.main ?? item.file.mainUnit
        guard let speaker else { return (main, nil) }
        let unit = try desk.unit(speaker)
        guard unit != main.map({ desk.books.gazetteer.unitID($0, on: desk.today) ?? $0 }) else {
            return (main, nil)
        }
        let others = item.file.dispatch?.claim.all ?? []
        let isOther = others.contains {
            (desk.books.gazetteer.unitID($0, on: desk.today) ?? $0) == unit
        }
        return (unit, isOther ? unit : nil)
    }

    /// The claim with the moment at which it came, where an office writes it down for a unit.
    func stated(_ claim: JSONValue, _ unit: String?, _ desk: CaseDesk) -> JSONValue {
        guard var members = claim.members else { return claim }
        let writer = desk.writer.inspector
        let belongs = desk.books.gazetteer.person(writer, on: desk.today)?.unit
        let isForeign =
            belongs != nil
            && unit.map { !desk.books.works(writer, for: $0, at: desk.minute) } == true
        if let arrived = arrived?.minute(desk.books) ?? (isForeign ? desk.minute : nil) {
            members["arrived"] = .integer(min(arrived, desk.minute))
        }
        return .object(members)
    }
}

extension CaseItem {
    /// Whether a unit has it.
    var isWithUnit: Bool {
        switch file.state {
        case .dispatched, .received, .rectified: true
        default: false
        }
    }
}

/// `watchbook case receive`.
struct CaseReceiveCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "receive",
            abstract: CaseHelp.receiveAbstract(),
            discussion: CaseExample.receive()
        )
    }

    @OptionGroup var answer: CaseAnswerOptions
    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool {
        item.file.state == .dispatched || (answer.speaker != nil && item.isWithUnit)
    }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        guard let round = item.file.rounds.last else { return [] }
        let (unit, suffix) = try answer.unit(item, desk)
        return [
            CaseDraft(
                record: item.record,
                register: CaseRegister(.receipt, round.number, suffix: suffix),
                claim: answer.stated(CaseReceipt(unit: unit).claim, unit, desk)
            )
        ]
    }

    func run() throws { try perform() }
}

/// `watchbook case return`: not ours.
struct CaseReturnCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "return",
            abstract: CaseHelp.returnAbstract(),
            discussion: CaseHelp.returnDiscussion()
        )
    }

    @Option(
        name: .because,
        help: ArgumentHelp(CaseHelp.becauseHelp, value: ConflictPhrase.reasonValue)
    )
    var because: String

    @Option(help: ArgumentHelp(CaseHelp.proposeHelp, value: CaseHelp.unitValue))
    var propose: String?

    @OptionGroup var answer: CaseAnswerOptions
    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool {
        item.file.state == .dispatched || item.file.state == .received
    }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        guard let round = item.file.rounds.last else { return [] }
        let unit = round.dispatch?.claim.main
        guard round.dispatch?.claim.isFinal != true else {
            throw Problem(
                .caseFinal,
                CaseName.short(item.record),
                unit.map { desk.books.unitName($0, at: desk.minute) } ?? ""
            )
        }
        let claim = CaseReturn(
            unit: unit,
            reason: because,
            proposed: try propose.map { try desk.unit($0) }
        ).claim
        return [
            CaseDraft(
                record: item.record,
                register: CaseRegister(.return, round.number),
                claim: answer.stated(claim, unit, desk)
            )
        ]
    }

    func run() throws { try perform() }
}

/// `watchbook case pass`: to a section or contractor.
struct CasePassCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "pass",
            abstract: CaseHelp.passAbstract(),
            discussion: CaseExample.pass()
        )
    }

    @Option(
        name: .customLong("on-to"),
        help: ArgumentHelp(CaseHelp.onToHelp, value: CaseHelp.unitValue)
    )
    var onTo: String?

    @Flag(help: ArgumentHelp(CaseHelp.contractorHelp))
    var contractor = false

    @Option(help: ArgumentHelp(RecordingPhrase.noteHelp, value: RecordingPhrase.textValue))
    var note: String?

    @OptionGroup var options: CaseActOptions

    /// `--to` is the last date of the filter; what is no date there says to whom.
    func validate() throws {
        guard onTo != nil || options.dates.to.map({ SheetCells.date($0) == nil }) == true else {
            throw ValidationError(CasePhrase.onToMissing())
        }
    }

    func fits(_ item: CaseItem) -> Bool {
        item.file.state == .dispatched || item.file.state == .received
    }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        guard let onTo else { return [] }
        let number = (item.file.passings.keys.max() ?? 0) + 1
        let last = item.file.passings[number - 1]?.claim.to
        let claim = CasePassing(
            from: last ?? item.file.mainUnit,
            to: desk.books.gazetteer.unitID(onTo, on: desk.today) ?? onTo,
            isContractor: contractor,
            note: note
        ).claim
        return [
            CaseDraft(record: item.record, register: CaseRegister(.passing, number), claim: claim)
        ]
    }

    func run() throws {
        var command = self
        if onTo == nil {
            command.onTo = options.dates.to
            command.options.dates.to = nil
        }
        try command.perform()
    }
}

/// `watchbook case rectify`.
struct CaseRectifyCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rectify",
            abstract: CaseHelp.rectifyAbstract(),
            discussion: CaseHelp.rectifyDiscussion()
        )
    }

    @Option(help: ArgumentHelp(CaseHelp.rectifyTextHelp, value: RecordingPhrase.textValue))
    var text: String?

    @Option(help: ArgumentHelp(CaseHelp.resultHelp, value: CaseHelp.resultValue))
    var result: CaseResult = .settled

    @Option(help: ArgumentHelp(CaseHelp.handlerHelp, value: CaseHelp.personValue))
    var handler: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.photoHelp, value: CaseHelp.photoValue)
    )
    var photo: [String] = []

    @OptionGroup var answer: CaseAnswerOptions
    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool { item.isWithUnit }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        guard let round = item.file.rounds.last else { return [] }
        let (unit, suffix) = try answer.unit(item, desk)
        let claim = CaseRectification(unit: unit, text: text, result: result, handler: handler)
            .claim
        return [
            CaseDraft(
                record: item.record,
                register: CaseRegister(.rectification, round.number, suffix: suffix),
                claim: answer.stated(claim, unit, desk),
                photos: try desk.photos(photo)
            )
        ]
    }

    func run() throws { try perform() }
}

/// `watchbook case extend`: asks for more time.
struct CaseExtendCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "extend",
            abstract: CaseHelp.extendAbstract(),
            discussion: CaseExample.extend()
        )
    }

    @Option(help: ArgumentHelp(CaseHelp.untilHelp, value: CaseHelp.timeValue))
    var until: CaseTime

    @Option(
        name: .because,
        help: ArgumentHelp(CaseHelp.becauseHelp, value: ConflictPhrase.reasonValue)
    )
    var because: String

    @OptionGroup var answer: CaseAnswerOptions
    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool {
        item.file.state == .dispatched || item.file.state == .received
    }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        let file = item.file
        let number = max(file.extensions.keys.max() ?? 0, file.grants.keys.max() ?? 0) + 1
        let unit = file.mainUnit
        let asked = answer.arrived.map { min($0.minute(desk.books), desk.minute) } ?? desk.minute
        let bound = max(asked, item.timing.due ?? asked)
        let claim = CaseExtension(
            round: file.rounds.last?.number,
            unit: unit,
            reason: because,
            until: try desk.time(until, after: bound, for: item)
        ).claim
        return [
            CaseDraft(
                record: item.record,
                register: CaseRegister(.extension, number),
                claim: answer.stated(claim, unit, desk)
            )
        ]
    }

    func run() throws { try perform() }
}

/// `watchbook case explain`: a unit's written explanation has come.
struct CaseExplainCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain",
            abstract: CaseHelp.explainAbstract(),
            discussion: CaseExample.explain()
        )
    }

    @Option(help: ArgumentHelp(CaseHelp.textHelp, value: RecordingPhrase.textValue))
    var text: String?

    @Option(help: ArgumentHelp(CaseHelp.explainUntilHelp, value: CaseHelp.timeValue))
    var until: CaseTime?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.photoHelp, value: CaseHelp.photoValue)
    )
    var photo: [String] = []

    @OptionGroup var answer: CaseAnswerOptions
    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool { item.file.dispatch != nil }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        guard let unit = try answer.unit(item, desk).unit else { return [] }
        let number = (item.file.explanations.keys.max() ?? 0) + 1
        let claim = CaseExplanation(
            unit: unit,
            text: text,
            until: until?.minute(desk.books)
        ).claim
        return [
            CaseDraft(
                record: item.record,
                register: CaseRegister(.explanation, number),
                claim: answer.stated(claim, unit, desk),
                photos: try desk.photos(photo)
            )
        ]
    }

    func run() throws { try perform() }
}
