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

    /// The city's books about cases.
    package func caseBooks() throws -> CaseBooks {
        CaseBooks(
            gazetteer: try gazetteer(),
            standards: try standards(),
            reference: try judge().reference
        )
    }
}
