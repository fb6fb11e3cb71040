import ArgumentParser
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook settings check`.
struct SettingsCheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: SettingsFilePhrase.checkAbstract(),
            discussion: SettingsFilePhrase.checkDiscussion()
        )
    }

    @Argument(
        help: ArgumentHelp(SettingsFilePhrase.fileHelp, value: SettingsFilePhrase.fileValue)
    )
    var file: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let settings = try SettingsFile.read(file, isJSON: output.json)
        if output.json {
            print(
                JSONValue.object([
                    "file": .text(file), "from": .text(settings.from.text), "faults": [],
                    "sections": .list(settings.sections.map { .text($0.register) }),
                ]).canonicalText
            )
        } else {
            let count = String(settings.sections.count)
            print(SettingsFilePhrase.good(file, settings.from.text, count))
        }
    }
}

/// `watchbook settings apply`.
struct SettingsApplyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "apply",
            abstract: SettingsFilePhrase.applyAbstract(),
            discussion: SettingsFilePhrase.applyDiscussion()
        )
    }

    @Flag(help: ArgumentHelp(SettingsFilePhrase.wholeHelp))
    var whole = false

    @OptionGroup var options: ImportOptions

    func run() throws {
        let settings = try SettingsFile.read(options.file, isJSON: options.common.json)
        let session = try ImportSession(options, now: options.common.moment())
        let plan = try SettingsPlan(settings, isWhole: whole, session)
        let written = try plan.write(isDryRun: options.dryRun)
        let unchanged = plan.steps.count - written
        guard !options.common.json else {
            print(
                JSONValue.object([
                    "record": .text(plan.record), "dry_run": .bool(options.dryRun),
                    "written": .integer(Int64(written)), "unchanged": .integer(Int64(unchanged)),
                    "sections": .list(plan.steps.map(\.json)),
                ]).canonicalText
            )
            return
        }
        var table = TextTable([
            .init(SettingsFilePhrase.section(), .id), .init(SettingsFilePhrase.held()),
        ])
        for step in plan.steps { table.add([step.register, step.said]) }
        if !table.isEmpty { for line in table.lines(width: Terminal.width) { print(line) } }
        for step in plan.steps where !step.beside.isEmpty {
            print(SettingsFilePhrase.standsToo(step.register, step.beside.joined(separator: ", ")))
        }
        print(
            (options.dryRun ? SettingsFilePhrase.wouldWrite : .wrote)(
                String(written),
                plan.record,
                String(unchanged)
            )
        )
        if session.judge == nil { print(ImportPhrase.unchecked()) }
    }
}

/// `watchbook settings export`.
struct SettingsExportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: SettingsFilePhrase.exportAbstract(),
            discussion: SettingsFilePhrase.exportDiscussion()
        )
    }

    @Option(help: ArgumentHelp(SettingsFilePhrase.outHelp, value: SettingsFilePhrase.fileValue))
    var out: String?

    @OptionGroup var question: ReferenceQuestion

    func run() throws {
        let known = try KnownOnDate(question)
        let versions = try SettingsBook(of: known.ledger).versions(on: known.date)
        let from = versions.map(\.from).filter { $0 <= known.date }.max() ?? known.date
        for version in versions {
            guard let fault = version.fault else { continue }
            Terminal.warn(SettingsFilePhrase.notReadable(version.register, fault))
        }
        let text = SettingsExportCommand.text(
            versions,
            from: from,
            comment: SettingsFilePhrase.exportComment(known.date.text, question.ledger)
        )
        if let out { try SettingsExportCommand.write(text, to: out) }
        guard !question.common.json else {
            print(
                JSONValue.object([
                    "date": .text(known.date.text), "from": .text(from.text),
                    "sections": .list(versions.map(\.json)),
                ]).canonicalText
            )
            return
        }
        if let out {
            print(SettingsFilePhrase.exported(out, String(versions.count), known.date.text))
        } else {
            print(text, terminator: "")
        }
    }

    /// The file with the sections in the order of ``SettingsSections/all``, others behind them.
    static func text(
        _ versions: [SettingsBook.Version],
        from: WorkDate,
        comment: String
    ) -> String {
        var writer = SettingsYAMLWriter()
        writer.comment(comment)
        writer.member(SettingsFile.versionKey, 1)
        writer.member(SettingsFile.fromKey, .text(from.text))
        for section in SettingsSections.all {
            let mine = versions.filter {
                SettingsSections.section(ofRegister: $0.register)?.0.name == section.name
            }
            guard !mine.isEmpty else { continue }
            writer.blank()
            if section.isNamed {
                let named = mine.compactMap { version in
                    SettingsSections.section(ofRegister: version.register)?.id.map {
                        ($0, section.file(of: version.claim))
                    }
                }
                writer.member(section.name, .object(Dictionary(named) { $1 }))
            } else {
                writer.member(section.name, section.file(of: mine[0].claim))
            }
        }
        for version in versions
        where SettingsSections.section(ofRegister: version.register) == nil {
            writer.blank()
            writer.member(version.register, version.claim)
        }
        return writer.text
    }

    private static func write(_ text: String, to path: String) throws(Problem) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Problem(.fileExists, path)
        }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Problem(.folderNotWritable, path)
        }
    }
}

extension SettingsBook.Version {
    /// Why the program cannot use it; `nil` when it can.
    var fault: String? {
        guard let (section, _) = SettingsSections.section(ofRegister: register) else {
            return SettingsFilePhrase.unknownSection()
        }
        do throws(SettingFault) {
            _ = try section.claim(of: section.file(of: claim))
            return nil
        } catch {
            let path = error.path.joined(separator: ".")
            return path + " " + SettingsFileFault.Reason(error.reason).said
        }
    }

    var json: JSONValue {
        ["register": .text(register), "from": .text(from.text), "claim": claim]
    }
}

extension SettingsFileFault.Reason {
    init(_ reason: SettingFault.Reason) {
        switch reason {
        case .missing: self = .missing
        case .unknown: self = .unknown(closest: nil)
        case .wrongKind(let kind): self = .wrongKind(kind)
        case .outside(let range): self = .outside(range)
        case .repeated: self = .repeated(line: nil)
        case .besides(let other): self = .besides(other)
        }
    }
}
