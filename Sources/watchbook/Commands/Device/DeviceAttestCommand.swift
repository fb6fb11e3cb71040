import ArgumentParser
import CentralLedger
import JournalSQLite
import Journaling
import LedgerSQLite
import Sync

/// `watchbook device attest`: an office says when it received chains whose clocks run ahead.
struct DeviceAttestCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "attest",
            abstract: DevicePhrase.attestAbstract(),
            discussion: DevicePhrase.attestDiscussion()
        )
    }

    @Option(help: ArgumentHelp(DevicePhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(DevicePhrase.attestDeviceHelp, value: DevicePhrase.deviceValue))
    var device: String?

    @Option(help: ArgumentHelp(DevicePhrase.chainHelp, value: ConflictPhrase.digestValue))
    var chain: String?

    @Option(help: ArgumentHelp(DevicePhrase.receivedHelp, value: CommonPhrase.nowValue))
    var received: Moment?

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard device != nil || (chain == nil && received == nil) else {
            throw ValidationError(DevicePhrase.deviceMissing())
        }
    }

    func run() throws {
        let now = common.moment()
        let act = try OfficeAct(ledger: ledger, writer, isDryRun: dryRun)
        let received = received ?? now
        let found = try device.map { [try chosen($0, act.ledger)] } ?? ahead(of: now, act)
        let (ours, others) = try divided(found, act)
        let drafts = ours.map { chain in
            act.writer.draft(
                "attestation/\(chain.device.hex)",
                "received",
                claim: Attestation(chain: chain.end, received: received.milliseconds).claim
            )
        }
        if !drafts.isEmpty { _ = try act.perform(drafts, now: now, seen: nil) }
        report(ours, others, received)
    }

    /// One end of a device's chain.
    private struct ChainEnd: Hashable {
        let device: DeviceID
        let end: Digest
    }

    private func chosen(_ text: String, _ ledger: SQLiteLedger) throws -> ChainEnd {
        let device = try ledger.device(named: text)
        guard let chain else {
            let end = try ledger.chainEnd(of: device)
            // Nothing of it has arrived.
            guard end != Chain.start(of: device) else { throw Problem(.unknownDevice, text) }
            return ChainEnd(device: device, end: end)
        }
        guard let end = Digest(hex: chain), try ledger.links(of: device).isKnown(chain: end) else {
            throw Problem(.unknownDigest, chain)
        }
        return ChainEnd(device: device, end: end)
    }

    /// The chains with a stamp that is further ahead of now, and hence of their arrival, than the
    /// law lets pass; those that are attested already are left out.
    private func ahead(of now: Moment, _ act: OfficeAct) throws -> [ChainEnd] {
        let limit = now.milliseconds + HybridClock.tolerance
        var devices = Set<DeviceID>()
        try act.ledger.forEachSegment(after: 0) { _, segment in
            try segment.forEachEntry(trusting: true) { seq, digest, _, bytes in
                guard let bytes else { return }
                let statement = Statement(
                    reading: bytes,
                    digest: digest,
                    device: segment.device,
                    seq: seq
                )
                if statement.stamp.milliseconds > limit { devices.insert(segment.device) }
            }
        }
        let attested = try attestedChains(act.ledger)
        let ends = try act.ledger.chainEnds()
        return devices.sorted().flatMap { device in
            (ends[device] ?? []).filter { !attested.contains($0) }
                .map { ChainEnd(device: device, end: $0) }
        }
    }

    private func attestedChains(_ ledger: SQLiteLedger) throws -> Set<Digest> {
        let fates = try ledger.judge().authority.fates
        let attestations = try ledger.statements(of: [.attestation])
            .filter { fates[$0.digest] == .effective }
            .compactMap { JSONValue($0.claim).flatMap { Attestation($0) } }
        return Set(attestations.map(\.chain))
    }

    /// Those that the writer may attest, and the others.
    private func divided(
        _ chains: [ChainEnd],
        _ act: OfficeAct
    ) throws -> (ours: [ChainEnd], others: [ChainEnd]) {
        let grants = try act.ledger.judge().authority.grants
        let own = (grants[act.writer.device] ?? []).map(\.grant).filter {
            $0.rights.contains(.attest)
        }
        func isBelow(_ chain: ChainEnd) -> Bool {
            (grants[chain.device] ?? []).contains { held in own.contains { $0.isAbove(held.grant) }
            }
        }
        let ours = chains.filter(isBelow)
        if device != nil, ours.isEmpty { throw Problem(.notAuthorised, act.writer.inspector) }
        return (ours, chains.filter { !isBelow($0) })
    }

    private func report(_ ours: [ChainEnd], _ others: [ChainEnd], _ received: Moment) {
        if common.json {
            func list(_ chains: [ChainEnd]) -> JSONValue {
                .list(
                    chains.map { ["device": .text($0.device.hex), "chain": .text($0.end.hex)] }
                )
            }
            print(
                JSONValue.object([
                    "attested": list(ours), "left_to_others": list(others),
                    "received": .integer(received.milliseconds), "dry_run": .bool(dryRun),
                ]).canonicalText
            )
            return
        }
        print((dryRun ? DevicePhrase.wouldAttest : DevicePhrase.attested)(String(ours.count)))
        for chain in ours { print("  \(chain.device.fingerprint)  \(chain.end.hex.prefix(10))") }
        for chain in others { print(DevicePhrase.leftToOthers(chain.device.fingerprint)) }
    }
}
