import ArgumentParser
import CentralLedger
import Inspection
import Journaling

/// A moment or a date by the city's clocks: `2026-05-15`, `2026-05-15T18:00`, or with a zone.
struct CaseTime: ExpressibleByArgument {
    private enum Kind {
        case date(WorkDate)
        case local(WorkDate, Int64)
        case moment(Moment)
    }

    private let kind: Kind

    init?(argument: String) {
        if let moment = Moment(argument), Int64(argument) == nil {
            kind = .moment(moment)
            return
        }
        let parts = argument.split(whereSeparator: { "Tt ".contains($0) })
        guard (1...2).contains(parts.count), let date = SheetCells.date(String(parts[0])) else {
            return nil
        }
        guard parts.count == 2 else {
            kind = .date(date)
            return
        }
        guard let minute = SheetCells.minute(String(parts[1])) else { return nil }
        kind = .local(date, minute)
    }

    /// In minutes since 1970 UTC; of a date the last working minute.
    func minute(_ books: CaseBooks) -> Int64 {
        switch kind {
        case .moment(let moment): return moment.milliseconds / 60_000
        case .local(let date, let minute):
            return date.day * 1440 + minute - books.zone(at: date.day * 1440)
        case .date(let date):
            let morning = date.day * 1440 - books.zone(at: date.day * 1440)
            return morning + (books.deadlines(at: morning).hours.last?.upperBound ?? 1440)
        }
    }
}

extension NameSpecification {
    /// The two names of the option that gives a reason.
    static var because: NameSpecification { [.customLong("because"), .customLong("reason")] }
}

/// Which cases a command is about.
struct CaseFilterOptions: ParsableArguments {
    @Option(parsing: .singleValue, help: ArgumentHelp(CaseHelp.unitHelp, value: CaseHelp.unitValue))
    var unit: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.officeHelp, value: EnrolmentPhrase.officeValue)
    )
    var office: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.stationHelp, value: WatchPhrase.stationValue)
    )
    var station: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.indicatorHelp, value: CaseHelp.codeValue)
    )
    var indicator: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.stateHelp, value: CaseHelp.stateValue)
    )
    var state: [CaseState] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.sourceHelp, value: RecordingPhrase.sourceValue)
    )
    var source: [FindingSource] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.levelHelp, value: RecordingPhrase.levelValue)
    )
    var level: [InspectionLevel] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.lineHelp, value: RecordingPhrase.lineValue)
    )
    var line: [SupervisionLine] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.kindHelp, value: CheckPhrase.kindValue)
    )
    var kind: [InspectionKind] = []

    @Option(
        name: .customLong("class"),
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.classHelp, value: CaseHelp.classValue)
    )
    var deadlineClass: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.finderHelp, value: CaseHelp.personValue)
    )
    var finder: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.urgencyHelp, value: CaseHelp.urgencyValue)
    )
    var urgency: [String] = []

    @Flag(help: ArgumentHelp(CaseHelp.overdueHelp))
    var overdue = false

    @Flag(help: ArgumentHelp(CaseHelp.suspendedHelp))
    var suspended = false

    @Flag(help: ArgumentHelp(CaseHelp.disputedHelp))
    var disputed = false

    @Flag(help: ArgumentHelp(CaseHelp.irregularHelp))
    var irregular = false

    /// Whether nothing is asked for.
    var isEmpty: Bool {
        [unit, office, station, indicator, deadlineClass, finder, urgency].allSatisfy(\.isEmpty)
            && state.isEmpty && source.isEmpty && level.isEmpty && line.isEmpty && kind.isEmpty
            && !overdue && !suspended && !disputed && !irregular
    }

    /// What is asked for, with the units that are named looked up.
    ///
    /// `dates`: the first and the last date of the report. `cases`: all there are; asked for only
    /// where the books do not know a value.
    ///
    /// - Throws: `Problem`: `badDate`, `datesReversed`, `unitUnknown`, `officeUnknown`,
    ///   `stationUnknown`, `indicatorUnknown`, `personUnknown`, `settingUnknown`.
    func filter(
        _ books: CaseBooks,
        now: Int64,
        dates: (first: String?, last: String?),
        cases: () throws -> [CaseItem]
    ) throws -> CaseFilter {
        var filter = CaseFilter()
        let today = books.date(at: now)
        try CaseVocabulary(books, at: now).check(self, cases: cases)
        filter.units = Set(try unit.map { try books.unit(named: $0, on: today) })
        filter.offices = Set(office)
        filter.places = Set(station)
        filter.indicators = Set(indicator)
        filter.states = Set(state)
        filter.sources = Set(source)
        filter.levels = Set(level)
        filter.lines = Set(line)
        filter.kinds = Set(kind)
        filter.classes = Set(deadlineClass)
        filter.finders = Set(finder)
        filter.urgencies = Set(urgency)
        filter.isOverdue = overdue
        filter.isSuspended = suspended
        filter.isDisputed = disputed
        filter.isIrregular = irregular
        filter.dates = try CaseFilterOptions.span(dates, books, today: today)
        return filter
    }

    /// From one date to another, without the first from the beginning, without the last until
    /// today; `nil` where both are missing.
    ///
    /// - Throws: `Problem`: `badDate`, `datesReversed`.
    static func span(
        _ dates: (first: String?, last: String?),
        _ books: CaseBooks,
        today: WorkDate
    ) throws(Problem) -> ClosedRange<WorkDate>? {
        guard dates.first != nil || dates.last != nil else { return nil }
        var first = books.date(at: 0)
        if let text = dates.first { first = try date(text) }
        var last = max(today, first)
        if let text = dates.last { last = try date(text) }
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        return first...last
    }

    static func date(_ text: String) throws(Problem) -> WorkDate {
        guard let date = SheetCells.date(text) else { throw Problem(.badDate, text) }
        return date
    }
}

/// When the cases were reported that a command is about.
struct CaseDateOptions: ParsableArguments {
    @Option(help: ArgumentHelp(CaseHelp.sinceHelp, value: WatchPhrase.dateValue))
    var since: String?

    @Option(help: ArgumentHelp(CaseHelp.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    var span: (first: String?, last: String?) { (since, to) }
    var isEmpty: Bool { since == nil && to == nil }
}

extension CaseBooks {
    /// The id of a unit that is named by id or name.
    ///
    /// - Throws: `Problem` with ``Problem/Code/unitUnknown``.
    func unit(named text: String, on date: WorkDate) throws(Problem) -> String {
        guard let id = gazetteer.unitID(text, on: date) else { throw Problem(.unitUnknown, text) }
        return id
    }
}

/// Options of every command that says something about cases.
struct CaseActOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(CaseHelp.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(CaseHelp.casesHelp, value: CaseHelp.caseValue))
    var cases: [String] = []

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var filter: CaseFilterOptions
    @OptionGroup var dates: CaseDateOptions
    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    /// Whether no filter is given.
    var isUnfiltered: Bool { filter.isEmpty && dates.isEmpty }
}

extension CaseState: ExpressibleByArgument {}
extension CaseResult: ExpressibleByArgument {}
extension Satisfaction: ExpressibleByArgument {}
