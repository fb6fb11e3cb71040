import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook case dossier`: standard, tasks, responsibility and problems of one point.
struct CaseDossierCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "dossier",
            abstract: CaseHelp.dossierAbstract(),
            discussion: CaseHelp.dossierDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(CaseHelp.pointHelp, value: CaseHelp.pointValue))
    var point: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let opened = try SQLiteLedger(opening: ledger, .reading)
        let books = try opened.caseBooks()
        let now = common.moment().milliseconds / 60_000
        guard let place = books.gazetteer.point(point, on: books.date(at: now)) else {
            throw Problem(.pointNone, point, ledger)
        }
        var filter = CaseFilter()
        filter.places = [place.id]
        filter.isOpen = true
        let reading = CaseReading(ledger: opened, books: books, now: now, filter: filter)
        let (items, roll) = try reading.admitted()
        let dossier = PointDossier(place, items, roll)
        if common.json {
            print(dossier.json.canonicalText)
        } else {
            for line in dossier.lines(width: Terminal.width) { print(line) }
        }
    }
}

/// The four artefacts of a field point 点位标准、任务清单、网格责任清单、整改台账.
struct PointDossier {
    private let point: Point
    private let roll: CaseRoll
    private let date: WorkDate
    /// Of the indicators that are asked for there, ascending by code.
    private let due: [DueIndicator]
    private let problems: CaseSheet
    private let count: Int

    init(_ point: Point, _ items: [CaseItem], _ roll: CaseRoll) {
        self.point = point
        self.roll = roll
        date = roll.books.date(at: roll.now)
        due = roll.books.standards.due(at: point, on: date).filter(\.isAsked)
            .sorted { $0.indicator.code < $1.indicator.code }
        count = items.count
        problems = CaseSheet(items, roll, order: .due, hasAnswers: false)
    }

    private func charge(_ code: String) -> Charge {
        roll.books.gazetteer.charge(indicator: code, point: point.id, on: date)
    }

    private func names(_ units: [String]) -> String {
        units.map { roll.books.unitName($0, at: roll.now) }.joined(separator: "、")
    }

    /// The units that answer there for anything, by line.
    private var units: [ResponsibilityLine: [String]] {
        var found = point.units.mapValues { roll.books.gazetteer.unitIDs($0, on: date) }
        for indicator in due {
            for (line, units) in charge(indicator.indicator.code).units {
                for unit in units where found[line]?.contains(unit) != true {
                    found[line, default: []].append(unit)
                }
            }
        }
        return found
    }

    func lines(width: Int) -> [String] {
        var lines = [
            CasePhrase.dossierTitle("\(point.id) \(point.name)", date.text), "",
            CasePhrase.codes(String(due.count)), "", CasePhrase.tasks(),
        ]
        var tasks = TextTable([
            .init(TallyPhrase.indicator()), .init(CasePhrase.mainHeading()),
            .init(CasePhrase.assistingHeading()),
        ])
        for indicator in due {
            let code = indicator.indicator.code
            let charge = charge(code)
            let main = ResponsibilityLine.allCases.flatMap { charge.units[$0] ?? [] }
            let assisting = ResponsibilityLine.allCases.flatMap { charge.assisting[$0] ?? [] }
            tasks.add([
                roll.books.indicatorName(code, at: roll.now), names(main), names(assisting),
            ])
        }
        lines += tasks.lines(width: width) + ["", CasePhrase.responsible()]
        var responsible = TextTable([
            .init(DecompositionPhrase.line()), .init(CasePhrase.namesHeading()),
        ])
        responsible.add([PlacesPhrase.leaders(), people(point.leaders + point.cadres)])
        for line in ResponsibilityLine.allCases {
            if let units = units[line] { responsible.add([LinePhrase(line)(), names(units)]) }
        }
        return lines + responsible.lines(width: width) + ["", CasePhrase.problems()]
            + problems.lines(width: width)
    }

    private func people(_ people: [String]) -> String {
        people.map { roll.books.personName($0, at: roll.now) }.joined(separator: "、")
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "point": .text(point.id), "name": .text(point.name), "date": .text(date.text),
            "standard": .list(
                due.map {
                    ["indicator": .text($0.indicator.code), "standard": .text($0.standard)]
                }
            ),
            "tasks": .list(
                due.map { indicator in
                    let charge = charge(indicator.indicator.code)
                    return [
                        "indicator": .text(indicator.indicator.code),
                        "units": ResponsibilityLine.claim(charge.units) ?? [:],
                        "assisting": ResponsibilityLine.claim(charge.assisting) ?? [:],
                    ]
                }
            ),
            "leaders": .list(point.leaders.map(JSONValue.text)),
            "cadres": .list(point.cadres.map(JSONValue.text)),
            "problems": problems.json["cases"] ?? .list([]),
        ]
        members["units"] = ResponsibilityLine.claim(units)
        return .object(members)
    }
}
