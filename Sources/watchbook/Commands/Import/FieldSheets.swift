import Inspection
import JournalSQLite
import Journaling

/// Checks as they stand on paper: one line an indicator and round.
struct ChecksSheet: ImportedSheet {
    /// When slots begin, in minutes of the day.
    let starts: [String: Int64]
    let due: DueIndicators?

    static let columns = [
        CSVColumn("station", "点位站", "岗位", "岗"), CSVColumn("date", "日期"),
        CSVColumn("slot", "班次"), CSVColumn("round", "轮次", required: false),
        CSVColumn("time", "时间", required: false), CSVColumn("indicator", "指标"),
        CSVColumn("answer", "结果"), CSVColumn("found", "发现数", required: false),
        CSVColumn("settled", "现场解决数", required: false),
        CSVColumn("inspector", "值守人", "值守人员", required: false),
        CSVColumn("note", "备注", required: false), CSVColumn("sheet", "表号", required: false),
    ]

    func draft(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Draft? {
        let station = try row.name("station", minimum: 2)
        let date = try row.needed("date", SheetCells.date)
        let slot = try row.id("slot")
        let indicator = try row.needed("indicator") { $0 == "*" || Names.isID($0) ? $0 : nil }
        let inspector = try row.inspector(session)
        guard let finding = try finding(row) else { return nil }
        let time = try ObservedTime(row, date: date, start: starts[slot], session)
        guard let round = time.round else { throw row.problem("round") }
        var claim = finding.claim
        if indicator == "*" {
            guard finding.answer == .pass else { throw row.problem("answer") }
            guard let all = due?.indicators(at: station, on: date) else {
                throw row.problem("indicator")
            }
            claim = Sweep(indicators: all).claim
        }
        return Draft(
            observed: time.minute,
            inspector: inspector,
            rank: session.rank(of: inspector),
            record: "check/\(station)/\(date.text)/\(slot).\(round)/\(indicator)",
            register: indicator == "*" ? "sweep" : "finding",
            claim: claim,
            about: session.circumstances(of: row)
        )
    }

    /// The judgement, or `nil` when nobody looked.
    ///
    /// A number alone says it too: 0 is looked and found none.
    private func finding(_ row: CSVTable.Row) throws(Problem) -> Finding? {
        let answer = try row.value("answer", SheetCells.answer)
        let found = try row.count("found")
        let settled = try row.count("settled")
        guard let answer = answer ?? found.map({ $0 == 0 ? .pass : .fail }) else {
            guard settled == nil else { throw row.problem("settled") }
            return nil
        }
        guard answer == .fail else {
            guard found ?? 0 == 0 else { throw row.problem("found") }
            guard settled ?? 0 == 0 else { throw row.problem("settled") }
            return Finding(answer: answer)
        }
        guard found ?? 1 > 0 else { throw row.problem("found") }
        guard settled ?? 0 <= found ?? 1 else { throw row.problem("settled") }
        return Finding(answer: .fail, found: found ?? 1, settled: settled ?? 0)
    }

    func column(for reason: Reason) -> String {
        switch reason {
        case .unknownPoint, .unknownStation: "station"
        case .unknownIndicator: "indicator"
        case .date: "date"
        default: "inspector"
        }
    }
}

/// Counts as they stand on paper: one line an indicator and watch.
struct CountsSheet: ImportedSheet {
    /// When slots begin, in minutes of the day.
    let starts: [String: Int64]

    static let columns = [
        CSVColumn("station", "点位站", "岗位", "岗"), CSVColumn("date", "日期"),
        CSVColumn("slot", "班次"), CSVColumn("time", "时间", required: false),
        CSVColumn("indicator", "指标"), CSVColumn("found", "发现数"),
        CSVColumn("settled", "现场解决数", required: false),
        CSVColumn("inspector", "值守人", "值守人员", required: false),
        CSVColumn("note", "备注", required: false), CSVColumn("sheet", "表号", required: false),
    ]

    func draft(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Draft? {
        let station = try row.name("station", minimum: 2)
        let date = try row.needed("date", SheetCells.date)
        let slot = try row.id("slot")
        let indicator = try row.id("indicator")
        let inspector = try row.inspector(session)
        let settled = try row.count("settled")
        guard let found = try row.count("found") else {
            guard settled == nil else { throw row.problem("settled") }
            return nil
        }
        guard settled ?? 0 <= found else { throw row.problem("settled") }
        let time = try ObservedTime(row, date: date, start: starts[slot], session)
        let sheet = try row.value("sheet") { CountsSheet.isRegisterPart($0) ? $0 : nil }
        return Draft(
            observed: time.minute,
            inspector: inspector,
            rank: session.rank(of: inspector),
            record: "count/\(station)/\(date.text)/\(slot)/\(indicator)/\(inspector)",
            register: "acts.\(sheet ?? session.writer.device.hex)",
            claim: Acts(found: found, settled: settled ?? 0).claim,
            about: session.circumstances(of: row)
        )
    }

    /// Whether a sheet's number can stand in the name of a register.
    private static func isRegisterPart(_ text: String) -> Bool {
        text.wholeMatch(of: /[A-Za-z0-9._-]{1,50}/) != nil
    }

    func column(for reason: Reason) -> String {
        switch reason {
        case .unknownPoint, .unknownStation: "station"
        case .unknownIndicator: "indicator"
        case .date: "date"
        default: "inspector"
        }
    }
}

extension CSVTable.Row {
    /// Who said it: the cell, or the one who types.
    fileprivate func inspector(_ session: ImportSession) throws(Problem) -> String {
        try value("inspector") { Names.isInspector($0) ? $0 : nil } ?? session.writer.inspector
    }
}
