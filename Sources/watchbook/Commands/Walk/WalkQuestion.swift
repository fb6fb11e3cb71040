import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// A ledger and a span of dates: the options of the questions about walks.
struct WalkQuestion: ParsableArguments {
    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(WalkPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard date == nil || from == nil && to == nil else {
            throw ValidationError(WalkPhrase.oneSpan())
        }
    }

    /// The dates asked for; this month up to today without any.
    ///
    /// - Throws: `Problem`: `badTime`, `badDate`, `datesReversed`.
    func dates(_ ledger: SQLiteLedger) throws -> ClosedRange<WorkDate> {
        try WalkSpan(date: date, from: from, to: to).dates(ledger, common.moment())
    }

    /// The printer for what a ledger says of the dates.
    func printer(of ledger: SQLiteLedger, _ dates: ClosedRange<WorkDate>) throws -> ResultPrinter {
        try ResultPrinter(json: common.json, table)
            .of(ledger, on: dates.upperBound, at: common.moment())
    }
}

/// Dates as they were typed: one day, or the first and the last.
struct WalkSpan {
    let date: String?
    let from: String?
    let to: String?

    /// The dates asked for; this month up to today without any.
    ///
    /// - Throws: `Problem`: `badTime`, `badDate`, `datesReversed`.
    func dates(_ ledger: SQLiteLedger, _ now: Moment) throws -> ClosedRange<WorkDate> {
        if let date {
            let day = try WalkSpan.read(date)
            return day...day
        }
        let today = now.date(zone: try ledger.settings(on: nil).zoneMinutes)
        guard let today else { throw Problem(.badTime, "") }
        let last = try to.map(WalkSpan.read) ?? max(today, try from.map(WalkSpan.read) ?? today)
        let first = try from.map(WalkSpan.read) ?? Month(last).dates.lowerBound
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        return first...last
    }

    private static func read(_ text: String) throws(Problem) -> WorkDate {
        guard let date = SheetCells.date(text) else { throw Problem(.badDate, text) }
        return date
    }
}

extension Position {
    /// `30.1000000,104.2000000`.
    var text: String { "\(Position.degrees(latitude)),\(Position.degrees(longitude))" }

    static func degrees(_ units: Int64) -> String {
        let digits = String(units.magnitude)
        let padded = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
        return (units < 0 ? "-" : "") + padded.dropLast(7) + "." + padded.suffix(7)
    }

    var json: JSONValue { ["lat": .integer(latitude), "lon": .integer(longitude)] }
}

extension Stretches {
    var json: JSONValue {
        .list(list.map { [.integer($0.lowerBound), .integer($0.upperBound)] })
    }

    /// `K0+000–K0+500`, with a comma between them; a dash for none.
    var text: String {
        guard !isEmpty else { return "—" }
        return list.map {
            "\(Stationing.text($0.lowerBound))–\(Stationing.text($0.upperBound))"
        }.joined(separator: ", ")
    }
}

extension StreetWalks {
    /// The walks, for programs.
    var walksJSON: JSONValue {
        let counting = Dictionary(
            joined.sources.map { ($0.walk.record, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return .list(
            walks.map { walk in
                let source = counting[walk.record]
                return [
                    "digest": .text(walk.digest.hex), "record": .text(walk.record),
                    "date": .text(walk.date.text), "minute": .integer(walk.minute),
                    "inspector": .text(walk.inspector),
                    "review": walk.review.map { .text($0.rawValue) } ?? .null,
                    "disputed": .bool(walk.isDisputed),
                    "latest_left": (source?.left ?? Stretches()).json,
                    "latest_right": (source?.right ?? Stretches()).json,
                    "items": .integer(Int64(source?.items ?? 0)),
                ]
            }
        )
    }

    var walkedJSON: JSONValue {
        [
            "left_mm": .integer(joined.left.length), "right_mm": .integer(joined.right.length),
            "both_mm": .integer(joined.walked(.together).length),
        ]
    }
}
