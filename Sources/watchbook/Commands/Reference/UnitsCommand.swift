import ArgumentParser
import Inspection
import Journaling

/// `watchbook units …`: bodies that answer for something, with their aliases.
struct UnitsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "units",
            abstract: UnitsPhrase.abstract(),
            subcommands: [UnitsImportCommand.self, UnitsListCommand.self, UnitsGapsCommand.self]
        )
    }
}

/// `watchbook units import`.
struct UnitsImportCommand: ReferenceImport {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: UnitsPhrase.importAbstract(),
            discussion: UnitsPhrase.importDiscussion()
        )
    }

    @Option(help: ArgumentHelp(ReferencePhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @OptionGroup var options: ImportOptions

    func run() throws { try perform { UnitsSheet(known: $0) } }
}

/// `watchbook units list`.
struct UnitsListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: UnitsPhrase.listAbstract(),
            discussion: ExamplePhrase.unitsList()
        )
    }

    @OptionGroup var filter: OfficeFilter
    @OptionGroup var question: ReferenceQuestion

    func run() throws {
        let known = try KnownOnDate(question)
        let units = known.gazetteer.units(on: known.date)
            .filter { filter.admits($0.office ?? "") }
        var table = TextTable([
            .init(ReferencePhrase.id(), .id), .init(ReferencePhrase.name()),
            .init(UnitsPhrase.aliases()), .init(UnitsPhrase.parent()),
            .init(ReferencePhrase.from(), .id),
        ])
        for unit in units {
            table.add([
                unit.id, unit.name, unit.aliases.joined(separator: "、"),
                unit.parent.map { known.gazetteer.unit($0, on: known.date)?.name ?? $0 } ?? "",
                unit.from.text,
            ])
        }
        known.show(
            table,
            count: units.count,
            json: ["units": .list(units.map { $0.claim.with(id: $0.id, from: $0.from) })],
            isJSON: question.common.json
        )
    }
}

/// `watchbook units gaps`.
struct UnitsGapsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "gaps",
            abstract: UnitsPhrase.gapsAbstract(),
            discussion: ExamplePhrase.unitsGaps()
        )
    }

    @OptionGroup var question: ReferenceQuestion

    func run() throws {
        let known = try KnownOnDate(question)
        known.show(known.gazetteer.unitGaps(on: known.date), isJSON: question.common.json)
    }
}
