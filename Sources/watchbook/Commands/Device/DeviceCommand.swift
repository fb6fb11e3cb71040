import ArgumentParser
import Foundation
import JournalSQLite
import Journaling
import Sync

/// `watchbook device …`: devices and their enrolments.
struct DeviceCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "device",
            abstract: DevicePhrase.abstract(),
            subcommands: [
                DeviceRequestCommand.self, DeviceEnrolCommand.self, DeviceRevokeCommand.self,
                DeviceAttestCommand.self,
            ]
        )
    }
}

/// `watchbook device request`.
struct DeviceRequestCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "request",
            abstract: DevicePhrase.requestAbstract(),
            discussion: DevicePhrase.requestDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(RootPhrase.outHelp, value: RootPhrase.nameValue))
    var name: String

    @Option(help: ArgumentHelp(DevicePhrase.labelHelp, value: DevicePhrase.labelValue))
    var label: String?

    @Flag(help: ArgumentHelp(EnrolmentPhrase.practiceHelp))
    var practice = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let files = JournalFiles(name)
        guard !FileManager.default.fileExists(atPath: files.request) else {
            throw Problem(.fileExists, files.request)
        }
        let device = try NewDevice(named: name, now: common.moment())
        let request = try DeviceRequest.signed(
            label: label ?? String(name.split(separator: "/").last ?? ""),
            isPractice: practice,
            by: device.key.key
        )
        try TextFile.write(request.text, to: files.request)
        if common.json {
            print(
                JSONValue.object([
                    "device": .text(device.device.hex),
                    "fingerprint": .text(device.device.fingerprint),
                    "label": .text(request.label), "practice": .bool(practice),
                    "key": .text(files.key), "journal": .text(device.files.journal),
                    "request": .text(files.request),
                ]).canonicalText
            )
        } else {
            print(DevicePhrase.requested(device.files.key, device.files.journal, files.request))
            print(DevicePhrase.compare(files.request, device.device.fingerprint))
        }
    }
}

/// `watchbook device enrol`.
struct DeviceEnrolCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "enrol",
            abstract: DevicePhrase.enrolAbstract(),
            discussion: DevicePhrase.enrolDiscussion()
        )
    }

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(DevicePhrase.personHelp, value: EnrolmentPhrase.personValue)
    )
    var person: [PatternOption] = []

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(DevicePhrase.roleHelp, value: DevicePhrase.roleValue)
    )
    var role: DeviceRole = .watcher

    @Option(help: ArgumentHelp(DevicePhrase.officeHelp, value: EnrolmentPhrase.officeValue))
    var office: String?

    @OptionGroup var writer: WriterOptions
    @OptionGroup var options: GrantOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard !person.isEmpty || !options.types.isEmpty else {
            throw ValidationError(DevicePhrase.personMissing())
        }
    }

    func run() throws {
        let now = common.moment()
        let law = try options.law(beside: JournalFiles(writer.journal))
        let writer = try writer.writer(
            knowing: Judge(authority: law.authority(), reference: Reference())
        )
        let act = try EnrolmentAct(options, by: writer, knowing: law, now: now)
        let zone = CitySettings().zoneMinutes
        let grant = try options.grant(defaults(try act.issuing(), now: now, zone: zone), zone: zone)
        let outcome = try act.perform(grant, naming: GrantOptions.names(people: "--person"))
        outcome.report(act.request, options, isJSON: common.json)
    }

    private func defaults(_ issuing: Grant?, now: Moment, zone: Int64) -> Grant {
        let office = office ?? issuing?.office ?? Names.parent(of: writer.inspector)
        let level = issuing?.level ?? 0
        return Grant(
            from: max(now.firstMinute(zone: zone), issuing?.from ?? 0),
            level: level + 1,
            office: office,
            inspectors: person.map { Grant.Pair($0.pattern, $0.rank ?? 1) },
            // The top office's own people go everywhere.
            places: level == 0 ? issuing?.places ?? ["*"] : [office],
            registers: role.registers
        )
    }
}

/// Whose device it is: what its people write, where nothing else is said.
enum DeviceRole: String, ExpressibleByArgument, CaseIterable {
    case watcher, unit

    /// Watchers find, follow up and verify; units answer.
    var registers: [String] {
        switch self {
        case .watcher:
            [
                "check/*", "count/*", "watch/*", "walk/*", "case/report", "case/personal",
                "case/verification", "case/revisit", "activity/entry", "activity/personal",
            ]
        case .unit:
            [
                "case/receipt", "case/return", "case/passing", "case/rectification",
                "case/extension", "case/explanation",
            ]
        }
    }
}
