import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// The offices that have points on a date, with the close that each has made or not.
///
/// C13–C15: the levels of the network hand up what they closed; this is what has arrived.
struct CloseList {
    struct Row {
        let office: String
        let name: String
        let close: SignedClose?
        /// Minutes since 1970 UTC by which the first version was to be made.
        let dueBy: Int64
        /// When that was; `nil` while nothing was closed.
        let madeAt: Int64?
        /// Whether the day comes to other sums now.
        let hasChanged: Bool
        let feedbackAt: Int64?
        let feedbackDue: Int64
    }

    let date: WorkDate
    let rows: [Row]
    private let zone: Int64
    /// Minutes since 1970 UTC.
    private let now: Int64

    init(_ ledger: SQLiteLedger, _ books: CityBooks, on date: WorkDate, asOf: Moment) throws {
        self.date = date
        let zone = books.reference.settings(on: date).zoneMinutes
        let setting = books.gazetteer.setting(CloseSetting.self, on: date) ?? .standard
        let closes = Dictionary(grouping: try ledger.closes { $1 == date }, by: \.office)
        let offices = Set(books.gazetteer.points(on: date).map(\.office)).union(closes.keys)
        let answerDate = books.gazetteer.workingDay(1, after: date) ?? date
        rows = try offices.sorted().map { office in
            let own = closes[office] ?? []
            let feedback = try ledger.resolution(
                record: SignedClose.record(office: office, date: date),
                register: "feedback"
            )?.inForce
            return Row(
                office: office,
                name: books.gazetteer.officeName(office, on: date) ?? "",
                close: own.last,
                dueBy: date.day * 1440 + setting.reportBy - zone,
                madeAt: own.first.map { $0.statement.stamp.milliseconds / 60_000 },
                hasChanged: try own.last.map { close in
                    let scope = CloseScope(
                        office: office,
                        date: date,
                        cutOff: close.cutOff ?? setting.cutOff,
                        books
                    )
                    return try ledger.sums(of: scope, books).digest.hex != close.sums
                } ?? false,
                feedbackAt: feedback.map { $0.statement.stamp.milliseconds / 60_000 },
                feedbackDue: answerDate.day * 1440 + setting.feedbackBy - zone
            )
        }
        self.zone = zone
        now = asOf.milliseconds / 60_000
    }

    private func state(_ row: Row) -> ClosePhrase {
        guard let madeAt = row.madeAt else { return now > row.dueBy ? .overdue : .awaited }
        return madeAt > row.dueBy ? .madeLate : .madeInTime
    }

    private func answer(_ row: Row) -> ClosePhrase? {
        guard row.close != nil else { return nil }
        guard let feedbackAt = row.feedbackAt else {
            return now > row.feedbackDue ? .answerOverdue : .answerAwaited
        }
        return feedbackAt > row.feedbackDue ? .answeredLate : .answeredInTime
    }

    private func local(_ minute: Int64?) -> String {
        minute.map { Moment(milliseconds: $0 * 60_000).local(zone: zone) } ?? ""
    }

    private func cells(_ row: Row) -> [String] {
        let close = row.close
        return [
            row.office, row.name, state(row)(), close.map { String($0.version) } ?? "",
            local(row.madeAt), close.map { String($0.total("found")) } ?? "",
            close.map { String($0.claim["undecided"]?.integer ?? 0) } ?? "",
            close.map { String($0.claim["not_handed_in"]?.integer ?? 0) } ?? "",
            row.hasChanged ? ClosePhrase.yes() : "", answer(row)?() ?? "",
        ]
    }

    private static var headings: [String] {
        [
            TallyPhrase.office(), ClosePhrase.name(), ClosePhrase.state(), ClosePhrase.version(),
            ClosePhrase.madeAt(), TallyPhrase.found(), ClosePhrase.undecided(),
            ClosePhrase.notHandedIn(), ClosePhrase.changed(), ClosePhrase.answer(),
        ]
    }
}

extension CloseList: Printable {
    func lines(width: Int) -> [String] {
        let missing = rows.count { $0.close == nil }
        let title = ClosePhrase.listTitle(
            date.text,
            String(rows.count - missing),
            String(rows.count)
        )
        guard !rows.isEmpty else { return [title] }
        func table(without hidden: Set<Int>) -> [String] {
            let kept = CloseList.headings.indices.filter { !hidden.contains($0) }
            var table = TextTable(
                kept.map { index in
                    TextTable.Column(
                        CloseList.headings[index],
                        [1, 2, 9].contains(index)
                            ? .text : [3, 5, 6, 7].contains(index) ? .number : .id
                    )
                }
            )
            for row in rows {
                let all = cells(row)
                table.add(kept.map { all[$0] })
            }
            return table.lines(width: width)
        }
        var hidden: Set<Int> = []
        var lines = table(without: hidden)
        // What can be looked up elsewhere goes first.
        for index in [1, 4, 7, 6] where !lines.allSatisfy({ TextWidth.of($0) <= width }) {
            hidden.insert(index)
            lines = table(without: hidden)
        }
        return [title] + lines
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            CloseList.headings,
            rows.map { row in cells(row).enumerated().map { $0 == 0 ? .id($1) : .text($1) } }
        )
    }

    var json: JSONValue {
        [
            "date": .text(date.text),
            "closed": .integer(Int64(rows.count { $0.close != nil })),
            "expected": .integer(Int64(rows.count)),
            "rows": .list(
                rows.map { row in
                    var members: [String: JSONValue] = [
                        "office": .text(row.office), "name": .text(row.name),
                        "state": .text(state(row).word),
                        "changed": .bool(row.hasChanged), "due_by": .text(iso(row.dueBy)),
                    ]
                    if let close = row.close {
                        members["version"] = .integer(close.version)
                        members["close"] = .text(close.statement.digest.hex)
                        members["claim"] = close.claim
                    }
                    members["made_at"] = row.madeAt.map { .text(iso($0)) }
                    members["feedback"] = answer(row).map { .text($0.word) }
                    members["feedback_at"] = row.feedbackAt.map { .text(iso($0)) }
                    return .object(members)
                }
            ),
        ]
    }

    private func iso(_ minute: Int64) -> String {
        Moment(milliseconds: minute * 60_000).iso8601(zone: zone)
    }
}
