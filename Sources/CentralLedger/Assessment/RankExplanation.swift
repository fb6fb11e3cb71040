package import Inspection
package import Journaling

/// Why a row stands where it stands: what it lost, check by check, and the gap to the others.
package struct RankExplanation: Sendable {
    /// One check that failed, with the entries it follows from.
    package struct Failure: Sendable {
        package let item: Int
        package let point: String
        package let indicator: String
        package let record: String
        package let entries: [EntryInForce]
        package let failed: Int64
        package let isDisputed: Bool
        /// Who answers for it; empty for nobody 未归属.
        package let units: [String]

        /// Of the photos of its entries, in their order.
        package var photos: [Digest] {
            entries.flatMap { $0.statement.attachments.map(\.digest) }
        }
    }

    package let assessment: Assessment
    package let place: RankList.Place
    /// The next row above, if there is one.
    package let above: RankList.Place?
    /// The mean score of the ranked rows of the class.
    package let mean: Marks?
    /// `nil` for a row that was not tested: it has no score, so no gap.
    package let gapToMean: GapSplit?
    package let gapToAbove: GapSplit?
    /// In the order of the stations, dates and records.
    package let failures: [Failure]
    /// Appeals about its points.
    package let appeals: [AssessmentShelf.AppealCase]
    /// The same row in the round before, if there is one.
    package let before: RankList.Place?
    /// Whether the round before was scored by the same scheme.
    package let isBeforeComparable: Bool
    /// Items that cannot be compared with the round before, as their clauses changed; none without
    /// one.
    package let changedItems: Set<String>

    /// What is missing to the next rank: as much as the shown scores differ; `nil` for the first.
    package var missing: Marks? {
        let decimals = assessment.scheme.decimals
        return above.map {
            $0.row.score.rounded(to: decimals) - place.row.score.rounded(to: decimals)
        }
    }

    /// What was lost at points about which somebody disagrees, or an appeal is open.
    package func doubtful(_ isDoubtful: (Int, PlaceScore) -> Bool) -> Marks {
        place.row.items.enumerated().flatMap { index, item in
            item.places.filter { isDoubtful(index, $0) }.map(\.lost)
        }
        .sum
    }

    /// Lost where two people disagree: of each point's loss the part of its disputed checks.
    package var disputed: Marks {
        place.row.items.flatMap(\.places).map { place in
            let checks = max(place.sum.failed, 1)
            return place.lost.share(min(place.sum.disputed, checks), of: checks)
        }
        .sum
    }

    /// Lost where an appeal is open.
    package var underAppeal: Marks {
        let open = appeals.filter { $0.ruling == nil }
        return doubtful { index, place in
            open.contains {
                $0.appeal.item == assessment.scheme.items[index].id
                    && $0.appeal.point == place.point
            }
        }
    }
}

extension Ledger {
    /// Why a row of a round stands where it stands; `nil` when the round has no such row.
    ///
    /// - Complexity: as ``assessment(of:by:_:_:_:)``, once more for the round before, and then
    ///   O(*n*) in the entries of the row's stations.
    package func explanation(
        of row: String,
        in assessment: Assessment,
        before: Assessment?,
        _ shelf: AssessmentShelf,
        _ books: CityBooks
    ) throws -> RankExplanation? {
        guard let place = assessment.ranks.place(of: row) else { return nil }
        let above = assessment.ranks.above(place)
        let others = assessment.ranks.ranked(in: place.row.group).map(\.row)
        let points = Set(place.row.items.flatMap { $0.places.map(\.point) })
        return RankExplanation(
            assessment: assessment,
            place: place,
            above: above,
            mean: others.isEmpty ? nil : others.map(\.score).sum.share(1, of: Int64(others.count)),
            gapToMean: others.isEmpty || !place.row.isTested
                ? nil : GapSplit(place.row, against: others),
            gapToAbove: above.map { GapSplit(place.row, against: [$0.row]) },
            failures: try failures(of: row, in: assessment, books),
            appeals: shelf.appeals(of: assessment.round).filter {
                points.contains($0.appeal.point)
            },
            before: before?.ranks.place(of: row),
            isBeforeComparable: before.map(assessment.isScored) ?? false,
            changedItems: before.map {
                RoundComparison(assessment, before: $0, books).changedItems
            } ?? []
        )
    }

    private func failures(
        of row: String,
        in assessment: Assessment,
        _ books: CityBooks
    ) throws -> [RankExplanation.Failure] {
        var question = assessment.question
        question.dimensions = []
        question.filters[.level] = Set(assessment.levels.map(\.rawValue))
        if let dimension = assessment.dimension { question.filters[dimension] = [row] }
        return try explain(question, books).lines.compactMap { line in
            guard line.measures.failed > 0 || line.measures.found > 0,
                let item = assessment.itemOfCode[line.indicator],
                let station = RecordName(line.record).station,
                let date = RecordName(line.record).workDate
            else { return nil }
            let point = Names.parent(of: station)
            let charge = books.gazetteer.charge(
                indicator: line.indicator,
                point: point,
                on: date,
                named: line.facet.circumstances.units.mapValues { [$0] },
                ofCase: line.facet.ofCase
            )
            var units: [String] = []
            for unit in ResponsibilityLine.allCases.flatMap({ charge.units[$0] ?? [] })
            where !units.contains(unit) {
                units.append(unit)
            }
            return RankExplanation.Failure(
                item: item,
                point: point,
                indicator: line.indicator,
                record: line.record,
                entries: line.entries,
                failed: line.measures.failed,
                isDisputed: line.measures.disputed > 0,
                units: units
            )
        }
    }
}
