import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook report bulletin`: bulletins 每日通报 and on a topic 专题通报.
struct BulletinReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "bulletin",
            abstract: BulletinPhrase.abstract(),
            discussion: BulletinPhrase.discussion()
        )
    }

    @OptionGroup var report: ReportOptions

    @Option(help: ArgumentHelp(BulletinPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(help: ArgumentHelp(BulletinPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(BulletinPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @Option(help: ArgumentHelp(BulletinPhrase.officeHelp, value: EnrolmentPhrase.officeValue))
    var office: String?

    @Flag(help: ArgumentHelp(BulletinPhrase.topicHelp))
    var topic = false

    @Option(
        name: .customLong("where"),
        parsing: .singleValue,
        help: ArgumentHelp(BulletinPhrase.whereHelp, value: TallyPhrase.whereValue)
    )
    var filters: [TallyFilter] = []

    @Option(help: ArgumentHelp(BulletinPhrase.titleHelp, value: RecordingPhrase.textValue))
    var title: String?

    @Flag(help: ArgumentHelp(BulletinPhrase.briefHelp))
    var brief = false

    @Flag(help: ArgumentHelp(PaperPhrase.noPhotosHelp))
    var noPhotos = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard date == nil || (from == nil && to == nil) else {
            throw ValidationError(DutyPhrase.dateOrSpan())
        }
        guard !topic || !filters.isEmpty else { throw ValidationError(BulletinPhrase.topicWants()) }
        guard topic || title == nil else { throw ValidationError(BulletinPhrase.titleWants()) }
        guard topic || filters.isEmpty else { throw ValidationError(BulletinPhrase.whereWants()) }
        guard !topic || !brief else { throw ValidationError(BulletinPhrase.briefTopic()) }
    }

    func run() throws {
        let printer = try PaperPrinter(report, common)
        let ledger = try SQLiteLedger(opening: report.ledger, .reading)
        let known = try DutyBooks(ledger, now: common.moment())
        if topic {
            let dates = try span(known) ?? Month(known.today).dates.lowerBound...known.today
            let scope = BulletinScope(office: try checked(known), dates: dates, known)
            try TopicBulletin.check(filters, title: title, scope)
            let paper = TopicPaper(
                try TopicBulletin(scope, filters, title: title, isWithPhotos: !noPhotos)
            )
            return try printer.show(paper, of: ledger, on: dates.upperBound)
        }
        let days = try BulletinDays(date: date, try span(known), known)
        let scope = BulletinScope(office: try checked(known), dates: days.dates, known)
        let bulletin = try Bulletin(scope, days)
        if brief {
            try printer.show(BriefPaper(bulletin), of: ledger, on: days.dates.upperBound)
        } else {
            try printer.show(BulletinPaper(bulletin), of: ledger, on: days.dates.upperBound)
        }
    }

    /// The dates of the options; `nil` for none.
    ///
    /// - Throws: `Problem`: `badDate`, `datesReversed`.
    private func span(_ known: DutyBooks) throws(Problem) -> ClosedRange<WorkDate>? {
        if let date {
            let day = try DutyQuestion.date(date)
            return day...day
        }
        guard from != nil || to != nil else { return nil }
        var last = known.today
        if let to { last = try DutyQuestion.date(to) }
        var first = Month(last).dates.lowerBound
        if let from { first = try DutyQuestion.date(from) }
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        return first...last
    }

    /// - Throws: `Problem(.officeUnknown)` for an office that no point belongs to.
    private func checked(_ known: DutyBooks) throws(Problem) -> String? {
        guard let office else { return nil }
        let offices = Set(
            known.books.gazetteer.points(on: known.today, isClosedIncluded: true).map(\.office)
        )
        guard offices.contains(where: { $0 == office || $0.hasPrefix(office + ".") }) else {
            throw Problem(.officeUnknown, office, among: offices.sorted())
        }
        return office
    }
}

/// Which days a bulletin of attendance is about: those to which nobody can object any more.
struct BulletinDays {
    let dates: ClosedRange<WorkDate>
    /// Days that were asked for, and to which people can still object.
    let leftOut: ClosedRange<WorkDate>?
    /// 可异议: the one day that was asked for is such a day.
    let isObjectable: Bool

    /// The days asked for as far as they can be reported.
    ///
    /// `date`: a day that somebody wants whatever it is; without dates the last one that can be.
    ///
    /// - Throws: `Problem(.nothingFinal)`.
    init(date: String?, _ asked: ClosedRange<WorkDate>?, _ known: DutyBooks) throws {
        guard let asked else {
            var last = known.today
            while !known.isFinal(last), let before = last.advanced(by: -1) { last = before }
            dates = last...last
            leftOut = nil
            isObjectable = false
            return
        }
        guard date == nil else {
            dates = asked
            leftOut = nil
            isObjectable = !known.isFinal(asked.upperBound)
            return
        }
        dates = try known.final(asked)
        isObjectable = false
        leftOut =
            dates.upperBound < asked.upperBound
            ? dates.upperBound.advanced(by: 1).map { $0...asked.upperBound } : nil
    }
}

/// A ledger, the dates and the places that a bulletin is about.
struct BulletinScope {
    let office: String?
    let dates: ClosedRange<WorkDate>
    let known: DutyBooks

    init(office: String?, dates: ClosedRange<WorkDate>, _ known: DutyBooks) {
        self.office = office
        self.dates = dates
        self.known = known
    }

    var names: TallyNames { TallyNames(known.books, on: dates) }

    func admits(_ station: String, _ date: WorkDate) -> Bool {
        known.isIn(office: office, station: station, on: date)
    }

    /// The offices as a tally filters them; empty for all.
    var offices: Set<String> {
        guard let office else { return [] }
        let all = known.books.gazetteer.points(on: dates.upperBound, isClosedIncluded: true)
            .map(\.office)
        return Set(all.filter { $0 == office || $0.hasPrefix(office + ".") } + [office])
    }

    /// Dates and place, as they stand under a title.
    var text: String {
        let first = dates.lowerBound.text
        let span =
            dates.count == 1 ? first : BulletinPhrase.span(first, dates.upperBound.text)
        return [span, officeName].joined(separator: " · ")
    }

    var officeName: String {
        office.map { names.name(of: $0, .office) ?? $0 } ?? BulletinPhrase.whole()
    }

    func tally(
        _ dimensions: [TallyDimension],
        _ filters: [TallyDimension: Set<String>] = [:]
    ) throws -> Tally {
        try known.ledger.tally(question(dimensions, filters), known.books)
    }

    func question(
        _ dimensions: [TallyDimension],
        _ filters: [TallyDimension: Set<String>]
    ) -> TallyQuestion {
        var filters = filters
        if !offices.isEmpty, filters[.office] == nil { filters[.office] = offices }
        return TallyQuestion(dates: dates, dimensions: dimensions, filters: filters)
    }

    /// Sums by a dimension, with self-found and found-by-others apart.
    func findings(
        by dimension: TallyDimension,
        _ filters: [TallyDimension: Set<String>] = [:]
    ) throws -> FindingSums {
        var sums = FindingSums(try tally([dimension, .finder], filters))
        sums.addTotal(try tally([.finder], filters))
        return sums
    }
}

extension ClosedRange<WorkDate> {
    /// How many dates it has.
    var count: Int64 { upperBound.day - lowerBound.day + 1 }
}
