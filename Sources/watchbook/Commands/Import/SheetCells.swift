import ArgumentParser
import Inspection
import Journaling
import LedgerSQLite

/// When a slot begins: `am=08:00`.
struct SlotStart: ExpressibleByArgument {
    let slot: String
    /// Minutes of the day.
    let minute: Int64

    init?(argument: String) {
        let parts = argument.split(separator: "=")
        guard parts.count == 2, Names.isID(parts[0]),
            let minute = SheetCells.minute(String(parts[1]))
        else { return nil }
        slot = String(parts[0])
        self.minute = minute
    }
}

/// The cells of sheets as people fill them in.
enum SheetCells {
    /// `2026-05-12`, and what spreadsheets make of it: `2026/5/12`, `2026年5月12日`.
    static func date(_ text: String) -> WorkDate? {
        let shape = /(\d{4})[-\/.年](\d{1,2})[-\/.月](\d{1,2})日?/
        let text = NameFolding.halfWidth(text)
        guard let parts = text.wholeMatch(of: shape)?.output else { return nil }
        func padded(_ number: Substring) -> String {
            number.count == 1 ? "0\(number)" : "\(number)"
        }
        return WorkDate("\(parts.1)-\(padded(parts.2))-\(padded(parts.3))")
    }

    /// `8:05`, `08:05:30`, `8：05`, `8时5分` as minutes of the day.
    static func minute(_ text: String) -> Int64? {
        let shape = /([01]?\d|2[0-3])[:：时点]([0-5]?\d)(?:[:：][0-5]\d|分)?/
        guard let parts = text.wholeMatch(of: shape)?.output, let hours = Int64(parts.1),
            let minutes = Int64(parts.2)
        else { return nil }
        return hours * 60 + minutes
    }

    /// An answer in either language.
    static func answer(_ text: String) -> Answer? {
        answers[text.lowercased()] ?? Answer(rawValue: text.lowercased())
    }

    private static let answers: [String: Answer] = [
        "合格": .pass, "符合": .pass, "不合格": .fail, "不符合": .fail, "自动符合": .exempt,
        "不适用": .notApplicable, "未查": .notLookedAt, "无法查看": .couldNotSee,
    ]

    /// What was done on the spot, in either language.
    static func action(_ text: String) -> SpotAction? {
        actions[text] ?? SpotAction(rawValue: text.lowercased())
    }

    private static let actions: [String: SpotAction] = [
        "清除": .cleared, "清理": .cleared, "纠正": .corrected, "制止": .stopped, "劝止": .persuaded,
        "劝导": .persuaded, "移交": .passedOn, "转交": .passedOn, "交办": .passedOn,
    ]

    /// A kind of inspection, in either language.
    static func kind(_ text: String) -> InspectionKind? {
        if let kind = kinds[text] { return kind }
        let kind = InspectionKind(rawValue: text.lowercased())
        return kind == .other ? nil : kind
    }

    private static let kinds: [String: InspectionKind] = [
        "值守": .watch, "临时": .unplanned, "临时检查": .unplanned, "巡查": .patrol, "明查": .open,
        "暗访": .covert, "暗查": .covert, "模拟测评": .mock, "模拟检查": .mock, "复查": .recheck,
        "复查督调": .recheck,
    ]

    /// A line of supervision, in either language.
    static func line(_ text: String) -> SupervisionLine? {
        lines[text] ?? SupervisionLine(rawValue: text.lowercased())
    }

    private static let lines: [String: SupervisionLine] = [
        "分片": .area, "分片督导": .area, "分类": .trade, "分类督导": .trade, "综合": .overall,
        "综合督导": .overall,
    ]

    /// Whose eyes saw it, in either language.
    static func source(_ text: String) -> FindingSource? {
        sources[text.lowercased()] ?? FindingSource(rawValue: text.lowercased())
    }

    private static let sources: [String: FindingSource] = [
        "检查人员": .inspector, "志愿者": .volunteer, "随手拍": .snapshot, "12345": .hotline,
        "12345热线": .hotline, "热线": .hotline, "媒体": .media,
    ]

    /// Ids with any usual mark between them, each once.
    static func ids(_ text: String) -> [String]? {
        var ids: [String] = []
        for part in text.split(whereSeparator: { "，、；;,/| \n".contains($0) }) {
            guard Names.isID(part) else { return nil }
            if !ids.contains(String(part)) { ids.append(String(part)) }
        }
        return ids
    }
}

extension CSVTable.Row {
    /// A cell that must have something `read` can take.
    func needed<Value>(_ key: String, _ read: (String) -> Value?) throws(Problem) -> Value {
        guard let value = try value(key, read) else { throw problem(key) }
        return value
    }

    func name(_ key: String, minimum: Int = 1) throws(Problem) -> String {
        try needed(key) { Names.isName($0, minimum: minimum) ? $0 : nil }
    }

    func id(_ key: String) throws(Problem) -> String {
        try needed(key) { Names.isID($0) ? $0 : nil }
    }

    /// A number of 0 or more.
    func count(_ key: String) throws(Problem) -> Int64? {
        try value(key) { text in Int64(text).flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
        }
    }
}

/// When slots are: by the city's settings, or else by their beginnings alone.
struct SlotTimes {
    private let gazetteer: Gazetteer
    /// In minutes of the day.
    private let starts: [String: Int64]

    /// - Parameters:
    ///   - session: the import; its ledger or desk has the settings.
    ///   - starts: when slots begin that the settings do not know, in minutes of the day.
    /// - Throws: what reading the ledger throws.
    init(_ session: ImportSession, starts: [String: Int64]) throws {
        gazetteer = try session.ledger?.gazetteer() ?? Gazetteer()
        self.starts = starts
    }

    /// The slot on a date; one of which only the beginning is known lasts a day.
    func slot(_ id: String, on date: WorkDate) -> Slot? {
        gazetteer.slot(id, on: date) ?? starts[id].flatMap { Slot(id: id, start: $0, end: $0) }
    }
}

/// When something on a sheet was observed.
struct ObservedTime {
    /// Minutes since 1970 UTC; `nil` for some time today, when nobody wrote it down.
    let minute: Int64?
    /// The round of the slot, from 1; `nil` where neither time nor column tells it.
    let round: Int?
    /// The time of day where it lies outside of the rounds of a slot that is known, as 755 for 7:55.
    private let clock: Int?

    /// Reads the columns date, time and round.
    ///
    /// A time that lies in the slot only on the next day is after midnight. Without a time the
    /// beginning of the round is taken.
    /// - Throws: `Problem` with the cell: no time and no way to tell it, a time that is still to
    ///   come, a round that is not the time's or that the slot does not have.
    init(
        _ row: CSVTable.Row,
        date: WorkDate,
        slot: Slot?,
        _ session: ImportSession
    ) throws(Problem) {
        let zone = session.zone(on: date)
        let said = try row.value("round") { text in
            Int(text).flatMap { (1...24).contains($0) ? $0 : nil }
        }
        if let said, let slot, !slot.rounds.indices.contains(said - 1) {
            throw row.problem("round")
        }
        let time = try row.value("time", SheetCells.minute).map { time in
            slot.map { !$0.contains(time) && $0.contains(time + 1440) } ?? false
                ? time + 1440 : time
        }
        let timed = time.flatMap { slot?.round(at: $0) }
        guard said == nil || timed == nil || said == timed else { throw row.problem("round") }
        round = said ?? timed ?? (time == nil && slot?.rounds.count == 1 ? 1 : nil)
        let day = time.map { $0 % 1440 }
        clock = slot == nil || round != nil ? nil : day.map { Int($0 / 60 * 100 + $0 % 60) }
        let begin = slot.map { slot in said.map { slot.rounds[$0 - 1] } ?? slot.start }
        guard let start = time ?? begin else {
            guard session.now.date(zone: zone) == date else { throw row.problem("time") }
            minute = nil
            return
        }
        let minute = date.day * 1440 + start - zone
        guard minute > 0, minute <= session.now.milliseconds / 60_000 else {
            throw row.problem(time != nil ? "time" : said != nil ? "round" : "date")
        }
        self.minute = minute
    }

    /// The occasion of a check; `nil` where it cannot be told.
    func occasion(in slot: String, of inspector: String) -> CheckOccasion? {
        if let round { return .round(slot: slot, round) }
        return clock.map { .other(.unplanned, inspector: inspector, number: $0) }
    }
}
