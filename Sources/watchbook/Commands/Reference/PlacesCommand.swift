import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook places …`: points and streets.
struct PlacesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "places",
            abstract: PlacesPhrase.abstract(),
            subcommands: [
                PlacesImportCommand.self, PlacesListCommand.self, PlacesNearCommand.self,
                PlacesGapsCommand.self,
            ]
        )
    }
}

/// `watchbook places import`.
struct PlacesImportCommand: ReferenceImport {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: PlacesPhrase.importAbstract(),
            discussion: PlacesPhrase.importDiscussion()
        )
    }

    @Flag(help: ArgumentHelp(PlacesPhrase.streetsImportHelp))
    var streets = false

    @Flag(name: .customLong("gcj02"), help: ArgumentHelp(PlacesPhrase.shiftedHelp))
    var isShifted = false

    @Option(help: ArgumentHelp(ReferencePhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @OptionGroup var options: ImportOptions

    func run() throws {
        if streets {
            try perform { StreetsSheet(known: $0, isShifted: isShifted) }
        } else {
            try perform { PointsSheet(known: $0, isShifted: isShifted) }
        }
    }
}

/// `watchbook places list`.
struct PlacesListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: PlacesPhrase.listAbstract(),
            discussion: ExamplePhrase.placesList()
        )
    }

    @Flag(help: ArgumentHelp(PlacesPhrase.streetsListHelp))
    var streets = false

    @Flag(help: ArgumentHelp(PlacesPhrase.closedHelp))
    var closed = false

    @Option(help: ArgumentHelp(PlacesPhrase.unitHelp, value: PlacesPhrase.unitValue))
    var unit: String?

    @OptionGroup var filter: OfficeFilter
    @OptionGroup var question: ReferenceQuestion

    func run() throws {
        let known = try KnownOnDate(question)
        if streets { showStreets(known) } else { showPoints(known) }
    }

    /// Whether the unit that is asked for answers on any line.
    private func isAsked(_ units: [ResponsibilityLine: [String]], _ known: KnownOnDate) -> Bool {
        guard let unit else { return true }
        let ids = known.gazetteer.unitIDs(units.values.flatMap(\.self), on: known.date)
        return ids.contains(known.gazetteer.unitID(unit, on: known.date) ?? unit)
    }

    private func showPoints(_ known: KnownOnDate) {
        let points = known.gazetteer.points(on: known.date, isClosedIncluded: closed)
            .filter { isAsked($0.units, known) && filter.admits($0.office) }
        var table = TextTable([
            .init(ReferencePhrase.id(), .id), .init(ReferencePhrase.name()),
            .init(ReferencePhrase.office(), .id), .init(PlacesPhrase.stations()),
            .init(PlacesPhrase.types()), .init(PlacesPhrase.leaders()),
            .init(PlacesPhrase.units()), .init(ReferencePhrase.from(), .id),
        ])
        for point in points {
            let units = ResponsibilityLine.allCases.flatMap { point.units[$0] ?? [] }
            let names = known.gazetteer.unitIDs(units, on: known.date).map {
                known.gazetteer.unit($0, on: known.date)?.name ?? $0
            }
            let leaders = (point.leaders + point.cadres).map { text in
                known.gazetteer.person(text, on: known.date)?.name ?? text
            }
            let end = point.isClosed ? " (\(PlacesPhrase.closed()))" : ""
            table.add([
                point.id, point.name + end, point.office,
                point.stations.map(\.id).joined(separator: ","),
                point.types.joined(separator: ","), leaders.joined(separator: ","),
                names.joined(separator: ","), point.from.text,
            ])
        }
        known.show(
            table,
            count: points.count,
            json: ["points": .list(points.map { $0.claim.with(id: $0.id, from: $0.from) })],
            isJSON: question.common.json
        )
    }

    private func showStreets(_ known: KnownOnDate) {
        let streets = known.gazetteer.streets(on: known.date)
            .filter { isAsked($0.units, known) && filter.admits($0.office) }
        var table = TextTable([
            .init(ReferencePhrase.id(), .id), .init(ReferencePhrase.name()),
            .init(ReferencePhrase.office(), .id), .init(PlacesPhrase.length(), .number),
            .init(PlacesPhrase.types()), .init(PlacesPhrase.units()),
            .init(ReferencePhrase.from(), .id),
        ])
        for street in streets {
            let units = ResponsibilityLine.allCases.flatMap { street.units[$0] ?? [] }
            let names = known.gazetteer.unitIDs(units, on: known.date).map {
                known.gazetteer.unit($0, on: known.date)?.name ?? $0
            }
            table.add([
                street.id, street.name, street.office, String(street.lengthMillimetres / 1000),
                street.types.joined(separator: ","), names.joined(separator: ","),
                street.from.text,
            ])
        }
        known.show(
            table,
            count: streets.count,
            json: ["streets": .list(streets.map { $0.claim.with(id: $0.id, from: $0.from) })],
            isJSON: question.common.json
        )
    }
}

/// `watchbook places gaps`.
struct PlacesGapsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "gaps",
            abstract: PlacesPhrase.gapsAbstract(),
            discussion: PlacesPhrase.gapsDiscussion()
        )
    }

    @OptionGroup var question: ReferenceQuestion

    func run() throws {
        let known = try KnownOnDate(question)
        let books = try known.ledger.books()
        known.show(
            known.gazetteer.placeGaps(on: known.date)
                + (try known.ledger.notApplicableGaps(on: known.date, books)),
            isJSON: question.common.json
        )
    }
}

extension JSONValue {
    /// A claim with the id of what it is about and the date it holds from.
    func with(id: String, from: WorkDate) -> JSONValue {
        guard case .object(var members) = self else { return self }
        members["id"] = .text(id)
        members["from"] = .text(from.text)
        return .object(members)
    }
}
