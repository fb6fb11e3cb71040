import ArgumentParser
import Foundation
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook export`: everything that a ledger says, as tables for analysts.
struct ExportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: ExportPhrase.abstract(),
            discussion: ExportPhrase.discussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(ExportPhrase.dirHelp, value: CaseHelp.folderValue))
    var dir: String

    @Option(
        name: [.customLong("since"), .customLong("from")],
        help: ArgumentHelp(ExportPhrase.sinceHelp, value: WatchPhrase.dateValue)
    )
    var since: String?

    @Option(
        name: [.customLong("to"), .customLong("until")],
        help: ArgumentHelp(ExportPhrase.untilHelp, value: WatchPhrase.dateValue)
    )
    var until: String?

    @Option(help: ArgumentHelp(ExportPhrase.formatHelp, value: ExportPhrase.formatValue))
    var format: ExportFormats?

    @Option(help: ArgumentHelp(TallyPhrase.profileHelp, value: TallyPhrase.profileValue))
    var profile: CSVProfile?

    @Option(help: ArgumentHelp(ExportPhrase.tablesHelp, value: ExportPhrase.tablesValue))
    var tables: ExportTableNames?

    @Flag(help: ArgumentHelp(ExportPhrase.forceHelp))
    var force = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        // Before anything is computed.
        try ExportFolder.check(dir, replaces: force)
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        let source = try ExportSource(ledger, since: since, until: until, common.moment())
        let head = try ReportHead(ledger, on: source.dates.upperBound, asOf: source.now)
        let folder = try ExportFolder(
            dir,
            formats: format?.formats ?? [.csv],
            isForSpreadsheets: CSVProfile.writer(profile).profile == .excel,
            created: source.now.milliseconds,
            replaces: force
        )
        let progress = Progress.standard()
        for name in tables?.names ?? ExportTableName.allCases {
            let maker = name.maker
            try folder.write(maker.table) { write in
                var rows = 0
                try maker.write(source) { row in
                    rows += 1
                    if rows.isMultiple(of: 1024) {
                        progress.show(MapPhrase.progress(name.rawValue, String(rows)))
                    }
                    try write(row)
                }
            }
        }
        try folder.finish(manifest(folder, head, source))
        progress.erase()
        show(folder, source)
    }

    /// What the folder holds and what it was made from; the mark of the folder comes first.
    private func manifest(
        _ folder: ExportFolder,
        _ head: ReportHead,
        _ source: ExportSource
    ) -> String {
        let members: [(String, JSONValue)] = [
            ("head", head.json),
            ("from", source.isWhole ? .null : .text(source.dates.lowerBound.text)),
            ("until", source.isWhole ? .null : .text(source.dates.upperBound.text)),
            (
                "profile",
                .text(CSVProfile.writer(profile).profile == .excel ? "excel" : "rfc4180")
            ), ("tables", .list(folder.tables.map(\.json))),
        ]
        let texts = members.map { ",\"\($0)\":\($1.canonicalText)" }
        return ExportFolder.mark + texts.joined() + "}\n"
    }

    private func show(_ folder: ExportFolder, _ source: ExportSource) {
        if common.json {
            print(
                JSONValue.object([
                    "dir": .text(dir), "tables": .list(folder.tables.map(\.json)),
                ]).canonicalText
            )
            return
        }
        var table = TextTable([
            .init(ExportPhrase.table(), .id), .init(ExportPhrase.rows(), .number),
            .init(ExportPhrase.files(), .id),
        ])
        for done in folder.tables {
            table.add([
                done.table.name, String(done.rows),
                done.files.map(\.name).joined(separator: " "),
            ])
        }
        for line in table.lines(width: Terminal.width) { print(line) }
        print(ExportPhrase.written(dir))
    }
}

extension ExportFolder.Table {
    fileprivate var json: JSONValue {
        [
            "name": .text(table.name), "rows": .integer(rows),
            "columns": .list(table.columns.map { .text($0.name) }),
            "files": .list(
                files.map {
                    [
                        "name": .text($0.name), "bytes": .integer($0.length),
                        "sha256": .text($0.digest),
                    ]
                }
            ),
        ]
    }
}

/// `csv,xlsx`: what tables are written as.
struct ExportFormats: ExpressibleByArgument {
    let formats: [ExportFormat]

    init?(argument: String) {
        let words = argument.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let found = words.compactMap(ExportFormat.init(rawValue:))
        guard !found.isEmpty, found.count == words.count else { return nil }
        formats = ExportFormat.allCases.filter(found.contains)
    }

    static var allValueStrings: [String] { ExportFormat.allCases.map(\.rawValue) }
}

/// `checks,cases`: some of the tables, in the order in which they are written.
struct ExportTableNames: ExpressibleByArgument {
    let names: [ExportTableName]

    init?(argument: String) {
        let words = argument.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let found = words.compactMap(ExportTableName.init(rawValue:))
        guard !found.isEmpty, found.count == words.count else { return nil }
        names = ExportTableName.allCases.filter(found.contains)
    }

    static var allValueStrings: [String] { ExportTableName.allCases.map(\.rawValue) }
}

/// The tables of an export.
enum ExportTableName: String, CaseIterable {
    case checks, counts, watches, findings, cases, walks
    case points, stations, streets, units, people, standards, indicators
    case conflicts, held, entries

    var maker: any ExportTableMaker {
        switch self {
        case .checks: ChecksTable()
        case .counts: CountsTable()
        case .watches: WatchesTable()
        case .findings: FindingsTable()
        case .cases: CasesTable()
        case .walks: WalksTable()
        case .points: PointsTable()
        case .stations: StationsTable()
        case .streets: StreetsTable()
        case .units: UnitsTable()
        case .people: PeopleTable()
        case .standards: StandardsTable()
        case .indicators: IndicatorsTable()
        case .conflicts: ConflictsTable()
        case .held: HeldTable()
        case .entries: EntriesTable()
        }
    }
}
