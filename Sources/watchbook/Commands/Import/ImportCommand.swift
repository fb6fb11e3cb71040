import ArgumentParser
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook import …`: tables become entries.
struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: ImportPhrase.abstract(),
            subcommands: [
                ImportSheetCommand.self, ImportChecksCommand.self, ImportCountsCommand.self,
                ImportStandardCommand.self,
            ]
        )
    }
}

/// When slots begin.
struct SlotOptions: ParsableArguments {
    @Option(help: ArgumentHelp(ImportPhrase.slotHelp, value: ImportPhrase.slotValue))
    var slot: [SlotStart] = []

    var starts: [String: Int64] {
        Dictionary(slot.map { ($0.slot, $0.minute) }) { _, last in last }
    }
}

/// `watchbook import checks`.
struct ImportChecksCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "checks",
            abstract: ImportPhrase.checksAbstract(),
            discussion: ImportPhrase.checksDiscussion()
        )
    }

    @OptionGroup var options: ImportOptions
    @OptionGroup var slots: SlotOptions

    func run() throws {
        let session = try ImportSession(options, now: options.common.moment())
        let due = try session.ledger.map { try DueIndicators($0) }
        let times = try SlotTimes(session, starts: slots.starts)
        let sheet = ChecksSheet(names: try CellNames(session), slots: times, due: due)
        try options.perform(sheet, with: session)
    }
}

/// `watchbook import counts`.
struct ImportCountsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "counts",
            abstract: ImportPhrase.countsAbstract(),
            discussion: ImportPhrase.countsDiscussion()
        )
    }

    @OptionGroup var options: ImportOptions
    @OptionGroup var slots: SlotOptions

    func run() throws {
        let session = try ImportSession(options, now: options.common.moment())
        let sheet = CountsSheet(
            names: try CellNames(session),
            slots: try SlotTimes(session, starts: slots.starts),
            standards: try session.ledger?.standards() ?? StandardShelf()
        )
        try options.perform(sheet, with: session)
    }
}

/// `watchbook import sheet`.
struct ImportSheetCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sheet",
            abstract: ImportPhrase.sheetAbstract(),
            discussion: ImportPhrase.sheetDiscussion()
        )
    }

    @OptionGroup var options: ImportOptions
    @OptionGroup var slots: SlotOptions

    func run() throws {
        let session = try ImportSession(options, now: options.common.moment())
        let (sheet, table) = try PaperSheet.read(session, starts: slots.starts)
        try options.perform(sheet, of: table, with: session)
    }
}

/// `watchbook import standard`.
struct ImportStandardCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "standard",
            abstract: ImportPhrase.standardAbstract(),
            discussion: ImportPhrase.standardDiscussion()
        )
    }

    @Option(help: ArgumentHelp(ImportPhrase.nameHelp, value: ImportPhrase.nameValue))
    var name: String

    @Option(help: ArgumentHelp(ImportPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(ImportPhrase.typesHelp, value: ImportPhrase.fileValue))
    var types: String?

    @OptionGroup var options: ImportOptions

    func run() throws {
        guard StandardSheet.isTitle(name) else { throw Problem(.badName, name) }
        let date = from.flatMap { WorkDate($0) }
        if let from, date == nil { throw Problem(.badDate, from) }
        let session = try ImportSession(options, now: options.common.moment())
        let types = try types.map {
            try PointTypeRow.rows(of: ImportSession.bytes(of: $0), file: $0)
        }
        let file = try StandardFile(
            session.bytes,
            file: options.file,
            types: types.map { Set($0.map(\.code)) }
        )
        for issue in file.table.issues { Terminal.warn(issue.line(file.headings)) }
        guard !file.table.hasErrors else {
            Terminal.warn(ImportPhrase.nothingWritten(String(file.errors.count)))
            throw ExitCode.someRefused
        }
        let sheet = StandardSheet(name, file: session.bytes, from: date, types: types ?? [])
        try options.perform(sheet, with: session)
        if !options.common.json { print(ImportPhrase.standardName(sheet.name)) }
    }
}
