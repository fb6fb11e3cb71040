import ArgumentParser
import CentralLedger
import Foundation
import Journaling
import LedgerSQLite

/// `watchbook ledger verify`: everything computed again and compared.
struct LedgerVerifyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: LedgerPhrase.verifyAbstract(),
            discussion: LedgerPhrase.verifyDiscussion() + "\n\n" + ExamplePhrase.ledgerVerify()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let opened = try SQLiteLedger(opening: ledger, .reading)
        let progress = Progress.standard()
        let result = try opened.verify { entries in
            progress.show(LedgerPhrase.verifying(String(entries)))
        }
        progress.erase()
        if output.json {
            print(result.json.canonicalText)
        } else {
            for (id, refusal) in result.damaged {
                print(LedgerPhrase.segmentDamaged(String(id), "\(refusal)"))
            }
            if !result.isDerivedSame { print(LedgerPhrase.derivedDiffers(ledger)) }
            for digest in result.damagedPhotos { print(LedgerPhrase.photoDamaged(digest.hex)) }
            if result.isSound {
                print(LedgerPhrase.verified(String(result.entries), String(result.segments)))
            }
        }
        if !result.isSound { throw ExitCode.someRefused }
    }
}

extension LedgerVerification {
    /// The result for other programs.
    fileprivate var json: JSONValue {
        [
            "sound": .bool(isSound), "segments": .integer(segments), "entries": .integer(entries),
            "derived_same": .bool(isDerivedSame),
            "damaged_segments": .list(damaged.map { .integer($0.segment) }),
            "damaged_photos": .list(damagedPhotos.map { .text($0.hex) }),
        ]
    }
}

/// `watchbook ledger rebuild`: the tables that follow from the segments, made anew.
struct LedgerRebuildCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rebuild",
            abstract: LedgerPhrase.rebuildAbstract(),
            discussion: ExamplePhrase.ledgerRebuild()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @OptionGroup var language: LanguageOption

    func run() throws {
        try SQLiteLedger(opening: ledger).rebuild()
        print(LedgerPhrase.rebuilt(ledger))
    }
}

/// `watchbook ledger manifest`: the list whose SHA-256 is the set digest; what a signed result pins.
struct LedgerManifestCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "manifest",
            abstract: LedgerPhrase.manifestAbstract(),
            discussion: LedgerPhrase.manifestDiscussion() + "\n\n" + ExamplePhrase.ledgerManifest()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(LedgerPhrase.outHelp, value: TallyPhrase.fileValue))
    var out: String

    @OptionGroup var language: LanguageOption

    func run() throws {
        let manifest = try SQLiteLedger(opening: ledger, .reading).manifest()
        do {
            try Data(manifest).write(to: URL(fileURLWithPath: out), options: .atomic)
        } catch {
            throw Problem(.folderNotWritable, out)
        }
        print(Chain.sha256(manifest).hex)
    }
}

/// `watchbook ledger recompute`: the ledger as it was when something was signed.
struct LedgerRecomputeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "recompute",
            abstract: LedgerPhrase.recomputeAbstract(),
            discussion: LedgerPhrase.recomputeDiscussion() + "\n\n"
                + ExamplePhrase.ledgerRecompute()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(LedgerPhrase.manifestHelp, value: TallyPhrase.fileValue))
    var manifest: String

    @Option(help: ArgumentHelp(LedgerPhrase.pinnedHelp, value: LedgerPhrase.ledgerValue))
    var out: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        guard let bytes = FileManager.default.contents(atPath: manifest) else {
            throw Problem(.fileMissing, manifest)
        }
        let pinned = try SQLiteLedger(opening: ledger, .reading).pinned(Array(bytes), at: out)
        let content = try pinned.contentDigest()
        if output.json {
            print(
                JSONValue.object([
                    "set": .text(Chain.sha256(try pinned.manifest()).hex),
                    "content": .text(content.hex), "ledger": .text(out),
                ]).canonicalText
            )
        } else {
            print(LedgerPhrase.recomputed(out, content.hex))
        }
    }
}

/// `watchbook ledger purge`: the bytes of erased entries and photos are removed for good.
struct LedgerPurgeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "purge",
            abstract: LedgerPhrase.purgeAbstract(),
            discussion: LedgerPhrase.purgeDiscussion() + "\n\n" + ExamplePhrase.ledgerPurge()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let purged = try SQLiteLedger(opening: ledger, dryRun ? .rehearsing : .writing).purge()
        if output.json {
            print(
                JSONValue.object([
                    "entries": .integer(Int64(purged.entries)),
                    "photos": .integer(Int64(purged.photos)), "dry_run": .bool(dryRun),
                ]).canonicalText
            )
        } else {
            print(LedgerPhrase.purged(String(purged.entries), String(purged.photos)))
            if dryRun { print(MergePhrase.dryRun()) }
        }
    }
}
