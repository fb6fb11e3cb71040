import CentralLedger
package import Inspection
import Journaling

extension SQLiteLedger {
    /// All cases, as their registers in force tell them.
    ///
    /// - Complexity: O(*n*) in the registers of cases.
    package func cases(_ books: CaseBooks) throws -> [CaseFile] {
        var files: [CaseFile] = []
        var record = ""
        var entries: [CaseEntry] = []
        func finish() {
            if !entries.isEmpty { files.append(books.file(record: record, entries: entries)) }
            entries = []
        }
        try forEachResolution(of: .case) { resolution in
            if resolution.record != record {
                finish()
                record = resolution.record
            }
            if let entry = CaseEntry(resolution) { entries.append(entry) }
        }
        finish()
        return files
    }

    /// One case, as its registers tell it; `nil` when there is none of that record.
    package func caseFile(_ record: String, _ books: CaseBooks) throws -> CaseFile? {
        try withLaw { tables, law in
            let entries = try tables.entries(ofCase: record, law.judge)
            return entries.isEmpty ? nil : books.file(record: record, entries: entries)
        }
    }

    /// The cases whose records `isWanted` says yes to, ascending, as their registers tell them.
    ///
    /// - Complexity: O(*n*) in the cases, O(*m*) in the registers of those wanted.
    package func cases(
        _ books: CaseBooks,
        where isWanted: (String) -> Bool
    ) throws -> [CaseFile] {
        try withLaw { tables, law in
            try tables.caseRecords().filter(isWanted).map { record in
                books.file(record: record, entries: try tables.entries(ofCase: record, law.judge))
            }
        }
    }

    /// What `make` makes of cases, as their registers tell them, in the order of `records`; on every
    /// core.
    ///
    /// - Complexity: O(*m*) in the registers of these.
    package func cases<Value: Sendable>(
        _ books: CaseBooks,
        of records: [String],
        _ make: @escaping @Sendable (CaseFile) -> Value
    ) throws -> [Value] {
        try withLaw { tables, law in
            try SharedSum.of(CaseParts<[Value]>(), others: Cores.others) { shared in
                for start in stride(from: 0, to: records.count, by: 32) {
                    let kept = try records[start...].prefix(32).map {
                        KeptCase(record: $0, registers: try tables.registers(ofCase: $0))
                    }
                    try shared.handOut { sum in
                        let made = try kept.map { make(try $0.file(law.judge, books)) }
                        sum.parts.append((start, made))
                    }
                }
            }.inOrder.flatMap(\.self)
        }
    }

    /// The city's books about cases.
    package func caseBooks() throws -> CaseBooks {
        CaseBooks(
            gazetteer: try gazetteer(),
            standards: try standards(),
            reference: try judge().reference
        )
    }
}
