import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook report day`: an office's daily sum sheet 每日汇总表.
struct DayReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "day",
            abstract: DayPhrase.abstract(),
            discussion: DayPhrase.discussion()
        )
    }

    @OptionGroup var report: ReportOptions

    @Option(help: ArgumentHelp(DayPhrase.officeHelp, value: EnrolmentPhrase.officeValue))
    var office: String

    @Option(help: ArgumentHelp(FormPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(
        name: .customLong("close"),
        help: ArgumentHelp(DayPhrase.closeHelp, value: ClosePhrase.numberValue)
    )
    var version: Int64?

    @Flag(help: ArgumentHelp(DayPhrase.nowHelp))
    var unsigned = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        guard Names.isName(office) else { throw Problem(.badName, office) }
        let printer = try PaperPrinter(report, common)
        let whole = try SQLiteLedger(opening: report.ledger, .reading)
        let known = try DutyBooks(whole, now: common.moment())
        let date = try report.date(date, today: known.today)
        let close = try close(of: date, in: whole)
        let pinned = try close.flatMap { try PinnedLedger($0, in: whole) }
        let basis = pinned?.ledger ?? whole
        let books = pinned?.books ?? known.books
        let day = try basis.dayClose(
            office: office,
            date: date,
            asOf: close?.asOf ?? known.minute,
            cutOff: try close?.cutOff ?? cutOff(of: date, known),
            books
        )
        let scope = CloseScope(office: office, date: date, cutOff: day.cutOff, books)
        let paper = DayPaper(
            day: day,
            summary: try basis.summary(of: scope, books),
            close: close,
            isPinned: pinned != nil,
            conflicts: try basis.disputes(own: false)
                .filter { scope.covers(RecordName($0.record), books) }.map(\.record),
            known: known,
            names: TallyNames(books, on: date...date)
        )
        try printer.show(paper, of: whole, on: date)
    }

    /// The close asked for, or the last one; `nil` where none was signed or the day as it stands
    /// now is wanted.
    ///
    /// - Throws: `Problem(.closeUnknown)`.
    private func close(of date: WorkDate, in ledger: SQLiteLedger) throws -> SignedClose? {
        guard !unsigned else { return nil }
        let closes = try ledger.closes { $0 == office && $1 == date }
        guard let version else { return closes.last }
        guard let close = closes.last(where: { $0.version == version }) else {
            throw Problem(.closeUnknown, "\(office) \(date.text)", report.ledger)
        }
        return close
    }

    /// The city's cut-off, or now where that is not over yet.
    ///
    /// - Throws: `Problem(.dayNotBegun)`.
    private func cutOff(of date: WorkDate, _ known: DutyBooks) throws -> Int64 {
        let setting = known.books.gazetteer.setting(CloseSetting.self, on: date) ?? .standard
        let zone = known.books.reference.settings(on: date).zoneMinutes
        let minute = known.minute + zone - date.day * 1440
        guard minute >= 0 else { throw Problem(.dayNotBegun, date.text) }
        return min(setting.cutOff, minute)
    }
}
