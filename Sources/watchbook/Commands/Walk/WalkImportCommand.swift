import ArgumentParser
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook walk import`: a table or a GPX file becomes a walk.
struct WalkImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: WalkPhrase.importAbstract(),
            discussion: WalkPhrase.importDiscussion()
        )
    }

    @Option(help: ArgumentHelp(WalkPhrase.importStreetHelp, value: WalkPhrase.streetValue))
    var street: String?

    @Option(help: ArgumentHelp(WalkPhrase.importDateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(help: ArgumentHelp(WalkPhrase.importSidesHelp, value: WalkPhrase.sidesValue))
    var sides: WalkSides = .both

    @Option(help: ArgumentHelp(CheckPhrase.kindHelp, value: CheckPhrase.kindValue))
    var kind: CheckKind = .patrol

    @Flag(help: ArgumentHelp(WalkPhrase.gcj02Help))
    var gcj02 = false

    @OptionGroup var options: ImportOptions

    func validate() throws {
        guard street != nil || !isGPX else { throw ValidationError(WalkPhrase.gpxStreet()) }
    }

    private var isGPX: Bool { options.file.lowercased().hasSuffix(".gpx") }

    func run() throws {
        let session = try ImportSession(options, now: options.common.moment())
        if let street, !Names.isName(street) { throw Problem(.badName, street) }
        let named = date.flatMap(SheetCells.date)
        if let date, named == nil { throw Problem(.badDate, date) }
        let gazetteer = try session.gazetteer()
        guard isGPX, let street else {
            try options.perform(sheet(session, gazetteer, on: named), with: session)
            return
        }
        let gpx = try GPXFile(session.bytes, file: session.file)
        let start = gpx.start ?? session.now
        guard let near = start.date(zone: 0),
            let day = named ?? start.date(zone: session.zone(on: near))
        else { throw Problem(.badTime, String(start.milliseconds)) }
        let walk = try GPXWalk(
            gpx,
            WalkPlace(street: street, on: day, gazetteer, isShifted: gcj02),
            date: day,
            zone: session.zone(on: day),
            sides: sides
        )
        let table = try CSVTable(walk.rows, file: session.file, columns: WalkSheet.columns)
        for fix in walk.offStreet.prefix(WalkImportCommand.listed) {
            Terminal.warn(
                WalkPhrase.fixOffStreet(String(fix.line), String(fix.distance / 1000), street)
            )
        }
        let rest = walk.offStreet.count - WalkImportCommand.listed
        if rest > 0 { Terminal.warn(WalkPhrase.moreOffStreet(String(rest))) }
        try options.perform(sheet(session, gazetteer, on: day), of: table, with: session)
    }

    /// More fixes beside the street than this are only counted.
    private static let listed = 20

    private func sheet(
        _ session: ImportSession,
        _ gazetteer: Gazetteer,
        on date: WorkDate?
    ) throws -> WalkSheet {
        WalkSheet(
            gazetteer: gazetteer,
            names: CellNames(gazetteer, try session.ledger?.standards() ?? StandardShelf()),
            street: street,
            date: date,
            sides: sides,
            kind: kind.kind,
            // The positions of a GPX file are on the line already.
            isShifted: gcj02 && !isGPX
        )
    }
}
