import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook duty …`: who was to be there, and who was.
struct DutyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "duty",
            abstract: DutyPhrase.abstract(),
            discussion: DutyPhrase.discussion(),
            subcommands: [
                DutyTodayCommand.self, DutyListCommand.self, DutyStatsCommand.self,
                DutyVisitCommand.self, DutyDecideCommand.self, DutyObjectCommand.self,
                DutyMineCommand.self,
            ]
        )
    }
}

/// A ledger, a span of dates and the places that are asked about.
struct DutyQuestion: ParsableArguments {
    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(DutyPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @Option(
        name: .customLong("where"),
        parsing: .singleValue,
        help: ArgumentHelp(DutyPhrase.whereHelp, value: TallyPhrase.whereValue)
    )
    var filters: [DutyFilter] = []

    func validate() throws {
        guard date == nil || (from == nil && to == nil) else {
            throw ValidationError(DutyPhrase.dateOrSpan())
        }
    }

    /// The dates asked for; without any today, or this month up to today.
    func span(today: WorkDate, isMonth: Bool) throws(Problem) -> ClosedRange<WorkDate> {
        if let date {
            let day = try DutyQuestion.date(date)
            return day...day
        }
        let last: WorkDate
        if let to { last = try DutyQuestion.date(to) } else { last = today }
        let first: WorkDate
        if let from {
            first = try DutyQuestion.date(from)
        } else {
            first = isMonth ? Month(last).dates.lowerBound : last
        }
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        return first...last
    }

    static func date(_ text: String) throws(Problem) -> WorkDate {
        guard let date = SheetCells.date(text) else { throw Problem(.badDate, text) }
        return date
    }

    var wanted: [AttendanceDimension: Set<String>] {
        filters.reduce(into: [:]) { $0[$1.dimension, default: []].formUnion($1.values) }
    }
}

/// `office=S01,S02`: the values of a dimension that count.
struct DutyFilter: ExpressibleByArgument {
    let dimension: AttendanceDimension
    let values: [String]

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let dimension = AttendanceDimension(rawValue: String(parts[0]))
        else { return nil }
        self.dimension = dimension
        values = parts[1].split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }

    static var allValueStrings: [String] { AttendanceDimension.allCases.map { $0.rawValue + "=" } }

    var text: String { "\(dimension.rawValue)=\(values.joined(separator: ","))" }
}

/// The dimensions of `--by`, in the order in which they stand as columns.
struct DutyDimensions: ExpressibleByArgument {
    let dimensions: [AttendanceDimension]

    init?(argument: String) {
        let words = argument.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let found = words.compactMap(AttendanceDimension.init(rawValue:))
        guard !found.isEmpty, found.count == words.count, Set(found).count == found.count else {
            return nil
        }
        dimensions = found
    }

    static var allValueStrings: [String] { AttendanceDimension.allCases.map(\.rawValue) }
}

/// A ledger with its books, and the time.
struct DutyBooks {
    let ledger: SQLiteLedger
    let books: CityBooks
    let now: Moment
    let today: WorkDate

    /// - Throws: `Problem`: `badTime`, and what opening a ledger throws.
    init(_ ledger: SQLiteLedger, now: Moment) throws {
        self.ledger = ledger
        books = try ledger.books()
        self.now = now
        let about = now.date(zone: books.reference.settings(on: nil).zoneMinutes)
        guard let today = now.date(zone: books.reference.settings(on: about).zoneMinutes) else {
            throw Problem(.badTime, String(now.milliseconds))
        }
        self.today = today
    }

    /// Now, in minutes since 1970 UTC.
    var minute: Int64 { now.milliseconds / 60_000 }

    /// The watches of some days, of which filters let through what they name.
    func list(
        _ dates: ClosedRange<WorkDate>,
        _ filters: [AttendanceDimension: Set<String>]
    ) throws -> DutyList {
        var list = try ledger.dutyList(dates, asOf: minute, books)
        list.keep { dimension, value in filters[dimension]?.contains(value) ?? true }
        return list
    }

    /// The stations of the points on a date.
    func stations(on date: WorkDate) -> [String] {
        books.gazetteer.points(on: date).flatMap(\.stationIDs)
    }

    /// The people who are registered or on the roster of a date.
    func people(on date: WorkDate) -> [String] {
        let registered = books.gazetteer.persons(on: date).map(\.number)
        guard !registered.isEmpty else { return [] }
        let planned = Set(books.gazetteer.duties(on: date).flatMap(\.people))
        return registered + planned.subtracting(registered).sorted()
    }

    /// - Throws: `Problem` with ``Problem/Code/stationUnknown``; where none are known any goes.
    func require(station: String, on date: WorkDate) throws(Problem) {
        let known = stations(on: date)
        guard known.isEmpty || known.contains(station) else {
            throw Problem(.stationUnknown, station, among: known)
        }
    }

    /// - Throws: `Problem` with ``Problem/Code/personUnknown``; where none are known any goes.
    func require(person: String, on date: WorkDate) throws(Problem) {
        let known = people(on: date)
        guard known.isEmpty || known.contains(person) else {
            throw Problem(.personUnknown, person, among: known)
        }
    }

    /// `08:05` by the city's clocks; with the date where it is another one.
    func clock(_ minute: Int64, on date: WorkDate) -> String {
        let zone = books.reference.settings(on: date).zoneMinutes
        let text = Moment(milliseconds: minute * 60_000).local(zone: zone)
        guard text.hasPrefix(date.text) else { return text }
        return String(text.dropFirst(11))
    }

    func personName(_ number: String, on date: WorkDate) -> String? {
        books.gazetteer.person(number, on: date)?.name
    }

    /// `S01.0007 兰`.
    func person(_ number: String, on date: WorkDate) -> String {
        [number, personName(number, on: date) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
