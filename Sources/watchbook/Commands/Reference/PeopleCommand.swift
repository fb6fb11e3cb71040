import ArgumentParser
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook people …`: people with staff numbers.
struct PeopleCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "people",
            abstract: PeoplePhrase.abstract(),
            subcommands: [
                PeopleImportCommand.self, PeopleListCommand.self, PeopleGapsCommand.self,
            ]
        )
    }
}

/// `watchbook people import`.
struct PeopleImportCommand: ReferenceImport {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: PeoplePhrase.importAbstract(),
            discussion: PeoplePhrase.importDiscussion()
        )
    }

    @Option(help: ArgumentHelp(ReferencePhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @OptionGroup var options: ImportOptions

    func run() throws { try perform { PeopleSheet(known: $0) } }
}

/// `watchbook people list`.
struct PeopleListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: PeoplePhrase.listAbstract(),
            discussion: ExamplePhrase.peopleList()
        )
    }

    @OptionGroup var filter: OfficeFilter
    @OptionGroup var question: ReferenceQuestion

    func run() throws {
        let known = try KnownOnDate(question)
        let persons = known.gazetteer.persons(on: known.date)
            .filter { filter.admits($0.office) }
        var table = TextTable([
            .init(PeoplePhrase.number(), .id), .init(PeoplePhrase.personName()),
            .init(PeoplePhrase.unit()), .init(PeoplePhrase.kind()), .init(PeoplePhrase.level()),
            .init(ReferencePhrase.from(), .id),
        ])
        for person in persons {
            let unit = person.unit.map { text in
                let id = known.gazetteer.unitID(text, on: known.date)
                return id.flatMap { known.gazetteer.unit($0, on: known.date)?.name } ?? text
            }
            table.add([
                person.number, person.name, unit ?? "",
                person.kind.map { PersonKindPhrase($0)() } ?? "",
                person.level.map { LevelPhrase($0)() } ?? "", person.from.text,
            ])
        }
        known.show(
            table,
            count: persons.count,
            json: [
                "people": .list(persons.map { $0.claim.with(id: $0.number, from: $0.from) })
            ],
            isJSON: question.common.json
        )
    }
}

/// `watchbook people gaps`.
struct PeopleGapsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "gaps",
            abstract: PeoplePhrase.gapsAbstract(),
            discussion: ExamplePhrase.peopleGaps()
        )
    }

    @OptionGroup var question: ReferenceQuestion

    func run() throws {
        let known = try KnownOnDate(question)
        let enrolled = try EnrolledPeople(known)
        let gaps = known.gazetteer.peopleGaps(on: known.date) { enrolled.contains($0) }
        known.show(gaps, isJSON: question.common.json)
    }
}

/// Who may write on a date, from a device of the own or through an office that types.
struct EnrolledPeople {
    private let pairs: [Grant.Pair]

    init(_ known: KnownOnDate) throws {
        let judge = try known.ledger.judge()
        let zone = judge.reference.settings(on: known.date).zoneMinutes
        let first = known.date.day * 1440 - zone
        let grants = judge.authority.grants.values.joined().filter { held in
            held.revocations.isEmpty && held.grant.from < first + 1440
                && held.grant.until.map { $0 > first } ?? true
        }
        pairs = grants.flatMap { held in
            // The pattern of an office's own device is no device of each of its people.
            held.grant.inspectors.filter { !$0.pattern.hasSuffix("*") } + held.grant.types
        }
    }

    func contains(_ number: String) -> Bool { pairs.contains { $0.matches(number) } }
}
