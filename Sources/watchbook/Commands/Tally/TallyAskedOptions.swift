import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// What a tally is asked: dates, dimensions and filters.
struct TallyAskedOptions: ParsableArguments {
    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @Option(
        name: .customLong("by"),
        help: ArgumentHelp(TallyPhrase.byHelp, value: TallyPhrase.byValue)
    )
    var by: TallyDimensions?

    @Option(
        name: .customLong("where"),
        parsing: .singleValue,
        help: ArgumentHelp(TallyPhrase.whereHelp, value: TallyPhrase.whereValue)
    )
    var filters: [TallyFilter] = []

    @Flag(help: ArgumentHelp(TallyPhrase.assistingHelp))
    var assisting = false

    /// The question; by indicator and finder without dimensions.
    ///
    /// - Throws: `Problem`: `badDate`, `datesReversed`, `badTime`.
    func question(
        _ ledger: SQLiteLedger,
        at now: Moment,
        by usual: [TallyDimension] = [.indicator, .finder]
    ) throws -> TallyQuestion {
        var question = TallyQuestion(
            dates: try span(ledger, at: now),
            dimensions: by?.dimensions ?? usual,
            filters: TallyFilter.merged(filters)
        )
        question.includesAssisting = assisting
        return question
    }

    /// The dates asked for; this month up to today without any.
    private func span(_ ledger: SQLiteLedger, at now: Moment) throws -> ClosedRange<WorkDate> {
        let today = now.date(zone: try ledger.settings(on: nil).zoneMinutes)
        guard let today else { throw Problem(.badTime, "") }
        let last = try to.map(TallyAskedOptions.date) ?? (from.map(TallyAskedOptions.date) ?? today)
        let firstOfMonth = Month(last).dates.lowerBound
        let first = try from.map(TallyAskedOptions.date) ?? (to == nil ? firstOfMonth : last)
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        return first...last
    }

    private static func date(_ text: String) throws -> WorkDate {
        guard let date = WorkDate(text) else { throw Problem(.badDate, text) }
        return date
    }
}

extension SQLiteLedger {
    /// What the same question finds among what does not count.
    func doubts(
        of question: TallyQuestion,
        at now: Moment,
        _ books: CityBooks
    ) throws -> TallyDoubts {
        var doubts = TallyDoubts()
        try forEachHeld { entry in
            guard case .held(let reasons) = entry.state else { return }
            doubts.add(
                held: entry.statement,
                record: entry.record,
                register: entry.register,
                reasons: reasons,
                question,
                books
            )
        }
        var admits: (@Sendable (String, WorkDate) -> Bool)?
        if !question.filters.isEmpty {
            admits = { question.admits(station: $0, on: $1, books) }
        }
        let attendance = try attendance(
            AttendanceQuestion(
                dates: question.dates,
                asOf: now.milliseconds / 60_000
            ),
            books,
            admits: admits
        )
        doubts.notHandedIn = Int(attendance.total.notHandedIn)
        return doubts
    }
}
