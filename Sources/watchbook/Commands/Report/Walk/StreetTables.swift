import CentralLedger
import Inspection
import Journaling
import Reports

/// What rules come to along streets, as tables of papers.
struct StreetTables {
    let verdicts: [StreetVerdict]
    /// Whether the rows say which street they are about.
    let namesStreets: Bool

    /// One row a rule and side.
    var rules: DocumentTable {
        DocumentTable(
            WalkPaperPhrase.rules(),
            street + [
                .init(WalkPhrase.rule()), .init(WalkPhrase.side(), .id),
                .init(WalkPhrase.verdict(), .id), .init(WalkPhrase.there(), .number),
                .init(WalkPhrase.gapsHeading(), .number),
                .init(WalkPhrase.longestGap(), .text, importance: 2),
                .init(WalkPhrase.standard(), .text, importance: 1),
            ],
            outcomes.map(ruleRow),
            nothing: WalkPaperPhrase.noRule()
        )
    }

    /// One row a gap, with its places on the ground.
    var gaps: DocumentTable {
        DocumentTable(
            WalkPaperPhrase.gaps(),
            street + [
                .init(WalkPhrase.rule()), .init(WalkPhrase.side(), .id),
                .init(WalkPhrase.fromHeading(), .id), .init(WalkPhrase.toHeading(), .id),
                .init(WalkPhrase.metresHeading(), .number), .init(WalkPhrase.there(), .number),
                .init(WalkPhrase.wanted(), .number),
                .init(WalkPaperPhrase.beginsAt(), .text, importance: 2),
                .init(WalkPaperPhrase.endsAt(), .text, importance: 1),
            ],
            outcomes.flatMap(gapRows),
            nothing: WalkPhrase.noGaps()
        )
    }

    private typealias Found = (verdict: StreetVerdict, outcome: StreetVerdict.Outcome)

    private var outcomes: [Found] {
        verdicts.flatMap { verdict in verdict.outcomes.map { (verdict, $0) } }
    }

    private func ruleRow(_ found: Found) -> DocumentTable.Row {
        let outcome = found.outcome
        let cells: [TableCell] = [
            .text(WalkCheckSheet.name(outcome)), .id(WalkSidePhrase(outcome.outcome.sides)()),
            .id(WalkVerdictPhrase(outcome.outcome.verdict)()),
            .text(WalkCheckSheet.there(outcome.outcome)),
            .number(Int64(outcome.outcome.gaps.count)),
            .text(WalkCheckSheet.longest(outcome.outcome)), .text(outcome.standard ?? "—"),
        ]
        return DocumentTable.Row(self.cells(of: found.verdict) + cells)
    }

    private func gapRows(_ found: Found) -> [DocumentTable.Row] {
        let (verdict, outcome) = found
        return outcome.outcome.gaps.map { gap in
            let cells: [TableCell] = [
                .text(WalkCheckSheet.name(outcome)), .id(WalkSidePhrase(outcome.outcome.sides)()),
                .id(Stationing.text(gap.from)), .id(Stationing.text(gap.to)),
                .text(Stationing.metres(gap.to - gap.from)),
                .text(WalkGapSheet.amount(gap.there, outcome.outcome)),
                .text(WalkGapSheet.amount(gap.wanted, outcome.outcome)),
                StreetTables.place(verdict.position(at: gap.from)),
                StreetTables.place(verdict.position(at: gap.to)),
            ]
            return DocumentTable.Row(self.cells(of: verdict) + cells)
        }
    }

    /// `30.1000000, 104.2000000`, so that a narrow column breaks it between the two.
    private static func place(_ position: Position?) -> TableCell {
        guard let position else { return .text("—") }
        return .text(
            [position.latitude, position.longitude].map(Position.degrees).joined(separator: ", ")
        )
    }

    private var street: [DocumentTable.Column] {
        namesStreets ? [.init(WalkPhrase.street())] : []
    }

    private func cells(of verdict: StreetVerdict) -> [TableCell] {
        guard namesStreets else { return [] }
        return [.text("\(verdict.walks.street.id) \(verdict.walks.street.name)")]
    }

    /// Of adverts on hoardings, one row a rule about shares; `nil` where no rule has areas.
    var shares: DocumentTable? {
        let rows = outcomes.compactMap(shareRow)
        guard !rows.isEmpty else { return nil }
        return DocumentTable(
            WalkPaperPhrase.shares(),
            street + [
                .init(WalkPhrase.rule()), .init(WalkPhrase.side(), .id),
                .init(WalkPhrase.totalArea(), .number), .init(WalkPhrase.advertArea(), .number),
                .init(WalkPaperPhrase.share(), .number), .init(WalkPhrase.verdict(), .id),
            ],
            rows,
            nothing: PaperPhrase.nothing()
        )
    }

    private func shareRow(_ found: Found) -> DocumentTable.Row? {
        let (verdict, outcome) = found
        guard let areas = outcome.outcome.areas, areas.total > 0 else { return nil }
        let cells: [TableCell] = [
            .text(WalkCheckSheet.name(outcome)), .id(WalkSidePhrase(outcome.outcome.sides)()),
            .text(JudgementText.decimal(areas.total, over: 10_000)),
            .text(JudgementText.decimal(areas.advert, over: 10_000)),
            .rate(part: areas.advert, whole: areas.total),
            .id(WalkVerdictPhrase(outcome.outcome.verdict)()),
        ]
        return DocumentTable.Row(self.cells(of: verdict) + cells)
    }
}
