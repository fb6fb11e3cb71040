import ArgumentParser
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook standard show`.
struct StandardShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: StandardPhrase.showAbstract(),
            discussion: StandardPhrase.showDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(StandardPhrase.codeHelp, value: StandardPhrase.codeValue))
    var code: String?

    @Option(help: ArgumentHelp(StandardPhrase.typesHelp, value: StandardPhrase.typesValue))
    var types: String?

    @Option(help: ArgumentHelp(StandardPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let types = try types.map { text in
            guard let ids = SheetCells.ids(text), !ids.isEmpty else {
                throw Problem(.badName, text)
            }
            return Set(ids)
        }
        let store = try SQLiteLedger(opening: ledger, .reading)
        let shelf = try store.standards()
        let day = try workDate(store)
        guard let code else {
            list(shelf, types, day)
            return
        }
        let standards = shelf.standards(on: day).filter { $0.indicators[code] != nil }
        guard !standards.isEmpty else { throw Problem(.unknownIndicator, code, ledger) }
        let sheets = standards.enumerated().compactMap { index, standard in
            standard.indicators[code].map { indicator in
                IndicatorSheet(
                    indicator: indicator,
                    standard: standard,
                    isJudging: index == 0,
                    isExempt: shelf.isExempt(indicator, on: day)
                )
            }
        }
        if common.json {
            let json: JSONValue = [
                "date": .text(day.text), "indicators": .list(sheets.map(\.json)),
            ]
            print(json.canonicalText)
        } else {
            for (index, sheet) in sheets.enumerated() {
                if index > 0 { print("") }
                for line in sheet.lines(width: Terminal.width) { print(line) }
            }
        }
    }

    private func workDate(_ store: SQLiteLedger) throws -> WorkDate {
        if let date {
            guard let day = WorkDate(date) else { throw Problem(.badDate, date) }
            return day
        }
        let now = common.moment()
        let zone = try store.settings(on: now.date(zone: 0)).zoneMinutes
        guard let today = now.date(zone: zone) else { throw Problem(.badDate, "") }
        return today
    }

    private func list(_ shelf: StandardShelf, _ types: Set<String>?, _ date: WorkDate) {
        let list = StandardList(shelf, types: types, date: date)
        if common.json {
            print(list.json.canonicalText)
        } else {
            for line in list.lines(width: Terminal.width) { print(line) }
        }
    }
}
