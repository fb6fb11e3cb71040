package import Inspection
package import Journaling

/// A matter that counts against somebody, with the entry that says so.
package struct AccountFact: Hashable, Sendable {
    package let matter: CardSetting.Matter
    /// The days on which it was so.
    package let dates: ClosedRange<WorkDate>
    package let answerables: Set<Answerable>
    package let citation: Citation

    package init(
        _ matter: CardSetting.Matter,
        on dates: ClosedRange<WorkDate>,
        _ answerables: Set<Answerable>,
        _ citation: Citation
    ) {
        self.matter = matter
        self.dates = dates
        self.answerables = answerables
        self.citation = citation
    }
}

/// An entry that a result rests on.
package struct Citation: Hashable, Comparable, Sendable {
    package let record: String
    package let digest: Digest

    package init(record: String, digest: Digest) {
        self.record = record
        self.digest = digest
    }

    package static func < (one: Citation, other: Citation) -> Bool {
        (one.record, one.digest) < (other.record, other.digest)
    }
}

extension Ledger {
    /// 缺岗 on the days of a span, as a supervisor found or an office decided.
    ///
    /// Of the person, and of those who answer for the point. The attendance entry is cited.
    package func absences(
        in dates: ClosedRange<WorkDate>,
        _ books: CityBooks
    ) throws -> [AccountFact] {
        let zone = books.reference.settings(on: dates.upperBound).zoneMinutes
        let end = (dates.upperBound.day + 1) * 1440 - zone
        return try dutyList(dates, asOf: end, books).lines
            .filter { $0.isPlanned && $0.verdict.state == .absent }
            .compactMap { line in
                let said = try resolution(record: line.record, register: "attendance")?.inForce
                guard let digest = said?.statement.digest else { return nil }
                let point = Names.parent(of: line.station)
                return AccountFact(
                    .absent,
                    on: line.date...line.date,
                    books.gazetteer.answerables(atPoint: point, on: line.date)
                        .union([Answerable(.inspector, line.person)]),
                    Citation(record: line.record, digest: digest)
                )
            }
    }
}
