import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook report blank`: empty watch record forms for a roster.
struct BlankReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "blank",
            abstract: BlankPhrase.abstract(),
            discussion: BlankPhrase.discussion()
        )
    }

    @OptionGroup var report: ReportOptions

    @Option(help: ArgumentHelp(BlankPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(help: ArgumentHelp(FormPhrase.officeHelp, value: EnrolmentPhrase.officeValue))
    var office: String?

    @Option(help: ArgumentHelp(FormPhrase.stationHelp, value: WatchPhrase.stationValue))
    var station: String?

    @Option(help: ArgumentHelp(FormPhrase.personHelp, value: RecordingPhrase.numberValue))
    var person: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let printer = try PaperPrinter(report, common)
        let ledger = try SQLiteLedger(opening: report.ledger, .reading)
        let known = try DutyBooks(ledger, now: common.moment())
        let tomorrow = known.today.advanced(by: 1) ?? known.today
        let date = try report.date(date, today: tomorrow)
        if let station { try known.require(station: station, on: date) }
        if let person { try known.require(person: person, on: date) }
        let forms = BlankForm.forms(of: known.books, on: date).filter { form in
            station.map { $0 == form.duty.station } ?? true
                && person.map { $0 == form.person } ?? true
                && known.isIn(office: office, station: form.duty.station, on: date)
        }
        guard !forms.isEmpty else {
            let asked = [date.text, office, station, person].compactMap { $0 }
            throw Problem(.paperEmpty, asked.joined(separator: " "), report.ledger)
        }
        try printer.show(BlankPaper(date: date, forms: forms, known: known), of: ledger, on: date)
    }
}

/// One empty form: a person's watch of the roster and what is asked there.
struct BlankForm {
    let duty: Duty
    let slot: Slot?
    let person: String
    let date: WorkDate
    let due: [DueIndicator]

    /// The number of the sheet: the same watch has the same sheet, however often it is printed.
    var sheet: String {
        "\(date.text.dropFirst(5).replacing("-", with: ""))-\(duty.station)-\(duty.slot)-\(person)"
    }

    /// A form for each person of each duty of a date, by slot, station and person.
    static func forms(of books: CityBooks, on date: WorkDate) -> [BlankForm] {
        let gazetteer = books.gazetteer
        return gazetteer.duties(on: date).flatMap { duty -> [BlankForm] in
            let point = gazetteer.point(ofStation: duty.station, on: date)
            let due = point.map { books.standards.due(at: $0, on: date) } ?? []
            return duty.people.map { person in
                BlankForm(
                    duty: duty,
                    slot: gazetteer.slot(duty.slot, on: date),
                    person: person,
                    date: date,
                    due: due.filter(\.isAsked).sorted { $0.indicator.code < $1.indicator.code }
                )
            }
        }.sorted { $0.order < $1.order }
    }

    private var order: (start: Int64, slot: String, station: String, person: String) {
        (slot?.start ?? 0, duty.slot, duty.station, person)
    }
}
