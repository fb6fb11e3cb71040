import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// All that a report of a round says, as the questions of `assessment`, `rank` and `walk` answer
/// it.
struct AssessmentReading {
    let basis: RoundBasis
    /// All rows as one.
    let all: Assessment
    let units: Assessment
    /// What the rules of spacing come to on the dates of the round.
    let streets: [StreetVerdict]
    let points: [Point]

    init(_ basis: RoundBasis) throws {
        self.basis = basis
        let desk = basis.desk
        all = try desk.assessment(of: basis.round, by: nil)
        units = try desk.assessment(of: basis.round, by: .unit)
        streets = try desk.ledger.streetVerdicts(in: basis.round.dates, desk.books)
        let tested = Set(
            (all.sheet.rows.first?.items ?? []).flatMap(\.places).filter(\.sum.isLookedAt)
                .map(\.point)
        )
        points = desk.books.gazetteer.points(on: basis.round.dates.upperBound)
            .filter { tested.contains($0.id) }
    }

    var round: AssessmentRound { basis.round }
    var scheme: Scheme { all.scheme }
    var offices: Assessment { basis.assessment }
    var names: TallyNames { basis.desk.names(of: round) }
    var draws: [(number: Int, draw: DrawClaim)] { basis.desk.shelf.draws(of: round) }
    var appeals: [AssessmentShelf.AppealCase] { basis.desk.shelf.appeals(of: round) }

    /// The row of all; `nil` where the round has no items.
    var total: RowScore? { all.sheet.rows.first }

    /// The score of a row as it is shown; a dash where nothing was tested.
    func score(_ row: RowScore) -> String {
        row.isTested ? row.score.text(scheme.decimals) : "—"
    }

    /// Who made the round, in its last wording.
    var order: AssessmentShelf.Saying? { basis.desk.shelf.saying(round.record, "round") }

    /// Points that the draws of the round gave.
    var drawn: Set<String> {
        Set(draws.filter { $0.draw.pool == .points }.flatMap(\.draw.drawn))
    }

    var walkSheet: WalkCheckSheet {
        let setting = basis.desk.books.gazetteer
            .setting(WalkSetting.self, on: round.dates.upperBound)
        return WalkCheckSheet(streets, dates: round.dates, setting: setting ?? .standard)
    }

    /// The number of the part to which an item belongs.
    func part(of item: Int) -> Int {
        let id = scheme.items[item].part
        return scheme.parts.firstIndex { $0.id == id } ?? 0
    }
}
