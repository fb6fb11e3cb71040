import CentralLedger
import Inspection
import Journaling
import Reports

/// Watches one by one as table, CSV and JSON.
struct DutyListSheet {
    private let list: DutyList
    private let dates: ClosedRange<WorkDate>
    private let known: DutyBooks
    private let held: [String: [Reason]]
    /// The entries behind a watch.
    private let evidence: (DutyList.Line) -> [Digest]

    init(
        _ list: DutyList,
        _ dates: ClosedRange<WorkDate>,
        _ known: DutyBooks,
        held: [String: [Reason]],
        evidence: @escaping (DutyList.Line) -> [Digest]
    ) {
        self.evidence = evidence
        self.list = list
        self.dates = dates
        self.known = known
        self.held = held
    }

    /// `08:00–12:00`; a dash for a side that is not known.
    private func span(_ start: Int64?, _ end: Int64?, on date: WorkDate) -> String {
        guard start != nil || end != nil else { return "" }
        func text(_ minute: Int64?) -> String {
            guard let minute else { return "…" }
            return String(known.clock(minute, on: date).suffix(5))
        }
        return "\(text(start))–\(text(end))"
    }

    /// What is remarkable about a watch, in words.
    static func remarks(_ line: DutyList.Line, held: [Reason]) -> [String] {
        var words: [String] = []
        let verdict = line.verdict
        if !line.isPlanned {
            words.append(line.isStandIn ? DutyPhrase.standIn() : DutyPhrase.adHoc())
        }
        if let standsFor = line.standsFor { words.append(DutyPhrase.standsFor(standsFor)) }
        if let standIn = line.standIn { words.append(DutyPhrase.standsThere(standIn)) }
        if verdict.state == .stood, !verdict.evidence.contains(.own) {
            if verdict.evidence.contains(.visit) {
                words.append(DutyPhrase.byVisit())
            } else if verdict.evidence.contains(.testimony) {
                words.append(DutyPhrase.byTestimony())
            }
        }
        if verdict.evidence.contains(.decision) { words.append(DutyPhrase.byDecision()) }
        if let excuse = line.row?.excuse { words.append(DutyPhrase(excuse)()) }
        if verdict.lateMinutes > 0 { words.append(DutyPhrase.lateBy("\(verdict.lateMinutes)")) }
        if verdict.earlyMinutes > 0 { words.append(DutyPhrase.earlyBy("\(verdict.earlyMinutes)")) }
        if let row = line.row, row.pauseMinutes > 0 {
            words.append(DutyPhrase.awayFor("\(row.pauseMinutes)"))
        }
        if verdict.isDoubtful { words.append(DutyPhrase.timeDoubtful()) }
        if line.isAlone { words.append(DutyPhrase.alone()) }
        if let row = line.row {
            if row.found > 0 { words.append(DutyPhrase.foundBy("\(row.found)")) }
            if row.missed > 0 { words.append(DutyPhrase.missedBy("\(row.missed)")) }
            if row.efforts > 0 { words.append(DutyPhrase.effortBy("\(row.efforts)")) }
            if row.marks.contains(.handedOver) { words.append(DutyPhrase.handedOver()) }
            if row.marks.contains(.objected) { words.append(DutyPhrase.isObjected()) }
            if row.marks.contains(.disputed) { words.append(DutyPhrase.isDisputed()) }
        }
        if !held.isEmpty {
            let reasons = held.map { $0() }.joined(separator: DutyPhrase.comma())
            words.append(DutyPhrase.isHeld(reasons))
        }
        return words
    }

    private func remarks(_ line: DutyList.Line) -> String {
        DutyListSheet.remarks(line, held: held[line.record] ?? [])
            .joined(separator: DutyPhrase.comma())
    }

    /// The times somebody was there, with a question mark where they are not certain.
    private func presence(_ line: DutyList.Line) -> String {
        guard line.verdict.arrival != nil || line.verdict.departure != nil else { return "" }
        let text = span(line.verdict.arrival, line.verdict.departure, on: line.date)
        return line.verdict.isDoubtful ? text + "?" : text
    }
}

extension DutyListSheet: Printable {
    func lines(width: Int) -> [String] {
        let isOneDay = dates.lowerBound == dates.upperBound
        var lines = [
            isOneDay
                ? DutyPhrase.listDay(dates.lowerBound.text)
                : DutyPhrase.listSpan(dates.lowerBound.text, dates.upperBound.text)
        ]
        guard !list.lines.isEmpty else { return lines + [DutyPhrase.nothing()] }
        var columns: [TextTable.Column] = isOneDay ? [] : [.init(DutyPhrase.day(), .id)]
        columns += [
            .init(DutyPhrase.station(), .id), .init(DutyPhrase.slot(), .id),
            .init(DutyPhrase.person(), .text), .init(DutyPhrase.state(), .id),
            .init(DutyPhrase.plan(), .id), .init(DutyPhrase.presence(), .id),
            .init(DutyPhrase.remarks(), .text),
        ]
        var table = TextTable(columns)
        for line in list.lines {
            table.add(
                (isOneDay ? [] : [line.date.text]) + [
                    line.station, line.slot, known.person(line.person, on: line.date),
                    DutyPhrase(line.verdict.state)(), span(line.start, line.end, on: line.date),
                    presence(line), remarks(line),
                ]
            )
        }
        lines += table.lines(width: width)
        for post in list.posts where post.gapMinutes > 0 || post.isUnmanned || post.isSingle {
            lines.append(
                DutyListSheet.text(of: post, isDated: !isOneDay)
            )
        }
        return lines
    }

    /// `S01.P1.1 am: nobody came`.
    static func text(of post: DutyList.Post, isDated: Bool) -> String {
        let place = (isDated ? "\(post.date.text) " : "") + "\(post.station) \(post.slot)"
        if post.isUnmanned { return DutyPhrase.unmannedAt(place) }
        var words: [String] = []
        if post.isSingle { words.append(DutyPhrase.singleAt(String(post.wanted))) }
        if post.gapMinutes > 0 { words.append(DutyPhrase.gapAt(String(post.gapMinutes))) }
        return DutyPhrase.at(place, words.joined(separator: DutyPhrase.comma()))
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                DutyPhrase.day(), DutyPhrase.station(), DutyPhrase.slot(), DutyPhrase.kind(),
                DutyPhrase.person(), TallyPhrase.name(DutyPhrase.person()), DutyPhrase.state(),
                DutyPhrase.planStart(), DutyPhrase.planEnd(), DutyPhrase.arrived(),
                DutyPhrase.left(), DutyPhrase.lateMinutes(), DutyPhrase.earlyMinutes(),
                DutyPhrase.remarks(),
            ],
            list.lines.map { line in
                func time(_ minute: Int64?) -> TableCell {
                    minute.map { .id(known.clock($0, on: line.date)) } ?? .empty
                }
                return [
                    .id(line.date.text), .id(line.station), .id(line.slot),
                    .text(line.kind ?? ""), .id(line.person),
                    .text(known.personName(line.person, on: line.date) ?? ""),
                    .text(DutyPhrase(line.verdict.state)()), time(line.start), time(line.end),
                    time(line.verdict.arrival), time(line.verdict.departure),
                    .number(line.verdict.lateMinutes), .number(line.verdict.earlyMinutes),
                    .text(remarks(line)),
                ]
            }
        )
    }

    var json: JSONValue {
        [
            "from": .text(dates.lowerBound.text), "to": .text(dates.upperBound.text),
            "watches": .list(list.lines.map(json)),
            "posts": .list(list.posts.map(DutyListSheet.json)),
        ]
    }

    static func json(_ post: DutyList.Post) -> JSONValue {
        var members: [String: JSONValue] = [
            "date": .text(post.date.text), "station": .text(post.station),
            "slot": .text(post.slot), "wanted": .integer(post.wanted),
            "stood": .integer(Int64(post.stood)), "over": .bool(post.isOver),
            "single": .bool(post.isSingle), "unmanned": .bool(post.isUnmanned),
            "gap_minutes": .integer(post.gapMinutes),
        ]
        members["kind"] = post.kind.map(JSONValue.text)
        return .object(members)
    }

    private func json(_ line: DutyList.Line) -> JSONValue {
        DutyListSheet.json(line, known, held: held[line.record] ?? [], evidence(line))
    }

    static func json(
        _ line: DutyList.Line,
        _ known: DutyBooks,
        held: [Reason],
        _ entries: [Digest]
    ) -> JSONValue {
        let verdict = line.verdict
        let zone = known.books.reference.settings(on: line.date).zoneMinutes
        func time(_ minute: Int64?) -> JSONValue? {
            minute.map { .text(Moment(milliseconds: $0 * 60_000).iso8601(zone: zone)) }
        }
        var members: [String: JSONValue] = [
            "date": .text(line.date.text), "station": .text(line.station),
            "slot": .text(line.slot), "person": .text(line.person),
            "record": .text(line.record), "planned": .bool(line.isPlanned),
            "peak": .bool(line.isPeak), "state": .text(verdict.state.rawValue),
            "evidence": .list(verdict.evidence.words.map(JSONValue.text)),
            "late_minutes": .integer(verdict.lateMinutes),
            "early_minutes": .integer(verdict.earlyMinutes),
            "time_doubtful": .bool(verdict.isDoubtful), "single": .bool(line.isAlone),
            "entries": .list(entries.map { .text($0.hex) }),
        ]
        members["name"] = known.personName(line.person, on: line.date).map(JSONValue.text)
        members["kind"] = line.kind.map(JSONValue.text)
        members["start"] = time(line.start)
        members["end"] = time(line.end)
        members["arrival"] = time(verdict.arrival)
        members["departure"] = time(verdict.departure)
        members["stand_in"] = line.standIn.map(JSONValue.text)
        members["for"] = line.standsFor.map(JSONValue.text)
        members["reason"] = line.row?.excuse.map { .text($0.rawValue) }
        if !held.isEmpty { members["held"] = .list(held.map { .text($0.rawValue) }) }
        if let row = line.row {
            members["pause_minutes"] = .integer(row.pauseMinutes)
            members["visits"] = .integer(row.found + row.missed)
            members["missed"] = .integer(row.missed)
            members["efforts"] = .integer(row.efforts)
            members["handed_over"] = .bool(row.marks.contains(.handedOver))
            members["objected"] = .bool(row.marks.contains(.objected))
            members["disputed"] = .bool(row.marks.contains(.disputed))
        }
        return .object(members)
    }
}

extension AttendanceVerdict.Evidence {
    /// The words in JSON.
    var words: [String] {
        [
            (AttendanceVerdict.Evidence.own, "own"), (.testimony, "testimony"),
            (.visit, "visit"), (.decision, "decision"),
        ].filter { contains($0.0) }.map(\.1)
    }
}
