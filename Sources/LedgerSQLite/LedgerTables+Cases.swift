import Inspection
import Journaling

// A row of the table `file` is a case in short: who has to act, for the days of its check.

extension LedgerTables {
    /// The entries in force of a case, as its registers stand now.
    func entries(ofCase record: String, _ judge: Judge) throws -> [CaseEntry] {
        var entries: [CaseEntry] = []
        try statement(
            "SELECT register, state FROM register WHERE record = ? ORDER BY register"
        )
        .bind(1, record)
        .forEachRow { row in
            let key = RegisterKey(record: record, register: row.text(0))
            guard let state = RegisterRow(decoding: row.buffer(1), for: key) else {
                throw DamagedTable(table: "register", key: record)
            }
            let resolution = judge.resolution(
                record: record,
                register: key.register,
                of: state.statements
            )
            if let entry = CaseEntry(resolution) { entries.append(entry) }
        }
        return entries
    }

    /// The records of all cases, ascending.
    func caseRecords() throws -> [String] {
        var records: [String] = []
        try statement("SELECT record FROM file ORDER BY record").forEachRow {
            records.append($0.text(0))
        }
        return records
    }

    /// Who has to act on a case; `nil` for nobody.
    func charge(ofCase record: String) throws -> CaseCharge? {
        try statement("SELECT charge FROM file WHERE record = ?").bind(1, record)
            .firstRow { CaseCharge($0.buffer(0)) } ?? nil
    }

    /// The units to which the case was dispatched that a finding of a check names.
    func units(
        ofCaseIn claim: UnsafeRawBufferPointer,
        register: UnsafeRawBufferPointer,
        check: UnsafeRawBufferPointer
    ) throws -> [ResponsibilityLine: [String]] {
        guard register.equals("finding"), let record = CaseCharge.record(namedIn: claim),
            let charge = try charge(ofCase: record),
            charge.check.withBytes({ check.isSame(as: UnsafeRawBufferPointer($0)) })
        else { return [:] }
        return charge.units
    }

    /// Notes a case anew whose registers have changed.
    ///
    /// - Returns: the checks for which other units answer than before.
    func write(case record: String, _ judge: Judge) throws -> Set<String> {
        let before = try charge(ofCase: record)
        let entries = try entries(ofCase: record, judge)
        guard !entries.isEmpty else {
            try statement("DELETE FROM file WHERE record = ?").bind(1, record).run()
            return Set([before?.check].compactMap { $0 })
        }
        let after = CaseCharge(CaseFile(record: record, entries: entries))
        try statement(
            "INSERT OR REPLACE INTO file (record, charge, facts) VALUES (?, ?, x'')"
        )
        .bind(1, record).bind(2, after?.bytes ?? []).run()
        return before == after ? [] : Set([before?.check, after?.check].compactMap { $0 })
    }
}
