import ArgumentParser
import CentralLedger
import JournalSQLite
import Journaling
import LedgerSQLite
import Sync

/// `watchbook ledger erase`: an office decides that entries or photos count as absent.
struct LedgerEraseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "erase",
            abstract: ErasurePhrase.abstract(),
            discussion: ErasurePhrase.discussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(ErasurePhrase.entriesHelp, value: ConflictPhrase.digestValue))
    var entries: [String] = []

    @Option(
        name: .customLong("photo"),
        help: ArgumentHelp(ErasurePhrase.photoHelp, value: ConflictPhrase.digestValue)
    )
    var photos: [String] = []

    @Flag(help: ArgumentHelp(ErasurePhrase.withPhotosHelp))
    var withPhotos = false

    @Option(help: ArgumentHelp(ConflictPhrase.reasonHelp, value: ConflictPhrase.reasonValue))
    var reason: String

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard !entries.isEmpty || !photos.isEmpty else {
            throw ValidationError(ErasurePhrase.nothingNamed())
        }
    }

    func run() throws {
        let act = try OfficeAct(ledger: ledger, writer, isDryRun: dryRun)
        let named = try targets(in: act.ledger)
        let targets = try reachable(named, act).filter { try !act.ledger.isErased($0) }
        if !targets.isEmpty {
            _ = try act.perform(
                targets.map { draft(for: $0, act.writer) },
                now: common.moment(),
                seen: targets.compactMap(\.statement?.stamp).max()
            ) { ledger in try targets.contains { try ledger.isErased($0) } }
        }
        let kept = try named.filter { try !act.ledger.isErased($0) }
        try report(targets.filter { target in !kept.contains { $0.isSame(as: target) } }, kept)
    }

    /// Everything that the arguments name.
    private func targets(in ledger: SQLiteLedger) throws -> [ErasureTarget] {
        var targets = try entries.flatMap { prefix in
            try only(prefix, ledger.erasableEntries(prefix.lowercased()))
        }
        if withPhotos {
            for photo in Set(targets.flatMap { $0.statement?.attachments ?? [] }.map(\.digest)) {
                targets += try ledger.erasablePhotos(photo.hex)
            }
        }
        return try targets
            + photos.flatMap { prefix in
                try only(prefix, ledger.erasablePhotos(prefix.lowercased()))
            }
    }

    /// The targets, unless there are none or they name different things.
    private func only(_ prefix: String, _ found: [ErasureTarget]) throws -> [ErasureTarget] {
        guard let first = found.first, !prefix.isEmpty,
            found.allSatisfy({ $0.erasure == first.erasure })
        else { throw Problem(.unknownDigest, prefix, ledger) }
        return found
    }

    /// Of the copies of one entry, those of devices that the office is above; a photo once.
    ///
    /// Where there are none, the first copy: writing it is refused, and says so.
    private func reachable(_ named: [ErasureTarget], _ act: OfficeAct) throws -> [ErasureTarget] {
        let authority = try act.ledger.judge().authority
        let own = (authority.grants[act.writer.device] ?? []).map(\.grant)
            .filter { $0.rights.contains(.erase) }
        var reachable: [ErasureTarget] = []
        for copies in Dictionary(grouping: named, by: \.erasure).values {
            let below = copies.filter { copy in
                (authority.grants[copy.device] ?? []).contains { held in
                    own.contains { $0.isAbove(held.grant) }
                }
            }
            let chosen = below.isEmpty ? Array(copies.prefix(1)) : below
            if case .photo = chosen[0].erasure {
                reachable.append(chosen[0])
            } else {
                reachable += chosen
            }
        }
        return reachable.sorted { $0.order < $1.order }
    }

    private func draft(for target: ErasureTarget, _ writer: Writer) -> Draft {
        writer.draft(
            "erasure/\(target.device.hex)",
            "erasure",
            claim: target.erasure.claim,
            about: ["reason": .text(reason)]
        )
    }

    private func report(_ erased: [ErasureTarget], _ kept: [ErasureTarget]) throws {
        let photos = erased.count(where: \.isPhoto)
        if common.json {
            print(
                JSONValue.object([
                    "entries": .integer(Int64(erased.count - photos)),
                    "photos": .integer(Int64(photos)), "dry_run": .bool(dryRun),
                    "kept": .list(kept.map(\.json)),
                ]).canonicalText
            )
        } else {
            print(
                (dryRun ? ErasurePhrase.wouldErase : ErasurePhrase.erased)(
                    String(erased.count - photos),
                    String(photos),
                    ledger
                )
            )
            for target in kept {
                print(ErasurePhrase.kept(target.digest.hex, target.device.fingerprint))
            }
        }
        if !kept.isEmpty { throw ExitCode.someRefused }
    }
}

extension ErasureTarget {
    fileprivate var digest: Digest {
        switch erasure {
        case .entry(let digest), .photo(let digest): digest
        }
    }

    fileprivate var isPhoto: Bool {
        if case .photo = erasure { true } else { false }
    }

    fileprivate var order: String { "\(digest.hex) \(device.hex)" }

    fileprivate func isSame(as other: ErasureTarget) -> Bool {
        device == other.device && erasure == other.erasure
    }

    fileprivate var json: JSONValue {
        ["digest": .text(digest.hex), "device": .text(device.hex)]
    }
}
