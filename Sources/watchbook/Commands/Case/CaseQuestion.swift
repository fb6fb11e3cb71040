import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// Options of commands that ask about cases.
struct CaseQuestion: ParsableArguments {
    @Argument(help: ArgumentHelp(CaseHelp.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @OptionGroup var filter: CaseFilterOptions
    @OptionGroup var dates: CaseDateOptions

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    /// The printer for what the ledger says now.
    func printer(of reading: CaseReading) throws -> ResultPrinter {
        try ResultPrinter(json: common.json, table)
            .of(reading.ledger, at: common.moment())
    }

    /// Opens the ledger.
    func reading() throws -> CaseReading {
        try CaseReading(ledger, filter, dates.span, now: common.moment())
    }
}

/// A ledger that is asked about cases.
struct CaseReading {
    let ledger: SQLiteLedger
    let books: CaseBooks
    /// In minutes since 1970 UTC.
    let now: Int64
    var filter: CaseFilter

    /// Opens a ledger.
    ///
    /// `dates`: the first and the last date of the report.
    init(
        _ ledger: String,
        _ filter: CaseFilterOptions,
        _ dates: (first: String?, last: String?),
        now moment: Moment
    ) throws {
        let opened = try SQLiteLedger(opening: ledger, .reading)
        let books = try opened.caseBooks()
        let now = moment.milliseconds / 60_000
        self.init(
            ledger: opened,
            books: books,
            now: now,
            filter: try filter.filter(books, now: now, dates: dates) {
                try CaseRoll(opened.cases(books), books, now: now).items
            }
        )
    }

    init(ledger: SQLiteLedger, books: CaseBooks, now: Int64, filter: CaseFilter) {
        self.ledger = ledger
        self.books = books
        self.now = now
        self.filter = filter
    }

    /// Every case as it stands now.
    func wholeRoll() throws -> CaseRoll {
        CaseRoll(try ledger.cases(books), books, now: now)
    }

    /// The cases that the filter admits, with a roll of these that knows which may repeat others.
    func admitted() throws -> (items: [CaseItem], roll: CaseRoll) {
        let selection = try ledger.selectCases(books, filter, now: now)
        let items = try ledger.cases(books, of: selection.rows.map(\.record)) { [books, now] in
            CaseItem($0, books, now: now)
        }
        return (items, CaseRoll(items, books, now: now, duplicates: selection.duplicates))
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
        var reading = try question.reading()
        // Without a word on states: what somebody still has to act on.
        if !all, reading.filter.states.isEmpty { reading.filter.isOpen = true }
        let (items, roll) = try reading.admitted()
        try question.printer(of: reading).show(
            CaseSheet(items, roll, order: sort, hasAnswers: answers)
        )
    }
}

/// `watchbook case overdue`: whose time is over, and what follows.
struct CaseOverdueCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "overdue",
            abstract: CaseHelp.overdueAbstract(),
            discussion: CaseExample.overdue()
        )
    }

    @OptionGroup var question: CaseQuestion

    func run() throws {
        var reading = try question.reading()
        reading.filter.isOverdue = true
        let (items, roll) = try reading.admitted()
        var sheet = CaseSheet(items, roll, order: .due, hasAnswers: false)
        sheet.escalations = Dictionary(
            roll.escalationsDue().map { ($0.item.record, $0.document) }
        ) { $1 }
        try question.printer(of: reading).show(sheet)
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
        var reading = try question.reading()
        reading.filter.isOpen = true
        let (admitted, roll) = try reading.admitted()
        let byUnit = CaseHandoverCommand.byUnit(admitted, roll.books)
        try CaseHandoverCommand.make(folder)
        // A list that is there may have a unit's answers already.
        for unit in byUnit.keys.sorted() {
            try OutputFile.check(path(of: unit), isReplaced: question.table.force)
        }
        var written: [(unit: String, path: String, count: Int)] = []
        for (unit, items) in byUnit.sorted(by: { $0.key < $1.key }) {
            let path = path(of: unit)
            let sheet = CaseSheet(items, roll, order: .due, hasAnswers: true)
            try ResultPrinter(json: false, question.table).write(sheet, to: path)
            written.append((unit, path, items.count))
        }
        show(written, try oldLists(reading, besides: written.map(\.path)), roll)
    }

    private func path(of unit: String) -> String {
        "\(folder)/\(CaseHandoverCommand.fileName(unit)).\(xlsx ? "xlsx" : "csv")"
    }

    /// What units have to see to, by unit.
    static func byUnit(_ items: [CaseItem], _ books: CaseBooks) -> [String: [CaseItem]] {
        var byUnit: [String: [CaseItem]] = [:]
        for item in items where [.dispatched, .received].contains(item.file.state) {
            guard let unit = item.mainUnit(books) else { continue }
            byUnit[unit, default: []].append(item)
        }
        return byUnit
    }

    /// - Throws: `Problem` with ``Problem/Code/folderNotWritable``.
    private static func make(_ folder: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
        } catch {
            throw Problem(.folderNotWritable, folder)
        }
    }

    /// The lists of earlier runs in the folder, of units that have nothing to see to now.
    private func oldLists(_ reading: CaseReading, besides written: [String]) throws -> [String] {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
            let isList = $0.hasSuffix(".csv") || $0.hasSuffix(".xlsx")
            return isList && !written.contains("\(folder)/\($0)")
        }
        guard !files.isEmpty else { return [] }
        // Of all cases: a filter may have left out a unit whose list is still good.
        var whole = reading
        whole.filter = CaseFilter()
        whole.filter.isOpen = true
        let byUnit = CaseHandoverCommand.byUnit(try whole.admitted().items, reading.books)
        let busy = Set(byUnit.keys.map(CaseHandoverCommand.fileName))
        let today = reading.books.date(at: reading.now)
        let units = Set(
            reading.books.gazetteer.units(on: today).flatMap { [$0.id, $0.name] }
                .map(CaseHandoverCommand.fileName)
        )
        return files.filter { file in
            let name = String(file[..<(file.lastIndex(of: ".") ?? file.endIndex)])
            return units.contains(name) && !busy.contains(name)
        }.map { "\(folder)/\($0)" }
    }

    private func show(
        _ written: [(unit: String, path: String, count: Int)],
        _ old: [String],
        _ roll: CaseRoll
    ) {
        guard !question.common.json else {
            let files = written.map { item -> JSONValue in
                [
                    "unit": .text(item.unit), "file": .text(item.path),
                    "cases": .integer(Int64(item.count)),
                ]
            }
            let lists = JSONValue.list(old.map(JSONValue.text))
            print(JSONValue.object(["files": .list(files), "old": lists]).canonicalText)
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
        for path in old { print(CasePhrase.oldList(path)) }
    }

    /// The id of a unit, or its name without what files cannot be called.
    private static func fileName(_ unit: String) -> String {
        unit.replacing("/", with: "-").replacing("\\", with: "-").replacing("..", with: "-")
    }
}
