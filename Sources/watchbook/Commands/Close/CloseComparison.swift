import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// A signed close beside what its day comes to now.
struct CloseComparison {
    private let ledger: SQLiteLedger
    private let books: CityBooks

    init(_ ledger: SQLiteLedger, _ books: CityBooks) {
        self.ledger = ledger
        self.books = books
    }

    /// What changed since a close; `nil` when its manifest is not here.
    func since(_ last: SignedClose, _ close: DayClose) throws -> Comparison? {
        guard let pinned = try PinnedLedger(last, in: ledger) else { return nil }
        let scope = CloseScope(
            office: close.office,
            date: close.date,
            cutOff: close.cutOff,
            books
        )
        return try Comparison(
            from: try pinned.side(of: last),
            to: ComparedSide(
                ledger,
                books,
                scope.tallied,
                booksDigest: try ledger.booksDigest()
            )
        )
    }

    static func changes(_ comparison: Comparison) -> [DayClose.Change] {
        comparison.causes.map {
            DayClose.Change(
                cause: $0.cause.rawValue,
                records: Int64($0.records),
                change: $0.change.claim
            )
        }
    }
}

/// The ledger as a close or a manifest pins it, in a file of the moment.
struct PinnedLedger {
    let ledger: SQLiteLedger
    let books: CityBooks
    /// Keeps the file.
    private let scratch: LedgerScratch

    /// The ledger that a manifest describes, out of the entries of another.
    ///
    /// - Throws: `Problem` with ``Problem/Code/manifestUnknown`` when entries are missing.
    init(_ manifest: [UInt8], in whole: SQLiteLedger) throws {
        scratch = try LedgerScratch()
        ledger = try whole.pinned(manifest, at: scratch.path)
        books = try ledger.books()
    }

    /// The ledger as it was when a close was signed; `nil` when its manifest is not here.
    init?(_ close: SignedClose, in whole: SQLiteLedger) throws {
        guard let set = close.set, let manifest = try whole.photo(set),
            Chain.sha256(manifest) == set
        else { return nil }
        try self.init(manifest, in: whole)
    }

    /// The entries that were written by a moment.
    init(writtenBy moment: Moment, in whole: SQLiteLedger) throws {
        scratch = try LedgerScratch()
        ledger = try whole.written(by: moment.milliseconds, at: scratch.path)
        books = try ledger.books()
    }

    /// What a close covers, in it.
    func side(of close: SignedClose) throws -> ComparedSide {
        ComparedSide(
            ledger,
            books,
            scope(of: close).tallied,
            booksDigest: try ledger.booksDigest()
        )
    }

    func scope(of close: SignedClose) -> CloseScope {
        CloseScope(office: close.office, date: close.date, cutOff: close.cutOff ?? 0, books)
    }
}
