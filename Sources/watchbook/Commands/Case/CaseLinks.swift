import CentralLedger
import Inspection
import LedgerSQLite

/// The other cases that name a case.
struct CaseLinks {
    /// Joined into it 并案, ascending by record.
    let joined: [String]
    /// Those that look at it again 复查, ascending by record.
    let rechecks: [String]

    /// - Complexity: O(*n*) in the cases.
    init(to record: String, in ledger: SQLiteLedger, _ books: CaseBooks) throws {
        joined = try CaseLinks.joined(into: record, in: ledger, books)
        rechecks = try ledger.caseParts(books, [String]()) { _, _, _ in
            true
        } _: { records, other, facts in
            if facts.first == record { records.append(other) }
        }.flatMap(\.self)
    }

    /// The cases that were joined into one, ascending by record.
    ///
    /// - Complexity: O(*n*) in the cases.
    static func joined(
        into record: String,
        in ledger: SQLiteLedger,
        _ books: CaseBooks
    ) throws -> [String] {
        let joined = try ledger.caseRecords(books) { $0.state == .joined }
        return try ledger.cases(books, of: joined) { file in
            file.join?.claim.into == record ? file.record : nil
        }.compactMap(\.self)
    }

    static func text(_ records: [String]) -> String {
        records.map { CaseName.short($0) }.joined(separator: ", ")
    }
}
