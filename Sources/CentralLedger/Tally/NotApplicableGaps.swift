package import Inspection
package import Journaling

/// Adds up what was answered at points, to find what does not apply there.
struct NotApplicableAnswers: Sendable {
    private struct Key: Hashable {
        let point: String
        let indicator: String
    }

    private struct Sum {
        var notApplicable: Int64 = 0
        var all: Int64 = 0
        var people: Set<String> = []
    }

    private var sums: [Key: Sum] = [:]

    /// Adds a sheet; returns false, perhaps after some cells, when its bytes do not fit.
    mutating func add(_ sheet: LedgerSheet) -> Bool {
        guard var reader = SheetReader(sheet.bytes) else { return false }
        let point = Names.parent(of: sheet.station)
        while let cell = reader.nextCell() {
            let measures = cell.measures
            let answers = measures.made + measures.notApplicable
            guard answers > 0 else { continue }
            let key = Key(point: point, indicator: reader.indicators[cell.indicator])
            sums[key, default: Sum()].all += answers
            guard measures.notApplicable > 0 else { continue }
            sums[key, default: Sum()].notApplicable += measures.notApplicable
            sums[key, default: Sum()].people.insert(reader.facets[cell.facet].inspector)
        }
        return reader.measured() != nil
    }

    /// What does not apply by the answers and is not left out by the record of the point, by point
    /// and indicator.
    func gaps(on date: WorkDate, _ gazetteer: Gazetteer) -> [Gap] {
        let points = Dictionary(gazetteer.points(on: date).map { ($0.id, $0) }) { first, _ in first
        }
        return sums.filter { $0.value.notApplicable > 0 }.compactMap { key, sum -> Gap? in
            guard let point = points[key.point], !point.notApplicable.contains(key.indicator) else {
                return nil
            }
            var gap = Gap(.answeredNotApplicable, key.point, detail: key.indicator)
            gap.answers = Gap.Answers(
                indicator: key.indicator,
                notApplicable: sum.notApplicable,
                all: sum.all,
                people: sum.people.count
            )
            return gap
        }
        .sorted { ($0.subject, $0.detail) < ($1.subject, $1.detail) }
    }
}

extension Ledger {
    /// The indicators that were answered with not applicable at a point in the 92 days up to a
    /// date, and that the record of the point does not leave out.
    ///
    /// - Complexity: O(*n*) in the stations and the months of the span.
    package func notApplicableGaps(on date: WorkDate, _ books: CityBooks) throws -> [Gap] {
        var answers = NotApplicableAnswers()
        let first = date.advanced(by: -91) ?? date
        try forEachSheet(in: first...date, monthSum: { _, _ in .byFacet }) { sheet in
            guard answers.add(sheet) else { throw DamagedSheet(station: sheet.station) }
        }
        return answers.gaps(on: date, books.gazetteer)
    }
}
