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

    /// The city's books about cases.
    package func caseBooks() throws -> CaseBooks {
        CaseBooks(
            gazetteer: try gazetteer(),
            standards: try standards(),
            reference: try judge().reference
        )
    }
}
