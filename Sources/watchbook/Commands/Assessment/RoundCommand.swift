import ArgumentParser
import CentralLedger
import Inspection
import Journaling

/// `watchbook assessment round …`.
struct RoundCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "round",
            abstract: AssessmentPhrase.roundAbstract(),
            subcommands: [
                RoundCreateCommand.self, RoundDrawCommand.self, RoundListCommand.self,
                RoundShowCommand.self,
            ]
        )
    }
}

/// `watchbook assessment round create`.
struct RoundCreateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "create",
            abstract: AssessmentPhrase.createAbstract(),
            discussion: AssessmentPhrase.createDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(AssessmentPhrase.newRoundHelp, value: AssessmentPhrase.roundValue))
    var round: String

    @Option(help: ArgumentHelp(AssessmentPhrase.schemeHelp, value: AssessmentPhrase.schemeValue))
    var scheme = AssessmentDesk.standardScheme

    @Option(help: ArgumentHelp(AssessmentPhrase.kindHelp, value: AssessmentPhrase.wordValue))
    var kind: AssessmentRound.Kind

    @Option(help: ArgumentHelp(AssessmentPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String

    @Option(help: ArgumentHelp(AssessmentPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String

    @Option(help: ArgumentHelp(AssessmentPhrase.nameHelp, value: AssessmentPhrase.textValue))
    var name: String?

    @Option(help: ArgumentHelp(AssessmentPhrase.pointsHelp, value: AssessmentPhrase.wordValue))
    var points = AssessmentRound.Points.all

    @Option(
        name: .customLong("system"),
        help: ArgumentHelp(AssessmentPhrase.systemHelp, value: AssessmentPhrase.wordValue)
    )
    var systems: [String] = []

    @Option(
        name: .customLong("level"),
        help: ArgumentHelp(AssessmentPhrase.levelHelp, value: AssessmentPhrase.wordValue)
    )
    var levels: [InspectionLevel] = []

    @Option(
        name: .customLong("inspection"),
        help: ArgumentHelp(AssessmentPhrase.inspectionHelp, value: AssessmentPhrase.wordValue)
    )
    var kinds: [InspectionKind] = []

    @Option(help: ArgumentHelp(AssessmentPhrase.withinHelp, value: AssessmentPhrase.unitValue))
    var within: String?

    @Option(help: ArgumentHelp(AssessmentPhrase.previousHelp, value: AssessmentPhrase.roundValue))
    var previous: String?

    @Option(
        name: .customLong("quarter"),
        help: ArgumentHelp(AssessmentPhrase.quarterHelp, value: AssessmentPhrase.roundValue)
    )
    var quarters: [String] = []

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        // Without quarters it would test every item, as a quarter does.
        guard kind != .halfYear || !quarters.isEmpty else {
            throw ValidationError(AssessmentPhrase.halfYearOfQuarters())
        }
    }

    func run() throws {
        let act = try OfficeAct(ledger: ledger, writer, isDryRun: dryRun)
        let desk = try AssessmentDesk(act.ledger, ledger)
        let round = try checkedRound(desk)
        let written = try act.say(
            [AssessmentStatement(record: round.record, register: "round", claim: round.claim)],
            now: common.moment()
        )
        if common.json {
            print(
                JSONValue.object([
                    "record": .text(round.record), "claim": round.claim,
                    "written": .integer(Int64(written.count)), "dry_run": .bool(dryRun),
                ]).canonicalText
            )
        } else {
            let names = (round.record, round.dates.lowerBound.text, round.dates.upperBound.text)
            print(
                dryRun
                    ? AssessmentPhrase.wouldCreate(names.0, names.1, names.2)
                    : AssessmentPhrase.created(names.0, names.1, names.2)
            )
        }
    }

    private func checkedRound(_ desk: AssessmentDesk) throws -> AssessmentRound {
        for id in [round, scheme] + quarters + [previous].compactMap({ $0 }) {
            guard Names.isID(id) else { throw Problem(.badName, id) }
        }
        guard let first = WorkDate(from) else { throw Problem(.badDate, from) }
        guard let last = WorkDate(to) else { throw Problem(.badDate, to) }
        guard first <= last else { throw Problem(.datesReversed, from, to) }
        _ = try desk.scheme(scheme, on: last)
        for id in quarters + [previous].compactMap({ $0 }) { _ = try desk.round("\(scheme)/\(id)") }
        var round = AssessmentRound(scheme: scheme, id: round, kind: kind, dates: first...last)
        round.name = name
        round.points = points
        round.systems = systems
        round.levels = levels
        round.kinds = kinds.isEmpty && kind == .mock ? [.mock] : kinds
        round.within = try within.map { text in
            guard let unit = desk.books.gazetteer.unitID(text, on: last) else {
                throw Problem(.badName, text)
            }
            return unit
        }
        round.previous = previous
        round.quarters = quarters
        return round
    }
}

extension AssessmentRound.Kind: ExpressibleByArgument {}
extension AssessmentRound.Points: ExpressibleByArgument {}
extension InspectionKind: ExpressibleByArgument {}
extension RandomDraw.Pool: ExpressibleByArgument {}
extension AppealRuling.Verdict: ExpressibleByArgument {}

/// `watchbook assessment round draw`.
struct RoundDrawCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "draw",
            abstract: AssessmentPhrase.drawAbstract(),
            discussion: AssessmentPhrase.drawDiscussion()
        )
    }

    @OptionGroup var options: RoundActOptions

    @Option(help: ArgumentHelp(AssessmentPhrase.countHelp, value: AssessmentPhrase.numberValue))
    var count: Int

    @Option(help: ArgumentHelp(AssessmentPhrase.seedHelp, value: AssessmentPhrase.textValue))
    var seed: String

    @Option(help: ArgumentHelp(AssessmentPhrase.ofHelp, value: AssessmentPhrase.wordValue))
    var of = RandomDraw.Pool.points

    @Option(help: ArgumentHelp(AssessmentPhrase.officeHelp, value: AssessmentPhrase.officeValue))
    var office: [String] = []

    @Option(help: ArgumentHelp(AssessmentPhrase.typeHelp, value: AssessmentPhrase.wordValue))
    var type: [String] = []

    @Flag(help: ArgumentHelp(AssessmentPhrase.undeclaredHelp))
    var undeclared = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard count > 0 else { throw ValidationError(AssessmentPhrase.countTooSmall()) }
    }

    func run() throws {
        let act = try OfficeAct(ledger: options.ledger, writer, isDryRun: options.dryRun)
        let desk = try AssessmentDesk(act.ledger, options.ledger)
        let round = try desk.round(options.round)
        let list = pool(desk, round)
        guard list.count >= count else {
            throw Problem(.drawTooMany, "\(count)", "\(list.count)")
        }
        let draw = DrawClaim(RandomDraw(count, of: list, seed: seed), of: of)
        if let same = desk.shelf.draws(of: round).first(where: { $0.draw == draw }) {
            show(draw, same.number, desk.names(of: round), isNew: false)
            return
        }
        let number = desk.shelf.nextNumber(round.record, "draw")
        try act.say(
            [
                AssessmentStatement(
                    record: round.record,
                    register: "draw.\(number)",
                    claim: draw.claim
                )
            ],
            now: common.moment()
        )
        show(draw, number, desk.names(of: round), isNew: true)
    }

    /// The ids to draw from.
    private func pool(_ desk: AssessmentDesk, _ round: AssessmentRound) -> [String] {
        let gazetteer = desk.books.gazetteer
        let date = round.dates.upperBound
        let points = gazetteer.points(on: date).filter { point in
            (office.isEmpty || office.contains(point.office))
                && (type.isEmpty || !Set(type).isDisjoint(with: point.types))
                && (!undeclared || point.isDrawn)
        }
        switch of {
        case .points: return points.map(\.id)
        case .offices: return Array(Set(points.map(\.office)))
        case .people:
            return gazetteer.persons(on: date).map(\.number).filter { number in
                office.isEmpty || office.contains(Names.parent(of: number))
            }
        case .dates:
            let days = 0...(round.dates.upperBound.day - round.dates.lowerBound.day)
            return days.compactMap { round.dates.lowerBound.advanced(by: $0)?.text }
        }
    }

    private func show(_ draw: DrawClaim, _ number: Int, _ names: TallyNames, isNew: Bool) {
        if common.json {
            guard case .object(var members) = draw.claim else { return }
            members["number"] = .integer(Int64(number))
            members["written"] = .bool(isNew)
            members["dry_run"] = .bool(options.dryRun)
            print(JSONValue.object(members).canonicalText)
            return
        }
        if !isNew { print(AssessmentPhrase.sameDraw(String(number))) }
        print(
            AssessmentPhrase.drawn(
                String(draw.drawn.count),
                String(draw.listCount),
                draw.seed,
                String(draw.list.hex.prefix(16))
            )
        )
        for id in draw.drawn {
            let name: String? =
                switch draw.pool {
                case .points: names.name(of: id, .point)
                case .offices: names.name(of: id, .office)
                case .people: names.person(id)
                case .dates: nil
                }
            print("  " + Display.safe([id, name].compactMap { $0 }.joined(separator: " ")))
        }
    }
}

/// `watchbook assessment round list`.
struct RoundListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: AssessmentPhrase.roundListAbstract(),
            discussion: ExamplePhrase.roundList()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let rounds = try AssessmentDesk(ledger).shelf.rounds
        if output.json {
            let list = rounds.map { round -> JSONValue in
                ["record": .text(round.record), "claim": round.claim]
            }
            print(JSONValue.object(["rounds": .list(list)]).canonicalText)
            return
        }
        guard !rounds.isEmpty else {
            print(AssessmentPhrase.noRounds())
            return
        }
        var table = TextTable([
            .init(AssessmentPhrase.round(), .id), .init(AssessmentPhrase.scheme(), .id),
            .init(AssessmentPhrase.kind(), .id), .init(AssessmentPhrase.from(), .id),
            .init(AssessmentPhrase.to(), .id), .init(ReferencePhrase.name()),
        ])
        for round in rounds {
            table.add([
                round.id, round.scheme, AssessmentWord(round.kind)(),
                round.dates.lowerBound.text, round.dates.upperBound.text, round.name ?? "",
            ])
        }
        for line in table.lines(width: Terminal.width) { print(line) }
    }
}

/// `watchbook assessment round show`.
struct RoundShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: AssessmentPhrase.roundShowAbstract(),
            discussion: ExamplePhrase.roundShow()
        )
    }

    @OptionGroup var options: RoundOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let desk = try AssessmentDesk(options.ledger)
        let round = try desk.round(options.round)
        let all = desk.books.gazetteer.points(on: round.dates.upperBound)
        let points = desk.shelf.points(of: round, desk.books) ?? Set(all.map(\.id))
        let draws = desk.shelf.draws(of: round)
        let appeals = desk.shelf.appeals(of: round)
        let results = desk.shelf.results(of: round)
        if output.json {
            print(
                JSONValue.object([
                    "record": .text(round.record), "claim": round.claim,
                    "points": .list(points.sorted().map(JSONValue.text)),
                    "draws": .list(draws.map(\.draw.claim)),
                    "appeals": .list(appeals.map(AppealListing.json)),
                    "results": .list(results.map(\.saying.claim)),
                ]).canonicalText
            )
            return
        }
        print(
            AssessmentPhrase.roundTitle(
                round.name ?? round.id,
                AssessmentWord(round.kind)(),
                round.dates.lowerBound.text,
                round.dates.upperBound.text,
                round.scheme
            )
        )
        let declared = all.filter { points.contains($0.id) && !$0.isDrawn }.count
        print(
            AssessmentPhrase.roundPoints(
                String(points.count),
                String(declared),
                String(points.count - declared)
            )
        )
        if !round.systems.isEmpty {
            print(AssessmentPhrase.roundSystems(round.systems.joined(separator: ", ")))
        }
        for (number, draw) in draws {
            print(
                AssessmentPhrase.drawLine(
                    String(number),
                    AssessmentWord(draw.pool)(),
                    String(draw.drawn.count),
                    String(draw.listCount),
                    draw.seed
                )
            )
        }
        for appeal in appeals { print(AppealListing.line(appeal)) }
        for (number, saying) in results {
            print(
                AssessmentPhrase.resultLine(
                    String(number),
                    saying.inspector,
                    saying.claim["entries"]?.text.map { String($0.prefix(16)) } ?? ""
                )
            )
        }
    }
}

/// How appeals are listed.
enum AppealListing {
    static func json(_ appeal: AssessmentShelf.AppealCase) -> JSONValue {
        var members: [String: JSONValue] = [
            "id": .text(appeal.id), "office": .text(appeal.office),
            "appeal": appeal.appeal.claim, "digest": .text(appeal.saying.digest.hex),
        ]
        members["ruling"] = appeal.ruling?.claim
        return .object(members)
    }

    static func line(_ appeal: AssessmentShelf.AppealCase) -> String {
        AssessmentPhrase.appealLine(
            appeal.id,
            appeal.appeal.item,
            appeal.appeal.point,
            appeal.ruling.map { AssessmentWord($0.verdict)() } ?? AssessmentPhrase.openAppeal(),
            appeal.ruling?.reason ?? appeal.appeal.reason
        )
    }
}
