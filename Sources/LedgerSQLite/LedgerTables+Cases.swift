import Inspection
import Journaling

/// A register of a case, not read yet: that can be done on any core.
struct KeptRegister {
    let key: RegisterKey
    /// A ``RegisterRow``.
    let state: [UInt8]

    /// The entry in force; `nil` when nothing counts.
    func entry(_ judge: Judge) throws -> CaseEntry? {
        guard let row = state.withUnsafeBytes({ RegisterRow(decoding: $0, for: key) }) else {
            throw DamagedTable(table: "register", key: key.record)
        }
        return CaseEntry(
            judge.resolution(record: key.record, register: key.register, of: row.statements)
        )
    }
}

/// A case whose registers are not read yet.
struct KeptCase {
    let record: String
    let registers: [KeptRegister]

    func file(_ judge: Judge, _ books: CaseBooks) throws -> CaseFile {
        books.file(record: record, entries: try registers.compactMap { try $0.entry(judge) })
    }
}

// A row of the table `file` is a case in short: who has to act, for the days of its check.

extension LedgerTables {
    /// The entries in force of a case, as its registers stand now.
    func entries(ofCase record: String, _ judge: Judge) throws -> [CaseEntry] {
        try registers(ofCase: record).compactMap { try $0.entry(judge) }
    }

    /// The registers of a case as they are kept, by name.
    func registers(ofCase record: String) throws -> [KeptRegister] {
        var registers: [KeptRegister] = []
        try statement(
            "SELECT register, state FROM register WHERE record = ? ORDER BY register"
        )
        .bind(1, record)
        .forEachRow { row in
            let key = RegisterKey(record: record, register: row.text(0))
            registers.append(KeptRegister(key: key, state: row.bytes(1)))
        }
        return registers
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
