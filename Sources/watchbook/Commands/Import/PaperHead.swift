import Inspection
import Journaling

/// The head of a watch record form: whose watch it was, where and when.
struct PaperHead {
    let station: String
    let date: WorkDate
    /// The slot's id.
    let slot: String
    /// The slot's times, where they are known.
    let times: Slot?
    let inspector: String
    /// The number of the sheet.
    let sheet: String
    /// Minutes since 1970 UTC; `nil` where the form does not say.
    let arrival: Int64?
    let departure: Int64?
    let duty: String?
    let partners: [String]
    /// How far the city's clocks are ahead of UTC, in minutes.
    let zone: Int64
    private let cells: [Key: Cell]
    private let file: String
    private let now: Moment

    /// A line of the head.
    enum Key: String, CaseIterable {
        case station, date, slot, inspector, arrival, departure, sheet, duty, partners

        var names: [String] {
            switch self {
            case .station: ["岗位", "点位站", "岗", "站位", "点位编号"]
            case .date: ["日期"]
            case .slot: ["班次"]
            case .inspector: ["值守人员", "值守人"]
            case .arrival: ["实到时间", "到岗", "到岗时间"]
            case .departure: ["实离时间", "离岗", "离岗时间"]
            case .sheet: ["表号"]
            case .duty: ["值守类别"]
            case .partners: ["同班人员"]
            }
        }
    }

    private struct Cell {
        let line: Int
        let heading: String
        let text: String
    }

    /// What is known of the city to read names by.
    struct Known {
        let gazetteer: Gazetteer
        /// When slots begin, in minutes of the day, where no desk says it.
        let starts: [String: Int64]
        let zone: (WorkDate) -> Int64
        let now: Moment
        /// Who types.
        let typist: String
    }

    /// Reads the lines above the table.
    ///
    /// - Throws: `Problem` with ``Problem/Code/csvCell`` and the line that cannot be used.
    init(_ rows: some Sequence<CSVReader.Row>, file: String, _ known: Known) throws(Problem) {
        var cells: [Key: Cell] = [:]
        for row in rows {
            let heading = PaperHead.trimmed(row.cells.first ?? "")
            let key = Key.allCases.first {
                $0.rawValue == heading.lowercased() || $0.names.contains(heading)
            }
            guard let key else { continue }
            let text = PaperHead.trimmed(row.cells.dropFirst().first ?? "")
            let cell = Cell(line: row.line, heading: heading, text: text)
            if let other = cells[key], other.text != text {
                throw Problem(.csvTwice, file, String(row.line), String(other.line))
            }
            cells[key] = cell
        }
        self.cells = cells
        self.file = file
        now = known.now
        func problem(_ key: Key) -> Problem {
            Problem(.csvCell, details: PaperHead.details(file, key, cells[key]))
        }
        func value<Value>(_ key: Key, _ read: (String) -> Value?) throws(Problem) -> Value? {
            guard let text = cells[key]?.text, !text.isEmpty else { return nil }
            guard let value = read(text) else { throw problem(key) }
            return value
        }
        func needed<Value>(_ key: Key, _ read: (String) -> Value?) throws(Problem) -> Value {
            guard let value = try value(key, read) else { throw problem(key) }
            return value
        }
        let date = try needed(.date, SheetCells.date)
        self.date = date
        station = try needed(.station) { Names.isName($0, minimum: 2) ? $0 : nil }
        sheet = try needed(.sheet) { $0.wholeMatch(of: /[A-Za-z0-9._-]{1,50}/) != nil ? $0 : nil }
        inspector = try value(.inspector) { PaperHead.person($0, on: date, known) } ?? known.typist
        let slots = known.gazetteer.slots(on: date)
        let slot = try needed(.slot) { text in
            slots.first { $0.id == text || $0.name == text }?.id ?? (Names.isID(text) ? text : nil)
        }
        self.slot = slot
        let times =
            slots.first { $0.id == slot }
            ?? known.starts[slot].flatMap { Slot(id: slot, start: $0, end: $0) }
        self.times = times
        let zone = known.zone(date)
        self.zone = zone
        func moment(_ key: Key, notBefore start: Int64?) throws(Problem) -> Int64? {
            guard var clock = try value(key, SheetCells.minute) else { return nil }
            if let start, clock < start { clock += 1440 }
            let minute = date.day * 1440 + clock - zone
            guard minute > 0, minute <= known.now.milliseconds / 60_000 else {
                throw problem(key)
            }
            return minute
        }
        // Before the slot by less than two hours is early, by more after midnight.
        let early = times.flatMap { $0.end > 1440 ? $0.start - 120 : nil }
        arrival = try moment(.arrival, notBefore: early)
        let clock = arrival.map { $0 + zone - date.day * 1440 }
        departure = try moment(.departure, notBefore: clock ?? early)
        duty = try value(.duty) { $0 }
        partners =
            try value(.partners) { text in
                let names = text.split { "，、；;,/| ".contains($0) }
                let numbers = names.compactMap { PaperHead.person(String($0), on: date, known) }
                return numbers.count == names.count ? numbers : nil
            } ?? []
    }

    /// The number of a person who is named by number, or by a name that one person alone has.
    private static func person(_ text: String, on date: WorkDate, _ known: Known) -> String? {
        if Names.isInspector(text) { return text }
        let persons = known.gazetteer.persons(named: text, on: date)
        return persons.count == 1 ? persons[0].number : nil
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func details(_ file: String, _ key: Key, _ cell: Cell?) -> [String] {
        [file, String(cell?.line ?? 1), cell?.heading ?? key.rawValue, cell?.text ?? ""]
    }

    /// File, line, heading and text of a line of the head.
    func details(_ key: Key) -> [String] { PaperHead.details(file, key, cells[key]) }
}

extension PaperHead {
    /// When a line was observed, in minutes since 1970 UTC: at its own time, or on arrival; before
    /// the slot counts as its beginning.
    ///
    /// `clock`: minutes of the day. `nil` where neither the form nor the slot tells a time, and for
    /// a time that is still to come.
    func observed(at clock: Int64?) -> Int64? {
        let midnight = date.day * 1440 - zone
        if let clock {
            let isNextDay = times.map { $0.end > 1440 && clock < $0.start - 120 } ?? false
            let minute = midnight + clock + (isNextDay ? 1440 : 0)
            return minute > 0 && minute <= now.milliseconds / 60_000 ? minute : nil
        }
        let start = times.map { midnight + $0.start }
        guard let arrival else { return start }
        return max(arrival, start ?? arrival)
    }

    /// The occasion of a line that was observed at a minute since 1970 UTC.
    func occasion(at minute: Int64) -> CheckOccasion {
        CheckOccasion(
            kind: nil,
            slot: times,
            date: date,
            minute: minute + zone,
            inspector: inspector,
            earlier: []
        )
    }
}
