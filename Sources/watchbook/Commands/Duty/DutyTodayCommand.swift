import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook duty today`: who is there now, who is overdue, and of whom nothing came.
struct DutyTodayCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "today",
            abstract: DutyPhrase.todayAbstract(),
            discussion: DutyPhrase.todayDiscussion()
        )
    }

    @OptionGroup var question: DutyQuestion

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try SQLiteLedger(opening: question.ledger, .reading)
        let known = try DutyBooks(ledger, now: common.moment())
        let date = try question.span(today: known.today, isMonth: false).upperBound
        // A slot over midnight that still runs belongs to the day before.
        let first = question.date == nil ? date.advanced(by: -1) ?? date : date
        var list = try known.list(first...date, question.wanted)
        list.keep { $0.date == date || ($0.end ?? 0) > known.minute }
        let sheet = DutyTodaySheet(list, date, known, held: try ledger.heldWatches())
        try ResultPrinter(json: common.json, table)
            .of(ledger, on: date, at: common.moment()).show(sheet)
    }
}

/// A day's watches by what has to be done about them.
struct DutyTodaySheet {
    /// What a watch is at the moment.
    enum Group: String, CaseIterable {
        case running, overdue, missing, absent, excused, expected, done

        init(_ line: DutyList.Line, _ known: DutyBooks) {
            let verdict = line.verdict
            switch verdict.state {
            case .absent: self = .absent
            case .excused: self = .excused
            case .notHandedIn: self = .missing
            case .stood:
                let isOver = line.end.map { $0 <= known.minute } ?? true
                self = !isOver && verdict.departure == nil ? .running : .done
            case .expected:
                let setting = known.books.gazetteer.dutySetting(on: line.date)
                let due = line.start.map { $0 + setting.lateMinutes } ?? .max
                self = known.minute > due ? .overdue : .expected
            case .spare: self = .expected
            }
        }
    }

    private let date: WorkDate
    private let known: DutyBooks
    private let held: [String: [Reason]]
    private let groups: [Group: [DutyList.Line]]
    /// Posts that run and want more people than are there.
    private let short: [DutyList.Post]

    init(_ list: DutyList, _ date: WorkDate, _ known: DutyBooks, held: [String: [Reason]]) {
        self.date = date
        self.known = known
        self.held = held
        groups = Dictionary(grouping: list.lines) { Group($0, known) }
        short = list.posts.filter { post in
            guard post.date == date || !post.isOver else { return false }
            let isRunning = !post.isOver && (post.start ?? .max) <= known.minute
            return (isRunning && Int64(post.stood) < post.wanted) || post.isSingle
                || post.isUnmanned
        }
    }

    private func text(of line: DutyList.Line) -> String {
        let times = [line.start, line.end].map { minute in
            minute.map { String(known.clock($0, on: date).suffix(5)) } ?? "…"
        }
        var text = "\(line.station) \(line.slot) \(times.joined(separator: "–"))  "
        text += known.person(line.person, on: date)
        if let arrival = line.verdict.arrival {
            text += "  " + DutyPhrase.since(known.clock(arrival, on: date))
        }
        let remarks = DutyListSheet.remarks(line, held: held[line.record] ?? [])
        if !remarks.isEmpty { text += "  " + remarks.joined(separator: DutyPhrase.comma()) }
        return text
    }
}

extension DutyTodaySheet: Printable {
    func lines(width: Int) -> [String] {
        var lines = [DutyPhrase.todayTitle(known.now.local(zone: zone), date.text)]
        for group in Group.allCases {
            let watches = groups[group] ?? []
            guard !watches.isEmpty else { continue }
            lines.append(DutyPhrase.group(DutyPhrase(group)(), String(watches.count)))
            guard group != .done else { continue }
            lines += watches.map { Display.safe("  " + text(of: $0)) }
        }
        if !short.isEmpty {
            lines.append(DutyPhrase.group(DutyPhrase.shortHanded(), String(short.count)))
            for post in short {
                let place = "\(post.station) \(post.slot)"
                lines.append(
                    "  " + DutyPhrase.shortAt(place, String(post.stood), String(post.wanted))
                )
            }
        }
        return lines.count == 1 ? lines + [DutyPhrase.nothing()] : lines
    }

    private var zone: Int64 { known.books.reference.settings(on: date).zoneMinutes }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                DutyPhrase.state(), DutyPhrase.station(), DutyPhrase.slot(), DutyPhrase.person(),
                TallyPhrase.name(DutyPhrase.person()), DutyPhrase.planStart(),
                DutyPhrase.planEnd(), DutyPhrase.arrived(), DutyPhrase.remarks(),
            ],
            Group.allCases.flatMap { group in
                (groups[group] ?? []).map { line in
                    func time(_ minute: Int64?) -> TableCell {
                        minute.map { .id(known.clock($0, on: date)) } ?? .empty
                    }
                    let remarks = DutyListSheet.remarks(line, held: held[line.record] ?? [])
                    return [
                        .text(DutyPhrase(group)()), .id(line.station), .id(line.slot),
                        .id(line.person), .text(known.personName(line.person, on: date) ?? ""),
                        time(line.start), time(line.end), time(line.verdict.arrival),
                        .text(remarks.joined(separator: DutyPhrase.comma())),
                    ]
                }
            }
        )
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "date": .text(date.text), "now": .text(known.now.iso8601(zone: zone)),
            "short": .list(short.map(DutyListSheet.json)),
        ]
        for group in Group.allCases {
            members[group.rawValue] = .list(
                (groups[group] ?? []).map { line in
                    let entries = (try? known.ledger.evidence(of: line)) ?? []
                    return DutyListSheet.json(line, known, held: held[line.record] ?? [], entries)
                }
            )
        }
        return .object(members)
    }
}
