import ArgumentParser
import Foundation
import Inspection
import Journaling

/// `watchbook journal …`: a device's own entries.
struct JournalCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "journal",
            abstract: JournalPhrase.abstract(),
            subcommands: [
                JournalShowCommand.self, JournalVerifyCommand.self, JournalExportCommand.self,
                JournalStatusCommand.self,
            ]
        )
    }
}

/// Which journal is read.
struct JournalOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(JournalPhrase.journalHelp, value: WriterPhrase.journalValue))
    var journal: String

    @Option(help: ArgumentHelp(JournalPhrase.keyHelp, value: WriterPhrase.keyValue))
    var key: String?

    func open() throws -> JournalSource { try JournalSource(journal, key: key) }
}

/// Seqs as `7`, `3..9`, `3..` or `..9`.
struct SeqRange: ExpressibleByArgument {
    let seqs: ClosedRange<Int64>

    init?(argument: String) {
        let parts = argument.components(separatedBy: "..")
        func number(_ text: String, _ absent: Int64) -> Int64? {
            text.isEmpty ? absent : Int64(text)
        }
        guard (1...2).contains(parts.count), argument != "..", let first = number(parts[0], 1),
            let last = parts.count == 1 ? first : number(parts[1], .max), first >= 1, last >= first
        else { return nil }
        seqs = first...last
    }
}

/// `watchbook journal show`.
struct JournalShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: JournalPhrase.showAbstract(),
            discussion: JournalPhrase.showDiscussion()
        )
    }

    @OptionGroup var journal: JournalOptions

    @Option(help: ArgumentHelp(JournalPhrase.seqHelp, value: JournalPhrase.seqValue))
    var seq: SeqRange?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let source = try journal.open()
        var table = TextTable([
            .init(HeldPhrase.seqHeading(), .number), .init(ConflictPhrase.whenHeading(), .id),
            .init(ConflictPhrase.whoHeading(), .id), .init(ConflictPhrase.recordHeading(), .text),
            .init(ConflictPhrase.registerHeading(), .text),
            .init(ConflictPhrase.claimHeading(), .text),
        ])
        var count = 0
        try source.forEachEntry { number, bytes in
            guard seq.map({ $0.seqs.contains(number) }) ?? true else { return }
            count += 1
            let line = EntryLine(bytes, device: source.device, seq: number)
            if output.json { print(line.json.canonicalText) } else { table.add(line.cells) }
        }
        guard !output.json else { return }
        if !table.isEmpty {
            for line in table.lines(width: Terminal.width) { print(line) }
        }
        print(JournalPhrase.shown(String(count)))
    }
}

/// One entry of a journal for people and programs.
struct EntryLine {
    private let digest: Digest
    private let device: DeviceID
    private let seq: Int64
    private let entry: Entry?

    init(_ bytes: [UInt8], device: DeviceID, seq: Int64) {
        digest = Chain.identity(of: bytes)
        self.device = device
        self.seq = seq
        entry = Entry(reading: bytes)
    }

    private static let zone = CitySettings().zoneMinutes

    /// The time that people mean: of the observation, where it is said.
    private var time: Moment {
        let written = entry?.stamp.milliseconds ?? 0
        return Moment(milliseconds: entry?.observed.map(Minute.milliseconds) ?? written)
    }

    var cells: [String] {
        guard let entry else { return [String(seq), "", "", Reason.malformed()] }
        return [
            String(seq), time.local(zone: EntryLine.zone), entry.inspector, entry.record,
            entry.register,
            isPersonal
                ? ""
                : ClaimText.text(
                    JSONValue(entry.payload)?["claim"]?.canonicalBytes ?? [],
                    register: entry.register
                ),
        ]
    }

    private var isPersonal: Bool { entry?.register == PersonalData.register }

    /// Everything that the entry says, but for personal data.
    var json: JSONValue {
        guard let entry else {
            return [
                "seq": .integer(seq), "device": .text(device.hex), "digest": .text(digest.hex),
            ]
        }
        let payload = JSONValue(entry.payload)
        var members: [String: JSONValue] = [
            "seq": .integer(seq), "device": .text(device.hex), "digest": .text(digest.hex),
            "stamp": .integer(entry.stamp.rawValue),
            "time": .text(
                Moment(milliseconds: entry.stamp.milliseconds).iso8601(zone: EntryLine.zone)
            ),
            "inspector": .text(entry.inspector), "rank": .integer(entry.rank),
            "record": .text(entry.record), "register": .text(entry.register),
            "bases": .list(entry.bases.map { .text($0.hex) }),
            "attachments": .list(
                entry.attachments.map {
                    ["digest": .text($0.digest.hex), "length": .integer($0.length)]
                }
            ),
            "claim": isPersonal ? .null : payload?["claim"] ?? .null,
            "about": payload?["about"] ?? .null,
        ]
        members["observed"] = entry.observed.map {
            .text(Moment(milliseconds: Minute.milliseconds($0)).iso8601(zone: EntryLine.zone))
        }
        return .object(members)
    }
}

/// `watchbook journal verify`.
struct JournalVerifyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: JournalPhrase.verifyAbstract(),
            discussion: JournalPhrase.verifyDiscussion()
        )
    }

    @OptionGroup var journal: JournalOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let source = try journal.open()
        let problems = try source.verify()
        var count: Int64 = 0
        try source.forEachEntry { _, _ in count += 1 }
        if output.json {
            print(
                JSONValue.object([
                    "device": .text(source.device.hex), "entries": .integer(count),
                    "sound": .bool(problems.isEmpty), "mark_compared": .bool(source.hasKey),
                    "problems": .list(problems.map(\.json)),
                ]).canonicalText
            )
        } else {
            for problem in problems { Terminal.warn(problem.line(in: .current)) }
            if problems.isEmpty { print(JournalPhrase.sound(source.path, String(count))) }
            if !source.hasKey { print(JournalPhrase.withoutKey()) }
        }
        if !problems.isEmpty { throw ExitCode.someRefused }
    }
}
