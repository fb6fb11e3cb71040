import ArgumentParser
import CentralLedger
import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite

/// `watchbook duty decide`: an office decides about watches, one or many.
struct DutyDecideCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "decide",
            abstract: DutyActPhrase.decideAbstract(),
            discussion: DutyActPhrase.decideDiscussion()
        )
    }

    @OptionGroup var question: DutyQuestion

    @Option(help: ArgumentHelp(DutyActPhrase.nowHelp, value: DutyPhrase.stateValue))
    var `in`: AttendanceState?

    @Option(help: ArgumentHelp(DutyActPhrase.stateHelp, value: DutyPhrase.stateValue))
    var state: AttendanceDecision.State?

    @Option(help: ArgumentHelp(DutyActPhrase.excuseHelp, value: DutyActPhrase.excuseValue))
    var excuse: AttendanceDecision.Excuse?

    @Option(help: ArgumentHelp(DutyActPhrase.standInHelp, value: WriterPhrase.inspectorValue))
    var standIn: String?

    @Flag(help: ArgumentHelp(DutyActPhrase.agreeHelp))
    var agree = false

    @Option(help: ArgumentHelp(DutyActPhrase.arrivedHelp, value: DutyActPhrase.clockValue))
    var arrived: String?

    @Option(help: ArgumentHelp(DutyActPhrase.leftHelp, value: DutyActPhrase.clockValue))
    var left: String?

    @Option(help: ArgumentHelp(DutyActPhrase.fileHelp, value: ImportPhrase.fileValue))
    var file: String?

    @Option(help: ArgumentHelp(ConflictPhrase.reasonHelp, value: ConflictPhrase.reasonValue))
    var reason: String

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let act = try OfficeAct(ledger: question.ledger, writer, isDryRun: dryRun)
        let known = try DutyBooks(act.ledger, now: common.moment())
        let items = try file.map { try rows(of: $0, known) } ?? asked(known)
        let decisions = try items.filter { try !isDecided($0, act) }
        guard !decisions.isEmpty else { return showNothing(items) }
        let drafts = try decisions.map { try draft($0, act, known) }
        let seen = drafts.compactMap(\.seen).max()
        _ = try act.perform(drafts.map(\.draft), now: known.now, seen: seen) { ledger in
            try decisions.allSatisfy { decision in
                let after = try ledger.resolution(record: decision.record, register: "attendance")
                return after?.inForce?.standing.voice == .decision && after?.isConflict == false
            }
        }
        show(decisions, known)
    }

    /// One watch and what is decided about it.
    struct Item {
        let station: String
        let date: WorkDate
        let slot: String
        let person: String
        let before: DutyList.Line?
        var decision: AttendanceDecision
        var reason: String

        var record: String { "watch/\(station)/\(date.text)/\(slot)/\(person)" }
    }

    /// Whether that is what an office decided, and nobody has contradicted it since.
    private func isDecided(_ item: Item, _ act: OfficeAct) throws -> Bool {
        let there = try act.ledger.resolution(record: item.record, register: "attendance")
        guard let there, !there.isConflict, let inForce = there.inForce else { return false }
        return inForce.standing.voice == .decision
            && JSONValue(inForce.statement.claim) == item.decision.claim
    }

    private func draft(
        _ item: Item,
        _ act: OfficeAct,
        _ known: DutyBooks
    ) throws -> (draft: Draft, seen: Stamp?) {
        if item.decision.state == .absent {
            let end = known.books.gazetteer.graceEnd(of: item.date)
            let zone = known.books.reference.settings(on: item.date).zoneMinutes
            guard known.minute + zone >= end else {
                let moment = Moment(milliseconds: (end - zone) * 60_000)
                throw Problem(.graceRunning, item.date.text, moment.local(zone: zone))
            }
        }
        let there = try act.ledger.resolution(record: item.record, register: "attendance")
        let heads = there?.heads ?? []
        let draft = act.writer.draft(
            item.record,
            "attendance",
            claim: item.decision.claim,
            about: ["decides": true, "reason": .text(item.reason)],
            bases: heads.map(\.statement.digest)
        )
        return (draft, heads.map(\.statement.stamp).max())
    }

    // MARK: By options

    private func asked(_ known: DutyBooks) throws -> [Item] {
        let dates = try question.span(today: known.today, isMonth: false)
        if let standIn {
            guard Names.isInspector(standIn) else { throw Problem(.badName, standIn) }
            try known.require(person: standIn, on: dates.upperBound)
        }
        var list = try known.list(dates, question.wanted)
        let isListed = !list.lines.isEmpty
        if let wanted = `in` {
            list.keep { $0.verdict.state == wanted }
        } else if state == .absent {
            // Nobody with a record of the own is called absent in passing.
            list.keep { [.notHandedIn, .absent].contains($0.verdict.state) }
        }
        if agree { list.keep { $0.standIn != nil && $0.verdict.state != .excused } }
        var places = list.lines.map { line in
            (line.station, line.date, line.slot, line.person, Optional(line))
        }
        if places.isEmpty, !isListed, let named = try namedWatch(dates) {
            try known.require(station: named.0, on: named.1)
            try known.require(person: named.3, on: named.1)
            places = [named]
        }
        guard !places.isEmpty else {
            // Who is called absent is looked for among those of whom nothing came.
            var words = [dates.lowerBound.text]
            words += question.filters.map(\.text)
            if let wanted = `in` {
                words.append(DutyPhrase(wanted)())
            } else if state == .absent {
                words.append(DutyPhrase(AttendanceState.notHandedIn)())
            }
            throw Problem(.watchUnknown, words.joined(separator: " "))
        }
        return try places.map { station, date, slot, person, line in
            Item(
                station: station,
                date: date,
                slot: slot,
                person: person,
                before: line,
                decision: try decision(known, line, date, slot),
                reason: reason
            )
        }
    }

    /// The watch that the filters name down to the person, though nothing is known of it.
    private func namedWatch(
        _ dates: ClosedRange<WorkDate>
    ) throws(Problem) -> (String, WorkDate, String, String, DutyList.Line?)? {
        func only(_ dimension: AttendanceDimension) -> String? {
            let values = question.wanted[dimension] ?? []
            return values.count == 1 ? values.first : nil
        }
        guard `in` == nil, !agree, dates.lowerBound == dates.upperBound,
            let station = only(.station), let slot = only(.slot), let person = only(.person)
        else { return nil }
        guard Names.isName(station, minimum: 2) else { throw Problem(.badName, station) }
        guard Names.isID(slot) else { throw Problem(.badName, slot) }
        guard Names.isInspector(person) else { throw Problem(.badName, person) }
        return (station, dates.lowerBound, slot, person, nil)
    }

    private func decision(
        _ known: DutyBooks,
        _ line: DutyList.Line?,
        _ date: WorkDate,
        _ slot: String
    ) throws(Problem) -> AttendanceDecision {
        var decision = AttendanceDecision(
            state: agree ? .excused : excuse == nil ? state : state ?? .excused,
            excuse: agree ? .swap : excuse,
            standIn: agree ? line?.standIn : standIn
        )
        decision.arrival = try DutyDecideCommand.minute(arrived, known, date, slot)
        decision.departure = try DutyDecideCommand.minute(left, known, date, slot)
        guard decision.state != nil || decision.arrival != nil || decision.departure != nil else {
            throw Problem(.decisionEmpty)
        }
        return decision
    }

    /// Minutes since 1970 UTC of a time of day; one long before the slot begins is of the day
    /// after.
    private static func minute(
        _ text: String?,
        _ known: DutyBooks,
        _ date: WorkDate,
        _ slot: String
    ) throws(Problem) -> Int64? {
        guard let text else { return nil }
        guard let minute = SheetCells.minute(text) else { throw Problem(.badTime, text) }
        let zone = known.books.reference.settings(on: date).zoneMinutes
        let start = known.books.gazetteer.slot(slot, on: date)?.start ?? 0
        let local = minute < start - 720 ? minute + 1440 : minute
        return date.day * 1440 + local - zone
    }

    // MARK: By a table

    private static let columns = [
        CSVColumn("date", "日期", "工作日期"), CSVColumn("station", "点位站", "岗位", "岗", "站位"),
        CSVColumn("slot", "班次", "时段"),
        CSVColumn("person", "值守人员", "值守人", "人员", "编号"),
        CSVColumn("state", "状态", "认定", required: false),
        CSVColumn("excuse", "批准原因", "请假类别", required: false),
        CSVColumn("stand_in", "替班人员", "替班", required: false),
        CSVColumn("arrived", "实到时间", "到岗时间", required: false),
        CSVColumn("left", "实离时间", "离岗时间", required: false),
        CSVColumn("reason", "说明", "理由", "备注", required: false),
    ]

    /// The rows of a table: all of them, or the problems of those that cannot be used.
    private func rows(of file: String, _ known: DutyBooks) throws -> [Item] {
        let table = try CSVTable(
            ImportSession.bytes(of: file),
            file: file,
            columns: DutyDecideCommand.columns
        )
        table.tellUnknown()
        var items: [Item] = []
        var problems: [Problem] = []
        var lines: [WorkDate: DutyList] = [:]
        for row in table.rows {
            do throws(Problem) {
                let item = try item(row, known)
                try require(item, row, known)
                items.append(item)
            } catch {
                problems.append(error)
            }
        }
        for date in Set(items.map(\.date)) { lines[date] = try known.list(date...date, [:]) }
        guard problems.isEmpty else {
            for problem in problems { Terminal.warn(problem.line(in: .current)) }
            throw ExitCode.someRefused
        }
        return items.map { item in
            Item(
                station: item.station,
                date: item.date,
                slot: item.slot,
                person: item.person,
                before: lines[item.date]?.lines.first { $0.record == item.record },
                decision: item.decision,
                reason: item.reason
            )
        }
    }

    /// - Throws: `Problem` with ``Problem/Code/csvUnknown`` for a station or person that there is
    ///   not.
    private func require(
        _ item: Item,
        _ row: CSVTable.Row,
        _ known: DutyBooks
    ) throws(Problem) {
        let stations = known.stations(on: item.date)
        guard stations.isEmpty || stations.contains(item.station) else {
            throw row.problem("station", among: stations)
        }
        let people = known.people(on: item.date)
        guard people.isEmpty || people.contains(item.person) else {
            throw row.problem("person", among: people)
        }
        if let standIn = item.decision.standIn, !people.isEmpty, !people.contains(standIn) {
            throw row.problem("stand_in", among: people)
        }
    }

    private func item(_ row: CSVTable.Row, _ known: DutyBooks) throws(Problem) -> Item {
        let date = try row.needed("date", SheetCells.date)
        let slot = try row.id("slot")
        let excuse = try row.value("excuse") { DutyActPhrase.excuse($0) }
        let state = try row.value("state") { DutyActPhrase.state($0) }
        var decision = AttendanceDecision(
            state: state ?? (excuse == nil ? nil : .excused),
            excuse: excuse,
            standIn: try row.value("stand_in") { Names.isInspector($0) ? $0 : nil }
        )
        if let text = row["arrived"] {
            guard SheetCells.minute(text) != nil else { throw row.problem("arrived") }
            decision.arrival = try DutyDecideCommand.minute(text, known, date, slot)
        }
        if let text = row["left"] {
            guard SheetCells.minute(text) != nil else { throw row.problem("left") }
            decision.departure = try DutyDecideCommand.minute(text, known, date, slot)
        }
        guard decision.state != nil || decision.arrival != nil || decision.departure != nil else {
            throw row.problem("state")
        }
        return Item(
            station: try row.name("station", minimum: 2),
            date: date,
            slot: slot,
            person: try row.needed("person") { Names.isInspector($0) ? $0 : nil },
            before: nil,
            decision: decision,
            reason: row["reason"] ?? reason
        )
    }

    // MARK: Showing

    private func showNothing(_ items: [Item]) {
        if common.json {
            print(
                JSONValue.object(["dry_run": .bool(dryRun), "decisions": .list([])]).canonicalText
            )
        } else {
            print(DutyActPhrase.nothingNew(String(items.count)))
        }
    }

    private func show(_ items: [Item], _ known: DutyBooks) {
        if common.json {
            let members: JSONValue = [
                "dry_run": .bool(dryRun),
                "decisions": .list(
                    items.map { item in
                        var members: [String: JSONValue] = [
                            "record": .text(item.record), "claim": item.decision.claim,
                        ]
                        members["before"] = item.before.map { .text($0.verdict.state.rawValue) }
                        return .object(members)
                    }
                ),
            ]
            print(members.canonicalText)
            return
        }
        for item in items {
            let before = item.before.map { DutyPhrase($0.verdict.state)() } ?? "—"
            let after = item.decision.state.map { DutyPhrase($0)() } ?? before
            var words = [after]
            if let excuse = item.decision.excuse { words.append(DutyPhrase(excuse)()) }
            if let standIn = item.decision.standIn { words.append(DutyPhrase.standsThere(standIn)) }
            if let arrival = item.decision.arrival {
                words.append(DutyPhrase.since(known.clock(arrival, on: item.date)))
            }
            if let departure = item.decision.departure {
                words.append(DutyActPhrase.until(known.clock(departure, on: item.date)))
            }
            let place = "\(item.date.text) \(item.station) \(item.slot) "
            print(
                DutyActPhrase.changed(
                    place + known.person(item.person, on: item.date),
                    before,
                    words.joined(separator: DutyPhrase.comma())
                )
            )
        }
        let count = String(items.count)
        print(dryRun ? DutyActPhrase.wouldDecide(count) : DutyActPhrase.decided(count))
    }
}

extension AttendanceDecision.State: ExpressibleByArgument {}
extension AttendanceDecision.Excuse: ExpressibleByArgument {}

extension DutyPhrase {
    init(_ state: AttendanceDecision.State) {
        switch state {
        case .stood: self = .stood
        case .absent: self = .absent
        case .excused: self = .excused
        }
    }
}
