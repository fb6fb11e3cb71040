import ArgumentParser
import CentralLedger
import Foundation
import Journaling
import LedgerSQLite

/// `watchbook ledger …`: making, checking and reading an office's store.
struct LedgerCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "ledger",
            abstract: LedgerPhrase.abstract(),
            subcommands: [
                LedgerCreateCommand.self, LedgerDigestCommand.self, LedgerContentCommand.self,
                LedgerLinesCommand.self,
                LedgerVerifyCommand.self, LedgerRebuildCommand.self, LedgerManifestCommand.self,
                LedgerRecomputeCommand.self, LedgerEraseCommand.self, LedgerPurgeCommand.self,
            ]
        )
    }
}

/// `watchbook ledger create`.
struct LedgerCreateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "create",
            abstract: LedgerPhrase.createAbstract(),
            discussion: LedgerPhrase.createDiscussion() + "\n\n" + ExamplePhrase.ledgerCreate()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(LedgerPhrase.trustHelp, value: LedgerPhrase.trustValue))
    var trust: [String] = []

    @Flag(help: ArgumentHelp(LedgerPhrase.practiceHelp))
    var practice = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let roots = try trust.map { try PublicKey(file: $0).device }
        var incarnation = [UInt8](repeating: 0, count: 16)
        for index in incarnation.indices { incarnation[index] = .random(in: 0...255) }
        let charter = Charter(roots: Set(roots), isPractice: practice, incarnation: incarnation)
        _ = try SQLiteLedger(creating: ledger, charter)
        if output.json {
            print(
                JSONValue.object([
                    "ledger": .text(ledger), "practice": .bool(practice),
                    "roots": .list(roots.sorted().map { .text($0.hex) }),
                ]).canonicalText
            )
        } else {
            print(LedgerPhrase.created(ledger, String(roots.count)))
        }
    }
}

/// `watchbook ledger digest`: the digest alone on its line.
struct LedgerDigestCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "digest",
            abstract: LedgerPhrase.digestAbstract(),
            discussion: LedgerPhrase.digestDiscussion() + "\n\n" + ExamplePhrase.ledgerDigest()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Flag(help: ArgumentHelp(LedgerPhrase.entriesHelp))
    var entries = false

    @OptionGroup var language: LanguageOption

    func run() throws {
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        let set = Chain.sha256(try ledger.manifest())
        print(entries ? set.hex : try ledger.charter.digest(set: set).hex)
    }
}

/// `watchbook ledger content`: what the ledger says, line by line, for comparing.
struct LedgerContentCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "content",
            abstract: LedgerPhrase.contentAbstract(),
            discussion: LedgerPhrase.contentDiscussion() + "\n\n" + ExamplePhrase.ledgerContent()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @OptionGroup var language: LanguageOption

    func run() throws {
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        var lines: [[UInt8]] = []
        try ledger.forEachContentLine { lines.append($0.bytes) }
        // Copies of one entry at wrong places give equal lines; they stand once.
        lines = Set(lines).sorted { $0.lexicographicallyPrecedes($1) }
        for line in lines { print(String(decoding: line, as: UTF8.self)) }
    }
}

extension PublicKey {
    /// Reads a `.pub` file.
    ///
    /// - Throws: `Problem` when it is missing or no public key.
    init(file: String) throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Problem(.fileMissing, file)
        }
        guard let key = PublicKey(text: String(decoding: data, as: UTF8.self)) else {
            throw Problem(.publicKeyUnreadable, file)
        }
        self = key
    }
}
