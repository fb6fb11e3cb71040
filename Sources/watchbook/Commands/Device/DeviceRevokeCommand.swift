import ArgumentParser
import CentralLedger
import JournalSQLite
import Journaling
import LedgerSQLite
import Sync

/// `watchbook device revoke`: an enrolment ends, from some entry on.
struct DeviceRevokeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "revoke",
            abstract: DevicePhrase.revokeAbstract(),
            discussion: DevicePhrase.revokeDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(DevicePhrase.deviceHelp, value: DevicePhrase.deviceValue))
    var device: String

    @Option(help: ArgumentHelp(DevicePhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(DevicePhrase.enrolmentHelp, value: ConflictPhrase.digestValue))
    var enrolment: String?

    @Option(help: ArgumentHelp(DevicePhrase.throughHelp, value: DevicePhrase.throughValue))
    var through: String?

    @Option(help: ArgumentHelp(ConflictPhrase.reasonHelp, value: ConflictPhrase.reasonValue))
    var reason: String?

    @Option(help: ArgumentHelp(DevicePhrase.bundleHelp, value: EnrolmentPhrase.bundleValue))
    var out: String?

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let now = common.moment()
        if let out { try OutputFile.check(out) }
        let act = try OfficeAct(ledger: ledger, writer, isDryRun: dryRun)
        let device = try act.ledger.device(named: device)
        let end = try chain(of: device, in: act.ledger)
        let enrolments = try enrolments(of: device, act)
        let drafts = enrolments.map { held in
            act.writer.draft(
                "revocation/\(device.hex)",
                "revocation",
                claim: Revocation(enrolment: held.enrolment, through: end).claim,
                about: reason.map { ["reason": .text($0)] } ?? [:]
            )
        }
        _ = try act.perform(drafts, now: now, seen: nil)
        if let out, !dryRun {
            var law = KnownLaw()
            try law.add(act.ledger)
            try OutgoingBundle(
                .office,
                exported: now.milliseconds,
                segments: law.proof(of: device)
            ).write(to: out)
        }
        report(device, enrolments, end)
    }

    private func report(
        _ device: DeviceID,
        _ enrolments: [Authority.HeldGrant],
        _ end: Digest
    ) {
        if common.json {
            print(
                JSONValue.object([
                    "device": .text(device.hex), "through": .text(end.hex),
                    "enrolments": .list(enrolments.map { .text($0.enrolment.hex) }),
                    "dry_run": .bool(dryRun),
                ]).canonicalText
            )
            return
        }
        let count = String(enrolments.count)
        let place = end == Chain.start(of: device) ? "0" : String(end.hex.prefix(10))
        print(
            (dryRun ? DevicePhrase.wouldRevoke : DevicePhrase.revoked)(
                count,
                device.fingerprint,
                place
            )
        )
        if let out, !dryRun { print(DevicePhrase.bundleWritten(out)) }
    }

    /// The chain digest that the entry meant by `--through` ends on.
    private func chain(of device: DeviceID, in ledger: SQLiteLedger) throws -> Digest {
        guard let through else { return try ledger.chainEnd(of: device) }
        if through == "none" || through == "0" { return Chain.start(of: device) }
        let links = try ledger.links(of: device)
        if let seq = Int64(through) {
            guard let chain = links.chain(at: seq) else { throw Problem(.badNumber, through) }
            return chain
        }
        guard let chain = Digest(hex: through), links.isKnown(chain: chain) else {
            throw Problem(.unknownDigest, through)
        }
        return chain
    }

    /// The enrolments to revoke: the one named, or all that the writer has power over.
    private func enrolments(
        of device: DeviceID,
        _ act: OfficeAct
    ) throws -> [Authority.HeldGrant] {
        let authority = try act.ledger.judge().authority
        let all = authority.grants[device] ?? []
        if let enrolment {
            let found = all.filter { $0.enrolment.hex.hasPrefix(enrolment) }
            guard found.count == 1 else { throw Problem(.unknownDigest, enrolment) }
            return found
        }
        guard !all.isEmpty else { throw Problem(.enrolmentNone, device.fingerprint) }
        let own = (authority.grants[act.writer.device] ?? []).map(\.grant)
        let found = all.filter { held in
            authority.roots.contains(act.writer.device) || held.issuer == act.writer.device
                || own.contains { $0.isAbove(held.grant) }
        }
        guard !found.isEmpty else { throw Problem(.notAuthorised, act.writer.inspector) }
        return found
    }
}
