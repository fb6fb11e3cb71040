import ArgumentParser
import Inspection
import Journaling

/// `watchbook roster …`: who stands where and when.
struct RosterCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "roster",
            abstract: RosterPhrase.abstract(),
            subcommands: [
                RosterImportCommand.self, RosterListCommand.self, RosterGapsCommand.self,
            ]
        )
    }
}

/// `watchbook roster import`.
struct RosterImportCommand: ReferenceImport {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: RosterPhrase.importAbstract(),
            discussion: RosterPhrase.importDiscussion()
        )
    }

    @Option(help: ArgumentHelp(ReferencePhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @OptionGroup var options: ImportOptions

    func run() throws { try perform { RosterSheet(known: $0) } }
}

/// `watchbook roster list`.
struct RosterListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: RosterPhrase.listAbstract(),
            discussion: ExamplePhrase.rosterList()
        )
    }

    @OptionGroup var filter: OfficeFilter
    @OptionGroup var question: ReferenceQuestion

    func run() throws {
        let known = try KnownOnDate(question)
        let duties = known.gazetteer.duties(on: known.date)
            .filter { filter.admits($0.office) }
        var table = TextTable([
            .init(RosterPhrase.station(), .id), .init(ReferencePhrase.name()),
            .init(RosterPhrase.slot(), .id), .init(RosterPhrase.people()),
            .init(RosterPhrase.duty()), .init(RosterPhrase.wanted(), .number),
        ])
        for duty in duties {
            let point = known.gazetteer.point(ofStation: duty.station, on: known.date)
            let slot = known.gazetteer.slot(duty.slot, on: known.date)
            let people = duty.people.map {
                known.gazetteer.person($0, on: known.date)?.name ?? $0
            }
            table.add([
                duty.station, point?.name ?? "", duty.slot, people.joined(separator: "、"),
                duty.kind ?? slot?.duty ?? "", String(duty.wanted),
            ])
        }
        known.show(
            table,
            count: duties.count,
            json: ["duties": .list(duties.map(\.json))],
            isJSON: question.common.json
        )
    }
}

extension Duty {
    /// The duty for other programs.
    fileprivate var json: JSONValue {
        guard case .object(var members) = claim else { return claim }
        members["station"] = .text(station)
        members["slot"] = .text(slot)
        members["office"] = .text(office)
        members["from"] = .text(from.text)
        return .object(members)
    }
}

/// `watchbook roster gaps`.
struct RosterGapsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "gaps",
            abstract: RosterPhrase.gapsAbstract(),
            discussion: ExamplePhrase.rosterGaps()
        )
    }

    @OptionGroup var question: ReferenceQuestion

    func run() throws {
        let known = try KnownOnDate(question)
        let enrolled = try EnrolledPeople(known)
        let people = known.gazetteer.rosterPeopleGaps(on: known.date) { enrolled.contains($0) }
        known.show(
            known.gazetteer.rosterGaps(on: known.date) + people,
            isJSON: question.common.json
        )
    }
}
