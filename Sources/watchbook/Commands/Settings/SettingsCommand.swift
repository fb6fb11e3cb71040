import ArgumentParser
import Inspection
import JournalSQLite
import Journaling

/// `watchbook settings …`: what the city decides, as a file or section by section.
struct SettingsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "settings",
            abstract: SettingsPhrase.abstract(),
            subcommands: [
                SettingsCheckCommand.self, SettingsApplyCommand.self, SettingsExportCommand.self,
                SettingsImportCommand.self, SettingsSetCommand.self, SettingsListCommand.self,
            ]
        )
    }
}

/// `watchbook settings import`.
struct SettingsImportCommand: ReferenceImport {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: SettingsPhrase.importAbstract(),
            discussion: SettingsPhrase.importDiscussion()
        )
    }

    @Flag(help: ArgumentHelp(SettingsPhrase.calendarHelp))
    var calendar = false

    @Option(help: ArgumentHelp(ReferencePhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @OptionGroup var options: ImportOptions

    func run() throws {
        if calendar {
            try perform { CalendarSheet(known: $0) }
        } else {
            try perform { SlotsSheet(known: $0) }
        }
    }
}

/// `watchbook settings set`.
struct SettingsSetCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "set",
            abstract: SettingsPhrase.setAbstract(),
            discussion: SettingsPhrase.setDiscussion()
        )
    }

    @Option(help: ArgumentHelp(ReferencePhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String

    @Option(help: ArgumentHelp(SettingsPhrase.titleHelp, value: SettingsPhrase.codeValue))
    var title: [String] = []

    @Option(help: ArgumentHelp(SettingsPhrase.alsoHelp, value: SettingsPhrase.codeValue))
    var also: [String] = []

    @Option(help: ArgumentHelp(SettingsPhrase.exceptHelp, value: SettingsPhrase.codeValue))
    var except: [String] = []

    @Flag(help: ArgumentHelp(SettingsPhrase.noTitleHelp))
    var noTitle = false

    @Option(help: ArgumentHelp(SettingsPhrase.systemsHelp, value: SettingsPhrase.codesValue))
    var systems: String?

    @Option(help: ArgumentHelp(SettingsPhrase.zoneHelp, value: WatchPhrase.minutesValue))
    var zoneMinutes: Int64?

    @Option(help: ArgumentHelp(SettingsPhrase.daysHelp, value: SettingsPhrase.daysValue))
    var dateDays: Int64?

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        let hasExemptions = !title.isEmpty || !also.isEmpty || !except.isEmpty
        guard hasExemptions || noTitle || systems != nil || zoneMinutes != nil || dateDays != nil
        else { throw ValidationError(SettingsPhrase.nothingToSet()) }
    }

    func run() throws {
        guard let date = SheetCells.date(from) else { throw Problem(.badDate, from) }
        let now = common.moment()
        let author = try writer.writer()
        let record = "settings/city/\(date.text)"
        let drafts = try claims().map { register, claim in
            author.draft(record, register, claim: claim)
        }
        let written = try author.appendChanges(drafts, now: now)
        if common.json {
            print(
                JSONValue.object([
                    "record": .text(record), "written": .integer(Int64(written)),
                    "unchanged": .integer(Int64(drafts.count - written)),
                ]).canonicalText
            )
        } else {
            print(SettingsPhrase.wasSet(String(written), record, String(drafts.count - written)))
        }
    }

    /// The registers that the options set, each as a whole.
    private func claims() throws -> [(String, JSONValue)] {
        for code in title + also + except {
            guard Names.isID(code) else { throw Problem(.badName, code) }
        }
        var claims: [(String, JSONValue)] = []
        if noTitle || !title.isEmpty || !also.isEmpty || !except.isEmpty {
            var members: [String: JSONValue] = ["titles": .codes(title)]
            if !also.isEmpty { members["also"] = .codes(also) }
            if !except.isEmpty { members["except"] = .codes(except) }
            claims.append(("exemptions", .object(members)))
        }
        if let systems {
            guard let order = SheetCells.ids(systems) else { throw Problem(.badName, systems) }
            claims.append(("systems", ["order": .list(order.map(JSONValue.text))]))
        }
        if zoneMinutes != nil || dateDays != nil {
            let settings: JSONValue = [
                "zone_minutes": .integer(zoneMinutes ?? CitySettings().zoneMinutes),
                "date_days": .integer(dateDays ?? CitySettings().dateDays),
            ]
            guard CitySettings(settings) != nil else {
                throw Problem(.badNumber, "\(zoneMinutes ?? dateDays ?? 0)")
            }
            claims.append(("settings", settings))
        }
        return claims
    }
}

extension JSONValue {
    /// Codes ascending, each once.
    fileprivate static func codes(_ codes: [String]) -> JSONValue {
        .list(Set(codes).sorted().map(JSONValue.text))
    }
}

extension Writer {
    /// Writes those of the drafts that say something new, each in answer to what this journal says
    /// already.
    ///
    /// - Returns: how many were written.
    /// - Throws: `Problem`; nothing is written then.
    fileprivate func appendChanges(_ drafts: [Draft], now: Moment) throws -> Int {
        let own = try Journal.open(at: journal, key: key)
        var heads: [String: [(digest: Digest, claim: JSONValue?)]] = [:]
        try own.forEachEntry { _, bytes in
            guard let entry = Entry(reading: bytes), entry.inspector == inspector else { return }
            let place = "\(entry.record) \(entry.register)"
            heads[place, default: []].removeAll { entry.bases.contains($0.digest) }
            heads[place, default: []].append(
                (Chain.identity(of: bytes), JSONValue(entry.payload)?["claim"])
            )
        }
        let changes = drafts.compactMap { draft -> Draft? in
            let known = heads["\(draft.record) \(draft.register)"] ?? []
            let claim = JSONValue(draft.payload)?["claim"]
            guard known.count != 1 || known[0].claim != claim else { return nil }
            return Draft(
                inspector: draft.inspector,
                rank: draft.rank,
                record: draft.record,
                register: draft.register,
                bases: known.map(\.digest),
                payload: draft.payload
            )
        }
        if !changes.isEmpty { _ = try own.append(changes, now: now.milliseconds) }
        return changes.count
    }
}

/// `watchbook settings list`.
struct SettingsListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: SettingsPhrase.listAbstract(),
            discussion: ExamplePhrase.settingsList()
        )
    }

    @OptionGroup var question: ReferenceQuestion

    func run() throws {
        let known = try KnownOnDate(question)
        let slots = known.gazetteer.slots(on: known.date)
        let titles = known.gazetteer.titles(on: known.date)
        let systems = known.gazetteer.systems(on: known.date)
        var table = TextTable([
            .init(RosterPhrase.slot(), .id), .init(ReferencePhrase.name()),
            .init(SettingsPhrase.time(), .id), .init(SettingsPhrase.rounds()),
            .init(RosterPhrase.duty()), .init(SettingsPhrase.peak()),
        ])
        for slot in slots {
            table.add([
                slot.id, slot.name ?? "",
                "\(SettingsListCommand.clock(slot.start))–\(SettingsListCommand.clock(slot.end))",
                slot.rounds.map(SettingsListCommand.clock).joined(separator: " "),
                slot.duty ?? "", slot.isPeak ? SettingsPhrase.yes() : "",
            ])
        }
        let isHoliday = known.gazetteer.isHoliday(known.date)
        let versions = try SettingsBook(of: known.ledger).versions(on: known.date)
        known.show(
            table,
            count: slots.count,
            json: [
                "slots": .list(slots.map(\.claim)),
                "titles": .list(titles.titles.sorted().map(JSONValue.text)),
                "also": .list(titles.also.sorted().map(JSONValue.text)),
                "except": .list(titles.except.sorted().map(JSONValue.text)),
                "systems": .list(systems.map(JSONValue.text)), "holiday": .bool(isHoliday),
                "sections": .list(versions.map(\.json)),
                "defaults": .list(SettingsListCommand.unset(versions).map(JSONValue.text)),
            ],
            isJSON: question.common.json
        )
        guard !question.common.json else { return }
        print((isHoliday ? SettingsPhrase.isHoliday : .isWorkday)(known.date.text))
        if !titles.titles.isEmpty {
            print(SettingsPhrase.titles(titles.titles.sorted().joined(separator: ", ")))
        }
        if !systems.isEmpty { print(SettingsPhrase.systems(systems.joined(separator: ", "))) }
        SettingsListCommand.show(versions)
    }

    /// Every section with what it says, those that cannot be used, and those that nobody set.
    private static func show(_ versions: [SettingsBook.Version]) {
        var table = TextTable([
            .init(SettingsFilePhrase.section(), .id), .init(SettingsFilePhrase.since(), .id),
            .init(SettingsFilePhrase.reads()),
        ])
        for version in versions {
            table.add([version.register, version.from.text, version.claim.canonicalText])
        }
        if !table.isEmpty {
            print("")
            for line in table.lines(width: Terminal.width) { print(line) }
        }
        for version in versions {
            guard let fault = version.fault else { continue }
            print(SettingsFilePhrase.notReadable(version.register, fault))
        }
        let unset = unset(versions)
        if !unset.isEmpty { print(SettingsFilePhrase.unset(unset.joined(separator: ", "))) }
    }

    /// The sections of which nothing is set.
    private static func unset(_ versions: [SettingsBook.Version]) -> [String] {
        let set = Set(
            versions.compactMap { SettingsSections.section(ofRegister: $0.register)?.0.name }
        )
        return SettingsSections.all.map(\.name).filter { !set.contains($0) }
    }

    /// `08:00`; after midnight 26:00 is `02:00`.
    private static func clock(_ minute: Int64) -> String {
        [minute % 1440 / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: ":")
    }
}
