package import Inspection
package import Journaling

/// The difference of two tallies, taken apart: every part belongs to one record and has one cause,
/// and the parts add up exactly.
///
/// The entries in force of the first tally are replaced by those of the second one after the other:
/// first what they are judged by (titles, standards, places and settings), then the scope, then
/// register by register. What each step changes is one ``Difference``.
package struct Comparison: Sendable {
    /// What one step changed at one record.
    package struct Difference: Sendable {
        /// The check or count; of a sweep, the check that it answered.
        package let record: String
        /// The register whose entry is another one; `nil` where the entry is the same and is
        /// judged otherwise.
        package let register: String?
        package let cause: ChangeCause
        /// The entry that counted before, and the one that counts now.
        package let before: Digest?
        package let after: Digest?
        /// The act by which it changed, where that is none of these: address, release.
        package let act: Digest?
        package let change: Measures
    }

    /// The two sums.
    package fileprivate(set) var before = Measures()
    package fileprivate(set) var after = Measures()
    /// In the order of dates, stations and records.
    package fileprivate(set) var differences: [Difference] = []

    /// What each cause comes to and at how many records, in the order of ``ChangeCause``.
    package var causes: [(cause: ChangeCause, change: Measures, records: Int)] {
        let grouped = Dictionary(grouping: differences, by: \.cause)
        return ChangeCause.allCases.compactMap { cause in
            guard let parts = grouped[cause] else { return nil }
            return (
                cause, parts.reduce(into: Measures()) { $0 += $1.change },
                Set(parts.map(\.record)).count
            )
        }
    }

    /// Whether the two sums and all that they are made of are the same.
    package var isNothing: Bool { differences.isEmpty && before == after }

    fileprivate init() {}
}

extension Comparison {
    /// Compares two sides.
    ///
    /// - Throws: what the ledgers throw, ``DamagedSheet`` too.
    /// - Complexity: O(*n*) in the days and stations of the span, then in the entries of those that
    ///   differ.
    package init(from before: ComparedSide, to after: ComparedSide) throws {
        self.init()
        let mine = try Days(of: before)
        let theirs = try Days(of: after)
        self.before = mine.total
        self.after = theirs.total
        let isSame = before.hasBooks(of: after) && before.scope == after.scope
        let steps = isSame ? nil : Steps(before, after)
        let places = Set(mine.sheets.keys).union(theirs.sheets.keys).sorted {
            ($0.date, $0.station) < ($1.date, $1.station)
        }
        for place in places {
            let sheets = (mine.sheets[place], theirs.sheets[place])
            guard !isSame || sheets.0?.digest != sheets.1?.digest else { continue }
            var day = DayComparison(place, before, after, steps)
            try day.compare()
            differences += day.differences
        }
    }
}

extension Comparison {
    /// A station's day.
    struct Place: Hashable {
        let station: String
        let date: WorkDate
    }

    /// The day sheets of one side.
    private struct Days {
        var total = Measures()
        var sheets: [Place: (digest: Digest, Void)] = [:]

        init(of side: ComparedSide) throws {
            var days: [Place: (digest: Digest, Void)] = [:]
            var total = Measures()
            try side.ledger.forEachSheet(
                in: side.scope.question.dates,
                monthSum: { _, _ in nil }
            ) { sheet in
                guard let measures = side.scope.measures(of: sheet, side.books) else {
                    throw DamagedSheet(station: sheet.station)
                }
                total += measures
                let place = Place(station: sheet.station, date: sheet.dates.lowerBound)
                days[place] = (Chain.sha256(Array(sheet.bytes)), ())
            }
            sheets = days
            self.total = total
        }
    }

    /// The books between those of the two sides, one step after the other.
    struct Steps {
        let books: [(cause: ChangeCause, books: CityBooks)]

        init(_ before: ComparedSide, _ after: ComparedSide) {
            guard !before.hasBooks(of: after) else {
                books = []
                return
            }
            func mixed(_ standards: StandardShelf) -> CityBooks {
                CityBooks(
                    gazetteer: before.books.gazetteer,
                    standards: standards,
                    reference: before.books.reference
                )
            }
            let (old, new) = (before.books.standards, after.books.standards)
            books = [
                (.exemption, mixed(old.under(titlesOf: new))), (.standard, mixed(new)),
                (.definition, after.books),
            ]
        }
    }
}
