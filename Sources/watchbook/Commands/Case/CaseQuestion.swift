import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// Options of commands that ask about cases.
struct CaseQuestion: ParsableArguments {
    @Argument(help: ArgumentHelp(CaseHelp.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @OptionGroup var filter: CaseFilterOptions

    @Option(help: ArgumentHelp(TallyPhrase.csvHelp, value: TallyPhrase.fileValue))
    var csv: String?

    @Option(help: ArgumentHelp(TallyPhrase.profileHelp))
    var profile: CSVProfile?

    @OptionGroup var common: CommonOptions

    var printer: TallyPrinter { TallyPrinter(json: common.json, csv: csv, profile: profile) }

    /// All cases as they stand now, and which of them are asked for.
    func asked() throws -> (roll: CaseRoll, filter: CaseFilter) {
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        let books = try ledger.caseBooks()
        let now = common.moment().milliseconds / 60_000
        let roll = CaseRoll(try ledger.cases(books), books, now: now)
        return (roll, try filter.filter(books, now: now))
    }
}

/// In what order cases stand.
enum CaseOrder: String, ExpressibleByArgument, CaseIterable {
    case reported, due, unit, station, indicator, state
}

/// `watchbook case list`: the ledger of problems 问题整改台账.
struct CaseListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: CaseHelp.listAbstract(),
            discussion: CaseHelp.listDiscussion()
        )
    }

    @Flag(help: ArgumentHelp(CaseHelp.allHelp))
    var all = false

    @Flag(help: ArgumentHelp(CaseHelp.answersHelp))
    var answers = false

    @Option(help: ArgumentHelp(CaseHelp.sortHelp, value: CaseHelp.orderValue))
    var sort: CaseOrder = .reported

    @OptionGroup var question: CaseQuestion

    func run() throws {
        let (roll, asked) = try question.asked()
        var filter = asked
        // Without a word on states: what somebody still has to act on.
        if !all, filter.states.isEmpty { filter.isOpen = true }
        let items = roll.items.filter { filter.admits($0, roll.books) }
        try question.printer.show(
            CaseSheet(items, roll, order: sort, hasAnswers: answers)
        )
    }
}

/// `watchbook case overdue`: whose time is over, and what follows.
struct CaseOverdueCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "overdue", abstract: CaseHelp.overdueAbstract())
    }

    @OptionGroup var question: CaseQuestion

    func run() throws {
        let (roll, asked) = try question.asked()
        var filter = asked
        filter.isOverdue = true
        let items = roll.items.filter { filter.admits($0, roll.books) }
        var sheet = CaseSheet(items, roll, order: .due, hasAnswers: false)
        sheet.escalations = Dictionary(
            roll.escalationsDue().map { ($0.item.record, $0.document) }
        ) { $1 }
        try question.printer.show(sheet)
    }
}

/// `watchbook case handover`: one list for each unit, with columns for its answers.
struct CaseHandoverCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "handover",
            abstract: CaseHelp.handoverAbstract(),
            discussion: CaseHelp.handoverDiscussion()
        )
    }

    @Option(help: ArgumentHelp(CaseHelp.folderHelp, value: CaseHelp.folderValue))
    var folder: String

    @Flag(help: ArgumentHelp(CaseHelp.xlsxHelp))
    var xlsx = false

    @OptionGroup var question: CaseQuestion

    func run() throws {
        let (roll, filter) = try question.asked()
        let items = roll.items.filter { item in
            (item.file.state == .dispatched || item.file.state == .received)
                && filter.admits(item, roll.books)
        }
        var byUnit: [String: [CaseItem]] = [:]
        for item in items {
            guard let unit = item.value(of: .unit, roll.books) else { continue }
            byUnit[unit, default: []].append(item)
        }
        var written: [(unit: String, path: String, count: Int)] = []
        for (unit, items) in byUnit.sorted(by: { $0.key < $1.key }) {
            let path = "\(folder)/\(CaseHandoverCommand.fileName(unit)).\(xlsx ? "xlsx" : "csv")"
            let sheet = CaseSheet(items, roll, order: .due, hasAnswers: true)
            let printer = TallyPrinter(json: false, csv: path, profile: question.profile)
            try printer.write(sheet, to: path)
            written.append((unit, path, items.count))
        }
        show(written, roll)
    }

    private func show(_ written: [(unit: String, path: String, count: Int)], _ roll: CaseRoll) {
        guard !question.common.json else {
            let files = written.map { item -> JSONValue in
                [
                    "unit": .text(item.unit), "file": .text(item.path),
                    "cases": .integer(Int64(item.count)),
                ]
            }
            print(JSONValue.object(["files": .list(files)]).canonicalText)
            return
        }
        for item in written {
            print(
                CasePhrase.handedOver(
                    roll.books.unitName(item.unit, at: roll.now),
                    String(item.count),
                    item.path
                )
            )
        }
        if written.isEmpty { print(CasePhrase.nothing()) }
    }

    /// The id of a unit, or its name without what files cannot be called.
    private static func fileName(_ unit: String) -> String {
        unit.replacing("/", with: "-").replacing("\\", with: "-").replacing("..", with: "-")
    }
}
