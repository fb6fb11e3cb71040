package import CentralLedger
package import Inspection
import Journaling

extension SQLiteLedger {
    /// Calls `body` with what questions need of every case whose outline is asked for, ascending by
    /// record.
    ///
    /// What is kept of a case was worked out with the books here; where nothing is kept it is
    /// worked out with `books`.
    /// - Complexity: O(*n*) in the cases, those that are not settled as to their registers.
    package func forEachCase(
        _ books: CaseBooks,
        where isAsked: (String, CaseFacts.Outline) -> Bool,
        _ body: (String, CaseFacts) throws -> Void
    ) throws {
        try withLaw { tables, law in
            try tables.forEachCase { record, bytes in
                let name = String(decoding: record, as: UTF8.self)
                let outline = CaseFacts.Outline(bytes)
                if let outline, !isAsked(name, outline) { return }
                let facts =
                    try CaseFacts(bytes) ?? tables.facts(ofCase: name, law.judge, books)
                if outline != nil || isAsked(name, facts.outline) { try body(name, facts) }
            }
        }
    }

    /// Works out what is kept of the cases that have changed.
    func settleCases() throws {
        let unsettled = try withTables { try $0.unsettledCases() }
        guard !unsettled.isEmpty else { return }
        let books = try caseBooks()
        try change { tables, law in
            for record in unsettled { try tables.settle(case: record, law.judge, books) }
        }
    }

    /// Whether what is kept of cases is what their registers and the books here come to; what an
    /// earlier version kept is worked out anew and does not count.
    func areCasesSound() throws -> Bool {
        let books = try caseBooks()
        return try withLaw { tables, law in
            var isSound = true
            try tables.forEachCase { record, bytes in
                guard isSound, bytes.first == CaseFacts.format else { return }
                let name = String(decoding: record, as: UTF8.self)
                isSound = try CaseFacts(bytes) == tables.facts(ofCase: name, law.judge, books)
            }
            return isSound
        }
    }
}

extension LedgerTables {
    /// Calls `body` with the name of every case and the bytes kept of it, ascending.
    func forEachCase(
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        // Not one of the prepared statements: `body` may ask for cases itself.
        try PreparedStatement(connection, "SELECT record, facts FROM file ORDER BY record")
            .forEachRow { row in try body(row.buffer(0), row.buffer(1)) }
    }

    /// What the registers of a case come to.
    func facts(ofCase record: String, _ judge: Judge, _ books: CaseBooks) throws -> CaseFacts {
        let file = books.file(record: record, entries: try entries(ofCase: record, judge))
        return CaseFacts(CaseItem(file, books, now: 0), books)
    }

    /// The cases of which nothing is kept, or what an earlier version kept, ascending.
    func unsettledCases() throws -> [String] {
        var records: [String] = []
        // Of no bytes the first is NULL, which `<>` compares with nothing.
        try statement("SELECT record FROM file WHERE substr(facts, 1, 1) IS NOT ? ORDER BY record")
            .bind(1, [CaseFacts.format]).forEachRow { records.append($0.text(0)) }
        return records
    }

    /// Keeps what the registers of a case come to.
    func settle(case record: String, _ judge: Judge, _ books: CaseBooks) throws {
        try statement("UPDATE file SET facts = ? WHERE record = ?")
            .bind(1, try facts(ofCase: record, judge, books).bytes).bind(2, record).run()
    }

    /// Keeps nothing of any case: the books have changed.
    func unsettleCases() throws {
        try statement("UPDATE file SET facts = x'' WHERE facts <> x''").run()
    }
}
