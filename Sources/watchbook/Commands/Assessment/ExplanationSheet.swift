import CentralLedger
import Inspection
import Journaling
import Reports

/// "Why is our street last?" as one page, CSV and JSON.
///
/// The parts of a gap are rounded so that what is printed adds up to what is printed.
struct ExplanationSheet {
    let explanation: RankExplanation
    private let names: TallyNames

    init(_ explanation: RankExplanation, names: TallyNames) {
        self.explanation = explanation
        self.names = names
    }

    /// What stands in one line: a place, a mix, a value or a bonus.
    struct Line {
        let cause: GapSplit.Cause
        let lost: Marks
        var toAbove: Marks?
        var toMean: Marks?
    }

    var decimals: Int { explanation.assessment.scheme.decimals }
    var row: RowScore { explanation.place.row }
    private var dimension: TallyDimension { explanation.assessment.dimension ?? .office }

    /// One line for each cause of either gap, with their parts, printed so that they add up; none
    /// for a row that was not tested.
    var parts: [Line] {
        guard row.isTested else { return [] }
        let toAbove = rounded(explanation.gapToAbove, explanation.above?.row.score)
        let toMean = rounded(explanation.gapToMean, explanation.mean)
        // What was lost and given stands there too where no gap comes from it.
        let own = GapSplit(row, against: []).parts.filter { $0.lost != .zero }
        let causes =
            (explanation.gapToMean?.parts ?? []) + (explanation.gapToAbove?.parts ?? []) + own
        var seen: Set<GapSplit.Cause> = []
        let unique = causes.filter { seen.insert($0.cause).inserted }
        let lost = Marks.apportioned(
            unique.map(\.lost),
            to: decimals,
            adding: Marks.hundred - shown(row.score)
        )
        return zip(unique, lost).map { part, lost in
            Line(
                cause: part.cause,
                lost: lost,
                toAbove: toAbove[part.cause],
                toMean: toMean[part.cause]
            )
        }
        .sorted { ($0.toAbove ?? $0.toMean ?? .zero) > ($1.toAbove ?? $1.toMean ?? .zero) }
    }

    func shown(_ marks: Marks) -> Marks { marks.rounded(to: decimals) }

    /// The score as it is shown; a dash where nothing was tested.
    func score(_ row: RowScore) -> String { row.isTested ? row.score.text(decimals) : "—" }

    /// What became of the score since the round before, and how much of that by items that can be
    /// compared where not all can; a dash where either has none.
    func change(since before: RowScore) -> String {
        guard explanation.isBeforeComparable else { return AssessmentPhrase.incomparable() }
        guard row.isTested, before.isTested else { return "—" }
        let all = ExplanationSheet.signed(shown(row.score) - shown(before.score), decimals)
        guard !incomparableItems(before).isEmpty else { return all }
        return ExplainPhrase.partly(
            all,
            ExplanationSheet.signed(shown(comparableChange(before)), decimals)
        )
    }

    /// The items of either round that cannot be compared, as their clauses changed, in the order
    /// of the scheme.
    func incomparableItems(_ before: RowScore) -> [String] {
        guard explanation.isBeforeComparable, row.isTested, before.isTested else { return [] }
        let counted = (row.items + before.items).filter(\.state.counts).map(\.id)
        return explanation.assessment.scheme.items.map(\.id).filter {
            explanation.changedItems.contains($0) && counted.contains($0)
        }
    }

    /// The change of the score without what comes from items that cannot be compared.
    private func comparableChange(_ before: RowScore) -> Marks {
        func part(_ row: RowScore) -> Marks {
            row.score
                + row.items.filter { explanation.changedItems.contains($0.id) }.map(\.lost).sum
        }
        return part(row) - part(before)
    }

    /// The parts of a gap as they are printed: they add up to the gap between the printed scores.
    private func rounded(_ split: GapSplit?, _ score: Marks?) -> [GapSplit.Cause: Marks] {
        guard let split, let score else { return [:] }
        let parts = Marks.apportioned(
            split.parts.map(\.gap),
            to: decimals,
            adding: shown(score) - shown(row.score)
        )
        return Dictionary(zip(split.parts.map(\.cause), parts)) { first, _ in first }
    }

    func failures(_ cause: GapSplit.Cause) -> [RankExplanation.Failure] {
        guard case .place(let item, let point) = cause else { return [] }
        return explanation.failures.filter {
            explanation.assessment.scheme.items[$0.item].id == item && $0.point == point
        }
    }

    private func appeal(_ cause: GapSplit.Cause) -> AssessmentShelf.AppealCase? {
        guard case .place(let item, let point) = cause else { return nil }
        return explanation.appeals.first { $0.appeal.item == item && $0.appeal.point == point }
    }

    /// Where a line stands, in two words: item and point.
    func place(_ cause: GapSplit.Cause) -> (item: String, point: String) {
        switch cause {
        case .place(let item, let point): (item, point)
        case .value(let item): (item, ExplainPhrase.value())
        case .mix(let item): (item, ExplainPhrase.mix())
        case .bonus(let id): (id, ExplainPhrase.bonus())
        }
    }

    /// Names of those who answer; nobody 未归属 is named too.
    func answering(
        _ cause: GapSplit.Cause,
        _ name: (String) -> String = { $0 }
    ) -> String {
        let isNobody = failures(cause).contains(where: \.units.isEmpty)
        return (units(cause).map(name) + (isNobody ? [TallyPhrase.nobody()] : []))
            .joined(separator: " ")
    }

    private func units(_ cause: GapSplit.Cause) -> [String] {
        var units: [String] = []
        for unit in failures(cause).flatMap(\.units) where !units.contains(unit) {
            units.append(unit)
        }
        return units
    }

    static func signed(_ marks: Marks?, _ decimals: Int) -> String {
        guard let marks else { return "" }
        let text = marks.text(decimals)
        return marks > .zero ? "+" + text : text
    }
}

extension ExplanationSheet: Printable {
    func lines(width: Int) -> [String] {
        head + (row.isTested ? table.lines(width: width) : []) + foot
    }

    private var head: [String] {
        let place = explanation.place
        let name = names.name(of: row.id, dimension)
        let rank =
            place.rank.map { ExplainPhrase.ranked(String($0), String(others)) }
            ?? (place.state == .tooSmall ? RankPhrase.tooSmall() : RankPhrase.untested())
        var lines = [
            ExplainPhrase.title(
                [row.id, name].compactMap { $0 }.joined(separator: " "),
                explanation.assessment.round.name ?? explanation.assessment.round.id,
                score(row),
                rank
            )
        ]
        if let mean = explanation.mean {
            lines.append(
                row.isTested
                    ? ExplainPhrase.toMean(
                        mean.text(decimals),
                        ExplanationSheet.signed(shown(mean) - shown(row.score), decimals)
                    ) : ExplainPhrase.mean(mean.text(decimals))
            )
        }
        if let above = explanation.above, let missing = explanation.missing {
            let aboveName = names.name(of: above.row.id, dimension)
            lines.append(
                ExplainPhrase.toAbove(
                    [above.row.id, aboveName].compactMap { $0 }.joined(separator: " "),
                    above.row.score.text(decimals),
                    missing.text(decimals)
                )
            )
        }
        return lines
    }

    /// How many are ranked in its class.
    var others: Int { explanation.assessment.ranks.ranked(in: row.group).count }

    private var table: TextTable {
        var table = TextTable([
            .init(AssessmentPhrase.item(), .id), .init(TallyPhrase.point(), .id),
            .init(ExplainPhrase.lost(), .number), .init(ExplainPhrase.aboveGap(), .number),
            .init(ExplainPhrase.meanGap(), .number), .init(RankPhrase.failedOf(), .number),
            .init(TallyPhrase.unit()), .init(ExplainPhrase.photos(), .number), .init(""),
        ])
        for line in parts {
            let (item, point) = place(line.cause)
            let sum = placeScore(line.cause)?.sum
            let found = failures(line.cause)
            table.add([
                item, point, line.lost.text(decimals),
                ExplanationSheet.signed(line.toAbove, decimals),
                ExplanationSheet.signed(line.toMean, decimals),
                sum.map { "\($0.failed)/\($0.judged)" } ?? "",
                answering(line.cause) { names.name(of: $0, .unit) ?? $0 },
                found.isEmpty ? "" : String(Set(found.flatMap(\.photos)).count),
                marks(line.cause),
            ])
        }
        let all = parts
        table.add([
            TallyPhrase.total(), "", all.map(\.lost).sum.text(decimals),
            explanation.gapToAbove == nil
                ? "" : ExplanationSheet.signed(all.compactMap(\.toAbove).sum, decimals),
            explanation.gapToMean == nil
                ? "" : ExplanationSheet.signed(all.compactMap(\.toMean).sum, decimals),
        ])
        return table
    }

    func placeScore(_ cause: GapSplit.Cause) -> PlaceScore? {
        guard case .place(let id, let point) = cause else { return nil }
        return row.items.first { $0.id == id }?.places.first { $0.point == point }
    }

    func marks(_ cause: GapSplit.Cause) -> String {
        var marks: [String] = []
        if failures(cause).contains(where: \.isDisputed) { marks.append(ExplainPhrase.disputed()) }
        if let appeal = appeal(cause) {
            marks.append(
                appeal.ruling.map { AssessmentWord($0.verdict)() } ?? ExplainPhrase.appealed()
            )
        }
        return marks.joined(separator: " ")
    }

    private var foot: [String] {
        var lines: [String] = []
        let mix = parts.filter { line in
            if case .mix = line.cause { true } else { false }
        }
        if explanation.gapToAbove != nil {
            lines.append(
                ExplainPhrase.mixSum(
                    ExplanationSheet.signed(mix.compactMap(\.toAbove).sum, decimals)
                )
            )
        }
        if row.isTested {
            lines.append(
                ExplainPhrase.doubts(
                    explanation.disputed.text(decimals),
                    explanation.underAppeal.text(decimals)
                )
            )
        }
        if let before = explanation.before {
            lines.append(
                ExplainPhrase.before(
                    score(before.row),
                    before.rank.map(String.init) ?? "—",
                    change(since: before.row),
                    changes(before.row).joined(separator: "; ")
                )
            )
        }
        return lines
    }

    /// The items that cost more or less than the round before, the greatest change first, and
    /// those that cannot be compared.
    private func changes(_ before: RowScore) -> [String] {
        let changed = itemChanges(before).filter { $0.change.rounded(to: decimals) != .zero }
        return changed.prefix(5).map {
            "\($0.id) \(ExplanationSheet.signed($0.change.rounded(to: decimals), decimals))"
        } + incomparableItems(before).map { "\($0) \(AssessmentPhrase.incomparable())" }
    }

    /// Of the items that can be compared.
    func itemChanges(_ before: RowScore) -> [(id: String, change: Marks)] {
        guard explanation.isBeforeComparable, row.isTested, before.isTested else { return [] }
        return row.items.filter { !explanation.changedItems.contains($0.id) }.compactMap { item in
            before.items.first { $0.id == item.id }.map { (item.id, $0.lost - item.lost) }
        }
        .sorted { abs($0.change.millionths) > abs($1.change.millionths) }
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                AssessmentPhrase.item(), TallyPhrase.point(), ExplainPhrase.lost(),
                ExplainPhrase.aboveGap(), ExplainPhrase.meanGap(), TallyPhrase.failed(),
                RankPhrase.judged(), TallyPhrase.unit(), ExplainPhrase.photos(),
                TallyPhrase.entries(), RankPhrase.note(),
            ],
            parts.map { line in
                let (item, point) = place(line.cause)
                let found = failures(line.cause)
                let sum = placeScore(line.cause)?.sum
                return [
                    .id(item), .id(point), .text(line.lost.text(decimals)),
                    .text(line.toAbove?.text(decimals) ?? ""),
                    .text(line.toMean?.text(decimals) ?? ""),
                    sum.map { .number($0.failed) } ?? .empty,
                    sum.map { .number($0.judged) } ?? .empty,
                    .text(answering(line.cause)),
                    .text(found.flatMap(\.photos).map(\.hex).joined(separator: " ")),
                    .text(
                        found.flatMap(\.entries).map(\.statement.digest.hex)
                            .joined(separator: " ")
                    ),
                    .text(marks(line.cause)),
                ]
            }
        )
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "row": .text(row.id), "round": .text(explanation.assessment.round.record),
            "lost": .list(row.isTested ? row.items.flatMap(lost) : []),
            "bonus_millionths": .object(
                Dictionary(row.bonus.map { ($0.id, .integer($0.marks.millionths)) }) { $1 }
            ),
            "disputed_millionths": .integer(explanation.disputed.millionths),
            "under_appeal_millionths": .integer(explanation.underAppeal.millionths),
        ]
        if row.isTested { members["score_millionths"] = .integer(row.score.millionths) }
        members["rank"] = explanation.place.rank.map { .integer(Int64($0)) }
        members["mean_millionths"] = explanation.mean.map { .integer($0.millionths) }
        members["missing"] = explanation.missing.map { .text($0.text(decimals)) }
        if let above = explanation.above {
            members["above"] = [
                "row": .text(above.row.id),
                "score_millionths": .integer(above.row.score.millionths),
            ]
        }
        members["gap_to_above"] = explanation.gapToAbove.map(json)
        members["gap_to_mean"] = explanation.gapToMean.map(json)
        if let before = explanation.before {
            var said: [String: JSONValue] = [
                "comparable": .bool(explanation.isBeforeComparable),
                "items": .object(
                    Dictionary(
                        itemChanges(before.row).map { ($0.id, .integer($0.change.millionths)) }
                    ) { first, _ in first }
                ),
            ]
            let incomparable = incomparableItems(before.row)
            if !incomparable.isEmpty {
                said["not_comparable"] = .list(incomparable.map(JSONValue.text))
                said["comparable_change_millionths"] = .integer(
                    comparableChange(before.row).millionths
                )
            }
            if before.row.isTested {
                said["score_millionths"] = .integer(before.row.score.millionths)
            }
            said["rank"] = before.rank.map { .integer(Int64($0)) }
            members["before"] = .object(said)
        }
        return .object(members)
    }

    private func lost(_ item: ItemScore) -> [JSONValue] {
        item.places.filter { $0.lost != .zero }.map { place in
            let cause = GapSplit.Cause.place(item: item.id, point: place.point)
            let found = failures(cause)
            var members: [String: JSONValue] = [
                "item": .text(item.id), "point": .text(place.point),
                "lost_millionths": .integer(place.lost.millionths),
                "failed": .integer(place.sum.failed), "judged": .integer(place.sum.judged),
                "units": .list(units(cause).map(JSONValue.text)),
                "photos": .list(found.flatMap(\.photos).map { .text($0.hex) }),
                "entries": .list(found.flatMap(\.entries).map { .text($0.statement.digest.hex) }),
                "disputed": .bool(found.contains(where: \.isDisputed)),
            ]
            if let appeal = appeal(cause) {
                members["appeal"] = .text(appeal.id)
                members["ruling"] = appeal.ruling.map { .text($0.verdict.rawValue) }
            }
            return .object(members)
        }
    }

    private func json(_ split: GapSplit) -> JSONValue {
        [
            "millionths": .integer(split.gap.millionths),
            "parts": .list(
                split.parts.map { part in
                    let (kind, item, point): (JSONValue, String, String) =
                        switch part.cause {
                        case .place(let item, let point): ("place", item, point)
                        case .value(let item): ("value", item, "")
                        case .mix(let item): ("mix", item, "")
                        case .bonus(let id): ("bonus", id, "")
                        }
                    return [
                        "kind": kind, "item": .text(item), "point": .text(point),
                        "lost_millionths": .integer(part.lost.millionths),
                        "gap_millionths": .integer(part.gap.millionths),
                    ]
                }
            ),
        ]
    }
}
