import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook assessment scheme …`.
struct SchemeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "scheme",
            abstract: AssessmentPhrase.schemeAbstract(),
            discussion: AssessmentPhrase.schemeDiscussion(),
            subcommands: [
                SchemeListCommand.self, SchemeShowCommand.self, SchemeCheckCommand.self,
            ]
        )
    }
}

/// Which schemes a command is about.
struct SchemeOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(AssessmentPhrase.onHelp, value: WatchPhrase.dateValue))
    var on: String?

    /// The desk, and the date that is asked about.
    func opened(at now: Moment) throws -> (desk: AssessmentDesk, date: WorkDate) {
        let desk = try AssessmentDesk(ledger)
        if let on {
            guard let date = WorkDate(on) else { throw Problem(.badDate, on) }
            return (desk, date)
        }
        guard let today = now.date(zone: try desk.ledger.settings(on: nil).zoneMinutes) else {
            throw Problem(.badTime, "")
        }
        return (desk, today)
    }
}

/// `watchbook assessment scheme list`.
struct SchemeListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: AssessmentPhrase.schemeListAbstract(),
            discussion: ExamplePhrase.schemeList()
        )
    }

    @OptionGroup var options: SchemeOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let (desk, date) = try options.opened(at: common.moment())
        let ids = desk.schemeIDs(on: date)
        if common.json {
            let list = ids.map { id -> JSONValue in
                ["id": .text(id), "claim": desk.schemeClaim(id, on: date) ?? .null]
            }
            print(JSONValue.object(["schemes": .list(list)]).canonicalText)
            return
        }
        guard !ids.isEmpty else {
            print(AssessmentPhrase.noScheme())
            return
        }
        var table = TextTable([
            .init(AssessmentPhrase.scheme(), .id), .init(ReferencePhrase.name()),
            .init(AssessmentPhrase.method(), .id), .init(AssessmentPhrase.items(), .number),
        ])
        for id in ids {
            let scheme = try? desk.scheme(id, on: date)
            table.add([
                id, scheme?.name ?? "",
                scheme.map { AssessmentWord($0.method)() } ?? AssessmentPhrase.unusable(),
                scheme.map { String($0.items.count) } ?? "",
            ])
        }
        for line in table.lines(width: Terminal.width) { print(line) }
    }
}

/// `watchbook assessment scheme show`.
struct SchemeShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: AssessmentPhrase.schemeShowAbstract(),
            discussion: ExamplePhrase.schemeShow()
        )
    }

    @OptionGroup var options: SchemeOptions

    @Argument(help: ArgumentHelp(AssessmentPhrase.schemeHelp, value: AssessmentPhrase.schemeValue))
    var scheme: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let (desk, date) = try options.opened(at: common.moment())
        let found = try desk.scheme(scheme, on: date)
        if common.json {
            print((desk.schemeClaim(scheme, on: date) ?? [:]).canonicalText)
            return
        }
        print(
            AssessmentPhrase.schemeTitle(
                found.name ?? scheme,
                AssessmentWord(found.method)(),
                found.levels.map { TallyWord(rawValue: $0.rawValue)?() ?? $0.rawValue }
                    .joined(separator: " "),
                String(found.minimumPoints),
                String(found.minimumChecks),
                found.met.text(0)
            )
        )
        var table = TextTable([
            .init(AssessmentPhrase.item(), .id), .init(ReferencePhrase.name()),
            .init(AssessmentPhrase.way(), .id), .init(AssessmentPhrase.mark(), .number),
            .init(AssessmentPhrase.points(), .number), .init(TallyPhrase.indicator()),
        ])
        for item in found.items {
            table.add([
                item.id, item.name ?? "", AssessmentWord(item.way)(), item.mark.text(),
                found.method == .deduction ? item.points.text() : "",
                (item.indicators + item.groups).joined(separator: " "),
            ])
        }
        guard !table.isEmpty else {
            print(AssessmentPhrase.everyIndicator())
            return
        }
        for line in table.lines(width: Terminal.width) { print(line) }
    }
}

/// `watchbook assessment scheme check`: what a scheme says that does not fit the standards.
struct SchemeCheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: AssessmentPhrase.schemeCheckAbstract(),
            discussion: ExamplePhrase.schemeCheck()
        )
    }

    @OptionGroup var options: SchemeOptions

    @Argument(help: ArgumentHelp(AssessmentPhrase.schemeHelp, value: AssessmentPhrase.schemeValue))
    var scheme: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let (desk, date) = try options.opened(at: common.moment())
        var lines: [(scheme: String, place: String, text: String)] = []
        let ids = scheme.map { [$0] } ?? desk.schemeIDs(on: date)
        for id in ids {
            do {
                let found = try desk.scheme(id, on: date)
                lines += SchemeCheckCommand.doubts(found, desk, date).map { (id, $0.0, $0.1) }
            } catch let problem as Problem where problem.code == .schemeUnusable {
                lines.append((id, problem.details[1], problem.details[2]))
            }
        }
        if common.json {
            let list = lines.map { line -> JSONValue in
                [
                    "scheme": .text(line.scheme), "at": .text(line.place),
                    "text": .text(line.text),
                ]
            }
            print(JSONValue.object(["faults": .list(list)]).canonicalText)
        } else {
            for line in lines { print("\(line.scheme): \(line.place): \(line.text)") }
            print(AssessmentPhrase.schemesChecked(String(ids.count), String(lines.count)))
        }
        if !lines.isEmpty { throw ExitCode(Problem.Remedy.data.rawValue) }
    }

    /// Codes and groups that no standard has, and offices and items that lead nowhere.
    private static func doubts(
        _ scheme: Scheme,
        _ desk: AssessmentDesk,
        _ date: WorkDate
    ) -> [(String, String)] {
        let indicators = desk.books.standards.standards(on: date).flatMap(\.indicators.values)
        let codes = Set(indicators.map(\.code))
        let groups = Set(indicators.map(\.group))
        var doubts: [(String, String)] = []
        for (index, item) in scheme.items.enumerated() where item.way == .field {
            let place = "items.\(index).\(item.id)"
            for code in item.indicators where !codes.contains(code) {
                doubts.append((place, AssessmentPhrase.codeUnknown(code)))
            }
            for group in item.groups where group != "*" {
                let isKnown = groups.contains { $0 == group || $0.hasPrefix(group + ".") }
                if !isKnown { doubts.append((place, AssessmentPhrase.groupUnknown(group))) }
            }
            if item.indicators.isEmpty, item.groups.isEmpty {
                doubts.append((place, AssessmentPhrase.itemEmpty()))
            }
            if scheme.method == .deduction, item.points == .zero {
                doubts.append((place, AssessmentPhrase.noPoints()))
            }
        }
        let offices = Set(desk.books.gazetteer.points(on: date).map(\.office))
        for (name, rows) in scheme.classes.sorted(by: { $0.key < $1.key }) {
            for row in rows
            where !offices.contains(row) && desk.books.gazetteer.unit(row, on: date) == nil {
                doubts.append(("classes.\(name)", AssessmentPhrase.rowUnknown(row)))
            }
        }
        return doubts
    }
}
