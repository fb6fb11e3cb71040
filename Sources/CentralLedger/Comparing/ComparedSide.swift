import Inspection
package import Journaling

/// One of two tallies that are compared: a set of entries, what the offices wrote about places and
/// standards in it, and what is asked.
package struct ComparedSide {
    package let ledger: any Ledger
    package let books: CityBooks
    package var scope: TallyScope
    /// Digest of the reference entries in force: equal ones give equal books; `nil` for unknown.
    package let booksDigest: Digest?

    package init(
        _ ledger: any Ledger,
        _ books: CityBooks,
        _ scope: TallyScope,
        booksDigest: Digest? = nil
    ) {
        self.ledger = ledger
        self.books = books
        self.scope = scope
        self.booksDigest = booksDigest
    }

    func hasBooks(of other: ComparedSide) -> Bool {
        booksDigest != nil && booksDigest == other.booksDigest
    }
}
