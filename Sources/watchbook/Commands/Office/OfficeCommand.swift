import ArgumentParser
import JournalSQLite
import Journaling
import LedgerSQLite
import Sync

/// `watchbook office …`: offices and what they may do.
struct OfficeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "office",
            abstract: EnrolmentPhrase.officeAbstract(),
            subcommands: [OfficeEnrolCommand.self]
        )
    }
}

/// Who enrols an office: a root, or an office above.
struct IssuerOptions: ParsableArguments {
    @Option(help: ArgumentHelp(EnrolmentPhrase.rootHelp, value: WriterPhrase.keyValue))
    var root: String?

    @Option(help: ArgumentHelp(EnrolmentPhrase.issuerJournalHelp, value: WriterPhrase.journalValue))
    var journal: String?

    @Option(help: ArgumentHelp(WriterPhrase.keyHelp, value: WriterPhrase.keyValue))
    var key: String?

    @Option(help: ArgumentHelp(EnrolmentPhrase.issuerHelp, value: WriterPhrase.inspectorValue))
    var inspector: String?

    @Option(help: ArgumentHelp(WriterPhrase.rankHelp, value: WriterPhrase.rankValue))
    var rank: Int64?

    func validate() throws {
        guard root != nil || (journal != nil && inspector != nil) else {
            throw ValidationError(EnrolmentPhrase.issuerMissing())
        }
    }

    /// The journal that the enrolment is written into.
    var files: JournalFiles {
        JournalFiles(journal ?? root ?? "")
    }

    /// The writer; a root writes under a name of its own unless it is given one.
    func writer(knowing law: KnownLaw) throws -> Writer {
        var options = WriterOptions()
        options.journal = journal ?? files.journal
        options.key = root ?? key
        options.inspector = inspector ?? "root.1"
        options.rank = rank
        return try options.writer(
            knowing: Judge(authority: law.authority(), reference: Reference())
        )
    }
}

/// `watchbook office enrol`.
struct OfficeEnrolCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "enrol",
            abstract: EnrolmentPhrase.officeEnrolAbstract(),
            discussion: EnrolmentPhrase.officeEnrolDiscussion()
        )
    }

    @Option(help: ArgumentHelp(EnrolmentPhrase.officeHelp, value: EnrolmentPhrase.officeValue))
    var office: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(EnrolmentPhrase.inspectorsHelp, value: EnrolmentPhrase.personValue)
    )
    var inspectors: [PatternOption] = []

    @OptionGroup var issuer: IssuerOptions
    @OptionGroup var options: GrantOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let now = common.moment()
        var law = try options.law(beside: issuer.files)
        if let root = issuer.root {
            law.trust(try DeviceKey.load(from: root).device)
        }
        let writer = try issuer.writer(knowing: law)
        let act = try EnrolmentAct(options, by: writer, knowing: law, now: now)
        let issuing = try act.issuing()
        var grant = try options.grant(defaults(issuing, now: now), zone: zone)
        if !inspectors.isEmpty {
            grant.inspectors = inspectors.map { Grant.Pair($0.pattern, $0.rank ?? 9) }
        }
        let outcome = try act.perform(grant, naming: GrantOptions.names(people: "--inspectors"))
        outcome.report(act.request, options, isJSON: common.json)
    }

    private var zone: Int64 { CitySettings().zoneMinutes }

    private func defaults(_ issuing: Grant?, now: Moment) -> Grant {
        let level = options.level ?? issuing.map { $0.level + 1 } ?? 0
        let isTop = level == 0
        return Grant(
            from: max(now.firstMinute(zone: zone), issuing?.from ?? 0),
            level: level,
            office: office,
            inspectors: [Grant.Pair(isTop ? "*" : "\(office).*", 9)],
            places: [isTop ? "*" : office],
            registers: ["*"],
            rights: Set(Grant.Right.allCases)
        )
    }
}

extension GrantOptions {
    /// What people call the parts of a grant.
    static func names(people: String) -> [EnrolmentCheck.Excess: String] {
        var names: [EnrolmentCheck.Excess: String] = [:]
        for excess in EnrolmentCheck.Excess.allCases { names[excess] = "--\(excess.rawValue)" }
        names[.inspectors] = people
        return names
    }
}

extension Moment {
    /// The first minute of the day, by clocks `zone` minutes ahead of UTC, in minutes since 1970 UTC.
    func firstMinute(zone: Int64) -> Int64 {
        max((date(zone: zone)?.day ?? 0) * 1440 - zone, 0)
    }
}
