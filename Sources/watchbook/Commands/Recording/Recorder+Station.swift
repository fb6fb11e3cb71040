import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

// What the device and its desk know of a station.

/// What is asked for at a station, and what is not because it does not apply there.
struct DueHere {
    /// What is asked for and offered.
    let due: [DueIndicator]
    /// 不适用: the codes that are not asked for again, ascending.
    let notApplicable: [String]
}

/// What was answered in one occasion at a station, by code.
struct AnsweredHere {
    /// Codes with a finding.
    var found: Set<String> = []
    /// Codes that a sweep lists.
    var swept: Set<String> = []
    /// Codes that were counted on the watch.
    var counted: Set<String> = []

    var all: Set<String> { found.union(swept).union(counted) }
}

extension Recorder.Desk {
    /// The entries in force of a station that the desk has.
    fileprivate func entries(
        at station: String,
        in dates: ClosedRange<WorkDate>
    ) throws -> [EntryInForce] {
        var entries: [EntryInForce] = []
        try ledger.forEachEntry(at: station, in: dates) { entries.append($0) }
        return entries
    }

    /// The findings in force of a station on all dates, with their claims.
    fileprivate func findings(at station: String) throws -> [(entry: EntryInForce, Finding)] {
        guard let first = WorkDate(day: 0), let last = WorkDate("9999-12-31") else { return [] }
        return try entries(at: station, in: first...last).compactMap { entry in
            guard entry.register == "finding", RecordName(entry.record).kind == .check,
                let finding = JSONValue(entry.statement.claim).flatMap({ Finding($0) })
            else { return nil }
            return (entry, finding)
        }
    }
}

extension Statement {
    /// Minutes since 1970 UTC at which it was observed.
    var minute: Int64 { observed > 0 ? observed : stamp.milliseconds / 60_000 }
}

extension Recorder {
    /// What is asked for at a station; `nil` where that is not known.
    func dueHere(at station: String, on date: WorkDate) throws -> DueHere? {
        guard let all = due(at: station, on: date) else { return nil }
        let without = try notApplicable(at: station, on: date)
        let left = all.filter { $0.isAsked && without.contains($0.indicator.code) }
        return DueHere(
            due: all.filter { !without.contains($0.indicator.code) },
            notApplicable: left.map(\.indicator.code).sorted()
        )
    }

    /// The codes of which this device, or somebody whose answer the desk has, said last that they
    /// do not apply at the point of a station.
    private func notApplicable(at station: String, on date: WorkDate) throws -> Set<String> {
        let id = Names.parent(of: station)
        var memory = AnswerMemory()
        if let desk {
            let stations = desk.gazetteer.point(id, on: date)?.stationIDs ?? [station]
            for (entry, finding) in try stations.flatMap({ try desk.findings(at: $0) }) {
                guard !isStale(entry.statement, entry.record, entry.register),
                    let code = RecordName(entry.record).indicator
                else { continue }
                memory.add(finding.answer, to: code, at: entry.statement.minute)
            }
        }
        for said in everyone { memory.add(said, at: id) }
        return memory.notApplicable
    }

    /// What was answered in an occasion by this device, and by others as far as the desk has it;
    /// counts of the inspector alone.
    func answered(
        at station: String,
        on date: WorkDate,
        in occasion: CheckOccasion,
        slot: String?
    ) throws -> AnsweredHere {
        var answered = AnsweredHere()
        func add(_ record: RecordName, _ register: String, _ claim: JSONValue) {
            guard let code = record.indicator else { return }
            switch record.kind {
            case .check where record.component(3) == occasion.text:
                if register == "sweep" {
                    answered.swept.formUnion(Sweep(claim)?.answers.keys.map(\.self) ?? [])
                } else if register == "finding", Finding(claim) != nil {
                    answered.found.insert(code)
                }
            case .count where slot == nil || record.component(3) == slot:
                guard register.hasPrefix("acts."), record.component(5) == writer.inspector,
                    Acts(claim) != nil
                else { return }
                answered.counted.insert(code)
            default: return
            }
        }
        for entry in try desk?.entries(at: station, in: date...date) ?? [] {
            guard !isStale(entry.statement, entry.record, entry.register),
                let claim = JSONValue(entry.statement.claim)
            else { continue }
            add(RecordName(entry.record), entry.register, claim)
        }
        for item in everyone.flatMap({ $0.answers(at: station, on: date) }) {
            add(item.record, item.entry.register, item.claim)
        }
        return answered
    }
}

// MARK: - Open problems

extension Recorder {
    /// The problems of a station that are open: those of which this device saw something left, and
    /// what the desk has of findings and cases.
    func problems(at station: String) throws -> [OpenProblem] {
        try board(at: station).open.filter { $0.station == station }
    }

    private func board(at station: String) throws -> ProblemBoard {
        var board = ProblemBoard()
        if let desk {
            for (entry, finding) in try desk.findings(at: station) {
                guard !isStale(entry.statement, entry.record, entry.register) else { continue }
                board.add(
                    finding,
                    digest: entry.statement.digest,
                    record: RecordName(entry.record),
                    inspector: entry.statement.inspector,
                    minute: entry.statement.minute
                )
            }
            try desk.addCases(to: &board, isStale: isStale)
        }
        for said in everyone { add(said, to: &board) }
        return board
    }

    /// Adds the findings and cases that one person said on this device.
    private func add(_ said: OwnEntries, to board: inout ProblemBoard) {
        board.add(said)
        for item in said.said where item.entry.register == "report" {
            guard let report = CaseReport(item.claim) else { continue }
            board.add(
                report,
                of: item.entry.record,
                inspector: said.inspector,
                minute: item.minute,
                isOpen: true
            )
        }
    }

    /// Whether an entry that the desk has was answered on this device, which it does not know yet.
    private func isStale(_ statement: Statement, _ record: String, _ register: String) -> Bool {
        everyone.contains { said in
            said[statement.digest] != nil
                && !said.standing(record, register).contains { $0.digest == statement.digest }
        }
    }
}

extension Recorder.Desk {
    /// Adds the cases that the desk has.
    fileprivate func addCases(
        to board: inout ProblemBoard,
        isStale: (Statement, String, String) -> Bool
    ) throws {
        var entries: [String: [CaseEntry]] = [:]
        try ledger.forEachResolution(of: .case) { resolution in
            guard let statement = resolution.inForce?.statement,
                !isStale(statement, resolution.record, resolution.register),
                let entry = CaseEntry(resolution)
            else { return }
            entries[resolution.record, default: []].append(entry)
        }
        for (record, entries) in entries {
            let file = CaseFile(record: record, entries: entries)
            guard let report = file.report else { continue }
            board.add(
                report.claim,
                of: record,
                inspector: report.inspector,
                minute: report.minute,
                isOpen: file.isOpen
            )
        }
    }
}
