import ArgumentParser
import CentralLedger
import JournalSQLite
import Journaling
import LedgerSQLite

/// `watchbook held …`: entries that are kept and shown, and not counted.
struct HeldCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "held",
            abstract: HeldPhrase.abstract(),
            subcommands: [HeldListCommand.self, HeldReleaseCommand.self],
            defaultSubcommand: HeldListCommand.self
        )
    }
}

/// `watchbook held list`.
struct HeldListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: HeldPhrase.listAbstract(),
            discussion: ExamplePhrase.heldList()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(HeldPhrase.onlyHelp, value: HeldPhrase.reasonValue))
    var reason: Reason?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        var table = TextTable([
            .init(ConflictPhrase.digestHeading(), .id), .init(HeldPhrase.reasonHeading(), .text),
            .init(ConflictPhrase.whoHeading(), .id), .init(ConflictPhrase.deviceHeading(), .id),
            .init(HeldPhrase.seqHeading(), .number), .init(ConflictPhrase.recordHeading(), .text),
        ])
        var count = 0
        try ledger.forEachHeld { entry in
            guard case .held(let reasons) = entry.state, reason.map(reasons.contains) ?? true else {
                return
            }
            count += 1
            if output.json {
                print(entry.json.canonicalText)
            } else {
                table.add([
                    String(entry.statement.digest.hex.prefix(10)),
                    reasons.map { $0() }.joined(separator: ", "), entry.statement.inspector,
                    String(entry.statement.device.hex.prefix(8)), String(entry.statement.seq),
                    entry.record,
                ])
            }
        }
        guard !output.json else { return }
        if count > 0 {
            for line in table.lines(width: Terminal.width) { print(line) }
        }
        print(HeldPhrase.listed(String(count)))
    }
}

extension FoundEntry {
    /// The entry for other programs, one line.
    var json: JSONValue {
        var reasons: [Reason] = []
        if case .held(let found) = state { reasons = found }
        return [
            "digest": .text(statement.digest.hex), "device": .text(statement.device.hex),
            "seq": .integer(statement.seq), "inspector": .text(statement.inspector),
            "record": .text(record), "register": .text(register),
            "reasons": .list(reasons.map { .text($0.rawValue) }),
            "claim": JSONValue(statement.claim) ?? .null,
        ]
    }
}

extension Reason: ExpressibleByArgument {}

/// `watchbook held release`: an office lets held entries count.
struct HeldReleaseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "release",
            abstract: HeldPhrase.releaseAbstract(),
            discussion: HeldPhrase.releaseDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(HeldPhrase.digestsHelp, value: ConflictPhrase.digestValue))
    var digests: [String]

    @Option(
        name: .customLong("because"),
        help: ArgumentHelp(ConflictPhrase.reasonHelp, value: ConflictPhrase.reasonValue)
    )
    var because: String

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let act = try OfficeAct(ledger: ledger, writer, isDryRun: dryRun)
        let drafts = try digests.map { try draft(for: $0, act) }
        let seen = drafts.map(\.stamp).max()
        _ = try act.perform(drafts.map(\.draft), now: common.moment(), seen: seen) { ledger in
            try self.stillHeld(in: ledger).count < digests.count
        }
        let stillHeld = try self.stillHeld(in: act.ledger)
        if common.json {
            print(
                JSONValue.object([
                    "released": .integer(Int64(digests.count - stillHeld.count)),
                    "still_held": .list(stillHeld.map(JSONValue.text)), "dry_run": .bool(dryRun),
                ]).canonicalText
            )
        } else {
            print(
                (dryRun ? HeldPhrase.wouldRelease : HeldPhrase.released)(
                    String(digests.count - stillHeld.count)
                )
            )
            for digest in stillHeld { print(HeldPhrase.stillHeld(digest)) }
        }
        if !stillHeld.isEmpty { throw ExitCode.someRefused }
    }

    /// Those of the digests whose entries are held.
    private func stillHeld(in ledger: SQLiteLedger) throws -> [String] {
        try digests.filter { digest in
            try ledger.entries(digestPrefix: digest).contains {
                if case .held = $0.state { true } else { false }
            }
        }
    }

    private func draft(
        for digest: String,
        _ act: OfficeAct
    ) throws -> (draft: Draft, stamp: Stamp) {
        let found = try act.ledger.entries(digestPrefix: digest)
        guard found.count == 1, case .held(let reasons) = found[0].state else {
            throw Problem(.unknownDigest, digest, ledger)
        }
        let release = Release(reasons: Set(reasons.filter(\.isReleasable).map(\.rawValue)))
        guard !release.reasons.isEmpty else {
            throw Problem(.notReleasable, digest, reasons.map { $0() }.joined(separator: ", "))
        }
        let draft = act.writer.draft(
            "release/\(found[0].statement.digest.hex)",
            "release",
            claim: release.claim,
            about: ["reason": .text(because)]
        )
        return (draft, found[0].statement.stamp)
    }
}
