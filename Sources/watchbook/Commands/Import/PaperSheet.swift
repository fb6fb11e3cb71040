import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite

/// A watch record form typed in: a head with the watch, then one line an indicator.
struct PaperSheet: ImportedSheet {
    let head: PaperHead
    private let standards: StandardShelf
    private let systems: [String]?
    private let due: DueIndicators?
    private let session: ImportSession

    static let columns = [
        CSVColumn("indicator", "指标", "测评指标", "指标代码"),
        CSVColumn("answer", "结果", required: false),
        CSVColumn("found", "发现", "发现数", required: false),
        CSVColumn("settled", "现场解决", "现场解决数", "清除", "纠正", "制止", required: false),
        CSVColumn("numerator", "做到数", "礼让数", "守规数", required: false),
        CSVColumn("denominator", "观察数", "应礼让数", required: false),
        CSVColumn("facts", "取证", "取证数据", required: false),
        CSVColumn("action", "现场处置", "处置", required: false),
        CSVColumn("time", "时间", "发现时间", required: false),
        CSVColumn("note", "备注", "问题描述", required: false),
        CSVColumn("name", "名称", "指标名称", required: false),
    ]

    /// Reads the head of a form and the table under it.
    ///
    /// - Throws: `Problem`: `csvCell`, `csvTwice`, and what reading a table throws.
    static func read(
        _ session: ImportSession,
        starts: [String: Int64]
    ) throws -> (sheet: PaperSheet, table: CSVTable) {
        let rows = try CSVReader.rows(of: session.bytes, file: session.file)
        let names = columns[0].names + [columns[0].key]
        let start = rows.firstIndex { row in
            row.cells.contains { names.contains($0.lowercased().filter { !$0.isWhitespace }) }
        }
        let table = try CSVTable(
            Array(rows[(start ?? rows.endIndex)...]),
            file: session.file,
            columns: columns
        )
        let known = PaperHead.Known(
            gazetteer: try session.ledger?.gazetteer() ?? Gazetteer(),
            starts: starts,
            zone: session.zone(on:),
            now: session.now,
            typist: session.writer.inspector
        )
        let head = try PaperHead(rows[..<(start ?? rows.endIndex)], file: session.file, known)
        let point = known.gazetteer.point(ofStation: head.station, on: head.date)
        let sheet = PaperSheet(
            head: head,
            standards: try session.ledger?.standards() ?? StandardShelf(),
            systems: point.flatMap { $0.systems.isEmpty ? nil : $0.systems },
            due: try session.ledger.map { try DueIndicators($0) },
            session: session
        )
        return (sheet, table)
    }

    func head(
        _ session: ImportSession,
        rows: Int,
        known: (_ record: String, _ register: String) -> JSONValue?
    ) -> [Draft] {
        let record = "watch/\(head.station)/\(head.date.text)/\(head.slot)/\(head.inspector)"
        var arrival: [String: JSONValue] = [:]
        arrival["duty"] = head.duty.map(JSONValue.text)
        if !head.partners.isEmpty {
            arrival["partners"] = .list(head.partners.map(JSONValue.text))
        }
        let said = [
            ("arrival", head.arrival, JSONValue.object(arrival)),
            ("departure", head.departure, [:]),
        ]
        return said.compactMap { register, minute, claim in
            minute.map { draft(record, register, at: $0, claim, about: about()) }
        }
    }

    func draft(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Draft? {
        let code = try row.needed("indicator") { $0 == "*" || Names.isID($0) ? $0 : nil }
        let line = try Line(row)
        guard !line.isEmpty else { return nil }
        let clock = try row.value("time", SheetCells.minute)
        guard let minute = head.observed(at: clock) else {
            guard clock == nil else { throw row.problem("time") }
            throw Problem(.csvCell, details: head.details(.arrival))
        }
        let judge = standards.judging(code, on: head.date, systems: systems)
        var about = about()
        about["note"] = row["note"].map(JSONValue.text)
        about["standard"] = judge.map { .text($0.standard.id) }
        let place = "\(head.station)/\(head.date.text)"
        let check = "check/\(place)/\(head.occasion(at: minute).text)/\(code)"
        if code == "*" {
            let codes = due?.indicators(at: head.station, on: head.date)
            guard line.answer == .pass, line.isAnswerAlone else { throw row.problem("answer") }
            guard let codes else { throw row.problem("indicator") }
            let claim = Sweep(indicators: codes).claim
            return draft(check, "sweep", at: minute, claim, about: about)
        }
        let isCounted = judge.map { $0.indicator.mode == .acts } ?? (line.denominator != nil)
        guard !isCounted else {
            return draft(
                "count/\(place)/\(head.slot)/\(code)/\(head.inspector)",
                "acts.\(head.sheet)",
                at: minute,
                try line.acts(row, judge?.indicator).claim,
                about: about
            )
        }
        let finding = try line.finding(row, judge?.indicator, on: head.date)
        return draft(check, "finding", at: minute, finding.claim, about: about)
    }

    private func about() -> [String: JSONValue] {
        [
            "typed_by": .text(session.writer.inspector), "sheet": .text(head.sheet),
            "zone": .integer(head.zone),
        ]
    }

    private func draft(
        _ record: String,
        _ register: String,
        at minute: Int64,
        _ claim: JSONValue,
        about: [String: JSONValue]
    ) -> Draft {
        Draft(
            observed: minute,
            inspector: head.inspector,
            rank: session.rank(of: head.inspector),
            record: record,
            register: register,
            claim: claim,
            about: .object(about)
        )
    }

    func column(for reason: Reason) -> String { "indicator" }

    func cell(for reason: Reason, _ row: CSVTable.Row?) -> [String]? {
        switch reason {
        case .unknownPoint, .unknownStation: head.details(.station)
        case .date: head.details(.date)
        case .unknownIndicator: row?.place("indicator")
        default: head.details(.inspector)
        }
    }

    /// What this sheet said before and says no more.
    func withdraws(_ entry: Entry) -> Bool {
        guard entry.inspector == head.inspector else { return false }
        let name = RecordName(entry.record)
        guard name.workDate == head.date, let about = JSONValue(entry.payload)?["about"] else {
            return false
        }
        return about["sheet"]?.text == head.sheet
    }
}

extension PaperSheet {
    /// The cells of one line.
    private struct Line {
        let answer: Answer?
        let found: Int64?
        let settled: Int64?
        let numerator: Int64?
        let denominator: Int64?
        let facts: [String]
        let action: SpotAction?

        init(_ row: CSVTable.Row) throws(Problem) {
            answer = try row.value("answer") { text in
                SheetCells.answer(text).flatMap { $0 == .exempt ? nil : $0 }
            }
            found = try row.count("found")
            settled = try row.count("settled")
            numerator = try row.count("numerator")
            denominator = try row.count("denominator")
            facts = (row["facts"] ?? "").split { ";；".contains($0) }.map(String.init)
            action = try row.value("action", SheetCells.action)
            // Something was seen, and nobody can say what.
            if isEmpty, let rest = ["action", "note", "time"].first(where: { row[$0] != nil }) {
                throw row.problem(rest)
            }
        }

        /// Nobody looked.
        var isEmpty: Bool {
            isAnswerAlone && answer == nil
        }

        var isAnswerAlone: Bool {
            found == nil && settled == nil && numerator == nil && denominator == nil
                && facts.isEmpty
        }

        private var circumstances: Circumstances { Circumstances(action: action) }

        func acts(_ row: CSVTable.Row, _ indicator: Indicator?) throws(Problem) -> Acts {
            guard answer == nil, facts.isEmpty else {
                throw row.problem(answer == nil ? "facts" : "answer")
            }
            let isRatio = indicator.map { $0.kind == .ratio || $0.kind == .ratePer }
            if isRatio ?? (denominator != nil) {
                guard let denominator else { throw row.problem("denominator") }
                guard let numerator, numerator <= denominator else {
                    throw row.problem("numerator")
                }
                guard found == nil else { throw row.problem("found") }
                guard settled == nil else { throw row.problem("settled") }
                return Acts(
                    numerator: numerator,
                    denominator: denominator,
                    circumstances: circumstances
                )
            }
            guard numerator == nil else { throw row.problem("numerator") }
            guard denominator == nil else { throw row.problem("denominator") }
            // Of those that were stopped alone the form tells how many.
            guard let found = found ?? settled, settled ?? 0 <= found else {
                throw row.problem("settled")
            }
            return Acts(found: found, settled: settled ?? 0, circumstances: circumstances)
        }

        func finding(
            _ row: CSVTable.Row,
            _ indicator: Indicator?,
            on date: WorkDate
        ) throws(Problem) -> Finding {
            let facts = try measured(row, indicator)
            let stated = answer ?? (found ?? settled).map { $0 == 0 ? .pass : .fail }
            let judged = indicator?.judgement(of: facts, found: found ?? settled, on: date).answer
            guard let answer = stated ?? judged else { throw row.problem("answer") }
            let number = answer == .fail ? found ?? settled ?? 1 : 0
            guard answer == .fail ? number > 0 : found ?? 0 == 0 else {
                throw row.problem("found")
            }
            guard settled ?? 0 <= number else { throw row.problem("settled") }
            return Finding(
                answer: answer,
                found: number,
                settled: settled ?? 0,
                circumstances: circumstances,
                facts: facts.isEmpty ? nil : facts.json
            )
        }

        private func measured(
            _ row: CSVTable.Row,
            _ indicator: Indicator?
        ) throws(Problem) -> Facts {
            guard var facts = try? Facts(typed: self.facts, indicator) else {
                throw row.problem("facts")
            }
            if let numerator {
                facts[indicator?.numeratorName ?? "numerator"] = .integer(numerator)
            }
            if let denominator {
                facts[indicator?.denominatorName ?? "denominator"] = .integer(denominator)
            }
            return facts
        }
    }
}
