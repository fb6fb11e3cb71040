import ArgumentParser
import CentralLedger
import Journaling
import LedgerSQLite

/// `watchbook conflicts …`: registers in which people say different things.
struct ConflictsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "conflicts",
            abstract: ConflictPhrase.abstract(),
            subcommands: [
                ConflictsListCommand.self, ConflictsShowCommand.self, ConflictsResolveCommand.self,
            ],
            defaultSubcommand: ConflictsListCommand.self
        )
    }
}

/// `watchbook conflicts list`.
struct ConflictsListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: ConflictPhrase.listAbstract(),
            discussion: ExamplePhrase.conflictsList()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Flag(help: ArgumentHelp(ConflictPhrase.ownHelp))
    var own = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let disputes = try SQLiteLedger(opening: ledger, .reading).disputes(own: own)
        if output.json {
            print(JSONValue.list(disputes.map(\.json)).canonicalText)
        } else if disputes.isEmpty {
            print(ConflictPhrase.none())
        } else {
            var table = TextTable([
                .init(ConflictPhrase.recordHeading(), .text),
                .init(ConflictPhrase.registerHeading(), .id),
                .init(ConflictPhrase.inForceHeading(), .text),
                .init(ConflictPhrase.headsHeading(), .number),
            ])
            for dispute in disputes {
                table.add([
                    dispute.record, dispute.register, dispute.inForce?.claimText ?? "",
                    String(dispute.heads.count),
                ])
            }
            for line in table.lines(width: Terminal.width) { print(line) }
            print(ConflictPhrase.listed(String(disputes.count)))
        }
    }
}

/// Which register a command is about.
struct RegisterOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(ConflictPhrase.recordHelp, value: ConflictPhrase.recordValue))
    var record: String

    @Argument(help: ArgumentHelp(ConflictPhrase.registerHelp, value: ConflictPhrase.registerValue))
    var register: String = "finding"

    /// The register put in order.
    ///
    /// - Throws: `Problem` with ``Problem/Code/unknownRegister`` when nothing was written in it.
    func resolution(in ledger: SQLiteLedger) throws -> Resolution {
        guard let resolution = try ledger.resolution(record: record, register: register) else {
            throw Problem(.unknownRegister, "\(record) \(register)", self.ledger)
        }
        return resolution
    }
}

/// `watchbook conflicts show`: every statement of a register with who, when and from which device.
struct ConflictsShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: ConflictPhrase.showAbstract(),
            discussion: ExamplePhrase.conflictsShow()
        )
    }

    @OptionGroup var register: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try SQLiteLedger(opening: register.ledger, .reading)
        let resolution = try register.resolution(in: ledger)
        if output.json {
            print(resolution.json.canonicalText)
            return
        }
        let zone = try ledger.settings(on: RecordName(register.record).workDate).zoneMinutes
        var table = TextTable([
            .init(ConflictPhrase.stateHeading()), .init(ConflictPhrase.whoHeading(), .id),
            .init(ConflictPhrase.whenHeading(), .id), .init(ConflictPhrase.deviceHeading(), .id),
            .init(ConflictPhrase.digestHeading(), .id),
        ])
        let members = resolution.membersWithStates
        for (state, member) in members {
            table.add([
                state, member.standing.placing.inspector,
                Moment(milliseconds: member.standing.effective).local(zone: zone),
                String(member.statement.device.hex.prefix(8)),
                String(member.statement.digest.hex.prefix(10)),
            ])
        }
        print("\(resolution.record) \(resolution.register)")
        let lines = table.lines(width: Terminal.width)
        for line in lines.prefix(2) { print(line) }
        // What was said stands below who said it: it is what people compare, and it can be long.
        for (line, (_, member)) in zip(lines.dropFirst(2), members) {
            print(line)
            print("    " + Display.safe(member.claimText))
        }
    }
}

/// `watchbook conflicts resolve`: an office decides which statement holds.
struct ConflictsResolveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "resolve",
            abstract: ConflictPhrase.resolveAbstract(),
            discussion: ConflictPhrase.resolveDiscussion()
        )
    }

    @OptionGroup var register: RegisterOptions

    @Option(help: ArgumentHelp(ConflictPhrase.chooseHelp, value: ConflictPhrase.digestValue))
    var choose: String

    @Option(help: ArgumentHelp(ConflictPhrase.reasonHelp, value: ConflictPhrase.reasonValue))
    var reason: String

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let act = try OfficeAct(ledger: register.ledger, writer, isDryRun: dryRun)
        let resolution = try register.resolution(in: act.ledger)
        let chosen = resolution.heads.filter { $0.statement.digest.hex.hasPrefix(choose) }
        guard chosen.count == 1, let claim = JSONValue(chosen[0].statement.claim) else {
            throw Problem(.unknownDigest, choose, register.ledger)
        }
        let draft = act.writer.draft(
            resolution.record,
            resolution.register,
            claim: claim,
            about: ["decides": true, "reason": .text(reason)],
            bases: resolution.heads.map(\.statement.digest)
        )
        let seen = resolution.heads.map(\.statement.stamp).max()
        let entries = try act.perform([draft], now: common.moment(), seen: seen) { ledger in
            let after = try ledger.resolution(
                record: resolution.record,
                register: resolution.register
            )
            return after?.inForce?.standing.voice == .decision && after?.isConflict == false
        }
        let digest = Chain.identity(of: entries[0].canonicalBytes).hex
        if common.json {
            print(
                JSONValue.object(["decision": .text(digest), "dry_run": .bool(dryRun)])
                    .canonicalText
            )
        } else {
            print(
                dryRun
                    ? ConflictPhrase.wouldDecide(resolution.record, chosen[0].claimText)
                    : ConflictPhrase.decided(
                        resolution.record,
                        chosen[0].claimText,
                        String(digest.prefix(10))
                    )
            )
        }
    }
}
