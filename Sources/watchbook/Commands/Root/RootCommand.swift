import ArgumentParser
import JournalSQLite
import Journaling
import Sync

/// `watchbook root …`: the key that everything else is trusted by.
struct RootCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "root",
            abstract: RootPhrase.abstract(),
            subcommands: [RootCreateCommand.self]
        )
    }
}

/// `watchbook root create`.
struct RootCreateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "create",
            abstract: RootPhrase.createAbstract(),
            discussion: RootPhrase.createDiscussion()
        )
    }

    @Option(help: ArgumentHelp(RootPhrase.outHelp, value: RootPhrase.nameValue))
    var out: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let root = try NewDevice(named: out, now: common.moment())
        try TextFile.write(root.key.key.publicKey.text, to: root.files.publicKey)
        if common.json {
            print(
                JSONValue.object([
                    "device": .text(root.device.hex), "key": .text(root.files.key),
                    "public_key": .text(root.files.publicKey),
                    "journal": .text(root.files.journal),
                    "fingerprint": .text(root.device.fingerprint),
                ]).canonicalText
            )
        } else {
            print(RootPhrase.created(root.files.key, root.files.publicKey, root.files.journal))
            print(RootPhrase.fingerprint(root.device.fingerprint))
            print(RootPhrase.keepSafe(root.files.key))
        }
    }
}
