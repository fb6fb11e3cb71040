import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook report watch`: watch record forms 实地点位值守记录表.
struct WatchReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "watch",
            abstract: FormPhrase.abstract(),
            discussion: FormPhrase.discussion()
        )
    }

    @OptionGroup var report: ReportOptions

    @Option(help: ArgumentHelp(FormPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(help: ArgumentHelp(FormPhrase.officeHelp, value: EnrolmentPhrase.officeValue))
    var office: String?

    @Option(help: ArgumentHelp(FormPhrase.stationHelp, value: WatchPhrase.stationValue))
    var station: String?

    @Option(help: ArgumentHelp(FormPhrase.personHelp, value: RecordingPhrase.numberValue))
    var person: String?

    @Option(help: ArgumentHelp(FormPhrase.slotHelp, value: CaseHelp.wordValue))
    var slot: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let printer = try PaperPrinter(report, common)
        let ledger = try SQLiteLedger(opening: report.ledger, .reading)
        let known = try DutyBooks(ledger, now: common.moment())
        let date = try report.date(date, today: known.today)
        if let station { try known.require(station: station, on: date) }
        if let person { try known.require(person: person, on: date) }
        let reading = WatchFormReading(ledger: ledger, known: known)
        let forms = try reading.forms(on: date) { station in
            self.station.map { $0 == station } ?? true
                && known.isIn(office: office, station: station, on: date)
        }.filter { form in
            person.map { $0 == form.person } ?? true && slot.map { $0 == form.slot } ?? true
        }
        guard !forms.isEmpty else {
            let asked = [date.text, office, station, person, slot].compactMap { $0 }
            throw Problem(.paperEmpty, asked.joined(separator: " "), report.ledger)
        }
        let items = try forms.map { form in
            WatchFormPaper.Item(
                form: form,
                code: FormCode(form, seal: try reading.seal(of: form)),
                photos: try ledger.photos(of: form)
            )
        }
        try printer.show(
            WatchFormPaper(date: date, items: items, known: known),
            of: ledger,
            on: date
        )
    }
}

extension ReportOptions {
    /// The work date asked for; today without one.
    ///
    /// - Throws: `Problem(.badDate)`.
    func date(_ text: String?, today: WorkDate) throws -> WorkDate {
        guard let text else { return today }
        guard let date = WorkDate(text) else { throw Problem(.badDate, text) }
        return date
    }
}

extension DutyBooks {
    /// Whether a station is one of an office, or of an office in it; any is where none is named.
    func isIn(office: String?, station: String, on date: WorkDate) -> Bool {
        guard let office else { return true }
        let own = books.gazetteer.point(ofStation: station, on: date)?.office ?? ""
        return own == office || own.hasPrefix(office + ".")
    }
}

extension SQLiteLedger {
    /// The photos of a form's problems.
    func photos(of form: WatchForm) throws -> [Digest: FormPhoto] {
        try photos(form.problems.flatMap { $0.word.statement.attachments }.map(\.digest))
    }
}
