import ArgumentParser
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook decomposition …`: which units answer for which indicator.
struct DecompositionCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "decomposition",
            abstract: DecompositionPhrase.abstract(),
            subcommands: [
                DecompositionImportCommand.self, DecompositionListCommand.self,
                DecompositionGapsCommand.self,
            ]
        )
    }
}

/// `watchbook decomposition import`.
struct DecompositionImportCommand: ReferenceImport {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: DecompositionPhrase.importAbstract(),
            discussion: DecompositionPhrase.importDiscussion()
        )
    }

    @Flag(help: ArgumentHelp(DecompositionPhrase.wholeHelp))
    var whole = false

    @Option(help: ArgumentHelp(ReferencePhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @OptionGroup var options: ImportOptions

    func run() throws {
        try perform { DecompositionSheet(known: $0, isWhole: whole) }
    }
}

/// `watchbook decomposition list`.
struct DecompositionListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: DecompositionPhrase.listAbstract(),
            discussion: ExamplePhrase.decompositionList()
        )
    }

    @OptionGroup var filter: OfficeFilter

    @Option(help: ArgumentHelp(DecompositionPhrase.unitHelp, value: DecompositionPhrase.unitValue))
    var unit: String?

    @OptionGroup var question: ReferenceQuestion

    func run() throws {
        let known = try KnownOnDate(question)
        let points = known.gazetteer.points(on: known.date).filter { filter.admits($0.office) }
        let places = Set(points.flatMap { [$0.id, $0.area ?? ""] })
        var rules = (known.gazetteer.decomposition(on: known.date)?.rules ?? []).filter { rule in
            rule.area.map { filter.admits($0) || places.contains($0) } ?? true
        }
        if let unit {
            guard let id = known.gazetteer.unitID(unit, on: known.date) else {
                throw Problem(.unitUnknown, unit)
            }
            rules = rules.filter { rule in
                known.gazetteer.unitIDs(rule.main + rule.assisting, on: known.date).contains {
                    $0 == id
                        || known.gazetteer.chain(ofUnit: $0, on: known.date)
                            .contains { $0.id == id }
                }
            }
        }
        var table = TextTable([
            .init(TallyPhrase.indicator(), .id), .init(DecompositionPhrase.line()),
            .init(DecompositionPhrase.area(), .id), .init(DecompositionPhrase.type(), .id),
            .init(DecompositionPhrase.main()), .init(DecompositionPhrase.assisting()),
        ])
        func names(_ units: [String]) -> String {
            known.gazetteer.unitIDs(units, on: known.date)
                .map { known.gazetteer.unit($0, on: known.date)?.name ?? $0 }
                .joined(separator: "、")
        }
        for rule in rules {
            table.add([
                rule.indicator, LinePhrase(rule.line)(), rule.area ?? "", rule.type ?? "",
                names(rule.main), names(rule.assisting),
            ])
        }
        known.show(
            table,
            count: rules.count,
            json: ["rules": .list(rules.map(\.claim))],
            isJSON: question.common.json
        )
    }
}

/// `watchbook decomposition gaps`.
struct DecompositionGapsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "gaps",
            abstract: DecompositionPhrase.gapsAbstract(),
            discussion: ExamplePhrase.decompositionGaps()
        )
    }

    @OptionGroup var question: ReferenceQuestion

    func run() throws {
        let known = try KnownOnDate(question)
        let standards = try known.ledger.standards()
        known.show(
            known.gazetteer.decompositionGaps(in: standards, on: known.date),
            isJSON: question.common.json
        )
    }
}
