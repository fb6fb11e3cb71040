package import CentralLedger
package import Inspection
import Journaling

extension SQLiteLedger {
    /// Adds all cases up in parts, each of cases that follow one another by record, on every core.
    ///
    /// What is kept of a case was worked out with the books here; where nothing is kept it is
    /// worked out with `books`.
    /// - Complexity: O(*n*) in the cases, those that are not settled as to their registers.
    package func caseParts<Part: Sendable>(
        _ books: CaseBooks,
        _ start: Part,
        where isAsked: @escaping @Sendable (inout Part, String, CaseFacts.Outline) -> Bool,
        _ take: @escaping @Sendable (inout Part, String, CaseFacts) -> Void
    ) throws -> [Part] {
        try withLaw { tables, law in
            try SharedSum.of(CaseParts<Part>(), others: Cores.others) { shared in
                var batch = CaseBatch()
                var number = 0
                func handOut() throws {
                    try shared.handOut { [batch, number] sum in
                        var part = start
                        try batch.add(to: &part, where: isAsked, take)
                        sum.parts.append((number, part))
                    }
                    number += 1
                    batch = CaseBatch()
                }
                try tables.forEachCase { record, kept in
                    let facts =
                        kept.first == CaseFacts.format
                        ? nil
                        : try tables.facts(
                            ofCase: String(decoding: record, as: UTF8.self),
                            law.judge,
                            books
                        )
                    batch.append(record, kept, facts)
                    if batch.byteCount >= 1 << 17 { try handOut() }
                }
                try handOut()
            }.inOrder
        }
    }

    /// Calls `body` with what questions need of each of these cases, in their order; names that are
    /// no case's are passed over.
    ///
    /// - Complexity: O(*m* log *n*) for *m* of *n* cases, those that are not settled as to their
    ///   registers.
    package func forEachCase(
        _ books: CaseBooks,
        of records: [String],
        _ body: (String, CaseFacts) throws -> Void
    ) throws {
        try withLaw { tables, law in
            for record in records {
                guard let kept = try tables.keptFacts(ofCase: record) else { continue }
                try body(record, kept.facts ?? tables.facts(ofCase: record, law.judge, books))
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

    /// What is kept of a case, which may be nothing; `nil` where there is no such case.
    func keptFacts(ofCase record: String) throws -> (facts: CaseFacts?, Void)? {
        try statement("SELECT facts FROM file WHERE record = ?").bind(1, record)
            .firstRow { (CaseFacts($0.buffer(0)), ()) }
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
