import Inspection
import JournalSQLite
import Journaling

/// Checks as they stand on paper: one line an indicator and round.
struct ChecksSheet: ImportedSheet {
    let names: CellNames
    let slots: SlotTimes
    let due: DueIndicators?

    static let columns = [
        CSVColumn("station", "点位站", "岗位", "岗"), CSVColumn("date", "日期"),
        CSVColumn("slot", "班次", required: false), CSVColumn("round", "轮次", required: false),
        CSVColumn("time", "时间", required: false), CSVColumn("indicator", "指标"),
        CSVColumn("answer", "结果"), CSVColumn("found", "发现数", required: false),
        CSVColumn("settled", "现场解决数", required: false),
        CSVColumn("inspector", "值守人", "值守人员", "检查人", required: false),
        CSVColumn("kind", "检查类别", "类别", required: false),
        CSVColumn("occasion", "场次", required: false),
        CSVColumn("level", "检查层级", "层级", required: false),
        CSVColumn("line", "督导线", required: false), CSVColumn("source", "来源", required: false),
        CSVColumn("action", "现场处置", "处置", required: false),
        CSVColumn("note", "备注", required: false), CSVColumn("sheet", "表号", required: false),
    ]

    func draft(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Draft? {
        let date = try row.needed("date", SheetCells.date)
        let station = try names.station(row, on: date)
        let slot = try names.slot(row, on: date)
        let indicator = row["indicator"] == "*" ? "*" : try names.indicator(row, on: date)
        guard let indicator else { throw row.problem("indicator") }
        let inspector = try names.person(row, on: date) ?? session.writer.inspector
        guard var finding = try finding(row) else { return nil }
        finding.circumstances.level = try row.value("level", ReferenceCells.level)
        finding.circumstances.line = try row.value("line", SheetCells.line)
        finding.circumstances.source = try row.value("source", SheetCells.source)
        finding.circumstances.action = try row.value("action", SheetCells.action)
        let times = slot.flatMap { slots.slot($0, on: date) }
        let time = try ObservedTime(row, date: date, slot: times, session)
        let occasion = try occasion(row, time, slot, inspector)
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
            record: "check/\(station)/\(date.text)/\(occasion.text)/\(indicator)",
            register: indicator == "*" ? "sweep" : "finding",
            claim: claim,
            about: session.circumstances(of: row)
        )
    }

    /// The round of the slot; for an inspection beside the rounds what its kind, its name or its
    /// time says.
    private func occasion(
        _ row: CSVTable.Row,
        _ time: ObservedTime,
        _ slot: String?,
        _ inspector: String
    ) throws(Problem) -> CheckOccasion {
        let named = try row.value("occasion") { CheckOccasion(other: $0, inspector: inspector) }
        if let named { return named }
        guard let kind = try row.value("kind", SheetCells.kind), kind != .watch else {
            guard let slot else { throw row.problem("slot") }
            guard let round = time.occasion(in: slot, of: inspector) else {
                throw row.problem("round")
            }
            return round
        }
        let clock = try row.needed("time", SheetCells.minute)
        return .other(kind, inspector: inspector, number: Int(clock / 60 * 100 + clock % 60))
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
    let names: CellNames
    let slots: SlotTimes
    /// What tells ratios from other acts; empty where no ledger or desk is at hand.
    let standards: StandardShelf

    static let columns = [
        CSVColumn("station", "点位站", "岗位", "岗"), CSVColumn("date", "日期"),
        CSVColumn("slot", "班次"), CSVColumn("time", "时间", required: false),
        CSVColumn("indicator", "指标"), CSVColumn("found", "发现数", "发现", required: false),
        CSVColumn("settled", "现场解决数", "现场解决", required: false),
        CSVColumn("numerator", "做到数", "礼让数", "守规数", "分子", required: false),
        CSVColumn("denominator", "观察数", "应礼让数", "分母", required: false),
        CSVColumn("inspector", "值守人", "值守人员", required: false),
        CSVColumn("note", "备注", required: false), CSVColumn("sheet", "表号", required: false),
    ]

    func draft(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Draft? {
        let date = try row.needed("date", SheetCells.date)
        let station = try names.station(row, on: date)
        guard let slot = try names.slot(row, on: date) else { throw row.problem("slot") }
        guard let indicator = try names.indicator(row, on: date) else {
            throw row.problem("indicator")
        }
        let inspector = try names.person(row, on: date) ?? session.writer.inspector
        guard let acts = try acts(row, standards.judging(indicator, on: date)?.indicator) else {
            return nil
        }
        let time = try ObservedTime(row, date: date, slot: slots.slot(slot, on: date), session)
        let sheet = try row.value("sheet") { CountsSheet.isRegisterPart($0) ? $0 : nil }
        return Draft(
            observed: time.minute,
            inspector: inspector,
            rank: session.rank(of: inspector),
            record: "count/\(station)/\(date.text)/\(slot)/\(indicator)/\(inspector)",
            register: "acts.\(sheet ?? session.writer.device.hex)",
            claim: acts.claim,
            about: session.circumstances(of: row)
        )
    }

    /// The total of a line; `nil` when nobody counted.
    private func acts(_ row: CSVTable.Row, _ indicator: Indicator?) throws(Problem) -> Acts? {
        let found = try row.count("found")
        let settled = try row.count("settled")
        let numerator = try row.count("numerator")
        let denominator = try row.count("denominator")
        guard found != nil || settled != nil || numerator != nil || denominator != nil else {
            return nil
        }
        let isRatio = indicator.map { $0.kind == .ratio || $0.kind == .ratePer }
        guard isRatio ?? (denominator != nil) else {
            guard numerator == nil else { throw row.problem("numerator") }
            guard denominator == nil else { throw row.problem("denominator") }
            guard let found else { throw row.problem("settled") }
            guard settled ?? 0 <= found else { throw row.problem("settled") }
            return Acts(found: found, settled: settled ?? 0)
        }
        guard found ?? 0 == 0 else { throw row.problem("found") }
        guard settled ?? 0 == 0 else { throw row.problem("settled") }
        guard let denominator else { throw row.problem("denominator") }
        guard let numerator, numerator <= denominator else { throw row.problem("numerator") }
        return Acts(numerator: numerator, denominator: denominator)
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
